"""A page: its line in the table, what the frame needs of it, and what it finds in the frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Action
from kiosk.presenters.around.around import Maker
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.work.notices import Notice
from kiosk.views.commands import Command, Extra
from kiosk.views.standing import Kind, StandingMessage
from kiosk.views.widgets.sheets import Sheets
from kiosk.views.widgets.side_panel import SidePanel

MenuLines: TypeAlias = Callable[[str], Sequence[Extra]]
Offered: TypeAlias = Callable[[Sequence[str]], tuple[Action, ...]]
"""What can be done to lines of the day, by their keys."""


class Page(QWidget):
    """A page of the frame. What it does not say itself is as here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")

    def focus_page(self) -> None:
        """Takes the keyboard, where it is wanted first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        return False

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes through, in the order of the eye."""
        return (self,)

    def letters(self) -> QWidget:
        """What takes a letter for which nothing else has a use: it is pressed while a button has the keyboard."""
        return self

    def head_over(self, room: int) -> QWidget | None:
        """The page's head, where it is to stand on the line of the day, ``room`` px wide; None: on the page."""
        return None

    def take_head(self) -> None:
        """The head that stood on the line of the day is the page's again."""

    @property
    def by_initials(self) -> bool:
        """Whether it names usagers by their initials while the screen is discreet; else it is covered then."""
        return False

    @property
    def keys_of(self) -> str:
        """Whose keys the bottom reminds of, where those of the place do nothing; empty: the place's."""
        return ""


class Rows(Protocol):
    """The lines of a page of the day, and the gestures made on them."""

    def row(self, key: str) -> Row | None: ...
    def offered(self, keys: Sequence[str]) -> tuple[Action, ...]: ...
    def act(self, action: Action, keys: Sequence[str]) -> None: ...


@runtime_checkable
class OfTheDay(Protocol):
    """A page of lines of the day: the panel and the choice of the day stand beside it."""

    rows: Rows

    def chosen(self) -> tuple[str, ...]:
        """The keys of the lines in hand."""


@runtime_checkable
class HasCalendar(Protocol):
    """A page with a calendar of its own."""

    def open_calendar(self) -> None: ...


class Host(Protocol):
    """The frame, as its pages know it."""

    presenter: FramePresenter
    place: str
    """Where one is; a sheet may lie over it."""
    stack: QStackedWidget
    """The pages and sheets; what is made for the frame has it, or ``widget``, for a parent."""
    sheets: Sheets

    @property
    def widget(self) -> QWidget:
        """The frame itself."""

    def page(self, place: str) -> Any:
        """The ``Page`` of a place, made now if nobody has been there yet."""

    def stand_beside(self, panel: SidePanel, menu_lines: MenuLines) -> None:
        """Puts ``panel`` at the right of the pages of the day; ``menu_lines`` are what it adds to their menus."""

    @property
    def menu_lines(self) -> MenuLines:
        """What to add to the menu of a line of the day, by its key."""

    def show_panel(self, shown: bool) -> None:
        """Opens or closes the panel."""

    def fit(self) -> None:
        """Lays out anew what stands around the page shown: it asks for something else than before."""

    def on_key(self, press: Callable[[QKeyEvent], bool]) -> None:
        """Has ``press`` asked about each key that the page leaves; it says whether the key was one of its own."""

    def step_back(self) -> None:
        """What Escape does."""

    def show_hints(self) -> None:
        """Reminds of the keys of what is in sight: they are others than before."""

    def say(self, notice: Notice) -> None:
        """Shows a notice at the bottom."""

    def standing(self, icon: str, kind: Kind, rank: int) -> StandingMessage:
        """A place at the bottom for something that lasts; the lowest ``rank`` stands in front of the others."""

    def say_copied(self, text: str) -> None:
        """Says what is on the clipboard."""

    def open_address(self, address: str, instead: str = "") -> bool:
        """Opens an address, if it may be; ``instead`` is copied where no program takes it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page. Its presenter is made when it is first wanted, its widget when somebody first goes there."""

    id: str
    command: Command
    """Goes there: the title, the icon and the keys."""
    presenter: Maker
    page: Callable[[Any, Host], Page]
    over: Callable[[Host], None] | None = None
    """Sets up what the page has in the frame even where another is shown: keys, a palette, sheets."""
    counted: bool = False
    """Whether its button shows a figure: the presenter's ``count``, which ``count_changed`` brings up to date."""
    in_rail: bool = True
    """Whether it has a button at the left; what has none is led to from elsewhere."""
    seen: Callable[[FramePresenter], bool] = lambda _: True
    """Whether who is at work may see it."""
