"""« Statistiques » in the window: opened by its key, drawn and read, exported and printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog

from kiosk.views import theme
from tests.conftest import ROOT
from tests.presenters.fakes import until
from tests.presenters.statistics.test_page import facts
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


async def opened(scene: Scene) -> Any:
    scene.desk.statistics.facts = list(facts())
    scene.press(Key.Key_S, CTRL | SHIFT)
    page = scene.frame.page("statistics")
    presenter = scene.frame.presenter.page("statistics")
    await until(lambda: page._draws and presenter.sections and page._place >= len(presenter.sections))
    await scene.settle()
    return page


async def test_the_key_leads_there_and_every_chart_has_its_table(scene: Scene) -> None:
    page = await opened(scene)
    assert scene.frame.place == "statistics"
    views = page._sections.values()
    charts = [view for view in views if view.chart is not None and view.chart.isVisible()]
    assert len(charts) >= 2
    for view in views:
        table = view.table.model()
        assert table.rowCount() > 0
        assert view.table.accessibleName() == view.title.text()
    for view in charts:
        assert "tableau" in view.chart.accessibleName()
        drawn = view.chart.grab().toImage()
        inks = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)}
        assert len(inks) > 2, "something is drawn"
    total = next(view for key, view in page._sections.items() if key == "time").table.model()
    heard = total.data(total.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "23/11, Total\u00a0: 8"


async def test_colours_follow_the_look(scene: Scene, qapp: QApplication) -> None:
    page = await opened(scene)
    chart = page._sections["time"].chart
    light = chart.grab().toImage().pixelColor(2, 2)
    theme.apply(qapp, "dark")
    try:
        await scene.settle()
        assert chart.grab().toImage().pixelColor(2, 2) != light
    finally:
        theme.apply(qapp, "light")


async def test_the_figures_are_exported_and_printed(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    page = await opened(scene)
    for key, name in ((Key.Key_X, "x.csv"), (Key.Key_I, "x.pdf")):
        page.setFocus()
        scene.press(key)
        (dialog,) = page.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.reject()
        await until(lambda: not page.findChildren(QFileDialog))
    assert "Rendez-vous" in (tmp_path / "x.csv").read_text("utf-8-sig")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_what_draws_is_not_loaded_by_a_start() -> None:
    code = "import sys, kiosk.app.run, kiosk.views.statistics.page; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
