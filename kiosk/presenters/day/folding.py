"""What of a day lies folded, what the hand keeps out of the folds, and whether the day takes its compact form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal, TypeAlias

from kiosk.domain.day.board import CANCELLED_KEY, Folds, Row, RowKind

Density: TypeAlias = Literal["auto", "roomy", "compact"]
EVERYTHING_OPEN = Folds(past_open=True, cancelled_open=True, lines_open=True)


class Folding:
    """What a person opened and closed on one day, until another is shown."""

    def __init__(self) -> None:
        self.compact = False
        self.density: Density = "auto"
        """What the person chose; « auto » lets a long day take the compact form by itself."""
        self.room: int | None = None
        """How many RDVs the page holds at their usual height: a day of more is a long one. None: nobody said."""
        self._opened: dict[str, bool] = {}
        self._kept: dict[str, datetime] = {}
        self._past_open: bool | None = None
        self._cancelled_open = False

    def start_over(self) -> None:
        """Another day, another lieu: nothing was chosen yet."""
        self._opened.clear()
        self._kept.clear()
        self._past_open = None
        self._cancelled_open = False

    def toggle(self, row: Row) -> None:
        """Opens or closes ``row``: a fold, or an RDV of several usagers."""
        if row.key == CANCELLED_KEY:
            self._cancelled_open = not row.open
        elif row.kind is RowKind.FOLD:
            self._past_open = not row.open
            self._kept.clear()
        else:
            self._opened[row.key] = not row.open

    def look_for(self, in_hand: Row | None) -> None:
        """The filter is another: who is looked for is not kept under a line that was closed before.

        Whom a filter found in a group, and who is in hand, keeps their line: no letter acts on all the others.
        """
        self._opened = {key: is_open for key, is_open in self._opened.items() if is_open}
        self.open_on(in_hand)

    def open_on(self, row: Row | None) -> None:
        """Opens the group in which ``row`` is one of several."""
        if row is not None and row.kind is RowKind.PARTICIPATION and row.entry is not None:
            self._opened[f"rdv-{row.entry.rdv.id}"] = True

    def keep(self, keys: Iterable[str], now: datetime) -> None:
        """These lines do not slip into a fold: the hand has just been on them."""
        self._kept |= dict.fromkeys(keys, now)

    def let_go(self, before: datetime) -> None:
        """Lines that no hand was on since ``before`` may fold again."""
        self._kept = {key: since for key, since in self._kept.items() if since > before}

    def rename(self, renamed: Callable[[str], str]) -> None:
        """Lines have other keys: what was made here has the platform's number now."""
        self._opened = {renamed(key): is_open for key, is_open in self._opened.items()}

    def weigh(self, total: int, *, afresh: bool) -> bool:
        """Takes the form that ``total`` RDVs want; says whether it is another than before.

        Without ``afresh`` a day that was long stays so: lines never come apart again under the hand.
        """
        long = self.room is not None and total > self.room
        by_itself = long or (self.compact and not afresh)
        wanted = {"compact": True, "roomy": False}.get(self.density, by_itself)
        before, self.compact = self.compact, wanted
        return wanted is not before

    def folds(self, in_hand: str) -> Folds:
        """What to fold, but for the line of the key ``in_hand``."""
        kept = frozenset((*self._kept, in_hand))
        return Folds(dict(self._opened), self._past_open, self._cancelled_open, compact=self.compact, kept=kept)
