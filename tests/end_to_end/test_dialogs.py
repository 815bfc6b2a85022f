"""While the system asks which printer, and where to keep a file, the desk goes on: what a colleague does is shown."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from kiosk.domain.day.status import Status
from kiosk.views.paper.save_file import ask_where
from tests.end_to_end.morning import EARLY, LATE, sent
from tests.end_to_end.screen import CTRL, Key
from tests.end_to_end.stage import Stage
from tests.support.waiting import until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def test_what_a_colleague_does_is_shown_behind_the_dialogs_of_the_system(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage:
        ours = await stage.opens(stage.secretary)
        colleague = await stage.meets(stage.second_desk)
        monkeypatch.setattr(QPrinterInfo, "availablePrinters", lambda: ["one"])
        await ours.press(Key.Key_P, CTRL)
        await until(lambda: any(one.isVisible() for one in ours.window.findChildren(QPrintDialog)), "the printers")
        ask_where(ours.window, "Enregistrer", "liste.pdf", "PDF (*.pdf)", lambda _path: None)
        await until(lambda: any(one.isVisible() for one in ours.window.findChildren(QFileDialog)), "the folders")

        await colleague.sets(EARLY, Status.SEEN)
        await ours.says(EARLY, "Vu")
        assert ours.frame.presenter.link.connected is True

        dialogs = [*ours.window.findChildren(QPrintDialog), *ours.window.findChildren(QFileDialog)]
        for dialog in reversed(dialogs):
            dialog.reject()
        await until(lambda: not ours.window.findChildren(QPrintDialog), "the agenda alone")
        await colleague.sets(EARLY, Status.NOSHOW)
        await ours.says(EARLY, "Absent (non excusé)")
        await ours.gesture(LATE, Key.Key_A)
        await sent(ours)
        assert await colleague.status(LATE) is not None
