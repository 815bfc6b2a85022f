"""Where what this desk keeps is told: at the door, at the bottom of the frame; and the page of the keyring."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.kept.page import KeptPresenter

if TYPE_CHECKING:
    from kiosk.views.kept.keyring import KeyringPage
    from kiosk.views.page import Host
    from kiosk.views.sign_in.page import SignInPage

_RANK = 6  # of what stands at the bottom: everything else is more pressing


class KeptInWindow(QObject):
    """Nobody counts as told by what is behind another page, or in a window that is not shown."""

    def __init__(self, presenter: KeptPresenter, stack: QStackedWidget, titled: Callable[[str], None]) -> None:
        """``titled`` gives the window another title."""
        super().__init__(stack)
        self._presenter = presenter
        self._stack = stack
        self._titled = titled
        self._page: KeyringPage | None = None
        self._under: QWidget | None = None
        presenter.keyring_waits.connect(self._keyring)

    def at_the_door(self, page: SignInPage) -> None:
        """``page`` says so as long as there is something to be told."""
        page.left_behind.offer(tr("Voir…"), lambda: self._open(page))
        self._tell(page, page.left_behind.show_text)

    def in_the_frame(self, frame: Host) -> None:
        """``frame`` says so too."""
        standing = frame.standing("info", "calm", _RANK)
        standing.act = (tr("Voir…"), lambda: self._open(frame.widget))
        self._tell(frame.widget, standing.show_text)

    def _tell(self, page: QWidget, say: Callable[[str], None]) -> None:
        _Told(self._presenter, page, say)

    def _open(self, over: QWidget) -> None:
        from kiosk.views.kept.dialog import KeptDialog

        if self._presenter.lines:
            KeptDialog(self._presenter, over.window()).open()

    def _keyring(self, waits: bool) -> None:
        if waits:
            if self._page is None:
                from kiosk.views.kept.keyring import KeyringPage

                self._page = KeyringPage(self._presenter, self._stack)
                self._stack.addWidget(self._page)
            shown = self._stack.currentWidget()
            self._under = None if shown is self._page else shown
            self._stack.setCurrentWidget(self._page)
            self._titled(self._page.title.text())
        elif self._page is not None and self._stack.currentWidget() is self._page and self._under is not None:
            self._stack.setCurrentWidget(self._under)
            self._titled("Kiosk")


class _Told(QObject):
    """Says it on one page, and notes that it was seen once that page is."""

    def __init__(self, presenter: KeptPresenter, page: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._page = page
        self._say = say
        presenter.changed.connect(self._refresh)
        page.installEventFilter(self)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._refresh()
        return False

    def _refresh(self) -> None:
        self._say(self._presenter.summary)
        if self._page.isVisible():
            self._presenter.seen()
