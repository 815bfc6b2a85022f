"""Calls of the desk API about people and bookings, as they go over the wire."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.booking.booking import Booking, CreneauQuestion, FreeCreneau, Guest, LieuCreneaux, booking_of
from kiosk.domain.booking.overlap import InTheWay, Shown
from kiosk.domain.day.model import Lieu, Organisation, Rdv
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.usagers import Duplicate, Likeness, UsagerDraft
from kiosk.domain.platform import failures
from tests.api_client.support import NO, ORGANISATIONS, answers, body_of, client, no, rdv_json

AT_TEN = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Paris"))
QUESTION = CreneauQuestion(
    organisation_id=1,
    motif_id=2,
    first_day=date(2026, 11, 23),
    days=14,
    lieu_ids=(4, 5),
    agent_ids=(7,),
    team_ids=(9,),
    territory=True,
)
BOOKING = Booking(
    organisation_id=1,
    motif_id=2,
    starts_at=AT_TEN,
    duration_in_min=30,
    lieu_id=4,
    agent_ids=(7, 5),
    guests=(Guest(10), Guest(11, send_lifecycle_notifications=False)),
    context="Première visite",
)


def slot(hour: int = 9, **more: Any) -> dict[str, Any]:
    agent = {"id": 7, "first_name": "Béatrice", "last_name": "PMI"}
    starts_at, ends_at = f"2026-11-23T{hour:02}:00:00+01:00", f"2026-11-23T{hour:02}:30:00+01:00"
    return {"starts_at": starts_at, "ends_at": ends_at, "agent": agent, "lieu_id": 4} | more


def found(user_id: int = 1, **more: Any) -> dict[str, Any]:
    return {"id": user_id, "first_name": "Léa", "last_name": "DUPONT", "masked": False, "organisation_ids": [1]} | more


# Bookings


async def test_free_slots() -> None:
    lieu = {"id": 4, "name": "MDS Nord", "address": "12 rue de la Mairie"}
    body = {
        "lieux": [
            {"lieu": lieu, "organisation": {"id": 3, "name": "MDS"}, "motif_id": 8}
            | {"next_availability": slot(), "creneaux": [slot(), slot(10)]},
            {"lieu": None, "creneaux": [], "next_availability": None},
            {"lieu": None, "creneaux": [], "rdvs": [rdv_json(6)]}
            | {"next_availability": slot(agent=None, lieu_id=None, rdv_id=6)},
        ]
    }
    handler, got = answers(httpx.Response(200, json=body))
    async with client(handler) as api:
        first, nothing, workshops = (await api.creneaux(QUESTION)).lieux
    assert got[0].url.path == "/api/desk/v1/organisations/1/creneaux"
    assert got[0].url.params.multi_items() == [
        ("motif_id", "2"),
        ("from", "2026-11-23"),
        ("days", "14"),
        ("lieu_ids[]", "4"),
        ("lieu_ids[]", "5"),
        ("agent_ids[]", "7"),
        ("team_ids[]", "9"),
        ("territory", "true"),
    ]
    nine = AT_TEN - timedelta(hours=1)
    agent = RdvAgent(7, "Béatrice", "PMI")
    assert first.lieu == Lieu(4, "MDS Nord", 3, "12 rue de la Mairie")
    assert (first.organisation, first.motif_id) == (Organisation(3, "MDS"), 8)
    half_past = timedelta(minutes=30)
    at_nine = FreeCreneau(nine, nine + half_past, agent, 4)
    assert first.next_availability == at_nine
    assert first.creneaux == (at_nine, FreeCreneau(AT_TEN, AT_TEN + half_past, agent, 4))
    assert first.creneaux[0].agent is first.creneaux[1].agent
    assert nothing == LieuCreneaux(None, None, 2)
    assert workshops.workshops[0].id == 6
    assert workshops.next_availability is not None
    assert (workshops.next_availability.rdv_id, workshops.next_availability.agent.id) == (6, 0)


@pytest.mark.parametrize("body", [{"lieux": 3}, {"creneaux": []}, [], {}])
async def test_slots_that_are_none(body: Any) -> None:
    handler, _ = answers(httpx.Response(200, json=body))
    async with client(handler) as api:
        with pytest.raises(failures.Unintelligible):
            await api.creneaux(QUESTION)


async def test_a_booking() -> None:
    handler, got = answers(httpx.Response(201, json={"rdv": rdv_json(3)}))
    async with client(handler) as api:
        made = await api.create_rdv(BOOKING, key="k1")
    assert isinstance(made, Rdv)
    assert made.id == 3
    assert (got[0].method, got[0].url.path) == ("POST", "/api/desk/v1/organisations/1/rdvs")
    assert got[0].headers["idempotency-key"] == "k1"
    choices = {"send_lifecycle_notifications": True, "send_reminder_notification": True}
    assert body_of(got[0]) == {
        "motif_id": 2,
        "lieu_id": 4,
        "starts_at": "2026-11-23T10:00:00+01:00",
        "duration_in_min": 30,
        "agent_ids": [5, 7],
        "participations": [
            {"user_id": 10} | choices,
            {"user_id": 11} | choices | {"send_lifecycle_notifications": False},
        ],
        "context": "Première visite",
    }


async def test_a_slot_taken_meanwhile_names_what_is_in_the_way() -> None:
    hours = {"starts_at": "2026-11-23T10:00:00+01:00", "ends_at": "2026-11-23T10:45:00+01:00"}
    taken = {"success": False, "errors": ["Ce créneau n’est plus libre."], "rdvs": [rdv_json(3), hours]}
    handler, _ = answers(httpx.Response(409, json=taken), no(409))
    async with client(handler) as api:
        with pytest.raises(failures.Conflict) as raised:
            await api.create_rdv(BOOKING, key="k")
        seen, unseen = raised.value.theirs
        assert (seen.id, seen.participations[0].usager.last_name) == (3, "DUPONT")
        assert (unseen.id, unseen.starts_at, unseen.duration_in_min) == (0, AT_TEN, 45)
        assert "DUPONT" not in repr(raised.value) + str(raised.value)
        with pytest.raises(failures.Conflict) as raised:
            await api.create_rdv(BOOKING, key="k")
        assert raised.value.theirs == NO[409]


async def test_what_is_in_the_way_is_named_and_what_was_accepted_is_sent() -> None:
    hours = {"starts_at": "2026-11-23T09:00:00+01:00", "ends_at": "2026-11-23T12:00:00+01:00"}
    absence = {"type": "absence", "rdv_id": None, "agent_id": 5, "meanwhile": True} | hours
    later = {"type": "comet", "rdv_id": None, "agent_id": 5, "meanwhile": None} | hours
    handler, got = answers(
        httpx.Response(409, json={"errors": ["Non."], "rdvs": [], "in_the_way": [absence, later]}),
        httpx.Response(201, json={"rdv": rdv_json(3)}),
        httpx.Response(200, json={"rdv": rdv_json(3)}),
    )
    async with client(handler) as api:
        with pytest.raises(failures.Conflict) as raised:
            await api.create_rdv(BOOKING, key="k1", shown=Shown(AT_TEN))
        start = AT_TEN - timedelta(hours=1)
        assert raised.value.theirs == ()
        assert raised.value.obstacles == (InTheWay("absence", start, start + timedelta(hours=3), 5, meanwhile=True),)
        await api.create_rdv(BOOKING, key="k2", shown=Shown(AT_TEN, accepted=True))
        await api.update_rdv(3, BOOKING, replace(BOOKING, duration_in_min=45), key="k3", shown=Shown(AT_TEN, True))
    sent = [{name: body_of(one).get(name) for name in ("shown_at", "overlap")} for one in got]
    at = "2026-11-23T10:00:00+01:00"
    assert sent == [{"shown_at": at, "overlap": said} for said in (None, "accepted", "accepted")]


async def test_only_what_differs_of_an_rdv_is_sent() -> None:
    handler, got = answers(
        httpx.Response(200, json={"rdv": rdv_json(3)}),
        httpx.Response(200, json={"rdv": rdv_json(3, lock_version=5)}),
        httpx.Response(409, json={"rdv": rdv_json(3, lock_version=6)}),
        httpx.Response(409, json={"rdvs": [rdv_json(9)]}),
    )
    async with client(handler) as api:
        later = replace(BOOKING, starts_at=AT_TEN + timedelta(hours=1), context=None)
        await api.update_rdv(3, BOOKING, later, key="k1", lock_version=4)
        await api.update_rdv(3, BOOKING, replace(BOOKING, guests=(Guest(10),)), key="k2")
        with pytest.raises(failures.Conflict) as raised:
            await api.update_rdv(3, BOOKING, later, key="k3", lock_version=4)
        assert raised.value.theirs.lock_version == 6
        with pytest.raises(failures.Conflict) as raised:
            await api.update_rdv(3, BOOKING, later, key="k4")
        assert [rdv.id for rdv in raised.value.theirs] == [9]
    assert (got[0].method, got[0].url.path) == ("PATCH", "/api/desk/v1/rdvs/3")
    assert body_of(got[0]) == {"starts_at": "2026-11-23T11:00:00+01:00", "context": None}
    assert (got[0].headers["idempotency-key"], got[0].headers["if-match"]) == ("k1", '"4"')
    assert list(body_of(got[1])) == ["participations"]
    assert [p["user_id"] for p in body_of(got[1])["participations"]] == [10]


async def test_an_rdv_as_a_booking() -> None:
    handler, _ = answers(httpx.Response(200, json={"rdvs": [rdv_json(3, context="Au calme")]}))
    async with client(handler) as api:
        booking = booking_of(await api.rdv(3))
    assert booking == Booking(
        organisation_id=1,
        motif_id=2,
        starts_at=AT_TEN,
        duration_in_min=30,
        lieu_id=4,
        agent_ids=(5,),
        guests=(Guest(30),),
        context="Au calme",
    )


async def test_an_rdv_is_deleted_or_was_changed_first() -> None:
    handler, got = answers(httpx.Response(204), httpx.Response(409, json={"rdv": rdv_json(3, lock_version=6)}))
    async with client(handler) as api:
        await api.delete_rdv(3, key="k", lock_version=5)
        with pytest.raises(failures.Conflict) as raised:
            await api.delete_rdv(3, key="k2", lock_version=5)
    assert raised.value.theirs.lock_version == 6
    assert (got[0].method, got[0].url.path, got[0].headers["if-match"]) == ("DELETE", "/api/desk/v1/rdvs/3", '"5"')


async def test_the_rdvs_of_an_usager() -> None:
    hers = rdv_json(1)["participations"]
    later = rdv_json(2, starts_at="2026-11-24 10:00:00 +0100", participations=hers)
    handler, got = answers(
        httpx.Response(200, json={"rdvs": [rdv_json(1), later, rdv_json(1)]}),  # once for each agent of it
        httpx.Response(404, html="<html></html>"),
        httpx.Response(200, json=ORGANISATIONS),
        httpx.Response(200, json={"rdvs": [rdv_json(1)]}),
    )
    async with client(handler) as api:
        assert [rdv.id for rdv in await api.rdvs_of_user(10, 1)] == [2, 1]
    async with client(handler) as api:
        assert [rdv.id for rdv in await api.rdvs_of_user(10, 1)] == [1]
    assert [(r.url.path, r.url.query) for r in got] == [
        ("/api/v1/rdvs", b"user_id=10"),
        ("/api/v1/rdvs", b"user_id=10"),
        ("/api/v1/organisations", b""),
        ("/api/v1/organisations/1/rdvs", b"user_id=10"),
    ]


async def test_a_server_that_lists_everybody_s_rdvs_is_not_read_to_the_end() -> None:
    meta = {"total_pages": 40, "total_count": 4000}
    everybody = httpx.Response(200, json={"rdvs": [rdv_json(1), rdv_json(2)], "meta": meta})
    handler, got = answers(everybody, everybody)
    async with client(handler) as api:
        with pytest.raises(failures.NotFound):
            await api.rdvs_of_user(10, 1)
    assert [r.url.path for r in got] == ["/api/v1/rdvs", "/api/v1/organisations/1/rdvs"]


async def test_histories() -> None:
    update = {
        "id": 5,
        "event": "update",
        "at": "2026-11-23T09:00:00+01:00",
        "author_type": "Agent",
        "agent": {"id": 7, "first_name": "Béatrice", "last_name": "PMI"},
        "changes": {"status": ["unknown", "seen"], "agent_ids": [[7], [7, 8]], "odd": 3},
    }
    creation = {"id": None, "event": "create", "at": "2026-11-20T09:00:00+01:00", "author_type": "User", "agent": None}
    handler, got = answers(
        httpx.Response(200, json={"versions": [update, creation]}), httpx.Response(200, json={"versions": []})
    )
    async with client(handler) as api:
        latest, first = await api.rdv_versions(3)
        assert await api.user_versions(10) == []
    assert (latest.event, latest.author, latest.author_type) == ("update", "Béatrice PMI", "Agent")
    assert latest.at == AT_TEN - timedelta(hours=1)
    assert latest.changes == {"status": ("unknown", "seen"), "agent_ids": ([7], [7, 8])}
    assert (first.event, first.author, first.author_type, first.changes) == ("create", "", "User", {})
    assert [r.url.path for r in got] == ["/api/desk/v1/rdvs/3/versions", "/api/desk/v1/users/10/versions"]


# People


async def test_a_search() -> None:
    masked = found(2, masked=True, birth_year=1990, email="l•••@exemple.test", birth_date=None, notify_by_sms=None)
    handler, got = answers(
        httpx.Response(200, json={"users": [found(case_number="N-12"), masked], "more": True}),
        httpx.Response(200, json={"users": []}),
    )
    async with client(handler) as api:
        results = await api.search_users(1, "léa d")
        assert await api.proches(1, 10) == []
    lea, other = results.found
    assert results.more
    assert (lea.usager.case_number, lea.masked) == ("N-12", False)
    assert (other.masked, other.birth_year, other.usager.email) == (True, 1990, "l•••@exemple.test")
    assert got[0].url.path == "/api/desk/v1/users/search"
    assert got[0].url.params.multi_items() == [("organisation_id", "1"), ("q", "léa d")]
    assert got[1].url.params.multi_items() == [("organisation_id", "1"), ("responsible_id", "10")]


async def test_proches_of_a_server_that_answers_more_than_asked() -> None:
    users = [found(1), found(2, responsible_id=10), found(3, responsible_id=11)]
    handler, _ = answers(httpx.Response(200, json={"users": users, "more": False}))
    async with client(handler) as api:
        assert [usager.id for usager in await api.proches(1, 10)] == [2]


async def test_likely_duplicates() -> None:
    identity = ["first_name", "last_name", "birth_date"]
    body = {
        "duplicates": [
            {"severity": "error", "attributes": ["email", *identity, "phone_number"], "user": found(1)},
            {"severity": "warning", "attributes": ["first_name", "last_name"], "user": found(2, masked=True)},
            {"severity": "error", "attributes": ["carte_vitale"], "user": found(3)},
        ]
    }
    handler, got = answers(httpx.Response(200, json=body))
    draft = UsagerDraft(first_name="Léa", last_name="DUPONT", birth_date=date(1990, 12, 31), email="l@exemple.test")
    async with client(handler) as api:
        first, second, third = await api.duplicates(draft, 1, besides=8)
    assert isinstance(first, Duplicate)
    assert first.likenesses == (Likeness.EMAIL, Likeness.IDENTITY, Likeness.PHONE)
    assert (second.likenesses, second.masked, second.blocks) == ((), True, False)
    assert third.blocks  # whatever a newer server refuses
    assert dict(got[0].url.params) == {
        "organisation_id": "1",
        "first_name": "Léa",
        "last_name": "DUPONT",
        "birth_date": "1990-12-31",
        "email": "l@exemple.test",
        "id": "8",
    }


async def test_one_fiche_out_of_two() -> None:
    handler, got = answers(
        httpx.Response(200, json={"user": found(1)}),
        httpx.Response(409, json={"user": found(1, lock_version=7)}),
        httpx.Response(204),
    )
    async with client(handler) as api:
        assert (await api.merge_users(1, 2, {"email": "merged"}, key="k", lock_version=6)).usager.id == 1
        with pytest.raises(failures.Conflict) as raised:
            await api.merge_users(1, 2, {}, key="k2", lock_version=6)
        await api.delete_user(2, 1, key="k3")
    assert isinstance(raised.value.theirs, Fiche)
    assert raised.value.theirs.lock_version == 7
    assert body_of(got[0]) == {"kept_id": 1, "merged_id": 2, "attributes": {"email": "merged"}}
    assert (got[0].headers["idempotency-key"], got[0].headers["if-match"]) == ("k", '"6"')
    assert (got[2].method, str(got[2].url).partition("/api")[2]) == ("DELETE", "/desk/v1/users/2?organisation_id=1")


async def test_fields_of_a_fiche_by_their_names() -> None:
    handler, got = answers(httpx.Response(200, json={"user": found(1)}), httpx.Response(200, json={"user": found(1)}))
    async with client(handler) as api:
        await api.update_user(1, {"number_of_children": 2, "caisse_affiliation": None}, key="k", lock_version=3)
        await api.update_user(1, UsagerFields(first_name="Léa"), key="k2")
        with pytest.raises(TypeError):
            await api.update_user(1, {"organisation_ids": [1]}, key="k3")
    assert body_of(got[0]) == {"number_of_children": 2, "caisse_affiliation": None}
    assert body_of(got[1]) == {"first_name": "Léa"}
    assert len(got) == 2
