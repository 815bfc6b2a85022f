"""The scripted morning, on the real window and a real platform."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.end_to_end import morning
from tests.end_to_end.stage import Stage


@pytest.mark.timeout(180)
async def test_the_morning_goes_as_written(stage_on_each: Stage) -> None:
    stage = stage_on_each
    said: list[str] = []
    pictures: list[Path] = []
    async with stage:
        screen = await stage.opens()
        colleague = await stage.meets(stage.second_desk)

        async def picture(name: str) -> None:
            pictures.append(stage.folder / f"{name}.png")
            await screen.picture(pictures[-1])

        await morning.play(screen, colleague, stage.browser, stage.secretary, stage.relief, said.append, picture)
    assert len(said) >= 10
    for path in pictures:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1280, 800)
        shades = {image.pixel(x, y) for x in range(0, 1280, 8) for y in range(0, 800, 8)}
        assert len(shades) > 8, f"{path.name} is blank"
