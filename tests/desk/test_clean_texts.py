"""Texts as they come, from the platform and from whoever types, are clean at this desk and when they leave it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.origin import Origin
from tests.support.desk import LEA, PAUL, TOM, Counter, at_the_counter, counter_data, rdv_row, usager_row

TODAY_RDV = 1
DATA = counter_data(
    users=[
        usager_row(LEA, "HE\u0301LE\u0300NE", "\u202eDupont\u202c"),
        usager_row(TOM, "Tom", "Dupont", responsible="u1"),
        usager_row(PAUL, "Paul", "Martin", email="pa\u200bul@exemple.test"),
    ],
    rdvs=[rdv_row(TODAY_RDV, "9:20", LEA, context="vient avec\u2028sa \u200esœur")],
)


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with at_the_counter(tmp_path, DATA) as counter:
        yield counter


async def test_what_the_platform_says_is_read_clean(counter: Counter) -> None:
    found = await counter.desk.usagers.fiche(LEA, 1)
    assert usager_name(found.usager) == "DUPONT Hélène"
    assert (await counter.desk.usagers.fiche(PAUL, 1)).usager.email == "paul@exemple.test"
    rdv = await counter.colleague.rdv(TODAY_RDV)
    assert rdv.context == "vient avec\nsa sœur"


async def test_what_is_written_leaves_clean(counter: Counter) -> None:
    draft = UsagerDraft(first_name="Zoe\u0308", last_name="M\u200bOREL", email=None, address="1\u00ad rue")
    known = await counter.desk.usagers.create(draft, 1, Origin.DESK)
    assert (known.first_name, known.last_name, known.address) == ("Zoë", "MOREL", "1 rue")


async def test_the_platform_keeps_nothing_unseen_and_accents_as_they_were_sent(counter: Counter) -> None:
    # As recorded of the original: accents come back as they were written. A desk puts them together when it reads.
    made = await counter.colleague.create_user(
        UsagerFields(first_name="E\u0301lo\u200bdie", last_name="DUR\u202eAND"), [1], key="k1"
    )
    with counter.database.read() as connection:
        row = connection.exec_driver_sql(
            "SELECT first_name, last_name FROM users WHERE id = ?", (made.usager.id,)
        ).one()
    assert tuple(row) == ("E\u0301lodie", "DURAND")
