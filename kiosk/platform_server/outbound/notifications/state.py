"""An RDV as far as anybody has to be told of it, read before and after a write."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from kiosk.platform_server.rules.rdvs import Standing, standings
from kiosk.platform_server.values import statuses


@dataclass(frozen=True, slots=True)
class Place:
    """One usager's participation."""

    user_id: int
    active: bool  # neither excused nor revoked
    lifecycle: bool  # wants to be told what becomes of it
    reminder: bool
    waits: bool = False  # in the waiting room


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

    @property
    def waiting(self) -> frozenset[int]:
        """The usagers who are in the waiting room."""
        return frozenset(place.user_id for place in self.places if place.waits)

    def place_of(self, user_id: int) -> Place | None:
        """The participation of a usager."""
        return next((place for place in self.places if place.user_id == user_id), None)

    def moved_from(self, other: State) -> bool:
        """Whether what people have noted of it no longer holds."""
        mine, theirs = self.row, other.row
        return bool((mine.starts_at, mine.lieu_id) != (theirs.starts_at, theirs.lieu_id))


def read(connection: Connection, rdv_ids: Collection[int]) -> dict[int, State]:
    """The RDVs with these ids, those that are there."""
    return {rdv_id: of(standing) for rdv_id, standing in standings(connection, rdv_ids).items()}


def of(standing: Standing) -> State:
    """An RDV as the database has it."""
    return State(standing.row, frozenset(standing.agent_ids), tuple(map(_place, standing.participations)))


def _place(row: Row[Any]) -> Place:
    active = row.status not in statuses.CANCELLED
    return Place(
        row.user_id,
        active,
        row.send_lifecycle_notifications,
        row.send_reminder_notification,
        row.waiting_since is not None,
    )
