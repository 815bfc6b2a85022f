from __future__ import annotations

import pytest

from kiosk.domain.day.end_of_day import left_to_fill
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Status
from tests.domain.samples import NORD, NOW, PHONE, SUD, at, part, rdv, usager, workshop

SEEN, GONE = Status.SEEN, Status.REVOKED


def seen(number: int, hour: int = 9, **others: object) -> DeskRdv:
    return rdv(number, at(hour), [part(usager(number), SEEN)], **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entries", "left"),
    [
        ([], None),
        ([seen(1)], 0),
        ([seen(1), rdv(2, at(9))], 1),
        ([seen(1), rdv(2, at(9)), rdv(3, at(9, 50))], 2),
        ([seen(1), rdv(2, at(9, 51))], None),  # ends a minute from now
        ([seen(1), rdv(2, at(11))], None),
        ([seen(1), seen(2, 11)], 0),  # came early
        ([seen(1), rdv(2, at(15), [part(usager(2), GONE)])], 0),
        ([seen(1), rdv(2, at(9), [part(usager(2), waiting_since=at(9, 5))])], None),
        ([workshop(1, at(9), [])], 0),
        ([workshop(1, at(9), [part(usager(1), SEEN), part(usager(2))])], 1),
        ([seen(1), rdv(2, at(11), lieu=SUD)], 0),
        ([seen(1), rdv(2, at(11), motif=PHONE)], None),
        ([seen(1, lieu=SUD)], None),  # another lieu's: here there was nothing
    ],
)
def test_the_day_is_over_once_nobody_is_expected(entries: list[DeskRdv], left: int | None) -> None:
    assert left_to_fill(entries, now=NOW, lieu_id=NORD.id) == left


def test_every_lieu_counts_where_all_are_shown() -> None:
    assert left_to_fill([seen(1), rdv(2, at(11), lieu=SUD)], now=NOW, lieu_id=None) is None
