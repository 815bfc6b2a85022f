"""What is read again and again: one reading at a time, and once more where it was asked for meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy, Tasks

T = TypeVar("T")


class Rereading(Generic[T]):
    """Changes that come faster than one can read are read together; what is told last is as it is."""

    def __init__(
        self,
        tasks: Tasks,
        name: str,
        read: Callable[[], Coroutine[Any, Any, T]],
        done: Callable[[Outcome[T]], None],
    ) -> None:
        """``done`` is told what each reading brings, or what it failed on."""
        self._tasks = tasks
        self._name = name
        self._read = read
        self._done = done
        self._under_way = self._asked = False

    def ask(self) -> None:
        """Something may have changed."""
        self._asked = True
        if not self._under_way:
            self._under_way = True
            self._tasks.run(self._name, self._read_on(), done=self._ended)

    async def _read_on(self) -> None:
        while self._asked:
            self._asked = False
            self._done(Ok(await self._read()))

    def _ended(self, outcome: Outcome[None]) -> None:
        self._under_way = False
        if isinstance(outcome, RefusedBy):
            self._done(outcome)
