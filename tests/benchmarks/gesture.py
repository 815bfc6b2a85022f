"""From the press of a key to a durable gesture and a repainted line, on a board of 300 RDVs."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.domain.day.board import RowKind
from kiosk.domain.day.status import Shown
from kiosk.presenters.day.board_model import BoardModel
from kiosk.views.day.table import RowTable
from tests.benchmarks import warm
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure, percentile
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

RDVS = 300
GESTURES = 300
LONGEST = 5.0
"""Seconds after which a gesture counts as lost, and the measure fails."""
BETWEEN = 0.1
"""Seconds between a gesture that has been sent and the next key: nobody is quicker."""


def bare_commits(folder: Path, count: int) -> list[float]:
    """Seconds of ``count`` durable commits of one row, by the standard library's SQLite."""
    database = sqlite3.connect(folder / "bare.db", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE outbox (key TEXT PRIMARY KEY, what TEXT)")
    spans = []
    for number in range(count):
        begun = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO outbox VALUES (?, ?)", (f"key-{number}", "x" * 300))
        database.execute("COMMIT")
        spans.append(time.perf_counter() - begun)
    database.close()
    return spans


class RowPainted(QObject):
    """Notes when a line, changed as expected, has been painted."""

    def __init__(self, table: RowTable, model: BoardModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._wanted: tuple[str, Shown] | None = None
        self._painted: asyncio.Future[float] | None = None
        table.viewport().installEventFilter(self)

    def expect(self, key: str, shown: Shown) -> asyncio.Future[float]:
        """A future of the instant after the paint that shows line ``key`` as ``shown``."""
        self._wanted = (key, shown)
        self._painted = asyncio.get_running_loop().create_future()
        return self._painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self._wanted is None or self._painted is None:
            return False
        key, shown = self._wanted
        row, place = self._model.row_at(key), self._model.index(self._model.row_of(key), 0)
        assert isinstance(event, QPaintEvent)
        if row is None or row.shown is not shown or not event.rect().intersects(self._table.visualRect(place)):
            return False
        painted, self._painted = self._painted, None
        # Painted here rather than after this filter, so that the instant is that of the end of the paint.
        self._table.viewportEvent(event)
        painted.set_result(time.perf_counter())
        return True


def measure(application: QApplication) -> list[Figure]:
    """p99 of the gesture beside p99 of the bare commit, both on the same disk and in the same run."""
    with tempfile.TemporaryDirectory() as folder, serving(today=RDVS) as url:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            spans = runner.run(_gestures(url, Path(folder)))
        bare = bare_commits(Path(folder), GESTURES)
    return [
        Figure(
            "touche → geste durable et ligne repeinte (300 RDV), p99",
            percentile(spans, 99) * 1000,
            "ms",
            percentile(bare, 99) * 1000,
            "écriture durable SQLite, p99",
            16,
            "value",
        )
    ]


async def _gestures(url: str, folder: Path) -> list[float]:
    parts = await warm.signed_in(url, folder, MemorySecrets(), RDVS)
    await until(lambda: not parts.desk.sync_state.busy, "sync at rest", 60)
    frame, window = parts.presenter.frame, parts.window
    assert frame is not None
    assert window.frame is not None
    table, model = window.frame.page("agenda").table, frame.page("agenda").board.model
    watch = RowPainted(table, model)
    spans: list[float] = []
    keys = [row.key for row in model.rows if row.kind is RowKind.RDV and row.shown is Shown.UPCOMING]
    assert keys
    while len(spans) < GESTURES:
        key = keys[len(spans) // 2 % len(keys)]
        place = model.index(model.row_of(key), 1)
        table.setCurrentIndex(place)
        table.scrollTo(place)
        for letter, after in ((Qt.Key.Key_A, Shown.WAITING), (Qt.Key.Key_R, Shown.UPCOMING)):
            await until(lambda: parts.desk.unsent_count == 0, "the last gesture sent", 20)
            await asyncio.to_thread(time.sleep, BETWEEN)
            painted = watch.expect(key, after)
            begun = time.perf_counter()
            QTest.keyClick(table, letter)
            try:
                async with asyncio.timeout(LONGEST):
                    ended = await painted
            except TimeoutError:
                row = model.row_at(key)
                raise AssertionError(
                    f"gesture {len(spans)} was not seen: {after} expected, {row and row.shown} in the model, "
                    f"{parts.desk.unsent_count} to be sent"
                ) from None
            spans.append(ended - begun)
    await parts.close()
    return spans
