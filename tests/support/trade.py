"""Invented RDVs and gestures for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from kiosk.clock import PARIS
from kiosk.domain.day.gesture import Before, Gesture, with_participations
from kiosk.domain.day.model import Lieu, Motif, Organisation, Participation, Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.identity import identity_of
from kiosk.domain.people.model import Agent, RdvAgent, Usager

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
TODAY = NOW.date()
ORGANISATION = Organisation(1, "MDS Nord")
MOTIF = Motif(1, "Consultation", 1, service_id=1)
WORKSHOP = Motif(2, "Atelier", 1, service_id=1, collectif=True)
LIEU = Lieu(1, "MDS Nord", 1, "12 rue de la Mairie, Ormeval, 94990")
AGENT = Agent(7, "Béatrice", "PMI", "beatrice.pmi@ormeval.test")


def usager(number: int) -> Usager:
    return Usager(
        number,
        f"Léa{number}",
        "DUPONT",
        birth_date=date(1990, 12, 31),
        phone_number="06 12 34 56 78",
        phone_number_formatted="+33612345678",
    )


def rdv(
    number: int = 1,
    starts_at: datetime = NOW,
    statuses: Sequence[Status] = (Status.UNKNOWN,),
    *,
    organisation_id: int = 1,
    collectif: bool = False,
    lock_version: int | None = None,
) -> Rdv:
    """RDV ``number`` of one usager for each of ``statuses``; its participations are ``number * 10``, + 1, …"""
    bare = Rdv(
        number,
        organisation_id,
        WORKSHOP if collectif else MOTIF,
        starts_at,
        30,
        lieu=replace(LIEU, organisation_id=organisation_id),
        agents=(RdvAgent(7, "Béatrice", "PMI"),),
        collectif=collectif,
        lock_version=lock_version,
    )
    people = tuple(Participation(number * 10 + i, usager(number * 10 + i), s) for i, s in enumerate(statuses))
    return with_participations(bare, people, starts_at - timedelta(minutes=1))


def gesture(
    of: Rdv,
    action: Action,
    *,
    participation_ids: Sequence[int] | None = None,
    made_at: datetime = NOW,
    undoes: str | None = None,
    arrived_at: datetime | None = None,
    key: str | None = None,
) -> Gesture:
    """A gesture on all participations of ``of``, or those named, as they are in it."""
    wanted = [p for p in of.participations if participation_ids is None or p.id in participation_ids]
    return Gesture(
        key or str(uuid4()),
        of.id,
        of.organisation_id,
        action,
        tuple(p.id for p in wanted),
        made_at,
        tuple(Before(p.id, p.status, p.waiting_since, identity_of(p.usager)) for p in wanted),
        undoes,
        arrived_at,
        rdv_created_at=of.created_at,
    )
