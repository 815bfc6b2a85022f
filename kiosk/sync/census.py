"""Everybody of an organisation, although the platform's list misses some: whom it left out is asked for by id."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, Collection, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kiosk.api_client.wire.unread import passed_on

if TYPE_CHECKING:
    from kiosk.domain.people.model import Usager
    from kiosk.sync.server import Platform

AT_ONCE = 100
"""Ids asked for in one call: their answer is one page, which misses nobody."""


@dataclass(slots=True)
class Census:
    """How far the reading of an organisation's usagers has come. ``announced``: as many as the platform counts."""

    announced: int | None = None
    found: set[int] = field(default_factory=set)
    away: set[int] = field(default_factory=set)  # asked for by their ids, and not of this organisation

    @property
    def missing(self) -> int | None:
        """How many the platform counts and has not told of; None where it counts nobody."""
        return None if self.announced is None else max(0, self.announced - len(self.found))

    def gone(self, known: Collection[int]) -> set[int]:
        """Those of ``known`` who certainly are the organisation's no more."""
        return (set(known) - self.found) & (set(known) if self.missing == 0 else self.away)


async def take(
    platform: Platform,
    organisation_id: int,
    census: Census,
    known: Collection[int],
    *,
    calls: int,
    turn: int = 0,
) -> AsyncGenerator[list[Usager], None]:
    """The usagers of an organisation, part by part; ``census`` tells how many and who they are.

    ``known`` are ids of people whom the desk knows to be, or to have been, of this organisation. Within ``calls``
    calls, those are asked for first whom the list left out, then ids that may well be of the others: above all that
    are known, and between them. Another ``turn`` begins with others of these.
    """
    async with aclosing(platform.users(organisation_id)) as pages:
        async for page in pages:
            if page.total_count is not None:
                # Somebody may leave meanwhile and have been met: who is counted once is looked for.
                census.announced = max(census.announced or 0, page.total_count)
            census.found.update(one.id for one in page.items)
            yield page.items
    for ids in islice(_places(census, known, turn, calls), calls):
        with passed_on() as unread:
            fiches = await platform.users_by_ids(ids, organisation_id=organisation_id)
        met = [fiche.usager for fiche in fiches if fiche.usager.id not in census.found]
        census.found.update(one.id for one in met)
        census.away.update(
            number for number in ids if number not in census.found and not unread.may_be("users", number)
        )
        yield met


def _places(census: Census, known: Collection[int], turn: int, calls: int) -> Iterator[list[int]]:
    """Ids to ask for next, while somebody is missing."""
    if census.missing != 0:
        yield from _batches(sorted(set(known) - census.found, reverse=True))
    people = sorted({number for number in (*census.found, *known) if number > 0} - census.away)
    between = deque(_between(people))
    between.rotate(-turn * max(1, calls // 2))  # half of the calls are made for these
    beyond = _above(max(people, default=0))
    # Where one id of twenty is of this organisation, a hundred of which none is are the end of all ids.
    small = bool(people) and len(people) * 20 > people[-1]
    ended = False
    while census.missing:
        # Which of the two holds them depends on how large the instance is: each in its turn.
        if not (ended and between):
            ids = next(beyond)
            yield ids
            ended = small and census.found.isdisjoint(ids)
        if between and census.missing:
            yield between.popleft()


def above(known: Collection[int], batches: int) -> list[list[int]]:
    """The ids next above all that are known: who was made since has one of them."""
    return list(islice(_above(max(known, default=0)), batches))


def _above(highest: int) -> Iterator[list[int]]:
    while True:
        yield list(range(highest + 1, highest + 1 + AT_ONCE))
        highest += AT_ONCE


def _between(people: Sequence[int]) -> list[list[int]]:
    """The ids between those of ``people``, in hundreds: the narrowest gaps first, where most were of this
    organisation, and of those the newest."""
    gaps = sorted(((high - low - 1, -low) for low, high in pairwise([0, *people]) if high - low > 1))
    wanted: list[int] = []
    for width, low in gaps:
        if len(wanted) >= _MOST_BETWEEN:
            break
        wanted += range(1 - low, min(1 - low + width, 1 - low + _MOST_BETWEEN))
    return list(_batches(wanted))


_MOST_BETWEEN = 100 * AT_ONCE
"""So many ids are weighed at most, of the millions that a large instance has."""


def _batches(ids: Sequence[int]) -> Iterator[list[int]]:
    return (list(ids[start : start + AT_ONCE]) for start in range(0, len(ids), AT_ONCE))
