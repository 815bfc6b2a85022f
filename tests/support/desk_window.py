"""The whole window over a real desk, at a platform in this process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.platform_server.values.like import OWN, Like
from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.presenters.work.notices import Notice
from kiosk.presenters.work.questions import Question
from kiosk.views.confirm import ConfirmDialog
from kiosk.views.frame.main_window import MainWindow
from kiosk.views.places import MAKERS, PLACES
from tests.presenters.fakes import RamPreferences
from tests.support.desk import Counter, at_the_counter
from tests.support.waiting import until

W = TypeVar("W", bound=QWidget)


@dataclass
class DeskWindow:
    """What is seen, what was said and asked, and the desk and the platform behind it."""

    counter: Counter
    application: ApplicationPresenter
    window: MainWindow
    notices: list[Notice]
    asked: list[Question]

    @property
    def frame(self) -> Any:
        assert self.window.frame is not None
        return self.window.frame

    async def settle(self) -> None:
        """Until nobody waits for anything, and Qt has laid out and drawn."""
        tasks, desk = self.application.work.tasks, self.counter.desk
        await until(lambda: not (tasks.names or desk.unsent_count), "rest")
        for _ in range(6):
            await asyncio.sleep(0.002)

    async def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        await self.settle()

    async def write(self, text: str) -> None:
        """Letters without accents, where the keyboard is."""
        QTest.keyClicks(self.window.focusWidget(), text)
        await self.settle()

    async def say_yes(self) -> None:
        """Presses yes under what was asked last."""
        dialog = self.window.findChildren(ConfirmDialog)[-1]
        dialog.yes.click()
        await until(dialog.isHidden, "the question to close")
        await self.settle()


@asynccontextmanager
async def desk_window(
    folder: Path, data: Mapping[str, Any] | None = None, *, like: Like = OWN, size: tuple[int, int] = (1366, 768)
) -> AsyncIterator[DeskWindow]:
    """Claire at work on the day of ``data``; pytest-qt must leave Qt's events to the loop."""
    async with at_the_counter(folder, data, like=like, resume=False) as counter:
        site = SiteChoices("https://exemple.test", organisation_id=1)
        application = ApplicationPresenter(counter.desk, counter.clock, RamPreferences(), MAKERS, site)
        notices: list[Notice] = []
        asked: list[Question] = []
        application.notices.noticed.connect(notices.append)
        window = MainWindow(application, DiagnosticPresenter(application.work, _unchecked, application), PLACES)
        window.resize(*size)
        window.show()
        application.start()
        await until(lambda: window.frame is not None, "the frame")
        application.work.questions.asked.connect(asked.append)
        made = DeskWindow(counter, application, window, notices, asked)
        agenda = made.frame.presenter.page("agenda")
        try:
            await until(lambda: (known := agenda.feed.data) is not None and known.agents and known.motifs, "the day")
            await until(lambda: counter.wire.count("/absences"), "the absences")
            await made.settle()
            yield made
        finally:
            while (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            window.hide()  # closing the last one would end the loop
            await application.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def _unchecked(_instance: str, _tell: object) -> None:
    """Nobody checks this desk."""
