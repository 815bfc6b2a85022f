"""One fiche out of two: compared field by field, chosen, counted, and confirmed by typing the name."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.usager_comparison import COMPARED, Compared, Verdict, compare_texts, texts_of
from kiosk.domain.platform.failures import Conflict, NotFound
from kiosk.domain.text.language import counted, tr
from kiosk.domain.text.search_text import fold
from kiosk.presenters.usagers.fields import PRIVATE_FIELDS, READ_ONLY_FIELDS, choice_text
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.words.sentences import sentence_of_a_call, sentence_of_a_cut
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

Side: TypeAlias = Literal["kept", "merged"]
Step: TypeAlias = Literal["closed", "search", "reading", "compare"]

_NOTIFY = ("notify_by_sms", "notify_by_email")
FIELDS = tuple(dict.fromkeys((*COMPARED, "responsible_id", *PRIVATE_FIELDS, *READ_ONLY_FIELDS, *_NOTIFY)))
"""What is compared, in the order in which it is read."""


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two fiches, and what hangs on it."""

    fiche: Fiche
    rdv_count: int | None  # None where the platform does not tell
    proche_count: int

    @property
    def name(self) -> str:
        return usager_name(self.fiche.usager)


class UsagerMergePresenter(QObject):
    """Two fiches at a time: the one that is kept at the left, the one that goes into it at the right."""

    opened = Signal()
    closed = Signal()
    changed = Signal()
    merged = Signal(object)
    """The Usager who remains."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self.search = UsagerSearchPresenter(work, self, creates=False)
        self.search.chosen.connect(self.choose_other)
        self.step: Step = "closed"
        self.first: Usager | None = None
        self.kept: MergeSide | None = None
        self.gone: MergeSide | None = None
        self.rows: tuple[Compared, ...] = ()
        self._chosen: dict[str, Side] = {}
        self.typed = ""
        self.busy = False
        self.problem = ""

    # Which

    def open(self, usager: Usager, organisation_id: int, other: Usager | None = None) -> None:
        """``usager`` and another, who is looked for when ``other`` is None."""
        self.first = usager
        self.kept = self.gone = None
        self.typed, self.problem, self.busy = "", "", False
        self.search.set_organisation(organisation_id)
        self.search.set_text("" if other is not None else usager.last_name)
        self.step = "search"
        self.opened.emit()
        if other is not None:
            self.choose_other(other)
        self.changed.emit()

    def choose_other(self, other: Usager) -> None:
        """The second fiche."""
        first, organisation_id = self.first, self.search.organisation_id
        if first is None or organisation_id is None:
            return
        if other.id == first.id or other.id < 0:
            self.problem = (
                tr("C’est la même fiche\u00a0: choisissez-en une autre.")
                if other.id == first.id
                else tr("Cette fiche n’est pas encore sur la plateforme\u00a0: attendez qu’elle soit partie.")
            )
            self.changed.emit()
            return
        self.step, self.problem = "reading", ""
        work = self._read(first.id, other.id, organisation_id)
        self._work.tasks.run("read", work, replace=True, done=self._read_ended)
        self.changed.emit()

    def back(self) -> None:
        """Échap: from the comparison to the search, from the search to where one came from."""
        if self.busy:
            return
        if self.step in ("compare", "reading"):
            self._work.tasks.cancel("read")
            self.step, self.problem = "search", ""
            self.changed.emit()
        else:
            self.close()

    def close(self) -> None:
        """Leaves both fiches as they are."""
        if self.step != "closed" and not self.busy:
            self.step = "closed"
            self.kept = self.gone = self.first = None
            self._work.tasks.cancel("read")
            self.search.set_text("")
            self.closed.emit()

    async def _read(self, kept_id: int, gone_id: int, organisation_id: int) -> None:
        kept, gone = await asyncio.gather(self._side(kept_id, organisation_id), self._side(gone_id, organisation_id))
        self._compare(kept, gone)

    async def _side(self, usager_id: int, organisation_id: int) -> MergeSide:
        usagers = self._work.desk.usagers
        fiche = await usagers.fiche(usager_id, organisation_id)
        proches = await usagers.proches(usager_id, organisation_id)
        try:
            count = len(await usagers.rdvs(usager_id, organisation_id))
        except NotFound:
            return MergeSide(fiche, None, len(proches))
        return MergeSide(fiche, count, len(proches))

    def _read_ended(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, RefusedBy):
            self.step, self.problem = "search", sentence_of_a_cut(outcome.failure)
        self.changed.emit()

    def _compare(self, kept: MergeSide, gone: MergeSide) -> None:
        self.kept, self.gone = kept, gone
        self.rows = compare_texts(_texts(kept.fiche), _texts(gone.fiche), FIELDS)
        # What one side alone knows is not lost; but nobody becomes somebody's proche unless that is chosen.
        filled = [row.field for row in self.rows if row.verdict is Verdict.ONLY_RIGHT]
        self._chosen = {field: "merged" for field in filled if field != "responsible_id"}
        self.typed = ""
        self.step = "compare"

    # Choosing

    def chosen(self, field: str) -> Side:
        """Whose value of a field stays."""
        return self._chosen.get(field, "kept")

    def choose(self, field: str, side: Side) -> None:
        """Has the value of one side stay; where both say the same there is nothing to choose."""
        row = next((row for row in self.rows if row.field == field), None)
        if row is not None and row.verdict is not Verdict.SAME and self.chosen(field) != side:
            self._chosen[field] = side
            self.changed.emit()

    def swap(self) -> None:
        """The fiche that was to go is the one that is kept, and the other way round."""
        if self.kept is not None and self.gone is not None and not self.busy:
            chosen = self._chosen
            self._compare(self.gone, self.kept)
            turned: dict[Side, Side] = {"kept": "merged", "merged": "kept"}
            self._chosen = {row.field: turned[chosen.get(row.field, "kept")] for row in self.rows}
            self.problem = ""
            self.changed.emit()

    @property
    def name_wanted(self) -> str:
        """What is typed to confirm: the name that remains."""
        if self.kept is None:
            return ""
        texts = {row.field: row.left if self.chosen(row.field) == "kept" else row.right for row in self.rows}
        return f"{texts.get('last_name', '')} {texts.get('first_name', '')}".strip()

    @property
    def moves(self) -> tuple[str, ...]:
        """What follows into the fiche that is kept, counted."""
        kept, gone = self.kept, self.gone
        if kept is None or gone is None:
            return ()
        referents = set(gone.fiche.referent_agent_ids or ()) - set(kept.fiche.referent_agent_ids or ())
        places = set(gone.fiche.organisation_ids or ()) - set(kept.fiche.organisation_ids or ())
        lines = [
            tr("tous ses rendez-vous")
            if gone.rdv_count is None
            else counted(gone.rdv_count, "{}\u00a0rendez-vous que vous voyez", "{}\u00a0rendez-vous que vous voyez")
            if gone.rdv_count
            else "",
            counted(gone.proche_count, "{}\u00a0proche", "{}\u00a0proches") if gone.proche_count else "",
            counted(len(referents), "{}\u00a0agent référent", "{}\u00a0agents référents") if referents else "",
            counted(len(places), "{}\u00a0organisation que vous voyez", "{}\u00a0organisations que vous voyez")
            if places
            else "",
        ]
        return tuple(line for line in lines if line)

    def set_typed(self, text: str) -> None:
        """What is typed to confirm."""
        if text != self.typed:
            self.typed = text
            self.changed.emit()

    @property
    def ready(self) -> bool:
        """Whether the name was typed, whatever its accents and capitals."""
        return self.step == "compare" and not self.busy and fold(self.typed) == fold(self.name_wanted) != ""

    def merge(self) -> None:
        """Makes one fiche of the two. It cannot be taken back."""
        kept, gone = self.kept, self.gone
        if not self.ready or kept is None or gone is None:
            return
        differing = [row.field for row in self.rows if row.verdict is not Verdict.SAME]
        attributes = {field: str(self.chosen(field)) for field in differing}
        self.busy, self.problem = True, ""
        usagers, version = self._work.desk.usagers, kept.fiche.lock_version
        work = partial(usagers.merge, kept.fiche.usager.id, gone.fiche.usager.id, attributes, version)
        self._work.tasks.run("merge", self._work.journal.during(work), done=self._merge_ended, to_the_end=True)
        self.changed.emit()

    def _merge_ended(self, outcome: Outcome[Fiche]) -> None:
        self.busy = False
        if isinstance(outcome, Ok):
            usager = outcome.value.usager
            self._work.journal.note(
                Act(
                    tr("Fiches fusionnées"),
                    usager_name(usager),
                    why_not=tr("Deux fiches fusionnées ne se séparent plus."),
                ),
                tr("Les deux fiches n’en font plus qu’une\u00a0: {}").format(usager_name(usager)),
            )
            self.close()
            self.merged.emit(usager)
            return
        if isinstance(outcome, RefusedBy):
            if isinstance(outcome.failure, Conflict) and self.gone is not None:
                self.choose_other(self.gone.fiche.usager)
                self.problem = tr("Quelqu’un a modifié une des deux fiches entre-temps\u00a0: comparez à nouveau.")
            else:
                self.problem = sentence_of_a_call(outcome.failure)
        self.changed.emit()


def _texts(fiche: Fiche) -> dict[str, str]:
    texts = texts_of(fiche.usager)
    texts |= {name: choice_text(name, getattr(fiche, name)) for name in (*PRIVATE_FIELDS, *READ_ONLY_FIELDS)}
    texts |= {name: choice_text(name, getattr(fiche.usager, name)) for name in _NOTIFY}
    responsible = usager_name(fiche.responsible) if fiche.responsible else fiche.usager.responsible_name or ""
    return texts | {"responsible_id": responsible}
