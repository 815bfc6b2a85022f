"""All that changes who is written down, together: what the frame holds of it, and how a fiche leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kiosk.domain.day.model import Organisation, Rdv
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.errand import ChangeUsager, ErrandRecord
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.presenters.usagers.form import UsagerFormPresenter
from kiosk.presenters.usagers.merge import UsagerMergePresenter
from kiosk.presenters.usagers.page import UsagersPresenter
from kiosk.presenters.usagers.referents import ReferentsPresenter
from kiosk.presenters.usagers.refusals import UsagerRefusals
from kiosk.presenters.usagers.removal import UsagerRemoval
from kiosk.presenters.work.tasks import Ok, Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class UsagerWriting(QObject):
    """The form, the référents, the merge and the removal; offered from the fiche that is shown."""

    def __init__(
        self,
        work: Work,
        usagers: UsagersPresenter,
        organisations: Callable[[], Sequence[Organisation]],
        parent: QObject | None = None,
        *,
        fiction_numbers: bool = False,
    ) -> None:
        """``fiction_numbers``: whether the platform takes telephone numbers of fiction."""
        super().__init__(parent)
        self._work = work
        self._usagers = usagers
        self.form = UsagerFormPresenter(work, self, fiction_numbers=fiction_numbers)
        self.form.now = lambda: usagers.fiche.now
        self.referents = ReferentsPresenter(work, self)
        self.merge = UsagerMergePresenter(work, self)
        self.removal = UsagerRemoval(work, organisations, self)
        self.refusals = UsagerRefusals(work, self)
        self.refusals.reopen_wanted.connect(self._reopen)
        self.form.saved.connect(self._written)
        self.form.chosen.connect(usagers.open)
        self.form.merge_wanted.connect(self._merge_from_form)
        self.referents.saved.connect(usagers.fiche.reload)
        self.merge.merged.connect(usagers.open)
        self.removal.removed.connect(self._removed)
        self.removal.attached.connect(usagers.fiche.reload)
        self.removal.rdv_wanted.connect(self._show_rdv)
        usagers.offer_creation()
        usagers.create_wanted.connect(self._create)
        fiche = usagers.fiche
        fiche.offer(FicheAction.EDIT, self._edit)
        fiche.offer(FicheAction.ADD_PROCHE, self._add_proche)
        fiche.offer(FicheAction.REFERENTS, self._refer)
        fiche.offer(FicheAction.ATTACH, self._attach)
        fiche.offer(FicheAction.REMOVE, self._remove)
        fiche.changed.connect(self._learn)

    def stop(self) -> None:
        """Asks nothing more. What is being saved is carried through."""
        for part in (self.form, self.referents, self.merge, self.removal, self.refusals):
            part.stop()
        for name in ("capabilities", "reopen"):
            self._work.tasks.cancel(f"usager_writing.{name}")

    def on_desk_change(self, change: DeskChange) -> None:
        """Somebody else, or the platform, has changed what is shown."""
        self.form.on_desk_change(change)
        self.merge.search.on_desk_change(change)
        if not self.form.saving:
            # What is being saved is told in its form.
            self.refusals.on_desk_change(change)

    # From the searches and the fiche

    def _create(self, typed: str) -> None:
        if (organisation_id := self._usagers.search.organisation_id) is not None:
            self.form.open_new(organisation_id, typed)

    def _edit(self) -> None:
        shown = self._usagers.fiche
        if shown.usager is not None and shown.organisation_id is not None:
            self.form.open_edit(shown.fiche or Fiche(shown.usager), shown.organisation_id)

    def _add_proche(self) -> None:
        shown = self._usagers.fiche
        if shown.usager is not None and shown.organisation_id is not None:
            self.form.open_new(shown.organisation_id, responsible=shown.usager)

    def _refer(self) -> None:
        shown = self._usagers.fiche
        if shown.fiche is not None and shown.organisation_id is not None:
            self.referents.open(shown.fiche, shown.organisation_id, self._today())

    def _attach(self) -> None:
        shown = self._usagers.fiche
        if shown.usager is not None and shown.organisation_id is not None:
            self.removal.attach(shown.usager, shown.organisation_id)

    def _remove(self) -> None:
        shown = self._usagers.fiche
        if shown.fiche is not None and shown.organisation_id is not None and (zone := shown.now.tzinfo) is not None:
            self.removal.ask(shown.fiche, shown.organisation_id, zone)

    def _merge(self) -> None:
        shown = self._usagers.fiche
        if shown.usager is not None and shown.organisation_id is not None:
            self.merge.open(shown.usager, shown.organisation_id)

    def _merge_from_form(self, usager: Usager, other: Usager) -> None:
        organisation_id = self._usagers.search.organisation_id
        if organisation_id is not None:
            self.form.close()
            self.merge.open(usager, organisation_id, other)

    def _reopen(self, record: ErrandRecord) -> None:
        self._work.tasks.run("usager_writing.reopen", self._reopened(record), replace=True)

    async def _reopened(self, record: ErrandRecord) -> None:
        what, usager = record.errand.what, None
        if isinstance(what, ChangeUsager):
            usager = await self._work.desk.usagers.known(what.usager_id, record.errand.organisation_id)
        self.form.open_refused(record, usager)

    def _today(self) -> date:
        return self._usagers.fiche.now.date()

    # What follows

    def _written(self, usager: Usager) -> None:
        shown = self._usagers.fiche
        # A proche is added beside the fiche of their responsible.
        if shown.usager is not None and shown.usager.id in (usager.id, usager.responsible_id):
            shown.reload()
        else:
            self._usagers.open(usager)

    def _removed(self, usager_id: int) -> None:
        shown = self._usagers.fiche
        if shown.usager is not None and shown.usager.id == usager_id:
            shown.close()

    def _show_rdv(self, rdv: Rdv) -> None:
        zone = self._usagers.fiche.now.tzinfo
        self._usagers.agenda_wanted.emit(rdv.starts_at.astimezone(zone).date(), rdv.id, None)

    def _learn(self) -> None:
        """A fiche is shown: whether the platform can merge it with another is asked once."""
        if self.form.can_merge or self._usagers.fiche.fiche is None:
            return
        self._work.tasks.run(
            "usager_writing.capabilities", self._work.desk.bookings.capabilities(), replace=True, done=self._learnt
        )

    def _learnt(self, outcome: Outcome[Any]) -> None:
        if isinstance(outcome, Ok) and outcome.value.user_merge and not self.form.can_merge:
            self.form.can_merge = True
            self._usagers.fiche.offer(FicheAction.MERGE, self._merge)
