"""What a person changed of an RDV is written over what others did, never in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.desk import Desk
from kiosk.domain.booking.booking import Booking, booking_of
from kiosk.domain.booking.change import Overtaken, Unchanged
from kiosk.domain.writes.errand import ChangeRdv, OnItsWay
from tests.desk.test_errands import at_work, memory_of  # noqa: F401 - a fixture
from tests.support.trade import NOW, rdv

SEEN = rdv(1)
LATER = replace(booking_of(SEEN), starts_at=SEEN.starts_at + timedelta(hours=1))


async def told(desk: Desk, **values: object) -> None:
    """The platform tells of somebody else's change."""
    await memory_of(desk).save_rdv(replace(SEEN, **values))  # type: ignore[arg-type]


async def written(desk: Desk) -> ChangeRdv:
    (record,) = await desk.bookings.written(SEEN.id)
    assert isinstance(record.errand.what, ChangeRdv)
    return record.errand.what


async def test_only_what_differs_is_written_over_what_is_there(at_work: Desk) -> None:  # noqa: F811
    await told(at_work, context="Vu avec la collègue")
    assert await at_work.bookings.amend(SEEN, LATER, patience_s=0) == OnItsWay()
    what = await written(at_work)
    assert what.after == replace(what.before, starts_at=LATER.starts_at)
    assert what.after.context == "Vu avec la collègue"


async def test_the_same_changed_by_somebody_else_is_left_alone(at_work: Desk) -> None:  # noqa: F811
    await told(at_work, starts_at=NOW + timedelta(hours=5))
    became = await at_work.bookings.amend(SEEN, LATER, patience_s=0)
    assert isinstance(became, Overtaken)
    assert became.fields == ("starts_at",)
    assert became.rdv.starts_at == NOW + timedelta(hours=5)
    assert await at_work.bookings.written(SEEN.id) == ()


async def test_what_is_so_already_is_not_written(at_work: Desk) -> None:  # noqa: F811
    assert await at_work.bookings.amend(SEEN, booking_of(SEEN), patience_s=0) == Unchanged()


async def test_news_that_come_between_are_not_written_over(
    at_work: Desk,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change = at_work.bookings.change

    async def overtaken_change(rdv_id: int, after: Booking, *rest: object, **more: object) -> None:
        await told(at_work, starts_at=NOW + timedelta(hours=5))
        await change(rdv_id, after, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(at_work.bookings, "change", overtaken_change)
    await at_work.bookings.amend(SEEN, LATER, patience_s=0)
    assert (await written(at_work)).before == booking_of(SEEN), "it is held against what the person saw"


async def test_taken_back_before_it_left(at_work: Desk) -> None:  # noqa: F811
    await at_work.bookings.amend(SEEN, LATER, patience_s=0)
    assert await at_work.bookings.take_back(SEEN.id)
    assert not await at_work.bookings.take_back(SEEN.id)
    entry = await at_work.entry(SEEN.id)
    assert entry is not None
    assert entry.rdv.starts_at == SEEN.starts_at
