"""The client and the embedded platform, over real HTTP: one desk's morning, call by call."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.api_client.client import ApiClient
from kiosk.clock import SetClock
from kiosk.domain.booking.booking import Booking, CreneauQuestion, Guest, booking_of
from kiosk.domain.day.status import Status
from kiosk.domain.platform import failures
from tests.support.platform_process import PlatformProcess, start_platform

NOW = datetime.fromisoformat("2026-11-23T08:50:00+01:00")
DAY = date(2026, 11, 23)
FIRST = datetime.fromisoformat("2026-11-23T00:00:00+01:00")
LAST = FIRST + timedelta(days=1)
PASSWORD = "Un-Mot-De-Passe-2026!"
COUNT = 130  # two pages


def _data() -> dict[str, Any]:
    rdvs = [
        {
            "key": f"r{i}",
            "organisation": "org",
            "motif": "m",
            "lieu": "l",
            "starts_at": (FIRST + timedelta(hours=9, minutes=4 * (COUNT - i))).isoformat(),
            "duration_in_min": 4,
            "agents": ["pmi"],
            "participations": [{"user": f"u{i}", "status": "unknown"}],
            "created_by": "pmi",
        }
        for i in range(COUNT)
    ]
    users = [
        {"key": f"u{i}", "organisations": ["org"], "first_name": "Léa", "last_name": f"DUPONT{i}", "notes": "remarque"}
        for i in range(COUNT)
    ]
    return {
        "timezone": "Europe/Paris",
        "territories": [{"key": "t", "name": "Ormeval", "departement_number": "99"}],
        "organisations": [{"key": "org", "territory": "t", "name": "MDS Nord"}],
        "services": [
            {"key": "pmi", "name": "PMI", "short_name": "PMI"},
            {"key": "sec", "name": "Secrétariat", "short_name": "Secrétariat", "secretariat": True},
        ],
        "agents": [
            {
                "key": key,
                "first_name": first,
                "last_name": last,
                "email": f"{key}@kiosk.test",
                "password": PASSWORD,
                "services": [service],
                "roles": {"org": "basic"},
            }
            for key, first, last, service in (("pmi", "Béatrice", "Pmi", "pmi"), ("desk", "Sylvie", "Roy", "sec"))
        ],
        "lieux": [
            {"key": "l", "organisation": "org", "name": "MDS Nord", "address": "1 rue de la Paix, 99000 Ormeval"}
        ],
        "motifs": [
            {"key": "m", "organisation": "org", "service": "pmi", "name": "Consultation", "color": "#6699cc"}
            | {"default_duration_in_min": 30, "location_type": "public_office"}
        ],
        "plage_ouvertures": [
            {"key": "p", "agent": "pmi", "organisation": "org", "lieu": "l", "motifs": ["m"], "title": "Permanence"}
            | {"first_day": "2026-11-23", "start_time": "09:00", "end_time": "12:00"}
        ],
        "users": users,
        "rdvs": rdvs,
    }


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    data: Path = tmp_path_factory.mktemp("platform") / "data.json"
    data.write_text(json.dumps(_data()), encoding="utf-8")
    with start_platform("--data", data, "--now", NOW.isoformat()) as process:
        yield process


def _client(platform: PlatformProcess) -> ApiClient:
    return ApiClient(platform.url, SetClock(NOW))


async def test_a_desk_s_morning(platform: PlatformProcess) -> None:
    async with _client(platform) as api:
        with pytest.raises(failures.SignedOut) as raised:
            await api.sign_in("desk@kiosk.test", "faux")
        assert raised.value.at_sign_in
        who = await api.sign_in(" DESK@kiosk.test ", PASSWORD)
        assert (who.first_name, who.last_name) == ("Sylvie", "Roy")
        assert (await api.me()).id == who.agent_id
        assert api.clock_offset is not None
        assert timedelta(seconds=-2) < api.clock_offset < timedelta(minutes=2)

        capabilities = await api.capabilities()
        assert capabilities.directory
        assert capabilities.waiting_room
        assert capabilities.changes
        assert capabilities.plage_ouvertures
        (organisation,) = await api.organisations()
        org = organisation.id
        directory = await api.directory(org)
        assert [s.name for s in directory.services] == ["PMI", "Secrétariat"]
        (motif,) = directory.complete_motifs(await api.motifs(org))
        assert (motif.color, motif.default_duration_in_min) == ("#6699cc", 30)
        agents = {a.last_name: a for a in directory.complete_agents(await api.agents(org))}
        assert agents["Pmi"].service_ids == (directory.services[0].id,)
        assert [x.name for x in await api.lieux(org)] == ["MDS Nord"]
        (opening,) = await api.plage_ouvertures(org, DAY, DAY)
        assert (opening.starts_at.hour, opening.ends_at.hour) == (9, 12)

        rdvs = await api.rdvs(org, FIRST, LAST)
        assert len({r.id for r in rdvs}) == COUNT
        assert [r.starts_at for r in rdvs] == sorted(r.starts_at for r in rdvs)
        first = rdvs[0]
        assert await api.rdv(first.id) == first
        with pytest.raises(failures.NotFound) as gone:
            await api.rdv(999_999)
        assert gone.value.gone
        async with aclosing(api.users(org)) as pages:
            usagers = [u async for page in pages for u in page.items]
        assert len(usagers) == COUNT
        assert "remarque" not in repr(usagers)
        fiche = await api.user(first.participations[0].usager.id)
        assert (fiche.usager, fiche.notes) == (first.participations[0].usager, "remarque")


async def test_gestures_and_what_the_other_desk_sees_of_them(platform: PlatformProcess) -> None:
    async with _client(platform) as api, _client(platform) as other:
        await api.sign_in("desk@kiosk.test", PASSWORD)
        await other.sign_in("pmi@kiosk.test", PASSWORD)
        (organisation,) = await api.organisations()
        rdv = (await api.rdvs(organisation.id, FIRST, LAST))[3]
        participation = rdv.participations[0].id

        cursor = (await other.changes(organisation.id, None)).cursor
        poll = asyncio.create_task(other.changes(organisation.id, cursor))
        waiting = await api.mark_waiting(rdv.id, [participation], NOW, key="11111111-0000-4000-8000-000000000001")
        assert waiting.participations[0].waiting_since == NOW
        assert [(c.type, c.id) for c in (await poll).changes] == [("rdv", rdv.id)]
        assert (await other.rdv(rdv.id)).waiting_since == NOW

        cleared = await api.clear_waiting(rdv.id, [participation], key="11111111-0000-4000-8000-000000000002")
        assert cleared.waiting_since is None
        key = "11111111-0000-4000-8000-000000000003"
        seen = await api.set_participation_status(participation, Status.SEEN, key=key)
        assert seen.status is seen.participations[0].status is Status.SEEN
        # The same key again does nothing more: the version has not moved.
        again = await api.set_participation_status(participation, Status.SEEN, key=key)
        assert again.lock_version == seen.lock_version == (await api.rdv(rdv.id)).lock_version

        assert rdv.lock_version is not None
        with pytest.raises(failures.Conflict) as conflict:
            await api.set_participation_status(
                participation,
                Status.NOSHOW,
                key="11111111-0000-4000-8000-000000000004",
                lock_version=rdv.lock_version,
            )
        assert conflict.value.theirs == seen
        with pytest.raises(failures.Refused):
            await api.mark_waiting(rdv.id, [participation], NOW, key="11111111-0000-4000-8000-000000000005")


async def test_a_booking_and_what_may_stand_in_its_way(platform: PlatformProcess) -> None:
    async with _client(platform) as api:
        await api.sign_in("desk@kiosk.test", PASSWORD)
        (organisation,) = await api.organisations()
        org = organisation.id
        (motif,) = await api.motifs(org)
        person = (await api.search_users(org, "dupont7 léa")).found[0].usager
        question = CreneauQuestion(organisation_id=org, motif_id=motif.id, first_day=DAY, days=31)
        (lieu,) = (await api.creneaux(question)).lieux
        assert (lieu.creneaux, lieu.next_availability) == ((), None)  # the only morning is full
        held = (await api.rdvs(org, FIRST, LAST))[-1]
        booking = Booking(
            organisation_id=org,
            motif_id=motif.id,
            starts_at=held.starts_at + timedelta(minutes=1),
            duration_in_min=30,
            lieu_id=held.lieu.id if held.lieu else None,
            agent_ids=(held.agents[0].id,),
            guests=(Guest(person.id, send_reminder_notification=False),),
            context="Première visite",
        )
        with pytest.raises(failures.Conflict) as taken:
            await api.create_rdv(booking, key="22222222-0000-4000-8000-000000000001")
        assert taken.value.theirs == (held,)

        free = replace(booking, starts_at=held.starts_at + timedelta(days=1))
        key = "22222222-0000-4000-8000-000000000002"
        made = await api.create_rdv(free, key=key)
        assert booking_of(made) == free
        assert (await api.create_rdv(free, key=key)).id == made.id
        later = replace(free, starts_at=free.starts_at + timedelta(hours=1), context=None)
        moved = await api.update_rdv(
            made.id, free, later, key="22222222-0000-4000-8000-000000000003", lock_version=made.lock_version
        )
        assert booking_of(moved) == later
        with pytest.raises(failures.Conflict) as stale:
            await api.update_rdv(
                made.id, free, booking, key="22222222-0000-4000-8000-000000000004", lock_version=made.lock_version
            )
        assert stale.value.theirs == moved
        with pytest.raises(failures.Conflict) as taken:
            await api.update_rdv(made.id, later, booking, key="22222222-0000-4000-8000-000000000005")
        assert taken.value.theirs == (held,)
        assert [version.event for version in await api.rdv_versions(made.id)] == ["update", "create"]
        assert made.id in {rdv.id for rdv in await api.rdvs_of_user(person.id, org)}
        with pytest.raises(failures.Forbidden):
            await api.delete_rdv(made.id, key="22222222-0000-4000-8000-000000000006")


async def test_signing_in_elsewhere_ends_the_session_here(platform: PlatformProcess) -> None:
    async with _client(platform) as here, _client(platform) as there:
        await here.sign_in("desk@kiosk.test", PASSWORD)
        await there.sign_in("desk@kiosk.test", PASSWORD)
        with pytest.raises(failures.SignedOut):
            await here.organisations()
        assert await there.organisations()
        await there.sign_out()
        await there.sign_out()
        with pytest.raises(failures.SignedOut):
            await there.organisations()
