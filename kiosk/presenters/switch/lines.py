"""What is said of those who share a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kiosk.domain.text.language import counted, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import Haystack, Query
from kiosk.presenters.words.sync_texts import unsent_text, when

if TYPE_CHECKING:
    from kiosk.desk.types import AgentHere, SignedAgent

DIGITS: Final = "1234567890"
UNSHIFTED: Final = "&é\"'(-è_çà"  # as it is
"""The same keys of a French keyboard, without Shift."""


@masked
@dataclass(frozen=True, slots=True)
class AgentLine:
    """One of them, ready to be shown."""

    agent: AgentHere
    key: str  # the figure that chooses them; empty beyond ten
    name: str
    told: str  # by what they come in, and when they were last here
    unsent: str  # « 2 gestes à envoyer », or nothing
    at_work: bool

    @property
    def spoken(self) -> str:
        """The whole of it, for who hears it."""
        return ", ".join(part for part in (self.name, self.told, self.unsent) if part)


def name_of(who: SignedAgent) -> str:
    """« Claire Martin »; the e-mail of who has no name."""
    return f"{who.first_name} {who.last_name}".strip() or who.email


def lines_of(
    agents: Sequence[AgentHere], now: datetime, at_work: SignedAgent | None = None, unsent: int = 0
) -> tuple[AgentLine, ...]:
    """``agents`` in the order in which they are shown: who is at work comes last, with what of theirs is ``unsent``."""
    instances = {one.who.instance for one in agents}
    names = [name_of(one.who) for one in agents]
    lines = []
    ordered = sorted(agents, key=lambda one: one.who.is_also(at_work))
    for place, one in enumerate(ordered):
        working = one.who.is_also(at_work)
        told = [_way(one, now, working=working)]
        if names.count(name_of(one.who)) > 1:
            told.insert(0, one.who.email)
        if len(instances) > 1:
            told.append(urlsplit(one.who.instance).netloc)
        lines.append(
            AgentLine(
                one,
                DIGITS[place : place + 1],
                name_of(one.who),
                " · ".join(told),
                unsent_text(unsent if working else one.unsent),
                working,
            )
        )
    return tuple(lines)


def matching(lines: Sequence[AgentLine], text: str) -> tuple[AgentLine, ...]:
    """Those whose name, or e-mail, has what is typed in it."""
    query = Query(text)
    return tuple(one for one in lines if Haystack((one.name, one.agent.who.email)).matches(query))


def left_text(one: AgentHere) -> str:
    """« 2 gestes de Claire Martin attendent d’être envoyés… »: of who is no longer at work here."""
    return counted(
        one.unsent,
        "{} geste de {} attend d’être envoyé\u202f; il est gardé jusqu’à son retour sur ce poste.",
        "{} gestes de {} attendent d’être envoyés\u202f; ils sont gardés jusqu’à son retour sur ce poste.",
        name_of(one.who),
    )


def _way(one: AgentHere, now: datetime, *, working: bool) -> str:
    if working:
        return tr("Session en cours")
    way = tr("Code") if one.by_code else tr("Navigateur") if one.who.by_browser else tr("Mot de passe")
    return way if one.seen_at is None else tr("{} · au poste {}").format(way, _seen(one.seen_at, now))


def _seen(at: datetime, now: datetime) -> str:
    said = when(at, now)
    return tr("à {}").format(said) if at.astimezone(now.tzinfo).date() == now.date() else said
