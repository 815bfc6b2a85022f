"""The first day on which something suits, however far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.domain.booking.availability import Availability
from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion

if TYPE_CHECKING:
    from kiosk.desk import Desk

LONGEST: Final = 31
"""Days of one question at most."""
FURTHEST: Final = 6
"""Questions of ``LONGEST`` days after which the first hour that suits is no longer looked for: six months."""


async def first_day_that_suits(
    desk: Desk,
    today: date,
    question_of: Callable[[date, int], CreneauQuestion],
    arranged: Callable[[CreneauQuestion, CreneauAnswer], Availability],
) -> date | None:
    """The day of the earliest hour that suits, from ``today`` on; None where there is none in six months.

    ``question_of`` makes the question of so many days from a day on, ``arranged`` says what suits of its answer.
    """
    day = today
    for _ in range(FURTHEST):
        question = question_of(day, LONGEST)
        found = arranged(question, await desk.bookings.creneaux(question))
        if found.first is not None:
            return found.first.starts_at.date()
        day += timedelta(days=LONGEST)
        # Nothing is asked of weeks in which nothing is.
        beyond = [block.next.starts_at.date() for block in found.blocks if block.next is not None]
        if not beyond:
            return None
        day = max(day, min(beyond))
    return None
