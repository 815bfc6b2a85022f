"""A morning with planted values, kills and agents who follow each other: of none a trace in anything written."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.desk_process import ROOT, DeskProcess
from tests.end_to_end.planted_day import CODES, EMAILS, PASSWORDS, TYPED, PlantedDay, planted_day
from tests.end_to_end.stage import MDS, NOW
from tests.support.planted import SHORTEST, Planted
from tests.support.platform_process import PlatformProcess, start_platform

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and cores are those of Unix")


class Morning:
    """One machine: a profile, a home, temporary folders, and somewhere that a person chose to keep files."""

    def __init__(self, folder: Path, platform: PlatformProcess, day: PlantedDay) -> None:
        self.began = time.time()
        self.machine, self.chosen, self.ring = folder / "machine", folder / "chosen", folder / "keyring.json"
        self.platform, self.day = platform, day
        self.heard: list[str] = []
        for name in ("home", "runs", "config"):
            (self.machine / name).mkdir(parents=True)
        self.chosen.mkdir()
        self._configuration = self.machine / "config" / "kiosk.toml"
        self._configuration.write_text(f"[desk]\norganisation_id = {MDS}\nfiction_numbers = true\n", "utf-8")
        self.secrets: set[str] = set()

    def desk(self) -> DeskProcess:
        home = self.machine / "home"
        places = {f"XDG_{what}_HOME": str(home / what.lower()) for what in ("CONFIG", "DATA", "CACHE", "STATE")}
        return DeskProcess(
            self.machine / "temporary",
            *("--config", self._configuration),
            *("--profile", self.machine / "profile"),
            *("--secrets", self.ring),
            *("--instance", self.platform.url),
            *("--now", NOW.isoformat()),
            folder=self.machine / "runs",
            environment={**places, "HOME": str(home), "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": str(home)},
            before=_cores_allowed,
        )

    async def does(self, desk: DeskProcess, order: str, answer: str) -> str:
        """Has the desk carry out ``order``, and gives what it says. What it holds in its keyring meanwhile is noted."""
        desk.tell(order)
        said = await desk.hear(answer)
        if self.ring.exists():
            self.secrets |= {value for text in json.loads(self.ring.read_text()).values() for value in _values(text)}
        return said

    def gathers_for_support(self) -> str:
        """What ``kiosk --diagnostic --bundle`` writes of this machine."""
        file = self.machine / "support.txt"
        arguments = ["--diagnostic", "--bundle", file, "--profile", self.machine / "profile"]
        ended = subprocess.run(
            [sys.executable, "-m", "kiosk", *map(str, arguments), "--config", str(self._configuration)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
            cwd=self.machine / "runs",
            capture_output=True,
            text=True,
            check=False,
        )
        self.heard += [ended.stdout, ended.stderr]
        return file.read_text("utf-8")

    def nothing_is_left(self) -> None:
        """Every byte of what this machine has, but for the keyring and what somebody chose to keep."""
        memories = {path.stem for path in (self.machine / "profile" / "memory").iterdir()}
        planted = Planted([*self.day.values, *(self.secrets - memories)])
        assert len(planted.values) >= 50
        found, count = planted.found_under(self.machine)
        outside = [Path("/dev/shm"), *Path("/tmp").glob("kiosk-[!p]*"), *Path("/var/tmp").glob("kiosk*")]
        more, _ = planted.found_under(*(folder for folder in outside if folder.is_dir()), since=self.began)
        assert not [*found, *more], "\n".join(f"{one.place}: {one.value} ({one.how})" for one in [*found, *more])
        assert count >= 3, "a log, preferences and a memory at least"
        wrote = "\n".join(self.heard)
        assert not planted.found_in(wrote.encode(), "the error output")
        files = [path for path in self.machine.rglob("*") if path.is_file() and path != self._configuration]
        open_to_others = [path for path in files if path.stat().st_mode & 0o077]
        assert not open_to_others
        assert not [path for path in files if path.name.startswith("core")]


def _values(text: str) -> list[str]:
    """What a secret of the keyring consists of: JSON, or one text."""
    try:
        told = json.loads(text)
    except ValueError:
        return [text] if len(text) >= 16 else []
    if isinstance(told, dict):
        return [value for one in told.values() for value in _values(json.dumps(one))]
    if isinstance(told, list):
        return [value for one in told for value in _values(json.dumps(one))]
    return [told] if isinstance(told, str) and len(told) >= max(16, SHORTEST) and "://" not in told else []


def _cores_allowed() -> None:
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


@contextmanager
def at_work(folder: Path) -> Iterator[Morning]:
    """A morning whose platform is another machine's."""
    day = planted_day(folder, NOW)
    (folder / "platform").mkdir()
    database = f"sqlite:///{folder}/platform/platform.sqlite"
    now = NOW.isoformat()
    with start_platform("--data", day.file, "--database", database, "--accept-fiction", "--now", now) as platform:
        yield Morning(folder, platform, day)


async def test_nothing_of_a_morning_is_left(tmp_path: Path, qapp: object) -> None:
    with at_work(tmp_path) as morning:
        day = morning.day
        late, early, *_ = day.expected
        with morning.desk() as first:
            first.tell(f"sign-in {EMAILS[0]} {PASSWORDS[0]}")
            await morning.does(first, "shown", "shown")
            assert late in await morning.does(first, f"A {late}", "said")
            assert late in await morning.does(first, f"fiche {late.split()[0].lower()}", "fiche")
            assert await morning.does(first, f"print {morning.chosen / 'fiche.pdf'}", "printed") != "printed 0"
            await morning.does(first, f"type {TYPED}", "typed")
            first.tell(f"print {morning.chosen / 'again.pdf'}")
            first.kill()
        morning.heard += first.errors
        morning.nothing_is_left()
        with morning.desk() as second:
            await morning.does(second, "shown", "shown")
            assert early in await morning.does(second, f"fiche {early.split()[0].lower()}", "fiche")
            assert await morning.does(second, "leave", "left") == "left, on the clipboard: "
            second.tell(f"sign-in {EMAILS[1]} {PASSWORDS[1]}")
            await morning.does(second, "shown", "shown")
            await morning.does(second, f"A {early}", "said")
            os.kill(second.process.pid, signal.SIGABRT)
            assert second.ended() == -signal.SIGABRT
        morning.heard += second.errors
        morning.nothing_is_left()
    theirs, _ = Planted(day.values).found_under(tmp_path / "platform")
    assert {one.value for one in theirs} > {*day.contexts, EMAILS[0]}, "they can be found where they may be"
    assert [path.stat().st_mode & 0o777 for path in morning.chosen.glob("*.pdf")][:1] == [0o600]


@pytest.mark.soak
@pytest.mark.timeout(300)
async def test_nothing_of_a_long_morning_is_left(tmp_path: Path, qapp: object) -> None:
    """Locked, killed while it is, opened by a code, handed over, back again, and gathered for the support."""
    with at_work(tmp_path) as morning:
        late, early, _, other, *_ = morning.day.expected
        with morning.desk() as first:
            first.tell(f"sign-in {EMAILS[0]} {PASSWORDS[0]}")
            await morning.does(first, "shown", "shown")
            await morning.does(first, f"code {CODES[0]}", "code made")
            await morning.does(first, f"A {late}", "said")
            await morning.does(first, f"fiche {late.split()[0].lower()}", "fiche")
            assert await morning.does(first, "lock", "locked") == "locked, on the clipboard: "
            first.kill()
        morning.heard += first.errors
        morning.nothing_is_left()
        with morning.desk() as second:
            await morning.does(second, "locked", "locked")
            await morning.does(second, f"unlock {CODES[0]}", "unlocked")
            await morning.does(second, f"fiche {early.split()[0].lower()}", "fiche")
            await morning.does(second, f"print {morning.chosen / 'fiche.pdf'}", "printed")
            handed_over = await morning.does(second, f"switch {EMAILS[1]} {PASSWORDS[1]}", "switched")
            assert handed_over == "switched, on the clipboard: "
            await morning.does(second, f"code {CODES[1]}", "code made")
            await morning.does(second, f"A {early}", "said")
            await morning.does(second, "all-sent", "all sent")
            await morning.does(second, f"switch {CODES[0]}", "switched")
            await morning.does(second, f"type {TYPED}", "typed")
            second.kill()
        morning.heard += second.errors
        morning.nothing_is_left()
        with morning.desk() as third:
            await morning.does(third, f"switch {CODES[0]}", "switched")  # who came by a code does not stay signed in
            await morning.does(third, "lock", "locked")
            await morning.does(third, f"unlock {CODES[0]}", "unlocked")
            await morning.does(third, f"fiche {other.split()[0].lower()}", "fiche")
            assert third.terminate() == 0, third.errors
        morning.heard += third.errors
        assert "== Journal du poste ==" in morning.gathers_for_support()
        morning.nothing_is_left()
