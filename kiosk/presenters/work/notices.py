"""Notices: what has just happened, in one line, one at a time at the bottom of the window."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.platform.failures import Failure
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.words.sentences import sentence

_NUMBERS: Final = itertools.count(1)  # of all of them: what one says never takes the place of what another said
Kind = Literal["done", "info", "warning", "error"]
_MOST_LETTERS = 400
"""Some lines: what a server, or a name, says at greater length would push the page away."""


@masked
@dataclass(frozen=True, slots=True)
class Notice:
    """One line for the person. ``undo``: « Reprendre » is offered with it, for ten seconds. Errors stay until read.

    ``key`` is different for each notice, but for those that say the same standing thing again.
    """

    text: str
    kind: Kind = "done"
    undo: bool = False
    key: str = ""
    action: str = ""
    """The words of a button; ``act`` is called when it is pressed."""
    act: Callable[[], None] | None = None


class Notices(QObject):
    """Where every presenter says what happened; the window listens to ``noticed``."""

    noticed = Signal(object)
    """A Notice."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def say(self, text: str, undo: bool = False) -> None:
        """Something was done."""
        self._emit(text, "done", undo)

    def info(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Something worth knowing, that asks for nothing; the button ``action`` may do what it speaks of."""
        self._emit(text, "info", action=action, act=act)

    def warning(self, text: str) -> None:
        """Something was not done as asked, for a reason that the text gives."""
        self._emit(text, "warning")

    def error(self, text: str, key: str = "", action: str = "", act: Callable[[], None] | None = None) -> None:
        """Something went wrong; the text says what to do, and the button ``action`` does it."""
        self._emit(text, "error", key=key, action=action, act=act)

    def failure(self, failure: Failure, words: Callable[[Failure], str] = sentence) -> None:
        """Tells a failure of the trade in its sentence; the same failure again takes the place of the first."""
        self._emit(words(failure), "error", key=f"failure-{type(failure).__name__}")

    def unwritten(self) -> None:
        """Tells that a file could not be written where the person wanted it."""
        self.error(tr("Le fichier n’a pas pu être écrit. Choisissez un autre dossier."))

    def crash(self) -> None:
        """Tells that something in Kiosk itself went wrong, without a word of what."""
        text = tr(
            "Kiosk a rencontré un problème. Vos gestes déjà affichés sont gardés\u202f; "
            "recommencez le dernier, et redémarrez Kiosk si cela se reproduit."
        )
        self._emit(text, "error", key="crash")

    def _emit(
        self,
        text: str,
        kind: Kind,
        undo: bool = False,
        key: str = "",
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        text = text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
        self.noticed.emit(Notice(text, kind, undo, key or f"notice-{next(_NUMBERS)}", action, act))
