"""« Vérifier ce poste », as a command where there is no screen, and in the window."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.clock import Clock
from kiosk.domain.day.status import Action
from kiosk.domain.diagnostic.report import Check, Mark
from kiosk.store.memory_folder import MemoryFolder
from tests.api_client.support import loopback, silent
from tests.end_to_end.desk_process import ROOT
from tests.end_to_end.screen import Key
from tests.end_to_end.stage import NOW, Stage
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.ring import FILE
from tests.support.secrets import FileSecrets
from tests.support.trade import gesture, rdv
from tests.support.waiting import until

pytestmark = pytest.mark.timeout(120)
PEOPLE = ("camille.durand", "Durand", "Camille", "DUPONT", "Léa")


class Post:
    """A machine without a screen: its home, its profile, its keyring."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home" / "camille.durand"
        self.profile = self.home / "kiosk"
        self.ring = folder / "ring.json"
        self.secrets = FileSecrets(self.ring)
        self.profile.mkdir(parents=True)

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QT_" not in name}
        return kept | {
            "HOME": str(self.home),
            "LOGNAME": "camille.durand",
            "PYTHON_KEYRING_BACKEND": "tests.support.ring.FileRing",
            FILE: str(self.ring),
            **more,
        }

    def check(self, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        ended = subprocess.run(
            [sys.executable, "-m", "kiosk", "--diagnostic", "--profile", self.profile, *arguments],
            cwd=ROOT,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )
        assert "Traceback" not in ended.stderr, ended.stderr
        return ended

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kiosk", "--diagnostic", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment(), stderr=subprocess.PIPE, text=True)


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


@pytest.fixture(scope="module")
def platform() -> Iterator[PlatformProcess]:
    with start_platform("--demo") as running:
        yield running


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.rglob("*") if one.is_file()}


def test_a_post_that_is_ready_ends_with_zero(post: Post, platform: PlatformProcess) -> None:
    ended = post.check("--instance", platform.url)
    assert ended.returncode == 0, ended.stdout
    assert ended.stdout.splitlines()[1] == "Ce poste est prêt."
    assert ended.stderr == ""
    for check in Check:
        assert (f" {check.value}\u00a0:" in ended.stdout) is (check is not Check.LINK)
    assert "~/kiosk" in ended.stdout
    assert "plateforme embarquée" in ended.stdout
    assert "e-mail et mot de passe" in ended.stdout
    assert not list(post.profile.iterdir()), "nothing was made"


@pytest.mark.parametrize(
    ("like", "generation"), [("historic-2024", "génération historique"), ("current-2026", "génération actuelle")]
)
def test_platforms_that_behave_as_the_original(post: Post, like: str, generation: str) -> None:
    with start_platform("--demo", "--like", like) as platform:
        ended = post.check("--instance", platform.url)
    assert f"Plateforme\u00a0: répond, {generation}" in ended.stdout
    assert "Heure du poste\u00a0: écart inconnu" in ended.stdout
    assert "Kiosk se passe de\u00a0:" in ended.stdout
    if like == "historic-2024":
        assert "Façon de se connecter\u00a0: e-mail et mot de passe" in ended.stdout
        assert ended.returncode == 0, ended.stdout
    else:
        assert "il manque l’identifiant de Kiosk" in ended.stdout
        assert ended.returncode == 1, "nobody can sign in from this desk"


def test_a_desk_that_has_what_a_current_platform_asks_for(post: Post) -> None:
    with start_platform("--demo", "--like", "current-2026") as platform:
        configured = post.home / "kiosk.toml"
        configured.write_text(f'[instance]\nurl = "{platform.url}"\n[instance.oauth]\nclient_id = "kiosk-demo"\n')
        ended = post.check("--config", configured)
    assert "Façon de se connecter\u00a0: par le navigateur (OAuth)\n" in ended.stdout
    assert ended.returncode == 0, ended.stdout


async def test_it_says_nothing_of_anybody_and_changes_nothing(
    post: Post, platform: PlatformProcess, tmp_path: Path
) -> None:
    memory = await MemoryFolder(post.profile / "memory", post.secrets, Clock(NOW)).open(platform.url, 4)
    seen = rdv(1)
    await memory.save_rdv(seen)
    await memory.queue.act([gesture(seen, Action.SEEN)])
    await memory.close()
    wrong = post.home / "kiosk.toml"
    wrong.write_text(
        '[instance]\nurl = "https://camille.durand@exemple.test"\n"camille.durand@exemple.test" = 1\n'
        '[display]\ntheme = "Durand"\n[desk]\nkeep_days = 90\n',
        encoding="utf-8",
    )
    before = files(post.home)
    report = tmp_path / "report.txt"
    ended = post.check("--config", wrong, "--instance", platform.url, "--report", report)
    assert ended.returncode == 1
    assert files(post.home) == before
    assert "1 envoi en attente" in ended.stdout
    assert ended.stdout.count(" ligne ") == 3, "each fault of the configuration, with its line"
    names = {usager.last_name for one in seen.participations if (usager := one.usager) is not None}
    for told in (ended.stdout, ended.stderr, report.read_text("utf-8")):
        assert not [one for one in (*PEOPLE, *names, str(post.home)) if one in told]
    assert report.read_text("utf-8").splitlines()[2:] == ended.stdout.splitlines()[2:]
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


async def test_while_a_kiosk_runs(post: Post, platform: PlatformProcess) -> None:
    memory = await MemoryFolder(post.profile / "memory", post.secrets, Clock(NOW)).open(platform.url, 4)
    try:
        ended = post.check("--instance", platform.url)
    finally:
        await memory.close()
    assert ended.returncode == 0, ended.stdout
    assert "ouvert en ce moment" in ended.stdout


@pytest.mark.parametrize(
    ("backend", "word"),
    [
        ("keyring.backends.null.Keyring", "ne garde rien de façon sûre"),
        ("keyring.backends.fail.Keyring", "aucun ne répond"),
    ],
)
def test_without_a_keyring(post: Post, platform: PlatformProcess, backend: str, word: str) -> None:
    ended = post.check("--instance", platform.url, PYTHON_KEYRING_BACKEND=backend)
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[1] == "1 point à voir\u00a0: coffre des mots de passe."
    assert word in ended.stdout


def test_nothing_is_configured_and_nobody_stays(post: Post) -> None:
    ended = post.check()
    assert ended.returncode == 1
    assert "À VOIR     Adresse de la plateforme\u00a0: aucune adresse n’est réglée" in ended.stdout


def test_hours_are_those_of_the_configured_zone(post: Post) -> None:
    """A desk overseas is not told that its machine is somewhere else."""
    configuration = post.home / "kiosk.toml"
    configuration.write_text('[desk]\ntimezone = "Indian/Reunion"\n', encoding="utf-8")
    ended = post.check("--config", configuration, TZ="Indian/Reunion")
    (zone,) = [line for line in ended.stdout.splitlines() if "UTC" in line]
    assert "Kiosk montre" not in zone


def test_out_of_reach_and_a_clock_that_is_off(post: Post, platform: PlatformProcess) -> None:
    ended = post.check("--instance", "http://127.0.0.1:1")
    assert ended.returncode == 1
    assert "À CORRIGER Plateforme\u00a0: refuse la connexion" in ended.stdout
    ended = post.check("--instance", platform.url, "--now", datetime(2026, 1, 5, 9, 0, tzinfo=UTC).isoformat())
    assert ended.returncode == 1
    assert "À VOIR     Heure du poste\u00a0: en " in ended.stdout


def test_a_terminal_with_few_letters(post: Post) -> None:
    ended = post.check("--instance", "http://127.0.0.1:1", PYTHONIOENCODING="ascii")
    assert ended.returncode == 1
    assert "? CORRIGER Plateforme" in ended.stdout


def test_a_terminal_has_colours_and_sees_it_advance(post: Post) -> None:
    script = shutil.which("script")
    if script is None:
        pytest.skip("script is not installed")
    command = f"{sys.executable} -m kiosk --diagnostic --profile {post.profile} --instance http://127.0.0.1:1"
    for more, seen in (
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ):
        ended = subprocess.run(
            [script, "--quiet", "--return", "--command", command, "/dev/null"],
            cwd=ROOT,
            env=post.environment(**more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )
        assert ended.returncode == 1
        assert "Vérification\u00a0: 20 sur 20" in ended.stdout
        assert ("\x1b[31m✗\x1b[0m Plateforme" in ended.stdout) is seen
        assert ("À CORRIGER Plateforme" in ended.stdout) is not seen


async def test_it_is_given_up_with_ctrl_c(post: Post) -> None:
    async with loopback(silent()) as server:
        with post.begin("--instance", f"http://127.0.0.1:{server.port}") as running:
            await until(lambda: bool(server.requests), "a question", 30)
            running.send_signal(signal.SIGINT)
            await until(lambda: running.poll() is not None, "its end", 15)
            assert running.stderr is not None
            assert running.stderr.read() == ""
        assert running.returncode == 130


@pytest.mark.parametrize(
    "arguments",
    [("--demo",), ("--instance",), ("--report",), ("--report", "/nowhere/at/all", "--instance", "http://x")],
)
def test_a_wrong_command_ends_with_two(post: Post, arguments: tuple[str, ...]) -> None:
    assert post.check(*arguments).returncode == 2


def test_a_report_without_a_check_is_a_wrong_command() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "--report", "x"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "--report demande --diagnostic" in ended.stderr


# In the window


async def test_at_work_and_at_the_door(platform: PlatformProcess, tmp_path: Path) -> None:
    async with Stage(platform, tmp_path) as stage:
        screen = await stage.opens(clock=Clock())
        page_below = screen.sign_in_page
        await screen.click(page_below.check)
        page = screen.window.diagnostic_page
        assert page is not None
        assert screen.window.stack.currentWidget() is page
        presenter = screen.window._diagnostic
        await until(lambda: not presenter.running, "the end of the check", 60)
        assert presenter.lines[Check.ADDRESS].said == platform.url
        assert presenter.lines[Check.PLATFORM].mark is Mark.WELL
        assert Check.LINK not in presenter.expected
        assert page.rows[Check.LINK].isHidden()
        assert page.verdict.text() == "Ce poste est prêt."
        await screen.press(Key.Key_Escape)
        assert screen.signing_in

        await screen.sign_in(stage.secretary.email, stage.secretary.password)
        await screen.day_shown()
        await screen.press(Key.Key_F8)
        assert screen.window.stack.currentWidget() is page
        await until(lambda: not presenter.running, "the end of the check", 60)
        assert presenter.lines[Check.LINK].mark is Mark.WELL
        assert presenter.lines[Check.MEMORY].said.startswith("chiffrée")
        assert not page.rows[Check.LINK].isHidden()
        assert stage.secretary.email not in presenter.report
        await screen.press(Key.Key_Escape)
        assert screen.at_work
        await screen.press(Key.Key_F5)
        await until(lambda: screen.frame.presenter.link.connected is True, "still signed in")
