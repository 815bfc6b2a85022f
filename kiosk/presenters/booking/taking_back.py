"""An RDV booked here is taken back: out of the queue while nobody knows of it, else cancelled at the platform."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kiosk.domain.day.consequences import Consequences, Target
from kiosk.domain.day.status import UNDETERMINED, Action
from kiosk.domain.people.told import covers
from kiosk.domain.text.language import inside, tr
from kiosk.domain.writes.errand import Book
from kiosk.presenters.booking.form import Form
from kiosk.presenters.booking.texts import people_text, when_text
from kiosk.presenters.day.gesture_texts import told_head, told_lines, untold_text
from kiosk.presenters.work.journal import Act, Answer, AskFirst, CannotBe, TakenBack, why_gone
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.work import Work


def booking_act(work: Work, rdv_id: int, key: str, form: Form) -> Act:
    """The act of having booked what ``form`` says, under ``key``, as an RDV of that local id."""
    assert form.starts_at is not None
    what, whom = tr("RDV pris, {}").format(inside(when_text(form.starts_at))), people_text(form.usagers)
    return Act(what, whom, partial(take_booking_back, work, rdv_id, key, whom), keys=(key,))


async def take_booking_back(work: Work, rdv_id: int, key: str, whom: str, agreed: Consequences | None) -> Answer:
    """Where people would be told of the cancellation they are named first."""
    desk = work.desk
    if await desk.withdraw(key):
        return TakenBack(tr("RDV repris, personne n’en a rien su\u00a0: {}").format(whom))
    if why := await why_gone(desk, key):
        return CannotBe(why)
    booked = next((one for one in await desk.bookings.written(rdv_id) if isinstance(one.errand.what, Book)), None)
    entry = await desk.entry(booked.number or rdv_id) if booked is not None else None
    if entry is None:
        return CannotBe(tr("Ce rendez-vous n’est plus dans l’agenda."))
    people = entry.rdv.participations
    if any(one.status not in UNDETERMINED for one in people):
        return CannotBe(tr("L’état de {} a changé depuis\u00a0: rien n’a été repris.").format(whom))
    targets = [Target(entry, tuple(one.id for one in people))]
    weighed = desk.consequences(Action.REVOKED, targets)
    if not weighed.allowed:
        return CannotBe(weighed.reason)
    if weighed.told and not (agreed is not None and covers(agreed.told, weighed.told)):
        return AskFirst(partial(_ask, work, whom, weighed), weighed)
    await desk.act(Action.REVOKED, targets)
    return TakenBack(tr("RDV repris\u00a0: {}. Il reste à l’agenda, annulé.").format(whom))


def _ask(work: Work, whom: str, weighed: Consequences, accept: Callable[[], None]) -> None:
    work.questions.ask(
        Question(
            title=tr("Reprendre ce RDV\u00a0: {}\u202f?").format(whom),
            text="\n".join((tr("La plateforme l’a déjà\u00a0: il y sera annulé."), told_head(weighed.told))),
            lines=told_lines(weighed),
            yes=tr("Reprendre le RDV"),
            no=tr("Le garder"),
            accept=accept,
            after=untold_text(weighed.untold),
        )
    )
