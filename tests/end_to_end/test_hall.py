"""A check-in at the borne and a call on the screen beside the desk, as ``make demo`` plays them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.end_to_end import hall
from tests.end_to_end.stage import NOW, settings_at
from tests.support.platform_process import start_platform


@pytest.mark.timeout(300)
async def test_the_hall_is_played(tmp_path: Path) -> None:
    said: list[str] = []
    pictures: list[str] = []

    async def picture(window: QWidget, name: str) -> None:
        assert not window.grab().isNull()
        pictures.append(name)

    with start_platform("--demo", "--now", NOW.isoformat()) as platform:
        secretary = platform.accounts[0]
        await hall.play(platform, secretary, settings_at("own"), NOW, tmp_path / "hall", said.append, picture)
    assert pictures == ["borne", "ecran"]
    assert "12 touches" in said[1]
