"""The log of the desk, in its profile: lines of JSON in ``kiosk.log``, which ``kiosk.telling`` keeps free of people.

Qt's own messages go to the same log, by their category and the function that speaks: the rest of them may quote data.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from typing import Any, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from kiosk import telling
from kiosk.telling import ErrorOutput, Harmless, Lines

FILE: Final = "kiosk.log"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_SPEAKS = re.compile(r"Q[A-Za-z]+(?:::~?[A-Za-z]+)+|(?<= in file )\S+\.cpp, line \d+$")
"""In a message of Qt's, the function that speaks, or the line of Qt that found itself wrong."""
_WORDS_OF_ASYNCIO = {
    "Task was destroyed but it is pending!",
    "Task exception was never retrieved",
    "Future exception was never retrieved",
    "unhandled exception during asyncio.run() shutdown",
}


class _QuietFile(RotatingFileHandler):
    """A file for its owner alone, which may one day not be written any more: the log then loses lines, and nobody is
    shown a stack trace."""

    def _open(self) -> TextIOWrapper:
        # Made with its rights, whatever the process gives to others; one of an older release is given them too.
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        if os.name == "posix":
            os.fchmod(descriptor, 0o600)
        return TextIOWrapper(os.fdopen(descriptor, "ab"), encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None: ...


class Log:
    """What writes, and what stood in its place before."""

    def __init__(self, handler: logging.Handler) -> None:
        root = logging.getLogger()
        self.handler = handler
        self._former = [one for one in root.handlers if isinstance(one, ErrorOutput)], root.level
        for one in self._former[0]:
            root.removeHandler(one)
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        self._put_back = telling.catch_all()

    def end(self) -> None:
        """Puts back what was there."""
        root = logging.getLogger()
        self._put_back()
        root.removeHandler(self.handler)
        self.handler.close()
        for one in self._former[0]:
            root.addHandler(one)
        root.setLevel(self._former[1])


def start(folder: Path) -> Log:
    """Writes the log of this process to ``folder``/kiosk.log, 1 MB, three files kept. Returns what ``stop`` takes.

    Where that file cannot be made, what matters goes to the error output.
    """
    try:
        handler: logging.Handler = _QuietFile(folder / FILE, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
        handler.setFormatter(Lines())
    except OSError:
        handler = ErrorOutput()
    # A line for each call, of which it could say nothing.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    qInstallMessageHandler(_from_qt)
    return Log(handler)


def follow(loop: asyncio.AbstractEventLoop) -> None:
    """Has what nobody waited for on ``loop`` written by its places: asyncio's own words show tasks and arguments whole.

    To be called on each loop that runs after ``start``.
    """
    loop.set_exception_handler(_from_loop)


def stop(log: Log) -> None:
    """Undoes ``start``."""
    qInstallMessageHandler(None)
    log.end()


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    speaks = _SPEAKS.match(message or "") or (kind == QtMsgType.QtFatalMsg and _SPEAKS.search(message or ""))
    who = Harmless(PurePath(speaks[0]).name if speaks else "Qt")
    logger = logging.getLogger(f"qt.{context.category or 'default'}")
    logger.log(_LEVELS.get(kind, logging.WARNING), "a message of %s", who)


def _from_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error, message = context.get("exception"), context.get("message")
    words = Harmless(message if message in _WORDS_OF_ASYNCIO else "in words of asyncio's")
    if isinstance(error, BaseException):
        logging.getLogger("asyncio").error("nobody waited for this", exc_info=error)
    else:
        logging.getLogger("asyncio").error("a fault: %s", words)
