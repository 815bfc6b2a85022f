"""The whole application in this process, used as a person uses it: what is typed, pressed and read."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget

from kiosk.api_client.http.deadlines import Deadlines
from kiosk.app import logs
from kiosk.app.compose import Parts, compose
from kiosk.clock import Clock
from kiosk.domain.day.board import Row
from kiosk.domain.day.status import Shown
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.work.notices import Notice
from kiosk.settings import InstanceSettings, Settings
from kiosk.store.secrets import SecretStore
from kiosk.sync.engine import Sync
from kiosk.sync.timing import SyncTiming
from kiosk.views import theme
from kiosk.views.frame.main_frame import MainFrame
from kiosk.views.sign_in.page import SignInPage
from tests.faults.territory import DESK, PASSWORD
from tests.support.rest import at_rest
from tests.support.waiting import until

QUICK = SyncTiming(poll_least=0.1, poll_most=0.3, backoff_first=0.02, backoff_most=0.1)
PATIENT = Deadlines(connect=5, read=10, total=15)
"""For ordinary days, also on a machine that has much else to do."""
BY_PASSWORD = Settings(instance=InstanceSettings(sign_in="password"))
"""The way in is known: the platform is not asked for it, and hears of nothing but what is tried."""
IMPATIENT = Deadlines(connect=0.4, read=0.4, total=0.6)
"""For days on which nobody answers."""


class Reception:
    """One start of the application on ``profile``. Its log is the one that the real command writes."""

    def __init__(
        self,
        profile: Path,
        secrets: SecretStore,
        clock: Clock,
        *,
        instance: str,
        deadlines: Deadlines = PATIENT,
        timing: SyncTiming = QUICK,
        settings: Settings = BY_PASSWORD,
        open_address: Callable[[str], bool] | None = None,
    ) -> None:
        self.profile = profile
        self.said: list[Notice] = []
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._root_level = logging.getLogger().level
        # Qt's messages and uncaught errors stay with the test tools, which fail on them.
        self._hook = sys.excepthook
        self._from_qt: Any = qInstallMessageHandler(_nowhere)
        self._log = logs.start(profile)
        qInstallMessageHandler(self._from_qt)
        sys.excepthook = self._hook
        theme.apply(application, "light", 100)
        self.parts: Parts = compose(
            settings,
            profile,
            clock,
            secrets,
            instance=instance,
            deadlines=deadlines,
            timing=timing,
            open_address=open_address,
        )
        self.window = self.parts.window
        self.parts.presenter.notices.noticed.connect(self.said.append)

    async def open(self) -> None:
        """Until a page is shown."""
        self.window.show()
        self.parts.presenter.start()
        await until(lambda: self.window.stack.currentWidget() is not None, "a page")

    async def close(self) -> None:
        await self.parts.close()
        # The connections that were closed are let go at the loop's next turns.
        for _ in range(3):
            await asyncio.sleep(0)
        gc.collect()
        # ``stop`` takes the test tools' handlers away with its own.
        logs.stop(self._log)
        qInstallMessageHandler(self._from_qt)
        sys.excepthook = self._hook
        logging.getLogger().setLevel(self._root_level)

    async def pulled(self) -> None:
        """Until all that is pulled has been, to the last of the organisation's usagers."""

        def rests() -> bool:
            sync = self.parts.desk._session.sync
            return isinstance(sync, Sync) and at_rest(sync)

        await until(rests, "the end of the pulls")

    # The sign-in page

    @property
    def page(self) -> SignInPage:
        page = self.window.sign_in_page
        assert page is not None
        return page

    @property
    def signing_in(self) -> bool:
        return self.window.stack.currentWidget() is self.window.sign_in_page

    def type_in(self, *, instance: str | None = None, email: str = DESK, password: str = PASSWORD) -> None:
        """Fills the fields in, key by key."""
        for field, text in ((self.page.instance, instance), (self.page.email, email), (self.page.password, password)):
            if text is not None:
                field.clear()
                QTest.keyClicks(field, text)

    async def submit(self) -> str:
        """Presses the button and waits for what comes of it: the error shown, empty when one is in."""
        QTest.mouseClick(self.page.button, Qt.MouseButton.LeftButton)
        await until(lambda: not self.parts.presenter.sign_in.busy, "the end of the sign-in")
        return self.page.error.text() if self.signing_in else ""

    async def sign_in(self, email: str = DESK, password: str = PASSWORD) -> None:
        """Signs in, and waits for the day."""
        self.type_in(email=email, password=password)
        assert await self.submit() == ""
        await self.day_shown()

    # At work

    @property
    def presenter(self) -> FramePresenter:
        presenter = self.parts.presenter.frame
        assert presenter is not None
        return presenter

    @property
    def frame(self) -> MainFrame:
        assert self.window.frame is not None
        return self.window.frame

    async def day_shown(self, rows: int = 4) -> None:
        """Until the day's RDVs and the link with the platform are there."""
        await until(lambda: len(self.rows) >= rows, "the day on the screen")
        await until(lambda: self.presenter.link.connected is not None, "the link")

    @property
    def rows(self) -> Sequence[Row]:
        if self.parts.presenter.frame is None:
            return ()
        return [row for row in self.presenter.page("agenda").board.model.rows if row.entry is not None]

    def row(self, key: str) -> Row:
        row: Row | None = self.presenter.page("agenda").board.row(key)
        assert row is not None, f"{key} is not on the board"
        return row

    async def press(self, key: str, *rows: str) -> None:
        """Chooses each line in turn and presses a key on it; until the gestures are made, or told why not."""
        table = self.frame.page("agenda").table
        for row in rows:
            table.choose(row)
            QTest.keyClick(table, Qt.Key[f"Key_{key.upper()}"])
        tasks = self.parts.presenter.work.tasks
        await until(lambda: not any(name.startswith("gesture") for name in tasks.names), "the end of the gestures")

    async def shows(self, key: str, shown: Shown) -> None:
        """Until a line shows a state."""
        await until(lambda: self.row(key).shown is shown, f"{key} {shown}")

    async def refresh(self) -> None:
        """F5, by its button, which waits for what is under way."""
        await until(self.frame.bottom.refresh_button.isEnabled, "the button")
        QTest.mouseClick(self.frame.bottom.refresh_button, Qt.MouseButton.LeftButton)

    # What is read

    @property
    def band(self) -> str:
        return self.frame.cut.text() if self.frame.cut.isVisible() else ""

    @property
    def warning(self) -> str:
        return self.frame.warning.text() if self.frame.warning.isVisible() else ""

    @property
    def notice(self) -> str:
        return self.frame.bottom.notice.text() if self.frame.bottom.notice.isVisible() else ""

    @property
    def unsent(self) -> str:
        return self.frame.bottom.unsent.text() if self.frame.bottom.unsent.isVisible() else ""

    def screen(self) -> str:
        """All that can be read in the window now."""
        return "\n".join(_texts(self.window))

    def all_that_lasts(self) -> str:
        """What stands at the bottom, or is a click away behind « +1 »."""
        return "\n".join(text for _, text in self.frame.bottom.standing.said)

    def log(self) -> str:
        """What the log holds so far."""
        path = self.profile / "kiosk.log"
        return path.read_text("utf-8") if path.exists() else ""


def _nowhere(kind: QtMsgType, context: object, message: str) -> None: ...


def _texts(widget: QWidget) -> list[str]:
    found = []
    for child in widget.findChildren(QWidget):
        if not child.isVisible():
            continue
        if isinstance(child, QLabel | QAbstractButton):
            found.append(child.text())
        elif isinstance(child, QLineEdit):
            found.append(child.displayText())
        elif isinstance(child, QTableView):
            model = child.model()
            found += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    return found
