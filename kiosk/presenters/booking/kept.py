"""RDVs written here that the platform did not have yet: what became of them is said, whatever is done since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.change import Overtaken
from kiosk.domain.writes.errand import Booked, OnItsWay, Taken, Turned
from kiosk.presenters.booking.form import Form
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.presenters.booking.texts import booked_text, changed_text, lost_text, refusal_text
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    pass


def say_booked(notices: Notices, form: Form) -> None:
    """The platform has it."""
    assert form.starts_at is not None
    if form.changes is not None:
        notices.say(changed_text(form.usagers, form.starts_at), undo=True)
    else:
        notices.say(booked_text(form.usagers, form.starts_at))


class KeptBookings(QObject):
    """By the id that each RDV had when it was written."""

    confirmed = Signal(int, int)
    """The id that it had, and the platform's."""
    lost = Signal(int, object, str)
    """The id, the Form as it was filled in, and why."""

    def __init__(self, work: Work, search: SlotSearch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._search = search
        self._kept: dict[int, Form] = {}

    def add(self, rdv_id: int, form: Form) -> None:
        """One more to hear of."""
        self._kept[rdv_id] = form

    def follow(self) -> None:
        """Hears what became of them."""
        if self._kept:
            self._work.tasks.run("booking-kept", self._ask(), replace=True, done=_nothing)

    async def _ask(self) -> None:
        for rdv_id, form in list(self._kept.items()):
            outcome = await self._work.desk.bookings.outcome(rdv_id, 0.0)
            if isinstance(outcome, OnItsWay):
                continue
            del self._kept[rdv_id]
            assert form.starts_at is not None
            if isinstance(outcome, Booked):
                say_booked(self._work.notices, form)
                self.confirmed.emit(rdv_id, outcome.rdv_id)
            elif isinstance(outcome, Taken | Turned | Overtaken):
                reason = refusal_text(outcome, form.agents, self._search.zone)
                self._work.notices.error(lost_text(form.usagers, form.starts_at, reason))
                self.lost.emit(rdv_id, form, reason)


def _nothing(_: Outcome[Any]) -> None:
    """What only helps is not worth a word when it fails."""
