"""Texts that do not fit: each is read whole where the mouse rests on it, and none is cut beside room to spare."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip, QWidget

import kiosk
from kiosk.views.cut_texts import drawn_in, plain
from kiosk.views.widgets.choice_button import DropButton
from kiosk.views.widgets.elided_label import ElidedLabel
from tests.views import gallery
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PLACES = ("waiting_room", "usagers", "walk_ins")
SPARE = 16
"""px: less than what a letter more would be worth."""


def told(widget: QWidget, at: QPoint) -> str:
    """The tooltip at a point of ``widget``."""
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    said = QToolTip.text()
    QToolTip.hideText()
    return re.sub("<[^>]*>", " ", said).replace("&lt;", "<").replace("&amp;", "&").replace("&quot;", '"')


def mute_cuts(window: QWidget) -> list[tuple[QWidget, str]]:
    """The texts that are cut in ``window`` and that no tooltip says."""
    found = []
    for widget in (one for one in window.findChildren(QWidget) if one.isVisible() and not one.size().isEmpty()):
        if isinstance(widget, QAbstractButton | QLabel) and not isinstance(widget, DropButton | ElidedLabel):
            continue  # Qt draws their texts, whole: that they fit is held elsewhere
        for one in drawn_in(widget):
            at = one.box.center().toPoint()
            seen = widget.rect().contains(at) and not widget.visibleRegion().isEmpty()
            if one.cut and seen and " ".join(one.text.split())[:60] not in " ".join(told(widget, at).split()):
                found.append((widget, one.text))
    return found


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1280, 720)])
@pytest.mark.parametrize("name", ["board", "panel", "columns", "filtered", "waiting"])
async def test_what_is_cut_is_read_whole_under_the_mouse(
    scene: Scene, look: Callable[..., None], name: str, percent: int, size: tuple[int, int]
) -> None:
    look("light", percent)
    await gallery.SCREENS[name](scene)
    await scene.settle()
    assert mute_cuts(scene.window) == []


@pytest.mark.parametrize("size", [(1280, 720)])
@pytest.mark.parametrize("place", PLACES)
async def test_on_every_page(scene: Scene, look: Callable[..., None], place: str, size: tuple[int, int]) -> None:
    look("light", 150)
    scene.frame.presenter.pages.go_to(place)
    await scene.settle()
    assert mute_cuts(scene.window) == []


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
async def test_no_column_of_the_list_has_room_to_spare_beside_one_that_is_cut(
    scene: Scene, look: Callable[..., None], size: tuple[int, int], percent: int
) -> None:
    look("light", percent)
    await scene.settle()
    table = scene.frame.page("agenda").table
    columns = defaultdict(list)
    rows = {row.name for row in table.rows_model.rows if row.entry is not None and row.hour}
    for one in drawn_in(table.viewport()):
        at = table.columnAt(round(one.box.left()))
        if at in (1, 2, 3) and (at != 1 or one.text in rows):
            columns[at].append(one.box.width() - one.wanted)
    spare = {at: min(left) for at, left in columns.items()}
    if min(spare.values()) < 0:
        assert max(spare.values()) <= SPARE * percent / 100, spare


def test_a_tooltip_is_plain_text_of_a_bounded_length() -> None:
    assert plain("DUPONT Léa") == "DUPONT Léa"
    assert plain("<b>DUPONT</b> & fils") == "<qt>&lt;b&gt;DUPONT&lt;/b&gt; &amp; fils</qt>"
    assert plain("&lt;b&gt;") == "<qt>&amp;lt;b&amp;gt;</qt>", "Qt reads an entity as markup too"
    long = plain("x" * 10_000)
    assert len(long) < 1300
    assert "…" in long


def test_texts_are_shortened_in_one_place() -> None:
    """So that no text is cut without knowing it."""
    code = Path(kiosk.__file__).parent
    found = [
        path.relative_to(code).as_posix()
        for path in code.rglob("*.py")
        if ".elidedText(" in path.read_text(encoding="utf-8")
    ]
    assert found == ["views/cut_texts.py"]
