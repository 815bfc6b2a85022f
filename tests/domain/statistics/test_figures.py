from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.domain.day.status import Status
from kiosk.domain.statistics.facts import Fact, Kind, MadeBy, State, fact_of
from kiosk.domain.statistics.figures import By, Figures, Period, Step, Wanted, agents_shown, count
from tests.domain.samples import BEATRICE, CONSULTATION, KARIM, NOW, PHONE, SUD, part, rdv, usager, workshop

WEEK = Period(date(2026, 11, 23), date(2026, 11, 29))
MOTIFS = {CONSULTATION.id: CONSULTATION, PHONE.id: PHONE}
ENTRIES = (
    rdv(1, NOW - timedelta(hours=1), [part(usager(1), Status.SEEN)]),
    rdv(2, NOW + timedelta(hours=1), agents=(BEATRICE, KARIM)),
    rdv(3, NOW + timedelta(days=1), lieu=SUD, agents=(KARIM,)),
    rdv(4, NOW - timedelta(hours=2), [part(usager(4), Status.NOSHOW)], motif=PHONE, agents=(KARIM,)),
    rdv(5, NOW + timedelta(days=2), [part(usager(5), Status.EXCUSED)]),
    workshop(6, NOW - timedelta(hours=3), [part(usager(n), Status.SEEN) for n in (7, 8, 9)]),
    rdv(7, NOW - timedelta(days=7)),
)
FACTS = [fact_of(one, NOW, MOTIFS) for one in ENTRIES]


def test_rdvs_are_counted_by_what_became_of_them_and_people_who_were_received() -> None:
    found = count(FACTS, Wanted(), WEEK)
    assert (found.rdvs, found.received) == (6, 4)
    told = {state: found.of(state) for state in State if found.of(state)}
    assert told == {State.SEEN: 2, State.UPCOMING: 2, State.NOSHOW: 1, State.EXCUSED: 1}
    assert found.missed == pytest.approx(1 / 3)
    assert count(FACTS, Wanted(), Period(date(2026, 11, 16), date(2026, 11, 22))).of(State.TO_FILL) == 1


def test_each_way_of_telling_them_apart_adds_up(figures: Figures) -> None:
    for by in By:
        if by is not By.AGENT:  # an RDV of two is each one's
            rows = figures.by[by].values()
            assert [sum(column) for column in zip(*rows, strict=True)] == figures.total
    assert sum(map(sum, figures.by[By.AGENT].values())) == figures.rdvs + 1
    assert figures.lieux == {1: "MDS Nord", 2: "MDS Sud", 0: ""}
    assert sum(figures.made_by.values()) == figures.rdvs


@pytest.fixture
def figures() -> Figures:
    return count(FACTS, Wanted(), WEEK)


@pytest.mark.parametrize(
    ("wanted", "rdvs"),
    [
        (Wanted(lieu_id=2), 1),
        (Wanted(motif_id=PHONE.id), 1),
        (Wanted(service_id=2), 1),
        (Wanted(agent_id=KARIM.id), 3),
        (Wanted(kind=Kind.WORKSHOP), 1),
        (Wanted(kind=Kind.OFFICE, agent_id=KARIM.id), 2),
        (Wanted(lieu_id=99), 0),
    ],
)
def test_what_is_wanted_narrows_everything(wanted: Wanted, rdvs: int) -> None:
    found = count(FACTS, wanted, WEEK)
    assert found.rdvs == rdvs
    assert sum(map(sum, found.by[By.TIME].values())) == rdvs


def test_time_has_a_bar_for_each_day_week_or_month_the_empty_ones_too(figures: Figures) -> None:
    assert len(figures.by[By.TIME]) == 7
    quarter = Period(date(2026, 9, 1), date(2026, 11, 30))
    assert quarter.step is Step.WEEK
    assert quarter.bars()[0] == date(2026, 8, 31)
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert year.step is Step.MONTH
    assert year.bars() == [date(2026, month, 1) for month in range(1, 13)]


def test_the_period_before_is_as_long_and_months_are_months() -> None:
    assert WEEK.before == Period(date(2026, 11, 16), date(2026, 11, 22))
    assert Period(date(2026, 3, 1), date(2026, 3, 31)).before == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert Period(date(2026, 1, 1), date(2026, 12, 31)).before == Period(date(2025, 1, 1), date(2025, 12, 31))
    assert Period(date(2026, 1, 1), date(2026, 3, 31)).before == Period(date(2025, 10, 1), date(2025, 12, 31))


def test_nobody_but_an_administrator_sees_the_figures_of_another_agent(figures: Figures) -> None:
    assert set(agents_shown(figures, KARIM.id, administrator=False)) == {KARIM.id}
    assert set(agents_shown(figures, 99, administrator=False)) == set()
    assert set(agents_shown(figures, 99, administrator=True)) == {BEATRICE.id, KARIM.id}


def test_a_fact_holds_nobody_s_name_and_says_who_made_the_rdv() -> None:
    entry = ENTRIES[0]
    made = replace(entry, rdv=replace(entry.rdv, created_by_type="User"))
    fact = fact_of(made, NOW, MOTIFS)
    assert fact.made_by is MadeBy.USAGER
    assert fact_of(entry, NOW, MOTIFS).made_by is MadeBy.UNSAID
    names = {participation.usager.last_name for participation in entry.rdv.participations}
    told = [getattr(fact, name) for name in Fact.__slots__]
    assert not any(isinstance(one, str) and any(name in one for name in names) for one in told)
