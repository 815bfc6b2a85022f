"""« Ma journée »: one's own, who waits, said at once when another desk notes it, and what the desks are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.domain.day.status import Action
from tests.presenters.conftest import Bench
from tests.presenters.fakes import WHO, FakeDesk, settled
from tests.support.trade import NOW


@pytest.fixture
def prepare() -> Callable[[FakeDesk], None]:
    """Who is at work receives those whom the first RDV's agent does."""

    def prepared(desk: FakeDesk) -> None:
        assert desk.capabilities is not None
        desk.capabilities = replace(desk.capabilities, calls=True, notices=True)
        agent = next(iter(desk.entries.values())).rdv.agents[0]
        desk.who = replace(WHO, agent_id=agent.id)

    return prepared


async def day_of(bench: Bench) -> Any:
    bench.frame.pages.go_to("own_day")
    await settled(bench.application.work.tasks)
    return bench.frame.page("own_day")


async def test_it_shows_those_of_who_is_at_work_and_nobody_else_s(bench: Bench) -> None:
    day = await day_of(bench)
    assert day.state == "shown"
    me = bench.desk.who.agent_id
    for row in day.model.rows:
        assert row.entry is None or any(agent.id == me for agent in row.entry.rdv.agents)


async def test_who_waits_is_said_and_seen_by_one_key(bench: Bench) -> None:
    day = await day_of(bench)
    waiting = len(day.waiting)
    row = next(row for row in day.model.rows if Action.WAITING in row.actions)
    day.act(Action.WAITING, (row.key,))
    await settled(bench.application.work.tasks)
    assert len(day.waiting) == waiting + 1
    assert row.name in day.text
    day.act(Action.SEEN, (row.key,))
    await settled(bench.application.work.tasks)
    assert len(day.waiting) == waiting


async def test_they_are_told_at_once_of_who_waits_as_another_desk_notes_it(bench: Bench) -> None:
    day = bench.frame.page("own_day")
    row = next(
        row
        for row in bench.frame.page("agenda").board.model.rows
        if Action.WAITING in row.actions and row.entry.rdv.agents[0].id == day.me
    )
    rdv, said = row.entry.rdv, len(bench.notices)
    came = tuple(replace(p, waiting_since=NOW) for p in rdv.participations)
    bench.desk.put(replace(rdv, participations=came))
    await settled(bench.application.work.tasks)
    told = [notice.text for notice in bench.notices[said:]]
    assert [text for text in told if "vous attend" in text], told
    assert day.standing_text
    said = len(bench.notices)
    bench.desk.put(replace(rdv, participations=came, lock_version=(rdv.lock_version or 0) + 1))
    await settled(bench.application.work.tasks)
    assert [notice.text for notice in bench.notices[said:] if "vous attend" in notice.text] == [], "once each"


async def test_the_desks_are_told_for_as_long_as_was_chosen(bench: Bench) -> None:
    day = await day_of(bench)
    day.minutes = 15
    day.say("  j’ai dix minutes\n de retard ")
    await settled(bench.application.work.tasks)
    assert day.notice.text == "j’ai dix minutes de retard"
    assert "jusqu’à 10:35" in day.notice_text
    bench.desk.clock.move(minutes=15)
    assert day.notice is None, "it holds no longer"
    day.minutes = 0
    day.say("absente")
    await settled(bench.application.work.tasks)
    assert day.notice_text.endswith("absente")
    day.say("")
    await settled(bench.application.work.tasks)
    assert day.notice is None


async def test_a_locked_screen_says_how_many_wait_and_names_nobody(bench: Bench) -> None:
    day = bench.frame.page("own_day")
    bench.frame.outside = lambda: day.standing_text  # as the window has it
    row = next(
        row
        for row in bench.frame.page("agenda").board.model.rows
        if Action.WAITING in row.actions and row.entry.rdv.agents[0].id == day.me
    )
    lock = bench.application.lock
    lock.begin()
    came = tuple(replace(p, waiting_since=NOW) for p in row.entry.rdv.participations)
    bench.desk.put(replace(row.entry.rdv, participations=came))
    await settled(bench.application.work.tasks)
    assert lock.link_text == day.standing_text
    assert "attend" in lock.link_text
    assert not any(p.usager.last_name.lower() in lock.link_text.lower() for p in came)
    lock.end()
