from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from kiosk.domain.platform.failures import DiskFull, ServerFault
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.tasks import Cancelled, Crashed, Ok, Outcome, RefusedBy, Tasks
from tests.presenters.fakes import never, settled


@pytest.fixture
def said() -> list[Notice]:
    return []


@pytest.fixture
async def tasks(said: list[Notice]) -> AsyncIterator[Tasks]:
    notices = Notices()
    notices.noticed.connect(said.append)
    owner = Tasks(notices)
    yield owner
    await owner.close()


async def value(result: Any) -> Any:
    await asyncio.sleep(0)
    return result


async def fails(error: BaseException) -> None:
    await asyncio.sleep(0)
    raise error


async def test_work_that_ends_well_hands_back_its_value(tasks: Tasks, said: list[Notice]) -> None:
    ended: list[Outcome[Any]] = []
    tasks.run("one", value(7), done=ended.append)
    await settled(tasks)
    assert ended == [Ok(7)]
    assert said == []


async def test_a_failure_of_the_trade_goes_to_whoever_asked(tasks: Tasks, said: list[Notice]) -> None:
    ended: list[Outcome[Any]] = []
    failure = DiskFull()
    tasks.run("one", fails(failure), done=ended.append)
    await settled(tasks)
    assert ended == [RefusedBy(failure)]
    assert said == []


async def test_a_failure_that_nobody_awaits_is_said(tasks: Tasks, said: list[Notice]) -> None:
    tasks.run("one", fails(ServerFault(500)))
    await settled(tasks)
    assert [(n.text, n.kind) for n in said] == [(sentence(ServerFault(500)), "error")]


@pytest.mark.expects_errors
async def test_a_crash_is_told_once_and_logged_without_what_people_typed(
    tasks: Tasks, said: list[Notice], caplog: pytest.LogCaptureFixture
) -> None:
    ended: list[Outcome[Any]] = []
    with caplog.at_level(logging.ERROR):
        tasks.run("search", fails(ValueError("DUPONT Léa 0639980012")), done=ended.append)
        await settled(tasks)
    assert isinstance(ended[0], Crashed)
    assert len(said) == 1
    assert said[0].text.startswith("Kiosk a rencontré un problème")
    assert "DUPONT" not in caplog.text
    assert "0639980012" not in caplog.text
    assert "fails crashed" in caplog.text, "by its function: a name may say whom it is about"
    assert "ValueError" in caplog.text
    assert "test_tasks.py" in caplog.text


@pytest.mark.expects_errors
async def test_a_crash_of_whoever_listens_is_told_too(tasks: Tasks, said: list[Notice]) -> None:
    def listens(_outcome: Outcome[Any]) -> None:
        raise KeyError("DUPONT")

    tasks.run("one", value(1), done=listens)
    await settled(tasks)
    assert [n.key for n in said] == ["crash"]


async def test_a_newer_search_cancels_the_older(tasks: Tasks) -> None:
    ended: list[tuple[str, Outcome[Any]]] = []
    tasks.run("search", never(), replace=True, done=lambda o: ended.append(("old", o)))
    tasks.run("other", value(0), done=lambda o: ended.append(("other", o)))
    await asyncio.sleep(0)
    tasks.run("search", value(2), replace=True, done=lambda o: ended.append(("new", o)))
    await settled(tasks)
    assert sorted(ended, key=str) == sorted([("old", Cancelled()), ("other", Ok(0)), ("new", Ok(2))], key=str)


async def test_work_replaced_before_its_first_step_is_told_so(tasks: Tasks) -> None:
    ended: list[Outcome[Any]] = []
    tasks.run("search", value(1), replace=True, done=ended.append)
    tasks.run("search", value(2), replace=True, done=ended.append)
    await settled(tasks)
    assert ended == [Cancelled(), Ok(2)]


async def test_same_name_without_replace_runs_side_by_side(tasks: Tasks) -> None:
    ended: list[Outcome[Any]] = []
    tasks.run("gesture", value(1), done=ended.append)
    tasks.run("gesture", value(2), done=ended.append)
    assert tasks.names == ("gesture", "gesture")
    await settled(tasks)
    assert ended == [Ok(1), Ok(2)]


async def test_tasks_outlive_a_collection_of_garbage(tasks: Tasks) -> None:
    started = asyncio.Event()
    go_on = asyncio.Event()
    ended: list[Outcome[Any]] = []

    async def work() -> str:
        started.set()
        await go_on.wait()
        return "kept"

    tasks.run("one", work(), done=ended.append)
    await started.wait()
    gc.collect()
    go_on.set()
    await settled(tasks)
    assert ended == [Ok("kept")]


async def test_close_cancels_all_waits_for_them_and_starts_nothing_more(tasks: Tasks, said: list[Notice]) -> None:
    tidied: list[str] = []
    ended: list[Outcome[Any]] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            tidied.append("tidied")

    tasks.run("one", work(), done=ended.append)
    tasks.run("two", never(), done=ended.append)
    await asyncio.sleep(0)
    await tasks.close()
    assert tidied == ["tidied"]
    assert tasks.names == ()
    tasks.run("late", value(1), done=ended.append)
    assert tasks.names == ()
    assert ended == []
    assert said == []
    await tasks.close()


async def test_close_waits_for_what_keeps_what_a_person_has_just_done(tasks: Tasks) -> None:
    kept: list[str] = []

    async def keep() -> None:
        for _ in range(3):
            await asyncio.sleep(0)
        kept.append("kept")

    tasks.run("one", keep(), to_the_end=True)
    await tasks.close()
    assert kept == ["kept"]
