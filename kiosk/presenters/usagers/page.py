"""The page « Usagers » and the palette of Ctrl+K: whom one looks for, the fiche that opens, what is done from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.model import Organisation, Rdv
from kiosk.domain.day.rows import Row
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import FoundUsager
from kiosk.presenters.around.around import Around
from kiosk.presenters.usagers.arrival import Arrivals
from kiosk.presenters.usagers.fiche import FicheAction, FichePresenter
from kiosk.presenters.usagers.fiche_texts import RdvLine
from kiosk.presenters.usagers.form import UsagerFormPresenter
from kiosk.presenters.usagers.history.fiche import FicheHistory
from kiosk.presenters.usagers.merge import UsagerMergePresenter
from kiosk.presenters.usagers.referents import ReferentsPresenter
from kiosk.presenters.usagers.refusals import UsagerRefusals
from kiosk.presenters.usagers.removal import UsagerRemoval
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DayData


class UsagersPresenter(QObject):
    """Two searches, one fiche: whoever is chosen in either is shown there. The rest opens from these three."""

    page_wanted = Signal()
    """Someone's fiche has been opened from elsewhere: the page that shows it is wanted."""
    palette_wanted = Signal()
    """Somebody is looked for over whatever page is shown."""
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
        *,
        fiction_numbers: bool = False,
        todays: Callable[[int], Sequence[Row]] = lambda _: (),
    ) -> None:
        """``day`` gives what was last read of the organisation that one looks at.

        ``fiction_numbers``: whether the platform takes telephone numbers of fiction. ``todays`` gives the lines
        that the agenda has of somebody today.
        """
        super().__init__(parent)
        work = work.apart()
        self._zone: tzinfo = work.clock.zone
        self._todays = todays
        self.search = UsagerSearchPresenter(work, self, todays=todays)
        self.palette = UsagerSearchPresenter(work, self, todays=todays)
        self.fiche = FichePresenter(work, day, organisations, self)
        self.form = UsagerFormPresenter(work, self, fiction_numbers=fiction_numbers)
        self.form.now = lambda: self.fiche.now
        self.referents = ReferentsPresenter(work, self)
        self.merge = UsagerMergePresenter(work, self)
        self.removal = UsagerRemoval(work, organisations, self)
        self.history = FicheHistory(work, self)
        UsagerRefusals(work, self.form, self)
        self.search.chosen.connect(self._chosen)
        self.palette.chosen.connect(self.open)
        for search in (self.search, self.palette):
            search.create_wanted.connect(self._create)
            search.agenda_wanted.connect(self._agenda_of)
        self.fiche.rdv_wanted.connect(self._agenda_at)
        self.form.saved.connect(self._written)
        self.form.chosen.connect(self.open)
        self.form.merge_wanted.connect(self._merge_from_form)
        self.referents.saved.connect(self.fiche.reload)
        self.merge.merged.connect(self.open)
        self.removal.removed.connect(self._removed)
        self.removal.attached.connect(self.fiche.reload)
        self.removal.rdv_wanted.connect(self._agenda_of_rdv)
        for action, do in {
            FicheAction.EDIT: self.form.open_edit,
            FicheAction.ADD_PROCHE: lambda fiche, here: self.form.open_new(here, responsible=fiche.usager),
            FicheAction.REFERENTS: lambda fiche, here: self.referents.open(fiche, here, self.fiche.now.date()),
            FicheAction.MERGE: lambda fiche, here: self.merge.open(fiche.usager, here),
            FicheAction.HISTORY: lambda fiche, _: self.history.open(fiche.usager),
            FicheAction.ATTACH: lambda fiche, here: self.removal.attach(fiche.usager, here),
            FicheAction.REMOVE: lambda fiche, here: self.removal.ask(fiche, here, self._zone),
        }.items():
            self.fiche.offer(action, do)

    def set_organisation(self, organisation_id: int | None, zone: tzinfo) -> None:
        """Looks among the usagers of another organisation: a fiche is one of an organisation, and closes."""
        self._zone = zone
        if organisation_id != self.search.organisation_id and self.fiche.usager is not None:
            self.fiche.close()
        self.search.set_organisation(organisation_id, zone)
        self.palette.set_organisation(organisation_id, zone)

    # A fiche is opened

    def open(self, usager: Usager) -> None:
        """Shows the fiche of someone, and has the page come."""
        self._chosen(usager)
        self.page_wanted.emit()

    def open_id(self, usager_id: int) -> None:
        """The same of someone of whom only the id is at hand."""
        if self.search.organisation_id is not None:
            self.fiche.open_id(usager_id, self.search.organisation_id)
            self.page_wanted.emit()

    def seek(self, typed: str) -> None:
        """Looks for somebody of whom something was ``typed``, over whatever page is shown."""
        self.palette.set_text(typed)
        self.palette_wanted.emit()

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

    def _written(self, usager: Usager) -> None:
        shown = self.fiche
        # A proche is added beside the fiche of their responsible.
        if shown.usager is not None and shown.usager.id in (usager.id, usager.responsible_id):
            shown.reload()
        else:
            self.open(usager)

    def _removed(self, usager_id: int) -> None:
        if self.fiche.usager is not None and self.fiche.usager.id == usager_id:
            self.fiche.close()

    # The agenda is gone to

    def _agenda_of(self, found: FoundUsager) -> None:
        entry = next((row.entry for row in self._todays(found.usager.id)), None)
        if entry is not None:
            self._go_to_agenda(entry.rdv.starts_at, entry.rdv.id, found.usager.id)
        elif found.rdv_today_at is not None:
            self._go_to_agenda(found.rdv_today_at, None, found.usager.id)

    def _agenda_of_rdv(self, rdv: Rdv) -> None:
        self._go_to_agenda(rdv.starts_at, rdv.id, None)

    def _go_to_agenda(self, at: datetime, rdv_id: int | None, usager_id: int | None) -> None:
        self.agenda_wanted.emit(at.astimezone(self._zone).date(), rdv_id, usager_id)

    def _agenda_at(self, line: RdvLine) -> None:
        if line.organisation_id != self.search.organisation_id:
            self.organisation_wanted.emit(line.organisation_id)
        self.agenda_wanted.emit(line.on, line.rdv_id, None)

    # Somebody is written down

    def _create(self, typed: str) -> None:
        if self.search.organisation_id is not None:
            self.form.open_new(self.search.organisation_id, typed)

    def _merge_from_form(self, usager: Usager, other: Usager) -> None:
        if self.search.organisation_id is not None:
            self.form.close()
            self.merge.open(usager, self.search.organisation_id, other)


def usagers(around: Around) -> UsagersPresenter:
    """The presenter of the page, of the palette and of the forms."""
    where, agenda = around.where, around.pages.of("agenda")
    presenter = UsagersPresenter(
        around.work,
        lambda: agenda.feed.data,
        lambda: where.organisations,
        around.pages,
        fiction_numbers=around.fiction_numbers,
        todays=agenda.todays.of,
    )
    arrivals = Arrivals(around.work, agenda.todays, agenda.gestures)
    presenter.search.arrive = presenter.palette.arrive = arrivals.arrive
    where.moved.connect(lambda: presenter.set_organisation(where.organisation_id, where.zone))
    presenter.set_organisation(where.organisation_id, where.zone)
    presenter.page_wanted.connect(lambda: around.pages.show("usagers"))
    presenter.organisation_wanted.connect(where.choose_organisation)
    presenter.agenda_wanted.connect(around.intents.show_in_agenda)
    presenter.fiche.offer(FicheAction.BOOK, lambda fiche, _: around.intents.book_for(fiche.usager))
    return presenter
