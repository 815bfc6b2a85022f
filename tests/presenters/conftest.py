from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from kiosk.domain.day.model import Rdv
from kiosk.presenters.frame.application import ApplicationPresenter, SiteChoices
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.work.notices import Notice
from kiosk.presenters.work.questions import Question
from kiosk.views.places import MAKERS
from tests.presenters.fakes import NOW, FakeDesk, RamPreferences, as_desk, rdv, settled


@dataclass
class Bench:
    """An application over a fake desk, and all that it said."""

    desk: FakeDesk
    application: ApplicationPresenter
    frame: FramePresenter
    notices: list[Notice]
    asked: list[Question]

    async def settle(self) -> None:
        await settled(self.application.work.tasks)

    @property
    def state(self) -> str:
        return self.frame.page("agenda").board.state

    @property
    def keys(self) -> list[str]:
        return [row.key for row in self.frame.page("agenda").board.model.rows]


def morning() -> list[Rdv]:
    """Three RDVs around 10:20: one an hour ago, one half an hour ahead, one at 15:20."""
    hours = (timedelta(hours=-1), timedelta(minutes=30), timedelta(hours=5))
    return [rdv(number + 1, NOW + span) for number, span in enumerate(hours)]


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
    application = ApplicationPresenter(
        as_desk(desk), desk.clock, preferences, MAKERS, SiteChoices("https://exemple.test")
    )
    notices: list[Notice] = []
    asked: list[Question] = []
    application.notices.noticed.connect(notices.append)
    opened: list[FramePresenter] = []
    application.opened.connect(opened.append)
    application.start()
    await settled(application.work.tasks)
    frame = opened[0]
    application.work.questions.asked.connect(asked.append)
    yield Bench(desk, application, frame, notices, asked)
    await application.close()
    assert desk.closed
    assert not frame.ticker.running
