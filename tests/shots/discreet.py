"""Pictures of a discreet screen, and of what Kiosk is made of."""

from __future__ import annotations

from tests.end_to_end.screen import Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _discreet(screen: Screen) -> None:
    await screen.press(Key.Key_F9)
    await until(lambda: screen.frame.presenter.discretion.on, "initials")


@scene("discret")
async def day(at: Set) -> None:
    screen = await at.at_the_centre()
    await _discreet(screen)
    await at.shoot(screen)


@scene("discret-colonnes-contraste", scheme="contrast")
async def columns(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_C)
    await _discreet(screen)
    await at.shoot(screen)


@scene("discret-fiche-sombre-150", scheme="dark", text_percent=150)
async def fiche(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_U)
    await until(lambda: screen.frame.place == "usagers", "the fiche")
    await _discreet(screen)
    await at.shoot(screen)
