"""The journal: what was done at this desk, newest first, and how each act of it is taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.domain.day.gesture import Fate
from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import inside, labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.fates import nothing_left_of
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Outcome, RefusedBy, Tasks

if TYPE_CHECKING:
    from kiosk.desk import Desk

T = TypeVar("T")
_DEEPEST: Final = 500


@masked
@dataclass(frozen=True, slots=True)
class TakenBack:
    """It is done; ``text`` says so."""

    text: str


@masked
@dataclass(frozen=True, slots=True)
class CannotBe:
    """Nothing was taken back; ``reason`` is a sentence."""

    reason: str


@masked
@dataclass(frozen=True, slots=True)
class AskFirst:
    """People would be told: ``ask`` puts the question, and calls what it is given at a yes.

    The act is then taken back again, with what was ``agreed`` to.
    """

    ask: Callable[[Callable[[], None]], None]
    agreed: Any


Answer: TypeAlias = TakenBack | CannotBe | AskFirst
Back: TypeAlias = Callable[[Any], Awaitable[Answer]]
"""Takes an act back; what it is given is what the person has agreed to, None before they were asked."""


async def why_gone(desk: Desk, key: str) -> str:
    """Why what was written under ``key`` and could not be withdrawn cannot be taken back in another way either; empty
    where the platform has it."""
    fate = (await desk.fates([key])).get(key)
    if fate is Fate.WAITING:
        return tr(
            "Cet acte est en train de partir, ou un autre repose sur lui\u00a0: "
            "reprenez d’abord celui-là, ou attendez un instant."
        )
    if fate in (Fate.REPLACED, Fate.UNDONE):
        return tr("Cet acte n’est jamais parti\u00a0: il n’y a rien à reprendre.")
    return nothing_left_of(fate)


@masked
@dataclass(eq=False, slots=True)
class Act:
    """One thing done here: ``what``, and with ``whom``."""

    what: str
    whom: str
    back: Back | None = None
    why_not: str = ""
    """A sentence: why it cannot be taken back. Without a way ``back`` for good, else as it was found last."""
    keys: tuple[str, ...] = ()
    """Those in the queue of what it wrote: they tell whether the platform has it."""
    here: bool = False
    """It concerns this desk alone: there is nothing to send."""
    taken_back: bool = False
    at: datetime = field(init=False, repr=False)


class Journal(QObject):
    """Of one agent at work, for the day. What is in it names people: it is never written anywhere."""

    changed = Signal()

    def __init__(self, desk: Desk, clock: Clock, tasks: Tasks, notices: Notices) -> None:
        super().__init__()
        self._desk = desk
        self._clock = clock
        self._tasks = tasks
        self._notices = notices
        self._acts: list[Act] = []
        # Ctrl+Z held down takes back one act after the other, never the same one twice.
        self._one = asyncio.Lock()
        self._under_way = 0
        self._all_noted = asyncio.Event()

    @contextmanager
    def doing(self) -> Iterator[None]:
        """Something is being done that will be noted: Ctrl+Z, pressed meanwhile, waits to see what it was."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._all_noted.set()

    async def during(self, work: Callable[[], Awaitable[T]]) -> T:
        """The same of ``work``, which makes the note itself, or whoever is told of its end at once."""
        with self.doing():
            return await work()

    @property
    def acts(self) -> tuple[Act, ...]:
        """Newest first, those taken back among them."""
        return tuple(reversed(self._acts))

    @property
    def newest(self) -> Act | None:
        """The newest of those not taken back."""
        return next((act for act in self.acts if not act.taken_back), None)

    def note(self, act: Act, said: str = "") -> Act:
        """``act`` was done just now; ``said``, if anything, is told with a way to take it back."""
        act.at = self._clock.now()
        today = act.at.date()
        self._acts = [one for one in self._acts if one.at.astimezone(act.at.tzinfo).date() == today][1 - _DEEPEST :]
        self._acts.append(act)
        self._changed()
        if said:
            self.say(act, said)
        return act

    def say(self, act: Act | None, text: str) -> None:
        """Tells ``text`` about ``act``; it can be taken back from there while it is what Ctrl+Z would take back."""
        self._notices.say(text, undo=act is not None and act is self.newest and act.back is not None)

    def drop(self, act: Act) -> None:
        """``act`` did not come about after all."""
        if act in self._acts:
            self._acts.remove(act)
            self._changed()

    def _changed(self) -> None:
        for act in self._acts:
            if act.back is not None:
                act.why_not = ""  # what stood in the way may have gone
        self.changed.emit()

    async def fates(self) -> dict[Act, frozenset[Fate]]:
        """What became of what each act wrote."""
        known = await self._desk.fates([key for act in self._acts for key in act.keys])
        return {act: frozenset(known[key] for key in act.keys if key in known) for act in self._acts}

    # Taking back

    def undo(self) -> None:
        """Takes back the newest act that is not taken back, or says why it cannot be: never an older one instead."""
        self._run(lambda: self.newest, None)

    def take_back(self, act: Act) -> None:
        """Takes back ``act`` by itself."""
        self._run(lambda: act, None)

    def _run(self, which: Callable[[], Act | None], agreed: Any) -> None:
        self._tasks.run("undo", self._take_back(which, agreed), done=self._ended, to_the_end=True)

    async def _take_back(self, which: Callable[[], Act | None], agreed: Any) -> None:
        async with self._one:
            while self._under_way:
                self._all_noted.clear()
                await self._all_noted.wait()
            act = which()
            if act is None or act.taken_back:
                self._notices.info(tr("Rien à reprendre"))
                return
            answer = await act.back(agreed) if act.back is not None else CannotBe(act.why_not)
            match answer:
                case TakenBack(text):
                    act.taken_back = True
                    self._changed()
                    self._notices.say(text)
                case CannotBe(reason):
                    act.why_not = reason
                    self.changed.emit()
                    said = labelled(tr("{} ({}) ne peut être repris").format(act.what, act.whom), inside(reason))
                    self._notices.warning(said)
                case AskFirst(ask, more):
                    ask(partial(self._run, lambda: act, more))

    def _ended(self, outcome: Outcome[None]) -> None:
        if not isinstance(outcome, RefusedBy):
            return
        failure = outcome.failure
        if isinstance(failure, Refused) and failure.messages:
            # The desk's own sentences, whole: the platform has not been asked yet.
            self._notices.warning(" ".join(failure.messages))
        else:
            self._notices.failure(failure)
