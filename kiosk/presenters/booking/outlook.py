"""What is to be expected of the RDV that is being written: warnings, who will be told, who could come along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from kiosk.desk.surroundings import Company, around, company_of, rdvs_told
from kiosk.desk.types import DeskChange
from kiosk.domain.booking.told import told_of_booking, told_of_change
from kiosk.domain.booking.warnings import Around, in_the_way, overlaps, warnings
from kiosk.domain.day.consequences import means_for
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.people.told import Told
from kiosk.domain.text.language import tr
from kiosk.presenters.booking.form import Form, rdv_of, wanted_of
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.presenters.work.tasks import Ok, Outcome, unheard
from kiosk.presenters.work.work import Work


class Outlook(QObject):
    """Read anew as the form or the day changes; all of it is a help, and silent when it cannot be had."""

    changed = Signal()

    def __init__(self, work: Work, search: SlotSearch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._search = search
        self.warnings: tuple[str, ...] = ()
        self.overlaps: tuple[str, ...] = ()
        self.in_the_way = False
        self.read_at: datetime = work.clock.now()
        """When the day was read: what came since was shown to nobody."""
        self.told: tuple[Told, ...] = ()
        self.untold: tuple[str, ...] = ()
        self.proches: tuple[Usager, ...] = ()
        self._form = Form()
        self._around: Around | None = None
        self._told_rdvs: Mapping[int, Sequence[Rdv]] = {}
        work.follow(self._on_desk_change)

    def look(self, form: Form) -> None:
        """The hour, the place or somebody is another: the day is read again, and what is known of it said at once."""
        self._form, self._told_rdvs = form, {}
        if form.starts_at is None:
            self._around = None
            self._work.tasks.cancel("around")
            self._work.tasks.cancel("rdvs_told")
        else:
            self._read_day()
            asked = rdvs_told(self._work.desk, form.organisation_id, form.usagers)
            self._work.tasks.run("rdvs_told", asked, replace=True, done=self._rdvs_told)
        self._weigh(form)

    def meet(self, usagers: Sequence[Usager]) -> None:
        """The people are others."""
        self._work.tasks.run("people", self._read_people(usagers), replace=True, done=unheard)

    def _on_desk_change(self, change: DeskChange) -> None:
        """What was in the way may have gone, and something else have come: nobody is asked about what was."""
        here = not change.organisation_ids or self._form.organisation_id in change.organisation_ids
        if change.kind == "rdvs" and here and self._form.starts_at is not None:
            # Of these the memory knows better now.
            told = self._told_rdvs.items()
            self._told_rdvs = {n: [rdv for rdv in rdvs if rdv.id not in change.rdv_ids] for n, rdvs in told}
            self._read_day()

    def _read_day(self) -> None:
        self._work.tasks.run("around", self._read_around(self._form), replace=True, done=unheard)

    async def _read_around(self, form: Form) -> None:
        assert form.starts_at is not None
        now = self._search.now
        self._around = await around(self._work.desk, form.organisation_id, form.starts_at.date(), form.usagers, now)
        self.read_at = now
        self._weigh(form)

    def _rdvs_told(self, outcome: Outcome[dict[int, tuple[Rdv, ...]]]) -> None:
        if isinstance(outcome, Ok):
            self._told_rdvs = outcome.value
            self._weigh(self._form)

    @property
    def _known(self) -> Around | None:
        """What is in the memory, then what only the platform told."""
        if (found := self._around) is None:
            return None
        both = {
            number: tuple({rdv.id: rdv for rdv in (*self._told_rdvs.get(number, ()), *rdvs)}.values())
            for number, rdvs in found.usager_rdvs.items()
        }
        return replace(found, usager_rdvs=both)

    async def _read_people(self, usagers: Sequence[Usager]) -> None:
        self.proches = ()
        organisation_id = self._search.organisation_id
        company = Company()
        if usagers and organisation_id is not None:
            company = await company_of(self._work.desk, usagers, organisation_id, self._search.now)
        self._search.set_first_agents(company.first_agents)
        self.proches = company.proches
        self.changed.emit()

    def _weigh(self, form: Form) -> None:
        wanted, known = wanted_of(form), self._known
        self.warnings, self.overlaps, self.in_the_way, self.told, self.untold = (), (), False, (), ()
        if wanted is not None and known is not None:
            self.warnings = warnings(wanted, known)
            self.overlaps, self.in_the_way = overlaps(wanted, known), in_the_way(wanted, known)
            if wanted.starts_at >= known.now:
                me = self._work.desk.who.agent_id if self._work.desk.who is not None else None
                rdv = rdv_of(form, wanted)
                if form.changes is not None:
                    told = told_of_change(form.changes, rdv, wanted.motif, now=known.now, me=me)
                else:
                    told = told_of_booking(rdv, wanted.motif, me=me, joined=wanted.joined)
                self.told, self.untold = told
        self.changed.emit()


def why_untold(form: Form, usager: Usager, now: datetime) -> str:
    """Why nothing can be sent to one of the people of ``form``, whatever is ticked; empty where something can."""
    motif = form.motif
    if motif is not None and motif.visibility_type not in (None, "visible_and_notified"):
        return tr("Ce motif n’envoie rien aux usagers.")
    if form.starts_at is not None and form.starts_at < now:
        return tr("L’heure est passée\u00a0: la plateforme n’envoie plus rien.")
    if means_for(usager, form.usagers) == ():
        return tr("Ni mobile ni e-mail où lui écrire, ou rien d’accepté\u00a0: à appeler si besoin.")
    return ""
