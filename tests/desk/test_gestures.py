"""Gestures and their undo, on the real memory."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Batch, Desk, DeskChange
from kiosk.domain.day.consequences import Consequences, Target
from kiosk.domain.day.gesture import DeskRdv, Fate, apply
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.failures import Conflict, Refused, SignedOut
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.store.memory import Memory
from tests.desk.fakes import FakeSyncs
from tests.support.trade import MOTIF, NOW, rdv

LATER = NOW + timedelta(hours=3)


@pytest.fixture
def memory(signed_in: Desk, syncs: FakeSyncs) -> Memory:
    return syncs.last.memory


async def put(
    memory: Memory, starts_at: datetime = NOW, statuses: Sequence[Status] = (Status.UNKNOWN,), number: int = 1
) -> Target:
    """An RDV as the platform said it, and the target of its whole line."""
    motif = replace(MOTIF, visibility_type="visible_and_notified")
    one = replace(rdv(number, starts_at, statuses), motif=motif)
    await memory.save_rdv(one)
    return Target(DeskRdv(one), tuple(p.id for p in one.participations))


async def people(desk: Desk, number: int = 1) -> tuple[Participation, ...]:
    entry = await desk.entry(number)
    assert entry is not None
    return entry.rdv.participations


async def send(memory: Memory) -> None:
    """The platform carries out all that is in the outbox."""
    for gesture in [row.act for row in await memory.queue.gestures()]:
        confirmed = await memory.confirmed(gesture.rdv_id)
        assert confirmed is not None
        await memory.queue.settle(gesture.key, apply(confirmed, gesture))


async def depart(memory: Memory) -> None:
    """All that is in the outbox is on its way."""
    for gesture in [row.act for row in await memory.queue.gestures()]:
        assert await memory.queue.claim(gesture.key)


async def platform_says(memory: Memory, number: int, status: Status) -> Rdv:
    """Someone else sets the status of everybody."""
    confirmed = await memory.confirmed(number)
    assert confirmed is not None
    everybody = tuple(replace(p, status=status, waiting_since=None) for p in confirmed.participations)
    changed = replace(confirmed, participations=everybody, status=status)
    await memory.save_rdv(changed)
    return changed


# Acting


async def test_a_gesture_is_kept_shown_and_sent_behind(signed_in: Desk, memory: Memory, syncs: FakeSyncs) -> None:
    target = await put(memory)
    told: list[DeskChange] = []
    signed_in.subscribe(told.append)
    batch = await signed_in.act(Action.WAITING, [target])
    assert (batch.action, batch.names) == (Action.WAITING, ("DUPONT Léa10",))
    (gesture,) = [row.act for row in await memory.queue.gestures()]
    assert (gesture.key,) == batch.keys
    assert uuid.UUID(gesture.key).version == 4
    (person,) = await people(signed_in)
    assert person.waiting_since == NOW
    assert told == [DeskChange("rdvs", frozenset({1}), frozenset({1}), Origin.DESK)]
    assert syncs.last.nudges == 1
    assert signed_in.unsent_count == 1
    (record,) = await signed_in.history(1)
    assert record.gesture == gesture


async def test_one_gesture_for_each_rdv_with_a_key_of_its_own(signed_in: Desk, memory: Memory) -> None:
    first = await put(memory)
    second = await put(memory, statuses=[Status.UNKNOWN, Status.EXCUSED, Status.UNKNOWN], number=2)
    batch = await signed_in.act(Action.SEEN, [first, second])
    gestures = [row.act for row in await memory.queue.gestures()]
    assert len(set(batch.keys)) == 2
    assert [gesture.participation_ids for gesture in gestures] == [(10,), (20, 22)]
    assert [before.status for before in gestures[1].before] == [Status.UNKNOWN, Status.UNKNOWN]
    assert len(batch.names) == 3


async def test_what_is_possible_on_some_is_done_on_them(signed_in: Desk, memory: Memory) -> None:
    now, later = await put(memory), await put(memory, LATER, number=2)
    batch = await signed_in.act(Action.NOSHOW, [now, later])
    assert len(batch.keys) == 1
    with pytest.raises(Refused) as refused:
        await signed_in.act(Action.NOSHOW, [later])
    assert "une fois l’heure passée" in refused.value.messages[0]
    assert len([row.act for row in await memory.queue.gestures()]) == 1


async def test_a_gesture_is_weighed_on_what_is_so_now_not_on_what_was_shown(signed_in: Desk, memory: Memory) -> None:
    target = await put(memory)
    await platform_says(memory, 1, Status.SEEN)
    with pytest.raises(Refused):
        await signed_in.act(Action.WAITING, [target])
    gone = await put(memory, number=2)
    await memory.remove_rdv(2)
    with pytest.raises(Refused) as refused:
        await signed_in.act(Action.SEEN, [gone])
    assert refused.value.messages == ("Ce rendez-vous n’est plus dans l’agenda.",)
    assert signed_in.unsent_count == 0


async def test_nobody_is_told_of_whom_the_question_did_not_speak(signed_in: Desk, memory: Memory) -> None:
    seen = await put(memory, statuses=[Status.SEEN])
    # Shown as seen, going back tells nobody; cancelled meanwhile, it would announce a new RDV.
    assert not signed_in.consequences(Action.RESET, [seen]).needs_confirmation
    await platform_says(memory, 1, Status.REVOKED)
    with pytest.raises(Conflict):
        await signed_in.act(Action.RESET, [seen])
    fresh = await signed_in.entry(1)
    assert fresh is not None
    assert signed_in.consequences(Action.RESET, [Target(fresh, (10,))]).needs_confirmation
    await signed_in.act(Action.RESET, [Target(fresh, (10,))])
    assert signed_in.unsent_count == 1


async def test_consequences_name_the_one_who_is_told(signed_in: Desk, memory: Memory) -> None:
    found = signed_in.consequences(Action.EXCUSED, [await put(memory, LATER)])
    assert [told.name for told in found.told] == ["DUPONT Léa10", "Les agents du rendez-vous (Béatrice PMI)"]
    assert found.told[0].by == ("SMS",)


async def test_each_gesture_keeps_who_is_told_of_it_alone(signed_in: Desk, memory: Memory) -> None:
    targets = [await put(memory, LATER), await put(memory, LATER, number=2)]
    asked = signed_in.consequences(Action.EXCUSED, targets)
    batch = await signed_in.act(Action.EXCUSED, targets)
    told = [{one.name for one in gesture.told or ()} for gesture in batch.gestures]
    assert told[0] != told[1]
    assert told[0] | told[1] == {one.name for one in asked.told}
    alone = await put(memory, LATER, number=3)
    asked = signed_in.consequences(Action.EXCUSED, [alone])
    (gesture,) = (await signed_in.act(Action.EXCUSED, [alone])).gestures
    assert gesture.told == asked.told != ()


async def test_a_refusal_is_read_and_dismissed(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.SEEN, [await put(memory)])
    await memory.queue.refuse(batch.keys[0], Refusal("La plateforme a refusé."))
    entry = await signed_in.entry(1)
    assert entry is not None
    assert entry.problem
    await signed_in.dismiss_problem(1)
    entry = await signed_in.entry(1)
    assert entry is not None
    assert not entry.problem


# Undo


async def take_back(desk: Desk, batch: Batch) -> None:
    """As a person does, who says yes to whatever they are asked."""
    await desk.undo(batch, await desk.undo_consequences(batch))


async def test_undo_before_it_left_leaves_no_trace_on_the_platform(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.EXCUSED, [await put(memory, LATER)])
    asked = await signed_in.undo_consequences(batch)
    assert (asked.told, asked.needs_confirmation, asked.names) == ((), False, ("DUPONT Léa10",))
    await signed_in.undo(batch, asked)
    assert [row.act for row in await memory.queue.gestures()] == []
    assert [p.status for p in await people(signed_in)] == [Status.UNKNOWN]
    assert [record.fate for record in await signed_in.history(1)] == [Fate.UNDONE]
    assert await signed_in.fates(batch.keys) == {batch.keys[0]: Fate.UNDONE}


async def test_undo_of_seen_puts_back_in_the_waiting_room_with_the_hour_of_arrival(
    signed_in: Desk, memory: Memory, clock: SetClock, syncs: FakeSyncs
) -> None:
    target = await put(memory)
    arrived = await signed_in.act(Action.WAITING, [target])
    await send(memory)
    clock.move(minutes=12)
    seen = await signed_in.act(Action.SEEN, [target])
    await send(memory)
    clock.move(minutes=1)
    nudges = syncs.last.nudges
    await take_back(signed_in, seen)
    (person,) = await people(signed_in)
    assert (person.status, person.waiting_since) == (Status.UNKNOWN, NOW)
    (gesture,) = [row.act for row in await memory.queue.gestures()]
    assert (gesture.action, gesture.arrived_at, gesture.made_at) == (Action.WAITING, NOW, clock.now())
    assert gesture.undoes is not None
    assert syncs.last.nudges == nudges + 1
    await send(memory)
    await take_back(signed_in, arrived)
    (person,) = await people(signed_in)
    assert (person.status, person.waiting_since) == (Status.UNKNOWN, None)


async def test_undo_brings_each_back_to_what_they_were(signed_in: Desk, memory: Memory) -> None:
    statuses = [Status.SEEN, Status.NOSHOW, Status.UNKNOWN, Status.SEEN]
    target = await put(memory, NOW - timedelta(minutes=30), statuses)
    batch = await signed_in.act(Action.REVOKED, [target])
    await send(memory)
    assert {p.status for p in await people(signed_in)} == {Status.REVOKED}
    asked = await signed_in.undo_consequences(batch)
    assert asked.needs_confirmation
    assert (asked.told, set(asked.untold)) == ((), {f"DUPONT Léa1{n}" for n in range(4)}), "the hour is past"
    await signed_in.undo(batch, asked)
    assert [p.status for p in await people(signed_in)] == statuses
    back = [row.act for row in await memory.queue.gestures()]
    assert {gesture.undoes for gesture in back} == set(batch.keys)
    assert len(back) == 3


async def test_undo_that_tells_people_must_be_asked_about_first(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.EXCUSED, [await put(memory, LATER)])
    await send(memory)
    with pytest.raises(Refused):
        await signed_in.undo(batch, Consequences(Action.EXCUSED))
    assert [row.act for row in await memory.queue.gestures()] == []
    asked = await signed_in.undo_consequences(batch)
    assert asked.needs_confirmation
    await signed_in.undo(batch, asked)
    assert [p.status for p in await people(signed_in)] == [Status.UNKNOWN]


async def test_what_somebody_else_had_done_already_is_not_undone(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.SEEN, [await put(memory)])
    theirs = await platform_says(memory, 1, Status.SEEN)
    await memory.queue.settle(batch.keys[0], theirs, Fate.ALREADY)
    assert "déjà ainsi" in (await signed_in.undo_consequences(batch)).reason
    with pytest.raises(Refused) as refused:
        await signed_in.undo(batch, Consequences(Action.SEEN))
    assert "déjà ainsi" in refused.value.messages[0]
    assert await memory.queue.gestures() == []
    assert [p.status for p in await people(signed_in)] == [Status.SEEN]


async def test_a_gesture_that_leaves_between_the_question_and_the_undo_is_asked_about_again(
    signed_in: Desk, memory: Memory
) -> None:
    batch = await signed_in.act(Action.EXCUSED, [await put(memory, LATER)])
    asked = await signed_in.undo_consequences(batch)
    assert not asked.needs_confirmation
    await depart(memory)
    with pytest.raises(Refused) as refused:
        await signed_in.undo(batch, asked)
    assert "une seconde fois" in refused.value.messages[0]
    assert (await signed_in.undo_consequences(batch)).needs_confirmation
    await take_back(signed_in, batch)


async def test_what_was_just_being_tried_and_comes_back_is_taken_back_too(
    signed_in: Desk, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through a cut a try may begin right before the undo and fail right after."""
    targets = [await put(memory, LATER, number=number) for number in (1, 2)]
    batch = await signed_in.act(Action.EXCUSED, targets)
    tried, withdraw = list(batch.keys[:1]), memory.queue.withdraw

    async def is_being_tried(key: str) -> bool:
        if key in tried:
            tried.remove(key)
            return False
        return await withdraw(key)

    monkeypatch.setattr(memory.queue, "withdraw", is_being_tried)
    await take_back(signed_in, batch)
    assert set((await signed_in.fates(batch.keys)).values()) == {Fate.UNDONE}
    assert not await memory.queue.gestures()


async def test_each_is_taken_back_by_itself(signed_in: Desk, memory: Memory) -> None:
    batches = [await signed_in.act(Action.SEEN, [await put(memory, number=number)]) for number in (1, 2, 3)]
    await send(memory)
    await take_back(signed_in, batches[1])
    statuses = [[p.status for p in await people(signed_in, number)] for number in (1, 2, 3)]
    assert statuses == [[Status.SEEN], [Status.UNKNOWN], [Status.SEEN]]


async def test_a_refused_gesture_leaves_nothing_to_take_back(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.SEEN, [await put(memory, number=2)])
    await memory.queue.refuse(batch.keys[0], Refusal("La plateforme a refusé."))
    asked = await signed_in.undo_consequences(batch)
    assert asked.reason.startswith("La plateforme l’a refusé")
    with pytest.raises(Refused):
        await signed_in.undo(batch, asked)


async def test_what_someone_else_changed_since_is_left_to_them(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.SEEN, [await put(memory, number=2)])
    await send(memory)
    await platform_says(memory, 2, Status.NOSHOW)
    asked = await signed_in.undo_consequences(batch)
    assert asked.reason.replace("\u00a0", " ") == "L’état de DUPONT Léa20 a changé depuis : rien n’a été repris."
    with pytest.raises(Refused) as refused:
        await signed_in.undo(batch, asked)
    assert refused.value.messages == (asked.reason,)
    assert [p.status for p in await people(signed_in, 2)] == [Status.NOSHOW]


async def test_of_an_rdv_that_is_gone_it_says_so(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.SEEN, [await put(memory)])
    await send(memory)
    await memory.remove_rdv(1)
    assert (await signed_in.undo_consequences(batch)).reason == "Ce rendez-vous n’est plus dans l’agenda."


async def test_a_batch_half_sent_is_taken_back_whole(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.SEEN, [await put(memory, number=1), await put(memory, number=2)])
    first = (await memory.queue.gestures())[0].act
    confirmed = await memory.confirmed(1)
    assert confirmed is not None
    await memory.queue.settle(first.key, apply(confirmed, first))
    await take_back(signed_in, batch)
    for number in (1, 2):
        assert [p.status for p in await people(signed_in, number)] == [Status.UNKNOWN]
    assert [gesture.undoes for gesture in [row.act for row in await memory.queue.gestures()]] == [batch.keys[0]]


async def test_nobody_signed_in_takes_nothing_back(signed_in: Desk, memory: Memory) -> None:
    batch = await signed_in.act(Action.SEEN, [await put(memory)])
    await signed_in.sign_out()
    with pytest.raises(SignedOut):
        await signed_in.undo_consequences(batch)
