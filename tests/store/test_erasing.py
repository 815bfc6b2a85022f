"""A memory goes whole: key first, then its files, whatever kills the process on the way."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kiosk.clock import SetClock
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import KeyringMissing, MemoryLocked
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.retention import Retention
from kiosk.store.keeping.index import Known
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import Remembered
from tests.domain.samples import DAY
from tests.store.conftest import INSTANCE
from tests.store.test_walk_ins import LEA
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW, gesture, rdv


class Killed(BaseException):
    """As a kill: nothing of the program runs after it."""


class Fragile(MemorySecrets):
    """A keyring during whose ``last``-th write the process is killed: the write is done, what follows is not."""

    def __init__(self) -> None:
        super().__init__()
        self.left = -1

    def _written(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Killed

    def set(self, name: str, value: str) -> None:
        super().set(name, value)
        self._written()

    def delete(self, name: str) -> None:
        super().delete(name)
        self._written()


def everything(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def keep(memories: MemoryFolder, agent_id: int) -> None:
    memory = await memories.open(INSTANCE, agent_id)
    await memory.save_rdv(rdv(agent_id))
    await memory.close()


async def test_all_that_is_kept_of_an_agent_goes_and_nothing_of_the_others(
    memories: MemoryFolder, tmp_path: Path, secrets: MemorySecrets
) -> None:
    forgotten: list[tuple[str, int]] = []
    memories.also_forget.append(lambda instance, agent_id: forgotten.append((instance, agent_id)))
    await keep(memories, 4)
    aside = await memories.set_aside(INSTANCE, 4)
    await keep(memories, 4)
    await keep(memories, 5)
    for end in ("-wal", "-shm", "-journal", "-carbon", "-carbon-new"):
        aside.with_name(aside.name + end).write_bytes(b"left")
    sylvie = Remembered(INSTANCE, 4, "Sylvie", "S", "s@rdv.test")
    await memories.agents(lambda agents: agents.keep(sylvie, stays=True))
    others = await memories.open(INSTANCE, 5)
    held = await memories.open(INSTANCE, 4)
    with pytest.raises(MemoryLocked):
        await memories.erase(INSTANCE, 4)
    await held.close()
    await memories.erase(INSTANCE, 4)
    await others.close()
    assert forgotten == [(INSTANCE, 4)]
    (kept,) = await memories.kept()
    assert {path.stem for path in everything(tmp_path)} == {kept.known.name}
    assert not any(aside.stem in name or "remembered" in name for name in secrets.kept)
    await memories.erase(INSTANCE, 5)
    await memories.erase(INSTANCE, 5)
    assert (everything(tmp_path), secrets.kept) == ([], {})
    # A memory can be made again.
    await keep(memories, 4)


@pytest.mark.parametrize("step", range(1, 9))
async def test_what_a_kill_leaves_half_erased_is_found_and_finished(
    tmp_path: Path, clock: SetClock, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Fragile()
    memories = MemoryFolder(tmp_path / "profile", ring, clock)
    await keep(memories, 4)
    unlink = Path.unlink

    def dying(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        ring._written()

    monkeypatch.setattr(Path, "unlink", dying)
    ring.left = step
    with pytest.raises(Killed):
        await memories.erase(INSTANCE, 4)
    ring.left = -1
    later = MemoryFolder(tmp_path / "profile", ring, clock)
    begun = await later.kept()
    assert all(one.known.going or one.written is None for one in begun)
    for one in begun:
        await later.erase_kept(one.known)
    assert (everything(tmp_path), ring.kept) == ([], {})


@pytest.mark.parametrize("step", [1, 2, 3])
async def test_a_key_without_its_file_is_found(tmp_path: Path, clock: SetClock, step: int) -> None:
    ring = Fragile()
    memories = MemoryFolder(tmp_path / "profile", ring, clock)
    ring.left = step
    with pytest.raises(Killed):
        await memories.open(INSTANCE, 4)
    ring.left = -1
    (one,) = await memories.kept()
    assert one.written is None
    await memories.erase_kept(one.known)
    assert ring.kept == {}


async def test_a_key_that_another_profile_reads_with_stays_as_long_as_its_file(
    tmp_path: Path, secrets: MemorySecrets, clock: SetClock
) -> None:
    here, there = (MemoryFolder(tmp_path / name, secrets, clock) for name in ("here", "there"))
    await keep(here, 4)
    await keep(there, 4)
    await here.came(INSTANCE, 4, "Claire Martin", "c@rdv.test")
    await there.came(INSTANCE, 4, "Claire Martin", "c@rdv.test")
    await here.erase(INSTANCE, 4)
    assert await here.kept() == []
    memory = await there.open(INSTANCE, 4)
    assert await memory.rdv(4) is not None
    await memory.close()
    # The other profile is taken away by hand: its key goes once nobody can have come there for long.
    for path in everything(tmp_path):
        path.unlink()
    await here.sweep(timedelta(days=37))
    assert secrets.kept
    clock.move(days=38)
    await here.sweep(timedelta(days=37))
    assert secrets.kept == {}


async def test_without_a_keyring_the_files_go_and_the_keys_later(
    tmp_path: Path, secrets: MemorySecrets, clock: SetClock
) -> None:
    memories = MemoryFolder(tmp_path / "profile", secrets, clock)
    await keep(memories, 4)

    def missing(*_: str) -> None:
        raise KeyringMissing

    with pytest.MonkeyPatch.context() as patch:
        for name in ("get", "set", "delete"):
            patch.setattr(secrets, name, missing)
        with pytest.raises(KeyringMissing):
            await memories.erase(INSTANCE, 4)
    assert everything(tmp_path) == []
    (one,) = await memories.kept()
    await memories.erase_kept(one.known)
    assert secrets.kept == {}


async def test_an_index_of_many_names_is_whole(tmp_path: Path, secrets: MemorySecrets, clock: SetClock) -> None:
    memories = MemoryFolder(tmp_path / "profile", secrets, clock)
    names = [f"{number:032x}" for number in range(40)]
    for name in names:
        await memories.note(Known(name, instance=INSTANCE, agent="É" * 40))
    assert [one.known.name for one in await memories.kept()] == names
    assert max(len(value) for value in secrets.kept.values()) < 1280, "the most that Windows takes"
    for name in names:
        await memories.erase_kept(Known(name))
    assert secrets.kept == {}


# The bytes


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of a file and of its journal as SQLCipher 4 wrote it, in clear: free ones and slack included."""
    content = path.read_bytes()
    salt = content[:16]
    for start in range(0, len(content), 4096):
        yield _clear(content[start : start + 4096], key, salt, 16 if start == 0 else 0, start // 4096 + 1)
    journal = path.with_name(path.name + "-wal")
    frames = journal.read_bytes()[32:] if journal.exists() else b""
    for start in range(0, len(frames), 24 + 4096):
        number = int.from_bytes(frames[start : start + 4], "big")
        yield _clear(frames[start + 24 : start + 24 + 4096], key, salt, 16 if number == 1 else 0, number)


def _clear(page: bytes, key: bytes, salt: bytes, skip: int, number: int) -> bytes:
    body, vector, code = page[skip:-80], page[-80:-64], page[-64:]
    of_codes = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    signed = hmac.new(of_codes, body + vector + number.to_bytes(4, "little"), "sha512").digest()
    assert signed == code, "this test reads the file as it is"
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return cipher.update(body) + cipher.finalize()


async def test_what_is_forgotten_is_in_no_byte_even_for_who_has_the_key(
    memories: MemoryFolder, tmp_path: Path, secrets: MemorySecrets, clock: SetClock
) -> None:
    memory = await memories.open(INSTANCE, 4)
    (path,) = (tmp_path / "profile").glob("*.memory")
    key = bytes.fromhex(secrets.kept[path.stem])

    def said(name: str) -> bool:
        return any(name.encode() in page for page in pages(path, key))

    old = [rdv(n, NOW - timedelta(days=1)) for n in range(1, 60)]  # « Léa70 » is in the seventh
    await memory.save_rdvs(1, old, window=None)
    await memory.save_rdvs(1, [rdv(n, NOW + timedelta(days=9)) for n in range(100, 160)], window=None)
    await memory.queue.act([gesture(old[0], Action.SEEN)])
    assert said('"Léa70"')
    clock.move(days=3)
    await memory.forget_old(clock.now().date())
    assert await memory.rdv(7) is None
    assert not said('"Léa70"')
    assert said('"Léa10"'), "there is something to be sent of it"
    assert said('"Léa1000"')
    await memory.close()
    assert not said('"Léa70"')


async def test_a_kind_that_is_not_to_be_kept_never_is_on_the_disk(
    tmp_path: Path, secrets: MemorySecrets, clock: SetClock
) -> None:
    walk_in = replace(LEA, id="nobody-else")
    usual = MemoryFolder(tmp_path / "profile", secrets, clock)
    memory = await usual.open(INSTANCE, 4)
    await memory.save_walk_in(walk_in)
    await memory.close()
    memories = MemoryFolder(tmp_path / "profile", secrets, clock, None, Retention(walk_ins=0, journal=0))
    memory = await memories.open(INSTANCE, 4)
    (path,) = (tmp_path / "profile").glob("*.memory")
    key = bytes.fromhex(secrets.kept[path.stem])
    zone = await memory.zone(1)
    assert await memory.walk_ins(1, DAY, zone) == [], "what an earlier configuration kept is gone"
    await memory.save_walk_in(walk_in)
    assert await memory.walk_ins(1, DAY, zone) == [walk_in]
    settled, waiting = gesture(rdv(1), Action.SEEN), gesture(rdv(2), Action.SEEN)
    await memory.queue.act([settled, waiting])
    assert settled.key.encode() in b"".join(pages(path, key)), "it is to be sent"
    await memory.queue.settle(settled.key, None)
    assert settled.key.encode() not in b"".join(pages(path, key))
    assert [one.fate for one in await memory.queue.history(1)] == [Fate.SENT], "it can be taken back all the same"
    assert await memory.queue.fates([settled.key, waiting.key]) == {settled.key: Fate.SENT, waiting.key: Fate.WAITING}
    await memory.queue.act([settled])
    assert [row.act for row in await memory.queue.gestures()] == [waiting], "what is known is not done again"
    refused, undone = gesture(rdv(3), Action.SEEN), gesture(rdv(4), Action.SEEN)
    await memory.queue.act([refused, undone])
    await memory.queue.refuse(refused.key, Refusal("non"))
    assert await memory.queue.withdraw(undone.key)
    found = b"".join(pages(path, key))
    assert (refused.key.encode() in found, undone.key.encode() in found) == (True, False), "a refusal is to be read"
    await memory.queue.dismiss_rdv(3)
    assert refused.key.encode() not in b"".join(pages(path, key))
    assert memory.unsent_count == 1
    await memory.forget_old(DAY)
    assert not any(walk_in.id.encode() in page for page in pages(path, key))
    await memory.close()
    found = b"".join(pages(path, key))
    assert walk_in.id.encode() not in found
    assert (settled.key.encode() in found, waiting.key.encode() in found) == (False, True)
    memory = await memories.open(INSTANCE, 4)
    assert await memory.walk_ins(1, DAY, zone) == []
    assert [row.act for row in await memory.queue.gestures()] == [waiting]
    await memory.close()


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
async def test_rights_are_mended_and_links_are_not_followed(memories: MemoryFolder, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    before = os.umask(0)
    try:
        await keep(memories, 4)
    finally:
        os.umask(before)
    assert len(everything(tmp_path)) == 2
    for path in everything(tmp_path):
        assert (folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
        path.chmod(0o666)
    await keep(memories, 4)
    for path in everything(tmp_path):
        assert path.stat().st_mode & 0o777 == 0o600
