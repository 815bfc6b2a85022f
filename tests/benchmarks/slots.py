"""From the question asked to the slots painted: 60 agents, 7 days, the platform on the same machine."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.app.compose import Parts, compose
from kiosk.clock import Clock
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.settings import Settings
from kiosk.views.booking.slot_grid import SlotGrid
from tests.benchmarks.data import EMAIL, NOW, PASSWORD
from tests.benchmarks.report import Figure
from tests.benchmarks.server import Client
from tests.benchmarks.server_data import CONSULTATION, reference_data
from tests.support.platform_process import start_platform
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

QUESTIONS = 30
LONGEST = 10.0
LIMIT = 100.0


class AnswerPainted(QObject):
    """Notes when the grid has painted the answer to the last question."""

    def __init__(self, grid: SlotGrid, search: SlotSearch) -> None:
        super().__init__(grid)
        self._grid = grid
        self._search = search
        self._painted: asyncio.Future[float] | None = None
        grid.viewport().installEventFilter(self)

    def expect(self) -> asyncio.Future[float]:
        """A future of the instant after the paint of an answer to what is asked now."""
        self._painted = asyncio.get_running_loop().create_future()
        return self._painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        search = self._search
        if event.type() != QEvent.Type.Paint or self._painted is None or search.state != "found":
            return False
        if search.found is None or search.found.days[0] != search.first_day:
            return False
        painted, self._painted = self._painted, None
        # Painted here rather than after this filter, so that the instant is that of the end of the paint.
        self._grid.viewportEvent(event)
        painted.set_result(time.perf_counter())
        return True


def measure(application: QApplication) -> list[Figure]:
    """The median beside that of the bare HTTP answer to the same questions, in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data.json")
        data.write_text(json.dumps(reference_data()), encoding="utf-8")
        options = ("--data", data, "--now", NOW.isoformat(), "--devices-per-agent", "9")
        with (
            start_platform(*options, timeout=180, as_command=True) as platform,
            asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
        ):
            client = Client(platform.url)
            client.sign_in()
            bare = [_bare(client, place) for place in range(QUESTIONS)]
            client.close()
            spans, count = runner.run(_questions(platform.url, Path(folder)))
    return [
        Figure(
            f"question → créneaux peints (60 agents, 7 jours, {count} créneaux), médiane",
            statistics.median(spans) * 1000,
            "ms",
            statistics.median(bare) * 1000,
            "réponse HTTP seule",
            LIMIT,
            "value",
        )
    ]


def _bare(client: Client, place: int) -> float:
    day = "2026-11-23" if place % 2 else "2026-11-30"
    begun = time.perf_counter()
    client.ask("GET", f"/api/desk/v1/organisations/1/creneaux?motif_id={CONSULTATION}&from={day}&days=7")
    return time.perf_counter() - begun


async def _questions(url: str, folder: Path) -> tuple[list[float], int]:
    parts = await _at_work(url, folder / "profile")
    frame, window = parts.presenter.frame, parts.window.frame
    assert frame is not None
    assert window is not None
    frame.pages.go_to("booking")
    search = frame.page("booking").search
    await until(lambda: search.directory is not None and CONSULTATION in search.directory.motifs, "the motifs", 60)
    search.set_motif(CONSULTATION)
    await until(lambda: search.state == "found", "the first answer", 60)
    page = window.page("booking")
    assert page is not None
    watch = AnswerPainted(page.grid, search)
    spans: list[float] = []
    count = 0
    for place in range(QUESTIONS):
        await until(lambda: not parts.desk.sync_state.busy, "sync at rest", 60)
        painted = watch.expect()
        begun = time.perf_counter()
        if place % 2:
            search.go_by(-7)
        else:
            search.go_by(7)
        async with asyncio.timeout(LONGEST):
            spans.append(await painted - begun)
        assert search.found is not None
        count = max(count, search.found.count)
    await parts.close()
    return spans, count


async def _at_work(url: str, profile: Path) -> Parts:
    profile.mkdir()
    parts = compose(Settings(), profile, Clock(NOW), MemorySecrets(), instance=url)
    parts.window.resize(1920, 1080)
    parts.window.show()
    parts.presenter.start()
    parts.presenter.sign_in.sign_in(url, EMAIL, PASSWORD, False)
    await until(lambda: parts.window.frame is not None and parts.presenter.frame is not None, "the frame", 30)
    await until(lambda: parts.desk.sync_state.last_synced is not None, "the day", 60)
    return parts
