"""The RDV that is being booked: its hour, its people, who will be told, what to beware of, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.availability import Slot
from kiosk.domain.booking.booking import booking_of as booked_as
from kiosk.domain.booking.change import Overtaken, Unchanged
from kiosk.domain.booking.warnings import Around, Fault, faults, warnings
from kiosk.domain.day.consequences import Told, told_of_booking, told_of_change
from kiosk.domain.day.model import Lieu, Motif, Rdv
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.writes.errand import Booked, OnItsWay, Taken, Turned, compare, differing, with_fields
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.booking.form import Form, GuestLine, booking_of, form_of, joined, rdv_of, wanted_of, with_theirs
from kiosk.presenters.booking.kept import KeptBookings, say_booked
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.presenters.booking.surroundings import Company, around, company_of
from kiosk.presenters.booking.texts import kept_text, refusal_text
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    pass

Step: TypeAlias = Literal["open", "sending", "booked", "kept", "refused"]


class BookingDraft(QObject):
    """One RDV at a time. What was typed stays until it is booked, whatever is looked at meanwhile."""

    changed = Signal()
    """Something of what is said is not what it was."""
    guests_changed = Signal()
    rewritten = Signal(object, object)
    """The Rdv as it was, and the Booking that the platform, or this desk until it has it, has made of it."""
    overtaken = Signal(object)
    """An Overtaken: somebody else changed the same. What was typed stays."""

    def __init__(self, work: Work, search: SlotSearch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._search = search
        self.form = Form()
        self.step: Step = "open"
        self.message = ""  # why it was refused
        self.faults: tuple[Fault, ...] = ()  # shown once booking was tried
        self.warnings: tuple[str, ...] = ()
        self.told: tuple[Told, ...] = ()
        self.untold: tuple[str, ...] = ()
        self.proches: tuple[Usager, ...] = ()  # who could come along
        self.rdv_id = 0  # once it is written: below zero until the platform has it
        self.visio_url = ""  # of a visio, once the platform has the RDV
        self.theirs: Rdv | None = None  # what the RDV is now, where somebody else has changed the same of it
        self._around: Around | None = None
        self.kept = KeptBookings(work, search, self)
        self.kept.confirmed.connect(self._kept_confirmed)
        self.kept.lost.connect(self._kept_lost)

    # What is filled in

    @property
    def ready(self) -> bool:
        """Whether an hour is chosen: there is something to book."""
        return self.form.motif is not None and self.form.starts_at is not None

    def awaits(self, rdv_id: int) -> bool:
        """Whether word of that RDV is waited for here: what it says is said here."""
        return self.step == "sending" and rdv_id == self.rdv_id

    def take(self, slot: Slot) -> None:
        """Takes the hour, the lieu and the agents of a slot; people and context stay."""
        directory, search = self._search.directory, self._search
        motif = directory.motifs.get(slot.motif_id) if directory is not None else None
        motif = motif or (slot.workshop.motif if slot.workshop is not None else search.motif)
        if motif is not None and slot.workshop is None and slot.organisation_id not in (None, motif.organisation_id):
            # Another organisation's motif of that name: what is known of this one stands for it.
            motif = replace(motif, id=slot.motif_id, organisation_id=slot.organisation_id)
        if motif is None or self.step == "sending":
            return
        if self.step in ("booked", "kept"):
            self.form = Form()
        same = self.form.motif is not None and self.form.motif.id == motif.id
        if self.form.changes is not None and (not same or slot.workshop is not None):
            self._work.notices.warning(self._stays_text())
            return
        told = motif.visibility_type in (None, "visible_and_notified")
        guests = self.form.guests
        if not same:
            guests = tuple(replace(guest, lifecycle=told, reminder=told) for guest in guests)
        self.form = replace(
            self.form,
            organisation_id=slot.organisation_id or search.organisation_id or 0,
            motif=motif,
            starts_at=slot.starts_at,
            # One that was given stays: it was typed, or is that of the RDV moved.
            duration_in_min=self.form.duration_in_min
            if same and self.form.workshop is None and slot.workshop is None
            else round((slot.ends_at - slot.starts_at).total_seconds() / 60),
            lieu_id=slot.lieu_id,
            agents=slot.agents,
            guests=guests,
            workshop=slot.workshop,
        )
        self._open_again()
        self._look_around()

    def add_guest(self, usager: Usager) -> None:
        """One more usager; one who is there already stays once."""
        if self.step == "sending":
            return
        if self.step in ("booked", "kept"):
            self.form = Form()
        if usager.id in {guest.usager.id for guest in self.form.guests}:
            return
        motif = self.form.motif or self._search.motif
        told = motif is None or motif.visibility_type in (None, "visible_and_notified")
        self.form = replace(self.form, guests=(*self.form.guests, GuestLine(usager, told, told)))
        self._guests_changed()

    def remove_guest(self, usager_id: int) -> None:
        """Without that usager."""
        kept = tuple(guest for guest in self.form.guests if guest.usager.id != usager_id)
        if kept != self.form.guests and self.step != "sending":
            self.form = replace(self.form, guests=kept)
            self._guests_changed()

    def set_told(self, usager_id: int, *, lifecycle: bool | None = None, reminder: bool | None = None) -> None:
        """Whether an usager is told of the RDV and of its changes, and reminded of it."""
        guests = tuple(
            replace(
                guest,
                lifecycle=guest.lifecycle if lifecycle is None else lifecycle,
                reminder=guest.reminder if reminder is None else reminder,
            )
            if guest.usager.id == usager_id
            else guest
            for guest in self.form.guests
        )
        self._set(guests=guests)

    def set_day(self, day: date) -> None:
        """Another day at the same hour."""
        if self.form.starts_at is not None:
            self._move(day, self.form.starts_at.time())

    def set_hour(self, at: time) -> None:
        """Another hour of the same day."""
        if self.form.starts_at is not None:
            self._move(self.form.starts_at.date(), at)

    def set_duration(self, minutes: int) -> None:
        """Another duration."""
        self._set(duration_in_min=minutes)

    def set_lieu(self, lieu_id: int | None) -> None:
        """Another lieu."""
        self._set(lieu_id=lieu_id)

    def set_agents(self, ids: Collection[int]) -> None:
        """Other agents."""
        known = {agent.id: agent for agent in self.form.agents}
        directory = self._search.directory
        if directory is not None:
            known |= {a.id: RdvAgent(a.id, a.first_name, a.last_name) for a in directory.agents.values()}
        self._set(agents=tuple(known[agent_id] for agent_id in sorted(ids) if agent_id in known))

    def set_context(self, text: str) -> None:
        """What the agent should know; nothing of what is shown depends on it."""
        self.form = replace(self.form, context=text)

    def clear(self) -> None:
        """A new RDV."""
        if self.step != "sending":
            self.form = Form()
            self._open_again()
            self._guests_changed()

    def open_rdv(self, rdv: Rdv) -> None:
        """Changes an RDV that there is."""
        self._begin_with(form_of(rdv, self._motif_of(rdv), self._search.zone))

    def open_copy(self, rdv: Rdv) -> None:
        """Another RDV like this one, at an hour still to be chosen."""
        form = form_of(rdv, self._motif_of(rdv), self._search.zone)
        self._begin_with(replace(form, starts_at=None, changes=None))

    @property
    def touched(self) -> bool:
        """Whether something was filled in that is neither booked nor what the RDV is already."""
        form = self.form
        if self.step in ("booked", "kept"):
            return False
        if form.changes is not None:
            return bool(differing(booked_as(form.changes), booking_of(form)))
        return bool(form.guests or form.starts_at or form.context.strip())

    def take_theirs(self) -> None:
        """Begins again from what the RDV is now; what nobody else has changed stays as it was typed."""
        form, theirs = self.form, self.theirs
        if theirs is None or form.changes is None or self.step == "sending":
            return
        there, mine = booked_as(theirs), booking_of(form)
        held = compare(booked_as(form.changes), mine, there)
        self.form = with_theirs(form, theirs, with_fields(there, mine, held.to_send), self._search.zone)
        self._open_again()
        self._look_around()

    def _begin_with(self, form: Form) -> None:
        if self.step == "sending":
            return
        self.form = form
        self._open_again()
        self._guests_changed()

    def _motif_of(self, rdv: Rdv) -> Motif:
        directory = self._search.directory
        return directory.motifs.get(rdv.motif.id, rdv.motif) if directory is not None else rdv.motif

    def _stays_text(self) -> str:
        return self.tr(
            "Le motif d’un rendez-vous ne change pas. Choisissez une heure pour ce motif, "
            "ou abandonnez et prenez un autre rendez-vous."
        )

    def again(self) -> None:
        """Another RDV for the same people."""
        guests = self.form.guests
        if self.step != "sending":
            self.form = Form(guests=guests)
            self._open_again()
            self._guests_changed()

    def _move(self, day: date, at: time) -> None:
        self._set(starts_at=datetime.combine(day, at, self._search.zone))

    def _set(self, **values: object) -> None:
        form = replace(self.form, **values)  # type: ignore[arg-type] # each from a typed method above
        if form == self.form or self.step not in ("open", "refused"):
            return
        self.form = form
        self._open_again()
        self._look_around()

    def _open_again(self) -> None:
        self.step, self.message, self.faults, self.rdv_id, self.theirs = "open", "", (), 0, None
        self._weigh()

    def _guests_changed(self) -> None:
        self._open_again()
        self._look_around()
        self._work.tasks.run("booking-people", self._read_people(self.form.usagers), replace=True, done=_nothing)
        self.guests_changed.emit()

    # What is known around

    def _look_around(self) -> None:
        if self.form.starts_at is None:
            self._around = None
            self._weigh()
            return
        self._work.tasks.run("booking-around", self._read_around(self.form), replace=True, done=_nothing)

    async def _read_around(self, form: Form) -> None:
        async for known in around(self._work.desk, form, self._search.now):
            self._around = known
            self._weigh()

    async def _read_people(self, usagers: Sequence[Usager]) -> None:
        """Who comes first for them, and who could come along."""
        self.proches = ()
        organisation_id = self._search.organisation_id
        company = Company()
        if usagers and organisation_id is not None:
            company = await company_of(self._work.desk, usagers, organisation_id, self._search.now)
        self._search.set_first_agents(company.first_agents)
        self.proches = company.proches
        self.changed.emit()

    def _weigh(self) -> None:
        wanted = wanted_of(self.form)
        self.warnings = warnings(wanted, self._around) if wanted is not None and self._around is not None else ()
        self.told, self.untold = (), ()
        if wanted is not None and self._around is not None and wanted.starts_at >= self._around.now:
            me = self._work.desk.who.agent_id if self._work.desk.who is not None else None
            rdv, there = rdv_of(self.form, wanted), self.form.changes
            if there is not None:
                now = self._around.now
                self.told, self.untold = told_of_change(there, rdv, wanted.motif, now=now, me=me)
            else:
                self.told, self.untold = told_of_booking(rdv, wanted.motif, me=me)
        self.changed.emit()

    # Booking

    def book(self) -> None:
        """Books, once; what is missing is said instead."""
        wanted = wanted_of(self.form)
        if wanted is None or self.step not in ("open", "refused"):
            return
        self.faults = faults(wanted, self._search.now)
        if wanted.rdv_id is not None and not wanted.usagers:
            self.faults = (Fault.NO_USAGER,)
        if self.faults:
            self.changed.emit()
            return
        self.step, self.message = "sending", ""
        self.changed.emit()
        self._work.tasks.run("book", self._book(self.form), done=self._ended, to_the_end=True)

    async def _book(self, form: Form) -> None:
        bookings = self._work.desk.bookings
        if form.changes is not None:
            self.rdv_id = form.changes.id
            after = booking_of(form)
            became = await bookings.amend(form.changes, after, Origin.DESK, form.usagers)
            self._came_out(form, became)
            if isinstance(became, Booked | OnItsWay):
                self.rewritten.emit(form.changes, after)
            return
        if form.workshop is not None:
            self.rdv_id = form.workshop.id
            await bookings.meet(form.workshop)
            await bookings.change(form.workshop.id, joined(form), Origin.DESK, form.usagers)
        else:
            self.rdv_id = await bookings.book(booking_of(form), Origin.DESK, form.usagers)
        self._came_out(form, await bookings.outcome(self.rdv_id))

    def _came_out(self, form: Form, outcome: object) -> None:
        assert form.starts_at is not None
        match outcome:
            case Booked(rdv_id):
                self._booked(rdv_id)
                say_booked(self._work.notices, form)
                self._search.ask()
            case Unchanged():
                self.step = "open"
                self._work.notices.info(self.tr("Rien n’a été modifié : le rendez-vous est déjà ainsi."))
            case Overtaken(theirs):
                self._refuse(refusal_text(outcome, form.agents, self._search.zone))
                self.theirs = theirs
                self.overtaken.emit(outcome)
            case OnItsWay():
                self.step = "kept"
                self.kept.add(self.rdv_id, form)
                self._work.notices.info(kept_text(form.usagers, form.starts_at))
                self._search.ask()
            case Taken() | Turned():
                self._refuse(refusal_text(outcome, form.agents, self._search.zone))
        self.changed.emit()

    def _booked(self, rdv_id: int) -> None:
        self.rdv_id, self.step, self.visio_url = rdv_id, "booked", ""
        if self.form.motif is not None and self.form.motif.location_type == "visio":
            self._work.tasks.run("booking-visio", self._read_visio(rdv_id), replace=True)

    async def _read_visio(self, rdv_id: int) -> None:
        """Where a visio takes place is the platform's to say, once it has the RDV."""
        entry = await self._work.desk.entry(rdv_id)
        if entry is not None and entry.rdv.visio_url and rdv_id == self.rdv_id:
            self.visio_url = entry.rdv.visio_url
            self.changed.emit()

    def say_refused(self, message: str) -> None:
        """Why it was refused, once more is known of it."""
        if self.step == "refused":
            self.message = message
            self.changed.emit()

    def _refuse(self, message: str) -> None:
        """Nothing was booked; what was typed stays, and what is free is asked again."""
        self.step, self.message = "refused", message
        self._work.tasks.run("booking-dismiss", self._work.desk.dismiss_problem(self.rdv_id), done=_nothing)
        self._search.ask()

    def _ended(self, outcome: Outcome[Any]) -> None:
        if isinstance(outcome, RefusedBy):
            self.step, self.message = "refused", sentence(outcome.failure)
        elif not isinstance(outcome, Ok) and self.step == "sending":
            self.step = "open"
        self.changed.emit()

    # Those kept here

    def _kept_confirmed(self, rdv_id: int, number: int) -> None:
        if self.rdv_id == rdv_id and self.step == "kept":
            self._booked(number)
        self.changed.emit()

    def _kept_lost(self, rdv_id: int, form: Form, reason: str) -> None:
        if (self.rdv_id == rdv_id and self.step == "kept") or not (self.form.guests or self.ready):
            self.form, self.rdv_id = form, rdv_id
            self._refuse(reason)
        self.changed.emit()

    @property
    def lieu(self) -> Lieu | None:
        """Where the RDV is, as far as it is known: of an RDV that there is, also where nobody comes regularly."""
        form, there = self.form, self.form.workshop or self.form.changes
        known = self._search.lieux_of(form.organisation_id)
        if there is not None and there.lieu is not None:
            known.append(there.lieu)
        return next((lieu for lieu in known if lieu.id == form.lieu_id), None)


def _nothing(_: Outcome[Any]) -> None:
    """What only helps is not worth a word when it fails."""
