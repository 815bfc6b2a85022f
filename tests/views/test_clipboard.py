"""What is copied is marked as private, and leaves the clipboard a minute later, at a sign-out and at the end."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.views import clipboard
from kiosk.views.clipboard import KEPT_MS, Keeper

ROOT = Path(__file__).resolve().parents[2]
PHONE, NAME = "06 39 98 00 12", "DUPONT Léa"


@pytest.fixture
def system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QClipboard]:
    """A clipboard of which the system says that it is ours, as a real one does; without a screen none does."""
    monkeypatch.setattr(Keeper, "from_here", lambda keeper: not getattr(keeper, "foreign", False))
    clipboard.watch()
    yield QGuiApplication.clipboard()
    keeper().foreign = False  # type: ignore[attr-defined]
    clipboard.forget()


def keeper() -> Keeper:
    application = QApplication.instance()
    assert application is not None
    [found] = application.findChildren(Keeper)
    return found


async def test_a_copy_is_private_and_lasts_a_minute(system: QClipboard) -> None:
    clipboard.put(PHONE)
    data = system.mimeData()
    assert (data.text(), bytes(data.data("x-kde-passwordManagerHint").data())) == (PHONE, b"secret")
    assert any("CanIncludeInClipboardHistory" in kind for kind in data.formats())
    timer = keeper().timer
    assert (timer.isActive(), timer.interval(), KEPT_MS) == (True, 60_000, 60_000)
    timer.timeout.emit()
    assert (system.text(), timer.isActive()) == ("", False)


async def test_what_was_copied_by_hand_is_held_to_the_same(system: QClipboard) -> None:
    field = QLineEdit(NAME)
    field.selectAll()
    field.copy()
    assert keeper().timer.isActive()
    QApplication.processEvents()
    assert (system.text(), system.mimeData().hasFormat("x-kde-passwordManagerHint")) == (NAME, True)
    clipboard.forget()
    assert system.text() == ""
    field.deleteLater()


async def test_what_was_copied_elsewhere_stays(system: QClipboard) -> None:
    clipboard.put(PHONE)
    keeper().foreign = True  # type: ignore[attr-defined]
    system.setText("of another program")
    assert not keeper().timer.isActive()
    clipboard.forget()
    assert system.text() == "of another program"


async def test_what_tells_nothing_of_anybody_stays(system: QClipboard) -> None:
    clipboard.put("Kiosk 0.1.0", lasting=True)
    assert not system.mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.forget()
    assert (system.text(), keeper().timer.isActive()) == ("Kiosk 0.1.0", False)


def test_there_is_one_way_to_the_clipboard() -> None:
    ways = {
        path.relative_to(ROOT / "kiosk").as_posix()
        for path in (ROOT / "kiosk").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "clipboard" and isinstance(node.value, ast.Name)
    }
    assert ways == {"views/clipboard.py"}
