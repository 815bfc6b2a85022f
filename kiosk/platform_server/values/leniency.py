"""Values as they were sent, taken with the leniency that the platform has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_LEADING_INTEGER = re.compile(r"^\s*([+-]?\d{1,18})")


def leading_integer(value: str) -> int | None:
    """The number that ``value`` begins with, None when it begins with none."""
    found = _LEADING_INTEGER.match(value)
    return int(found.group(1)) if found else None


def record_id(value: object) -> int:
    """An id, also written as text; what is no number names nothing (0)."""
    return leading_integer(str(value)) or 0


def whole(value: object) -> int | None:
    """A whole number, also written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    return leading_integer(str(value))


def scalars(body: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """What was sent under these names; a list or an object counts as not sent, as on the platform."""
    return {name: body[name] for name in names if name in body and not isinstance(body[name], (list, dict))}


def text_of(value: Any) -> str | None:
    """A value sent for a text as the platform keeps it: numbers are written out, yes and no are « t » and « f »."""
    if value is None or isinstance(value, str):
        return value
    return ("t" if value else "f") if isinstance(value, bool) else str(value)
