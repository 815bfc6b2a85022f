"""Pictures of what is told of agents who come no more, and of a keyring that waits for somebody."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.day.status import Action
from kiosk.store.keeping.index import Known
from kiosk.store.memory_folder import name_of
from tests.end_to_end.screen import Key, Screen
from tests.end_to_end.stage import NOW
from tests.shots.scenes import Set, scene
from tests.support.trade import gesture, rdv
from tests.support.waiting import until


async def _left_behind(at: Set, screen: Screen) -> None:
    """Two colleagues have not come since October, each with something that never left."""
    desk = screen.parts.desk
    folder = desk.memories._memories
    before = NOW - timedelta(days=40)
    for agent_id, agent, unsent in ((9001, "Alain Petit", 2), (9002, "Hélène de Kervadec-Rochebrune", 1)):
        memory = await folder.open(at.stage.platform.url, agent_id)
        await memory.queue.act([gesture(rdv(n + 500), Action.SEEN, made_at=before) for n in range(unsent)])
        await memory.close()
        url = at.stage.platform.url
        await folder.note(Known(name_of(url, agent_id), "", url, agent_id, agent, "", before))
    await desk.memories.tidy()


async def _told(at: Set) -> None:
    screen = await at.at_the_centre()
    await _left_behind(at, screen)
    screen.frame.bottom.standing._act.click()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("gestes-jamais-envoyes")
async def told(at: Set) -> None:
    await _told(at)


@scene("gestes-jamais-envoyes-sombre-150", scheme="dark", text_percent=150)
async def told_large(at: Set) -> None:
    await _told(at)


@scene("gestes-jamais-envoyes-connexion")
async def at_the_door(at: Set) -> None:
    screen = await at.opens(signed_in=False)
    await _left_behind(at, screen)
    await at.shoot(screen)


async def _keyring(at: Set) -> None:
    screen = await at.opens(signed_in=False)
    presenter = screen.parts.presenter.kept
    presenter.keyring_waits.emit(True)
    page = screen.parts.window._kept._page
    assert page is not None
    await until(page.isVisible, "the page")
    await at.shoot(screen)


@scene("trousseau")
async def keyring(at: Set) -> None:
    await _keyring(at)


@scene("trousseau-150-contraste", scheme="contrast", text_percent=150)
async def keyring_large(at: Set) -> None:
    await _keyring(at)


@scene("effacer-mes-donnees")
async def erase_mine(at: Set) -> None:
    screen = await at.at_the_centre()
    screen.parts.presenter.kept.ask_to_erase_mine()
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
