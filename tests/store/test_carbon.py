"""The carbon copy of a memory, and beginning again while somebody works."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3.dbapi2 import Connection

from kiosk.clock import SetClock
from kiosk.domain.day.model import Lieu
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import DiskFull, MemoryDamaged
from kiosk.domain.writes.salvage import Salvage
from kiosk.store.carbon import own_rows
from kiosk.store.carbon.sealed_file import SealedFile
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.store.conftest import INSTANCE
from tests.store.damaged_day import CARBON, MEMORY, PAGE, DamagedDay, damaged_day, own
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW, ORGANISATION, gesture, rdv, usager

KEY = b"k" * 32


@pytest.fixture
async def day(tmp_path: Path) -> DamagedDay:
    (tmp_path / "before").mkdir()
    return await damaged_day(tmp_path / "before", closed=True)


# --- the file


@settings(max_examples=60)
@given(
    st.lists(st.binary(max_size=300), max_size=8),
    st.sampled_from(["cut", "flip", "nothing"]),
    st.integers(min_value=0),
    st.integers(0, 7),
    st.booleans(),
)
def test_what_is_read_is_what_was_written_up_to_where_it_is_damaged(
    tmp_path_factory: pytest.TempPathFactory, records: list[bytes], damage: str, place: int, bit: int, signed: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "sealed"
    path.unlink(missing_ok=True)
    file = SealedFile(path, KEY)
    file.begin_again(records[:1] if signed else ())
    for record in records[signed:]:
        file.add(record, synced=False)
    file.close()
    content = bytearray(path.read_bytes())
    damaged = bool(content) and damage != "nothing"
    if damaged and damage == "cut":
        del content[place % len(content) :]
    elif damaged:
        content[place % len(content)] ^= 1 << bit
    path.write_bytes(content)
    file = SealedFile(path, KEY)
    found = file.read()
    assert list(found.records) == records[: len(found.records)]
    assert set(found.after) <= set(records)
    if not damaged:
        assert (list(found.records), found.after, found.rest) == (records, (), False)
    elif damage == "flip":
        assert len(found.records) < len(records)
        assert found.rest
    # And it goes on from there, with nothing behind.
    file.add(b"next", synced=False)
    assert file.read().records == (*found.records, b"next")
    file.take_back()
    assert file.read().records == found.records
    file.close()


def test_a_file_begins_again_in_its_place_or_in_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "sealed"
    file = SealedFile(path, KEY)
    file.add(b"before", synced=True)
    file.replace([b"all", b"anew"])
    file.add(b"more", synced=False)
    file.close()
    file = SealedFile(path, KEY)
    assert file.read().records == (b"all", b"anew", b"more")
    file.begin_again([b"one"])
    assert file.read().records == (b"one",)
    file.close()


def test_records_cannot_be_taken_out_or_put_elsewhere(tmp_path: Path) -> None:
    places = []
    file = SealedFile(tmp_path / "sealed", KEY)
    for record in (b"one", b"two", b"three"):
        places.append(file.end)
        file.add(record, synced=False)
    file.close()
    content = (tmp_path / "sealed").read_bytes()
    first, second = content[: places[1]], content[places[1] : places[2]]
    for other in (first + content[places[2] :], first + content[places[2] :] + second):
        (tmp_path / "sealed").write_bytes(other)
        file = SealedFile(tmp_path / "sealed", KEY)
        assert file.read().records == (b"one",)
        file.close()


def test_the_first_of_another_file_is_not_taken_for_its_own(tmp_path: Path) -> None:
    for name, records in (("one", [b"1"]), ("other", [b"2", b"behind"])):
        file = SealedFile(tmp_path / name, KEY)
        file.begin_again(records)
        file.close()
    one, other = ((tmp_path / name).read_bytes() for name in ("one", "other"))
    salt = 16
    for content in (other[:salt] + one[salt:], one + other[len(one) :], one + one[salt:]):
        (tmp_path / "mixed").write_bytes(content)
        file = SealedFile(tmp_path / "mixed", KEY)
        found = file.read()
        assert found.rest
        assert found.records in ((), (b"1",))
        assert found.after == ()
        file.close()


def test_another_key_reads_nothing(tmp_path: Path) -> None:
    file = SealedFile(tmp_path / "sealed", KEY)
    file.begin_again([b"how it stands"])
    file.add(b"Apolline", synced=False)
    file.close()
    assert b"Apolline" not in (tmp_path / "sealed").read_bytes()
    file = SealedFile(tmp_path / "sealed", b"other" * 6 + b"ab")
    assert file.read().records == ()
    file.close()


# --- what is in it, and when


async def test_once_it_is_sent_nothing_of_it_stays(memory: Memory, tmp_path: Path) -> None:
    path = tmp_path / "profile" / CARBON
    await memory.save_rdvs(1, [rdv(1)], window=None)
    empty = path.stat().st_size
    done = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([done])
    assert path.stat().st_size > empty + 100
    await memory.queue.claim(done.key)
    await memory.queue.settle(done.key, None)
    assert path.stat().st_size < empty + 20


async def test_what_has_met_its_fate_is_on_the_disk_before_the_copy_forgets_it(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal waits for the disk at the end of a write alone, and only of one that changes something."""
    done = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([done])
    journal = tmp_path / "profile" / (MEMORY + "-wal")
    grew: list[int] = []
    synced = own_rows.sync

    def watched(connection: Connection, value: int) -> None:
        before = journal.stat().st_size
        synced(connection, value)
        grew.append(journal.stat().st_size - before)

    monkeypatch.setattr(own_rows, "sync", watched)
    await memory.queue.settle(done.key, None)
    assert len(grew) == 1
    assert grew[0] > PAGE


async def test_it_does_not_grow_without_end(memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.carbon.carbon.LARGE", 20_000)
    await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    for number in range(60):
        done = gesture(rdv(2), Action.SEEN, key=str(number))
        await memory.queue.act([done])
        await memory.queue.settle(done.key, None)
    assert (tmp_path / "profile" / CARBON).stat().st_size < 22_000
    assert len(await memory.queue.gestures()) == 1


async def test_what_cannot_be_copied_is_not_kept(
    memory: Memory, memories: MemoryFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, lost = gesture(rdv(1), Action.SEEN), gesture(rdv(2), Action.SEEN)
    await memory.queue.act([kept])

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            await memory.queue.act([lost])
    assert [row.act for row in await memory.queue.gestures()] == [kept]
    await memory.close()
    (tmp_path / "profile" / MEMORY).write_bytes(b"")
    again = await memories.open(INSTANCE, 4)
    assert [row.act for row in await again.queue.gestures()] == [kept], "nor is it in the copy"
    await again.close()


async def test_what_the_memory_does_not_keep_is_not_in_the_copy(
    memory: Memory, memories: MemoryFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, lost = gesture(rdv(1), Action.SEEN), gesture(rdv(2), Action.SEEN)
    await memory.queue.act([kept])
    copy = memory._copy
    assert copy is not None
    before = copy.before_commit

    def copied_then_full(connection: object, *, synced: bool) -> None:
        before(connection, synced=synced)
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(copy, "before_commit", copied_then_full)
        with pytest.raises(DiskFull):
            await memory.queue.act([lost])
    await memory.close()
    (tmp_path / "profile" / MEMORY).write_bytes(b"")
    again = await memories.open(INSTANCE, 4)
    assert [row.act for row in await again.queue.gestures()] == [kept]
    await again.close()


async def test_what_is_forgotten_is_forgotten_there_too(memory: Memory, clock: SetClock, tmp_path: Path) -> None:
    await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    for number in range(20):
        await memory.queue.act([gesture(rdv(2), Action.SEEN, key=str(number))])
        await memory.queue.settle(str(number), None)
    before = (tmp_path / "profile" / CARBON).stat().st_size
    clock.move(days=10)
    await memory.forget_old(clock.now().date())
    assert (tmp_path / "profile" / CARBON).stat().st_size < before / 10


async def test_a_memory_that_is_gone_comes_again_from_its_copy_for_who_looks_after_it(
    memories: MemoryFolder, tmp_path: Path
) -> None:
    memory = await memories.open(INSTANCE, 4)
    await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await memory.close()
    (tmp_path / "profile" / MEMORY).unlink()
    await memories.sweep(NOW - NOW)
    (one,) = await memories.kept()
    assert (one.written is None, one.known.agent_id) == (False, 4)
    assert (await memories.look(one.known))[0] == 1
    await memories.erase(INSTANCE, 4)
    assert list((tmp_path / "profile").iterdir()) == []


# --- two files at once


def broken(content: bytes) -> bytes:
    return content[: len(content) // 2] + bytes([content[len(content) // 2] ^ 1]) + content[len(content) // 2 + 1 :]


async def test_what_can_be_read_of_two_damaged_files_is_kept_and_the_rest_is_said(
    day: DamagedDay, tmp_path: Path
) -> None:
    """Of the memory nothing can, of its copy what does not stand where it is damaged."""
    memory = bytes(len(day.files[MEMORY]))
    begun = await day.begins(tmp_path, {CARBON: broken(day.files[CARBON]), MEMORY: memory})
    kept = await begun.queue.gestures()
    await begun.close()
    assert 0 < len(kept) < 10
    assert all(row.departed for row in kept), "the platform is asked what it has of them"
    assert begun.salvage is not None
    assert begun.salvage.lost is None
    aside = {path.name.partition(".aside-")[2].partition(".")[2] for path in (tmp_path / "profile").glob("*.aside-*")}
    assert aside == {"memory", "memory-carbon"}


async def test_where_the_memory_still_gives_all_of_it_nothing_is_lost_with_the_copy(
    day: DamagedDay, tmp_path: Path
) -> None:
    memory = await day.begins(tmp_path, {**day.files, CARBON: broken(day.files[CARBON])})
    await memory.save_rdvs(1, [rdv(n) for n in range(200, 400)], window=None)
    await memory.close()
    path = tmp_path / "profile" / MEMORY
    content = bytearray(path.read_bytes())
    content[-PAGE + 50] ^= 1  # of RDVs
    path.write_bytes(content)
    copy = tmp_path / "profile" / CARBON
    copy.write_bytes(broken(copy.read_bytes()))
    again = await day.opens(tmp_path)
    while not await again._database.check():
        pass
    found = await own(again)
    await again.close()
    assert (found, again.salvage) == (day.own, Salvage(10, 0))


async def test_what_was_saved_of_two_is_in_the_new_copy_too(memory: Memory, tmp_path: Path) -> None:
    """Both are damaged while one works, and the memory once more."""
    done = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([done])
    copy, path = tmp_path / "profile" / CARBON, tmp_path / "profile" / MEMORY
    copy.write_bytes(broken(copy.read_bytes()))
    damaged = [MemoryDamaged()]

    def look(_connection: object) -> None:
        if damaged:
            raise damaged.pop()

    await memory._database.read(look)
    assert memory.salvage == Salvage(1, 0)
    await wrecked(memory, path)
    assert await memory._database.check()
    assert memory._database.beginnings == 2
    assert [row.act for row in await memory.queue.gestures()] == [done]


async def test_what_was_to_be_settled_and_was_not_stays_in_the_copy(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([done])

    def full(*_: object, synced: bool) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(SealedFile, "add", full)
        with pytest.raises(DiskFull):
            await memory.queue.settle(done.key, None)
    await memory.forget_old(NOW.date())
    await wrecked(memory, tmp_path / "profile" / MEMORY)
    assert await memory._database.check()
    assert [row.act for row in await memory.queue.gestures()] == [done]


# --- in the running window


async def wrecked(memory: Memory, path: Path) -> None:
    """What the disk has of it is damaged, and what SQLite had read of it is forgotten."""
    await memory._database.read(lambda connection: connection.execute("PRAGMA shrink_memory").fetchall())
    for place in (path, path.with_name(path.name + "-wal")):
        with place.open("r+b") as file:
            file.seek(PAGE)
            file.write(b"\x17" * (place.stat().st_size - PAGE))


async def test_it_begins_again_under_who_works(memory: Memory, tmp_path: Path) -> None:
    await memory.save_organisations([ORGANISATION])
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 60)], window=None)
    await memory.save_usagers(1, [usager(1)])
    first = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([first])
    found = await memory.usager_index.find(1, "dupont", NOW, 5)
    assert found.found
    told: list[str] = []

    async def began_again() -> None:
        told.append("began again")
        assert memory.salvage == Salvage(1, 0)

    memory.began_again = began_again
    await wrecked(memory, tmp_path / "profile" / MEMORY)
    second = gesture(rdv(2), Action.SEEN)
    await memory.queue.act([second])
    assert [row.act for row in await memory.queue.gestures()] == [first, second]
    assert (told, memory.unsent_count) == (["began again"], 2)
    assert await memory.rdv(1) is None
    assert not (await memory.usager_index.find(1, "dupont", NOW, 5)).found, "the index is of the new one"
    await memory.save_usagers(1, [usager(2)])
    assert [one.usager.id for one in (await memory.usager_index.find(1, "dupont", NOW, 5)).found] == [2]
    (made,) = await memory.queue.local_ids(1)
    assert made < -1_000_000, "no id is given twice"


async def test_a_look_at_every_page_finds_it_before_anybody_does(memory: Memory, tmp_path: Path) -> None:
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 60)], window=None)
    await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await wrecked(memory, tmp_path / "profile" / MEMORY)
    memory.check_soon()
    assert memory._checking is not None
    await memory._checking
    assert memory.salvage == Salvage(1, 0)
    assert memory._database.beginnings == 1


async def test_the_look_gives_way_to_who_works(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 60)], window=None)
    monkeypatch.setattr("kiosk.store.database._STEP", 10)
    looked, kept = await asyncio.gather(
        memory._database.check(), memory.queue.act([gesture(rdv(1), Action.SEEN)]), return_exceptions=True
    )
    assert looked is False
    assert isinstance(kept, list)
    assert await memory._database.check() is True


async def test_where_it_stays_is_taken_along(day: DamagedDay, tmp_path: Path) -> None:
    lieu = Lieu(1, "MDS Nord", 1)
    memory = await day.begins(tmp_path, day.files)
    await memory.save_entries(1, Lieu, [lieu])
    await memory.save_zone(1, "Indian/Reunion")
    await memory.save_synced(1, NOW.date(), NOW)
    await memory.close()
    path = tmp_path / "profile" / MEMORY
    content = bytearray(path.read_bytes())
    content[-PAGE + 50] ^= 1
    path.write_bytes(content)
    again = await day.opens(tmp_path)
    while not await again._database.check():
        pass
    assert again.salvage == Salvage(10, 0)
    assert (await again.organisations(), await again.entries(1, Lieu)) == ([ORGANISATION], [lieu])
    assert str(await again.zone(1)) == "Indian/Reunion"
    assert len([n for n in range(1, 100) if await again.rdv(n)]) > 80
    assert await again.synced_at(1, NOW.date()) is None, "some may be missing"
    await again.close()


@pytest.mark.parametrize("sound", [True, False])
async def test_damage_goes_by_other_names(memory: Memory, tmp_path: Path, sound: bool) -> None:
    """As when SQLite says that it is short of memory; where nothing is damaged, that is what it is."""
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 60)], window=None)
    tries: list[int] = []

    def short_of_memory(_connection: object) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise MemoryError
        return len(tries)

    if sound:
        with pytest.raises(MemoryError):
            await memory._database.read(short_of_memory)
        assert memory.salvage is None
        return
    await wrecked(memory, tmp_path / "profile" / MEMORY)
    assert await memory._database.read(short_of_memory) == 2
    assert memory.salvage == Salvage(0, 0)


async def test_what_nobody_can_read_is_left_out_and_counted(memory: Memory, tmp_path: Path) -> None:
    """A row is as it was written, and makes no sense: it does not come back with the others."""
    good = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([good, gesture(rdv(2), Action.SEEN, key="bad")])
    await memory._database.write(lambda c: c.execute("UPDATE queue SET body = x'7b' WHERE key = 'bad'") and None)
    assert [row.act for row in await memory.queue.gestures()] == [good]
    assert memory.salvage == Salvage(1, 1)


async def test_where_beginning_again_does_not_help_that_is_said(memory: Memory) -> None:
    def damaged(_connection: object) -> Callable[[], object]:
        raise MemoryDamaged

    for _ in range(4):
        with pytest.raises(MemoryDamaged):
            await memory._database.read(damaged)
    assert memory._database.beginnings == 3


async def test_where_another_cannot_be_made_it_is_tried_again(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([done])
    await wrecked(memory, tmp_path / "profile" / MEMORY)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.store.file.connection.own_file", full)
        for _ in range(2):
            with pytest.raises(DiskFull):
                await memory.queue.gestures()
    assert [row.act for row in await memory.queue.gestures()] == [done]


async def test_a_copy_of_an_earlier_shape_is_put_back_before_the_shape_changes(tmp_path: Path) -> None:
    """The memory is gone, and the next version of Kiosk finds its copy."""
    memories = MemoryFolder(tmp_path / "profile", MemorySecrets(), SetClock(NOW))
    memory = await memories.open(INSTANCE, 4)
    done = gesture(rdv(1), Action.SEEN)
    await memory.queue.act([done])
    copy = memory._copy
    assert copy is not None
    copy._version = 5
    await memory._database.read(copy.compact)
    await memory.close()
    (tmp_path / "profile" / MEMORY).unlink()
    again = await memories.open(INSTANCE, 4)
    assert [row.act for row in await again.queue.gestures()] == [done]
    await again.close()
