"""What is written where others read it – logs, the error output: what happened and where, never about whom.

By construction: an event is a text that stands in the code, which is looked up there; what goes with it is numbers,
members of enumerations and types, and texts that somebody has called ``Harmless``. Anything else is told by its type,
an exception by its type and the places that it passed through: messages of exceptions quote what people typed.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import Enum
from pathlib import PurePath
from types import CodeType, TracebackType
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

FIELDS = ("at", "level", "from", "event", "with", "error")
"""What a line of a log is made of."""
UNKNOWN = "?"
"""An event of which nobody knows what it says: it was put together, and may hold anything."""
_LARGEST = 10**8  # a telephone number has more digits


class Harmless(str):
    """A text that holds nothing about anybody, whatever happened: words of ours, names of code."""

    __slots__ = ()


def trace_without_data(error: BaseException) -> Harmless:
    """Where ``error`` was raised: its class and the calls that led there, without its message or any value."""
    calls = " < ".join(
        f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__, limit=-8))
    )
    return Harmless(f"{type(error).__name__} at {calls or 'an unknown place'}")


class Lines(logging.Formatter):
    """A record as one line of JSON with ``FIELDS``. To be used by handlers that write in the thread that logs."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "event": _event(record),
        }
        # logging hands a lone mapping over as it is.
        given = record.args.values() if isinstance(record.args, Mapping) else record.args
        if given:
            told["with"] = [_shown(value) for value in given]
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = trace_without_data(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    text = record.msg
    if isinstance(text, Harmless):
        return text
    frame = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        if code.co_name == record.funcName and code.co_filename == record.pathname:
            return text if _written_in(code, text) else UNKNOWN
        frame = frame.f_back  # type: ignore[assignment]
    return UNKNOWN


def _written_in(code: CodeType, text: object) -> bool:
    return type(text) is str and text in code.co_consts


def _shown(value: object) -> object:
    match value:
        case None | bool() | float() | Harmless():
            return value
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case int():
            return value if -_LARGEST < value < _LARGEST else "<int>"
        case type():
            return value.__name__
        case BaseException():
            return trace_without_data(value)
    return f"<{type(value).__name__}>"


class ErrorOutput(logging.StreamHandler[TextIO]):
    """Warnings and worse, as lines on the error output."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.setLevel(logging.WARNING)
        self.setFormatter(Lines())


def catch_all() -> Callable[[], None]:
    """Has what nobody caught, and what Python warns of, logged so. Returns what puts the former ways back."""
    former = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning

    def back() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = former

    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_a_thread
    sys.unraisablehook = _unraisable
    warnings.showwarning = _warned
    return back


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger("kiosk").critical("uncaught", exc_info=(kind, error, trace))


def _uncaught_in_a_thread(uncaught: threading.ExceptHookArgs) -> None:
    if uncaught.exc_value is not None and not isinstance(uncaught.exc_value, SystemExit):
        _uncaught(uncaught.exc_type, uncaught.exc_value, uncaught.exc_traceback)


def _unraisable(unraisable: UnraisableHookArgs) -> None:
    if unraisable.exc_value is not None:
        _uncaught(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    place = Harmless(PurePath(filename).name)
    logging.getLogger("py.warnings").warning("%s warned of at %s:%d", category, place, lineno)
