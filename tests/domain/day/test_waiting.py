"""The waiting room."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.day.board import Row, Thresholds
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.day.waiting import build_waiting_room
from tests.domain.samples import NOW, SUD, at, part, rdv, usager, workshop


def room(data: Sequence[DeskRdv], lieu_id: int | None = None) -> tuple[Row, ...]:
    return build_waiting_room(data, now=NOW, lieu_id=lieu_id, thresholds=Thresholds())


def some_room() -> list[DeskRdv]:
    return [
        rdv(1, at(9), [part(usager(1, last="Roux"), waiting_since=at(9, 50))]),
        rdv(2, at(11), [part(usager(2, last="Petit"), waiting_since=at(9, 40))], lieu=SUD),
        rdv(
            3,
            at(10),
            [
                part(usager(3, last="Martin", first="Paul"), waiting_since=at(10)),
                part(usager(4, last="Martin", first="Julie"), waiting_since=at(10)),
                part(usager(5, last="Martin", first="Zoé")),
            ],
        ),
        workshop(6, at(10), [part(usager(6, last="Benali"), waiting_since=at(10, 10))], name="Premiers pas"),
        rdv(7, at(10), [part(usager(7), Status.SEEN)]),
    ]


def test_in_order_of_arrival_each_person_a_line() -> None:
    rows = room(some_room())
    assert [row.key for row in rows] == ["rdv-2", "rdv-1", "participation-4", "participation-3", "participation-6"]
    assert [row.waiting_minutes for row in rows] == [40, 30, 20, 20, 10]
    assert [row.long_wait for row in rows] == [True, True, True, True, False]
    assert all(Action.SEEN in row.actions for row in rows)


def test_who_came_with_whom_and_for_which_workshop() -> None:
    details = {row.key: row.detail for row in room(some_room())}
    assert details["participation-3"] == "avec MARTIN Julie"
    assert details["participation-6"] == "Premiers pas"
    assert details["rdv-1"] == ""


def test_of_one_lieu() -> None:
    assert [row.key for row in room(some_room(), lieu_id=2)] == ["rdv-2"]


def test_a_wait_without_an_hour_comes_last() -> None:
    old_release = rdv(8, at(8), [part(usager(8), Status.WAITING)])
    rows = room([old_release, *some_room()])
    assert rows[-1].key == "rdv-8"
    assert rows[-1].waiting_minutes is None


def test_yesterday_s_waits_are_forgotten() -> None:
    yesterday = at(9).replace(day=22)
    assert room([rdv(1, yesterday, [part(usager(), waiting_since=yesterday)])]) == ()
