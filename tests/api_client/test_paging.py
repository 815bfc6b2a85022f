"""Lists of several pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api_client.paging import AT_ONCE, Page, each_page, read_all, settled_pages
from kiosk.clock import PARIS
from kiosk.domain import failures
from tests.api_client.support import client, rdv_json

FIRST, LAST = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)


def rdvs_platform(pages: Callable[[int], tuple[list[dict[str, Any]], int, int]]) -> tuple[Any, list[int]]:
    """A platform whose page n is ``pages(n)``: RDVs, total pages, total count; and the pages asked."""
    asked: list[int] = []

    def handler(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params.get("page", 1))
        asked.append(number)
        rdvs, total_pages, total_count = pages(number)
        return httpx.Response(
            200, json={"rdvs": rdvs, "meta": {"total_pages": total_pages, "total_count": total_count}}
        )

    return handler, asked


def at(hour: int, rdv_id: int) -> dict[str, Any]:
    return rdv_json(rdv_id, starts_at=f"2026-11-23 {hour:02}:00:00 +0100")


async def test_duplicates_go_and_the_order_is_ours() -> None:
    """The platform gives an RDV once per agent of it, over page borders too, in no order."""
    pages = {1: [at(11, 3), at(9, 1), at(9, 1)], 2: [at(10, 5), at(11, 3)], 3: [at(9, 0), at(10, 4)]}
    handler, asked = rdvs_platform(lambda n: (pages[n], 3, 7))
    async with client(handler) as api:
        rdvs = await api.rdvs(1, FIRST, LAST)
    assert [r.id for r in rdvs] == [0, 1, 4, 5, 3]
    assert sorted(asked) == [1, 2, 3]


async def test_the_span_is_asked_in_iso_8601_and_its_plus_is_encoded() -> None:
    urls: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        urls.append(str(request.url))
        return httpx.Response(200, json={"rdvs": []})

    paris = FIRST.astimezone(PARIS)
    async with client(handler) as api:
        assert await api.rdvs(7, paris, paris + timedelta(days=1)) == []
        with pytest.raises(ValueError, match="zone"):
            await api.rdvs(7, paris.replace(tzinfo=None), paris)
    assert "/api/v1/organisations/7/rdvs?starts_after=2026-11-23T01%3A00%3A00%2B01%3A00&starts_before=" in urls[0]
    assert len(urls) == 1


async def test_read_once_more_when_the_count_changed_on_the_way() -> None:
    """An RDV booked between two pages: the second reading has it."""
    readings = 0

    def pages(number: int) -> tuple[list[dict[str, Any]], int, int]:
        nonlocal readings
        readings += number == 1
        if readings == 1:
            return [[at(9, 1)], [at(10, 2)]][number - 1], 2, 1 + number
        return [[at(9, 1), at(8, 9)], [at(10, 2)]][number - 1], 2, 3

    handler, asked = rdvs_platform(pages)
    async with client(handler) as api:
        assert [r.id for r in await api.rdvs(1, FIRST, LAST)] == [9, 1, 2]
    assert sorted(asked) == [1, 1, 2, 2]


async def test_a_list_that_never_rests_is_read_twice_at_most() -> None:
    count = 0

    def pages(number: int) -> tuple[list[dict[str, Any]], int, int]:
        nonlocal count
        count += 1
        return [at(9, number)], 2, count

    handler, asked = rdvs_platform(pages)
    async with client(handler) as api:
        assert [r.id for r in await api.rdvs(1, FIRST, LAST)] == [1, 2]
    assert len(asked) == 4


async def test_pages_one_by_one() -> None:
    pages = {1: [at(10, 2), at(9, 1)], 2: [at(9, 1), at(8, 3)]}
    handler, _ = rdvs_platform(lambda n: (pages[n], 2, 4))
    async with client(handler) as api:
        assert [[r.id for r in page] async for page in api.rdv_pages(1, FIRST, LAST)] == [[1, 2], [3]]


async def test_pages_are_given_again_when_the_count_changed() -> None:
    asked = 0

    def pages(number: int) -> tuple[list[dict[str, Any]], int, int]:
        nonlocal asked
        asked += 1
        return [at(9, number)], 2, 2 if asked != 2 else 3

    handler, _ = rdvs_platform(pages)
    async with client(handler) as api:
        assert [[r.id for r in page] async for page in api.rdv_pages(1, FIRST, LAST)] == [[1], [2], [1], [2]]


async def test_a_list_without_paging() -> None:
    async with client(lambda r: httpx.Response(200, json={"rdvs": [at(9, 1)], "meta": None})) as api:
        assert len(await api.rdvs(1, FIRST, LAST)) == 1


async def test_no_more_than_four_at_once_and_all_in_parallel() -> None:
    under_way = most = 0
    full = asyncio.Event()

    async def read(number: int) -> Page[int]:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        if under_way == AT_ONCE:
            full.set()
        if number > 1:
            await full.wait()  # would never come if they were read one after another
        under_way -= 1
        return Page([number], 9, 9)

    assert await read_all(read, lambda n: n) == list(range(1, 10))
    assert most == AT_ONCE


async def test_leaving_early_leaves_nothing_running() -> None:
    cancelled = 0

    async def read(number: int) -> Page[int]:
        nonlocal cancelled
        if number > 2:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled += 1
                raise
        return Page([number], 20, 20)

    async with aclosing(settled_pages(read, lambda n: n)) as pages:
        async for page in pages:
            if page == [2]:
                await asyncio.sleep(0)
                break
    assert cancelled == AT_ONCE
    assert len(asyncio.all_tasks()) == 1


async def test_a_page_that_fails_fails_the_whole_and_stops_the_others() -> None:
    async def read(number: int) -> Page[int]:
        if number == 3:
            raise failures.Forbidden
        if number > 3:
            await asyncio.Event().wait()
        return Page([number], 20, 20)

    with pytest.raises(failures.Forbidden):
        await read_all(read, lambda n: n)
    assert len(asyncio.all_tasks()) == 1


async def test_whoever_waits_for_the_loop_goes_between_two_pages() -> None:
    """Ten pages that arrive together do not hold the interface together."""
    turns = 0
    pages_between: list[int] = []

    async def interface() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    handler, _ = rdvs_platform(lambda n: ([at(9, n * 100 + i) for i in range(100)], 10, 1000))
    task = asyncio.create_task(interface())
    async with client(handler) as api:
        before = turns
        async for page in api.rdv_pages(1, FIRST, LAST):
            assert len(page) == 100
            pages_between.append(turns - before)
            before = turns
    task.cancel()
    assert len(pages_between) == 10
    assert sum(pages_between) >= 10


@given(
    st.lists(st.lists(st.integers(0, 30), max_size=6), min_size=1, max_size=7),
    st.integers(1, 5),
)
async def test_nothing_is_lost_nor_given_twice(pages: list[list[int]], at_once: int) -> None:
    async def read(number: int) -> Page[int]:
        return Page(pages[number - 1], len(pages), sum(map(len, pages)))

    everything = [i for page in pages for i in page]
    assert await read_all(read, lambda n: n) == list(dict.fromkeys(everything))
    assert [p.items async for p in each_page(read, at_once)] == pages
    settled = [i async for page in settled_pages(read, lambda n: n) for i in page]
    assert settled == list(dict.fromkeys(everything))
