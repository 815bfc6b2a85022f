"""Questions before what cannot be taken back in silence: one at a time, asked over whatever page is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Question:
    """``accept`` is called when the person says yes.

    ``lines`` go with ``text``, ``after`` stands below them; ``yes`` is a verb, that of what then happens.
    """

    title: str
    text: str
    lines: tuple[str, ...]
    yes: str
    no: str
    accept: Callable[[], None]
    after: str = ""
    warnings: tuple[str, ...] = ()
    """What the person may pass over, but should know."""
    choices: tuple[tuple[str, Callable[[], None]], ...] = ()
    """Instead of a yes: each of the answers, and what it does."""


class Questions(QObject):
    """Where every presenter asks; the window listens to ``asked``."""

    asked = Signal(object)
    """A Question."""

    def ask(self, question: Question) -> None:
        """Asks ``question``, and returns at once."""
        self.asked.emit(question)
