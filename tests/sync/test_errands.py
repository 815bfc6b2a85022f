"""Usagers and RDVs written here reach the platform: once, in order, whatever happens on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from kiosk.clock import SetClock
from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.booking.overlap import InTheWay, Shown
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    Forbidden,
    NotFound,
    Refused,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
)
from kiosk.domain.writes.errand import (
    Book,
    Booked,
    ChangeRdv,
    ChangeUsager,
    CreateUsager,
    Errand,
    ErrandRecord,
    OnItsWay,
    Taken,
    Turned,
    What,
    Written,
)
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of, usager_of
from kiosk.sync.sending import reasons
from tests.support.trade import NOW, gesture, rdv, usager
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import EVERYTHING, FakePlatform, Fault, asdict_of

HOUR = NOW + timedelta(hours=3)
KATIA = UsagerDraft(
    first_name="Katia", last_name="MERLE", birth_date=date(1985, 4, 3), phone_number="06 39 98 11 22", email="k@ex.test"
)
API_V1 = Capabilities(version=1, rdvs=True)
"""Books, and has nothing else: no search, no keys."""


def booking(*usager_ids: int) -> Booking:
    guests = tuple(Guest(number) for number in usager_ids)
    return Booking(
        organisation_id=1, motif_id=1, starts_at=HOUR, duration_in_min=30, lieu_id=1, agent_ids=(7,), guests=guests
    )


def platform_of(clock: SetClock, *rdvs: Rdv, able: Capabilities = EVERYTHING, knows_keys: bool = True) -> FakePlatform:
    made = FakePlatform(clock, rdvs, able)
    made.knows_keys = knows_keys
    for number in (10, 20):
        made.fiches_there[number] = Fiche(usager(number), created_at=NOW - timedelta(days=900), lock_version=1)
    return made


async def write(desk: Desk, what: What) -> str:
    errand = Errand(str(uuid4()), 1, desk.clock.now(), what)
    assert await desk.memory.queue.write(errand, Origin.DESK)
    return errand.key


async def create(desk: Desk, draft: UsagerDraft = KATIA, *seen: int) -> tuple[int, str]:
    (number,) = await desk.memory.queue.local_ids(1)
    return number, await write(desk, CreateUsager(number, draft, seen=seen))


async def book(desk: Desk, wanted: Booking, shown: Shown | None = None) -> tuple[int, str]:
    number, *people = await desk.memory.queue.local_ids(1 + len(wanted.guests))
    return number, await write(desk, Book(number, wanted, tuple(people), shown))


async def record(desk: Desk, key: str) -> ErrandRecord:
    found = await desk.memory.queue.record(key)
    assert found is not None
    return found


def of_katia(platform: FakePlatform) -> list[Fiche]:
    return [fiche for fiche in platform.fiches_there.values() if fiche.usager.last_name == "MERLE"]


def at_the_hour(platform: FakePlatform) -> list[Rdv]:
    return [one for one in platform.rdvs_there.values() if one.starts_at == HOUR]


UNKNOWN = [TimedOut(), Unintelligible(page=True), ServerFault(502), ServerFault(500)]
CERTAIN = [Unreachable(), Throttled(None), TimedOut(sent=False)]


@pytest.mark.parametrize("able", [EVERYTHING, API_V1], ids=["desk API", "API v1"])
@pytest.mark.parametrize("knows_keys", [True, False], ids=["keys", "no keys"])
@pytest.mark.parametrize("after", [False, True], ids=["not done", "done"])
@pytest.mark.parametrize("failure", UNKNOWN, ids=lambda f: type(f).__name__)
async def test_an_outcome_that_nobody_knows_is_asked_for(
    desk: Desk, clock: SetClock, failure: Failure, after: bool, knows_keys: bool, able: Capabilities
) -> None:
    """Created, booked and marked in a row, each answer lost: one of each, on servers of every kind."""
    platform = platform_of(clock, able=replace(able, waiting_room=True), knows_keys=knows_keys)
    for call in ("create_user", "create_rdv", "mark_waiting"):
        platform.faults.append(Fault(call, failure, after=after))
    usager_id, _ = await create(desk)
    rdv_id, _ = await book(desk, booking(usager_id))
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    await desk.memory.queue.act([gesture(entry.rdv, Action.WAITING)])
    desk.start(platform)
    await desk.settled_in_time()
    (fiche,), (there,) = of_katia(platform), at_the_hour(platform)
    assert draft_of(fiche.usager) == KATIA
    assert [p.usager.id for p in there.participations] == [fiche.usager.id]
    assert [(what, number) for what, number, _, _ in platform.sent] == [("waiting", there.participations[0].id)]
    assert platform.faults == type(platform.faults)()
    shown = await desk.memory.rdv(rdv_id)
    assert shown is not None
    assert (shown.rdv, shown.to_confirm, shown.unsent) == (there, False, frozenset())


@pytest.mark.parametrize("after", [False, True], ids=["not done", "done"])
async def test_where_nobody_can_tell_what_was_made_it_is_not_made_again(
    desk: Desk, clock: SetClock, after: bool
) -> None:
    """The list leaves somebody out, and so do the ids that one can think of."""
    platform = platform_of(clock, able=API_V1, knows_keys=False)
    platform.left_out = {10**9}
    platform.usagers_there = [usager(10**9)]
    platform._next_id = 10**6
    platform.faults.append(Fault("create_user", TimedOut(), after=after))
    usager_id, key = await create(desk, replace(KATIA, email=None))
    _, booked = await book(desk, booking(usager_id))
    platform.left_out.add(10**6 + 1)
    desk.start(platform)
    await desk.settled_in_time()
    assert len(of_katia(platform)) == after
    assert platform.count("create_user") == 1
    assert platform.count("users_by_ids") <= 3 + 20 + 20  # for this, and for the copy of the day
    made, resting = await record(desk, key), await record(desk, booked)
    assert made.refusal is not None
    assert made.refusal.unknown
    assert isinstance(resting.outcome, Turned)
    for said in (made.refusal.reason, resting.outcome.reason):
        assert "n’a pas été créée" not in said
    # With an e-mail the platform itself tells: it takes it once.
    platform.faults.append(Fault("create_user", TimedOut(), after=after))
    _, key = await create(desk, replace(KATIA, last_name="GRIVE"))
    platform.left_out.add(10**6 + 1 + after)
    await desk.settled_in_time()
    assert isinstance((await record(desk, key)).outcome, Written)
    assert [fiche.usager.email for fiche in platform.fiches_there.values()].count(KATIA.email) == 1


async def test_of_homonyms_the_one_made_since_is_known(desk: Desk, clock: SetClock) -> None:
    """An older fiche that says the same is not what became of this one, which the person chose to write."""
    platform = platform_of(clock, knows_keys=False)
    draft = replace(KATIA, email=None)
    platform.faults.append(Fault("create_user", TimedOut(), after=True))
    platform.fiches_there[5] = Fiche(usager_of(draft, 5), created_at=NOW - timedelta(days=1))
    usager_id, key = await create(desk, draft, 5)
    desk.start(platform)
    await desk.settled_in_time()
    assert len(of_katia(platform)) == 2
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Written)
    assert outcome.usager_id != 5
    assert usager_id < 0


@pytest.mark.parametrize("offset", [timedelta(hours=-1), None])
async def test_a_desk_whose_clock_is_in_advance_knows_what_it_made(
    desk: Desk, clock: SetClock, offset: timedelta | None
) -> None:
    """Written while nobody had told it the hour: the platform's date of it is an hour earlier than the desk's own.

    There are platforms that never tell it.
    """
    platform = platform_of(SetClock(NOW - timedelta(hours=1)), knows_keys=False)
    platform.offset = offset
    for call in ("create_user", "create_rdv"):
        platform.faults.append(Fault(call, TimedOut(), after=True))
    usager_id, _ = await create(desk)
    await book(desk, booking(usager_id))
    desk.start(platform)
    await desk.settled_in_time()
    assert (len(of_katia(platform)), len(at_the_hour(platform))) == (1, 1)


async def test_booked_where_one_may_not_look_the_key_tells(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    platform.faults.append(Fault("create_rdv", TimedOut(), after=True))
    platform.faults.append(Fault("rdvs", Forbidden()))
    _, key = await book(desk, booking(10))
    desk.start(platform, look=False)
    await desk.settled_in_time()
    assert len(at_the_hour(platform)) == 1
    assert isinstance((await record(desk, key)).outcome, Booked)
    assert platform.count("create_rdv") == 2


async def test_an_rdv_that_is_gone_goes_once_its_refusal_is_read(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, rdv(1))
    desk.start(platform)
    await desk.pulled()
    platform.change(1, silently=True)
    key = await move(desk, rdv(1), lambda b: replace(b, starts_at=HOUR))
    await desk.settled_in_time()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert "n’est plus sur la plateforme" in entry.problem
    await desk.memory.queue.dismiss_rdv(1)
    gone = asyncio.Event()

    async def look() -> None:
        if await desk.memory.rdv(1) is None:
            gone.set()

    tasks: list[asyncio.Task[None]] = [asyncio.create_task(look())]
    stop = desk.memory.subscribe(lambda _: tasks.append(asyncio.create_task(look())))
    async with asyncio.timeout(15):
        await gone.wait()
    stop()
    await asyncio.gather(*tasks)
    assert (await record(desk, key)).fate is Fate.REFUSED


@pytest.mark.parametrize("failure", CERTAIN, ids=lambda f: type(f).__name__)
async def test_what_certainly_did_not_arrive_is_sent_again_and_may_be_taken_back(
    desk: Desk, clock: SetClock, failure: Failure
) -> None:
    platform = platform_of(clock)
    desk.start(platform)
    await desk.pulled()
    platform.down = failure
    usager_id, key = await create(desk)
    _, other = await create(desk, replace(KATIA, last_name="AUTRE", email=None))
    await until(lambda: not desk.sync._errands.busy and platform.count("create_user"), "the first try")
    assert await desk.memory.queue.withdraw(key)
    assert await desk.memory.usager(1, usager_id) is None
    platform.down = None
    await desk.settled_in_time()
    assert of_katia(platform) == []
    assert isinstance((await record(desk, other)).outcome, Written)
    assert (await record(desk, key)).fate is Fate.UNDONE
    assert not await desk.memory.queue.withdraw(other)


@pytest.mark.parametrize("failure", UNKNOWN, ids=lambda f: type(f).__name__)
async def test_a_reading_that_fails_has_written_nothing(desk: Desk, clock: SetClock, failure: Failure) -> None:
    platform = platform_of(clock)
    platform.faults.append(Fault("user", failure))
    key = await change(desk, 10, email="lea@ex.test")
    desk.start(platform)
    await until(lambda: platform.count("user") and not desk.sync._errands.busy, "the first try")
    assert await desk.memory.queue.withdraw(key)
    assert platform.count("update_user") == 0


async def test_what_is_taken_back_while_it_is_compared_never_leaves(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    platform.hold["user"] = asyncio.Event()
    key = await change(desk, 10, email="lea@ex.test")
    desk.start(platform)
    await until(lambda: platform.count("user"), "the reading")
    assert await desk.memory.queue.withdraw(key)
    platform.hold["user"].set()
    await until(lambda: not desk.sync._errands.busy, "the end of the try")
    assert platform.count("update_user") == 0
    assert (await record(desk, key)).fate is Fate.UNDONE


async def test_a_change_that_had_to_wait_is_compared_again(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    platform.faults.append(Fault("update_user", Throttled(30.0)))
    key = await change(desk, 10, phone_number="06 39 98 44 55")
    desk.start(platform)
    await until(lambda: desk.time.sleeping(25, 35), "what the platform asked")
    platform.rewrite(10, phone_number="01 02 03 04 05")
    await desk.settled_in_time()
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Turned)
    assert outcome.fields == {"phone_number": ("changed",)}


async def test_where_nobody_may_look_for_whom_a_lost_answer_made_the_person_looks(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, knows_keys=False)
    platform.faults += [Fault("create_user", TimedOut(), after=True), Fault("search_users", Forbidden())]
    _, key = await create(desk)
    desk.start(platform)
    await desk.settled_in_time()
    refusal = (await record(desk, key)).refusal
    assert refusal is not None
    assert refusal.unknown
    assert (platform.count("create_user"), len(of_katia(platform))) == (1, 1)


async def test_killed_between_the_claim_and_the_answer(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, knows_keys=False)
    usager_id, _ = await create(desk)
    rdv_id, key = await book(desk, booking(usager_id))
    platform.hold["create_rdv"] = asyncio.Event()
    desk.start(platform)
    await until(lambda: platform.count("create_rdv") == 1, "the booking on its way")
    await desk.stop()
    # The platform carried it out all the same.
    platform.hold.clear()
    (fiche,) = of_katia(platform)
    await platform.create_rdv(booking(fiche.usager.id), key=key)
    desk.start(platform)
    await desk.settled_in_time()
    assert len(at_the_hour(platform)) == 1
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    assert entry.rdv.id == at_the_hour(platform)[0].id


async def test_signed_out_in_the_middle_nothing_is_lost(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    platform.faults.append(Fault("create_rdv", SignedOut()))
    usager_id, _ = await create(desk)
    _, key = await book(desk, booking(usager_id))
    desk.start(platform)
    await until(lambda: desk.sync.state.signed_out, "signed out")
    assert desk.memory.unsent_count == 1
    assert isinstance((await record(desk, key)).outcome, OnItsWay)
    desk.sync.use(platform)
    await desk.settled_in_time()
    assert (len(of_katia(platform)), len(at_the_hour(platform))) == (1, 1)


async def test_the_echo_that_overtakes_the_answer_shows_nothing_twice(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    desk.start(platform)
    await desk.pulled()
    # Done, and its answer held on the way, while the others hear of it.
    held = asyncio.Event()
    answer = platform.create_rdv

    async def slow(wanted: Booking, *, key: str, shown: Shown | None = None) -> Rdv:
        made = await answer(wanted, key=key, shown=shown)
        await held.wait()
        return made

    platform.create_rdv = slow  # type: ignore[method-assign, assignment]
    rdv_id, key = await book(desk, booking(10))
    await until(lambda: desk.memory.unsent_count == 0, "the echo")
    days = [e.rdv.id for e in await desk.memory.day(1, NOW.date(), clock.zone) if e.rdv.starts_at == HOUR]
    assert days == [at_the_hour(platform)[0].id]
    held.set()
    await until(lambda: not desk.sync._errands.busy, "the answer")
    assert (await record(desk, key)).outcome == Booked(days[0])
    assert (await desk.memory.rdv(rdv_id)) == (await desk.memory.rdv(days[0]))


async def test_what_was_accepted_waits_with_the_booking_and_goes_with_it(desk: Desk, clock: SetClock) -> None:
    """Somebody written down here first: the errand is renumbered on its way."""
    accepted = Shown(NOW, accepted=True)
    usager_id, _ = await create(desk)
    _, key = await book(desk, booking(usager_id), accepted)
    platform = platform_of(clock)
    desk.start(platform)
    await desk.settled()
    assert isinstance((await record(desk, key)).outcome, Booked)
    assert platform.shown == [accepted]


async def test_all_that_is_in_the_way_is_kept_with_the_refusal(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    there = InTheWay("absence", HOUR, HOUR + timedelta(hours=2), 7, meanwhile=True)
    platform.faults.append(Fault("create_rdv", Conflict(theirs=(), obstacles=(there,))))
    desk.start(platform)
    await desk.pulled()
    _, key = await book(desk, booking(10))
    await desk.settled()
    outcome = (await record(desk, key)).outcome
    assert outcome == Taken((), reasons.TAKEN, (there,))
    assert outcome.meanwhile


async def test_a_slot_that_is_taken(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, rdv(5, HOUR + timedelta(minutes=15)))
    desk.start(platform)
    await desk.pulled()
    rdv_id, key = await book(desk, booking(10))
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    await desk.memory.queue.act([gesture(entry.rdv, Action.WAITING)])
    await desk.settled()
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Taken)
    assert [one.id for one in outcome.in_the_way] == [5]
    assert outcome.reason == reasons.TAKEN
    (history,) = await desk.memory.queue.history(rdv_id)
    assert history.fate is Fate.REFUSED
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    assert entry.turned_down
    # One more gesture on it is refused at once, and says why.
    late = gesture(entry.rdv, Action.SEEN)
    (shown,) = await desk.memory.queue.act([late])
    assert shown.problem == reasons.TAKEN
    assert desk.memory.unsent_count == 0


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Refused({"last_name": ("blank",)}, ("Nom est vide",)), "Nom est vide"),
        (Forbidden(), "ne vous y autorise pas"),
        (NotFound(), "n’est plus sur la plateforme"),
    ],
)
async def test_refused_with_all_that_rests_on_it(desk: Desk, clock: SetClock, failure: Failure, words: str) -> None:
    platform = platform_of(clock)
    platform.faults.append(Fault("create_user", failure))
    usager_id, first = await create(desk)
    child_id, second = await create(desk, UsagerDraft(first_name="Zoé", last_name="MERLE", responsible_id=usager_id))
    rdv_id, third = await book(desk, booking(child_id, 10))
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    assert [p.usager.responsible_name for p in entry.rdv.participations] == ["Katia MERLE", None]
    await desk.memory.queue.act([gesture(entry.rdv, Action.WAITING)])
    other_id, fourth = await create(desk, replace(KATIA, last_name="AUTRE", email=None))
    desk.start(platform)
    await desk.settled_in_time()
    outcomes = [(await record(desk, key)).outcome for key in (first, second, third)]
    assert all(isinstance(outcome, Turned) for outcome in outcomes)
    assert isinstance(outcomes[0], Turned)
    assert words in outcomes[0].reason
    assert outcomes[0].fields == (failure.fields if isinstance(failure, Refused) else {})
    assert [one.fate for one in await desk.memory.queue.history(rdv_id)] == [Fate.REFUSED]
    assert isinstance((await record(desk, fourth)).outcome, Written)
    assert at_the_hour(platform) == []
    # All that was typed can be read again, and nothing more can be hung on it.
    unread = await desk.memory.queue.unread()
    assert [one.errand.key for one in unread] == [first, second, third]
    assert isinstance(unread[0].errand.what, CreateUsager)
    assert unread[0].errand.what.draft == KATIA
    number, *people = await desk.memory.queue.local_ids(2)
    late = Errand(str(uuid4()), 1, NOW, Book(number, booking(usager_id), tuple(people)))
    assert not await desk.memory.queue.write(late, Origin.DESK)
    for key in (first, second, third):
        await desk.memory.queue.dismiss(key, Origin.DESK)
    assert await desk.memory.queue.unread() == []
    assert await desk.memory.rdv(rdv_id) is None
    assert other_id < 0


async def test_what_the_platform_chokes_on_lets_the_others_go_and_is_given_up(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    for _ in range(3):
        platform.faults.append(Fault("create_user", ServerFault(500)))
    _, bad = await create(desk)
    good = await change(desk, 10, email="lea@ex.test")
    desk.start(platform)
    await until(lambda: platform.count("update_user") == 1, "the other, without a pause")
    assert ((await record(desk, bad)).fate, platform.count("create_user")) == (Fate.WAITING, 1)
    await desk.settled_in_time()
    outcome = (await record(desk, bad)).outcome
    assert isinstance(outcome, Turned)
    assert "n’y arrive pas" in outcome.reason
    assert isinstance((await record(desk, good)).outcome, Written)


# --- changes


async def change(desk: Desk, number: int, **fields: object) -> str:
    before = draft_of(usager(number))
    return await write(desk, ChangeUsager(number, before, replace(before, **fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize("done", [False, True])
async def test_a_change_on_which_the_platform_chokes_is_done_where_it_did_so_before_it_failed(
    desk: Desk, clock: SetClock, done: bool
) -> None:
    platform = platform_of(clock, knows_keys=False)
    platform.faults += [Fault("update_user", ServerFault(500), after=done and number == 2) for number in range(3)]
    key = await change(desk, 10, email="lea@ex.test")
    desk.start(platform)
    await desk.settled_in_time()
    assert isinstance((await record(desk, key)).outcome, Written if done else Turned)
    assert platform.count("update_user") == 3


async def test_what_somebody_else_has_made_so_is_not_said_to_have_left(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    platform.rewrite(10, email="lea@ex.test")
    key = await change(desk, 10, email="lea@ex.test")
    desk.start(platform)
    await desk.settled_in_time()
    made = await record(desk, key)
    assert (made.outcome, made.fate, platform.count("update_user")) == (Written(10), Fate.ALREADY, 0)


async def test_only_what_differs_is_sent(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, rdv(1))
    desk.start(platform)
    await desk.pulled()
    await until(lambda: desk.memory.unsent_count == 0, "calm")
    platform.down = Unreachable()
    key = await change(desk, 10, first_name="Léonie", email="leonie@ex.test")
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.rdv.participations[0].usager.first_name == "Léonie"
    platform.down = None
    platform.rewrite(10, address="3 rue Neuve")
    await desk.settled_in_time()
    assert (await record(desk, key)).outcome == Written(10)
    there = platform.fiches_there[10].usager
    assert (there.first_name, there.email, there.address) == ("Léonie", "leonie@ex.test", "3 rue Neuve")
    (sent,) = [detail for call, detail in platform.calls if call == "update_user"]
    # The day says the same, before anybody has pulled it again.
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.rdv.participations[0].usager == there
    assert asdict_of(sent) == {"first_name": "Léonie", "email": "leonie@ex.test"}  # type: ignore[arg-type]
    assert await desk.memory.usager(1, 10) == there


async def test_what_someone_else_changed_is_theirs(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    platform.rewrite(10, phone_number="01 02 03 04 05")
    key = await change(desk, 10, phone_number="06 39 98 44 55")
    desk.start(platform)
    await desk.settled_in_time()
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Turned)
    assert outcome.fields == {"phone_number": ("changed",)}
    assert outcome.theirs is not None
    assert outcome.theirs.phone_number == "01 02 03 04 05"
    assert platform.count("update_user") == 0
    known = await desk.memory.usager(1, 10)
    assert known is not None
    assert known.phone_number == "01 02 03 04 05"


async def test_what_was_changed_the_same_way_elsewhere_is_done(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    platform.rewrite(10, email="Lea@Ex.test")
    key = await change(desk, 10, email="lea@ex.test")
    desk.start(platform)
    await desk.settled_in_time()
    assert (await record(desk, key)).outcome == Written(10)
    assert platform.count("update_user") == 0


async def test_written_to_between_the_reading_and_the_writing(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)
    write_there = platform.update_user
    meddled: list[int] = []

    async def meddle(*args, **kwargs):  # type: ignore[no-untyped-def]
        if not meddled:
            meddled.append(1)
            platform.rewrite(10, address="3 rue Neuve")
        return await write_there(*args, **kwargs)

    platform.update_user = meddle  # type: ignore[method-assign]
    key = await change(desk, 10, email="lea@ex.test")
    desk.start(platform)
    await desk.settled_in_time()
    assert (await record(desk, key)).outcome == Written(10)
    there = platform.fiches_there[10].usager
    assert (there.address, there.email) == ("3 rue Neuve", "lea@ex.test")
    assert len(set(platform.keys)) == 2


async def test_what_the_platform_passes_over_in_silence_is_said(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock)

    async def certified(user_id: int, fields: object, **_: object) -> Fiche:
        return platform.fiches_there[user_id]

    platform.update_user = certified  # type: ignore[method-assign]
    key = await change(desk, 10, first_name="Autre")
    desk.start(platform)
    await desk.settled_in_time()
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Turned)
    assert outcome.fields == {"first_name": ("frozen",)}


Edit = Callable[[Booking], Booking]


async def move(desk: Desk, of: Rdv, edit: Edit, status: Status | None = None) -> str:
    before = booking_of(of)
    after = edit(before)
    people = await desk.memory.queue.local_ids(len(after.guests))
    return await write(desk, ChangeRdv(of.id, before, after, people, status=status))


@pytest.mark.parametrize("after", [False, True], ids=["not done", "done"])
@pytest.mark.parametrize("failure", UNKNOWN, ids=lambda f: type(f).__name__)
async def test_an_rdv_moved_once(desk: Desk, clock: SetClock, failure: Failure, after: bool) -> None:
    platform = platform_of(clock, rdv(1))
    platform.faults.append(Fault("update_rdv", failure, after=after))
    desk.start(platform)
    await desk.pulled()
    key = await move(desk, rdv(1), lambda b: replace(b, starts_at=HOUR, guests=(*b.guests, Guest(20))))
    entry = await desk.memory.rdv(1)
    assert entry is not None
    newcomer = entry.rdv.participations[1].id
    assert (entry.rdv.starts_at, entry.to_confirm, newcomer < 0) == (HOUR, True, True)
    # One who comes only with the change is marked at once.
    await desk.memory.queue.act([gesture(entry.rdv, Action.WAITING, participation_ids=[newcomer])])
    await desk.settled_in_time()
    assert (await record(desk, key)).outcome == Booked(1)
    there = platform.rdvs_there[1]
    assert (there.starts_at, [p.usager.id for p in there.participations]) == (HOUR, [10, 20])
    assert [p.waiting_since is not None for p in there.participations] == [False, True]
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.rdv, entry.to_confirm) == (there, False)


@pytest.mark.parametrize("moved_first", [True, False], ids=["moved, then seen", "seen, then moved"])
async def test_what_this_desk_changes_itself_is_no_reason_to_ask(
    desk: Desk, clock: SetClock, moved_first: bool
) -> None:
    """Moved and marked here while nobody could be reached: neither stops the other, whichever leaves first."""
    platform = platform_of(clock, rdv(1))
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()

    async def moves() -> None:
        await move(desk, rdv(1), lambda b: replace(b, starts_at=HOUR, guests=(*b.guests, Guest(20))))

    if moved_first:
        await moves()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    shown = entry.rdv
    people = tuple(p.id for p in shown.participations)
    done = gesture(shown, Action.WAITING, participation_ids=[10])
    await desk.memory.queue.act([replace(done, starts_at=shown.starts_at, people=people)])
    if not moved_first:
        await moves()
    platform.down = None
    desk.sync.nudge()
    await desk.settled_in_time()
    assert [record.fate for record in await desk.memory.queue.history(1)] == [Fate.SENT]
    assert platform.rdvs_there[1].starts_at == HOUR
    assert platform.rdvs_there[1].participations[0].waiting_since is not None


async def test_a_move_to_where_someone_else_moved_it(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, rdv(1))
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    key = await move(desk, rdv(1), lambda b: replace(b, starts_at=HOUR))
    platform.change(replace(rdv(1), starts_at=NOW + timedelta(hours=1)))
    platform.down = None
    await desk.settled_in_time()
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Turned)
    assert outcome.fields == {"starts_at": ("changed",)}
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.rdv.starts_at, entry.problem) == (
        NOW + timedelta(hours=1),
        reasons.RDV_CHANGED.format("Déplacé au 23/11 à 11:20 entre-temps"),
    )
    assert not entry.turned_down


async def test_a_move_to_a_time_that_is_taken(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, rdv(1), rdv(2, HOUR))
    desk.start(platform)
    await desk.pulled()
    key = await move(desk, rdv(1), lambda b: replace(b, starts_at=HOUR))
    await desk.settled_in_time()
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Taken)
    assert [one.id for one in outcome.in_the_way] == [2]
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.rdv.starts_at, entry.problem) == (NOW, reasons.MOVE_TAKEN)


async def test_a_conflict_without_end_is_left_to_the_person(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, rdv(1))

    async def always(*_: object, **__: object) -> Rdv:
        raise Conflict(theirs=platform.rdvs_there[1])

    platform.update_rdv = always  # type: ignore[method-assign]
    desk.start(platform)
    await desk.pulled()
    key = await move(desk, rdv(1), lambda b: replace(b, context="Apporter le carnet"))
    await desk.settled_in_time()
    outcome = (await record(desk, key)).outcome
    assert isinstance(outcome, Turned)
    assert outcome.reason == reasons.RDV_CHANGED.format(reasons.CHANGED)


async def test_what_is_changed_of_what_is_not_there_yet_follows_it(desk: Desk, clock: SetClock) -> None:
    """Created, changed, booked, moved, with one more guest who is marked: all of it without a network."""
    platform = platform_of(clock)
    usager_id, _ = await create(desk)
    await write(desk, ChangeUsager(usager_id, KATIA, replace(KATIA, first_name="Katya")))
    rdv_id, _ = await book(desk, replace(booking(usager_id), starts_at=NOW + timedelta(hours=1)))
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    assert entry.rdv.participations[0].usager.first_name == "Katya"
    key = await move(desk, entry.rdv, lambda b: replace(b, starts_at=HOUR, guests=(*b.guests, Guest(20))))
    moved = await desk.memory.rdv(rdv_id)
    assert moved is not None
    assert moved.rdv.starts_at == HOUR
    newcomer = moved.rdv.participations[1].id
    for number in (moved.rdv.participations[0].id, newcomer):
        await desk.memory.queue.act([gesture(moved.rdv, Action.WAITING, participation_ids=[number])])
    desk.start(platform)
    await desk.settled_in_time()
    (there,) = at_the_hour(platform)
    assert (await record(desk, key)).outcome == Booked(there.id)
    assert [p.usager.first_name for p in there.participations] == ["Katya", "Léa20"]
    assert all(p.waiting_since is not None for p in there.participations)
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    assert (entry.rdv, entry.to_confirm, entry.unsent) == (there, False, frozenset())
    # By whichever id a screen still holds, the history is one.
    (first, second) = await desk.memory.queue.of_rdv(there.id)
    assert [type(one.errand.what) for one in (first, second)] == [ChangeRdv, Book]
    assert [one.errand.key for one in await desk.memory.queue.of_rdv(rdv_id)] == [first.errand.key, second.errand.key]
    fiche = of_katia(platform)[0].usager.id
    assert [type(one.errand.what) for one in await desk.memory.queue.of_usager(fiche)] == [ChangeUsager, CreateUsager]


async def test_of_somebody_who_is_not_in_the_rdv_that_was_made_the_gesture_is_refused(
    desk: Desk, clock: SetClock
) -> None:
    platform = platform_of(clock)
    made = platform.create_rdv

    async def without_the_last(wanted: Booking, *, key: str, shown: Shown | None = None) -> Rdv:
        return await made(replace(wanted, guests=wanted.guests[:-1]), key=key)

    platform.create_rdv = without_the_last  # type: ignore[method-assign, assignment]
    rdv_id, _ = await book(desk, booking(10, 20))
    entry = await desk.memory.rdv(rdv_id)
    assert entry is not None
    await desk.memory.queue.act(
        [gesture(entry.rdv, Action.WAITING, participation_ids=[p.id]) for p in entry.rdv.participations]
    )
    desk.start(platform)
    await desk.settled_in_time()
    assert [one.fate for one in await desk.memory.queue.history(rdv_id)] == [Fate.REFUSED, Fate.SENT]
    assert platform.sent[0][0] == "waiting"
