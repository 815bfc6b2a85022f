"""One platform for the folder, put back to its start before each test."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.stage import NOW, Stage
from tests.faults.middleman import Middleman, answers
from tests.support.platform_process import LIKES, PlatformProcess, behaving, start_platform

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a display Qt says of each menu that it can neither raise it nor take the keyboard for it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def shared_platform() -> Iterator[PlatformProcess]:
    with _demonstration("own") as platform:
        yield platform


@pytest.fixture
def stage(shared_platform: PlatformProcess, tmp_path: Path, qapp: object) -> Stage:
    """The demonstration at 10:20, as if it had just been started."""
    return _stage(shared_platform, "own", tmp_path)


@pytest.fixture(scope="session", params=LIKES)
def platform_of_a_kind(request: pytest.FixtureRequest) -> Iterator[tuple[str, PlatformProcess]]:
    with _demonstration(request.param) as platform:
        yield request.param, platform


@pytest.fixture
def stage_on_each(platform_of_a_kind: tuple[str, PlatformProcess], tmp_path: Path, qapp: object) -> Stage:
    """The same on each kind of platform."""
    like, platform = platform_of_a_kind
    return _stage(platform, like, tmp_path)


def _demonstration(like: str) -> PlatformProcess:
    return start_platform("--demo", "--allow-reset", "--now", NOW.isoformat(), *behaving(like))


def _stage(platform: PlatformProcess, like: str, folder: Path) -> Stage:
    httpx.post(f"{platform.url}/api/desk/v1/reset", trust_env=False).raise_for_status()
    return Stage(platform, folder, like)


@pytest.fixture
def comes_and_goes(tmp_path: Path) -> Iterator[ComesAndGoes]:
    """A platform of the test's own, to be stopped and started again."""
    platform = ComesAndGoes(tmp_path)
    yield platform
    platform.goes()


@pytest.fixture
def stage_of_its_own(comes_and_goes: ComesAndGoes, tmp_path: Path, qapp: object) -> Stage:
    """A stage around that platform."""
    return Stage(comes_and_goes.process, tmp_path, comes_and_goes.like)


@pytest.fixture(params=LIKES)
def comes_and_goes_of_a_kind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ComesAndGoes]:
    """The same, of each kind."""
    platform = ComesAndGoes(tmp_path, request.param)
    yield platform
    platform.goes()


@pytest.fixture
def old_platform(stage: Stage) -> Iterator[Middleman]:
    """The platform as a release that has API v1 only."""
    middleman = Middleman(stage.platform.url)
    for path in ("/api/desk/v1", "/oauth/"):
        middleman.when(answers(404, '{"errors": ["Not Found"]}'), path=path)
    stage.platform = copy.copy(stage.platform)
    stage.platform.url = middleman.url
    yield middleman
    middleman.close()
