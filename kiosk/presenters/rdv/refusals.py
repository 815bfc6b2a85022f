"""Refused gestures, said at the bottom of the window: their line may be out of sight and the panel closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from kiosk.domain.dates.times import hour
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.work.notices import Notices

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class Refusals:
    """Tells each refusal once, with whose it is and why; the notice stays until it is read."""

    def __init__(
        self,
        notices: Notices,
        local: Callable[[datetime], datetime],
        again: Callable[[DeskRdv], None],
        awaited: Callable[[int], bool] = lambda _: False,
        decide: Callable[[DeskRdv], None] = lambda _: None,
    ) -> None:
        """``local`` gives an instant in the zone of the organisation shown; ``again`` makes the gesture again that
        somebody else was before; ``awaited`` says of an RDV whether the form that is open waits for word of it, and
        will say the refusal itself; ``decide`` asks whether what is held is to leave."""
        self._notices = notices
        self._again = again
        self._decide = decide
        self._awaited = awaited
        self._local = local
        self._told: dict[int, str] = {}
        self._asked: dict[int, str] = {}

    def on_desk_change(self, change: DeskChange) -> None:
        """Looks at the RDVs that ``change`` brings along: that is where a refusal is first heard of."""
        for entry in change.entries:
            if entry.problem and self._told.get(entry.rdv.id) != entry.problem and not self._awaited(entry.rdv.id):
                # Closing the notice leaves things as the other person put them.
                asked = entry.overtaken is not None
                self._notices.error(
                    self._sentence(entry, entry.problem),
                    key=f"refused-{entry.rdv.id}",
                    action=again_text() if asked else "",
                    act=partial(self._again, entry) if asked else None,
                )
            self._told[entry.rdv.id] = entry.problem
            self._say_held(entry)

    def _say_held(self, entry: DeskRdv) -> None:
        held = entry.held
        if held is not None and self._asked.get(entry.rdv.id) != held.key:
            said = self._sentence(entry, held.why)
            self._notices.error(
                said, key=f"held-{entry.rdv.id}", action=tr("Décider…"), act=partial(self._decide, entry)
            )
        self._asked[entry.rdv.id] = held.key if held is not None else ""

    def _sentence(self, entry: DeskRdv, said: str) -> str:
        rdv = entry.rdv
        names = ", ".join(usager_name(p.usager) for p in rdv.participations)
        return tr("{}, {}\u00a0: {}").format(
            rdv.name or names or rdv.motif.name, hour(self._local(rdv.starts_at)), said
        )


def again_text() -> str:
    """What makes a gesture again that somebody else was before."""
    return tr("Refaire mon geste")
