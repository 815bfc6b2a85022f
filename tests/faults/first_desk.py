"""The command ``kiosk`` as a process that says aloud what happens in its window, one line each.

A test cannot look into another process, and the command has no means to be looked into.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk import process
from kiosk.__main__ import parser
from kiosk.app.compose import Parts
from kiosk.app.given_account import GivenAccount
from kiosk.app.options import Options
from kiosk.app.run import run
from tests.support.secrets import FileSecrets


class Teller(QObject):
    """Prints what its window goes through."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.window.installEventFilter(self)
        parts.presenter.closed.connect(self._closed)
        parts.presenter.opened.connect(lambda _frame: tell("opened"))
        parts.presenter.sign_in.failed.connect(self._failed)

    def _closed(self, reason: str) -> None:
        # At the loop's next turn, once the page stands.
        QTimer.singleShot(0, self, lambda: tell("sign-in page", reason or self._error()))

    def _failed(self, _text: str) -> None:
        QTimer.singleShot(0, self, lambda: tell("error", self._error()))

    def _error(self) -> str:
        page = self._parts.window.sign_in_page
        return page.error.text() if page is not None and page.error.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange:
            tell("minimised" if self._parts.window.isMinimized() else "raised")
        return super().eventFilter(watched, event)


def tell(what: str, text: str = "") -> None:
    print(f"{what}: {text}" if text else what, flush=True)


def main() -> int:
    """Arguments: the file that stands for the keyring, « minimised » or « shown », then those of ``kiosk``."""
    process.begin()
    keys, form, *arguments = sys.argv[1:]
    given = parser().parse_args(arguments)
    tellers: list[Teller] = []

    def prepared(parts: Parts) -> None:
        tellers.append(Teller(parts))
        if form == "minimised":
            parts.presenter.closed.connect(lambda _reason: parts.window.showMinimized())

    options = Options(profile=given.profile, config=given.config, instance=given.instance, now=given.now)
    account = GivenAccount(process.take_variable("KIOSK_EMAIL"), process.take_variable("KIOSK_PASSWORD"))
    return run(options, account, secrets=FileSecrets(Path(keys)), prepared=prepared)


if __name__ == "__main__":
    sys.exit(main())
