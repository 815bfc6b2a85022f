"""What could not be read of what the platform answered: counted, so that it is said, and never quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")

_PLACES = 8


@dataclass(slots=True)
class Unread:
    """Of the answers to some calls, by the name under which things stand in them (« rdvs », « users »…).

    ``counts``: how many were left out of those that were answered, 0 where all could be read. ``ids``: which they are,
    as far as that can be read; ``nameless``: some are nobody knows which. ``places``: the fields at fault, for the log.
    """

    counts: dict[str, int] = field(default_factory=dict)
    ids: dict[str, set[int]] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return any(self.counts.values())

    def note(self, name: str, left_out: int) -> None:
        """An answer was read: so many of ``name`` were left out of it."""
        self.counts[name] = self.counts.get(name, 0) + left_out

    def leave_out(self, name: str, place: str, number: int | None) -> None:
        """One of ``name`` was left out, because of what stands at ``place`` in it, where that is known."""
        self.note(name, 1)
        if number is None:
            self.nameless.add(name)
        else:
            self.ids.setdefault(name, set()).add(number)
        if len(self.places) < _PLACES:
            self.places.add(f"{name}: {place or 'its hours, or its whole'}")

    def lacks(self, name: str) -> bool:
        """Whether some of that name were left out."""
        return bool(self.counts.get(name))


_now: ContextVar[Unread | None] = ContextVar("unread", default=None)


@contextmanager
def noted() -> Iterator[Unread]:
    """What cannot be read of the answers to calls made within, and by tasks begun within."""
    unread = Unread()
    token = _now.set(unread)
    try:
        yield unread
    finally:
        _now.reset(token)


@contextmanager
def passed_on() -> Iterator[Unread]:
    """What cannot be read of the answer that is read within, which is told to who notes it around."""
    with noted() as unread:
        yield unread
    around = unread_now()
    for name, count in unread.counts.items():
        around.note(name, count)
        around.ids.setdefault(name, set()).update(unread.ids.get(name, ()))
    around.nameless |= unread.nameless
    around.places |= unread.places


def each_read(items: Iterable[S], read: Callable[[S], T], name: str) -> Iterator[T]:
    """What ``read`` makes of each; what it raises ``ValueError`` for is one of ``name`` that is left out."""
    for item in items:
        try:
            made = read(item)
        except (ValueError, OverflowError):
            unread_now().leave_out(name, "", None)
        else:
            yield made


def unread_now() -> Unread:
    """Where that is noted; nobody looks at it outside of ``noted``."""
    found = _now.get()
    return Unread() if found is None else found
