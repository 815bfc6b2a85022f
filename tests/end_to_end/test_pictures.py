"""The pictures of the documentation are the same whoever makes them, and whenever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.desk_process import ROOT

SCENES = ("agenda-liste", "usagers-palette")


@pytest.mark.timeout(170)
def test_a_scene_drawn_twice_is_one_picture(tmp_path: Path) -> None:
    """At the same time, so that neither has the machine to itself."""
    folders = [tmp_path / "first", tmp_path / "second"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    drawing = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.shots", *SCENES, "--into", str(folder)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folder in folders
    ]
    said = [one.communicate(timeout=160)[0] for one in drawing]
    assert [one.returncode for one in drawing] == [0, 0], said
    first, second = ({path.relative_to(folder): path for path in folder.rglob("*.png")} for folder in folders)
    assert first.keys() == second.keys()
    assert len(first) == 2 * len(SCENES)
    assert [name for name in first if first[name].read_bytes() != second[name].read_bytes()] == []
