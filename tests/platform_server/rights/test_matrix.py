"""Every role, every call, one's own organisation, another, another territory: ``matrix.txt`` holds what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.platform_server.running.platform import Options
from kiosk.platform_server.serving.routes import described, endpoints
from kiosk.platform_server.values.like import LIKES, OWN, Like
from tests.platform_server.rights.calls import SPECS, made
from tests.platform_server.rights.judge import judge, leaks
from tests.platform_server.rights.world import (
    BEARER,
    BY_LETTER,
    COLLEAGUES,
    INTERVENANT,
    OPEN,
    ORGANISATIONS,
    ROLES,
    World,
    opened,
)

_LETTERS = "".join(role.letter for role in ROLES)
_FAST = "xonf"
"""Those who may least: nobody, another service, another organisation, another territory. All of them: under soak."""


def _read(name: str) -> dict[str, dict[str, str]]:
    """By call and place, what each role is answered."""
    found: dict[str, dict[str, str]] = {}
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            call, *cells = line[:76].strip(), *line[76:].split("   ")
            outcomes = ["".join(cell.split()) for cell in cells]
            assert [len(one) for one in outcomes] == [len(ROLES)] * len(ORGANISATIONS), line
            found[call] = dict(zip(ORGANISATIONS, outcomes, strict=True))
    return found


MATRIX = _read("matrix.txt")
WITH_OPEN_FICHES = MATRIX | _read("open_fiches.txt")
# Where instances of the original answer otherwise than ours.
_FAULTS_THERE = {
    "GET /api/v1/organisations/{id}/motifs": {"3": "!"},  # an internal error of theirs
    "POST /api/v1/user_profiles <stale": {"9": "+"},  # nothing is locked there
}
_OF_CURRENT = {
    "GET /api/v1/auth/validate_token": {"+": "1"},  # no token headers there
    "DELETE /api/v1/auth/sign_out": {"+": "4"},
    "POST /api/v1/rdv_plans <email": {"2": "+"},  # the e-mail names nobody there
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with opened(tmp_path_factory.mktemp("rights"), OWN) as found:
        yield found


@pytest.fixture(scope="module")
def open_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with opened(tmp_path_factory.mktemp("open"), OWN, fiches_open=True) as found:
        yield found


@pytest.fixture(scope="module", params=LIKES)
def each_world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    like = replace(LIKES[request.param], calls_per_minute=None)
    with opened(tmp_path_factory.mktemp(request.param), like) as found:
        yield found


def _expected(world: World, name: str, place: str, letter: str) -> str:
    like = world.like
    served = {f"{e.method} {e.path}" for e in endpoints(Options(like=like))}
    apart = {f"GET /api/{of}/v1/organisations/{{id}}/changes" for of in ("desk", "site")}
    if name.partition(" <")[0] not in served | apart or (
        ("/api/desk/" in name or "/api/site/" in name) and not like.desk_api
    ):
        return "4"
    outcome = (WITH_OPEN_FICHES if world.fiches_open else MATRIX)[name][place][_LETTERS.index(letter)]
    if like.name != "own":
        outcome = _FAULTS_THERE.get(name, {}).get(outcome, outcome)
        if name.startswith("POST /api/v1/user_profiles") and place == "F" and outcome == "2":
            outcome = "3"  # there is somebody: told there as what is forbidden, here as nobody
    if not like.password_sign_in:
        outcome = _OF_CURRENT.get(name, {}).get(outcome, outcome)
    return outcome


def _is_the_original_s(like: Like, name: str, fault: str) -> bool:
    """Lists that replace what is out of sight too: known of it, and ours where it behaves so."""
    return like.name != "own" and "/users/{id} <shared" in name and fault.startswith(("user_profiles:", "referents:"))


def _wrong(world: World, name: str, letters: str) -> list[str]:
    wrong = []
    asked: set[str] = set()
    for place in ORGANISATIONS:
        same = str(made(world, name, place, 0))
        if same in asked:
            continue  # it is about no place
        asked.add(same)
        for letter in letters if place == "N" else letters.replace("x", ""):  # to nobody all places are one
            verdict = judge(world, BY_LETTER[letter], name, place)
            expected = _expected(world, name, place, letter)
            if verdict.outcome != expected:
                wrong.append(f"{place} {letter}: {verdict.outcome}, not {expected}")
            faults = [one for one in verdict.faults if not _is_the_original_s(world.like, name, one)]
            wrong += [f"{place} {letter}: {fault}" for fault in faults]
    return wrong


def test_every_call_has_its_line() -> None:
    """Where this fails: a call needs a spec in ``calls.py``, and a line in ``matrix.txt`` of who may make it."""
    served = {f"{endpoint.method} {endpoint.path}" for endpoint in described()}
    assert {name.partition(" <")[0] for name in MATRIX} == served
    assert list(MATRIX) == list(SPECS)


@pytest.mark.parametrize("name", MATRIX)
def test_nobody_does_what_is_not_theirs(world: World, name: str) -> None:
    assert not _wrong(world, name, _FAST)


@pytest.mark.parametrize("name", [name for name in MATRIX if MATRIX[name] != WITH_OPEN_FICHES[name]])
def test_where_fiches_are_open_to_a_territory_they_are_and_nothing_else_is(open_world: World, name: str) -> None:
    assert not _wrong(open_world, name, _FAST)


@pytest.mark.soak
@pytest.mark.parametrize("name", MATRIX)
def test_open_fiches_open_nothing_else(open_world: World, name: str) -> None:
    assert not _wrong(open_world, name, _LETTERS)


@pytest.mark.soak
@pytest.mark.parametrize("name", MATRIX)
def test_nobody_does_what_is_not_theirs_on_any_platform(each_world: World, name: str) -> None:
    assert not _wrong(each_world, name, _LETTERS)


@pytest.mark.soak
@pytest.mark.parametrize("name", [name for name in MATRIX if "/auth/" not in name and "/org" not in name[:12]])
def test_an_application_does_what_its_agent_does(world: World, name: str) -> None:
    for place in ORGANISATIONS:
        verdict = judge(world, BEARER, name, place)
        assert (verdict.outcome, verdict.faults) == (MATRIX[name][place][_LETTERS.index("d")], [])


def test_no_application_is_let_read_only(world: World) -> None:
    """There is one scope: whoever asks for another is not given a token that pretends."""
    asked = {"grant_type": "refresh_token", "refresh_token": "x", "client_id": "kiosk-demo", "scope": "read"}
    answer = world.send(BY_LETTER["x"], "POST", "/oauth/token", data=asked)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")


def test_an_intervenant_has_no_account(world: World) -> None:
    assert next(row for row in world.before["agents"].values() if row[0] == INTERVENANT)[
        world.columns("agents").index("email")
    ] is None  # fmt: skip


def test_addresses_that_are_keys_open_what_is_their_agent_s_and_no_more(world: World) -> None:
    """A plan's page and a calendar need no sign-in: whoever has the address is its agent, for that alone."""
    nobody = BY_LETTER["x"]
    for place, letter in (("N", "d"), ("S", "n"), ("F", "f")):
        role = BY_LETTER[letter]
        _, token = world.plans[place]
        for motif_place, motif_id in OPEN.items():
            page = world.send(nobody, "GET", f"/rdv_plans/{token}", params={"motif_id": motif_id})
            assert page.status_code == 200
            assert not leaks(world, role, "GET page", token, page.headers.items(), page.text)
            slot = f"1795507200 {COLLEAGUES[motif_place]} {ORGANISATIONS[motif_place]}"
            sent = {"motif_id": motif_id, "slot": slot}
            picked = world.send(nobody, "POST", f"/rdv_plans/{token}", data=sent)
            assert picked.status_code == (200 if motif_place == place else 409)
            booked = [new for table, _, new in world.changes() if table == "rdvs" and new]
            assert [row["organisation_id"] for row in booked] == (
                [ORGANISATIONS[place]] if motif_place == place else []
            )
            world.put_back()
        feed = world.send(nobody, "GET", f"/calendrier/{world.calendars[place]}")
        assert feed.status_code == 200
        assert not leaks(world, role, "GET page", "", feed.headers.items(), feed.text)
