"""« Ateliers »: the RDV collectifs to come, with their seats; who is in one, and making one or several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.workshops import seats_left
from kiosk.domain.dates.times import day_name
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import CANCELLED, Action
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import inside, tr
from kiosk.presenters.around.around import Around
from kiosk.presenters.booking.texts import when_text
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.workshops.form import WorkshopForm
from kiosk.presenters.workshops.lines import WorkshopLine, WorkshopModel, lines_of, title_of

if TYPE_CHECKING:
    from kiosk.desk import DeskChange, Directory
    from kiosk.presenters.agenda.page import AgendaPresenter
    from kiosk.presenters.booking.page import BookingPresenter


class WorkshopsPresenter(QObject):
    """Reads nothing before somebody comes to the page."""

    changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._work = work = around.work.apart()
        self.model = WorkshopModel(self)
        self.form = WorkshopForm(work, self)
        self.form.saved.connect(self._read)
        self.state: Literal["loading", "shown", "failed"] = "loading"
        self.problem = ""
        self.whole = True
        self.until: date | None = None
        self.selected: Rdv | None = None
        self._workshops: tuple[Rdv, ...] = ()
        self._directory: Directory | None = None
        self._opened = False
        self._organisation_id: int | None = None
        around.where.moved.connect(self._go)
        around.pages.gone_to.connect(lambda place: self.open() if place == "workshops" else None)
        work.follow(self._on_desk_change)

    def open(self) -> None:
        """Somebody comes to the page: what others made meanwhile is read again."""
        self._opened = True
        self._organisation_id = self._around.where.organisation_id
        self._read()

    # What is shown

    @property
    def may_write(self) -> bool:
        """Whether this platform lets a desk make workshops and add people to them."""
        can = self._work.desk.capabilities
        return can is not None and can.rdvs

    @property
    def note(self) -> str:
        """What must be known of the list."""
        if self.state == "shown" and not self.whole and self.until is not None:
            return tr("La plateforme n’est pas joignable\u00a0: voici les ateliers des jours gardés sur ce poste.")
        if self._work.desk.capabilities is not None and not self.may_write:
            return tr(
                "Cette plateforme ne laisse ni créer un atelier ni y inscrire quelqu’un d’ici\u00a0: "
                "cela se fait sur son site."
            )
        return ""

    @property
    def empty_text(self) -> tuple[str, str]:
        """What is said where there is none."""
        today = self._around.where.today
        until = day_name(self.until, today) if self.until is not None else ""
        return tr("Aucun atelier d’ici au {}").format(until), tr(
            "Les rendez-vous collectifs de l’organisation se trouvent ici, avec leurs places et leurs inscrits."
        )

    @property
    def people(self) -> tuple[tuple[int, str], ...]:
        """Who is in the workshop selected: (id, name), in order of name, without those who cancelled."""
        people = self.selected.participations if self.selected is not None else ()
        coming = [(one.usager.id, usager_name(one.usager)) for one in people if one.status not in CANCELLED]
        return tuple(sorted(coming, key=lambda pair: pair[1]))

    @property
    def when(self) -> str:
        """When the workshop selected is."""
        return when_text(self.selected.starts_at.astimezone(self._around.where.zone)) if self.selected else ""

    @property
    def may_join(self) -> bool:
        """Whether somebody can be added to the workshop selected."""
        return self.may_write and self.selected is not None and seats_left(self.selected) != 0

    def select(self, place: int) -> None:
        """The line in hand."""
        line = self.model.at(place)
        workshop = line.workshop if isinstance(line, WorkshopLine) else None
        if workshop != self.selected:
            self.selected = workshop
            self.changed.emit()

    # What one does

    def begin(self) -> None:
        """A new one is to be made."""
        if self.may_write:
            self.form.begin()

    def join(self) -> None:
        """Somebody is to be added to the workshop selected."""
        if self.selected is not None and self.may_join:
            booking: BookingPresenter = self._around.pages.of("booking")
            booking.begin_join(self.selected)

    def show_fiche(self, usager_id: int) -> None:
        """The fiche of one of those who come."""
        self._around.intents.show_fiche(usager_id)

    def show_in_agenda(self) -> None:
        """The workshop selected on the agenda of its day."""
        if self.selected is not None:
            day = self.selected.starts_at.astimezone(self._around.where.zone).date()
            self._around.intents.show_in_agenda(day, self.selected.id)

    def call_off(self) -> None:
        """Cancels the workshop selected, after a yes: who is in it is told."""
        workshop = self.selected
        if workshop is None:
            return
        if self.people:
            self._work.tasks.run("cancel", self._revoke(workshop), replace=True)
            return
        self._work.questions.ask(
            Question(
                title=tr("Annuler cet atelier\u202f?"),
                text=f"{title_of(workshop)}, {inside(self.when)}. " + tr("Personne n’y est inscrit."),
                lines=(),
                yes=tr("Annuler l’atelier"),
                no=tr("Le garder"),
                accept=partial(self._call_off, workshop, f"{title_of(workshop)}, {inside(self.when)}"),
            )
        )

    async def _revoke(self, workshop: Rdv) -> None:
        desk = self._work.desk
        await desk.bookings.meet(workshop)
        entry = await desk.entry(workshop.id)
        if entry is not None:
            agenda: AgendaPresenter = self._around.pages.of("agenda")
            ids = tuple(p.id for p in entry.rdv.participations if p.status not in CANCELLED)
            agenda.gestures.act_on(Action.REVOKED, Target(entry, ids))

    def _call_off(self, workshop: Rdv, whom: str) -> None:
        work = self._work.journal.during(partial(self._called_off, workshop.id, whom))
        self._work.tasks.run("call off", work, to_the_end=True)

    async def _called_off(self, workshop_id: int, whom: str) -> None:
        await self._work.desk.workshops.call_off(workshop_id)
        why = tr("Un atelier annulé se recrée\u00a0: la plateforme ne le remet pas.")
        said = tr("Atelier annulé\u00a0: {}").format(whom)
        self._work.journal.note(Act(tr("Atelier annulé"), whom, why_not=why), said)
        self._read()

    # Reading

    def _go(self) -> None:
        if self._around.where.organisation_id != self._organisation_id:
            self._organisation_id = self._around.where.organisation_id
            self._workshops, self.selected, self.state = (), None, "loading"
            self.model.show(())
            self.changed.emit()
            if self._opened:
                self._read()

    def _read(self) -> None:
        if self._organisation_id is not None:
            self._work.tasks.run("read", self._read_all(self._organisation_id), replace=True, done=self._was_read)

    async def _read_all(self, organisation_id: int) -> None:
        self._directory = await self._work.desk.directory(organisation_id)
        self.form.show_organisation(organisation_id, self._directory)
        known = await self._work.desk.workshops.to_come(organisation_id, {one.id for one in self._workshops})
        self._workshops, self.until, self.whole = known.workshops, known.until, known.whole

    def _was_read(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Ok):
            self.state = "shown"
        elif isinstance(outcome, RefusedBy):
            self.state, self.problem = "failed", sentence(outcome.failure)
        else:
            return
        self._arrange()

    def _arrange(self) -> None:
        zone = self._directory.zone if self._directory is not None else self._around.where.zone
        self.model.show(lines_of(self._workshops, zone, self._around.where.today))
        if self.selected is not None:
            here = self.selected.id
            self.selected = next((one for one in self._workshops if one.id == here), None)
        self.changed.emit()

    def _on_desk_change(self, change: DeskChange) -> None:
        if not self._opened or (change.organisation_ids and self._organisation_id not in change.organisation_ids):
            return
        back = change.kind == "sync" and not self.whole and self._work.desk.sync_state.connected
        if change.kind in ("directory", "capabilities") or back:
            self._read()
        elif change.kind == "rdvs" and change.rdv_ids & {one.id for one in self._workshops}:
            self._work.tasks.run("touched", self._read_touched(), replace=True)

    async def _read_touched(self) -> None:
        """Those that changed are in the memory, as they now show."""
        found: dict[int, Rdv] = {}
        for one in self._workshops:
            entry = await self._work.desk.entry(one.id)
            if entry is not None:
                found[one.id] = entry.rdv
        # Of those that are listed by now: the list may have been read again, or be of another organisation.
        now = (found.get(one.id, one) for one in self._workshops)
        self._workshops = tuple(_coming(rdv) for rdv in now if not _is_off(rdv))
        self._arrange()


def _is_off(workshop: Rdv) -> bool:
    everybody = [one.status for one in workshop.participations]
    return workshop.status in CANCELLED or (bool(everybody) and all(status in CANCELLED for status in everybody))


def _coming(workshop: Rdv) -> Rdv:
    """With its seats counted from its people: a gesture that has not left yet counts here already."""
    return replace(workshop, users_count=sum(one.status not in CANCELLED for one in workshop.participations))
