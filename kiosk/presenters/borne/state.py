"""What a borne is: its step, what the site says of it, and whoever stands there now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.text.masked import masked


class Step(StrEnum):
    """What is in sight."""

    PAIRING = "pairing"
    HOME = "home"
    LETTERS = "letters"
    DATE = "date"
    CODE = "code"
    REASONS = "reasons"
    ASKING = "asking"
    ANSWER = "answer"
    LEAVING = "leaving"


@masked
@dataclass(frozen=True, slots=True)
class Reason:
    """Why people come without an RDV; ``names`` by language, French where there is none."""

    name: str
    motif_id: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@masked
@dataclass(frozen=True, slots=True)
class Choices:
    """What the site says of this borne."""

    title: str = ""
    waiting: str = ""
    reasons: Sequence[Reason] = ()
    low: bool = False
    """Whether controls stand in the lower two thirds from the beginning."""


@masked
@dataclass(slots=True)
class Visit:
    """Of whoever stands there now."""

    letters: str = ""
    figures: str = ""
    code: str = ""
    said: str = ""
    title: str = ""
    lines: Sequence[str] = ()
    ticket: str = ""
    good: bool = False
