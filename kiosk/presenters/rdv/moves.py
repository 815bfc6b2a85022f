"""RDVs moved within their day, and changes taken back: each with its question, and what stood in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.booking import Booking, booking_of
from kiosk.domain.booking.change import Overtaken
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import is_open
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Booked, OnItsWay, Taken, Turned, compare, differing, with_fields
from kiosk.presenters.booking.overlap import ask_over, may_accept, may_overlap
from kiosk.presenters.booking.texts import obstacle_lines, refusal_text
from kiosk.presenters.day.feed import DayFeed
from kiosk.presenters.day.gesture_texts import told_head, untold_text
from kiosk.presenters.rdv.change_texts import change_lines
from kiosk.presenters.rdv.history import RdvHistory
from kiosk.presenters.rdv.move import from_to_text, moved, moved_text, rdv_as, told_of, warned_of, who_text
from kiosk.presenters.work.journal import Act, Answer, AskFirst, CannotBe, TakenBack, why_gone
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DayData


class RdvMoves(QObject):
    """Each change is asked about first, with who would be told; then it is durable, and sent behind."""

    slots_wanted = Signal(object)
    """The Rdv for which another hour is to be found."""

    def __init__(
        self,
        work: Work,
        feed: DayFeed,
        history: RdvHistory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._feed = feed
        self._history = history
        self._under_way: set[int] = set()

    # Moving

    def may_move(self, entry: DeskRdv) -> bool:
        """Whether an RDV can be brought to another hour: nobody has said yet what became of it."""
        return is_open(entry.rdv) and not entry.turned_down

    def awaits(self, rdv_id: int) -> bool:
        """Whether word of that RDV is waited for here: what it says is said here."""
        return rdv_id in self._under_way

    def move(self, rdv_id: int, from_agent: int, to_agent: int, minute: int) -> None:
        """Asks whether to bring an RDV of the day shown to ``minute`` of it, from one agent to another (0: none)."""
        data, day = self._feed.data, self._feed.day
        entry = self._feed.entry(rdv_id)
        if data is None or day is None or entry is None:
            return
        if not self.may_move(entry):
            self._work.notices.warning(tr("Ce rendez-vous est déjà renseigné. Réinitialisez-le d’abord (R)."))
            return
        at = datetime.combine(day, time(minute // 60, minute % 60), data.zone)
        after = moved(entry.rdv, at, from_agent, to_agent)
        if after != booking_of(entry.rdv):
            self._ask_to_move(entry.rdv, after, data)

    def bring(self, rdv: Rdv, after: Booking) -> None:
        """Asks whether ``rdv``, of any day, is to become ``after``."""
        self._work.tasks.run("bring", self._brought(rdv, after), replace=True)

    async def _brought(self, rdv: Rdv, after: Booking) -> None:
        data = await self._work.desk.day(rdv.organisation_id, after.starts_at.date())
        self._ask_to_move(rdv, after, data)

    def _ask_to_move(self, rdv: Rdv, after: Booking, data: DayData) -> None:
        becomes = rdv_as(rdv, after, data)
        title = tr("Déplacer le rendez-vous\u00a0: {}\u202f?").format(who_text(rdv))
        said = [from_to_text(rdv, becomes, data.zone)]
        seen = self._shown(becomes, data)
        self._ask(title, said, tr("Déplacer"), rdv, becomes, data, partial(self._run, rdv, after, seen))

    def _shown(self, becomes: Rdv, data: DayData) -> Shown:
        """What a yes to the question put now accepts: what the question warns of, and nothing that comes after it."""
        now = self._work.clock.now()
        _, in_the_way = warned_of(becomes, data, now)
        return Shown(now, accepted=in_the_way and may_overlap(self._work))

    def _ask(
        self,
        title: str,
        said: Sequence[str],
        yes: str,
        rdv: Rdv,
        becomes: Rdv,
        data: DayData,
        accept: Callable[[], None],
    ) -> None:
        """Asks whether ``rdv`` is to become that, with who is told of it and what to beware of."""
        now, who = self._work.clock.now().astimezone(data.zone), self._work.desk.who
        told, untold = told_of(rdv, becomes, data, now, who.agent_id if who is not None else None)
        self._work.questions.ask(
            Question(
                title=title,
                text="\n".join((*said, told_head(told))),
                lines=tuple(one.text for one in told),
                yes=yes,
                no=tr("Ne rien changer"),
                accept=accept,
                after=untold_text(untold),
                warnings=warned_of(becomes, data, now)[0],
            )
        )

    def _run(self, rdv: Rdv, after: Booking, shown: Shown) -> None:
        self._work.tasks.run(f"move {rdv.id}", self._carry_out(rdv, after, shown), to_the_end=True)

    async def _carry_out(self, rdv: Rdv, after: Booking, shown: Shown) -> None:
        bookings, journal = self._work.desk.bookings, self._work.journal
        self._under_way.add(rdv.id)
        try:
            with journal.doing():
                became = await bookings.amend(rdv, after, shown=shown)
                if isinstance(became, Booked | OnItsWay):
                    act = self._noted(tr("RDV déplacé"), rdv, after, await bookings.last_key(rdv.id))
        finally:
            self._under_way.discard(rdv.id)
        match became:
            case Booked() | OnItsWay():
                said, waits = moved_text(rdv, after.starts_at), isinstance(became, OnItsWay)
                journal.say(act, tr("{} (à confirmer)").format(said) if waits else said)
            case Taken() if may_accept(self._work, became):
                await self._work.desk.dismiss_problem(rdv.id)
                lines = obstacle_lines(became, self._agents(after), self._history.names().zone)
                seen = Shown(self._work.clock.now(), accepted=True)
                ask_over(self._work, lines, partial(self._run, rdv, after, seen), moves=True)
            case Taken():
                await self._work.desk.dismiss_problem(rdv.id)
                self._work.questions.ask(
                    Question(
                        title=tr("Cette heure n’est plus libre"),
                        text=refusal_text(became, self._agents(after), self._history.names().zone),
                        lines=(),
                        yes=tr("Voir les heures libres"),
                        no=tr("Laisser où il est"),
                        accept=partial(self.slots_wanted.emit, rdv),
                    )
                )
            case Overtaken(theirs):
                await self._work.desk.dismiss_problem(rdv.id)
                await self._say_overtaken(rdv, after, theirs)
            case Turned(reason):
                self._work.notices.error(reason)

    def _agents(self, after: Booking) -> list[RdvAgent]:
        data = self._feed.data
        known = data.agents if data is not None else {}
        found = (known[agent_id] for agent_id in after.agent_ids if agent_id in known)
        return [RdvAgent(one.id, one.first_name, one.last_name) for one in found]

    async def _say_overtaken(self, rdv: Rdv, after: Booking, theirs: Rdv) -> None:
        there = booking_of(theirs)
        again = with_fields(there, after, differing(booking_of(rdv), after))
        data = self._feed.data
        self._work.questions.ask(
            Question(
                title=tr("Ce rendez-vous a changé entre-temps"),
                text=await self._history.who_changed(theirs.id),
                lines=change_lines(booking_of(rdv), there, self._history.names().with_people_of(rdv, theirs)),
                yes=tr("Déplacer malgré tout"),
                no=tr("Le laisser ainsi"),
                accept=lambda: self._ask_to_move(theirs, again, data) if data is not None else None,
            )
        )

    # Taking back

    def note(self, seen: Rdv, after: Booking, key: str) -> None:
        """A change of ``seen`` was made in the form, and written under ``key``."""
        self._noted(tr("RDV modifié"), seen, after, key)

    def _noted(self, what: str, seen: Rdv, after: Booking, key: str) -> Act:
        return self._work.journal.note(Act(what, who_text(seen), partial(self._back, seen, after, key), keys=(key,)))

    async def _back(self, seen: Rdv, after: Booking, key: str, agreed: tuple[Rdv, Booking, Shown] | None) -> Answer:
        """Takes a change back: at once where it has not left yet, else after a question of its own."""
        if agreed is not None:
            return await self._carried_back(*agreed)
        if await self._work.desk.withdraw(key):
            return TakenBack(tr("Changement repris, personne n’en a rien su\u00a0: {}").format(who_text(seen)))
        if why := await why_gone(self._work.desk, key):
            return CannotBe(why)
        entry = await self._work.desk.entry(seen.id)
        there = booking_of(entry.rdv) if entry is not None else after
        held = compare(after, booking_of(seen), there)
        if held.overtaken:
            return CannotBe(self._overtaken_text())
        if entry is None or not held.to_send:
            return CannotBe(tr("Rien à reprendre sur ce rendez-vous."))
        back = with_fields(there, booking_of(seen), held.to_send)
        names = self._history.names().with_people_of(seen, entry.rdv)
        data = await self._work.desk.day(entry.rdv.organisation_id, seen.starts_at.astimezone(names.zone).date())
        title = tr("Reprendre ce changement\u00a0: {}\u202f?").format(who_text(seen))
        said, becomes = change_lines(there, back, names), rdv_as(entry.rdv, back, data)
        return AskFirst(
            partial(self._ask, title, said, tr("Reprendre le changement"), entry.rdv, becomes, data),
            (entry.rdv, back, self._shown(becomes, data)),
        )

    async def _carried_back(self, rdv: Rdv, back: Booking, shown: Shown) -> Answer:
        match await self._work.desk.bookings.amend(rdv, back, shown=shown):
            case Overtaken():
                await self._work.desk.dismiss_problem(rdv.id)
                return CannotBe(self._overtaken_text())
            case Taken() | Turned() as outcome:
                await self._work.desk.dismiss_problem(rdv.id)
                return CannotBe(refusal_text(outcome, rdv.agents, self._history.names().zone))
            case _:
                return TakenBack(tr("Changement repris\u00a0: {}").format(who_text(rdv)))

    def _overtaken_text(self) -> str:
        return tr("Ce rendez-vous a changé depuis\u00a0: rien n’a été repris. Vérifiez-le.")
