"""What the filters of the board propose: the agents, services and motifs of the day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.domain.people.names import agent_name
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold

if TYPE_CHECKING:
    from kiosk.desk import DayData


@masked
@dataclass(frozen=True, slots=True)
class Choice:
    id: int
    name: str
    count: int  # RDVs of the day


@dataclass(frozen=True, slots=True)
class Choices:
    """Each in the order of the alphabet."""

    agents: tuple[Choice, ...] = ()
    services: tuple[Choice, ...] = ()
    motifs: tuple[Choice, ...] = ()


NO_CHOICES: Final = Choices()


def choices_of(data: DayData, lieu_id: int | None) -> Choices:
    """The choices of a day at ``lieu_id`` (None: all), those of RDVs without lieu included."""
    agents: Counter[int] = Counter()
    services: Counter[int] = Counter()
    motifs: Counter[int] = Counter()
    agent_names: dict[int, str] = {}
    motif_names: dict[int, str] = {}
    for entry in data.entries:
        rdv = entry.rdv
        if lieu_id is not None and rdv.lieu is not None and rdv.lieu.id != lieu_id:
            continue
        motifs[rdv.motif.id] += 1
        motif_names[rdv.motif.id] = rdv.motif.name
        service_id = rdv.motif.service_id
        if service_id is None and rdv.motif.id in data.motifs:
            service_id = data.motifs[rdv.motif.id].service_id
        if service_id is not None and service_id in data.services:
            services[service_id] += 1
        for agent in rdv.agents:
            agents[agent.id] += 1
            agent_names[agent.id] = agent_name(agent)
    return Choices(
        agents=_sorted(agents, agent_names),
        services=_sorted(services, {key: service.name for key, service in data.services.items()}),
        motifs=_sorted(motifs, motif_names),
    )


def proposes_the_same(before: DayData | None, after: DayData) -> bool:
    """Whether ``choices_of`` is the same for both: as after a gesture, which changes nothing that one filters by."""
    if before is None or len(before.entries) != len(after.entries):
        return False
    if before.services != after.services or before.motifs != after.motifs:
        return False
    return all(
        old is new or (old.rdv.motif, old.rdv.agents, old.rdv.lieu) == (new.rdv.motif, new.rdv.agents, new.rdv.lieu)
        for old, new in zip(before.entries, after.entries, strict=True)
    )


class KeptChoices:
    """The choices of a day, worked out again only once they are others."""

    def __init__(self) -> None:
        self._made: tuple[DayData, int | None, Choices] | None = None

    def of(self, data: DayData | None, lieu_id: int | None) -> Choices:
        """Those of ``data`` at ``lieu_id`` (None: all); none of a day that is not there."""
        if data is None:
            return NO_CHOICES
        made = self._made
        same = made is not None and made[1] == lieu_id and proposes_the_same(made[0], data)
        choices = made[2] if same and made is not None else choices_of(data, lieu_id)
        self._made = (data, lieu_id, choices)
        return choices


def _sorted(counts: Counter[int], names: dict[int, str]) -> tuple[Choice, ...]:
    found = [Choice(key, names[key], count) for key, count in counts.items()]
    return tuple(sorted(found, key=lambda choice: (fold(choice.name), choice.id)))
