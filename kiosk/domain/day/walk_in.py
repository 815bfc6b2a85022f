"""Those who come without an RDV and are not given one at once: the desk's own list of the day.

The platform knows nothing of it. It says who came when, why, and what became of them, so that the day's figures count
everybody who was received.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import discreet, initials, spoken_name, usager_name
from kiosk.domain.text.language import Words, french, tr
from kiosk.domain.text.masked import masked

WITHOUT_FICHE: Final = french("Sans fiche")
LONGEST_NAME: Final = 80
LONGEST_REASON: Final = 200
"""Letters of a reason: a line of the list, not a file on somebody."""


class WalkInOutcome(StrEnum):
    """What has become of somebody who came without an RDV."""

    WAITING = "waiting"
    SEEN = "seen"
    BOOKED = "booked"
    REDIRECTED = "redirected"
    LEFT = "left"


OUTCOME_LABELS: Final = Words(
    {
        WalkInOutcome.WAITING: "En attente",
        WalkInOutcome.SEEN: "Reçu",
        WalkInOutcome.BOOKED: "RDV pris",
        WalkInOutcome.REDIRECTED: "Orienté ailleurs",
        WalkInOutcome.LEFT: "Parti",
    }
)


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """One line of the list. ``usager`` None: somebody without a fiche, who may have ``said`` their name."""

    id: str
    organisation_id: int
    arrived_at: datetime
    lieu_id: int | None = None
    usager: Usager | None = None
    motif_id: int | None = None
    motif_name: str = ""
    reason: str = ""
    outcome: WalkInOutcome = WalkInOutcome.WAITING
    ended_at: datetime | None = None  # when the outcome was given
    said: str = ""
    ticket: int | None = None  # the number that the site gave, where its desks share their lists
    taken_by: int | None = None  # the agent who sees to them, by the platform's own number

    @property
    def name(self) -> str:
        """« DUPONT Léa », « Nadia Zyl (sans fiche) », « Ticket 12 » of whom another desk knows more."""
        return usager_name(self.usager) if self.usager is not None else self._nameless

    @property
    def spoken(self) -> str:
        """The same aloud."""
        return spoken_name(self.usager) if self.usager is not None else self._nameless

    @property
    def _nameless(self) -> str:
        return nameless(self.said) if self.said or self.ticket is None else tr("Ticket {}").format(self.ticket)

    @property
    def about(self) -> str:
        """« Consultation – renouvellement »: what for. What somebody typed is left out of a discreet screen."""
        if discreet():
            return self.motif_name
        return " – ".join(part for part in (self.motif_name, self.reason) if part)

    def minutes(self, now: datetime) -> int:
        """How long they have waited, or did until the outcome was given."""
        return max(0, int(((self.ended_at or now) - self.arrived_at).total_seconds() // 60))


def nameless(said: str) -> str:
    """Somebody without a fiche, by the name they gave if they did."""
    return tr("{} (sans fiche)").format(initials(said) if discreet() else said) if said else tr(WITHOUT_FICHE)


def is_same(one: WalkIn | None, other: WalkIn | None) -> bool:
    """Whether they say the same, but for the ticket that the site gave meanwhile and moments that it has rounded."""
    if one is None or other is None:
        return one is other
    there = (one.ended_at is None) == (other.ended_at is None)
    alike = replace(one, ticket=other.ticket, arrived_at=other.arrived_at, ended_at=other.ended_at)
    return there and alike == other


def with_outcome(walk_in: WalkIn, outcome: WalkInOutcome, at: datetime) -> WalkIn:
    """``walk_in`` once ``outcome`` is known; back to waiting, they wait since they arrived."""
    return replace(walk_in, outcome=outcome, ended_at=None if outcome is WalkInOutcome.WAITING else at)


def in_order(walk_ins: Iterable[WalkIn], lieu_id: int | None) -> tuple[WalkIn, ...]:
    """Those of a lieu (None: all), who waits first, then by arrival. One noted without a lieu is of every lieu."""
    here = [one for one in walk_ins if lieu_id is None or one.lieu_id in (None, lieu_id)]
    return tuple(sorted(here, key=lambda one: (one.outcome is not WalkInOutcome.WAITING, one.arrived_at, one.id)))


def figures(walk_ins: Sequence[WalkIn]) -> dict[WalkInOutcome, int]:
    """How many of each outcome, in the order of ``WalkInOutcome``; those that nobody had are left out."""
    counted = Counter(one.outcome for one in walk_ins)
    return {outcome: counted[outcome] for outcome in WalkInOutcome if counted[outcome]}
