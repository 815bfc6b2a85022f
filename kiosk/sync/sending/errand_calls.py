"""One errand, carried out on the platform: what became of an earlier try, and what is left to write."""

from __future__ import annotations

import contextlib
from contextlib import aclosing
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias
from uuid import uuid5

from msgspec import UNSET

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.booking.booking import booking_of
from kiosk.domain.day.gesture import Hold, is_another
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Conflict, Forbidden, NotFound, Refused
from kiosk.domain.text.language import tr
from kiosk.domain.text.search_text import fold
from kiosk.domain.writes.errand import (
    EARLIER,
    Book,
    ChangeRdv,
    ChangeUsager,
    Comparison,
    CreateUsager,
    Errand,
    Refusal,
    Side,
    compare,
    is_it,
    is_written,
    same,
    with_fields,
)
from kiosk.domain.writes.fates import Verdict, Weighed
from kiosk.domain.writes.projected import draft_of
from kiosk.sync.census import Census, above, take
from kiosk.sync.sending import reasons
from kiosk.sync.sending.gesture_calls import namespace, read_rdv
from kiosk.sync.server import Server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence

    from kiosk.domain.people.fiche import Fiche
    from kiosk.store.queue.rows import Row
    from kiosk.sync.sending.weighing import Weighing

Leave: TypeAlias = "Callable[[], Awaitable[None]]"
"""Called right before anything is written: from then on nobody knows, until it is answered, what the platform has."""
_DRAFTED = tuple(f.name for f in fields(UsagerDraft))
_NEWEST = 3
"""Hundreds of ids above all known, looked through for somebody just made before the whole list is read."""
_UNKNOWN_CLOCK = timedelta(hours=12)
"""How far in advance the desk's clock may well be where nobody can tell: set to a wrong zone. What is taken for the
errand's doing is the same in all that it wrote besides."""
_STALE_AT_MOST = 3
"""How often somebody else may write between the reading and the writing before it is left to a later try."""


@dataclass(frozen=True, slots=True)
class Refusing:
    """The errand is not to be carried out; ``theirs`` is what the platform has of its subject."""

    refusal: Refusal
    theirs: Rdv | Usager | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """The person is asked first: why, and whom it would tell."""

    why: Hold
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Already:
    """Somebody else had made it so: nothing has left."""

    there: Rdv | Usager


@dataclass(frozen=True, slots=True)
class Whom:
    """What the desk knows of an organisation's people, when it looks for somebody whom it may have made."""

    ids: Collection[int]
    calls: int  # at most, that ask for those whom a list has left out
    searched: bool = False  # whether the platform can be asked who bears a name


async def create_usager(
    server: Server, errand: Errand, what: CreateUsager, whom: Whom, leave: Leave, *, departed: bool
) -> Usager | Refusing:
    """Makes the usager, unless an earlier try did, or may have. Raises what the calls raise."""
    if departed and (made := await _surely_made(server, errand, what, whom)) is not None:
        return made
    await leave()
    body = _fields(what.draft, [name for name in _DRAFTED if getattr(what.draft, name) is not None])
    try:
        fiche = await server.platform.create_user(body, [errand.organisation_id], key=_key_of(errand))
    except Refused as refused:
        # The e-mail may be that of the one whom an earlier try made.
        theirs = [refused.taken_by] if departed and refused.taken_by is not None else []
        if (made := _made(server, errand, what.draft, await _fiches(server, theirs))) is None:
            raise
        return made
    return fiche.usager


async def _surely_made(server: Server, errand: Errand, what: CreateUsager, whom: Whom) -> Usager | Refusing | None:
    """``usager_made``; where the platform lets nobody look, nobody can tell."""
    try:
        return await usager_made(server, errand, what, whom)
    except (Refused, Forbidden, NotFound):
        return Refusing(Refusal(tr(reasons.MAYBE_CREATED_UNSEEN), unknown=True))


async def usager_made(server: Server, errand: Errand, what: CreateUsager, whom: Whom) -> Usager | Refusing | None:
    """Whom an earlier try made: the same in all that was written, and created since. None where it certainly made
    nobody, or where the platform itself refuses to make them twice; ``Refusing`` where nobody can tell.
    """
    draft = what.draft
    if whom.searched:
        birth = f"{draft.birth_date:%d/%m/%Y}" if draft.birth_date else ""
        text = draft.email or f"{draft.last_name} {draft.first_name} {birth}".strip()
        found = await server.platform.search_users(errand.organisation_id, text)
        ids = [one.usager.id for one in found.found if not one.masked]
        return _made(server, errand, draft, await _fiches(server, ids))
    # The newest are those whom a list is likeliest to leave out, and their ids are the highest.
    for ids in above(whom.ids, _NEWEST):
        if (made := _made(server, errand, draft, await _fiches(server, ids, errand.organisation_id))) is not None:
            return made
    if draft.email:
        return None
    wanted = (fold(draft.last_name), fold(draft.first_name))
    census, ids = Census(), []
    async with aclosing(take(server.platform, errand.organisation_id, census, whom.ids, calls=whom.calls)) as parts:
        async for part in parts:
            ids += [one.id for one in part if (fold(one.last_name), fold(one.first_name)) == wanted]
    made = _made(server, errand, draft, await _fiches(server, ids))
    if made is None and census.missing != 0:
        return Refusing(Refusal(tr(reasons.MAYBE_CREATED), unknown=True))
    return made


async def _fiches(server: Server, ids: Sequence[int], organisation_id: int | None = None) -> list[Fiche]:
    return await server.platform.users_by_ids(ids, organisation_id=organisation_id) if ids else []


def _made(server: Server, errand: Errand, draft: UsagerDraft, fiches: Sequence[Fiche]) -> Usager | None:
    """Of ``fiches`` the newest that says what was written, if it was created since."""
    since = _made_at(server, errand) - EARLIER
    made = [f for f in fiches if f.created_at and f.created_at >= since and is_written(draft, draft_of(f.usager))]
    return max(made, key=lambda fiche: fiche.usager.id).usager if made else None


async def change_usager(
    server: Server, errand: Errand, what: ChangeUsager, leave: Leave, *, departed: bool
) -> Usager | Already | Refusing:
    """Changes what still differs, unless someone else changed the same meanwhile. Raises what the calls raise."""
    for left in reversed(range(_STALE_AT_MOST)):
        fiche = await _read_fiche(server, what.usager_id, errand.organisation_id)
        there = draft_of(fiche.usager)
        held = compare(what.before, what.after, there)
        if held.overtaken:
            changed = dict.fromkeys(held.overtaken, ("changed",))
            why = tr(reasons.USAGER_CHANGED_SINCE if departed else reasons.USAGER_CHANGED)
            return Refusing(Refusal(why, changed, there, side=Side(tr("Fiche modifiée"))), fiche.usager)
        if not held.to_send:
            return fiche.usager if departed else Already(fiche.usager)
        await leave()
        try:
            answer = await server.platform.update_user(
                what.usager_id,
                _fields(what.after, held.to_send),
                key=_key(errand, fiche.lock_version),
                lock_version=fiche.lock_version,
                compared=True,
            )
        except Conflict:
            if not left:
                raise
            continue  # written to between the two calls: compared again
        # Fields that the platform certifies are passed over in silence.
        aside = [
            name
            for name in held.to_send
            if same(name, getattr(answer.usager, name), getattr(there, name))
            and not same(name, getattr(answer.usager, name), getattr(what.after, name))
        ]
        if aside:
            return Refusing(Refusal(tr(reasons.LEFT_ASIDE), dict.fromkeys(aside, ("frozen",))), answer.usager)
        return answer.usager
    raise AssertionError("the last try returns or raises")


async def _read_fiche(server: Server, usager_id: int, organisation_id: int) -> Fiche:
    try:
        return await server.platform.user(usager_id, organisation_id=organisation_id)
    except (NotFound, Forbidden):
        return await server.platform.user(usager_id)


async def changed(server: Server, errand: Errand, what: ChangeUsager | ChangeRdv) -> Rdv | Usager | None:
    """What was to be changed, if it is now as it was to be. Raises what the reading raises."""
    if isinstance(what, ChangeRdv):
        rdv = await read_rdv(server.platform, what.rdv_id, None)
        return rdv if compare(what.before, what.after, booking_of(rdv)) == Comparison() else None
    usager = (await _read_fiche(server, what.usager_id, errand.organisation_id)).usager
    return usager if compare(what.before, what.after, draft_of(usager)) == Comparison() else None


async def book(server: Server, errand: Errand, what: Book, leave: Leave, *, departed: bool) -> Rdv:
    """Makes the RDV, unless an earlier try did. Raises what the calls raise."""
    # Of another organisation of the territory one may book and not look; such servers know the key.
    with contextlib.suppress(Forbidden, NotFound, Refused):
        if departed and (made := await rdv_made(server, errand, what)) is not None:
            return made
    await leave()
    return await server.platform.create_rdv(what.booking, key=_key_of(errand), shown=what.shown)


async def rdv_made(server: Server, errand: Errand, what: Book) -> Rdv | None:
    """The RDV that an earlier try made, None where none did. Raises what the reading raises."""
    at, a_second = what.booking.starts_at, timedelta(seconds=1)
    found = await server.platform.rdvs(what.booking.organisation_id, at - a_second, at + a_second)
    return next((rdv for rdv in found if is_it(what, _made_at(server, errand), rdv)), None)


async def change_rdv(
    server: Server, row: Row[Errand], what: ChangeRdv, known: Rdv | None, leave: Leave, weighing: Weighing
) -> Rdv | Already | Refusing | Holding:
    """Changes what still differs, unless someone else changed what it rests on meanwhile. Raises what the calls
    raise."""
    errand = row.act
    for left in reversed(range(_STALE_AT_MOST)):
        rdv = await read_rdv(server.platform, what.rdv_id, known)
        if is_another(what.rdv_created_at, rdv):
            return Refusing(reasons.of_another())
        weighed, held = await weighing.change(row, what, rdv)
        match weighed.verdict:
            case Verdict.CONFLICT:
                return Refusing(await _overtaken(weighed, rdv, weighing, certain=not row.departed), rdv)
            case Verdict.ALREADY:
                return rdv if row.departed else Already(rdv)
            case Verdict.ASKS:
                return Holding(weighed.hold, Refusal(weighed.said, told=weighed.told))
        there = booking_of(rdv)
        await leave()
        try:
            return await server.platform.update_rdv(
                what.rdv_id,
                there,
                with_fields(there, what.after, held.to_send),
                key=_key(errand, rdv.lock_version),
                lock_version=rdv.lock_version,
                shown=what.shown,
            )
        except Conflict as conflict:
            if isinstance(conflict.theirs, tuple) or not left:
                raise
            # Written to between the two calls: compared again.
    raise AssertionError("the last try returns or raises")


async def _overtaken(weighed: Weighed, rdv: Rdv, weighing: Weighing, *, certain: bool) -> Refusal:
    side = await weighing.side(rdv, weighed.theirs)
    why = reasons.change_overtaken(weighed.said, side, await weighing.zone(rdv), certain=certain)
    return Refusal(why, dict.fromkeys(weighed.fields, ("changed",)), side=side)


def _made_at(server: Server, errand: Errand) -> datetime:
    """When the errand was made, by the platform's clock, and not too late: the desk's may have been in advance."""
    offset = server.platform.clock_offset
    if offset is None:
        return errand.made_at - _UNKNOWN_CLOCK
    return errand.made_at + min(offset, timedelta())


def _key_of(errand: Errand) -> str:
    """The key of an errand: the same each time it is tried, another once it is for somebody else's fiche."""
    if not errand.what.followed:
        return errand.key
    return str(uuid5(namespace(errand.key), f"for {sorted(one.usager_id for one in errand.what.whom)}"))


def _key(errand: Errand, lock_version: int | None) -> str:
    """The key of a change of that version: the same each time it is tried, another once somebody else has written."""
    return str(uuid5(namespace(_key_of(errand)), f"version {lock_version}"))


def _fields(draft: UsagerDraft, names: Collection[str]) -> UsagerFields:
    return UsagerFields(**{name: getattr(draft, name) if name in names else UNSET for name in _DRAFTED})
