"""What every presenter works with, handed on as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.presenters.work.journal import Journal
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.questions import Questions
from kiosk.presenters.work.tasks import Tasks

if TYPE_CHECKING:
    from kiosk.desk import Desk, DeskChange


@dataclass(frozen=True, slots=True)
class Work:
    """The desk, the time, and how things are done, said, asked and taken back."""

    desk: Desk
    clock: Clock
    tasks: Tasks
    notices: Notices
    questions: Questions
    journal: Journal

    @classmethod
    def begin(cls, desk: Desk, clock: Clock, tasks: Tasks, notices: Notices, questions: Questions) -> Work:
        """With an empty journal."""
        return cls(desk, clock, tasks, notices, questions, Journal(desk, clock, tasks, notices))

    def of_agent(self) -> Work:
        """The same for one agent at work, with a group of tasks and a journal of their own."""
        return Work.begin(self.desk, self.clock, self.tasks.group(), self.notices, self.questions)

    def apart(self) -> Work:
        """The same, with a group of tasks of one's own: it ends with this one, or before."""
        return replace(self, tasks=self.tasks.group())

    def follow(self, told: Callable[[DeskChange], None]) -> None:
        """Has ``told`` called with every change of what the desk knows, until the group ends."""
        self.tasks.at_end(self.desk.subscribe(told))
