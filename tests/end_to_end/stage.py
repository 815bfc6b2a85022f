"""Windows and colleagues around one platform, all gone when the ``async with`` ends."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.clock import PARIS, Clock
from kiosk.settings import InstanceSettings, NetworkSettings, OAuthSettings, Settings, ThisDeskSettings
from kiosk.store.secrets import SecretStore
from kiosk.sync.timing import SyncTiming
from tests.end_to_end.browser import Browser
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.screen import Screen
from tests.support.arriving import APPLICATION
from tests.support.platform_process import Account, PlatformProcess
from tests.support.secrets import MemorySecrets

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
REGISTERED_HERE = OAuthSettings(client_id=APPLICATION.client_id, redirect_uri=APPLICATION.redirect_uri)
"""What a site's configuration says of Kiosk's application."""
FREELY = 1000
OFTEN = SyncTiming(poll_least=0.2, poll_most=0.5)
"""Where the platform does not tell what changes, it is looked at more often than a desk at work does."""
MDS = 1
"""The demonstration's first organisation."""


def settings_at(like: str) -> Settings:
    """Of a desk of the demonstration, on a platform that behaves ``like`` another."""
    desk = ThisDeskSettings(organisation_id=MDS, fiction_numbers=like == "own")
    if like == "own":
        return Settings(desk=desk)
    # Nobody counts calls there, and a morning has a minute.
    return Settings(
        desk=desk, instance=InstanceSettings(oauth=REGISTERED_HERE), network=NetworkSettings(calls_per_minute=FREELY)
    )


def make_folder(folder: Path) -> None:
    """Makes ``folder`` where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)


class Stage:
    """Who is on it. Used inside the test, not by a fixture: between the two no loop runs, but Qt's events do."""

    def __init__(self, platform: PlatformProcess, folder: Path, like: str = "own") -> None:
        self.platform = platform
        self.folder = folder
        self.like = like
        self.settings = settings_at(like)
        self._leaving = AsyncExitStack()
        self._windows = 0

    @property
    def secretary(self) -> Account:
        return self.platform.accounts[0]

    @property
    def second_desk(self) -> Account:
        return self.platform.accounts[1]

    @property
    def relief(self) -> Account:
        """Of another service; at the desk for as long as the secretary is away."""
        return self.platform.accounts[2]

    @property
    def administrator(self) -> Account:
        """Sees the whole MDS, and is at no desk."""
        return self.platform.accounts[3]

    async def __aenter__(self) -> Self:
        self.browser = Browser()
        self._leaving.callback(self.browser.close)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._leaving.aclose()

    async def opens(
        self,
        account: Account | None = None,
        *,
        profile: Path | None = None,
        secrets: SecretStore | None = None,
        width: int = 1280,
        height: int = 800,
        clock: Clock | None = None,
        timing: SyncTiming | None = None,
    ) -> Screen:
        """A window: at its first page, or with ``account`` at the day."""
        self._windows += 1
        profile = profile or self.folder / f"desk-{self._windows}"
        make_folder(profile)
        screen = await Screen.open(
            profile,
            clock or Clock(NOW),
            secrets or MemorySecrets(),
            self.platform.url,
            settings=self.settings,
            timing=timing,
            width=width,
            height=height,
        )
        screen.browser = self.browser
        self._leaving.push_async_callback(screen.close)
        if account is not None:
            await screen.sign_in(account.email, account.password)
            await screen.day_shown()
        return screen

    async def meets(self, account: Account) -> Colleague:
        """Someone signed in on the platform by its API alone."""
        colleague = await Colleague.arrive(self.platform.url, account.email, account.password, Clock(NOW))
        self._leaving.push_async_callback(colleague.leave)
        return colleague
