"""What the memory is told, the search finds at once, whoever writes it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.model import Organisation
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Likeness, UsagerDraft
from kiosk.domain.platform.failures import SignedOut
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.store.conftest import INSTANCE
from tests.support.names import people
from tests.support.trade import NOW, rdv

LEA = Usager(1, "Léa", "DUPONT", birth_date=date(1985, 4, 3), phone_number="06 12 34 56 78")
PAUL = Usager(2, "Paul", "DUPUIS", email="paul@exemple.test")


async def found(memory: Memory, text: str, organisation_id: int = 1) -> list[int]:
    result = await memory.usager_index.find(organisation_id, text, NOW, 30)
    return [one.usager.id for one in result.found if all(match.exact for match in one.matches)]


@pytest.fixture(params=["filled", "followed"])
async def search(request: pytest.FixtureRequest, memory: Memory) -> Memory:
    """The index made before anything is written, or when all of it has been."""
    if request.param == "followed":
        await memory.usager_index.ready()
    return memory


async def test_the_copy_of_an_organisation(search: Memory) -> None:
    await search.save_usagers(1, [LEA, PAUL])
    assert await found(search, "dup") == [1, 2]
    await search.save_usagers(1, [replace(LEA, last_name="MARIÉE")])
    assert (await found(search, "dup"), await found(search, "mariee")) == ([2], [1])
    await search.part_with_usagers(1, {1})
    assert await found(search, "mariee") == []
    assert await found(search, "dup", 2) == []


async def test_who_takes_part_in_rdvs_until_the_last_of_them_is_forgotten(search: Memory) -> None:
    first, second = rdv(1), rdv(1, NOW + timedelta(days=1))
    second = replace(second, id=2)
    await search.save_rdvs(1, [first, second], window=None)
    assert await found(search, "lea10 dupont") == [10]
    await search.remove_rdv(1)
    assert await found(search, "lea10") == [10]
    await search.remove_rdv(2)
    assert await found(search, "lea10") == []


async def test_who_leaves_an_rdv_or_the_copy_is_kept_while_the_other_has_them(search: Memory) -> None:
    whole = rdv(1, statuses=(Status.UNKNOWN, Status.UNKNOWN))
    await search.save_rdvs(1, [whole], window=None)
    await search.save_usagers(1, [whole.participations[1].usager])
    assert await found(search, "dupont") == [10, 11]
    await search.save_rdvs(1, [replace(whole, participations=whole.participations[:1])], window=None)
    assert await found(search, "dupont") == [10, 11]
    await search.part_with_usagers(1, await search.usager_ids(1))
    assert await found(search, "dupont") == [10]


async def test_an_organisation_that_is_no_longer_the_agent_s(search: Memory) -> None:
    await search.save_organisations([Organisation(1, "Nord"), Organisation(2, "Sud")])
    await search.save_usagers(2, [LEA])
    await search.save_rdvs(2, [rdv(1, organisation_id=2)], window=None)
    assert await found(search, "dupont", 2) == [10, 1]
    await search.save_organisations([Organisation(1, "Nord")])
    assert await found(search, "dupont", 2) == []


async def test_who_comes_today_first_then_who_comes_about_now(search: Memory) -> None:
    days = {1: 6, 2: -1, 3: 0, 4: 0}
    rdvs = [rdv(n, NOW + timedelta(days=after, minutes=n if after else -n)) for n, after in days.items()]
    cancelled = rdv(5, statuses=(Status.EXCUSED,))
    await search.save_rdvs(1, [*rdvs, cancelled], window=None)
    await search.save_usagers(1, [replace(LEA, id=9, first_name="Léa", last_name="DUPONT")])
    result = await search.usager_index.find(1, "dupont", NOW, 30)
    assert [one.usager.id for one in result.found] == [40, 30, 50, 20, 10, 9]
    times = {one.usager.id: (one.rdv_today_at, one.last_rdv_at) for one in result.found}
    assert times[40] == (NOW - timedelta(minutes=4), NOW - timedelta(minutes=4))
    assert times[20] == (None, rdvs[1].starts_at)
    assert times[50] == times[10] == times[9] == (None, None)
    assert [one.usager.id for one in (await search.usager_index.find(1, "dupont", NOW, 2)).found] == [40, 30]
    assert (await search.usager_index.find(1, "dupont", NOW, 2)).more


async def test_what_is_forgotten_of_the_days_is_forgotten_of_people(search: Memory) -> None:
    await search.save_rdvs(1, [rdv(1, NOW - timedelta(days=9)), rdv(2)], window=None)
    assert await found(search, "dupont") == [20, 10]
    await search.forget_old(NOW.date() + timedelta(days=3))
    assert await found(search, "dupont") == [20]


async def test_a_memory_opened_again_finds_who_it_knew(memories: MemoryFolder, memory: Memory) -> None:
    crowd = people(1000, 1)
    await memory.save_usagers(1, crowd)
    await memory.save_rdvs(1, [rdv(n) for n in range(2000, 2300)], window=None)
    await memory.close()
    again = await memories.open(INSTANCE, 4)
    try:
        for usager in (crowd[0], crowd[199], crowd[200], crowd[-1]):
            assert usager.id in await found(again, f"{usager.last_name} {usager.first_name} {usager.phone_number}")
        assert await found(again, "lea22990") == [22990]
    finally:
        await again.close()


async def test_what_is_written_while_the_index_is_made_is_not_lost(memory: Memory) -> None:
    crowd = people(1500, 2)
    await memory.save_usagers(1, crowd)
    making = asyncio.create_task(memory.usager_index.ready())
    await memory.save_usagers(1, [replace(crowd[-1], last_name="ZZYZX"), replace(LEA, id=5000)])
    await memory.part_with_usagers(1, {usager.id for usager in crowd[:10]})
    await making
    assert await found(memory, "zzyzx") == [1500]
    assert await found(memory, "dupont lea 0612345678") == [5000]
    gone = crowd[3]
    assert gone.id not in await found(memory, f"{gone.last_name} {gone.first_name}")


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_is_written_those_are_found_whom_the_memory_has(memory: Memory, seed: int) -> None:
    random, crowd = Random(seed), people(30, seed)
    copied = dict[int, set[int]]({1: set(), 2: set()})
    met = dict[int, tuple[int, set[int]]]()
    for step in range(60):
        if step == 20:
            await memory.usager_index.ready()
        organisation_id = random.choice((1, 2))
        some = random.sample(crowd, random.randrange(1, 6))
        match random.randrange(5):
            case 0:
                await memory.save_usagers(organisation_id, some)
                copied[organisation_id] |= {usager.id for usager in some}
            case 1:
                kept = {usager.id for usager in random.sample(crowd, 20)}
                away = await memory.usager_ids(organisation_id) - kept
                await memory.part_with_usagers(organisation_id, away)
                copied[organisation_id] &= kept
            case 2 | 3:
                number = random.randrange(1, 9)
                organisation_id = number % 2 + 1
                bare = rdv(number, organisation_id=organisation_id)
                people_of = tuple(replace(bare.participations[0], id=100 * number + u.id, usager=u) for u in some)
                await memory.save_rdv(replace(bare, participations=people_of))
                met[number] = organisation_id, {usager.id for usager in some}
            case _:
                number = random.randrange(1, 9)
                await memory.remove_rdv(number)
                met.pop(number, None)
    for organisation_id in (1, 2):
        known = copied[organisation_id].union(*(who for of, who in met.values() if of == organisation_id))
        for usager in crowd:
            assert usager.phone_number is not None
            expected = [usager.id] if usager.id in known else []
            assert await found(memory, usager.phone_number, organisation_id) == expected


async def test_a_search_given_up_does_not_keep_the_next_from_the_index(memory: Memory) -> None:
    await memory.save_usagers(1, [LEA, *people(600, 3)[5:]])
    first = asyncio.create_task(found(memory, "dup"))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert 1 in await found(memory, "dupont lea")


async def test_an_index_that_is_being_made_at_leisure_is_given_up_with_the_memory(memory: Memory) -> None:
    await memory.save_usagers(1, people(1000, 3))
    memory.usager_index.prepare()
    await asyncio.sleep(0)
    await memory.close()


async def test_who_searches_does_not_wait_for_leisure(memory: Memory) -> None:
    await memory.save_usagers(1, [LEA, *people(900, 3)[5:]])
    memory.usager_index.prepare()
    assert 1 in await found(memory, "dupont lea")


async def test_a_closed_memory_is_not_searched(memory: Memory) -> None:
    await memory.save_usagers(1, [LEA])
    await memory.usager_index.ready()
    await memory.close()
    with pytest.raises(SignedOut):
        await found(memory, "dupont")
    assert await memory.usager_index.find(1, "  ", NOW, 30) is not None


async def test_a_memory_in_ram_is_searched_too(memories: MemoryFolder, clock: SetClock) -> None:
    memory = memories.open_in_ram()
    await memory.save_usagers(1, [LEA])
    assert await found(memory, "dupont") == [1]
    await memory.close()


async def test_duplicates_of_all_organisations_the_likest_first(search: Memory) -> None:
    born = replace(LEA, id=3, first_name="Léah", phone_number=None)
    await search.save_usagers(1, [LEA, PAUL, born])
    await search.save_usagers(2, [replace(LEA, first_name="Lea"), replace(PAUL, id=7, email="autre@exemple.test")])
    await search.save_rdvs(1, [rdv(1)], window=None)
    draft = UsagerDraft(
        first_name="LEA",
        last_name="Dupont",
        birth_date=LEA.birth_date,
        email="Paul@exemple.test",
        phone_number="0612345678",
    )
    like = await search.usager_index.duplicates(draft, 1, None)
    assert [(one.usager.id, one.likenesses, one.blocks) for one in like] == [
        (2, (Likeness.EMAIL,), True),
        (1, (Likeness.IDENTITY, Likeness.PHONE), False),
        (10, (Likeness.PHONE,), False),
        (3, (Likeness.SOUND,), False),
    ]
    assert like[1].usager.first_name == "Léa"
    assert [one.usager.id for one in await search.usager_index.duplicates(draft, 2, 2)][:1] == [1]
    assert (await search.usager_index.duplicates(draft, 2, 2))[0].usager.first_name == "Lea"
    assert await search.usager_index.duplicates(UsagerDraft(first_name="Léa"), 1, None) == ()
