"""What an agent has the desks told of themselves for a while: « j’ai dix minutes de retard »."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Shown
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.clean import clean
from kiosk.domain.text.language import labelled
from kiosk.domain.text.masked import masked

LONGEST: Final = 80
_EXPECTED: Final = frozenset({Shown.UPCOMING, Shown.WAITING})


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class AgentNotice:
    """One each, by the platform's own number of the agent. ``until`` None: until the night."""

    organisation_id: int
    agent_id: int
    text: str
    until: datetime | None = None

    @property
    def key(self) -> str:
        """What it goes by, at every desk."""
        return str(self.agent_id)

    def holds(self, now: datetime) -> bool:
        """Whether it is still so."""
        return bool(self.text) and (self.until is None or now < self.until)


def written(text: str) -> str:
    """What somebody typed, as it is told."""
    return " ".join(clean(text).split())[:LONGEST]


def holding(notices: Iterable[AgentNotice], now: datetime) -> dict[int, AgentNotice]:
    """By agent, those that hold now."""
    return {one.agent_id: one for one in notices if one.holds(now)}


def with_notices(rows: Sequence[Row], notices: Mapping[int, AgentNotice]) -> tuple[Row, ...]:
    """``rows`` with what the agents of each that is still to take place have the desks told."""
    if not notices:
        return tuple(rows)
    return tuple(_with_notice(row, notices) for row in rows)


def _with_notice(row: Row, notices: Mapping[int, AgentNotice]) -> Row:
    if row.entry is None or row.shown not in _EXPECTED:
        return row
    said = [labelled(agent_name(one), notices[one.id].text) for one in row.entry.rdv.agents if one.id in notices]
    if not said:
        return row
    notice = ", ".join(said)
    detail = " · ".join(part for part in (row.detail, notice) if part)
    return replace(row, lobby=replace(row.lobby, notice=notice), detail=detail, spoken=f"{row.spoken}, {notice}")
