"""Makes every part of the desk and ties them together; the only file that knows all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.api_client.http.deadlines import Deadlines
from kiosk.app.first_paint import FirstPaint
from kiosk.app.made_desk import make_desk
from kiosk.app.preferences_file import PreferencesFile
from kiosk.clock import Clock
from kiosk.desk.desk import Desk
from kiosk.domain.day.board import Thresholds
from kiosk.domain.platform.agents import digest_of
from kiosk.presenters.diagnostic.page import DiagnosticPresenter
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.settings import Settings, imposed
from kiosk.store.register import Register
from kiosk.store.secrets import SecretStore
from kiosk.sync.timing import SyncTiming
from kiosk.views import clipboard
from kiosk.views.addresses import hand_over
from kiosk.views.frame.main_window import MainWindow
from kiosk.views.places import MAKERS, PLACES

if TYPE_CHECKING:
    from kiosk.domain.diagnostic.report import Line


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

    async def at_leisure() -> None:
        await first_paint.past()

    made = make_desk(
        settings,
        profile,
        clock,
        secrets,
        instance=instance,
        deadlines=deadlines,
        timing=timing,
        at_leisure=at_leisure,
    )
    desk, memories, register, registered = made.desk, made.memories, made.register, made.registered
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
            paces=made.paces,
            traffics=made.traffics,
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
