"""« Liste des RDV » with twenty thousand RDVs in the desk's memory: narrowed as one types, and kept as a workbook."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.domain.day.model import Motif, Participation, Rdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.presenters.rdv_list.exporting import Kind
from kiosk.views.rdv_list.page import RdvListPage
from tests.benchmarks import warm
from tests.benchmarks.data import FIRST_NAMES, LAST_NAMES
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure, percentile
from tests.benchmarks.stalls import watched
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

TODAY, RDVS = 60, 20_000
DAYS = 100
WORDS = ("dupont lea", "martin paul", "garcia", "06 39 98 12", "lefevre")
BETWEEN = 0.03
_STATUSES = (Status.UNKNOWN, Status.SEEN, Status.SEEN, Status.NOSHOW, Status.EXCUSED)


class Painted(QObject):
    """Notes when the table has been painted with what a filter has left."""

    def __init__(self, page: RdvListPage) -> None:
        super().__init__(page)
        self._page = page
        self._narrowed = False
        self._future: asyncio.Future[float] | None = None
        page._presenter.narrowed.connect(self._is_narrowed)
        for widget in (page.table.viewport(), page.empty):
            widget.installEventFilter(self)

    def expect(self) -> asyncio.Future[float]:
        """A future of the instant after the paint of what is narrowed next."""
        self._narrowed, self._future = False, asyncio.get_running_loop().create_future()
        return self._future

    def _is_narrowed(self) -> None:
        self._narrowed = True
        for widget in (self._page.table.viewport(), self._page.empty):
            widget.update()  # where the same lines are left, Qt has nothing to paint

    def eventFilter(self, watched_by: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self._future is None or not self._narrowed:
            return False
        future, self._future = self._future, None
        if watched_by is self._page.table.viewport():
            self._page.table.viewportEvent(event)
            future.set_result(time.perf_counter())
            return True
        future.set_result(time.perf_counter())
        return False


def measure(application: QApplication) -> list[Figure]:
    """p95 of each filter; how long a workbook takes, and how long the loop is held meanwhile, p99."""
    with (
        tempfile.TemporaryDirectory() as folder,
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        opened, spent, (workbook, computed), (held, rest) = runner.run(_listed(Path(folder)))
    return [
        Figure(f"liste de {RDVS} RDV : de la mémoire à l’écran", opened, "s", opened, "elle-même", 5, "value"),
        Figure(f"liste de {RDVS} RDV filtrée → peinte, p95", percentile(spent, 95) * 1000, "ms",
               percentile(spent, 50) * 1000, "médiane", 50, "value"),
        Figure(f"classeur de {RDVS} RDV", workbook, "s", computed, "temps de calcul", 3, "value"),
        Figure("boucle tenue pendant le classeur, p99", percentile(held, 99) * 1000, "ms",
               percentile(rest, 99) * 1000, "la même au repos", 16, "value"),
    ]  # fmt: skip


def _rdvs(organisation_id: int, first: Any) -> list[Rdv]:
    motifs = [Motif(n, f"Consultation {n}", organisation_id, service_id=1) for n in range(1, 20)]
    agents = [RdvAgent(n, "Béatrice", f"Martin{n}") for n in range(1, 40)]
    found = []
    for n in range(RDVS):
        last, name = LAST_NAMES[n % len(LAST_NAMES)], FIRST_NAMES[n * 7 % len(FIRST_NAMES)]
        who = Usager(1_000_000 + n, name, last, phone_number_formatted=f"+3363998{n % 10_000:04d}")
        status = _STATUSES[n % len(_STATUSES)]
        at = first + timedelta(days=n % DAYS, minutes=5 * (n // DAYS % 100))
        part = Participation(2_000_000 + n, who, status)
        found.append(
            Rdv(3_000_000 + n, organisation_id, motifs[n % 19], at, 30, status, agents=(agents[n % 39],),
                participations=(part,), users_count=1)
        )  # fmt: skip
    return found


@asynccontextmanager
async def _without_platform(folder: Path) -> AsyncIterator[Any]:
    """A desk that was signed in, and whose platform is gone since: what is shown is its memory."""
    with serving(today=TODAY) as url:
        parts = await warm.signed_in(url, folder, MemorySecrets(), TODAY)
        await until(lambda: not parts.desk.sync_state.busy, "sync at rest", 60)
    yield parts
    await parts.close()


async def _listed(
    folder: Path,
) -> tuple[float, list[float], tuple[float, float], tuple[list[float], list[float]]]:
    async with _without_platform(folder) as parts:
        frame, window = parts.presenter.frame, parts.window
        organisation_id, today = frame.where.organisation_id, frame.where.today
        first = frame.where.now.replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=30)
        await parts.desk._session.memory.save_rdvs(organisation_id, _rdvs(organisation_id, first), window=None)
        frame.where.choose_lieu(None)
        frame.pages.go_to("rdv_list")
        presenter, page = frame.page("rdv_list"), window.frame.page("rdv_list")
        await until(lambda: presenter.reading.state in ("whole", "cut"), "the week", 60)
        begun = time.perf_counter()
        presenter.choose_period(today + timedelta(days=30), today + timedelta(days=30 + DAYS))
        await until(lambda: len(presenter.model.items) == RDVS, "the list", 60)
        opened = time.perf_counter() - begun
        await until(lambda: presenter.reading.state == "cut", "the end of the reading", 60)
        presenter.narrow(text="zzzz")  # what is typed first has each RDV made ready
        await until(lambda: not presenter.model.items, "nothing", 60)
        presenter.clear()
        await until(lambda: len(presenter.model.items) == RDVS, "the list again", 60)
        spent = await _narrowed(page)
        presenter.clear()
        await until(lambda: len(presenter.model.items) == RDVS, "the list again", 60)
        async with watched() as rest:
            await asyncio.sleep(3)
        begun, computed = time.perf_counter(), time.process_time()
        async with watched() as held:
            presenter.export(Kind.XLSX, folder / "liste.xlsx")
            await until(lambda: presenter.exporting.state == "done", "the workbook", 60)
        workbook = time.perf_counter() - begun, time.process_time() - computed
        return opened, spent, workbook, (held, rest)


async def _narrowed(page: RdvListPage) -> list[float]:
    presenter, field = page._presenter, page.head.field
    watch, spent = Painted(page), []
    for words in WORDS:
        field.setFocus()
        for letter in words:
            await asyncio.to_thread(time.sleep, BETWEEN)
            painted = watch.expect()
            begun = time.perf_counter()
            QTest.keyClicks(field, letter)
            async with asyncio.timeout(5):
                spent.append(await painted - begun)
        field.clear()
        await until(lambda: len(presenter.model.items) == RDVS, "the list again", 60)
    for ticked in (presenter.choices.agents[:3], presenter.choices.motifs[:5]):
        for n in range(10):
            await asyncio.to_thread(time.sleep, BETWEEN)
            painted = watch.expect()
            begun = time.perf_counter()
            ids = frozenset(one[0] for one in ticked[: 1 + n % 3])
            narrowing = {"agent_ids": ids} if n % 2 else {"motif_ids": ids}
            presenter.narrow(**narrowing)
            async with asyncio.timeout(5):
                spent.append(await painted - begun)
    return spent
