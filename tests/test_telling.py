"""Nothing of anybody in a log, whatever is given to it."""

from __future__ import annotations

import ast
import json
import logging
import warnings
from collections.abc import Iterator
from enum import Enum
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from kiosk import telling
from kiosk.telling import FIELDS, UNKNOWN, Harmless, Lines

ROOT = Path(__file__).resolve().parent.parent
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
NAME, PHONE = "DUPONT Léa", "0639980012"


class Mark(Enum):
    WELL = NAME


class Log:
    def __init__(self) -> None:
        self.stream = StringIO()
        self.logger = logging.getLogger("kiosk.tests.telling")
        self.logger.propagate = False
        self.logger.setLevel(logging.DEBUG)
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(Lines())
        self.logger.addHandler(self.handler)

    def last(self) -> dict[str, Any]:
        text = self.stream.getvalue()
        assert NAME not in text
        assert PHONE not in text
        line = json.loads(text.splitlines()[-1])
        assert isinstance(line, dict)
        assert set(line) <= set(FIELDS)
        return line


@pytest.fixture
def log() -> Iterator[Log]:
    made = Log()
    yield made
    made.logger.removeHandler(made.handler)


def test_an_event_stands_in_the_code_and_what_goes_with_it_is_known(log: Log) -> None:
    log.logger.info("%d of %s at %s, %s %s %s", 3, NAME, {"phone": PHONE}, Mark.WELL, ValueError(NAME), int(PHONE))
    assert log.last()["event"] == "%d of %s at %s, %s %s %s"
    places = "ValueError at an unknown place"
    assert log.last()["with"] == [3, "<str>", "<dict>", "Mark.WELL", places, "<int>"]
    log.logger.info("%(who)s", {"who": NAME})
    assert log.last()["with"] == ["<str>"]
    log.logger.warning("a lone %s, %s, %s", Harmless("word"), int, None)
    assert log.last()["with"] == ["word", "int", None]


@pytest.mark.expects_errors
def test_what_was_put_together_is_not_written(log: Log) -> None:
    for text in (f"{NAME} has come", "%s has come" % NAME, "".join((NAME, " has come"))):  # noqa: UP031
        log.logger.info(text)
        assert log.last()["event"] == UNKNOWN
    log.logger.error({"who": NAME})
    assert log.last()["event"] == UNKNOWN
    log.handler.handle(logging.LogRecord("elsewhere", logging.INFO, "other.py", 1, NAME, (), None, "other"))
    assert log.last()["event"] == UNKNOWN


@pytest.mark.expects_errors
def test_an_exception_is_its_type_and_its_places(log: Log) -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        log.logger.exception("it failed", stack_info=True)
    assert log.last()["event"] == "it failed"
    assert log.last()["error"].startswith("ValueError at test_telling.py:")


def test_what_python_warns_of_is_told_by_its_place(log: Log) -> None:
    root = logging.getLogger("py.warnings")
    root.addHandler(log.handler)
    put_back = telling.catch_all()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning(UserWarning(NAME), UserWarning, f"/home/{NAME}/file.py", 12)
    finally:
        put_back()
        root.removeHandler(log.handler)
    assert log.last()["with"] == ["UserWarning", "file.py", 12]


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((ROOT / "kiosk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = node.func.value
                logger = isinstance(of, ast.Name) and of.id.strip("_").lower() in ("log", "logger", "root")
                made = isinstance(of, ast.Call) and ast.unparse(of.func) == "logging.getLogger"
                if (logger or made) and node.func.attr in (
                    ["debug", "info", "warning", "error", "exception", "critical", "log"]
                ):
                    yield path, node


def test_every_event_of_ours_will_be_read() -> None:
    """A text that is put together, or a value that is no number, would stand as « ? » or « <str> » in the log."""
    found = list(calls())
    assert len(found) > 15
    for path, call in found:
        event, *values = (
            call.args[1:] if isinstance(call.func, ast.Attribute) and call.func.attr == "log" else call.args
        )
        place = f"{path.relative_to(ROOT)}:{call.lineno}"
        assert isinstance(event, ast.Constant), place
        for value in values:
            assert not isinstance(value, ast.JoinedStr), place
            assert not (isinstance(value, ast.Call) and ast.unparse(value.func) in ("str", "repr")), place


def test_what_is_called_harmless_is_looked_at_by_a_reviewer() -> None:
    """Whoever adds a place answers for what it says: words of ours, names of code, never a value."""
    places = {
        path.relative_to(ROOT / "kiosk").as_posix()
        for path in (ROOT / "kiosk").rglob("*.py")
        if "Harmless(" in path.read_text("utf-8")
    }
    assert places == {
        "telling.py",
        "app/logs.py",
        "presenters/work/tasks.py",
        "sync/faults.py",
        "sync/upkeep.py",
        "platform_server/outbound/deliverer.py",
        "platform_server/serving/app.py",
    }
