"""What an agent has begun to write and not finished: kept in RAM while somebody else is at the desk, never on disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Begun:
    """One such thing: what it is called (« fiche d’usager »), and whatever its form makes of it."""

    words: str
    what: Any


class Typed:
    """Of one agent. Each form says how what is in it is given away, and is handed what it gave the last time."""

    def __init__(self, left: Mapping[str, Begun] | None = None) -> None:
        """``left``: what the same agent left when another took the desk over."""
        self._left = dict(left or {})
        self._forms: dict[str, tuple[str, Callable[[], Any]]] = {}

    def hold(self, name: str, words: str, give: Callable[[], Any]) -> Any:
        """``give`` says what is begun in the form of that name; None, or what is empty: nothing.

        Returns what was left of it; None: nothing. ``words`` say what it is.
        """
        self._forms[name] = (words, give)
        left = self._left.pop(name, None)
        return left.what if left is not None else None

    def begun(self) -> dict[str, Begun]:
        """What is begun now, with what no form has asked for yet."""
        given = {name: Begun(words, give()) for name, (words, give) in self._forms.items()}
        return self._left | {name: one for name, one in given.items() if one.what}


def begun_text(begun: Mapping[str, Begun]) -> str:
    """« fiche d’usager, rendez-vous »."""
    return ", ".join(tr(one.words) for one in begun.values())
