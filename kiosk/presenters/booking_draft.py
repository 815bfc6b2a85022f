"""The RDV that is being booked: its hour, its people, who will be told, what to beware of, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.availability import Slot
from kiosk.domain.booking_warnings import Around, Fault, Warned, faults, warnings
from kiosk.domain.consequences import Told, told_of_booking
from kiosk.domain.errand import Booked, OnItsWay, Taken, Turned
from kiosk.domain.failures import Failure, MemoryFailure
from kiosk.domain.model import Organisation, Rdv, RdvAgent, Usager
from kiosk.domain.names import agent_name, usager_name
from kiosk.domain.public_holidays import public_holidays
from kiosk.domain.slip import Slip, slip_of
from kiosk.presenters.booking_form import Form, GuestLine, booking_of, joined, rdv_of, wanted_of
from kiosk.presenters.booking_texts import booked_text, kept_text, lost_text, taken_text
from kiosk.presenters.notices import Notices
from kiosk.presenters.row_texts import location_text
from kiosk.presenters.sentences import sentence
from kiosk.presenters.slot_search import SlotSearch
from kiosk.presenters.tasks import Ok, Outcome, RefusedBy, Tasks

if TYPE_CHECKING:
    from kiosk.desk import DayData, Desk

ORIGIN: Final = "booking"
PATIENCE: Final = 6.0
"""Seconds for which one waits for the platform's word on a booking."""

Step: TypeAlias = Literal["open", "sending", "booked", "kept", "refused"]


class BookingDraft(QObject):
    """One RDV at a time. What was typed stays until it is booked, whatever is looked at meanwhile."""

    changed = Signal()
    """Something of what is said is not what it was."""
    guests_changed = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, notices: Notices, search: SlotSearch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._notices = notices
        self._search = search
        self.form = Form()
        self.step: Step = "open"
        self.message = ""  # why it was refused
        self.faults: tuple[Fault, ...] = ()  # shown once booking was tried
        self.warnings: tuple[Warned, ...] = ()
        self.told: tuple[Told, ...] = ()
        self.untold: tuple[str, ...] = ()
        self.proches: tuple[Usager, ...] = ()  # who could come along
        self.rdv_id = 0  # once it is written: below zero until the platform has it
        self._around: Around | None = None
        self._kept: dict[int, Form] = {}

    # What is filled in

    @property
    def ready(self) -> bool:
        """Whether an hour is chosen: there is something to book."""
        return self.form.motif is not None and self.form.starts_at is not None

    def take(self, slot: Slot) -> None:
        """Takes the hour, the lieu and the agents of a slot; people and context stay."""
        directory, search = self._search.directory, self._search
        motif = directory.motifs.get(slot.motif_id) if directory is not None else None
        motif = motif or (slot.workshop.motif if slot.workshop is not None else search.motif)
        if motif is None or self.step == "sending":
            return
        if self.step in ("booked", "kept"):
            self.form = Form()
        told = motif.visibility_type in (None, "visible_and_notified")
        guests = self.form.guests
        if self.form.motif is None or self.form.motif.id != motif.id:
            guests = tuple(replace(guest, lifecycle=told, reminder=told) for guest in guests)
        self.form = replace(
            self.form,
            organisation_id=slot.organisation_id or search.organisation_id or 0,
            motif=motif,
            starts_at=slot.starts_at,
            duration_in_min=round((slot.ends_at - slot.starts_at).total_seconds() / 60),
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
        self.step, self.message, self.faults, self.rdv_id = "open", "", (), 0
        self._weigh()

    def _guests_changed(self) -> None:
        self._open_again()
        self._look_around()
        self._tasks.run("booking-people", self._read_people(self.form.usagers), replace=True, done=_nothing)
        self.guests_changed.emit()

    # What is known around

    def _look_around(self) -> None:
        if self.form.starts_at is None:
            self._around = None
            self._weigh()
            return
        self._tasks.run("booking-around", self._read_around(self.form), replace=True, done=_nothing)

    async def _read_around(self, form: Form) -> None:
        assert form.starts_at is not None
        day = form.starts_at.date()
        data: DayData = await self._desk.day(form.organisation_id, day)
        theirs: dict[int, Sequence[Rdv]] = {}
        for usager in form.usagers:
            theirs[usager.id] = [entry.rdv for entry in await self._desk.usagers.known_rdvs(usager.id)]
        self._around = Around(
            now=self._search.now,
            rdvs=[entry.rdv for entry in data.entries],
            absences=data.absences,
            plages=data.plages,
            usager_rdvs=theirs,
            lieux={lieu.id: lieu for lieu in data.lieux},
            holidays=public_holidays(None, day.year),
        )
        self._weigh()
        for usager in form.usagers:
            # The memory holds a few days only: the platform knows the others.
            if usager.id > 0 and self._desk.sync_state.connected:
                found = await self._told_or_nothing(usager.id, form.organisation_id)
                theirs[usager.id] = [*theirs[usager.id], *found]
        self._around = replace(self._around, usager_rdvs={key: _once(rdvs) for key, rdvs in theirs.items()})
        self._weigh()

    async def _told_or_nothing(self, usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
        try:
            return await self._desk.usagers.rdvs(usager_id, organisation_id)
        except MemoryFailure:
            raise
        except Failure:
            return ()  # a warning less, and said nowhere: the platform still refuses what cannot be

    async def _read_people(self, usagers: Sequence[Usager]) -> None:
        """Who comes first for them, and who could come along."""
        self.proches = ()
        organisation_id = self._search.organisation_id
        if not usagers or organisation_id is None:
            self._search.set_first_agents(())
            self.changed.emit()
            return
        first = usagers[0]
        last: list[Rdv] = [entry.rdv for entry in await self._desk.usagers.known_rdvs(first.id)]
        referents: Sequence[int] = ()
        if first.id > 0 and self._desk.sync_state.connected is not False:
            try:
                referents = (await self._desk.usagers.fiche(first.id, organisation_id)).referent_agent_ids or ()
                last = [*last, *await self._desk.usagers.rdvs(first.id, organisation_id)]
            except MemoryFailure:
                raise
            except Failure:
                pass  # the order of the agents is a help, not a duty
        seen = sorted((r for r in last if r.starts_at <= self._search.now), key=lambda r: r.starts_at, reverse=True)
        latest = [agent.id for agent in seen[0].agents] if seen else []
        self._search.set_first_agents(tuple(dict.fromkeys((*referents, *latest))))
        there = {usager.id for usager in usagers}
        responsible = first.responsible_id if first.responsible_id is not None else first.id
        family: list[Usager] = []
        try:
            family = list(await self._desk.usagers.proches(responsible, organisation_id)) if responsible > 0 else []
        except MemoryFailure:
            raise
        except Failure:
            family = []
        self.proches = tuple(one for one in family if one.id not in there)
        self.changed.emit()

    def _weigh(self) -> None:
        wanted = wanted_of(self.form)
        self.warnings = warnings(wanted, self._around) if wanted is not None and self._around is not None else ()
        self.told, self.untold = (), ()
        if wanted is not None and self._around is not None and wanted.starts_at >= self._around.now:
            who = self._desk.who
            self.told, self.untold = told_of_booking(
                rdv_of(self.form, wanted), wanted.motif, me=who.agent_id if who is not None else None
            )
        self.changed.emit()

    # Booking

    def book(self) -> None:
        """Books, once; what is missing is said instead."""
        wanted = wanted_of(self.form)
        if wanted is None or self.step not in ("open", "refused"):
            return
        self.faults = faults(wanted)
        if wanted.rdv_id is not None and not wanted.usagers:
            self.faults = (Fault.NO_USAGER,)
        if self.faults:
            self.changed.emit()
            return
        self.step, self.message = "sending", ""
        self.changed.emit()
        self._tasks.run("book", self._book(self.form), done=self._ended, to_the_end=True)

    async def _book(self, form: Form) -> None:
        bookings = self._desk.bookings
        if form.workshop is not None:
            self.rdv_id = form.workshop.id
            await bookings.meet(form.workshop)
            await bookings.change(form.workshop.id, joined(form), ORIGIN, form.usagers)
        else:
            self.rdv_id = await bookings.book(booking_of(form), ORIGIN, form.usagers)
        patience = 0.0 if self._desk.sync_state.connected is False else PATIENCE
        self._came_out(form, await bookings.outcome(self.rdv_id, patience))

    def _came_out(self, form: Form, outcome: object) -> None:
        assert form.starts_at is not None
        match outcome:
            case Booked(rdv_id):
                self.rdv_id, self.step = rdv_id, "booked"
                self._notices.say(booked_text(form.usagers, form.starts_at))
                self._search.ask()
            case OnItsWay():
                self.step = "kept"
                self._kept[self.rdv_id] = form
                self._notices.info(kept_text(form.usagers, form.starts_at))
                self._search.ask()
            case Taken(in_the_way, _):
                self._refuse(taken_text(in_the_way, form.agents, self._search.zone))
            case Turned(reason):
                self._refuse(reason)
        self.changed.emit()

    def _refuse(self, message: str) -> None:
        """Nothing was booked; what was typed stays, and what is free is asked again."""
        self.step, self.message = "refused", message
        self._tasks.run("booking-dismiss", self._desk.dismiss_problem(self.rdv_id), done=_nothing)
        self._search.ask()

    def _ended(self, outcome: Outcome) -> None:
        if isinstance(outcome, RefusedBy):
            self.step, self.message = "refused", sentence(outcome.failure)
        elif not isinstance(outcome, Ok) and self.step == "sending":
            self.step = "open"
        self.changed.emit()

    # Those kept here

    def follow_kept(self) -> None:
        """Hears what became of the RDVs that the platform did not have yet."""
        if self._kept:
            self._tasks.run("booking-kept", self._ask_after_kept(), replace=True, done=_nothing)

    async def _ask_after_kept(self) -> None:
        for rdv_id, form in list(self._kept.items()):
            outcome = await self._desk.bookings.outcome(rdv_id, 0.0)
            if isinstance(outcome, OnItsWay):
                continue
            del self._kept[rdv_id]
            assert form.starts_at is not None
            mine = self.rdv_id == rdv_id and self.step == "kept"
            if isinstance(outcome, Booked):
                self._notices.say(booked_text(form.usagers, form.starts_at))
                if mine:
                    self.rdv_id, self.step = outcome.rdv_id, "booked"
            elif isinstance(outcome, Taken | Turned):
                reason = outcome.reason
                if isinstance(outcome, Taken):
                    reason = taken_text(outcome.in_the_way, form.agents, self._search.zone)
                self._notices.error(lost_text(form.usagers, form.starts_at, reason))
                if mine or not (self.form.guests or self.ready):
                    self.form, self.rdv_id = form, rdv_id
                    self._refuse(reason)
            self.changed.emit()

    def slip(self, organisations: Sequence[Organisation]) -> Slip | None:
        """What the usager takes home; None until an hour is chosen."""
        form = self.form
        if form.motif is None or form.starts_at is None:
            return None
        known = self._search.directory.lieux if self._search.directory is not None else ()
        host = next((one for one in organisations if one.id == form.organisation_id), None)
        return slip_of(
            rdv_id=self.rdv_id,
            organisation=host.name if host is not None else "",
            organisation_phone=(host.phone_number or "") if host is not None else "",
            motif=form.motif,
            starts_at=form.starts_at,
            ends_at=form.starts_at + timedelta(minutes=form.duration_in_min),
            lieu=next((lieu for lieu in known if lieu.id == form.lieu_id), None),
            location=location_text(form.motif.location_type),
            names=tuple(usager_name(usager) for usager in form.usagers),
            agents=tuple(agent_name(agent) for agent in form.agents),
        )


def _once(rdvs: Sequence[Rdv]) -> list[Rdv]:
    return list({rdv.id: rdv for rdv in rdvs}.values())


def _nothing(_: Outcome) -> None:
    """What only helps is not worth a word when it fails."""
