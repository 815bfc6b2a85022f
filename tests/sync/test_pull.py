"""What the desk looks at is pulled first, and what changes there is followed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from kiosk.api_client.wire.rdvs import Change
from kiosk.clock import PARIS, SetClock
from kiosk.domain.dates.recurrence import read_rrule, rrule_text
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.model import AbsenceOccurrence, Lieu, Motif, Organisation, PlageOccurrence
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Forbidden, ServerFault, TimedOut, Unreachable, UnreachableCause
from kiosk.store.changes import Changes
from kiosk.sync import pull
from kiosk.sync.absences import spans
from kiosk.sync.job import Job, Kind
from kiosk.sync.state import SyncState
from kiosk.sync.timing import SyncTiming
from tests.support.known import usagers
from tests.support.rest import at_rest
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, ORGANISATION, TODAY, gesture, rdv, usager
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import EVERYTHING, FakePlatform, Fault

TOMORROW = TODAY + timedelta(days=1)


async def ids(desk: Desk, day: date = TODAY) -> list[int]:
    return [entry.rdv.id for entry in await desk.memory.day(1, day, PARIS)]


async def test_the_day_comes_first_then_the_directory_then_the_days_around(desk: Desk, clock: SetClock) -> None:
    week = [rdv(n, NOW + timedelta(days=n)) for n in range(-5, 12) if n]
    platform = FakePlatform(clock, [rdv(50), *(replace(r, id=100 + n) for n, r in enumerate(week))])
    platform.plages_there = [PlageOccurrence(1, 7, 1, NOW, NOW + timedelta(hours=2))]
    desk.start(platform)
    await desk.pulled()
    names = [name for name, _ in platform.calls]
    assert names.index("rdvs") < names.index("rdv_pages")
    assert names.index("agents") < names.index("rdv_pages")
    assert "users" not in names
    start, end = datetime(2026, 11, 23, tzinfo=PARIS), datetime(2026, 11, 23, 23, 59, 59, tzinfo=PARIS)
    assert ("rdvs", (1, start, end)) in platform.calls
    assert await ids(desk) == [50]
    assert [len(await ids(desk, TODAY + timedelta(days=n))) for n in (-3, -2, -1, 1, 7, 8)] == [0, 1, 1, 1, 1, 0]
    assert await desk.memory.organisations() == [ORGANISATION]
    assert await desk.memory.entries(1, Agent) == [AGENT]
    assert await desk.memory.entries(1, Motif) == [MOTIF]
    assert await desk.memory.entries(1, Lieu) == [LIEU]
    assert await desk.memory.plages(1, TODAY, PARIS) == platform.plages_there
    assert await desk.memory.mark("timezone/1") == "Europe/Paris"
    assert desk.sync.state == SyncState(connected=True, last_synced=NOW, capabilities=platform.able)
    assert await desk.memory.synced_at(1, TODAY) == NOW
    assert await desk.memory.synced_at(1, TODAY + timedelta(days=7)) == NOW


async def test_another_day_does_not_wait_for_what_is_behind(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2, NOW + timedelta(days=20))])
    platform.hold["rdv_pages"] = asyncio.Event()
    desk.start(platform)
    await until(lambda: platform.count("rdv_pages"), "the days around on their way")
    far = TODAY + timedelta(days=20)
    desk.sync.look_at(1, far)
    assert desk.sync.state.busy
    await until(lambda: desk.sync.state.last_synced, "the other day pulled")
    assert await ids(desk, far) == [2]
    platform.hold["rdv_pages"].set()


async def test_lieux_are_read_from_the_rdvs_where_the_server_has_no_list(desk: Desk, clock: SetClock) -> None:
    annexe = replace(LIEU, id=2, name="Annexe")
    platform = FakePlatform(clock, [rdv(1), replace(rdv(2), lieu=annexe), replace(rdv(3), lieu=None)], Capabilities())
    platform.lieux_there = None
    desk.start(platform)
    await desk.pulled()
    assert await desk.memory.entries(1, Lieu) == [LIEU, annexe]
    platform.change(rdv(2))
    await desk.sync.bring_up_to_date()
    assert await desk.memory.entries(1, Lieu) == [LIEU, annexe]


async def test_what_is_withheld_of_the_directory_keeps_nothing_else_back(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.faults.extend([Fault("agents", Forbidden()), Fault("motifs", ServerFault(500))])
    desk.start(platform)
    await desk.pulled()
    assert await desk.memory.entries(1, Agent) == []
    assert await desk.memory.entries(1, Lieu) == [LIEU]
    assert desk.sync.state.connected is True


async def test_usagers_are_kept_once_a_day_where_the_server_cannot_search(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)], replace(EVERYTHING, user_search=False))
    platform.usagers_there = [usager(n) for n in range(1, 251)]
    desk.start(platform)
    for _ in range(3):
        await until(lambda: desk.time.sleeping(0.1, 0.5), "the pause between pages")
        desk.time.move(0.5)
    await desk.pulled()
    assert await usagers(desk.memory, 1) == platform.usagers_there
    desk.sync.look_at(2, TODAY)
    desk.sync.look_at(1, TODAY)
    await desk.pulled()
    await until(lambda: at_rest(desk.sync), "calm")
    assert platform.calls.count(("users", 1)) == 1
    platform.usagers_there = platform.usagers_there[:10]
    clock.move(days=1)
    desk.time.move(60)

    def over() -> bool:
        desk.time.move(0.5)
        return platform.calls.count(("users", 1)) == 2 and at_rest(desk.sync)

    await until(over, "the next night's reading")
    assert len(await usagers(desk.memory, 1)) == 10


async def test_a_change_elsewhere_is_told_and_fetched_alone(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    pulls = platform.count("rdvs") + platform.count("rdv_pages")
    clock.move(minutes=3)
    platform.change(rdv(2, statuses=(Status.SEEN,)))
    platform.change(rdv(3, NOW + timedelta(hours=1)))
    platform.change(1)

    await until(lambda: desk.sync.state.last_synced == clock.now(), "up to date")
    assert await ids(desk) == [2, 3]
    entry = await desk.memory.rdv(2)
    assert entry is not None
    assert entry.rdv.status is Status.SEEN
    assert platform.count("rdvs") + platform.count("rdv_pages") == pulls
    assert await desk.memory.synced_at(1, TODAY) == clock.now()


async def test_many_changes_are_one_pull(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(n) for n in range(1, 31)])
    desk.start(platform)
    await desk.pulled()
    single, days = platform.count("rdv"), platform.count("rdvs")
    for number in range(1, 31):
        platform.change(rdv(number, statuses=(Status.SEEN,)))
    await until(lambda: platform.count("rdvs") > days, "the pull")
    await desk.pulled()
    assert {e.rdv.status for e in await desk.memory.day(1, TODAY, PARIS)} == {Status.SEEN}
    assert platform.count("rdv") - single <= 8
    assert platform.count("rdvs") - days <= 2


async def test_a_change_of_the_directory_or_of_an_agenda_is_fetched(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.agents_there = [AGENT, Agent(8, "Yves", "Le Goff")]
    platform.plages_there = [PlageOccurrence(1, 7, 1, NOW, NOW + timedelta(hours=2))]
    agendas = platform.count("plage_ouvertures")
    platform.tell(Change("agent", 8))
    platform.tell(Change("plage_ouverture", 1))
    platform.tell(Change("user", 10))
    platform.tell(Change("something new", 4))
    await until(lambda: platform.count("plage_ouvertures") > agendas, "the agenda")
    await desk.pulled()
    assert await desk.memory.entries(1, Agent) == platform.agents_there
    assert await desk.memory.plages(1, TODAY, PARIS) == platform.plages_there


async def test_the_place_reached_in_the_changes_outlives_kiosk(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.change(rdv(1, statuses=(Status.NOSHOW,)))
    await until(lambda: ("changes", "1") in platform.calls, "the change taken in")
    await desk.stop()
    platform.calls.clear()
    desk.start(platform)
    await until(lambda: platform.count("changes"), "listening again")
    assert next(detail for name, detail in platform.calls if name == "changes") == "1"


async def test_a_cursor_that_is_too_old_means_a_pull(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    await desk.memory.save_mark("changes/1", "0")
    for _ in range(3):
        platform.change(rdv(1))
    platform.oldest = 2
    desk.start(platform)
    await until(lambda: ("changes", "3") in platform.calls, "listening from the present")
    await desk.pulled()
    assert ("changes", None) in platform.calls
    assert platform.count("rdv_pages") >= 1


async def test_a_proxy_that_ends_long_calls_is_no_cut(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    states: list[bool | None] = []
    desk.sync.on_state(lambda state: states.append(state.connected))
    platform.faults.append(Fault("changes", TimedOut()))
    platform.change(rdv(1, statuses=(Status.SEEN,)))
    tries = platform.count("changes")
    await until(lambda: platform.count("changes") >= tries + 2, "listening again")
    arrived: list[Changes] = []
    desk.memory.subscribe(arrived.append)
    platform.change(rdv(1, statuses=(Status.NOSHOW,)))
    await until(lambda: arrived, "the change taken in")
    assert False not in states


async def test_the_agenda_of_another_day_does_not_wait_behind_the_days_around(desk: Desk, clock: SetClock) -> None:
    """Where calls are counted those days take their time."""
    platform = FakePlatform(clock, [rdv(1)], Capabilities(rdvs=True))
    platform.hold["rdv_pages"] = asyncio.Event()
    desk.start(platform)
    await until(lambda: platform.count("rdv_pages"), "the days around")
    names = [name for name, _ in platform.calls]
    assert names.index("rdv_pages") > max(names.index("agents"), names.index("absences"))
    agendas = platform.count("absences")
    desk.sync.look_at(1, TODAY + timedelta(days=1))
    await until(lambda: platform.count("absences") == agendas + 1, "the agenda of tomorrow")
    # Nor behind those of two days: they come one after the other.
    desk.sync.look_at(1, TODAY + timedelta(days=2))
    await until(lambda: platform.count("absences") == agendas + 2, "the agenda of the day after")
    assert platform.count("rdv_pages") == 1
    platform.hold.pop("rdv_pages").set()
    await until(lambda: platform.count("rdv_pages") == 2, "the days around the last one")


async def test_days_around_that_took_minutes_do_not_make_the_day_older_than_it_is(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)], Capabilities(rdvs=True))
    platform.hold["rdv_pages"] = asyncio.Event()
    desk.start(platform)
    await until(lambda: platform.count("rdv_pages"), "the days around")
    clock.move(minutes=3)
    await desk.sync.bring_up_to_date()
    platform.hold.pop("rdv_pages").set()
    await desk.pulled()
    later = NOW + timedelta(minutes=3)
    assert desk.sync.state.last_synced == later
    assert await desk.memory.synced_at(1, TODAY) == later
    assert await desk.memory.synced_at(1, TODAY + timedelta(days=1)) == NOW


async def next_look(desk: Desk) -> float:
    """How much time goes by until the day has been looked at once more, and the next look is waited for."""
    platform, time, begun = desk.platform, desk.time, desk.time.now
    await until(lambda: SyncTiming().poll_least in time.asked, "the wait for a look")
    looks, slept = platform.count("rdvs"), list[int]()
    while platform.count("rdvs") == looks:
        # Who has slept enough does what it has to do, and sleeps again.
        slept.append(len(time.asked) + time.due(0.5))
        time.move(0.5)
        await until(lambda: len(time.asked) >= slept[-1], "the end of what was due")
    return time.now - begun


async def test_where_nothing_is_told_it_looks_less_and_less_often_once_nothing_moves(
    desk: Desk, clock: SetClock
) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)], Capabilities(rdvs=True))
    desk.start(platform)
    await desk.pulled()
    # A quarter of an hour after something moved, others may still be at it.
    assert [round(await next_look(desk)) for _ in range(50)] == [18] * 50
    assert [round(await next_look(desk)) for _ in range(5)] == [27, 40, 60, 60, 60]
    platform.change(rdv(1, statuses=(Status.SEEN,)))
    assert round(await next_look(desk)) == 60
    assert [round(await next_look(desk)) for _ in range(50)] == [18] * 50
    while await next_look(desk) < 60:
        pass
    # A gesture of this desk tells that the day has begun again.
    desk.time.move(30)
    await until(lambda: SyncTiming().poll_most - SyncTiming().poll_least in desk.time.asked, "a long wait")
    looks = platform.count("rdvs")
    await desk.memory.queue.act([gesture(rdv(2), Action.SEEN)])
    await until(lambda: platform.count("rdvs") == looks + 1, "a look at once")
    await desk.settled()
    assert round(await next_look(desk)) == 18


async def test_gestures_one_after_another_neither_hurry_nor_put_off_the_next_look(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(n) for n in range(1, 5)], Capabilities(rdvs=True))
    desk.start(platform)
    await desk.pulled()
    await next_look(desk)
    begun, looks = desk.time.now, platform.count("rdvs")
    for number in range(1, 5):
        await desk.memory.queue.act([gesture(rdv(number), Action.SEEN)])
        await desk.settled()
        desk.time.move(4)
    assert platform.count("rdvs") == looks
    await next_look(desk)
    assert round(desk.time.now - begun) == 18


async def test_where_nothing_is_told_the_absences_are_looked_at_now_and_then(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)], Capabilities(rdvs=True))
    desk.start(platform)
    await desk.pulled()
    asked = platform.count("absences")
    for _ in range(50):
        await next_look(desk)
    await until(lambda: platform.count("absences") == asked + 1, "the absences")


async def test_an_answer_older_than_our_own_gesture_does_not_take_it_back(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)], Capabilities(rdvs=True))
    for known in platform.rdvs_there.values():
        platform.rdvs_there[known.id] = replace(known, lock_version=None)
    desk.start(platform)
    await desk.pulled()
    platform.hold["rdvs"] = asyncio.Event()
    looks = platform.count("rdvs")
    pull = asyncio.create_task(desk.sync.bring_up_to_date())
    await until(lambda: platform.count("rdvs") > looks, "a pull on its way")
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    platform.hold.pop("rdvs").set()
    await pull
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.rdv.status is Status.SEEN


async def test_bring_up_to_date_says_why_it_cannot(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform, look=False)
    await until(lambda: desk.sync.state.connected, "connected")
    platform.organisations_there.append(Organisation(2, "MDS Sud"))
    await desk.sync.bring_up_to_date()
    assert len(await desk.memory.organisations()) == 2
    desk.sync.look_at(1, TODAY)
    await desk.pulled()
    platform.down = Unreachable(UnreachableCause.REFUSED)
    with pytest.raises(Unreachable):
        await desk.sync.bring_up_to_date()
    assert desk.sync.state.connected is False
    assert desk.sync.state.failure is platform.down
    assert await ids(desk) == [1]
    # It goes on asking by itself, but is not at work meanwhile: one may ask for it again.
    await until(lambda: desk.time.sleeping(0.5, 1.5), "the back-off")
    await until(lambda: not desk.sync.state.busy, "rest")


async def test_a_new_day_empties_the_waiting_room_and_forgets_the_old_ones(desk: Desk, clock: SetClock) -> None:
    await desk.memory.save_rdv(rdv(9, NOW - timedelta(days=4)))
    await desk.memory.save_rdv(rdv(8, NOW - timedelta(days=3)))
    platform = FakePlatform(clock, [rdv(1)], Capabilities())
    desk.start(platform)
    await desk.pulled()
    assert await desk.memory.rdv(9) is None
    assert await desk.memory.rdv(8) is not None
    await desk.memory.queue.act([gesture(rdv(1), Action.WAITING)])
    await desk.settled()
    clock.move(hours=14)
    pulls = platform.count("rdvs")
    desk.time.move(60)
    await until(lambda: platform.count("rdvs") > pulls, "the day pulled again")
    await desk.pulled()
    assert await desk.memory.rdv(8) is None
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.rdv.waiting_since is None


async def test_listeners_leave(desk: Desk, clock: SetClock) -> None:
    heard: list[SyncState] = []
    platform = FakePlatform(clock, [rdv(1)])
    sync = desk.start(platform)
    stop = sync.on_state(heard.append)
    await desk.pulled()
    assert heard
    assert heard[-1] == sync.state
    stop()
    stop()
    before = len(heard)
    await sync.bring_up_to_date()
    assert len(heard) == before


def test_absences_become_spans() -> None:
    every_other_tuesday = Absence(
        1,
        7,
        "Réunion",
        date(2026, 11, 10),
        time(9),
        date(2026, 11, 10),
        time(10),
        rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;",
    )
    leave = Absence(2, 7, "Congés", date(2026, 11, 20), time(0), date(2026, 11, 24), time(12))
    odd = Absence(3, 7, "Autre", date(2026, 11, 24), time(8), date(2026, 11, 24), time(9), rrule="FREQ=SECONDLY;")
    over = Absence(4, 7, "Passée", date(2026, 11, 2), time(8), date(2026, 11, 2), time(9))
    start, end = datetime(2026, 11, 24, tzinfo=PARIS), datetime(2026, 11, 25, tzinfo=PARIS)
    found = spans([every_other_tuesday, leave, odd, over], PARIS, start, end)
    assert found == [
        AbsenceOccurrence(
            2, 7, datetime(2026, 11, 20, tzinfo=PARIS), datetime(2026, 11, 24, 12, tzinfo=PARIS), "Congés"
        ),
        AbsenceOccurrence(3, 7, start.replace(hour=8), start.replace(hour=9), "Autre"),
        AbsenceOccurrence(1, 7, start.replace(hour=9), start.replace(hour=10), "Réunion"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;",
        "FREQ=WEEKLY;BYDAY=XX;",
        "FREQ=WEEKLY;COUNT=3;",
        "nonsense",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=DAILY;INTERVAL=-1",
    ],
)
def test_rules_of_another_kind(text: str) -> None:
    with pytest.raises(ValueError):
        read_rrule(text)


def test_rules_read_as_they_are_written() -> None:
    for text in (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270123T235959;",
        "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU;",
        "FREQ=DAILY;INTERVAL=3;",
    ):
        assert rrule_text(read_rrule(text)) == text


async def test_another_day_does_not_wait_for_one_that_the_platform_chokes_on(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2, NOW + timedelta(days=1))])
    desk.start(platform, look=False)
    await until(lambda: desk.sync.state.connected, "connected")
    platform.faults.extend(Fault("rdvs", ServerFault(500)) for _ in range(2))
    desk.sync.look_at(1, TODAY)
    await until(lambda: platform.count("rdvs") == 2 and desk.time.sleeping(0.5, 1.5), "both at a loss")
    desk.sync.look_at(1, TOMORROW)
    await until(lambda: desk.sync.state.last_synced, "the other day")
    assert await ids(desk, TOMORROW) == [2]


async def test_a_pull_is_never_beside_itself(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    urgent, day = desk.sync._urgent, Job(Kind.DAY, 1, TODAY)
    platform.faults.append(Fault("rdvs", TimedOut()))
    held = platform.hold["rdvs"] = asyncio.Event()
    desk.sync.look_at(1, TODAY)
    await until(lambda: platform.count("rdvs") == 2, "the first try")
    held.set()
    platform.hold["rdvs"] = asyncio.Event()
    await until(lambda: platform.count("rdvs") == 3, "another worker takes it up")
    await until(lambda: desk.time.sleeping(0.5, 1.5), "the first one waits")
    desk.time.move(2)  # and waits no more
    urgent.want(day)
    await until(lambda: not desk.time.sleeping(0, 2), "the first one again")
    for _ in range(20):
        await asyncio.sleep(0)
    assert platform.count("rdvs") == 3
    platform.hold.pop("rdvs").set()
    await until(lambda: platform.count("rdvs") == 4, "one after the other")
    await desk.pulled()


async def test_usagers_kept_for_want_of_a_search_go_once_there_is_one(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)], Capabilities())
    platform.usagers_there = [usager(n) for n in range(1, 4)]
    desk.start(platform)
    await until(lambda: desk.time.sleeping(0.4, 0.6), "the pause after a page")
    desk.time.move(1)
    await desk.pulled()
    assert len(await usagers(desk.memory, 1)) == 3
    await desk.stop()
    desk.start(FakePlatform(clock, [rdv(1)], EVERYTHING))
    await desk.pulled()
    assert await usagers(desk.memory, 1) == []


async def test_the_rules_of_many_absences_are_worked_out_little_by_little(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = 0
    asked: list[tuple[int, int]] = []

    async def turn() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    def watched(some: Sequence[Absence], *where: Any) -> list[AbsenceOccurrence]:
        asked.append((turns, len(some)))
        return spans(some, *where)

    monkeypatch.setattr(pull, "spans", watched)
    platform = FakePlatform(clock, [rdv(1)])
    platform.absences_there = [
        Absence(
            n,
            7,
            "Réunion",
            TODAY - timedelta(days=700),
            time(9),
            TODAY - timedelta(days=700),
            time(10),
            1,
            "FREQ=DAILY;",
        )
        for n in range(30)
    ]
    turning = asyncio.create_task(turn())
    desk.start(platform)
    await desk.pulled()
    turning.cancel()
    assert len(await desk.memory.absences(1, TODAY, PARIS)) == 30
    assert max(count for _, count in asked) <= 8
    assert len({at for at, _ in asked}) == len(asked) == 4


async def test_a_day_whose_changes_could_not_be_pulled_is_not_said_to_be_up_to_date(
    desk: Desk, clock: SetClock
) -> None:
    platform = FakePlatform(clock, [rdv(n) for n in range(1, 21)])
    desk.start(platform)
    await desk.pulled()
    assert desk.sync.state.last_synced == NOW
    clock.move(minutes=5)
    platform.faults.extend(Fault(call, ServerFault(500)) for call in ("rdvs", "rdvs", "rdv_pages", "rdv_pages"))
    heard, looks, pages = (platform.count(call) for call in ("changes", "rdvs", "rdv_pages"))
    for number in range(1, 21):
        platform.change(rdv(number, statuses=(Status.SEEN,)))
    await until(
        lambda: (platform.count("rdvs"), platform.count("rdv_pages")) == (looks + 2, pages + 2) and not platform.faults,
        "nothing pulled",
    )
    await until(lambda: platform.count("changes") > heard and desk.time.asked.count(1.0) >= 3, "the back-off")
    assert desk.sync.state.last_synced == NOW
    desk.time.move(2)
    await until(lambda: desk.sync.state.last_synced == NOW + timedelta(minutes=5), "up to date")
    assert {entry.rdv.status for entry in await desk.memory.day(1, TODAY, PARIS)} == {Status.SEEN}
