"""What writes people down, as widgets: the form, the comparison, the agents, the notice that leads back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.presenters.usagers import duplicate_check
from kiosk.presenters.usagers.form import UsagerFormPresenter
from kiosk.presenters.usagers.merge import UsagerMergePresenter
from kiosk.presenters.usagers.referents import ReferentsPresenter
from kiosk.views.usagers.form import UsagerForm
from kiosk.views.usagers.merge import MergeSheet
from kiosk.views.usagers.referents import ReferentsSheet
from kiosk.views.widgets.notice_bar import NoticeBar
from tests.presenters.fakes import MARTIN, NOW, TODAY
from tests.presenters.usagers.people import LEA, AtUsagers, people_data, row_of_usager
from tests.support.desk import at_the_counter

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
TWIN = Usager(8, "Inès", "MARTIN", phone_number="06 12 34 56 99", address="12 rue des Lilas")
OTHER = Usager(11, "Lea", "Dupond", phone_number="06 12 34 56 78", address=LEA.address)


@dataclass
class Sheets:
    """The presenters over one desk, and the sheets that are shown of them."""

    usagers: AtUsagers
    form: UsagerFormPresenter
    merge: UsagerMergePresenter
    referents: ReferentsPresenter
    shown: list[QWidget]

    async def shows(self, sheet: QWidget, width: int = 1188, height: int = 700) -> None:
        self.shown.append(sheet)
        sheet.resize(width, height)
        sheet.show()
        sheet.activateWindow()
        await self.settle()

    async def settle(self) -> None:
        await self.usagers.settle()
        for _ in range(6):
            await asyncio.sleep(0.002)


@pytest.fixture
async def sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]) -> AsyncIterator[Sheets]:
    monkeypatch.setattr(duplicate_check, "PAUSE", 0)
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    of_lea: dict[str, Any] = {
        "caisse_affiliation": "caf",
        "notes": "Préfère le matin.",
        "invitation_accepted_at": NOW.isoformat(),
    }
    data = people_data(row_of_usager(TWIN), row_of_usager(OTHER), **of_lea)
    async with at_the_counter(tmp_path, data, resume=False) as counter:
        usagers = AtUsagers(counter)
        await usagers.arrive()
        work = usagers.work
        form = UsagerFormPresenter(work, fiction_numbers=True)
        made = Sheets(usagers, form, UsagerMergePresenter(work), ReferentsPresenter(work), [])
        yield made
        await usagers.tasks.close()
    for sheet in made.shown:
        sheet.close()
        sheet.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def types(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


async def test_enter_goes_from_field_to_field_and_judges_those_left(sheets: Sheets) -> None:
    form = UsagerForm(sheets.form)
    sheets.form.open_new(1)
    await sheets.shows(form)
    assert form.fields["last_name"].edit.hasFocus()
    types(form.fields["last_name"].edit, "martin")
    QTest.keyClick(form.fields["last_name"].edit, Qt.Key.Key_Return)
    assert form.fields["first_name"].edit.hasFocus()
    assert form.fields["last_name"].edit.text() == "MARTIN"
    form.focus_field("birth_date")
    types(form.fields["birth_date"].edit, "31/4/85")
    form.focus_field("email")
    assert form.fields["birth_date"].message.isVisible()
    assert form.fields["birth_date"].edit.accessibleDescription() == form.fields["birth_date"].message.text()


async def test_who_is_alike_stands_beside_with_what_differs(sheets: Sheets) -> None:
    form = UsagerForm(sheets.form)
    sheets.form.open_new(1, "martin ines 06 12 34 56 99")
    await sheets.shows(form)
    (card,) = form.duplicates.cards
    verdicts = {label.text(): label.property("verdict") for label in card.findChildren(QLabel)}
    assert verdicts["MARTIN"] == "same"
    assert verdicts["06 12 34 56 99"] == "same"
    assert verdicts["12 rue des Lilas"] == "plain"
    chosen: list[Usager] = []
    sheets.form.chosen.connect(chosen.append)
    QTest.keyClick(form.fields["email"].edit, Qt.Key.Key_F2)
    assert [one.id for one in chosen] == [TWIN.id]


async def test_escape_goes_back_and_the_save_key_saves(sheets: Sheets) -> None:
    form = UsagerForm(sheets.form)
    saved: list[Usager] = []
    sheets.form.saved.connect(saved.append)
    sheets.form.open_new(1, "martin ines")
    await sheets.shows(form)
    QTest.keyClick(form.fields["email"].edit, Qt.Key.Key_Escape)
    assert not sheets.form.is_open
    sheets.form.open_new(1)
    assert form.fields["last_name"].edit.text() == "MARTIN"
    QTest.keyClick(form.fields["email"].edit, Qt.Key.Key_Return, CTRL)
    await sheets.settle()
    await sheets.usagers.sent()
    assert [one.last_name for one in saved] == ["MARTIN"]


@pytest.mark.parametrize("percent", [100, 150, 200])
async def test_nothing_of_the_form_is_cut(sheets: Sheets, look: Callable[..., None], percent: int) -> None:
    look("light", percent)
    form = UsagerForm(sheets.form)
    sheets.form.open_edit(Fiche(LEA), 1)
    await sheets.shows(form, 1080, 660)
    sheets.form.set_text("phone_number", "06 12 34 56 99")
    await sheets.settle()
    for button in form.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    for label in form.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
    assert not form.fields["email"].edit.isReadOnly() or form.fields["email"].message.text()


async def test_arrows_go_through_the_comparison(sheets: Sheets) -> None:
    sheet = MergeSheet(sheets.merge)
    sheets.merge.open(LEA, 1, OTHER)
    await sheets.shows(sheet)
    first = sheet.rows["last_name"]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert sheets.merge.chosen("last_name") == "merged"
    assert first.side == "merged"
    assert "Reste\u00a0: Dupond" in first.accessibleName()
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert sheets.merge.chosen("last_name") == "kept"
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert sheets.merge.chosen("last_name") == "merged"
    QTest.keyClick(first, Qt.Key.Key_Down)
    # What is the same has nothing to choose: the keyboard passes it by.
    assert not sheet.rows["first_name"].hasFocus()
    assert not first.hasFocus()
    sheet.name.edit.setFocus()
    types(sheet.name.edit, "dupond lea")
    QTest.keyClick(sheet.name.edit, Qt.Key.Key_Return, CTRL)
    await sheets.settle()
    assert (await sheets.usagers.there(LEA.id)).usager.last_name == "Dupond"


async def test_tab_goes_through_the_comparison_as_the_eye_does(sheets: Sheets) -> None:
    sheet = MergeSheet(sheets.merge)
    sheets.merge.open(LEA, 1, OTHER)
    await sheets.shows(sheet)
    choices = [row for row in sheet.rows.values() if row.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert len(choices) < len(sheet.rows)
    for widget in (*choices[1:], sheet.name.edit):
        assert _tabbed() is widget
    sheets.merge.set_typed(sheets.merge.name_wanted)
    assert _tabbed() is sheet.do
    close = _tabbed()
    assert isinstance(close, QPushButton)
    assert close.text() == "Fermer (Échap)"


def _tabbed() -> QWidget | None:
    """Presses Tab; what has the keyboard then."""
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_Tab)
    return QApplication.focusWidget()


async def test_escape_in_the_comparison_goes_back_to_the_search(sheets: Sheets) -> None:
    sheet = MergeSheet(sheets.merge)
    sheets.merge.open(LEA, 1, OTHER)
    await sheets.shows(sheet)
    QTest.keyClick(sheet.rows["last_name"], Qt.Key.Key_Escape)
    await sheets.settle()
    assert sheet.search.isVisible()
    assert sheet.search.field.hasFocus()
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Escape)
    assert sheets.merge.step == "closed"


async def test_an_agent_is_added_from_the_keyboard_and_the_field_keeps_it(sheets: Sheets) -> None:
    sheet = ReferentsSheet(sheets.referents)
    sheets.referents.open(await sheets.usagers.there(LEA.id), 1, TODAY)
    await sheets.shows(sheet)
    assert sheet.field.edit.hasFocus()
    types(sheet.field.edit, "mart")
    QTest.keyClick(sheet.field.edit, Qt.Key.Key_Return)
    await sheets.settle()
    assert (await sheets.usagers.there(LEA.id)).referent_agent_ids == (MARTIN.id,)
    assert sheet.field.edit.text() == ""
    assert sheet.field.edit.hasFocus()
    (button,) = sheet.now.buttons.values()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    await sheets.settle()
    assert (await sheets.usagers.there(LEA.id)).referent_agent_ids == ()


def test_an_error_may_have_a_button_of_its_own(look: Callable[..., None]) -> None:
    bar = NoticeBar("Reprendre (Ctrl+Z)")
    acted: list[str] = []
    bar.acted.connect(acted.append)
    bar.say("Sans bouton.", "error", key="one")
    bar.say("La fiche n’a pas été acceptée.", "error", key="two", action="Continuer la saisie")
    (button,) = [one for one in bar.findChildren(QPushButton) if not one.isHidden()]
    assert button.text() == "Continuer la saisie"
    button.click()
    assert acted == ["two"]
    assert bar.text() == "Sans bouton."
    assert all(one.isHidden() for one in bar.findChildren(QPushButton))
    bar.dismiss()
    bar.deleteLater()
