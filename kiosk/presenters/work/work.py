"""What every presenter works with, handed on as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance

from kiosk.clock import Clock
from kiosk.presenters.work.journal import Journal
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.questions import Questions
from kiosk.presenters.work.tasks import Tasks
from kiosk.presenters.work.typed import Begun, Typed

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
    typed: Typed

    @classmethod
    def begin(
        cls,
        desk: Desk,
        clock: Clock,
        tasks: Tasks,
        notices: Notices,
        questions: Questions,
        left: Mapping[str, Begun] | None = None,
    ) -> Work:
        """With an empty journal; ``left``: what was begun and is not finished."""
        return cls(desk, clock, tasks, notices, questions, Journal(desk, clock, tasks, notices), Typed(left))

    def of_agent(self, left: Mapping[str, Begun] | None = None) -> Work:
        """The same for one agent at work, with a group of tasks and a journal of their own.

        Nothing of theirs is said or asked once the group has ended, whatever is still carried to its end: somebody
        else is at the desk. ``left``: what they had begun to write when they were last here.
        """
        notices, questions = Notices(), Questions()
        tasks = self.tasks.group(notices)
        notices.noticed.connect(self.notices.noticed)
        questions.asked.connect(self.questions.asked)
        tasks.at_end(partial(_part, notices.noticed, self.notices.noticed))
        tasks.at_end(partial(_part, questions.asked, self.questions.asked))
        return Work.begin(self.desk, self.clock, tasks, notices, questions, left)

    def apart(self) -> Work:
        """The same, with a group of tasks of one's own: it ends with this one, or before."""
        return replace(self, tasks=self.tasks.group())

    def follow(self, told: Callable[[DeskChange], None]) -> None:
        """Has ``told`` called with every change of what the desk knows, until the group ends."""
        self.tasks.at_end(self.desk.subscribe(told))


def _part(one: SignalInstance, other: SignalInstance) -> None:
    one.disconnect(other)
