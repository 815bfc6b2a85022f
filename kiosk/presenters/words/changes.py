"""One change of a history that the platform tells."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Change:
    """When, by whom as far as it is told, and what, a sentence each."""

    when: str
    who: str
    lines: tuple[str, ...]
