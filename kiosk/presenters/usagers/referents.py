"""The agents who follow an usager: added and removed one by one, among those of the organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.model import Service
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.platform.failures import NotFound, Refused
from kiosk.domain.text.language import labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import Haystack, Query, fold
from kiosk.presenters.words.sentences import sentence_of_a_call
from kiosk.presenters.work.journal import Act, Answer, TakenBack
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from datetime import date


@masked
@dataclass(frozen=True, slots=True)
class AgentLine:
    """An agent, and what tells them from another: « Béatrice Martin », « PMI »."""

    agent_id: int
    name: str
    services: str


class ReferentsPresenter(QObject):
    """One usager's référents at a time. Each change is made at the platform, at once."""

    opened = Signal()
    closed = Signal()
    changed = Signal()
    saved = Signal()
    """The référents are others than before."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._fiche: Fiche | None = None
        self._agents: Mapping[int, Agent] = {}
        self._services: Mapping[int, Service] = {}
        self._ids: tuple[int, ...] = ()
        self.text = ""
        self.busy = False
        self.problem = ""

    def open(self, fiche: Fiche, organisation_id: int, day: date) -> None:
        """The référents of ``fiche``; ``day`` is one whose agents the memory has."""
        self._fiche = fiche
        self._ids = fiche.referent_agent_ids or ()
        self.text, self.problem, self.busy = "", "", False
        self._work.tasks.run("read", self._read(organisation_id, day), replace=True)
        self.opened.emit()
        self.changed.emit()

    def close(self) -> None:
        """Goes back to the fiche."""
        if self._fiche is not None:
            self._fiche = None
            self._work.tasks.cancel("read")
            self.closed.emit()

    @property
    def title(self) -> str:
        return tr("Agents référents de {}").format(usager_name(self._fiche.usager)) if self._fiche else ""

    @property
    def told(self) -> bool:
        """Whether the platform says who they are; else one can only add."""
        return self._fiche is not None and self._fiche.referent_agent_ids is not None

    @property
    def referents(self) -> tuple[AgentLine, ...]:
        """Those who follow the usager now."""
        return tuple(self._line(one) for one in self._ids)

    @property
    def found(self) -> tuple[AgentLine, ...]:
        """The other agents of the organisation whom what is typed finds, by name."""
        query = Query(self.text)
        lines = [self._line(one) for one in self._agents if one not in self._ids]
        lines = [line for line in lines if not query or Haystack((line.name, line.services)).matches(query)]
        return tuple(sorted(lines, key=lambda line: (fold(line.name), line.agent_id)))

    def set_text(self, text: str) -> None:
        """What is typed to find an agent."""
        if text != self.text:
            self.text = text
            self.changed.emit()

    def add(self, agent_id: int) -> None:
        """Makes an agent a référent."""
        self._write(agent_id, add=True)

    def add_first(self) -> None:
        """Enter while one types: the first agent found."""
        if self.text.strip() and (found := self.found):
            self.add(found[0].agent_id)

    def remove(self, agent_id: int) -> None:
        """An agent is no longer a référent."""
        self._write(agent_id, add=False)

    def _write(self, agent_id: int, *, add: bool) -> None:
        if self._fiche is None or self.busy:
            return
        self.busy, self.problem = True, ""
        usager = self._fiche.usager
        name = self._line(agent_id).name

        def ended(outcome: Outcome[None]) -> None:
            self.busy = False
            done = isinstance(outcome, Ok)
            if isinstance(outcome, RefusedBy):
                # Already so: someone else was there first, and it is what was wanted.
                failure = outcome.failure
                done = isinstance(failure, NotFound) and not add
                if isinstance(failure, Refused) and add:
                    done = "taken" in failure.fields.get("user_id", ())
                self.problem = "" if done else sentence_of_a_call(failure)
            if done:
                others = tuple(one for one in self._ids if one != agent_id)
                self._ids = (*others, agent_id) if add else others
                self.text = "" if add else self.text
                self._note(usager, agent_id, name, add=add)
                self.saved.emit()
            self.changed.emit()

        usagers = self._work.desk.usagers
        write = partial(usagers.add_referent if add else usagers.remove_referent, usager.id, agent_id)
        self._work.tasks.run("write", self._work.journal.during(write), done=ended, to_the_end=True)
        self.changed.emit()

    def _note(self, usager: Usager, agent_id: int, name: str, *, add: bool) -> None:
        usagers, who = self._work.desk.usagers, usager_name(usager)
        what = tr("Référent ajouté\u00a0: {}") if add else tr("Référent retiré\u00a0: {}")
        said = tr("{} suit {}") if add else tr("{} ne suit plus {}")

        async def back(_: object) -> Answer:
            await (usagers.remove_referent if add else usagers.add_referent)(usager.id, agent_id)
            self.saved.emit()
            return TakenBack(labelled(who, tr("référent repris")))

        self._work.journal.note(Act(what.format(name), who, back), said.format(name, who))

    async def _read(self, organisation_id: int, day: date) -> None:
        data = await self._work.desk.day(organisation_id, day)
        self._agents, self._services = data.agents, data.services
        self.changed.emit()

    def _line(self, agent_id: int) -> AgentLine:
        agent = self._agents.get(agent_id)
        if agent is None:
            return AgentLine(agent_id, tr("Agent d’une autre organisation"), "")
        names = (self._services[one].name for one in agent.service_ids if one in self._services)
        return AgentLine(agent_id, agent_name(agent), ", ".join(names))
