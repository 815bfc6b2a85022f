"""What is written at once at the platform: once, whatever becomes of the answer, and shown here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.api_client.client import ApiClient
from kiosk.desk import DayData, Desk
from kiosk.domain.day.absence import draft_of
from kiosk.domain.platform import failures
from tests.desk.served import FORMATION, LEA, MONDAY, NORD, NURSE, PAUL, SANDRA, SOCIAL, ZOE, Served
from tests.platform_server.small_platform import ADMIN, PASSWORD, SECRETARY


@pytest.fixture
async def desk(served: Served) -> Desk:
    return await served.desk()


# Nobody knows what became of it


async def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_key(desk: Desk, served: Served) -> None:
    await desk._session.capabilities()
    served.wire.lose_answers = 1
    fiche = await desk.usagers.merge(PAUL, ZOE, {"first_name": "merged"})
    assert (fiche.usager.id, fiche.usager.first_name) == (PAUL, "Zoé")
    assert served.wire.writes() == ["POST /api/desk/v1/users/merge"] * 2
    assert len({request.headers["idempotency-key"] for request in served.wire.sent if request.method == "POST"}) == 1
    assert [version.event for version in await desk.usagers.versions(PAUL)] == ["update"]
    # Who is told no, is told so when the answer comes at last.
    served.wire.lose_answers = 1
    with pytest.raises(failures.Refused) as refused:
        await desk.usagers.detach(LEA, NORD)
    assert [rdv.id for rdv in refused.value.rdvs] == [2, 4, 5]


async def test_what_never_arrived_is_carried_out_at_the_second_try(desk: Desk, served: Served) -> None:
    await desk._session.capabilities()
    served.wire.lose_requests = 1
    made = await desk.absences.create(FORMATION)
    assert [draft_of(one) for one in await desk.absences.all()].count(FORMATION) == 1
    assert draft_of(made) == FORMATION


async def test_when_nobody_ever_answers_it_is_said_to_be_unknown(desk: Desk, served: Served) -> None:
    await desk._session.capabilities()
    served.wire.lose_answers = 2
    with pytest.raises(failures.TimedOut) as lost:
        await desk.usagers.add_referent(LEA, SOCIAL)
    assert lost.value.sent
    assert len(served.wire.writes()) == 2
    assert isinstance(served.syncs.last.heard[-1], failures.TimedOut)


async def test_a_server_without_keys_is_never_written_to_twice(desk: Desk, served: Served) -> None:
    await served.forget_keys(desk)
    usagers, absences = desk.usagers, desk.absences
    made = await absences.create(FORMATION)
    longer = replace(FORMATION, title="Congé")

    async def written(write: Awaitable[Any]) -> Any:
        """What ``write``, whose answer is lost, answers all the same; it was sent once."""
        served.wire.sent.clear()
        served.wire.lose_answers = 1
        answer = await write
        assert len(served.wire.writes()) == 1
        return answer

    fiche = await written(usagers.change_private(LEA, NORD, {"family_situation": "single", "caisse_affiliation": ""}))
    assert fiche.family_situation == "single"
    await written(usagers.attach(SANDRA, NORD))
    await written(usagers.detach(SANDRA, NORD))
    await written(usagers.add_referent(LEA, SOCIAL))
    await written(usagers.remove_referent(LEA, SOCIAL))
    assert await written(absences.create(longer)) != made
    changed = replace(longer, title="Congé annuel")
    assert draft_of(await written(absences.update(made.id, changed))) == changed
    await written(absences.delete(made.id))
    assert [draft_of(one) for one in await absences.all() if one.agent_id == NURSE and one.id != 1] == [longer]


async def test_what_did_not_arrive_at_a_server_without_keys_is_said_to_have_failed(desk: Desk, served: Served) -> None:
    await served.forget_keys(desk)
    for write in (
        desk.usagers.change_private(LEA, NORD, {"family_situation": "single"}),
        desk.usagers.attach(SANDRA, NORD),
        desk.usagers.detach(ZOE, NORD),
        desk.usagers.add_referent(LEA, SOCIAL),
        desk.usagers.remove_referent(LEA, NURSE),
        desk.absences.create(FORMATION),
        desk.absences.update(1, FORMATION),
        desk.absences.delete(1),
    ):
        served.wire.sent.clear()
        served.wire.lose_requests = 1
        with pytest.raises(failures.TimedOut):
            await write
        assert len(served.wire.writes()) == 1
    assert [one.title for one in await desk.absences.all()] == ["Formation"]
    assert (await desk.usagers.fiche(LEA, NORD)).referent_agent_ids == (NURSE,)


async def test_a_password_asked_for_again_is_said_to_the_synchronisation(desk: Desk, served: Served) -> None:
    async with ApiClient(served.url, served.clock) as elsewhere:
        await elsewhere.sign_in(SECRETARY, PASSWORD)  # one device for each agent
        with pytest.raises(failures.SignedOut):
            await desk.usagers.fiche(LEA, NORD)
    assert isinstance(served.syncs.last.heard[-1], failures.SignedOut)
    await desk.close()
    with pytest.raises(failures.SignedOut):
        await desk.usagers.fiche(LEA, NORD)


# What was done there shows here


async def shown(desk: Desk, what: str, holds: Callable[[DayData], bool]) -> DayData:
    """The day, once it shows ``what``."""
    changed = asyncio.Event()
    stop = desk.subscribe(lambda _: changed.set())
    try:
        async with asyncio.timeout(15):
            while True:
                changed.clear()
                day = await desk.day(NORD, MONDAY)
                if holds(day):
                    return day
                await changed.wait()
    except TimeoutError:
        raise AssertionError(f"never came: {what}") from None
    finally:
        stop()


async def test_the_day_follows_what_was_done_at_once(served: Served) -> None:
    admin = await served.desk(ADMIN, synchronised=True)
    admin.look_at(NORD, MONDAY)
    await shown(admin, "the RDVs", lambda day: {entry.rdv.id for entry in day.entries} == {1, 2, 3, 4, 5})
    await admin.bookings.delete(5)
    await shown(admin, "the deletion", lambda day: {entry.rdv.id for entry in day.entries} == {1, 2, 3, 4})
    absent = replace(FORMATION, first_day=MONDAY, end_day=MONDAY)
    made = await admin.absences.create(absent)
    day = await shown(admin, "the absence", lambda day: made.id in {one.absence_id for one in day.absences})
    assert [(f"{one.starts_at:%H:%M}", one.agent_id) for one in day.absences] == [("09:00", NURSE)]
    await admin.usagers.merge(PAUL, ZOE, {})
    one_left = {PAUL, LEA}
    await shown(
        admin,
        "the merger",
        lambda day: {p.usager.id for e in day.entries if e.rdv.id == 4 for p in e.rdv.participations} == one_left,
    )
