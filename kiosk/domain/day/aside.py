"""Agents who are not received by today: set aside, so that the columns of those present have the room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from kiosk.domain.day.columns import AgentColumn, Columns
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Aside:
    """An agent without anything on the day, and why. ``shown``: their column stands all the same."""

    agent_id: int
    name: str
    service: str
    why: str
    shown: bool = False


def set_aside(
    columns: Columns, shown: Collection[int], elsewhere: Collection[int], *, plages_known: bool
) -> tuple[Columns, tuple[Aside, ...]]:
    """``columns`` without those of who is absent all day or has nothing, and who these are, in the same order.

    ``shown`` are agents whose column is wanted all the same, ``elsewhere`` those who receive at another lieu.
    """
    kept: list[AgentColumn] = []
    aside: list[Aside] = []
    for one in columns.columns:
        empty = not one.cards and (one.away or not one.plages)
        if empty:
            why = _why(one, elsewhere, plages_known=plages_known)
            aside.append(Aside(one.agent_id, one.name, one.service, why, one.agent_id in shown))
        if not empty or one.agent_id in shown:
            kept.append(one)
    return replace(columns, columns=tuple(kept)), tuple(aside)


def _why(column: AgentColumn, elsewhere: Collection[int], *, plages_known: bool) -> str:
    if column.absences:
        return column.presence
    if column.agent_id in elsewhere:
        return tr("Reçoit dans un autre lieu")
    return tr("Ne reçoit pas ce jour") if plages_known else tr("Aucun rendez-vous ce jour")
