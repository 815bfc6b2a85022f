"""What the packages are made by: which wheels of the lock are for whom, and the policies that fleets are given."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
_SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Any]]:
    """The modules of ``packaging``, which stand beside each other and are no package; they are gone afterwards."""
    before, path = set(sys.modules), list(sys.path)
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if (file := getattr(sys.modules[name], "__file__", None)) and Path(file).parent == ROOT / "packaging":
            del sys.modules[name]
    sys.path[:] = path


def test_of_the_lock_each_system_has_what_is_for_it(command: Callable[[str], Any]) -> None:
    libraries = command("libraries")
    lock = (ROOT / "requirements-runtime.lock").read_text()
    windows = libraries.for_target(lock, libraries.Target("windows", "3.13"))
    debian = libraries.for_target(lock, libraries.Target("linux", "3.11"))
    assert ("pywin32-ctypes==" in windows, "pywin32-ctypes==" in debian) == (True, False)
    assert ("secretstorage==" in windows, "secretstorage==" in debian) == (False, True)
    assert ("importlib-metadata==" in windows, "importlib-metadata==" in debian) == (False, True)
    assert "pytest==" not in windows
    assert "psycopg" not in debian, "an extra, which no desk has"
    assert all("==" in line or line.startswith("    --hash=sha256:") for line in windows.splitlines())


def test_every_setting_can_be_imposed_by_a_policy_and_is_said_in_french(
    command: Callable[[str], Any], tmp_path: Path
) -> None:
    policies = command("policies")
    assert set(policies.SAID) | set(policies.NOT_OFFERED) == set(policies.settings())
    assert set(policies.SAID).isdisjoint(policies.NOT_OFFERED)
    admx, adml = (ElementTree.parse(path).getroot() for path in policies.write(tmp_path))
    words = {one.get("id") for one in adml.iter(f"{_SPACE}string")}
    forms = {one.get("id") for one in adml.iter(f"{_SPACE}presentation")}
    for one in admx.iter():
        for value in one.attrib.values():
            if value.startswith("$(string."):
                assert value[9:-1] in words
            if value.startswith("$(presentation."):
                assert value[15:-1] in forms
    keys = {
        (one.get("key"), name.get("valueName"))
        for one in admx.iter(f"{_SPACE}policy")
        for name in one.iter()
        if name.get("valueName")
    }
    assert (r"Software\Policies\Kiosk\instance\oauth", "client_id") in keys
    assert (r"Software\Policies\Kiosk", "language") in keys
    assert len(keys) == len(policies.SAID)


def test_the_wheel_has_what_is_shown_and_both_commands(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("kiosk-*.whl")
    with zipfile.ZipFile(wheel) as files:
        names = files.namelist()
        (commands,) = (files.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    assert {"kiosk/_resources/icons/kiosk.svg", "kiosk/_resources/translations/kiosk_en.qm"} <= set(names)
    assert "kiosk-platform = kiosk.platform_server.__main__:main" in commands
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]


def test_a_runtime_that_is_not_the_one_that_is_pinned_is_refused(command: Callable[[str], Any]) -> None:
    runtime = command("windows_runtime")
    for for_tests in (True, False):
        with pytest.raises(SystemExit, match="n’est pas celui attendu"):
            runtime.verified(b"another", for_tests=for_tests)


def test_what_a_desk_runs_with_is_of_the_lock_that_is_tested() -> None:
    """``make lock`` makes both."""

    def pinned(name: str) -> dict[str, str]:
        lines = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
        return {line.partition("==")[0]: line for line in lines if "==" in line}

    runtime, whole = pinned("requirements-runtime.lock"), pinned("requirements.lock")
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert {canonicalize_name(Requirement(one).name) for one in asked} <= runtime.keys()
    assert runtime.keys() <= whole.keys()
    versions = {name: line.split()[0] for name, line in whole.items()}
    assert {name for name, line in runtime.items() if line.split()[0] != versions[name]} == set()
