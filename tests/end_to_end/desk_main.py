"""The real application as a process, which does on its window what it is told on standard input.

Each line in is one of ``sign-in EMAIL PASSWORD`` (staying signed in), ``shown`` (wait for the day), ``all-sent`` (wait
for it), ``door`` (what the sign-in page offers), ``ask-where`` (the system's dialog of a file), ``hang`` (the loop
stands still from now on), ``close`` (the window; ``close-and-hang``: and stands still), ``state NOM Prénom`` and
``A NOM Prénom`` (any gesture's key), and those of ``at_the_desk.py``; each line out says what the window then says.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from kiosk import process
from kiosk.app import last_resort, one_process, unanswering
from kiosk.app import run as app_run
from kiosk.app.compose import Parts
from kiosk.app.options import Options
from kiosk.presenters.words.sync_texts import unsent_text
from kiosk.presenters.work.notices import Notice
from kiosk.presenters.work.questions import Question
from kiosk.views.confirm import ConfirmDialog
from kiosk.views.paper.save_file import ask_where
from tests.end_to_end.at_the_desk import AT_THE_DESK
from tests.end_to_end.browser import Browser
from tests.end_to_end.screen import Key, Screen
from tests.support.secrets import FileSecrets
from tests.support.waiting import until


def say(text: str) -> None:
    print(text, flush=True)


def prepared(parts: Parts) -> None:
    """Called by the application before its window shows, on its loop."""
    loop = asyncio.get_running_loop()
    screen = Screen(parts)
    doing: list[asyncio.Task[None]] = []
    parts.presenter.notices.noticed.connect(lambda notice: _noticed(screen, notice))

    def told(line: str) -> None:
        doing.append(loop.create_task(_do(screen, line)))

    def listen() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(told, line.strip())

    threading.Thread(target=listen, name="told", daemon=True).start()


def _noticed(screen: Screen, notice: Notice) -> None:
    # Said once the window shows it, and not before.
    if screen.window.frame is not None and screen.frame.bottom.notice.text() == notice.text:
        say(f"said {notice.text}")


async def _do(screen: Screen, line: str) -> None:
    try:
        await _carry_out(screen, line)
    except Exception as error:
        say(f"failed {line}: {error}")


async def _carry_out(screen: Screen, line: str) -> None:
    order, _, rest = line.partition(" ")
    match order:
        case "sign-in":
            email, password = rest.split()
            screen.browser = Browser()
            try:
                await screen.sign_in(email, password, stay=True)
            finally:
                screen.browser.close()
        case "shown":
            await until(lambda: screen.at_work and bool(screen.names()), "the day")
            screen.window.grab()
            say(f"shown {screen.frame.top.organisation.text()}, {len(screen.names())} lines")
        case "state":
            await until(lambda: screen.place(rest) >= 0, rest)
            sent = "unsent" if screen.unsent(rest) else "sent"
            say(f"state {screen.state(rest)}, {sent}, {unsent_text(screen.parts.desk.unsent_count)}")
        case "door":
            await until(lambda: screen.signing_in or screen.among_names, "the sign-in page, or the names")
            if screen.among_names:
                await screen.click(screen.sharers.other)
            await until(lambda: screen.signing_in and screen.sign_in_page.instance.isVisible(), "the sign-in page")
            page = screen.sign_in_page
            shown = (page.browser_button, page.password, page.accounts, page.error)
            ways = ["button", "fields", page.accounts.text(), page.error.text()]
            said = [way for one, way in zip(shown, ways, strict=True) if one.isVisible()]
            say(" | ".join(["door", *said]).replace("\n", " "))
        case "hang":
            say("hangs")
            _stand_still()
        case "ask-where":
            ask_where(screen.window, "Enregistrer", "liste.pdf", "PDF (*.pdf)", lambda _path: None)
            await until(lambda: screen.window.findChildren(QFileDialog)[0].isVisible(), "the folders")
            say("asks")
        case "close":
            say("closes")
            screen.window.close()
        case "close-and-hang":
            say("closes")
            screen.window.close()
            _stand_still()
        case _ if order in AT_THE_DESK:
            say(await AT_THE_DESK[order](screen, rest))
        case "all-sent":
            await until(lambda: screen.frame.presenter.link.connected is True, "a connection")
            await until(lambda: not screen.parts.desk.unsent_count, "everything sent")
            say("all sent")
        case _:
            await screen.gesture(rest, getattr(Key, f"Key_{order}"))


def _stand_still() -> None:
    time.sleep(600)


def _says_yes() -> None:
    """Presses the yes of what is asked before there is a window, and says what it was."""
    ask = unanswering.ask_in_a_window

    def asked(application: QApplication, question: Question, **more: bool) -> bool:
        pressing = QTimer(interval=20)

        def press() -> None:
            for dialog in application.topLevelWidgets():
                if isinstance(dialog, ConfirmDialog) and dialog.yes.isVisible():
                    pressing.stop()
                    dialog.grab()
                    say(f"asked {question.title} | {' | '.join(question.lines)}")
                    dialog.yes.click()

        pressing.timeout.connect(press)
        pressing.start()
        return ask(application, question, **more)

    unanswering.ask_in_a_window = asked  # type: ignore[assignment]


def main() -> int:
    process.begin()
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--secrets", type=Path)
    parser.add_argument("--instance", default="")
    parser.add_argument("--now", type=datetime.fromisoformat)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--like", default="")
    parser.add_argument("--patience", type=float, default=last_resort.PATIENCE)
    parser.add_argument("--yes", action="store_true", help="to what is asked before there is a window")
    parser.add_argument("answer", nargs="?")
    given = parser.parse_args()
    last_resort.PATIENCE = given.patience
    one_process.PATIENCE_MS = 500
    if given.yes:
        _says_yes()
        app_run.without_a_screen = lambda: False
    options = Options(
        profile=given.profile,
        config=given.config,
        instance=given.instance,
        now=given.now,
        demo=given.demo,
        like=given.like,
        answer=given.answer or "",
    )
    return app_run.run(options, secrets=FileSecrets(given.secrets) if given.secrets else None, prepared=prepared)


if __name__ == "__main__":
    sys.exit(main())
