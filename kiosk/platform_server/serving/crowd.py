"""The connections that are open, bounded in all and by address.

A connection costs a client nothing and holds a place here. Where an address has all of its own, its connection that
has been silent longest is ended for the new one; where all are taken, that of the address that has most. Only where
each of those is being answered is the new one turned away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from kiosk.platform_server.running.addresses import Network, group, read

MOST, MOST_OF_ADDRESS = 1024, 256


class Guest(Protocol):
    """One connection."""

    def is_silent(self) -> bool:
        """Whether it waits for its client, and nobody here works for it."""

    def turn_out(self) -> None:
        """Ends it."""


class Crowd:
    """All connections of a server; of the loop alone. ``exempt``: proxies, which bring many."""

    def __init__(self, exempt: Sequence[Network] = (), most: int = MOST, of_address: int = MOST_OF_ADDRESS) -> None:
        self._exempt = exempt
        self._most, self._of_address = most, of_address
        self._address_of: dict[Guest, str] = {}  # who was heard longest ago first

    def enter(self, guest: Guest, address: str) -> bool:
        """Whether there is a place; the guest leaves it again with ``leave``."""
        key, peer = group(address), read(address)
        exempt = peer is not None and any(peer in network for network in self._exempt)
        if not exempt and self._count()[key] >= self._of_address and not self._end_one_of(key):
            return False
        if len(self._address_of) >= self._most and not self._end_one_of(self._count().most_common(1)[0][0]):
            return False
        self._address_of[guest] = key
        return True

    def heard(self, guest: Guest) -> None:
        """It sent a whole request."""
        if guest in self._address_of:
            self._address_of[guest] = self._address_of.pop(guest)

    def leave(self, guest: Guest) -> None:
        """It is gone."""
        self._address_of.pop(guest, None)

    def guests(self) -> list[Guest]:
        """All who are here."""
        return list(self._address_of)

    def _count(self) -> Counter[str]:
        return Counter(self._address_of.values())

    def _end_one_of(self, key: str) -> bool:
        silent = next((one for one, theirs in self._address_of.items() if theirs == key and one.is_silent()), None)
        if silent is None:
            return False
        self.leave(silent)
        silent.turn_out()
        return True
