"""« Prévenir » and « Rappeler » in the real window: what cannot be is not ticked and says why; what is said agrees."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from kiosk.domain.booking.availability import Slot
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.people.model import RdvAgent
from kiosk.views.booking.form import BookingForm
from kiosk.views.widgets.tick_box import TickBox
from tests.support.desk import BEATRICE, LEA, NOW, PAUL, TOM, counter_data, usager_row
from tests.views.real_scene import RealScene

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NOBODY, SILENT, HOUR = 4, 33, NOW + timedelta(hours=3)


@pytest.fixture
def data() -> dict[str, Any]:
    """Somebody who can be written to in no way, and a motif of which nobody is told."""
    base = counter_data()
    silent = {"key": "muet", "id": SILENT, "name": "Discret", "visibility_type": "visible_and_not_notified"}
    told = [one | {"visibility_type": "visible_and_notified"} for one in base["motifs"]]
    return counter_data(
        users=[*base["users"], usager_row(NOBODY, "Anne", "Seule", email=None, phone_number=None)],
        motifs=[*told, told[0] | silent],
    )


async def form_for(
    scene: RealScene, *usager_ids: int, motif: int = 31, after: timedelta = timedelta(hours=3)
) -> BookingForm:
    booking = scene.frame.presenter.page("booking")
    scene.frame.presenter.intents.book_for(await scene.counter.usager(usager_ids[0]))
    await scene.reaches(lambda: booking.search.directory is not None and booking.way != "unknown", "the form")
    await scene.settle()
    for usager_id in usager_ids:
        booking.draft.add_guest(await scene.counter.usager(usager_id))
    booking.search.set_motif(motif)
    await scene.settle()
    at = NOW + after
    agents = (RdvAgent(BEATRICE, "Béatrice", "Martin"),)
    booking.draft.take(Slot(at, at + timedelta(minutes=30), 11, motif, 1, agents))
    await scene.settle()
    form = scene.frame.page("booking").findChild(BookingForm)
    assert isinstance(form, BookingForm)
    return form


def boxes(form: BookingForm) -> list[tuple[bool, bool]]:
    """Ticked, and whether it can be changed."""
    shown = [box for box in form.guests.findChildren(TickBox) if box.isVisible()]
    return [(box.isChecked(), box.isEnabled()) for box in shown]


def words(form: BookingForm) -> str:
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    return "\n".join(said).replace("\u00a0", " ")


async def test_who_can_be_told_is_and_below_it_says_so(real_scene: RealScene) -> None:
    form = await form_for(real_scene, PAUL)
    assert boxes(form) == [(True, True)] * 2
    assert "MARTIN Paul, par SMS et par e-mail" in words(form)


async def test_who_has_no_means_is_not_ticked_and_why_is_said(real_scene: RealScene) -> None:
    form = await form_for(real_scene, NOBODY)
    assert boxes(form) == [(False, False)] * 2
    assert "Ni mobile ni e-mail" in words(form)
    assert "Non prévenus : SEULE Anne" in words(form)


async def test_a_proche_is_told_through_who_is_responsible(real_scene: RealScene) -> None:
    form = await form_for(real_scene, TOM)
    assert boxes(form) == [(True, True)] * 2


async def test_a_motif_that_tells_nobody_leaves_the_boxes_and_says_so(real_scene: RealScene) -> None:
    form = await form_for(real_scene, PAUL, motif=SILENT)
    assert boxes(form) == [(False, False)] * 2
    assert "Ce motif n’envoie rien aux usagers." in words(form)


async def test_an_hour_that_is_past_tells_nobody(real_scene: RealScene) -> None:
    form = await form_for(real_scene, PAUL, after=-timedelta(hours=1))
    assert boxes(form) == [(False, False)] * 2
    assert "L’heure est passée" in words(form)
    assert "par SMS" not in words(form)


async def test_what_is_not_announced_says_so_beside_ticked_boxes(real_scene: RealScene) -> None:
    agenda = real_scene.frame.presenter.page("agenda")
    entry = await real_scene.counter.desk.entry(3)
    assert entry is not None
    agenda.rdvs.acts.act(RdvAct.MODIFY, entry)
    await real_scene.settle()
    form = real_scene.frame.page("booking").findChild(BookingForm)
    assert isinstance(form, BookingForm)
    form.context.setText("Vient à pied")
    real_scene.frame.presenter.page("booking").draft.set_duration(45)
    await real_scene.settle()
    assert boxes(form) == [(True, True)] * 2
    assert "Personne ne sera prévenu" not in words(form)
    assert "Rien de ce qui change ici ne s’annonce" in words(form)


async def test_the_keyboard_goes_on_to_the_next_person_once_one_is_taken_out(real_scene: RealScene) -> None:
    form = await form_for(real_scene, LEA, PAUL, TOM)
    assert list(form.guests._outs) == [LEA, PAUL, TOM]
    real_scene.window.activateWindow()
    form.guests._outs[PAUL].setFocus()
    await real_scene.press(Qt.Key.Key_Space)
    assert real_scene.focus is form.guests._outs[TOM]
    await real_scene.press(Qt.Key.Key_Space)
    assert real_scene.focus is form.guests._outs[LEA]
    await real_scene.press(Qt.Key.Key_Space)
    assert isinstance(real_scene.focus, QLineEdit), "who is it for, again"
