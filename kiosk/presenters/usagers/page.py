"""The page « Usagers » and the palette of Ctrl+K: whom one looks for, and the fiche that opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.model import Organisation
from kiosk.domain.day.rows import Row
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import FoundUsager
from kiosk.presenters.usagers.fiche import FichePresenter
from kiosk.presenters.usagers.fiche_texts import RdvLine
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DayData, DeskChange


class UsagersPresenter(QObject):
    """Two searches, one fiche: whoever is chosen in either is shown there."""

    page_wanted = Signal()
    """Someone's fiche has been opened from elsewhere: the page that shows it is wanted."""
    create_wanted = Signal(str)
    """What was typed to find who is not there yet."""
    organisation_wanted = Signal(int)
    """What is wanted next is in another organisation of the agent."""
    agenda_wanted = Signal(object, object, object)
    """A day (date), and of it the line of an RDV (its id) or of an usager (theirs); the other is None."""

    def __init__(
        self,
        work: Work,
        day: Callable[[], DayData | None],
        organisations: Callable[[], Sequence[Organisation]],
        parent: QObject | None = None,
    ) -> None:
        """``day`` gives what was last read of the organisation that one looks at."""
        super().__init__(parent)
        self._work = work
        self._zone: tzinfo = work.clock.zone
        # « Créer … » comes with the form that it opens.
        self.search = UsagerSearchPresenter(work, "usagers", creates=False, parent=self)
        self.palette = UsagerSearchPresenter(work, "palette", creates=False, parent=self)
        self.fiche = FichePresenter(work, day, organisations, self)
        self.search.chosen.connect(self._chosen)
        self.palette.chosen.connect(self.open)
        for search in (self.search, self.palette):
            search.create_wanted.connect(self.create_wanted)
            search.agenda_wanted.connect(self._agenda_of)
        self.fiche.rdv_wanted.connect(self._agenda_at)

    def offer_creation(self) -> None:
        """Has both searches offer « Créer … »; who calls this listens to ``create_wanted``."""
        self.search.creates = self.palette.creates = True

    def set_organisation(self, organisation_id: int | None, zone: tzinfo) -> None:
        """Looks among the usagers of another organisation: a fiche is one of an organisation, and closes."""
        self._zone = zone
        if organisation_id != self.search.organisation_id and self.fiche.usager is not None:
            self.fiche.close()
        self.search.set_organisation(organisation_id, zone)
        self.palette.set_organisation(organisation_id, zone)

    def open(self, usager: Usager) -> None:
        """Shows the fiche of someone, and has the page come."""
        self._chosen(usager)
        self.page_wanted.emit()

    def open_id(self, usager_id: int) -> None:
        """The same of someone of whom only the id is at hand."""
        if self.search.organisation_id is not None:
            self.fiche.open_id(usager_id, self.search.organisation_id)
            self.page_wanted.emit()

    def open_row(self, row: Row | None) -> None:
        """The same of a line of the agenda: its usager, the first of several."""
        if row is None or row.entry is None:
            return
        theirs = [one.usager for one in row.entry.rdv.participations if one.id in row.participation_ids]
        if theirs:
            self.open(theirs[0])

    def _chosen(self, usager: Usager) -> None:
        if self.search.organisation_id is not None:
            self.fiche.open(usager, self.search.organisation_id)

    def _agenda_of(self, found: FoundUsager) -> None:
        if found.rdv_today_at is not None:
            self.agenda_wanted.emit(found.rdv_today_at.astimezone(self._zone).date(), None, found.usager.id)

    def _agenda_at(self, line: RdvLine) -> None:
        if line.organisation_id != self.search.organisation_id:
            self.organisation_wanted.emit(line.organisation_id)
        day: date = line.on
        self.agenda_wanted.emit(day, line.rdv_id, None)

    def on_desk_change(self, change: DeskChange) -> None:
        """Brings what is shown up to date."""
        self.search.on_desk_change(change)
        self.palette.on_desk_change(change)
        self.fiche.on_desk_change(change)

    def stop(self) -> None:
        """Reads no more."""
        for part in (self.search, self.palette, self.fiche):
            part.stop()
