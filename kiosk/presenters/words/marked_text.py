"""A text with the parts of it that a search has found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.text.masked import masked
from kiosk.domain.text.spans import Span, together


@masked
@dataclass(frozen=True, slots=True)
class MarkedText:
    """``marks`` are parts (start, end) of ``text``, in order, apart from one another."""

    text: str
    marks: tuple[Span, ...] = ()


def carried(spans: Iterable[Span], source: str, shown: str) -> tuple[Span, ...]:
    """The parts ``spans`` of ``source`` where they are in ``shown``, the same text written as it is read.

    Letters and figures are held against each other from the end on: capitals, spaces and a country's prefix
    (« +33639980012 », « 06 39 98 00 12 ») may differ. What is not found again there is not marked.
    """
    places: dict[int, int] = {}
    at = len(shown)
    for index in range(len(source) - 1, -1, -1):
        if not source[index].isalnum():
            continue
        at -= 1
        while at >= 0 and not shown[at].isalnum():
            at -= 1
        if at < 0 or shown[at].casefold() != source[index].casefold():
            break
        places[index] = at
    found = [[places[index] for index in range(start, end) if index in places] for start, end in spans]
    return together((inside[0], inside[-1] + 1) for inside in found if inside)
