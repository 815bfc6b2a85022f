"""Lists of several pages: the first says how many there are, the others follow a few at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page. ``total_count`` is None where the server did not say."""

    items: list[T]
    total_pages: int = 1
    total_count: int | None = None


ReadPage = Callable[[int], Awaitable[Page[T]]]


async def each_page(read: ReadPage[T], at_once: int = AT_ONCE) -> AsyncGenerator[Page[T], None]:
    """The pages in order, at most ``at_once`` on their way; close it (``aclosing``) when leaving early."""
    first = await read(1)
    yield first
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
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def settled_pages(read: ReadPage[T], identity: Callable[[T], Hashable]) -> AsyncGenerator[list[T], None]:
    """The items of each page, none given twice in one reading.

    The lists of the platform have no defined order, so things that move meanwhile may be missed: when the total count
    changed on the way, all is read and given once more, fresher.
    """
    for _ in range(2):
        met: set[Hashable] = set()
        counts: set[int | None] = set()
        async with aclosing(each_page(read)) as pages:
            async for page in pages:
                counts.add(page.total_count)
                fresh = {identity(item): item for item in page.items if identity(item) not in met}
                met.update(fresh)
                yield list(fresh.values())
        if len(counts) == 1:
            return


async def read_all(read: ReadPage[T], identity: Callable[[T], Hashable]) -> list[T]:
    """All items in the server's order, none twice; read once more when the total count changed on the way."""
    kept: dict[Hashable, T] = {}
    for _ in range(2):
        kept = {}
        counts: set[int | None] = set()
        async with aclosing(each_page(read)) as pages:
            async for page in pages:
                counts.add(page.total_count)
                for item in page.items:
                    kept.setdefault(identity(item), item)
        if len(counts) == 1:
            break
    return list(kept.values())
