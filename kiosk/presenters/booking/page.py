"""« Trouver un RDV »: what is looked for, what is free, and the RDV that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.availability import Slot, alternatives, seat_in
from kiosk.domain.booking.slip import Slip, calendar_file
from kiosk.domain.day.model import Organisation, Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.text.language import tr
from kiosk.presenters.booking import prescription
from kiosk.presenters.booking.beside import agents_asked, lieu_for, look_beside
from kiosk.presenters.booking.could_be import lieu_of
from kiosk.presenters.booking.draft import BookingDraft
from kiosk.presenters.booking.form import HalfMoment, slip_of_form
from kiosk.presenters.booking.modes import (
    AtPlace,
    Beside,
    Closed,
    Coming,
    Filling,
    Free,
    Made,
    Mode,
    Place,
    Refused,
    WithoutSlot,
)
from kiosk.presenters.booking.plan import BookingPlan
from kiosk.presenters.booking.slot_search import DAYS, SlotSearch
from kiosk.presenters.booking.texts import place_text
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange, Directory
    from kiosk.domain.text.document import Document

Way: TypeAlias = Literal["unknown", "slots", "plan"]
"""How this platform lets a desk book: by its slots, or on its own page."""


class BookingPresenter(QObject):
    """The page of one organisation; it reads nothing before somebody goes there."""

    way_changed = Signal()
    """``way`` is not what it was."""
    page_wanted = Signal()
    """The page is to be shown: an RDV begins elsewhere. It is open already: ``open`` is for who comes by themselves."""
    create_wanted = Signal(str)
    """Somebody unknown is to be received: what was typed, for the new fiche."""
    filled = Signal()
    """What the page was opened for stands on it now, and wants the keyboard."""
    agenda_wanted = Signal(object, int)
    """The day and the id of the RDV that has just been changed."""

    def __init__(
        self,
        work: Work,
        organisations: Callable[[], Sequence[Organisation]],
        parent: QObject | None = None,
    ) -> None:
        """``organisations`` are the agent's, as they are known by then."""
        super().__init__(parent)
        self._work = work = work.apart()
        self._organisations = organisations
        self._place: tuple[int, int | None] | None = None
        self._mode: Mode = Closed()
        self.search = SlotSearch(work, self)
        self.draft = BookingDraft(work, self.search, self)
        self.usagers = UsagerSearchPresenter(work, self)
        self.usagers.chosen.connect(self._usager_chosen)
        self.usagers.create_wanted.connect(self.create_wanted)
        self.draft.guests_changed.connect(self._count_seats)
        self.plan = BookingPlan(work, lambda: self.search.zone, self)
        self.way: Way = "unknown"
        work.follow(self._on_desk_change)

    @property
    def offline(self) -> bool:
        """Whether the platform is out of reach: what is booked now is to be confirmed."""
        return self._work.desk.sync_state.connected is False

    @property
    def _host(self) -> Organisation | None:
        """The organisation that the RDV is at, as far as it is known."""
        there = self.draft.form.organisation_id
        own = next((one for one in self._organisations() if one.id == there), None)
        return own or self.search.territory.organisation(there)

    @property
    def elsewhere(self) -> Organisation | None:
        """The organisation that the RDV is prescribed to; None where it is one of the agent's own."""
        host = self._host
        return None if host is None or host.id in {one.id for one in self._organisations()} else host

    @property
    def host_text(self) -> str:
        """That the RDV is not at the organisation where the page is; empty where it is."""
        host = self._host
        if host is None or host.id == self.search.organisation_id:
            return ""
        return tr("À une autre organisation\u00a0: {}").format(host.name)

    def book(self) -> None:
        """Books; at another organisation after a yes to what its agents will see."""
        host, draft = self.elsewhere, self.draft
        if host is None or not (draft.ready and draft.form.guests and isinstance(draft.stage, Filling | Refused)):
            draft.book()
            return
        if self.offline:
            self._work.notices.warning(prescription.not_while_cut())
        else:
            self._work.questions.ask(
                prescription.question(host, draft.form.usagers, partial(draft.book, elsewhere=True))
            )

    def alternatives(self) -> list[Slot]:
        """Other slots near the one that was not to be had; none otherwise."""
        found, form, stage = self.search.found, self.draft.form, self.draft.stage
        asking = self.search.state == "searching"  # what is shown still has the slot that was taken
        if asking or found is None or form.starts_at is None or not isinstance(stage, Refused) or stage.theirs:
            return []
        return alternatives(found, form.starts_at, [agent.id for agent in form.agents])

    def slip(self) -> Slip | None:
        """What the usager takes home of the RDV."""
        draft, site = self.draft, self._work.desk.site
        made = draft.stage.rdv if isinstance(draft.stage, Made) else None
        code = site.slip_code(made) if made is not None and site is not None else ""
        return slip_of_form(draft.form, made, self._host, lieu_of(draft.form, self.search), code)

    def calendar_file(self) -> bytes:
        """The RDV for the usager's calendar; empty until there is one."""
        slip = self.slip()
        return calendar_file(slip, self.search.now) if slip is not None else b""

    def slip_document(self) -> Document | None:
        """The slip for paper."""
        from kiosk.exports.slip_sheet import slip_document

        slip = self.slip()
        return slip_document(slip) if slip is not None else None

    def say_unwritten(self) -> None:
        """The file could not be written."""
        self._work.notices.unwritten()

    # What the page is opened for

    def open(self) -> None:
        """The person comes to the page: what is booked, or was to be changed and is as it was, is put away."""
        self._wake()
        if self.draft.done or (self.draft.form.changes is not None and not self.draft.touched):
            self.draft.clear()
        if not self.draft.touched:
            self._widen()

    def begin(self, usager: Usager) -> None:
        """A new RDV for ``usager``; what was begun for somebody else is asked about first."""
        if self.draft.done:
            self.renew()
        form = self.draft.form
        guests = {one.id for one in form.usagers}
        other = form.changes is not None or bool(guests and usager.id not in guests)
        if other and self.way != "plan":
            self._unless_begun(partial(self._begin_for, usager, anew=True))
        else:
            self._begin_for(usager)

    def _begin_for(self, usager: Usager, *, anew: bool = False) -> None:
        if anew:
            self.renew()
        self._wake()
        self.receive(usager)
        self.page_wanted.emit()

    def begin_change(self, rdv: Rdv, *, slots: bool) -> None:
        """Changes an RDV; with ``slots``, another hour is chosen first. What else was begun is asked about."""
        self._unless_begun(partial(self._start, partial(self._open_change, rdv, slots=slots)))

    def begin_copy(self, rdv: Rdv) -> None:
        """Another RDV like this one, at an hour to be chosen."""
        self._unless_begun(partial(self._start, partial(self._open_copy, rdv)))

    def begin_join(self, workshop: Rdv) -> None:
        """Somebody is to be added to a workshop."""
        self._unless_begun(partial(self._start, lambda: self.draft.take(seat_in(workshop, self.search.zone))))

    def begin_at(self, place: Place) -> None:
        """An RDV at a free place of the agenda: for which motif is asked first."""
        self._unless_begun(partial(self._start, partial(self._open_place, place)))

    def _unless_begun(self, begin: Callable[[], None]) -> None:
        if not self.draft.touched:
            begin()
            return
        self._work.questions.ask(
            Question(
                title=tr("Un rendez-vous est en cours de saisie"),
                text=tr("Il n’est pas enregistré. En commencer un autre efface ce qui est saisi."),
                lines=(),
                yes=tr("Effacer et continuer"),
                no=tr("Ne rien effacer"),
                accept=begin,
            )
        )

    def _start(self, fill: Callable[[], None]) -> None:
        """Opens the page, and fills it as soon as it is known who and what is there."""
        self._wake()
        if self.search.directory is None:
            self._mode = Coming(fill)
        else:
            fill()
        self.page_wanted.emit()

    def _wake(self) -> None:
        if isinstance(self._mode, Closed):
            self._mode = Free()
            self._read()
            self._learn_way()

    @property
    def keyboard(self) -> Literal["nowhere", "slots", "rdv", "motif"]:
        """Where the keyboard goes on the page; nowhere before what it was opened for has come."""
        draft = self.draft
        if isinstance(self._mode, Coming):
            return "nowhere"
        if isinstance(self._mode, Beside) and self._mode.slots and (not draft.ready or not draft.touched):
            return "slots"
        return "rdv" if draft.ready and isinstance(draft.stage, Filling | Refused) else "motif"

    def _open_change(self, rdv: Rdv, *, slots: bool) -> None:
        self.draft.open_rdv(rdv)
        self._look_beside(rdv, slots=slots)

    def _open_copy(self, rdv: Rdv) -> None:
        self.draft.open_copy(rdv)
        self._look_beside(rdv, slots=True)

    def _look_beside(self, rdv: Rdv, *, slots: bool) -> None:
        """Looks for the hours that fit an RDV: the same motif, agents and lieu, from its day on."""
        self._mode = Beside(slots, rdv)
        look_beside(self.search, rdv)

    def _open_place(self, place: Place) -> None:
        self.draft.clear()
        self._mode = AtPlace(place)  # before the search speaks of its changes: the page says both
        self.plan.changed.emit()  # a platform that keeps its slots to itself is told the place by the person
        self.search.set_motif(None)
        self.search.set_agents({place.agent.id})
        self.search.set_lieux({place.lieu_id} if place.lieu_id is not None else ())

    def begin_without_slot(self) -> bool:
        """« Sans créneau »: every field is the person's to fill in, once the motif is known. False: it is not."""
        if self.draft.ready:
            return True
        if not isinstance(self._mode, AtPlace):
            self._mode = WithoutSlot()
        return self.take_place()

    def take_place(self) -> bool:
        """The motif is known now: takes the place, or opens the form, that waited for it. False: none did."""
        motif, search = self.search.motif, self.search
        if motif is None or motif.collectif:
            return False
        match self._mode:
            case AtPlace(place):
                self._mode = Beside()
                search.go_to(place.starts_at.date())
                half = HalfMoment(place.starts_at.date(), place.starts_at.time())
                self.draft.by_hand(motif, half, (place.agent,), lieu_for(search, motif, place.lieu_id))
            case WithoutSlot():
                self._mode = Free()
                self.draft.by_hand(motif, HalfMoment(search.first_day), agents_asked(search), lieu_for(search, motif))
            case _ if self.draft.form.by_hand and self.draft.ready and not self.draft.done:
                self.draft.set_motif(motif)
            case _:
                return False
        return True

    @property
    def place(self) -> Place | None:
        """A free place that waits for its motif."""
        return self._mode.place if isinstance(self._mode, AtPlace) else None

    @property
    def place_text(self) -> str:
        """« Mardi 24 novembre à 9:30, avec Béatrice Martin »; empty where no place waits."""
        return place_text(self.place) if self.place is not None else ""

    def back_to_agenda(self) -> None:
        """The change is made, or given up: back to the line that one came from."""
        draft, changes = self.draft, self.draft.form.changes
        starts_at, rdv_id = draft.form.starts_at, draft.rdv_id
        if not draft.done and changes is not None:
            starts_at, rdv_id = changes.starts_at.astimezone(self.search.zone), changes.id
        self.renew()
        if starts_at is not None:
            self.agenda_wanted.emit(starts_at.date(), rdv_id)

    def renew(self) -> None:
        """Nothing is begun any more, and anything is looked for again."""
        self.draft.clear()
        self._widen()

    def _widen(self) -> None:
        narrowed = isinstance(self._mode, Beside | AtPlace)
        self._mode = Free()
        if narrowed:
            self.search.clear_filter()
            self.search.set_motif(None)
            self.search.set_agents(())
            self.search.set_lieux(())

    def _usager_chosen(self, usager: Usager) -> None:
        self.usagers.set_text("")
        self.receive(usager)

    def receive(self, usager: Usager) -> None:
        """That usager is to have an RDV."""
        if self.way == "plan":
            self.plan.choose(usager)
        else:
            self.draft.add_guest(usager)

    def _count_seats(self) -> None:
        self.search.set_seats(len(self.draft.form.guests))

    def show_place(self, organisation_id: int, lieu_id: int | None) -> None:
        """Where the desk is: slots are looked for in that organisation, its own lieu first."""
        if (organisation_id, lieu_id) != self._place:
            self._place = (organisation_id, lieu_id)
            if not isinstance(self._mode, Closed):
                self._read()

    def next_day(self) -> None:
        """The seven days after: what is shown is turned whole."""
        self.search.go_by(DAYS)

    def previous_day(self) -> None:
        """The seven days before."""
        self.search.go_by(-DAYS)

    def go_to_today(self) -> None:
        """The seven days from today on."""
        self.search.go_to(self.search.today)

    def _on_desk_change(self, change: DeskChange) -> None:
        if isinstance(self._mode, Closed):
            return
        if change.kind == "directory":
            self._read()
        elif change.kind == "capabilities":
            self._learn_way()

    def _learn_way(self) -> None:
        can = self._work.desk.capabilities
        if can is None:
            return  # it will be told
        self.search.let_widen(can.prescription)
        way: Way = "slots" if can.creneaux and can.rdvs else "plan"
        if way != self.way:
            self.way = way
            guests = self.draft.form.usagers
            if way == "plan" and guests:
                self.plan.choose(guests[0])
            self.way_changed.emit()

    def _read(self) -> None:
        if self._place is not None:
            work = self._work.desk.directory(self._place[0])
            self._work.tasks.run("directory", work, replace=True, done=self._directory_read)

    def _directory_read(self, outcome: Outcome[Directory]) -> None:
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        if not isinstance(outcome, Ok) or self._place is None:
            return
        organisation_id, lieu_id = self._place
        before = self.search.directory
        self.search.set_directory(organisation_id, outcome.value, lieu_id)
        self.usagers.set_organisation(organisation_id, self.search.zone)
        self.plan.organisation_id = organisation_id
        match self._mode:
            case Coming(fill):
                self._mode = Free()
                fill()
                self.filled.emit()
            case Beside(slots, Rdv() as rdv) if before and rdv.motif.id not in before.motifs:
                self._look_beside(rdv, slots=slots)  # it was opened before the motifs had come
                self.filled.emit()
