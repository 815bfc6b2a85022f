"""Who is told what, out of an RDV before and after a write: plain rules.

Usagers: of what begins, moves or ends for them, when their participation says so and the motif is one that notifies.
Agents: of what somebody else did (the platform's « others », which every agent has here). Nobody of the past.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kiosk.platform_server.notifications.state import State

NOTIFYING = "visible_and_notified"


class Event(StrEnum):
    """What there is to tell."""

    CREATED = "created"
    UPDATED = "updated"
    CANCELLED = "cancelled"
    REMINDER = "reminder"


class ToUser(NamedTuple):
    event: Event
    user_id: int


class ToAgent(NamedTuple):
    event: Event
    agent_id: int


def users_to_tell(before: State | None, after: State | None, visibility_type: str, now: int) -> Iterator[ToUser]:
    """The usagers who are told, each once."""
    last = after or before
    if last is None or visibility_type != NOTIFYING or last.row.starts_at <= now:
        return
    ids = dict.fromkeys(place.user_id for state in (before, after) if state for place in state.places)
    for user_id in ids:
        event = _event(_takes_part(before, user_id), _takes_part(after, user_id), before, after)
        place = next((found for one in (after, before) if one and (found := one.place_of(user_id))), None)
        if event is not None and place is not None and place.lifecycle:
            yield ToUser(event, user_id)


def agents_to_tell(before: State | None, after: State | None, author_id: int | None, now: int) -> Iterator[ToAgent]:
    """The agents who are told, each once; never the one who did it."""
    last = after or before
    if last is None or last.row.starts_at <= now:
        return
    ids = (before.agent_ids if before else frozenset()) | (after.agent_ids if after else frozenset())
    for agent_id in sorted(ids - {author_id}):
        event = _event(_receives(before, agent_id), _receives(after, agent_id), before, after)
        if event is not None:
            yield ToAgent(event, agent_id)


def _event(was: bool, is_: bool, before: State | None, after: State | None) -> Event | None:
    if was and is_:
        assert before is not None
        assert after is not None
        return Event.UPDATED if after.moved_from(before) else None
    if is_:
        return Event.CREATED
    return Event.CANCELLED if was else None


def _takes_part(state: State | None, user_id: int) -> bool:
    place = state.place_of(user_id) if state is not None and state.active else None
    return place is not None and place.active


def _receives(state: State | None, agent_id: int) -> bool:
    return state is not None and state.active and agent_id in state.agent_ids
