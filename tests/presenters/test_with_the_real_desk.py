"""The presenters over the real desk and its encrypted memory; only the platform is played."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, Waits
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.model import Lieu, Motif, Organisation, Service
from kiosk.domain.day.status import Action, Shown, Status
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.work.notices import Notice
from kiosk.presenters.work.questions import Question
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.state import News, SyncState
from kiosk.views.places import MAKERS
from tests.presenters.fakes import (
    ATELIER,
    CONSULTATION,
    MARTIN,
    NORD,
    NOW,
    PMI,
    TODAY,
    RamPreferences,
    day_of,
    settled,
    until,
)
from tests.support.secrets import MemorySecrets, NoSecrets

# Nothing is ever sent here: leaving does not wait for it.
QUICK = Waits(last_sends=0.01, sign_out=0.5)


@dataclass(frozen=True)
class Credentials:
    def kept(self) -> dict[str, str]:
        return {"token": "1"}


@dataclass(frozen=True)
class Signed:
    agent_id: int = 9
    email: str = "claire@exemple.test"
    first_name: str = "Claire"
    last_name: str = "Renaud"
    credentials: Credentials = Credentials()


class Client:
    async def sign_in(self, email: str, password: str) -> Signed:
        return Signed()

    async def sign_out(self) -> None: ...

    def keep_with(self, keep: Any) -> None: ...

    async def capabilities(self) -> Capabilities:
        return Capabilities()

    async def aclose(self) -> None: ...


class QuietSync:
    """A synchronisation that hears nothing from the platform, and sends nothing."""

    def __init__(self) -> None:
        self.news = News()
        self.state = SyncState(connected=True, last_synced=NOW)

    def on_state(self, callback: Callable[[SyncState], None], /) -> Callable[[], None]:
        return lambda: None

    async def run(self) -> None:
        await asyncio.Event().wait()

    def look_at(self, organisation_id: int, day: date) -> None: ...

    def nudge(self) -> None: ...

    async def bring_up_to_date(self) -> None: ...

    async def capabilities(self) -> Capabilities:
        return Capabilities()

    def asking(self, *, partial: bool = False, gentle: bool = False) -> AbstractContextManager[None]:
        return nullcontext()

    def look_again(self) -> None: ...

    def use(self, client: Any) -> None: ...


class Bench:
    def __init__(self, folder: Path, secrets: MemorySecrets | NoSecrets) -> None:
        self.clock = SetClock(NOW)
        self.memory: Memory | None = None
        self.memories = MemoryFolder(folder, secrets, self.clock)
        self.desk = Desk(self.memories, self._connect, self.clock, QUICK, make_sync=self._make_sync)
        self.application = ApplicationPresenter(self.desk, self.clock, RamPreferences(), MAKERS)
        self.opened: list[FramePresenter] = []
        self.notices: list[Notice] = []
        self.asked: list[Question] = []
        self.application.opened.connect(self.opened.append)
        self.application.notices.noticed.connect(self.notices.append)

    def _connect(self, instance: str, credentials: Mapping[str, str] | None) -> Any:
        return Client()

    def _make_sync(self, client: Any, memory: Memory, clock: Any) -> Any:
        self.memory = memory
        return QuietSync()

    async def start(self, size: int) -> FramePresenter:
        self.application.sign_in.sign_in("https://exemple.test", "claire@exemple.test", "mot de passe", False)
        await self.settle()
        memory = self.memory
        assert memory is not None
        await memory.save_organisations([Organisation(1, "MDS")])
        await memory.save_entries(1, Lieu, [NORD])
        await memory.save_entries(1, Service, [PMI])
        await memory.save_entries(1, Motif, [CONSULTATION, ATELIER])
        await memory.save_entries(1, Agent, [Agent(MARTIN.id, MARTIN.first_name, MARTIN.last_name, service_ids=(5,))])
        start = NOW.replace(hour=0, minute=0)
        await memory.save_rdvs(1, day_of(size), window=(start, start + timedelta(days=1)))
        await memory.save_synced(1, TODAY, NOW)
        frame = self.opened[0]
        await until(
            lambda: frame.page("agenda").board.board is not None and frame.page("agenda").board.board.total == size
        )
        await self.settle()
        frame._work.questions.asked.connect(self.asked.append)
        return frame

    async def settle(self) -> None:
        await settled(self.application.work.tasks)
        # What the database's thread tells comes at a turn of the loop of its own.
        await asyncio.sleep(0)
        await settled(self.application.work.tasks)


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path, MemorySecrets())
    yield made
    await made.application.close()


async def test_a_morning(bench: Bench) -> None:
    frame = await bench.start(12)
    board = frame.page("agenda").board
    assert board.state == "ready"
    assert frame.where.lieux == ((NORD.id, "MDS Nord"),)
    board.select("rdv-6")
    board.act(Action.WAITING, ["rdv-6"])
    await bench.settle()
    row = board.model.row_at("rdv-6")
    assert row is not None
    assert (row.shown, row.unsent) == (Shown.WAITING, True)
    assert frame.page("waiting_room").count == 1
    assert frame.sendings.text == "1 à envoyer"
    assert frame.page("agenda").panel.details is not None
    assert [line.fate for line in frame.page("agenda").panel.details.history] == ["à envoyer"]
    assert [n.text for n in bench.notices] == ["NOM6 Léa en salle d’attente"]
    frame.journal.undo()
    await bench.settle()
    row = board.model.row_at("rdv-6")
    assert row is not None
    assert row.shown is Shown.UPCOMING
    assert frame.page("waiting_room").count == 0
    assert frame.sendings.text == ""
    assert bench.notices[-1].text == "Geste repris\u00a0: NOM6 Léa (Salle d’attente)"
    frame.journal.undo()
    await bench.settle()
    assert bench.notices[-1].text == "Rien à reprendre"


async def test_a_cancellation_asks_and_is_refused_when_it_has_no_sense_any_more(bench: Bench) -> None:
    frame = await bench.start(12)
    frame.page("agenda").board.act(Action.EXCUSED, ["rdv-9"])
    assert bench.asked[0].lines[0].startswith("NOM9 Léa, par SMS et par e-mail")
    bench.asked[0].accept()
    await bench.settle()
    row = frame.page("agenda").board.model.row_at("rdv-9")
    assert row is not None
    assert row.shown is Shown.EXCUSED
    # The same question, answered again: there is nothing left to do.
    bench.asked[0].accept()
    await bench.settle()
    assert bench.notices[-1].kind == "warning"


async def test_what_the_colleague_did_comes_by_itself(bench: Bench) -> None:
    frame = await bench.start(12)
    touched: list[tuple[str, ...]] = []
    frame.page("agenda").board.touched_elsewhere.connect(touched.append)
    entry = await bench.desk.entry(3)
    assert entry is not None
    assert bench.memory is not None
    people = tuple(replace(p, waiting_since=NOW) for p in entry.rdv.participations)
    await bench.memory.save_rdv(replace(entry.rdv, participations=people, waiting_since=NOW))
    await bench.settle()
    assert touched == [("rdv-3",)]
    assert frame.page("waiting_room").count == 1


async def test_what_this_desk_did_is_no_colleagues_nor_once_it_is_there(bench: Bench) -> None:
    frame = await bench.start(12)
    touched: list[tuple[str, ...]] = []
    frame.page("agenda").board.touched_elsewhere.connect(touched.append)
    entry = await bench.desk.entry(3)
    assert entry is not None
    people = tuple(p.id for p in entry.rdv.participations)
    batch = await bench.desk.act(Action.WAITING, [Target(entry, people)])
    await bench.settle()
    row = frame.page("agenda").board.row("rdv-3")
    assert row is not None
    assert row.unsent
    assert bench.memory is not None
    here = await bench.memory.rdv(3)
    assert here is not None
    await bench.memory.queue.settle(batch.keys[0], here.rdv)
    await bench.settle()
    await until(lambda: not frame.page("agenda").feed._gathered)
    row = frame.page("agenda").board.row("rdv-3")
    assert row is not None
    assert not row.unsent
    assert touched == []
    people_seen = tuple(replace(p, status=Status.SEEN) for p in here.rdv.participations)
    await bench.memory.save_rdv(replace(here.rdv, participations=people_seen, status=Status.SEEN))
    await until(lambda: not frame.page("agenda").feed._gathered)
    assert touched == [("rdv-3",)]


async def test_without_a_keyring_it_warns_and_asks_before_closing(tmp_path: Path) -> None:
    bench = Bench(tmp_path, NoSecrets())
    frame = await bench.start(12)
    assert "perdus" in frame.link.warning_text
    assert bench.application.may_close() == ""
    frame.page("agenda").board.act(Action.WAITING, ["rdv-6"])
    await bench.settle()
    assert bench.application.may_close().startswith("Un geste n’est pas encore envoyé")
    await bench.application.close()


async def test_from_the_key_to_the_line_on_a_board_of_300(bench: Bench) -> None:
    frame = await bench.start(300)
    changed = asyncio.Event()
    frame.page("agenda").board.model.dataChanged.connect(lambda *_: changed.set())
    spans = []
    for number in range(100, 130):
        changed.clear()
        began = time.perf_counter()
        frame.page("agenda").board.act(Action.WAITING, [f"rdv-{number}"])
        await changed.wait()
        spans.append(time.perf_counter() - began)
        await bench.settle()
    # The limit of 16 ms at the 99th percentile is the benchmarks'; this only sees a gross slip.
    assert median(spans) < 0.05, sorted(spans)


async def test_a_key_pressed_just_before_the_window_closes_is_kept(bench: Bench) -> None:
    frame = await bench.start(12)
    frame.page("agenda").board.act(Action.WAITING, ["rdv-6"])
    await bench.application.close()
    memory = await bench.memories.open("https://exemple.test", 9)
    assert [gesture.rdv_id for gesture in [row.act for row in await memory.queue.gestures()]] == [6]
    await memory.close()


async def test_today_is_the_organisation_s(bench: Bench) -> None:
    frame = await bench.start(12)
    days: list[tuple[date, date]] = []
    frame.where.day_changed.connect(lambda: days.append((frame.where.day, frame.where.today)))
    assert bench.memory is not None
    await bench.memory.save_zone(1, "Pacific/Tahiti")
    there = TODAY - timedelta(days=1)  # 23:20
    await until(lambda: frame.page("agenda").board.board is not None and frame.page("agenda").board.board.day == there)
    await bench.settle()
    assert days == [(there, there)]
    assert frame.link.sync_text == "À jour à l’instant"
    bench.clock.move(hours=1)
    frame.ticker.ticked.emit()
    assert (frame.where.day, frame.where.today) == (TODAY, TODAY)
    assert frame.link.sync_text == "À jour hier à 23:20"
    await bench.settle()
    # Another day that someone chose stays.
    frame.where.go_to(TODAY + timedelta(days=3))
    await bench.settle()
    bench.clock.move(hours=24)
    frame.ticker.ticked.emit()
    assert (frame.where.day, frame.where.today) == (TODAY + timedelta(days=3), TODAY + timedelta(days=1))
    await bench.settle()
