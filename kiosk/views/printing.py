"""Documents on paper, or in a PDF file where the desk has no printer.

Imported when somebody prints: Qt's print support takes its time to load.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

Render = Callable[[float], str]
"""Makes the HTML of a document for a size of text in points."""
MARGIN_MM = 12.0


def offer(render: Render, name: str, parent: QWidget, *, largest: float = 10.0, smallest: float = 10.0) -> Path | None:
    """Asks which printer, or where to keep the PDF when there is none, and prints.

    Between ``largest`` and ``smallest`` points the text takes the size at which all holds on one sheet. ``name`` is
    that of the file, without its ending. Returns the PDF's path when one was made.
    """
    if QPrinterInfo.availablePrinters():
        printer = _printer()
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            _print(render, printer, largest, smallest)
        return None
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("printing", "Enregistrer le document"),
        str(Path(folder) / f"{name}.pdf"),
        QCoreApplication.translate("printing", "Document PDF (*.pdf)"),
    )
    if not chosen:
        return None
    path = Path(chosen)
    to_pdf(render, path, largest=largest, smallest=smallest)
    return path


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
