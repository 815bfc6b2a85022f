"""What an agent has the desks told stands on their lines for as long as it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.status import Shown
from kiosk.domain.lobby.notice import LONGEST, AgentNotice, holding, with_notices, written
from tests.support.trade import NOW, rdv

LATE = AgentNotice(organisation_id=1, agent_id=0, text="j’ai dix minutes de retard", until=NOW + timedelta(minutes=30))


def test_it_holds_until_then() -> None:
    assert LATE.holds(NOW)
    assert not LATE.holds(NOW + timedelta(minutes=30))
    assert replace(LATE, until=None).holds(NOW + timedelta(hours=5))
    assert holding([LATE, replace(LATE, agent_id=2, text="")], NOW) == {0: LATE}
    assert written("  dix\nminutes\u202e ") == "dix minutes"
    assert len(written("x" * 200)) == LONGEST


def test_it_stands_on_what_is_still_to_take_place() -> None:
    entry = DeskRdv(rdv(1))
    agent = entry.rdv.agents[0]
    notices = {agent.id: replace(LATE, agent_id=agent.id)}
    rows = [Row("rdv-1", RowKind.RDV, entry=entry, shown=shown) for shown in (Shown.UPCOMING, Shown.SEEN)]
    to_come, seen = with_notices(rows, notices)
    assert to_come.detail.endswith("j’ai dix minutes de retard")
    assert to_come.lobby.notice in to_come.spoken
    assert seen is rows[1]
    assert with_notices(rows, {})[0] is rows[0]
