"""Sheets: what takes the whole page for a while, and gives it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget


class OnSheet(Protocol):
    """What a sheet shows: it says when it begins and ends, and is told when the person goes elsewhere."""

    @property
    def opened(self) -> SignalInstance: ...
    @property
    def closed(self) -> SignalInstance: ...
    def close(self) -> None: ...


class Pages(QStackedWidget):
    """Pages laid over each other, none of which makes the window larger than it is: each is laid out in the room that
    there is, and scrolls where that is not enough."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)


class Sheets(QObject):
    """Lays each sheet over the page that was there when it opened. A sheet is made when it is first wanted."""

    changed = Signal()
    """Another page or sheet is in sight, and wants the keyboard."""

    def __init__(self, pages: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._page: QWidget | None = None  # what the sheets lie on
        self._works: dict[QWidget, OnSheet] = {}
        self._in_sight: QWidget | None = None
        self._made: dict[str, QWidget] = {}
        pages.currentChanged.connect(self._turned)

    def add(self, name: str, work: OnSheet, make: Callable[[], QWidget]) -> None:
        """A sheet more: ``work`` says when it is wanted, ``make`` makes it."""
        work.opened.connect(lambda: self._show(name, work, make))
        work.closed.connect(lambda: self._give_back(name))

    def in_sight(self) -> str:
        """The name of the sheet that is shown; empty: none."""
        shown = self._pages.currentWidget()
        return next((name for name, sheet in self._made.items() if sheet is shown), "")

    def _show(self, name: str, work: OnSheet, make: Callable[[], QWidget]) -> None:
        sheet = self._made.get(name)
        if sheet is None:
            sheet = self._made[name] = make()
            self._works[sheet] = work
            self._pages.addWidget(sheet)
        if not self.in_sight():
            self._page = self._pages.currentWidget()
        self._pages.setCurrentWidget(sheet)
        self.changed.emit()

    def _give_back(self, name: str) -> None:
        sheet = self._made.get(name)
        if sheet is not None and self._pages.currentWidget() is sheet and self._page is not None:
            self._pages.setCurrentWidget(self._page)
            self.changed.emit()

    def _turned(self) -> None:
        """The person went to another place: what was typed is kept for when they come back."""
        before, self._in_sight = self._in_sight, self._pages.currentWidget()
        if before is not None and before is not self._in_sight and before in self._works:
            self._works[before].close()
