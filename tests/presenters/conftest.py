from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk
from kiosk.domain.day.model import Rdv
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.presenters.work.notices import Notice
from kiosk.presenters.work.questions import Question
from kiosk.views.places import MAKERS
from tests.presenters.fakes import NOW, FakeDesk, RamPreferences, as_desk, rdv, settled, until
from tests.support.desk import Counter, at_the_counter, counter_data


@dataclass
class Bench:
    """An application over a fake desk, and all that it said."""

    desk: Any
    application: ApplicationPresenter
    frame: FramePresenter
    notices: list[Notice]
    asked: list[Question]

    async def settle(self) -> None:
        await settled(self.application.work.tasks)

    @property
    def state(self) -> str:
        return str(self.frame.page("agenda").board.state)

    @property
    def keys(self) -> list[str]:
        return [row.key for row in self.frame.page("agenda").board.model.rows]


def morning() -> list[Rdv]:
    """Three RDVs around 10:20: one an hour ago, one half an hour ahead, one at 15:20."""
    hours = (timedelta(hours=-1), timedelta(minutes=30), timedelta(hours=5))
    return [rdv(number + 1, NOW + span) for number, span in enumerate(hours)]


@dataclass
class DeskBench(Bench):
    """The same over the real desk, at a platform in this process."""

    counter: Counter

    async def settle(self) -> None:
        """Until nobody waits for anything, on the screen or for the platform to have what was done."""
        feed = self.frame.page("agenda").feed
        await until(lambda: not (self.application.work.tasks.names or self.counter.desk.unsent_count or feed._gathered))


@pytest.fixture
def preferences() -> RamPreferences:
    return RamPreferences()


@pytest.fixture
def rdvs() -> list[Rdv]:
    return morning()


@pytest.fixture
def prepare() -> Callable[[FakeDesk], None]:
    """What is done to the desk before the application starts; a test module may have its own."""
    return lambda desk: None


@pytest.fixture
async def bench(
    rdvs: list[Rdv], preferences: RamPreferences, prepare: Callable[[FakeDesk], None]
) -> AsyncIterator[Bench]:
    desk = FakeDesk(*rdvs)
    prepare(desk)
    async with _opened(as_desk(desk), desk.clock, preferences) as (application, frame, notices, asked):
        await settled(application.work.tasks)
        yield Bench(desk, application, frame, notices, asked)
    assert desk.closed


@pytest.fixture
def data() -> dict[str, Any]:
    """What the platform begins with; a test module may have its own."""
    return counter_data()


@pytest.fixture
def loop_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's events are left to the loop: between fixtures and test, pytest-qt would take tasks on without one."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)


@pytest.fixture
async def counter(tmp_path: Path, data: dict[str, Any], loop_alone: None) -> AsyncIterator[Counter]:
    """A real desk, where Claire stays signed in but is not yet there."""
    async with at_the_counter(tmp_path, data, resume=False) as made:
        yield made


@pytest.fixture
async def desk_bench(counter: Counter, preferences: RamPreferences) -> AsyncIterator[DeskBench]:
    """The day of the data file is shown, and all that is known of the platform has been read."""
    async with _opened(counter.desk, counter.clock, preferences) as (application, frame, notices, asked):
        made = DeskBench(counter.desk, application, frame, notices, asked, counter)
        await until(lambda: frame.page("agenda").board.model.rows and counter.wire.count("/absences"))
        await until(lambda: (data := frame.page("agenda").feed.data) is not None and data.agents and data.motifs)
        await made.settle()
        yield made


@asynccontextmanager
async def _opened(
    desk: Desk, clock: SetClock, preferences: RamPreferences
) -> AsyncIterator[tuple[ApplicationPresenter, FramePresenter, list[Notice], list[Question]]]:
    """An application that has opened, and what it says and asks."""
    site = SiteChoices("https://exemple.test", organisation_id=1)
    application = ApplicationPresenter(desk, clock, preferences, MAKERS, site)
    notices: list[Notice] = []
    asked: list[Question] = []
    application.notices.noticed.connect(notices.append)
    opened: list[FramePresenter] = []
    application.opened.connect(opened.append)
    application.start()
    await until(lambda: opened)
    frame = opened[0]
    for place in ("waiting_room", "walk_ins", "usagers"):
        frame.page(place)  # as the window has them from its start
    application.work.questions.asked.connect(asked.append)
    yield application, frame, notices, asked
    await application.close()
    assert not frame.ticker.running
