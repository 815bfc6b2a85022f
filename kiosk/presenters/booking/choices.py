"""Among what one looks for a slot: services, lieux, agents, équipes, each as (identity, name) by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kiosk.domain.people.names import agent_name
from kiosk.domain.text.search_text import fold

if TYPE_CHECKING:
    from kiosk.desk import Directory

IdName: TypeAlias = tuple[int, str]


def services_of(directory: Directory) -> list[IdName]:
    """Those that have a motif."""
    used = {motif.service_id for motif in directory.motifs.values()}
    return sorted(((one.id, one.name) for one in directory.services.values() if one.id in used), key=_by_name)


def lieux_of(directory: Directory) -> list[IdName]:
    """Those where people come regularly."""
    return sorted(((one.id, one.name) for one in directory.lieux if one.enabled and not one.single_use), key=_by_name)


def agents_of(directory: Directory, service_id: int | None) -> list[IdName]:
    """Those of a service (None: all), and those who are in none."""
    wanted = [
        one
        for one in directory.agents.values()
        if service_id is None or not one.service_ids or service_id in one.service_ids
    ]
    return sorted(((one.id, agent_name(one)) for one in wanted), key=_by_name)


def teams_of(directory: Directory) -> list[IdName]:
    """Équipes."""
    return sorted(((one.id, one.name) for one in directory.teams), key=_by_name)


def _by_name(one: IdName) -> tuple[str, int]:
    return fold(one[1]), one[0]
