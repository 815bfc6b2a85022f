"""Whether the platform can be reached, and who waits for it to be."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.domain.platform.failures import Failure, MemoryFailure, ServerFault, SignedOut, Throttled, Unreachable
from kiosk.sync.ladder import is_of_its_own, passes
from kiosk.sync.timing import Backoff, SyncTiming
from kiosk.sync.watching.promptness import Promptness

Sleep = Callable[[float], Awaitable[None]]


class Link:
    """What the loops of sync share.

    ``changed`` is called after each change of what is public here, ``cut`` when the platform can no longer be reached,
    ``back`` when it can again, ``doubt`` when it may be that it can: somebody is to ask.
    """

    def __init__(
        self,
        clock: Clock,
        sleep: Sleep,
        changed: Callable[[], None],
        cut: Callable[[], None],
        back: Callable[[], None] = lambda: None,
        doubt: Callable[[], None] = lambda: None,
        between: Backoff | None = None,
    ) -> None:
        """``between``: how long to wait between two calls while the platform cannot be reached."""
        self._clock = clock
        self._sleep = sleep
        self._changed = changed
        self._cut = cut
        self._back = back
        self._doubt = doubt
        self._due = timedelta()  # after the last news, those that were promised
        self._began_at: datetime | None = None
        self.heard_at: datetime | None = None
        """When the last answer came, by this machine's clock."""
        self._answers: bool | None = None  # whether what was heard last was an answer; None: nothing was heard
        self._waiting: dict[asyncio.Event, bool] = {}  # whether a platform that answers again is what they wait for
        self._asked_to_wait: set[asyncio.Event] = set()
        self._one_asks = asyncio.Lock()
        self._between = between or Backoff(SyncTiming())
        self._promptness = Promptness()
        self.connected: bool | None = None
        self.cut_since: datetime | None = None
        self.failure: Failure | None = None
        self.signed_out = False
        self.signed_in_times = 0

    def expect(self, seconds: float) -> None:
        """The next answer is to come within that time of the last one, even where nothing moves."""
        self._due = timedelta(seconds=seconds)
        self._began_at = self._began_at or self._clock.machine()

    @property
    def silent_since(self) -> datetime | None:
        """Since when nothing has been heard, by this machine's clock, where something should have been; else None.

        It rests on no task: whatever has become of those who ask, or of the call that hangs, this tells.
        """
        since = self.heard_at or self._began_at
        return since if since is not None and self._clock.machine() - since > self._due else None

    @property
    def slow(self) -> bool:
        """Whether its answers take long to come."""
        return self._promptness.slow

    def answered(self, seconds: float | None) -> None:
        """An answer has come, whatever had been asked; ``seconds``: it took that long, and should not have."""
        was_silent, self._answers = self._answers is False, True
        self.heard_at = self._clock.machine()
        if seconds is not None:
            self._promptness.answered(seconds)
        if was_silent:
            self._between.reset()
            self._wake_for_the_platform()

    def good(self, *, kept: bool = True) -> None:
        """Something has been done whole. Who waits since the platform was cut need wait no longer.

        But for what ends after a failure was heard, and had its answers before: it tells nothing of now.
        ``kept``: what was said is in the memory too; until then a fault of the memory stands.
        """
        if not self._answers:
            if self._answers is False:
                self._doubt()
            return
        was_cut = self.connected is False
        self.connected, self.cut_since = True, None
        if kept or not isinstance(self.failure, MemoryFailure):
            self.failure = None
        self._changed()
        if was_cut:
            self._back()
            self._wake_for_the_platform()

    def bad(self, failure: Failure, since: int | None = None) -> None:
        """A call failed that was made when ``signed_in_times`` was ``since``; None: in this very session."""
        if since not in (None, self.signed_in_times) and not isinstance(failure, MemoryFailure):
            return  # the end of a session that has been replaced: it says nothing of the new one
        self.failure = failure
        if isinstance(failure, SignedOut):
            self.signed_out = True
        elif passes(failure) and not isinstance(failure, (Throttled, MemoryFailure)):
            was_cut, self.connected = self.connected is False, False
            self._answers = False
            self.cut_since = self.cut_since or self._clock.now()
            if not was_cut:
                self._cut()
        self._changed()

    def sign_in(self) -> None:
        """Someone signed in again."""
        self.signed_in_times += 1
        self.signed_out = False
        self.failure = None
        self._changed()
        self._asked_to_wait.clear()
        self.wake()

    def roused(self) -> None:
        """The machine woke, or is on another network: whoever asks next learns how things stand now."""
        self._between.reset()
        self._promptness.forget()
        self.wake()

    def wake(self) -> None:
        """Lets everyone who pauses try again now, but for those whom the platform itself has asked to wait.

        While it cannot be reached, that is one of them: the others go on once that one has an answer.
        """
        for event in self._waiting:
            if event not in self._asked_to_wait:
                event.set()

    async def pause(
        self, seconds: float, *also: asyncio.Event, for_the_platform: bool = False, asked: bool = False
    ) -> bool:
        """Waits ``seconds``, or less when woken or one of ``also`` is set; whether it was less.

        ``for_the_platform``: an answer of the platform wakes too. ``asked``: the platform asked for it, and only
        someone who signs in wakes.
        """
        woken = asyncio.Event()
        self._waiting[woken] = for_the_platform
        if asked:
            self._asked_to_wait.add(woken)
        timer = asyncio.ensure_future(self._sleep(seconds))
        events = [asyncio.ensure_future(event.wait()) for event in (woken, *also)]
        try:
            done, _ = await asyncio.wait([timer, *events], return_when=asyncio.FIRST_COMPLETED)
            return timer not in done
        finally:
            del self._waiting[woken]
            self._asked_to_wait.discard(woken)
            for task in (timer, *events):
                task.cancel()
            await asyncio.gather(timer, *events, return_exceptions=True)

    def question(self) -> None:
        """Something did not come through, which may be all that does not: somebody is to ask."""
        if self.connected is not False:
            self._doubt()

    async def after(self, failure: Failure, backoff: Backoff, since: int) -> None:
        """Notes ``failure`` (see ``bad``) and waits until it makes sense to try again."""
        self.bad(failure, since)
        if isinstance(failure, SignedOut):
            await self.admitted()
        elif isinstance(failure, Unreachable) and not backoff.let_go:
            # No connection was made: any answer shows that it can be.
            await self.turn()
        else:
            wait, asked = _asked(failure)
            # Other faults may be of this very call, and another call's success must not make it come back at once,
            # again and again.
            async with asyncio.TaskGroup() as both:
                both.create_task(self.pause(backoff.next(wait), asked=asked), name="waits its time")
                both.create_task(self.turn(), name="waits for its turn")
        # Where others are answered and this very call cannot be made, it must not be made at each of their answers.
        backoff.let_go = isinstance(failure, Unreachable) and self._answers is not False

    @property
    def asked(self) -> bool:
        """Whether it cannot be reached, and somebody is finding out whether it can again."""
        return self._answers is False and self._one_asks.locked()

    async def turn(self) -> None:
        """Waits while the platform cannot be reached, but for the one whose turn it is to ask whether it can again.

        One call at a time, further and further apart, however many would ask: an answer lets all of them go.
        """
        if self._answers is False:
            async with self._one_asks:
                if self._answers is False:
                    await self.pause(self._between.next(), for_the_platform=True)

    async def after_try(self, failure: Failure, backoff: Backoff, since: int) -> None:
        """The same for one thing of several that are to be sent: one that the platform chokes on is no cut, nor one
        that somebody else answers, who may answer nothing else."""
        if not is_of_its_own(failure):
            await self.after(failure, backoff, since)
            return
        own = isinstance(failure, ServerFault) and failure.own
        if not own:
            self.question()
        wait, _ = _asked(failure)
        async with asyncio.TaskGroup() as both:
            # Once there has been a cut and it has ended, a stranger may well be gone too.
            both.create_task(self.pause(backoff.next(wait), for_the_platform=not own), name="waits its time")
            both.create_task(self.turn(), name="waits for its turn")

    def _wake_for_the_platform(self) -> None:
        for event, for_the_platform in self._waiting.items():
            if for_the_platform:
                event.set()

    async def admitted(self) -> None:
        """Waits while nobody is signed in."""
        while self.signed_out:
            woken = asyncio.Event()
            self._waiting[woken] = False
            try:
                await woken.wait()
            finally:
                del self._waiting[woken]


def _asked(failure: Failure) -> tuple[float | None, bool]:
    """How many seconds to wait at least, and whether it is the platform that asks for them."""
    if not isinstance(failure, Throttled):
        return None, False
    return failure.retry_after, failure.own and failure.retry_after is not None
