"""Draws every screen into build/gallery, to be looked at: ``python -m tests.views.gallery [part of a name…]``."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.presenters.fakes import as_work

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.domain.day.status import Action
from kiosk.domain.diagnostic.report import Check, Line, Mark
from kiosk.domain.platform.sign_in import BY_CODE, WaysIn
from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.views import theme, translations
from kiosk.views.frame.main_window import MainWindow
from kiosk.views.places import MAKERS, PLACES
from tests.presenters.fakes import NOW, RamPreferences, as_desk, settled
from tests.views.fakes import WHO, BelievableDesk

Step = Callable[["Scene"], Awaitable[None]]


async def turns(count: int = 6) -> None:
    """Lets the loop turn, and Qt lay out and draw."""
    for _ in range(count):
        await asyncio.sleep(0.005)


class Scene:
    """The window over a desk of its own."""

    def __init__(self, desk: BelievableDesk, width: int, height: int) -> None:
        self.desk = desk
        self.opened: list[str] = []
        self.browser_opens = True
        self.application = ApplicationPresenter(
            as_desk(desk),
            desk.clock,
            RamPreferences(),
            MAKERS,
            SiteChoices("https://rdv.exemple.test"),
            open_address=self._open,
        )
        self.checks: list[str] = []
        """The instances for which the desk was checked, as they were typed."""
        self.found: list[Line] = []
        diagnostic = DiagnosticPresenter(
            as_work(as_desk(desk), self.application.work.tasks, clock=desk.clock), self._check, self.application
        )
        self.window = MainWindow(self.application, diagnostic, PLACES)
        self.window.resize(width, height)
        self.window.show()

    def _open(self, address: str) -> bool:
        self.opened.append(address)
        return self.browser_opens

    async def _check(self, instance: str, tell: Callable[[Line], None]) -> None:
        self.checks.append(instance)
        for line in self.found:
            tell(line)

    async def settle(self) -> None:
        await settled(self.application.work.tasks)
        await turns()

    @property
    def frame(self):  # type: ignore[no-untyped-def]
        assert self.window.frame is not None
        return self.window.frame

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)


async def diagnostic(scene: Scene) -> None:
    advice = "Vérifiez l’adresse, puis le câble ou le Wi-Fi, puis le réglage DNS du poste. " * 2
    scene.found = [Line(check, Mark.WELL, "https://rdv.exemple.test") for check in Check if check is not Check.LINK]
    scene.found[2] = Line(Check.NAME, Mark.WRONG, "rdv.exemple.test est introuvable", advice)
    scene.press(Qt.Key.Key_F8)
    await scene.settle()


async def _select(scene: Scene, number: int = 21) -> None:
    scene.frame.page("agenda").table.choose(f"rdv-{number}")
    await scene.settle()


async def panel(scene: Scene) -> None:
    await _select(scene)
    scene.frame.show_panel(True)
    await scene.settle()


async def hover(scene: Scene) -> None:
    table = scene.frame.page("agenda").table
    row = table.rows_model.row_of("rdv-29")
    QTest.mouseMove(table.viewport(), QPoint(300, table.rowViewportPosition(row) + 18))
    table.setFocus()
    await _select(scene, 23)


async def columns(scene: Scene) -> None:
    scene.press(Qt.Key.Key_C)
    await scene.settle()


async def columns_panel(scene: Scene) -> None:
    await columns(scene)
    scene.frame.show_panel(True)
    scene.frame.presenter.page("agenda").board.select("rdv-29")
    await scene.settle()


async def waiting(scene: Scene) -> None:
    scene.frame.presenter.pages.go_to("waiting_room")
    await scene.settle()


async def notice(scene: Scene) -> None:
    scene.frame.presenter.page("agenda").board.act(Action.WAITING, ("rdv-23",))
    await scene.settle()


async def confirm(scene: Scene) -> None:
    scene.frame.presenter.page("agenda").board.act(Action.REVOKED, ("rdv-29",))
    await scene.settle()


async def error(scene: Scene) -> None:
    scene.application.notices.error(
        "La plateforme ne répond pas comme prévu. Vos gestes sont gardés\u00a0: appuyez sur F5 dans quelques minutes."
    )
    await scene.settle()


async def cut(scene: Scene) -> None:
    scene.desk.unsent_count = 2
    scene.desk.mark_unsent(21)
    scene.desk.mark_unsent(23, "Le rendez-vous a été supprimé sur la plateforme.")
    scene.desk.tell("rdvs", 21, 23)
    scene.desk.memory_durable = False
    scene.desk.set_sync(connected=False, cut_since=NOW - timedelta(minutes=9))
    await _select(scene, 23)
    scene.frame.show_panel(True)
    await scene.settle()


async def filtered(scene: Scene) -> None:
    scene.frame.page("agenda").header.filter.setText("martin")
    scene.frame.page("agenda").header.filter.setFocus()
    await scene.settle()


async def filtered_empty(scene: Scene) -> None:
    scene.frame.page("agenda").header.filter.setText("zzz")
    await scene.settle()


async def empty(scene: Scene) -> None:
    scene.frame.presenter.where.go_to(NOW.date() + timedelta(days=6))
    await scene.settle()


async def loading(scene: Scene) -> None:
    scene.desk.synced_at = None
    scene.frame.presenter.where.go_to(NOW.date() + timedelta(days=6))
    await scene.settle()


async def keys_help(scene: Scene) -> None:
    scene.press(Qt.Key.Key_F1)
    await scene.settle()


async def calendar(scene: Scene) -> None:
    scene.frame.top.day.open_calendar()
    await scene.settle()


async def agents_menu(scene: Scene) -> None:
    scene.frame.page("agenda").header.agents.open()
    await scene.settle()


async def context_menu(scene: Scene) -> None:
    await _select(scene, 29)
    table = scene.frame.page("agenda").table
    table._open_menu(table.viewport().mapToGlobal(QPoint(400, 300)), ("rdv-29",))
    await scene.settle()


async def nothing(scene: Scene) -> None:
    await scene.settle()


async def sign_in_failed(scene: Scene) -> None:
    scene.application.sign_in.failed.emit(
        "L’adresse e-mail ou le mot de passe est inexact. Vérifiez-les, ou demandez un nouveau mot de passe "
        "sur la plateforme."
    )
    await scene.settle()


async def _by_browser(scene: Scene, *, password: bool = False, application: bool = True) -> None:
    scene.desk.ways = WaysIn(password=password, browser=True, application=application)
    scene.application.sign_in.ways.look_away()
    scene.application.sign_in.look_at("https://rdv.maville.test")
    scene.window.sign_in_page.instance.setText("https://rdv.maville.test")  # type: ignore[union-attr]
    await scene.settle()


async def by_browser(scene: Scene) -> None:
    await _by_browser(scene)


async def by_both(scene: Scene) -> None:
    await _by_browser(scene, password=True)


async def no_application(scene: Scene) -> None:
    await _by_browser(scene, application=False)


async def browser_waited_for(scene: Scene) -> None:
    await _by_browser(scene)
    scene.application.sign_in.sign_in_by_browser("https://rdv.maville.test", False)
    await scene.settle()


async def browser_not_opened(scene: Scene) -> None:
    scene.browser_opens = False
    await browser_waited_for(scene)


async def code_refused(scene: Scene) -> None:
    scene.desk.redirect_uri = BY_CODE
    await browser_waited_for(scene)
    scene.window.sign_in_page.waiting.code.setText("mauvais")  # type: ignore[union-attr]
    scene.application.sign_in.browser.answer("mauvais")
    await scene.settle()


async def instances(scene: Scene) -> None:
    await _by_browser(scene)
    scene.window.sign_in_page.instance.open_list()  # type: ignore[union-attr]
    await scene.settle()


async def session_lost(scene: Scene) -> None:
    assert scene.desk.who is not None
    scene.desk.who = replace(scene.desk.who, by_browser=True)
    scene.desk.unsent_count = 2
    scene.desk.set_sync(signed_out=True)
    await scene.settle()


async def session_lost_asked(scene: Scene) -> None:
    await session_lost(scene)
    scene.frame.presenter.link.sign_in_again()
    await scene.settle()


SCREENS: dict[str, Step] = {
    "board": nothing, "hover": hover, "panel": panel, "columns": columns, "columns_panel": columns_panel,
    "waiting": waiting, "notice": notice, "confirm": confirm, "error": error, "cut": cut, "filtered": filtered,
    "filtered_empty": filtered_empty, "empty": empty, "loading": loading, "keys": keys_help, "calendar": calendar,
    "agents": agents_menu, "menu": context_menu, "lost": session_lost, "lost_asked": session_lost_asked,
    "diagnostic": diagnostic,
}  # fmt: skip


SIGN_IN: dict[str, Step] = {
    "sign_in": nothing, "sign_in_failed": sign_in_failed, "browser": by_browser, "both": by_both,
    "no_application": no_application, "waited": browser_waited_for, "not_opened": browser_not_opened,
    "code_refused": code_refused, "instances": instances,
}  # fmt: skip
SIZES = {"1280": (1280, 800), "1366": (1366, 768), "1920": (1920, 1080)}


async def draw(folder: Path, wanted: list[str]) -> None:
    """Draws the pictures whose names contain one of ``wanted`` (all without)."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for scheme, percent in (("light", 100), ("dark", 100), ("contrast", 100), ("light", 150), ("light", 200)):
        theme.apply(app, scheme, percent)
        for size_name, size in SIZES.items():
            for name, step in (SCREENS | SIGN_IN).items():
                title = f"{name}-{size_name}-{scheme}-{percent}"
                if wanted and not any(one in title for one in wanted):
                    continue
                await picture(folder / f"{title}.png", size, step, signed_out=name in SIGN_IN)


async def picture(path: Path, size: tuple[int, int], step: Step, *, signed_out: bool) -> None:
    """Draws one screen."""
    desk = BelievableDesk()
    if signed_out:
        desk.who, desk.remembered = None, False
    scene = Scene(desk, *size)
    scene.application.start()
    await scene.settle()
    await step(scene)
    await turns()
    shot = scene.window.grab()
    popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if popup is not None:
        from PySide6.QtGui import QPainter

        painter = QPainter(shot)
        painter.drawPixmap(popup.mapToGlobal(QPoint(0, 0)) - scene.window.mapToGlobal(QPoint(0, 0)), popup.grab())
        painter.end()
        popup.close()
    shot.save(str(path))
    scene.window.close()
    await scene.application.close()
    scene.window.deleteLater()
    await turns()


def main() -> None:
    folder = Path("build/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    translations.install(app)
    loop = QEventLoop(app)
    with loop:
        loop.run_until_complete(draw(folder, sys.argv[1:]))
    assert WHO


if __name__ == "__main__":
    main()
