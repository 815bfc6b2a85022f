"""Sheets: what takes the whole page for a while, and gives it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.presenters.usagers.page import UsagersPresenter


class Leaving(Protocol):
    """What a sheet shows: it is told when the person goes elsewhere."""

    def close(self) -> None: ...


class Sheets(QObject):
    """Lays each sheet over the page that was there when it opened. A sheet is made when it is first wanted."""

    changed = Signal()
    """Another page or sheet is in sight, and wants the keyboard."""

    def __init__(self, usagers: UsagersPresenter, pages: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._page: QWidget | None = None  # what the sheets lie on
        self._sheets: dict[QWidget, Leaving] = {}
        self._in_sight: QWidget | None = None
        self._made: dict[str, QWidget] = {}
        for name, work, make in (
            ("form", usagers.form, _form),
            ("referents", usagers.referents, _referents),
            ("merge", usagers.merge, _merge),
        ):
            work.opened.connect(lambda name=name, work=work, make=make: self._show(name, work, make))
            work.closed.connect(lambda name=name: self._give_back(name))
        self._usagers = usagers
        pages.currentChanged.connect(self._turned)

    def in_sight(self) -> str:
        """The sheet that is shown, « form », « referents » or « merge »; empty: none."""
        shown = self._pages.currentWidget()
        return next((name for name, sheet in self._made.items() if sheet is shown), "")

    def _show(self, name: str, leaving: Leaving, make: Callable[[UsagersPresenter, QWidget], QWidget]) -> None:
        sheet = self._made.get(name)
        if sheet is None:
            sheet = self._made[name] = make(self._usagers, self._pages)
            self._sheets[sheet] = leaving
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
        if before is not None and before is not self._in_sight and before in self._sheets:
            self._sheets[before].close()


def _form(usagers: UsagersPresenter, parent: QWidget) -> QWidget:
    from kiosk.views.usagers.form import UsagerForm

    return UsagerForm(usagers.form, parent)


def _referents(usagers: UsagersPresenter, parent: QWidget) -> QWidget:
    from kiosk.views.usagers.referents import ReferentsSheet

    return ReferentsSheet(usagers.referents, parent)


def _merge(usagers: UsagersPresenter, parent: QWidget) -> QWidget:
    from kiosk.views.usagers.merge import MergeSheet

    return MergeSheet(usagers.merge, parent)
