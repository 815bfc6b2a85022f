"""« Jumeler ce poste »: what the person reads of each outcome."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kiosk.domain.platform.failures import (
    Failure,
    KeyringMissing,
    Refused,
    Throttled,
    TimedOut,
    Unreachable,
    UnreachableCause,
)
from kiosk.presenters.frame.companion import CompanionPresenter
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import FakeDesk, as_desk, as_work, settled

CODE = "k7qf2m 9trbxd"


class Site:
    """A companion that answers as it is told."""

    address = "https://accueil.exemple.test:8843"

    def __init__(self) -> None:
        self.typed: list[str] = []
        self.failure: Failure | None = None

    async def pair(self, typed: str) -> None:
        self.typed.append(typed)
        if self.failure is not None:
            raise self.failure


class Bench:
    def __init__(self) -> None:
        self.desk, self.site = FakeDesk(), Site()
        self.desk.site = self.site
        self.notices = Notices()
        self.tasks = Tasks(self.notices)
        self.presenter = CompanionPresenter(as_work(as_desk(self.desk), self.tasks, clock=self.desk.clock))
        self.joined: list[bool] = []
        self.presenter.joined.connect(lambda: self.joined.append(True))

    async def pairs(self, typed: str = CODE, failure: Failure | None = None) -> str:
        self.site.failure = failure
        self.presenter.pair(typed)
        await settled(self.tasks)
        return self.presenter.said


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    bench = Bench()
    yield bench
    await bench.tasks.close()


async def test_a_code_lets_the_desk_in(bench: Bench) -> None:
    assert await bench.pairs() == ""
    assert bench.joined
    assert bench.site.typed == [CODE]
    assert not bench.presenter.busy


async def test_what_is_no_code_is_not_sent(bench: Bench) -> None:
    assert "douze lettres" in await bench.pairs("bonjour")
    assert not bench.site.typed
    assert not bench.joined


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Refused(), "plus valable"),
        (Unreachable(UnreachableCause.CERTIFICATE), "n’est pas celui du compagnon"),
        (Throttled(60), "Trop d’essais"),
        (Unreachable(UnreachableCause.REFUSED), "ne répond pas"),
        (TimedOut(), "ne répond pas"),
    ],
)
async def test_each_failure_says_what_to_do(bench: Bench, failure: Failure, said: str) -> None:
    assert said in await bench.pairs(failure=failure)
    assert not bench.joined
    assert not bench.presenter.busy


async def test_without_a_keyring_the_desk_is_in_until_kiosk_closes(bench: Bench) -> None:
    assert await bench.pairs(failure=KeyringMissing()) == ""
    assert bench.joined


async def test_where_the_site_has_no_companion_nothing_is_offered(bench: Bench) -> None:
    assert bench.presenter.offered
    bench.desk.site = None
    assert not bench.presenter.offered
    bench.presenter.pair(CODE)
    assert not bench.site.typed
