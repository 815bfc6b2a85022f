"""One file of a memory is damaged, wherever and however: one goes on working, and nothing done here is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kiosk.domain.writes.salvage import Salvage
from tests.store.damaged_day import CARBON, MEMORY, PAGE, WAL, DamagedDay, Files, damaged_day

_SAMPLE = 4
KILOBYTE = 1024


@pytest.fixture(params=["closed", "killed"])
async def day(request: pytest.FixtureRequest, tmp_path: Path) -> DamagedDay:
    (tmp_path / "before").mkdir()
    made = await damaged_day(tmp_path / "before", closed=request.param == "closed")
    assert (WAL in made.files) is (request.param == "killed")
    return made


def changed(day: DamagedDay, name: str, content: bytes) -> Files:
    return {**day.files, name: content}


def flipped(day: DamagedDay, name: str, place: int) -> Files:
    content = bytearray(day.files[name])
    content[place] ^= 0x10
    return changed(day, name, bytes(content))


def each_page(day: DamagedDay) -> list[tuple[str, Files]]:
    found = []
    for name in (MEMORY, WAL, CARBON):
        step = PAGE if name != CARBON else 500
        places = range(step // 5, len(day.files.get(name, b"")), step)
        found += [(f"{name} at {place}", flipped(day, name, place)) for place in places]
    return found


def each_cut(day: DamagedDay) -> list[tuple[str, Files]]:
    return [
        (f"{name} cut at {place}", changed(day, name, content[:place]))
        for name, content in day.files.items()
        for place in range(0, len(content), KILOBYTE)
    ]


def each_loss(day: DamagedDay) -> list[tuple[str, Files]]:
    """A file is empty, or full of nothing, or not there at all."""
    found = []
    for name, content in day.files.items():
        found.append((f"{name} zeroed", changed(day, name, bytes(len(content)))))
        found.append((f"{name} gone", {other: kept for other, kept in day.files.items() if other != name}))
    return found


async def all_go_on(day: DamagedDay, tmp_path: Path, damaged: list[tuple[str, Files]]) -> None:
    for number, (what, files) in enumerate(damaged):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            memory = await day.goes_on(folder, files)
            assert memory.salvage is None or memory.salvage.lost == 0
        except Exception as error:
            raise AssertionError(f"{what}: {error!r}") from error


async def test_a_file_is_lost(day: DamagedDay, tmp_path: Path) -> None:
    await all_go_on(day, tmp_path, each_loss(day))


async def test_some_pages_are_damaged(day: DamagedDay, tmp_path: Path) -> None:
    await all_go_on(day, tmp_path, random.sample(each_page(day), _SAMPLE))


async def test_files_are_cut_somewhere(day: DamagedDay, tmp_path: Path) -> None:
    await all_go_on(day, tmp_path, random.sample(each_cut(day), _SAMPLE))


@pytest.mark.soak
@pytest.mark.timeout(1200)
async def test_each_page_is_damaged_in_turn(day: DamagedDay, tmp_path: Path) -> None:
    await all_go_on(day, tmp_path, each_page(day))


@pytest.mark.soak
@pytest.mark.timeout(1200)
async def test_each_file_is_cut_at_each_kilobyte(day: DamagedDay, tmp_path: Path) -> None:
    await all_go_on(day, tmp_path, each_cut(day))


async def test_what_began_again_says_so(day: DamagedDay, tmp_path: Path) -> None:
    memory = await day.goes_on(tmp_path, changed(day, MEMORY, bytes(len(day.files[MEMORY]))))
    assert memory.salvage == Salvage(unsent=10, lost=0)
