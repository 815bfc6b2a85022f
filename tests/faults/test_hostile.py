"""A hostile or broken server against the whole desk: the board keeps what it had, says what is missing, and goes on
once the server is well again.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.domain.day.status import Shown
from kiosk.sync.engine import Sync
from tests.faults.conftest import Sit
from tests.faults.middleman import Exchange, Fault, Middleman
from tests.faults.reading import reads_well
from tests.faults.reception import Reception
from tests.faults.territory import APOLLINE, BARNABE, CLEMENCE, HYACINTHE
from tests.support.bad_answers import HUGE, RDV_CHANGES, WHOLE, altered_json, altered_rdvs
from tests.support.waiting import until

DAY = r"/organisations/\d+/rdvs\?"
EVERYBODY = (APOLLINE, BARNABE, CLEMENCE, HYACINTHE)
FAST = ("gzip bomb", "100 Continue without end", "chunks of a letter", "a million rows", "deep", "one text of all")


def says(name: str) -> Fault:
    """Answers whatever is asked with one of ``WHOLE``."""

    async def fault(exchange: Exchange) -> None:
        async for piece in WHOLE[name]():
            await exchange.say(piece)

    return fault


def alters(alter: Callable[[Any], Any]) -> Fault:
    """The platform answers, and its answer is not what it was."""

    async def fault(exchange: Exchange) -> None:
        # Else it might only say that nothing changed.
        raw = re.sub(rb"(?i)if-none-match:[^\r]*\r\n", b"", exchange.request.raw)
        exchange.request = replace(exchange.request, raw=raw)
        await exchange.say(altered_json(await exchange.asked(), alter))

    return fault


def everybody(reception: Reception) -> bool:
    return [row.key for row in reception.rows if row.key.startswith("rdv-")] == list(EVERYBODY)


def nobody_missing(reception: Reception) -> None:
    assert everybody(reception), [row.key for row in reception.rows]


async def well_again(reception: Reception, middleman: Middleman) -> None:
    """The server is well: the desk hears of it by itself, or at once by F5."""
    sync = reception.parts.desk._session.sync
    assert isinstance(sync, Sync)
    middleman.heal()
    middleman.break_off()
    await until(lambda: reception.band == "" and sync.state.connected, "the end of the cut")
    await reception.refresh()
    await until(lambda: not reception.warning and sync.state.missing == type(sync.state.missing)(), "nothing missing")
    await until(lambda: everybody(reception), "everybody")


async def meets_all(sit: Sit, middleman: Middleman, names: tuple[str, ...], path: str) -> None:
    async with sit() as reception:
        await reception.sign_in()
        await reception.pulled()
        for name in names:
            rule = middleman.when(says(name), path=path)
            await reception.refresh()
            await until(lambda rule=rule: rule.met > 0, f"the desk meets {name}")  # type: ignore[misc]
            await until(lambda: reception.band or reception.notice, f"what is said of {name}")
            nobody_missing(reception)
            # It goes on as through any cut.
            await reception.press("v", APOLLINE)
            await reception.shows(APOLLINE, Shown.SEEN)
            await reception.press("r", APOLLINE)
            await well_again(reception, middleman)


async def test_answers_of_which_nothing_can_be_read(sit: Sit, middleman: Middleman) -> None:
    await meets_all(sit, middleman, FAST, DAY)


async def meets_changes(sit: Sit, middleman: Middleman, names: tuple[str, ...]) -> None:
    """Of the second of four RDVs nothing can be read: it stays as it was, and that is said."""
    async with sit() as reception:
        await reception.sign_in()
        await reception.pulled()
        for name in names:
            middleman.when(alters(altered_rdvs(name)), path=DAY)
            await reception.refresh()
            await until(lambda: "pas pu être relu" in reception.all_that_lasts(), f"what is said of {name}")
            nobody_missing(reception)
            assert reception.band == "", name
            reads_well(reception.warning)
            assert "Incomplet" in reception.presenter.link.sync_text
            # A gesture on another leaves, and what it answers is shown.
            await reception.press("v", APOLLINE)
            await until(lambda: reception.parts.desk.unsent_count == 0, "an empty outbox")
            await reception.press("r", APOLLINE)
            await until(lambda: reception.parts.desk.unsent_count == 0, "an empty outbox")
            await well_again(reception, middleman)
            assert "Incomplet" not in reception.presenter.link.sync_text


async def test_one_rdv_that_cannot_be_read(sit: Sit, middleman: Middleman) -> None:
    await meets_changes(sit, middleman, ("a duration of 10²²", "the year 9999", "a participation of 10²²"))


async def test_an_rdv_that_never_could_be_read_is_missing_and_that_is_said(sit: Sit, middleman: Middleman) -> None:
    middleman.when(alters(altered_rdvs("a duration of 10²²")), path="/rdvs")
    async with sit() as reception:
        reception.type_in()
        assert await reception.submit() == ""
        await reception.day_shown(rows=3)
        await until(lambda: "manque ici" in reception.warning, "what is said of the RDV")
        reads_well(reception.warning)
        assert [row.key for row in reception.rows] == [APOLLINE, CLEMENCE, HYACINTHE]
        await well_again(reception, middleman)


def with_strangers(body: Any) -> Any:
    """In every list something that cannot be read."""
    if not isinstance(body, dict):
        return body
    strangers = [None, {"id": HUGE}]
    return {name: [*one, *strangers] if isinstance(one, list) else one for name, one in body.items()}


async def test_every_list_with_something_that_cannot_be_read(sit: Sit, middleman: Middleman) -> None:
    """The changes of the platform included: what is told after them is heard."""
    async with sit() as reception:
        await reception.sign_in()
        await reception.pulled()
        middleman.when(alters(with_strangers), method="GET")
        await reception.refresh()
        names = ("agents", "lieux", "motifs", "indisponibilités", "plages d’ouverture")
        await until(lambda: all(name in reception.all_that_lasts() for name in names), "what is said of the lists")
        for sentence in reception.warning.split("\n"):
            reads_well(sentence)
        nobody_missing(reception)
        await reception.press("v", BARNABE)
        await until(lambda: reception.parts.desk.unsent_count == 0, "an empty outbox")
        await until(lambda: not reception.row(BARNABE).unsent, "the answer on the line")
        assert reception.band == ""
        await well_again(reception, middleman)


def with_meta(told: dict[str, Any]) -> Callable[[Any], Any]:
    return lambda body: {**body, "meta": told}


async def test_a_list_that_says_anything_of_its_pages(sit: Sit, middleman: Middleman) -> None:
    async with sit() as reception:
        await reception.sign_in()
        await reception.pulled()
        metas: list[dict[str, Any]] = [{"total_pages": 10**9, "total_count": 10**11}, {"total_pages": -1}]
        for told in (*metas, {"total_pages": "x"}):
            before = len(middleman.asked("GET", DAY))
            middleman.when(alters(with_meta(told)), path=DAY)
            await reception.refresh()
            await until(lambda: "jusqu’au bout" in reception.all_that_lasts(), "what is said of the list")
            await reception.pulled()
            nobody_missing(reception)
            assert len(middleman.asked("GET", DAY)) - before < 20
            await well_again(reception, middleman)


async def test_a_platform_that_waits_for_nothing_is_not_asked_without_end(sit: Sit, middleman: Middleman) -> None:
    """It says at once that something, or nothing, has changed; again and again, at another place."""
    async with sit() as reception:
        await reception.sign_in()
        await reception.pulled()
        asked = 0

        def moved(body: Any) -> Any:
            nonlocal asked
            asked += 1
            return {"cursor": f"{asked}", "changes": [{"type": "rdv", "id": HUGE}]}

        async def at_once(exchange: Exchange) -> None:
            await exchange.say(altered_json(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}", moved))

        middleman.when(at_once, path="/changes")
        sync = reception.parts.desk._session.sync
        assert isinstance(sync, Sync)
        pauses: list[float] = []
        pause = sync._link.pause

        async def counted(seconds: float, *also: asyncio.Event, **how: Any) -> bool:
            pauses.append(seconds)
            return await pause(seconds, *also, **how)

        sync._link.pause = counted  # type: ignore[method-assign]
        await until(lambda: any(seconds > 1 for seconds in pauses), "that it takes its time")
        assert asked < 40
        nobody_missing(reception)
        await well_again(reception, middleman)


@pytest.mark.soak
async def test_every_answer_of_which_nothing_can_be_read(sit: Sit, middleman: Middleman) -> None:
    await meets_all(sit, middleman, tuple(WHOLE), DAY)


@pytest.mark.soak
async def test_every_answer_to_every_call(sit: Sit, middleman: Middleman) -> None:
    await meets_all(sit, middleman, tuple(WHOLE), "")


@pytest.mark.soak
async def test_every_change_of_an_rdv(sit: Sit, middleman: Middleman) -> None:
    await meets_changes(sit, middleman, tuple(RDV_CHANGES))
