"""Texts that mean harm, through every screen, every print and every field: nothing is opened, broken or lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.hostile import OPENED, hostile
from tests.views.hostile_desk import every_screen, hostile_desk

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SAMPLE = 24


def named(folder: Path) -> list[str]:
    """What a data file can hold: half of a pair is no JSON."""
    return [text for kind, text in hostile(str(folder)) if kind != "surrogate"]


async def test_nothing_that_was_typed_is_read_or_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]
) -> None:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    texts = named(tmp_path / "watched")
    texts = ["W" * 10_000, *texts[:: len(texts) // SAMPLE]]
    async with hostile_desk(tmp_path, texts) as (at, watch):
        (tmp_path / "watched" / OPENED).write_bytes(b"x")
        assert watch.names == [OPENED], "written just now: the watch sees"
        names = await every_screen(at, texts[0], tmp_path)
        assert watch.names == [OPENED]
    assert len(names) > 35
