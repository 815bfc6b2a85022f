"""Makes the desk: its memories, its clients of platforms, its synchronisation. What shows it comes later, if at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.http.pace import Pace
from kiosk.api_client.http.traffic import Traffic
from kiosk.app.registered import Registered
from kiosk.clock import Clock
from kiosk.desk.desk import Desk
from kiosk.desk.ports import AtLeisure
from kiosk.desk.types import LockRules, SessionRules
from kiosk.settings import Settings
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.register import Register
from kiosk.store.secrets import SecretStore
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.timing import SyncTiming

if TYPE_CHECKING:
    from kiosk.sync.engine import Sync
    from kiosk.sync.server import Platform


@dataclass(frozen=True, slots=True)
class MadeDesk:
    """The desk and what it was made of."""

    desk: Desk
    memories: MemoryFolder
    register: Register
    registered: Registered
    paces: Mapping[str, Pace]
    traffics: Mapping[str, Traffic]


def make_desk(
    settings: Settings,
    profile: Path,
    clock: Clock,
    secrets: SecretStore,
    *,
    instance: str = "",
    deadlines: Deadlines | None = None,
    timing: SyncTiming | None = None,
    at_leisure: AtLeisure | None = None,
) -> MadeDesk:
    """A desk over ``profile``, a folder that exists; for the rest as ``compose``.

    ``at_leisure``: what a session that is resumed waits for before it turns to the platform; None: nothing.
    """
    registered = Registered(settings.instance, instance)
    sync_timing = timing or SyncTiming(asks_after=settings.desk.ask_after_minutes * 60.0)
    waits = deadlines or Deadlines(connect=settings.network.connect_seconds, read=settings.network.answer_seconds)
    paces: dict[str, Pace] = {}
    traffics: dict[str, Traffic] = {}

    def connect(address: str, credentials: Mapping[str, str] | None) -> Platform:
        from kiosk.api_client.client import ApiClient

        application = registered.applications.get(address)
        # The platform's counting does not begin anew with a session.
        pace = paces.setdefault(address, Pace(settings.network.calls_per_minute))
        traffic = traffics.setdefault(address, Traffic())
        return ApiClient(
            address,
            clock,
            credentials=credentials,
            deadlines=waits,
            pace=pace,
            application=application,
            traffic=traffic,
        )

    def make_sync(client: Platform, memory: Memory, at: Clock) -> Sync:
        from kiosk.sync.engine import Sync
        from kiosk.sync.site.own import OwnPlatform
        from kiosk.sync.site.sync import SiteSync

        # A site that has a companion has its desks share by that one, whatever the platform does.
        shared = SiteSync(door if door.address else OwnPlatform(), memory, at, timing=sync_timing)
        return Sync(client, memory, at, timing=sync_timing, site=shared)

    door = SiteDoor(settings.site.companion.rstrip("/"), secrets, clock)
    memories = MemoryFolder(profile / "memory", secrets, clock, settings.desk.holidays, settings.kept)
    register = Register(profile, memories.secrets, clock, settings.journal.months)
    session = settings.session
    lock = LockRules(
        timedelta(minutes=session.idle_minutes),
        timedelta(seconds=session.discreet_seconds),
        session.code_hours,
        session.show_names,
    )
    desk = Desk(
        memories,
        connect,
        clock,
        make_sync=make_sync,
        rules=SessionRules(session.ends, session.agents_days, session.show_names),
        at_leisure=at_leisure,
        register=register,
        lock=lock,
        watch=Clock(),  # the machine's, which no « --now » sets
        site=door,
    )
    return MadeDesk(desk, memories, register, registered, paces, traffics)
