"""Writes the matrices anew: ``python -m tests.faults.conflicts [KIND…]``. What changed is then for a person to read."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.faults.conflicts.deeds import cells
from tests.faults.conflicts.play import play
from tests.faults.conflicts.table import path_of, text
from tests.support.platform_process import LIKES


def main(likes: list[str]) -> None:
    """Plays all cells on each kind of platform."""
    for like in likes or LIKES:
        with tempfile.TemporaryDirectory() as folder:
            lines = asyncio.run(play(like, list(cells(like == "own")), Path(folder)))
        path_of(like).write_text(text(like, lines), encoding="utf-8")
        print(like, len(lines), "lines")


if __name__ == "__main__":
    main(sys.argv[1:])
