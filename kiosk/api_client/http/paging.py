"""Lists of several pages: the first says how many there are, the others follow a few at once.

The platform gives its pages in no defined order: they may overlap, and miss what they count. What one page holds is
all there is of it; what takes several is only sure when as many were met as are counted.

How many there are is what somebody else says: pages are followed as long as they bring something, to an end that no
organisation comes near. What has none is not the platform's.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from kiosk.api_client.wire.unread import PAGING, passed_on
from kiosk.domain.platform.failures import Unintelligible

T = TypeVar("T")
AT_ONCE = 4
FEW = 3  # pages that are tried as they come, before shorter spans
_SECOND = timedelta(seconds=1)
BARREN = 3  # pages in a row that bring nobody new, after which there are no others
MOST = 20_000
"""Things of one list, and RDVs of one span."""
MOST_PAGES_OF_A_SPAN = 400
_HALVINGS = 24  # cut in two that often, a week is a second: no list needs more


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page. ``total_count`` is None where the server did not say."""

    items: list[T]
    total_pages: int = 1
    total_count: int | None = None


ReadPage = Callable[[int], Awaitable[Page[T]]]


async def each_page(
    read: ReadPage[T], identity: Callable[[T], Hashable], at_once: int = AT_ONCE, most: int = MOST
) -> AsyncGenerator[Page[T], None]:
    """The pages in order, at most ``at_once`` on their way; close it (``aclosing``) when leaving early.

    Ends where ``BARREN`` of them have brought nothing new. Raises ``Unintelligible`` after ``most`` things.
    """
    first = await read(1)
    yield first
    met = {identity(item) for item in first.items}
    barren = 0
    coming = iter(range(2, first.total_pages + 1))
    under_way: deque[asyncio.Task[Page[T]]] = deque()

    def start_next() -> None:
        if (number := next(coming, None)) is not None:
            under_way.append(asyncio.ensure_future(read(number)))

    try:
        for _ in range(at_once):
            start_next()
        while under_way:
            page = await under_way.popleft()
            start_next()
            yield page
            before = len(met)
            met.update(identity(item) for item in page.items)
            barren = barren + 1 if len(met) == before else 0
            if barren == BARREN:
                break
            if len(met) > most:
                raise Unintelligible
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


Read = Callable[[datetime, datetime], ReadPage[T]]


async def each_span(
    read: Read[T],
    when: Callable[[T], datetime],
    identity: Callable[[T], Hashable],
    start: datetime,
    end: datetime,
    most: int = MOST,
) -> AsyncGenerator[list[T], None]:
    """All that ``read`` lists from ``start`` to ``end``, both included, part by part, none given twice.

    What takes several pages is read again in shorter spans, each of which fits in one: no page can miss what it has
    not left to another. The first page tells where to cut. Few pages are tried as they come first, and are enough where
    as many are met as are counted. Only what starts in the same second, more than a page of it, has to be read by pages
    all the same; and all of it, where a server does not look at the span.
    """
    met: set[Hashable] = set()
    left = [(start, end)]
    calls = barren = 0
    enough: int | None = None
    while left:
        first, last = left.pop()
        page = await read(first, last)(1)
        calls += 1
        if page.total_pages > MOST_PAGES_OF_A_SPAN:
            with passed_on() as unread:
                unread.leave_out(PAGING, "more pages than any span has")
            page = Page(page.items)
        enough = enough or 4 * page.total_pages + _HALVINGS
        if calls == 1 and 1 < page.total_pages <= FEW:
            calls += page.total_pages - 1
            page = await _whole(read(first, last), page, identity)
        cuts = _cuts(sorted(when(item) for item in page.items), page, first, last)
        if calls > enough or barren > _HALVINGS:
            page, cuts, left = Page(await read_all(read(start, end), identity)), [], []
        elif page.total_pages > 1 and not cuts:
            calls += page.total_pages
            page = Page(await read_all(read(first, last), identity))
        fresh = {identity(item): item for item in page.items if identity(item) not in met}
        met.update(fresh)
        barren = 0 if fresh else barren + 1
        yield list(fresh.values())
        if len(met) > most:
            raise Unintelligible
        if cuts:
            starts = [first, *cuts]
            ends = [*(cut - _SECOND for cut in cuts), last]
            left += reversed(list(zip(starts, ends, strict=True)))


async def _whole(read: ReadPage[T], page: Page[T], identity: Callable[[T], Hashable]) -> Page[T]:
    """All pages as one where they certainly hold all that is counted, else ``page``, which was the first of them."""
    pages = [page, *await asyncio.gather(*(read(number) for number in range(2, page.total_pages + 1)))]
    met = {identity(item): item for one in pages for item in one.items}
    return Page(list(met.values())) if {one.total_count for one in pages} == {len(met)} else page


def _cuts(hours: Sequence[datetime], page: Page[T], first: datetime, last: datetime) -> list[datetime]:
    """Where to begin new spans so that each may fit in one page, by the ``hours`` of the first page, in order."""
    if page.total_pages <= 1 or last - first < _SECOND:
        return []
    # Of what a page holds, three quarters are reckoned with: the first is but a sample of all.
    parts = min(-(-4 * page.total_pages // 3), max(len(hours), 2))
    cuts = {hours[len(hours) * n // parts].replace(microsecond=0) for n in range(1, parts)} if hours else set()
    within = sorted(cut for cut in cuts if first < cut <= last)
    return within or [(first + (last - first) / 2).replace(microsecond=0) + _SECOND]


async def read_all(read: ReadPage[T], identity: Callable[[T], Hashable]) -> list[T]:
    """All items in the server's order, none twice; several pages are read once more when they did not bring as many as
    they count."""
    kept: dict[Hashable, T] = {}
    for _ in range(2):
        met: dict[Hashable, T] = {}
        counts: list[int | None] = []
        async with aclosing(each_page(read, identity)) as pages:
            async for page in pages:
                counts.append(page.total_count)
                for item in page.items:
                    met.setdefault(identity(item), item)
        kept = met | {key: item for key, item in kept.items() if key not in met}
        if len(counts) == 1 or set(counts) <= {None, len(kept)}:
            break
    return list(kept.values())
