"""Who may have a password checked now, so that passwords cannot be tried and that trying them slows nobody.

A check costs much on purpose. Checks have threads of their own, few of them, and few may wait for one. Failures are
bounded for each account at each address, for each address, and for each account wherever they come from. Where an
account was signed in to before, its own failures there are all that counts: whoever tries their e-mail from elsewhere,
or others' e-mails beside them, locks nobody out of their desk.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from kiosk.platform_server.running.addresses import group
from kiosk.platform_server.running.limits import FAILURES, WINDOW_S, MakeLimit, in_memory

FAILURES_OF_ADDRESS, FAILURES_OF_ACCOUNT = 50, 100
AT_ONCE, AT_ONCE_OF_ADDRESS = 64, 16
"""Who is checked or waits for it."""
BUSY_S = 2
"""How long to wait when there are too many."""
KNOWN_S = 90 * 24 * 3600.0
"""How long an account is known where it was signed in to."""


class Door:
    """Every method may be called from any thread."""

    def __init__(self, make_limit: MakeLimit = in_memory) -> None:
        # One thread of a small machine: requests go on meanwhile.
        self.threads = ThreadPoolExecutor(
            min(4, max(1, (os.cpu_count() or 1) // 4)), thread_name_prefix="platform-door"
        )
        self._here = make_limit("failures here", FAILURES, WINDOW_S)
        self._of_address = make_limit("failures of an address", FAILURES_OF_ADDRESS, WINDOW_S)
        self._of_account = make_limit("failures of an account", FAILURES_OF_ACCOUNT, WINDOW_S)
        self._known = make_limit("signed in here", 1, KNOWN_S)
        self._lock = threading.Lock()
        self._inside: Counter[str] = Counter()

    @contextmanager
    def entered(self, address: str) -> Iterator[bool]:
        """Takes a place for the block; False where none is left, and nothing is to be checked then."""
        key = group(address)
        with self._lock:
            free = self._inside.total() < AT_ONCE and self._inside[key] < AT_ONCE_OF_ADDRESS
            self._inside[key] += free
        try:
            yield free
        finally:
            with self._lock:
                self._inside[key] -= free
                if not self._inside[key]:
                    del self._inside[key]

    def wait_s(self, account: str, address: str) -> int | None:
        """None when that account may be tried from there, else how many seconds to wait."""
        key = group(address)
        waits = [self._here.retry_after((account, key))]
        if not self._knows(account, key):
            waits += [self._of_address.retry_after(key), self._of_account.retry_after(account)]
        return max((wait for wait in waits if wait is not None), default=None)

    def failed(self, account: str, address: str) -> None:
        """The password was another."""
        key = group(address)
        self._here.note((account, key))
        if not self._knows(account, key):
            self._of_address.note(key)
            self._of_account.note(account)

    def let_in(self, account: str, address: str) -> None:
        """It was the right one."""
        key = (account, group(address))
        self._here.forget(key)
        self._known.forget(key)
        self._known.note(key)

    def forget(self) -> None:
        """Forgets who came."""
        for limit in (self._here, self._of_address, self._of_account, self._known):
            limit.forget()

    def close(self) -> None:
        """Ends the threads."""
        self.threads.shutdown(wait=True)

    def _knows(self, account: str, key: str) -> bool:
        return self._known.retry_after((account, key)) is not None
