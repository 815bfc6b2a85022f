"""The log of the desk: what failed and where, never about whom.

Messages of exceptions can hold names (a server's answer, an SQL parameter), so an exception is written as its type and
the places it passed through. Qt's own messages go to the same log.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from kiosk.presenters.work.tasks import trace_without_data

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

ExceptionInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_former_hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class PlacesOnly(logging.Formatter):
    """Formats an exception as its type and places in the code, without its message."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own text of the exception on the record, message and all.
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: ExceptionInfo) -> str:
        error = ei[1]
        return trace_without_data(error) if error is not None else "no exception"


class _QuietFile(RotatingFileHandler):
    """A file that may one day not be written any more: the log then loses lines, and nobody is shown a stack trace."""

    def handleError(self, record: logging.LogRecord) -> None: ...


def start(folder: Path) -> logging.Handler:
    """Writes the log of this process to ``folder``/kiosk.log, 1 MB, three files kept. Returns the handler to close.

    Where that file cannot be made, what matters goes to the error output.
    """
    try:
        handler: logging.Handler = _QuietFile(folder / "kiosk.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
        handler.setLevel(logging.WARNING)
    handler.setFormatter(PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # Addresses of requests hold ids of people.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    qInstallMessageHandler(_from_qt)
    global _former_hooks
    _former_hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_a_thread
    sys.unraisablehook = _unraisable
    return handler


def follow(loop: asyncio.AbstractEventLoop) -> None:
    """Has what nobody waited for on ``loop`` written by its places: asyncio's own words show tasks and arguments whole.

    To be called on each loop that runs after ``start``.
    """
    loop.set_exception_handler(_from_loop)


def stop(handler: logging.Handler) -> None:
    """Undoes ``start``."""
    qInstallMessageHandler(None)
    sys.excepthook, threading.excepthook, sys.unraisablehook = _former_hooks
    logging.getLogger().removeHandler(handler)
    handler.close()


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("kiosk").critical("uncaught", exc_info=(kind, error, trace))


def _uncaught_in_a_thread(uncaught: threading.ExceptHookArgs) -> None:
    if uncaught.exc_value is not None and not isinstance(uncaught.exc_value, SystemExit):
        _uncaught(uncaught.exc_type, uncaught.exc_value, uncaught.exc_traceback)


def _unraisable(unraisable: UnraisableHookArgs) -> None:
    if unraisable.exc_value is not None:
        _uncaught(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)


def _from_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if isinstance(error, BaseException):
        logging.getLogger("asyncio").error("nobody waited for this", exc_info=error)
    else:
        # Without an exception the words are asyncio's alone.
        logging.getLogger("asyncio").error("%s", context.get("message", "an unknown fault"))
