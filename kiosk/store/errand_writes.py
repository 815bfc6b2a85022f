"""The writes of errands: each a transaction, which says what is to be told of it.

When an errand is settled, all that stood for what it made is put right in the same breath: nothing shows twice, and
nothing that rested on it is lost. Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import DeskRdv, Fate
from kiosk.domain.day.model import Rdv
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
from kiosk.store import errands, local_ids, outbox, people, projection, rdvs
from kiosk.store.changes import Changes, Written
from kiosk.store.errand_projection import Ahead
from kiosk.store.projection import read_some

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def add(connection: Connection, errand: Errand, origin: Origin, now: datetime) -> Written[bool]:
    """Keeps ``errand``, with what is known of those it names: they may be forgotten elsewhere before it leaves.

    False, and nothing is kept, when it rests on what the platform has refused.
    """
    errand = replace(errand, what=renumbered(errand.what, local_ids.all_real(connection, rests_on(errand.what))))
    ahead = Ahead(connection)
    if not ahead.expects(rests_on(errand.what)):
        return Written(False)
    met = [people.confirmed(connection, errand.organisation_id, number) for number in named(errand.what) if number > 0]
    people.meet(connection, errand.organisation_id, [usager for usager in met if usager is not None], now)
    errands.add(connection, errand)
    if isinstance(errand.what, CreateUsager):
        # Found by a search as everybody is.
        made = Ahead(connection).usager(errand.organisation_id, errand.what.usager_id)
        people.meet(connection, errand.organisation_id, [made] if made is not None else [], now)
    return Written(True, _told(connection, [errand], origin, now), outbox.count(connection))


def settle_usager(connection: Connection, key: str, usager: Usager, now: datetime) -> Written[bool]:
    """The platform has created or changed an usager, who is now ``usager``."""
    errand = errands.end(connection, key, Fate.SENT)
    if errand is None:
        return Written(False)
    people.meet(connection, errand.organisation_id, [usager], now)
    people.say_everywhere(connection, usager)
    touched, numbers = [errand], dict[int, int]()
    if isinstance(errand.what, CreateUsager):
        numbers = {errand.what.usager_id: usager.id}
        local_ids.settle(connection, numbers, now)
        people.forget(connection, makes(errand.what))
        touched += errands.renumber(connection, numbers)
    told = _told(connection, touched, Origin.SENT, now, usagers=[usager.id], numbers=numbers)
    return Written(True, told, outbox.count(connection))


def settle_rdv(connection: Connection, key: str, rdv: Rdv, now: datetime) -> Written[bool]:
    """The platform has booked or changed an RDV, which is now ``rdv``."""
    rdvs.save(connection, [rdv])
    projection.end_waits(connection, [rdv])
    errand = errands.end(connection, key, Fate.SENT)
    if errand is None:
        return Written(False)
    touched, numbers = _settled(connection, errand, rdv, now)
    told = _told(connection, touched, Origin.SENT, now, rdv_ids=[rdv.id], numbers=numbers)
    return Written(True, told, outbox.count(connection))


def settle_by(connection: Connection, found: Iterable[Rdv], now: datetime) -> Changes | None:
    """Settles the bookings of which ``found`` tells what became, whoever brings it: an echo may overtake an answer."""
    left = [
        outgoing.errand
        for outgoing in errands.waiting(connection)
        if outgoing.departed and isinstance(outgoing.errand.what, Book)
    ]
    touched: list[Errand] = []
    numbers: dict[int, int] = {}
    rdv_ids = []
    for rdv in found if left else ():
        for errand in left:
            if isinstance(errand.what, Book) and is_it(errand.what, errand.made_at, rdv):
                errands.end(connection, errand.key, Fate.SENT)
                also, given = _settled(connection, errand, rdv, now)
                touched += also
                numbers |= given
                rdv_ids.append(rdv.id)
                left.remove(errand)
                break
    return _told(connection, touched, Origin.SENT, now, rdv_ids=rdv_ids, numbers=numbers) if touched else None


def refuse(
    connection: Connection,
    key: str,
    refusal: Refusal,
    because: str,
    confirmed: Rdv | Usager | None,
    now: datetime,
) -> Written[bool]:
    """The platform will not have the errand; ``confirmed`` is what it has of its subject.

    What rests on what it was to make is refused too: ``because`` says why.
    """
    if isinstance(confirmed, Rdv):
        rdvs.save(connection, [confirmed])
        projection.end_waits(connection, [confirmed])
    errand = errands.end(connection, key, Fate.REFUSED, refusal)
    if errand is None:
        return Written(False)
    if isinstance(confirmed, Usager):
        people.meet(connection, errand.organisation_id, [confirmed], now)
    touched, lost = [errand], set(makes(errand.what))
    for outgoing in errands.waiting(connection):
        what = outgoing.errand.what
        if lost & rests_on(what):
            errands.end(connection, outgoing.errand.key, Fate.REFUSED, Refusal(because))
            touched.append(outgoing.errand)
            lost |= makes(what)
    people.forget(connection, lost)
    rdv_ids = outbox.end_resting_on(connection, lost, Fate.REFUSED, because)
    return Written(True, _told(connection, touched, Origin.SYNC, now, rdv_ids=rdv_ids), outbox.count(connection))


def withdraw(connection: Connection, key: str, origin: Origin, now: datetime) -> Written[bool]:
    """Takes back an errand that has not left, with the gestures on what it was to make.

    False when it has left, or when another errand rests on it: that one is to be taken back first.
    """
    waiting = {outgoing.errand.key: outgoing for outgoing in errands.waiting(connection)}
    outgoing = waiting.get(key)
    if outgoing is None or outgoing.departed:
        return Written(False)
    lost = makes(outgoing.errand.what)
    if any(lost & rests_on(other.errand.what) for other in waiting.values() if other is not outgoing):
        return Written(False)
    errands.end(connection, key, Fate.UNDONE)
    people.forget(connection, lost)
    rdv_ids = outbox.end_resting_on(connection, lost, Fate.UNDONE, "")
    told = _told(connection, [outgoing.errand], origin, now, rdv_ids=rdv_ids)
    return Written(True, told, outbox.count(connection))


def dismiss(connection: Connection, keys: Sequence[str], origin: Origin, now: datetime) -> Written[bool]:
    """The refusals of these errands have been read, and those of the gestures that rested on them."""
    touched = []
    for key in keys:
        record = errands.dismiss(connection, key)
        if record is not None:
            touched.append(record.errand)
            if isinstance(record.errand.what, Book):
                outbox.dismiss(connection, record.errand.what.rdv_id)
    if not touched:
        return Written(False)
    told = _told(connection, touched, origin, now)
    # Nothing is to be sent, but what stayed in sight for its sake alone may be gone.
    return Written(True, replace(told, kinds=told.kinds & {"rdvs", "usagers"}))


# --- inside


def _settled(connection: Connection, errand: Errand, rdv: Rdv, now: datetime) -> tuple[list[Errand], Mapping[int, int]]:
    """Puts the platform's ids in the place of the local ones; the errands touched, and those ids."""
    numbers = numbers_of(errand.what, rdv)
    local_ids.settle(connection, numbers, now)
    outbox.renumber(connection, numbers, makes(errand.what))
    return [errand, *errands.renumber(connection, numbers)], numbers


def _told(
    connection: Connection,
    touched: Sequence[Errand],
    origin: Origin,
    now: datetime,
    *,
    rdv_ids: Collection[int] = (),
    usagers: Collection[int] = (),
    numbers: Mapping[int, int] | None = None,
) -> Changes:
    """What to tell of ``touched``: the RDVs and usagers that now show otherwise, those by a former id included."""
    people_touched = {e.subject_id for e in touched if isinstance(e.what, CreateUsager | ChangeUsager)} | set(usagers)
    rdvs_touched = {e.subject_id for e in touched if isinstance(e.what, Book | ChangeRdv)} | set(rdv_ids)
    if people_touched:
        ahead = Ahead(connection)
        rdvs_touched |= {rdv.id for number in people_touched for rdv in ahead.of_usager(number)}
    shown: list[DeskRdv] = read_some(connection, sorted(rdvs_touched), now)
    kinds = {"errands"}
    if people_touched:
        kinds.add("usagers")
    if rdvs_touched:
        kinds |= {"rdvs", "outbox"}
    return Changes(
        origin,
        frozenset(rdvs_touched),
        frozenset(errand.organisation_id for errand in touched),
        frozenset(kinds),
        tuple(shown),
        frozenset(people_touched),
        numbers or {},
    )
