"""Wherever a proche stands, the adult who answers for them stands too, and is called in one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.domain.day.model import Participation
from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.usagers import FoundUsager
from kiosk.presenters.booking.texts import detail_text
from kiosk.presenters.words.usager_texts import row_of
from kiosk.views import addresses
from tests.presenters.fakes import NOW
from tests.presenters.fakes import rdv as fake_rdv
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene

MOTHER = Contact("+33612345678", None, None, True, True, "06 12 34 56 78")
CHILD = Usager(
    71, "Tom", "Dupont", responsible_id=70, responsible_name="Léa DUPONT", responsible_contact=MOTHER
)  # fmt: skip


@pytest.fixture
def desk() -> BelievableDesk:
    child = Participation(710, CHILD)
    return BelievableDesk(fake_rdv(7, NOW, child))


async def test_the_panel_names_the_adult_and_calls_them(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def take(address: str) -> bool:
        called.append(address)
        return True

    monkeypatch.setattr(addresses, "hand_over", take)
    scene.frame.show_panel(True)
    await scene.settle()
    panel = scene.frame.panel
    texts = "\n".join(one.text() for one in panel.findChildren(QLabel))
    assert "proche de Léa DUPONT" in texts
    assert "Notification des changements à Léa DUPONT, par SMS" in texts
    assert "Aucun moyen" not in texts
    buttons = panel.findChildren(QPushButton)
    assert any("06\u00a012\u00a034\u00a056\u00a078" in one.text() for one in buttons), "to be copied"
    (call,) = [one for one in buttons if one.text() == "Appeler Léa DUPONT"]
    QTest.mouseClick(call, Qt.MouseButton.LeftButton)
    assert called == ["tel:+33612345678"]


def test_lines_and_results_say_whom_to_call() -> None:
    said = "proche de Léa DUPONT, 06\u00a012\u00a034\u00a056\u00a078"
    assert said in detail_text(CHILD)
    assert said in [detail.text for detail in row_of(FoundUsager(CHILD), NOW).details]


async def test_the_row_says_whom_to_call(scene: Scene) -> None:
    row = scene.frame.presenter.page("agenda").board.row(f"rdv-{7}")
    assert row is not None
    assert row.detail == "proche de Léa DUPONT, 06\u00a012\u00a034\u00a056\u00a078"


async def test_the_menu_of_a_line_calls_the_adult(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def take(address: str) -> bool:
        called.append(address)
        return True

    monkeypatch.setattr(addresses, "hand_over", take)
    lines = {command.words: do for command, do in scene.frame.menu_lines("rdv-7")}
    lines["Appeler Léa DUPONT, 06\u00a012\u00a034\u00a056\u00a078"]()
    assert called == ["tel:+33612345678"]


@pytest.mark.parametrize(
    "desk",
    [BelievableDesk(fake_rdv(7, NOW, Participation(710, Usager(72, "HE\u0301LE\u0300NE", "\u202eDUPONT\u202c"))))],
)
async def test_no_name_is_taken_apart_or_turned_around(scene: Scene) -> None:
    row = scene.frame.presenter.page("agenda").board.row("rdv-7")
    assert row is not None
    assert row.name == "DUPONT Hélène"
    scene.frame.show_panel(True)
    await scene.settle()
    texts = "\n".join(one.text() for one in scene.frame.panel.findChildren(QLabel))
    assert "DUPONT Hélène" in texts
    assert "\u202e" not in texts
