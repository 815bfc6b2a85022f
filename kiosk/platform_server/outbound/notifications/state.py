"""An RDV as far as anybody has to be told of it, read before and after a write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import wire
from kiosk.platform_server.values import statuses


@dataclass(frozen=True, slots=True)
class Place:
    """One usager's participation."""

    user_id: int
    active: bool  # neither excused nor revoked
    lifecycle: bool  # wants to be told what becomes of it
    reminder: bool


@dataclass(frozen=True, slots=True)
class State:
    """One RDV."""

    row: Row[Any]
    agent_ids: frozenset[int]
    places: tuple[Place, ...]

    @property
    def coming(self) -> frozenset[int]:
        """The usagers who are expected."""
        return frozenset(place.user_id for place in self.places if place.active)

    @property
    def active(self) -> bool:
        """Whether it takes place, as far as is known."""
        return self.row.status not in statuses.CANCELLED

    def place_of(self, user_id: int) -> Place | None:
        """The participation of a usager."""
        return next((place for place in self.places if place.user_id == user_id), None)

    def moved_from(self, other: State) -> bool:
        """Whether what people have noted of it no longer holds."""
        mine, theirs = self.row, other.row
        return bool((mine.starts_at, mine.lieu_id) != (theirs.starts_at, theirs.lieu_id))


def read(connection: Connection, rdv_ids: Collection[int]) -> dict[int, State]:
    """The RDVs with these ids, those that are there."""
    rdv, link, taking_part = schema.rdvs.c, schema.rdv_agents.c, schema.participations.c
    found: dict[int, State] = {}
    for part in wire.batches(sorted(rdv_ids)):
        rows = connection.execute(select(schema.rdvs).where(rdv.id.in_(part))).all()
        agents: defaultdict[int, set[int]] = defaultdict(set)
        for rdv_id, agent_id in connection.execute(select(link.rdv_id, link.agent_id).where(link.rdv_id.in_(part))):
            agents[rdv_id].add(agent_id)
        places: defaultdict[int, list[Place]] = defaultdict(list)
        participations = select(schema.participations).where(taking_part.rdv_id.in_(part)).order_by(taking_part.id)
        for row in connection.execute(participations):
            places[row.rdv_id].append(_place(row))
        for row in rows:
            found[row.id] = State(row, frozenset(agents[row.id]), tuple(places[row.id]))
    return found


def _place(row: Row[Any]) -> Place:
    active = row.status not in statuses.CANCELLED
    return Place(row.user_id, active, row.send_lifecycle_notifications, row.send_reminder_notification)


def touched_rdvs(changed: Iterable[tuple[int, str, int, bool]]) -> set[int]:
    """The RDVs among what a call changed."""
    return {object_id for _, what, object_id, _ in changed if what == "rdv"}
