"""All that waits to leave, is held, met somebody else's doing or was refused, and what was sent today; and what a
person can do about each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from kiosk.desk.day import DayReader
from kiosk.desk.errands import Errands
from kiosk.desk.gestures.gestures import Gestures
from kiosk.desk.gestures.weighing import GONE, weigh
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.desk.sending.again import again
from kiosk.desk.session.session import Session
from kiosk.desk.types import Batch
from kiosk.domain.day.consequences import Consequences, Target
from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, Hold
from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.told import covers
from kiosk.domain.platform.failures import Conflict, NotFound, Refused
from kiosk.domain.text.language import tr
from kiosk.domain.writes.deed import Did, in_words
from kiosk.domain.writes.errand import Book, ChangeRdv, ChangeUsager, CreateUsager, Errand, Side
from kiosk.domain.writes.sending import Sending, becomes, meant
from kiosk.store.queue.rows import Row

_WORDS = {
    CreateUsager: Did.USAGER_CREATED,
    ChangeUsager: Did.USAGER_CHANGED,
    Book: Did.RDV_BOOKED,
    ChangeRdv: Did.RDV_CHANGED,
}


class Sendings:
    """Every method raises ``SignedOut`` while nobody is signed in, and a ``MemoryFailure``; those that are given a key
    raise ``NotFound`` for one under which nothing is kept.

    A « queue » or « sync » change of the desk says that there is something new.
    """

    def __init__(
        self,
        session: Session,
        calls: PlatformCalls,
        errands: Errands,
        days: DayReader,
        gestures: Gestures,
    ) -> None:
        self._session = session
        self._calls = calls
        self._errands = errands
        self._days = days
        self._gestures = gestures

    async def all(self) -> tuple[Sending, ...]:
        """What waits, is held, met somebody else's doing or was refused and not read, and all that ended today; in the
        order in which it was made."""
        since = datetime.combine(self._calls.now().date(), time(), self._calls.now().tzinfo)
        rows = await self._calls.memory.queue.of_the_day(since)
        entries = await self._calls.memory.rdvs({_rdv_id(row.act) for row in rows} - {0})
        return tuple([await self._sending(row, entries) for row in rows])

    async def counts(self) -> tuple[int, int]:
        """How much leaves by itself, and how much asks."""
        return await self._calls.memory.queue.counts()

    async def one(self, key: str) -> Sending:
        """What is kept under ``key``."""
        row = await self._row(key)
        return await self._sending(row, await self._calls.memory.rdvs({_rdv_id(row.act)} - {0}))

    # What can be done

    async def consequences(self, key: str) -> Consequences | None:
        """Whom ``retry``, ``keep_mine`` or ``send_old`` would tell, and whether that has to be asked; ``allowed`` is
        empty and ``reason`` says why when it cannot be done any more. None: it tells nobody and need not be asked."""
        row = await self._row(key)
        if row.fate is Fate.WAITING:
            if row.held is None or row.held is Hold.ALIKE:
                return None
            told = row.refusal.told if row.refusal is not None else ()
            if row.held is Hold.PUT_BACK and isinstance(row.act, Gesture):
                told = row.act.told or ()  # as it was said then: nobody has weighed it since
            action = row.act.action if isinstance(row.act, Gesture) else Action.RESET
            return Consequences(action, told=told, needs_confirmation=True)
        if isinstance(row.act, Gesture):
            return weigh(row.act.action, [await self._target(row.act)], self._days, self._me)
        return (await again(row.act, self._calls.memory, self._calls.now())).consequences

    async def retry(self, key: str, agreed: Consequences | None = None) -> Batch | None:
        """Tries at once what waits; makes again, on what is there now, what was refused, as ``keep_mine``."""
        row = await self._row(key)
        if row.fate is Fate.WAITING:
            if self._session.sync is not None:
                self._session.sync.nudge()
            return None
        return await self._make_again(row, agreed)

    async def keep_mine(self, key: str, agreed: Consequences | None = None) -> Batch | None:
        """Makes it again on what somebody else made of it. What can be taken back is returned for the journal.

        Raises ``Refused``, its message saying why, where that cannot be done, and ``Conflict`` when somebody would be
        told of whom ``agreed``, the consequences as they were shown, did not speak: ask again.
        """
        return await self._make_again(await self._row(key), agreed)

    async def keep_theirs(self, key: str) -> None:
        """Leaves all as somebody else put it."""
        await self._calls.memory.queue.dismiss(key)

    async def give_up(self, key: str) -> bool:
        """Takes back what has not left, or has read what was refused. False: it may have reached the platform, or
        something else rests on it."""
        row = await self._row(key)
        if row.fate is Fate.WAITING:
            return await self._gestures.withdraw(key)
        await self._calls.memory.queue.dismiss(key)
        return True

    async def send_old(self, key: str) -> bool:
        """Sends what is held, now, and tells whom ``consequences`` named. False: it is not held any more."""
        let_go = await self._calls.memory.queue.let_go(key)
        if let_go and self._session.sync is not None:
            self._session.sync.nudge()
        return let_go

    async def same_person(self, key: str) -> bool:
        """Who was to be created is who is like them: what waits for the creation is for that fiche. False: it is not
        asked any more."""
        row = await self._row(key)
        alike = row.refusal.alike if row.refusal is not None else None
        if row.fate is not Fate.WAITING or alike is None:
            return False
        await self._calls.memory.queue.settle(key, alike, Fate.ALREADY)
        if self._session.sync is not None:
            self._session.sync.nudge()
        return True

    # Inside

    @property
    def _me(self) -> int | None:
        return self._session.who.agent_id if self._session.who else None

    async def _row(self, key: str) -> Row[Gesture] | Row[Errand]:
        row = await self._calls.memory.queue.row(key)
        if row is None:
            raise NotFound
        return row

    async def _sending(self, row: Row[Gesture] | Row[Errand], entries: Mapping[int, DeskRdv]) -> Sending:
        sync, refusal = self._session.sync, row.refusal
        names, starts_at = await self._about(row, entries)
        what = (
            ACTION_LABELS[row.act.action].label
            if isinstance(row.act, Gesture)
            else in_words(_WORDS[type(row.act.what)])
        )
        return Sending(
            row.act,
            becomes(
                row.fate,
                held=row.held,
                refusal=refusal,
                signed_out=sync is not None and sync.state.signed_out,
            ),
            names,
            mine=Side(what, at=row.act.made_at),
            theirs=refusal.side if refusal is not None else None,
            reason=refusal.reason if refusal is not None else "",
            told=refusal.told if refusal is not None else (),
            starts_at=starts_at,
            ended_at=row.ended_at,
            departed=row.may_be_there,
            open=row.fate is Fate.WAITING or row.unread,
        )

    async def _about(
        self, row: Row[Gesture] | Row[Errand], entries: Mapping[int, DeskRdv]
    ) -> tuple[tuple[str, ...], datetime | None]:
        """Whom it is about, and the hour of its RDV: as they were then, where its ids may be of others by now."""
        act, memory = row.act, self._calls.memory
        parted = row.held is Hold.PUT_BACK or (row.refusal is not None and row.refusal.another)
        if isinstance(act, Errand) and isinstance(act.what, CreateUsager | ChangeUsager):
            usager = None if parted else await memory.usager(act.organisation_id, act.subject_id)
            draft = act.what.draft if isinstance(act.what, CreateUsager) else act.what.after
            return (usager_name(usager or draft),), None
        entry = None if parted else entries.get(_rdv_id(act))
        if entry is None:
            whom, starts_at = meant(act)
            return tuple(usager_name(one) for one in whom), starts_at
        touched = act.participation_ids if isinstance(act, Gesture) else ()
        people = [p for p in entry.rdv.participations if not touched or p.id in touched]
        return tuple(usager_name(p.usager) for p in people), entry.rdv.starts_at

    async def _target(self, gesture: Gesture) -> Target:
        entry = await self._calls.memory.rdv(gesture.rdv_id)
        if entry is None:
            raise Refused(messages=(tr(GONE),))
        there = {p.id for p in entry.rdv.participations}
        return Target(entry, tuple(one for one in gesture.participation_ids if one in there))

    async def _make_again(self, row: Row[Gesture] | Row[Errand], agreed: Consequences | None) -> Batch | None:
        queue = self._calls.memory.queue
        if isinstance(row.act, Gesture):
            target = await self._target(row.act)
            found = weigh(row.act.action, [target], self._days, self._me)
            if not found.allowed:
                raise Refused(messages=(found.reason,))
            self._must_cover(found, agreed)
            batch = await self._gestures.act(row.act.action, [target])
            await queue.dismiss(row.act.key)
            return batch
        made = await again(row.act, self._calls.memory, self._calls.now())
        if made.consequences is not None:
            self._must_cover(made.consequences, agreed)
        await self._errands.keep(made.what, row.act.organisation_id)
        await queue.dismiss(row.act.key)
        if self._session.sync is not None:
            self._session.sync.nudge()
        return None

    def _must_cover(self, found: Consequences, agreed: Consequences | None) -> None:
        if found.needs_confirmation and not (agreed is not None and covers(agreed.told, found.told)):
            raise Conflict(theirs=found)


def _rdv_id(act: Gesture | Errand) -> int:
    """The RDV that it is about; 0: it is about an usager."""
    if isinstance(act, Gesture):
        return act.rdv_id
    return act.subject_id if act.of_rdv else 0
