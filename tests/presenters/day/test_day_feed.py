"""What a change of the desk brings along is shown at once; what it does not is read."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from kiosk.desk import DeskChange
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Shown, Status
from kiosk.domain.platform.failures import MemoryUnwritable
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.day.feed import FeedChange
from tests.presenters.conftest import Bench
from tests.presenters.fakes import until


def seen(entry: DeskRdv) -> DeskRdv:
    participations = tuple(replace(one, status=Status.SEEN) for one in entry.rdv.participations)
    return DeskRdv(replace(entry.rdv, status=Status.SEEN, participations=participations))


def change(*entries: DeskRdv, touched: tuple[int, ...] = ()) -> DeskChange:
    ids = frozenset({entry.rdv.id for entry in entries} | set(touched))
    return DeskChange("rdvs", frozenset({1}), ids, Origin.DESK, entries)


def elsewhere(*entries: DeskRdv) -> DeskChange:
    return replace(change(*entries), origin=Origin.SYNC)


def shown(bench: Bench, key: str) -> Shown | None:
    row = bench.frame.page("agenda").board.row(key)
    return row.shown if row else None


async def test_an_rdv_that_comes_with_its_change_is_shown_in_the_same_turn_and_not_read(bench: Bench) -> None:
    bench.frame.page("agenda").board.select("rdv-3")  # the panel reads what it shows again
    await bench.settle()
    bench.desk.reads.clear()
    after = seen(bench.desk.entries[1])
    bench.desk.publish(change(after))
    assert shown(bench, "rdv-1") is Shown.SEEN
    # What waits is counted again; the day itself has nothing to wait for.
    assert set(bench.application.work.tasks.names) <= {"count"}
    await bench.settle()
    assert bench.desk.reads == []


async def test_what_the_change_does_not_bring_is_read(bench: Bench) -> None:
    after = seen(bench.desk.entries[1])
    bench.desk.entries[1] = after
    bench.desk.publish(change(after, touched=(2,)))
    assert shown(bench, "rdv-1") is not Shown.SEEN
    await bench.settle()
    assert shown(bench, "rdv-1") is Shown.SEEN


async def test_beside_a_read_under_way_the_memory_has_the_last_word(bench: Bench) -> None:
    before = bench.desk.entries[1]
    after = seen(before)
    bench.desk.publish(change(touched=(1,)))  # a read is now on its way
    bench.desk.entries[1] = after
    bench.desk.publish(change(after))
    await bench.settle()
    assert shown(bench, "rdv-1") is Shown.SEEN


async def test_what_is_done_here_while_a_colleague_s_doing_is_read_is_not_marked_as_theirs(bench: Bench) -> None:
    touched: list[tuple[str, ...]] = []
    bench.frame.page("agenda").board.touched_elsewhere.connect(touched.append)
    bench.desk.tell("rdvs", 1, origin=Origin.SYNC)
    await asyncio.sleep(0)  # the read begins
    after = seen(bench.desk.entries[1])
    bench.desk.entries[1] = after
    bench.desk.publish(change(after))
    await bench.settle()
    assert shown(bench, "rdv-1") is Shown.SEEN
    assert touched == []


async def test_what_the_platform_says_in_a_row_is_laid_together(bench: Bench) -> None:
    laid: list[FeedChange] = []
    bench.frame.page("agenda").feed.changed.connect(laid.append)
    first, second, third = (seen(bench.desk.entries[number]) for number in (1, 2, 3))
    bench.desk.publish(elsewhere(first))
    assert shown(bench, "rdv-1") is Shown.SEEN  # one alone waits for nothing
    for _ in range(100):
        bench.desk.publish(elsewhere(second))
        bench.desk.publish(elsewhere(third))
    await until(lambda: shown(bench, "rdv-3") is Shown.SEEN)
    assert shown(bench, "rdv-2") is Shown.SEEN
    assert len(laid) == 2
    assert all(one.elsewhere for one in laid)


async def test_what_is_done_here_waits_for_nothing_and_comes_after_what_was_said_before(bench: Bench) -> None:
    bench.desk.publish(elsewhere(seen(bench.desk.entries[1])))
    marked: list[tuple[str, ...]] = []
    bench.frame.page("agenda").board.touched_elsewhere.connect(marked.append)
    bench.desk.publish(elsewhere(bench.desk.entries[2], seen(bench.desk.entries[3])))
    bench.desk.publish(change(seen(bench.desk.entries[2])))
    assert shown(bench, "rdv-2") is Shown.SEEN
    assert shown(bench, "rdv-3") is Shown.SEEN
    assert marked == [("rdv-3",)]  # a colleague's doing stays theirs


async def test_a_day_that_is_read_has_what_was_to_be_shown(bench: Bench) -> None:
    bench.desk.publish(elsewhere(seen(bench.desk.entries[1])))
    before = bench.desk.entries[2]
    bench.desk.publish(elsewhere(before))  # it is to be shown in a while
    bench.desk.entries[2] = seen(before)
    feed = bench.frame.page("agenda").feed
    feed.reread()
    await bench.settle()
    assert shown(bench, "rdv-2") is Shown.SEEN
    await until(lambda: not feed._shows_next.isActive())
    assert shown(bench, "rdv-2") is Shown.SEEN


async def test_the_filters_propose_the_same_after_a_gesture_and_else_what_the_day_has(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    proposed = board.choices
    bench.desk.publish(change(seen(bench.desk.entries[1])))
    assert board.choices is proposed
    other = bench.desk.entries[2].rdv
    moved = DeskRdv(replace(other, motif=replace(other.motif, id=77, name="Vaccination")))
    bench.desk.publish(change(moved))
    assert "Vaccination" in [choice.name for choice in board.choices.motifs]


async def test_what_could_not_be_read_once_is_read_with_the_next_change(bench: Bench) -> None:
    after = seen(bench.desk.entries[1])
    bench.desk.entries[1] = after
    bench.desk.failure = MemoryUnwritable()
    bench.desk.publish(change(touched=tuple(range(1, 12))))  # more than are read one by one
    await bench.settle()
    assert shown(bench, "rdv-1") is not Shown.SEEN
    bench.desk.failure = None
    bench.desk.publish(change(bench.desk.entries[2]))
    await bench.settle()
    assert shown(bench, "rdv-1") is Shown.SEEN


async def test_what_was_booked_here_gives_way_to_what_the_platform_made_of_it_in_one_turn(bench: Bench) -> None:
    there = bench.desk.entries[1]
    here = DeskRdv(replace(there.rdv, id=-7), to_confirm=True)
    del bench.desk.entries[1]
    bench.desk.entries[-7] = here
    bench.desk.publish(change(touched=(1, -7)))
    await bench.settle()
    assert (shown(bench, "rdv-1"), shown(bench, "rdv--7")) == (None, Shown.UPCOMING)
    bench.desk.reads.clear()
    del bench.desk.entries[-7]
    bench.desk.entries[1] = there
    bench.desk.publish(change(there, touched=(-7,)))
    assert (shown(bench, "rdv-1"), shown(bench, "rdv--7")) == (Shown.UPCOMING, None)
    await bench.settle()
    assert bench.desk.reads == []


async def test_a_booking_that_is_read_by_its_former_id_shows_once(bench: Bench) -> None:
    there = bench.desk.entries[1]
    bench.desk.entries[-7] = there  # the memory answers either id
    bench.desk.publish(change(touched=(-7, 1)))
    await bench.settle()
    assert [row.key for row in bench.frame.page("agenda").board.model.rows].count("rdv-1") == 1
    assert shown(bench, "rdv--7") is None


async def test_the_line_that_was_chosen_stays_chosen_when_the_platform_gives_it_its_id(bench: Bench) -> None:
    there = bench.desk.entries.pop(1)
    bench.desk.entries[-7] = DeskRdv(replace(there.rdv, id=-7), to_confirm=True)
    bench.desk.publish(change(touched=(1, -7)))
    await bench.settle()
    board = bench.frame.page("agenda").board
    board.select("rdv--7")
    chosen: list[str] = []
    board.selection_changed.connect(lambda: chosen.append(board.selected_key))
    del bench.desk.entries[-7]
    bench.desk.entries[1] = there
    bench.desk.publish(replace(change(there, touched=(-7,)), numbers={-7: 1, -8: 10}))
    assert board.selected_key == "rdv-1"
    assert chosen[-1] == "rdv-1"
    await bench.settle()
    assert FeedChange(False, numbers={-7: 1}).renamed("participation--9") == "participation--9"
    assert FeedChange(False, numbers={-7: 1}).renamed("fold-past") == "fold-past"
    assert FeedChange(False).renamed("") == ""
