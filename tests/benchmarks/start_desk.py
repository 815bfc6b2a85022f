"""A whole desk in a process of its own, for the benchmarks: prints « painted » and its peak memory, then ends.

    python -m tests.benchmarks.start_desk PROFILE SECRETS NOW ROWS

Everything is the application's own but the place of its keys, which is the file SECRETS. « Painted » is said once the
agenda has been painted with at least ROWS rows.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk.app import pauses

pauses.hold()  # as the command does, before anything large is loaded

from kiosk.app.options import Options  # noqa: E402
from kiosk.app.run import run  # noqa: E402
from tests.benchmarks.memory import peak_memory_kb  # noqa: E402
from tests.support.secrets import FileSecrets  # noqa: E402

if TYPE_CHECKING:
    from kiosk.app.compose import Parts
    from kiosk.presenters.frame.frame import FramePresenter


class AgendaPaint(QObject):
    """Watches the agenda's table until it has been painted with enough rows."""

    def __init__(self, parts: Parts, rows: int) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._rows = rows
        parts.presenter.opened.connect(self._watch)

    def _watch(self, _frame: FramePresenter) -> None:
        page = self._parts.window.frame
        assert page is not None
        self._table = page.page("agenda").table
        self._table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._table.model().rowCount() >= self._rows:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print("painted", peak_memory_kb(), flush=True)
        self._parts.window.close()


if __name__ == "__main__":
    profile, secrets, now, rows = sys.argv[1:]
    sys.exit(
        run(
            Options(profile=Path(profile), now=datetime.fromisoformat(now)),
            secrets=FileSecrets(Path(secrets)),
            prepared=lambda parts: setattr(parts.window, "agenda_paint", AgendaPaint(parts, int(rows))),
        )
    )
