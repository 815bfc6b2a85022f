"""The RDVs that fall into an absence: they stay until each has another hour, found and taken from here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import day_name, hour
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import is_open
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.absences.place import AbsencePlace
from kiosk.presenters.absences.proposals import Away, Proposal, Proposals
from kiosk.presenters.work.tasks import Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

LONGEST_LOOK: Final = timedelta(days=93)
"""How far they are looked for."""


class AffectedRdvs(QObject):
    """Those of one agent and one time."""

    changed = Signal()
    agenda_wanted = Signal(object, object, object)
    """The day, the RDV's id and None: that line of the agenda is to be shown."""
    move_wanted = Signal(object, object)
    """An Rdv, and the Booking that it is to become: who is told is asked about first."""
    hours_wanted = Signal(object)
    """An Rdv for which other hours are to be looked for."""
    print_wanted = Signal()

    def __init__(self, work: Work, place: AbsencePlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self._place = place
        self.proposals = Proposals(work, place, self)
        self.proposals.changed.connect(self.changed)
        self.rdvs: tuple[Rdv, ...] = ()
        self.known = False
        self.note = ""
        """What keeps the list from being whole."""
        self.away: Away | None = None
        self._met: set[int] = set()
        """The ids of those that are, or were, in its way: one that is taken back is again."""
        work.follow(self._on_desk_change)

    def forget(self) -> None:
        """There is no absence."""
        self._work.tasks.cancel("rdvs")
        self.rdvs, self.known, self.note, self.away = (), False, "", None
        self._met = set()
        self.proposals.close()
        self.changed.emit()

    def look(self, agent_id: int, start: datetime, end: datetime) -> None:
        """Looks for those of an agent from now on, between ``start`` and ``end``."""
        away = Away(agent_id, start, end)
        if away == self.away and self.known:
            self._look_again()  # what is open stays so
            return
        self.forget()
        self.away = away
        self._look_again()

    def _look_again(self) -> None:
        if self.away is not None:
            self._work.tasks.run("rdvs", self._read(self.away), replace=True, done=self._read_ended)

    async def _read(self, away: Away) -> None:
        start = max(away.starts_at, self._place.now)
        if away.ends_at <= start:
            return
        last = min(away.ends_at, start + LONGEST_LOOK)
        rdvs = await self._work.desk.absences.rdvs_during(away.agent_id, start, last)
        self.note = ""
        if self._work.desk.sync_state.connected is False:
            self.note = tr("D’après ce que ce poste a gardé\u202f; d’autres sont possibles.")
        elif last < away.ends_at:
            until = day_name(last.date(), self._place.today)
            self.note = tr("Jusqu’au {}\u202f; regardez l’agenda au-delà.").format(until)
        self._met |= {rdv.id for rdv in rdvs}
        self.rdvs, self.known = rdvs, True
        self._open_next()
        self.changed.emit()

    def _open_next(self) -> None:
        """Once an RDV has another hour, the next is at hand."""
        done = self.proposals.rdv
        if done is None or any(rdv.id == done.id for rdv in self.rdvs):
            return
        following = (rdv for rdv in self.rdvs if rdv.starts_at >= done.starts_at and self.may_move(rdv))
        if (rdv := next(following, None)) is not None and self.away is not None:
            self.proposals.open(rdv, self.away)
        else:
            self.proposals.close()

    def _read_ended(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, RefusedBy):
            self.note = tr("Les rendez-vous n’ont pas pu être cherchés\u00a0: regardez l’agenda.")
            self.changed.emit()

    def _on_desk_change(self, change: DeskChange) -> None:
        if self.known and change.kind == "rdvs" and self._met & change.rdv_ids:
            self._look_again()

    @property
    def title(self) -> str:
        """« 3 rendez-vous tombent pendant cette indisponibilité »; empty while that is not known."""
        if not self.known:
            return ""
        match len(self.rdvs):
            case 0 if self._met:
                return tr("Tous les rendez-vous ont une autre heure")
            case 0:
                return tr("Aucun rendez-vous à ce moment-là")
            case 1:
                return tr("1 rendez-vous tombe pendant cette indisponibilité")
            case count:
                return tr("{} rendez-vous tombent pendant cette indisponibilité").format(count)

    @property
    def lines(self) -> tuple[tuple[Rdv, str, str], ...]:
        """Each RDV, with « mardi 24 novembre, 9:30 » and « DUPONT Léa · Consultation »."""
        lines = []
        for rdv in self.rdvs:
            at = rdv.starts_at.astimezone(self._place.zone)
            who = ", ".join(usager_name(p.usager) for p in rdv.participations) or rdv.name or ""
            about = " · ".join(text for text in (who, rdv.motif.name) if text)
            lines.append((rdv, f"{day_name(at.date(), self._place.today)}, {hour(at)}", about))
        return tuple(lines)

    # What one does

    def may_move(self, rdv: Rdv) -> bool:
        """Whether another hour can be found for it here: a workshop's people are asked one by one."""
        return not rdv.collectif and is_open(rdv)

    def toggle(self, rdv: Rdv) -> None:
        """Opens the hours that fit, or closes them; what cannot be moved from here is shown in the agenda."""
        if self.proposals.rdv is not None and self.proposals.rdv.id == rdv.id:
            self.proposals.close()
        elif self.may_move(rdv) and self.away is not None:
            self.proposals.open(rdv, self.away)
        else:
            self.open_in_agenda(rdv)

    def take(self, proposal: Proposal) -> None:
        """That hour is to be the RDV's."""
        if self.proposals.rdv is not None:
            self.move_wanted.emit(self.proposals.rdv, proposal.after)

    def open_in_agenda(self, rdv: Rdv) -> None:
        """Goes to that RDV in the agenda."""
        self.agenda_wanted.emit(rdv.starts_at.astimezone(self._place.zone).date(), rdv.id, None)
