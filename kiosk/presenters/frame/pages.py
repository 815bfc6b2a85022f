"""The pages of who is at work: each made when it is first wanted, out of what it finds around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.board import Thresholds
from kiosk.presenters.frame.preferences import AgentPreferences
from kiosk.presenters.frame.ticker import Ticker
from kiosk.presenters.frame.undo import Undoing
from kiosk.presenters.frame.whereabouts import Whereabouts
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.presenters.frame.intents import Intents


@dataclass(frozen=True, slots=True)
class Around:
    """What the presenter of a page has to work with. It follows by itself whatever it needs of it."""

    work: Work
    where: Whereabouts
    ticker: Ticker
    undoing: Undoing
    pages: Pages
    intents: Intents
    preferences: AgentPreferences
    thresholds: Thresholds
    fiction_numbers: bool


Maker: TypeAlias = Callable[[Around], Any]
"""Makes the presenter of a page, which subscribes itself to what it follows and ends with ``work.tasks``."""


@runtime_checkable
class HasDays(Protocol):
    """A presenter whose own days the keys of the day turn."""

    def previous_day(self) -> None: ...
    def next_day(self) -> None: ...
    def go_to_today(self) -> None: ...


class Pages(QObject):
    """The presenters by the name of their place."""

    gone_to = Signal(str)
    """The person goes to that place: what they find there is theirs to begin with."""
    shown = Signal(str)
    """That place is to be in sight."""

    def __init__(self, makers: Mapping[str, Maker], around: Callable[[], Around], parent: QObject) -> None:
        super().__init__(parent)
        self._makers = makers
        self._around = around
        self._made: dict[str, Any] = {}

    def of(self, place: str) -> Any:
        """The presenter of ``place``, made now if nobody wanted it yet."""
        if place not in self._made:
            self._made[place] = self._makers[place](self._around())
        return self._made[place]

    def go_to(self, place: str) -> None:
        """The person goes to ``place``."""
        self.of(place)
        self.gone_to.emit(place)
        self.shown.emit(place)

    def show(self, place: str) -> None:
        """Brings ``place`` in sight as its presenter has just set it up."""
        self.shown.emit(place)
