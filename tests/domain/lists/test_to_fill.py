from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.rows import RowCache, Thresholds
from kiosk.domain.day.status import Status
from kiosk.domain.lists.to_fill import ToFill, to_fill
from tests.domain.samples import NORD, NOW, PHONE, SUD, at, part, rdv, usager, workshop

DAY = timedelta(days=1)


def found(*entries: DeskRdv, came: dict[int, object] | None = None) -> tuple[ToFill, ...]:
    return to_fill(
        entries,
        now=NOW,
        lieu_id=NORD.id,
        thresholds=Thresholds(),
        cache=RowCache(),
        came=came or {},  # type: ignore[arg-type]
    )


def keys(*entries: DeskRdv) -> list[str]:
    return [one.key for one in found(*entries)]


@pytest.mark.parametrize(
    ("entry", "listed"),
    [
        (rdv(1, at(9) - DAY), True),
        (rdv(1, at(9) - 29 * DAY), True),
        (rdv(1, at(9) - DAY, [part(usager(1), Status.SEEN)]), False),
        (rdv(1, at(9) - DAY, [part(usager(1), Status.OTHER)]), False),
        (rdv(1, at(9) - DAY, lieu=SUD), False),
        (rdv(1, at(9) - DAY, motif=PHONE, lieu=None), True),  # of every lieu
        (rdv(1, at(9) + DAY), False),
        (rdv(1, at(8)), True),  # over by more than half an hour
    ],
)
def test_what_is_over_and_nobody_said_is_to_be_filled_in(entry: DeskRdv, listed: bool) -> None:
    assert keys(entry, rdv(2, at(15))) == (["rdv-1"] if listed else [])


def test_what_has_just_ended_waits_for_the_end_of_the_day() -> None:
    just_over = rdv(1, at(9, 45))
    assert keys(just_over, rdv(2, at(15))) == []
    assert keys(just_over) == ["rdv-1"], "nobody is expected any more"


def test_the_latest_day_comes_first_each_in_hour_order() -> None:
    listed = found(rdv(1, at(9) - 2 * DAY), rdv(2, at(15) - DAY), rdv(3, at(9) - DAY), rdv(4, at(8)), rdv(5, at(16)))
    assert [one.key for one in listed] == ["rdv-4", "rdv-3", "rdv-2", "rdv-1"]


def test_each_usager_of_a_workshop_has_a_line_until_it_is_said_of_them() -> None:
    people = [part(usager(1), Status.SEEN), part(usager(2)), part(usager(3))]
    (first, second) = found(workshop(1, at(9) - DAY, people))
    assert [one.row.usagers[0].id for one in (first, second)] == [2, 3]


def test_who_waited_was_there() -> None:
    waits = rdv(1, at(8), [part(usager(1), waiting_since=at(7, 55))])
    before = rdv(2, at(9) - DAY)
    number = before.rdv.participations[0].id
    today, yesterday = found(waits, before, rdv(3, at(15)), came={number: at(8, 50) - DAY})
    assert today.came == at(7, 55)
    assert yesterday.came == at(8, 50) - DAY
    (unknown,) = found(before)
    assert not unknown.sure
