"""The day's list on paper, as a printer or a file gets it: 75 RDVs on one sheet."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.views.printing import to_pdf
from tests.benchmarks.report import Figure, percentile
from tests.views.test_printing import day_of

RDVS = 75
TIMES = 7


def measure(application: QApplication) -> list[Figure]:
    """From the day's RDVs to the PDF, its fonts in it; beside it an empty day."""
    with tempfile.TemporaryDirectory() as folder:
        full, empty = (_printed(count, Path(folder) / "day.pdf") for count in (RDVS, 0))
    return [Figure("liste d’un jour de 75 RDV, une page (PDF)", full, "ms", empty, "jour vide", 300, "value")]


def _printed(count: int, path: Path) -> float:
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        sheets = to_pdf(day_of(count), path)
        taken.append((time.perf_counter() - start) * 1000)
        assert sheets == 1
    return percentile(taken[1:], 50)  # the first one loads the fonts
