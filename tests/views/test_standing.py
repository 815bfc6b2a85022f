"""What lasts has one place: nothing is pushed under the hand when it comes, the worst is in front, all can be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.presenters.fakes import NOW
from tests.views import gallery
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def at(scene: Scene) -> tuple[int, int]:
    """Where the lines begin, and how high their list is."""
    table = scene.frame.page("agenda").table
    return table.viewport().mapTo(scene.window, table.viewport().pos()).y(), table.viewport().height()


async def test_a_cut_a_warning_and_the_end_of_the_day_move_no_line(scene: Scene) -> None:
    before = at(scene)
    bar = scene.frame.bottom.standing
    assert bar.isHidden()
    scene.desk.set_sync(connected=False, cut_since=NOW - timedelta(minutes=9))
    await scene.settle()
    assert bar.isVisible()
    assert "Connexion coupée" in bar._text.text()
    assert at(scene) == before
    scene.desk.memory_durable = False
    scene.frame.standing("check", "calm", 4).show_text("La journée est terminée.")
    scene.desk.set_sync(connected=False, cut_since=NOW - timedelta(minutes=9))
    await scene.settle()
    assert at(scene) == before
    assert "coffre" in bar._text.text(), "what may be lost is worse than a cut"
    assert bar.more.text() == "+2"
    QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    read = [one.text() for one in popup.findChildren(QLabel) if one.text() and not one.isHidden()]
    assert [text[:8] for text in read] == ["Ce poste", "Connexio", "La journ"]
    assert all(one.height() >= one.heightForWidth(one.width()) for one in popup.findChildren(QLabel) if one.text())
    popup.close()
    scene.desk.memory_durable = True


async def test_a_notice_stands_before_it_and_says_that_it_lasts(scene: Scene) -> None:
    await gallery.SCREENS["notice"](scene)
    scene.desk.set_sync(connected=False, cut_since=NOW)
    await scene.settle()
    bottom = scene.frame.bottom
    assert bottom.notice.isVisible()
    assert bottom.standing.isHidden()
    assert (bottom.behind.isVisible(), bottom.behind.text()) == (True, "+1")
    bottom.notice.dismiss()
    assert bottom.standing.isVisible()
    assert bottom.behind.isHidden()
    scene.desk.set_sync(connected=True)
    await scene.settle()
    assert bottom.standing.isHidden()
    assert bottom._hint.isVisible()


async def test_a_lost_session_is_worse_than_all_and_is_opened_again_from_there(scene: Scene) -> None:
    scene.desk.memory_durable = False
    await gallery.SCREENS["lost"](scene)
    bar = scene.frame.bottom.standing
    assert "Session" in scene.frame.bottom.link.text()
    assert bar._text.text() == scene.frame.lost.text().split("\n")[0]
    assert any("Ctrl+R" in one.text() for one in bar.findChildren(QPushButton) if one.isVisible())
    scene.desk.memory_durable, scene.desk.unsent_count = True, 0
