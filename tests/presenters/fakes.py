"""A desk in memory, with the domain's own rules, for the presenters' tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import count
from typing import Any, cast
from uuid import uuid4

from kiosk.clock import PARIS, Clock, SetClock
from kiosk.desk import Batch, DayData, Desk, DeskChange, LeftBehind, OrganisationPlaces, SignedAgent
from kiosk.desk.lists.rdv_lists import KeptRdvs
from kiosk.desk.statistics import KeptFacts, Outcomes
from kiosk.desk.types import ChangeKind, Directory
from kiosk.domain.day.consequences import Consequences, Target, consequences
from kiosk.domain.day.gesture import Before, DeskRdv, Fate, Gesture, GestureRecord, apply, with_participations
from kiosk.domain.day.model import Lieu, Motif, Organisation, Participation, Rdv, Service
from kiosk.domain.day.status import ACTION_LABELS, Action, Status
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.people.model import Agent, RdvAgent, Usager
from kiosk.domain.people.told import Told
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure, Unauthorised, UnauthorisedCause
from kiosk.domain.platform.sign_in import BY_SCHEME, Authorisation, WaysIn
from kiosk.domain.statistics.facts import Fact
from kiosk.domain.statistics.figures import Period
from kiosk.domain.statistics.waits import Noted
from kiosk.domain.writes.errand import Side
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.salvage import Salvage
from kiosk.domain.writes.sending import Becomes, Sending
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.questions import Questions
from kiosk.presenters.work.tasks import Tasks
from kiosk.presenters.work.work import Work
from kiosk.sync.state import News, SyncState
from tests.presenters.lobby.lobby_fakes import fake_lobby
from tests.presenters.lock.lock_fakes import FakeLock
from tests.presenters.switch.switch_fakes import FakeAgents
from tests.presenters.walk_ins.walk_in_fakes import fake_walk_ins

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
TODAY = NOW.date()
NORD = Lieu(11, "MDS Nord", 1, "1 place de la Mairie")
SUD = Lieu(12, "MDS Sud", 1)
PMI = Service(5, "PMI")
MARTIN = RdvAgent(21, "Béatrice", "Martin")
PETIT = RdvAgent(22, "Alain", "Petit")
CONSULTATION = Motif(31, "Consultation", 1, service_id=5, visibility_type="visible_and_notified", color="#336699")
ATELIER = Motif(32, "Atelier parents", 1, service_id=5, collectif=True, visibility_type="visible_and_notified")


WHO = SignedAgent(9, "Claire", "Renaud", "claire@exemple.test", "https://exemple.test")


def usager(number: int, first: str = "Léa", last: str = "Dupont", **more: Any) -> Usager:
    given: dict[str, Any] = {"email": f"u{number}@exemple.test", "phone_number_formatted": "+33639980012"}
    return Usager(number, first, last, **(given | more))


def rdv(
    number: int,
    at: datetime,
    *people: Participation,
    motif: Motif = CONSULTATION,
    agents: Sequence[RdvAgent] = (MARTIN,),
    lieu: Lieu | None = NORD,
    **more: Any,
) -> Rdv:
    people = people or (Participation(number * 100, usager(number, last=f"Nom{number}")),)
    base = Rdv(number, 1, motif, at, 30, lieu=lieu, agents=tuple(agents), collectif=motif.collectif, **more)
    return with_participations(base, people, at)


def day_of(size: int) -> list[Rdv]:
    """``size`` RDVs spread over the day, from 8:00 on."""
    start = NOW.replace(hour=8, minute=0)
    return [rdv(n + 1, start + timedelta(minutes=540 * n // size)) for n in range(size)]


class NothingKept:
    """What is kept of other agents: nothing, behind a keyring that answers."""

    left_behind: tuple[LeftBehind, ...] = ()
    waits_for_keyring = False

    def attend(self) -> Callable[[], None]:
        return lambda: None


class FakeStatistics:
    """Facts of the days that a test puts in ``kept_days``, and of the others as if the platform told them."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.kept_days: set[date] = set()
        self.asked: list[Period] = []
        self.found = Noted()
        self.counts: dict[WalkInOutcome, int] = {}
        self.failure: Failure | None = None
        self.hold = asyncio.Event()
        self.hold.set()

    async def kept(self, organisation_id: int, period: Period) -> KeptFacts:
        await asyncio.sleep(0)
        days = frozenset(filter(period.holds, self.kept_days))
        return KeptFacts(days, tuple(one for one in self.facts if one.day in days))

    async def told(self, organisation_id: int, period: Period) -> tuple[Fact, ...]:
        await self.hold.wait()
        self.asked.append(period)
        if self.failure is not None:
            raise self.failure
        return tuple(one for one in self.facts if period.holds(one.day))

    async def noted(self, organisation_id: int) -> Noted:
        await asyncio.sleep(0)
        return self.found

    async def outcomes(self, organisation_id: int, period: Period) -> Outcomes:
        await asyncio.sleep(0)
        return Outcomes(dict(self.counts), TODAY if self.counts else None)


class FakeLists:
    """RDVs of many days: what a test puts in ``found``, all of it in the memory."""

    out_of_reach = False

    def __init__(self) -> None:
        self.found: list[DeskRdv] = []
        self.kept_now: list[Rdv] = []
        self.came: dict[int, datetime] = {}

    async def zone(self, organisation_id: int) -> tzinfo:
        return PARIS

    async def kept(self, organisation_id: int, first: date, last: date) -> KeptRdvs:
        await asyncio.sleep(0)
        days = frozenset(first + timedelta(days=n) for n in range((last - first).days + 1))
        return KeptRdvs(tuple(one for one in self.found if first <= one.rdv.starts_at.date() <= last), days)

    async def told(self, organisation_id: int, first: date, last: date, **_: bool) -> tuple[DeskRdv, ...]:
        await asyncio.sleep(0)
        return ()

    async def keep(self, rdvs: Sequence[Rdv]) -> None:
        self.kept_now += rdvs

    def exported(self, organisation_id: int) -> None: ...

    async def arrivals(self, organisation_id: int, since: datetime) -> dict[int, datetime]:
        await asyncio.sleep(0)
        return self.came


class FakeSendings:
    """What is to leave, is held or was sent: what a test puts in ``found``; what is decided is noted in ``decided``."""

    def __init__(self) -> None:
        self.found: list[Sending] = []
        self.decided: list[tuple[str, str]] = []
        self.weighed: Consequences | None = None
        self.batch: Batch | None = None  # what making something again comes to
        self.failure: Failure | None = None
        self.gone = False

    async def all(self) -> tuple[Sending, ...]:
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        return tuple(self.found)

    async def counts(self) -> tuple[int, int]:
        await asyncio.sleep(0)
        leaves = (Becomes.TO_SEND, Becomes.SIGN_IN)
        return sum(one.becomes in leaves for one in self.found), sum(one.asks for one in self.found)

    async def consequences(self, key: str) -> Consequences | None:
        await asyncio.sleep(0)
        return self.weighed

    async def retry(self, key: str, agreed: Consequences | None = None) -> Batch | None:
        self._decide("retry", key)
        return self.batch

    async def keep_mine(self, key: str, agreed: Consequences | None = None) -> Batch | None:
        self._decide("keep_mine", key)
        return self.batch

    async def keep_theirs(self, key: str) -> None:
        self._decide("keep_theirs", key)

    async def give_up(self, key: str) -> bool:
        self._decide("give_up", key)
        return not self.gone

    async def send_old(self, key: str) -> bool:
        self._decide("send_old", key)
        return not self.gone

    def _decide(self, what: str, key: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.decided.append((what, key))


def sending(
    key: str,
    becomes: Becomes = Becomes.TO_SEND,
    *,
    minutes: int = 5,
    names: tuple[str, ...] = ("DUPONT Léa",),
    rdv_id: int = 1,
    theirs: Side | None = None,
    told: tuple[Told, ...] = (),
    reason: str = "",
    departed: bool = False,
    open: bool = True,  # noqa: A002 - as it is called there
) -> Sending:
    """A gesture made ``minutes`` before now on the RDV of 10:30, and what becomes of it."""
    at = NOW - timedelta(minutes=minutes)
    return Sending(
        Gesture(key, rdv_id, 1, Action.EXCUSED, (rdv_id * 100,), at),
        becomes,
        names,
        mine=Side(ACTION_LABELS[Action.EXCUSED].label, at=at),
        theirs=theirs,
        reason=reason,
        told=told,
        starts_at=NOW.replace(hour=10, minute=30),
        ended_at=None if becomes is Becomes.TO_SEND else at + timedelta(seconds=20),
        departed=departed,
        open=open,
    )


class FakeDesk:
    def __init__(self, *rdvs: Rdv, clock: SetClock | None = None) -> None:
        self.bookings: Any = self
        self.site: Any = None  # the site has no companion
        self.capabilities: Capabilities | None = Capabilities(
            version=1, user_search=True, user_merge=True, waiting_room=True
        )
        self.clock = clock or SetClock(NOW)
        self.lock = FakeLock(self.clock)
        self.agents = FakeAgents(self.clock)
        self.entries = {one.id: DeskRdv(one) for one in rdvs}
        self.who: SignedAgent | None = WHO
        self.remembered = True
        self.next_agent_id = WHO.agent_id
        self.salvage: Salvage | None = None
        self.memory_durable = True
        self.memories = NothingKept()
        self.sendings = FakeSendings()
        self.statistics = FakeStatistics()
        self.my_role = "basic"
        self.lists = FakeLists()
        self.unsent_count = 0
        self.sent_on_leaving = 0
        self.news = News()
        self.sync_state = SyncState(connected=True, last_synced=NOW.replace(hour=8, minute=31))
        self.synced_at: datetime | None = NOW
        self.zone: tzinfo = PARIS  # as a day read tells it
        self.zone_known: tzinfo | None = None  # as the places tell it
        self.looked: list[tuple[int, date]] = []
        self.looked_beside: list[tuple[int, date]] = []
        self.reads: list[str] = []
        self.records: list[GestureRecord] = []
        self.batches: list[tuple[Batch, dict[int, Rdv]]] = []
        self.failure: Failure | Exception | None = None
        self.undo_asks: Consequences | None = None
        self.dismissed: list[int] = []
        self.signed: list[str] = []
        self.ways = WaysIn(password=True, browser=False)
        self.redirect_uri = BY_SCHEME
        self.heard: asyncio.Future[str] | None = None
        self.stays_signed_in = False
        self.closed = False
        self._callbacks: list[Callable[[DeskChange], None]] = []
        self._numbers = count()
        self.lobby = fake_lobby(self.clock, lambda: self.tell("lobby", origin=Origin.DESK))
        self.walk_ins = fake_walk_ins(
            self.clock, lambda: self.tell("walk_ins", origin=Origin.DESK), self.lobby._calls.memory.site
        )

    # Session

    async def resume(self) -> bool:
        self._fail()
        return self.remembered

    async def sign_in(self, instance: str, email: str, password: str, *, stay: bool) -> None:
        await asyncio.sleep(0)
        self._fail()
        self.who = replace(WHO, instance=instance, email=email, agent_id=self.next_agent_id)

    async def ways_in(self, instance: str) -> WaysIn:
        self.reads.append(f"ways {instance}")
        await asyncio.sleep(0)
        return self.ways

    async def authorise(self, instance: str) -> Authorisation:
        await asyncio.sleep(0)
        self._fail()
        state = f"S{next(self._numbers)}"
        return Authorisation(f"{instance}/oauth/authorize?state={state}", state, "V", self.redirect_uri)

    async def browser_answer(self, authorisation: Authorisation) -> str:
        self.heard = asyncio.get_running_loop().create_future()
        return await self.heard

    async def sign_in_by_browser(self, instance: str, authorisation: Authorisation, answer: str, *, stay: bool) -> None:
        await asyncio.sleep(0)
        self._fail()
        if answer != "bon" and f"state={authorisation.state}" not in answer:
            raise Unauthorised(UnauthorisedCause.STRAY if ":" in answer else UnauthorisedCause.CODE)
        self.stays_signed_in = stay
        self.who = replace(WHO, instance=instance, agent_id=self.next_agent_id, by_browser=True)

    async def sign_out(self) -> int:
        self.signed.append("out")
        self.who = None
        self.unsent_count -= self.sent_on_leaving
        return self.unsent_count

    async def close(self) -> None:
        self.closed = True

    # Listening

    def subscribe(self, callback: Callable[[DeskChange], None]) -> Callable[[], None]:
        self._callbacks.append(callback)

        def stop() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return stop

    def tell(
        self, kind: ChangeKind = "rdvs", *rdv_ids: int, organisation_id: int = 1, origin: Origin = Origin.SYNC
    ) -> None:
        self.publish(DeskChange(kind, frozenset({organisation_id}), frozenset(rdv_ids), origin))

    def publish(self, change: DeskChange) -> None:
        for callback in list(self._callbacks):
            callback(change)

    def put(self, *rdvs: Rdv, origin: Origin = Origin.SYNC) -> None:
        self.entries |= {one.id: DeskRdv(one) for one in rdvs}
        self.tell("rdvs", *(one.id for one in rdvs), origin=origin)

    def set_sync(self, **changes: Any) -> None:
        self.sync_state = replace(self.sync_state, **changes)
        self.tell("sync")

    # The day

    async def places(self) -> list[OrganisationPlaces]:
        self.reads.append("places")
        return [
            OrganisationPlaces(Organisation(1, "MDS"), (NORD, SUD), self.zone_known),
            OrganisationPlaces(Organisation(2, "CCAS"), (Lieu(13, "Mairie", 2),), self.zone_known),
        ]

    def look_at(self, organisation_id: int, day: date) -> None:
        self.looked.append((organisation_id, day))

    def look_beside(self, organisation_id: int, first: date) -> None:
        self.looked_beside.append((organisation_id, first))

    async def day(self, organisation_id: int, day: date) -> DayData:
        self.reads.append(f"day {organisation_id} {day}")
        await asyncio.sleep(0)
        self._fail()
        entries = [
            entry
            for entry in self.entries.values()
            if entry.rdv.organisation_id == organisation_id and entry.rdv.starts_at.astimezone(self.zone).date() == day
        ]
        entries.sort(key=lambda entry: (entry.rdv.starts_at, entry.rdv.id))
        return DayData(
            tuple(entries),
            self.zone,
            agents={a.id: Agent(a.id, a.first_name, a.last_name, service_ids=(5,)) for a in (MARTIN, PETIT)},
            services={5: PMI},
            motifs={31: CONSULTATION, 32: ATELIER},
            lieux=(NORD, SUD),
            synced_at=self.synced_at,
        )

    async def directory(self, organisation_id: int) -> Directory:
        await asyncio.sleep(0)
        self._fail()
        agents = {a.id: Agent(a.id, a.first_name, a.last_name, service_ids=(5,)) for a in (MARTIN, PETIT)}
        agents[WHO.agent_id] = Agent(WHO.agent_id, WHO.first_name, WHO.last_name, role=self.my_role)
        motifs = {31: CONSULTATION, 32: ATELIER}
        return Directory(agents, {5: PMI}, motifs, (NORD, SUD), (), self.zone)

    async def entry(self, rdv_id: int) -> DeskRdv | None:
        self.reads.append(f"entry {rdv_id}")
        await asyncio.sleep(0)
        return self.entries.get(rdv_id)

    async def history(self, rdv_id: int) -> list[GestureRecord]:
        return [record for record in self.records if record.gesture.rdv_id == rdv_id]

    async def bring_up_to_date(self) -> None:
        self._fail()

    # Gestures

    def consequences(self, action: Action, targets: Sequence[Target]) -> Consequences:
        return consequences(action, targets, now=self.clock.now())

    async def act(self, action: Action, targets: Sequence[Target]) -> Batch:
        self._fail()
        weighed = self.consequences(action, targets)
        before, made = {}, []
        for target in weighed.allowed:
            entry = self.entries[target.entry.rdv.id]
            before[entry.rdv.id] = entry.rdv
            touched = [p for p in entry.rdv.participations if p.id in target.participation_ids]
            gesture = Gesture(
                str(uuid4()),
                entry.rdv.id,
                1,
                action,
                target.participation_ids,
                self.clock.now(),
                tuple(Before(p.id, p.status, p.waiting_since) for p in touched),
            )
            made.append(gesture)
            self.records.insert(0, GestureRecord(gesture, Fate.WAITING))
            unsent = entry.unsent | set(target.participation_ids)
            self.entries[entry.rdv.id] = DeskRdv(apply(entry.rdv, gesture), frozenset(unsent))
        batch = Batch(tuple(made), action, weighed.names)
        self.batches.append((batch, before))
        self.tell("rdvs", *before, origin=Origin.DESK)
        return batch

    async def undo_consequences(self, batch: Batch) -> Consequences:
        await asyncio.sleep(0)
        return self.undo_asks or Consequences(batch.action, names=batch.names)

    async def undo(self, batch: Batch, agreed: Consequences) -> None:
        await asyncio.sleep(0)
        before = next(before for one, before in self.batches if one is batch)
        self.batches = [one for one in self.batches if one[0] is not batch]
        self.entries |= {rdv_id: DeskRdv(old) for rdv_id, old in before.items()}
        self.tell("rdvs", *before, origin=Origin.DESK)

    async def fates(self, keys: Collection[str]) -> dict[str, Fate]:
        await asyncio.sleep(0)
        return {one.gesture.key: one.fate for one in self.records if one.gesture.key in keys}

    async def dismiss_problem(self, rdv_id: int) -> None:
        self.dismissed.append(rdv_id)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


def as_desk(fake: FakeDesk) -> Desk:
    return cast(Desk, fake)


def as_work(
    desk: Any, tasks: Tasks | None = None, *, clock: Clock | None = None, notices: Notices | None = None
) -> Work:
    """What a presenter works with, over a fake desk."""
    notices = notices or Notices()
    return Work.begin(cast(Desk, desk), clock or SetClock(NOW), tasks or Tasks(notices), notices, Questions())


class RamPreferences:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self.kept[name] = value


async def until(condition: Callable[[], Any], seconds: float = 5) -> None:
    """Lets the loop turn until ``condition`` holds."""

    limit = asyncio.get_running_loop().time() + seconds
    while not condition():
        assert asyncio.get_running_loop().time() < limit, "it never came to hold"
        await asyncio.sleep(0)


async def settled(tasks: Any) -> None:
    """Lets the loop turn until no task of the presenters runs."""
    await until(lambda: not tasks.names)


def never() -> Coroutine[Any, Any, None]:
    async def wait() -> None:
        await asyncio.Event().wait()

    return wait()


def status_of(desk: FakeDesk, rdv_id: int) -> Status:
    return desk.entries[rdv_id].rdv.status
