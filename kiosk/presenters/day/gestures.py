"""Gestures, from the key pressed to the notice: whom they touch, the question when people are told, the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.domain.day.board import Row
from kiosk.domain.day.consequences import Consequences, Target
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.domain.people.told import covers
from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import tr
from kiosk.presenters.day.gesture_texts import (
    after_text,
    done_text,
    people_text,
    question_text,
    told_lines,
    undone_text,
    verb_text,
)
from kiosk.presenters.day.targets import targets_of
from kiosk.presenters.work.journal import Act, Answer, AskFirst, CannotBe, TakenBack
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import Batch

RowsNow = Callable[[], Sequence[Row]]


class Gestures(QObject):
    """Makes gestures, each as a task of its own, and notes in the journal how each is taken back."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._under_way: set[tuple[Action, int]] = set()

    def act(self, action: Action, rows_now: RowsNow) -> None:
        """Makes ``action`` on the rows that ``rows_now`` gives: at once, or after a yes when people will be told.

        ``rows_now`` is asked again at the yes, since the day may have changed while the question was read.
        """
        self._act(action, lambda: targets_of(rows_now()), agreed=None)

    def act_on(self, action: Action, target: Target) -> None:
        """The same on an RDV that is no row of the day looked at."""
        self._act(action, lambda: (target,), agreed=None)

    def again(self, entry: DeskRdv) -> None:
        """Makes the gesture again that somebody else was before, on what they made of the RDV."""
        gesture = entry.overtaken
        if gesture is not None:
            there = {p.id for p in entry.rdv.participations}
            target = Target(entry, tuple(one for one in gesture.participation_ids if one in there))
            self._act(gesture.action, lambda: (target,), agreed=None)

    def _act(self, action: Action, targets_now: Callable[[], tuple[Target, ...]], agreed: Consequences | None) -> None:
        targets = targets_now()
        if not targets:
            self._work.notices.warning(tr("Choisissez d’abord un rendez-vous."))
            return
        weighed = self._work.desk.consequences(action, targets)
        if not weighed.allowed:
            self._work.notices.warning(weighed.reason)
            return
        if weighed.needs_confirmation and not _covered(weighed, agreed):
            verb = verb_text(weighed)
            title = tr("{}\u00a0: {}\u202f?").format(verb, people_text(weighed.names))
            self._ask(title, verb, weighed, partial(self._act, action, targets_now, weighed))
            return
        touched = {(action, key) for target in weighed.allowed for key in target.participation_ids}
        if touched <= self._under_way:
            return  # a key held down, or pressed twice
        left_out = len(targets) - len(weighed.allowed)
        self._under_way |= touched
        self._work.tasks.run(
            f"gesture {action}",
            self._make(action, weighed.allowed, left_out),
            done=lambda outcome: self._made(outcome, touched),
            to_the_end=True,
        )

    def _made(self, outcome: Outcome[None], touched: set[tuple[Action, int]]) -> None:
        self._under_way -= touched
        self._tell_failure(outcome)

    def _tell_failure(self, outcome: Outcome[None]) -> None:
        if not isinstance(outcome, RefusedBy):
            return
        failure = outcome.failure
        if isinstance(failure, Refused) and failure.messages:
            # The desk's own sentences, whole: the platform has not been asked yet.
            self._work.notices.warning(" ".join(failure.messages))
        else:
            self._work.notices.failure(failure)

    def _ask(self, title: str, verb: str, weighed: Consequences, accept: Callable[[], None]) -> None:
        """Asks before what tells people; ``verb`` is what a yes does."""
        self._work.questions.ask(
            Question(
                title=title,
                text=question_text(weighed),
                lines=told_lines(weighed),
                yes=verb,
                no=tr("Ne rien changer"),
                accept=accept,
                after=after_text(weighed),
            )
        )

    async def _make(self, action: Action, targets: Sequence[Target], left_out: int) -> None:
        journal = self._work.journal
        with journal.doing():
            batch = await self._work.desk.act(action, targets)
            act = self.note(batch)
        text = done_text(batch.action, batch.names)
        if left_out == 1:
            text += " " + tr("(une ligne laissée telle quelle)")
        elif left_out:
            text += " " + tr("({} lignes laissées telles quelles)").format(left_out)
        journal.say(act, text)

    def note(self, batch: Batch) -> Act:
        """``batch`` was made: how it is taken back is in the journal from now on."""
        what, whom = ACTION_LABELS[batch.action].label, people_text(batch.names)
        return self._work.journal.note(Act(what, whom, partial(self._back, batch), keys=batch.keys))

    async def _back(self, batch: Batch, agreed: Consequences | None) -> Answer:
        weighed = await self._work.desk.undo_consequences(batch)
        if weighed.reason:
            return CannotBe(weighed.reason)
        if weighed.needs_confirmation and not _covered(weighed, agreed):
            title = tr("Reprendre ce geste\u00a0: {}\u202f?").format(people_text(weighed.names))
            return AskFirst(partial(self._ask, title, tr("Reprendre le geste"), weighed), weighed)
        await self._work.desk.undo(batch, weighed)
        return TakenBack(undone_text(batch.action, batch.names))


def _covered(weighed: Consequences, agreed: Consequences | None) -> bool:
    """Whether the person has already said yes to all that would follow."""
    return agreed is not None and covers(agreed.told, weighed.told) and set(weighed.names) <= set(agreed.names)
