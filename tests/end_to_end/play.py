"""Plays the morning offscreen, prints each step in French as it is played, and leaves a picture of each.

``make demo`` runs it where there is no display: ``python -m tests.end_to_end.play``.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from tests.support.offscreen import PLATFORM

os.environ["QT_QPA_PLATFORM"] = PLATFORM

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from kiosk.app.demonstration import demonstration_instant
from kiosk.clock import Clock
from kiosk.command_line import Parser, speaking
from tests.end_to_end import hall, morning
from tests.end_to_end.browser import Browser
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.screen import Screen
from tests.end_to_end.stage import settings_at
from tests.support.platform_process import LIKES, PlatformProcess, behaving, start_platform
from tests.support.secrets import MemorySecrets

PICTURES = Path(__file__).resolve().parents[2] / "build" / "demo"


class Faults(logging.Handler):
    """What goes wrong without stopping the morning: an error in the log, a word of Qt's, a crash in an event."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(f"{record.name} : {record.getMessage()}")

    def from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Without a display Qt says of each menu that it can neither raise it nor take the keyboard for it."""
        if kind != QtMsgType.QtDebugMsg and not message.startswith("This plugin does not support"):
            self.found.append(f"Qt : {message}")

    def from_an_event(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Where PySide6 brings what a handler of Qt's events raises."""
        sys.__excepthook__(kind, error, trace)
        self.found.append(f"{kind.__name__} : {error}")


def _morning(like: str) -> tuple[int, int]:
    """Plays the morning on a platform of its own that behaves ``like`` another; how many steps were said, and how many
    pictures were written.

    Raises AssertionError when the screen or the platform is not as it should be, PlatformDidNotStart.
    """
    faults = Faults()
    logging.getLogger().addHandler(faults)
    qInstallMessageHandler(faults.from_qt)
    sys.excepthook = faults.from_an_event
    instant = demonstration_instant(Clock().now())
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    print("La plateforme embarquée démarre, avec un territoire inventé…", flush=True)
    with start_platform("--demo", "--now", instant.isoformat(), *behaving(like)) as platform:
        application = QApplication(sys.argv[:1])
        browser = Browser()
        try:
            with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
                result = runner.run(_play_on(platform, like, browser, instant))
        finally:
            browser.close()
    assert not faults.found, faults.found[0]
    complaints = "".join(platform.errors)
    assert not complaints, f"la plateforme s’est plainte :\n{complaints}"
    return result


async def _play_on(platform: PlatformProcess, like: str, browser: Browser, instant: datetime) -> tuple[int, int]:
    steps = 0
    pictures = 0

    def say(text: str) -> None:
        nonlocal steps
        steps += 1
        print(f"  {steps:2}. {text}", flush=True)

    async def picture(name: str) -> None:
        nonlocal pictures
        pictures += 1
        await screen.picture(PICTURES / f"{pictures:02}-{name}.png")

    secretary, second_desk, relief = platform.accounts[:3]
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as folder:
        screen = await Screen.open(
            Path(folder),
            Clock(instant),
            MemorySecrets(),
            platform.url,
            settings=settings_at(like),
        )
        screen.browser = browser
        try:
            colleague = await Colleague.arrive(platform.url, second_desk.email, second_desk.password, Clock(instant))
            try:
                await morning.play(screen, colleague, browser, secretary, relief, say, picture)
            finally:
                await colleague.leave()
        finally:
            await screen.close()

        async def picture_of(window: QWidget, name: str) -> None:
            nonlocal pictures
            pictures += 1
            for _ in range(10):
                await asyncio.sleep(0.01)
            path = PICTURES / f"{pictures:02}-{name}.png"
            assert window.grab().save(str(path)), f"{path} n’a pas pu être écrit"

        settings = settings_at(like)
        await hall.play(platform, secretary, settings, instant, Path(folder) / "hall", say, picture_of, browser)
    return steps, pictures


def main(arguments: Sequence[str] = ()) -> int:
    """Plays the morning on a platform of its own; the exit code of the process is returned."""
    with speaking():
        parser = Parser(prog="make demo", description="Joue une matinée dans la vraie fenêtre, sans écran.")
        parser.add_argument("--like", choices=LIKES, default="own", help="la plateforme embarquée se conduit comme…")
        like = parser.parse_args(arguments).like
    began = time.monotonic()
    try:
        steps, pictures = _morning(like)
    except Exception as error:
        if not isinstance(error, AssertionError):
            traceback.print_exc()
        said = str(error).replace("never came: ", "jamais arrivé : ") or type(error).__name__
        print(f"Quelque chose ne va pas : {said}", file=sys.stderr)
        print(f"Les images prises jusque-là sont dans {_shown(PICTURES)}", file=sys.stderr)
        return 1
    print(
        f"Matinée jouée en {time.monotonic() - began:.0f} s : {steps} étapes vérifiées à l’écran et sur la plateforme."
    )
    print(f"{pictures} images dans {_shown(PICTURES)}")
    return 0


def _shown(path: Path) -> str:
    """A path as the person who runs this would type it."""
    try:
        return f"{path.relative_to(Path.cwd())}{os.sep}"
    except ValueError:
        return f"{path}{os.sep}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
