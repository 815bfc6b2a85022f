"""What was done with an indisponibilité is taken back: it is written, or taken away, at the platform once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from kiosk.domain.day.absence import Absence, draft_of
from kiosk.domain.text.language import tr
from kiosk.presenters.work.journal import Act, Answer, CannotBe, TakenBack
from kiosk.presenters.work.work import Work


def absence_act(work: Work, whom: str, before: Absence | None, after: Absence | None, again: Callable[[], None]) -> Act:
    """The act of having made of an absence what it is ``after``; None: there was none, or is none any more.

    ``whom`` says whose and when; ``again`` has the page read what there is.
    """
    if before is None:
        what = tr("Indisponibilité créée")
    else:
        what = tr("Indisponibilité modifiée") if after is not None else tr("Indisponibilité supprimée")
    if after is None and before is not None and before.rrule is not None:
        why = tr("Une indisponibilité qui revient ne peut être recréée d’ici.")
        return Act(what, whom, why_not=why)
    return Act(what, whom, partial(_back, work, whom, before, after, again))


async def _back(
    work: Work, whom: str, before: Absence | None, after: Absence | None, again: Callable[[], None], _: Any
) -> Answer:
    absences = work.desk.absences
    try:
        if after is not None:
            there = await absences.now(after.id)
            if there is None or draft_of(there) != draft_of(after):
                return CannotBe(tr("Cette indisponibilité a changé depuis\u00a0: rien n’a été repris."))
            if before is not None:
                await absences.update(after.id, draft_of(before))
            else:
                await absences.delete(after.id)
        elif before is not None:
            await absences.create(draft_of(before))
        return TakenBack(tr("Indisponibilité reprise\u00a0: {}").format(whom))
    finally:
        again()
