"""Starting Kiosk wrongly: twice, with a wrong configuration, a wrong address, a folder that cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.__main__ import main
from tests.faults.reading import reads_well
from tests.faults.territory import DESK, NOW, PASSWORD

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A machine on which nothing is configured."""
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CONFIG_DIRS")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIOSK_", "XDG_", "DBUS_"))}
    return {**kept, **home, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


class Desk:
    """A running process and what it has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.errors = ""

    def hears(self, start: str) -> str:
        """The next line that begins so, without that."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(start):
                return line.removeprefix(start).removeprefix(": ").rstrip("\n")
        raise AssertionError(
            f"the process ended before it said « {start} »: {self.process.stderr and self.process.stderr.read()}"
        )


@contextmanager
def desk(tmp_path: Path, environment: dict[str, str], *arguments: str | Path, form: str = "shown") -> Iterator[Desk]:
    """A desk that tells what happens in it; ended as the system ends it, and in good order."""
    command = [sys.executable, "-m", "tests.faults.first_desk", str(tmp_path / "keys.json"), form, *map(str, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        running = Desk(process)
        try:
            yield running
            process.terminate()
            _, running.errors = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "Traceback" not in running.errors


def kiosk(environment: dict[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command itself, to its end."""
    command = [sys.executable, "-m", "kiosk", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_a_second_start_raises_the_first_and_ends_well(tmp_path: Path, environment: dict[str, str]) -> None:
    profile = tmp_path / "profile"
    with desk(tmp_path, environment, "--profile", profile, form="minimised") as first:
        first.hears("minimised")
        second = kiosk(environment, "--profile", profile)
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        first.hears("raised")
    assert first.errors == ""
    # The first has ended: the place is free.
    with desk(tmp_path, environment, "--profile", profile) as again:
        again.hears("sign-in page")


def test_a_first_that_was_killed_does_not_bar_the_way(tmp_path: Path, environment: dict[str, str]) -> None:
    profile = tmp_path / "profile"
    command = [sys.executable, "-m", "tests.faults.first_desk", str(tmp_path / "keys.json"), "shown"]
    with subprocess.Popen(
        [*command, "--profile", str(profile)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline().startswith("sign-in page")
        killed.kill()
    with desk(tmp_path, environment, "--profile", profile) as again:
        again.hears("sign-in page")
    assert again.errors == ""


@pytest.mark.parametrize(
    ("instance", "words"),
    [
        ("ftp://x", "pas l’adresse d’une plateforme"),
        ("http://autre-poste.test", "n’est pas protégée"),
        ("http://10.1.2.3:3000", "n’est pas protégée"),
        ("pas une adresse", "pas l’adresse d’une plateforme"),
    ],
)
def test_a_wrong_instance_is_said_in_the_window(
    tmp_path: Path, environment: dict[str, str], instance: str, words: str
) -> None:
    account = {"KIOSK_EMAIL": DESK, "KIOSK_PASSWORD": PASSWORD}
    profile = tmp_path / "profile"
    with desk(
        tmp_path, environment | account, "--profile", profile, "--instance", instance, "--now", NOW.isoformat()
    ) as started:
        said = started.hears("error")
        reads_well(said)
        assert words in said
    assert started.errors == ""
    log = (profile / "kiosk.log").read_text("utf-8")
    assert DESK not in log
    assert PASSWORD not in log


def test_a_profile_that_cannot_be_made_is_said_in_the_window(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "file").write_text("")
    with desk(tmp_path, environment, "--profile", tmp_path / "file" / "profile") as started:
        said = started.hears("sign-in page")
        reads_well(said)
        assert "ne peut pas écrire dans son dossier" in said
        assert "support informatique" in said


WRONG = {
    "not TOML": ('[instance]\nurl = "https://rdv.exemple.fr\n', "ligne 2", "TOML"),
    "an unknown key": ("[thresholds]\nlate_minutes = 5\nlate_hours = 1\n", "ligne 3", "late_hours"),
    "an unknown table": ('[instence]\nurl = "https://rdv.exemple.fr"\n', "ligne 1", "instence"),
    "a value of another kind": ('[thresholds]\nlate_minutes = "dix"\n', "ligne 2", "nombre entier"),
    "too big a value": ("[display]\n\ntext_percent = 900\n", "ligne 3", "au plus 200"),
    "a word that is none of them": ('[display]\ntheme = "rose"\n', "ligne 2", "theme"),
    "a list that is a text": ('[instance]\nchoices = "https://rdv.exemple.fr"\n', "ligne 2", "liste"),
}


def one_line(errors: str, *words: str) -> None:
    assert errors.endswith(".\n")
    assert errors.count("\n") == 1
    assert not [word for word in words if word not in errors], errors
    for english in ("Traceback", "Error", "Expected", "Invalid", "Object", "field"):
        assert english not in errors


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_configuration_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str], case: str) -> None:
    text, *words = WRONG[case]
    file = tmp_path / "kiosk.toml"
    file.write_text(text, "utf-8")
    assert main(["--config", str(file), "--profile", str(tmp_path / "profile")]) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    one_line(printed.err, str(file), *words)


@pytest.mark.parametrize("case", ["absent", "a folder", "not text"])
def test_a_configuration_that_cannot_be_read_is_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], case: str
) -> None:
    file = tmp_path / "kiosk.toml"
    if case == "a folder":
        file.mkdir()
    elif case == "not text":
        file.write_bytes(b"\xff\xfe\x00u\x00r")
    assert main(["--config", str(file), "--profile", str(tmp_path / "profile")]) == 2
    one_line(capfd.readouterr().err, str(file))


def test_the_command_itself_ends_with_2(tmp_path: Path, environment: dict[str, str]) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[desk]\nkeep_days = 0\n", "utf-8")
    ended = kiosk(environment, "--config", file, "--profile", tmp_path / "profile")
    assert (ended.returncode, ended.stdout) == (2, "")
    one_line(ended.stderr, str(file), "ligne 2", "au moins 1")


def test_the_machines_own_configuration_may_be_wrong_too(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / "home" / "kiosk"
    folder.mkdir(parents=True)
    (folder / "kiosk.toml").write_text("[network]\nanswer_seconds = -1\n", "utf-8")
    ended = kiosk(environment, "--profile", tmp_path / "profile")
    assert ended.returncode == 2
    one_line(ended.stderr, "kiosk.toml", "ligne 2")
