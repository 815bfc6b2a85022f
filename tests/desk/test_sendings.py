"""What waits, is held, met somebody else's doing or was refused, and what a person can do about each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk
from kiosk.domain.booking.booking import booking_of
from kiosk.domain.day.gesture import Fate, Hold
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Conflict, NotFound, Refused, Unintelligible
from kiosk.domain.writes.errand import Book, ChangeRdv, CreateUsager, Errand, Refusal, Side
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.sending import Becomes, Choice, Sending
from kiosk.store.memory import Memory
from kiosk.sync.sending.reasons import refusal
from tests.desk.fakes import FakeSyncs
from tests.desk.test_gestures import depart, platform_says, put, send
from tests.support.trade import NOW, usager

SOON = NOW + timedelta(hours=2)
THEIRS = Side("Vu", "Béatrice PMI", NOW + timedelta(minutes=5))


@pytest.fixture
def memory(signed_in: Desk, syncs: FakeSyncs) -> Memory:
    async def books() -> Capabilities:
        return Capabilities(version=1, rdvs=True)

    syncs.last.capabilities = books  # type: ignore[method-assign]
    return syncs.last.memory


async def only(desk: Desk) -> Sending:
    (found,) = await desk.sendings.all()
    return found


async def test_all_that_a_day_did_is_in_the_order_in_which_it_was_made(
    signed_in: Desk, memory: Memory, clock: SetClock
) -> None:
    await signed_in.act(Action.WAITING, [await put(memory)])
    await send(memory)
    clock.move(minutes=1)
    usager = await signed_in.usagers.create(UsagerDraft(first_name="Katia", last_name="Merle"), 1, Origin.DESK)
    clock.move(minutes=1)
    await signed_in.act(Action.SEEN, [await put(memory, SOON, number=2)])
    first, second, third = await signed_in.sendings.all()
    assert [one.becomes for one in (first, second, third)] == [Becomes.SENT, Becomes.TO_SEND, Becomes.TO_SEND]
    assert [one.names for one in (first, second, third)] == [("DUPONT Léa10",), ("MERLE Katia",), ("DUPONT Léa20",)]
    assert [(one.rdv_id, one.starts_at) for one in (first, second, third)] == [(1, NOW), (None, None), (2, SOON)]
    assert [one.mine.what for one in (first, second, third)] == ["Salle d’attente", "usager créé", "Vu"]
    assert (first.ended_at, first.choices, first.asks) == (NOW, (), False)
    assert second.act.key == (await memory.queue.of_usager(usager.id))[0].errand.key
    clock.move(days=1)
    assert len(await signed_in.sendings.all()) == 2, "what was sent yesterday is not"


async def test_what_waits_is_tried_again_or_given_up(signed_in: Desk, memory: Memory, syncs: FakeSyncs) -> None:
    await signed_in.act(Action.SEEN, [await put(memory)])
    waiting = await only(signed_in)
    assert waiting.choices == (Choice.RETRY, Choice.GIVE_UP)
    nudges = syncs.last.nudges
    await signed_in.sendings.retry(waiting.key)
    assert syncs.last.nudges == nudges + 1
    await depart(memory)
    assert (await only(signed_in)).choices == (Choice.RETRY,), "it may be there"
    await memory.queue.release(waiting.key)
    assert await signed_in.sendings.give_up(waiting.key)
    assert (await only(signed_in)).becomes is Becomes.TAKEN_BACK
    with pytest.raises(NotFound):
        await signed_in.sendings.retry("of nothing")


async def test_who_is_signed_out_is_said(signed_in: Desk, memory: Memory, syncs: FakeSyncs) -> None:
    await signed_in.act(Action.SEEN, [await put(memory)])
    syncs.last.state = replace(syncs.last.state, signed_out=True)
    assert (await only(signed_in)).becomes is Becomes.SIGN_IN


async def test_what_is_held_leaves_with_all_whom_it_tells(signed_in: Desk, memory: Memory, syncs: FakeSyncs) -> None:
    target = await put(memory, SOON)
    (gesture,) = (await signed_in.act(Action.EXCUSED, [target])).gestures
    assert gesture.told
    assert gesture.told[0].name == "DUPONT Léa10"
    told = (*gesture.told, replace(gesture.told[0], name="MARTIN Paul"))
    await memory.queue.hold(gesture.key, Hold.TOO_OLD, Refusal("Fait il y a longtemps.", told=told))
    held = await only(signed_in)
    assert (held.becomes, held.choices) == (Becomes.TOO_OLD, (Choice.SEND_OLD, Choice.GIVE_UP))
    assert (held.told, held.reason, held.asks) == (told, "Fait il y a longtemps.", True)
    asked = await signed_in.sendings.consequences(held.key)
    assert asked is not None
    assert (asked.told, asked.needs_confirmation) == (told, True)
    nudges = syncs.last.nudges
    assert await signed_in.sendings.send_old(held.key)
    assert not await signed_in.sendings.send_old(held.key)
    assert syncs.last.nudges == nudges + 1
    (row,) = await memory.queue.gestures()
    assert (row.held, row.act.told, row.meant_at) == (None, told, NOW)
    assert (await only(signed_in)).becomes is Becomes.TO_SEND


async def test_who_would_not_be_told_any_more_is_not_said_to_be(signed_in: Desk, memory: Memory) -> None:
    (gesture,) = (await signed_in.act(Action.EXCUSED, [await put(memory, SOON)])).gestures
    assert gesture.told
    await memory.queue.hold(gesture.key, Hold.TOLD_OTHERWISE, Refusal("Personne ne serait plus prévenu."))
    held = await only(signed_in)
    assert (held.becomes, held.choices) == (Becomes.TOLD_OTHERWISE, (Choice.SEND_OLD, Choice.GIVE_UP))
    asked = await signed_in.sendings.consequences(held.key)
    assert asked is not None
    assert (asked.told, asked.needs_confirmation) == ((), True)
    assert await signed_in.sendings.send_old(held.key)
    (row,) = await memory.queue.gestures()
    assert row.act.told == ()


async def test_what_somebody_on_the_way_does_not_let_through_is_not_said_to_be_refused(
    signed_in: Desk, memory: Memory
) -> None:
    (gesture,) = (await signed_in.act(Action.SEEN, [await put(memory)])).gestures
    await memory.queue.refuse(gesture.key, refusal(Unintelligible(page=True)), None)
    blocked = await only(signed_in)
    assert (blocked.becomes, blocked.choices) == (Becomes.BLOCKED, (Choice.RETRY, Choice.GIVE_UP))


async def test_what_may_have_been_done_is_to_be_looked_at(signed_in: Desk, memory: Memory) -> None:
    (gesture,) = (await signed_in.act(Action.SEEN, [await put(memory)])).gestures
    await memory.queue.refuse(gesture.key, refusal(NotFound(), certain=False), None)
    assert (await only(signed_in)).becomes is Becomes.UNKNOWN


async def test_theirs_or_mine(signed_in: Desk, memory: Memory) -> None:
    (gesture,) = (await signed_in.act(Action.EXCUSED, [await put(memory, SOON)])).gestures
    theirs = await platform_says(memory, 1, Status.SEEN)
    refusal = Refusal("Noté « Vu » ailleurs.", side=THEIRS)
    await memory.queue.refuse(gesture.key, refusal, theirs, overtaken=True)
    conflict = await only(signed_in)
    assert (conflict.becomes, conflict.theirs) == (Becomes.CONFLICT, THEIRS)
    assert (conflict.mine, conflict.choices) == (
        Side("Absent (excusé)", at=NOW),
        (Choice.KEEP_MINE, Choice.KEEP_THEIRS),
    )
    with pytest.raises(Conflict):
        await signed_in.sendings.keep_mine(conflict.key)
    asked = await signed_in.sendings.consequences(conflict.key)
    assert asked is not None
    assert asked.told
    batch = await signed_in.sendings.keep_mine(conflict.key, asked)
    assert batch is not None
    (row,) = await memory.queue.gestures()
    assert (row.act.key, row.act.before[0].status) == (batch.keys[0], Status.SEEN)
    kept = {one.key: one for one in await signed_in.sendings.all()}
    assert kept[conflict.key].becomes is Becomes.CONFLICT
    assert not kept[conflict.key].open


async def test_theirs_stands(signed_in: Desk, memory: Memory) -> None:
    (gesture,) = (await signed_in.act(Action.SEEN, [await put(memory, SOON)])).gestures
    theirs = await platform_says(memory, 1, Status.EXCUSED)
    await memory.queue.refuse(gesture.key, Refusal("Noté ailleurs.", side=THEIRS), theirs, overtaken=True)
    await signed_in.sendings.keep_theirs(gesture.key)
    found = await only(signed_in)
    assert (found.open, found.choices) == (False, ())
    entry = await signed_in.entry(1)
    assert entry is not None
    assert (entry.problem, entry.overtaken) == ("", None)


async def test_a_move_is_made_again_on_what_is_there(signed_in: Desk, memory: Memory) -> None:
    target = await put(memory, SOON)
    before = booking_of(target.entry.rdv)
    await signed_in.bookings.change(1, replace(before, starts_at=SOON + timedelta(hours=1)))
    (errand,) = [row.act for row in await memory.queue.errands()]
    assert isinstance(errand.what, ChangeRdv)
    assert errand.what.told
    assert errand.what.status is Status.UNKNOWN
    theirs = replace(target.entry.rdv, context="Apporter le carnet", starts_at=SOON + timedelta(minutes=30))
    await memory.queue.refuse(errand.key, Refusal("Déplacé.", side=Side("Déplacé")), theirs, overtaken=True)
    asked = await signed_in.sendings.consequences(errand.key)
    assert asked is not None
    await signed_in.sendings.keep_mine(errand.key, asked)
    (again,) = [row.act for row in await memory.queue.errands()]
    assert isinstance(again.what, ChangeRdv)
    assert again.what.before == booking_of(theirs)
    assert again.what.after == replace(booking_of(theirs), starts_at=SOON + timedelta(hours=1))


async def test_what_was_refused_is_written_again_or_let_go(signed_in: Desk, memory: Memory) -> None:
    usager = await signed_in.usagers.create(UsagerDraft(first_name="Katia", last_name="Merle"), 1, Origin.DESK)
    key = (await memory.queue.of_usager(usager.id))[0].errand.key
    await memory.queue.refuse(key, Refusal("Refusé."))
    assert (await only(signed_in)).choices == (Choice.RETRY, Choice.GIVE_UP)
    await signed_in.sendings.retry(key)
    (row,) = await memory.queue.errands()
    assert isinstance(row.act.what, CreateUsager)
    assert row.act.what.usager_id not in (0, usager.id)
    await memory.queue.refuse(row.act.key, Refusal("Peut-être.", unknown=True))
    unknown = next(one for one in await signed_in.sendings.all() if one.key == row.act.key)
    assert (unknown.becomes, unknown.choices) == (Becomes.UNKNOWN, (Choice.GIVE_UP,))
    assert await signed_in.sendings.give_up(row.act.key)


async def test_a_booking_that_was_refused_is_made_with_numbers_of_its_own(signed_in: Desk, memory: Memory) -> None:
    booking = booking_of((await put(memory, SOON)).entry.rdv)
    rdv_id = await signed_in.bookings.book(booking)
    (row,) = await memory.queue.errands()
    await memory.queue.refuse(row.act.key, Refusal("Pris.", taken=True))
    await signed_in.sendings.retry(row.act.key)
    (again,) = [row.act for row in await memory.queue.errands()]
    assert isinstance(again.what, Book)
    assert (again.what.booking, again.what.rdv_id < 0, again.what.rdv_id != rdv_id) == (booking, True, True)


async def test_what_cannot_be_done_any_more_says_why(signed_in: Desk, memory: Memory) -> None:
    (gesture,) = (await signed_in.act(Action.SEEN, [await put(memory)])).gestures
    theirs = await platform_says(memory, 1, Status.SEEN)
    await memory.queue.refuse(gesture.key, Refusal("Refusé."), theirs)
    with pytest.raises(Refused) as refused:
        await signed_in.sendings.retry(gesture.key)
    assert refused.value.messages[0]
    assert (await memory.queue.fates([gesture.key]))[gesture.key] is Fate.REFUSED


# --- a platform put back from a backup; somebody who is there by now


async def test_what_waited_when_the_platform_was_put_back_is_named_as_it_was_and_confirmed(
    signed_in: Desk, memory: Memory
) -> None:
    (gesture,) = (await signed_in.act(Action.EXCUSED, [await put(memory)])).gestures
    await depart(memory)
    await memory.begin_anew(Refusal("La plateforme a repris une sauvegarde."))
    held = await only(signed_in)
    assert (held.becomes, held.names) == (Becomes.PUT_BACK, ("DUPONT Léa10",))
    assert held.choices == (Choice.SEND_OLD, Choice.GIVE_UP)
    found = await signed_in.sendings.consequences(gesture.key)
    assert found is not None
    assert found.needs_confirmation
    assert await signed_in.sendings.give_up(gesture.key), "though it had left before"
    assert (await memory.queue.fates([gesture.key]))[gesture.key] is Fate.UNDONE


async def test_whoever_may_be_there_already_is_them_or_is_created_all_the_same(signed_in: Desk, memory: Memory) -> None:
    draft = UsagerDraft(first_name="Katia", last_name="Merle")
    for same in (True, False):
        made = await signed_in.usagers.create(draft, 1, Origin.DESK)
        (written, *_) = await memory.queue.of_usager(made.id)
        key = written.errand.key
        await memory.queue.hold(key, Hold.ALIKE, Refusal("Est-ce la même personne\u00a0?", alike=usager(77)))
        held = await signed_in.sendings.one(key)
        assert held.becomes is Becomes.ALIKE
        assert held.choices == (Choice.SAME_PERSON, Choice.CREATE, Choice.GIVE_UP)
        assert await signed_in.sendings.consequences(key) is None, "nobody is told"
        assert await (signed_in.sendings.same_person if same else signed_in.sendings.send_old)(key)
        assert not await signed_in.sendings.same_person(key)
        after = await memory.queue.row(key)
        assert after is not None
        if same:
            assert after.fate is Fate.ALREADY
            assert (await memory.queue.numbers([made.id])) == {made.id: 77}
        else:
            assert isinstance(after.act, Errand)
            assert isinstance(after.act.what, CreateUsager)
            assert (after.fate, after.act.what.seen) == (Fate.WAITING, (77,))
