"""What holds for every test: no stray error log, no Qt warning, nothing left running, no network but loopback."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
import pytest
from hypothesis import settings

from tests.support.cheap_hashes import as_at_work, cheap_hashes

# Timings never decide a test. Of what holds for all, `make test` looks at some, each time others; `make soak` at many.
settings.register_profile("kiosk", deadline=None, max_examples=30)
settings.register_profile("soak", deadline=None, max_examples=500)
settings.load_profile("kiosk")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# Rooms whose tests run their coroutines on Qt's loop, as the application does.
QT_ROOMS = ("presenters", "views", "app", "end_to_end", "faults")


def _on_qt(item: pytest.Item) -> bool:
    parts = item.path.relative_to(ROOT / "tests").parts
    return bool(parts) and parts[0] in QT_ROOMS


def _qt_loop() -> asyncio.AbstractEventLoop:
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    class Loop(QEventLoop):  # type: ignore[misc] # qasync is without types
        """Nothing goes on while it stands: between a fixture and its test, tasks would find no loop that runs."""

        def run_until_complete(self, future: Any) -> Any:
            ended = asyncio.ensure_future(future, loop=self)
            ended.add_done_callback(lambda _: self.stop())
            self.run_forever()
            return ended.result()

    loop = Loop(QApplication.instance() or QApplication(["kiosk-tests"]))
    assert isinstance(loop, asyncio.AbstractEventLoop)
    return loop


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Qt's loop where the application runs on it, asyncio's own elsewhere."""
    return {"qt": _qt_loop} if _on_qt(item) else {"asyncio": asyncio.new_event_loop}


@pytest.fixture
def shared() -> Path:
    """The folder of the contract and its recordings; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the contract's folder ../shared is not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def hashes_cost_nothing() -> Iterator[None]:
    """Passwords and codes, but where a test asks for ``dear_hashes``."""
    with cheap_hashes():
        yield


@pytest.fixture
def dear_hashes() -> Iterator[None]:
    """Hashes as they are at work, for this test."""
    with as_at_work():
        yield


@pytest.fixture(autouse=True, scope="session")
def certificates_read_once() -> Iterator[None]:
    """Each client of httpx reads the machine's certificates anew, also where it calls without any: 20 ms a test."""
    made = httpx.create_ssl_context
    kept = made(trust_env=False)

    def create(verify: Any = True, cert: Any = None, trust_env: bool = True) -> ssl.SSLContext:
        return kept if verify is True and cert is None and not trust_env else made(verify, cert, trust_env)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("httpx._transports.default.create_ssl_context", create)
        yield


@pytest.fixture(autouse=True)
def no_stray_error_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An error that is only logged fails the test all the same."""
    yield
    if request.node.get_closest_marker("expects_errors"):
        return
    stray = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.ERROR]
    assert not stray, "stray error logs: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in stray)


@pytest.fixture(autouse=True)
def garbage_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """On Qt no thread but this one searches for garbage, as in the application: kiosk/app/pauses.py says why.

    What outlives a test is not searched again: thousands of tests' own descriptions would take most of the time.
    """
    if not _on_qt(request.node):
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything but this machine fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = str(address[0])
            assert host in ("127.0.0.1", "::1", "localhost") or host.startswith("127."), (
                f"network left loopback: {host}"
            )
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


_leaked_tasks: list[str] = []
_cancel_all_tasks = asyncio.runners._cancel_all_tasks  # type: ignore[attr-defined]


def _note_and_cancel(loop: asyncio.AbstractEventLoop) -> None:
    """What the runner calls when it closes, after every fixture: a task that is still there has been leaked."""
    _leaked_tasks.extend(f"{t.get_name()} {t.get_coro()}" for t in asyncio.all_tasks(loop) if not t.done())
    _cancel_all_tasks(loop)


asyncio.runners._cancel_all_tasks = _note_and_cancel  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tasks and threads, and on Qt timers and windows, that a test started are gone when it ends."""
    before = set(threading.enumerate())
    _leaked_tasks.clear()
    yield
    assert not _leaked_tasks, f"tasks left: {_leaked_tasks}"
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not _lasting(t)]
    for thread in left:
        thread.join(5)
    assert not [t for t in left if t.is_alive()], f"threads left: {[t.name for t in left if t.is_alive()]}"
    if _on_qt(request.node):
        _no_widget_left()


def _lasting(thread: threading.Thread) -> bool:
    """Threads of the test tools and of pools that live as long as the process."""
    return thread.name.startswith(("asyncio_", "ThreadPoolExecutor", "execnet", "pytest", "Dummy"))


def _no_widget_left() -> None:
    from PySide6.QtCore import QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    # Widgets given to deleteLater go away at the next turn of the loop.
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not shown, f"windows left open: {[(type(w).__name__, w.objectName()) for w in shown]}"
    running = [
        t
        for w in QApplication.allWidgets()
        for t in w.findChildren(QTimer)
        if t.isActive() and type(w).__module__.startswith("kiosk")
    ]
    assert not running, f"timers left running: {[t.objectName() or t.parent() for t in running]}"
