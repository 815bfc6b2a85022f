"""Ctrl+Z and the journal, in the real window over a real desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.domain.booking.availability import Slot
from kiosk.domain.day.status import Action, Status
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.people.model import RdvAgent
from kiosk.presenters.journal.page import JournalLine, Standing
from kiosk.views.journal.sheet import JournalSheet
from tests.support.desk import BEATRICE, NOW, PAUL
from tests.views.real_scene import CTRL, CTRL_SHIFT, RealScene

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEY = Qt.Key
HOUR = NOW + timedelta(hours=6)


async def on_line(scene: RealScene, number: int, key: Qt.Key) -> None:
    """The line of the agenda, and the letter."""
    table = scene.frame.page("agenda").table
    table.setFocus()
    table.choose(f"rdv-{number}")
    await scene.press(key)


async def books(scene: RealScene) -> int:
    """Books for Paul, and comes back to the agenda; the id of the RDV."""
    booking = scene.frame.presenter.page("booking")
    scene.frame.presenter.intents.book_for(await scene.counter.usager(PAUL))
    await scene.reaches(lambda: booking.search.directory is not None and booking.way != "unknown", "the form")
    booking.search.set_motif(31)
    await scene.settle()
    booking.draft.take(Slot(HOUR, HOUR + timedelta(minutes=30), 11, 31, 1, (RdvAgent(BEATRICE, "Béatrice", "Martin"),)))
    await scene.settle()
    booking.draft.book()
    await scene.reaches(lambda: booking.draft.done, "booked")
    await scene.settle()
    await scene.press(KEY.Key_1, CTRL)
    return int(booking.draft.rdv_id)


async def takes_in(scene: RealScene) -> None:
    """Paul comes without an RDV, and is given the first créneau."""
    walk_ins = scene.frame.presenter.page("walk_ins")
    await scene.press(KEY.Key_U, CTRL)
    walk_ins.flow.choose_usager(await scene.counter.usager(PAUL))
    await scene.reaches(lambda: walk_ins.flow.motif_rows(""), "the motifs")
    walk_ins.flow.choose_motif(next(row.motif for row in walk_ins.flow.motif_rows("") if row.motif))
    await scene.reaches(lambda: walk_ins.flow.slot_state == "found", "the first créneau")
    await scene.settle()
    walk_ins.flow.book()
    await scene.reaches(lambda: walk_ins.lines and not walk_ins.flow.busy, "the line of the day")
    await scene.settle()


async def status(scene: RealScene, rdv_id: int) -> Status:
    return (await scene.counter.colleague.rdv(rdv_id)).participations[0].status


async def waits(scene: RealScene, rdv_id: int) -> bool:
    return (await scene.counter.colleague.rdv(rdv_id)).participations[0].waiting_since is not None


async def opens(scene: RealScene) -> JournalSheet:
    await scene.press(KEY.Key_Z, CTRL_SHIFT)
    sheet = scene.frame.stack.currentWidget()
    assert isinstance(sheet, JournalSheet)
    return sheet


def shown(scene: RealScene) -> list[tuple[str, Standing]]:
    lines: tuple[JournalLine, ...] = scene.frame.presenter.journal.lines
    return [(line.what.partition(",")[0], line.standing) for line in lines]


async def test_ctrl_z_takes_back_the_booking_and_not_the_arrival_before_it(real_scene: RealScene) -> None:
    await on_line(real_scene, 2, KEY.Key_A)
    rdv_id = await books(real_scene)
    await real_scene.press(KEY.Key_Z, CTRL)
    question = real_scene.question
    assert question is not None, "people were told of it"
    assert question.windowTitle().startswith("Reprendre ce RDV")
    await real_scene.says_yes()
    assert await status(real_scene, rdv_id) is Status.REVOKED
    assert await waits(real_scene, 2), "the arrival is left alone"
    assert not real_scene.frame.presenter.page("booking").draft.done, "nor is it said to be booked any more"
    await real_scene.press(KEY.Key_Z, CTRL)
    assert not await waits(real_scene, 2), "then the one before"


async def test_a_booking_that_has_not_left_is_taken_back_and_nobody_knows(real_scene: RealScene) -> None:
    await real_scene.cut()
    rdv_id = await books(real_scene)
    assert rdv_id < 0
    await real_scene.press(KEY.Key_Z, CTRL)
    assert "personne n’en a rien su" in real_scene.said
    assert await real_scene.counter.desk.entry(rdv_id) is None


async def test_a_walk_in_with_a_creneau_is_one_act(real_scene: RealScene) -> None:
    await on_line(real_scene, 2, KEY.Key_A)
    await takes_in(real_scene)
    walk_ins = real_scene.frame.presenter.page("walk_ins")
    assert [line.walk_in.outcome for line in walk_ins.lines] == [WalkInOutcome.BOOKED]
    (booked,) = [one for one in await real_scene.counter.colleague.rdvs_of_user(PAUL, 1) if one.id > 3]
    await real_scene.press(KEY.Key_Z, CTRL)
    await real_scene.says_yes()
    assert await status(real_scene, booked.id) is Status.REVOKED
    assert [line.walk_in.outcome for line in walk_ins.lines] == [WalkInOutcome.WAITING], "they stand here still"
    assert await waits(real_scene, 2)


async def test_what_cannot_be_taken_back_says_why_and_nothing_older_is(real_scene: RealScene) -> None:
    await on_line(real_scene, 2, KEY.Key_A)
    await on_line(real_scene, 1, KEY.Key_V)
    await real_scene.counter.colleague.set_participation_status(100, Status.NOSHOW, key="theirs")
    await real_scene.counter.desk.bring_up_to_date()
    for _ in range(2):
        await real_scene.press(KEY.Key_Z, CTRL)
        assert "ne peut être repris : l’état de DUPONT Léa a changé depuis" in real_scene.said
    assert await waits(real_scene, 2), "never the one before instead"


async def test_ctrl_z_right_after_a_gesture_waits_for_it(real_scene: RealScene) -> None:
    await on_line(real_scene, 2, KEY.Key_A)
    board = real_scene.frame.presenter.page("agenda").board
    board.act(Action.SEEN, ["rdv-1"])
    real_scene.frame.presenter.journal.undo()
    await real_scene.settle()
    assert await waits(real_scene, 2)
    assert await status(real_scene, 1) is Status.UNKNOWN


async def test_over_an_absence_excused_n_asks_first_and_so_does_its_way_back(real_scene: RealScene) -> None:
    await on_line(real_scene, 1, KEY.Key_E)
    await real_scene.says_yes()
    assert await status(real_scene, 1) is Status.EXCUSED
    await on_line(real_scene, 1, KEY.Key_N)
    question = real_scene.question
    assert question is not None
    assert any(
        "Déjà noté" in label.text() and "Absent (excusé)" in label.text() for label in question.findChildren(QLabel)
    )
    assert await status(real_scene, 1) is Status.EXCUSED
    await real_scene.says_yes()
    assert await status(real_scene, 1) is Status.NOSHOW
    await real_scene.press(KEY.Key_Z, CTRL)
    assert real_scene.question is not None
    assert await status(real_scene, 1) is Status.NOSHOW
    await real_scene.says_yes()
    assert await status(real_scene, 1) is Status.EXCUSED


async def test_the_journal_shows_each_act_and_takes_one_back_by_itself(real_scene: RealScene) -> None:
    await on_line(real_scene, 2, KEY.Key_A)
    await on_line(real_scene, 1, KEY.Key_V)
    sheet = await opens(real_scene)
    assert [standing for _, standing in shown(real_scene)] == [Standing.SENT, Standing.SENT]
    assert real_scene.focus is sheet.list
    await real_scene.press(KEY.Key_Down)
    await real_scene.press(KEY.Key_Return)
    assert not await waits(real_scene, 2)
    assert await status(real_scene, 1) is Status.SEEN
    assert [standing for _, standing in shown(real_scene)] == [Standing.SENT, Standing.TAKEN_BACK]
    assert (real_scene.focus, sheet.list.currentIndex().row()) == (sheet.list, 1)
    assert not sheet.take_back.isEnabled()
    await real_scene.press(KEY.Key_Escape)
    assert real_scene.frame.stack.currentWidget() is real_scene.frame.page("agenda")


async def test_the_journal_by_the_mouse_and_what_is_not_sent_yet(real_scene: RealScene) -> None:
    await real_scene.cut()
    await on_line(real_scene, 2, KEY.Key_A)
    real_scene.frame.presenter.journal.open()
    await real_scene.settle()
    sheet = real_scene.frame.stack.currentWidget()
    assert isinstance(sheet, JournalSheet)
    assert [standing for _, standing in shown(real_scene)] == [Standing.UNSENT]
    sheet.take_back.click()
    await real_scene.settle()
    assert [standing for _, standing in shown(real_scene)] == [Standing.TAKEN_BACK]
    real_scene.counter.wire.mend()
    await real_scene.counter.desk.bring_up_to_date()
    await real_scene.reaches(lambda: not real_scene.counter.desk.unsent_count, "all is sent")
    assert not await waits(real_scene, 2)


async def test_an_empty_journal_says_so_and_letters_do_nothing_in_it(real_scene: RealScene) -> None:
    table = real_scene.frame.page("agenda").table
    table.choose("rdv-2")
    sheet = await opens(real_scene)
    assert sheet.empty.isVisible()
    assert "Rien n’a encore été fait" in sheet.empty.title()
    for key in (KEY.Key_A, KEY.Key_V, KEY.Key_Return):
        await real_scene.press(key)
    assert real_scene.frame.presenter.journal.acts == ()
    await real_scene.press(KEY.Key_Z, CTRL)
    assert real_scene.said == "Rien à reprendre"


async def test_the_menu_opens_the_journal(real_scene: RealScene) -> None:
    top = real_scene.frame.top
    top.who.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    next(line for line in menu.actions() if "Journal" in line.text()).trigger()
    menu.close()
    await real_scene.settle()
    assert isinstance(real_scene.frame.stack.currentWidget(), JournalSheet)


async def test_in_a_field_what_was_typed_comes_first_then_what_was_done(real_scene: RealScene) -> None:
    await on_line(real_scene, 2, KEY.Key_A)
    field = real_scene.frame.page("agenda").header.filter
    field.setFocus()
    await real_scene.write("é")
    await real_scene.press(KEY.Key_Z, CTRL)
    assert field.text() == ""
    assert await waits(real_scene, 2)
    assert real_scene.focus == field
    await real_scene.press(KEY.Key_Z, CTRL)
    assert not await waits(real_scene, 2)
    field.clear()
    field.setFocus()
    real_scene.frame.page("usagers")
    await real_scene.press(KEY.Key_3, CTRL)
    assert not real_scene.frame.page("usagers").search.field.isRedoAvailable()
    await real_scene.press(KEY.Key_Z, CTRL_SHIFT)
    assert real_scene.frame.sheets.in_sight() == "journal"
