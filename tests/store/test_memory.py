"""What the memory keeps, shows and tells."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.clock import PARIS, SetClock
from kiosk.domain.day.gesture import DeskRdv, Fate
from kiosk.domain.day.model import AbsenceOccurrence, Lieu, Motif, Organisation, PlageOccurrence, Service
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.failures import DiskFull
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.store.changes import Changes
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.store.conftest import INSTANCE
from tests.support.known import usagers
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, ORGANISATION, TODAY, gesture, rdv, usager

DAY = (datetime(2026, 11, 23, tzinfo=PARIS), datetime(2026, 11, 23, 23, 59, 59, tzinfo=PARIS))


def listen(memory: Memory) -> list[Changes]:
    heard: list[Changes] = []
    memory.subscribe(heard.append)
    return heard


async def test_directory_is_kept_and_told_once(memory: Memory) -> None:
    heard = listen(memory)
    for _ in range(2):
        await memory.save_organisations([ORGANISATION, Organisation(2, "MDS Sud")])
        await memory.save_entries(1, Lieu, [LIEU])
        await memory.save_entries(1, Agent, [AGENT])
        await memory.save_entries(1, Service, [Service(1, "PMI")])
        await memory.save_entries(1, Motif, [MOTIF])
    assert await memory.organisations() == [ORGANISATION, Organisation(2, "MDS Sud")]
    assert (await memory.entries(1, Lieu), await memory.entries(2, Lieu)) == ([LIEU], [])
    assert await memory.entries(1, Agent) == [AGENT]
    assert await memory.entries(1, Service) == [Service(1, "PMI")]
    assert await memory.entries(1, Motif) == [MOTIF]
    assert [sorted(change.kinds) for change in heard] == [
        ["organisations"],
        ["lieux"],
        ["agents"],
        ["services"],
        ["motifs"],
    ]
    await memory.save_entries(1, Lieu, [Lieu(9, "Annexe", 1)])
    assert await memory.entries(1, Lieu) == [Lieu(9, "Annexe", 1)]
    await memory.save_entries(2, Agent, [Agent(8, "Yves", "Le Goff")])
    assert await memory.entries(1, Agent) == [AGENT]
    assert await memory.everybody() == [AGENT, Agent(8, "Yves", "Le Goff")]


async def test_a_day_in_hour_order_with_everything_as_it_came(memory: Memory) -> None:
    late = replace(
        rdv(1, NOW + timedelta(hours=3), (Status.UNKNOWN, Status.OTHER)),
        context="Avec la poussette",
        created_at=datetime(2026, 11, 1, 8, tzinfo=UTC),
        created_by_type="Prescripteur",
        lock_version=4,
    )
    early = rdv(2, NOW - timedelta(hours=1), (Status.SEEN,))
    tomorrow = rdv(3, NOW + timedelta(days=1))
    elsewhere = rdv(4, NOW, organisation_id=2)
    await memory.save_rdvs(1, [late, early, tomorrow], window=None)
    await memory.save_rdv(elsewhere)
    assert await memory.day(1, TODAY, PARIS) == [DeskRdv(early), DeskRdv(late)]
    assert await memory.rdv(4) == DeskRdv(elsewhere)
    assert await memory.rdv(5) is None


async def test_the_day_of_the_change_of_hour_has_25_hours(memory: Memory) -> None:
    first = rdv(1, datetime(2026, 10, 25, 0, 0, tzinfo=PARIS))
    last = rdv(2, datetime(2026, 10, 25, 23, 59, tzinfo=PARIS))
    next_day = rdv(3, datetime(2026, 10, 26, 0, 0, tzinfo=PARIS))
    await memory.save_rdvs(1, [first, last, next_day], window=None)
    assert [e.rdv.id for e in await memory.day(1, first.starts_at.date(), PARIS)] == [1, 2]


async def test_what_the_platform_no_longer_lists_vanishes_but_not_what_was_done_here(memory: Memory) -> None:
    a, b, c, d = (rdv(n) for n in range(1, 5))
    next_day = rdv(5, NOW + timedelta(days=1))
    await memory.save_rdvs(1, [a, b, c, d, next_day], window=DAY)
    refused = gesture(d, Action.SEEN)
    await memory.queue.act([gesture(c, Action.SEEN), refused])
    await memory.queue.refuse(refused.key, Refusal("Ce rendez-vous n’est plus visible."))
    heard = listen(memory)
    touched = await memory.save_rdvs(1, [a], window=DAY)
    assert touched == {2}
    assert [change.rdv_ids for change in heard] == [frozenset({2})]
    assert [e.rdv.id for e in await memory.day(1, TODAY, PARIS)] == [1, 3, 4]
    assert await memory.rdv(5) is not None
    await memory.queue.dismiss_rdv(4)
    assert await memory.save_rdvs(1, [a], window=DAY) == {4}


async def test_a_save_tells_only_what_is_otherwise(memory: Memory) -> None:
    rdvs = [rdv(n, lock_version=3) for n in range(1, 251)]
    await memory.save_rdvs(1, rdvs, window=DAY)
    heard = listen(memory)
    await memory.save_rdvs(1, rdvs, window=DAY)
    assert heard == []
    rdvs[17] = rdv(18, statuses=(Status.SEEN,), lock_version=4)
    await memory.save_rdvs(1, rdvs, window=DAY)
    assert heard == [Changes(Origin.SYNC, frozenset({18}), frozenset({1}), frozenset({"rdvs"}))]


async def test_few_are_told_as_they_now_show_and_many_are_read_again(memory: Memory) -> None:
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 30)], window=DAY)
    done = gesture(rdv(2), Action.SEEN)
    await memory.queue.act([done])
    heard = listen(memory)
    await memory.save_rdv(rdv(1, statuses=(Status.SEEN,)))
    await memory.save_rdv(replace(rdv(2), name="Atelier"))
    await memory.queue.refuse(done.key, Refusal("Non."))
    await memory.queue.dismiss_rdv(2)
    assert [change.shown for change in heard[:2]] == [
        (DeskRdv(rdv(1, statuses=(Status.SEEN,))),),
        (DeskRdv(replace(rdv(2, statuses=(Status.SEEN,)), name="Atelier"), unsent=frozenset({20})),),
    ]
    assert [one.problem for one in heard[2].shown] == ["Non."]
    assert heard[3].shown == (DeskRdv(replace(rdv(2), name="Atelier")),)
    await memory.save_rdvs(1, [rdv(n, statuses=(Status.SEEN,)) for n in range(3, 30)], window=None)
    assert heard[4].shown == ()


async def test_an_older_answer_does_not_overwrite_a_newer_one(memory: Memory) -> None:
    await memory.save_rdv(rdv(1, statuses=(Status.SEEN,), lock_version=5))
    await memory.save_rdv(rdv(1, statuses=(Status.UNKNOWN,), lock_version=4))
    assert (await memory.rdv(1)) == DeskRdv(rdv(1, statuses=(Status.SEEN,), lock_version=5))
    await memory.save_rdvs(1, [rdv(1, statuses=(Status.NOSHOW,), lock_version=6)], window=DAY, keep={1})
    assert (await memory.rdv(1)) == DeskRdv(rdv(1, statuses=(Status.SEEN,), lock_version=5))


async def test_a_gesture_shows_at_once_and_settles_without_a_flicker(memory: Memory) -> None:
    known = rdv(1)
    await memory.save_rdv(known)
    heard = listen(memory)
    done = gesture(known, Action.SEEN)
    (shown,) = await memory.queue.act([done])
    assert (shown.rdv.status, shown.unsent) == (Status.SEEN, frozenset({10}))
    assert heard == [Changes(Origin.DESK, frozenset({1}), frozenset({1}), frozenset({"rdvs", "queue"}))]
    assert memory.unsent_count == 1
    assert [row.act for row in await memory.queue.gestures()] == [done]
    # A pull that was answered before the gesture arrived there changes nothing of what is shown.
    await memory.save_rdv(known)
    assert await memory.rdv(1) == shown
    # Nor does the echo of our own gesture, before or after it is settled.
    confirmed = rdv(1, statuses=(Status.SEEN,))
    await memory.save_rdv(confirmed)
    assert (await memory.rdv(1)) == shown
    await memory.queue.settle(done.key, confirmed)
    after = await memory.rdv(1)
    assert after is not None
    assert (after.rdv, after.unsent) == (shown.rdv, frozenset())
    heard.clear()
    await memory.save_rdv(confirmed)
    assert heard == []
    assert (memory.unsent_count, [row.act for row in await memory.queue.gestures()]) == (0, [])
    assert [(r.gesture, r.fate) for r in await memory.queue.history(1)] == [(done, Fate.SENT)]


async def test_a_refusal_shows_the_platform_s_state_and_says_why_until_read(memory: Memory) -> None:
    known = rdv(1)
    await memory.save_rdv(known)
    done = gesture(known, Action.REVOKED)
    await memory.queue.act([done])
    await memory.queue.refuse(done.key, Refusal("Vous n’avez pas le droit."), rdv(1, statuses=(Status.SEEN,)))
    shown = await memory.rdv(1)
    assert shown == DeskRdv(rdv(1, statuses=(Status.SEEN,)), problem="Vous n’avez pas le droit.")
    assert (await memory.queue.history(1))[0].reason == "Vous n’avez pas le droit."
    heard = listen(memory)
    await memory.queue.dismiss_rdv(1)
    await memory.queue.dismiss_rdv(1)
    assert len(heard) == 1
    assert await memory.rdv(1) == DeskRdv(rdv(1, statuses=(Status.SEEN,)))


async def test_what_is_said_last_is_what_may_be_done_again(memory: Memory) -> None:
    known = rdv(1)
    await memory.save_rdv(known)
    first, second = gesture(known, Action.WAITING), gesture(known, Action.SEEN)
    await memory.queue.act([first, second])
    await memory.queue.refuse(first.key, Refusal("Noté ailleurs entre-temps."), overtaken=True)
    shown = await memory.rdv(1)
    assert shown is not None
    assert (shown.problem, shown.overtaken) == ("Noté ailleurs entre-temps.", first)
    await memory.queue.refuse(second.key, Refusal("Vous n’avez pas le droit."))
    shown = await memory.rdv(1)
    assert shown is not None
    assert (shown.problem, shown.overtaken) == ("Vous n’avez pas le droit.", None)


async def test_a_new_gesture_takes_a_refusal_as_read(memory: Memory) -> None:
    known = rdv(1)
    await memory.save_rdv(known)
    first, second = gesture(known, Action.REVOKED), gesture(known, Action.SEEN)
    await memory.queue.act([first])
    await memory.queue.refuse(first.key, Refusal("Non."))
    (shown,) = await memory.queue.act([second])
    assert shown.problem == ""


async def test_a_gesture_is_kept_once_and_taken_back_only_before_it_leaves(memory: Memory) -> None:
    known = rdv(1)
    await memory.save_rdv(known)
    a, b = gesture(known, Action.WAITING), gesture(known, Action.SEEN)
    await memory.queue.act([a])
    await memory.queue.act([a, b])
    assert [row.act for row in await memory.queue.gestures()] == [a, b]
    assert await memory.queue.claim(a.key)
    assert not await memory.queue.withdraw(a.key)
    assert [o.departed for o in await memory.queue.gestures()] == [True, False]
    await memory.queue.release(a.key)
    assert await memory.queue.withdraw(a.key)
    assert not await memory.queue.claim(a.key)
    assert not await memory.queue.withdraw(a.key)
    assert [row.act for row in await memory.queue.gestures()] == [b]
    await memory.queue.settle(b.key, None)
    await memory.queue.settle(b.key, None)
    assert not await memory.queue.withdraw(b.key)
    assert [r.fate for r in await memory.queue.history(1)] == [Fate.SENT, Fate.UNDONE]


async def test_what_was_turned_away_may_be_taken_back_and_is_looked_up_all_the_same(memory: Memory) -> None:
    known = rdv(1)
    await memory.save_rdv(known)
    await memory.queue.act([act := gesture(known, Action.SEEN)])
    assert await memory.queue.claim(act.key)
    await memory.queue.release(act.key, turned_away=True)
    (row,) = await memory.queue.gestures()
    assert (row.departed, row.turned_away, row.may_be_there) == (True, True, False)
    assert await memory.queue.withdraw(act.key)


async def test_a_wait_kept_here_lasts_until_a_status_or_the_night(memory: Memory, clock: SetClock) -> None:
    known = [rdv(1), rdv(2), rdv(3)]
    await memory.save_rdvs(1, known, window=DAY)
    waits = [gesture(r, Action.WAITING, made_at=NOW) for r in known]
    await memory.queue.act(waits)
    for wait in waits:
        await memory.queue.settle(wait.key, None, Fate.KEPT)
    assert memory.unsent_count == 0
    # The platform knows nothing of it, and saying so again takes nobody out of the room.
    await memory.save_rdvs(1, known, window=DAY)
    shown = await memory.day(1, TODAY, PARIS)
    assert [(e.rdv.waiting_since, e.unsent) for e in shown] == [(NOW, frozenset())] * 3
    assert [r.fate for r in await memory.queue.history(1)] == [Fate.KEPT]
    # Seen from here, then a status given elsewhere and taken back: neither waits again.
    seen = gesture(known[0], Action.SEEN)
    await memory.queue.act([seen])
    await memory.queue.settle(seen.key, rdv(1, statuses=(Status.SEEN,)))
    await memory.save_rdv(rdv(2, statuses=(Status.NOSHOW,)))
    await memory.save_rdvs(1, known, window=DAY)
    assert [e.rdv.waiting_since for e in await memory.day(1, TODAY, PARIS)] == [None, None, NOW]
    clock.move(hours=14)
    assert [e.rdv.waiting_since for e in await memory.day(1, TODAY, PARIS)] == [None, None, None]


async def test_the_platform_s_waiting_room_is_over_at_night_too(memory: Memory, clock: SetClock) -> None:
    room = rdv(1)
    waiting = replace(
        room, waiting_since=NOW, participations=tuple(replace(p, waiting_since=NOW) for p in room.participations)
    )
    await memory.save_rdv(waiting)
    assert await memory.rdv(1) == DeskRdv(waiting)
    clock.move(hours=14)
    assert await memory.rdv(1) == DeskRdv(room)


async def test_plages_and_absences_of_a_day(memory: Memory) -> None:
    def at(day: int, hour: int) -> datetime:
        return datetime(2026, 11, day, hour, tzinfo=PARIS)

    morning = PlageOccurrence(1, 7, 1, at(23, 9), at(23, 12), "Permanence", (1, 2))
    other_day = PlageOccurrence(1, 7, 1, at(24, 9), at(24, 12), "Permanence", (1, 2))
    leave = AbsenceOccurrence(1, 7, at(20, 0), at(25, 0), "Congés")
    await memory.save_plages(1, at(23, 0), at(25, 0), [morning, other_day])
    await memory.save_absences(1, at(23, 0), at(25, 0), [leave])
    assert await memory.plages(1, TODAY, PARIS) == [morning]
    assert await memory.absences(1, TODAY, PARIS) == [leave]
    heard = listen(memory)
    await memory.save_absences(1, at(23, 0), at(24, 0), [leave])
    assert heard == []
    await memory.save_plages(1, at(23, 0), at(24, 0), [])
    assert heard == [Changes(Origin.SYNC, organisation_ids=frozenset({1}), kinds=frozenset({"plages"}))]
    assert await memory.plages(1, TODAY, PARIS) == []
    assert await memory.plages(1, TODAY + timedelta(days=1), PARIS) == [other_day]


async def test_usagers_by_parts_and_whole(memory: Memory) -> None:
    people = [usager(n) for n in range(1, 1202)]
    await memory.save_usagers(1, people)
    assert await usagers(memory, 1) == people
    heard = listen(memory)
    await memory.save_usagers(1, people[:5])
    assert heard == []
    await memory.part_with_usagers(1, {one.id for one in people[5:]})
    assert await usagers(memory, 1) == people[:5]
    assert await usagers(memory, 2) == []


async def test_marks_last_and_days_know_when_they_were_pulled(memory: Memory, memories: MemoryFolder) -> None:
    assert (await memory.mark("cursor/1"), await memory.synced_at(1, TODAY)) == (None, None)
    await memory.save_mark("cursor/1", "a")
    await memory.save_mark("cursor/1", "b")
    await memory.save_synced(1, TODAY, NOW)
    await memory.close()
    again = await memories.open(INSTANCE, 4)
    assert (await again.mark("cursor/1"), await again.synced_at(1, TODAY)) == ("b", NOW)
    assert await again.synced_at(1, TODAY + timedelta(days=1)) is None
    await again.close()


async def test_it_forgets_old_days_but_never_what_is_not_sent(memory: Memory) -> None:
    old = [rdv(n, NOW - timedelta(days=9)) for n in (1, 2, 3)]
    recent = rdv(4, NOW - timedelta(days=7))
    await memory.save_rdvs(1, [*old, recent], window=None)
    before = NOW - timedelta(days=9)
    unsent = gesture(old[1], Action.SEEN, made_at=before)
    sent, unread = gesture(old[0], Action.SEEN, made_at=before), gesture(old[2], Action.SEEN, made_at=before)
    await memory.queue.act([unsent, sent, unread])
    await memory.queue.settle(sent.key, None)
    await memory.queue.refuse(unread.key, Refusal("Non."))
    await memory.save_synced(1, before.date(), before)
    await memory.save_synced(1, TODAY, NOW)
    await memory.save_plages(1, before, NOW, [PlageOccurrence(1, 7, 1, before, before + timedelta(hours=2))])
    heard = listen(memory)
    await memory.forget_old(TODAY - timedelta(days=4))
    assert [change.rdv_ids for change in heard] == [frozenset({1})]
    assert [e.rdv.id for e in await memory.day(1, before.date(), PARIS)] == [2, 3]
    assert await memory.rdv(4) is not None
    assert [row.act for row in await memory.queue.gestures()] == [unsent]
    assert await memory.queue.history(1) == []
    assert [r.fate for r in await memory.queue.history(3)] == [Fate.REFUSED]
    assert await memory.synced_at(1, before.date()) is None
    assert await memory.synced_at(1, TODAY) == NOW
    assert await memory.plages(1, before.date(), PARIS) == []


async def test_a_write_goes_to_its_end_and_is_told_when_nobody_waits_for_it(memory: Memory) -> None:
    await memory.save_rdv(rdv(1))
    heard = listen(memory)
    asked = asyncio.ensure_future(memory.queue.act([gesture(rdv(1), Action.SEEN)]))
    await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert len([row.act for row in await memory.queue.gestures()]) == 1
    assert (len(heard), memory.unsent_count) == (1, 1)


async def test_a_full_disk_is_said_and_nothing_is_half_kept(memory: Memory) -> None:
    known = [rdv(n) for n in range(1, 4)]
    await memory.save_rdvs(1, known, window=None)
    heard = listen(memory)
    await memory._database.read(lambda c: c.execute("PRAGMA max_page_count = 1"))
    gestures = [gesture(known[n % 3], Action.SEEN) for n in range(400)]
    with pytest.raises(DiskFull):
        await memory.queue.act(gestures)
    assert (heard, memory.unsent_count, [row.act for row in await memory.queue.gestures()]) == ([], 0, [])
    await memory._database.read(lambda c: c.execute("PRAGMA max_page_count = 1000000"))
    await memory.queue.act(gestures)
    assert len([row.act for row in await memory.queue.gestures()]) == 400


async def test_in_ram_it_does_the_same_and_says_that_it_does_not_last(memories: MemoryFolder) -> None:
    memory = memories.open_in_ram()
    assert not memory.durable
    await memory.save_rdv(rdv(1))
    (shown,) = await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    assert shown.rdv.status is Status.SEEN
    await memory.close()
    await memory.close()
    again = memories.open_in_ram()
    assert await again.rdv(1) is None
    await again.close()


async def test_nobody_is_told_after_they_have_left(memory: Memory) -> None:
    heard: list[Changes] = []
    stop = memory.subscribe(heard.append)
    stop()
    stop()
    await memory.save_entries(1, Motif, [Motif(1, "Vaccin", 1)])
    assert heard == []


async def test_that_a_gesture_leaves_is_on_the_disk_before_it_does(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    await memory.save_rdv(rdv(1))
    done = gesture(rdv(1), Action.SEEN)
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    await memory.queue.act([done])
    assert len(waited) == 1
    await memory.save_mark("something", "else")  # what the platform can say again need not be there at once
    assert len(waited) == 1
    assert await memory.queue.claim(done.key)
    assert len(waited) == 2
