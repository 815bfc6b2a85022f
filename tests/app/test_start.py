"""What waits for the first paint, and what keeps the start short."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import first_paint, pauses
from kiosk.app.first_paint import FirstPaint
from kiosk.presenters.frame.application import ApplicationPresenter


class Board(QObject):
    changed = Signal()


class Frame(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.board = Board(self)

    def page(self, place: str) -> Frame:
        assert place == "agenda"
        return self


class Application(QObject):
    opened = Signal(object)


@pytest.fixture
def usual_pauses() -> Iterator[None]:
    turn = sys.getswitchinterval()
    yield
    gc.unfreeze()
    sys.setswitchinterval(turn)


class Cycle:
    def __init__(self) -> None:
        self.me = self


def test_python_searches_on_no_thread_and_the_interface_when_it_is_due(qapp: object, usual_pauses: None) -> None:
    pauses.hold()
    assert not gc.isenabled()
    gc.collect()
    searches = pauses.Searches()
    assert searches.look() is None
    gone = weakref.ref(Cycle())
    kept = [Cycle() for _ in range(pauses.YOUNG + 1)]
    assert gone() is not None
    assert searches.look() == 0
    assert gone() is None
    assert kept[0].me is kept[0]


def test_what_was_loaded_at_the_start_is_passed_over(qapp: object, usual_pauses: None) -> None:
    pauses.hold()
    searches = pauses.Searches()
    searches.start()
    assert gc.get_freeze_count() > 0
    searches.stop()


async def test_the_platform_waits_until_the_first_day_has_been_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "LONGEST", 30.0)
    window, application, frame = QWidget(), Application(), Frame()
    qtbot.addWidget(window)
    paint = FirstPaint(window, cast(ApplicationPresenter, application))
    window.show()
    past = asyncio.create_task(paint.past())
    application.opened.emit(frame)
    window.update()
    await asyncio.sleep(0)
    assert not past.done()
    frame.page("agenda").board.changed.emit()
    window.update()
    await asyncio.wait_for(past, 10)


async def test_a_window_that_nobody_paints_does_not_keep_the_platform_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "LONGEST", 0.01)
    window = QWidget()
    qtbot.addWidget(window)
    paint = FirstPaint(window, cast(ApplicationPresenter, Application()))
    await asyncio.wait_for(paint.past(), 10)


# What is not loaded before the first paint. Whoever needs one of these imports it where it is used, or in
# ``first_paint._load``, or cuts a module so that what the first window takes does without it.

# Libraries; of the standard one what is large; rooms; pages that nobody has gone to.
_NOT_BEFORE_THE_PAINT = """
argon2 certifi cryptography dateutil h11 httpcore httpx icalendar jsonschema keyring oauthlib sqlalchemy starlette
truststore uvicorn PySide6.QtDBus PySide6.QtPrintSupport PySide6.QtTest
email html.parser http sqlite3 tomllib unittest xml
kiosk.platform_server kiosk.api_client.calls kiosk.api_client.client kiosk.api_client.sign_in kiosk.app.commands
kiosk.app.demonstration kiosk.app.diagnostic kiosk.app.network kiosk.app.system_lock kiosk.app.unanswering
kiosk.domain.diagnostic kiosk.store.inspection kiosk.sync.engine kiosk.sync.pull kiosk.sync.sending.gestures
kiosk.sync.sending.errands
kiosk.presenters.absences kiosk.presenters.sendings.page kiosk.presenters.week kiosk.presenters.workshops
kiosk.views.about kiosk.views.absences kiosk.views.booking kiosk.views.diagnostic kiosk.views.lock.page
kiosk.views.paper kiosk.views.printing kiosk.views.sendings kiosk.views.sign_in kiosk.views.switch
kiosk.views.usagers.page kiosk.views.waiting_room.page kiosk.views.walk_ins kiosk.views.week kiosk.views.workshops
"""

_START = """
import asyncio, linecache, sys
from pathlib import Path
from kiosk.app import pauses
pauses.hold()
from kiosk.app.run import run
from kiosk.clock import Clock
from kiosk.store.memory_folder import MemoryFolder
from tests.support.secrets import MemorySecrets

async def work():
    folder = MemoryFolder(Path(sys.argv[1]), MemorySecrets(), Clock())
    for _ in range(2):  # made, then found
        memory = await folder.open("https://rdv.ormeval.test", 4)
        await memory.close()

asyncio.run(work())
print(*sys.modules)
print(*(name for name in linecache.cache if "kiosk" in name))
"""


def test_what_the_first_paint_can_do_without_is_not_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path / "profile")], capture_output=True, text=True, check=True
    )
    loaded, read = (line.split() for line in done.stdout.split("\n")[:2])
    assert "kiosk.views.agenda.in_frame" in loaded  # what is painted first
    early = [name for name in loaded if any(f"{name}.".startswith(f"{one}.") for one in _NOT_BEFORE_THE_PAINT.split())]
    assert early == []
    assert read == []  # the text of no module of ours was looked into
