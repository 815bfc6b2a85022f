"""The first day on which something suits, however far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.domain.booking.availability import Availability
from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion

if TYPE_CHECKING:
    from kiosk.desk.desk import Desk

LONGEST: Final = 31
"""Days of one question at most."""
FURTHEST: Final = 6
"""Questions of ``LONGEST`` days after which the first hour that suits is no longer looked for: six months."""


async def first_day_that_suits(
    desk: Desk, question: CreneauQuestion, arranged: Callable[[CreneauQuestion, CreneauAnswer], Availability]
) -> date | None:
    """The day of the earliest hour that suits, from the question's first day on; None where six months have none.

    ``arranged`` says what suits of an answer.
    """
    question = replace(question, days=LONGEST)
    for _ in range(FURTHEST):
        found = arranged(question, await desk.bookings.creneaux(question))
        if found.first is not None:
            return found.first.starts_at.date()
        # Nothing is asked of weeks in which nothing is.
        beyond = [block.next.starts_at.date() for block in found.blocks if block.next is not None]
        if not beyond:
            return None
        question = replace(question, first_day=max(question.first_day + timedelta(days=LONGEST), min(beyond)))
    return None
