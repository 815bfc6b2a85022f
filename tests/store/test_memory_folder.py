"""Opening memories: keys, locks, damage, versions, folders."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.status import Action
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import (
    KeyringMissing,
    MemoryLocked,
    MemoryTooNew,
    MemoryUnwritable,
)
from kiosk.domain.writes.errand import CreateUsager, Refusal
from kiosk.domain.writes.salvage import Salvage
from kiosk.store.codec import pack
from kiosk.store.database import IN_RAM
from kiosk.store.file.connection import connect
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.migrate import migrate, migrations
from kiosk.store.queue import rows
from kiosk.store.remembered import Remembered, RememberedAgents
from tests.store.conftest import INSTANCE
from tests.support.secrets import FileSecrets, MemorySecrets, NoSecrets
from tests.support.trade import NOW, gesture, rdv, usager
from tests.support.waiting import until

WHO = Remembered(
    INSTANCE, 4, "Sylvie", "Secrétaire", "sylvie@ormeval.test", {"uid": "sylvie@ormeval.test", "client": "x"}
)


async def remember(memories: MemoryFolder, who: Remembered) -> None:
    await memories.agents(lambda agents: agents.keep(who, stays=True))


async def forget(memories: MemoryFolder) -> None:
    await memories.agents(RememberedAgents.nobody_stays)


def files(tmp_path: Path) -> list[Path]:
    """The memories, but for what stands beside them."""
    return sorted((tmp_path / "profile").glob("*.memory"))


async def test_one_file_per_instance_and_agent_with_a_key_of_its_own(
    memories: MemoryFolder, tmp_path: Path, secrets: MemorySecrets
) -> None:
    for instance, agent in ((INSTANCE, 4), (INSTANCE, 5), ("https://autre.test", 4), (INSTANCE + "/", 4)):
        memory = await memories.open(instance, agent)
        assert memory.durable
        await memory.save_rdv(rdv(agent))
        await memory.close()
    assert len(files(tmp_path)) == 3
    assert len({secrets.kept[path.stem] for path in files(tmp_path)}) == 3
    assert all("ormeval" not in path.name and path.stem != "4" for path in files(tmp_path))
    again = await memories.open(INSTANCE, 5)
    assert (await again.rdv(5), await again.rdv(4)) != (None, None)
    assert await again.rdv(4) is None
    await again.close()


async def test_nothing_can_be_read_in_the_file(memories: MemoryFolder, tmp_path: Path) -> None:
    memory = await memories.open(INSTANCE, 4)
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 200)], window=None)
    await memory.save_usagers(1, [usager(1)])
    await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    for _ in range(2):
        written = b"".join(path.read_bytes() for path in (tmp_path / "profile").iterdir())
        assert len(written) > 50_000
        for word in (b"DUPONT", b"Consultation", b"SQLite format", b"CREATE TABLE", b"612345678", b"rdvs"):
            assert word not in written
        await memory.close()


async def test_a_second_kiosk_is_told_so(
    memories: MemoryFolder, tmp_path: Path, clock: SetClock, secrets: MemorySecrets
) -> None:
    first = await memories.open(INSTANCE, 4)
    with pytest.raises(MemoryLocked):
        await memories.open(INSTANCE, 4)
    await first.save_rdv(rdv(1))
    await first.close()
    second = await memories.open(INSTANCE, 4)
    assert await second.rdv(1) is not None
    await second.close()


async def test_a_kiosk_of_another_process_is_told_so_too(tmp_path: Path, clock: SetClock) -> None:
    memories = MemoryFolder(tmp_path / "profile", FileSecrets(tmp_path / "keys.json"), clock)
    memory = await memories.open(INSTANCE, 4)
    script = """
import asyncio, sys
from pathlib import Path
from kiosk.clock import Clock
from kiosk.domain.platform.failures import MemoryLocked
from kiosk.store.memory_folder import MemoryFolder
from tests.support.secrets import FileSecrets

async def main():
    folder = Path(sys.argv[1])
    try:
        await MemoryFolder(folder / "profile", FileSecrets(folder / "keys.json"), Clock()).open(sys.argv[2], 4)
    except MemoryLocked:
        print("locked")

asyncio.run(main())
"""
    run = subprocess.run(  # noqa: ASYNC221 - nothing else runs on this loop
        [sys.executable, "-c", script, str(tmp_path), INSTANCE], capture_output=True, text=True, check=False
    )
    await memory.close()
    assert run.stdout.strip() == "locked", run.stderr


@pytest.mark.parametrize("damage", ["head", "outbox", "cut", "noise", "empty key"])
async def test_a_damaged_file_is_set_aside_and_never_deleted(
    memories: MemoryFolder, tmp_path: Path, secrets: MemorySecrets, damage: str
) -> None:
    memory = await memories.open(INSTANCE, 4)
    await memory.queue.act([gesture(rdv(n), Action.SEEN) for n in range(1, 400)])
    await memory.close()
    (path,) = files(tmp_path)
    content = bytearray(path.read_bytes())
    if damage == "head":
        content[100:120] = bytes(20)
    elif damage == "outbox":
        for page in range(8, len(content) // 4096 - 8, 3):
            content[page * 4096 + 500 : page * 4096 + 520] = bytes(20)
    elif damage == "cut":
        del content[len(content) // 2 :]
    elif damage == "noise":
        content[:] = b"not a memory" * 1000
    else:
        secrets.kept[path.stem] = ""
    path.write_bytes(content)
    again = await memories.open(INSTANCE, 4)
    (aside,) = [found for found in files(tmp_path) if ".aside-" in found.name]
    assert aside.read_bytes() == content
    kept = await again.queue.gestures()
    await again.close()
    assert secrets.kept[aside.stem] is not None
    if damage == "empty key":
        assert (kept, again.salvage) == ([], Salvage(0, None)), "its copy goes by the same key"
        assert aside.with_name(aside.name + "-carbon").exists()
    else:
        assert [row.act.rdv_id for row in kept] == list(range(1, 400))
        assert again.salvage == Salvage(399, 0)
    path.unlink()
    assert (await memories.set_aside(INSTANCE, 4)) != aside


async def test_a_file_whose_key_is_gone_counts_as_damaged(
    memories: MemoryFolder, tmp_path: Path, secrets: MemorySecrets
) -> None:
    await (await memories.open(INSTANCE, 4)).close()
    (path,) = files(tmp_path)
    secrets.kept.clear()
    await (await memories.open(INSTANCE, 4)).close()
    assert len(files(tmp_path)) == 2
    secrets.kept[path.stem] = "ab" * 32
    again = await memories.open(INSTANCE, 4)
    await again.close()
    assert again.salvage == Salvage(0, None)
    assert len(files(tmp_path)) == 3
    assert secrets.kept[path.stem] == "ab" * 32


async def test_two_set_aside_in_the_same_second(memories: MemoryFolder) -> None:
    asides = set()
    for _ in range(3):
        await (await memories.open(INSTANCE, 4)).close()
        asides.add(await memories.set_aside(INSTANCE, 4))
    assert len(asides) == 3
    assert all(aside.exists() for aside in asides)


async def test_a_file_of_a_newer_version_is_left_alone(memories: MemoryFolder, tmp_path: Path) -> None:
    memory = await memories.open(INSTANCE, 4)
    newer = len(migrations()) + 1
    await memory._database.read(lambda c: c.execute(f"PRAGMA user_version = {newer}"))
    await memory.close()
    (path,) = files(tmp_path)
    content = path.read_bytes()
    with pytest.raises(MemoryTooNew):
        await memories.open(INSTANCE, 4)
    assert path.read_bytes() == content


def test_migrations_run_once_in_order_and_whole(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_first.sql").write_text("CREATE TABLE a (x); INSERT INTO a VALUES (1);", "utf-8")
    connection = connect(IN_RAM, None)
    assert migrate(connection, folder) == 1
    (folder / "0002_second.sql").write_text("INSERT INTO a VALUES (2); INSERT INTO nowhere VALUES (1);", "utf-8")
    migrations.cache_clear()
    with pytest.raises(Exception, match="nowhere"):
        migrate(connection, folder)
    assert connection.execute("SELECT x FROM a").fetchall() == [(1,)]
    (folder / "0002_second.sql").write_text("INSERT INTO a VALUES (2);", "utf-8")
    assert migrate(connection, folder) == 2
    assert migrate(connection, folder) == 2
    assert connection.execute("SELECT x FROM a").fetchall() == [(1,), (2,)]
    (folder / "0004_gap.sql").write_text("SELECT 1;", "utf-8")
    migrations.cache_clear()
    with pytest.raises(RuntimeError):
        migrate(connection, folder)
    connection.close()


def test_what_an_earlier_version_had_to_send_or_to_read_is_in_the_queue_as_it_was(tmp_path: Path) -> None:
    earlier = tmp_path / "migrations"
    earlier.mkdir()
    for script in migrations()[:4]:
        (earlier / script.name).write_bytes(script.read_bytes())
    connection = connect(IN_RAM, None)
    assert migrate(connection, earlier) == 4
    known = rdv(1)
    done = [gesture(known, action) for action in (Action.SEEN, Action.RESET, Action.NOSHOW)]
    for one, fate, departed, reason in zip(
        done, ("refused", "sent", "waiting"), (1, 1, 0), ("Non « à l’heure ».", "", ""), strict=True
    ):
        connection.execute(
            "INSERT INTO outbox (key, rdv_id, made_at, fate, departed, reason, unread, body) VALUES (?,?,?,?,?,?,?,?)",
            (one.key, 1, int(NOW.timestamp()), fate, departed, reason, int(bool(reason)), pack(one)),
        )
    drafts = [CreateUsager(-n, UsagerDraft(first_name="Zoé", last_name=f"M{n}")) for n in (1, 2)]
    refusal = Refusal("Non.", {"email": ("taken",)}, taken_by=7)
    for what, fate, why in zip(drafts, ("waiting", "refused"), (None, refusal), strict=True):
        connection.execute(
            "INSERT INTO errands (key, kind, organisation_id, subject_id, made_at, fate, departed, unread, refusal, "
            "body) VALUES (?, 'create_usager', 1, ?, ?, ?, 1, ?, ?, ?)",
            (
                what.draft.last_name,
                what.usager_id,
                round(NOW.timestamp() * 1_000_000) + 5,
                fate,
                int(fate == "refused"),
                None if why is None else pack(why),
                pack(what),
            ),
        )
    assert migrate(connection) == len(migrations())
    assert [(r.gesture, r.fate, r.reason) for r in rows.history(connection, 1)] == [
        (done[2], Fate.WAITING, ""),
        (done[1], Fate.SENT, ""),
        (done[0], Fate.REFUSED, "Non « à l’heure »."),
    ]
    assert [(row.act, row.departed) for row in rows.gestures_waiting(connection)] == [(done[2], False)]
    (left,) = rows.errands_waiting(connection)
    assert (left.act.what, left.act.made_at, left.departed) == (drafts[0], NOW + timedelta(microseconds=5), True)
    assert [(one.errand.what, one.refusal) for one in rows.errands_unread(connection)] == [(drafts[1], refusal)]
    assert rows.dismiss_rdv(connection, 1) == [done[0]]
    assert rows.count(connection) == 2
    connection.close()


async def test_a_folder_that_cannot_be_made(tmp_path: Path, secrets: MemorySecrets, clock: SetClock) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(MemoryUnwritable):
        await MemoryFolder(tmp_path / "file" / "profile", secrets, clock).open(INSTANCE, 4)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind the superuser")
async def test_a_file_that_cannot_be_written(memories: MemoryFolder, tmp_path: Path) -> None:
    await (await memories.open(INSTANCE, 4)).close()
    (path,) = files(tmp_path)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with pytest.raises(MemoryUnwritable):
            await memories.open(INSTANCE, 4)
    finally:
        path.parent.chmod(0o700)


async def test_without_a_keyring(tmp_path: Path, clock: SetClock) -> None:
    memories = MemoryFolder(tmp_path / "profile", NoSecrets(), clock)
    for attempt in (memories.open(INSTANCE, 4), memories.remembered(), remember(memories, WHO), forget(memories)):
        with pytest.raises(KeyringMissing):
            await attempt
    assert not (tmp_path / "profile").exists()


async def test_who_stays_signed_in_is_in_the_keyring_alone(
    memories: MemoryFolder, tmp_path: Path, secrets: MemorySecrets
) -> None:
    assert await memories.remembered() is None
    await remember(memories, WHO)
    assert await memories.remembered() == WHO
    assert not (tmp_path / "profile").exists()
    assert "client" not in repr(WHO)
    assert max(map(len, secrets.kept.values())) < 1280, "a Windows keyring takes no more in one secret"
    secrets.kept["remembered"] = "{"
    assert await memories.remembered() is None
    await forget(memories)
    await forget(memories)
    assert await memories.remembered() is None


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
async def test_nobody_else_may_read_the_files(memories: MemoryFolder, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o755)
    memory = await memories.open(INSTANCE, 4)
    await memory.save_rdv(rdv(1))
    found = {path.suffix: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert found == {".memory": 0o600, ".memory-wal": 0o600, ".memory-carbon": 0o600}
    await memory.close()


async def test_an_opening_given_up_holds_nothing(memories: MemoryFolder) -> None:
    for turns in range(8):
        opening = asyncio.create_task(memories.open(INSTANCE, 4))
        for _ in range(turns):
            await asyncio.sleep(0)
        opening.cancel()
        await asyncio.wait([opening])
        if not opening.cancelled():
            await opening.result().close()
    memory = await memories.open(INSTANCE, 4)
    await memory.close()


async def test_an_opening_given_up_at_the_keyring_changes_no_key(tmp_path: Path, clock: SetClock) -> None:
    class Slow(MemorySecrets):
        """The first to ask is held up between looking and writing."""

        def __init__(self) -> None:
            super().__init__()
            self.looked, self.go_on = threading.Event(), threading.Event()

        def set(self, name: str, value: str) -> None:
            first = not self.looked.is_set()
            self.looked.set()
            if first:
                self.go_on.wait(10)
            super().set(name, value)

    slow = Slow()
    memories = MemoryFolder(tmp_path / "profile", slow, clock)
    given_up = asyncio.create_task(memories.open(INSTANCE, 4))
    await until(slow.looked.is_set, "the keyring asked")
    given_up.cancel()
    await asyncio.wait([given_up])
    opening = asyncio.create_task(memories.open(INSTANCE, 4))
    done, _ = await asyncio.wait([opening], timeout=0.2)
    slow.go_on.set()
    memory = await opening
    await memory.save_rdv(rdv(1))
    await memory.close()
    again = await memories.open(INSTANCE, 4)
    assert await again.rdv(1) is not None
    await again.close()
    assert not done  # it waits for what was asked before it
