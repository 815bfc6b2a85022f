"""What is filled in of an RDV that is being booked, and what is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from kiosk.domain.booking.availability import Slot
from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.booking.slip import Slip, slip_of
from kiosk.domain.booking.warnings import Wanted
from kiosk.domain.day.model import Lieu, Motif, Organisation, Participation, Rdv
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.text.masked import masked
from kiosk.presenters.words.row_texts import location_text

USUAL_MINUTES: Final = 30
"""How long an RDV lasts where its motif does not say."""


@dataclass(frozen=True, slots=True)
class GuestLine:
    """One usager of the RDV, and whether they are told of it."""

    usager: Usager
    lifecycle: bool = True
    reminder: bool = True


@masked
@dataclass(frozen=True, slots=True)
class HalfMoment:
    """A day and an hour as far as they are typed, while they do not make an instant yet."""

    day: date | None = None
    hour: time | None = None


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is filled in. ``starts_at`` is in the organisation's zone; None until an hour is chosen, or typed whole."""

    organisation_id: int = 0
    motif: Motif | None = None
    starts_at: datetime | None = None
    half: HalfMoment | None = None  # never beside ``starts_at``
    duration_in_min: int = 0
    lieu_id: int | None = None
    agents: tuple[RdvAgent, ...] = ()
    guests: tuple[GuestLine, ...] = ()
    context: str = ""
    workshop: Rdv | None = None
    by_hand: bool = False  # no slot was chosen: hour, agents and motif are what the person says
    changes: Rdv | None = None  # the RDV that this is to become of, as it was when the form was filled in

    @property
    def usagers(self) -> tuple[Usager, ...]:
        return tuple(guest.usager for guest in self.guests)

    @property
    def day(self) -> date | None:
        if self.starts_at is not None:
            return self.starts_at.date()
        return self.half.day if self.half is not None else None

    @property
    def hour(self) -> time | None:
        if self.starts_at is not None:
            return self.starts_at.time()
        return self.half.hour if self.half is not None else None

    @property
    def booking(self) -> Booking:
        """The RDV to be made, or what the one that it changes is to become. The form is whole."""
        assert self.motif is not None
        assert self.starts_at is not None
        return Booking(
            organisation_id=self.organisation_id,
            motif_id=self.motif.id,
            starts_at=self.starts_at,
            duration_in_min=self.duration_in_min,
            lieu_id=self.lieu_id,
            agent_ids=tuple(agent.id for agent in self.agents),
            guests=_guests(self),
            context=self.context.strip() or None,
            name=self.changes.name if self.changes is not None else None,
            max_participants_count=self.changes.max_participants_count if self.changes is not None else None,
        )


def form_of(rdv: Rdv, motif: Motif, zone: tzinfo) -> Form:
    """The form of an RDV that is to be changed. ``motif`` is the directory's, ``zone`` the organisation's."""
    return Form(
        organisation_id=rdv.organisation_id,
        motif=motif,
        starts_at=rdv.starts_at.astimezone(zone),
        duration_in_min=rdv.duration_in_min,
        lieu_id=rdv.lieu.id if rdv.lieu is not None else None,
        agents=rdv.agents,
        guests=tuple(
            GuestLine(p.usager, p.send_lifecycle_notifications, p.send_reminder_notification)
            for p in rdv.participations
        ),
        context=rdv.context or "",
        changes=rdv,
    )


def with_slot(form: Form, slot: Slot, motif: Motif, organisation_id: int) -> Form:
    """``form`` at the hour, lieu and agents of ``slot``, which is of ``motif``; people and context stay."""
    # A duration that was given stays: it was typed, or is that of the RDV moved.
    keeps = _is_of(form, motif) and form.workshop is None and slot.workshop is None
    return replace(
        with_motif(form, motif),
        organisation_id=organisation_id,
        starts_at=slot.starts_at,
        half=None,
        duration_in_min=form.duration_in_min if keeps else _minutes(slot.ends_at - slot.starts_at),
        lieu_id=slot.lieu_id,
        agents=slot.agents,
        workshop=slot.workshop,
        by_hand=False,
    )


def with_motif(form: Form, motif: Motif) -> Form:
    """``form`` for ``motif``: how long it lasts, where, and who is told follow another motif."""
    if _is_of(form, motif):
        return replace(form, motif=motif)
    told = motif.visibility_type in (None, "visible_and_notified")
    return replace(
        form,
        motif=motif,
        duration_in_min=motif.default_duration_in_min or USUAL_MINUTES,
        lieu_id=form.lieu_id if motif.location_type == "public_office" else None,
        guests=tuple(replace(guest, lifecycle=told, reminder=told) for guest in form.guests),
    )


def _is_of(form: Form, motif: Motif) -> bool:
    return form.motif is not None and form.motif.id == motif.id


def _minutes(span: timedelta) -> int:
    return round(span.total_seconds() / 60)


def with_theirs(form: Form, rdv: Rdv, mine: Booking, zone: tzinfo) -> Form:
    """``form`` begun again from what its RDV is now; what ``mine`` says otherwise of it stays as it was typed."""
    assert form.motif is not None
    fresh = form_of(rdv, form.motif, zone)
    agents = {agent.id: agent for agent in (*rdv.agents, *form.agents)}
    lines = {line.usager.id: line for line in (*fresh.guests, *form.guests)}
    guests = tuple(
        replace(
            lines[guest.usager_id],
            lifecycle=guest.send_lifecycle_notifications,
            reminder=guest.send_reminder_notification,
        )
        for guest in mine.guests
    )
    return replace(
        fresh,
        starts_at=mine.starts_at.astimezone(zone),
        duration_in_min=mine.duration_in_min,
        lieu_id=mine.lieu_id,
        agents=tuple(agents[agent_id] for agent_id in mine.agent_ids),
        guests=guests,
        context=mine.context or "",
    )


def wanted_of(form: Form) -> Wanted | None:
    """What the rules look at; None until a motif and an hour are chosen."""
    if form.motif is None or form.starts_at is None:
        return None
    workshop, there = form.workshop, form.workshop or form.changes
    left = None
    if workshop is not None and workshop.max_participants_count is not None:
        left = max(0, workshop.max_participants_count - workshop.users_count)
    return Wanted(
        motif=form.motif,
        starts_at=form.starts_at,
        duration_in_min=form.duration_in_min,
        lieu_id=form.lieu_id,
        agents=form.agents,
        usagers=form.usagers,
        rdv_id=there.id if there is not None else None,
        joined=workshop is not None,
        seats_left=left,
        enrolled=frozenset(p.usager.id for p in workshop.participations) if workshop is not None else frozenset(),
    )


def with_told(
    guests: Sequence[GuestLine], usager_id: int, lifecycle: bool | None, reminder: bool | None
) -> tuple[GuestLine, ...]:
    """``guests`` with what one of them is told; None leaves it as it is."""
    return tuple(
        replace(
            guest,
            lifecycle=guest.lifecycle if lifecycle is None else lifecycle,
            reminder=guest.reminder if reminder is None else reminder,
        )
        if guest.usager.id == usager_id
        else guest
        for guest in guests
    )


def takes_time(form: Form) -> bool:
    """Whether it takes agents' time that it does not hold already."""
    if form.workshop is not None or form.starts_at is None:
        return False
    there = form.changes
    return there is None or (form.starts_at, form.duration_in_min, {agent.id for agent in form.agents}) != (
        there.starts_at,
        there.duration_in_min,
        {agent.id for agent in there.agents},
    )


def rdv_of(form: Form, wanted: Wanted) -> Rdv:
    """What is about to be booked, or what an RDV is to become, as an RDV: for those who are told of it."""
    there = form.changes or Rdv(0, form.organisation_id, wanted.motif, wanted.starts_at, wanted.duration_in_min)
    # Those who are there keep their status: nobody is told of what they have been excused from.
    kept = {p.usager.id: p for p in there.participations}
    return replace(
        there,
        starts_at=wanted.starts_at,
        duration_in_min=wanted.duration_in_min,
        # By its id alone: it is only held against another.
        lieu=None if form.lieu_id is None else Lieu(form.lieu_id, "", form.organisation_id),
        agents=wanted.agents,
        participations=tuple(
            replace(
                kept.get(guest.usager.id) or Participation(-place - 1, guest.usager),
                send_lifecycle_notifications=guest.lifecycle,
            )
            for place, guest in enumerate(form.guests)
        ),
    )


def joined(form: Form) -> Booking:
    """The workshop with the guests added to those there."""
    workshop = form.workshop
    assert workshop is not None
    there = booking_of(workshop)
    present = {guest.usager_id for guest in there.guests}
    coming = tuple(guest for guest in _guests(form) if guest.usager_id not in present)
    return replace(there, guests=(*there.guests, *coming))


def slip_of_form(
    form: Form, made: Rdv | None, host: Organisation | None, lieu: Lieu | None, arrival_code: str = ""
) -> Slip | None:
    """The slip of ``form`` at the organisation ``host``; None until an hour is chosen.

    ``made`` is the RDV as the platform has it, once it does.
    """
    if form.motif is None or form.starts_at is None:
        return None
    return slip_of(
        uid=made.uuid if made is not None else "",
        sequence=(made.lock_version or 0) if made is not None else 0,
        organisation=host.name if host is not None else "",
        organisation_email=(host.email or "") if host is not None else "",
        organisation_phone=(host.phone_number or "") if host is not None else "",
        motif=form.motif,
        starts_at=form.starts_at,
        ends_at=form.starts_at + timedelta(minutes=form.duration_in_min),
        lieu=lieu,
        location=location_text(form.motif.location_type),
        names=tuple(usager_name(usager) for usager in form.usagers),
        agents=tuple(agent_name(agent) for agent in form.agents),
        visio_url=(made.visio_url or "") if made is not None else "",
        arrival_code=arrival_code,
    )


def _guests(form: Form) -> tuple[Guest, ...]:
    return tuple(Guest(guest.usager.id, guest.lifecycle, guest.reminder) for guest in form.guests)
