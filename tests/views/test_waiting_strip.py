"""Who waits, always in sight above the agenda, in order of arrival: lines of RDVs and those without one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.people.model import Usager
from kiosk.presenters.around.lines import LineRole
from kiosk.views.day.page import BoardPage
from kiosk.views.waiting_room.strip import WaitingStripBar
from tests.presenters.fakes import NOW
from tests.views.gallery import Scene
from tests.views.test_in_hand import agenda, in_hand, is_held, press

__all__ = ["agenda"]  # a fixture
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
LONGEST = 21
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def strip_of(scene: Scene) -> WaitingStripBar:
    strip = scene.frame.page("agenda").findChild(WaitingStripBar)
    assert isinstance(strip, WaitingStripBar)
    return strip


def keys(scene: Scene) -> list[str]:
    return [chip.waiting.key for chip in strip_of(scene).chips]


async def walk_in(scene: Scene, name: str = "Ôdile") -> None:
    await scene.desk.walk_ins.note(1, 11, Usager(900, name, "Perdu"), None, "un papier")
    await scene.settle()


async def test_who_waits_in_order_of_arrival_with_and_without_an_rdv(scene: Scene, agenda: BoardPage) -> None:
    strip = strip_of(scene)
    assert strip.isVisible()
    assert strip.height() <= 36
    assert agenda.agenda().mapTo(agenda, agenda.agenda().rect().topLeft()).y() >= strip.geometry().bottom()
    people = scene.frame.presenter.page("waiting_room").strip.people
    since = [one.row.waiting_since for one in people]
    assert len(people) == 7
    assert since == sorted(since)
    first = strip.chips[0]
    assert first.waiting.key == f"rdv-{LONGEST}"
    assert first.waiting.long
    assert first.waiting.minutes == "29\u00a0min"
    scene.desk.clock.move(minutes=2)
    scene.frame.presenter.ticker.ticked.emit()
    await walk_in(scene)
    people = scene.frame.presenter.page("waiting_room").strip.people
    assert (people[-1].name, people[-1].minutes) == ("PERDU Ôdile", "0\u00a0min")
    assert strip.chips[0].waiting.minutes == "31\u00a0min", "the others go on"


async def test_arrivals_and_departures_move_no_line_below(scene: Scene, agenda: BoardPage) -> None:
    strip, before = strip_of(scene), _top(agenda)
    for entry in list(scene.desk.entries.values()):
        board = scene.frame.presenter.page("agenda").board
        waiting = [row.key for row in board.model.rows if row.key == f"rdv-{entry.rdv.id}" and row.waiting_since]
        if waiting:
            board.act(Action.SEEN, waiting)
    await scene.settle()
    for chip in strip.chips:
        scene.frame.presenter.page("agenda").board.act(Action.SEEN, [chip.waiting.key])
    await scene.settle()
    assert keys(scene) == []
    assert strip.isVisible()
    assert _top(agenda) == before
    await walk_in(scene)
    assert len(keys(scene)) == 1
    assert _top(agenda) == before


def _top(agenda: BoardPage) -> int:
    return agenda.agenda().mapTo(agenda, QPoint()).y()


async def test_a_click_and_return_go_to_the_line(scene: Scene, agenda: BoardPage) -> None:
    strip = strip_of(scene)
    third = strip.chips[2].waiting
    QTest.mouseClick(strip.chips[2], LEFT)
    await scene.settle()
    is_held(scene, third.key if third.key.startswith("rdv") else in_hand(scene))
    strip.chips[0].setFocus()
    press(scene, KEY.Key_Right)
    assert strip.chips[1].hasFocus()
    press(scene, KEY.Key_Left)
    press(scene, KEY.Key_Return)
    await scene.settle()
    is_held(scene, f"rdv-{LONGEST}")


async def test_another_day_shows_who_waits_today_and_leads_back(scene: Scene, agenda: BoardPage) -> None:
    scene.frame.presenter.where.next_day()
    await scene.settle()
    strip = strip_of(scene)
    assert strip.isVisible()
    QTest.mouseClick(strip.chips[0], LEFT)
    await scene.settle()
    assert scene.frame.presenter.where.day == NOW.date()
    is_held(scene, f"rdv-{LONGEST}")


async def test_somebody_without_an_rdv_is_gone_to_in_their_list(scene: Scene) -> None:
    strip = strip_of(scene)
    for key in keys(scene)[:4]:  # so that there is room
        scene.frame.presenter.page("waiting_room").act(Action.SEEN, [key])
    await scene.settle()
    await walk_in(scene)
    await walk_in(scene, "Aline")
    chip = next(one for one in strip.chips if one.waiting.name == "PERDU Aline")
    QTest.mouseClick(chip, LEFT)
    await scene.settle()
    assert scene.frame.place == "walk_ins"
    page = scene.frame.page("walk_ins")
    assert page.list.currentIndex().data(LineRole).walk_in.name == "PERDU Aline"
    scene.frame.presenter.page("walk_ins").give_outcome(page.list.currentIndex().row(), WalkInOutcome.SEEN)
    await scene.settle()
    assert "PERDU Aline" not in [one.waiting.name for one in strip.chips]


async def test_those_for_whom_there_is_no_room_are_counted_and_lead_to_the_waiting_room(scene: Scene) -> None:
    scene.window.resize(900, 700)
    await scene.settle()
    strip = strip_of(scene)
    shown = len(strip.chips)
    assert 0 < shown < 7
    assert strip.more.text() == f"+{7 - shown}"
    assert strip.more.geometry().right() < strip.close_button.geometry().left()
    assert all(a.geometry().right() < b.geometry().left() for a, b in zip(strip.chips, strip.chips[1:], strict=False))
    QTest.mouseClick(strip.more, LEFT)
    await scene.settle()
    assert scene.frame.place == "waiting_room"


async def test_it_is_closed_and_opened_by_key_and_mouse_and_kept(scene: Scene, agenda: BoardPage) -> None:
    strip = strip_of(scene)
    strip.close_button.setFocus()
    QTest.mouseClick(strip.close_button, LEFT)
    assert not strip.isVisible()
    assert scene.window.focusWidget() is agenda.agenda(), "the keyboard is not lost with it"
    assert "B le rouvre" in scene.frame.bottom.notice.text()
    assert not scene.frame.presenter.display.strip
    press(scene, KEY.Key_B)
    assert strip.isVisible()
    press(scene, KEY.Key_B)
    assert not strip.isVisible()


async def test_it_is_read_aloud_and_one_stop_of_tab(scene: Scene) -> None:
    strip = strip_of(scene)
    assert (
        QAccessible.queryAccessibleInterface(strip).text(QAccessible.Text.Name) == "Qui attend, dans l’ordre d’arrivée"
    )
    said = [chip.accessibleName() for chip in strip.chips]
    assert all("en salle d’attente depuis" in one for one in said)
    by_tab = [w for w in (*strip.chips, strip.more, strip.close_button) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert by_tab == strip.chips[:1]


@pytest.mark.parametrize("percent", [150, 200])
async def test_large_text_is_not_cut(scene: Scene, look: object, percent: int) -> None:
    look("light", percent)  # type: ignore[operator]
    await scene.settle()
    strip = strip_of(scene)
    assert strip.chips
    for chip in strip.chips:
        assert chip.width() >= chip.sizeHint().width()
        assert chip.geometry().bottom() < strip.height()


async def test_a_name_is_never_read_as_markup(scene: Scene, agenda: BoardPage) -> None:
    await walk_in(scene, "<b>Zoé</b>")
    tips = [chip.toolTip() for chip in strip_of(scene).findChildren(QAbstractButton)]
    assert [tip for tip in tips if tip.startswith("<qt>PERDU &lt;B&gt;")]
    empty = agenda.empty
    empty.say("calendar", "Aucun RDV ce jour\u00a0: <b>MDS</b>", "<i>Choisissez</i> un autre jour.")
    formats = {one.textFormat() for one in empty.findChildren(QLabel) if one.text()}
    assert formats == {Qt.TextFormat.PlainText}
