"""Signing in by the browser: the one button, the wait, the code, and a session that is lost at work."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kiosk.clock import SetClock
from kiosk.domain.platform.sign_in import BY_CODE, BY_SCHEME
from tests.end_to_end.current import PUBLIC, Current, revoke
from tests.end_to_end.morning import LATE
from tests.end_to_end.screen import Key, Screen, dress
from tests.end_to_end.stage import NOW
from tests.shots.scenes import Set, scene
from tests.support.oauth import answered
from tests.support.waiting import until


@asynccontextmanager
async def _door(at: Set, redirect_uri: str = BY_SCHEME) -> AsyncIterator[tuple[Current, Screen]]:
    dress(at.scheme, at.text_percent)
    stage = Current(at.stage.platform, at.stage.folder, redirect_uri)
    async with stage:
        screen = await stage.shows_sign_in(width=at.width, height=at.height, clock=SetClock(NOW))
        await screen.come_forward()
        yield stage, screen


@scene("connexion-navigateur")
async def by_the_browser(at: Set) -> None:
    async with _door(at) as (_, screen):
        screen.sign_in_page.instance.menu.actions()[1].trigger()
        assert screen.sign_in_page.instance.text() == PUBLIC
        await at.shoot(screen)


@scene("connexion-navigateur-attente")
async def waited_for(at: Set) -> None:
    async with _door(at) as (_, screen):
        screen.sign_in_page.instance.menu.actions()[1].trigger()
        await screen.click(screen.sign_in_page.browser_button)
        await until(screen.sign_in_page.waiting.isVisible, "the page that waits")
        await at.shoot(screen)


@scene("connexion-code-refuse")
async def code_refused(at: Set) -> None:
    async with _door(at, BY_CODE) as (_, screen):
        page = screen.sign_in_page
        await screen.click(page.browser_button)
        await until(page.waiting.isVisible, "the page that waits")
        await screen.write("9d3f-pas-le-bon")
        await screen.press(Key.Key_Return)
        await until(lambda: not page.error.isHidden(), "the refusal")
        await at.shoot(screen)


@scene("connexion-navigateur-perdue")
async def lost_at_work(at: Set) -> None:
    async with _door(at, BY_CODE) as (stage, screen):
        page = screen.sign_in_page
        await screen.click(page.browser_button)
        await until(page.waiting.isVisible, "the page that waits")
        code = answered(await stage.browser.goes_through(stage.secretary))["code"]
        await screen.write(code)
        await screen.press(Key.Key_Return)
        await screen.day_shown()
        await until(lambda: screen.motifs_coloured, "the directory")
        await revoke(screen)
        await screen.gesture(LATE, Key.Key_A)
        await until(screen.frame.lost.isVisible, "the band")
        await at.shoot(screen)


@scene("texte-200-connexion-navigateur-attente", text_percent=200)
async def waited_for_at_200(at: Set) -> None:
    await waited_for(at)


@scene("texte-150-connexion-navigateur", text_percent=150)
async def by_the_browser_at_150(at: Set) -> None:
    await by_the_browser(at)
