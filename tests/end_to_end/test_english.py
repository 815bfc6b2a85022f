"""The whole window in English: what it shows, in French nowhere but where the platform's own data are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kiosk.domain.text import language
from kiosk.views import translations
from tests.end_to_end.screen import CTRL, Key, Screen, dress
from tests.end_to_end.stage import Stage
from tests.support.waiting import until

FRENCH = re.compile(
    r"[«»]|\b(?:aucune?|avec|dans|de|des|du|est|la|le|les|ne|ou|par|pas|pour|sans|sur|un|une|vos|votre|vous|heures?"
    r"|usagers?|rendez-vous|attente|salle|jour|lundi|novembre|chercher|fermer|créer|modifier|imprimer|annuler)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def english(qapp: object) -> Iterator[None]:
    dress()  # which has it speak French, once for all tests
    translations.speak("en")
    yield
    language.speak()


def texts(window: QWidget) -> Iterator[str]:
    """Everything that the widgets in sight say, aloud or not."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()


def french(screen: Screen) -> set[str]:
    # Names of people, places, reasons and absences are data.
    return {text for text in texts(screen.window) if FRENCH.search(text) and not any(name in text for name in DATA)}


DATA = (
    "MDS",
    "Maison",
    "PMI",
    "Suivi",
    "Droit",
    "Accueil",
    "Consultation",
    "Service",
    "Secrétariat",
    "Aide",
    "Atelier",
)


async def test_page_after_page(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        assert french(screen) == set()
        labels = set(texts(screen.window))
        assert {"Waiting room", "Walk-ins"} <= {text.replace("\u00ad", "") for text in labels}
        for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6):
            await screen.press(key, CTRL)
            await screen.painted()
            assert french(screen) == set(), key
        await screen.press(Key.Key_1, CTRL)
        await screen.press(Key.Key_F1)
        await until(lambda: any("Keyboard" in text for text in texts(screen.window)), "the keys")
        assert french(screen) == set()
