"""Usagers and RDVs as the platform confirmed them plus what was written here.

Everything here runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from kiosk.domain.booking.booking import Booking
from kiosk.domain.day.gesture import Hold
from kiosk.domain.day.model import Lieu, Motif, Rdv
from kiosk.domain.people.model import Agent, RdvAgent, Usager
from kiosk.domain.writes.errand import Book, ChangeRdv, ChangeUsager, CreateUsager, Errand, makes, named
from kiosk.domain.writes.projected import Known, booked_rdv, changed_rdv, changed_usager, told_through, usager_of
from kiosk.store import people, rdvs
from kiosk.store.codec import unpack
from kiosk.store.queue import local_ids, rows
from kiosk.store.queue.rows import Row

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

T = TypeVar("T")


def _is_shown(row: Row[Errand]) -> bool:
    """Whether what it names is surely what the platform calls so: what it makes of nothing, it makes all the same."""
    return row.held is not Hold.PUT_BACK or isinstance(row.act.what, CreateUsager)


class WrittenHere:
    """What was written here and is not settled, read once for one projection. Refusals stay in sight until read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting = [row.act for row in rows.errands_waiting(connection) if _is_shown(row)]
        unread = rows.errands_unread(connection)
        self._problems = {
            record.errand.subject_id: record.refusal.reason
            for record in unread
            if record.refusal is not None and isinstance(record.errand.what, Book | ChangeRdv)
        }
        self._shown = shown = [*self._waiting, *(record.errand for record in unread)]
        self._books = {e.what.rdv_id: (e, e.what) for e in shown if isinstance(e.what, Book)}
        self._creations = {e.what.usager_id: e for e in shown if isinstance(e.what, CreateUsager)}
        self._changes: dict[int, list[tuple[Errand, ChangeRdv]]] = {}
        self._people: dict[int, list[tuple[Errand, ChangeUsager]]] = {}
        for errand in self._waiting:
            if isinstance(errand.what, ChangeRdv):
                self._changes.setdefault(errand.what.rdv_id, []).append((errand, errand.what))
            elif isinstance(errand.what, ChangeUsager):
                self._people.setdefault(errand.what.usager_id, []).append((errand, errand.what))

    def expects(self, numbers: Collection[int]) -> bool:
        """Whether all the local ones of ``numbers`` are of something that the platform may still make."""
        coming = {number for errand in self._waiting for number in makes(errand.what)}
        return all(number >= 0 or number in coming for number in numbers)

    @property
    def named(self) -> frozenset[int]:
        """Ids of the usagers whom something that is not settled names, or makes: they are not forgotten."""
        return frozenset(number for errand in self._shown for number in named(errand.what) | makes(errand.what))

    def to_confirm(self, rdv_id: int) -> bool:
        """Whether what is shown of an RDV is not what the platform said."""
        return rdv_id in self._books or rdv_id in self._changes

    def problem(self, rdv_id: int) -> str:
        """Why what was written of an RDV was refused, until somebody has read it."""
        return self._problems.get(rdv_id, "")

    def between(self, organisation_id: int, bounds: tuple[datetime, datetime], confirmed: Sequence[Rdv]) -> list[Rdv]:
        """The RDVs of a span; ``confirmed`` are those that the platform says start in it, in hour order."""
        if not self._books and not self._changes:
            return [self._with_people(rdv) for rdv in confirmed]
        found = [*confirmed, *(self._booked(rdv_id) for rdv_id in self._books)]
        present = {rdv.id for rdv in found}
        # An RDV may be moved into the span from elsewhere.
        moved = (rdvs.read_one(self._connection, rdv_id) for rdv_id in self._changes if rdv_id not in present)
        found += [rdv for rdv in moved if rdv is not None]
        start, end = bounds
        changed = (self._changed(rdv) for rdv in found if rdv.organisation_id == organisation_id)
        within = [rdv for rdv in changed if start <= rdv.starts_at < end]
        return sorted(within, key=lambda rdv: (rdv.starts_at, rdv.id))

    def rdv(self, rdv_id: int) -> Rdv | None:
        """One RDV, by the platform's id or by the one that it had here."""
        number = local_ids.real(self._connection, rdv_id)
        if number in self._books:
            return self._changed(self._booked(number))
        rdv = rdvs.read_one(self._connection, number) if number > 0 else None
        return None if rdv is None else self._changed(rdv)

    def of_usager(self, usager_id: int) -> list[Rdv]:
        """The RDVs that an usager takes part in, in hour order."""
        number = local_ids.real(self._connection, usager_id)
        numbers = {rdv.id for rdv in people.with_usager(self._connection, number)} if number > 0 else set()
        found = (self.rdv(rdv_id) for rdv_id in {*numbers, *self._books, *self._changes})
        theirs = [rdv for rdv in found if rdv is not None and any(p.usager.id == number for p in rdv.participations)]
        return sorted(theirs, key=lambda rdv: (rdv.starts_at, rdv.id))

    def concerns(self, usager_id: int) -> bool:
        """Whether something written here makes or changes an usager."""
        return usager_id in self._creations or usager_id in self._people

    def usager(self, organisation_id: int, usager_id: int) -> Usager | None:
        """One usager, by the platform's id or by the one that they had here."""
        number = local_ids.real(self._connection, usager_id)
        creation = self._creations.get(number)
        found: Usager | None
        if creation is not None and isinstance(creation.what, CreateUsager):
            draft = creation.what.draft
            found = usager_of(draft, number, self._responsible(organisation_id, draft.responsible_id))
        else:
            found = people.confirmed(self._connection, organisation_id, number) if number > 0 else None
        return None if found is None else self._rewritten(organisation_id, found)

    def proches(self, organisation_id: int, usager_id: int) -> list[Usager]:
        """Those of an organisation who hang on an usager."""
        number = local_ids.real(self._connection, usager_id)
        known = people.hanging_on(self._connection, organisation_id, number)
        found = (self.usager(organisation_id, one) for one in {*known, *self._creations, *self._people})
        return [one for one in found if one is not None and one.responsible_id == number]

    def known(self, booking: Booking) -> Known:
        """What is known of those whom ``booking`` names."""
        of = booking.organisation_id
        agents = self._entries(of, "agents", booking.agent_ids, Agent)
        guests = {guest.usager_id: self.usager(of, guest.usager_id) for guest in booking.guests}
        lieu_ids = () if booking.lieu_id is None else (booking.lieu_id,)
        return Known(
            motif=self._entries(of, "motifs", (booking.motif_id,), Motif).get(booking.motif_id),
            lieu=next(iter(self._entries(of, "lieux", lieu_ids, Lieu).values()), None),
            agents={number: RdvAgent(number, a.first_name, a.last_name) for number, a in agents.items()},
            usagers={number: usager for number, usager in guests.items() if usager is not None},
        )

    # --- inside

    def _responsible(self, organisation_id: int, usager_id: int | None) -> Usager | None:
        return None if usager_id is None else self.usager(organisation_id, usager_id)

    def _rewritten(self, organisation_id: int, usager: Usager) -> Usager:
        usager = self._with_changes(organisation_id, usager)
        if usager.responsible_id in self._people:
            responsible = people.confirmed(self._connection, organisation_id, usager.responsible_id)
            if responsible is not None:
                usager = told_through(usager, self._with_changes(organisation_id, responsible))
        return usager

    def _with_changes(self, organisation_id: int, usager: Usager) -> Usager:
        for _, change in self._people.get(usager.id, ()):
            responsible = self._responsible(organisation_id, change.after.responsible_id)
            usager = changed_usager(usager, change.before, change.after, responsible)
        return usager

    def _booked(self, rdv_id: int) -> Rdv:
        errand, book = self._books[rdv_id]
        return booked_rdv(errand, book, self.known(book.booking))

    def _changed(self, rdv: Rdv) -> Rdv:
        for errand, change in self._changes.get(rdv.id, ()):
            rdv = changed_rdv(rdv, change, errand.made_at, self.known(change.after))
        return self._with_people(rdv)

    def _with_people(self, rdv: Rdv) -> Rdv:
        if not self._people or not any(self._is_rewritten(p.usager) for p in rdv.participations):
            return rdv
        renamed = (
            replace(p, usager=self._rewritten(rdv.organisation_id, p.usager)) if self._is_rewritten(p.usager) else p
            for p in rdv.participations
        )
        return replace(rdv, participations=tuple(renamed))

    def _is_rewritten(self, usager: Usager) -> bool:
        return usager.id in self._people or usager.responsible_id in self._people

    def _entries(self, organisation_id: int, kind: str, ids: Iterable[int], of: type[T]) -> Mapping[int, T]:
        query = "SELECT body FROM directory WHERE organisation_id = ? AND kind = ? AND id = ?"
        found = {}
        for number in ids:
            row = self._connection.execute(query, (organisation_id, kind, number)).fetchone()
            if row is not None:
                found[number] = unpack(row[0], of)
        return found
