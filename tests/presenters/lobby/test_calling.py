"""« Appeler »: asked once where to, then one key; said, counted, taken back; and not there where nobody shares it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.lobby.call import CallOutcome
from kiosk.presenters.lobby.calling import Calling
from tests.presenters.conftest import Bench
from tests.presenters.fakes import FakeDesk, settled


@pytest.fixture
def prepare() -> Callable[[FakeDesk], None]:
    def prepared(desk: FakeDesk) -> None:
        assert desk.capabilities is not None
        desk.capabilities = replace(desk.capabilities, calls=True, notices=True, walk_ins=True)

    return prepared


def calling(bench: Bench) -> Calling:
    found: Calling = bench.frame.page("agenda").calling
    return found


async def waits(bench: Bench) -> str:
    """Somebody waits; the key of their line."""
    agenda = bench.frame.page("agenda")
    row = next(row for row in agenda.board.model.rows if Action.WAITING in row.actions)
    agenda.board.act(Action.WAITING, (row.key,))
    await settled(bench.application.work.tasks)
    return str(row.key)


async def rest(bench: Bench) -> None:
    await settled(bench.application.work.tasks)


async def test_where_to_is_asked_once_and_remembered(bench: Bench) -> None:
    asked: list[str] = []
    key = await waits(bench)
    board = bench.frame.page("agenda").board
    calling(bench).place_wanted.connect(asked.append)
    calling(bench).call_rows([board.row(key)])
    await rest(bench)
    assert asked == [""], "nobody knows where to yet"
    assert board.row(key).lobby.called == ""
    calling(bench).call_to("  Bureau  3 ")
    await rest(bench)
    assert board.row(key).lobby.called == "Bureau 3, appelé"
    calling(bench).call_rows([board.row(key)])
    await rest(bench)
    assert asked == [""]
    assert board.row(key).lobby.called == "Bureau 3, 2 fois"
    assert bench.notices[-1].text.endswith("Bureau 3, appelé 2 fois")


async def test_it_is_taken_back_like_any_gesture(bench: Bench) -> None:
    key, board = await waits(bench), bench.frame.page("agenda").board
    calling(bench).call_rows([board.row(key)])
    calling(bench).call_to("Bureau 3")
    await rest(bench)
    calling(bench).no_answer_rows([board.row(key)])
    await rest(bench)
    assert board.row(key).lobby.unanswered
    for said in ("Bureau 3, appelé", ""):
        bench.frame.journal.undo()
        await rest(bench)
        assert board.row(key).lobby.called == said


async def test_who_does_not_wait_is_not_called(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    row = next(row for row in board.model.rows if Action.WAITING in row.actions)
    calling(bench).call_rows([row])
    await rest(bench)
    assert "notez d’abord l’arrivée" in bench.notices[-1].text
    calling(bench).no_answer_rows([row])
    assert "Personne n’a été appelé" in bench.notices[-1].text


async def test_nobody_is_called_where_nothing_is_shared(bench: Bench) -> None:
    key, said = await waits(bench), len(bench.notices)
    assert bench.desk.capabilities is not None
    bench.desk.capabilities = replace(bench.desk.capabilities, calls=False, notices=False)
    bench.desk.tell("capabilities")
    calling(bench).call_rows([bench.frame.page("agenda").board.row(key)])
    await rest(bench)
    assert not calling(bench).offered
    assert len(bench.notices) == said


async def test_who_came_without_an_rdv_stands_among_those_who_wait_and_is_called(bench: Bench) -> None:
    room = bench.frame.page("waiting_room")
    walk_in = WalkIn(id="a", organisation_id=1, arrived_at=bench.desk.clock.now(), said="Nadia Zyl")
    await bench.desk.walk_ins.put_back(walk_in)
    await rest(bench)
    key = "walk-in-a"
    assert room.row(key).name == "Nadia Zyl (sans fiche)"
    calling(bench).call_rows([room.row(key)])
    calling(bench).call_to("Bureau 3")
    await rest(bench)
    assert room.row(key).lobby.called == "Bureau 3, appelé"
    (line,) = bench.frame.page("walk_ins").lines
    assert line.called == "Bureau 3, appelé"
    room.take((key,))
    await rest(bench)
    assert bench.desk.walk_ins is not None
    assert (await bench.desk.walk_ins.now(walk_in)).taken_by == bench.desk.who.agent_id
    room.take((key,))
    await rest(bench)
    assert (await bench.desk.walk_ins.now(walk_in)).taken_by is None
    room.act(Action.SEEN, (key,))
    await rest(bench)
    assert room.row(key) is None
    (called,) = (await bench.desk.lobby.today(1)).calls
    assert called.outcome is CallOutcome.CAME


async def test_what_an_agent_has_the_desks_told_is_on_their_lines(bench: Bench) -> None:
    board = bench.frame.page("agenda").board
    row = next(row for row in board.model.rows if Action.WAITING in row.actions)
    agent = row.entry.rdv.agents[0]
    await bench.desk.lobby.say(1, agent.id, "j’ai dix minutes de retard")
    await rest(bench)
    assert board.row(row.key).detail.endswith("j’ai dix minutes de retard")
    await bench.desk.lobby.say(1, agent.id, "")
    await rest(bench)
    assert board.row(row.key).detail == row.detail
