"""What is read again and again: one reading at a time, and once more where it was asked for meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

from kiosk.presenters.work.tasks import Cancelled, Outcome, Tasks

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
        """``done`` is told the outcome of each reading."""
        self._tasks = tasks
        self._name = name
        self._read = read
        self._done = done
        self._under_way = self._asked = False

    def ask(self) -> None:
        """Something may have changed."""
        self._asked = True
        if not self._under_way:
            self._begin()

    def _begin(self) -> None:
        self._asked, self._under_way = False, True
        self._tasks.run(self._name, self._read(), done=self._ended)

    def _ended(self, outcome: Outcome[T]) -> None:
        self._under_way = False
        self._done(outcome)
        if self._asked and not self._under_way and not isinstance(outcome, Cancelled):
            self._begin()
