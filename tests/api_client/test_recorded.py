"""Every recorded exchange of the real platform that a call of the client can produce is decoded."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Any

import httpx
import pytest

from kiosk.api_client.calls.session import SignedIn
from kiosk.api_client.sign_in.auth import TokenHeaders
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.model import Lieu, Motif, Organisation, Rdv
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.platform import failures
from kiosk.domain.text.clean import cleaned
from tests.api_client.recorded import EXCHANGES, FIRST, LAST, Step, producer, steps
from tests.api_client.support import client

STEPS = [step for step in steps() if producer(step) is not None] if EXCHANGES.is_dir() else []
pytestmark = pytest.mark.skipif(
    not EXCHANGES.is_dir(), reason="the recorded exchanges, ../shared/contract/golden, are not beside this checkout"
)
# How many there are of each, so that one that is no longer matched is noticed.
PRODUCIBLE = {
    "absences": 58,
    "agents": 19,
    "auth": 19,
    "organisations": 132,  # their motifs, RDVs and usagers too
    "participations": 124,
    "referent_assignations": 10,
    "user_profiles": 10,
    "users": 118,
}
FAILURES: dict[int, type[failures.Failure]] = {
    400: failures.Refused,
    401: failures.SignedOut,
    403: failures.Forbidden,
    404: failures.NotFound,
    422: failures.Refused,
    429: failures.Throttled,
    500: failures.ServerFault,
}
ROOTS = ("organisations", "agents", "motifs", "rdvs", "users", "absences")


def _response(step: Step, request: httpx.Request) -> httpx.Response:
    content = step.text.encode() if step.json is None else json.dumps(step.json).encode()
    page = int(request.url.params.get("page", 1))
    if page > 1 and isinstance(step.json, dict) and "meta" in step.json:
        root = next(r for r in ROOTS if r in step.json)
        content = json.dumps({root: [], "meta": step.json["meta"]}).encode()
    headers = {}
    if step.headers.get("content-type"):
        headers["content-type"] = step.headers["content-type"]
    if step.headers.get("access-token"):
        headers |= {"access-token": "T", "client": "C", "uid": "u@ormeval.test", "expiry": "1796640000"}
    if step.headers.get("retry-after"):
        headers["retry-after"] = "42"
    return httpx.Response(step.status, headers=headers, content=content)


@pytest.mark.parametrize("step", STEPS, ids=str)
async def test_recorded_exchange(step: Step) -> None:
    asked: list[httpx.Request] = []

    def platform(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return _response(step, request)

    produce = producer(step)
    assert produce is not None
    auth = TokenHeaders("T", "C", "u@ormeval.test") if step.signed else None
    async with client(platform, auth=auth) as api:
        signing_out = step.path.endswith("sign_out")
        if step.status < 300 or (signing_out and step.status == 404):
            _check(step, await produce(api))
        else:
            with pytest.raises(FAILURES[step.status]) as raised:
                await produce(api)
            _check_failure(step, raised.value)
    assert (asked[0].method, asked[0].url.path) == (step.method, step.path.removesuffix(".json").rstrip("/"))
    if step.body is not None:
        assert json.loads(asked[0].content) == step.body
    if step.signed and not step.path.endswith("sign_in"):
        assert asked[0].headers["access-token"] == "T"
    if step.method != "GET" and "/auth/" not in step.path:
        assert asked[0].headers["idempotency-key"]


def _check_failure(step: Step, failure: failures.Failure) -> None:
    if isinstance(failure, failures.SignedOut):
        assert failure.at_sign_in == step.path.endswith("sign_in")
    if isinstance(failure, failures.Throttled):
        assert failure.retry_after == 42
    if isinstance(failure, failures.Refused) and isinstance(step.json, dict):
        errors = step.json.get("errors")
        if isinstance(errors, dict):
            expected = {name: tuple(e["error"] for e in of) for name, of in errors.items()}
            assert failure.fields == expected
            taken = [e.get("id") for e in errors.get("email", ()) if e["error"] == "taken"]
            assert failure.taken_by == (taken[0] if taken else None)
        assert failure.messages == tuple(step.json.get("error_messages", ()))
        assert failure.fields or failure.messages
    assert "Couldn't find" not in str(failure) + repr(failure)


def _check(step: Step, result: Any) -> None:
    if step.json is None or "success" in step.json:
        return
    if isinstance(result, SignedIn):
        data = step.json["data"]
        assert (result.agent_id, result.first_name, result.last_name) == (
            data["id"],
            data["first_name"],
            data["last_name"],
        )
        assert result.credentials.kept()["access-token"] == "T"
        return
    for root in ROOTS:
        if root in step.json:
            sent, got = step.json[root], list(result)
            # The platform gives an RDV once per agent of it, and an id asked twice once.
            assert sorted(_id(o) for o in got) == sorted({o["id"] for o in sent})
            if root != "rdvs":
                assert [_id(o) for o in got] == list(dict.fromkeys(o["id"] for o in sent))
            of = {o["id"]: o for o in sent}
            for one in got:
                _check_one(of[_id(one)], one)
            return
    for root in ("organisation", "rdv", "user", "absence"):
        if root in step.json:
            _check_one(step.json[root], result)
            return
    assert {"user_profile", "referent_assignation"} & set(step.json)


def _id(one: Any) -> int:
    found = one.usager.id if isinstance(one, Fiche) else one.id
    assert isinstance(found, int)
    return found


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z")


def _check_one(sent: dict[str, Any], got: Any) -> None:
    sent = cleaned(sent)
    match got:
        case Rdv():
            _check_rdv(sent, got)
        case Fiche():
            _check_usager(sent, got.usager)
            for name in ("caisse_affiliation", "affiliation_number", "family_situation", "number_of_children"):
                assert getattr(got, name) == sent[name]
            for name in ("logement", "case_number", "notes", "address_details"):
                assert getattr(got, name) == sent[name]
            assert got.created_at == _instant(sent["created_at"])
            if sent["user_profiles"] is not None:
                assert got.organisation_ids == tuple(p["organisation"]["id"] for p in sent["user_profiles"])
            else:
                assert got.organisation_ids is None
            if sent["responsible"]:
                assert got.responsible is not None
                _check_usager(sent["responsible"], got.responsible)
        case Usager():
            _check_usager(sent, got)
        case Organisation():
            assert (got.id, got.name) == (sent["id"], sent["name"])
            assert (got.phone_number or None, got.email or None) == (
                sent["phone_number"] or None,
                sent["email"] or None,
            )
        case Agent():
            assert (got.id, got.first_name, got.last_name) == (sent["id"], sent["first_name"] or "", sent["last_name"])
            assert got.email == sent["email"]
        case Motif():
            _check_motif(sent, got)
        case Absence():
            assert (got.id, got.agent_id, got.title) == (sent["id"], sent["agent"]["id"], sent["title"])
            assert f"{got.first_day}" == sent["first_day"]
            assert f"{got.end_day}" == (sent["end_day"] or sent["first_day"])
            assert (f"{got.start_time}", f"{got.end_time}") == (sent["start_time"], sent["end_time"])
            assert got.rrule == (sent["rrule"].rstrip(";") if sent["rrule"] else None)
        case _:
            raise AssertionError(type(got))


def _check_motif(sent: dict[str, Any], got: Motif) -> None:
    for name in ("id", "name", "organisation_id", "service_id", "location_type", "collectif", "follow_up"):
        assert getattr(got, name) == sent[name], name
    assert (got.instruction_for_rdv or "") == (sent["instruction_for_rdv"] or "")


def _check_rdv(sent: dict[str, Any], got: Rdv) -> None:
    same = ("id", "status", "duration_in_min", "collectif", "context", "name", "max_participants_count", "users_count")
    for name in (*same, "created_by_type", "created_by_id"):
        assert getattr(got, name) == sent[name], name
    assert got.organisation_id == sent["organisation"]["id"]
    assert got.starts_at == _instant(sent["starts_at"])
    assert got.starts_at.utcoffset() is not None
    assert got.cancelled_at == _instant(sent["cancelled_at"])
    _check_motif(sent["motif"], got.motif)
    assert (got.lieu is None) == (sent["lieu"] is None)
    if isinstance(got.lieu, Lieu):
        for name in ("id", "name", "address", "organisation_id", "single_use"):
            assert getattr(got.lieu, name) == sent["lieu"][name], name
    assert [(a.id, a.last_name) for a in got.agents] == [(a["id"], a["last_name"]) for a in sent["agents"]]
    assert [(p.id, p.status) for p in got.participations] == [(p["id"], p["status"]) for p in sent["participations"]]
    for participation, of in zip(got.participations, sent["participations"], strict=True):
        _check_usager(of["user"], participation.usager)
        assert participation.send_lifecycle_notifications == of["send_lifecycle_notifications"]


def _check_usager(sent: dict[str, Any], got: Usager) -> None:
    assert (got.id, got.first_name, got.last_name) == (sent["id"], sent["first_name"], sent["last_name"])
    assert (f"{got.birth_date}" if got.birth_date else None) == sent["birth_date"]
    for name in ("birth_name", "email", "phone_number", "phone_number_formatted", "address"):
        assert (getattr(got, name) or None) == (sent[name] or None), name
    assert got.responsible_id == sent["responsible_id"]
    assert got.notify_by_sms == (sent["notify_by_sms"] is not False)
    if sent["responsible"]:
        of = sent["responsible"]
        assert got.responsible_name == f"{of['first_name']} {of['last_name'].upper()}"


def test_nothing_is_lost() -> None:
    families = Counter(step.path.removesuffix(".json").split("/")[3] for step in STEPS)
    assert families == PRODUCIBLE


@pytest.mark.parametrize("scenario", ["rdvs_index_all_pages_secretaire", "rdvs_index_all_pages_pmi1"])
async def test_all_pages_of_a_scenario(scenario: str) -> None:
    pages = {int(s.query.split("page=")[1].split("&")[0]): s for s in steps() if s.name == scenario}

    def platform(request: httpx.Request) -> httpx.Response:
        return _response(pages[int(request.url.params.get("page", 1))], httpx.Request("GET", "http://127.0.0.1/"))

    async with client(platform) as api:
        rdvs = await api.rdvs(1, FIRST, LAST)
    sent = {r["id"] for step in pages.values() for r in step.json["rdvs"]}
    assert {r.id for r in rdvs} == sent
    assert len(rdvs) == len(sent)
    assert [(r.starts_at, r.id) for r in rdvs] == sorted((r.starts_at, r.id) for r in rdvs)
