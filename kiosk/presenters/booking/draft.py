"""The RDV that is being booked: its hour, its people, who will be told, what to beware of, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.desk.bookings import Amended
from kiosk.domain.booking.availability import Slot
from kiosk.domain.booking.booking import Booking, booking_of
from kiosk.domain.booking.change import Overtaken, Unchanged
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.booking.warnings import Fault, faults
from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.errand import Booked, OnItsWay, Taken, Turned, compare, differing, with_fields
from kiosk.presenters.booking.form import (
    Form,
    GuestLine,
    HalfMoment,
    form_of,
    joined,
    takes_time,
    wanted_of,
    with_motif,
    with_slot,
    with_theirs,
    with_told,
)
from kiosk.presenters.booking.kept import KeptBookings, done_text
from kiosk.presenters.booking.modes import Filling, Kept, Made, Refused, Sending, Stage
from kiosk.presenters.booking.outlook import Outlook
from kiosk.presenters.booking.overlap import ask_over, may_accept, may_overlap
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.presenters.booking.texts import kept_text, motif_stays_text, obstacle_lines, refusal_text
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy, unheard
from kiosk.presenters.work.work import Work


class BookingDraft(QObject):
    """One RDV at a time. What was typed stays until it is booked, whatever is looked at meanwhile."""

    changed = Signal()
    """Something of what is said is not what it was."""
    guests_changed = Signal()
    rewritten = Signal(object, object, str)
    """The Rdv as it was, the Booking that the platform, or this desk until it has it, has made of it, and its key."""
    overtaken = Signal(object)
    """An Overtaken: somebody else changed the same. What was typed stays."""

    def __init__(self, work: Work, search: SlotSearch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._search = search
        begun = lambda: self.form if self.touched and self.ready and not self.sending else None  # noqa: E731
        self.form: Form = work.typed.hold("booking", french("rendez-vous"), begun) or Form()
        self.stage: Stage = Filling()
        self._shown_at = work.clock.now()  # how things stood when the hour was chosen
        self._elsewhere = False
        self.outlook = Outlook(work, search, self)
        self.outlook.changed.connect(self.changed)
        self._kept = KeptBookings(work, search, self)
        self._kept.confirmed.connect(self._kept_confirmed)
        self._kept.lost.connect(self._kept_lost)
        self._kept.taken_back.connect(lambda form: self.again() if self.done and form is self.form else None)
        self.outlook.look(self.form)

    # What is filled in

    @property
    def ready(self) -> bool:
        """Whether there is something to book: an hour is chosen, or is being typed."""
        form = self.form
        return form.motif is not None and (form.starts_at is not None or form.half is not None)

    @property
    def sending(self) -> bool:
        """Whether it is being written: nothing moves."""
        return isinstance(self.stage, Sending)

    @property
    def done(self) -> bool:
        """Whether it is written, on the platform or on this desk until it has it."""
        return isinstance(self.stage, Made | Kept)

    @property
    def rdv_id(self) -> int:
        """Once it is written: below zero until the platform has it. 0 before."""
        return self.stage.rdv_id if isinstance(self.stage, Sending | Kept | Made) else 0

    def awaits(self, rdv_id: int) -> bool:
        """Whether word of that RDV is waited for here: what it says is said here."""
        return self.stage == Sending(rdv_id)

    def take(self, slot: Slot) -> None:
        """Takes the hour, the lieu and the agents of a slot; people and context stay."""
        directory, search = self._search.directory, self._search
        motif = directory.motifs.get(slot.motif_id) if directory is not None else None
        motif = motif or (slot.workshop.motif if slot.workshop is not None else search.motif)
        if motif is not None and slot.workshop is None and slot.organisation_id not in (None, motif.organisation_id):
            # Another organisation's motif of that name: what is known of this one stands for it.
            motif = replace(motif, id=slot.motif_id, organisation_id=slot.organisation_id)
        if motif is None or self.sending:
            return
        if self.done:
            self.form, self.stage = Form(), Filling()
        changes = self.form.changes
        if changes is not None and (motif.id != changes.motif.id or slot.workshop is not None):
            self._work.notices.warning(motif_stays_text())
            return
        self._shown_at = search.heard_at
        self._take(with_slot(self.form, slot, motif, slot.organisation_id or search.organisation_id or 0))

    def by_hand(self, motif: Motif, half: HalfMoment, agents: tuple[RdvAgent, ...], lieu_id: int | None) -> None:
        """An RDV for which no slot is chosen: each of its fields can be filled in; people and context stay."""
        if self.sending:
            return
        if self.done:
            self.form, self.stage = Form(), Filling()
        form = replace(self.form, organisation_id=self._search.organisation_id or 0, motif=None, workshop=None)
        self.form = with_motif(replace(form, agents=agents, lieu_id=lieu_id, by_hand=True), motif)
        self._move(half.day, half.hour)

    def set_motif(self, motif: Motif) -> None:
        """Another motif for an RDV that is filled in by hand."""
        if self.form.by_hand and self.ready:
            self._take(with_motif(self.form, motif))

    def _take(self, form: Form) -> None:
        if isinstance(self.stage, Filling | Refused):
            self.form = form
            self._fill()

    def add_guest(self, usager: Usager) -> None:
        """One more usager; one who is there already stays once."""
        if self.sending:
            return
        if self.done:
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
        if kept != self.form.guests:
            self._begin_with(replace(self.form, guests=kept))

    def set_told(self, usager_id: int, *, lifecycle: bool | None = None, reminder: bool | None = None) -> None:
        """Whether an usager is told of the RDV and of its changes, and reminded of it."""
        self._set(guests=with_told(self.form.guests, usager_id, lifecycle, reminder))

    def set_day(self, day: date | None) -> None:
        """Another day at the same hour; None: what is typed is no day."""
        if self.ready:
            self._move(day, self.form.hour)

    def set_hour(self, at: time | None) -> None:
        """Another hour of the same day; None: what is typed is no hour."""
        if self.ready:
            self._move(self.form.day, at)

    def set_duration(self, minutes: int | None) -> None:
        """Another duration; None: what is typed is none."""
        self._set(duration_in_min=minutes or 0)

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
        self._begin_with(Form())

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
        if self.done:
            return False
        if form.changes is not None:
            return form.half is not None or bool(differing(booking_of(form.changes), form.booking))
        return bool(form.guests or form.starts_at or (form.half and form.half.hour) or form.context.strip())

    def take_theirs(self) -> None:
        """Begins again from what the RDV is now; what nobody else has changed stays as it was typed."""
        form, seen = self.form, self.form.changes
        if seen is None or not isinstance(self.stage, Refused) or self.stage.theirs is None:
            return
        theirs = self.stage.theirs
        there = booking_of(theirs)
        held = compare(booking_of(seen), form.booking, there)
        self.form = with_theirs(form, theirs, with_fields(there, form.booking, held.to_send), self._search.zone)
        self._fill()

    def _begin_with(self, form: Form) -> None:
        if not self.sending:
            self.form = form
            self._guests_changed()

    def _motif_of(self, rdv: Rdv) -> Motif:
        directory = self._search.directory
        return directory.motifs.get(rdv.motif.id, rdv.motif) if directory is not None else rdv.motif

    def again(self) -> None:
        """Another RDV for the same people."""
        self._begin_with(Form(guests=self.form.guests))

    def _move(self, day: date | None, at: time | None) -> None:
        if day is not None and at is not None:
            self._set(starts_at=datetime.combine(day, at, self._search.zone), half=None)
        else:
            self._set(starts_at=None, half=HalfMoment(day, at))

    def _set(self, **values: object) -> None:
        form = replace(self.form, **values)  # type: ignore[arg-type] # each from a typed method above
        if form != self.form:
            self._shown_at = self._work.clock.now()
            self._take(form)

    def _fill(self) -> None:
        """Something else is wanted: what was said of it before counts no more."""
        self.stage = Filling()
        self.outlook.look(self.form)

    def _guests_changed(self) -> None:
        self._fill()
        self.outlook.meet(self.form.usagers)
        self.guests_changed.emit()

    def book(self, *, elsewhere: bool = False) -> None:
        """Books, once; what is missing is said instead, and whoever books over another RDV is asked.

        ``elsewhere``: at an organisation that is not the agent's, which lets nobody by.
        """
        if not self.ready or not isinstance(self.stage, Filling | Refused):
            return
        outlook = self.outlook
        if missing := self._missing():
            self.stage = Filling(missing)
            self.changed.emit()
            return
        self._elsewhere = elsewhere
        goes_by = not elsewhere and may_overlap(self._work) and takes_time(self.form)
        seen = Shown(outlook.read_at, accepted=True)
        if goes_by and outlook.overlaps:
            ask_over(self._work, outlook.overlaps, partial(self._send, seen))
        else:
            self._send(seen if goes_by and outlook.in_the_way else Shown(self._shown_at))

    def _send(self, shown: Shown) -> None:
        if isinstance(self.stage, Filling | Refused):
            self.stage = Sending()
            self.changed.emit()
            self._work.tasks.run("book", self._book(self.form, shown), done=self._ended, to_the_end=True)

    def _missing(self) -> tuple[Fault, ...]:
        wanted = wanted_of(self.form)
        if wanted is None:
            return (Fault.NO_HOUR,) if self.form.day is not None else (Fault.NO_DAY,)
        if wanted.rdv_id is not None and not wanted.usagers:
            return (Fault.NO_USAGER,)
        return faults(wanted, self._search.now)

    async def _book(self, form: Form, shown: Shown) -> None:
        if form.changes is not None:
            await self._written(form, form.changes, form.booking, shown)
        elif form.workshop is not None:
            await self._written(form, form.workshop, joined(form), shown)
        else:
            await self._make(form, shown)

    async def _written(self, form: Form, seen: Rdv, after: Booking, shown: Shown) -> None:
        """Changes an RDV that there is, or adds people to a workshop."""
        bookings, journal = self._work.desk.bookings, self._work.journal
        self.stage = Sending(seen.id)
        became: Amended
        with journal.doing():
            if form.changes is not None:
                became = await bookings.amend(seen, after, form.usagers, shown=shown)
            else:
                await bookings.meet(seen)
                await bookings.change(seen.id, after, form.usagers)
                became = await bookings.outcome(seen.id)
            if isinstance(became, Booked | OnItsWay):
                self.rewritten.emit(seen, after, await bookings.last_key(seen.id))
        self._came_out(form, seen.id, became, journal.newest)

    async def _make(self, form: Form, shown: Shown) -> None:
        bookings, journal = self._work.desk.bookings, self._work.journal
        with journal.doing():
            rdv_id = await bookings.book(form.booking, form.usagers, shown)
            self.stage = Sending(rdv_id)
            act = self._kept.note(rdv_id, await bookings.last_key(rdv_id), form)
        became = await bookings.outcome(rdv_id)
        if not isinstance(became, Booked | OnItsWay) and not act.taken_back:
            journal.drop(act)
        self._came_out(form, rdv_id, became, act)

    def _came_out(self, form: Form, rdv_id: int, outcome: Amended, act: Act | None) -> None:
        """``act`` is what was noted of it in the journal."""
        assert form.starts_at is not None
        match outcome:
            case Booked(number):
                self._made(number)
                self._work.journal.say(act, done_text(form))
                self._search.ask()
            case Unchanged():
                self.stage = Filling()
                self._work.notices.info(tr("Rien n’a été modifié\u00a0: le rendez-vous est déjà ainsi."))
            case Overtaken(theirs):
                self._refuse(rdv_id, Refused(refusal_text(outcome, form.agents, self._search.zone), theirs))
                self.overtaken.emit(outcome)
            case OnItsWay():
                self.stage = Kept(rdv_id)
                self._kept.add(rdv_id, form)
                self._work.journal.say(act, kept_text(form.usagers, form.starts_at))
                self._search.ask()
            case Taken() | Turned():
                self._refuse(rdv_id, Refused(refusal_text(outcome, form.agents, self._search.zone)))
                if isinstance(outcome, Taken) and not self._elsewhere and may_accept(self._work, outcome):
                    lines = obstacle_lines(outcome, form.agents, self._search.zone)
                    ask_over(self._work, lines, partial(self._send, Shown(self._shown_at, accepted=True)))
        self.changed.emit()

    def _made(self, rdv_id: int) -> None:
        self.stage = Made(rdv_id)
        self._work.tasks.run("made", self._read_made(self.stage), replace=True)

    async def _read_made(self, made: Made) -> None:
        """Where a visio takes place, and what calendars call it, is the platform's to say, once it has the RDV."""
        entry = await self._work.desk.entry(made.rdv_id)
        if entry is not None and self.stage == made:
            self.stage = replace(made, rdv=entry.rdv)
            self.changed.emit()

    def say_refused(self, message: str) -> None:
        """Why it was refused, once more is known of it."""
        if isinstance(self.stage, Refused):
            self.stage = replace(self.stage, message=message)
            self.changed.emit()

    def _refuse(self, rdv_id: int, refused: Refused) -> None:
        """Nothing was booked; what was typed stays, what is free is asked again, and what is in the way read again."""
        self.stage = refused
        self._shown_at = self._work.clock.now()
        self.outlook.look(self.form)
        self._work.tasks.run("dismiss", self._work.desk.dismiss_problem(rdv_id), done=unheard)
        self._search.ask()

    def _ended(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, RefusedBy):
            self.stage = Refused(sentence(outcome.failure))
        elif not isinstance(outcome, Ok) and self.sending:
            self.stage = Filling()
        self.changed.emit()

    def _kept_confirmed(self, rdv_id: int, number: int) -> None:
        if self.stage == Kept(rdv_id):
            self._made(number)
        self.changed.emit()

    def _kept_lost(self, rdv_id: int, form: Form, reason: str) -> None:
        if self.stage == Kept(rdv_id) or not (self.form.guests or self.ready):
            self.form = form
            self._refuse(rdv_id, Refused(reason))
        self.changed.emit()
