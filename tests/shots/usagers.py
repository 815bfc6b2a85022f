"""Scenes of usagers: whom one looks for, and their fiche."""

from __future__ import annotations

from kiosk.clock import SetClock
from kiosk.views.usagers.page import UsagersPage
from kiosk.views.usagers.palette import Palette
from tests.end_to_end.screen import CTRL, Key, Screen, dress
from tests.end_to_end.stage import NOW
from tests.shots.rest import at_rest, find_usagers
from tests.shots.scenes import Set, scene, slow
from tests.support.waiting import until

FAMILY = "delaunay marine"
PROCHE = "delaunay-garnier raphael"
FOLLOWED = "yahiaoui camille"
ELSEWHERE = "poulain"


async def _at_the_page(at: Set) -> Screen:
    screen = await at.opens()
    await screen.press(Key.Key_3, CTRL)
    return screen


def _page(screen: Screen) -> UsagersPage:
    page: UsagersPage = screen.frame.page("usagers")
    return page


async def _look_for(screen: Screen, text: str) -> None:
    search = screen.frame.presenter.page("usagers").search
    await find_usagers(screen, search, text)


async def _open(screen: Screen, text: str) -> None:
    await _look_for(screen, text)
    await screen.press(Key.Key_Return)
    fiche = screen.frame.presenter.page("usagers").fiche
    await until(lambda: fiche.fiche is not None and not fiche.loading, "the fiche")


@scene("usagers")
async def nobody_yet(at: Set) -> None:
    await at.shoot(await _at_the_page(at))


@scene("usagers-recherche")
async def search(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, "martin")
    await screen.press(Key.Key_Down)
    await at.shoot(screen)


@scene("usagers-recherche-faute")
async def slip(at: Set) -> None:
    """Two letters changed places."""
    screen = await _at_the_page(at)
    await _look_for(screen, "granier elodi")
    await at.shoot(screen)


@scene("usagers-aucun")
async def nobody(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, "zorglub luc 3/4/85")
    await at.shoot(screen)


@scene("usagers-autre-organisation")
async def masked(at: Set) -> None:
    dress(at.scheme, at.text_percent)
    screen = await at.stage.opens(at.stage.second_desk, width=at.width, height=at.height, clock=SetClock(NOW))
    await at_rest(screen)
    await screen.press(Key.Key_3, CTRL)
    await _look_for(screen, ELSEWHERE)
    await at.shoot(screen)


@scene("usagers-fiche")
async def fiche(at: Set) -> None:
    screen = await _at_the_page(at)
    await _open(screen, FAMILY)
    await at.shoot(screen)


@scene("usagers-fiche-suivie")
async def followed(at: Set) -> None:
    screen = await _at_the_page(at)
    await _open(screen, FOLLOWED)
    await at.shoot(screen)


@scene("usagers-fiche-proche")
async def proche(at: Set) -> None:
    screen = await _at_the_page(at)
    await _open(screen, PROCHE)
    await at.shoot(screen)


@scene("usagers-fiche-en-route")
async def on_its_way(at: Set) -> None:
    """What the desk knows is there at once; the platform takes its time."""
    screen = await _at_the_page(at)
    await _look_for(screen, FAMILY)
    async with slow(at.stage):
        await screen.press(Key.Key_Return)
        await until(_page(screen).fiche.isVisible, "the fiche")
        await at.shoot(screen)


@scene("usagers-fiche-sans-acces")
async def no_right(at: Set) -> None:
    dress(at.scheme, at.text_percent)
    screen = await at.stage.opens(at.stage.second_desk, width=at.width, height=at.height, clock=SetClock(NOW))
    await at_rest(screen)
    await screen.press(Key.Key_3, CTRL)
    await _look_for(screen, ELSEWHERE)
    presenter = screen.frame.presenter.page("usagers")
    presenter.open_id(next(row.usager.id for row in presenter.search.model.rows if row.found.masked))
    await until(lambda: presenter.fiche.state in ("gone", "forbidden"), "the refusal")
    await at.shoot(screen)


@scene("usagers-coupure", goes_away=True)
async def cut(at: Set) -> None:
    screen = await _at_the_page(at)
    await _look_for(screen, "garnier")
    await at.goes_away(screen)
    await until(lambda: not screen.frame.cut.isHidden(), "the cut")
    await screen.press(Key.Key_Return)
    fiche = screen.frame.presenter.page("usagers").fiche
    await until(lambda: bool(fiche.rdvs) and fiche.age_text != "", "the fiche of the memory")
    await at.shoot(screen)


@scene("usagers-palette")
async def palette(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_K, CTRL)
    search = screen.frame.presenter.page("usagers").palette
    over = screen.frame.findChild(Palette)
    assert over is not None
    await until(over.search.field.hasFocus, "the palette")
    await find_usagers(screen, search, "garn")
    await at.shoot(screen)


@scene("usagers-sombre", scheme="dark")
async def dark(at: Set) -> None:
    await fiche(at)


@scene("usagers-palette-sombre", scheme="dark")
async def dark_palette(at: Set) -> None:
    await palette(at)


@scene("usagers-contraste", scheme="contrast")
async def contrast(at: Set) -> None:
    await fiche(at)


@scene("usagers-texte-150", text_percent=150)
async def large_text(at: Set) -> None:
    await fiche(at)


@scene("usagers-palette-150", text_percent=150)
async def large_palette(at: Set) -> None:
    await palette(at)
