"""What is filled in of an RDV that is being booked, and what is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.booking import Booking, Guest
from kiosk.domain.booking_warnings import Wanted
from kiosk.domain.model import Motif, Participation, Rdv, RdvAgent, Usager


@dataclass(frozen=True, slots=True)
class GuestLine:
    """One usager of the RDV, and whether they are told of it."""

    usager: Usager
    lifecycle: bool = True
    reminder: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is filled in. ``starts_at`` is in the organisation's zone; None until an hour is chosen."""

    organisation_id: int = 0
    motif: Motif | None = None
    starts_at: datetime | None = None
    duration_in_min: int = 0
    lieu_id: int | None = None
    agents: tuple[RdvAgent, ...] = ()
    guests: tuple[GuestLine, ...] = ()
    context: str = ""
    workshop: Rdv | None = None

    @property
    def usagers(self) -> tuple[Usager, ...]:
        return tuple(guest.usager for guest in self.guests)


def wanted_of(form: Form) -> Wanted | None:
    """What the rules look at; None until a motif and an hour are chosen."""
    if form.motif is None or form.starts_at is None:
        return None
    workshop = form.workshop
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
        rdv_id=workshop.id if workshop is not None else None,
        joined=workshop is not None,
        seats_left=left,
    )


def rdv_of(form: Form, wanted: Wanted) -> Rdv:
    """What is about to be booked, as an RDV: for those who are told of it."""
    people = tuple(
        Participation(-place - 1, guest.usager, send_lifecycle_notifications=guest.lifecycle)
        for place, guest in enumerate(form.guests)
    )
    return Rdv(
        0,
        form.organisation_id,
        wanted.motif,
        wanted.starts_at,
        wanted.duration_in_min,
        agents=wanted.agents,
        participations=people,
    )


def booking_of(form: Form) -> Booking:
    """The RDV to be made. The form is whole."""
    assert form.motif is not None
    assert form.starts_at is not None
    return Booking(
        organisation_id=form.organisation_id,
        motif_id=form.motif.id,
        starts_at=form.starts_at,
        duration_in_min=form.duration_in_min,
        lieu_id=form.lieu_id,
        agent_ids=tuple(agent.id for agent in form.agents),
        guests=_guests(form),
        context=form.context.strip() or None,
    )


def joined(form: Form) -> Booking:
    """The workshop with the guests added to those there."""
    workshop = form.workshop
    assert workshop is not None
    there = tuple(
        Guest(p.usager.id, p.send_lifecycle_notifications, p.send_reminder_notification)
        for p in workshop.participations
    )
    coming = tuple(guest for guest in _guests(form) if guest.usager_id not in {one.usager_id for one in there})
    return Booking(
        organisation_id=workshop.organisation_id,
        motif_id=workshop.motif.id,
        starts_at=workshop.starts_at,
        duration_in_min=workshop.duration_in_min,
        lieu_id=workshop.lieu.id if workshop.lieu is not None else None,
        agent_ids=tuple(agent.id for agent in workshop.agents),
        guests=(*there, *coming),
        context=workshop.context,
        name=workshop.name,
        max_participants_count=workshop.max_participants_count,
    )


def _guests(form: Form) -> tuple[Guest, ...]:
    return tuple(Guest(guest.usager.id, guest.lifecycle, guest.reminder) for guest in form.guests)
