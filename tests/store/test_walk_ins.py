from __future__ import annotations

from datetime import timedelta

from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome, with_outcome
from kiosk.domain.writes.origin import Origin
from kiosk.store.changes import Changes
from kiosk.store.memory import Memory
from tests.domain.samples import DAY, NOW, usager

LEA = WalkIn(id="a", organisation_id=1, arrived_at=NOW, lieu_id=1, usager=usager(), reason="un papier")


async def test_a_line_is_kept_changed_removed_and_told(memory: Memory) -> None:
    heard: list[Changes] = []
    memory.subscribe(heard.append)
    zone = await memory.zone(1)
    await memory.save_walk_in(LEA)
    await memory.save_walk_in(WalkIn(id="b", organisation_id=2, arrived_at=NOW))
    assert await memory.walk_ins(1, DAY, zone) == [LEA]
    seen = with_outcome(LEA, WalkInOutcome.SEEN, NOW + timedelta(minutes=5))
    await memory.save_walk_in(seen)
    assert await memory.walk_ins(1, DAY, zone) == [seen]
    assert await memory.walk_ins(1, DAY - timedelta(days=1), zone) == []
    await memory.remove_walk_in(seen)
    await memory.remove_walk_in(seen)
    assert await memory.walk_ins(1, DAY, zone) == []
    assert [(one.kinds, one.organisation_ids, one.origin) for one in heard] == [
        (frozenset({"walk_ins"}), frozenset({number}), Origin.DESK) for number in (1, 2, 1, 1)
    ]


async def test_lines_are_forgotten_with_their_day(memory: Memory) -> None:
    await memory.save_walk_in(LEA)
    zone = await memory.zone(1)
    await memory.forget_old(DAY + timedelta(days=3))
    assert await memory.walk_ins(1, DAY, zone) == [LEA]
    await memory.forget_old(DAY + timedelta(days=4))
    assert await memory.walk_ins(1, DAY, zone) == []
