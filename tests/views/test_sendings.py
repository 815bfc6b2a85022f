"""« Envois » in the window: led to from the bottom and by its key, gone through by keyboard and mouse, and left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.domain.people.told import SMS, Told
from kiosk.domain.platform.failures import MemoryUnwritable
from kiosk.domain.writes.errand import Side
from kiosk.domain.writes.sending import Becomes, Sending
from kiosk.views.cut_texts import drawn_in
from tests.presenters.fakes import NOW, sending
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
THEIRS = Side("Rendez-vous honoré", "Béatrice Martin", NOW - timedelta(minutes=35))
TOLD = (Told("DUPONT Léa", (SMS,), "annulation du rendez-vous"),)


def everything() -> list[Sending]:
    """One of each that a person may find there, made one after the other."""
    return [
        sending("conflict", Becomes.CONFLICT, minutes=180, theirs=THEIRS, reason="Noté «\u00a0vu\u00a0» ailleurs."),
        sending("old", Becomes.TOO_OLD, minutes=95, told=TOLD, rdv_id=2),
        sending("waits", minutes=12, rdv_id=3),
        sending("sent", Becomes.SENT, minutes=3, rdv_id=4),
    ]


async def happens(scene: Scene, *found: Sending) -> None:
    scene.desk.sendings.found = list(found)
    scene.desk.tell("rdvs", 1)
    await scene.settle()


async def go(scene: Scene, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    scene.press(key, modifiers)
    await scene.settle()


async def test_the_mark_at_the_bottom_leads_there_and_nothing_at_the_left_is_pressed(scene: Scene) -> None:
    bottom = scene.frame.bottom
    assert bottom.unsent.isHidden()
    await happens(scene, *everything())
    assert bottom.unsent.text() == "2 à régler · 1 à envoyer"
    QTest.mouseClick(bottom.unsent, Qt.MouseButton.LeftButton)
    await scene.settle()
    page = scene.frame.page("sendings")
    assert scene.frame.stack.currentWidget() is page
    assert page.list.hasFocus()
    assert scene.frame.rail._group.checkedButton() is None
    await go(scene, Key.Key_Escape)
    assert scene.frame.place == "agenda"
    assert scene.frame.rail._group.checkedButton() is not None
    QTest.mouseClick(bottom.link, Qt.MouseButton.LeftButton)
    await scene.settle()
    assert scene.frame.place == "sendings"


async def test_what_asks_lasts_in_one_place_until_nothing_does(scene: Scene) -> None:
    await happens(scene, *everything())
    bar = scene.frame.bottom.standing
    asking = next(one for one in bar._all if one.icon == "differs")
    assert asking.text().startswith("2 envois attendent votre décision")
    assert bar.isVisible()
    QTest.mouseClick(bar._act, Qt.MouseButton.LeftButton)
    await scene.settle()
    assert scene.frame.place == "sendings"
    assert asking.isHidden(), "it is in sight"
    await go(scene, Key.Key_Escape)
    assert not asking.isHidden()
    await happens(scene, everything()[-1])
    assert asking.isHidden()
    assert scene.frame.bottom.unsent.isHidden()


async def test_it_is_gone_through_by_the_keyboard_and_each_letter_does_what_its_button_says(scene: Scene) -> None:
    await happens(scene, *everything())
    await go(scene, Key.Key_9, CTRL)
    page, sendings = scene.frame.page("sendings"), scene.desk.sendings
    shown = [button.text() for button in page.one.choices.values() if button.isVisible()]
    assert shown == ["Garder le mien (M)", "Garder le leur (L)"]
    await go(scene, Key.Key_Down)
    shown = [button.text() for button in page.one.choices.values() if button.isVisible()]
    assert shown == ["Envoyer et prévenir (P)", "Renoncer (Suppr)"]
    await go(scene, Key.Key_Down)
    await go(scene, Key.Key_T)
    await go(scene, Key.Key_Delete)
    await go(scene, Key.Key_Up)
    await go(scene, Key.Key_P)
    await go(scene, Key.Key_Up)
    await go(scene, Key.Key_L)
    did = [("retry", "waits"), ("give_up", "waits"), ("send_old", "old"), ("keep_theirs", "conflict")]
    assert sendings.decided == did


async def test_once_decided_the_next_one_is_in_hand_and_at_the_end_the_page_says_so(scene: Scene) -> None:
    first, *others = everything()
    await happens(scene, first, *others)
    await go(scene, Key.Key_9, CTRL)
    page = scene.frame.page("sendings")
    presenter = scene.frame.presenter.page("sendings")
    assert presenter.selected.key == "conflict"
    await happens(scene, *others)
    assert presenter.selected.key == "old"
    assert page.list.hasFocus()
    await happens(scene)
    assert page.empty.isVisible()
    assert page.empty.title() == "Rien à envoyer"
    assert not page.side.isVisible()


async def test_enter_shows_the_rdv_on_its_day(scene: Scene) -> None:
    await happens(scene, *everything())
    await go(scene, Key.Key_9, CTRL)
    await go(scene, Key.Key_Return)
    assert scene.frame.place == "agenda"


async def test_a_memory_that_fails_is_said_with_a_way_to_read_again(scene: Scene) -> None:
    scene.desk.sendings.failure = MemoryUnwritable()
    await go(scene, Key.Key_9, CTRL)
    page = scene.frame.page("sendings")
    assert page.empty.isVisible()
    scene.desk.sendings.failure = None
    scene.desk.sendings.found = everything()
    page.empty.button.click()
    await scene.settle()
    assert page.list.isVisible()


async def test_a_discreet_screen_names_nobody_there(scene: Scene) -> None:
    await happens(scene, *everything())
    await go(scene, Key.Key_9, CTRL)
    page = scene.frame.page("sendings")
    assert page.side.isVisible()
    await go(scene, Key.Key_F9)
    assert page.isVisible()
    assert not page.side.isVisible()
    assert "DUPONT" not in "\n".join(line.spoken for line in scene.frame.presenter.page("sendings").model.lines)
    await go(scene, Key.Key_F9)
    assert page.side.isVisible()


@pytest.mark.parametrize(("scheme", "percent"), [("light", 100), ("light", 150), ("dark", 100), ("contrast", 150)])
async def test_it_fits_a_small_screen_and_says_who_and_what_becomes_of_it(
    scene: Scene, look: Callable[[str, int], None], scheme: str, percent: int
) -> None:
    look(scheme, percent)
    scene.window.resize(1280, 720)
    await happens(scene, *everything())
    await go(scene, Key.Key_9, CTRL)
    assert scene.window.width() == 1280
    drawn = {one.text: one.cut for one in drawn_in(scene.frame.page("sendings").list.viewport())}
    for state in ("changé entre-temps", "attend votre accord", "à envoyer", "envoyé à 10:17"):
        assert drawn[state] is False, state
