"""« Envois » over a real desk and platform: what a colleague did meanwhile, what is old, what is given up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.domain.day.status import Status
from kiosk.domain.writes.sending import Becomes
from kiosk.presenters.around.lines import Head
from tests.views.real_scene import CTRL, RealScene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEY = Qt.Key


async def noted_through_a_cut(scene: RealScene, key: Qt.Key, number: int = 1) -> None:
    """What a letter does on an RDV, Léa's of 9:20 or Paul's of 15:20, while nobody hears the platform."""
    await scene.cut()
    table = scene.frame.page("agenda").table
    table.setFocus()
    table.choose(f"rdv-{number}")
    await scene.press(key)
    if scene.question is not None:
        await scene.says_yes()


async def back(scene: RealScene) -> None:
    """The platform is there again, and what asks has been said."""
    scene.counter.wire.mend()
    scene.counter.desk.roused()
    await scene.reaches(lambda: scene.frame.presenter.sendings.asking == 1, "what asks")
    assert scene.frame.bottom.unsent.text() == "1 à régler"
    scene.frame.bottom.unsent.click()
    await scene.reaches(lambda: scene.frame.presenter.page("sendings").selected is not None, "the list")


async def hit(scene: RealScene, key: Qt.Key) -> None:
    """Presses a key; what is held stays to be sent, which nobody waits for."""
    QTest.keyClick(scene.focus, key)
    await scene.reaches(lambda: not scene.application.work.tasks.names, "rest")


async def status(scene: RealScene, number: int = 1) -> Status:
    return (await scene.counter.colleague.rdv(number)).participations[0].status


@pytest.mark.parametrize("mine", [False, True], ids=["theirs", "mine"])
async def test_who_was_first_is_said_and_one_of_both_is_kept(real_scene: RealScene, mine: bool) -> None:
    await noted_through_a_cut(real_scene, KEY.Key_E)
    await real_scene.counter.colleague.set_participation_status(100, Status.SEEN, key="theirs")
    await back(real_scene)
    shown = real_scene.frame.presenter.page("sendings")
    assert shown.selected.becomes is Becomes.CONFLICT
    assert [side.head for side in shown.sides] == ["Mon geste", "Entre-temps"]
    assert shown.sides[0].what == "Absent (excusé)"
    assert await status(real_scene) is Status.SEEN
    await real_scene.press(KEY.Key_M if mine else KEY.Key_L)
    if mine:
        assert real_scene.question is not None, "somebody would be told"
        await real_scene.says_yes()
        await real_scene.settle()
    assert await status(real_scene) is (Status.EXCUSED if mine else Status.SEEN)
    await real_scene.reaches(lambda: real_scene.frame.presenter.sendings.text == "", "nothing asks any more")
    await real_scene.press(KEY.Key_Z, CTRL)
    assert real_scene.question is not None, "one or the other can still be had, and tells people"


async def test_what_is_old_leaves_after_a_yes_alone(real_scene: RealScene) -> None:
    await noted_through_a_cut(real_scene, KEY.Key_E, 3)
    real_scene.counter.clock.move(minutes=20)
    await back(real_scene)
    shown = real_scene.frame.presenter.page("sendings")
    assert shown.selected.becomes is Becomes.TOO_OLD
    assert shown.told
    assert await status(real_scene, 3) is Status.UNKNOWN
    await hit(real_scene, KEY.Key_P)
    assert real_scene.question is not None
    assert await status(real_scene, 3) is Status.UNKNOWN
    await real_scene.says_yes()
    await real_scene.settle()
    assert await status(real_scene, 3) is Status.EXCUSED
    assert states(real_scene) == ["Aujourd’hui", "envoyé à 10:40"]


def states(scene: RealScene) -> list[str]:
    lines = scene.frame.presenter.page("sendings").model.lines
    return [line.title if isinstance(line, Head) else line.state for line in lines]


async def test_what_is_given_up_never_leaves_and_ctrl_z_makes_it_again(real_scene: RealScene) -> None:
    await noted_through_a_cut(real_scene, KEY.Key_V)
    await real_scene.reaches(lambda: real_scene.frame.presenter.sendings.text == "1 à envoyer", "what waits")
    await real_scene.press(KEY.Key_9, CTRL)
    await real_scene.press(KEY.Key_Delete)
    await real_scene.reaches(lambda: real_scene.frame.presenter.sendings.text == "", "nothing waits")
    assert states(real_scene) == ["Aujourd’hui", "repris avant l’envoi"]
    await real_scene.press(KEY.Key_Z, CTRL)
    await real_scene.reaches(lambda: real_scene.frame.presenter.sendings.text == "1 à envoyer", "it waits again")
    real_scene.counter.wire.mend()
    real_scene.counter.desk.roused()
    await real_scene.reaches(lambda: not real_scene.counter.desk.unsent_count, "it has left")
    assert await status(real_scene) is Status.SEEN
