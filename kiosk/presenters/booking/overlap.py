"""An RDV over what is in its way: asked first, then it goes through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Taken
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.work import Work


def may_overlap(work: Work) -> bool:
    """Whether the platform lets an agent do so; what it can do may not be known yet."""
    can = work.desk.capabilities
    return can is None or can.overlap


def may_accept(work: Work, taken: Taken) -> bool:
    """Whether all that is in the way was there when the person chose: they may put the RDV over it."""
    return may_overlap(work) and bool(taken.obstacles) and not taken.meanwhile


def ask_over(work: Work, lines: Sequence[str], accept: Callable[[], None], *, moves: bool = False) -> None:
    """Names what is in the way; ``accept`` once the person says yes. ``moves``: the RDV is there already."""
    work.questions.ask(
        Question(
            title=tr("Cette heure n’est pas libre"),
            text=tr("Le rendez-vous se fera en même temps que ce qui suit."),
            lines=tuple(lines),
            yes=tr("Déplacer quand même") if moves else tr("Enregistrer quand même"),
            no=tr("Choisir une autre heure"),
            accept=accept,
        )
    )
