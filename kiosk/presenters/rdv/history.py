"""« Historique des changements » of an RDV: the platform's, where it tells one, and what was done at this desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.platform.failures import Failure, Forbidden, MemoryFailure, NotFound, SignedOut
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Book, ChangeRdv, ErrandRecord
from kiosk.domain.writes.versions import Version
from kiosk.presenters.rdv.change_texts import Names, change_lines, version_lines
from kiosk.presenters.rdv.details import HistoryLine, fate_text, history_line
from kiosk.presenters.words.changes import Change
from kiosk.presenters.words.sync_texts import when
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DayData

_TASK: Final = "history"


class RdvHistory(QObject):
    """One RDV at a time. What the platform tells is shown and never kept."""

    opened = Signal()
    """It is to be shown."""
    changed = Signal()

    def __init__(
        self,
        work: Work,
        day: Callable[[], DayData | None],
        parent: QObject | None = None,
    ) -> None:
        """``day`` gives what was last read of the organisation: its zone, agents and lieux."""
        super().__init__(parent)
        self._work = work
        self._day = day
        self._forget()
        work.tasks.at_end(self._forget)

    def open(self, entry: DeskRdv) -> None:
        """Shows the history of an RDV."""
        self._forget()
        rdv = entry.rdv
        self.title = ", ".join(usager_name(p.usager) for p in rdv.participations) or rdv.name or rdv.motif.name
        self.loading = True
        self.opened.emit()
        self._work.tasks.run(_TASK, self._read(entry), replace=True)

    def close(self) -> None:
        """Nobody looks at it any more."""
        self._work.tasks.cancel(_TASK)
        self._forget()

    @property
    def nothing_text(self) -> str:
        """What is said where nothing is known of it."""
        return tr("Rien n’a été fait sur ce poste.")

    def _forget(self) -> None:
        self.title = ""
        self.loading = False
        self.changes: tuple[Change, ...] = ()
        self.here: tuple[HistoryLine, ...] = ()
        self.note = ""
        """Why the platform's own history is not shown; empty where it is."""

    def names(self) -> Names:
        """Who is who today in the organisation."""
        data = self._day()
        if data is None:
            return Names(self._work.clock.zone)
        return Names(
            data.zone,
            {agent.id: agent_name(agent) for agent in data.agents.values()},
            {lieu.id: lieu.name for lieu in data.lieux},
        )

    async def who_changed(self, rdv_id: int) -> str:
        """« Alain Petit a modifié ce rendez-vous à 10:12. »: the last change, where the platform says whose it is."""
        try:
            versions = await self._work.desk.bookings.versions(rdv_id)
        except (MemoryFailure, SignedOut):
            raise
        except Failure:
            versions = ()
        if not versions or not versions[0].author:
            return tr("Quelqu’un d’autre l’a modifié pendant que vous le faisiez.")
        at = when(versions[0].at, self._work.clock.now().astimezone(self.names().zone))
        at = at if " " in at else tr("à\u00a0{}").format(at)
        return tr("{} l’a modifié {}.").format(versions[0].author, at)

    async def _read(self, entry: DeskRdv) -> None:
        rdv, names = entry.rdv, self.names().with_people_of(entry.rdv)
        now = self._work.clock.now().astimezone(names.zone)
        gestures = [
            (record.gesture.made_at, history_line(record, rdv, now)) for record in await self._work.desk.history(rdv.id)
        ]
        errands = [
            (record.errand.made_at, line)
            for record in await self._work.desk.bookings.written(rdv.id)
            for line in self._errand_lines(record, names, now)
        ]
        done = sorted([*gestures, *errands], key=lambda one: one[0], reverse=True)
        self.here = tuple(line for _, line in done)
        self.changed.emit()
        try:
            versions: Sequence[Version] = await self._work.desk.bookings.versions(rdv.id)
        except (MemoryFailure, SignedOut):
            raise
        except Failure as failure:
            self.note = self._why_not(failure, sent=rdv.id > 0)
        else:
            self.changes = tuple(_change(version, names, now) for version in versions)
        self.loading = False
        self.changed.emit()

    def _errand_lines(self, record: ErrandRecord, names: Names, now: datetime) -> list[HistoryLine]:
        what, at = record.errand.what, when(record.errand.made_at, now)
        fate = fate_text(record.fate, record.refusal.reason if record.refusal is not None else "")
        match what:
            case Book():
                return [HistoryLine(at, tr("Rendez-vous pris"), fate)]
            case ChangeRdv():
                return [HistoryLine(at, text, fate) for text in change_lines(what.before, what.after, names)]
            case _:
                return []

    def _why_not(self, failure: Failure, *, sent: bool) -> str:
        if not sent:
            return tr("La plateforme n’a pas encore ce rendez-vous.")
        if isinstance(failure, NotFound):
            return tr("Cette plateforme ne dit pas qui a changé quoi.")
        if isinstance(failure, Forbidden):
            return tr("L’historique de ce rendez-vous ne vous est pas ouvert.")
        return tr("La plateforme ne répond pas\u00a0: seul ce qui a été fait sur ce poste est affiché.")


def _change(version: Version, names: Names, now: datetime) -> Change:
    return Change(when(version.at, now), version.author, version_lines(version, names))
