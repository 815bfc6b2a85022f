"""Indisponibilités as a platform describes them; their spans are in ``recurrence``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Absence:
    """An absence as the platform describes it, local wall-clock times; ``rrule`` (RFC 5545) when it recurs."""

    id: int
    agent_id: int
    title: str
    first_day: date
    start_time: time
    end_day: date
    end_time: time
    organisation_id: int | None = None
    rrule: str | None = None


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceDraft:
    """What a person writes of an absence. Local wall-clock times of the agent's organisation."""

    agent_id: int
    title: str
    first_day: date
    start_time: time
    end_day: date
    end_time: time


def draft_of(absence: Absence) -> AbsenceDraft:
    """What a person would have written for ``absence``: what a change starts from."""
    return AbsenceDraft(
        agent_id=absence.agent_id,
        title=absence.title,
        first_day=absence.first_day,
        start_time=absence.start_time,
        end_day=absence.end_day,
        end_time=absence.end_time,
    )
