"""People whom lists leave out: what ids can find is found, in bounded calls, and nobody who is there is forgotten."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import SetClock
from kiosk.sync.census import AT_ONCE, Census, above, take
from tests.support.known import usagers
from tests.support.rest import at_rest
from tests.support.trade import NOW, rdv, usager
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import EVERYTHING, FakePlatform

BY_LISTS = replace(EVERYTHING, user_search=False)


def platform_of(ids: set[int], left_out: set[int], *, counts: bool = True) -> FakePlatform:
    platform = FakePlatform(SetClock(NOW), capabilities=BY_LISTS)
    platform.usagers_there = [usager(number) for number in sorted(ids)]
    platform.left_out = left_out
    platform.counts = counts
    return platform


async def read(platform: FakePlatform, known: set[int], calls: int, turn: int = 0) -> tuple[Census, list[int]]:
    census, given_out = Census(), list[int]()
    async with aclosing(take(platform, 1, census, known, calls=calls, turn=turn)) as parts:
        async for part in parts:
            given_out += [one.id for one in part]
    return census, given_out


@given(
    st.sets(st.integers(1, 900), max_size=120),
    st.sets(st.integers(1, 900), max_size=60),
    st.sets(st.integers(1, 1100), max_size=40),
    st.integers(0, 400),
)
async def test_whatever_a_list_misses_ids_find_it(
    there: set[int], left_out: set[int], known: set[int], turn: int
) -> None:
    """An organisation among nine hundred ids: ten calls for the gaps, ten above, one for who is known."""
    platform = platform_of(there, left_out)
    census, given_out = await read(platform, known, 24, turn)
    assert set(given_out) == census.found == there
    assert census.missing == 0
    assert census.gone(known) == known - there
    assert platform.count("users_by_ids") <= 24
    if not left_out & there:
        assert platform.count("users_by_ids") == 0


@given(st.sets(st.integers(1, 10**7), max_size=60), st.data(), st.integers(0, 3), st.booleans())
async def test_on_a_large_instance_few_calls_are_made_and_nobody_who_is_there_is_forgotten(
    there: set[int], data: st.DataObject, calls: int, counts: bool
) -> None:
    some = st.sets(st.sampled_from(sorted(there))) if there else st.just(set[int]())
    left_out = data.draw(some)
    strangers = data.draw(st.sets(st.integers(1, 10**7), max_size=20)) - there
    known = data.draw(some) | strangers
    platform = platform_of(there, left_out, counts=counts)
    census, given_out = await read(platform, known, calls)
    assert len(given_out) == len(set(given_out))
    assert there - left_out <= census.found <= there
    assert census.gone(known) <= strangers
    assert platform.count("users_by_ids") <= calls
    assert all(len(ids) <= AT_ONCE for name, ids in platform.calls if name == "users_by_ids")  # type: ignore[arg-type]
    if calls:
        # Whom the desk knows is asked for first: they are found, and who left is known to have.
        assert known & there <= census.found
        assert census.gone(known) == strangers
    assert census.missing == (len(there - census.found) if counts else None)


async def test_what_is_in_vain_one_day_is_not_all_that_is_asked_the_next() -> None:
    """Thousands of ids between two people: another day asks for others of them."""
    there = {1, 4000}
    asked: set[int] = set()
    for turn in range(60):
        platform = platform_of(there | {2222}, {2222})
        await read(platform, set(), 2, turn)
        asked |= {number for name, ids in platform.calls if name == "users_by_ids" for number in ids}  # type: ignore[attr-defined]
    assert 2222 in asked
    assert asked >= set(range(2, 4000))


def test_above_all_known() -> None:
    assert above({7, 3}, 2) == [list(range(8, 108)), list(range(108, 208))]
    assert above((), 1) == [list(range(1, 101))]


async def pulled(desk: Desk) -> None:
    def over() -> bool:
        desk.time.move(0.5)
        return bool(desk.sync.state.last_synced) and at_rest(desk.sync)

    await until(over, "the usagers")


async def test_the_memory_has_who_was_left_out_and_says_who_still_is(desk: Desk, clock: SetClock) -> None:
    """Whom no page brings: one has an RDV today, one is next to others, one is out of reach."""
    with_rdv = rdv(1)
    newest = with_rdv.participations[0].usager
    platform = FakePlatform(clock, [with_rdv], BY_LISTS)
    platform.usagers_there = [newest, *(usager(number) for number in range(100, 210)), usager(10**6)]
    platform.left_out = {newest.id, 150, 10**6}
    desk.start(platform)
    await pulled(desk)
    assert {one.id for one in await usagers(desk.memory, 1)} == {newest.id, *range(100, 210)}
    assert await desk.memory.census(1) == (111, 112)
    # The next night the list leaves out others: whom the desk has, it keeps; who left, it forgets.
    platform.usagers_there = [one for one in platform.usagers_there if one.id != 101]
    platform.left_out = {newest.id, *range(120, 140), 10**6}
    clock.move(days=1)
    desk.time.move(60)
    await until(lambda: platform.count("users") == 2, "the next night")
    await pulled(desk)
    assert {one.id for one in await usagers(desk.memory, 1)} == {newest.id, *range(100, 210)} - {101}
    platform.left_out = set()
    clock.move(days=1)
    desk.time.move(60)
    await until(lambda: platform.count("users") == 3, "a third night")
    await pulled(desk)
    assert await desk.memory.census(1) is None
    assert 10**6 in {one.id for one in await usagers(desk.memory, 1)}


async def test_a_list_without_a_count_claims_nothing(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, NOW + timedelta(hours=1))], BY_LISTS)
    platform.usagers_there = [usager(1), usager(2)]
    platform.left_out = {2}
    platform.counts = False
    await desk.memory.save_usagers(1, [usager(2), usager(3)])
    desk.start(platform)
    await pulled(desk)
    assert {one.id for one in await usagers(desk.memory, 1)} == {1, 2}
    assert await desk.memory.census(1) is None
