"""Refused gestures, and those that ask before they leave, said at the bottom of the window.

Their line may be out of sight and the panel closed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from kiosk.domain.dates.times import hour
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.work.notices import Notices

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

_KEY: Final = "refused"


class Refusals:
    """Tells each refusal once, with whose it is and why; the notice stays until it is read."""

    def __init__(
        self,
        notices: Notices,
        local: Callable[[datetime], datetime],
        again: Callable[[DeskRdv], None],
        awaited: Callable[[int], bool] = lambda _: False,
        show_all: Callable[[], None] = lambda: None,
    ) -> None:
        """``local`` gives an instant in the zone of the organisation shown; ``again`` makes the gesture again that
        somebody else was before; ``awaited`` says of an RDV whether the form that is open waits for word of it, and
        will say the refusal itself; ``show_all`` leads to all of them, where several came together."""
        self._notices = notices
        self._again = again
        self._awaited = awaited
        self._local = local
        self._show_all = show_all
        self._told: dict[int, str] = {}

    def on_desk_change(self, change: DeskChange) -> None:
        """Looks at the RDVs that ``change`` brings along: that is where a refusal is first heard of."""
        for entry in change.entries:
            problem = _problem(entry)
            if problem and self._told.get(entry.rdv.id) != problem and not self._awaited(entry.rdv.id):
                self._tell(entry)
            self._told[entry.rdv.id] = problem

    def _tell(self, entry: DeskRdv) -> None:
        """Says it; where others wait to be read, all of them in one notice."""
        others = sum(bool(problem) for rdv_id, problem in self._told.items() if rdv_id != entry.rdv.id)
        if others:
            said = tr("{} gestes n’ont pas pu se faire comme prévu.").format(others + 1)
            self._notices.error(said, key=_KEY, action=tr("Voir les envois"), act=self._show_all)
            return
        if not entry.problem:
            self._notices.error(self._sentence(entry), key=_KEY, action=tr("Voir les envois"), act=self._show_all)
            return
        # Closing the notice leaves things as the other person put them.
        asked = entry.overtaken is not None
        self._notices.error(
            self._sentence(entry),
            key=_KEY,
            action=again_text() if asked else "",
            act=partial(self._again, entry) if asked else None,
        )

    def _sentence(self, entry: DeskRdv) -> str:
        rdv = entry.rdv
        names = ", ".join(usager_name(p.usager) for p in rdv.participations)
        return tr("{}, {}\u00a0: {}").format(
            rdv.name or names or rdv.motif.name, hour(self._local(rdv.starts_at)), _problem(entry)
        )


def _problem(entry: DeskRdv) -> str:
    """Why something done on an RDV does not go on: it was refused, or asks before it leaves."""
    return entry.problem or entry.held


def again_text() -> str:
    """What makes a gesture again that somebody else was before."""
    return tr("Refaire mon geste")
