"""What was typed in a form goes to the platform and comes back as it was written down, whatever it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.people.tidy import tidy_first_name, tidy_last_name
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.clean import clean_line
from kiosk.domain.writes.errand import Written
from kiosk.domain.writes.origin import Origin
from tests.support.desk import at_the_counter
from tests.support.hostile import LEGITIMATE, hostile
from tests.support.waiting import until

TYPED = [*LEGITIMATE, *(text for kind, text in hostile() if kind != "markup")]


@pytest.mark.parametrize("step", [16, pytest.param(1, marks=pytest.mark.soak)])
async def test_a_name_comes_back_as_it_was_written_down(tmp_path: Path, step: int) -> None:
    async with at_the_counter(tmp_path) as counter:
        usagers = counter.desk.usagers
        written: dict[int, UsagerDraft] = {}
        for text in TYPED[::step]:
            first, last = tidy_first_name(text), tidy_last_name(text)
            if not first or not last:
                continue  # a form asks for both
            draft = UsagerDraft(first_name=first, last_name=last, address=text)
            written[(await usagers.create(draft, 1, Origin.DESK)).id] = draft
        assert len(written) > 10
        await until(lambda: not counter.desk.unsent_count, "them to be sent")
        assert await usagers.refused() == ()
        for local_id, draft in written.items():
            outcome = await usagers.outcome(local_id)
            assert isinstance(outcome, Written)
            there = await counter.usager(outcome.usager_id)
            assert (there.first_name, there.last_name) == (draft.first_name, clean_line(draft.last_name))
