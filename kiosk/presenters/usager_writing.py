"""All that changes who is written down, together: what the frame holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.clock import Clock
from kiosk.presenters.notices import Notices
from kiosk.presenters.tasks import Tasks
from kiosk.presenters.usager_form import UsagerFormPresenter

if TYPE_CHECKING:
    from kiosk.desk import Desk, DeskChange


class UsagerWriting(QObject):
    """The form in which somebody is written down."""

    def __init__(self, desk: Desk, clock: Clock, tasks: Tasks, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.form = UsagerFormPresenter(desk, clock, tasks, notices, self)

    def stop(self) -> None:
        """Asks nothing more. What is being saved is carried through."""
        self.form.stop()

    def on_desk_change(self, change: DeskChange) -> None:
        """Somebody else, or the platform, has changed what is shown."""
        self.form.on_desk_change(change)
