"""Several RDVs read at once are what each would be by itself; what waits and what asks are counted apart."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.gesture import Hold
from kiosk.domain.day.model import Lieu
from kiosk.domain.day.status import Action
from kiosk.domain.writes.errand import Book, Errand, Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.store.memory import Memory
from tests.support.trade import LIEU, NOW, ORGANISATION, gesture, rdv, usager


async def test_several_at_once_are_as_each_by_itself_under_the_id_that_was_asked_for(memory: Memory) -> None:
    await memory.save_organisations([ORGANISATION])
    await memory.save_entries(1, Lieu, [LIEU])
    await memory.save_rdvs(1, [rdv(1), rdv(2)], window=None)
    await memory.meet(1, [usager(10)], Origin.DESK)
    await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    waits, w_person, made, m_person = await memory.queue.local_ids(4)
    booking = Booking(
        organisation_id=1, motif_id=1, starts_at=NOW, duration_in_min=30, lieu_id=1, agent_ids=(7,), guests=(Guest(10),)
    )
    kept = [
        Errand(str(uuid4()), 1, NOW, Book(rdv_id, booking, (person,)))
        for rdv_id, person in ((waits, w_person), (made, m_person))
    ]
    for errand in kept:
        assert await memory.queue.write(errand, Origin.DESK)
    await memory.queue.settle(kept[1].key, replace(rdv(5), starts_at=NOW))
    asked = [1, 2, waits, made, 5, 999]
    apart = {one: await memory.rdv(one) for one in asked}
    assert await memory.rdvs(asked) == {one: entry for one, entry in apart.items() if entry is not None}
    assert apart[made] == apart[5], "it is known by both its ids"
    assert await memory.rdvs([]) == {}


async def test_what_leaves_by_itself_and_what_asks_are_counted_apart(memory: Memory) -> None:
    await memory.save_rdvs(1, [rdv(number) for number in range(1, 5)], window=None)
    assert await memory.queue.counts() == (0, 0)
    leaves, held, refused, sent = (gesture(rdv(number), Action.SEEN) for number in range(1, 5))
    await memory.queue.act([leaves, held, refused, sent])
    await memory.queue.hold(held.key, Hold.TOO_OLD, Refusal("Ancien."))
    await memory.queue.refuse(refused.key, Refusal("Non."))
    await memory.queue.settle(sent.key, None)
    assert await memory.queue.counts() == (1, 2)
    await memory.queue.dismiss(refused.key)
    assert await memory.queue.let_go(held.key)
    assert await memory.queue.counts() == (2, 0)
