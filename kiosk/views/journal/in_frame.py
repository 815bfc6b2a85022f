"""How the journal takes its place in the window: a sheet over whatever page is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiosk.views.commands import JOURNAL, bind

if TYPE_CHECKING:
    from kiosk.views.page import Host


def journal_over(host: Host) -> None:
    """Its keys open it from any page, and close it."""
    presenter = host.presenter.journal

    def sheet() -> QWidget:
        from kiosk.views.journal.sheet import JournalSheet

        return JournalSheet(presenter, host.stack)

    host.sheets.add("journal", presenter, sheet)
    bind(host.widget, JOURNAL, presenter.open)
