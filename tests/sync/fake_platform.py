"""A platform in this process, with faults on demand, and a time that only the test moves."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, TypeVar, cast

from msgspec import UNSET
from msgspec.structs import asdict

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.paging import Page
from kiosk.api_client.wire.directory import Complement
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.api_client.wire.rdvs import Change, ChangeBatch
from kiosk.clock import Clock
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.gesture import Gesture, apply, with_participations
from kiosk.domain.day.model import Lieu, Motif, Organisation, Participation, PlageOccurrence, Rdv
from kiosk.domain.day.status import UNDETERMINED, Action, Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, RdvAgent, Usager
from kiosk.domain.people.usagers import Duplicate, FoundUsager, FoundUsagers, Likeness, UsagerDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Conflict, Failure, NotFound, Refused
from kiosk.domain.writes.projected import changed_usager, draft_of, usager_of
from kiosk.domain.writes.versions import Version
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, ORGANISATION

EVERYTHING = Capabilities(
    version=1, directory=True, rdvs=True, waiting_room=True, changes=True, user_search=True, plage_ouvertures=True
)
W = TypeVar("W", Fiche, Rdv)
_ACTIONS = {
    Status.UNKNOWN: Action.RESET,
    Status.SEEN: Action.SEEN,
    Status.NOSHOW: Action.NOSHOW,
    Status.EXCUSED: Action.EXCUSED,
    Status.REVOKED: Action.REVOKED,
}


@dataclass
class Fault:
    """What the next calls of a name do: raise ``failure`` before doing their work, or after."""

    call: str
    failure: Failure
    after: bool = False
    skip: int = 0  # calls that come through before


class FakePlatform(ApiClient):
    """Its RDVs, by id, are in ``rdvs_there``; each call is noted in ``calls`` when it comes."""

    def __init__(self, clock: Clock, rdvs: Sequence[Rdv] = (), capabilities: Capabilities = EVERYTHING) -> None:
        self.clock = clock
        self.able = capabilities
        self.timezone = "Europe/Paris"
        self.rdvs_there: dict[int, Rdv] = {rdv.id: replace(rdv, lock_version=rdv.lock_version or 1) for rdv in rdvs}
        self.organisations_there = [ORGANISATION]
        self.agents_there: list[Agent] = [AGENT]
        self.lieux_there: list[Lieu] | None = [LIEU]  # None: a historic instance
        self.serves_one_rdv = True
        self.locks = True
        self.absences_there: list[Absence] = []
        self.plages_there: list[PlageOccurrence] = []
        self.usagers_there: list[Usager] = []
        self.left_out: set[int] = set()  # usagers whom the list counts and does not bring
        self.counts = True
        self.fiches_there: dict[int, Fiche] = {}
        self.knows_keys = True
        self._answered: dict[str, Fiche | Rdv | Failure] = {}
        self._next_id = 1000
        self.calls: list[tuple[str, object]] = []
        self.sent: list[tuple[str, int, Status | datetime | None, str]] = []  # writes that were carried out
        self.keys: list[str] = []  # of all the writes that came
        self.versions_there: dict[int, list[Version]] = {}  # newest first
        self.shown: list[Shown | None] = []  # with each of those that book
        self.faults: deque[Fault] = deque()
        self.down: Failure | None = None
        self.oldest = 0
        self.waits = True
        """Whether it answers what changed only once something has."""
        self.offset: timedelta | None = None
        self.dated: bool | None = None
        self.hold: dict[str, asyncio.Event] = {}
        self._changes: list[Change] = []
        self._changed = asyncio.Event()
        self._heard: Callable[[float | None], None] = lambda _: None
        self.takes = 0.0  # seconds that answers are said to have taken

    def tell_answers(self, heard: Callable[[float | None], None]) -> None:
        self._heard = heard

    @property
    def clock_offset(self) -> timedelta | None:
        return self.offset

    @property
    def tells_time(self) -> bool | None:
        return self.dated

    # --- what tests do to it

    def change(self, rdv: Rdv | int, *, silently: bool = False) -> None:
        """Someone else changes an RDV, or deletes it when it is its id."""
        if isinstance(rdv, int):
            del self.rdvs_there[rdv]
            change = Change("rdv", rdv, deleted=True)
        else:
            known = self.rdvs_there.get(rdv.id)
            version = (known.lock_version or 0) + 1 if known is not None else 1
            self.rdvs_there[rdv.id] = replace(rdv, lock_version=version if self.locks else None)
            change = Change("rdv", rdv.id)
        if not silently:
            self.tell(change)

    def tell(self, change: Change) -> None:
        self._changes.append(change)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def count(self, call: str) -> int:
        return sum(name == call for name, _ in self.calls)

    # --- calls

    async def _enter(self, call: str, detail: object = None) -> Fault | None:
        self.calls.append((call, detail))
        if (held := self.hold.get(call)) is not None:
            await held.wait()
        await asyncio.sleep(0)
        if self.down is not None:
            raise self.down
        fault = next((f for f in self.faults if f.call == call), None)
        if fault is not None and fault.skip:
            fault.skip -= 1
            fault = None
        if fault is None:
            self._heard(self.takes)
            return None
        self.faults.remove(fault)
        if not fault.after:
            raise fault.failure
        return fault

    async def capabilities(self, *, had_more: bool = False) -> Capabilities:
        await self._enter("capabilities")
        return self.able

    async def organisations(self) -> list[Organisation]:
        await self._enter("organisations")
        return list(self.organisations_there)

    async def directory(self, organisation_id: int) -> Complement:
        await self._enter("directory", organisation_id)
        return Complement(timezone=self.timezone)

    async def agents(self, organisation_id: int) -> list[Agent]:
        await self._enter("agents", organisation_id)
        return list(self.agents_there)

    async def motifs(self, organisation_id: int) -> list[Motif]:
        await self._enter("motifs", organisation_id)
        return [MOTIF]

    async def lieux(self, organisation_id: int) -> list[Lieu]:
        await self._enter("lieux", organisation_id)
        if self.lieux_there is None:
            raise NotFound
        return list(self.lieux_there)

    async def plage_ouvertures(self, organisation_id: int, from_: date, to: date) -> list[PlageOccurrence]:
        await self._enter("plage_ouvertures", (from_, to))
        return list(self.plages_there)

    async def absences(self) -> list[Absence]:
        await self._enter("absences")
        return list(self.absences_there)

    async def rdvs(self, organisation_id: int, starts_after: datetime, starts_before: datetime) -> list[Rdv]:
        found = self._between(organisation_id, starts_after, starts_before)
        await self._enter("rdvs", (organisation_id, starts_after, starts_before))
        # The answer left before whatever held it on the way.
        return found if "rdvs" in self.hold else self._between(organisation_id, starts_after, starts_before)

    async def rdv_pages(
        self, organisation_id: int, starts_after: datetime, starts_before: datetime, *, most: int = 0
    ) -> AsyncGenerator[list[Rdv], None]:
        await self._enter("rdv_pages", (organisation_id, starts_after, starts_before))
        found = self._between(organisation_id, starts_after, starts_before)
        for start, end in pairwise([*range(0, len(found), 100), len(found)]):
            yield found[start:end]

    def _between(self, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
        every = self.rdvs_there.values()
        found = (r for r in every if r.organisation_id == organisation_id and start <= r.starts_at <= end)
        return sorted(found, key=lambda rdv: (rdv.starts_at, rdv.id))

    async def rdv(self, rdv_id: int) -> Rdv:
        await self._enter("rdv", rdv_id)
        if not self.serves_one_rdv:
            raise NotFound
        if rdv_id not in self.rdvs_there:
            raise NotFound(gone=True)
        return self.rdvs_there[rdv_id]

    async def rdv_versions(self, rdv_id: int) -> list[Version]:
        await self._enter("rdv_versions", rdv_id)
        return self.versions_there.get(rdv_id, [])

    async def rdv_of(self, participation_id: int) -> Rdv:
        await self._enter("rdv_of", participation_id)
        try:
            return self._of(participation_id)
        except NotFound:
            raise NotFound(gone=True) from None

    async def users(self, organisation_id: int | None) -> AsyncGenerator[Page[Usager], None]:
        await self._enter("users", organisation_id)
        everybody = self._everybody()
        told = [fiche.usager for number, fiche in everybody.items() if number not in self.left_out]
        for start in range(0, max(1, len(told)), 100):
            yield Page(told[start : start + 100], total_count=len(everybody) if self.counts else None)

    def _everybody(self) -> dict[int, Fiche]:
        return {one.id: Fiche(one) for one in self.usagers_there} | self.fiches_there

    async def duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> list[Duplicate]:
        await self._enter("duplicates", draft)
        names = (draft.first_name, draft.last_name, draft.birth_date)
        there = [*self.usagers_there, *(fiche.usager for fiche in self.fiches_there.values())]
        alike = [one for one in there if (one.first_name, one.last_name, one.birth_date) == names]
        return [Duplicate(one, (Likeness.IDENTITY,)) for one in alike]

    async def changes(self, organisation_id: int, cursor: str | None) -> ChangeBatch:
        await self._enter("changes", cursor)
        if cursor is None:
            return ChangeBatch(str(len(self._changes)))
        if int(cursor) < self.oldest:
            raise NotFound(gone=True)
        while self.waits and len(self._changes) == int(cursor):
            await self._changed.wait()
            if self.down is not None:
                raise self.down
        self._heard(None)
        return ChangeBatch(str(len(self._changes)), tuple(dict.fromkeys(self._changes[int(cursor) :])))

    async def set_participation_status(
        self, participation_id: int, status: Status, *, key: str, lock_version: int | None = None
    ) -> Rdv:
        self.keys.append(key)
        fault = await self._enter("set_participation_status", (participation_id, status))
        rdv = self._of(participation_id, lock_version)
        gesture = Gesture(key, rdv.id, rdv.organisation_id, _ACTIONS[status], (participation_id,), self.clock.now())
        return self._written(apply(rdv, gesture), fault, ("status", participation_id, status, key))

    async def mark_waiting(
        self,
        rdv_id: int,
        participation_ids: Sequence[int],
        arrived_at: datetime,
        *,
        key: str,
        lock_version: int | None = None,
    ) -> Rdv:
        self.keys.append(key)
        fault = await self._enter("mark_waiting", (rdv_id, tuple(participation_ids)))
        rdv = self._of(participation_ids[0], lock_version)
        if any(p.status not in UNDETERMINED for p in rdv.participations if p.id in participation_ids):
            raise Refused
        ids = tuple(participation_ids)
        gesture = Gesture(key, rdv_id, rdv.organisation_id, Action.WAITING, ids, arrived_at)
        return self._written(apply(rdv, gesture), fault, ("waiting", ids[0], arrived_at, key))

    async def clear_waiting(
        self, rdv_id: int, participation_ids: Sequence[int], *, key: str, lock_version: int | None = None
    ) -> Rdv:
        self.keys.append(key)
        fault = await self._enter("clear_waiting", (rdv_id, tuple(participation_ids)))
        rdv = self._of(participation_ids[0], lock_version)
        people = tuple(replace(p, waiting_since=None) if p.id in participation_ids else p for p in rdv.participations)
        waiting = [p.waiting_since for p in people if p.waiting_since is not None]
        there = replace(rdv, participations=people, waiting_since=min(waiting, default=None))
        return self._written(there, fault, ("clear", participation_ids[0], None, key))

    # --- usagers and RDVs written

    async def user(self, user_id: int, *, organisation_id: int | None = None) -> Fiche:
        await self._enter("user", user_id)
        if user_id not in self.fiches_there:
            raise NotFound
        return self.fiches_there[user_id]

    async def users_by_ids(self, ids: Sequence[int], *, organisation_id: int | None = None) -> list[Fiche]:
        await self._enter("users_by_ids", tuple(ids))
        everybody = self._everybody()
        return [everybody[number] for number in ids if number in everybody]

    async def search_users(self, organisation_id: int, text: str) -> FoundUsagers:
        await self._enter("search_users", text)
        words = set(text.lower().split())
        found = (f.usager for f in self.fiches_there.values())
        names = (
            (one, {one.last_name.lower(), one.first_name.lower(), one.email, f"{one.birth_date or NOW:%d/%m/%Y}"})
            for one in found
        )
        return FoundUsagers(tuple(FoundUsager(one) for one, named in names if words <= named))

    async def create_user(
        self,
        fields: UsagerFields,
        organisation_ids: Sequence[int],
        *,
        key: str,
    ) -> Fiche:
        self.keys.append(key)
        fault = await self._enter("create_user", fields)
        return self._once(key, fault, lambda: self._create_user(fields))

    async def update_user(
        self,
        user_id: int,
        fields: UsagerFields | Mapping[str, Any],
        *,
        key: str,
        lock_version: int | None = None,
        compared: bool = False,
    ) -> Fiche:
        assert compared  # what sync writes of a fiche rests on what it has just read
        self.keys.append(key)
        fault = await self._enter("update_user", fields)
        return self._once(key, fault, lambda: self._update_user(user_id, fields, lock_version))

    async def create_rdv(self, booking: Booking, *, key: str, shown: Shown | None = None) -> Rdv:
        self.keys.append(key)
        self.shown.append(shown)
        fault = await self._enter("create_rdv", booking)
        return self._once(key, fault, lambda: self._create_rdv(booking))

    async def update_rdv(
        self,
        rdv_id: int,
        before: Booking,
        after: Booking,
        *,
        key: str,
        lock_version: int | None = None,
        shown: Shown | None = None,
    ) -> Rdv:
        self.keys.append(key)
        self.shown.append(shown)
        fault = await self._enter("update_rdv", after)
        return self._once(key, fault, lambda: self._update_rdv(rdv_id, after, lock_version))

    def _once(self, key: str, fault: Fault | None, work: Callable[[], W]) -> W:
        """As a server that knows keys: refusals are remembered too. One that does not does it each time."""
        if self.knows_keys and key in self._answered:
            answer = self._answered[key]
        else:
            try:
                answer = work()
            except Failure as refusal:
                answer = refusal
            self._answered[key] = answer
        if fault is not None:
            raise fault.failure
        if isinstance(answer, Failure):
            raise answer
        return cast(W, answer)

    def _create_user(self, fields: UsagerFields) -> Fiche:
        written = asdict_of(fields)
        email = written.get("email")
        other = next((f.usager.id for f in self.fiches_there.values() if email and f.usager.email == email), None)
        if other is not None:
            raise Refused({"email": ("taken",)}, ("Email est déjà utilisé",), taken_by=other)
        usager = usager_of(UsagerDraft(**written), self._number())
        self.fiches_there[usager.id] = Fiche(usager, created_at=self.clock.now(), lock_version=1)
        return self.fiches_there[usager.id]

    def _update_user(self, user_id: int, fields: UsagerFields | Mapping[str, Any], lock_version: int | None) -> Fiche:
        there = self.fiches_there[user_id]
        if lock_version is not None and lock_version != there.lock_version:
            raise Conflict(theirs=there)
        assert isinstance(fields, UsagerFields)
        self.rewrite(user_id, **asdict_of(fields))
        return self.fiches_there[user_id]

    def rewrite(self, user_id: int, **fields: Any) -> None:
        """Somebody changes a fiche."""
        there = self.fiches_there[user_id]
        after = replace(draft_of(there.usager), **fields)
        usager = changed_usager(there.usager, draft_of(there.usager), after)
        self.fiches_there[user_id] = replace(there, usager=usager, lock_version=(there.lock_version or 0) + 1)
        for rdv in self.rdvs_there.values():
            people = tuple(replace(p, usager=usager) if p.usager.id == user_id else p for p in rdv.participations)
            self.rdvs_there[rdv.id] = replace(rdv, participations=people)

    def _create_rdv(self, booking: Booking) -> Rdv:
        self._check_free(booking, None)
        people = tuple(self._participation(guest, None) for guest in booking.guests)
        rdv = Rdv(
            self._number(),
            booking.organisation_id,
            MOTIF,
            booking.starts_at,
            booking.duration_in_min,
            lieu=LIEU,
            agents=tuple(RdvAgent(number, "Béatrice", "PMI") for number in booking.agent_ids),
            context=booking.context,
            created_at=self.clock.now(),
        )
        self.change(with_participations(rdv, people, self.clock.now()))
        return self.rdvs_there[rdv.id]

    def _update_rdv(self, rdv_id: int, after: Booking, lock_version: int | None) -> Rdv:
        there = self.rdvs_there[rdv_id]
        if lock_version is not None and lock_version != there.lock_version:
            raise Conflict(theirs=there)
        self._check_free(after, rdv_id)
        people = tuple(self._participation(guest, there) for guest in after.guests)
        moved = replace(there, starts_at=after.starts_at, duration_in_min=after.duration_in_min, context=after.context)
        self.change(with_participations(moved, people, self.clock.now()))
        return self.rdvs_there[rdv_id]

    def _check_free(self, booking: Booking, but: int | None) -> None:
        end = booking.starts_at + timedelta(minutes=booking.duration_in_min)
        held = tuple(
            rdv
            for rdv in self.rdvs_there.values()
            if rdv.id != but
            and {agent.id for agent in rdv.agents} & set(booking.agent_ids)
            and rdv.starts_at < end
            and booking.starts_at < rdv.starts_at + timedelta(minutes=rdv.duration_in_min)
        )
        if held:
            raise Conflict(theirs=held)

    def _participation(self, guest: Guest, rdv: Rdv | None) -> Participation:
        for there in rdv.participations if rdv is not None else ():
            if there.usager.id == guest.usager_id:
                return there
        fiche = self.fiches_there.get(guest.usager_id)
        if fiche is None:
            raise Refused({"participations": ("invalid",)})
        return Participation(self._number(), fiche.usager)

    def _number(self) -> int:
        self._next_id += 1
        return self._next_id

    def _of(self, participation_id: int, lock_version: int | None = None) -> Rdv:
        for rdv in self.rdvs_there.values():
            if any(p.id == participation_id for p in rdv.participations):
                if lock_version not in (None, rdv.lock_version):
                    raise Conflict(theirs=rdv)
                return rdv
        raise NotFound

    def _written(self, rdv: Rdv, fault: Fault | None, what: tuple[str, int, Status | datetime | None, str]) -> Rdv:
        self.sent.append(what)
        self.change(rdv)
        if fault is not None:
            raise fault.failure
        return self.rdvs_there[rdv.id]


def asdict_of(fields: UsagerFields) -> dict[str, Any]:
    """The fields that were given."""
    return {name: value for name, value in asdict(fields).items() if value is not UNSET}


class SlowTime:
    """A ``sleep`` that ends when the test has moved time far enough."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asked: list[float] = []
        self._sleepers: set[tuple[float, asyncio.Event]] = set()

    async def sleep(self, seconds: float) -> None:
        self.asked.append(seconds)
        sleeper = (self.now + seconds, asyncio.Event())
        self._sleepers.add(sleeper)
        try:
            await sleeper[1].wait()
        finally:
            self._sleepers.discard(sleeper)

    def sleeping(self, least: float = 0.0, most: float = float("inf")) -> bool:
        """Whether someone has still from ``least`` to ``most`` seconds to sleep."""
        return any(least <= end - self.now <= most for end, _ in self._sleepers)

    def due(self, seconds: float) -> int:
        """How many of those who sleep will have slept enough after ``seconds``."""
        return sum(end <= self.now + seconds for end, _ in self._sleepers)

    def move(self, seconds: float) -> None:
        self.now += seconds
        for end, event in self._sleepers:
            if end <= self.now:
                event.set()
