"""The RDVs that fall into an absence: they stay, and each is a way to the agenda."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import day_name, hour
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import tr
from kiosk.presenters.absences.place import AbsencePlace
from kiosk.presenters.work.tasks import Outcome, RefusedBy
from kiosk.presenters.work.work import Work

LONGEST_LOOK: Final = timedelta(days=93)
"""How far they are looked for."""


class AffectedRdvs(QObject):
    """Those of one agent and one time."""

    changed = Signal()
    agenda_wanted = Signal(object, object, object)
    """The day, the RDV's id and None: that line of the agenda is to be shown."""

    def __init__(self, work: Work, place: AbsencePlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._place = place
        self.rdvs: tuple[Rdv, ...] = ()
        self.known = False
        self.note = ""
        """What keeps the list from being whole."""

    def forget(self) -> None:
        """There is no absence."""
        self._work.tasks.cancel("rdvs")
        self.rdvs, self.known, self.note = (), False, ""
        self.changed.emit()

    def look(self, agent_id: int, start: datetime, end: datetime) -> None:
        """Looks for those of an agent from now on, between ``start`` and ``end``."""
        self.forget()
        self._work.tasks.run("rdvs", self._read(agent_id, start, end), done=self._read_ended)

    async def _read(self, agent_id: int, start: datetime, end: datetime) -> None:
        start = max(start, self._place.now)
        if end <= start:
            return
        last = min(end, start + LONGEST_LOOK)
        rdvs = await self._work.desk.absences.rdvs_during(agent_id, start, last)
        if self._work.desk.sync_state.connected is False:
            self.note = tr("D’après ce que ce poste a gardé\u202f; d’autres sont possibles.")
        elif last < end:
            until = day_name(last.date(), self._place.today)
            self.note = tr("Jusqu’au {}\u202f; regardez l’agenda au-delà.").format(until)
        self.rdvs, self.known = rdvs, True
        self.changed.emit()

    def _read_ended(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, RefusedBy):
            self.note = tr("Les rendez-vous n’ont pas pu être cherchés\u00a0: regardez l’agenda.")
            self.changed.emit()

    @property
    def title(self) -> str:
        """« 3 rendez-vous tombent pendant cette indisponibilité »; empty while that is not known."""
        if not self.known:
            return ""
        match len(self.rdvs):
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

    def open_in_agenda(self, rdv: Rdv) -> None:
        """Goes to that RDV in the agenda."""
        self.agenda_wanted.emit(rdv.starts_at.astimezone(self._place.zone).date(), rdv.id, None)
