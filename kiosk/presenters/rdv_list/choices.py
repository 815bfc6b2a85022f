"""What a list of RDVs can be narrowed by: lieux, agents, services and motifs of the organisation and of its RDVs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.domain.day.status import SHOWN_LABELS, Shown
from kiosk.domain.lists.rdv_list import MINE, NO_LIEU, ORIGINS, WORKSHOP
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import tr
from kiosk.domain.text.search_text import fold
from kiosk.presenters.words.row_texts import location_text

if TYPE_CHECKING:
    from kiosk.desk import Directory
    from kiosk.presenters.around.period import PeriodReading

Choice = tuple[int, str, int | None]
KINDS: Final = ("public_office", "phone", "home", "visio", WORKSHOP)
STATES: Final = tuple(Shown)
CREATORS: Final = (MINE, "Agent", "User", "Prescripteur", "")


class Choices:
    """Each by name; made anew when the list has been read."""

    def __init__(self) -> None:
        self._of: tuple[object, int] = (None, -1)
        self.lieux: tuple[Choice, ...] = ()
        self.agents: tuple[Choice, ...] = ()
        self.services: tuple[Choice, ...] = ()
        self.motifs: tuple[Choice, ...] = ()

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """Where RDVs take place, and those of several people; by their place in ``KINDS``."""
        said = [tr("Collectif") if kind == WORKSHOP else location_text(kind) for kind in KINDS]
        return tuple((place, name, None) for place, name in enumerate(said))

    @property
    def states(self) -> tuple[Choice, ...]:
        """By their place in ``STATES``."""
        return tuple((place, SHOWN_LABELS[shown].short, None) for place, shown in enumerate(STATES))

    @property
    def creators(self) -> tuple[Choice, ...]:
        """By their place in ``CREATORS``."""
        return tuple((place, ORIGINS[origin], None) for place, origin in enumerate(CREATORS))

    def refresh(self, directory: Directory | None, reading: PeriodReading) -> None:
        """Takes in what the directory and the RDVs name."""
        of = (directory, reading.version)
        if directory is None or of == self._of:
            return
        self._of = of
        lieux = {one.id: one.name or one.address for one in directory.lieux}
        agents = {one.id: agent_name(one) for one in directory.agents.values()}
        motifs = {one.id: one.name for one in directory.motifs.values()}
        services = {one.id: one.name for one in directory.services.values()}
        for entry in reading.entries.values():
            rdv = entry.rdv
            motifs.setdefault(rdv.motif.id, rdv.motif.name)
            if rdv.lieu is not None:
                lieux.setdefault(rdv.lieu.id, rdv.lieu.name or rdv.lieu.address)
            for agent in rdv.agents:
                if agent.id not in agents:
                    agents[agent.id] = agent_name(agent)
        self.lieux, self.agents, self.services, self.motifs = (
            _by_name(found) for found in (lieux, agents, services, motifs)
        )
        self.lieux = (*self.lieux, (NO_LIEU, tr("Sans lieu"), None))


def _by_name(found: dict[int, str]) -> tuple[Choice, ...]:
    return tuple((number, name, None) for number, name in sorted(found.items(), key=lambda pair: fold(pair[1])))
