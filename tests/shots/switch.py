"""Those who share a desk: their names, the code of one of them, the door of a new day, and what the former left."""

from __future__ import annotations

from datetime import timedelta

from kiosk.clock import Clock
from kiosk.desk.session.codes import Codes
from kiosk.desk.types import SignedAgent
from kiosk.store.memory_folder import name_of
from kiosk.store.remembered import Remembered, RememberedAgents
from tests.end_to_end.screen import CTRL, SHIFT, Key, Screen
from tests.end_to_end.stage import NOW
from tests.shots.scenes import Set, scene
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

_COLLEAGUES = (
    (102, "Karim", "Belkacem", timedelta(hours=2), 0, False),
    (103, "Marie-Antoinette", "de La Rochefoucauld-Montmorency", timedelta(days=1, hours=1), 2, False),
    (104, "Océane", "Roussel", timedelta(days=3), 0, True),
)


def _shared(at: Set, more: int = 0) -> MemorySecrets:
    """A keyring that knows three colleagues, and ``more``."""
    secrets = MemorySecrets()
    agents = RememberedAgents(secrets, name_of)
    others = [(200 + n, "Agent", f"Numéro {n}", timedelta(days=4 + n), 0, False) for n in range(more)]
    for number, first, last, ago, unsent, by_browser in reversed((*_COLLEAGUES, *others)):
        kept = {"access-token": "x"} if number == _COLLEAGUES[0][0] else {}
        email = f"{first}.{number}@ormeval.test".lower()
        url = at.stage.platform.url
        agents.keep(Remembered(url, number, first, last, email, kept, by_browser, NOW - ago, unsent), stays=False)
    return secrets


async def _names(at: Set, more: int = 0) -> Screen:
    secrets = _shared(at, more)
    await Codes(secrets, Clock()).make(SignedAgent(102, "Karim", "Belkacem", "", at.stage.platform.url), "k7m2")
    screen = await at.opens(secrets=secrets)
    await screen.press(Key.Key_L, CTRL | SHIFT)
    await until(lambda: screen.window.switch_page is not None and screen.window.switch_page.rows, "the names")
    return screen


@scene("changer-agent")
async def names(at: Set) -> None:
    await at.shoot(await _names(at))


@scene("changer-agent-douze", scheme="dark")
async def twelve(at: Set) -> None:
    await at.shoot(await _names(at, more=8))


@scene("changer-agent-150", text_percent=150)
async def larger(at: Set) -> None:
    await at.shoot(await _names(at))


@scene("changer-agent-contraste", scheme="contrast")
async def in_contrast(at: Set) -> None:
    await at.shoot(await _names(at))


@scene("changer-agent-code")
async def code(at: Set) -> None:
    screen = await _names(at)
    await screen.write("1")
    await screen.write("7291")
    await screen.press(Key.Key_Return)
    await until(lambda: screen.parts.presenter.switch.said, "what is wrong with it")
    await at.shoot(screen)


@scene("porte-du-matin")
async def morning(at: Set) -> None:
    screen = await at.opens(secrets=_shared(at), signed_in=False)
    await until(lambda: screen.window.switch_page is not None and screen.window.switch_page.rows, "the names")
    await at.shoot(screen)


@scene("poste-partage")
async def left_behind(at: Set) -> None:
    screen = await _names(at)
    await screen.press(Key.Key_Escape)
    await until(lambda: screen.frame.left_behind.text(), "what the former left")
    await at.shoot(screen)
