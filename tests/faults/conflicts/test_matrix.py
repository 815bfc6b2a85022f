"""Each thing that A does while cut off × each that B does meanwhile × how long: the matrices hold what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.faults.conflicts.deeds import Cell, cells
from tests.faults.conflicts.play import play
from tests.faults.conflicts.table import by_cell, path_of, text
from tests.support.platform_process import LIKES

_SOME = 17
"""Of so many cells one is played each time, of all ages and deeds; under soak all of them."""


def _name(cell: Cell) -> tuple[str, str, str]:
    return cell.ours.name, cell.theirs.name, cell.age.name


def _unsure(line: str) -> str:
    return line.replace("avait peut-être été enregistré avant", "n’a pas été enregistré")


async def _otherwise(like: str, some: Sequence[Cell], folder: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """The cells of which something else came than is written, with both.

    Where an answer was lost, what A does again and what B does may come in either order, and how sure A can be depends
    on whether a try had begun: one of several lines is written, and another is as good where nothing of it is wrong.
    """
    written = by_cell(path_of(like).read_text(encoding="utf-8"))
    came = by_cell(text(like, await play(like, some, folder)))
    otherwise = {name: found for name, found in came.items() if written.get(name) != found}
    return {
        name: (written.get(name, "nothing"), found)
        for name, found in otherwise.items()
        if found.rpartition(" | ")[2] or (name[2] != "lost" and _unsure(found) != _unsure(written.get(name, "")))
    }


@pytest.mark.parametrize("like", LIKES)
def test_every_pair_has_its_line(like: str) -> None:
    """But for those of which B can do nothing after A."""
    written = by_cell(path_of(like).read_text(encoding="utf-8"))
    every = {_name(cell) for cell in cells(like == "own")}
    assert written.keys() <= every
    assert {name for name in every if name[2] != "lost"} <= written.keys()


@pytest.mark.parametrize("like", LIKES)
def test_nothing_of_it_is_wrong(like: str) -> None:
    """Overwritten in silence, told for nothing, said untruly (judge.py): never."""
    written = by_cell(path_of(like).read_text(encoding="utf-8"))
    assert not {name: found for name, found in written.items() if found.rpartition(" | ")[2]}


async def test_what_comes_of_some_pairs_is_what_is_written(tmp_path: Path) -> None:
    """Where this fails: « python -m tests.faults.conflicts » writes the matrix anew, for somebody to read."""
    assert not await _otherwise("own", list(cells(True))[::_SOME], tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("like", LIKES)
async def test_what_comes_of_every_pair_is_what_is_written(like: str, tmp_path: Path) -> None:
    assert not await _otherwise(like, list(cells(like == "own")), tmp_path)
