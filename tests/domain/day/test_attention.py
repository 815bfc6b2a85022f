"""Who needs something first, and who is taken next."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.day.attention import by_need, next_in_need
from kiosk.domain.day.board import BoardFilter, Folds, Row, Thresholds, build_board
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.shown import Need
from kiosk.domain.day.status import Status
from tests.domain.samples import DAY, NOW, at, part, rdv, usager, workshop


def rows(*data: DeskRdv, opened: dict[str, bool] | None = None) -> tuple[Row, ...]:
    return build_board(
        data,
        day=DAY,
        now=NOW,
        lieu_id=None,
        wanted=BoardFilter(),
        motifs={},
        thresholds=Thresholds(),
        folds=Folds(opened or {}, past_open=True),
    ).rows


def waiting(number: int, hour: int, minute: int) -> DeskRdv:
    return rdv(number, at(11), [replace(part(usager(number)), waiting_since=at(hour, minute))])


SEEN = rdv(1, at(8), [part(usager(1), Status.SEEN)])
TO_FILL = rdv(2, at(8, 10), [part(usager(2))])
LATE = rdv(3, at(10), [part(usager(3))])
SOON, SOON_TOO, LATER = (rdv(n, at(*when), [part(usager(n))]) for n, when in ((6, (10, 30)), (7, (10, 30)), (8, (15,))))
LONG, ARRIVED, ARRIVED_FIRST = waiting(4, 9, 50), waiting(5, 10, 15), waiting(9, 10, 10)
DAY_OF_ALL = (SEEN, TO_FILL, LATE, LONG, ARRIVED, ARRIVED_FIRST, SOON, SOON_TOO, LATER)


def test_who_needs_most_comes_first() -> None:
    found = [row.key for row in by_need(rows(*DAY_OF_ALL))]
    assert found == [f"rdv-{n}" for n in (4, 3, 2, 9, 5, 6, 7, 8, 1)]


def test_the_next_goes_round_those_who_need_something_and_those_who_come_next() -> None:
    shown, visited, here, found = rows(*DAY_OF_ALL), set[tuple[str, Need]](), "rdv-8", []
    for _ in range(8):
        row = next_in_need(shown, here, visited)
        assert row is not None
        here = row.key
        visited.add((here, row.need))
        found.append(here)
    assert found == [f"rdv-{n}" for n in (4, 3, 2, 9, 5, 6, 7, 4)]


def test_who_needs_more_than_when_visited_is_taken_again() -> None:
    shown = rows(LATE, SOON)
    assert next_in_need(shown, "rdv-6", {("rdv-3", Need.EXPECTED)}) == next(r for r in shown if r.key == "rdv-3")


def test_nobody_else_needs_anything() -> None:
    assert next_in_need(rows(SEEN, LATE), "rdv-3", ()) is None


def test_people_of_an_open_group_count_by_themselves_unless_they_came_together_and_stand_alike() -> None:
    alike = rdv(1, at(10), [part(usager(1)), part(usager(2))])
    assert [row.key for row in by_need(rows(alike))] == ["rdv-1"]
    apart = rdv(1, at(10), [part(usager(1), Status.SEEN), part(usager(2))])
    assert [row.key for row in by_need(rows(apart))] == ["participation-2", "participation-1"]
    meeting = workshop(1, at(10), [part(usager(1)), part(usager(2))])
    assert [row.key for row in by_need(rows(meeting))] == ["rdv-1"]
    assert [row.key for row in by_need(rows(meeting, opened={"rdv-1": True}))] == ["participation-1", "participation-2"]


def test_people_whose_rdv_has_no_line_of_its_own_there_count_too() -> None:
    alike = rdv(1, at(10), [part(usager(1)), part(usager(2))])
    only_one = [row for row in rows(alike) if row.key == "participation-2"]
    assert by_need(only_one) == only_one
