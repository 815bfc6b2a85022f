"""Where and when one looks: organisation, lieu, day. Every page follows it, whether it is shown or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Lieu, Organisation
from kiosk.domain.day.selection import lieux_besides
from kiosk.domain.text.language import tr
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange, OrganisationPlaces


class Whereabouts(QObject):
    """Of one agent at work. The organisation is None until the places have been read."""

    moved = Signal()
    """The organisation, the lieu, the day, the present day or the zone is not what it was."""
    places_changed = Signal()
    """``organisations``, ``organisation_id``, ``lieux`` or ``lieu_id`` is not what it was."""
    day_changed = Signal()
    """``day`` or ``today`` is not what it was."""

    def __init__(
        self,
        work: Work,
        preferences: AgentPreferences,
        first_organisation_id: int | None = None,
        first_lieu_id: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._preferences = preferences
        self._first = (first_organisation_id, first_lieu_id)
        self._places: tuple[OrganisationPlaces, ...] = ()
        self.organisation_id: int | None = None
        self.lieu_id: int | None = None
        self._passing: tuple[Lieu, ...] = ()  # lieux of the day looked at that are not where people come regularly
        self.zone: tzinfo = work.clock.zone
        """The organisation's, once a day of it has been read."""
        self.today = work.clock.now().date()
        self.day = self._remembered_day()
        work.follow(self._on_desk_change)

    @property
    def now(self) -> datetime:
        """The present instant in the organisation's zone."""
        return self._work.clock.now().astimezone(self.zone)

    # Where

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Those of the agent, in the platform's order."""
        return tuple(places.organisation for places in self._places)

    @property
    def lieux(self) -> tuple[tuple[int | None, str], ...]:
        """(id, name) of the organisation's lieux, « Tous les lieux » first (None) when there are several.

        Those that serve on the day looked at alone come last.
        """
        found: list[tuple[int | None, str]] = [(lieu.id, lieu.name) for lieu in self._regular]
        for lieu in self._passing:
            name = lieu.name or lieu.address
            found.append((lieu.id, tr("{} (ponctuel)").format(name) if lieu.single_use else name))
        return ((None, tr("Tous les lieux")), *found) if len(found) != 1 else tuple(found)

    @property
    def lieu_text(self) -> str:
        """The name of the lieu looked at, or of all."""
        return next((name for lieu_id, name in self.lieux if lieu_id == self.lieu_id), "")

    @property
    def regular_lieu_id(self) -> int | None:
        """The lieu looked at, where people come to it regularly; None for all, and for one of a day alone."""
        return self.lieu_id if self.lieu_id in [lieu.id for lieu in self._regular] else None

    def choose_organisation(self, organisation_id: int) -> None:
        """Goes to another organisation, at the lieu last looked at there."""
        if organisation_id != self.organisation_id and organisation_id in self._ids:
            self._go_to_organisation(organisation_id)

    def choose_lieu(self, lieu_id: int | None) -> None:
        """Narrows to one lieu of the organisation; None: all."""
        if lieu_id != self.lieu_id and self._knows(lieu_id):
            self._set_lieu(lieu_id)
            self._tell(places=True)

    def read_places(self) -> None:
        """Reads the organisations and lieux from the desk's memory."""
        self._work.tasks.run("places", self._work.desk.places(), replace=True, done=self._places_read)

    def learn_zone(self, zone: tzinfo) -> None:
        """The zone that the organisation turns out to have."""
        if zone != self.zone:
            self.zone = zone
            self._tell(day=self._turn())

    def learn_lieux(self, entries: Iterable[DeskRdv]) -> None:
        """Takes into the menu the lieux that serve on the day looked at alone, and out of it those of another day."""
        regular = [lieu.id for lieu in self._regular]
        before, self._passing = self._passing, lieux_besides(entries, regular)
        if self._passing == before:
            return
        if not self._knows(self.lieu_id):
            self._set_lieu(self._lieu_last_seen(), kept=False)
        elif not before and [self.lieu_id] == regular:
            # Nobody chose the one lieu that there was: what is elsewhere today would be out of sight.
            self._set_lieu(None, kept=False)
        self._tell(places=True)

    @property
    def _ids(self) -> list[int]:
        return [organisation.id for organisation in self.organisations]

    @property
    def _here(self) -> OrganisationPlaces | None:
        return next((places for places in self._places if places.organisation.id == self.organisation_id), None)

    @property
    def _regular(self) -> Sequence[Lieu]:
        return self._here.lieux if self._here is not None else ()

    def _knows(self, lieu_id: int | None) -> bool:
        return lieu_id in [known for known, _ in self.lieux]

    def _go_to_organisation(self, organisation_id: int) -> None:
        self.organisation_id, self._passing = organisation_id, ()
        self.zone = (self._here.zone if self._here is not None else None) or self._work.clock.zone
        self._preferences.set("organisation", organisation_id)
        self._set_lieu(self._lieu_last_seen())
        self._tell(places=True, day=self._turn())

    def _lieu_last_seen(self) -> int | None:
        name = f"lieu.{self.organisation_id}"
        wanted = self._preferences.get_number(name)
        if self._preferences.get(name) is None and self._first[0] in (None, self.organisation_id):
            wanted = self._first[1]
        return wanted if self._knows(wanted) else self.lieux[0][0]

    def _set_lieu(self, lieu_id: int | None, *, kept: bool = True) -> None:
        self.lieu_id = lieu_id
        if kept and self._places and (lieu_id is None or self.regular_lieu_id is not None):
            self._preferences.set(f"lieu.{self.organisation_id}", lieu_id)

    def _places_read(self, outcome: Outcome[list[OrganisationPlaces]]) -> None:
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        if not isinstance(outcome, Ok) or tuple(outcome.value) == self._places:
            return
        self._places = tuple(outcome.value)
        if self._places and self.organisation_id not in self._ids:
            wanted = self._preferences.get_number("organisation") or self._first[0]
            self._go_to_organisation(wanted if wanted in self._ids else self._ids[0])
            return
        if self._places and not self._knows(self.lieu_id):
            self._set_lieu(self._lieu_last_seen())
        self._tell(places=True)

    def _on_desk_change(self, change: DeskChange) -> None:
        if change.kind == "directory":
            self.read_places()

    # When

    def go_to(self, day: date) -> None:
        """Looks at another day."""
        if day != self.day:
            self.day = day
            # A day is only worth coming back to on the day on which it was looked at.
            self._preferences.set("day", f"{day.isoformat()} {self.today.isoformat()}")
            self._tell(day=True)

    def previous_day(self) -> None:
        """The day before."""
        self.go_to(self.day - timedelta(days=1))

    def next_day(self) -> None:
        """The day after."""
        self.go_to(self.day + timedelta(days=1))

    def go_to_today(self) -> None:
        """Back to the present day."""
        self.go_to(self.today)

    def turn_the_day(self) -> None:
        """Goes on to the present day when it is another one than before; days are the organisation's."""
        if self._turn():
            self._tell(day=True)

    def _turn(self) -> bool:
        before, self.today = self.today, self.now.date()
        if self.today != before and self.day == before:
            self.day = self._remembered_day()
        return self.today != before

    def _tell(self, *, places: bool = False, day: bool = False) -> None:
        self.moved.emit()
        if places:
            self.places_changed.emit()
        if day:
            self.day_changed.emit()

    def _remembered_day(self) -> date:
        day, _, looked_on = (self._preferences.get("day") or "").partition(" ")
        try:
            return date.fromisoformat(day) if looked_on == self.today.isoformat() else self.today
        except ValueError:
            return self.today
