"""Finding someone as one types: from the desk's memory at once, then completed by the platform where it can search."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.rows import Row
from kiosk.domain.day.shown import Need
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import FoundUsager, FoundUsagers
from kiosk.domain.platform.failures import Failure, MemoryFailure, NotFound, SignedOut
from kiosk.domain.search.usager_matches import matches
from kiosk.domain.search.usager_query import read_query
from kiosk.domain.text.language import tr
from kiosk.domain.text.search_text import Haystack, Query
from kiosk.presenters.usagers.results import UsagerResults
from kiosk.presenters.usagers.taking_back import attached_act
from kiosk.presenters.words.sentences import sentence_of_a_call
from kiosk.presenters.words.sync_texts import when
from kiosk.presenters.words.usager_texts import UsagerRow, row_of
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

State: TypeAlias = Literal["idle", "searching", "found", "nothing"]

PAUSE: Final = 0.2
"""Seconds without a key after which the platform is asked too."""
AGAIN: Final = 0.15
"""Seconds during which changes are gathered: while thousands of RDVs are pulled, nobody is looked for at each."""
LEAST: Final = 2
"""Letters from which on it is asked: before, its answer would hold half the organisation."""


class UsagerSearchPresenter(QObject):
    """One search."""

    changed = Signal()
    """``state``, ``note`` or ``text`` is not what it was; the lines speak through ``model``."""
    chosen = Signal(object)
    """The Usager that the person wants; one of another organisation has been imported first."""
    agenda_wanted = Signal(object)
    """The FoundUsager, with an RDV today, whose line in the agenda is wanted."""
    import_offered = Signal()
    """The first line is of someone who is to be imported: Enter on the line itself does it."""
    arrived = Signal()
    """Who was found is on their way to the waiting room, or it was asked which RDV is meant."""
    create_wanted = Signal(str)
    """Nobody is the right one: what was typed, for the new fiche."""

    def __init__(
        self,
        work: Work,
        parent: QObject | None = None,
        *,
        creates: bool = True,
        todays: Callable[[int], Sequence[Row]] = lambda _: (),
    ) -> None:
        """``creates``: whether « Créer … » is offered; whoever says so listens to ``create_wanted``. ``todays`` gives
        the lines that the agenda has of somebody today, by their id, what needs something first.
        """
        super().__init__(parent)
        self._work = work = work.apart()
        self.creates = creates
        self.arrive: Callable[[Usager], str] | None = None
        """Puts somebody in the waiting room; says why not, where it cannot be."""
        self._todays = todays
        self._arrival_awaited: int | None = None
        self._not_arrived = ""
        self._again_wanted = False
        self.model = UsagerResults(self)
        self.organisation_id: int | None = None
        self._zone: tzinfo = work.clock.zone
        self.text = ""
        self.state: State = "idle"
        self.note = ""
        """Of how far the search went: cut and since when, still under way, more to be found. Empty: it is complete."""
        self.importing = False
        self._kept: tuple[FoundUsager, ...] = ()  # what memory answered to ``text``
        self._told: tuple[FoundUsager, ...] = ()  # what the platform answered, to it or to what was typed before
        self._more = False
        self._among: tuple[int, int] | None = None
        self._listed = True
        self._remembered = True  # memory has answered to ``text``
        self._platform: Literal["", "asked", "answered", "silent"] = ""
        self._enter_awaited = False
        self._import_offered = False
        self._held = False
        work.follow(self._on_desk_change)

    def set_organisation(self, organisation_id: int | None, zone: tzinfo | None = None) -> None:
        """Looks among the usagers of another organisation; its hours are told in ``zone``."""
        self._zone = zone or self._zone
        if organisation_id != self.organisation_id:
            self.organisation_id = organisation_id
            self._platform = ""
            self._search_anew(self.text)

    def set_text(self, text: str) -> None:
        """Searches for what is typed now. Older answers never take the place of newer ones."""
        if text != self.text:
            self._search_anew(text)

    def _on_desk_change(self, change: DeskChange) -> None:
        """Looks again in a memory that has changed; who is shown keeps their place."""
        if change.kind in ("usagers", "rdvs"):
            if self.text.strip() and not self._again_wanted:
                self._again_wanted = True
                self._work.tasks.run("again", self._search_again())
        elif change.kind in ("sync", "capabilities"):
            self._tell()

    # Choosing

    def hold(self, held: bool) -> None:
        """Somebody goes through the lines: none comes above another any more, new ones come below."""
        self._held = held

    def choose(self, place: int) -> None:
        """Takes the line at ``place``: a person, or « Créer … », which stands alone while nothing is typed."""
        row = self.model.row_at(place)
        if row is None:
            if place == len(self.model.rows) and (self.model.create or (self.creates and not self.text.strip())):
                self.create_wanted.emit(self.text)
        elif row.found.masked:
            self._import(row.found)
        else:
            self.chosen.emit(row.usager)

    def choose_first(self) -> None:
        """Enter while one types: the first line, once there is one for all that was typed."""
        if self.text.strip():
            self._enter_awaited = True
            self._enter()

    def _enter(self) -> None:
        """Nobody who only resembles what was typed is taken while the platform may still name the one who bears it."""
        first = self.model.row_at(0)
        if self._remembered and (not self._waiting or (first is not None and _is_sure(first.found))):
            self._enter_awaited = False
            if first is not None and first.found.masked:
                # An import is wanted, not what Enter happens to do to a name just typed: it takes another one.
                self._import_offered = True
                self._tell()
                self.import_offered.emit()
            else:
                self.choose(0)

    def show_in_agenda(self, place: int) -> None:
        """The agenda at the RDV of today of the person at ``place``; nothing when they have none."""
        row = self.model.row_at(place)
        if row is not None and row.today:
            self.agenda_wanted.emit(row.found)

    def let_arrive(self, place: int) -> None:
        """The person at ``place`` is here: they go to the waiting room, as soon as memory has answered."""
        self._arrival_awaited = place
        if self._remembered and self.arrive is not None:
            self._arrival_awaited = None
            row = self.model.row_at(place)
            if row is not None and row.found.masked:
                self._not_arrived = tr("{}\u00a0: aucun RDV dans votre organisation.").format(row.name.text)
            elif row is not None:
                self._not_arrived = self.arrive(row.usager)
            if row is not None and not self._not_arrived:
                self.arrived.emit()
            self._tell()

    def _import(self, found: FoundUsager) -> None:
        if self.organisation_id is None or self.importing:
            return
        self.importing = True
        work = self._work.journal.during(partial(self._imported, found, self.organisation_id))
        self._work.tasks.run("import", work, words=sentence_of_a_call)
        self._tell()

    async def _imported(self, found: FoundUsager, organisation_id: int) -> None:
        try:
            await self._work.desk.usagers.attach(found.usager.id, organisation_id)
            fiche = await self._work.desk.usagers.fiche(found.usager.id, organisation_id)
        finally:
            self.importing = False
            self._tell()
        self._work.journal.note(attached_act(fiche.usager))
        mine = FoundUsager(fiche.usager)
        self._told = tuple(mine if one.usager.id == found.usager.id else one for one in self._told)
        self._tell()
        self.chosen.emit(fiche.usager)

    # Searching

    def _search_anew(self, text: str) -> None:
        self.text = text
        self._enter_awaited = self._import_offered = self._more = False
        self._arrival_awaited, self._not_arrived = None, ""
        self._work.tasks.cancel("platform")
        if not text.strip() or self.organisation_id is None:
            self._work.tasks.cancel("memory")
            self._kept, self._told, self._remembered = (), (), True
            self._tell()
            return
        # Whom only the platform knew stays in sight while they still match: nothing comes and goes at each key.
        query = Query(text)
        self._told = tuple(one for one in self._told if query and _haystack(one).matches(query))
        self._remembered = False
        self._work.tasks.run("memory", self._search_memory(text), replace=True)
        if not self._asks_platform(text):
            self._platform = ""
        else:
            self._platform = "asked"
            self._work.tasks.run("platform", self._search_platform(text), replace=True)

    @property
    def _cannot(self) -> bool:
        """Whether the platform is known to search nobody."""
        can = self._work.desk.capabilities
        return can is not None and not can.user_search

    def _asks_platform(self, text: str) -> bool:
        connected = self._work.desk.sync_state.connected is not False
        return connected and not self._cannot and len(text.strip()) >= LEAST

    async def _search_memory(self, text: str) -> None:
        assert self.organisation_id is not None
        try:
            found = await self._work.desk.usagers.search(self.organisation_id, text)
        except Exception:
            self._remember(FoundUsagers())  # it will not come any more; the failure is told
            raise
        self._remember(found)

    async def _search_again(self) -> None:
        """Once for all that changes meanwhile; those shown keep their place."""
        try:
            await asyncio.sleep(AGAIN)
        finally:
            self._again_wanted = False
        text, organisation_id = self.text, self.organisation_id
        if not text.strip() or organisation_id is None or not self._remembered:
            return
        found = await self._work.desk.usagers.search(organisation_id, text)
        if (text, organisation_id) == (self.text, self.organisation_id) and self._remembered:
            self._remember(replace(found, found=_in_place(self._kept, found.found)))

    def _remember(self, found: FoundUsagers) -> None:
        self._kept, self._more, self._remembered = found.found, found.more, True
        self._among, self._listed = found.among, found.listed
        self._tell()

    async def _search_platform(self, text: str) -> None:
        assert self.organisation_id is not None
        await asyncio.sleep(PAUSE)
        try:
            found = await self._work.desk.usagers.search_platform(self.organisation_id, text)
        except NotFound:
            self._platform = ""
        except (MemoryFailure, SignedOut):
            raise
        except Failure:
            self._platform = "silent"
        else:
            self._platform = "answered"
            self._told = _in_place(self._told, found.found)
            self._more = self._more or found.more
        self._tell()

    # What is told

    def _tell(self) -> None:
        now = self._work.clock.now().astimezone(self._zone)
        rows = [row_of(one, now, next(iter(self._todays(one.usager.id)), None)) for one in self._in_order(now)]
        if not self.text.strip():
            self.state = "idle"
        elif rows and (self._remembered or self.model.rows):
            self.state = "found"
        else:
            self.state = "searching" if self._waiting else "nothing"
        if self._remembered or not self.text.strip():
            # Until memory has answered, the lines of before stay: an empty list would only flash by.
            self.model.show(rows, self._create_text() if self.state in ("found", "nothing") else "")
        self.note = self._note(rows)
        self.changed.emit()
        if self._enter_awaited:
            self._enter()
        if self._arrival_awaited is not None and self._remembered:
            self.let_arrive(self._arrival_awaited)

    @property
    def _waiting(self) -> bool:
        return not self._remembered or (self._platform == "asked" and self._asks_platform(self.text))

    def _in_order(self, now: datetime) -> list[FoundUsager]:
        """Memory's answer, then who only the platform knows; those who merely resemble what was typed come last."""
        known = {one.usager.id for one in self._kept}
        query = read_query(self.text, now.date())
        told = [
            one if one.matches else replace(one, matches=matches(query, one.usager))
            for one in self._told
            if one.usager.id not in known
        ]
        found = [*self._kept, *told]
        return found if self._held else self._expected_first(sorted(found, key=lambda one: not _is_sure(one)))

    def _expected_first(self, found: list[FoundUsager]) -> list[FoundUsager]:
        """Of those who have an RDV today, who is expected or here comes before who was received, or will not come."""
        needs = {
            one.usager.id: rows[0].need for one in found if _is_sure(one) and (rows := self._todays(one.usager.id))
        }
        of_today = [one for one in found if one.usager.id in needs]
        ordered = iter(sorted(of_today, key=lambda one: needs[one.usager.id] is Need.NOTHING))
        return [next(ordered) if one.usager.id in needs else one for one in found]

    def _create_text(self) -> str:
        if not self.creates:
            return ""
        return tr("Créer «\u00a0{}\u00a0»").format(" ".join(self.text.split()))

    @property
    def _only_here(self) -> bool:
        return self._work.desk.sync_state.connected is False or self._platform == "silent"

    @property
    def nobody_text(self) -> str:
        """That nobody was found, as far as was looked."""
        return tr("Aucun usager trouvé sur ce poste") if self._only_here else tr("Aucun usager trouvé")

    def _note(self, rows: Sequence[UsagerRow]) -> str:
        if self.importing:
            return tr("Importation dans votre organisation…")
        if self._not_arrived:
            return self._not_arrived
        if self._import_offered and rows and rows[0].found.masked:
            return tr("Connu d’une autre organisation. Entrée\u00a0: importer dans la vôtre.")
        if self.state == "idle":
            return ""
        state = self._work.desk.sync_state
        if self._only_here:
            known = tr("La plateforme ne répond pas\u00a0: usagers connus de ce poste")
            if state.last_synced is None:
                return known + "."
            now = self._work.clock.now().astimezone(self._zone)
            return tr("{}, à jour de {}.").format(known, when(state.last_synced, now))
        if self._platform == "asked" and rows:
            return tr("La plateforme complète la recherche…")
        if self._more:
            return tr("D’autres correspondent\u00a0: précisez le nom, la date de naissance ou le téléphone.")
        if self._among is not None and self._remembered:
            read, announced = (f"{number:,}".replace(",", "\u202f") for number in self._among)
            return tr("Recherche sur {} des {} usagers que la plateforme annonce.").format(read, announced)
        if not self._listed and self._remembered and self._cannot:
            return tr("La liste des usagers n’est pas encore reçue\u00a0: recherche parmi ceux que connaît ce poste.")
        return ""


def _is_sure(found: FoundUsager) -> bool:
    """Whether what was typed is all there, letter by letter; of who is masked, the platform is taken at its word."""
    return all(match.exact for match in found.matches) if found.matches else found.masked


def _in_place(shown: Iterable[FoundUsager], found: tuple[FoundUsager, ...]) -> tuple[FoundUsager, ...]:
    """``found``, those that are ``shown`` first and in that order."""
    by_id = {one.usager.id: one for one in found}
    first = [by_id.pop(one.usager.id) for one in shown if one.usager.id in by_id]
    return (*first, *by_id.values())


def _haystack(found: FoundUsager) -> Haystack:
    usager = found.usager
    return Haystack(
        (f"{usager.last_name} {usager.first_name}", usager.birth_name or "", usager.email or ""),
        (usager.phone_number or "", usager.phone_number_formatted or ""),
    )
