"""The platform as its calls see it: database, clock, what is held in memory, options."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from sqlalchemy import Connection

from kiosk.clock import Clock
from kiosk.domain.platform.addresses import is_loopback
from kiosk.domain.platform.lobby import CalledAs
from kiosk.platform_server.data import changes, notices
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.rules.reference import Reference, load_reference
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.rules.user_index import UserIndex
from kiosk.platform_server.running.addresses import Network
from kiosk.platform_server.running.door import Door
from kiosk.platform_server.running.endings import Endings
from kiosk.platform_server.running.hosts import Hosts
from kiosk.platform_server.running.kept_limits import KeptLimit
from kiosk.platform_server.running.limits import Limit
from kiosk.platform_server.running.lobby import Lobby
from kiosk.platform_server.running.passwords import Passwords
from kiosk.platform_server.running.patience import Patience
from kiosk.platform_server.values.instants import seconds
from kiosk.platform_server.values.like import OWN, Like
from kiosk.platform_server.values.moments import milliseconds

_THREADS = 4
_LITTLE = timedelta(minutes=10)
"""By how much a clock may have been set back without anybody having meant it."""
_MOST_OF_STRANGERS = 300
_MOST_TRIES, _MOST_TRIES_OF_ADDRESS = 60, 10
"""Codes of devices that are none, in ten minutes: at all addresses, at one."""


class WalkInsAs(StrEnum):
    """As much of those who come without an RDV as the site has its devices share."""

    TICKET = "ticket"
    INITIALS = "initials"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line sets."""

    allow_reset: bool = False
    devices_per_agent: int = 1
    like: Like = OWN
    strict_refresh: bool = False  # a refresh token ends as it is used, not as what it gave is
    loopback_redirects: bool = False  # applications may be returned to in plain http, on the agent's own machine
    webhooks_to: tuple[Network, ...] = ()  # of this network, where they may go besides the internet
    trusted_proxies: tuple[Network, ...] = ()  # who brings others' calls, and is believed whose
    companion: bool = False  # beside another platform, for what a site shares by itself alone
    walk_ins_as: WalkInsAs = WalkInsAs.TICKET
    desk: Mapping[str, str] = field(default_factory=dict)  # which Kiosk it recommends and needs, and where it is had
    called_as: CalledAs = CalledAs.TICKET  # by what the lobby's screen calls who has an RDV
    shows_agents: bool = False  # whether the borne says whom one sees


class Platform:
    """One running platform. ``open`` makes what is missing in its database; ``close`` gives everything back."""

    def __init__(self, database: Database, clock: Clock, options: Options | None = None) -> None:
        self.database = database
        self.clock = clock
        self.options = options or Options()
        self.bell = changes.Bell()
        self.lobby = Lobby()
        self.endings = Endings()
        self.door = Door(self._limit)
        self.patience = Patience()
        self.user_index = UserIndex()
        self.public_calls = self._limit("public calls", 50, 60.0)
        # Calls as nobody that may write: they hold up who writes.
        self.strangers = self._limit("strangers", _MOST_OF_STRANGERS, 60.0)
        self.pairing_tries = self._limit("pairing", _MOST_TRIES, 600.0)
        self.pairing_tries_of_address = self._limit("pairing of an address", _MOST_TRIES_OF_ADDRESS, 600.0)
        most = self.options.like.calls_per_minute
        self.calls = None if most is None else self._limit("calls", most, 60.0)
        self.public_url = "http://127.0.0.1"  # where people reach this platform; told once it listens
        self.hosts: Hosts | None = None  # the names it may be called by; None, within this process: any
        self.passwords = Passwords()
        self.threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="platform")
        self._reference: Reference | None = None
        self._reference_lock = threading.Lock()

    def open(self) -> None:
        """Makes the tables that are missing, and keeps the snapshot that a reset goes back to."""
        self.database.create()
        with self.database.write() as connection:
            changes.keep_epoch(connection)
        if self.options.allow_reset:
            self.database.take_snapshot()

    def keep_up(self) -> None:
        """Never starts behind what was made so last: a clock that a restart sets back a little would have what is done
        now be older than what was done before."""
        with self.database.read() as connection:
            newest = site_day.newest(connection)
        behind = timedelta() if newest is None else timedelta(milliseconds=newest + 1 - milliseconds(self.clock.now()))
        if timedelta() < behind <= _LITTLE:
            self.clock.follow(self.clock.followed + behind)

    def reset(self) -> None:
        """Back to the data and the clock of the start; tokens, limits, keys and cursors are forgotten."""
        self.database.restore()
        self.door.forget()
        self.public_calls.forget()
        self.strangers.forget()
        self.lobby.forget()
        if self.calls is not None:
            self.calls.forget()
        self.clock.restart()
        self.endings.end()
        self.begin_epoch()

    def begin_epoch(self) -> None:
        """The database is of another time than the desks: whoever waits is told so."""
        with self.database.write() as connection:
            changes.begin_epoch(connection)
        self.forget_reference()
        self.bell.ring()

    @property
    def loopback_redirects(self) -> bool:
        """Whether applications may be returned to in plain http: where all is on this machine, or on demand."""
        return self.options.loopback_redirects or is_loopback(urlsplit(self.public_url).hostname or "")

    def now(self) -> int:
        """The present instant, in seconds."""
        return seconds(self.clock.now())

    def end_sessions(self, clients: Collection[str]) -> None:
        """These sessions are over, durably: who waits in their name is told, at the other processes too."""
        self.endings.end(clients)
        if clients and self.database.is_shared:
            with self.database.write() as connection:
                notices.tell(connection, notices.About.ENDINGS, sorted(clients))

    def reference(self, connection: Connection) -> Reference:
        """What hardly changes, read once."""
        with self._reference_lock:
            if self._reference is None:
                self._reference = load_reference(connection, self.options.like, self.public_url)
            return self._reference

    def read_usagers(self) -> None:
        """Fills the index that searches go by, so that the first one does not wait for it."""
        with self.database.read() as connection, self.user_index.seen_by(connection):
            pass

    def forget_reference(self) -> None:
        """To be called once a write to one of these tables is durable."""
        with self._reference_lock:
            self._reference = None

    async def noted(self, limit: Limit, key: str) -> int | None:
        """``limit.note``, which may have the database to ask: not on the loop then."""
        if not self.database.is_shared:
            return limit.note(key)
        return await asyncio.get_running_loop().run_in_executor(self.threads, limit.note, key)

    def _limit(self, what: str, most: int, window_s: float) -> Limit:
        """Of all the processes that serve the database, where it has several."""
        return KeptLimit(self.database, what, most, window_s) if self.database.is_shared else Limit(most, window_s)

    def close(self) -> None:
        """Ends the threads and the connections."""
        self.threads.shutdown(wait=True)
        self.door.close()
        self.database.close()
