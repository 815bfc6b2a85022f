"""Slots as the platform finds them in its database: every recorded case, and what no case records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.data_file.fill import fill
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.rules.availability import LieuAvailability, search
from kiosk.platform_server.rules.reference import Reference, load_reference
from kiosk.platform_server.values.instants import iso, seconds
from kiosk.platform_server.values.like import OWN
from tests.platform_server.small_platform import NOW, small_platform


@contextmanager
def filled(folder: Path, data: dict[str, Any], now: int) -> Iterator[tuple[Connection, Reference]]:
    """A database that holds ``data``."""
    database = Database(f"sqlite:///{folder}/platform.sqlite")
    try:
        database.create()
        with database.write() as connection:
            fill(connection, data_file.read_data_file(data), now, lambda _password: "")
        with database.read() as connection:
            yield connection, load_reference(connection, OWN, "http://platform")
    finally:
        database.close()
        for path in folder.iterdir():
            path.unlink()


def moment(text: str) -> int:
    return seconds(datetime.fromisoformat(text))


def asked(
    case: dict[str, Any], query: dict[str, Any], connection: Connection, reference: Reference
) -> list[LieuAvailability]:
    data = case["data"]
    ids = {name: {x["key"]: x["id"] for x in data[name]} for name in ("motifs", "lieux", "agents", "teams")}
    agents = {ids["agents"][key] for key in query["agents"] or ()}
    teams = {ids["teams"][key] for key in query.get("teams") or ()}
    agents |= {a.id for a in reference.agents.values() if not a.team_ids.isdisjoint(teams)}
    return search(
        connection,
        reference,
        reference.motifs[ids["motifs"][query["motif"]]],
        date.fromisoformat(query["from"]),
        query["days"],
        moment(case["now"]),
        lieu_ids=[ids["lieux"][key] for key in query["lieux"] or ()] or None,
        agent_ids=agents or None,
    )


def expected(query: dict[str, Any], agents: dict[str, int]) -> list[list[tuple[int, int, int]]]:
    """The slots recorded, and the better ones where there are."""
    variants = [query["slots"], *([query["better_slots"]] if "better_slots" in query else [])]
    return [
        sorted((moment(s["starts_at"]), agents[s["agent"]], moment(s["ends_at"])) for s in slots) for slots in variants
    ]


@pytest.mark.timeout(300)
def test_every_recorded_case(shared: Path, tmp_path: Path) -> None:
    counted = 0
    different: list[str] = []
    for path in sorted((shared / "contract" / "golden" / "slots" / "cases").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        agents = {a["key"]: a["id"] for a in case["data"]["agents"]}
        with filled(tmp_path, case["data"], moment(case["now"])) as (connection, reference):
            for query in case["queries"]:
                if "deviation" in query and "better_slots" not in query:
                    continue
                counted += 1
                found = asked(case, query, connection, reference)
                slots = sorted(s[:3] for lieu in found for s in lieu.creneaux)
                if slots not in expected(query, agents):
                    different.append(f"{path.stem}: {query['motif']} {query['from']}")
                if "next_availability" in query and "better_next_availability" not in query:
                    nearest = min((x.next_availability.starts_at for x in found if x.next_availability), default=None)
                    want = query["next_availability"] and moment(query["next_availability"]["starts_at"])
                    if nearest != want:
                        different.append(f"{path.stem}: {query['motif']} {query['from']} next")
    assert not different
    assert counted > 1400


def consultations(tmp_path: Path, data: dict[str, Any], first: str, days: int = 7, motif: int = 1) -> list[str]:
    """The slots of a motif of the small platform, in short."""
    now = moment(NOW)
    with filled(tmp_path, data, now) as (connection, reference):
        found = search(connection, reference, reference.motifs[motif], date.fromisoformat(first), days, now)
        return [str(iso(s.starts_at, "Europe/Paris"))[5:16] for lieu in found for s in lieu.creneaux]


THURSDAY = ["11-26T09:00", "11-26T09:30", "11-26T10:00", "11-26T10:30", "11-26T11:00", "11-26T11:30"]


def test_a_closed_lieu_is_left_out(tmp_path: Path) -> None:
    data = small_platform()
    assert consultations(tmp_path, data, "2026-11-26", 1) == THURSDAY
    data["lieux"][0]["availability"] = "disabled"
    assert consultations(tmp_path, data, "2026-11-26", 1) == []


def test_an_agent_who_left_receives_nobody(tmp_path: Path) -> None:
    data = small_platform()
    data["agents"][3]["deleted_at"] = "2026-11-20T09:00:00+01:00"
    assert consultations(tmp_path, data, "2026-11-26", 1) == []


def test_a_rdv_of_another_organisation_holds_its_agent(tmp_path: Path) -> None:
    data = small_platform()
    elsewhere = next(r for r in data["rdvs"] if r["key"] == "sud")
    data["rdvs"].append(
        {**elsewhere, "key": "deux", "id": 20, "starts_at": "2026-11-26T09:10:00+01:00", "agents": ["nurse"]}
    )
    assert consultations(tmp_path, data, "2026-11-26", 1) == [
        f"11-26T{h}" for h in ("09:40", "10:10", "10:40", "11:10")
    ]


def test_holidays_are_those_of_the_territory(tmp_path: Path) -> None:
    # 10 June 2027, a Thursday, is a holiday in Guyane only.
    data = small_platform()
    assert len(consultations(tmp_path, data, "2027-06-10", 1)) == 6
    data["territories"][0]["holiday_zone"] = "Guyane"
    assert consultations(tmp_path, data, "2027-06-10", 1) == []


def test_where_people_come_every_day_no_day_is_cut_out(tmp_path: Path) -> None:
    # 11 November 2027 is a Thursday too.
    data = small_platform()
    assert consultations(tmp_path, data, "2027-11-11", 1) == []
    data["territories"][0]["holiday_zone"] = "aucun"
    assert len(consultations(tmp_path, data, "2027-11-11", 1)) == 6


def test_the_search_stops_six_months_ahead(tmp_path: Path) -> None:
    # 23 May 2027 is the last day; the Monday and the Friday around it tell.
    now = moment(NOW)
    for first_day, found_at in (("2027-05-21", True), ("2027-05-24", False)):
        data = small_platform()
        data["plage_ouvertures"][0] |= {"first_day": first_day, "recurrence": None}
        with filled(tmp_path, data, now) as (connection, reference):
            (centre,) = search(connection, reference, reference.motifs[1], date(2026, 11, 23), 7, now)
            assert centre.creneaux == []
            assert (centre.next_availability is not None) is found_at


def test_a_day_long_past_leads_to_the_first_slot_from_now_on(tmp_path: Path) -> None:
    now = moment(NOW)
    with filled(tmp_path, small_platform(), now) as (connection, reference):
        (centre,) = search(connection, reference, reference.motifs[1], date(2025, 1, 6), 31, now)
        assert centre.creneaux == []
        assert centre.next_availability is not None
        assert iso(centre.next_availability.starts_at, "Europe/Paris") == "2026-11-23T11:00:00+01:00"
