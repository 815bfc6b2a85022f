"""The real server, started once, put back to its data before each test; and a platform in this process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.clock import Clock
from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.serve import import_data
from tests.platform_server.small_platform import NOW, PASSWORD, small_platform
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.postgresql import NoPostgresql, PostgresqlServer, start_postgresql

SignIn = Callable[[str], dict[str, str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The server of a test's database starts before the test's own fixtures: it outlives them."""
    for item in items:
        if isinstance(item, pytest.Function) and "running" in getattr(getattr(item, "callspec", None), "params", {}):
            item.fixturenames.insert(0, f"running_on_{item.callspec.params['running']}")


@pytest.fixture(scope="session")
def data_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small platform as a file."""
    path = tmp_path_factory.mktemp("platform") / "small.json"
    path.write_text(json.dumps(small_platform()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """PostgreSQL, started for the session; where none can be had, the tests on it are skipped with the reason."""
    try:
        server = start_postgresql()
    except NoPostgresql as reason:
        pytest.skip(str(reason))
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/platform.sqlite"
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    url = server.new_database()
    yield url
    server.drop(url)


@pytest.fixture(scope="session")
def running_on_sqlite(data_path: Path) -> Iterator[PlatformProcess]:
    """The server, for the whole session."""
    with start_platform("--data", data_path, "--now", NOW, "--allow-reset") as platform:
        yield platform


@pytest.fixture(scope="session")
def running_on_postgresql(
    data_path: Path, postgresql: PostgresqlServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PlatformProcess]:
    """The same on PostgreSQL."""
    kept = ("--database", postgresql.new_database(), "--outbox", tmp_path_factory.mktemp("outbox"))
    with start_platform("--data", data_path, "--now", NOW, "--allow-reset", *kept) as platform:
        yield platform


@pytest.fixture(params=["sqlite", "postgresql"])
def running(request: pytest.FixtureRequest) -> PlatformProcess:
    """The server, once on each database; what holds on one holds on the other."""
    server: PlatformProcess = request.getfixturevalue(f"running_on_{request.param}")
    return server


@pytest.fixture
def client(running: PlatformProcess) -> Iterator[httpx.Client]:
    """Calls the server, as it was at its start."""
    with httpx.Client(base_url=running.url, trust_env=False, timeout=30) as client:
        client.post("/api/desk/v1/reset", json={}).raise_for_status()
        yield client


@pytest.fixture
def sign_in(client: httpx.Client) -> SignIn:
    """Signs an agent in, and answers the three headers."""

    def headers(email: str) -> dict[str, str]:
        answer = client.post("/api/v1/auth/sign_in", json={"email": email, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        return {name: answer.headers[name] for name in ("access-token", "client", "uid")}

    return headers


@pytest.fixture
def platform(database_url: str) -> Iterator[Platform]:
    """A platform in this process, filled, its clock at ``NOW``."""
    from datetime import datetime

    database = Database(database_url)
    platform = Platform(database, Clock(datetime.fromisoformat(NOW)), Options(allow_reset=True))
    try:
        database.create()
        import_data(platform, data_file.read_data_file(small_platform()))
        platform.open()
        yield platform
    finally:
        platform.close()
