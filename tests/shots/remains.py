"""Pictures of « À renseigner »: the days before that nobody said anything of, one of them in hand."""

from __future__ import annotations

from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _listed(at: Set) -> Screen:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_G, CTRL)
    presenter = screen.frame.presenter.page("remains")
    await until(lambda: presenter.reading.state == "whole" and presenter.selected is not None, "the list")
    return screen


@scene("a-renseigner")
async def listed(at: Set) -> None:
    await at.shoot(await _listed(at))


@scene("a-renseigner-sombre", scheme="dark")
async def in_the_dark(at: Set) -> None:
    await at.shoot(await _listed(at))


@scene("a-renseigner-contraste", scheme="contrast")
async def in_contrast(at: Set) -> None:
    await at.shoot(await _listed(at))


@scene("a-renseigner-texte-150", text_percent=150)
async def large(at: Set) -> None:
    await at.shoot(await _listed(at))
