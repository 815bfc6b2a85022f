"""GET organisations/{id}/creneaux: who may ask, how it is answered; the slots themselves against the recorded cases."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import ADMIN, ELSEWHERE, NURSE, SECRETARY, SOCIAL

SLOTS = "/api/desk/v1/organisations/1/creneaux"


@pytest.fixture
def desk(client: httpx.Client, sign_in: SignIn) -> httpx.Client:
    client.headers.update(sign_in(SECRETARY))
    return client


def slots(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    params = {"motif_id": 1, "from": "2026-11-23", **query}
    answer = client.get(SLOTS, params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["lieux"]
    return found


def times(lieu: dict[str, Any]) -> list[str]:
    return [slot["starts_at"][5:16] for slot in lieu["creneaux"]]


def test_slots_of_a_week_around_a_rdv(desk: httpx.Client) -> None:
    (centre,) = slots(desk)
    assert centre["lieu"]["name"] == "Centre"
    # Now is 10:20 and an RDV goes from 10:30 to 11:00.
    assert times(centre) == ["11-23T11:00", "11-23T11:30", *(f"11-26T{h}" for h in
                             ("09:00", "09:30", "10:00", "10:30", "11:00", "11:30"))]  # fmt: skip
    first = centre["creneaux"][0]
    assert first == centre["next_availability"]
    assert first["starts_at"] == "2026-11-23T11:00:00+01:00"
    assert first["ends_at"] == "2026-11-23T11:30:00+01:00"
    assert (first["agent"]["id"], first["lieu_id"]) == (4, 1)


def test_the_next_availability_is_looked_for_beyond_the_days_asked(desk: httpx.Client) -> None:
    (centre,) = slots(desk, **{"from": "2026-11-27", "days": 2})
    assert centre["creneaux"] == []
    assert centre["next_availability"]["starts_at"] == "2026-11-30T09:00:00+01:00"


def test_holidays_and_absences_leave_nothing(desk: httpx.Client) -> None:
    # Monday 17 May 2027 is Whit Monday.
    (centre,) = slots(desk, **{"from": "2027-05-17", "days": 1})
    assert centre["creneaux"] == []
    assert centre["next_availability"]["starts_at"] == "2027-05-20T09:00:00+02:00"


def test_limited_to_agents_teams_and_lieux(desk: httpx.Client) -> None:
    assert times(slots(desk, **{"agent_ids[]": [4]})[0]) == times(slots(desk, **{"team_ids[]": [1]})[0])
    assert slots(desk, **{"agent_ids[]": [5]}) == []
    # Sent empty, a filter is none.
    assert times(slots(desk, **{"agent_ids[]": [""], "lieu_ids[]": [""]})[0])
    assert times(slots(desk, **{"agent_ids[]": [5], "team_ids[]": [1]})[0])
    # A lieu that is asked for is answered, with nothing; one of another organisation is not.
    assert [lieu["lieu"]["id"] for lieu in slots(desk, **{"lieu_ids[]": [1, 2]})] == [1]
    (empty,) = slots(desk, motif_id=2, **{"lieu_ids[]": [1]})
    assert (empty["creneaux"], empty["next_availability"]) == ([], None)


def test_a_motif_without_lieu(desk: httpx.Client) -> None:
    (nowhere,) = slots(desk, motif_id=4)
    assert (nowhere["lieu"], nowhere["creneaux"], nowhere["next_availability"]) == (None, [], None)


def test_a_workshop_has_rdvs_with_seats_instead_of_slots(desk: httpx.Client) -> None:
    (centre,) = slots(desk, motif_id=3)
    assert centre["creneaux"] == []
    assert [rdv["id"] for rdv in centre["rdvs"]] == [4]
    assert centre["next_availability"]["rdv_id"] == 4
    assert slots(desk, motif_id=3, **{"from": "2026-11-24"}) == []


def test_throughout_the_territory(desk: httpx.Client) -> None:
    here, there = slots(desk, territory="true")
    assert here["organisation"]["id"] == 1
    assert (there["organisation"]["id"], there["motif_id"], there["lieu"]["id"]) == (2, 5, 2)
    slot = there["next_availability"]
    assert slot["starts_at"] == "2026-11-24T09:00:00+01:00"
    # An agent of elsewhere shows a name and nothing else.
    assert set(slot["agent"]) == {"id", "first_name", "last_name"}


def test_a_motif_of_elsewhere_when_it_is_open_to_prescribers(desk: httpx.Client) -> None:
    assert desk.get(SLOTS, params={"motif_id": 5}).status_code == 404
    found = slots(desk, motif_id=5, territory="true")
    assert [lieu["motif_id"] for lieu in found] == [5, 1]


def test_who_may_ask(client: httpx.Client, sign_in: SignIn) -> None:
    statuses = {}
    for email in (NURSE, ADMIN, SOCIAL, ELSEWHERE):
        answer = client.get(SLOTS, params={"motif_id": 1}, headers=sign_in(email))
        statuses[email] = answer.status_code
    assert statuses == {NURSE: 200, ADMIN: 200, SOCIAL: 404, ELSEWHERE: 403}
    assert client.get(SLOTS, params={"motif_id": 1}).status_code == 401


@pytest.mark.parametrize(
    "query",
    [{"from": "hier"}, {"from": "9999-12-31"}, {"from": "0001-01-01"}, {"days": 0}, {"days": 32}, {"days": "x"}],
)
def test_unreadable_ranges_are_refused(desk: httpx.Client, query: dict[str, Any]) -> None:
    answer = desk.get(SLOTS, params={"motif_id": 1, **query})
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == list(query)


@pytest.mark.parametrize("motif_id", ["", "x", "5", "99", "9" * 30])
def test_an_unknown_motif(desk: httpx.Client, motif_id: str) -> None:
    assert desk.get(SLOTS, params={"motif_id": motif_id}).status_code == 404


@pytest.mark.timeout(200)
def test_recorded_cases(shared: Path) -> None:
    """Over HTTP: a few of the cases; test_availability goes through all of them."""
    server = [sys.executable, "-m", "kiosk.platform_server", "serve"]
    command = [sys.executable, str(shared / "contract" / "golden" / "slots.py"), "--quiet", "--jobs", "2"]
    command += ["--server", f"{shlex.join(server)} --data {{data}} --now {{now}} --port {{port}}"]
    for cases in ("0*", "1*", "fuzz_1_1?"):
        command += ["--only", cases]
    done = subprocess.run(command, capture_output=True, text=True, timeout=190, check=False)
    found = re.search(r"slots: (\d+) of (\d+) queries match", done.stdout)
    assert found is not None, done.stdout + done.stderr
    assert found.group(1) == found.group(2), done.stdout
    assert int(found.group(2)) > 40
