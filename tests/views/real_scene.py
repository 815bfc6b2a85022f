"""The real window over a real desk, at a platform in this process: what is done by hand is done for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.presenters.work.notices import Notice
from kiosk.views.confirm import ConfirmDialog
from kiosk.views.frame.main_frame import MainFrame
from kiosk.views.frame.main_window import MainWindow
from kiosk.views.places import MAKERS, PLACES
from tests.presenters.fakes import RamPreferences
from tests.support.desk import Counter
from tests.support.waiting import until
from tests.views.gallery import turns

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class RealScene:
    """Claire at work."""

    def __init__(self, counter: Counter, width: int = 1280, height: int = 800) -> None:
        self.counter = counter
        QGuiApplication.setQuitOnLastWindowClosed(False)
        site = SiteChoices("https://exemple.test", organisation_id=1)
        self.application = ApplicationPresenter(counter.desk, counter.clock, RamPreferences(), MAKERS, site)
        self.notices: list[Notice] = []
        self.application.notices.noticed.connect(self.notices.append)
        diagnostic = DiagnosticPresenter(self.application.work, _check, self.application)
        self.window = MainWindow(self.application, diagnostic, PLACES)
        self.window.resize(width, height)
        self.window.show()

    async def start(self) -> None:
        """Until the day is shown, and all that is known of the platform has been read."""
        self.application.start()
        await until(lambda: self.window.frame is not None, "the frame")
        agenda = self.frame.presenter.page("agenda")
        await until(lambda: agenda.board.model.rows and self.counter.wire.count("/absences"), "the day")
        await until(lambda: (data := agenda.feed.data) is not None and data.agents and data.motifs, "the directory")
        await self.settle()

    async def close(self) -> None:
        """Ends all of it."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        await self.application.close()
        self.window.hide()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def frame(self) -> MainFrame:
        assert self.window.frame is not None
        return self.window.frame

    async def settle(self) -> None:
        """Until nobody waits for anything, and it is drawn."""
        tasks, desk = self.application.work.tasks, self.counter.desk
        cut = desk.sync_state.connected is False
        await until(lambda: not tasks.names and (cut or not desk.unsent_count), "rest")
        await turns()

    async def cut(self) -> None:
        """The platform cannot be reached, and the desk knows."""
        await self.counter.lose()
        await turns()

    async def reaches(self, condition: Callable[[], object], what: str) -> None:
        """Lets the desk go on until ``condition`` holds."""
        await until(condition, what)
        await turns()

    @property
    def focus(self) -> QWidget:
        """Who has the keyboard."""
        return self.window.focusWidget() or self.window

    async def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Presses a key where the keyboard is."""
        if self.question is None and not self.window.isActiveWindow():
            self.window.activateWindow()  # as a window manager does; without a display nobody is there to do it
            await until(self.window.isActiveWindow, "the window in front")
        QTest.keyClick(self.question or self.focus, key, modifiers)
        await self.settle()

    async def write(self, text: str) -> None:
        """Types, accents included."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, NONE, letter))
        await self.settle()

    @property
    def question(self) -> ConfirmDialog | None:
        """The question that is put, if any."""
        return next((one for one in self.window.findChildren(ConfirmDialog) if one.isVisible()), None)

    async def says_yes(self) -> None:
        """To the question that is put."""
        assert self.question is not None, "nothing is asked"
        self.question.yes.click()
        await self.settle()

    @property
    def said(self) -> str:
        """What was last said, with plain spaces."""
        return self.notices[-1].text.replace("\u00a0", " ").replace("\u202f", " ") if self.notices else ""


async def _check(_instance: str, _tell: Callable[..., None]) -> None:
    """No desk is checked here."""
