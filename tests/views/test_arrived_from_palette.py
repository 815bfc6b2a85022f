"""Ctrl+K, a name, Maj+Entrée: who is found goes to the waiting room; what became of their RDV is read on the line."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.domain.day.status import Action
from kiosk.presenters.usagers.results import UsagerResults
from kiosk.presenters.words.usager_texts import UsagerRow
from kiosk.views.confirm import ConfirmDialog
from kiosk.views.usagers.palette import Palette
from tests.support.desk import counter_data, rdv_row, usager_row
from tests.support.desk_window import DeskWindow, desk_window

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SEEN, EXPECTED, TWICE, MOTHER, CHILD, NOBODY, WITH_CHILD, TODDLER = range(1, 9)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
async def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    data = counter_data(
        users=[
            usager_row(SEEN, "Awa", "Diallo", phone_number="06 00 00 00 01"),
            usager_row(EXPECTED, "Awa", "Diallo", phone_number="06 00 00 00 02"),
            usager_row(TWICE, "Ines", "Benali"),
            usager_row(MOTHER, "Rose", "Caron"),
            usager_row(CHILD, "Tom", "Caron", responsible=f"u{MOTHER}"),
            usager_row(NOBODY, "Paul", "Martin"),
            usager_row(WITH_CHILD, "Lina", "Roche"),
            usager_row(TODDLER, "Nino", "Roche", responsible=f"u{WITH_CHILD}"),
        ],
        rdvs=[
            rdv_row(1, "9:20", SEEN),
            rdv_row(2, "14:20", EXPECTED),
            rdv_row(3, "10:50", TWICE),
            rdv_row(4, "15:20", TWICE),
            rdv_row(5, "11:20", CHILD),
            rdv_row(6, "11:50", WITH_CHILD, TODDLER),
        ],
    )
    async with desk_window(tmp_path, data) as made:
        yield made


async def look_for(at: DeskWindow, name: str) -> Palette:
    await at.press(KEY.Key_K, CTRL)
    await at.write(name)
    palette = at.window.findChild(Palette)
    assert palette is not None
    return palette


def rows_of(palette: Palette) -> Sequence[UsagerRow]:
    model = palette.search.list.model()
    assert isinstance(model, UsagerResults)
    return model.rows


def waits(at: DeskWindow, *rdv_ids: int) -> list[int]:
    """Of these RDVs, how many of each wait."""
    entries = {entry.rdv.id: entry.rdv for entry in at.frame.presenter.page("agenda").feed.data.entries}
    return [sum(one.waiting_since is not None for one in entries[i].participations) for i in rdv_ids]


async def test_who_is_expected_comes_before_a_homonym_already_seen_and_each_says_so(at: DeskWindow) -> None:
    board = at.frame.presenter.page("agenda").board
    board.act(Action.SEEN, ["rdv-1"])
    await at.settle()
    palette = await look_for(at, "diallo awa")
    rows = rows_of(palette)
    assert [(row.usager.id, row.side) for row in rows] == [
        (EXPECTED, "Attendu(e) à 14:20"),
        (SEEN, "Vu(e) à 9:20"),
    ]
    assert len({row.sign for row in rows}) == 2, "told apart without a word too"
    assert rows[1].spoken.endswith("Vu(e) à 9:20")
    board.act(Action.WAITING, ["rdv-2"])
    await at.settle()
    assert rows_of(palette)[0].side == "En salle d’attente depuis 10:20"


async def test_shift_return_puts_who_is_found_in_the_waiting_room_and_ctrl_z_takes_it_back(at: DeskWindow) -> None:
    at.frame.presenter.pages.go_to("walk_ins")
    palette = await look_for(at, "diallo awa")
    assert waits(at, 2) == [0]
    palette.search._choose(next(p for p, row in enumerate(rows_of(palette)) if row.usager.id == EXPECTED))
    await at.press(KEY.Key_Return, SHIFT)
    assert waits(at, 2) == [1]
    assert not palette.isVisible()
    assert at.notices[-1].text == "DIALLO Awa en salle d’attente"
    assert at.notices[-1].undo
    await at.press(KEY.Key_Z, CTRL)
    assert waits(at, 2) == [0]


async def test_of_several_rdvs_it_asks_which(at: DeskWindow) -> None:
    await look_for(at, "benali")
    await at.press(KEY.Key_Return, SHIFT)
    dialog = at.window.findChild(ConfirmDialog)
    assert dialog is not None
    assert [button.text().partition(" – ")[0] for button in dialog.choices] == [
        "10:50, BENALI Ines",
        "15:20, BENALI Ines",
    ]
    assert dialog.choices[0].hasFocus() or dialog.focusWidget() is dialog.choices[0]
    assert waits(at, 3, 4) == [0, 0]
    dialog.choices[1].click()
    await at.settle()
    assert waits(at, 3, 4) == [0, 1]
    assert QApplication.activeModalWidget() is None


async def test_of_a_responsible_whose_child_has_one_it_asks_too(at: DeskWindow) -> None:
    await look_for(at, "caron rose")
    await at.press(KEY.Key_Return, SHIFT)
    dialog = at.window.findChild(ConfirmDialog)
    assert dialog is not None
    assert [button.text().partition(" – ")[0] for button in dialog.choices] == ["11:20, CARON Tom"]
    dialog.choices[0].click()
    await at.settle()
    assert waits(at, 5) == [1]


async def test_who_comes_to_one_rdv_with_their_child_arrives_with_them(at: DeskWindow) -> None:
    await look_for(at, "roche lina")
    await at.press(KEY.Key_Return, SHIFT)
    assert waits(at, 6) == [2]


async def test_it_says_why_not(at: DeskWindow) -> None:
    palette = await look_for(at, "martin paul")
    await at.press(KEY.Key_Return, SHIFT)
    assert palette.isVisible()
    assert palette.search._note.text() == "MARTIN Paul\u00a0: aucun RDV aujourd’hui."
    palette.leave()
    at.frame.presenter.page("agenda").board.act(Action.SEEN, ["rdv-1"])
    await at.settle()
    palette = await look_for(at, "diallo 06 00 00 00 01")
    await at.press(KEY.Key_Return, SHIFT)
    assert palette.search._note.text() == "DIALLO Awa\u00a0: vu(e) à 9:20."
    await at.write("x")
    assert "vu(e)" not in palette.search._note.text(), "said of what was asked, not of what is typed next"


async def test_the_line_of_the_list_has_the_key_too(at: DeskWindow) -> None:
    palette = await look_for(at, "roche")
    await at.press(KEY.Key_Down)
    assert palette.search.list.hasFocus()
    await at.press(KEY.Key_Return, SHIFT)
    assert sum(waits(at, 6)) >= 1


async def test_the_key_again_begins_another_name(at: DeskWindow) -> None:
    palette = await look_for(at, "roche")
    await look_for(at, "diallo")
    assert palette.search.field.text() == "diallo"
