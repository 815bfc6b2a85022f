"""Documents on paper, or in a PDF file where the desk has no printer.

Imported when somebody prints: Qt's print support takes its time to load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    what: Document | Sequence[Document],
    name: str,
    parent: QWidget,
    *,
    done: Callable[[Path | None], None],
    failed: Callable[[], None],
) -> None:
    """Asks which printer, or where to keep the PDF when there is none, and prints once that is answered.

    Each document of ``what`` begins on a sheet of its own.

    ``name`` is that of the file, without its ending. ``done`` is told once it is printed, with the PDF's path when one
    was made, else ``failed``.
    """
    documents = (what,) if isinstance(what, Document) else tuple(what)
    if QPrinterInfo.availablePrinters():
        printer = _printer()
        printer.setDocName(name)
        dialog = print_dialog(printer, parent)

        def accepted() -> None:
            if _draw_on(documents, printer, printer.pageRect(QPrinter.Unit.Point)):
                done(None)
            else:
                failed()

        dialog.accepted.connect(accepted)
        QDialog.open(dialog)  # its own asks for a receiver and the name of a slot
        return

    def chosen(path: Path) -> None:
        if to_pdf(documents, path):
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


def printer_names() -> tuple[str, ...]:
    """The system's printers."""
    return tuple(QPrinterInfo.availablePrinterNames())


def printer_named(name: str) -> str:
    """The name by which the system knows a printer, whatever its case; empty: it has none of that name."""
    known = {one.casefold(): one for one in printer_names()}
    return known.get(name.casefold(), "")


def to_printer(documents: Sequence[Document], printer_name: str, name: str) -> int:
    """Prints without asking; how many sheets it gave to the system, none when it could not. ``name`` of the job."""
    printer = _printer(QPrinterInfo.printerInfo(printer_name))
    printer.setDocName(name)
    return _draw_on(documents, printer, printer.pageRect(QPrinter.Unit.Point)) if printer.isValid() else 0


def to_pdf(what: Document | Sequence[Document], path: Path) -> int:
    """Writes ``what`` to ``path``, for its owner alone; how many sheets it has, none when it cannot be written.

    It is made in memory: nothing of it is on a disk before it stands where the person chose.
    """
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setResolution(_PDF_DOTS)
    writer.setPageLayout(_layout())
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setCreator("Kiosk")
    documents = (what,) if isinstance(what, Document) else tuple(what)
    writer.setTitle(documents[0].title)
    sheets = _draw_on(documents, writer, writer.pageLayout().paintRect(QPageLayout.Unit.Point))
    return sheets if sheets and save(path, bytes(made.data().data())) else 0


def _layout() -> QPageLayout:
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    a4, unit = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Unit.Millimeter
    return QPageLayout(a4, QPageLayout.Orientation.Portrait, margins, unit)


def _printer(which: QPrinterInfo | None = None) -> QPrinter:
    mode = QPrinter.PrinterMode.HighResolution
    printer = QPrinter(mode) if which is None else QPrinter(which, mode)
    printer.setPageLayout(_layout())
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    return printer


def _draw_on(documents: Sequence[Document], paper: QPrinter | QPdfWriter, inside: QRectF) -> int:
    """Draws them; how many sheets they have, none when they cannot be drawn there. ``inside`` the margins."""
    sheets = [sheet for one in documents for sheet in lay_out(one, inside.width(), inside.height()).sheets]
    painter = QPainter()
    if not painter.begin(paper):
        return 0
    # The painter's corner is within the margins.
    for number, sheet in enumerate(sheets):
        if number:
            paper.newPage()
        draw(sheet, painter, paper.resolution() / 72)
    painter.end()
    return len(sheets)
