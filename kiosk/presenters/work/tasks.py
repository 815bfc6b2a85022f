"""Tasks in groups: who starts work keeps it alive, names it, and ends it.

Widgets have no async methods. They call a presenter, which hands a coroutine to its ``Tasks``. The work ends in one of
four ways (``Ok``, ``RefusedBy``, ``Cancelled``, ``Crashed``), and only the last is a fault of Kiosk's own. A page has a
group of its own, which ends whole.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from kiosk.domain.platform.failures import Failure
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.notices import Notices
from kiosk.telling import Harmless, trace_without_data

T = TypeVar("T")

log = logging.getLogger(__name__)
LONGEST_END = 5.0
"""Seconds given at the end to what must not be cut: a disk that takes longer has failed."""


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """The work is done; ``value`` is what it returned."""

    value: T


@dataclass(frozen=True, slots=True)
class RefusedBy:
    """The work met one of the failures that are part of the trade."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The work was replaced by a newer one."""


@dataclass(frozen=True, slots=True)
class Crashed:
    """The work met a fault of Kiosk's own, already logged and told."""

    exception: BaseException


Outcome: TypeAlias = Ok[T] | RefusedBy | Cancelled | Crashed


def unheard(_: Outcome[Any]) -> None:
    """Nobody asked for it: what only helps is not worth a word when it fails."""


class Tasks:
    """A group of coroutines that run on the running loop, held until they end.

    The first group is the application's; others are made of it by ``group``. Names are the group's own.
    """

    def __init__(self, notices: Notices, within: Tasks | None = None) -> None:
        self._notices = notices
        self._running: dict[asyncio.Task[None], str] = {}
        self._to_the_end: set[asyncio.Task[None]] = set()
        self._groups: list[Tasks] = []
        self._endings: list[Callable[[], None]] = []
        self._ended: bool = within is not None and within._ended
        self._closed = False

    def group(self, notices: Notices | None = None) -> Tasks:
        """Another group, which ends with this one; what fails in it is told by ``notices``, where they are its own."""
        made = Tasks(notices or self._notices, self)
        self._groups = [one for one in self._groups if one.names or not one._ended]
        self._groups.append(made)
        return made

    def run(
        self,
        name: str,
        work: Coroutine[Any, Any, T],
        *,
        replace: bool = False,
        done: Callable[[Outcome[T]], None] | None = None,
        to_the_end: bool = False,
        words: Callable[[Failure], str] = sentence,
    ) -> None:
        """Starts ``work`` under ``name``; with ``replace``, what still runs under that name is cancelled first.

        ``to_the_end``: neither ``end`` nor ``close`` cuts it, for it is about to keep what a person has just done.

        ``done`` is called on the loop with the outcome; without it a failure of the trade is told as a notice,
        in the ``words`` for it.
        A crash is always told, once, and logged. Once the group has ended nothing starts any more. Raises
        RuntimeError when no loop runs.
        """
        if self._ended:
            work.close()
            return
        if replace:
            self.cancel(name)
        task = asyncio.get_running_loop().create_task(self._carry_out(work, done, words), name=name)
        self._running[task] = name
        if to_the_end:
            self._to_the_end.add(task)
        task.add_done_callback(lambda ended: self._forget(ended, work, done))

    def cancel(self, name: str) -> None:
        """Cancels whatever this group runs under ``name``."""
        for task, running in list(self._running.items()):
            if running == name:
                task.cancel()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what runs now, in this group and in those within it."""
        return tuple(name for group in self._all() for name in group._running.values())

    def at_end(self, call: Callable[[], None]) -> None:
        """Has ``call`` made when the group ends: what stops a subscription, a timer."""
        self._endings.append(call)

    def end(self) -> None:
        """Ends the group and those within it: all is cancelled but what goes ``to_the_end``. Safe to call again."""
        self._ended = True
        for group in self._groups:
            group.end()
        while self._endings:
            self._endings.pop()()
        for task in self._running.keys() - self._to_the_end:
            task.cancel()

    async def close(self) -> None:
        """Ends the group and waits until nothing runs; whoever would listen is told nothing more."""
        groups = self._all()
        for group in groups:
            group._ended = group._closed = True
        me = asyncio.current_task()
        if last := {task for group in groups for task in group._to_the_end} - {me}:
            await asyncio.wait(last, timeout=LONGEST_END)
        self.end()
        while others := [task for group in groups for task in group._running if task is not me]:
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

    def _all(self) -> list[Tasks]:
        return [self, *(one for group in self._groups for one in group._all())]

    def _forget(
        self,
        task: asyncio.Task[None],
        work: Coroutine[Any, Any, T],
        done: Callable[[Outcome[T]], None] | None,
    ) -> None:
        self._running.pop(task, None)
        self._to_the_end.discard(task)
        if inspect.getcoroutinestate(work) == inspect.CORO_CREATED:
            # Cancelled before its first step: nothing of ``_carry_out`` ran.
            work.close()
            self._tell(work, done, Cancelled())

    async def _carry_out(
        self,
        work: Coroutine[Any, Any, T],
        done: Callable[[Outcome[T]], None] | None,
        words: Callable[[Failure], str],
    ) -> None:
        outcome: Outcome[T]
        try:
            outcome = Ok(await work)
        except asyncio.CancelledError:
            self._tell(work, done, Cancelled())
            raise
        except Failure as failure:
            outcome = RefusedBy(failure)
            if done is None and not self._closed:
                self._notices.failure(failure, words)
        except Exception as error:
            outcome = Crashed(error)
            self._crashed(work, error)
        self._tell(work, done, outcome)

    def _tell(
        self, work: Coroutine[Any, Any, T], done: Callable[[Outcome[T]], None] | None, outcome: Outcome[T]
    ) -> None:
        # Once closed, whoever would listen may be gone.
        if done is None or self._closed:
            return
        try:
            done(outcome)
        except Exception as error:
            self._crashed(work, error)

    def _crashed(self, work: Coroutine[Any, Any, Any], error: BaseException) -> None:
        # By the name of its function: that of a task may say on what it works.
        name = Harmless(getattr(work, "__qualname__", "a task"))
        log.error("%s crashed: %s", name, trace_without_data(error))
        if not self._closed:
            self._notices.crash()
