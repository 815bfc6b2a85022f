"""Booking: the créneaux that are free, and the RDV that a person makes of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.day.model import Lieu, Organisation, Rdv
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class CreneauQuestion:
    """What is looked for. Empty tuples: any. ``territory``: the other organisations of the territory too."""

    organisation_id: int
    motif_id: int
    first_day: date
    days: int = 7  # 1 to 31
    lieu_ids: tuple[int, ...] = ()
    agent_ids: tuple[int, ...] = ()
    team_ids: tuple[int, ...] = ()
    territory: bool = False


@dataclass(frozen=True, slots=True)
class FreeCreneau:
    """A slot that can be booked."""

    starts_at: datetime
    ends_at: datetime
    agent: RdvAgent
    lieu_id: int | None
    rdv_id: int | None = None  # of a motif collectif: the workshop that has seats left


@dataclass(frozen=True, slots=True)
class LieuCreneaux:
    """What is free at one lieu (None: phone, home, visio). A motif collectif has ``workshops`` instead of slots."""

    lieu: Lieu | None
    organisation: Organisation | None
    motif_id: int
    next_availability: FreeCreneau | None = None  # the first from the day asked for on, however far
    creneaux: tuple[FreeCreneau, ...] = ()
    workshops: tuple[Rdv, ...] = ()  # with seats left


@masked
@dataclass(frozen=True, slots=True)
class CreneauAnswer:
    """The answer to a question. ``computed_at`` is set where the desk's memory answered: as of that instant."""

    lieux: tuple[LieuCreneaux, ...] = ()
    computed_at: datetime | None = None
    looked_at: tuple[date, ...] = ()
    """Where the desk's memory answered: the days that it knows. Of all others nothing can be said."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who takes part. An id below zero is that of an usager whom the platform does not have yet."""

    usager_id: int
    send_lifecycle_notifications: bool = True
    send_reminder_notification: bool = True


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """An RDV as a person wants it: to be made, or what an RDV is to become."""

    organisation_id: int
    motif_id: int
    starts_at: datetime
    duration_in_min: int
    lieu_id: int | None = None
    agent_ids: tuple[int, ...] = ()
    guests: tuple[Guest, ...] = ()
    context: str | None = None
    name: str | None = None
    max_participants_count: int | None = None


def booking_of(rdv: Rdv) -> Booking:
    """What ``rdv`` is now, as a booking: what a person changes starts from it."""
    return Booking(
        organisation_id=rdv.organisation_id,
        motif_id=rdv.motif.id,
        starts_at=rdv.starts_at,
        duration_in_min=rdv.duration_in_min,
        lieu_id=rdv.lieu.id if rdv.lieu is not None else None,
        agent_ids=tuple(agent.id for agent in rdv.agents),
        guests=tuple(
            Guest(p.usager.id, p.send_lifecycle_notifications, p.send_reminder_notification) for p in rdv.participations
        ),
        context=rdv.context,
        name=rdv.name,
        max_participants_count=rdv.max_participants_count,
    )


@masked
@dataclass(frozen=True, slots=True)
class RdvPlan:
    """A booking to finish on the platform's page ``url``; ``rdv_id`` is set once it is."""

    id: int | str
    url: str
    rdv_id: int | None = None
