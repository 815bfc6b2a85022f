"""The one owner of every task: who starts work keeps it alive, names it, and ends it.

Widgets have no async methods. They call a presenter, which hands a coroutine to ``Tasks``. The work ends in one of
four ways (``Ok``, ``RefusedBy``, ``Cancelled``, ``Crashed``), and only the last is a fault of Kiosk's own.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import traceback
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeAlias

from PySide6.QtCore import QObject

from kiosk.domain.platform.failures import Failure
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.notices import Notices

log = logging.getLogger(__name__)
LONGEST_END = 5.0
"""Seconds given at the end to what must not be cut: a disk that takes longer has failed."""


@dataclass(frozen=True, slots=True)
class Ok:
    """The work is done; ``value`` is what it returned."""

    value: Any = None


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


Outcome: TypeAlias = Ok | RefusedBy | Cancelled | Crashed


def trace_without_data(error: BaseException) -> str:
    """Where ``error`` was raised: its class and the calls that led there, without its message or any value.

    A message may quote what a person typed or what the platform sent, so it never reaches the log.
    """
    calls = " < ".join(
        f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__, limit=-8))
    )
    return f"{type(error).__name__} at {calls or 'an unknown place'}"


class Tasks(QObject):
    """Runs coroutines on the running loop and holds them until they end."""

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._running: dict[asyncio.Task[None], str] = {}
        self._to_the_end: set[asyncio.Task[None]] = set()
        self._closed = False

    def run(
        self,
        name: str,
        work: Coroutine[Any, Any, Any],
        *,
        replace: bool = False,
        done: Callable[[Outcome], None] | None = None,
        to_the_end: bool = False,
        words: Callable[[Failure], str] = sentence,
    ) -> None:
        """Starts ``work`` under ``name``; with ``replace``, what still runs under that name is cancelled first.

        ``to_the_end``: ``close`` waits for it, for it is about to keep what a person has just done.

        ``done`` is called on the loop with the outcome; without it a failure of the trade is told as a notice,
        in the ``words`` for it.
        A crash is always told, once, and logged. After ``close`` nothing starts any more. Raises RuntimeError when
        no loop runs.
        """
        if self._closed:
            work.close()
            return
        if replace:
            self.cancel(name)
        task = asyncio.get_running_loop().create_task(self._carry_out(name, work, done, words), name=name)
        self._running[task] = name
        if to_the_end:
            self._to_the_end.add(task)
        task.add_done_callback(lambda ended: self._forget(ended, name, work, done))

    def cancel(self, name: str) -> None:
        """Cancels whatever runs under ``name``."""
        for task, running in list(self._running.items()):
            if running == name:
                task.cancel()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what runs now."""
        return tuple(self._running.values())

    async def close(self) -> None:
        """Cancels everything and waits until it has ended. Safe to call again."""
        self._closed = True
        me = asyncio.current_task()
        if last := self._to_the_end - {me}:
            await asyncio.wait(last, timeout=LONGEST_END)
        while others := [task for task in self._running if task is not me]:
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

    def _forget(
        self,
        task: asyncio.Task[None],
        name: str,
        work: Coroutine[Any, Any, Any],
        done: Callable[[Outcome], None] | None,
    ) -> None:
        self._running.pop(task, None)
        self._to_the_end.discard(task)
        if inspect.getcoroutinestate(work) == inspect.CORO_CREATED:
            # Cancelled before its first step: nothing of ``_carry_out`` ran.
            work.close()
            self._tell(name, done, Cancelled())

    async def _carry_out(
        self,
        name: str,
        work: Coroutine[Any, Any, Any],
        done: Callable[[Outcome], None] | None,
        words: Callable[[Failure], str],
    ) -> None:
        outcome: Outcome
        try:
            outcome = Ok(await work)
        except asyncio.CancelledError:
            self._tell(name, done, Cancelled())
            raise
        except Failure as failure:
            outcome = RefusedBy(failure)
            if done is None and not self._closed:
                self._notices.failure(failure, words)
        except Exception as error:
            outcome = Crashed(error)
            self._crashed(name, error)
        self._tell(name, done, outcome)

    def _tell(self, name: str, done: Callable[[Outcome], None] | None, outcome: Outcome) -> None:
        # Once closed, whoever would listen may be gone.
        if done is None or self._closed:
            return
        try:
            done(outcome)
        except Exception as error:
            self._crashed(name, error)

    def _crashed(self, name: str, error: BaseException) -> None:
        log.error("task %s crashed: %s", name, trace_without_data(error))
        if not self._closed:
            self._notices.crash()
