"""Who waits, with an RDV or without, in one order of arrival: what the strip above the agenda shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import minutes, spoken_minutes
from kiosk.domain.day.rows import Row
from kiosk.domain.day.walk_in import WITHOUT_FICHE, WalkIn
from kiosk.domain.people.names import spoken_name
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.around.around import Around
from kiosk.presenters.day.board_model import BoardModel
from kiosk.presenters.walk_ins.page import WalkInLine, WalkInsPresenter


@masked
@dataclass(frozen=True, slots=True)
class Waiting:
    """One person. ``key`` is the same at each refresh."""

    key: str
    name: str
    minutes: str  # « 12 min »; empty where nobody noted when they came
    long: bool
    about: str  # what for: the motif, or what they said
    spoken: str
    row: Row | None = None  # of the agenda
    walk_in: WalkIn | None = None


class WaitingStrip(QObject):
    """Always of today, at the lieu looked at."""

    changed = Signal()
    """``people`` are others, or their minutes."""

    def __init__(self, around: Around, room: BoardModel, parent: QObject) -> None:
        """``room`` has the lines of the waiting room; whoever fills it says so by ``refresh``."""
        super().__init__(parent)
        self._around = around
        self._room = room
        self._walk_ins: WalkInsPresenter = around.pages.of("walk_ins")
        self.people: tuple[Waiting, ...] = ()
        self._walk_ins.changed.connect(self.refresh)
        self.refresh()

    def go_to(self, key: str) -> None:
        """To the line of somebody: on the agenda, or in the list of those without an RDV."""
        one = next((one for one in self.people if one.key == key), None)
        if one is None:
            return
        if one.walk_in is not None:
            self._around.pages.go_to("walk_ins")
            self._walk_ins.show_line(one.walk_in.id)
        elif one.row is not None and one.row.entry is not None:
            rdv, usager = one.row.entry.rdv, next(iter(one.row.usagers), None)
            usager_id = usager.id if usager is not None else None
            self._around.intents.show_in_agenda(self._around.where.today, rdv.id, usager_id)

    def refresh(self) -> None:
        """Brings the people and their minutes up to date."""
        found = [(row.waiting_since, _of_row(row)) for row in self._room.rows if row.entry is not None]
        long = self._around.thresholds.long_wait.total_seconds() // 60
        waiting = [line for line in self._walk_ins.lines if line.waiting]
        now = self._around.where.now
        found += [(line.walk_in.arrived_at, _of_walk_in(line, now, int(long))) for line in waiting]
        people = tuple(one for _, one in sorted(found, key=lambda pair: _arrival(pair[0])))
        if people != self.people:
            self.people = people
            self.changed.emit()


def _arrival(since: datetime | None) -> tuple[bool, float]:
    return since is None, since.timestamp() if since is not None else 0.0


def _of_row(row: Row) -> Waiting:
    about = row.entry.rdv.motif.name if row.entry is not None else ""
    waited = minutes(row.waiting_minutes) if row.waiting_minutes is not None else ""
    return Waiting(row.key, row.name, waited, row.long_wait, f"{row.hour}  {about}".strip(), row.spoken, row=row)


def _of_walk_in(line: WalkInLine, now: datetime, long: int) -> Waiting:
    walk_in, waited = line.walk_in, line.walk_in.minutes(now)
    who = spoken_name(walk_in.usager) if walk_in.usager is not None else tr(WITHOUT_FICHE)
    spoken = tr("{}, sans rendez-vous, attend depuis {}").format(who, spoken_minutes(waited))
    about = walk_in.about or tr("Sans RDV")
    return Waiting(walk_in.id, walk_in.name, line.wait, waited >= long, about, spoken, walk_in=walk_in)
