"""What an RDV's lines say for as long as the platform says the same of it, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.dates.times import hour, spoken_hour
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import CANCELLED, Shown
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import agent_name, discreet, full_name, usager_name
from kiosk.domain.text.language import counted, french, tr
from kiosk.domain.text.search_text import Haystack, Query, fold

if TYPE_CHECKING:
    # Loaded when something is first typed: a start has no time for them.
    from kiosk.domain.search.few_people import FewPeople
    from kiosk.domain.search.usager_query import UsagerQuery

NOBODY = french("Sans usager")


def has_lines(rdv: Rdv) -> bool:
    """Whether each participation has a line of its own under the RDV's."""
    return len(rdv.participations) > 1 or (rdv.collectif and bool(rdv.participations))


class Line:
    """What does not change in an RDV's lines while the platform says the same of it: made once, asked at each build."""

    __slots__ = (
        "_beside",
        "_haystacks",
        "agents",
        "folded",
        "hour",
        "motif",
        "names",
        "people",
        "place",
        "rdv",
        "sort_name",
        "spoken_hour",
        "title",
    )

    def __init__(self, rdv: Rdv, local_start: datetime) -> None:
        self.rdv = rdv
        self.hour = hour(local_start)
        self.spoken_hour = spoken_hour(local_start)
        self.names = tuple(usager_name(p.usager) for p in rdv.participations)
        full = tuple(full_name(p.usager) for p in rdv.participations) if discreet() else self.names
        self.motif = rdv.motif.name
        self.agents = ", ".join(agent_name(agent) for agent in rdv.agents)
        self.place = rdv.motif.location_type
        self.title = (rdv.name or rdv.motif.name) if rdv.collectif else (", ".join(self.names) or tr(NOBODY))
        self.folded = tuple(fold(name) for name in full)
        self.people = tuple((name, p.usager.id) for name, p in zip(self.folded, rdv.participations, strict=True))
        self.sort_name = self.folded[0] if self.folded and not rdv.collectif else fold(self.title)
        self._haystacks: tuple[Haystack, tuple[Haystack, ...]] | None = None
        self._beside: Haystack | None = None

    def haystacks(self) -> tuple[Haystack, tuple[Haystack, ...]]:
        """Where to look for the whole RDV, and for each of its participations."""
        if self._haystacks is None:
            rdv = self.rdv
            shared = [rdv.name or "", self.motif, *(f"{agent.first_name} {agent.last_name}" for agent in rdv.agents)]
            each = [_texts_of(p.usager) for p in rdv.participations]
            whole = Haystack(
                [*shared, *(text for texts, _ in each for text in texts)],
                [number for _, numbers in each for number in numbers],
            )
            parts = tuple(Haystack([*shared, *texts], numbers) for texts, numbers in each) if has_lines(rdv) else ()
            self._haystacks = (whole, parts)
        return self._haystacks

    def meant(self, query: UsagerQuery, people: FewPeople) -> Mapping[int, int]:
        """The participations of whom ``query`` may be meant, slips and sounds forgiven as wherever people are searched:
        words that the motif, an agent or a responsible bear are no words of a name. Each with how far it is, exact: 0.
        """
        shared = self._shared()
        rest = tuple(word for word in query.words if not shared.matches(Query(word)))
        found = people.meant_by(replace(query, words=rest))
        return {p.id: found[p.usager.id] for p in self.rdv.participations if p.usager.id in found}

    def _shared(self) -> Haystack:
        if self._beside is None:
            rdv = self.rdv
            names = [f"{agent.first_name} {agent.last_name}" for agent in rdv.agents]
            names += [p.usager.responsible_name or "" for p in rdv.participations]
            self._beside = Haystack([rdv.name or "", self.motif, *names])
        return self._beside

    def matching(self, query: Query) -> tuple[int, ...] | None:
        """Ids of the participations that ``query`` finds, all when it finds the RDV as a whole only; else None."""
        whole, parts = self.haystacks()
        if not whole.matches(query):
            return None
        everyone = tuple(p.id for p in self.rdv.participations)
        if not self.rdv.collectif:
            return everyone
        found = tuple(i for i, part in zip(everyone, parts, strict=True) if part.matches(query))
        return found or everyone


def _texts_of(usager: Usager) -> tuple[list[str], list[str]]:
    texts = [f"{usager.last_name} {usager.first_name}", usager.birth_name or "", usager.responsible_name or ""]
    return texts, [usager.phone_number_formatted or "", usager.phone_number or ""]


def workshop_text(people: tuple[Participation, ...], each: tuple[Shown, ...], late: int = 0) -> str:
    """« 8 inscrits, 3 en salle d’attente, 2 vus, 1 absent »; those who cancelled are not counted among the enrolled."""
    enrolled = sum(p.status not in CANCELLED for p in people)
    texts = [counted(enrolled, "{} inscrit", "{} inscrits") if enrolled else tr("aucun inscrit")]
    if count := each.count(Shown.WAITING):
        texts.append(tr("{} en salle d’attente").format(count))
    if late:
        texts.append(tr("{} en retard").format(late))
    if count := each.count(Shown.SEEN):
        texts.append(counted(count, "{} vu", "{} vus"))
    if count := each.count(Shown.NOSHOW):
        texts.append(counted(count, "{} absent", "{} absents"))
    if count := each.count(Shown.TO_FILL):
        texts.append(tr("{} à renseigner").format(count))
    if count := each.count(Shown.OTHER):
        texts.append(tr("{} d’état inconnu").format(count))
    return ", ".join(texts)
