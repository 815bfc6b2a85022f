"""One companion for the folder, its tables emptied before each test; and databases of both kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete

from kiosk.domain.platform.pairing import DeviceKind
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.data.site_schema import arrivals, calls, notices, walk_ins
from tests.support.companion_process import CompanionProcess
from tests.support.postgresql import PostgresqlServer

NOW = "2026-11-23T10:20:00+01:00"
As = Callable[..., httpx.Client]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The companion starts before the test's own fixtures: it outlives them."""
    for item in items:
        if isinstance(item, pytest.Function):
            kind = getattr(getattr(item, "callspec", None), "params", {}).get("companion")
            names = (
                [f"companion_on_{kind}"] if kind else [n for n in item.fixturenames if n.startswith("companion_on_")]
            )
            for name in names:
                item.fixturenames.insert(0, name)


def _started(folder: Path, database: str | None = None) -> CompanionProcess:
    folder.chmod(0o700)
    return CompanionProcess(folder, ("--now", NOW, "--walk-ins", "initials"), database).start()


@pytest.fixture(scope="session")
def companion_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CompanionProcess]:
    companion = _started(tmp_path_factory.mktemp("companion"))
    yield companion
    companion.stop()
    assert not companion.errors


@pytest.fixture(scope="session")
def companion_on_postgresql(
    tmp_path_factory: pytest.TempPathFactory, postgresql: PostgresqlServer
) -> Iterator[CompanionProcess]:
    companion = _started(tmp_path_factory.mktemp("companion"), postgresql.new_database())
    yield companion
    companion.stop()
    assert not companion.errors


@pytest.fixture(params=["sqlite", "postgresql"])
def companion(request: pytest.FixtureRequest) -> CompanionProcess:
    """A companion with nothing of any day."""
    running: CompanionProcess = request.getfixturevalue(f"companion_on_{request.param}")
    url = running.database or f"sqlite:///{running.folder}/companion.sqlite"
    with closing(Database(url)) as database, database.write() as connection:
        for table in (arrivals, walk_ins, calls, notices):
            connection.execute(delete(table))
    return running


@pytest.fixture
def device(companion: CompanionProcess) -> Iterator[As]:
    """Lets in a device of a kind, and speaks as it."""
    with ExitStack() as clients:

        def let_in(kind: DeviceKind | None = DeviceKind.DESK, name: str = "Accueil 1") -> httpx.Client:
            return clients.enter_context(companion.client(kind, name))

        yield let_in
