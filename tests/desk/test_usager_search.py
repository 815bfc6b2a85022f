"""People found at a desk without a word to the platform, those written down here included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.desk import Desk
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.model import Lieu, Motif
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.people.usagers import Likeness, UsagerDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import SignedOut
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.sync.abilities import CAPABILITIES_MARK, written_capabilities
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, rdv

DRAFT = UsagerDraft(first_name="Aïssatou", last_name="N'DIAYE", birth_date=date(1990, 5, 6), phone_number="0612345678")
REAL = Usager(77, "Aïssatou", "N'DIAYE", birth_date=date(1990, 5, 6), phone_number="0612345678")


async def found(desk: Desk, text: str) -> list[int]:
    return [one.usager.id for one in (await desk.usagers.search(1, text)).found]


@pytest.mark.parametrize("looked_before", [True, False])
async def test_who_was_written_down_here_is_one_person_all_along(signed_in: Desk, looked_before: bool) -> None:
    memory = signed_in._session.memory
    if looked_before:
        assert await found(signed_in, "ndiaye") == []
    made = await signed_in.usagers.create(DRAFT, 1, Origin.DESK)
    assert await found(signed_in, "ndiaye aissatou") == [made.id]
    assert made.id < 0
    married = replace(DRAFT, last_name="SOW")
    await signed_in.usagers.change(made.id, 1, DRAFT, married, Origin.DESK)
    assert (await found(signed_in, "ndiaye"), await found(signed_in, "sow 0612")) == ([], [made.id])
    [_, creation] = await signed_in.usagers.written(made.id)
    await memory.queue.settle(creation.errand.key, REAL)
    assert (await found(signed_in, "ndiaye"), await found(signed_in, "sow 0612")) == ([], [77])
    [change] = [record for record in await signed_in.usagers.written(77) if record is not creation][:1]
    await memory.queue.settle(change.errand.key, replace(REAL, last_name="SOW"))
    assert await found(signed_in, "aissatou sow") == [77]


async def test_what_the_platform_refused_is_found_until_that_has_been_read(signed_in: Desk) -> None:
    memory = signed_in._session.memory
    assert await found(signed_in, "ndiaye") == []
    made = await signed_in.usagers.create(DRAFT, 1, Origin.DESK)
    [record] = await signed_in.usagers.written(made.id)
    await memory.queue.refuse(record.errand.key, Refusal("E-mail déjà pris"), because="…")
    assert await found(signed_in, "ndiaye") == [made.id]
    await memory.queue.dismiss(record.errand.key, Origin.DESK)
    assert await found(signed_in, "ndiaye") == []


@pytest.mark.parametrize("looked_before", [True, False])
async def test_who_was_given_an_rdv_here_comes_as_if_the_platform_had_it(signed_in: Desk, looked_before: bool) -> None:
    memory = signed_in._session.memory
    await memory.save_mark(CAPABILITIES_MARK, written_capabilities(Capabilities(version=1, rdvs=True)))
    await memory.save_entries(1, Motif, [MOTIF])
    await memory.save_entries(1, Agent, [AGENT])
    await memory.save_entries(1, Lieu, [LIEU])
    if looked_before:
        assert await found(signed_in, "ndiaye") == []
    made = await signed_in.usagers.create(DRAFT, 1, Origin.DESK)
    at = NOW + timedelta(hours=2)
    booking = Booking(
        organisation_id=1, motif_id=MOTIF.id, starts_at=at, duration_in_min=30, lieu_id=LIEU.id, agent_ids=(AGENT.id,),
        guests=(Guest(made.id),),
    )  # fmt: skip
    rdv_id = await signed_in.bookings.book(booking)
    [one] = (await signed_in.usagers.search(1, "ndiaye")).found
    assert (one.usager.id, one.rdv_today_at) == (made.id, at)
    [record] = await signed_in.bookings.written(rdv_id)
    await memory.queue.refuse(record.errand.key, Refusal("Créneau déjà pris"), because="…")
    await memory.queue.dismiss(record.errand.key, Origin.DESK)
    [one] = (await signed_in.usagers.search(1, "ndiaye")).found
    assert (one.usager.id, one.rdv_today_at) == (made.id, None)


async def test_today_is_the_organisation_s(signed_in: Desk) -> None:
    memory = signed_in._session.memory
    await memory.save_zone(1, "Pacific/Auckland")
    await memory.save_rdvs(1, [rdv(1)], window=None)
    [one] = (await signed_in.usagers.search(1, "dupont")).found
    assert one.rdv_today_at == NOW
    assert one.rdv_today_at is not None
    assert one.rdv_today_at.utcoffset() != NOW.utcoffset()


async def test_who_is_about_to_be_written_down_twice(signed_in: Desk) -> None:
    made = await signed_in.usagers.create(DRAFT, 1, Origin.DESK)
    again = replace(DRAFT, first_name="Aissatu", phone_number=None)
    [like] = await signed_in.usagers.near_duplicates(again, 1)
    assert (like.usager.id, like.likenesses, like.blocks) == (made.id, (Likeness.SOUND,), False)
    assert await signed_in.usagers.near_duplicates(again, 1, besides=made.id) == ()


async def test_nobody_is_found_by_nobody(desk: Desk) -> None:
    with pytest.raises(SignedOut):
        await desk.usagers.search(1, "dupont")
