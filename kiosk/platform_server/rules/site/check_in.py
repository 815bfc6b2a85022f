"""What somebody who says that they have an RDV is answered, and who has arrived by that."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from kiosk.domain.platform.lobby import Told

EARLIEST_MS = 60 * 60_000
LATEST_MS = 15 * 60_000


class Awaited(Protocol):
    """Who may be expected. Moments are milliseconds."""

    @property
    def person(self) -> str: ...
    @property
    def starts_at(self) -> int: ...
    @property
    def lieu_id(self) -> int | None: ...


A = TypeVar("A", bound=Awaited)


@dataclass(frozen=True, slots=True)
class Answered(Generic[A]):
    """``shown``: the RDVs of which the hour is said; ``arrived``: those whose participants wait from now on."""

    told: Told
    shown: Sequence[A] = ()
    arrived: Sequence[A] = ()
    opens_at: int | None = None


def answered(
    found: Sequence[A], lieu_id: int | None, now: int, day_of: Callable[[int], Hashable], *, alone: bool
) -> Answered[A]:
    """``found``, in the order of their hours, are those who are meant; ``alone``: they are to be one person.

    ``lieu_id``: where the borne stands, None where it stands for all. Who is late has arrived too: the desk sees them,
    and they are sent there.
    """
    if not found:
        return Answered(Told.NOT_FOUND)
    if alone and len({one.person for one in found}) > 1:
        return Answered(Told.AMBIGUOUS)
    today = [one for one in found if day_of(one.starts_at) == day_of(now)]
    if not today:
        return Answered(Told.OTHER_DAY)
    here = [one for one in today if lieu_id is None or one.lieu_id in (None, lieu_id)]
    if not here:
        return Answered(Told.ELSEWHERE)
    begun = [one for one in here if one.starts_at - EARLIEST_MS <= now]
    if not begun:
        return Answered(Told.EARLY, here[:1], opens_at=here[0].starts_at - EARLIEST_MS)
    if all(one.starts_at + LATEST_MS < now for one in begun):
        return Answered(Told.LATE, arrived=begun[-1:])
    expected = [one for one in begun if one.starts_at + LATEST_MS >= now]
    return Answered(Told.ARRIVED, expected, expected)
