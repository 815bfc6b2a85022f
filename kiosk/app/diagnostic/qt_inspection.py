"""What Qt is here, and its printers, as a line of JSON: ``python -m kiosk.app.diagnostic.qt_inspection``.

A process of its own: a library that is missing, a print service that does not answer or a fault of Qt's end this one
and not who asks.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any

from kiosk import process
from kiosk.domain.diagnostic.machine import Printers


@dataclass(frozen=True, slots=True)
class Qt:
    """Versions, None for what does not load; ``printers`` None: not known."""

    pyside: str | None
    qt: str | None
    printers: Printers | None


def inspect(patience: float) -> Qt:
    """Asks such a process; it is ended after ``patience`` seconds. Blocks, never raises."""
    # No screen is needed for what is asked, and none is touched.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        said = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            process.own(__name__),
            env=environment,
            capture_output=True,
            timeout=patience,
            check=False,
            creationflags=process.WITHOUT_CONSOLE,
        ).stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""  # the versions are said first
    except OSError:
        said = b""
    try:
        told: Any = json.loads(said.splitlines()[-1])
        printers = Printers(told["printers"], told["usual"]) if told["printers"] is not None else None
        return Qt(told["pyside"], told["qt"], printers)
    except (ValueError, IndexError, KeyError, TypeError):
        return Qt(None, None, None)


def _tell() -> dict[str, Any]:
    told: dict[str, Any] = {"pyside": None, "qt": None, "printers": None, "usual": False}
    try:
        import PySide6
        from PySide6.QtCore import qVersion
        from PySide6.QtPrintSupport import QPrinterInfo
        from PySide6.QtWidgets import QApplication
    except ImportError:
        return told
    told |= {"pyside": PySide6.__version__, "qt": qVersion()}
    print(json.dumps(told), flush=True)  # noqa: T201 - what is known, should the printers not answer
    application = QApplication([])
    # Only how many: their names are sometimes those of people.
    told |= {"printers": len(QPrinterInfo.availablePrinterNames()), "usual": not QPrinterInfo.defaultPrinter().isNull()}
    del application
    return told


if __name__ == "__main__":
    process.begin()
    print(json.dumps(_tell()), flush=True)  # noqa: T201 - the answer
