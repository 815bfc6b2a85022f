"""The RDVs of a period, as they become known: those of the memory at once, then the platform's, a week after the other.

What was read stays through a stop or a cut, and reading goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.platform.failures import Failure, NotFound, Throttled, TimedOut, Unreachable
from kiosk.presenters.work.tasks import Cancelled, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

WEEK: Final = 7
_AT_ONCE: Final = 5
"""Weeks for which somebody waits; those after them come as the platform's limits leave room."""
_SURELY_KEPT: Final = 1
"""Days back of which a desk forgets nothing, however little it is to keep."""
_TASK: Final = "period"
State = Literal["idle", "reading", "whole", "stopped", "cut", "failed"]


class PeriodReading(QObject):
    """``entries`` by their ids, in no order. One period at a time."""

    changed = Signal()
    """``entries``, or how far it has come, is not what it was."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self.state: State = "idle"
        self.failure: Failure | None = None
        self.entries: dict[int, DeskRdv] = {}
        self.first = self.last = date.min
        self.organisation_id: int | None = None
        self.version = 0
        """Another one whenever ``entries`` is not what it was."""
        self._unsaid = self._gentle = False
        self._insists = False  # somebody wants it tried, whatever is known of the platform
        self._zone: tzinfo | None = None
        self._left: list[tuple[date, date]] | None = None  # None: the memory has not been asked yet
        self._days = self._known = 0
        work.follow(self._on_desk_change)

    @property
    def progress(self) -> tuple[int, int]:
        """How many days are known, of how many."""
        return self._known, self._days

    def begin(
        self, organisation_id: int, first: date, last: date, *, unsaid: bool = False, gentle: bool = False
    ) -> None:
        """Reads the days from ``first`` to ``last``. ``unsaid``: nothing else is wanted than RDVs of which nobody has
        said what became of them. ``gentle``: nobody waits for it yet, and what would take many calls is left.

        What is known of them already stays in sight until it is read again.
        """
        self._work.tasks.cancel(_TASK)
        same = (organisation_id, unsaid) == (self.organisation_id, self._unsaid) and self._zone is not None
        self.organisation_id, self.first, self.last = organisation_id, first, last
        self._unsaid, self._gentle = unsaid, gentle
        known = self.entries.items() if same else ()
        self.entries = {number: entry for number, entry in known if first <= self._day(entry) <= last}
        self._left, self._known = None, 0
        self.version += 1
        self._days = (last - first).days + 1
        self._run()

    def read_again(self) -> None:
        """Reads the same days anew, since others may have done something there; what is known stays meanwhile.

        Somebody waits for it now.
        """
        self._gentle = False
        if self.state != "reading":
            self._left, self._known = None, 0
        self._run()

    def stop(self) -> None:
        """Reads no more; what is known stays."""
        if self.state in ("reading", "cut"):
            self.state = "stopped"
            self._work.tasks.cancel(_TASK)
            self.changed.emit()

    def go_on(self) -> None:
        """Goes on where it was stopped, or cut."""
        if self.state in ("stopped", "cut", "failed") and self.organisation_id is not None:
            self._insists = True
            self._run()

    # Reading

    def _run(self) -> None:
        self.state, self.failure = "reading", None
        assert self.organisation_id is not None
        self._work.tasks.run(_TASK, self._read(self.organisation_id), replace=True, done=self._ended)
        self.changed.emit()

    async def _read(self, organisation_id: int) -> bool:
        """Whether all was read."""
        lists = self._work.desk.lists
        if self._left is None:
            self._zone = await lists.zone(organisation_id)
            kept = await lists.kept(organisation_id, self.first, self.last)
            self._take(kept.entries)
            self._known = len(kept.days)
            self._left = list(_spans(self.first, self.last, kept.days))
            self.changed.emit()
        if self._unsaid and self._left:
            # Few are: one list of them all, where the platform can make it.
            first, last = self._left[-1][0], self._left[0][1]
            try:
                found = await self._told(organisation_id, first, last, unsaid=True, gentle=self._gentle)
            except NotFound:
                if self._gentle:
                    return False
            else:
                self._replace(first, last, found)
                self._left, self._known = [], self._days
        asked = 0
        while self._left:
            first, last = self._left[0]
            # A year is hundreds of calls: gestures and the day looked at keep their share of those of a minute.
            gentle = self._gentle or asked >= _AT_ONCE
            asked += 1
            found = await self._told(organisation_id, first, last, gentle=gentle)
            self._replace(first, last, found)
            self._left.pop(0)
            self._known += (last - first).days + 1
            self.changed.emit()
        return True

    async def _told(
        self, organisation_id: int, first: date, last: date, *, unsaid: bool = False, gentle: bool
    ) -> tuple[DeskRdv, ...]:
        insists, self._insists = self._insists, False
        if self._work.desk.lists.out_of_reach and not insists:
            raise Unreachable  # which is known: nobody waits for as long as a call takes to find out
        told = self._work.desk.lists.told
        try:
            return await told(organisation_id, first, last, unsaid=unsaid, gentle=gentle)
        except Throttled:
            if gentle:
                raise
            # There were too many for this minute: it comes with what waits for its turn.
            return await told(organisation_id, first, last, unsaid=unsaid, gentle=True)

    def _ended(self, outcome: Outcome[bool]) -> None:
        if isinstance(outcome, Cancelled):
            return
        if isinstance(outcome, Ok):
            self.state = "whole" if outcome.value else "stopped"
        elif isinstance(outcome, RefusedBy):
            self.failure = outcome.failure
            passing = isinstance(outcome.failure, Unreachable | TimedOut | Throttled)
            self.state = "cut" if passing else "failed"
        else:
            self.state = "failed"
        self.changed.emit()

    def _take(self, entries: Iterable[DeskRdv]) -> None:
        for entry in entries:
            self.entries[entry.rdv.id] = entry
        self.version += 1

    def _replace(self, first: date, last: date, found: Iterable[DeskRdv]) -> None:
        """Of these days, what the platform has just told: what it does not name any more is gone."""
        gone = [
            number
            for number, entry in self.entries.items()
            if first <= self._day(entry) <= last and not (entry.unsent or entry.to_confirm)
        ]
        for number in gone:
            del self.entries[number]
        self._take(found)

    def _day(self, entry: DeskRdv) -> date:
        return entry.rdv.starts_at.astimezone(self._zone).date()

    # What changes meanwhile

    def _on_desk_change(self, change: DeskChange) -> None:
        if self.organisation_id is None or self.state == "idle":
            return
        if change.kind == "sync" and self.state == "cut" and self._work.desk.sync_state.connected:
            self.go_on()
        if change.kind != "rdvs" or (change.organisation_ids and self.organisation_id not in change.organisation_ids):
            return
        for local in change.numbers:
            self.entries.pop(local, None)
        told = {entry.rdv.id for entry in change.entries}
        fresh = [entry for entry in change.entries if self._concerns(entry)]
        if fresh or any(number in self.entries for number in change.numbers):
            self._take(fresh)
            self.changed.emit()
        rest = {number for number in change.rdv_ids - told if number in self.entries}
        if rest:
            self._work.tasks.run("again", self._read_again(rest))

    def _concerns(self, entry: DeskRdv) -> bool:
        if entry.rdv.id in self.entries:
            return True
        return entry.rdv.organisation_id == self.organisation_id and self.first <= self._day(entry) <= self.last

    @property
    def _oldest_kept(self) -> date:
        return self._work.clock.now().astimezone(self._zone).date() - timedelta(days=_SURELY_KEPT)

    async def _read_again(self, rdv_ids: Iterable[int]) -> None:
        for number in rdv_ids:
            entry = await self._work.desk.entry(number)
            before = self.entries.get(number)
            if entry is not None:
                self.entries[number] = entry
            elif before is not None and self._day(before) >= self._oldest_kept:
                del self.entries[number]  # else the desk has but forgotten it, as it does of old days
        self.version += 1
        self.changed.emit()


def _spans(first: date, last: date, known: frozenset[date]) -> Iterable[tuple[date, date]]:
    """The days that are not ``known``, in spans of a week at most, the latest first."""
    end: date | None = None
    day = last
    while day >= first:
        if day in known:
            if end is not None:
                yield day + timedelta(days=1), end
                end = None
        else:
            end = end or day
            if (end - day).days + 1 == WEEK:
                yield day, end
                end = None
        day -= timedelta(days=1)
    if end is not None:
        yield first, end
