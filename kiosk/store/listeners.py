"""Those who want to be told of something, wherever it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Listeners(Generic[T]):
    """Calls each of those who asked, in the order in which they did, until they have had enough.

    Used on the asyncio loop only.
    """

    def __init__(self) -> None:
        self._callbacks: dict[int, Callable[[T], None]] = {}
        self._next = 0

    def add(self, callback: Callable[[T], None]) -> Callable[[], None]:
        """Tells ``callback`` from now on, until what this returns is called."""
        number = self._next
        self._next += 1
        self._callbacks[number] = callback

        def stop() -> None:
            self._callbacks.pop(number, None)

        return stop

    def tell(self, what: T) -> None:
        for number in tuple(self._callbacks):
            # One of those told before may have taken it off.
            if (callback := self._callbacks.get(number)) is not None:
                callback(what)

    def clear(self) -> None:
        self._callbacks.clear()
