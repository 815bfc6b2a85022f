"""« Vérifier ce poste »: lines as they come, one check at a time, a report to hand on."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from kiosk.domain.diagnostic.report import READY, Check, Line, Mark
from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import WHO, FakeDesk, as_desk, as_work, settled, until

ADDRESS = Line(Check.ADDRESS, Mark.WELL, "https://rdv.test")


class Bench:
    """A presenter, and a check that tells what it is made to tell."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.tasks = Tasks(Notices())
        self.asked: list[str] = []
        self.tells: list[Callable[[Line], None]] = []
        self.ends: list[asyncio.Event] = []
        self.fault: Exception | None = None
        self.presenter = DiagnosticPresenter(
            as_work(as_desk(self.desk), self.tasks, clock=self.desk.clock), self._check
        )

    async def _check(self, instance: str, tell: Callable[[Line], None]) -> None:
        self.asked.append(instance)
        self.tells.append(tell)
        self.ends.append(asyncio.Event())
        await self.ends[-1].wait()
        if self.fault is not None:
            raise self.fault

    async def starts(self, instance: str = "") -> None:
        count = len(self.asked)
        self.presenter.start(instance)
        await until(lambda: len(self.asked) > count)

    async def ended(self) -> None:
        for end in self.ends:
            end.set()
        await settled(self.tasks)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    bench = Bench()
    yield bench
    await bench.tasks.close()


async def test_lines_come_one_by_one_and_the_verdict_last(bench: Bench) -> None:
    bench.desk.who = None
    await bench.starts("rdv.test")
    presenter = bench.presenter
    assert bench.asked == ["rdv.test"]
    assert presenter.running
    assert Check.LINK not in presenter.expected
    assert presenter.verdict == "Vérification en cours\u00a0: 0 sur 20"
    bench.tells[0](ADDRESS)
    assert presenter.verdict == "Vérification en cours\u00a0: 1 sur 20"
    for check in presenter.expected[2:]:
        bench.tells[0](Line(check, Mark.WELL, "bien"))
    bench.tells[0](Line(Check.CONFIGURATION, Mark.NOTE, "rien"))
    await bench.ended()
    assert presenter.verdict == READY
    assert "Adresse de la plateforme\u00a0: https://rdv.test" in presenter.report


async def test_who_is_at_work_has_their_own_instance_and_their_link(bench: Bench) -> None:
    await bench.starts("autre.test")
    assert bench.asked == [WHO.instance]
    assert bench.presenter.lines[Check.LINK].mark is Mark.WELL
    bench.desk.set_sync(connected=False)
    await bench.starts()
    assert bench.presenter.lines[Check.LINK].mark is Mark.SEE
    await bench.ended()


async def test_a_newer_check_replaces_the_one_under_way(bench: Bench) -> None:
    await bench.starts()
    await bench.starts()
    bench.tells[0](ADDRESS)
    assert Check.ADDRESS not in bench.presenter.lines, "of a check that nobody waits for any more"
    bench.tells[1](ADDRESS)
    assert bench.presenter.running
    await bench.ended()
    assert not bench.presenter.running
    assert bench.presenter.verdict == "La vérification n’est pas allée au bout."


async def test_a_check_that_is_given_up_has_no_verdict(bench: Bench) -> None:
    await bench.starts()
    bench.tells[0](ADDRESS)
    bench.presenter.stop()
    await settled(bench.tasks)
    assert not bench.presenter.running
    assert bench.presenter.verdict == "La vérification n’est pas allée au bout."


@pytest.mark.expects_errors
async def test_a_check_that_crashes_shows_nothing_half(bench: Bench) -> None:
    bench.fault = ValueError("DUPONT")
    await bench.starts()
    bench.tells[0](ADDRESS)
    await bench.ended()
    assert bench.presenter.lines == {}
    assert not bench.presenter.running


async def test_the_report_is_kept_for_its_owner_only(bench: Bench, tmp_path: Path) -> None:
    await bench.starts()
    bench.tells[0](ADDRESS)
    await bench.ended()
    said: list[str] = []
    bench.presenter.saved.connect(said.append)
    path = tmp_path / bench.presenter.file_name
    path.write_text("autre chose", encoding="utf-8")
    path.chmod(0o644)
    bench.presenter.save(str(path))
    await settled(bench.tasks)
    assert path.read_text("utf-8") == bench.presenter.report
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    bench.presenter.save(str(tmp_path / "absent" / "rapport.txt"))
    await settled(bench.tasks)
    assert said == [path.name, ""]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
