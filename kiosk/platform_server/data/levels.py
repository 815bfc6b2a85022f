"""How much an agent wants to be told of what becomes of their RDVs: the choices of the platform's « Mon compte »."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.site_schema import told_who_waits
from kiosk.platform_server.values.instants import local_day


class Level(StrEnum):
    """A choice; ``OTHERS`` until the agent makes one."""

    ALL = "all"  # whatever changes, also by themselves
    OTHERS = "others"  # what others change
    SOON = "soon"  # what others change of today's and tomorrow's RDVs
    NONE = "none"


def wants(level: str, *, own: bool, starts: tuple[int, ...], now: int, zone_name: str) -> bool:
    """Whether an agent of that level is told of a change.

    ``own``: they made it themselves. ``starts``: when the RDV begins, and when it began before, in seconds.
    """
    if level == Level.ALL:
        return True
    if level == Level.NONE or own:
        return False
    if level != Level.SOON:
        return True
    today = local_day(now, zone_name)
    return any(today <= local_day(at, zone_name) <= today + timedelta(days=1) for at in starts)


def of(connection: Connection, agent_ids: Collection[int]) -> dict[int, str]:
    """What these agents chose: read anew each time, since a command changes it beside a running server."""
    agent = schema.agents.c
    chosen = select(agent.id, agent.rdv_notifications_level).where(agent.id.in_(sorted(agent_ids)))
    return {row.id: row.rdv_notifications_level for row in connection.execute(chosen)}


def told_of_waits(connection: Connection, agent_ids: Collection[int]) -> frozenset[int]:
    """Those of these agents who chose to be told that somebody waits for them; nobody is until they did."""
    agent = told_who_waits.c.agent_id
    return frozenset(connection.scalars(select(agent).where(agent.in_(sorted(agent_ids)))))


def tell_of_waits(connection: Connection, agent_id: int, *, wanted: bool) -> None:
    """An agent chooses to be told so, or no longer."""
    connection.execute(delete(told_who_waits).where(told_who_waits.c.agent_id == agent_id))
    if wanted:
        connection.execute(insert(told_who_waits).values(agent_id=agent_id))
