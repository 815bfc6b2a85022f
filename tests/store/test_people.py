"""Whom the memory keeps, and for how long."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from kiosk.clock import SetClock
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, Errand
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of, told_through
from kiosk.store.changes import Changes
from kiosk.store.codec import pack, unpack
from kiosk.store.memory import Memory
from tests.support.known import usagers
from tests.support.trade import NOW, rdv, usager


async def ids(memory: Memory) -> list[int]:
    return [one.id for one in await usagers(memory, 1)]


async def test_where_the_server_can_search_those_met_stay_and_the_copy_goes(memory: Memory) -> None:
    await memory.save_usagers(1, [usager(n) for n in (10, 20, 30)])
    await memory.meet(1, [usager(20)], Origin.DESK)
    (number,) = await memory.queue.local_ids(1)
    draft = UsagerDraft(first_name="Zoé", last_name="MERLE", responsible_id=30)
    await memory.queue.write(Errand(str(uuid4()), 1, NOW, CreateUsager(number, draft)), Origin.DESK)
    heard: list[Changes] = []
    stop = memory.subscribe(heard.append)
    await memory.forget_copy(1)
    # 30 is the responsible of somebody whom the platform does not have yet.
    assert await ids(memory) == [number, 20, 30]
    assert [change.kinds for change in heard] == [{"usagers"}]
    await memory.forget_copy(1)
    assert len(heard) == 1
    stop()


async def test_where_it_cannot_search_the_copy_is_kept_as_it_is_and_what_is_written_here_stays(
    memory: Memory, clock: SetClock
) -> None:
    await memory.save_mark("usagers/1", NOW.date().isoformat())
    await memory.save_usagers(1, [usager(n) for n in (10, 20)])
    await memory.meet(1, [usager(20)], Origin.DESK)
    (number,) = await memory.queue.local_ids(1)
    await memory.queue.write(
        Errand(str(uuid4()), 1, NOW, CreateUsager(number, UsagerDraft(first_name="Zoé", last_name="MERLE"))),
        Origin.USAGER_FORM,
    )
    clock.move(days=30)
    await memory.forget_old((NOW + timedelta(days=53)).date())
    assert await ids(memory) == [number, 10, 20]
    assert await memory.as_of(1, 20) is None
    await memory.part_with_usagers(1, {20})
    assert await ids(memory) == [number, 10]


async def test_who_is_known_from_an_rdv_alone_is_known_as_the_latest_says(memory: Memory) -> None:
    first, second = rdv(1), rdv(2, NOW + timedelta(hours=1))
    renamed: Usager = replace(usager(10), last_name="MARTIN")
    late = replace(second, participations=tuple(replace(p, usager=renamed) for p in second.participations))
    await memory.save_rdvs(1, [first, late], window=None)
    assert await memory.usager(1, 10) == renamed
    assert [entry.rdv.id for entry in await memory.rdvs_of(10)] == [1, 2]
    # Ids that only begin alike are of other people.
    assert await memory.usager(1, 1) is None
    assert await memory.rdvs_of(1) == []


async def test_ids_of_what_was_made_here_are_told_once_only(memory: Memory, clock: SetClock) -> None:
    first = await memory.queue.local_ids(3)
    clock.move(days=60)
    await memory.forget_old((NOW + timedelta(days=50)).date())
    second = await memory.queue.local_ids(2)
    assert len({*first, *second}) == 5
    assert all(number < 0 for number in (*first, *second))


def _with(one: Rdv, *people: Usager) -> Rdv:
    return replace(
        one, participations=tuple(replace(p, usager=u) for p, u in zip(one.participations, people, strict=True))
    )


async def test_proches_are_told_through_their_responsible_as_that_one_now_is(memory: Memory) -> None:
    """Before the platform has said so in their RDVs, and before it has what was written here."""
    marie = replace(usager(30), email="marie@exemple.test")
    zoe = told_through(replace(usager(10), responsible_id=30), marie)
    await memory.save_usagers(1, [marie, zoe])
    await memory.save_rdv(_with(rdv(1), zoe))

    async def known() -> list[Contact | None]:
        entry, proche = await memory.rdv(1), await memory.usager(1, 10)
        assert entry is not None
        assert proche is not None
        return [entry.rdv.participations[0].usager.responsible_contact, proche.responsible_contact]

    before = draft_of(marie)
    silent = replace(before, notify_by_sms=False, email=None)
    errand = Errand(str(uuid4()), 1, NOW, ChangeUsager(30, before, silent))
    await memory.queue.write(errand, Origin.DESK)
    expected = Contact("+33612345678", notify_by_sms=False, phone_number="06 12 34 56 78")
    assert await known() == [expected, expected], "what is written here, while it waits"
    there = replace(marie, notify_by_sms=False, email=None, notification_email="couple@exemple.test")
    await memory.queue.settle(errand.key, there)
    settled = replace(expected, notification_email="couple@exemple.test")
    assert await known() == [settled, settled], "what the platform made of it"


def test_what_an_earlier_kiosk_kept_of_an_usager_is_read_as_not_saying_more() -> None:
    now = usager(10)
    body = json.loads(pack(now))
    del body["notification_email"], body["responsible_contact"]
    assert unpack(json.dumps(body).encode(), Usager) == now
    assert (now.notification_email, now.responsible_contact) == (None, None)


async def test_whether_the_platform_has_addresses_for_notifications_is_told_by_the_last_met(memory: Memory) -> None:
    assert await memory.last_told(1) is None
    await memory.save_rdv(rdv(1))
    assert await memory.last_told(1) == usager(10), "whom an RDV names, where nobody was met"
    await memory.save_usagers(1, [usager(10)])
    await memory.meet(1, [replace(usager(20), notification_email="")], Origin.DESK)
    last = await memory.last_told(1)
    assert last is not None
    assert last.notification_email == ""
