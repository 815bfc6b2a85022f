"""What one does about an RDV that there is: changed, moved, copied, deleted, its history read."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.text.language import tr
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.day.feed import DayFeed
from kiosk.presenters.rdv import papers
from kiosk.presenters.rdv.history import RdvHistory
from kiosk.presenters.rdv.move import who_text
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class RdvActs(QObject):
    """Offers what this platform can do and this agent may, as far as is known; the platform has the last word."""

    page_wanted = Signal(str)
    """The address of the RDV on the platform, for the browser: only there can it be changed."""
    papers_wanted = Signal(object, str)
    """Documents for the printer, and the name of their file."""
    changed = Signal()
    """What is offered is not what it was."""

    def __init__(
        self,
        work: Work,
        feed: DayFeed,
        booking: BookingPresenter,
        history: RdvHistory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._feed = feed
        self._booking = booking
        self._history = history
        work.follow(self._follow)

    def _follow(self, change: DeskChange) -> None:
        if change.kind == "capabilities":
            self.changed.emit()

    @property
    def _can(self) -> Capabilities | None:
        return self._work.desk.capabilities

    def offered(self, entry: DeskRdv) -> tuple[RdvAct, ...]:
        """What can be done about an RDV, in the order in which it is shown."""
        can, rdv = self._can, entry.rdv
        found = [RdvAct.PRINT]
        if papers.anybody_came(entry, self._now):
            found.append(RdvAct.ATTEST)
        if can is None:
            return tuple(found)
        if can.versions or rdv.id < 0:
            found.append(RdvAct.HISTORY)
        if can.rdvs:
            found += [RdvAct.MOVE, RdvAct.MODIFY]
            if not rdv.collectif:
                found.append(RdvAct.DUPLICATE)  # a workshop is not one person's: it is made on the platform
            if rdv.id < 0 or self._is_admin:
                found.append(RdvAct.DELETE)
        elif rdv.url_for_agents:
            found.append(RdvAct.MODIFY)
        if rdv.collectif and RdvAct.MOVE in found:
            found.remove(RdvAct.MOVE)  # its hours are not among the slots: they are changed in the form
        return tuple(act for act in RdvAct if act in found)

    @property
    def known(self) -> bool:
        """Whether it is known what this platform can do."""
        return self._can is not None

    @property
    def writes(self) -> bool:
        """Whether this platform lets a desk change RDVs at all, as far as is known."""
        return self._can is not None and self._can.rdvs

    @property
    def _is_admin(self) -> bool:
        me, data = self._work.desk.who, self._feed.data
        agent = data.agents.get(me.agent_id) if me is not None and data is not None else None
        return agent is not None and agent.role == "admin"

    def act(self, act: RdvAct, entry: DeskRdv) -> None:
        """Does it, or begins it; what is not offered is not done."""
        if act not in self.offered(entry):
            self._say_why_not(act)
            return
        rdv = entry.rdv
        match act:
            case RdvAct.MODIFY if self._can is not None and not self._can.rdvs:
                self.page_wanted.emit(rdv.url_for_agents or "")
            case RdvAct.DUPLICATE:
                self._booking.begin_copy(rdv)
            case RdvAct.MODIFY | RdvAct.MOVE if entry.turned_down:
                self._booking.begin_copy(rdv)  # the platform never had it
            case RdvAct.MODIFY | RdvAct.MOVE:
                self._booking.begin_change(rdv, slots=act is RdvAct.MOVE)
            case RdvAct.HISTORY:
                self._history.open(entry)
            case RdvAct.PRINT | RdvAct.ATTEST:
                self._print(act, entry)
            case RdvAct.DELETE:
                self._ask_to_delete(entry)

    @property
    def _now(self) -> datetime:
        data, now = self._feed.data, self._work.clock.now()
        return now if data is None else now.astimezone(data.zone)

    def _print(self, act: RdvAct, entry: DeskRdv) -> None:
        self._work.tasks.run("print rdv", self._printed(act, entry), replace=True)

    async def _printed(self, act: RdvAct, entry: DeskRdv) -> None:
        places = await self._work.desk.places()
        found = (one.organisation.name for one in places if one.organisation.id == entry.rdv.organisation_id)
        made = papers.attestations if act is RdvAct.ATTEST else papers.sheet
        self.papers_wanted.emit(*made(entry, next(found, ""), self._now))

    def _say_why_not(self, act: RdvAct) -> None:
        if act is RdvAct.ATTEST:
            self._work.notices.warning(tr("Personne ne s’est présenté à ce rendez-vous sur place, d’après son état."))
            return
        if not self.known or act is RdvAct.HISTORY:
            return
        if not self.writes:
            self.say_read_only()
        elif act is RdvAct.DELETE:
            self._work.notices.warning(
                tr("Seul un administrateur peut supprimer un rendez-vous. Pour l’annuler\u00a0: E\u00a0ou\u00a0S.")
            )
        else:
            self._work.notices.warning(tr("Un atelier se modifie par son formulaire (M)."))

    def say_read_only(self) -> None:
        """This platform does not let a desk change RDVs."""
        self._work.notices.warning(
            tr("Cette plateforme ne laisse pas modifier un rendez-vous d’ici\u00a0: ouvrez-le sur la plateforme.")
        )

    def _ask_to_delete(self, entry: DeskRdv) -> None:
        rdv = entry.rdv
        if rdv.id < 0:
            text = tr("La plateforme ne l’a pas encore\u00a0: il disparaît de ce poste, et personne n’en saura rien.")
            lines: tuple[str, ...] = ()
        else:
            text = tr("Un rendez-vous supprimé ne peut pas être rétabli.")
            lines = (
                tr("Personne n’est prévenu, ni l’usager ni les agents."),
                tr("Il quitte les agendas, les listes et les statistiques."),
                tr("Son historique reste lisible par les administrateurs."),
            )
        self._work.questions.ask(
            Question(
                title=tr("Supprimer le rendez-vous\u00a0: {}\u202f?").format(who_text(rdv)),
                text=text,
                lines=lines,
                yes=tr("Supprimer"),
                no=tr("Le garder"),
                accept=partial(self._delete, entry),
                after=tr("Pour que l’usager soit prévenu, annulez plutôt ce rendez-vous (E\u00a0ou\u00a0S).")
                if lines
                else "",
            )
        )

    def _delete(self, entry: DeskRdv) -> None:
        work = self._work.journal.during(partial(self._deleted, entry))
        self._work.tasks.run(f"delete {entry.rdv.id}", work, to_the_end=True)

    async def _deleted(self, entry: DeskRdv) -> None:
        rdv, who = entry.rdv, who_text(entry.rdv)
        if entry.turned_down:
            await self._work.desk.dismiss_problem(rdv.id)
        elif not (rdv.id < 0 and await self._work.desk.bookings.take_back(rdv.id)):
            await self._work.desk.bookings.delete(rdv.id)
        act = Act(tr("RDV supprimé"), who, why_not=tr("Un rendez-vous supprimé ne peut pas être rétabli."))
        self._work.journal.note(act, tr("RDV supprimé\u00a0: {}").format(who))
