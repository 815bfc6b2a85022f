"""One day of one organisation, kept as the desk's memory has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.work.tasks import Crashed, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DayData, DeskChange

# Above this many touched RDVs, reading the whole day again costs less than reading them one by one.
_ONE_BY_ONE = 8
# While thousands of RDVs of other days are pulled, or hundreds of gestures leave, the day shown is read and laid anew
# no more often than this (milliseconds).
_PAUSE = 150


@dataclass(frozen=True, slots=True)
class FeedChange:
    """What a feed has just read. ``afresh``: another day or organisation than before."""

    afresh: bool
    origins: frozenset[Origin] = frozenset()
    numbers: Mapping[int, int] = field(default_factory=dict)
    """What the platform calls, from now on, what was made here."""

    @property
    def elsewhere(self) -> bool:
        """Whether all of it is news: read together with what was done here, it is not someone else's doing alone."""
        return bool(self.origins) and not any(origin.own for origin in self.origins)

    def renamed(self, key: str) -> str:
        """The key by which a line goes from now on (« rdv--7 » becomes « rdv-812 »)."""
        kind, _, number = key.partition("-")
        if not self.numbers or not number.startswith("-"):
            return key
        return f"{kind}-{self.numbers.get(int(number), number)}"


class DayFeed(QObject):
    """Reads a day, and again what the desk says has changed in it: once for all that a turn of the loop brings."""

    changed = Signal(object)
    """A FeedChange: ``data`` has been read."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self.organisation_id: int | None = None
        self.day: date | None = None
        self.data: DayData | None = None
        self._read: tuple[int, date] | None = None
        self._whole = False
        self._touched: set[int] = set()
        self._origins: set[Origin] = set()
        self._numbers: dict[int, int] = {}
        self._working = False
        self._again = False
        self._elsewhere = False  # the directory was told to have changed, and with it perhaps the zone of the hours
        self._taken = 0
        self._lent = False  # another feed reads the same day, and this one takes it from there
        self._gathered: list[DeskChange] = []  # what the platform said of since the last time, still to be shown
        self._pause = self._timer(self._after_pause)
        self._shows_next = self._timer(self._show_gathered)
        work.follow(self._on_desk_change)

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        self._work.tasks.at_end(timer.stop)
        return timer

    def look(self, organisation_id: int, day: date) -> None:
        """Goes to a day; ``changed`` follows when it has been read. The day before stays in ``data`` until then."""
        if self._lent or (organisation_id, day) != (self.organisation_id, self.day):
            self.organisation_id, self.day = organisation_id, day
            self._lent = False
            self.reread()

    def take(self, other: DayFeed, change: FeedChange) -> None:
        """Shows what ``other`` reads, rather than reading the same day twice, until this one looks again."""
        afresh = change.afresh or self._read != (other.organisation_id, other.day)
        self.organisation_id, self.day, self.data = other.organisation_id, other.day, other.data
        self._read = other._read
        self._taken += 1
        self._lent = True
        self._whole, self._again = False, False
        self._touched.clear()
        self._origins.clear()
        self._gathered.clear()
        self.changed.emit(FeedChange(afresh, change.origins, change.numbers))

    @property
    def stale(self) -> bool:
        """Whether ``data`` is still of another day than the one looked at."""
        return self._read != (self.organisation_id, self.day)

    def reread(self) -> None:
        """Reads the whole day again."""
        self._whole = True
        self._work_soon()

    def _on_desk_change(self, change: DeskChange) -> None:
        """Reads again what ``change`` touched, if it may be of this day."""
        if self.organisation_id is None or self._lent:
            return
        if change.organisation_ids and self.organisation_id not in change.organisation_ids:
            return
        if change.kind == "rdvs":
            if _is_whole(change):
                self._hear_of_entries(change)
            else:
                self._show_gathered()
                self._show([change])
        elif change.kind == "directory":
            self._elsewhere = True
            self._reread_in_turn()
        elif change.kind == "sync" and self._never_pulled:
            self._reread_in_turn()

    def _hear_of_entries(self, change: DeskChange) -> None:
        """Shows at once what is done here, after what came before it; together what the platform says in a row."""
        if change.origin.own:
            self._show_gathered()
            self._show([change])
            return
        self._gathered.append(change)
        if not self._shows_next.isActive():
            self._show_gathered()

    def _show_gathered(self) -> None:
        if self._gathered:
            gathered, self._gathered = self._gathered, []
            self._show(gathered)
            self._shows_next.start(_PAUSE)

    def _show(self, changes: Sequence[DeskChange]) -> None:
        """Shows the RDVs that ``changes`` bring along, at once, or has those read that they do not bring.

        Never beside a read under way, which may be older than they are and end after them.
        """
        touched = {rdv_id for change in changes for rdv_id in change.rdv_ids}
        numbers = {old: new for change in changes for old, new in change.numbers.items()}
        reads = self._working or self._whole or self._elsewhere or self.data is None or self.stale
        if self.data is not None and not reads and all(map(_is_whole, changes)):
            found: dict[int, DeskRdv | None] = {}
            for change in changes:
                found |= dict.fromkeys(change.rdv_ids) | {entry.rdv.id: entry for entry in change.entries}
            self.data = replace(self.data, entries=self._merged(self.data, found.items()))
            self.changed.emit(FeedChange(False, frozenset(change.origin for change in changes), numbers))
            return
        self._origins.update(change.origin for change in changes)
        self._numbers |= numbers
        if 0 < len(touched) <= _ONE_BY_ONE:
            self._touched |= touched
            self._work_soon()
        else:
            self._reread_in_turn()

    def _reread_in_turn(self) -> None:
        if self._pause.isActive():
            self._again = True
            return
        self.reread()
        # Someone who sees nothing yet does not wait.
        if not self._never_pulled:
            self._pause.start(_PAUSE)

    def _after_pause(self) -> None:
        if self._again:
            self._again = False
            self._reread_in_turn()

    @property
    def _never_pulled(self) -> bool:
        # Only the end of a pull tells that a day without RDVs has been received.
        return self.data is not None and self.data.synced_at is None

    def entry(self, rdv_id: int) -> DeskRdv | None:
        """The RDV as last read, None when it is not of this day."""
        if self.data is None:
            return None
        return next((entry for entry in self.data.entries if entry.rdv.id == rdv_id), None)

    def _work_soon(self) -> None:
        # The task starts at the loop's next turn, so it finds all the changes of this one.
        if not self._working:
            self._working = True
            self._work.tasks.run("read", self._catch_up(), done=self._worked)

    def _worked(self, outcome: Outcome[None]) -> None:
        self._working = False
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        if isinstance(outcome, RefusedBy | Crashed):
            # What was to be read again is not known any more: the next change brings all of it.
            self._whole = True
        if self.stale and isinstance(outcome, RefusedBy | Crashed):
            # Better nothing than another day's RDVs under this date.
            self.data = None
            self.changed.emit(FeedChange(afresh=True))

    async def _catch_up(self) -> None:
        while self._whole or self._touched:
            assert self.organisation_id is not None
            assert self.day is not None
            looked, taken = (self.organisation_id, self.day), self._taken
            whole = self._whole or self._elsewhere or self.data is None or self.stale
            whole = whole or len(self._touched) > _ONE_BY_ONE
            touched, self._touched = self._touched, set()
            origins, self._origins = self._origins, set()
            numbers, self._numbers = self._numbers, {}
            self._whole = False
            if whole:
                self._elsewhere = False
                # Of what was told before it is read, it has at least as much.
                origins.update(change.origin for change in self._gathered)
                numbers |= {old: new for change in self._gathered for old, new in change.numbers.items()}
                self._gathered.clear()
                data = await self._work.desk.day(*looked)
            else:
                found = [(rdv_id, await self._work.desk.entry(rdv_id)) for rdv_id in sorted(touched)]
                assert self.data is not None
                data = replace(self.data, entries=self._merged(self.data, found))
            if looked != (self.organisation_id, self.day) or taken != self._taken:
                continue  # someone went elsewhere meanwhile, or brought what was read after this
            self.data = data
            afresh, self._read = self.stale, looked
            # What was done while it was read may be in it already.
            self.changed.emit(FeedChange(afresh, frozenset(origins | self._origins), numbers))
        self._working = False

    def _merged(self, data: DayData, found: Iterable[tuple[int, DeskRdv | None]]) -> tuple[DeskRdv, ...]:
        entries = {entry.rdv.id: entry for entry in data.entries}
        for rdv_id, entry in found:
            # What was booked here goes by another id once the platform has it.
            entries.pop(rdv_id, None)
            if entry is not None and self._is_of_the_day(entry, data):
                entries[entry.rdv.id] = entry
        return tuple(sorted(entries.values(), key=lambda entry: (entry.rdv.starts_at, entry.rdv.id)))

    def _is_of_the_day(self, entry: DeskRdv, data: DayData) -> bool:
        rdv = entry.rdv
        return rdv.organisation_id == self.organisation_id and rdv.starts_at.astimezone(data.zone).date() == self.day


def _is_whole(change: DeskChange) -> bool:
    """Whether ``change`` brings all that it touched. What was booked here, and goes by the platform's id from now on
    or is no more, leaves in the same turn."""
    missing = change.rdv_ids - {entry.rdv.id for entry in change.entries}
    return bool(change.rdv_ids) and not any(rdv_id > 0 for rdv_id in missing)
