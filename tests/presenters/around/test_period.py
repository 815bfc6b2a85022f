"""How a period is read: what the memory knows at once, the rest week by week, and what stays through a stop."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kiosk.clock import PARIS
from kiosk.desk.lists.rdv_lists import KeptRdvs
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Throttled, Unreachable
from kiosk.presenters.around.period import PeriodReading
from kiosk.presenters.around.period_texts import do_reading_act, reading_act, reading_text
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NOW, rdv

TODAY = NOW.date()
DAY = timedelta(days=1)


class Lists:
    """A memory that knows ``days``, and a platform that has ``there``."""

    out_of_reach = False

    def __init__(self) -> None:
        self.days = frozenset({TODAY - DAY, TODAY})
        self.here: list[DeskRdv] = [DeskRdv(rdv(1, NOW))]
        self.there: list[DeskRdv] = [DeskRdv(rdv(n, NOW - n * DAY)) for n in range(2, 30)]
        self.asked: list[tuple[date, date, bool]] = []
        self.gentle: list[bool] = []
        self.fails: list[Failure] = []
        self.by_status = True

    async def zone(self, _: int) -> Any:
        return PARIS

    async def kept(self, _: int, first: date, last: date) -> KeptRdvs:
        return KeptRdvs(tuple(self.here), frozenset(day for day in self.days if first <= day <= last))

    async def told(
        self, _: int, first: date, last: date, *, unsaid: bool = False, gentle: bool = False
    ) -> tuple[DeskRdv, ...]:
        self.asked.append((first, last, unsaid))
        self.gentle.append(gentle)
        if unsaid and not self.by_status:
            raise NotFound
        if self.fails:
            raise self.fails.pop()
        return tuple(one for one in self.there if first <= one.rdv.starts_at.date() <= last)


@pytest.fixture
def lists(bench: Bench) -> Lists:
    bench.desk.lists = Lists()
    made: Lists = bench.desk.lists
    return made


@pytest.fixture
def reading(bench: Bench, lists: Lists) -> PeriodReading:
    return PeriodReading(bench.application.work, bench.application)


async def test_the_days_of_the_memory_are_not_asked_for(bench: Bench, lists: Lists, reading: PeriodReading) -> None:
    reading.begin(1, TODAY - 16 * DAY, TODAY)
    assert reading_act(reading) == "Arrêter"
    await bench.settle()
    assert reading.state == "whole"
    assert reading_text(reading) == ""
    assert [(last - first).days + 1 for first, last, _ in lists.asked] == [7, 7, 1]
    assert lists.asked[0][1] == TODAY - 2 * DAY, "the latest week first"
    assert sorted(reading.entries) == list(range(1, 17))


async def test_a_long_period_leaves_room_for_gestures(bench: Bench, lists: Lists, reading: PeriodReading) -> None:
    reading.begin(1, TODAY - 64 * DAY, TODAY)
    await bench.settle()
    assert lists.gentle == [False] * 5 + [True] * 4


async def test_what_was_read_stays_through_a_failure_and_is_not_asked_for_again(
    bench: Bench, lists: Lists, reading: PeriodReading
) -> None:
    lists.fails = [Unreachable()]
    reading.begin(1, TODAY - 15 * DAY, TODAY)
    await bench.settle()
    assert (reading.state, reading.progress) == ("cut", (2, 16))
    assert reading_text(reading).startswith("La plateforme ne répond pas\u00a0: 2 jours lus sur 16.")
    do_reading_act(reading)
    await bench.settle()
    assert reading.state == "whole"
    assert len(lists.asked) == 3


async def test_a_platform_that_is_known_to_be_away_is_asked_when_somebody_wants_it(
    bench: Bench, lists: Lists, reading: PeriodReading
) -> None:
    lists.out_of_reach = True
    reading.begin(1, TODAY - 5 * DAY, TODAY)
    await bench.settle()
    assert (reading.state, lists.asked) == ("cut", [])
    reading.go_on()
    await bench.settle()
    assert reading.state == "whole"


async def test_too_many_calls_are_waited_for(bench: Bench, lists: Lists, reading: PeriodReading) -> None:
    lists.fails = [Throttled(30)]
    reading.begin(1, TODAY - 5 * DAY, TODAY)
    await bench.settle()
    assert reading.state == "whole"
    assert lists.gentle == [False, True]


async def test_a_refusal_is_said_and_goes_on_when_asked(bench: Bench, lists: Lists, reading: PeriodReading) -> None:
    lists.fails = [Forbidden()]
    reading.begin(1, TODAY - 5 * DAY, TODAY)
    await bench.settle()
    assert reading.state == "failed"
    assert "2 jours lus sur 6" in reading_text(reading)
    assert reading_act(reading) == "Continuer"


async def test_those_of_whom_nothing_was_said_are_one_list_where_there_is_such_a_call(
    bench: Bench, lists: Lists, reading: PeriodReading
) -> None:
    reading.begin(1, TODAY - 29 * DAY, TODAY, unsaid=True, gentle=True)
    await bench.settle()
    assert lists.asked == [(TODAY - 29 * DAY, TODAY - 2 * DAY, True)]
    assert reading.state == "whole"


@pytest.mark.parametrize("gentle", [True, False])
async def test_elsewhere_all_are_read_but_only_while_somebody_waits(
    bench: Bench, lists: Lists, reading: PeriodReading, gentle: bool
) -> None:
    lists.by_status = False
    reading.begin(1, TODAY - 29 * DAY, TODAY, unsaid=True, gentle=gentle)
    await bench.settle()
    assert reading.state == ("stopped" if gentle else "whole")
    assert len(lists.asked) == (1 if gentle else 5)


async def test_what_is_gone_at_the_platform_is_gone_here(bench: Bench, lists: Lists, reading: PeriodReading) -> None:
    reading.begin(1, TODAY - 5 * DAY, TODAY)
    await bench.settle()
    lists.there = lists.there[1:]
    reading.read_again()
    assert 2 in reading.entries, "until it is read again"
    await bench.settle()
    assert 2 not in reading.entries
