"""Lists of several pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api_client.http.paging import (
    AT_ONCE,
    BARREN,
    MOST,
    MOST_PAGES_OF_A_SPAN,
    Page,
    ReadPage,
    each_page,
    each_span,
    read_all,
)
from kiosk.api_client.wire.unread import PAGING, noted
from kiosk.clock import PARIS
from kiosk.domain.platform import failures
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
    """The platform gives an RDV once per agent of it, in no order."""
    handler, asked = rdvs_platform(lambda _: ([at(11, 3), at(9, 1), at(9, 1), at(10, 5), at(9, 0), at(10, 4)], 1, 6))
    async with client(handler) as api:
        rdvs = await api.rdvs(1, FIRST, LAST)
    assert [r.id for r in rdvs] == [0, 1, 4, 5, 3]
    assert asked == [1]


async def test_a_server_that_does_not_look_at_the_span_is_not_asked_without_end() -> None:
    pages = {1: [at(11, 3), at(9, 1)], 2: [at(10, 5), at(11, 3)], 3: [at(9, 0), at(10, 4)]}
    handler, asked = rdvs_platform(lambda n: (pages[n], 3, 5))
    async with client(handler) as api:
        assert {r.id for r in await api.rdvs(1, FIRST, LAST)} == {0, 1, 3, 4, 5}
    assert len(asked) < 50


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


async def test_a_day_of_several_pages_is_read_in_spans_of_one() -> None:
    """A hundred and forty RDVs, of which the second page repeats the first: none is missed, and few calls are made."""
    day = {number: at(8 + number % 10, number) for number in range(140)}
    spans: list[tuple[str, str]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        after, before = request.url.params["starts_after"], request.url.params["starts_before"]
        spans.append((after, before))
        start, end = datetime.fromisoformat(after), datetime.fromisoformat(before)
        found = [one for one in day.values() if start <= datetime.fromisoformat(one["starts_at"]) <= end]
        meta = {"total_pages": -(-len(found) // 100), "total_count": len(found)}
        return httpx.Response(200, json={"rdvs": found[:100], "meta": meta})

    async with client(handler) as api:
        rdvs = await api.rdvs(1, FIRST, LAST)
        assert [(r.starts_at.hour, r.id) for r in rdvs] == sorted((8 + n % 10, n) for n in day)
        assert len(spans) == 5, "the two pages as they come, then three spans"
        # The same questions each time, so that a server may answer that nothing changed.
        asked = list(spans)
        spans.clear()
        await api.rdvs(1, FIRST, LAST)
        assert spans == asked
        pages = [page async for page in api.rdv_pages(1, FIRST, LAST)]
    assert sorted(rdv.id for page in pages for rdv in page) == sorted(day)


async def test_few_pages_that_hold_all_that_is_counted_are_enough() -> None:
    day = [at(8 + number % 10, number) for number in range(230)]
    asked: list[int] = []

    def handler(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params.get("page", 1))
        asked.append(number)
        found = day[100 * (number - 1) : 100 * number]
        return httpx.Response(200, json={"rdvs": found, "meta": {"total_pages": 3, "total_count": 230}})

    async with client(handler) as api:
        rdvs = await api.rdvs(1, FIRST, LAST)
    assert sorted(one.id for one in rdvs) == list(range(230))
    assert sorted(asked) == [1, 2, 3]


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

    async with aclosing(each_page(read, lambda n: n)) as pages:
        async for page in pages:
            if page.items == [2]:
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

    def handler(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params.get("page", 1))
        users = [{"id": number * 100 + i, "first_name": "Léa", "last_name": "DUPONT"} for i in range(100)]
        return httpx.Response(200, json={"users": users, "meta": {"total_pages": 10, "total_count": 1000}})

    task = asyncio.create_task(interface())
    async with client(handler) as api:
        before = turns
        async for page in api.users(1):
            assert len(page.items) == 100
            pages_between.append(turns - before)
            before = turns
    task.cancel()
    assert len(pages_between) == 10
    assert sum(pages_between) >= 10


@given(
    st.lists(st.lists(st.integers(0, 30), max_size=6), min_size=1, max_size=BARREN + 1),
    st.integers(1, 5),
)
async def test_nothing_is_lost_nor_given_twice(pages: list[list[int]], at_once: int) -> None:
    async def read(number: int) -> Page[int]:
        return Page(pages[number - 1], len(pages), sum(map(len, pages)))

    everything = [i for page in pages for i in page]
    assert await read_all(read, lambda n: n) == list(dict.fromkeys(everything))
    assert [p.items async for p in each_page(read, lambda n: n, at_once)] == pages


PAGE = 3


@given(st.lists(st.integers(0, 40), max_size=40), st.randoms(use_true_random=False), st.integers(1, 3))
async def test_what_pages_miss_is_met_in_shorter_spans(hours: list[int], chance: Random, agents: int) -> None:
    """Whatever order each page is cut from, and an RDV once per agent of it: all is given, once, in few calls."""
    day = [(hour, n) for n, hour in enumerate(hours) if hours[:n].count(hour) * agents + agents <= PAGE]
    calls = 0

    def read(start: datetime, end: datetime) -> ReadPage[tuple[datetime, int]]:
        rows = [(FIRST + timedelta(seconds=hour), n) for hour, n in day for _ in range(agents)]
        rows = [row for row in rows if start <= row[0] <= end]

        async def page(number: int) -> Page[tuple[datetime, int]]:
            nonlocal calls
            calls += 1
            chance.shuffle(rows)
            pages = max(1, -(-len(rows) // PAGE))
            return Page(rows[(number - 1) * PAGE : number * PAGE], pages, len(rows))

        return page

    spans = each_span(read, lambda one: one[0], lambda one: one[1], FIRST, FIRST + timedelta(seconds=40))
    given = [n async for span in spans for _, n in span]
    assert sorted(given) == sorted(n for _, n in day)
    assert calls <= 1 + 2 * len(day) * agents


async def test_more_than_a_page_in_one_second_is_read_until_as_many_are_met_as_counted() -> None:
    readings = 0

    def read(start: datetime, end: datetime) -> ReadPage[int]:
        async def page(number: int) -> Page[int]:
            nonlocal readings
            readings += number == 1
            if start > FIRST or end < FIRST:
                return Page([])
            return Page([1, 2] if number == 1 else [2, 3] if readings > 2 else [1, 2], 2, 3)

        return page

    spans = each_span(read, lambda _: FIRST, lambda n: n, FIRST, FIRST)
    assert [n async for span in spans for n in span] == [1, 2, 3]


# What a list says of itself may be anything: calls come to an end, and what was given up is noted.


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(lambda n: [1, 2] if n == 1 else [], id="empty ones"),
        pytest.param(lambda n: [1, 2], id="the same again"),
        pytest.param(lambda n: [n % 2, 2 - n % 2], id="going round"),
    ],
)
async def test_pages_that_bring_nothing_are_not_followed(pages: Callable[[int], list[int]]) -> None:
    asked: list[int] = []

    async def read(number: int) -> Page[int]:
        asked.append(number)
        return Page(pages(number), 10**9, 10**9)

    with noted() as unread:
        assert set(await read_all(read, lambda n: n)) <= {0, 1, 2}
    assert len(asked) <= 2 * (1 + BARREN + AT_ONCE + 2)
    assert not unread


async def test_new_things_without_end_are_nobody_s() -> None:
    made = 0

    async def read(number: int) -> Page[int]:
        nonlocal made
        made += 1000
        return Page(list(range(made, made + 1000)), 10**9, None)

    with pytest.raises(failures.Unintelligible):
        await read_all(read, lambda n: n)
    assert made <= MOST + 1000 * (AT_ONCE + 2)


@pytest.mark.parametrize("total_pages", [10**9, -1, 10**22, "beaucoup", 9_999, MOST_PAGES_OF_A_SPAN, 0, None])
async def test_a_day_of_so_many_pages_is_read_in_few_calls(total_pages: Any) -> None:
    """The first page is shown, whatever the platform says of the others."""
    asked = 0

    def handler(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        return httpx.Response(200, json={"rdvs": [at(9, 1), at(10, 2)], "meta": {"total_pages": total_pages}})

    async with client(handler) as api:
        with noted() as unread:
            assert {rdv.id for rdv in await api.rdvs(1, FIRST, LAST)} == {1, 2}
    assert asked < 80
    assert unread.lacks(PAGING) == (total_pages not in (MOST_PAGES_OF_A_SPAN, 0, None))


async def test_a_day_without_end_is_nobody_s() -> None:
    """Each span has more pages, each page something new."""
    made = 0

    def read(start: datetime, end: datetime) -> ReadPage[int]:
        async def page(number: int) -> Page[int]:
            nonlocal made
            made += 1000
            return Page(list(range(made, made + 1000)), MOST_PAGES_OF_A_SPAN, 10**9)

        return page

    spans = each_span(read, lambda n: FIRST + timedelta(seconds=n % 80_000), lambda n: n, FIRST, LAST)
    with pytest.raises(failures.Unintelligible):
        assert len([n async for span in spans for n in span]) < MOST
    assert made <= 2 * MOST + 1000 * (AT_ONCE + 3)


async def test_a_page_of_more_than_a_page_is_not_the_platform_s() -> None:
    agents = [{"id": n} for n in range(1001)]
    async with client(lambda _: httpx.Response(200, json={"agents": agents})) as api:
        with pytest.raises(failures.Unintelligible):
            await api.agents(1)


async def test_rdvs_of_other_days_than_those_asked_for_are_passed_over() -> None:
    far = rdv_json(2, starts_at="2199-11-23 10:00:00 +0100")
    async with client(lambda _: httpx.Response(200, json={"rdvs": [at(9, 1), far]})) as api:
        assert [rdv.id for rdv in await api.rdvs(1, FIRST, LAST)] == [1]
