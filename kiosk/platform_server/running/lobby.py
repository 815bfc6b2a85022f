"""What the lobby's borne is compared with, and who asked for help there: of the day, in RAM alone.

Desks bring it again when it is gone: after a restart, and each night, when the key is another (decision 0055).
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kiosk.platform_server.running.limits import Limit

_MOST_MISSES, _MISSES_WINDOW_S = 10, 600.0
_MOST_MISSES_OF_DAY, _DAY_S = 100, 86_400.0
_BETWEEN_MISSES_S = 2.0
_MOST_TICKETS = 30
_HELP_LASTS_MS = 20 * 60_000


@dataclass(frozen=True, slots=True)
class Expected:
    """A participation as desks brought it. Moments are milliseconds."""

    participation_id: int
    rdv_id: int
    person: str
    by: frozenset[str]
    code: str
    starts_at: int
    lieu_id: int | None
    whom: str
    called: str


@dataclass(slots=True)
class Asked:
    """Somebody asked for help at a borne."""

    id: int
    device_id: int
    borne: str
    at: int


@dataclass(slots=True)
class _Day:
    night: int
    name: str = field(default_factory=lambda: secrets.token_hex(8))
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    expected: dict[int, dict[int, Expected]] = field(default_factory=dict)
    helps: dict[int, list[Asked]] = field(default_factory=dict)


class Lobby:
    """Of one companion. ``night``: the last midnight, which begins a day with another key."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.Lock()
        self._day = _Day(0)
        self._last_help = 0
        self._misses = (
            Limit(1, _BETWEEN_MISSES_S, monotonic),
            Limit(_MOST_MISSES, _MISSES_WINDOW_S, monotonic),
            Limit(_MOST_MISSES_OF_DAY, _DAY_S, monotonic),
        )
        self.tickets = Limit(_MOST_TICKETS, _MISSES_WINDOW_S, monotonic)

    def day(self, night: int) -> tuple[str, bytes]:
        """What the day is called here, and its key."""
        with self._lock:
            held = self._of(night)
            return held.name, held.key

    def bring(
        self, night: int, name: str, organisation_id: int, there: Iterable[Expected], gone: Iterable[int]
    ) -> bool:
        """Has these expected and those no more; False where they were made under another day's key."""
        with self._lock:
            held = self._of(night)
            if held.name != name:
                return False
            known = held.expected.setdefault(organisation_id, {})
            known.update({one.participation_id: one for one in there})
            for participation_id in gone:
                known.pop(participation_id, None)
            return True

    def found(self, night: int, organisation_id: int, digest: str, *, by_code: bool) -> list[Expected]:
        """Who is meant by that digest, in the order of their hours."""
        with self._lock:
            known = self._of(night).expected.get(organisation_id, {}).values()
            meant = [one for one in known if (one.code == digest if by_code else digest in one.by)]
        return sorted(meant, key=lambda one: one.starts_at)

    def called(self, night: int, organisation_id: int, participation_id: int) -> str:
        """As much of a name as desks brought of somebody."""
        with self._lock:
            one = self._of(night).expected.get(organisation_id, {}).get(participation_id)
            return "" if one is None else one.called

    def may_try(self, device_id: int) -> int | None:
        """None where that borne may ask once more, else how many seconds it is to wait."""
        waits = [limit.retry_after(device_id) for limit in self._misses]
        return max((wait for wait in waits if wait is not None), default=None)

    def missed(self, device_id: int) -> None:
        """What that borne asked was nobody."""
        for limit in self._misses:
            limit.note(device_id)

    def ask_help(self, night: int, organisation_id: int, device_id: int, borne: str, now: int) -> tuple[int, bool]:
        """Somebody asks for help there; its number, and whether it is new. Who asks twice asked once."""
        with self._lock:
            held = self._of(night).helps.setdefault(organisation_id, [])
            held[:] = [one for one in held if one.at > now - _HELP_LASTS_MS]
            for one in held:
                if one.device_id == device_id:
                    one.at = now
                    return one.id, False
            self._last_help += 1
            held.append(Asked(self._last_help, device_id, borne, now))
            return self._last_help, True

    def helps(self, night: int, organisation_id: int, now: int) -> list[Asked]:
        """Who still waits for help, the first who asked first."""
        with self._lock:
            return [one for one in self._of(night).helps.get(organisation_id, ()) if one.at > now - _HELP_LASTS_MS]

    def helped(self, night: int, organisation_id: int, number: int) -> bool:
        """Somebody of the desk goes there; whether they still were waited for."""
        with self._lock:
            held = self._of(night).helps.get(organisation_id, [])
            left = [one for one in held if one.id != number]
            changed = len(left) < len(held)
            held[:] = left
            return changed

    def forget(self) -> None:
        """The day is over: nobody is expected, and the key is another."""
        with self._lock:
            self._day = _Day(0)

    def _of(self, night: int) -> _Day:
        if night > self._day.night:
            # The first asked of begins it; a zone further west has its midnight later, and stays with that day's.
            self._day = _Day(night)
        return self._day
