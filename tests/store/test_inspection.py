"""A memory is looked at without being touched: what is said of it, and that nothing of it has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import PARIS, SetClock
from kiosk.domain.day.status import Action
from kiosk.domain.diagnostic.machine import MemoryFile
from kiosk.domain.platform.failures import MemoryDamaged, MemoryLocked, MemoryTooNew
from kiosk.store import inspection
from kiosk.store.codec import pack
from kiosk.store.file.connection import connect
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import REMEMBERED, Remembered, RememberedAgents
from tests.support.secrets import MemorySecrets
from tests.support.trade import gesture, rdv

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
DIES = """
import sys
from pathlib import Path
from kiosk.store.file.connection import connect
held = connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
held.execute("INSERT INTO marks VALUES ('synced/2026-11-23/7', '2026-11-23T11:00:00+01:00')")
if sys.argv[3] == "dies":
    import os
    os._exit(0)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
async def path(tmp_path: Path, secrets: MemorySecrets) -> Path:
    """A memory that was pulled twice, and closed."""
    clock = SetClock(NOW)
    memory = await MemoryFolder(tmp_path, secrets, clock).open("https://rdv.test", 4)
    await memory.save_synced(1, date(2026, 11, 23), NOW - timedelta(hours=2))
    await memory.save_synced(1, date(2026, 11, 24), NOW - timedelta(hours=1))
    await memory.close()
    (found,) = tmp_path.glob("*.memory")
    return found


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()}


def look(path: Path, secrets: MemorySecrets | None) -> MemoryFile:
    """What is said of the only memory there; nothing of it may change."""
    before = state(path.parent)
    ((found, file),) = inspection.memory_files(path.parent, PARIS)
    assert found == path
    assert not file.opened
    file = inspection.opened(path, file, secrets)
    assert state(path.parent) == before
    return file


def test_a_sound_memory(path: Path, secrets: MemorySecrets) -> None:
    file = look(path, secrets)
    assert file.opened
    assert file.fault is None
    assert file.synced == NOW - timedelta(hours=1)
    assert file.unsent == 0
    assert file.size == path.stat().st_size


def test_without_a_keyring_only_its_size_is_known(path: Path) -> None:
    file = look(path, None)
    assert not file.opened
    assert file.size > 0


def test_a_memory_whose_kiosk_died(path: Path, secrets: MemorySecrets) -> None:
    subprocess.run([sys.executable, "-c", DIES, path, secrets.kept[path.stem], "dies"], check=True)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    file = look(path, secrets)
    assert file.fault is None
    assert file.synced == NOW.replace(hour=11, minute=0), "what only its journal has is read too"


def test_a_memory_that_a_kiosk_holds(path: Path, secrets: MemorySecrets) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", DIES, path, secrets.kept[path.stem], "holds"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        assert isinstance(look(path, secrets).fault, MemoryLocked)
        # Still: who looked has not let go of it in their place.
        assert isinstance(look(path, secrets).fault, MemoryLocked)
        holder.stdin.close()


def _other_key(path: Path, secrets: MemorySecrets) -> None:
    secrets.kept[path.stem] = os.urandom(32).hex()


def _no_key(path: Path, secrets: MemorySecrets) -> None:
    del secrets.kept[path.stem]


def _unreadable_key(path: Path, secrets: MemorySecrets) -> None:
    secrets.kept[path.stem] = "DUPONT"


def _overwritten(path: Path, secrets: MemorySecrets) -> None:
    path.write_bytes(b"x" * 8192)


@pytest.mark.parametrize("harm", [_other_key, _no_key, _unreadable_key, _overwritten])
def test_a_memory_that_cannot_be_read(
    harm: Callable[[Path, MemorySecrets], None], path: Path, secrets: MemorySecrets
) -> None:
    harm(path, secrets)
    assert isinstance(look(path, secrets).fault, MemoryDamaged)


def test_a_memory_of_a_newer_kiosk(path: Path, secrets: MemorySecrets) -> None:
    connection = connect(path, bytes.fromhex(secrets.kept[path.stem]))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert isinstance(look(path, secrets).fault, MemoryTooNew)


async def test_one_that_was_put_aside_is_counted_and_left_alone(
    path: Path, secrets: MemorySecrets, tmp_path: Path
) -> None:
    await MemoryFolder(tmp_path, secrets, SetClock(NOW)).set_aside("https://rdv.test", 4)
    ((found, file),) = inspection.memory_files(tmp_path, PARIS)
    assert file.aside
    assert not inspection.opened(found, file, secrets).opened


async def test_what_waits_to_be_sent_is_counted(path: Path, secrets: MemorySecrets, tmp_path: Path) -> None:
    memory = await MemoryFolder(tmp_path, secrets, SetClock(NOW)).open("https://rdv.test", 4)
    seen = rdv(1)
    await memory.save_rdv(seen)
    await memory.queue.act([gesture(seen, Action.SEEN)])
    await memory.close()
    assert look(path, secrets).unsent == 1


def test_no_folder_no_memories(tmp_path: Path) -> None:
    assert inspection.memory_files(tmp_path / "absent", PARIS) == []


def test_the_instance_of_who_stays_signed_in(secrets: MemorySecrets) -> None:
    who = Remembered("https://rdv.test", 4, "Léa", "Dupont", "lea@rdv.test")
    RememberedAgents(secrets, lambda *_: "lea").keep(who, stays=True)
    assert inspection.instance_of(secrets.get(REMEMBERED), secrets) == "https://rdv.test"
    assert inspection.instance_of(pack(who).decode(), secrets) == "https://rdv.test", "as an earlier Kiosk kept it"
    assert inspection.instance_of(None, secrets) == ""
    assert inspection.instance_of("{", secrets) == ""
    assert REMEMBERED == "remembered", "what is kept on desks already has this name"
