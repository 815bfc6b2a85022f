"""The writes of the queue: each a transaction, which says what is to be told of it.

When an errand is settled, all that stood for what it made is put right in the same breath: nothing shows twice, and
nothing that rested on it is lost. Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.day import gesture as gestures
from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, Hold
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action
from kiosk.domain.people.identity import identity_of
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.errand import (
    Book,
    ChangeRdv,
    ChangeUsager,
    CreateUsager,
    Errand,
    Refusal,
    is_it,
    makes,
    named,
    numbers_of,
    renumbered,
    rests_on,
)
from kiosk.domain.writes.origin import Origin
from kiosk.store import people, rdvs
from kiosk.store.changes import Changes, Written
from kiosk.store.queue import held, local_ids, rows, shown
from kiosk.store.queue.rows import Act
from kiosk.store.queue.shown import read_some
from kiosk.store.queue.written_here import WrittenHere

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def act(connection: Connection, made: Sequence[Gesture], now: datetime) -> Written[list[DeskRdv]]:
    """Keeps gestures; their RDVs as they now show."""
    # On the platform's RDV, where a screen still held the local one.
    made = [
        gestures.renumbered(one, local_ids.all_real(connection, {one.rdv_id, *one.participation_ids})) for one in made
    ]
    for gesture in made:
        there = rdvs.read_one(connection, gesture.rdv_id)
        rows.add(connection, gesture if there is None else gestures.about(gesture, there))
    here = WrittenHere(connection)
    for gesture in made:
        if gesture.rests and not here.expects({gesture.rdv_id, *gesture.participation_ids}):
            # Made on an RDV, or on somebody in it, that the platform has just refused.
            rows.end(connection, gesture.key, Fate.REFUSED, now, Refusal(here.problem(gesture.rdv_id)))
    told = _told(connection, made, Origin.DESK, now)
    return Written(list(told.shown), told, rows.count(connection))


def write(connection: Connection, errand: Errand, origin: Origin, now: datetime) -> Written[bool]:
    """Keeps ``errand``, with what is known of those it names: they may be forgotten elsewhere before it leaves.

    False, and nothing is kept, when it rests on what the platform has refused.
    """
    errand = replace(errand, what=renumbered(errand.what, local_ids.all_real(connection, rests_on(errand.what))))
    if not WrittenHere(connection).expects(rests_on(errand.what)):
        return Written(False)
    met = [people.confirmed(connection, errand.organisation_id, number) for number in named(errand.what) if number > 0]
    known = [usager for usager in met if usager is not None]
    people.meet(connection, errand.organisation_id, known, now)
    errand = replace(errand, what=replace(errand.what, whom=tuple(identity_of(usager) for usager in known)))
    if isinstance(errand.what, ChangeRdv) and (there := rdvs.read_one(connection, errand.what.rdv_id)) is not None:
        waited = there.waiting_since is not None
        errand = replace(errand, what=replace(errand.what, rdv_created_at=there.created_at, waited=waited))
    rows.add(connection, errand)
    if isinstance(errand.what, CreateUsager):
        # Found by a search as everybody is.
        made = WrittenHere(connection).usager(errand.organisation_id, errand.what.usager_id)
        people.meet(connection, errand.organisation_id, [made] if made is not None else [], now)
    return Written(True, _told(connection, [errand], origin, now), rows.count(connection))


def settle(
    connection: Connection, key: str, confirmed: Rdv | Usager | None, now: datetime, *, fate: Fate = Fate.SENT
) -> Written[bool]:
    """The platform has what was done; ``confirmed`` is what it then said of its subject: nothing flickers between.

    ``fate``: « kept » is a gesture that was settled on this desk alone.
    """
    _confirm(connection, confirmed)
    ended = rows.end(connection, key, fate, now)
    touched: list[Act]
    usagers: list[int] = []
    numbers: Mapping[int, int] = {}
    match ended, confirmed:
        case Gesture() as gesture, _:
            touched = [gesture]
            if fate is Fate.KEPT:
                shown.keep_here(connection, gesture)
            elif gesture.action is not Action.WAITING:
                shown.forget_waits(connection, gesture)
        case Errand() as errand, Usager() as usager:
            people.meet(connection, errand.organisation_id, [usager], now)
            people.say_everywhere(connection, usager)
            usagers = [usager.id]
            numbers = {errand.what.usager_id: usager.id} if isinstance(errand.what, CreateUsager) else {}
            people.forget(connection, makes(errand.what))
            touched = _renumber(connection, errand, numbers, now)
        case Errand() as errand, Rdv() as rdv:
            numbers = numbers_of(errand.what, rdv)
            touched = _renumber(connection, errand, numbers, now)
        case _:
            return Written(False)
    rdv_ids = [confirmed.id] if isinstance(confirmed, Rdv) else []
    told = _told(connection, touched, Origin.SYNC, now, rdv_ids=rdv_ids, usagers=usagers, numbers=numbers)
    return Written(True, told, rows.count(connection))


def settle_by(connection: Connection, found: Iterable[Rdv], now: datetime) -> Changes | None:
    """Settles the bookings of which ``found`` tells what became, whoever brings it: an echo may overtake an answer."""
    left = [row.act for row in rows.errands_waiting(connection) if row.departed and isinstance(row.act.what, Book)]
    touched: list[Act] = []
    numbers: dict[int, int] = {}
    rdv_ids = []
    for rdv in found if left else ():
        for errand in left:
            if isinstance(errand.what, Book) and is_it(errand.what, errand.made_at, rdv):
                rows.end(connection, errand.key, Fate.SENT, now)
                given = numbers_of(errand.what, rdv)
                touched += _renumber(connection, errand, given, now)
                numbers |= given
                rdv_ids.append(rdv.id)
                left.remove(errand)
                break
    return _told(connection, touched, Origin.SYNC, now, rdv_ids=rdv_ids, numbers=numbers) if touched else None


def refuse(
    connection: Connection,
    key: str,
    refusal: Refusal,
    confirmed: Rdv | Usager | None,
    now: datetime,
    *,
    because: str,
    overtaken: bool,
) -> Written[bool]:
    """The platform will not have what was done; ``confirmed`` is what it has of its subject.

    What rests on what it was to make is refused too: ``because`` says why.
    """
    _confirm(connection, confirmed)
    ended = rows.end(connection, key, Fate.OVERTAKEN if overtaken else Fate.REFUSED, now, refusal)
    if ended is None:
        return Written(False)
    if refusal.another:
        rows.part_from_ids(connection, key)
    touched: list[Act] = [ended]
    rdv_ids: Collection[int] = ()
    if isinstance(ended, Errand):
        if isinstance(confirmed, Usager):
            people.meet(connection, ended.organisation_id, [confirmed], now)
        lost = set(makes(ended.what))
        for errand in [row.act for row in rows.errands_waiting(connection)]:
            if lost & rests_on(errand.what):
                rows.end(connection, errand.key, Fate.REFUSED, now, Refusal(because))
                touched.append(errand)
                lost |= makes(errand.what)
        people.forget(connection, lost)
        rdv_ids = rows.end_resting_on(connection, lost, Fate.REFUSED, because, now)
    return Written(True, _told(connection, touched, Origin.SYNC, now, rdv_ids=rdv_ids), rows.count(connection))


def hold(connection: Connection, key: str, why: Hold, refusal: Refusal, now: datetime) -> Written[bool]:
    """It does not leave before the person has said so again: ``refusal`` says why, and whom that would tell."""
    act = held.hold(connection, key, why, refusal)
    return Written(False) if act is None else Written(True, _told(connection, [act], Origin.SYNC, now))


def follow_merges(connection: Connection, kept: Mapping[int, Usager], now: datetime) -> Written[bool]:
    """What is to be sent for the usagers of these ids is for those whose fiches took the place of theirs."""
    numbers = {number: usager.id for number, usager in kept.items()}
    identities = {number: identity_of(usager) for number, usager in kept.items()}
    touched = rows.renumber(connection, numbers, ())
    for errand in touched:
        people.meet(connection, errand.organisation_id, kept.values(), now)
        whom = tuple(identities.get(one.usager_id, one) for one in errand.what.whom)
        rows.rewrite(connection, replace(errand, what=replace(errand.what, whom=whom, followed=True)))
    return Written(True, _told(connection, touched, Origin.SYNC, now, usagers=list(numbers.values())))


def put_back(connection: Connection, refusal: Refusal, now: datetime) -> Changes:
    """All that waits is held, and what the rows show of it is gone: its ids may be of others by now."""
    return _told(connection, held.put_back(connection, refusal), Origin.SYNC, now)


def let_go(connection: Connection, key: str, now: datetime) -> Written[bool]:
    """The person has said so. False: it was not held, or not any more."""
    act = held.let_go(connection, key, now)
    return Written(False) if act is None else Written(True, _told(connection, [act], Origin.DESK, now))


def fold(
    connection: Connection, first: Gesture, second: Gesture, comes_to: Gesture | None, now: datetime
) -> Written[bool]:
    """The first of two gestures on an RDV, which never acted, is over; the second comes to ``comes_to``, or is too."""
    if not held.fold(connection, first.key, second.key, comes_to, now):
        return Written(False)
    return Written(True, _told(connection, [first], Origin.SYNC, now), rows.count(connection))


def withdraw(connection: Connection, key: str, now: datetime) -> Written[bool]:
    """Takes back what has not left, with the gestures on what it was to make; of a platform that was put back, all.

    False when it has left, or when an errand rests on it: that one is to be taken back first.
    """
    row = rows.waiting(connection, key)
    if row is None or (row.may_be_there and row.held is not Hold.PUT_BACK):
        return Written(False)
    lost = makes(row.act.what) if isinstance(row.act, Errand) else frozenset[int]()
    if any(lost & rests_on(other.act.what) for other in rows.errands_waiting(connection) if other.act.key != key):
        return Written(False)
    rows.end(connection, key, Fate.UNDONE, now)
    if isinstance(row.act, Gesture):
        held.rest_without(connection, row.act)
    people.forget(connection, lost)
    rdv_ids = rows.end_resting_on(connection, lost, Fate.UNDONE, "", now) if lost else ()
    return Written(True, _told(connection, [row.act], Origin.DESK, now, rdv_ids=rdv_ids), rows.count(connection))


def dismiss(connection: Connection, key: str, origin: Origin, now: datetime) -> Written[bool]:
    """The refusal of a gesture or of an errand has been read, and those of the gestures that rested on that."""
    act = rows.dismiss(connection, key)
    return Written(False) if act is None else _dismissed(connection, [act], origin, now)


def dismiss_rdv(connection: Connection, rdv_id: int, now: datetime) -> Written[bool]:
    """Gestures on an RDV, and what was written of it: refusals of both are read together."""
    number = local_ids.real(connection, rdv_id)
    acts = rows.dismiss_rdv(connection, number)
    return _dismissed(connection, acts, Origin.DESK, now, rdv_ids=[number]) if acts else Written(False)


# --- inside


def _dismissed(
    connection: Connection, touched: Sequence[Act], origin: Origin, now: datetime, *, rdv_ids: Sequence[int] = ()
) -> Written[bool]:
    told = _told(connection, touched, origin, now, rdv_ids=rdv_ids)
    # Nothing is to be sent, but what stayed in sight for its sake alone may be gone.
    return Written(True, replace(told, kinds=told.kinds - {"queue"}))


def _confirm(connection: Connection, confirmed: Rdv | Usager | None) -> None:
    if isinstance(confirmed, Rdv):
        rdvs.save(connection, [confirmed])
        shown.end_waits(connection, [confirmed])


def _renumber(connection: Connection, errand: Errand, numbers: Mapping[int, int], now: datetime) -> list[Act]:
    """Puts the platform's ids in the place of the local ones of what ``errand`` made; the errands touched."""
    local_ids.settle(connection, numbers, now)
    return [errand, *rows.renumber(connection, numbers, makes(errand.what))] if makes(errand.what) else [errand]


def _told(
    connection: Connection,
    touched: Sequence[Act],
    origin: Origin,
    now: datetime,
    *,
    rdv_ids: Collection[int] = (),
    usagers: Collection[int] = (),
    numbers: Mapping[int, int] | None = None,
) -> Changes:
    """What to tell of ``touched``: the RDVs and usagers that now show otherwise, those by a former id included."""
    rdvs_touched = {one.rdv_id for one in touched if isinstance(one, Gesture)} | set(rdv_ids)
    errands = [one for one in touched if isinstance(one, Errand)]
    people_touched = {e.subject_id for e in errands if isinstance(e.what, CreateUsager | ChangeUsager)} | set(usagers)
    rdvs_touched |= {e.subject_id for e in errands if isinstance(e.what, Book | ChangeRdv)}
    if people_touched:
        here = WrittenHere(connection)
        rdvs_touched |= {rdv.id for number in people_touched for rdv in here.of_usager(number)}
    kinds = {"queue"} | ({"usagers"} if people_touched else set()) | ({"rdvs"} if rdvs_touched else set())
    return Changes(
        origin,
        frozenset(rdvs_touched),
        frozenset(one.organisation_id for one in touched),
        frozenset(kinds),
        tuple(read_some(connection, sorted(rdvs_touched), now)),
        frozenset(people_touched),
        numbers or {},
    )
