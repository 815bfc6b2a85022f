"""Documents on paper, or in a PDF file where the desk has no printer.

Imported when somebody prints: Qt's print support takes its time to load.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from kiosk.domain.text.language import tr
from kiosk.views.save_file import ask_where

Render = Callable[[float], str]
"""Makes the HTML of a document for a size of text in points."""
MARGIN_MM = 12.0


def offer(
    render: Render,
    name: str,
    parent: QWidget,
    *,
    largest: float = 10.0,
    smallest: float = 10.0,
    done: Callable[[Path | None], None] = lambda _: None,
) -> None:
    """Asks which printer, or where to keep the PDF when there is none, and prints once that is answered.

    Between ``largest`` and ``smallest`` points the text takes the size at which all holds on one sheet. ``name`` is
    that of the file, without its ending. ``done`` is told once it is printed, with the PDF's path when one was made.
    """
    if QPrinterInfo.availablePrinters():
        printer = _printer()
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def accepted() -> None:
            _print(render, printer, largest, smallest)
            done(None)

        dialog.accepted.connect(accepted)
        QDialog.open(dialog)  # its own asks for a receiver and the name of a slot
        return

    def chosen(path: Path) -> None:
        to_pdf(render, path, largest=largest, smallest=smallest)
        done(path)

    title = tr("Enregistrer le document")
    kinds = tr("Document PDF (*.pdf)")
    ask_where(parent, title, f"{name}.pdf", kinds, chosen)


def to_pdf(render: Render, path: Path, *, largest: float = 10.0, smallest: float = 10.0) -> int:
    """Writes the document to ``path``; how many sheets it has."""
    printer = _printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return _print(render, printer, largest, smallest)


def _printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins)
    layout.setUnits(QPageLayout.Unit.Millimeter)
    printer.setPageLayout(layout)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    return printer


def _print(render: Render, printer: QPrinter, largest: float, smallest: float) -> int:
    page = printer.pageRect(QPrinter.Unit.DevicePixel).size()
    size = largest
    while True:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(printer)  # points are the paper's, not the screen's
        document.setDocumentMargin(0)
        document.setPageSize(page)
        document.setHtml(render(size))
        pages = document.pageCount()
        if pages <= 1 or size <= smallest:
            break
        size = max(smallest, size - 0.5)
    document.print_(printer)
    return pages
