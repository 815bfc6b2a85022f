"""What nobody caught is written by its places, never with what it says."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import logs

NAME = "DUPONT Léa"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    handler = logs.start(tmp_path)
    yield tmp_path / "kiosk.log"
    logs.stop(handler)
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks


def fail(*_people: str) -> None:
    raise ValueError(NAME)


async def fail_later() -> None:
    fail()


def written(log: Path) -> str:
    text = log.read_text("utf-8")
    assert NAME not in text
    return text


@pytest.mark.expects_errors
async def test_a_task_that_nobody_waited_for(log: Path) -> None:
    loop = asyncio.get_running_loop()
    logs.follow(loop)
    task = loop.create_task(fail_later())
    await asyncio.wait([task])
    del task
    gc.collect()
    assert "ValueError at test_logs.py" in written(log)
    loop.set_exception_handler(None)


@pytest.mark.expects_errors
async def test_a_callback(log: Path) -> None:
    loop = asyncio.get_running_loop()
    logs.follow(loop)
    loop.call_soon(fail, NAME)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert "ValueError at test_logs.py" in written(log)
    loop.set_exception_handler(None)


@pytest.mark.expects_errors
def test_a_thread(log: Path) -> None:
    thread = threading.Thread(target=fail, args=(NAME,))
    thread.start()
    thread.join()
    assert "ValueError at test_logs.py" in written(log)


@pytest.mark.expects_errors
def test_what_cannot_be_raised(log: Path) -> None:
    class Falls:
        def __del__(self) -> None:
            fail()

    Falls()
    gc.collect()
    assert "ValueError at test_logs.py" in written(log)
