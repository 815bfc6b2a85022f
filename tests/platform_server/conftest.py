"""The real server, started once, put back to its data before each test; and a platform in this process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.clock import Clock
from kiosk.platform_server import data_file
from kiosk.platform_server.database import Database
from kiosk.platform_server.platform import Options, Platform
from kiosk.platform_server.serve import import_data
from tests.platform_server.small_platform import NOW, PASSWORD, small_platform
from tests.support.platform_process import PlatformProcess, start_platform

SignIn = Callable[[str], dict[str, str]]


@pytest.fixture(scope="session")
def data_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small platform as a file."""
    path = tmp_path_factory.mktemp("platform") / "small.json"
    path.write_text(json.dumps(small_platform()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def running(data_path: Path) -> Iterator[PlatformProcess]:
    """The server, for the whole session."""
    with start_platform("--data", data_path, "--now", NOW, "--allow-reset") as platform:
        yield platform


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
def platform(tmp_path: Path) -> Iterator[Platform]:
    """A platform in this process, filled, its clock at ``NOW``."""
    from datetime import datetime

    database = Database(f"sqlite:///{tmp_path}/platform.sqlite")
    platform = Platform(database, Clock(datetime.fromisoformat(NOW)), Options(allow_reset=True))
    try:
        database.create()
        import_data(platform, data_file.read_data_file(small_platform()))
        platform.open()
        yield platform
    finally:
        platform.close()
