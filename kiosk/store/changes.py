"""What is told to those who listen to the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kiosk.domain.gesture import DeskRdv


@dataclass(frozen=True, slots=True)
class Changes:
    """Something that the memory shows is no longer what it was. ``origin`` names who caused it."""

    origin: str
    rdv_ids: frozenset[int] = frozenset()
    organisation_ids: frozenset[int] = frozenset()
    # « organisations », « rdvs », « lieux », « agents », « services », « motifs », « plages », « absences »,
    # « usagers », « outbox »
    kinds: frozenset[str] = frozenset()
    # The RDVs as they are now shown, where the write knew it; those of ``rdv_ids`` that are not here are to be read.
    shown: tuple[DeskRdv, ...] = field(default=(), compare=False, repr=False)


def changes(
    origin: str,
    *kinds: str,
    organisations: Iterable[int] = (),
    rdvs: Iterable[int] = (),
    shown: Iterable[DeskRdv] = (),
) -> Changes:
    """A ``Changes`` in one line."""
    return Changes(origin, frozenset(rdvs), frozenset(organisations), frozenset(kinds), tuple(shown))


class Listeners:
    """Those who want to be told. Used on the asyncio loop only."""

    def __init__(self) -> None:
        self._callbacks: dict[int, Callable[[Changes], None]] = {}
        self._next = 0

    def add(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Tells ``callback`` from now on, until what this returns is called."""
        number = self._next
        self._next += 1
        self._callbacks[number] = callback

        def stop() -> None:
            self._callbacks.pop(number, None)

        return stop

    def tell(self, what: Changes) -> None:
        for callback in tuple(self._callbacks.values()):
            callback(what)

    def clear(self) -> None:
        self._callbacks.clear()
