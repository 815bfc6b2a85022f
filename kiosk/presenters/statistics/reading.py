"""The facts of a period as they become known: those of the memory at once, then the platform's, a week after the other.

What was read stays through a stop or a cut, and reading goes on from there. Nothing of it is on the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.platform.failures import Failure, Throttled, TimedOut, Unreachable
from kiosk.domain.statistics.facts import Fact
from kiosk.domain.statistics.figures import Period
from kiosk.presenters.work.tasks import Cancelled, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

WEEK: Final = 7
_TASK: Final = "read facts"
State = Literal["idle", "reading", "whole", "stopped", "cut", "failed"]


class FactsReading(QObject):
    """One organisation at a time; the days of it that are known stay known until they are read again."""

    changed = Signal()
    """More is known, or how far it has come is not what it was."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self.state: State = "idle"
        self.failure: Failure | None = None
        self._organisation_id: int | None = None
        self._periods: tuple[Period, ...] = ()
        self._days: dict[date, tuple[Fact, ...]] = {}
        work.follow(self._on_desk_change)

    def begin(self, organisation_id: int, periods: Sequence[Period]) -> None:
        """Reads the days of ``periods``, the first of them first, that are not known yet."""
        if organisation_id != self._organisation_id:
            self._days.clear()
        self._organisation_id, self._periods = organisation_id, tuple(periods)
        self._run()

    def read_again(self) -> None:
        """Reads all of it anew: others may have said meanwhile what became of RDVs."""
        self._days.clear()
        self._run()

    def stop(self) -> None:
        """Reads no more; what is known stays."""
        if self.state in ("reading", "cut"):
            self.state = "stopped"
            self._work.tasks.cancel(_TASK)
            self.changed.emit()

    def go_on(self) -> None:
        """Goes on where it was stopped, or cut."""
        if self.state in ("stopped", "cut", "failed") and self._organisation_id is not None:
            self._run()

    @property
    def progress(self) -> tuple[int, int]:
        """How many days are known, of how many."""
        wanted = {day for period in self._periods for day in _days_of(period)}
        return len(wanted & self._days.keys()), len(wanted)

    def knows(self, period: Period) -> bool:
        """Whether every day of a period is known."""
        return all(day in self._days for day in _days_of(period))

    def days_known(self, period: Period) -> frozenset[date]:
        """Those of its days that are known."""
        return frozenset(day for day in _days_of(period) if day in self._days)

    def facts(self, period: Period) -> Iterator[Fact]:
        """What is known of a period."""
        for day in _days_of(period):
            yield from self._days.get(day, ())

    def _run(self) -> None:
        assert self._organisation_id is not None
        self.state, self.failure = "reading", None
        work = self._read(self._organisation_id)
        self._work.tasks.run(_TASK, work, replace=True, done=self._ended)
        self.changed.emit()

    async def _read(self, organisation_id: int) -> None:
        statistics = self._work.desk.statistics
        for period in self._periods:
            kept = await statistics.kept(organisation_id, period)
            self._take(kept.days, kept.facts)
        self.changed.emit()
        for period in self._periods:
            for span in list(_spans(period, self._days.keys())):
                told = await statistics.told(organisation_id, span)
                self._take(_days_of(span), told)
                self.changed.emit()

    def _take(self, days: Iterable[date], facts: Iterable[Fact]) -> None:
        found: dict[date, list[Fact]] = {day: [] for day in days}
        for fact in facts:
            if fact.day in found:
                found[fact.day].append(fact)
        self._days |= {day: tuple(there) for day, there in found.items()}

    def _ended(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Cancelled):
            return
        if isinstance(outcome, Ok):
            self.state = "whole"
        elif isinstance(outcome, RefusedBy):
            self.failure = outcome.failure
            self.state = "cut" if isinstance(outcome.failure, Unreachable | TimedOut | Throttled) else "failed"
        else:
            self.state = "failed"
        self.changed.emit()

    def _on_desk_change(self, change: DeskChange) -> None:
        if change.kind == "sync" and self.state == "cut" and self._work.desk.sync_state.connected:
            self.go_on()


def _days_of(period: Period) -> Iterator[date]:
    for number in range(period.days):
        yield period.first + timedelta(days=number)


def _spans(period: Period, known: Iterable[date]) -> Iterator[Period]:
    """The days that are not ``known``, in spans of a week at most, the latest first."""
    there = set(known)
    end: date | None = None
    for number in range(period.days):
        day = period.last - timedelta(days=number)
        if day in there:
            if end is not None:
                yield Period(day + timedelta(days=1), end)
                end = None
            continue
        end = end or day
        if (end - day).days + 1 == WEEK or day == period.first:
            yield Period(day, end)
            end = None
