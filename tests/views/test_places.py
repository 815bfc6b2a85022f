"""A page is one line of the table: one more is shown, gone to and counted without a word in the frame."""

from __future__ import annotations

import ast
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.presenters.around.around import Around
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.views.commands import Command, Where
from kiosk.views.frame.main_frame import MainFrame
from kiosk.views.frame.rail import PlaceButton
from kiosk.views.page import Host, Page, Place
from kiosk.views.places import PLACES
from tests.presenters.fakes import RamPreferences
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Parcels(QObject):
    count_changed = Signal(int)

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.count, self.opened, where = 3, 0, around.where
        where.moved.connect(lambda: self.count_changed.emit(where.organisation_id or 0))


class ParcelsPage(Page):
    def __init__(self, parcels: Parcels, host: Host) -> None:
        super().__init__(host.stack)
        self.words = QLabel(f"{parcels.count} colis", self)


PARCELS = Place("parcels", Command("Colis", ("Ctrl+F9",), (Where.FRAME,), "mail"), Parcels, ParcelsPage, counted=True)


def with_parcels(scene: Scene, parcels: Place) -> MainFrame:
    """Another window of who is at work, with a page more."""
    places = (*PLACES, parcels)
    presenter = FramePresenter(
        scene.application.work,
        {place.id: place.presenter for place in places},
        AgentPreferences(RamPreferences(), "https://exemple.test", 1),
        scene.application._site.thresholds,
        parent=scene.application,
    )
    frame = MainFrame(presenter, places)
    scene.window.stack.addWidget(frame)
    scene.window.stack.setCurrentWidget(frame)
    presenter.start()
    return frame


@pytest.fixture
async def frame(scene: Scene) -> AsyncIterator[MainFrame]:
    made = with_parcels(scene, PARCELS)
    await scene.settle()
    yield made
    made.presenter.stop()
    scene.window.stack.removeWidget(made)
    made.deleteLater()


def test_the_frame_names_no_page() -> None:
    kiosk, ids = Path(__file__).resolve().parents[2] / "kiosk", {place.id for place in PLACES}
    frames = [path for room in ("views", "presenters") for path in (kiosk / room / "frame").glob("*.py")]
    named = [
        f"{path.relative_to(kiosk)}:{node.lineno}"
        for path in frames
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    assert len(frames) > 15
    assert named == []


def button(frame: MainFrame, name: str) -> PlaceButton:
    return next(one for one in frame.rail.findChildren(PlaceButton) if one.text() == name)


async def test_it_is_gone_to_by_its_button_and_by_its_key(frame: MainFrame, scene: Scene) -> None:
    assert "parcels" not in frame._pages, "a page is made when it is first gone to"
    button(frame, "Colis").click()
    shown = frame.stack.currentWidget()
    assert isinstance(shown, ParcelsPage)
    assert button(frame, "Colis").isChecked()
    assert not frame.top.day.isVisible(), "it is no page of the day"
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert frame.place == "agenda"
    QTest.keyClick(frame.page("agenda").table, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert frame.stack.currentWidget() is shown


async def test_its_button_shows_its_figure(frame: MainFrame, scene: Scene) -> None:
    assert button(frame, "Colis").figure() == frame.presenter.where.organisation_id == 1
    assert button(frame, "Agenda du jour").figure() == 0


async def test_who_may_not_see_it_has_neither_button_nor_key(scene: Scene) -> None:
    hidden = Place("parcels", PARCELS.command, Parcels, ParcelsPage, seen=lambda _: False)
    frame = with_parcels(scene, hidden)
    await scene.settle()
    assert [one.text() for one in frame.rail.findChildren(PlaceButton)] == [
        one.command.text for one in PLACES if one.in_rail
    ]
    QTest.keyClick(frame.page("agenda").table, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert frame.place == "agenda"
    frame.presenter.stop()
