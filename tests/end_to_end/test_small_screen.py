"""Every page, sheet and question on a small screen with large text: nothing to press lies outside, or under an edge."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScrollArea, QWidget

from tests.end_to_end.screen import Screen, dress
from tests.end_to_end.stage import Stage
from tests.shots import __main__ as _scenes  # noqa: F401 - with it come all SCENES
from tests.shots.rest import settled
from tests.shots.scenes import SCENES, Set

WIDTH, HEIGHT, PERCENT = 1280, 720, 150
NAMES = (
    "connexion", "connexion-erreur", "agenda-volet", "agenda-colonnes", "confirmation", "touches", "calendrier",
    "journal", "rdv-motifs", "rdv-creneaux", "rdv-pour-qui", "rdv-formulaire", "rdv-cree", "rdv-modifier",
    "rdv-historique", "rdv-deplace-question", "rdv-supprimer", "usagers-recherche", "usagers-fiche",
    "usagers-palette", "usager-creer-erreurs", "usager-creer-ressemblance", "usager-modifier", "usager-referents",
    "usager-fusion", "usager-retirer", "sans-rdv", "sans-rdv-qui", "sans-rdv-quoi", "indisponibilites-saisie",
    "indisponibilites-recurrente", "verifier-ce-poste",
)  # fmt: skip


def _scrolled(widget: QWidget) -> QAbstractScrollArea | None:
    """What scrolls to ``widget``, if anything does."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QAbstractScrollArea):
            return around
        around = around.parentWidget()
    return None


def outside(window: QWidget) -> list[tuple[str, QRect]]:
    """What can be pressed in ``window`` and is not wholly in sight, nor can be scrolled to."""
    found = []
    for one in window.findChildren(QAbstractButton):
        if not one.isVisible() or one.window() is not window or one.size().isEmpty():
            continue
        scroll = _scrolled(one)
        while scroll is not None:
            if isinstance(scroll, QScrollArea):
                scroll.ensureWidgetVisible(one)
            scroll = _scrolled(scroll)
        if one.visibleRegion().boundingRect() != one.rect():
            found.append((one.accessibleName() or one.text(), one.visibleRegion().boundingRect()))
    return found


@pytest.fixture
def a_caret_that_stands_still(qapp: QApplication) -> Iterator[None]:
    """On a slow machine every other picture would have one, and the screen would never come to rest."""
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


@pytest.mark.usefixtures("a_caret_that_stands_still")
@pytest.mark.parametrize("name", NAMES)
async def test_whatever_can_be_pressed_is_in_sight(stage: Stage, name: str) -> None:
    scene = next(one for one in SCENES if one.name == name)
    looked = []

    async def look(screen: Screen) -> None:
        looked.append(screen)
        screen.window.resize(WIDTH, HEIGHT)
        await settled(screen)
        assert (screen.window.width(), screen.window.height()) == (WIDTH, HEIGHT), "the window does not fit the screen"
        tops = [screen.window, QApplication.activeModalWidget(), QApplication.activePopupWidget()]
        for top in (one for one in tops if one is not None):
            inside = QRect(screen.window.mapToGlobal(screen.window.rect().topLeft()), screen.window.size())
            inside.adjust(-8, -8, 8, 8)  # a window that is brought forward may move a little under what is open
            assert inside.contains(QRect(top.mapToGlobal(top.rect().topLeft()), top.size())), type(top).__name__
            assert outside(top) == []

    async def look_at_another(widget: QWidget) -> None:
        pytest.skip("no desk's window")

    try:
        async with stage:
            await scene.play(Set(stage, WIDTH, HEIGHT, look, look_at_another, "light", PERCENT, None))
    finally:
        dress()
    assert looked
