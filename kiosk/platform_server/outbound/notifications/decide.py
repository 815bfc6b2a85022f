"""Who is told what, out of an RDV before and after a write: plain rules.

Usagers: of what begins, moves or ends for them, when their participation says so and the motif is one that notifies.
Agents: of the same, and of who joins or leaves a workshop, as far as they chose to be (``levels``). Nobody of the past,
nor of an RDV that is deleted: the platform's guide leaves it to whoever deletes it to tell people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from kiosk.platform_server.data.levels import Level, wants
from kiosk.platform_server.outbound.notifications.state import State

NOTIFYING = "visible_and_notified"


class Event(StrEnum):
    """What there is to tell."""

    CREATED = "created"
    UPDATED = "updated"
    CANCELLED = "cancelled"
    JOINED = "joined"  # somebody, of a workshop
    LEFT = "left"
    REMINDER = "reminder"
    WAITING = "waiting"  # somebody, for an agent who chose to be told


class ToUser(NamedTuple):
    event: Event
    user_id: int


class ToAgent(NamedTuple):
    event: Event
    agent_id: int


def users_to_tell(before: State | None, after: State | None, visibility_type: str, now: int) -> Iterator[ToUser]:
    """The usagers who are told, each once."""
    if after is None or visibility_type != NOTIFYING or after.row.starts_at <= now:
        return
    ids = dict.fromkeys(place.user_id for state in (before, after) if state for place in state.places)
    for user_id in ids:
        event = _event(_takes_part(before, user_id), _takes_part(after, user_id), before, after)
        place = next((found for one in (after, before) if one and (found := one.place_of(user_id))), None)
        if event is not None and place is not None and place.lifecycle:
            yield ToUser(event, user_id)


def agents_to_tell(
    before: State | None,
    after: State | None,
    levels: Mapping[int, str],
    author_id: int | None,
    now: int,
    zone_name: str,
    *,
    workshop: bool = False,
) -> Iterator[ToAgent]:
    """The agents who are told, each once; ``levels`` holds what each of them chose.

    ``workshop``: it is an RDV collectif, whose agents are told of who joins and who leaves.
    """
    if after is None or after.row.starts_at <= now:
        return
    people = _people(before, after) if workshop and before is not None else None
    starts = tuple({state.row.starts_at for state in (before, after) if state})
    for agent_id in sorted((before.agent_ids if before else frozenset()) | after.agent_ids):
        was, is_ = _receives(before, agent_id), _receives(after, agent_id)
        event = _event(was, is_, before, after) or (people if was and is_ else None)
        level = levels.get(agent_id, Level.OTHERS)
        own = agent_id == author_id
        if event is not None and wants(level, own=own, starts=starts, now=now, zone_name=zone_name):
            yield ToAgent(event, agent_id)


def agents_waited_for(
    before: State | None, after: State | None, chosen: Collection[int], author_id: int | None
) -> Iterator[ToAgent]:
    """Those of the agents who ``chose`` to be told that somebody waits for them, once somebody does who did not."""
    if before is not None and after is not None and after.waiting - before.waiting:
        for agent_id in sorted(after.agent_ids.intersection(chosen) - {author_id}):
            yield ToAgent(Event.WAITING, agent_id)


def _event(was: bool, is_: bool, before: State | None, after: State | None) -> Event | None:
    if was and is_:
        assert before is not None
        assert after is not None
        return Event.UPDATED if after.moved_from(before) else None
    if is_:
        return Event.CREATED
    return Event.CANCELLED if was else None


def _people(before: State, after: State) -> Event | None:
    """That others come than before."""
    if after.coming - before.coming:
        return Event.JOINED
    return Event.LEFT if before.coming - after.coming else None


def _takes_part(state: State | None, user_id: int) -> bool:
    place = state.place_of(user_id) if state is not None and state.active else None
    return place is not None and place.active


def _receives(state: State | None, agent_id: int) -> bool:
    return state is not None and state.active and agent_id in state.agent_ids
