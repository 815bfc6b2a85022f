"""The history of a fiche, through the window: who changed what when, where the platform tells it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.platform.failures import SignedOut
from kiosk.platform_server.values.like import OWN
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.views.rdv.history import HistoryDialog
from tests.support.desk import LEA
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
async def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path) as made:
        yield made


async def test_the_changes_of_a_fiche_are_read_over_it(at: DeskWindow) -> None:
    colleague = at.counter.colleague
    await colleague.update_user(LEA, UsagerFields(phone_number="06 98 76 54 32"), key="k")
    at.frame.presenter.intents.show_fiche(LEA)
    usagers = at.frame.presenter.page("usagers")
    await until(lambda: FicheAction.HISTORY in usagers.fiche.offered, "the fiche")
    await at.settle()
    at.frame.page("usagers").fiche.actions_row.focus_first()
    await at.press(Qt.Key.Key_H)
    await until(lambda: usagers.history.changes, "the history")
    [dialog] = at.window.findChildren(HistoryDialog)
    said = dialog.texts()
    assert "DUPONT Léa" in said
    assert "Téléphone\u00a0: 06 12 34 56 78 → 06 98 76 54 32" in said
    assert not any("+336" in text for text in said), "how machines dial it goes without saying"
    dialog.accept()
    await at.settle()
    assert usagers.history.changes == (), "it is kept by nobody"


async def test_a_platform_that_tells_no_history_is_not_asked_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)
    async with desk_window(tmp_path, like=replace(OWN, desk_api=False)) as at:
        at.frame.presenter.intents.show_fiche(LEA)
        usagers = at.frame.presenter.page("usagers")
        await until(lambda: FicheAction.EDIT in usagers.fiche.offered, "the fiche")
        assert FicheAction.HISTORY not in usagers.fiche.offered


async def test_a_history_that_cannot_be_read_does_not_arrive_for_ever(at: DeskWindow) -> None:
    at.frame.presenter.intents.show_fiche(LEA)
    usagers = at.frame.presenter.page("usagers")
    await until(lambda: FicheAction.HISTORY in usagers.fiche.offered, "the fiche")
    at.counter.wire.fail("versions", SignedOut())
    await at.settle()
    at.frame.page("usagers").fiche.actions_row.focus_first()
    await at.press(Qt.Key.Key_H)
    await until(lambda: usagers.history.note and not usagers.history.loading, "why there is none")
    assert usagers.history.nothing_text == "", "nothing is said of what was not read"
    for dialog in at.window.findChildren(HistoryDialog):
        dialog.accept()
    await at.settle()
