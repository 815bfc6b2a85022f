"""From a key in the search of usagers to the results painted, with ten thousand people in the desk's memory."""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from qasync import QEventLoop

from kiosk.domain.people.model import Usager
from kiosk.views.usagers.page import UsagersPage
from tests.benchmarks import warm
from tests.benchmarks.data import FIRST_NAMES, LAST_NAMES
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure, percentile
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

RDVS = 300
PEOPLE = 10_000
WORDS = (
    "dupont lea",
    "martin paul",
    "le goff ines",
    "garcia hugo",
    "06 39 98 12",
    "lefevre chloe",
    "n diaye",
    "3/4/85",
)
BETWEEN = 0.03
"""Seconds between a result and the next key: nobody types faster."""
LONGEST = 5.0


class ResultsPainted(QObject):
    """Notes when the list has been painted with what was typed."""

    def __init__(self, page: UsagersPage) -> None:
        super().__init__(page)
        self._search = page.search
        self._presenter = page._presenter.search
        self._text = ""
        self._painted: asyncio.Future[float] | None = None
        for widget in (page.search.list.viewport(), page.search.empty):
            widget.installEventFilter(self)

    def expect(self, text: str) -> asyncio.Future[float]:
        """A future of the instant after the paint that shows what ``text`` has found."""
        self._text = text
        self._painted = asyncio.get_running_loop().create_future()
        return self._painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self._painted is None:
            return False
        presenter = self._presenter
        if presenter.text != self._text or not presenter._remembered:
            return False
        painted, self._painted = self._painted, None
        if watched is self._search.list.viewport():
            self._search.list.viewportEvent(event)
            painted.set_result(time.perf_counter())
            return True
        painted.set_result(time.perf_counter())
        return False


def measure(application: QApplication) -> list[Figure]:
    """p95 of the first key and of all keys, beside a bare list of thirty texts that shows others."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(today=RDVS) as url,
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        first, every = runner.run(_typed(url, Path(folder)))
        bare = runner.run(_bare_list())
    baseline = percentile(bare, 95) * 1000
    name = "liste nue de 30 textes, p95"
    return [
        Figure("premier caractère → résultats peints (10 000 usagers), p95", percentile(first, 95) * 1000, "ms",
               baseline, name, 30, "value"),
        Figure("chaque caractère → résultats peints (10 000 usagers), p95", percentile(every, 95) * 1000, "ms",
               baseline, name, 30, "value"),
    ]  # fmt: skip


def _people() -> list[Usager]:
    names = islice(product(range(PEOPLE // 100), LAST_NAMES, FIRST_NAMES), PEOPLE)
    return [
        Usager(
            1_000_000 + number,
            first,
            last,
            birth_date=date(1950, 1, 1) + timedelta(days=number * 7 % 20_000),
            phone_number=f"06 39 98 {number // 100 % 100:02d} {number % 100:02d}",
            phone_number_formatted=f"+3363998{number % 10_000:04d}",
        )
        for number, (_, last, first) in enumerate(names)
    ]


async def _typed(url: str, folder: Path) -> tuple[list[float], list[float]]:
    parts = await warm.signed_in(url, folder, MemorySecrets(), RDVS)
    await until(lambda: not parts.desk.sync_state.busy, "sync at rest", 60)
    frame, window = parts.presenter.frame, parts.window
    assert frame is not None
    assert window.frame is not None
    assert frame.where.organisation_id is not None
    await parts.desk.usagers.meet(_people(), frame.where.organisation_id)
    frame.pages.go_to("usagers")
    page = window.frame.page("usagers")
    assert page is not None
    search, field = frame.page("usagers").search, page.search.field
    search.set_text("dupont")
    await until(lambda: len(search.model.rows) >= 30, "the people indexed", 60)
    watch = ResultsPainted(page)
    first, every = [], []
    for _ in range(6):
        for words in WORDS:
            field.clear()
            await until(lambda: search.state == "idle", "an empty field")
            for place, letter in enumerate(words):
                await asyncio.to_thread(time.sleep, BETWEEN)
                painted = watch.expect(words[: place + 1])
                begun = time.perf_counter()
                QTest.keyClicks(field, letter)
                if letter == " ":
                    continue  # nothing else is found by it, and nothing need be painted
                async with asyncio.timeout(LONGEST):
                    spent = await painted - begun
                every.append(spent)
                if place == 0:
                    first.append(spent)
    await parts.close()
    return first, every


class _Painted(QObject):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.future: asyncio.Future[float] | None = None
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self.future is None:
            return False
        future, self.future = self.future, None
        self._view.viewportEvent(event)
        future.set_result(time.perf_counter())
        return True


async def _bare_list() -> list[float]:
    model = QStringListModel()
    view = QListView()
    view.setModel(model)
    view.resize(380, 700)
    view.show()
    watch = _Painted(view)
    spans = []
    for number in range(200):
        await asyncio.to_thread(time.sleep, BETWEEN)
        watch.future = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        model.setStringList([f"{number} {place}" for place in range(30)])
        spans.append(await watch.future - begun)
    view.close()
    return spans
