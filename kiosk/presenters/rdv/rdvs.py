"""What is done with RDVs that there are, tied together: acts, moves, history, and the form that changes them."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QObject

from kiosk.domain.booking.booking import Booking, booking_of
from kiosk.domain.booking.change import Overtaken
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.text.language import tr
from kiosk.presenters.booking.modes import Place
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.day.feed import DayFeed
from kiosk.presenters.rdv.acts import RdvActs
from kiosk.presenters.rdv.change_texts import change_lines
from kiosk.presenters.rdv.history import RdvHistory
from kiosk.presenters.rdv.moves import RdvMoves
from kiosk.presenters.work.work import Work


class RdvPresenters(QObject):
    """One of each, over the day that the agenda shows."""

    def __init__(
        self,
        work: Work,
        feed: DayFeed,
        booking: BookingPresenter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self._feed = feed
        self._booking = booking
        self.history = RdvHistory(work, lambda: feed.data, self)
        self.acts = RdvActs(work, feed, booking, self.history, self)
        self.moves = RdvMoves(work, feed, self.history, self)
        self.moves.slots_wanted.connect(lambda rdv: booking.begin_change(rdv, slots=True))
        booking.draft.rewritten.connect(self.moves.note)
        booking.draft.overtaken.connect(self._say_who)

    def awaits(self, rdv_id: int) -> bool:
        """Whether word of that RDV is waited for, and will be said."""
        return self._booking.draft.awaits(rdv_id) or self.moves.awaits(rdv_id)

    def move(self, rdv_id: int, from_agent: int, to_agent: int, minute: int) -> None:
        """Asks whether to bring an RDV of the day shown elsewhere in it, where the platform lets a desk do so."""
        if self.acts.writes:
            self.moves.move(rdv_id, from_agent, to_agent, minute)
        else:
            self.acts.say_read_only()

    def bring(self, rdv: Rdv, after: Booking) -> None:
        """Asks whether an RDV of any day is to become ``after``, in the same way."""
        if self.acts.writes:
            self.moves.bring(rdv, after)
        else:
            self.acts.say_read_only()

    def book_at(self, agent_id: int, minute: int, lieu_id: int | None) -> None:
        """Begins an RDV at a free place of the day shown, ``minute`` being since midnight by the clock on the wall."""
        data, day = self._feed.data, self._feed.day
        agent = data.agents.get(agent_id) if data is not None else None
        if data is None or day is None or agent is None:
            return
        at = datetime.combine(day, time(minute // 60, minute % 60), data.zone)
        self._booking.begin_at(Place(at, RdvAgent(agent.id, agent.first_name, agent.last_name), lieu_id))

    def _say_who(self, overtaken: Overtaken) -> None:
        self._work.tasks.run("who changed", self._told_who(overtaken), replace=True)

    async def _told_who(self, overtaken: Overtaken) -> None:
        draft = self._booking.draft
        seen, theirs = draft.form.changes, overtaken.rdv
        who = await self.history.who_changed(theirs.id)
        if seen is not None and seen.id == theirs.id:
            names = self.history.names().with_people_of(seen, theirs)
            lines = change_lines(booking_of(seen), booking_of(theirs), names)
            draft.say_refused("\n".join((tr("Ce rendez-vous a changé entre-temps. {}").format(who), *lines)))
