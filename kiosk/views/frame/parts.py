"""The parts of the window, and going from one to the next: F6, as in any other program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.views.widgets.pieces import has_keyboard


def go_on(parts: Mapping[QWidget, QWidget], step: int) -> None:
    """Gives the keyboard to the part after (``step`` 1) or before (-1) the one that has it.

    ``parts``: each with what in it takes the keyboard, or itself for the first that does. Those with no use for it are
    passed over.
    """
    there = [(part, first) for part, wanted in parts.items() if (first := _first_in(wanted)) is not None]
    if not there:
        return
    # The last that has it: a head may stand within the bar above.
    here = max((place for place, (part, _) in enumerate(there) if has_keyboard(part)), default=None)
    place = (here + step) % len(there) if here is not None else 0
    there[place][1].setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)


def _first_in(part: QWidget) -> QWidget | None:
    return next((one for one in (part, *_within(part)) if _takes(one)), None)


def _within(part: QWidget) -> Iterator[QWidget]:
    """What is in ``part``, as Tab goes through it."""
    one = part.nextInFocusChain()
    while one is not None and one is not part:
        if part.isAncestorOf(one):
            yield one
        one = one.nextInFocusChain()


def _takes(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isVisible() and widget.isEnabled()
