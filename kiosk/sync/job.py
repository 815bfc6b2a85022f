"""A pull that is wanted: what the synchronisation asks the platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.domain.text.masked import masked


class Kind(StrEnum):
    CAPABILITIES = "capabilities"
    ORGANISATIONS = "organisations"
    DAY = "day"
    DIRECTORY = "directory"
    AGENDA = "agenda"
    AROUND = "around"
    WEEK = "week"
    USAGERS = "usagers"


@masked
@dataclass(frozen=True, slots=True)
class Job:
    kind: Kind
    organisation_id: int = 0
    day: date | None = None
