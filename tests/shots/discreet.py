"""Pictures of a discreet screen, of what Kiosk is made of, and of the end of the day."""

from __future__ import annotations

from datetime import timedelta

from kiosk.views.about import About
from tests.end_to_end.screen import Key, Screen
from tests.end_to_end.stage import NOW
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


async def _about(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.choose(screen.frame.top.who, "À propos de Kiosk")
    await until(lambda: screen.window.findChildren(About), "what it is made of")
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("a-propos")
async def about(at: Set) -> None:
    await _about(at)


@scene("a-propos-sombre-150", scheme="dark", text_percent=150)
async def about_large(at: Set) -> None:
    await _about(at)


@scene("fin-de-journee")
async def end_of_day(at: Set) -> None:
    screen = await at.at_the_centre()
    screen.parts.desk._session.closing_hour.until = NOW + timedelta(minutes=8)
    screen.parts.presenter.end_of_day.look()
    await until(lambda: screen.frame.closing.text(), "that the day ends")
    await at.shoot(screen)
