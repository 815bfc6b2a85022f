"""Who is called at one desk is called at all, whatever becomes of the companion meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.api_client.site_client import SiteClient
from kiosk.desk.lobby import LobbyToday
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.lobby.call import Called, CallOutcome
from kiosk.domain.platform.failures import TimedOut
from tests.faults.site.conftest import Counter, Site
from tests.faults.territory import DESK, NOW
from tests.support.waiting import until


def of(participation: int) -> Called:
    return Called(organisation_id=1, called_at=NOW, participation_id=participation)


async def sees(counter: Counter, so: Callable[[LobbyToday], object], what: str) -> LobbyToday:
    """Until it is so at that desk."""
    for _ in range(4000):
        found = await counter.desk.lobby.today(1)
        if so(found):
            return found
        await asyncio.sleep(0.005)
    raise AssertionError(f"never came: {what}, but {found}")


def called(times: int, outcome: CallOutcome = CallOutcome.CALLED) -> Callable[[LobbyToday], bool]:
    return lambda found: [(one.times, one.outcome) for one in found.calls] == [(times, outcome)]


async def test_the_other_desk_knows_who_called_whom_to_where(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await until(lambda: other.desk.capabilities is not None and other.desk.capabilities.calls, "calls offered")
        await one.arrives(1)
        await one.desk.lobby.call(of(10), "Bureau 3", "Ondine Falguière")
        there = await sees(other, called(1), "the call")
        assert (there.calls[0].place, there.calls[0].caller) == ("Bureau 3", "Ondine Falguière")
        assert there.calls[0].participation_id == 10
        before, after = await other.desk.lobby.call(of(10), "Bureau 4", "Sidonie Brachet")
        await sees(one, called(2), "that they were called again")
        assert await other.desk.lobby.put_back(before, after)
        there = await sees(one, called(1), "that it was taken back")
        assert there.calls[0].place == "Bureau 3"
        await one.desk.lobby.no_answer(there.calls[0])
        await sees(other, called(1, CallOutcome.NO_ANSWER), "that nobody came")
        assert not await other.desk.lobby.put_back(before, after), "it is another by now"


async def test_who_was_called_and_is_seen_came(site: Site) -> None:
    from kiosk.domain.day.status import Action

    async with site:
        one, other = await site.two()
        await one.arrives(1)
        await one.desk.lobby.call(of(10), "Bureau 3", "")
        await sees(other, called(1), "the call")
        await other.waits(10)
        await other._act(Action.SEEN, 1)
        await sees(one, called(1, CallOutcome.CAME), "that they came")


async def test_through_a_cut_calls_are_joined(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await one.desk.walk_ins.note(1, 1, None, None, "", said="Nadia Zyl")
        await other.lists("Nadia Zyl (sans fiche)")
        (walk_in,) = await one.list()
        site.companion.kill()
        await one.linked(False)
        await one.desk.lobby.call(of(10), "Bureau 3", "")
        await other.desk.lobby.call(of(10), "Bureau 4", "")
        who = Called(organisation_id=1, called_at=NOW, walk_in=walk_in.id)
        await other.desk.lobby.call(who, "Bureau 5", "")
        site.companion.start()
        # Of each person the later call holds, as well as two desks can tell which of two in a row that is.
        either = ({"Bureau 3", "Bureau 5"}, {"Bureau 4", "Bureau 5"})

        async def alike() -> bool:
            one_s, other_s = [
                {called.place for called in (await counter.desk.lobby.today(1)).calls} for counter in (one, other)
            ]
            return one_s == other_s and one_s in either

        async with asyncio.timeout(60):
            while not await alike():
                await asyncio.sleep(0.005)


async def test_a_desk_that_starts_while_the_companion_is_away_calls_all_the_same(site: Site) -> None:
    async with site:
        one = await site.counter(DESK)
        await one.linked()
        await one.desk.close()
        site.companion.kill()
        again = await site.counter(DESK, again=one)
        await again.linked(False)
        can = again.desk.capabilities
        assert can is not None
        assert (can.calls, can.walk_ins) == (True, True)


async def test_an_agent_has_the_desks_told_and_takes_it_back(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await one.desk.lobby.say(1, 7, "j’ai dix minutes de retard", NOW + timedelta(minutes=30))
        there = await sees(other, lambda found: found.notices, "the notice")
        assert (there.notices[0].agent_id, there.notices[0].text) == (7, "j’ai dix minutes de retard")
        assert there.notices[0].holds(NOW + timedelta(minutes=29))
        await one.desk.lobby.say(1, 7, "")
        await sees(other, lambda found: not found.notices, "that it was taken back")


async def test_who_sees_to_somebody_is_known_at_every_desk(site: Site) -> None:
    def taken(by: int | None) -> Callable[[tuple[WalkIn, ...]], bool]:
        return lambda found: [one.taken_by for one in found] == [by]

    async with site:
        one, other = await site.two()
        await one.desk.walk_ins.note(1, 1, None, None, "", said="Nadia Zyl")
        await other.lists("Nadia Zyl (sans fiche)")
        await other.desk.walk_ins.take((await other.list())[0], 7)
        for by in (7, None):
            for _ in range(4000):
                if taken(by)(await one.list()):
                    break
                await asyncio.sleep(0.005)
            assert taken(by)(await one.list())
            if by is not None:
                await one.desk.walk_ins.take((await one.list())[0], None)


async def test_an_answer_lost_in_a_kill_and_the_same_person_changed_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The companion's clock is set back by its restart: what was made so last holds all the same."""
    tell, lost = SiteClient.tell_arrivals, asyncio.Event()

    async def unheard(self: SiteClient, *told: object) -> object:
        answer = await tell(self, *told)  # type: ignore[arg-type]
        if not lost.is_set():
            lost.set()
            raise TimedOut(sent=True)
        return answer

    async with site:
        one = await site.counter(DESK)
        await one.linked()
        monkeypatch.setattr(SiteClient, "tell_arrivals", unheard)
        await one.arrives(1)
        await lost.wait()
        site.companion.kill()
        await one.has_left(1)
        site.companion.start()
        await one.linked()
        third = await site.counter("sidonie.brachet@vaucresson-test.fr")
        await third.linked()
        await third.waits()
        await one.waits()
