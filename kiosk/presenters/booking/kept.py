"""RDVs written here that the platform did not have yet: what became of them is said, whatever is done since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.change import Overtaken
from kiosk.domain.day.gesture import Fate
from kiosk.domain.writes.errand import Booked, Taken, Turned
from kiosk.presenters.booking.form import Form
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.presenters.booking.taking_back import booking_act
from kiosk.presenters.booking.texts import booked_text, changed_text, lost_text, refusal_text
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.tasks import unheard
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


def done_text(form: Form) -> str:
    """The platform has it."""
    assert form.starts_at is not None
    text = booked_text if form.changes is None else changed_text
    return text(form.usagers, form.starts_at)


class KeptBookings(QObject):
    """By the id that each RDV had when it was written."""

    confirmed = Signal(int, int)
    """The id that it had, and the platform's."""
    lost = Signal(int, object, str)
    """The id, the Form as it was filled in, and why."""
    taken_back = Signal(object)
    """The Form of an RDV booked here: the person has taken it back."""

    def __init__(self, work: Work, search: SlotSearch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._search = search
        self._kept: dict[int, Form] = {}
        self._acts: dict[Act, Form] = {}
        work.follow(self._on_desk_change)
        work.journal.changed.connect(self._look_back)

    def note(self, rdv_id: int, key: str, form: Form) -> Act:
        """One was booked under ``key``: it can be taken back from now on, whether the platform has it or not."""
        act = booking_act(self._work, rdv_id, key, form)
        self._acts[act] = form
        return self._work.journal.note(act)

    def _look_back(self) -> None:
        listed = set(self._work.journal.acts)
        for act in [act for act in self._acts if act.taken_back or act not in listed]:
            form = self._acts.pop(act)
            if act.taken_back:
                self.taken_back.emit(form)

    def add(self, rdv_id: int, form: Form) -> None:
        """One more to hear of."""
        self._kept[rdv_id] = form

    def _on_desk_change(self, change: DeskChange) -> None:
        if self._kept and change.kind in ("rdvs", "sync"):
            self._work.tasks.run("kept", self._ask(), replace=True, done=unheard)

    async def _ask(self) -> None:
        for rdv_id, form in list(self._kept.items()):
            assert form.starts_at is not None
            match await self._work.desk.bookings.outcome(rdv_id, 0.0):
                case Booked(number):
                    del self._kept[rdv_id]
                    self._work.notices.say(done_text(form))
                    self.confirmed.emit(rdv_id, number)
                case Taken() | Turned() | Overtaken() as outcome:
                    del self._kept[rdv_id]
                    reason = refusal_text(outcome, form.agents, self._search.zone)
                    last = next(iter(await self._work.desk.bookings.written(rdv_id)), None)
                    if last is None or last.fate is not Fate.UNDONE:  # who took it back has been told
                        self._work.notices.error(lost_text(form.usagers, form.starts_at, reason))
                    self.lost.emit(rdv_id, form, reason)
