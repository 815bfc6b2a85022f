"""The fiche of one usager: from the desk's memory at once, then whole from the platform, which is asked each time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Organisation, Rdv
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.reached import reached
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound
from kiosk.domain.text.document import Document
from kiosk.domain.text.language import tr
from kiosk.domain.writes.origin import Origin
from kiosk.exports.fiche_sheet import fiche_document
from kiosk.presenters.usagers.fiche_paper import sheet_of
from kiosk.presenters.usagers.fiche_texts import (
    Count,
    Identity,
    Person,
    RdvLine,
    counts_of,
    identity_of,
    organisations_of,
    person_of,
    private_lines,
    rdv_lines,
    referents_of,
)
from kiosk.presenters.words.sentences import sentence_of_a_cut
from kiosk.presenters.words.sync_texts import when
from kiosk.presenters.work.tasks import Cancelled, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DayData, DeskChange

State: TypeAlias = Literal["none", "loading", "ready", "gone", "forbidden"]
AGAIN: Final = 0.1
"""Seconds during which changes of RDVs are gathered."""
T = TypeVar("T")
Do: TypeAlias = Callable[[Fiche, int], None]
"""What is done from a fiche: given it, as far as it is known, and its organisation."""


class FicheAction(StrEnum):
    """What one can do from a fiche, in the order in which it is offered."""

    BOOK = "book"
    EDIT = "edit"
    ADD_PROCHE = "add_proche"
    REFERENTS = "referents"
    MERGE = "merge"
    HISTORY = "history"
    ATTACH = "attach"
    REMOVE = "remove"


class FichePresenter(QObject):
    """One person at a time. Nothing that the platform alone keeps outlives the fiche that shows it."""

    changed = Signal()
    rdv_wanted = Signal(object)
    """The RdvLine that the person wants to see in the agenda."""

    def __init__(
        self,
        work: Work,
        day: Callable[[], DayData | None],
        organisations: Callable[[], Sequence[Organisation]],
        parent: QObject | None = None,
    ) -> None:
        """``day`` gives what was last read of the organisation: its zone, agents and motifs."""
        super().__init__(parent)
        self._work = work = work.apart()
        self._day = day
        self._organisations = organisations
        self._offers: dict[FicheAction, Do] = {}
        self._trail: list[int] = []
        self.organisation_id: int | None = None
        self._reading = work.tasks.group()
        self._forget()
        work.follow(self._on_desk_change)

    def _forget(self) -> None:
        self._reading.end()
        self._reading = self._work.tasks.group()
        self._soon = False
        self.usager: Usager | None = None
        self.fiche: Fiche | None = None
        self.state: State = "none"
        self._problem = ""
        self._as_of: datetime | None = None
        self._birth_note = ""
        self._known_rdvs: tuple[DeskRdv, ...] = ()
        self._rdvs: tuple[DeskRdv, ...] | None = None
        self._proches: tuple[Usager, ...] | None = None
        self._under_way: set[str] = set()

    # Which

    def open(self, usager: Usager, organisation_id: int) -> None:
        """Shows someone's fiche; what is known of them is there at once."""
        if self.usager is not None and self.usager.id != usager.id:
            self._trail.append(self.usager.id)
        self._show(usager, organisation_id)

    def open_id(self, usager_id: int, organisation_id: int) -> None:
        """The same of someone of whom only the id is at hand; the family of who is shown is known already."""
        family = [*(self._proches or ()), self.fiche.responsible if self.fiche is not None else None]
        nobody = Usager(usager_id, "", "")
        self.open(next((one for one in family if one is not None and one.id == usager_id), nobody), organisation_id)

    def back(self) -> bool:
        """Back to the fiche from which this one was opened; False when there was none."""
        if not self._trail or self.organisation_id is None:
            return False
        self._show(Usager(self._trail.pop(), "", ""), self.organisation_id)
        return True

    def close(self) -> None:
        """Shows nobody: what only the platform keeps is forgotten."""
        self._trail.clear()
        self._forget()
        self.changed.emit()

    def _show(self, usager: Usager, organisation_id: int) -> None:
        self._forget()
        self.organisation_id = organisation_id
        self.usager = usager
        self.state = "ready" if usager.last_name or usager.first_name else "loading"
        self.changed.emit()
        self._read_known()
        self.reload()

    def reload(self) -> None:
        """Asks the platform again for all that it says of this person."""
        usager, organisation_id = self.usager, self.organisation_id
        if usager is None or organisation_id is None or usager.id < 0:
            return
        if self._work.desk.sync_state.connected is not False:
            self._problem = ""
            people = self._work.desk.usagers
            self._ask("card", people.fiche(usager.id, organisation_id), self._take_card)
            self._ask("rdvs", people.rdvs(usager.id, organisation_id), self._take_rdvs)
            self._ask("proches", people.proches(usager.id, organisation_id), self._take_proches)
        self.changed.emit()

    def _on_desk_change(self, change: DeskChange) -> None:
        """Brings the fiche up to date with the memory; asks the platform once it answers again."""
        if self.usager is None:
            return
        if change.kind == "rdvs" and not self._soon:
            self._soon = True
            self._reading.run("soon", self._read_soon())
        elif change.kind == "usagers":
            self._read_known()
            elsewhere = change.origin != Origin.FICHE and self.usager.id in change.usager_ids
            if elsewhere and self.fiche is not None and not self._under_way:
                self.reload()
        elif change.kind == "sync":
            back = self._work.desk.sync_state.connected is True and self.fiche is None and not self._under_way
            if back and self.state in ("loading", "ready"):
                self.reload()
            else:
                self.changed.emit()

    # What is read

    async def _read_soon(self) -> None:
        """Once for all that changes meanwhile: RDVs are pulled by thousands."""
        await asyncio.sleep(AGAIN)
        self._soon = False
        self._read_known()

    def _read_known(self) -> None:
        if self.usager is not None and self.organisation_id is not None:
            self._reading.run("known", self._known(self.usager.id, self.organisation_id), replace=True)

    async def _known(self, usager_id: int, organisation_id: int) -> None:
        known = await self._work.desk.usagers.known(usager_id, organisation_id)
        self._as_of = await self._work.desk.usagers.known_as_of(usager_id, organisation_id)
        self._birth_note = await self._work.desk.usagers.birth_note(usager_id)
        self._known_rdvs = await self._work.desk.usagers.known_rdvs(usager_id)
        if known is not None:
            # Someone made here is given the platform's id once it has them.
            settled = known.id != usager_id
            self.usager = known  # what was written here is in it, before the platform has it
            self.state = "ready" if self.state == "loading" else self.state
            if settled:
                self.reload()
        self.changed.emit()

    def _ask(self, part: str, work: Coroutine[Any, Any, T], take: Callable[[T], None]) -> None:
        def heard(outcome: Outcome[T]) -> None:
            if isinstance(outcome, Cancelled):
                return
            self._under_way.discard(part)
            match outcome:
                case Ok(value):
                    take(value)
                case RefusedBy(failure):
                    self._refused(part, failure)
            self.changed.emit()

        self._under_way.add(part)
        self._reading.run(part, work, replace=True, done=heard)

    def _take_card(self, fiche: Fiche) -> None:
        assert self.organisation_id is not None
        self.fiche, self.usager, self.state = fiche, fiche.usager, "ready"
        # Who was shown is found again without a network; what may not be kept is not among it.
        self._work.tasks.run("meet", self._work.desk.usagers.meet((fiche.usager,), self.organisation_id, Origin.FICHE))

    def _take_rdvs(self, rdvs: Sequence[Rdv]) -> None:
        self._rdvs = tuple(DeskRdv(one) for one in rdvs)

    def _take_proches(self, proches: Sequence[Usager]) -> None:
        self._proches = tuple(proches)

    def _refused(self, part: str, failure: Failure) -> None:
        if part == "card" and isinstance(failure, NotFound):
            self.state = "gone"
        elif part == "card" and isinstance(failure, Forbidden):
            self.state = "forbidden"
        elif not isinstance(failure, NotFound):  # a server without the call says nothing more
            self._problem = sentence_of_a_cut(failure)

    # What is shown

    @property
    def now(self) -> datetime:
        """The present instant in the organisation's zone."""
        now, day = self._work.clock.now(), self._day()
        return now.astimezone(day.zone) if day is not None else now

    @property
    def loading(self) -> bool:
        """Whether the platform is still to answer."""
        return bool(self._under_way)

    @property
    def problem(self) -> str:
        """Why the platform did not say more; empty when all is well, and during a cut, which is said above."""
        return "" if self._work.desk.sync_state.connected is False else self._problem

    @property
    def identity(self) -> Identity | None:
        return identity_of(self.usager, self.now.date(), self._birth_note) if self.usager is not None else None

    @property
    def age_text(self) -> str:
        """Whence what is shown comes, when it is not the platform's word of just now."""
        if self.usager is None or self.fiche is not None:
            return ""
        if self.usager.id < 0:
            return tr("Fiche créée sur ce poste, pas encore reçue par la plateforme.")
        if self.loading:
            return ""
        said = tr("Ce que ce poste sait de cet usager")
        as_of = self._as_of or self._work.desk.sync_state.last_synced  # who is known by their RDVs is as fresh as these
        return tr("{}, à jour de {}.").format(said, when(as_of, self.now)) if as_of else f"{said}."

    @property
    def responsible(self) -> Person | None:
        """Of a proche: on whom they hang."""
        if self.usager is None or self.usager.responsible_id is None:
            return None
        if self.fiche is not None and self.fiche.responsible is not None:
            return person_of(self.fiche.responsible, self.now.date())
        name = self.usager.responsible_name or tr("Responsable")
        return Person(self.usager.responsible_id, name)

    @property
    def call(self) -> tuple[str, str]:
        """(address of the call, number) of who answers: of a proche without one, the responsable. Empty: nobody."""
        responsible = self.fiche.responsible if self.fiche is not None else None
        if self.usager is None:
            return "", ""
        who = reached(self.usager, (responsible,) if responsible is not None else ())
        return who.uri, who.phone

    @property
    def proches(self) -> tuple[Person, ...] | None:
        """None while the platform has not said."""
        if self._proches is None:
            return None
        return tuple(person_of(one, self.now.date()) for one in self._proches)

    @property
    def referents(self) -> str:
        day = self._day()
        return referents_of(self.fiche, day.agents if day is not None else {}) if self.fiche is not None else ""

    @property
    def organisations(self) -> str:
        return organisations_of(self.fiche, self._organisations()) if self.fiche is not None else ""

    @property
    def private(self) -> tuple[tuple[str, str], ...] | None:
        """(label, text) of what is never kept on the desk; None while the platform has not said."""
        return private_lines(self.fiche) if self.fiche is not None else None

    @property
    def rdvs_complete(self) -> bool:
        """Whether these are all that the agent may see; else only those that the desk remembers."""
        return self._rdvs is not None

    @property
    def rdvs(self) -> tuple[RdvLine, ...]:
        """To come, then past. Those in memory carry the gestures that have not been sent."""
        if self.usager is None:
            return ()
        known = {entry.rdv.id: entry for entry in self._known_rdvs}
        told = {entry.rdv.id: entry for entry in self._rdvs or ()}
        day = self._day()
        motifs = day.motifs if day is not None else {}
        return rdv_lines(tuple((told | known).values()), self.usager.id, self.now, motifs)

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many in each state: not counted among the few that the desk remembers, which would say too little."""
        found = counts_of(self.rdvs)
        return found if self.rdvs_complete else tuple(replace(one, figure=None) for one in found)

    # On paper

    @property
    def sheet(self) -> tuple[str, Document] | None:
        """The fiche to be printed: the name of a file, and what goes on paper."""
        identity = self.identity
        if identity is None:
            return None
        counts = self.counts if self.rdvs_complete else ()
        organisation = next((one.name for one in self._organisations() if one.id == self.organisation_id), "")
        data = sheet_of(
            identity, self.responsible, self.proches or (), self.referents, self.rdvs, counts, organisation, self.now
        )
        return tr("Fiche {}").format(identity.usager_id), fiche_document(data)

    def printed(self, path: Path | None) -> None:
        """The fiche is printed, or in a file."""
        if path is not None:
            self._work.notices.say(tr("Fiche enregistrée\u00a0: {}").format(path.name))

    def not_printed(self) -> None:
        """It is not: the file could not be written."""
        self._work.notices.unwritten()

    # What one does

    def offer(self, action: FicheAction, do: Do) -> None:
        """Has the fiche offer ``action``."""
        self._offers[action] = do
        self.changed.emit()

    @property
    def offered(self) -> tuple[FicheAction, ...]:
        """What can be done now: on someone whom the platform does not have yet, less."""
        if self.usager is None or self.state != "ready":
            return ()
        local = self.usager.id < 0
        can = self._work.desk.capabilities
        without = set() if can is not None and can.user_merge else {FicheAction.MERGE}
        if local or can is None or not can.versions:
            without.add(FicheAction.HISTORY)
        if local or self.fiche is None:
            without |= {FicheAction.REFERENTS, FicheAction.MERGE, FicheAction.ATTACH, FicheAction.REMOVE}
        elif self.fiche.organisation_ids is not None:
            # Somebody of another organisation of this agent is seen whole, and is not of this one.
            here = self.organisation_id in self.fiche.organisation_ids
            without.add(FicheAction.ATTACH if here else FicheAction.REMOVE)
        else:
            without.add(FicheAction.ATTACH)
        if self.usager.responsible_id is not None:
            without.add(FicheAction.ADD_PROCHE)
        return tuple(action for action in FicheAction if action in self._offers and action not in without)

    def act(self, action: FicheAction) -> None:
        """Does ``action``, if it is offered."""
        if action in self.offered and self.usager is not None and self.organisation_id is not None:
            self._offers[action](self.fiche or Fiche(self.usager), self.organisation_id)
