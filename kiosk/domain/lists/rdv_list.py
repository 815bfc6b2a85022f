"""« Liste des RDV »: what is known of each, worked out once, so that narrowing and ordering thousands takes no time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.line import NOBODY
from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.day.shown import Hours, shown_of, together
from kiosk.domain.day.status import Shown, Tense
from kiosk.domain.people.names import agent_name, full_name, usager_name
from kiosk.domain.text.language import Words, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import Haystack, Query, fold

WORKSHOP: Final = "collectif"
"""Beside where an RDV takes place, the other kind of it."""
MINE: Final = "mine"
NO_LIEU: Final = 0
"""In the place of a lieu's id: by telephone, at home, by video."""
ORIGINS: Final = Words(
    {"Agent": "Un agent", "User": "L’usager", "Prescripteur": "Un prescripteur", MINE: "Moi", "": "Non précisé"}
)
"""Who created an RDV, as the platform says it, and oneself."""


class Column(StrEnum):
    """What a line says of its RDV; the order is that in which they are offered."""

    DATE = "date"
    HOUR = "hour"
    USAGERS = "usagers"
    PHONE = "phone"
    BIRTH = "birth"
    SERVICE = "service"
    MOTIF = "motif"
    KIND = "kind"
    PLACE = "place"
    AGENTS = "agents"
    STATUS = "status"
    DURATION = "duration"
    ORIGIN = "origin"
    CREATED = "created"
    CONTEXT = "context"


COLUMNS: Final = Words(
    {
        Column.DATE: "Date",
        Column.HOUR: "Heure",
        Column.USAGERS: "Usager",
        Column.PHONE: "Téléphone",
        Column.BIRTH: "Naissance",
        Column.SERVICE: "Service",
        Column.MOTIF: "Motif",
        Column.KIND: "Type",
        Column.PLACE: "Lieu",
        Column.AGENTS: "Agents",
        Column.STATUS: "État",
        Column.DURATION: "Durée",
        Column.ORIGIN: "Créé par",
        Column.CREATED: "Créé le",
        Column.CONTEXT: "Contexte",
    }
)
USUAL_COLUMNS: Final = (
    Column.DATE,
    Column.HOUR,
    Column.USAGERS,
    Column.MOTIF,
    Column.AGENTS,
    Column.PLACE,
    Column.STATUS,
)


@masked
@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; empty sets and texts let everything through."""

    text: str = ""
    lieu_ids: frozenset[int] = frozenset()
    agent_ids: frozenset[int] = frozenset()
    service_ids: frozenset[int] = frozenset()
    motif_ids: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    shown: frozenset[Shown] = frozenset()
    origins: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        """Whether it hides anything."""
        return self != Wanted()


class Item:
    """One RDV of the list: what it is narrowed and ordered by."""

    __slots__ = (
        "_haystack",
        "_keys",
        "agent_ids",
        "day",
        "each",
        "entry",
        "is_ahead",
        "kinds",
        "lieu_id",
        "motif_id",
        "origins",
        "service_id",
        "shown",
        "stamp",
        "starts_at",
        "today",
    )

    def __init__(self, entry: DeskRdv, now: datetime, motifs: Mapping[int, Motif], me: int | None) -> None:
        rdv = entry.rdv
        self.entry = entry
        hours = Hours.of(rdv, now)
        self.starts_at = hours.starts_at
        self.stamp = rdv.starts_at.timestamp()
        self.day: date = hours.starts_at.date()
        self.today = hours.tense not in (Tense.PAST, Tense.TO_COME)
        """Whether what is shown of it hangs on the hour."""
        self.is_ahead = hours.tense is Tense.TO_COME
        self.each = tuple([shown_of(p, hours, now) for p in rdv.participations])
        self.shown = self.each[0] if len(self.each) == 1 else together(self.each, rdv, hours, now)
        self.lieu_id = rdv.lieu.id if rdv.lieu is not None else NO_LIEU
        self.motif_id = rdv.motif.id
        self.service_id = rdv.motif.service_id or motifs.get(rdv.motif.id, rdv.motif).service_id
        self.agent_ids = frozenset([agent.id for agent in rdv.agents])
        place = rdv.motif.location_type
        self.kinds = frozenset((place, WORKSHOP)) if rdv.collectif else frozenset((place,))
        mine = rdv.created_by_type == "Agent" and rdv.created_by_id is not None and rdv.created_by_id == me
        origin = rdv.created_by_type if rdv.created_by_type in ORIGINS else ""
        self.origins = frozenset((origin, MINE)) if mine else frozenset((origin,))
        people = [p.usager for p in rdv.participations]
        names = [f"{one.last_name} {one.first_name} {one.birth_name or ''}" for one in people]
        numbers = [number for one in people if (number := one.phone_number_formatted or one.phone_number)]
        self._haystack = Haystack([rdv.name or "", *names], numbers)
        self._keys: dict[Column, Any] = {}

    @property
    def id(self) -> int:
        return self.entry.rdv.id

    def matches(self, query: Query) -> bool:
        """Whether somebody on it is meant."""
        return self._haystack.matches(query)

    def key(self, column: Column) -> Any:
        """By what it is ordered in a column."""
        if column not in self._keys:
            self._keys[column] = _KEYS[column](self)
        return self._keys[column]


def passing(wanted: Wanted) -> Callable[[Item], bool]:
    """Says of an item whether it passes; only what is wanted is looked at."""
    tests: list[Callable[[Item], bool]] = []
    if wanted.lieu_ids:
        tests.append(lambda item: item.lieu_id in wanted.lieu_ids)
    if wanted.motif_ids:
        tests.append(lambda item: item.motif_id in wanted.motif_ids)
    if wanted.service_ids:
        tests.append(lambda item: item.service_id in wanted.service_ids)
    if wanted.agent_ids:
        tests.append(lambda item: not wanted.agent_ids.isdisjoint(item.agent_ids))
    if wanted.kinds:
        tests.append(lambda item: not wanted.kinds.isdisjoint(item.kinds))
    if wanted.origins:
        tests.append(lambda item: not wanted.origins.isdisjoint(item.origins))
    if wanted.shown:
        tests.append(lambda item: not wanted.shown.isdisjoint(item.each or (item.shown,)))
    if query := Query(wanted.text):
        tests.append(lambda item: item.matches(query))
    if len(tests) == 1:
        return tests[0]
    return lambda item: all(test(item) for test in tests)


def narrows_further(wanted: Wanted, before: Wanted) -> bool:
    """Whether all that passes ``wanted`` passes ``before`` too: the same, with more of the text typed."""
    return wanted.text.startswith(before.text) and replace(wanted, text=before.text) == before


def names_text(rdv: Rdv) -> str:
    """Who is on it, as the screen names them; a workshop by its title."""
    if rdv.collectif:
        return rdv.name or rdv.motif.name
    return ", ".join(usager_name(p.usager) for p in rdv.participations) or tr(NOBODY)


def _folded_names(item: Item) -> str:
    rdv = item.entry.rdv
    if rdv.collectif:
        return fold(names_text(rdv))
    return fold(", ".join(full_name(p.usager) for p in rdv.participations))


def _phone(item: Item) -> str:
    return next((p.usager.phone_number_formatted or "" for p in item.entry.rdv.participations), "")


def _birth(item: Item) -> date:
    return next((p.usager.birth_date or date.max for p in item.entry.rdv.participations), date.max)


_KEYS: Final[Mapping[Column, Callable[[Item], Any]]] = {
    Column.DATE: lambda item: item.stamp,
    Column.HOUR: lambda item: (item.starts_at.hour, item.starts_at.minute),
    Column.USAGERS: _folded_names,
    Column.PHONE: _phone,
    Column.BIRTH: _birth,
    Column.SERVICE: lambda item: item.service_id or 0,
    Column.MOTIF: lambda item: fold(item.entry.rdv.motif.name),
    Column.KIND: lambda item: sorted(item.kinds),
    Column.PLACE: lambda item: fold(item.entry.rdv.lieu.name) if item.entry.rdv.lieu else "",
    Column.AGENTS: lambda item: fold(", ".join(agent_name(agent) for agent in item.entry.rdv.agents)),
    Column.STATUS: lambda item: item.shown,
    Column.DURATION: lambda item: item.entry.rdv.duration_in_min,
    Column.ORIGIN: lambda item: sorted(item.origins),
    Column.CREATED: lambda item: item.entry.rdv.created_at.timestamp() if item.entry.rdv.created_at else 0.0,
    Column.CONTEXT: lambda item: fold(item.entry.rdv.context or ""),
}
