"""The platform of these days, the one who stands before it, and the desk; each test starts from the same morning."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

import pytest
import pytest_asyncio

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.clock import Clock
from kiosk.settings import Settings
from kiosk.store.secrets import SecretStore
from tests.faults.middleman import Middleman
from tests.faults.reception import BY_PASSWORD, PATIENT, Reception
from tests.faults.territory import NOW, PASSWORD, PERSONAL, SECOND_DESK, territory
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.secrets import MemorySecrets


class Sit(Protocol):
    """Starts the application; it ends with the block."""

    def __call__(
        self,
        *,
        instance: str | None = None,
        profile: Path | None = None,
        secrets: SecretStore | None = None,
        clock: Clock | None = None,
        deadlines: Deadlines = PATIENT,
        settings: Settings = BY_PASSWORD,
        open_address: Callable[[str], bool] | None = None,
    ) -> AbstractAsyncContextManager[Reception]: ...


@pytest.fixture(scope="session")
def platform_of_the_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    data = tmp_path_factory.mktemp("platform") / "day.json"
    data.write_text(json.dumps(territory()), "utf-8")
    with start_platform("--data", data, "--now", NOW.isoformat(), "--allow-reset", "--accept-fiction") as platform:
        yield platform


@pytest.fixture
def platform(platform_of_the_session: PlatformProcess) -> PlatformProcess:
    """The platform, at 10:20 of a Monday on which nothing has been done yet."""
    import httpx

    httpx.post(f"{platform_of_the_session.url}/api/desk/v1/reset", trust_env=False).raise_for_status()
    return platform_of_the_session


@pytest.fixture
def middleman(platform: PlatformProcess) -> Iterator[Middleman]:
    """Stands before the platform."""
    made = Middleman(platform.url)
    yield made
    made.close()


@pytest_asyncio.fixture
async def colleague(platform: PlatformProcess) -> AsyncIterator[ApiClient]:
    """The second desk, which has no bad days: what it reads is what the platform has."""
    async with ApiClient(platform.url, Clock(NOW)) as client:
        await client.sign_in(SECOND_DESK, PASSWORD)
        yield client


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The folder of the desk's profile."""
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def sit(
    middleman: Middleman, profile: Path, secrets: MemorySecrets, capfd: pytest.CaptureFixture[str]
) -> Iterator[Sit]:
    """Starts the application before the middleman. In the end no name of the trade's people stands in a log, and
    nobody has seen a stack trace.

    The application ends within the test: qasync runs what is left between a test and its fixtures outside of the loop.
    """
    given_profile, given_secrets = profile, secrets
    logs: list[str] = []

    @asynccontextmanager
    async def start(
        *,
        instance: str | None = None,
        profile: Path | None = None,
        secrets: SecretStore | None = None,
        clock: Clock | None = None,
        deadlines: Deadlines = PATIENT,
        settings: Settings = BY_PASSWORD,
        open_address: Callable[[str], bool] | None = None,
    ) -> AsyncIterator[Reception]:
        reception = Reception(
            profile or given_profile,
            secrets or given_secrets,
            clock or Clock(NOW),
            instance=middleman.url if instance is None else instance,
            deadlines=deadlines,
            settings=settings,
            open_address=open_address,
        )
        try:
            await reception.open()
            yield reception
            assert "Traceback" not in reception.screen()
            assert "Error" not in reception.screen()
        finally:
            await reception.close()
            middleman.break_off()
            logs.append(reception.log())

    yield start
    written = "".join(logs).lower()
    assert not [word for word in PERSONAL if word.lower() in written], "the log tells of people"
    assert "traceback" not in written
    printed = capfd.readouterr()
    assert "Traceback" not in printed.out
    assert printed.err == ""
