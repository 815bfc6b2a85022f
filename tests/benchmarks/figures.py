"""Statistics of a year, 60 000 RDVs, from what is at hand: counted, narrowed, and put into tables."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from kiosk.clock import PARIS
from kiosk.desk.statistics import Outcomes
from kiosk.desk.types import Directory
from kiosk.domain.statistics.facts import Fact, Kind, MadeBy, State
from kiosk.domain.statistics.figures import Period, Wanted, count
from kiosk.domain.statistics.waits import Noted, Wait, crowd, waits_of
from kiosk.presenters.statistics.sections import Known, sections, tiles
from tests.benchmarks.report import Figure, percentile

RDVS, WAITED = 60_000, 20_000
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))
TIMES = 7
STATES, KINDS = tuple(State), tuple(Kind)


def measure(application: QApplication) -> list[Figure]:
    """What a choice on the page costs, the period before and the waits included."""
    facts, before = _facts(PERIOD, 0), _facts(PERIOD.before, RDVS)
    noted = Noted([Wait(n, _day(PERIOD, n), 8 + n % 9, n % 47) for n in range(WAITED)])
    noted.arrivals = [(one.day, one.hour) for one in noted.waits]
    whole = _median(lambda: _counted(facts, before, noted, Wanted()))
    narrowed = _median(lambda: _counted(facts, before, noted, Wanted(service_id=3)))
    return [
        Figure(
            "statistiques d’une année, 60 000 RDV et l’année d’avant", whole, "ms", narrowed, "un service", 300, "value"
        )
    ]


def _counted(facts: list[Fact], before: list[Fact], noted: Noted, wanted: Wanted) -> None:
    figures, then = count(facts, wanted, PERIOD), count(before, wanted, PERIOD.before)
    waits = waits_of(noted, {fact.rdv_id: fact for fact in facts}, wanted, PERIOD, 20)
    directory = Directory({}, {}, {}, (), (), PARIS)
    known = Known(
        PERIOD, figures, then, waits, None, crowd(noted, PERIOD), 0, 0, 0, Outcomes({}), directory, 0, True, 20
    )  # fmt: skip
    assert tiles(known)
    assert sections(known)


def _facts(period: Period, first: int) -> list[Fact]:
    return [
        Fact(
            first + n,
            _day(period, n),
            8 + n % 9,
            STATES[n % 6],
            n % 5,
            n % 8,
            n % 60,
            (n % 45,),
            KINDS[n % 5],
            MadeBy.AGENT,
            1,
            f"Lieu {n % 5}",
            f"Motif {n % 60}",
        )
        for n in range(RDVS)
    ]


def _day(period: Period, number: int) -> date:
    return period.first + timedelta(days=number % period.days)


def _median(do: Callable[[], None]) -> float:
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        do()
        taken.append((time.perf_counter() - start) * 1000)
    return percentile(taken, 50)
