"""What the calls send, and what they make of what comes back."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.sign_in.auth import BearerToken, TokenHeaders, strategy
from kiosk.api_client.wire.directory import AgentComplement, Complement, MotifComplement
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.api_client.wire.rdvs import Change, ChangeBatch
from kiosk.domain.booking.booking import RdvPlan
from kiosk.domain.day.absence import AbsenceDraft
from kiosk.domain.day.model import Lieu, Motif, PlageOccurrence, Rdv, Service, Team
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import Agent, Contact
from kiosk.domain.platform import failures
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.sync.server import Server
from tests.api_client.support import BASE, NOW, ORGANISATIONS, Waits, answers, body_of, client, no, rdv_json
from tests.support.machine import Machine

TOKENS = {"access-token": "T", "client": "C", "uid": "a@ormeval.test", "expiry": "1796640000"}
SIGNED_IN = {
    "data": {"id": 4, "email": "a@ormeval.test", "first_name": "Anne", "last_name": "Roy", "uid": "a@ormeval.test"}
}


# Session


async def test_sign_in_signs_the_calls_that_follow() -> None:
    handler, got = answers(httpx.Response(200, json=SIGNED_IN, headers=TOKENS), httpx.Response(200, json=ORGANISATIONS))
    async with client(handler, auth=TokenHeaders("ancien", "ancien", "ancien")) as api:
        who = await api.sign_in(" A@ormeval.test", "secret")
        await api.organisations()
        assert api.auth is who.credentials
    assert (who.agent_id, who.email, who.first_name, who.last_name) == (4, "a@ormeval.test", "Anne", "Roy")
    assert "access-token" not in got[0].headers
    assert body_of(got[0]) == {"email": " A@ormeval.test", "password": "secret"}
    assert [got[1].headers[n] for n in ("access-token", "client", "uid")] == ["T", "C", "a@ormeval.test"]


async def test_wrong_password_keeps_the_earlier_credentials() -> None:
    handler, _ = answers(httpx.Response(401, json={"success": False, "errors": ["Mot de passe invalide."]}))
    before = TokenHeaders("T", "C", "U")
    async with client(handler, auth=before) as api:
        with pytest.raises(failures.SignedOut) as raised:
            await api.sign_in("a@ormeval.test", "faux")
        assert api.auth is before
    assert raised.value.at_sign_in


async def test_sign_in_without_tokens_is_not_the_platform_s() -> None:
    handler, _ = answers(httpx.Response(200, json=SIGNED_IN, headers=TOKENS | {"client": ""}))
    async with client(handler) as api:
        with pytest.raises(failures.Unintelligible):
            await api.sign_in("a@ormeval.test", "secret")
        assert api.auth is None


async def test_a_token_that_no_longer_holds() -> None:
    handler, _ = answers(httpx.Response(401, json={"errors": ["…"]}))
    async with client(handler, auth=TokenHeaders("T", "C", "U")) as api:
        with pytest.raises(failures.SignedOut) as raised:
            await api.organisations()
    assert not raised.value.at_sign_in


@pytest.mark.parametrize("status", [200, 401, 404])
async def test_sign_out_ends_signed_out(status: int) -> None:
    handler, got = answers(httpx.Response(200, json={"success": True}) if status == 200 else no(status))
    async with client(handler, auth=TokenHeaders("T", "C", "U")) as api:
        await api.sign_out()
        assert api.auth is None
    assert (got[0].method, got[0].headers["access-token"]) == ("DELETE", "T")


async def test_sign_out_through_a_cut_keeps_the_credentials() -> None:
    handler, got = answers(httpx.ConnectError("no"))
    async with client(handler, auth=TokenHeaders("T", "C", "U")) as api:
        with pytest.raises(failures.Unreachable):
            await api.sign_out()
        assert api.auth is not None
    assert len(got) == 1


async def test_me() -> None:
    me = {"id": 4, "email": "a@ormeval.test", "first_name": "Anne", "last_name": "Roy"}
    handler, got = answers(httpx.Response(200, json=me))
    async with client(handler) as api:
        assert await api.me() == Agent(4, "Anne", "Roy", "a@ormeval.test")
    assert [r.url.path for r in got] == ["/api/v1/agents/me.json"]


@pytest.mark.parametrize("auth", [TokenHeaders("T", "C", "hélène@ormeval.test"), TokenHeaders("T", "C", "U")])
async def test_kept_credentials_sign_as_before(auth: TokenHeaders) -> None:
    kept = auth.kept()
    again = strategy(kept)
    assert isinstance(again, TokenHeaders)
    assert again.kept() == kept
    handler, got = answers(*[httpx.Response(200, json=ORGANISATIONS) for _ in range(2)])
    for more in ({"auth": auth}, {"credentials": kept}):
        async with client(handler, **more) as api:
            await api.organisations()
    assert got[0].headers == got[1].headers
    assert "access-token" in got[0].headers


def test_kept_credentials_with_something_missing() -> None:
    with pytest.raises(ValueError, match="client"):
        strategy({"access-token": "T", "uid": "U"})
    assert isinstance(strategy({"access-token": "T", "client": "C", "uid": "U", "expiry": "jamais"}), TokenHeaders)


def test_no_secret_in_a_repr() -> None:
    assert "secret" not in repr(TokenHeaders("secret", "secret", "secret")) + repr(BearerToken("secret", "secret"))


async def test_capabilities() -> None:
    body = {"version": 2, "directory": True, "changes": True, "rdvs": None, "waiting_room": "oui", "invented": True}
    handler, _ = answers(httpx.Response(200, json=body))
    async with client(handler) as api:
        assert await api.capabilities() == Capabilities(version=2, directory=True, changes=True)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            {"recommended": "1.4.0", "minimum": "1.2", "page": "https://rdv.test/kiosk"},
            {"desk_recommended": "1.4.0", "desk_minimum": "1.2", "desk_page": "https://rdv.test/kiosk"},
        ),
        ({"recommended": "la dernière", "minimum": 3, "page": 7}, {}),
        ("1.4.0", {}),
    ],
)
async def test_what_a_platform_says_of_the_kiosks_of_desks(said: object, read: dict[str, str]) -> None:
    handler, _ = answers(httpx.Response(200, json={"version": 1, "desk": said}))
    async with client(handler) as api:
        assert await api.capabilities() == Capabilities(version=1, **read)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "response", [no(405), httpx.Response(404), httpx.Response(404, html="<html></html>")], ids=["json", "none", "html"]
)
async def test_a_server_that_has_nothing_more(response: httpx.Response) -> None:
    handler, _ = answers(response, httpx.Response(200, json=ORGANISATIONS))
    async with client(handler) as api:
        assert await api.capabilities() == Capabilities()


@pytest.mark.parametrize(
    "response",
    [httpx.Response(200, json=[]), httpx.Response(200, json={"hello": 1}), httpx.Response(200, html="<html></html>")],
)
async def test_capabilities_that_are_none(response: httpx.Response) -> None:
    """A portal must not pass for a server that has nothing more."""
    handler, _ = answers(response, response)
    async with client(handler) as api:
        with pytest.raises(failures.Unintelligible):
            await api.capabilities()


DONE: dict[str, Callable[[ApiClient], Awaitable[object]]] = {
    "status": lambda api: api.set_rdv_status(1, Status.REVOKED, key="k"),
    "user_profile": lambda api: api.attach_user(1, 2, key="k"),
    "referent_assignation": lambda api: api.create_referent_assignation(1, 2, key="k"),
    "detached": lambda api: api.detach_user(1, 2, key="k"),
    "deleted": lambda api: api.delete_rdv(1, key="k"),
    "absent no more": lambda api: api.delete_absence(1, key="k"),
}


@pytest.mark.parametrize(("says", "call"), DONE.items(), ids=DONE)
async def test_what_says_no_more_than_that_it_was_done_says_so_itself(
    says: str, call: Callable[[ApiClient], Awaitable[object]]
) -> None:
    """A portal's success is nobody's: what was asked is then looked for."""
    named = says in ("status", "user_profile", "referent_assignation")
    own = httpx.Response(200, json={says: {}}) if named else httpx.Response(204)
    others = [httpx.Response(200, json={"captive": True}), httpx.Response(200, text="OK")]
    others.append(httpx.Response(204) if named else httpx.Response(200, json={says: {}}))
    for answer in (own, *others):
        handler, got = answers(answer)
        async with client(handler) as api:
            with contextlib.nullcontext() if answer is own else pytest.raises(failures.Unintelligible):
                await call(api)
        assert len(got) == 1


# The platform's clock


async def _offset(headers: dict[str, str], response: httpx.Response | None = None) -> timedelta | None:
    answer = response or httpx.Response(200, json=ORGANISATIONS)
    answer.headers.update(headers)
    handler, _ = answers(answer)
    async with client(handler) as api:
        with contextlib.suppress(failures.Failure):
            await api.organisations()
        return api.clock_offset


AN_HOUR_ON = "Mon, 23 Nov 2026 10:20:00 GMT"


async def test_the_platform_s_clock_is_measured() -> None:
    assert await _offset({"date": AN_HOUR_ON}) == timedelta(hours=1)
    assert await _offset({"date": AN_HOUR_ON}, no(401)) == timedelta(hours=1)


@pytest.mark.parametrize(
    "headers",
    [{}, {"date": "hier"}, {"date": AN_HOUR_ON, "age": "30"}, {"date": AN_HOUR_ON, "x-cache": "HIT from proxy"}],
    ids=str,
)
async def test_what_says_nothing_of_it(headers: dict[str, str]) -> None:
    assert await _offset(headers) is None


async def test_a_portal_s_clock_is_not_the_platform_s() -> None:
    assert await _offset({"date": AN_HOUR_ON}, httpx.Response(200, html="<html></html>")) is None
    assert await _offset({"date": AN_HOUR_ON}, httpx.Response(302)) is None


@pytest.mark.parametrize("step", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=2)])
async def test_once_the_platform_has_told_the_time_nobody_who_sets_the_machine_s_moves_it(step: timedelta) -> None:
    machine, real = Machine(NOW), [NOW]

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=ORGANISATIONS, headers={"date": format_datetime(real[0], usegmt=True)})

    clock = machine.clock()
    async with ApiClient(BASE, clock, transport=httpx.MockTransport(answer), sleep=Waits()) as api:
        await api.organisations()
        machine.time += step
        machine.passes(minutes=10)
        real[0] += timedelta(minutes=10)
        assert clock.now() == real[0], "before anything is heard again"
        assert api.clock_offset == timedelta()
        await api.organisations()
        assert (clock.now(), api.clock_offset) == (real[0], timedelta())
        assert Server(api).offset_from(clock) == -step, "and yet the machine is wrong, which is said"


# The directory


async def test_directory_completes_agents_and_motifs() -> None:
    body = {
        "timezone": "Europe/Paris",
        "services": [{"id": 1, "name": "PMI", "short_name": None}],
        "teams": [{"id": 9, "name": "Nord"}],
        "agents": [{"id": 5, "service_ids": [1], "team_ids": [9], "role": "basic", "agent_accueil": False}],
        "motifs": [
            {"id": 2, "color": "#6699cc", "default_duration_in_min": 30, "visibility_type": "visible_and_notified"},
            {"id": 3, "color": None, "for_secretariat": True, "restriction_for_rdv": "Sur avis"},
        ],
    }
    handler, got = answers(httpx.Response(200, json=body))
    async with client(handler) as api:
        directory = await api.directory(7)
    assert got[0].url.path == "/api/desk/v1/organisations/7/directory"
    assert directory == Complement(
        "Europe/Paris",
        (Service(1, "PMI"),),
        (Team(9, "Nord"),),
        (AgentComplement(5, (1,), (9,), "basic", agent_accueil=False),),
        (
            MotifComplement(2, "#6699cc", 30, "visible_and_notified"),
            MotifComplement(3, for_secretariat=True),
        ),
    )
    agents = directory.complete_agents([Agent(5, "B", "P", "b@o.test"), Agent(6, "C", "Q")])
    assert agents == [Agent(5, "B", "P", "b@o.test", (1,), "basic", (9,)), Agent(6, "C", "Q")]
    motifs = directory.complete_motifs([Motif(2, "Consultation", 7), Motif(8, "Autre", 7)])
    assert (motifs[0].color, motifs[0].default_duration_in_min) == ("#6699cc", 30)
    assert motifs[0].visibility_type == "visible_and_notified"
    assert motifs[1] == Motif(8, "Autre", 7)


async def test_lieux_and_what_may_be_missing_in_them() -> None:
    lieux = [
        {"id": 1, "name": "Mairie", "address": "1 rue", "organisation_id": 7, "single_use": False, "enabled": False},
        {"id": 2, "name": None},
    ]
    handler, got = answers(
        httpx.Response(200, json={"lieux": lieux}),
        httpx.Response(404, html="<html></html>"),
        httpx.Response(200, json=ORGANISATIONS),
    )
    async with client(handler) as api:
        assert await api.lieux(7) == [Lieu(1, "Mairie", 7, "1 rue", enabled=False), Lieu(2, "", 7)]
    async with client(handler) as api:
        with pytest.raises(failures.NotFound):
            await api.lieux(7)
    assert str(got[0].url).endswith("/api/v1/lieux?organisation_id=7")


async def test_motifs_of_a_newer_release() -> None:
    motif = {
        "id": 2,
        "name": "M",
        "location_type": "metavers",
        "collectif": None,
        "bookable_by": 3,
        "invented": {"a": []},
    }
    handler, got = answers(httpx.Response(200, json={"motifs": [motif]}))
    async with client(handler) as api:
        assert await api.motifs(7) == [Motif(2, "M", 7, location_type="metavers")]
    assert [r.url.query for r in got] == [b"active=true"]


async def test_plages_in_hour_order() -> None:
    plages = [
        {
            "id": 1,
            "title": "Permanence",
            "agent_id": 5,
            "lieu_id": 4,
            "motif_ids": [2],
            "occurrences": [
                {"starts_at": "2026-11-23T14:00:00+01:00", "ends_at": "2026-11-23T17:00:00+01:00"},
                {"starts_at": "2026-11-23T09:00:00+01:00", "ends_at": "2026-11-23T12:00:00+01:00"},
            ],
        },
        {"id": 2, "agent_id": 6, "occurrences": None},
    ]
    handler, got = answers(httpx.Response(200, json={"plage_ouvertures": plages}))
    async with client(handler) as api:
        found = await api.plage_ouvertures(7, date(2026, 11, 23), date(2026, 11, 29))
    assert [(o.starts_at.hour, o.ends_at.hour) for o in found] == [(9, 12), (14, 17)]
    assert found[0] == PlageOccurrence(1, 5, 4, found[0].starts_at, found[0].ends_at, "Permanence", (2,))
    assert got[0].url.query == b"from=2026-11-23&to=2026-11-29"


async def test_absences_are_written_in_the_platform_s_form() -> None:
    answer = {"absence": {"id": 3, "agent": {"id": 5}, "title": "Congés", "first_day": "2026-12-01", "rrule": None}}
    handler, got = answers(*[httpx.Response(200, json=answer) for _ in range(2)], httpx.Response(204))
    draft = AbsenceDraft(
        agent_id=5,
        title="Congés",
        first_day=date(2026, 12, 1),
        start_time=time(8, 30),
        end_day=date(2026, 12, 4),
        end_time=time(18),
    )
    async with client(handler) as api:
        absence = await api.create_absence(draft, key="k")
        await api.update_absence(3, replace(draft, title="Maladie"), key="k")
        await api.delete_absence(3, key="k")
    hours = {"first_day": "2026-12-01", "start_time": "08:30:00", "end_day": "2026-12-04", "end_time": "18:00:00"}
    assert body_of(got[0]) == {"agent_id": 5, "title": "Congés", **hours}
    assert body_of(got[1]) == {"agent_id": 5, "title": "Maladie", **hours}
    assert (absence.first_day, absence.end_day) == (date(2026, 12, 1), date(2026, 12, 1))
    assert (absence.start_time, absence.end_time) == (time(0), time(23, 59, 59))


# RDVs


async def _one_rdv(**changed: Any) -> Rdv:
    handler, _ = answers(httpx.Response(200, json={"rdv": rdv_json(**changed)}))
    async with client(handler) as api:
        return await api.set_participation_status(100, Status.SEEN, key="k")


async def test_an_rdv_whole() -> None:
    rdv = await _one_rdv()
    usager = rdv.participations[0].usager
    assert (rdv.organisation_id, rdv.motif.name, rdv.duration_in_min) == (1, "Consultation", 30)
    assert rdv.starts_at == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert (usager.first_name, usager.last_name, usager.birth_date) == ("Léa", "DUPONT", date(1990, 12, 31))
    assert (usager.notify_by_sms, usager.notify_by_email) == (True, False)
    assert rdv.lieu == Lieu(4, "MDS Nord", 1, "12 rue de la Mairie")


async def test_what_a_desk_may_not_keep_is_not_in_an_rdv() -> None:
    assert "remarque" not in repr(await _one_rdv())
    assert "0000000" not in repr(await _one_rdv())


async def test_an_rdv_of_the_desk_api() -> None:
    participations = [
        {"id": 100, "status": "unknown", "waiting_since": "2026-11-23T10:05:00+01:00", "user": {"id": 1}},
        {"id": 101, "status": "unknown", "waiting_since": None, "user": {"id": 2}},
    ]
    rdv = await _one_rdv(
        participations=participations,
        waiting_since="2026-11-23T10:05:00+01:00",
        lock_version=3,
        starts_at="2026-11-23T10:00:00+01:00",
        updated_at="2026-11-23T10:05:00+01:00",
    )
    since = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
    assert [p.waiting_since for p in rdv.participations] == [since, None]
    assert (rdv.waiting_since, rdv.lock_version) == (since, 3)


async def test_nulls_and_newcomers_of_another_release() -> None:
    rdv = await _one_rdv(
        organisation=None,
        motif=None,
        lieu={"id": 4},
        agents=None,
        participations=[{"id": 100, "status": "teleported", "user": None}, {"id": 101, "user": {"id": 5}}],
        status="teleported",
        duration_in_min=None,
        users_count=None,
        collectif=None,
        cancelled_at="un jour",
        created_by_type=None,
        address="",
        users=None,
    )
    assert rdv.status is Status.OTHER
    assert [p.status for p in rdv.participations] == [Status.OTHER, Status.OTHER]
    assert rdv.duration_in_min == 30
    assert rdv.users_count == 2
    assert (rdv.collectif, rdv.cancelled_at, rdv.created_by_type, rdv.address) == (False, None, "", None)
    assert (rdv.motif.name, rdv.participations[0].usager.last_name) == ("", "")


async def test_the_old_status_waiting() -> None:
    assert (await _one_rdv(status="waiting")).status is Status.WAITING


async def test_an_hour_that_is_none() -> None:
    with pytest.raises(failures.Unintelligible):
        await _one_rdv(starts_at="demain")


async def test_a_relative_s_responsible_and_the_contact_email() -> None:
    user = {
        "id": 2,
        "first_name": "Nour",
        "last_name": "Schmitt",
        "email": None,
        "contact_email": "parents@exemple.test",
        "responsible_id": 1,
        "responsible": {"id": 1, "first_name": "Hugo", "last_name": "Schmitt", "notes": "remarque"},
    }
    rdv = await _one_rdv(participations=[{"id": 1, "status": "seen", "user": user}])
    usager = rdv.participations[0].usager
    assert (usager.responsible_id, usager.responsible_name) == (1, "Hugo SCHMITT")
    assert usager.email == "parents@exemple.test"
    assert usager.responsible_contact == Contact(), "a remarque is no contact"


async def test_who_is_told_is_carried_with_an_rdv() -> None:
    responsible = {
        "id": 1,
        "first_name": "Hugo",
        "last_name": "Schmitt",
        "phone_number_formatted": "+33612345678",
        "email": None,
        "notification_email": "parents@exemple.test",
        "notify_by_sms": False,
        "notify_by_email": True,
    }
    user = {"id": 2, "first_name": "Nour", "last_name": "Schmitt", "responsible_id": 1, "responsible": responsible}
    rdv = await _one_rdv(participations=[{"id": 1, "status": "unknown", "user": user}])
    contact = Contact("+33612345678", None, "parents@exemple.test", notify_by_sms=False, notify_by_email=True)
    assert rdv.participations[0].usager.responsible_contact == contact
    alone = await _one_rdv(participations=[{"id": 1, "status": "unknown", "user": {**user, "responsible": None}}])
    assert alone.participations[0].usager.responsible_contact is None


@pytest.mark.parametrize(
    ("told", "email", "notification_email"),
    [
        ({}, None, None),
        ({"contact_email": "a@exemple.test"}, "a@exemple.test", None),
        ({"notification_email": None}, None, ""),
        ({"notification_email": "a@exemple.test"}, None, "a@exemple.test"),
        # Several people's maybe: nobody is taken for another because of it.
        ({"notification_email": "a@exemple.test", "contact_email": "a@exemple.test"}, None, "a@exemple.test"),
        ({"notification_email": None, "contact_email": "b@e.fr", "email": "b@e.fr"}, "b@e.fr", ""),
    ],
)
async def test_a_platform_without_addresses_for_notifications_is_told_from_an_usager_without_one(
    told: dict[str, Any], email: str | None, notification_email: str | None
) -> None:
    handler, _ = answers(httpx.Response(200, json={"user": {"id": 2, "last_name": "DUPONT", **told}}))
    async with client(handler) as api:
        usager = (await api.user(2)).usager
    assert (usager.email, usager.notification_email) == (email, notification_email)


async def test_one_rdv_by_its_id() -> None:
    handler, got = answers(
        httpx.Response(200, json={"rdvs": [rdv_json(3)]}),
        httpx.Response(200, json={"rdvs": []}),
        httpx.Response(200, json={"rdvs": [rdv_json(8), rdv_json(9)]}),
        no(405),
    )
    async with client(handler) as api:
        assert (await api.rdv(3)).id == 3
        gone = []
        for _ in range(3):
            with pytest.raises(failures.NotFound) as raised:
                await api.rdv(3)
            gone.append(raised.value.gone)
    assert str(got[0].url).endswith("/api/v1/rdvs?id=3")
    # Nobody sees it; a release that does not know the filter; one that does not know the call.
    assert gone == [True, False, False]


@pytest.mark.parametrize("status", [Status.WAITING, Status.OTHER])
async def test_a_status_that_cannot_be_set_is_not_sent(status: Status) -> None:
    handler, got = answers()
    async with client(handler) as api:
        with pytest.raises(ValueError, match="cannot be set"):
            await api.set_participation_status(1, status, key="k")
    assert not got


async def test_the_waiting_room() -> None:
    handler, got = answers(*[httpx.Response(200, json={"rdv": rdv_json(3)}) for _ in range(2)])
    async with client(handler) as api:
        assert (await api.mark_waiting(3, [300, 301], NOW, key="k1", lock_version=2)).id == 3
        assert (await api.clear_waiting(3, [301], key="k2")).id == 3
    put, delete = got
    assert (put.method, put.url.path) == ("PUT", "/api/desk/v1/rdvs/3/waiting_room")
    assert body_of(put) == {"arrived_at": "2026-11-23T09:20:00+00:00", "participation_ids": [300, 301]}
    assert (put.headers["idempotency-key"], put.headers["if-match"]) == ("k1", '"2"')
    assert (delete.method, delete.headers["idempotency-key"]) == ("DELETE", "k2")
    assert body_of(delete) == {"participation_ids": [301]}
    assert delete.url.params.get_list("participation_ids[]") == ["301"]
    assert "if-match" not in delete.headers


async def test_a_conflict_carries_their_rdv_and_keeps_it_out_of_its_text() -> None:
    handler, _ = answers(httpx.Response(409, json={"rdv": rdv_json(3, lock_version=9)}))
    async with client(handler) as api:
        with pytest.raises(failures.Conflict) as raised:
            await api.set_participation_status(300, Status.SEEN, key="k", lock_version=8)
    assert isinstance(raised.value.theirs, Rdv)
    assert raised.value.theirs.lock_version == 9
    assert "DUPONT" not in repr(raised.value) + str(raised.value)


async def test_changes() -> None:
    batch = {"cursor": 12, "changes": [{"type": "rdv", "id": 3, "deleted": True}, {"type": "comète", "id": 4}]}
    handler, got = answers(
        httpx.Response(200, json={"cursor": "a.0", "changes": []}),
        httpx.Response(200, json=batch),
        no(410),
        httpx.Response(503),
    )
    async with client(handler) as api:
        assert await api.changes(7, None) == ChangeBatch("a.0")
        assert await api.changes(7, "a.0") == ChangeBatch("12", (Change("rdv", 3, True), Change("comète", 4)))
        with pytest.raises(failures.NotFound) as raised:
            await api.changes(7, "12")
        assert raised.value.gone
        with pytest.raises(failures.ServerFault):  # once: who follows the changes has a pace of its own
            await api.changes(7, "12")
    assert [r.url.query for r in got] == [b"", b"since=a.0", b"since=12", b"since=12"]


async def test_rdv_plans() -> None:
    plan = {"id": 8, "rdv": None, "user_id": 2, "url": "https://rdv.test/plan/8"}
    handler, got = answers(
        httpx.Response(201, json={"rdv_plan": plan}),
        httpx.Response(200, json={"rdv_plan": plan | {"rdv": {"id": 5, "status": "unknown"}}}),
    )
    async with client(handler) as api:
        made = await api.create_rdv_plan(2, "fr.rdv.kiosk:/retour", key="k")
        assert made == RdvPlan(8, "https://rdv.test/plan/8")
        assert (await api.rdv_plan(made.id)).rdv_id == 5
    assert body_of(got[0]) == {"user": {"id": 2}, "return_url": "fr.rdv.kiosk:/retour"}


# Usagers


async def test_fiches_by_their_ids() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        ids = [int(i) for i in request.url.params.get_list("ids[]")]
        assert len(ids) <= 100
        users = [{"id": i, "last_name": f"N{i}", "notes": "remarque"} for i in reversed(ids) if i != 7]
        return httpx.Response(200, json={"users": users})

    async with client(handler) as api:
        fiches = await api.users_by_ids([*range(250, 0, -1), 250])
    assert [f.usager.id for f in fiches] == [i for i in range(250, 0, -1) if i != 7]
    assert fiches[0].notes == "remarque"
    assert "remarque" not in repr(fiches[0])
    async with client(answers()[0]) as api:
        assert await api.users_by_ids([]) == []


async def test_a_usager_is_written_without_what_is_not_given() -> None:
    answer = {
        "user": {
            "id": 2,
            "last_name": "DUPONT",
            "referent_agent_ids": [5],
            "user_profiles": [{"organisation": {"id": 7}}],
        }
    }
    handler, got = answers(*[httpx.Response(200, json=answer) for _ in range(2)])
    async with client(handler) as api:
        fields = UsagerFields(first_name="Léa", last_name="DUPONT", birth_date=date(1990, 12, 31))
        fiche = await api.create_user(fields, [7], key="k")
        await api.update_user(2, UsagerFields(email=None), key="k", lock_version=1)
    assert body_of(got[0]) == {
        "first_name": "Léa",
        "last_name": "DUPONT",
        "birth_date": "1990-12-31",
        "organisation_ids": [7],
    }
    assert body_of(got[1]) == {"email": None}
    assert (fiche.organisation_ids, fiche.referent_agent_ids) == ((7,), (5,))


def test_lists_that_the_platform_would_replace_whole_cannot_be_written() -> None:
    assert not {"organisation_ids", "referent_agent_ids"} & set(UsagerFields.__struct_fields__)


# Cost


def test_making_a_client_loads_neither_httpx_nor_certificates() -> None:
    code = (
        "import sys\n"
        "from kiosk.api_client.client import ApiClient\n"
        "from kiosk.clock import Clock\n"
        "ApiClient('https://rdv.test', Clock(), credentials={'refresh-token': 'R'})\n"
        "print([m for m in ('httpx', 'truststore', 'oauthlib') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_a_client_is_not_bound_to_a_loop_before_its_first_call() -> None:
    handler, _ = answers(httpx.Response(200, json=ORGANISATIONS))
    api = await asyncio.to_thread(client, handler)
    assert len(await api.organisations()) == 1
    await api.aclose()
