"""Makes every part of the desk and ties them together; the only file that knows all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.http.pace import Pace
from kiosk.api_client.http.traffic import Traffic
from kiosk.app.first_paint import FirstPaint
from kiosk.app.preferences_file import PreferencesFile
from kiosk.app.registered import Registered
from kiosk.clock import Clock
from kiosk.desk.desk import Desk
from kiosk.desk.types import LockRules, SessionRules
from kiosk.domain.day.board import Thresholds
from kiosk.domain.platform.agents import digest_of
from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.settings import Settings, imposed
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.register import Register
from kiosk.store.secrets import SecretStore
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.timing import SyncTiming
from kiosk.views import clipboard
from kiosk.views.addresses import hand_over
from kiosk.views.frame.main_window import MainWindow
from kiosk.views.places import MAKERS, PLACES

if TYPE_CHECKING:
    from kiosk.domain.diagnostic.report import Line
    from kiosk.sync.engine import Sync
    from kiosk.sync.server import Platform


@dataclass(frozen=True, slots=True)
class Parts:
    """What the process holds: the desk, what the screens bind to, and the window."""

    desk: Desk
    presenter: ApplicationPresenter
    preferences: PreferencesFile
    window: MainWindow
    register: Register
    keep_house: Callable[[], Coroutine[None, None, None]]
    """Forgets what is old, once what is pressing is done and each night; until it is cancelled."""

    async def close(self) -> None:
        """Ends every task, the memory, the register and the window, in that order."""
        await self.presenter.close()
        await self.register.close()
        clipboard.forget()
        self.window.hide()
        self.window.deleteLater()
        # The window's deletion is one turn of the loop away.
        await asyncio.sleep(0)


def compose(
    settings: Settings,
    profile: Path,
    clock: Clock,
    secrets: SecretStore,
    *,
    instance: str = "",
    deadlines: Deadlines | None = None,
    timing: SyncTiming | None = None,
    open_address: Callable[[str], bool] | None = None,
    accounts: tuple[tuple[str, str], ...] = (),
) -> Parts:
    """A desk over ``profile`` (a folder that exists), ready for ``presenter.start()``. A QApplication must exist.

    ``instance`` stands before the configured one; ``deadlines`` and ``timing`` in the place of the configured ones.
    ``open_address`` stands in for the system's browser; ``accounts`` are those of a demonstration, shown as such.
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
        from kiosk.sync.site.sync import SiteSync

        shared = SiteSync(door, memory, at, timing=sync_timing) if door.address else None
        return Sync(client, memory, at, timing=sync_timing, site=shared)

    async def at_leisure() -> None:
        await first_paint.past()

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
    watch = Clock()  # the machine's, which no « --now » sets
    rules = SessionRules(session.ends, session.agents_days, session.show_names)
    desk = Desk(
        memories,
        connect,
        clock,
        make_sync=make_sync,
        rules=rules,
        at_leisure=at_leisure,
        register=register,
        lock=lock,
        watch=watch,
        site=door,
    )
    preferences = PreferencesFile(profile / "preferences.json")
    memories.also_forget.append(lambda of, agent_id: preferences.forget(digest_of(of, agent_id)))

    async def keep_house() -> None:
        await at_leisure()

        def also() -> None:
            preferences.forget_unseen(clock.now().date(), settings.retention.memories_days)
            register.forget_soon()

        await desk.memories.keep_house(also)

    site = SiteChoices(
        instance=instance or settings.instance.url,
        instances=registered.instances,
        sign_in=settings.instance.sign_in,
        sign_in_at=registered.sign_in_at,
        applications=frozenset(registered.applications),
        accounts=accounts,
        organisation_id=settings.desk.organisation_id,
        lieu_id=settings.desk.lieu_id,
        thresholds=Thresholds(settings.thresholds.late, settings.thresholds.long_wait),
        fiction_numbers=settings.desk.fiction_numbers,
        open_hosts=settings.instance.open_hosts,
        imposed=imposed(),
        show_names=settings.session.show_names,
    )
    presenter = ApplicationPresenter(desk, clock, preferences, MAKERS, site, open_address=open_address or hand_over)

    async def check(typed: str, tell: Callable[[Line], None]) -> None:
        from kiosk.app.diagnostic import check as checking

        durable = desk.memory_durable if desk.who is not None else None
        subject = checking.Workstation(
            settings,
            profile,
            clock,
            secrets,
            running=True,
            durable=durable,
            paces=paces,
            traffics=traffics,
            registered=registered,
        )
        await checking.check(subject, typed or site.instance, tell)

    async def gather(report: str) -> str:
        from kiosk.app.diagnostic import bundle

        people = await desk.usagers.everybody() if desk.who is not None else ()
        return await asyncio.to_thread(bundle.gather, report, settings, profile, people)

    clipboard.watch()
    presenter.closed.connect(lambda _reason: clipboard.forget())
    window = MainWindow(presenter, DiagnosticPresenter(presenter.work, check, presenter, gathering=gather), PLACES)
    first_paint = FirstPaint(window, presenter)
    return Parts(desk, presenter, preferences, window, register, keep_house)
