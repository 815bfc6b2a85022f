"""The system's keyring: a real Secret Service, and machines that have none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from kiosk.domain.diagnostic.machine import Keyring, KeyringFault
from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import KeyringMissing
from kiosk.store import secrets
from kiosk.store.secrets import SystemKeyring, look_at
from tests.support.secrets import MemorySecrets, NoSecrets

REAL = """
import asyncio, sys
from pathlib import Path
from kiosk.clock import Clock
from kiosk.store.remembered import Remembered
from kiosk.store.secrets import SystemKeyring
from kiosk.store.memory_folder import MemoryFolder

async def main():
    memories = MemoryFolder(Path(sys.argv[1]), SystemKeyring(), Clock())
    who = Remembered("https://rdv.test", 4, "Sylvie", "É’", "s@rdv.test", {"access-token": "x" * 64})
    assert await memories.remembered() is None
    await memories.agents(lambda agents: agents.nobody_stays())
    await memories.agents(lambda agents: agents.keep(who, stays=True))
    for expected in (None, "kept"):
        memory = await memories.open("https://rdv.test", 4)
        assert await memory.mark("m") == expected
        await memory.save_mark("m", "kept")
        await memory.close()
    assert await memories.remembered() == who
    await memories.agents(lambda agents: agents.nobody_stays())
    assert await memories.remembered() is None
    import keyring
    print("done with", type(keyring.get_keyring()).__module__)

asyncio.run(main())
"""


def test_a_real_secret_service_keeps_keys_and_tokens(tmp_path: Path) -> None:
    missing = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    if "linux" not in sys.platform:
        pytest.skip("Secret Service is Linux's")
    unlocked = 'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" -c "$1" "$2"'
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    run = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", unlocked, sys.executable, REAL, str(tmp_path / "profile")],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert run.stdout.strip() == "done with keyring.backends.SecretService", run.stderr


@pytest.mark.parametrize("ring", [fail.Keyring, null.Keyring])
def test_rings_that_keep_nothing_are_none(ring: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", ring)
    attempts: list[Callable[[], object]] = [
        lambda: SystemKeyring().get("a"),
        lambda: SystemKeyring().set("a", "b"),
        lambda: SystemKeyring().delete("a"),
    ]
    for attempt in attempts:
        with pytest.raises(KeyringMissing):
            attempt()


class Broken:
    """A ring whose daemon has gone. Not a KeyringBackend: those register themselves for the whole process."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("no bus")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("no bus")

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError("no bus")


def test_a_ring_that_stops_answering_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", Broken)
    system = SystemKeyring()
    attempts: list[Callable[[], object]] = [
        lambda: system.get("a"),
        lambda: system.set("a", "b"),
        lambda: system.delete("a"),
    ]
    for attempt in attempts:
        with pytest.raises(KeyringMissing) as raised:
            attempt()
        assert raised.value.__cause__ is None


def test_importing_the_store_loads_neither_keyring_nor_database() -> None:
    script = (
        "import sys, kiosk.store.memory_folder, kiosk.store.secrets;"
        "print([m for m in ('keyring', 'sqlcipher3', 'httpx', 'kiosk.domain.diagnostic') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


class Kept(Broken):
    """Keeps, or is locked."""

    __module__ = "keyring.backends.SecretService"
    __qualname__ = "Keyring"
    name = "Trousseau"

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.fault: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        if self.fault is not None:
            raise self.fault
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop(username, None) is None:
            raise PasswordDeleteError


class InAFile(Kept):
    """As one that somebody installed: it writes what it is given where everybody reads it."""

    __module__ = "keyrings.somebody"
    __qualname__ = "Keyring"


class Deaf(Kept):
    """Says that it has forgotten, and has not."""

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError("cancelled")


class Chain:
    """As the library's own, that asks several in turn and takes what each of them raises for « not here »."""

    name = "chainer"

    def __init__(self, *backends: object) -> None:
        self.backends = backends


def test_only_the_systems_own_keyrings_are_given_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    safe, former, unsafe = Kept(), Kept(), InAFile()
    monkeypatch.setattr(keyring, "get_keyring", lambda: unsafe)
    with pytest.raises(KeyringMissing):
        SystemKeyring().set("a", "1")
    assert not unsafe.kept
    SystemKeyring(allowed=["keyrings.somebody"]).set("a", "1")
    SystemKeyring(allowed=["keyrings.somebody.Keyring"]).set("a", "2")
    assert unsafe.kept == {"a": "2"}, "the site answers for it"
    # Several are asked in turn: those that are not trusted never are.
    monkeypatch.setattr(secrets, "_CHAINER", f"{__name__}.Chain")
    monkeypatch.setattr(keyring, "get_keyring", lambda: Chain(unsafe, safe, former))
    ring = SystemKeyring()
    assert ring.get("a") is None
    former.kept["a"] = "3"
    assert ring.get("a") == "3"
    ring.set("b", "4")
    assert (safe.kept, unsafe.kept) == ({"b": "4"}, {"a": "2"})
    safe.kept["a"] = "5"
    ring.delete("a")
    ring.delete("a")
    assert "a" not in safe.kept | former.kept, "it goes wherever it is"
    safe.fault = KeyringLocked("dismissed")
    with pytest.raises(failures.KeyringLocked):
        ring.get("b")


def test_a_key_that_does_not_go_is_not_said_to_be_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", Deaf)
    ring = SystemKeyring(allowed=[__name__])
    ring.set("a", "1")
    with pytest.raises(KeyringMissing):
        ring.delete("a")


# What a check says of it


class Ring(Broken):
    """Answers what it is told, or fails as it is told."""

    name = "Trousseau"

    def __init__(self, answer: str | Exception) -> None:
        self._answer = answer

    def get_password(self, service: str, username: str) -> str | None:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


class Several:
    """As the library's own, that asks several in turn."""

    name = "chainer"
    priority = 10
    backends = (Ring("kept"), Broken())

    def get_password(self, service: str, username: str) -> str | None:
        return self.backends[0].get_password(service, username)


@pytest.mark.parametrize(
    ("ring", "backend", "fault"),
    [
        (Ring("kept"), "Trousseau", None),
        (Several(), "Trousseau", None),
        (Ring(KeyringLocked("no")), "Trousseau", KeyringFault.LOCKED),
        (Ring(OSError("a bus that broke")), "Trousseau", KeyringFault.FAILING),
        (fail.Keyring, "", KeyringFault.MISSING),
        (null.Keyring, "null", KeyringFault.UNSAFE),
    ],
)
def test_how_a_keyring_stands(
    ring: object, backend: str, fault: KeyringFault | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring() if isinstance(ring, type) else ring)
    monkeypatch.setattr(secrets, "_CHAINER", f"{__name__}.Several")
    assert look_at(SystemKeyring(), "remembered")[0].fault in (KeyringFault.UNSAFE, KeyringFault.MISSING)
    found, kept = look_at(SystemKeyring(allowed=[f"{__name__}.Ring"]), "remembered")
    assert found.fault is fault
    assert backend in found.backend
    assert kept == ("kept" if fault is None else None)


def test_a_keyring_that_cannot_even_be_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> object:
        raise RuntimeError("no bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert look_at(SystemKeyring(), "remembered") == (Keyring(fault=KeyringFault.MISSING), None)


def test_how_other_places_for_secrets_stand() -> None:
    assert look_at(NoSecrets(), "remembered") == (Keyring(fault=KeyringFault.MISSING), None)
    places = MemorySecrets()
    places.set("remembered", "kept")
    assert look_at(places, "remembered") == (Keyring(), "kept")
