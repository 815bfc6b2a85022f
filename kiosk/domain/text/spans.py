"""Parts of a text: (start, end), the end not part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]


def together(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same parts in order, those that touch or share letters made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
