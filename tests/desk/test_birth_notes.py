"""What was told of a birth whose day is not known stays with the person, whatever they are called by then."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Written
from kiosk.domain.writes.origin import Origin
from tests.support.desk import NOW, at_the_counter


async def test_a_note_follows_its_usager_and_is_forgotten_with_them(tmp_path: Path) -> None:
    async with at_the_counter(tmp_path) as counter:
        usagers = counter.desk.usagers
        counter.cut()
        made = await usagers.create(UsagerDraft(first_name="Awa", last_name="M'BAYE"), 1, Origin.DESK)
        assert made.id < 0
        await usagers.note_birth(made.id, "vers\u200b 1980")
        assert await usagers.birth_note(made.id) == "vers 1980"
        counter.wire.mend()
        async with asyncio.timeout(10):
            while not isinstance(written := await usagers.outcome(made.id), Written):
                await asyncio.sleep(0.01)
        assert written.usager_id > 0
        assert await usagers.birth_note(written.usager_id) == "vers 1980"
        assert await usagers.birth_note(made.id) == "vers 1980", "a screen may still hold the local id"
        await usagers.note_birth(written.usager_id, "")
        assert await usagers.birth_note(made.id) == ""
        await usagers.note_birth(written.usager_id, "00/00/1980")
        await counter.memory.forget_old(NOW.date())
        assert await usagers.birth_note(written.usager_id) == "00/00/1980", "as long as the desk knows them"
        await counter.memory.part_with_usagers(1, [written.usager_id])
        await counter.memory.forget_old(NOW.date() + timedelta(days=30))
        assert await usagers.birth_note(written.usager_id) == ""
