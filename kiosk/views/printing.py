"""Documents on paper, or in a PDF file where the desk has no printer.

Imported when somebody prints: Qt's print support takes its time to load.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from kiosk.domain.text.document import Document
from kiosk.domain.text.language import tr
from kiosk.presenters.work.saving import save
from kiosk.views.paper.drawing import draw
from kiosk.views.paper.save_file import ask_where
from kiosk.views.paper.sheets import lay_out

MARGIN_MM = 10.0
_PDF_DOTS = 1200  # an inch, as a printer's


def offer(
    document: Document,
    name: str,
    parent: QWidget,
    *,
    done: Callable[[Path | None], None],
    failed: Callable[[], None],
) -> None:
    """Asks which printer, or where to keep the PDF when there is none, and prints once that is answered.

    ``name`` is that of the file, without its ending. ``done`` is told once it is printed, with the PDF's path when one
    was made, else ``failed``.
    """
    if QPrinterInfo.availablePrinters():
        printer = _printer()
        printer.setDocName(name)
        dialog = print_dialog(printer, parent)

        def accepted() -> None:
            if _draw_on(document, printer, printer.pageRect(QPrinter.Unit.Point)):
                done(None)
            else:
                failed()

        dialog.accepted.connect(accepted)
        QDialog.open(dialog)  # its own asks for a receiver and the name of a slot
        return

    def chosen(path: Path) -> None:
        if to_pdf(document, path):
            done(path)
        else:
            failed()

    title = tr("Enregistrer le document")
    kinds = tr("Document PDF (*.pdf)")
    ask_where(parent, title, f"{name}.pdf", kinds, chosen)


def print_dialog(printer: QPrinter, parent: QWidget) -> QPrintDialog:
    """Which printer, and how. Where the system has no dialog of its own, Qt's shows, and its French lacks a word."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for label in dialog.findChildren(QLabel, "pageSetLabel"):
        label.setText(tr("Pages\u00a0:"))
    return dialog


def to_pdf(document: Document, path: Path) -> int:
    """Writes the document to ``path``, for its owner alone; how many sheets it has, none when it cannot be written.

    It is made in memory: nothing of it is on a disk before it stands where the person chose.
    """
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setResolution(_PDF_DOTS)
    writer.setPageLayout(_layout())
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setCreator("Kiosk")
    writer.setTitle(document.title)
    sheets = _draw_on(document, writer, writer.pageLayout().paintRect(QPageLayout.Unit.Point))
    return sheets if sheets and save(path, bytes(made.data().data())) else 0


def _layout() -> QPageLayout:
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    a4, unit = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Unit.Millimeter
    return QPageLayout(a4, QPageLayout.Orientation.Portrait, margins, unit)


def _printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    return printer


def _draw_on(document: Document, paper: QPrinter | QPdfWriter, inside: QRectF) -> int:
    """Draws the document; how many sheets it has, none when it cannot be drawn there. ``inside`` the margins."""
    laid = lay_out(document, inside.width(), inside.height())
    painter = QPainter()
    if not painter.begin(paper):
        return 0
    # The painter's corner is within the margins.
    for number, sheet in enumerate(laid.sheets):
        if number:
            paper.newPage()
        draw(sheet, painter, paper.resolution() / 72)
    painter.end()
    return len(laid.sheets)
