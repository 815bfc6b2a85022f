"""« Statistiques »: what is read, what is counted, and who may see what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest

from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.platform.failures import Unreachable
from kiosk.domain.statistics.facts import Fact, Kind, MadeBy, State
from kiosk.domain.statistics.figures import Period
from kiosk.domain.statistics.waits import Noted, Unended, Wait
from kiosk.presenters.statistics.page import StatisticsPresenter
from kiosk.presenters.statistics.periods import Span, period_of
from tests.presenters.conftest import Bench
from tests.presenters.fakes import MARTIN, NORD, PETIT, TODAY, WHO, until
from tests.support.paper import words_of

MONDAY = TODAY - timedelta(days=TODAY.weekday())
ORDINARY = Fact(1, MONDAY, 9, State.SEEN, NORD.id, 5, 31, (MARTIN.id,), Kind.OFFICE, MadeBy.AGENT, 1, "MDS Nord", "x")


def facts() -> Iterator[Fact]:
    for n in range(40):
        state = (State.SEEN, State.NOSHOW, State.UPCOMING, State.EXCUSED)[n % 4]
        agents = (MARTIN.id,) if n % 2 else (PETIT.id, WHO.agent_id)
        day = MONDAY + timedelta(days=n % 5)
        yield replace(ORDINARY, rdv_id=n, day=day, state=state, agent_ids=agents, motif_id=31 + n % 2)
    for n in range(10):
        yield replace(ORDINARY, rdv_id=100 + n, day=MONDAY - timedelta(days=1 + n % 5))


async def opened(bench: Bench) -> StatisticsPresenter:
    bench.desk.statistics.facts = list(facts())
    bench.desk.statistics.found = Noted(
        [Wait(0, MONDAY, 9, 12.0), Wait(4, MONDAY, 9, 30.0)], arrivals=[(MONDAY, 9)], walk_ins=[(MONDAY, 9)]
    )
    bench.desk.statistics.counts = {WalkInOutcome.SEEN: 2}
    page = bench.frame.page("statistics")
    bench.frame.pages.go_to("statistics")
    await bench.settle()
    return cast(StatisticsPresenter, page)


def state_of(page: StatisticsPresenter) -> str:
    return page.reading.state


def tile(page: StatisticsPresenter, label: str) -> tuple[str, str]:
    return next((one.figure, one.before) for one in page.tiles if one.label == label)


def section(page: StatisticsPresenter, title: str) -> list[tuple[object, ...]]:
    return next((list(one.rows) for one in page.sections if one.title == title), [])


async def test_the_week_is_counted_and_compared_with_the_one_before(bench: Bench) -> None:
    page = await opened(bench)
    assert page.reading.state == "whole"
    assert tile(page, "Rendez-vous") == ("40", "10")
    assert tile(page, "Vus") == ("10", "10")
    assert tile(page, "Part d’absents (non excusés)") == ("50\u00a0%", "0\u00a0%")
    assert tile(page, "Attente médiane")[0] == "21\u00a0min"
    assert tile(page, "Reçus en 20 min ou moins")[0] == "50\u00a0% de 2"
    assert "période d’avant" in page.period_text
    assert "n’est pas finie" in page.period_text
    assert "n’est pas finie" in page.table_file().decode()
    assert "avant : du" in words_of(page.document).replace("\u00a0", " ")
    assert [row[0] for row in section(page, "Par motif")] == ["Atelier parents", "Consultation"]
    assert sum(cast(int, row[1]) for row in section(page, "Au fil du temps")) == 40
    assert section(page, "Suites des venues sans rendez-vous") == [("Reçu", 2)]


async def test_waits_are_compared_where_this_desk_noted_all_of_the_period_before(bench: Bench) -> None:
    page = await opened(bench)
    before = MONDAY - timedelta(days=7)
    for since, compared in ((before, "5\u00a0min"), (before + timedelta(days=1), "")):
        waits = [Wait(0, MONDAY, 9, 12.0), Wait(4, MONDAY - timedelta(days=1), 9, 5.0)]
        bench.desk.statistics.found = Noted(waits, since=since)
        page.open()
        await bench.settle()
        assert tile(page, "Attente médiane") == ("12\u00a0min", compared)


async def test_arrivals_of_whom_nobody_knows_when_they_were_received_are_said(bench: Bench) -> None:
    page = await opened(bench)
    bench.desk.statistics.found = Noted([Wait(0, MONDAY, 9, 12.0)], [Unended(3, MONDAY), Unended(4, MONDAY)])
    page.open()
    await bench.settle()
    notes = [one.note for one in page.sections if one.title == "Attente par heure d’arrivée"]
    assert len(notes) == 1
    assert "2 arrivées n’y sont pas" in notes[0]


async def test_days_that_the_memory_has_are_not_asked_for(bench: Bench) -> None:
    bench.desk.statistics.kept_days = {MONDAY + timedelta(days=n) for n in range(7)}
    page = await opened(bench)
    assert bench.desk.statistics.asked == [Period(MONDAY - timedelta(days=7), MONDAY - timedelta(days=1))]
    page.choose_span(Span.LAST_WEEK)
    await bench.settle()
    assert bench.desk.statistics.asked[1:] == [Period(MONDAY - timedelta(days=14), MONDAY - timedelta(days=8))]


async def test_reading_is_stopped_with_what_is_known_and_goes_on_from_there(bench: Bench) -> None:
    page = await opened(bench)
    bench.desk.statistics.hold.clear()
    page.choose_span(Span.YEAR)
    for _ in range(5):
        await bench.desk.statistics.kept(1, page.period)
    await until(lambda: not page._counting)
    assert state_of(page) == "reading"
    assert "jours sur 730" in page.reading_text
    assert page.state == "shown", "what is known is counted"
    page.reading.stop()
    assert page.may_go_on
    assert "arrêtée" in page.reading_text
    bench.desk.statistics.hold.set()
    page.reading.go_on()
    await bench.settle()
    assert page.reading.state == "whole"
    assert page.reading_text == ""
    asked = bench.desk.statistics.asked
    assert len({one.first for one in asked}) == len(asked), "no day twice"


async def test_a_cut_is_said_and_reading_goes_on_when_it_is_over(bench: Bench) -> None:
    bench.desk.statistics.failure = Unreachable()
    page = await opened(bench)
    assert state_of(page) == "cut"
    assert page.state == "shown", "waits are known here"
    assert "0 jours sur 14" in page.reading_text
    assert tile(page, "Rendez-vous") == ("–", ""), "not none: nobody knows"
    assert {row[1] for row in section(page, "Au fil du temps")} == {None}
    bench.desk.statistics.failure = None
    bench.desk.set_sync(connected=True)
    await bench.settle()
    assert page.reading.state == "whole"
    assert tile(page, "Rendez-vous") == ("40", "10")


async def test_no_figures_stand_under_another_period(bench: Bench) -> None:
    page = await opened(bench)
    page.choose_span(Span.LAST_WEEK)
    assert (page.state, page.tiles, page.sections) == ("loading", (), ())
    await bench.settle()
    assert tile(page, "Rendez-vous")[0] == "10"
    page.choose(motif_id=32)
    assert "Toute l’organisation" in page.table_file().decode().splitlines()[0], "these are still of all"
    await bench.settle()
    assert "Toute l’organisation" not in page.table_file().decode()


async def test_what_is_told_of_an_agent_is_that_agent_s_and_the_administrators_(bench: Bench) -> None:
    page = await opened(bench)
    assert [row[0] for row in section(page, "Vos rendez-vous")] == ["Claire Renaud"]
    assert not section(page, "Par agent")
    assert {key for key, _ in page.agents} == {None, WHO.agent_id}
    said = words_of(page.document) + page.table_file().decode()
    assert "Béatrice" not in said
    assert "Alain" not in said


async def test_an_administrator_sees_all(bench: Bench) -> None:
    bench.desk.my_role = "admin"
    page = await opened(bench)
    assert [row[0] for row in section(page, "Par agent")] == ["Alain Petit", "Béatrice Martin", "Claire Renaud"]
    page.choose(agent_id=MARTIN.id)
    await bench.settle()
    assert tile(page, "Rendez-vous")[0] == "20"


async def test_what_is_chosen_narrows_all_of_it(bench: Bench) -> None:
    page = await opened(bench)
    page.choose(motif_id=31)
    await bench.settle()
    assert tile(page, "Rendez-vous") == ("20", "10")
    assert not section(page, "Heures d’affluence"), "of what somebody came for nothing is noted"
    page.choose(service_id=5)
    await bench.settle()
    assert page.wanted.motif_id is None
    page.choose(lieu_id=99)
    await bench.settle()
    assert page.state == "shown"
    assert tile(page, "Rendez-vous") == ("0", "0")


async def test_nothing_is_read_before_somebody_comes(bench: Bench) -> None:
    assert bench.frame.page("statistics").state == "loading"
    await bench.settle()
    assert bench.desk.statistics.asked == []


@pytest.mark.parametrize("span", list(Span))
def test_periods_are_whole(span: Span) -> None:
    for today in (date(2026, 11, 23), date(2026, 1, 31), date(2028, 2, 29)):
        period = period_of(span, today)
        assert period.first <= period.last
        before = period.before
        assert before.last + timedelta(days=1) == period.first
        if span in (Span.DAY, Span.WEEK, Span.MONTH, Span.YEAR):
            assert period.holds(today)
