"""Arrivals and walk-ins of all desks, on platforms that have no place for them."""

from __future__ import annotations

from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.platform_server.__main__ import main
from tests.faults.site.conftest import Site
from tests.faults.territory import DESK, SECOND_DESK
from tests.support.waiting import until


async def test_who_arrives_at_one_desk_waits_at_the_other(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await one.arrives(1)
        await other.waits(10)
        await other.says_the_same_as(one)
        await other.has_left(1)
        await one.waits()


async def test_both_note_the_same_person_at_once(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await one.arrives(1)
        await other.arrives(1)
        await one.arrives(2)
        await one.waits(10, 20)
        await other.waits(10, 20)
        await other.says_the_same_as(one)


async def test_who_came_without_an_rdv_is_on_every_list(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await one.desk.walk_ins.note(1, 1, None, None, "une reason à soi", said="Nadia Zyl")
        await other.lists("Nadia Zyl (sans fiche)")
        (there,) = await other.list()
        assert there.ticket == 1
        assert there.reason == ""  # what was typed of somebody stays where it was typed
        await other.desk.walk_ins.give_outcome(there, WalkInOutcome.SEEN)
        here = await one.has_outcome(there.id, WalkInOutcome.SEEN)
        assert here.reason == "une reason à soi"
        await one.desk.walk_ins.remove(here)
        await other.lists()


async def test_through_a_kill_of_the_companion_nothing_is_lost(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await one.arrives(1)
        await other.waits(10)
        site.companion.kill()
        await one.linked(False)
        await one.arrives(2)
        await one.waits(10, 20)  # at this desk at once, whatever becomes of the companion
        await other.has_left(1)
        await other.waits()
        site.companion.start()
        await one.waits(20)
        await other.waits(20)


async def test_a_companion_that_lost_its_disk_has_the_day_brought_back(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await one.arrives(1)
        await other.arrives(2)
        await one.desk.walk_ins.note(1, 1, None, None, "", said="Nadia Zyl")
        await one.waits(10, 20)
        await other.waits(10, 20)
        await other.lists("Nadia Zyl (sans fiche)")
        site.companion.kill()
        await one.has_left(2)
        site.companion.lose_the_disk()
        site.companion.start()
        await other.waits(10)
        # A desk that has just come finds the day whole: it is the companion's again.
        await one.desk.close()
        third = await site.counter(DESK)
        await third.waits(10)
        await third.lists("Nadia Zyl (sans fiche)")
        assert (await third.list())[0].ticket == 1


async def test_what_was_noted_before_a_restart_of_the_desk_is_told_after_it(site: Site) -> None:
    async with site:
        one = await site.counter(DESK)
        await one.linked()
        site.companion.kill()
        await one.arrives(3)
        await one.waits(30)
        await one.desk.close()
        again = await site.counter(DESK, again=one)
        await again.waits(30)
        site.companion.start()
        other = await site.counter(SECOND_DESK)
        await other.waits(30)


async def test_desks_whose_clocks_differ_say_the_same(site: Site) -> None:
    async with site:
        one, other = await site.counter(DESK), await site.counter(SECOND_DESK, ahead=90.0)
        await one.linked()
        await other.linked()
        await one.arrives(1)
        await other.waits(10)
        await other.has_left(1)
        await one.waits()
        await one.arrives(1)
        await other.waits(10)


async def test_a_device_that_was_turned_out_works_alone(site: Site) -> None:
    async with site:
        one, other = await site.two()
        assert main(["revoke-device", "1", "--folder", str(site.companion.folder)]) == 0
        await one.arrives(1)
        await one.waits(10)
        await until(lambda: one.desk.sync_state.site.revoked, "that it was turned out")
        assert await other.waiting() == {}
        await one.door.pair(site.companion.code(name="Accueil 1").shown)
        await other.waits(10)


async def test_the_desk_knows_what_the_site_can_do(site: Site) -> None:
    async with site:
        one, _ = await site.two()
        await until(lambda: one.desk.capabilities is not None, "that the platform says what it can do")
        can = one.desk.capabilities
        assert can is not None
        assert (can.waiting_room, can.walk_ins, can.directory) == (True, True, False)
