"""Keeps the desk's memory and the platform alike, as long as it runs."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.api_client.http.pace import gently
from kiosk.clock import Clock
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure, MemoryFailure, SignedOut
from kiosk.store.changes import Changes
from kiosk.store.listeners import Listeners
from kiosk.store.memory import Memory
from kiosk.sync.abilities import Abilities
from kiosk.sync.epochs.anew import Anew
from kiosk.sync.follow import Follower
from kiosk.sync.freshness import Freshness
from kiosk.sync.job import Job, Kind
from kiosk.sync.jobs import Jobs
from kiosk.sync.ladder import chokes, is_a_stranger_s, passes, says_it_lacks
from kiosk.sync.link import Link, Sleep
from kiosk.sync.partial import Missing, Partial
from kiosk.sync.pull import Puller, View
from kiosk.sync.sending.errands import ErrandPusher
from kiosk.sync.sending.gesture_calls import read_rdv
from kiosk.sync.sending.gestures import GesturePusher
from kiosk.sync.server import Server
from kiosk.sync.shared import Shared
from kiosk.sync.site.sync import Alone, SiteSync
from kiosk.sync.state import News, SyncState
from kiosk.sync.timing import Backoff, SyncTiming
from kiosk.sync.upkeep import Upkeep
from kiosk.sync.watching.new_days import NewDays
from kiosk.sync.watching.waking import Waking

if TYPE_CHECKING:
    from kiosk.sync.server import Platform


class Sync:
    """Pulls what the desk looks at, then what stands around it; follows changes; pushes what was done here.

    ``sleep`` and ``jitter`` (0 to 1) are for tests. Used on one asyncio loop. It neither opens nor closes ``client``
    and ``memory``; they must outlive ``run``.
    """

    def __init__(
        self,
        client: Platform,
        memory: Memory,
        clock: Clock,
        *,
        timing: SyncTiming = SyncTiming(),  # noqa: B008 - frozen
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        site: SiteSync | None = None,
    ) -> None:
        self._memory = memory
        self._site = site or Alone()
        self._clock = clock
        self._timing = timing
        self._sleep = sleep
        self._view: View | None = None
        self._last_synced: datetime | None = None
        self._up_to_date: dict[int, datetime] = {}  # by organisation
        self._listeners: Listeners[SyncState] = Listeners()
        self._bringing = 0
        self._state = SyncState()
        between = Backoff(timing, jitter)
        self._link = Link(clock, sleep, self._publish, self._cut, self._ask_what_it_can, self._probe, between)
        self._waking = Waking(clock, sleep, self.roused)
        self._new_days = NewDays(memory, clock, self._link.bad)
        self._abilities = Abilities(
            lambda: self._shared.server, memory, clock, self._server_changed, lambda: self._anew.begin()
        )
        self._freshness = Freshness(clock)
        self._partial = Partial(clock, self._publish)
        known = (self._abilities, self._link, self._freshness, self._partial)
        self._shared = shared = Shared(Server(client), memory, clock, *known, timing, jitter, self._publish)
        client.tell_answers(self._link.answered)
        self._site.changed = self._publish
        self._anew = Anew(shared, read_rdv, self._begun_anew)
        self._gestures = GesturePusher(shared)
        self._errands = ErrandPusher(shared)
        self._upkeep = Upkeep(self._link, shared.backoff, self._publish)
        self._puller = Puller(shared, self._day_synced, self._days_moved)
        self._urgent = Jobs(shared, self._perform, workers=2)
        # One after the other; but the days around may take minutes, and the agenda of another day not wait behind them.
        self._background = Jobs(shared, self._perform, workers=2, beside=(Kind.AROUND,))
        # A whole organisation's usagers take minutes, gently: nothing else waits behind them.
        self._gentle = Jobs(shared, self._perform, workers=1)
        self._follower = Follower(
            shared, self._puller, self._urgent, self._background, lambda: self._view, self._all_synced
        )

    @property
    def state(self) -> SyncState:
        """How things stand now."""
        return self._state

    @property
    def news(self) -> News:
        """How old what is known is, now."""
        silent = self._link.silent_since
        return News(
            silent_since=None if silent is None else silent + self._clock.followed,
            slow=self._link.slow,
            organisations_told=self._puller.has_organisations,
            lieux_told=frozenset(self._puller.has_lieux),
            up_to_date=dict(self._up_to_date),
        )

    def on_state(self, callback: Callable[[SyncState], None]) -> Callable[[], None]:
        """Tells ``callback`` each new state, on the loop, until what this returns is called."""
        return self._listeners.add(callback)

    async def run(self) -> None:
        """Until cancelled. What goes wrong with the platform ends in ``state``; a part that a fault of ours ends begins
        again (see ``Upkeep``)."""
        stop = self._memory.subscribe(self._memory_changed)
        try:
            self._link.expect(self._timing.silence)
            await self._recall_capabilities()
            self._urgent.want(Job(Kind.ORGANISATIONS))
            self._publish()
            async with asyncio.TaskGroup() as group:
                for name, loop in (
                    ("urgent pulls", self._urgent.run),
                    ("background pulls", self._background.run),
                    ("gentle pulls", self._gentle.run),
                    ("changes", self._follower.run),
                    ("pushes", self._gestures.run),
                    ("errands", self._errands.run),
                    ("doubts", self._anew.run),
                    ("housekeeping", self._keep_house),
                    ("waking", self._waking.run),
                    ("site", self._site.run),
                ):
                    group.create_task(self._upkeep.keep(name, loop), name=f"sync: {name}")
        finally:
            stop()

    def look_at(self, organisation_id: int, day: date) -> None:
        """The desk now looks at that day of that organisation: it comes first."""
        view = View(organisation_id, day)
        elsewhere = self._view is None or self._view.organisation_id != organisation_id
        self._view = view
        self._site.look_at(organisation_id)
        self._last_synced = None
        self._urgent.want(Job(Kind.DAY, organisation_id, day), instead=True)
        if elsewhere:
            self._background.want(Job(Kind.DIRECTORY, organisation_id), instead=True)
            self._follower.look()
        self._background.want(Job(Kind.AGENDA, organisation_id, day), instead=True)
        self._background.want(Job(Kind.AROUND, organisation_id, day), instead=True)
        if elsewhere:
            self._gentle.want(Job(Kind.USAGERS, organisation_id), instead=True)
        # Someone waits for this day: those who pause after another day's fault take it up.
        self._link.wake()
        self._publish()

    def look_beside(self, organisation_id: int, day: date) -> None:
        """Somebody also looks at the week from that day on: it is asked for, and what was looked at stays so."""
        self._urgent.want(Job(Kind.WEEK, organisation_id, day), instead=True)
        self._background.want(Job(Kind.AGENDA, organisation_id, day))
        self._link.wake()
        self._publish()

    def nudge(self) -> None:
        """Something is in the outbox, or there is reason to think that the platform can be reached again."""
        self._gestures.nudge()
        self._errands.nudge()
        self._follower.quicken()
        self._link.wake()

    def roused(self) -> None:
        """The machine slept until now, or is on another network: what was heard before tells nothing of now, and what
        is on its way may never come."""
        self._freshness.forget_readings()
        self._follower.look()
        self._probe()
        self._link.roused()

    @property
    def one_try(self) -> asyncio.Lock:
        """Held while something that was written is on its way; who has it keeps the next from leaving."""
        return self._errands.one_try

    async def bring_up_to_date(self) -> None:
        """Pulls at once what is looked at, and sends what is to be sent. Raises the ``Failure`` of the pull."""
        self.nudge()
        self._ask_what_it_can(lasting=True)
        self._bringing += 1
        self._publish()
        signed_in = self._link.signed_in_times
        try:
            if self._view is None:
                await self._puller.organisations()
            else:
                await self._puller.day(self._view)
                self._want(Kind.DIRECTORY, Kind.AGENDA)
                self._ask_again(self._partial.of(self._view.organisation_id))
            self._link.good()
        except Failure as failure:
            self._link.bad(failure, signed_in)
            raise
        finally:
            self._bringing -= 1
            self._publish()

    async def capabilities(self) -> Capabilities:
        """What the platform last said that it can do beyond API v1, asked where it never did. Raises a ``Failure``."""
        found = await self._abilities.last()
        self._publish()
        return found

    @contextmanager
    def asking(self, *, partial: bool = False, gentle: bool = False) -> Iterator[None]:
        """Around a call that is made outside of the synchronisation, for somebody who waits: what it meets is news of
        the link too. ``partial``: a list of which something cannot be read is one all the same, and that is said.
        ``gentle``: nobody waits yet."""
        signed_in = self._link.signed_in_times
        try:
            with self._partial.asked() if partial else nullcontext(), gently() if gentle else nullcontext():
                yield
        except Failure as failure:
            if says_it_lacks(failure) and self._abilities.known is not None and self._abilities.known.version:
                self._ask_what_it_can()  # the call was there
            # A refusal is an answer, and one call that the platform chokes on says nothing of the others.
            if is_a_stranger_s(failure):
                self._link.question()
            elif isinstance(failure, SignedOut) or (passes(failure) and not chokes(failure)):
                self._link.bad(failure, signed_in)
            raise
        else:
            self._link.good(kept=False)

    def look_again(self) -> None:
        """Something was done at the platform that changes what is looked at: it is pulled again."""
        self.nudge()
        self._want(Kind.DAY, Kind.AGENDA)

    def use(self, client: Platform) -> None:
        """Someone signed in again: goes on with ``client`` and the same memory."""
        self._shared.server = Server(client)
        client.tell_answers(self._link.answered)
        self._freshness.forget_readings()  # nobody heard the platform while the session was over
        self._link.sign_in()
        self.nudge()

    # --- inside

    async def _recall_capabilities(self) -> None:
        """What the server could do the last time, until it says so again."""
        try:
            await self._abilities.recall()
        except MemoryFailure as failure:
            self._link.bad(failure)

    def _ask_what_it_can(self, *, lasting: bool = False) -> None:
        """It may be another release than the one that we knew."""
        self._abilities.doubt(lasting=lasting)
        self._background.want(Job(Kind.CAPABILITIES))

    def _server_changed(self) -> None:
        """It can do other things than we thought: what depends on that is asked for again."""
        self._want(Kind.DIRECTORY, Kind.AGENDA, Kind.USAGERS)
        self._publish()

    def _begun_anew(self) -> None:
        """The platform was put back from a backup: the memory is empty, and all is asked for again."""
        self._last_synced = None
        self._up_to_date.clear()
        self._urgent.want(Job(Kind.ORGANISATIONS))
        self._want(Kind.DAY, Kind.DIRECTORY, Kind.AGENDA, Kind.AROUND, Kind.USAGERS)
        self._publish()

    async def _perform(self, job: Job) -> None:
        match job:
            case Job(Kind.CAPABILITIES):
                await self._abilities.now()
            case Job(Kind.ORGANISATIONS):
                await self._puller.organisations()
            case Job(Kind.DIRECTORY, organisation_id):
                await self._puller.directory(organisation_id)
            case Job(Kind.USAGERS, organisation_id):
                with gently():
                    await self._puller.usagers(organisation_id)
            case Job(kind, organisation_id, date() as day):
                view = View(organisation_id, day)
                if kind is Kind.DAY:
                    await self._recall(view)
                    await self._puller.day(view)
                elif kind is Kind.AGENDA:
                    await self._puller.agenda(view)
                elif kind is Kind.WEEK:
                    await self._puller.around(view, kind)
                else:
                    with gently():
                        await self._puller.around(view)

    async def _recall(self, view: View) -> None:
        """Of when is what an earlier Kiosk, or an earlier look, has left of the day that is looked at."""
        if self._last_synced is None and (known := await self._memory.synced_at(view.organisation_id, view.day)):
            self._day_synced(view, known)

    async def _keep_house(self) -> None:
        """Forgets old days now and at each new day, on which the waiting room is empty and the day is another one."""
        while True:
            view = self._view
            begun = await self._new_days.look(None if view is None else view.organisation_id)
            if view is not None:
                if begun is not None:
                    self._want(Kind.DAY, Kind.DIRECTORY, Kind.USAGERS)
                    self._background.want(Job(Kind.AROUND, view.organisation_id, begun))
                self._ask_again(self._partial.due(view.organisation_id))
            await self._sleep(self._timing.housekeeping)

    def _days_moved(self, organisation_id: int) -> None:
        """The organisation is in another time zone than we thought: what was pulled of a day was not that day."""
        view = self._view
        if view is not None and view.organisation_id == organisation_id:
            self._want(Kind.DAY, Kind.AGENDA, Kind.AROUND)

    def _cut(self) -> None:
        # While nobody hears the platform, others go on there: what was read before tells nothing of now.
        self._freshness.forget_readings()
        self._abilities.cut()
        self._probe()

    def _probe(self) -> None:
        """The platform cannot be reached: goes on asking until it can, even when nothing else is to be asked."""
        self._urgent.want(Job(Kind.ORGANISATIONS) if self._view is None else self._view.job)

    def _memory_changed(self, changes: Changes) -> None:
        if "queue" in changes.kinds:
            if changes.origin.own:
                self.nudge()
            elif changes.numbers:
                # What waited for what was made can go on.
                self._gestures.nudge()
            self._publish()
        elif "rdvs" in changes.kinds and changes.origin.own:
            # A refusal has been read: an RDV that stayed in sight for its sake alone may be gone.
            self._probe()

    def _day_synced(self, view: View, at: datetime) -> None:
        self._note_up_to_date(view.organisation_id, at)
        if view == self._view:
            self._last_synced = at
            self._publish()

    def _note_up_to_date(self, organisation_id: int, at: datetime) -> None:
        self._up_to_date[organisation_id] = max(at, self._up_to_date.get(organisation_id, at))

    async def _all_synced(self) -> None:
        """The platform has told all that changed: what is looked at is as it is there, once it has been pulled."""
        view = self._view
        if self._last_synced is not None and view is not None and not self._urgent.wants(view.job):
            self._last_synced = self._clock.now()
            self._note_up_to_date(view.organisation_id, self._last_synced)
            await self._memory.save_synced(view.organisation_id, view.day, self._last_synced)
        self._publish()

    def _want(self, *kinds: Kind) -> None:
        """These are asked for of what is looked at."""
        if self._view is not None:
            self._ask_again([self._view.job_of(kind) for kind in kinds])

    def _ask_again(self, jobs: Iterable[Job]) -> None:
        queues = {Kind.DAY: self._urgent, Kind.WEEK: self._urgent, Kind.USAGERS: self._gentle}
        for job in jobs:
            queues.get(job.kind, self._background).want(job)

    def _publish(self) -> None:
        self._shared.server.set_right(self._clock)
        self._site.offered(self._shared.server.platform, self._abilities.known)
        state = SyncState(
            connected=self._link.connected,
            cut_since=self._link.cut_since,
            last_synced=self._last_synced,
            signed_out=self._link.signed_out,
            failure=self._link.failure,
            busy=bool(self._bringing) or self._urgent.working or self._freshness.under_way or self._errands.busy,
            clock_offset=self._shared.server.offset_from(self._clock),
            tells_time=self._shared.server.platform.tells_time,
            stumbles=self._upkeep.stumbles,
            missing=Missing() if self._view is None else self._partial.missing(self._view.job),
            capabilities=self._site.joined(self._abilities.known),
            site=self._site.state,
            put_back_at=self._anew.put_back_at,
        )
        if state != self._state:
            self._state = state
            self._listeners.tell(state)
