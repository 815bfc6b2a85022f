"""Where a file is to be written: asked without standing in anybody's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from kiosk.domain.text.language import tr


def ask_where(parent: QWidget, title: str, name: str, kinds: str, chosen: Callable[[Path], None]) -> None:
    """Asks where to keep ``name`` (with its ending), in the person's documents first; ``chosen`` is told, if anywhere.

    The dialog is opened and answers later: waiting for it in an event loop of its own would end the tasks of others.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, str(Path(folder) / name), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    # Where the system has no dialog of its own, Qt's shows, and its French lacks these.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Dossier\u00a0:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Type\u00a0:"))
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
