"""What keeps an RDV from being where it is wanted: others of its agents, their absences, days off.

An agent may put it there all the same, once they were asked about what was in the way then; what came since is news
to them, and stands in the way again. A prescriber is held to what is offered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from kiosk.domain.dates.public_holidays import public_holidays
from kiosk.domain.dates.recurrence import occurrences
from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import availability, versions, wire
from kiosk.platform_server.rules.rdvs import find_rdv
from kiosk.platform_server.rules.reference import Motif
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.instants import iso, local_day, midnight, read_instant, seconds, zone
from kiosk.platform_server.values.refusals import Refusal
from kiosk.platform_server.values.validation import Faults

_TAKEN = "Ce créneau n’est plus libre. Choisissez-en un autre."
_THERE = "L’agent n’est pas libre à cette heure. Choisissez-en une autre, ou confirmez."
_HOLDS = frozenset({"starts_at", "duration_in_min", "agent_ids"})
_DAY = timedelta(days=1)
_SHOWN_AGO_S = 3600
"""How long a prescriber may look at slots: those of a range that has begun are others every five minutes."""
_BEGUN_S = 300
"""How long after its hour they may still take one that they were shown."""


@dataclass(frozen=True, slots=True)
class Consent:
    """When the author was shown how things stood (None: not told), and whether they accepted what was in the way."""

    accepted: bool = False
    shown_at: int | None = None

    def misses(self, since: int) -> bool:
        """Whether what is there since then came after what was shown. Instants are whole seconds: what was accepted in
        that second was seen, and what was not may have come a moment later."""
        assert self.shown_at is not None
        return since > self.shown_at if self.accepted else since >= self.shown_at


def read_consent(sent: Mapping[str, Any], zone_name: str, faults: Faults) -> Consent:
    """``overlap`` and ``shown_at`` of what was sent."""
    overlap, shown = sent.get("overlap"), sent.get("shown_at")
    if overlap not in (None, "accepted"):
        faults.add("overlap", "invalid")
    at = read_instant(shown, zone_name, "shown_at") if isinstance(shown, str) else None
    if shown is not None and at is None:
        faults.add("shown_at", "invalid")
    return Consent(overlap == "accepted", at)


def check_free(
    transaction: Transaction,
    organisation_id: int,
    agent_ids: Collection[int],
    start: int,
    end: int,
    consent: Consent,
    *,
    but: int | None = None,
) -> None:
    """Raises Refusal (409) with what is in the way and was not accepted: RDVs but the one ``but``, absences, days off.

    RDVs that the author sees are there whole, the others by their hours only.
    """
    found = [
        *_rdvs(transaction, agent_ids, start, end, but),
        *_absences(transaction, organisation_id, agent_ids, start, end),
        *_days_off(transaction, organisation_id, start, end),
    ]
    for one in found:
        one["meanwhile"] = None if consent.shown_at is None else consent.misses(one["since"] or 0)
    if consent.accepted:
        found = [one for one in found if one["meanwhile"]]
    if not found:
        return
    zone_name = transaction.reference.timezone(organisation_id)
    known = all(one["meanwhile"] is False for one in found)
    raise Refusal(
        409,
        {
            "success": False,
            "errors": [_THERE if known else _TAKEN],
            "rdvs": list({one["id"]: one["rdv"] for one in found if one["type"] == "rdv"}.values()),
            "in_the_way": [_written(one, zone_name) for one in found],
        },
        token=True,
    )


def check_one_slot(motif: Motif, values: Mapping[str, Any], agent_ids: Collection[int]) -> None:
    """Raises Refusal (422) unless this has the shape of a slot of ``motif``: one agent, and its duration.

    Asked before anything is in the way of it: longer, or with others, nobody learns when somebody is busy.
    """
    faults = Faults()
    if values["duration_in_min"] != motif.row.default_duration_in_min:
        faults.add("duration_in_min", "invalid", "doit être celle du motif")
    if len(agent_ids) != 1:
        faults.add("agents", "invalid", "ne peuvent être qu’un, celui du créneau")
    faults.refuse()


def check_offered(
    transaction: Transaction, motif: Motif, values: Mapping[str, Any], agent_ids: Collection[int], consent: Consent
) -> None:
    """Raises Refusal (422) unless this is a slot that the platform offers for ``motif``, to come or just begun."""
    faults = Faults()
    shown = transaction.now if consent.shown_at is None else consent.shown_at
    moments = {transaction.now, min(transaction.now, max(shown, transaction.now - _SHOWN_AGO_S))}
    day = local_day(values["starts_at"], transaction.reference.timezone(motif.organisation_id))
    placed = None if values.get("lieu_id") is None else [values["lieu_id"]]
    offered = {
        (slot.agent_id, slot.starts_at)
        for now in moments
        for lieu in availability.search(
            transaction.connection, transaction.reference, motif, day, 1, now, lieu_ids=placed, agent_ids=agent_ids
        )
        for slot in lieu.creneaux
    }
    late = values["starts_at"] < transaction.now - _BEGUN_S
    if late or not all((agent_id, values["starts_at"]) in offered for agent_id in agent_ids):
        faults.add("starts_at", "invalid", "n’est pas un créneau proposé")
    faults.refuse()


def _rdvs(
    transaction: Transaction, agent_ids: Collection[int], start: int, end: int, but: int | None
) -> Iterator[dict[str, Any]]:
    for row in availability.busy_rdvs(transaction.connection, agent_ids, start, end, but=but):
        seen, rdv = _shown(transaction, row)
        yield {
            "type": "rdv",
            "id": row.id,
            "agent_id": row.agent_id,
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
            "since": _held_since(transaction, row.id),
            "rdv_id": row.id if seen else None,
            "rdv": rdv,
        }


def _held_since(transaction: Transaction, rdv_id: int) -> int | None:
    """When an RDV came to hold its hours and agents."""
    for version in versions.of(transaction.connection, versions.RDV, rdv_id):
        changes: Mapping[str, Sequence[Any]] = version.changes
        # Received, or noted absent, it holds as before; taking place again, it is news.
        back = changes.get("status", ("",))[0] in statuses.CANCELLED
        if version.event == "create" or back or not _HOLDS.isdisjoint(changes):
            at: int = version.at
            return at
    made: int | None = transaction.connection.scalar(select(schema.rdvs.c.created_at).where(schema.rdvs.c.id == rdv_id))
    return made


def _absences(
    transaction: Transaction, organisation_id: int, agent_ids: Collection[int], start: int, end: int
) -> Iterator[dict[str, Any]]:
    here = zone(transaction.reference.timezone(organisation_id))
    first, last = (datetime.fromtimestamp(at, here) for at in (start, end))
    for part in wire.batches(sorted(agent_ids)):
        query = select(schema.absences).where(schema.absences.c.agent_id.in_(part))
        for row in transaction.connection.execute(query):
            schedule = availability.schedule_of(row, row.end_day)
            for begins, ends in occurrences(schedule, here, first - _DAY, last + _DAY):
                if seconds(begins) < end and seconds(ends) > start:
                    yield {
                        "type": "absence",
                        "id": row.id,
                        "agent_id": row.agent_id,
                        "starts_at": seconds(begins),
                        "ends_at": seconds(ends),
                        "since": _written_since(transaction, row.id),
                    }


def _written_since(transaction: Transaction, absence_id: int) -> int | None:
    """When an absence was last written, as far as changes are remembered: longer ago is before anything was shown."""
    change = schema.changes.c
    found: int | None = transaction.connection.scalar(
        select(func.max(change.at)).where(change.type == "absence", change.object_id == absence_id)
    )
    return found


def _days_off(transaction: Transaction, organisation_id: int, start: int, end: int) -> Iterator[dict[str, Any]]:
    zone_name = transaction.reference.timezone(organisation_id)
    territory = transaction.reference.territories[transaction.reference.organisations[organisation_id].territory_id]
    day, last = local_day(start, zone_name), local_day(end - 1, zone_name)
    while day <= last:
        if day in public_holidays(territory.holiday_zone, day.year):
            yield {
                "type": "day_off",
                "id": 0,
                "agent_id": None,
                "starts_at": midnight(day, zone_name),
                "ends_at": midnight(day + _DAY, zone_name),
                "since": None,
            }
        day += _DAY


def _written(one: Mapping[str, Any], zone_name: str) -> dict[str, Any]:
    return {
        "type": one["type"],
        "rdv_id": one.get("rdv_id"),
        "agent_id": one["agent_id"],
        "starts_at": iso(one["starts_at"], zone_name),
        "ends_at": iso(one["ends_at"], zone_name),
        "meanwhile": one["meanwhile"],
    }


def _shown(transaction: Transaction, row: Row[Any]) -> tuple[bool, Any]:
    """Whether the author sees an RDV, and what they are shown of it."""
    try:
        seen = find_rdv(transaction, row.id)
    except Refusal:
        zone_name = transaction.reference.zone_of(transaction.agent)
        return False, {"starts_at": iso(row.starts_at, zone_name), "ends_at": iso(row.ends_at, zone_name)}
    return True, wire.rdvs(transaction.connection, transaction.reference, [seen], transaction.now)[0]
