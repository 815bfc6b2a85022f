"""What a person decides about a sending, from the key to the notice: asked first where somebody would be told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from kiosk.domain.day.consequences import Consequences
from kiosk.domain.people.told import covers
from kiosk.domain.platform.failures import Conflict, NotFound, Refused
from kiosk.domain.text.language import labelled, tr
from kiosk.domain.writes.sending import Becomes, Choice, Sending
from kiosk.presenters.day.gesture_texts import after_text, done_text, question_text, told_lines
from kiosk.presenters.day.gestures import Gestures
from kiosk.presenters.sendings.texts import asked_text, choice_text, whom_text
from kiosk.presenters.work.journal import Act, Answer, AskFirst, CannotBe, TakenBack, why_gone
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Outcome, RefusedBy
from kiosk.presenters.work.work import Work


class Deciding(QObject):
    """Each decision is a task of its own, carried to its end; what can be taken back is noted in the journal."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._gestures = Gestures(work, self)

    def decide(self, choice: Choice, one: Sending) -> None:
        """Does ``choice`` about ``one``, at once or after a yes."""
        if choice in one.choices:
            self._run(choice, one, None)

    def _run(self, choice: Choice, one: Sending, agreed: Consequences | None) -> None:
        work = self._work.journal.during(partial(self._done, choice, one, agreed))
        self._work.tasks.run(f"{choice} {one.key}", work, done=self._ended, to_the_end=True)

    async def _done(self, choice: Choice, one: Sending, agreed: Consequences | None) -> None:
        match choice:
            case Choice.GIVE_UP:
                await self._give_up(one)
            case Choice.KEEP_THEIRS:
                await self._work.desk.sendings.keep_theirs(one.key)
                self._note(one, tr("Laissé tel quel"))
            case Choice.SAME_PERSON:
                await self._same_person(one)
            case Choice.RETRY if not one.asks:
                await self._work.desk.sendings.retry(one.key)
                self._work.notices.info(labelled(tr("Nouvel essai"), whom_text(one.names)))
            case _:
                await self._make(choice, one, agreed)

    async def _give_up(self, one: Sending) -> None:
        desk = self._work.desk
        if not await desk.sendings.give_up(one.key):
            self._work.notices.warning(await why_gone(desk, one.key) or tr("Cet envoi est déjà parti."))
        elif one.becomes in (Becomes.REFUSED, Becomes.BLOCKED, Becomes.ANOTHER, Becomes.UNKNOWN):
            self._work.notices.info(labelled(tr("Retiré de la liste"), whom_text(one.names)))
        else:
            self._note(one, tr("Envoi abandonné"))

    async def _same_person(self, one: Sending) -> None:
        if await self._work.desk.sendings.same_person(one.key):
            said = tr("{}\u00a0: la fiche qui existe est gardée, rien n’est créé").format(whom_text(one.names))
            self._work.notices.say(said)
        else:
            self._work.notices.warning(tr("Cet envoi est déjà parti."))

    def _note(self, one: Sending, what: str) -> None:
        """It can be made again, on what is there by then."""
        whom = f"{whom_text(one.names)} ({one.mine.what})"
        self._work.journal.note(Act(what, whom, partial(self._back, one), here=True), labelled(what, whom))

    async def _make(self, choice: Choice, one: Sending, agreed: Consequences | None) -> None:
        """What may tell people: on what somebody else made of it, or although it is old."""
        sendings = self._work.desk.sendings
        found = await sendings.consequences(one.key)
        if found is not None and found.reason and not found.allowed and not found.told:
            self._work.notices.warning(found.reason)
            return
        if found is not None and _is_to_be_asked(found, agreed):
            self._ask(asked_text(choice), choice_text(choice, one), found, partial(self._run, choice, one, found))
            return
        try:
            if choice in (Choice.SEND_OLD, Choice.CREATE):
                if not await sendings.send_old(one.key):
                    self._work.notices.warning(tr("Cet envoi est déjà parti."))
                    return
                batch = None
            else:
                batch = await (sendings.keep_mine if choice is Choice.KEEP_MINE else sendings.retry)(one.key, found)
        except Conflict as conflict:  # others would be told by now
            if not isinstance(conflict.theirs, Consequences):
                raise
            more = conflict.theirs
            self._ask(asked_text(choice), choice_text(choice, one), more, partial(self._run, choice, one, more))
            return
        if batch is None:
            self._work.notices.say(tr("{}\u00a0: {} part maintenant").format(whom_text(one.names), one.mine.what))
        else:
            act = self._gestures.note(batch)
            self._work.journal.say(act, done_text(batch.action, batch.names))

    async def _back(self, one: Sending, agreed: Consequences | None) -> Answer:
        sendings = self._work.desk.sendings
        found = await sendings.consequences(one.key)
        if found is not None and found.reason and not found.allowed and not found.told:
            return CannotBe(found.reason)
        if found is not None and _is_to_be_asked(found, agreed):
            title = tr("Refaire\u00a0: {}\u202f?").format(whom_text(one.names))
            return AskFirst(partial(self._ask, title, tr("Refaire"), found), found)
        await sendings.retry(one.key, found)
        return TakenBack(tr("Refait\u00a0: {} ({})").format(whom_text(one.names), one.mine.what))

    def _ask(self, title: str, verb: str, found: Consequences, accept: partial[None]) -> None:
        self._work.questions.ask(
            Question(
                title=title,
                text=question_text(found),
                lines=told_lines(found),
                yes=verb,
                no=tr("Ne rien changer"),
                accept=accept,
                after=after_text(found),
            )
        )

    def _ended(self, outcome: Outcome[None]) -> None:
        if not isinstance(outcome, RefusedBy):
            return
        failure = outcome.failure
        if isinstance(failure, Refused) and failure.messages:
            self._work.notices.warning(" ".join(failure.messages))  # the desk's own sentences
        elif isinstance(failure, NotFound):
            self._work.notices.warning(tr("Cet envoi n’est plus dans la liste."))
        else:
            self._work.notices.failure(failure)


def _is_to_be_asked(found: Consequences, agreed: Consequences | None) -> bool:
    return found.needs_confirmation and not (agreed is not None and covers(agreed.told, found.told))
