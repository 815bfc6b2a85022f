"""People written down and RDVs booked on bad days: one fiche, one RDV, one wait, whatever happens on the way."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.desk import Desk
from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import DeskRdv, Fate
from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Conflict
from kiosk.domain.writes.errand import Book, Booked, OnItsWay, Taken, Turned, Written
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of
from tests.faults import middleman as weather
from tests.faults.desks import Open, desks
from tests.faults.middleman import Fault, Middleman
from tests.faults.territory import NOW, PRIVATE
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=NOW.tzinfo)
USERS, RDVS = r"/api/v1/users$", r"/organisations/1/rdvs$"
BERENICE = UsagerDraft(
    first_name="Bérénice",
    last_name="ROQUEFEUIL",
    birth_date=date(1985, 4, 3),
    email="berenice.roquefeuil@exemple.test",
    phone_number="06 39 98 22 33",
)
LOST = [
    pytest.param(weather.reset_before, id="never arrived"),
    pytest.param(weather.reset_after, id="answer lost"),
    pytest.param(weather.cut_short, id="answer cut"),
    pytest.param(weather.silent_after, id="never answered"),
    pytest.param(weather.page(502, "Bad gateway"), id="502"),
]


@pytest.fixture
def at_the_desk(middleman: Middleman, profile: Path, secrets: MemorySecrets) -> Open:
    """Starts a desk without a window; the same memory each time."""
    return desks(middleman, profile, secrets, TODAY)


async def pulled(desk: Desk) -> None:
    memory = desk._session.memory
    await until(lambda: desk.sync_state.last_synced is not None, "the day")
    async with asyncio.timeout(15):
        # Lieux and agents are put away before them.
        while not await memory.entries(1, Motif):
            await asyncio.sleep(0.01)
    await desk._session.capabilities()


async def cut_off(desk: Desk, middleman: Middleman) -> None:
    middleman.go_down()
    await until(lambda: desk.sync_state.connected is False, "the cut")


def at(hour: datetime, *usager_ids: int) -> Booking:
    guests = tuple(Guest(number) for number in usager_ids)
    return Booking(
        organisation_id=1, motif_id=1, starts_at=hour, duration_in_min=20, lieu_id=1, agent_ids=(3,), guests=guests
    )


async def sent(desk: Desk) -> None:
    await until(lambda: desk.unsent_count == 0, "an empty outbox")


async def day(desk: Desk) -> list[DeskRdv]:
    return list((await desk.day(1, TODAY)).entries)


async def on_the_platform(colleague: ApiClient) -> tuple[list[Usager], list[Rdv]]:
    usagers = [usager async for page in colleague.users(1) for usager in page.items if usager.last_name == "ROQUEFEUIL"]
    return usagers, await colleague.rdvs(1, NOON - timedelta(minutes=1), NOON + timedelta(minutes=1))


@pytest.mark.parametrize("fault", LOST)
async def test_written_booked_and_marked_without_a_network_they_are_there_once(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, fault: Fault
) -> None:
    async with at_the_desk() as desk:
        await pulled(desk)
        await cut_off(desk, middleman)

        usager = await desk.usagers.create(BERENICE, 1, Origin.DESK)
        rdv_id = await desk.bookings.book(at(NOON, usager.id))
        assert usager.id < 0
        assert rdv_id < 0
        entry = await desk.entry(rdv_id)
        assert entry is not None
        assert entry.to_confirm
        assert [p.usager for p in entry.rdv.participations] == [usager]
        assert (entry.rdv.motif.name, entry.rdv.agents[0].last_name) == ("Consultation", "Ferrandon")
        assert entry.rdv.lieu is not None
        people = tuple(p.id for p in entry.rdv.participations)
        await desk.act(Action.WAITING, [Target(entry, people)])
        assert desk.unsent_count == 3
        assert isinstance(await desk.bookings.outcome(rdv_id, 5), OnItsWay)
        (shown,) = [one for one in await day(desk) if one.rdv.starts_at == NOON]
        assert shown.rdv.waiting_since is not None

        # The first try of each is lost in its own way.
        rules = [middleman.when(fault, method="POST", path=path, times=1) for path in (USERS, RDVS)]
        rules.append(middleman.when(fault, method="PUT", path="/waiting_room", times=1))
        middleman.come_back()
        await desk.bring_up_to_date()
        await sent(desk)
        assert [rule.met for rule in rules] == [1, 1, 1]

        written, booked = await desk.usagers.outcome(usager.id, 5), await desk.bookings.outcome(rdv_id, 5)
        assert isinstance(written, Written)
        assert isinstance(booked, Booked)
        (there,), (rdv,) = await on_the_platform(colleague)
        assert there.id == written.usager_id
        assert draft_of(there) == BERENICE
        assert rdv.id == booked.rdv_id
        assert [p.usager.id for p in rdv.participations] == [there.id]
        assert rdv.waiting_since is not None
        # The desk shows the same, by either id, and once.
        (shown,) = [one for one in await day(desk) if one.rdv.starts_at == NOON]
        assert not shown.to_confirm
        assert not shown.unsent
        assert shown.rdv.waiting_since == rdv.waiting_since
        assert (await desk.entry(rdv_id)) == (await desk.entry(rdv.id)) == shown
        assert await desk.usagers.known(usager.id, 1) == await desk.usagers.known(there.id, 1) == there
        assert [one.rdv.id for one in await desk.usagers.known_rdvs(usager.id)] == [rdv.id]
        assert [record.fate for record in await desk.history(rdv_id)] == [Fate.SENT]


async def test_what_was_written_outlives_kiosk(at_the_desk: Open, middleman: Middleman, colleague: ApiClient) -> None:
    async with at_the_desk() as desk:
        await pulled(desk)
        await cut_off(desk, middleman)
        usager = await desk.usagers.create(BERENICE, 1, Origin.DESK)
        rdv_id = await desk.bookings.book(at(NOON, usager.id))
    middleman.come_back()
    async with at_the_desk() as desk:
        assert isinstance(await desk.bookings.outcome(rdv_id, 60), Booked)
        await sent(desk)
    usagers, rdvs = await on_the_platform(colleague)
    assert (len(usagers), len(rdvs)) == (1, 1)


async def test_a_slot_taken_meanwhile_is_said_with_what_took_it(at_the_desk: Open, colleague: ApiClient) -> None:
    async with at_the_desk() as desk:
        await pulled(desk)
        ten_past = NOON + timedelta(minutes=10)
        theirs = await colleague.create_rdv(at(ten_past, 2), key="d3cf77a8-0e0f-4f5b-a3c9-9ad4b3ad9a55")
        rdv_id = await desk.bookings.book(at(NOON, 1))
        outcome = await desk.bookings.outcome(rdv_id, 60)
        assert isinstance(outcome, Taken)
        assert [rdv.id for rdv in outcome.in_the_way] == [theirs.id]
        entry = await desk.entry(rdv_id)
        assert entry is not None
        assert entry.problem == outcome.reason
        (refused,) = await desk.bookings.written(rdv_id)
        assert refused.outcome == outcome
        assert isinstance(refused.errand.what, Book)
        assert refused.errand.what.booking == at(NOON, 1)
        await desk.dismiss_problem(rdv_id)
        assert await desk.entry(rdv_id) is None
        assert [one.rdv.id for one in await day(desk) if one.rdv.starts_at == NOON] == []


async def test_of_two_desks_at_the_same_slots_one_has_each_and_the_other_hears_why(
    at_the_desk: Open, colleague: ApiClient
) -> None:
    hours = [NOON + timedelta(minutes=20 * n) for n in range(12)]

    async def theirs(hour: datetime) -> bool:
        try:
            await colleague.create_rdv(at(hour, 2), key=str(uuid4()))
        except Conflict:
            return False
        return True

    async with at_the_desk() as desk:
        await pulled(desk)

        async def ours(hour: datetime) -> bool:
            outcome = await desk.bookings.outcome(await desk.bookings.book(at(hour, 1)), 60)
            assert isinstance(outcome, Booked | Taken)
            if isinstance(outcome, Taken):
                assert [[p.usager.id for p in rdv.participations] for rdv in outcome.in_the_way] == [[2]]
            return isinstance(outcome, Booked)

        mine, others = await asyncio.gather(
            asyncio.gather(*(ours(hour) for hour in hours)),
            asyncio.gather(*(theirs(hour) for hour in reversed(hours))),
        )
        assert [one != other for one, other in zip(mine, reversed(others), strict=True)] == [True] * len(hours)
        booked = await colleague.rdvs(1, NOON, hours[-1])
        assert [rdv.starts_at for rdv in booked] == hours
        # What was refused stays in sight until it has been read, beside what took the slot.
        await sent(desk)
        await desk.bring_up_to_date()
        entries = [entry for entry in await day(desk) if entry.rdv.starts_at in hours]
        assert sum(entry.turned_down for entry in entries) == mine.count(False)
        assert len(entries) == len(hours) + mine.count(False)


async def test_an_e_mail_that_somebody_has_refuses_the_fiche_and_all_that_rests_on_it(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient
) -> None:
    async with at_the_desk() as desk:
        await pulled(desk)
        await cut_off(desk, middleman)
        usager = await desk.usagers.create(BERENICE, 1, Origin.DESK)
        rdv_id = await desk.bookings.book(at(NOON, usager.id))
        entry = await desk.entry(rdv_id)
        assert entry is not None
        await desk.act(Action.WAITING, [Target(entry, (entry.rdv.participations[0].id,))])
        other = await colleague.create_user(
            UsagerFields(first_name="B.", last_name="R.", email=BERENICE.email),
            [1],
            key="0b0c3c63-1f7b-4b5d-8f0f-63a3c3a7b1aa",
        )
        middleman.come_back()
        outcome = await desk.usagers.outcome(usager.id, 60)
        if isinstance(outcome, OnItsWay):
            await sent(desk)
            outcome = await desk.usagers.outcome(usager.id, 60)
        assert isinstance(outcome, Turned)
        assert outcome.taken_by == other.usager.id
        assert outcome.fields == {"email": ("taken",)}
        assert isinstance(await desk.bookings.outcome(rdv_id, 60), Turned)
        assert [record.fate for record in await desk.history(rdv_id)] == [Fate.REFUSED]
        assert desk.unsent_count == 0
        (refused,) = await desk.usagers.refused()
        assert refused.errand.what.draft == BERENICE  # type: ignore[union-attr]
        assert await on_the_platform(colleague) == ([], [])


async def test_a_change_is_sent_and_someone_elses_is_kept(at_the_desk: Open, colleague: ApiClient) -> None:
    async with at_the_desk() as desk:
        await pulled(desk)
        before = (await desk.usagers.fiche(1, 1)).usager
        draft = draft_of(before)
        # Somebody else changes another field, then the same one.
        await colleague.update_user(1, {"email": "a@exemple.test"}, key="3c6ba1f6-7f56-4bdb-9c04-0a8d2b8d2f01")
        changed = await desk.usagers.change(1, 1, draft, replace(draft, address="3 rue des Lilas"), Origin.DESK)
        assert changed.address == "3 rue des Lilas"
        assert isinstance(await desk.usagers.outcome(1, 60), Written)
        there = (await colleague.user(1)).usager
        assert (there.address, there.email) == ("3 rue des Lilas", "a@exemple.test")
        known = await desk.usagers.known(1, 1)
        assert known == there
        await desk.usagers.change(1, 1, draft, replace(draft, email="b@exemple.test"), Origin.DESK)
        outcome = await desk.usagers.outcome(1, 60)
        assert isinstance(outcome, Turned)
        assert outcome.fields == {"email": ("changed",)}
        assert outcome.theirs == draft_of(there)
        assert (await colleague.user(1)).usager.email == "a@exemple.test"


@pytest.mark.parametrize("fault", LOST)
async def test_an_rdv_is_moved_once(
    at_the_desk: Open, middleman: Middleman, colleague: ApiClient, fault: Fault
) -> None:
    async with at_the_desk() as desk:
        await pulled(desk)
        before = await colleague.rdv(4)
        rule = middleman.when(fault, method="PATCH", path=r"/rdvs/4$", times=1)
        after = replace(booking_of(before), starts_at=NOON, guests=(Guest(4), Guest(1)))
        await desk.bookings.change(4, after)
        entry = await desk.entry(4)
        assert entry is not None
        assert entry.rdv.starts_at == NOON
        assert entry.to_confirm
        await sent(desk)
        assert rule.met == 1
        there = await colleague.rdv(4)
        assert there.lock_version == (before.lock_version or 0) + 1
        assert (there.starts_at, [p.usager.id for p in there.participations]) == (NOON, [4, 1])
        entry = await desk.entry(4)
        assert entry is not None
        assert not entry.to_confirm
        assert entry.rdv == there


async def test_nothing_private_is_in_the_memory_after_a_fiche_was_found_opened_changed_and_pulled(
    at_the_desk: Open, colleague: ApiClient
) -> None:
    async with at_the_desk() as desk:
        await pulled(desk)
        assert (await desk.usagers.search_platform(1, "quilleron")).found
        fiche = await desk.usagers.fiche(1, 1)
        assert {name: getattr(fiche, name) for name in PRIVATE} == PRIVATE
        await desk.usagers.meet([fiche.usager], 1)
        private = {"affiliation_number": "SECRET aussi", "number_of_children": 8}
        fiche = await desk.usagers.change_private(1, 1, private, fiche.lock_version)
        assert fiche.affiliation_number == "SECRET aussi"
        draft = draft_of(fiche.usager)
        await desk.usagers.change(1, 1, draft, replace(draft, address="5 rue des Orchis"), Origin.DESK)
        child = await desk.usagers.create(
            UsagerDraft(first_name="Zoé", last_name="QUILLERON", responsible_id=1), 1, Origin.USAGER_FORM
        )
        await desk.bookings.book(at(NOON, 1, child.id))
        await desk.usagers.change(1, 1, draft, replace(draft, address="Ailleurs"), Origin.DESK)
        await sent(desk)
        # The last change was refused: what was typed, and what was there, are kept with its reason.
        assert isinstance(await desk.usagers.outcome(1, 5), Turned)
        async for page in colleague.users(1):
            await desk._session.memory.save_usagers(1, page.items)
        await desk.bring_up_to_date()
        kept = await desk._session.memory._database.read(_everything)
    # It can be found at all: what may be kept is there.
    assert b"5 rue des Orchis" in kept
    assert b"Ailleurs" in kept
    for word in ("SECRET", "divorced", "locataire", "msa", *PRIVATE):
        assert word.encode() not in kept, word


def _everything(connection: Any) -> bytes:
    """Each value of each row of each table, decrypted."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert {"rdvs", "usagers", "queue", "local_ids"} <= set(tables)
    values = (value for table in tables for row in connection.execute(f"SELECT * FROM {table}") for value in row)
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in values)
