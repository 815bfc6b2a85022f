"""Whether the Kiosk of a desk is new enough for its platform, by what the platform recommends and needs."""

from __future__ import annotations

import re
from enum import Enum, auto

_NUMBERED = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")


class DeskAge(Enum):
    """``FIT``: nothing to say."""

    FIT = auto()
    OLD = auto()
    """A newer one is recommended."""
    TOO_OLD = auto()
    """The platform needs a newer one."""


def is_version(text: str) -> bool:
    """Whether ``text`` is a number of version, « 1.4.0 »."""
    return _NUMBERED.fullmatch(text) is not None


def desk_age(own: str, recommended: str, minimum: str) -> DeskAge:
    """How ``own`` stands to what is asked for; a text that is no version asks for nothing."""
    here = _numbers(own)
    if is_version(minimum) and here < _numbers(minimum):
        return DeskAge.TOO_OLD
    return DeskAge.OLD if is_version(recommended) and here < _numbers(recommended) else DeskAge.FIT


def _numbers(version: str) -> tuple[int, ...]:
    found = _NUMBERED.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    return (*numbers, *(0 for _ in range(4 - len(numbers))))
