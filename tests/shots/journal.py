"""Pictures of the journal of what was done at this desk."""

from __future__ import annotations

from kiosk.presenters.work.journal import Act
from tests.end_to_end.morning import EARLY, LATE, LATER, WAITING
from tests.end_to_end.screen import CTRL, SHIFT, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _done(screen: Screen) -> None:
    """Some gestures, one of them taken back, and what cannot be."""
    for name, key in ((LATE, Key.Key_A), (EARLY, Key.Key_A), (WAITING, Key.Key_V)):
        await screen.gesture(name, key)
    journal = screen.frame.presenter.page("agenda").gestures._work.journal
    await until(lambda: len(journal.acts) == 2, "the gestures that changed something")
    await until(lambda: not screen.parts.desk.unsent_count, "all is sent")
    journal.note(Act("Fiches fusionnées", LATER, why_not="Deux fiches fusionnées ne se séparent plus."))
    journal.take_back(journal.acts[-1])
    await until(lambda: journal.acts[-1].taken_back, "taken back")


async def _open(screen: Screen) -> None:
    await screen.press(Key.Key_Z, CTRL | SHIFT)
    await until(lambda: screen.frame.sheets.in_sight() == "journal", "the journal")
    await until(lambda: not screen.frame.presenter.journal.loading, "its lines")


@scene("journal")
async def journal(at: Set) -> None:
    screen = await at.at_the_centre()
    await _done(screen)
    await _open(screen)
    await at.shoot(screen)


@scene("journal-vide")
async def nothing_done(at: Set) -> None:
    screen = await at.at_the_centre()
    await _open(screen)
    await at.shoot(screen)


@scene("journal-sombre-150", scheme="dark", text_percent=150)
async def large_and_dark(at: Set) -> None:
    await journal(at)
