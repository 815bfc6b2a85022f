"""The territory holds together: counts, references, people, openings."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
import time as time_module
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import holidays
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.clock import PARIS
from kiosk.platform_server.data.demo import ACCOUNTS, build_demo
from tests.platform_server.demo.shape import DATA_FILE
from tests.platform_server.demo.view import MONDAY, Rdv, Territory, occurrences, territory


def test_counts_of_the_normal_scale() -> None:
    data = territory(MONDAY).data
    counts = {table: len(data[table]) for table in ("territories", "organisations", "lieux", "services", "agents")}
    assert counts == {"territories": 1, "organisations": 3, "lieux": 4, "services": 5, "agents": 21}
    assert len(data["motifs"]) == 46
    assert len(data["users"]) == 3000
    assert Counter(lieu["organisation"] for lieu in data["lieux"]) == {"mds": 2, "mairie": 1, "vieux-moulin": 1}


def test_organisations_share_motifs_so_that_a_search_can_be_widened(place: Territory) -> None:
    by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
    for motif in place.data["motifs"]:
        by_name[motif["service"], motif["name"]].add(motif["organisation"])
    shared = {name for (_, name), places in by_name.items() if places == {"mds", "vieux-moulin"}}
    assert {"Accès aux droits", "Premier rendez-vous assistante sociale", "Vaccination"} <= shared
    open_to_others = {
        plage["organisation"]
        for plage in place.data["plage_ouvertures"]
        for motif in plage["motifs"]
        if place.by_key("motifs")[motif]["bookable_by"] != "agents"
    }
    assert "vieux-moulin" in open_to_others


def test_counts_of_the_large_scale() -> None:
    data = territory(MONDAY, "large").data
    assert len(data["users"]) == 100_000
    assert len(data["agents"]) == 63
    emails = [user["email"] for user in data["users"] if user["email"]]
    assert len(emails) == len(set(emails))
    assert _overlaps(territory(MONDAY, "large").rdvs) == [(date(2026, 11, 23), "morvan")]
    assert {agent["key"] for agent in data["agents"]} > {agent["key"] for agent in territory(MONDAY).data["agents"]}


def test_the_normal_scale_is_quick_to_make() -> None:
    begun = time_module.process_time()
    build_demo(datetime(2027, 1, 12, 10, 20, tzinfo=PARIS))
    assert time_module.process_time() - begun < 1.5


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="huge"):
        build_demo(datetime(2026, 11, 23, 10, 20, tzinfo=PARIS), "huge")


def test_it_has_the_shape_of_a_data_file(place: Territory) -> None:
    jsonschema.Draft202012Validator(DATA_FILE).validate(place.data)


def test_all_roles_and_all_kinds_of_motifs_are_there() -> None:
    data = territory(MONDAY).data
    roles = {role for agent in data["agents"] for role in agent["roles"].values()}
    assert roles == {"basic", "admin", "intervenant"}
    assert any(agent["agent_accueil"] for agent in data["agents"])
    assert any(agent["territorial_admin"] for agent in data["agents"])
    motifs = data["motifs"]
    assert {m["location_type"] for m in motifs} == {"public_office", "phone", "home", "visio"}
    assert {m["visibility_type"] for m in motifs} == {"visible_and_notified", "visible_and_not_notified", "invisible"}
    for mark in (
        "collectif",
        "follow_up",
        "for_secretariat",
        "instruction_for_rdv",
        "restriction_for_rdv",
        "deleted_at",
    ):
        assert {bool(m[mark]) for m in motifs} == {True, False}, mark
    assert len({m["color"] for m in motifs}) == len(motifs)
    assert len({m["default_duration_in_min"] for m in motifs}) >= 6


def test_accounts_can_sign_in() -> None:
    agents = {agent["email"]: agent for agent in territory(MONDAY).data["agents"]}
    for _, email, password in ACCOUNTS:
        assert email.endswith(".test")
        assert agents[email]["password"] == password
        assert len(password) >= 12
    found = [agents[email] for _, email, _ in ACCOUNTS]
    assert found[0]["agent_accueil"]
    assert found[1]["agent_accueil"]
    assert found[0] != found[1]
    assert found[2]["roles"] == {"mds": "basic"}
    assert not found[2]["agent_accueil"]
    assert found[3]["roles"] == {"mds": "admin"}
    assert found[4]["territorial_admin"] == ["ormeval"]
    for agent in agents.values():
        assert (agent["email"] is None) == ("intervenant" in agent["roles"].values()) == (agent["password"] is None)


def test_every_reference_names_something(place: Territory) -> None:
    data = place.data
    keys: dict[str, set[str]] = {}
    for table, entries in data.items():
        if isinstance(entries, list):
            keys[table] = {entry["key"] for entry in entries}
            assert len(keys[table]) == len(entries), f"a key comes twice in {table}"
    for table, name, target in _references(data):
        assert name in keys[target], f"{table}: no {target} {name!r}"


def _references(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    one = {
        "territory": "territories",
        "organisation": "organisations",
        "service": "services",
        "agent": "agents",
        "lieu": "lieux",
        "motif": "motifs",
        "responsible": "users",
        "created_by": "agents",
        "user": "users",
    }
    many = {
        "territorial_admin": "territories",
        "services": "services",
        "teams": "teams",
        "organisations": "organisations",
        "motifs": "motifs",
        "referents": "agents",
        "agents": "agents",
        "roles": "organisations",
    }
    for table, entries in data.items():
        for entry in entries if isinstance(entries, list) else ():
            for item in [entry, *entry.get("participations", ())]:
                yield from ((table, item[f], target) for f, target in one.items() if item.get(f))
                yield from ((table, name, target) for f, target in many.items() for name in item.get(f, ()))


def test_rdvs_belong_where_their_motif_lieu_agents_and_usagers_do(place: Territory) -> None:
    lieux, agents = place.by_key("lieux"), place.by_key("agents")
    for rdv in place.rdvs:
        organisation = rdv.json["organisation"]
        assert rdv.motif["organisation"] == organisation
        assert (rdv.json["lieu"] is None) == (rdv.motif["location_type"] != "public_office")
        assert rdv.json["lieu"] is None or lieux[rdv.json["lieu"]]["organisation"] == organisation
        assert all(organisation in agents[key]["roles"] for key in rdv.json["agents"])
        assert all(organisation in user["organisations"] for user in rdv.usagers), rdv.names
        assert len({user["key"] for user in rdv.usagers}) == len(rdv.usagers)
        assert (rdv.json["max_participants_count"] or 99) >= len(rdv.usagers)


def test_agents_never_overlap_themselves_but_for_the_one_on_purpose(place: Territory) -> None:
    assert [day for day, _ in _overlaps(place.rdvs)] == [place.now.date()]
    assert [who for _, who in _overlaps(place.rdvs)] == ["morvan"]


def _overlaps(rdvs: tuple[Rdv, ...]) -> list[tuple[date, str]]:
    busy: dict[str, list[Rdv]] = defaultdict(list)
    for rdv in rdvs:
        for agent in rdv.json["agents"]:
            busy[agent].append(rdv)
    found = []
    for agent, theirs in busy.items():
        theirs.sort(key=lambda rdv: rdv.starts_at)
        found += [
            (after.starts_at.date(), agent)
            for before, after in itertools.pairwise(theirs)
            if after.starts_at < before.ends_at
        ]
    return found


def test_usagers_are_never_in_two_places(place: Territory) -> None:
    seen = Counter((user["key"], rdv.starts_at.date()) for rdv in place.rdvs for user in rdv.usagers)
    assert max(seen.values()) == 1


def test_a_day_has_as_many_rdvs_as_a_site_has_and_none_when_it_is_closed(place: Territory) -> None:
    today = place.now.date()
    per_day = Counter(rdv.starts_at.date() for rdv in place.rdvs)
    closed = holidays.country_holidays("FR", years=range(today.year - 1, today.year + 2))
    assert 55 <= len(place.today("centre")) <= 65
    first, last = min(per_day), max(per_day)
    assert 57 <= (today - first).days <= 62
    assert 57 <= (last - today).days <= 62
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if day == today:
            continue
        if day.weekday() >= 5 or day in closed:
            assert day not in per_day, day
        else:
            assert 40 <= per_day[day] <= 50, day


def test_rdvs_stand_in_the_opening_hours_of_one_of_their_agents(place: Territory) -> None:
    openings: dict[tuple[str, date], list[dict[str, Any]]] = defaultdict(list)
    last = max(rdv.starts_at for rdv in place.rdvs).date()
    kinds = Counter(plage["recurrence"] is None for plage in place.data["plage_ouvertures"])
    assert kinds[True] >= 2
    assert kinds[False] >= 40
    for plage in place.data["plage_ouvertures"]:
        for day in occurrences(plage, last):
            openings[plage["agent"], day].append(plage)
    for rdv in place.rdvs:
        if rdv.motif["collectif"]:
            continue
        day, start, end = rdv.starts_at.date(), f"{rdv.starts_at:%H:%M}", f"{rdv.ends_at:%H:%M}"
        assert any(
            plage["lieu"] == rdv.json["lieu"]
            and rdv.json["motif"] in plage["motifs"]
            and plage["start_time"] <= start
            and end <= plage["end_time"]
            for agent in rdv.json["agents"]
            for plage in openings[agent, day]
        ), (rdv.json["agents"], rdv.json["motif"], rdv.starts_at)


def test_openings_of_an_agent_do_not_overlap(place: Territory) -> None:
    today = place.now.date()
    spans: dict[tuple[str, date], list[tuple[str, str]]] = defaultdict(list)
    for plage in place.data["plage_ouvertures"]:
        assert plage["start_time"] < plage["end_time"]
        days = list(occurrences(plage, today + timedelta(days=60)))
        assert days[0] == date.fromisoformat(plage["first_day"])
        for day in days:
            spans[plage["agent"], day].append((plage["start_time"], plage["end_time"]))
    for (agent, day), theirs in spans.items():
        theirs.sort()
        for before, after in itertools.pairwise(theirs):
            assert before[1] <= after[0], (agent, day)


def test_nobody_receives_while_absent(place: Territory) -> None:
    today = place.now.date()
    spans: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for absence in place.data["absences"]:
        length = date.fromisoformat(absence["end_day"]) - date.fromisoformat(absence["first_day"])
        for day in occurrences(absence, today + timedelta(days=62)):
            start = datetime.combine(day, time.fromisoformat(absence["start_time"]), PARIS)
            end = datetime.combine(day + length, time.fromisoformat(absence["end_time"]), PARIS)
            assert start < end
            spans[absence["agent"]].append((start, end))
    assert {absence["recurrence"] is None for absence in place.data["absences"]} == {True, False}
    for rdv in place.rdvs:
        if set(rdv.statuses) == {"revoked"} and rdv.starts_at.date() == today:
            continue  # called away, and the service has cancelled
        for agent in rdv.json["agents"]:
            assert not any(a < rdv.ends_at and rdv.starts_at < b for a, b in spans[agent]), (agent, rdv.starts_at)
    assert any(a.date() <= today <= b.date() for theirs in spans.values() for a, b in theirs)


def test_texts_are_in_french_typography(place: Territory) -> None:
    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    for text in set(texts(place.data)):
        assert "'" not in text, text
        assert "!" not in text, text
        assert not re.search(r"[ ][:;?»]|«[ ]", text), text


_DIGEST = """
import hashlib, json, sys
from datetime import datetime
from kiosk.platform_server.data.demo import build_demo
data = build_demo(datetime.fromisoformat(sys.argv[1]))
print(hashlib.sha256(json.dumps(data).encode()).hexdigest())
"""


def test_the_same_instant_gives_the_same_data_in_any_process() -> None:
    here = hashlib.sha256(json.dumps(territory(MONDAY).data).encode()).hexdigest()
    # Sets of texts come in another order under each seed: nothing may hang on it.
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", _DIGEST, MONDAY],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == here


def test_the_hour_moves_statuses_only() -> None:
    moving = {"status", "waiting_since", "cancelled_at", "participations"}

    def still(data: dict[str, Any]) -> dict[str, Any]:
        rdvs = [
            {k: v for k, v in rdv.items() if k not in moving} | {"users": [p["user"] for p in rdv["participations"]]}
            for rdv in data["rdvs"]
        ]
        return {**data, "rdvs": rdvs}

    at_ten, at_night = territory(MONDAY), territory("2026-11-23T23:59")
    assert still(at_ten.data) == still(at_night.data)
    for before, after in zip(at_ten.rdvs, at_night.rdvs, strict=True):
        if before.starts_at.date() != at_ten.now.date():
            assert before.json == after.json


@given(day=st.dates(date(2022, 1, 1), date(2034, 12, 31)), minute=st.integers(0, 24 * 60 - 1))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_instant_will_do(day: date, minute: int) -> None:
    now = datetime.combine(day, time(minute // 60, minute % 60))
    place = territory(now.isoformat())
    assert len(place.data["users"]) == 3000
    assert len(_overlaps(place.rdvs)) == 1
    assert 55 <= len(place.today("centre")) <= 65
    assert all(user["birth_date"] < day.isoformat() for user in place.data["users"])
    for rdv in place.rdvs:
        assert rdv.waiting_since is None or rdv.waiting_since <= place.now
        assert rdv.starts_at.date() <= day or "seen" not in rdv.statuses


def test_a_naive_or_foreign_instant_is_read_in_paris() -> None:
    foreign = datetime.fromisoformat("2026-11-23T04:20:00-05:00")
    assert build_demo(foreign) == territory(MONDAY).data
    assert build_demo(datetime(2026, 11, 23, 10, 20)) == territory(MONDAY).data  # noqa: DTZ001
