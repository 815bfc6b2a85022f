"""The real window as a person has it: keys, a mouse, and what can be read on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton, QWidget

from kiosk.app.compose import Parts, compose
from kiosk.clock import Clock
from kiosk.domain.day.board import Counter
from kiosk.presenters.day.board_model import Column
from kiosk.settings import Settings
from kiosk.store.secrets import SecretStore
from kiosk.sync.engine import Sync
from kiosk.sync.timing import SyncTiming
from kiosk.views import theme, translations
from kiosk.views.confirm import ConfirmDialog
from kiosk.views.day.table import RowTable
from kiosk.views.frame.main_frame import MainFrame
from kiosk.views.sign_in.page import SignInPage
from kiosk.views.switch.page import SwitchPage
from tests.end_to_end.browser import Browser
from tests.support.oauth import answered, authorise
from tests.support.rest import at_rest
from tests.support.waiting import until

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
LEFT_BUTTON = Qt.MouseButton.LeftButton


class Screen:
    """A desk composed as the application composes it, and shown. Everything is done to it from outside, as by hand."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.window = parts.window
        self.browser: Browser | None = None
        """Where the person goes on, when the desk sends them there."""

    @classmethod
    async def open(
        cls,
        profile: Path,
        clock: Clock,
        secrets: SecretStore,
        instance: str,
        *,
        settings: Settings | None = None,
        timing: SyncTiming | None = None,
        width: int = 1280,
        height: int = 800,
    ) -> Screen:
        """Opens the window over ``profile``, a folder that exists, and comes back once its first page is ready."""
        if not _dressed:
            dress()
        screen = cls(compose(settings or Settings(), profile, clock, secrets, instance=instance, timing=timing))
        screen.window.resize(width, height)
        screen.window.show()
        screen.parts.presenter.start()
        await until(lambda: screen.window.stack.currentWidget() is not None, "la première page")
        await until(lambda: not screen.parts.presenter.sign_in.ways.asking, "les façons de se connecter")
        return screen

    async def close(self) -> None:
        """Ends the desk as the application does."""
        await self.parts.close()

    # Where one is

    @property
    def frame(self) -> MainFrame:
        assert self.window.frame is not None, "nobody is at work"
        return self.window.frame

    @property
    def sign_in_page(self) -> SignInPage:
        assert self.window.sign_in_page is not None, "the sign-in page has not been shown"
        return self.window.sign_in_page

    @property
    def signing_in(self) -> bool:
        page = self.window.sign_in_page
        return page is not None and self.window.stack.currentWidget() is page

    @property
    def sharers(self) -> SwitchPage:
        """The page of those who share the desk, which has been shown."""
        assert self.window.switch_page is not None
        return self.window.switch_page

    @property
    def among_names(self) -> bool:
        """Whether those who share the desk are shown."""
        page = self.window.switch_page
        return page is not None and self.window.stack.currentWidget() is page

    @property
    def at_work(self) -> bool:
        frame = self.window.frame
        return frame is not None and self.window.stack.currentWidget() is frame

    @property
    def table(self) -> RowTable:
        """The list of the page shown: the agenda's, or the waiting room's."""
        shown = "waiting_room" if self.frame.place == "waiting_room" else "agenda"
        table: RowTable = self.frame.page(shown).table
        return table

    # Hands

    async def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Presses a key where the keyboard is: in the open menu or question, else in the window."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            await self._do(lambda: QTest.keyClick(popup.focusWidget() or popup, key, modifier))
            return
        await self.come_forward()
        handle = self._front().windowHandle()
        await self._do(lambda: QTest.keyClick(handle, key, modifier))

    async def write(self, text: str) -> None:
        """Types ``text`` where the keyboard is."""
        await self.come_forward()
        field = self._front().focusWidget()
        assert field is not None, "aucun champ n’a le clavier"
        await self._do(lambda: QTest.keyClicks(field, text))

    async def click(self, widget: QWidget, at: QPoint | None = None, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Clicks in the middle of ``widget``, or at a point of it."""
        await self.come_forward()
        await until(widget.isVisible, f"de quoi cliquer ({type(widget).__name__} {widget.objectName()})")
        place = at if at is not None else widget.rect().center()
        await self._do(lambda: QTest.mouseClick(widget, LEFT_BUTTON, modifier, place))

    async def hover(self, widget: QWidget, at: QPoint) -> None:
        """Moves the mouse over a point of ``widget``."""
        await self._do(lambda: QTest.mouseMove(widget, at))

    async def choose(self, button: QToolButton, text: str) -> None:
        """Opens the menu of ``button`` and clicks on the line that says ``text``."""
        await self.click(button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "aucun menu ne s’est ouvert"
        action = next((one for one in menu.actions() if one.text() == text), None)
        assert action is not None, f"« {text} » n’est pas parmi {[one.text() for one in menu.actions()]}"
        place = menu.actionGeometry(action).center()
        await self._do(lambda: QTest.mouseClick(menu, LEFT_BUTTON, NONE, place))
        await until(lambda: QApplication.activePopupWidget() is None, "la fermeture du menu")

    async def open_context_menu(self) -> None:
        """Presses the menu key: Qt makes a context menu event of it only where a display does."""
        await self.come_forward()
        viewport = self.table.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), viewport.mapToGlobal(QPoint(0, 0)))
        await self._do(lambda: _send(viewport, event))

    async def come_forward(self) -> None:
        """The window, or the question over it, takes the keyboard."""
        front = self._front()
        if not front.isActiveWindow():
            front.activateWindow()
            await until(front.isActiveWindow, "la fenêtre au premier plan")

    def _front(self) -> QWidget:
        modal = QApplication.activeModalWidget()
        return modal if modal is not None and self._mine(modal) else self.window

    def _mine(self, widget: QWidget) -> bool:
        parent: QWidget | None = widget
        while parent is not None and parent is not self.window:
            parent = parent.parentWidget()
        return parent is self.window

    async def _do(self, act: Callable[[], None]) -> None:
        """Does it from Qt's own loop, as a person would: a menu that opens keeps its loop to itself until it closes."""
        popup = QApplication.activePopupWidget()
        ended = asyncio.get_running_loop().create_future()

        def now() -> None:
            try:
                act()
            finally:
                if not ended.done():
                    ended.set_result(None)

        QTimer.singleShot(0, now)
        await until(
            lambda: ended.done() or QApplication.activePopupWidget() is not popup, "l’effet de la touche ou du clic"
        )

    # Signing in

    async def sign_in(self, email: str, password: str, *, stay: bool = False) -> None:
        """Says who one is, here or in the browser as the platform has it; comes back when the page has answered."""
        await until(lambda: self.signing_in or self.among_names, "la page de connexion, ou les noms")
        if self.among_names:
            await self.click(self.sharers.other)
            await until(lambda: self.signing_in, "la page de connexion")
        page = self.sign_in_page
        await until(lambda: not self.parts.presenter.sign_in.ways.asking, "les façons de se connecter")
        if page.password.isHidden():
            await self._sign_in_by_browser(email, password, stay=stay)
            return
        await self.click(page.email)
        await self.press(Key.Key_A, CTRL)
        await self.write(email)
        await self.press(Key.Key_Tab)
        await self.press(Key.Key_A, CTRL)
        await self.write(password)
        if stay != page.stay.isChecked():
            page.stay.setFocus()
            await self.press(Key.Key_Space)
            page.password.setFocus()
        await self.press(Key.Key_Return)
        await until(lambda: self.at_work or not page.error.isHidden(), "une réponse à la connexion", 20)

    async def _sign_in_by_browser(self, email: str, password: str, *, stay: bool) -> None:
        """The button, the platform's pages, and the code that they show, pasted."""
        page, browser = self.sign_in_page, self.browser
        assert browser is not None, "personne devant le navigateur"
        if stay != page.stay.isChecked():
            await self.click(page.stay)
        before = len(browser.opened)
        await self.click(page.browser_button)
        await until(lambda: len(browser.opened) > before, "le navigateur")
        platform = self.parts.presenter.sign_in.instance
        back = await asyncio.to_thread(authorise, platform, email, password, browser.opened[-1])
        await until(page.waiting.isVisible, "la page qui attend le navigateur")
        await self.write(answered(back)["code"])
        await self.press(Key.Key_Return)
        await until(lambda: self.at_work or not page.error.isHidden(), "une réponse à la connexion", 20)

    async def day_shown(self) -> None:
        """Comes back once the day is on the screen and the platform has been heard."""
        await until(lambda: self.at_work and bool(self.names()), "les lignes du jour", 20)
        await until(lambda: self.frame.presenter.link.connected is True, "le mot « Connecté »")
        await until(
            lambda: self.frame.presenter.link.sync_text.startswith(("À jour", "Up to date")), "les mots « À jour »"
        )
        await until(
            lambda: any(lieu is not None for lieu, _ in self.frame.presenter.where.lieux), "les lieux de l’organisation"
        )

    async def all_pulled(self) -> None:
        """Comes back once all that a start asks of the platform, behind what is shown too, is in the memory."""

        def rests() -> bool:
            sync = self.parts.desk._session.sync
            return isinstance(sync, Sync) and at_rest(sync)

        await until(rests, "la fin de ce qu’un démarrage demande")

    # Eyes

    def text(self, place: int, column: Column) -> str:
        """What a cell of the list says."""
        model = self.table.model()
        return str(model.data(model.index(place, column)) or "")

    def names(self) -> list[str]:
        """The names down the list, fold and line of now left out."""
        rows = range(self.table.model().rowCount(QModelIndex()))
        return [self.text(place, Column.NAME) for place in rows if self._is_rdv(place)]

    def _is_rdv(self, place: int) -> bool:
        row = self.table.row_at(place)
        return row is not None and row.entry is not None

    def place(self, name: str) -> int:
        """Which line is ``name``'s, -1 when none is."""
        rows = range(self.table.model().rowCount(QModelIndex()))
        return next((place for place in rows if self._is_rdv(place) and self.text(place, Column.NAME) == name), -1)

    def state(self, name: str) -> str:
        """What the line of ``name`` says in « État »; « » when the line is not there."""
        place = self.place(name)
        return self.text(place, Column.STATUS) if place >= 0 else ""

    def waits_for(self, name: str) -> str:
        """What the line of ``name`` says in « Attente »."""
        return self.text(self.place(name), Column.WAIT)

    @property
    def motifs_coloured(self) -> bool:
        """Whether every line of the list shows the colour of its motif."""
        model = self.table.model()
        colour = Qt.ItemDataRole.DecorationRole
        rows = [place for place in range(model.rowCount(QModelIndex())) if self._is_rdv(place)]
        return bool(rows) and all(model.data(model.index(place, Column.MOTIF), colour) for place in rows)

    def unsent(self, name: str) -> bool:
        """Whether the line of ``name`` bears the arrow of what is not sent yet."""
        row = self.table.row_at(self.place(name))
        return row is not None and row.unsent

    def problem(self, name: str) -> str:
        """What the line of ``name`` says went wrong."""
        row = self.table.row_at(self.place(name))
        return row.problem if row is not None else ""

    def figure(self, counter: Counter) -> int:
        """What a counter above the agenda says."""
        return int(self.frame.page("agenda").header.counters[counter].figure())

    @property
    def notice(self) -> str:
        """The notice at the bottom, « » when there is none."""
        bar = self.frame.bottom.notice
        return bar.text() if bar.isVisible() else ""

    @property
    def current(self) -> str:
        """The name on the line where the keyboard is."""
        place = self.table.currentIndex().row()
        return self.text(place, Column.NAME) if place >= 0 else ""

    @property
    def question(self) -> ConfirmDialog | None:
        """The question being asked, None when there is none."""
        asked = [one for one in self.window.findChildren(ConfirmDialog) if one.isVisible()]
        return asked[-1] if asked else None

    @property
    def question_text(self) -> str:
        """All that the question says, line by line."""
        asked = self.question
        return "\n".join(label.text() for label in asked.findChildren(QLabel)) if asked is not None else ""

    # What one does to a line

    async def go_to(self, name: str) -> None:
        """Clicks on the line of ``name``."""
        await until(lambda: self.place(name) >= 0, f"une ligne « {name} »")
        table = self.table
        index = table.model().index(self.place(name), Column.NAME)
        table.scrollTo(index)
        await self.click(table.viewport(), table.visualRect(index).center())
        await until(lambda: self.current == name, f"le clavier sur la ligne « {name} »")

    async def gesture(self, name: str, key: Qt.Key) -> None:
        """Goes to the line of ``name`` and presses the key of a gesture."""
        await self.go_to(name)
        await self.press(key)

    async def says(self, name: str, state: str, timeout: float = 30.0) -> None:
        """Waits until the line of ``name`` says ``state``, for ``timeout`` seconds at most."""
        try:
            await until(lambda: self.state(name) == state, "", timeout)
        except AssertionError:
            said = [f"la ligne de {name} dit « {self.state(name)} » au lieu de « {state} »", *self._else_shown(name)]
            raise AssertionError(" ; ".join(said)) from None

    async def tells(self, text: str) -> None:
        """Waits until the notice at the bottom has ``text`` in it: it comes a moment after the line has changed."""
        try:
            await until(lambda: text in self.notice, "")
        except AssertionError:
            raise AssertionError(f"le message dit « {self.notice} » au lieu de « {text} »") from None

    def _else_shown(self, name: str) -> list[str]:
        """What else the window says, for whoever has to find out why a line is not as it should be."""
        shown = {"question": self.question_text, "message": self.notice, "problème": self.problem(name)}
        return [f"{what} : « {text} »" for what, text in shown.items() if text]

    async def asked(self) -> ConfirmDialog:
        """Waits for a question; gives it."""
        await until(lambda: self.question is not None, "une question")
        question = self.question
        assert question is not None
        return question

    async def answered(self) -> None:
        """Waits until no question is asked any more."""
        await until(lambda: self.question is None, "la fermeture de la question")

    # Pictures

    async def painted(self) -> None:
        """Lets what has just changed be laid out and drawn."""
        for _ in range(4):
            await asyncio.sleep(0)
            QApplication.sendPostedEvents(None, 0)

    async def picture(self, path: Path) -> None:
        """Writes the window, with the question or menu over it, as a PNG file in a folder that exists."""
        await self.painted()
        shot = self.window.grab()
        over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if over is not None and over is not self.window:
            painter = QPainter(shot)
            at = over.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0))
            if over.isModal():
                # What a window manager draws: a question without its edge would melt into the page.
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(0, 0, 0, 4))
                for reach in range(1, 15):
                    painter.drawRoundedRect(QRect(at, over.size()).adjusted(-reach, -reach, reach, reach), 6, 6)
            painter.drawPixmap(at, over.grab())
            painter.end()
        assert shot.save(str(path)), f"{path} n’a pas pu être écrit"


def _send(widget: QWidget, event: QContextMenuEvent) -> None:
    QApplication.sendEvent(widget, event)


_dressed = False


def dress(scheme: str = "light", text_percent: int = 100) -> None:
    """Gives the application its looks, as its start does."""
    global _dressed
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not _dressed:
        application.setQuitOnLastWindowClosed(False)
        translations.install(application)
        _dressed = True
    look = theme.look()
    if not application.styleSheet() or (str(look.scheme), look.text_percent) != (scheme, text_percent):
        theme.apply(application, scheme, text_percent)
