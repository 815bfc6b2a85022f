"""What could not be read of what the platform answered: counted, so that it is said, and never quoted.

Who can do with a part of a list says so (``noted``), and says what is missing. Anybody else may take what is not in a
list for what is not there at all: for them a list that could not be read whole is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.domain.platform.failures import Unintelligible
from kiosk.domain.text.masked import masked

S = TypeVar("S")
T = TypeVar("T")

PAGING = "meta"
"""Under which name it is noted that a list was not read to its end."""
_PLACES = 8


@masked
@dataclass(slots=True)
class Unread:
    """Of the answers to some calls, by the name under which things stand in them (« rdvs », « users »…).

    ``counts``: how many were left out of those that were answered, 0 where all could be read. ``ids``: which they are,
    as far as that can be read; ``nameless``: some are nobody knows which. ``partial``: lists are shorter for it, not
    only what is inside of something. ``places``: the fields at fault, for the log.
    """

    counts: dict[str, int] = field(default_factory=dict)
    ids: dict[str, set[int]] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    partial: bool = False
    places: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return any(self.counts.values())

    def note(self, name: str, left_out: int) -> None:
        """An answer was read: so many of ``name`` were left out of it."""
        self.counts[name] = self.counts.get(name, 0) + left_out

    def leave_out(self, name: str, place: str, number: int | None = None, *, inside: bool = False) -> None:
        """One of ``name`` was left out, because of what stands at ``place`` in it, where that is known; ``inside`` of
        something else that could be read.
        """
        self.note(name, 1)
        self.partial |= not inside
        if number is None:
            self.nameless.add(name)
        else:
            self.ids.setdefault(name, set()).add(number)
        if len(self.places) < _PLACES:
            self.places.add(f"{name}: {place or 'the whole of it'}")

    def lacks(self, name: str) -> bool:
        """Whether some of that name were left out."""
        return bool(self.counts.get(name))

    @property
    def lacking(self) -> set[str]:
        """The names of which some were left out."""
        return {name for name, count in self.counts.items() if count}

    def may_be(self, name: str, number: int) -> bool:
        """Whether that one may be among those that were left out."""
        return number in self.ids.get(name, ()) or name in self.nameless or PAGING in self.nameless

    def add(self, other: Unread) -> None:
        """What ``other`` notes too."""
        for name, count in other.counts.items():
            self.note(name, count)
        for name, ids in other.ids.items():
            self.ids.setdefault(name, set()).update(ids)
        self.nameless |= other.nameless
        self.partial |= other.partial
        self.places |= other.places


_now: ContextVar[Unread | None] = ContextVar("unread", default=None)


@contextmanager
def noted() -> Iterator[Unread]:
    """What cannot be read of the answers to calls made within, and by tasks begun within: lists may be partial."""
    unread = Unread()
    token = _now.set(unread)
    try:
        yield unread
    finally:
        _now.reset(token)


@contextmanager
def passed_on() -> Iterator[Unread]:
    """The same of one answer, which is told to who notes it around.

    Raises ``Unintelligible`` at the end where nobody does, and a list is partial.
    """
    with noted() as unread:
        yield unread
    around = _now.get()
    if around is not None:
        around.add(unread)
    elif unread.partial:
        raise Unintelligible


def each_read(items: Iterable[S], read: Callable[[S], T], name: str) -> Iterator[T]:
    """What ``read`` makes of each; what it raises ``ValueError`` for is one of ``name`` that is left out."""
    for item in items:
        try:
            made = read(item)
        except (ValueError, OverflowError):
            unread_now().leave_out(name, "", inside=True)
        else:
            yield made


def unread_now() -> Unread:
    """Where that is noted."""
    found = _now.get()
    return Unread() if found is None else found
