"""What every presenter works with, handed on as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.questions import Questions
from kiosk.presenters.work.tasks import Tasks

if TYPE_CHECKING:
    from kiosk.desk import Desk, DeskChange


@dataclass(frozen=True, slots=True)
class Work:
    """The desk, the time, and how things are done, said and asked."""

    desk: Desk
    clock: Clock
    tasks: Tasks
    notices: Notices
    questions: Questions

    def apart(self) -> Work:
        """The same, with a group of tasks of one's own: it ends with this one, or before."""
        return replace(self, tasks=self.tasks.group())

    def follow(self, told: Callable[[DeskChange], None]) -> None:
        """Has ``told`` called with every change of what the desk knows, until the group ends."""
        self.tasks.at_end(self.desk.subscribe(told))
