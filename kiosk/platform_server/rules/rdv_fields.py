"""What a booking or a change of an RDV was sent, checked field by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.reference import Motif
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.values.instants import read_instant
from kiosk.platform_server.values.leniency import whole
from kiosk.platform_server.values.validation import Faults

LONGEST_MIN = 24 * 60
_EARLIEST_S = 2 * 24 * 3600  # what took place the day before can still be noted
_FURTHEST_S = 2 * 366 * 24 * 3600
_LONGEST_TEXT = 10_000
_MOST_PARTICIPANTS = 200


@dataclass(frozen=True, slots=True)
class Participant:
    """An usager who takes part; a choice of notifications that was not sent is None."""

    user_id: int
    send_lifecycle_notifications: bool | None = None
    send_reminder_notification: bool | None = None

    @property
    def choices(self) -> dict[str, bool | None]:
        """What the usager is told, by column."""
        return {
            "send_lifecycle_notifications": self.send_lifecycle_notifications,
            "send_reminder_notification": self.send_reminder_notification,
        }


@dataclass(slots=True)
class RdvFields:
    """What was sent and is right: columns of ``rdvs``, and who; None where nothing was said of it."""

    values: dict[str, Any]
    agent_ids: list[int] | None = None
    participants: list[Participant] | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """Who is of an RDV already, and may stay whoever sees them: usagers who take part, and agents."""

    user_ids: Collection[int] = ()
    agent_ids: Collection[int] = ()


def read_fields(
    transaction: Transaction,
    motif: Motif,
    sent: Mapping[str, Any],
    faults: Faults,
    present: Present = Present(),
) -> RdvFields:
    """Reads the fields that are in ``sent``; what is wrong goes to ``faults``.

    Whom it names, the author must be allowed to book and to bring, but for who is there already.
    """
    fields = RdvFields({})
    for name in ("name", "context"):
        if name in sent:
            fields.values[name] = _text(name, sent[name], faults)
    if "starts_at" in sent:
        _starts_at(transaction, motif, sent["starts_at"], fields, faults)
    if "duration_in_min" in sent:
        duration = whole(sent["duration_in_min"])
        if duration is None or not 1 <= duration <= LONGEST_MIN:
            faults.add("duration_in_min", "invalid", f"doit être compris entre 1 et {LONGEST_MIN}")
        else:
            fields.values["duration_in_min"] = duration
    if "max_participants_count" in sent and motif.collectif:
        most = whole(sent["max_participants_count"])
        if sent["max_participants_count"] is not None and (most is None or not 1 <= most <= 10_000):
            faults.add("max_participants_count", "invalid")
        fields.values["max_participants_count"] = most
    if "lieu_id" in sent and motif.location_type == "public_office":
        _lieu(transaction, motif, sent["lieu_id"], fields, faults)
    if "agent_ids" in sent:
        fields.agent_ids = _agents(transaction, motif, sent["agent_ids"], faults, present.agent_ids)
    if "participations" in sent:
        fields.participants = _participants(transaction, motif, sent["participations"], faults, present.user_ids)
    elif "user_ids" in sent:
        ids = sent["user_ids"] if isinstance(sent["user_ids"], list) else [sent["user_ids"]]
        fields.participants = _participants(
            transaction, motif, [{"user_id": one} for one in ids], faults, present.user_ids
        )
    return fields


def _text(name: str, value: Any, faults: Faults) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or "\0" in value:
        faults.add(name, "invalid")
        return None
    return value


def _starts_at(transaction: Transaction, motif: Motif, sent: Any, fields: RdvFields, faults: Faults) -> None:
    zone_name = transaction.reference.timezone(motif.organisation_id)
    at = read_instant(sent, zone_name, "starts_at") if isinstance(sent, str) else None
    if at is None:
        faults.add("starts_at", "invalid")
    elif not transaction.now - _EARLIEST_S <= at <= transaction.now + _FURTHEST_S:
        faults.add("starts_at", "invalid", "doit être dans les deux ans à venir")
    else:
        fields.values["starts_at"] = at


def _lieu(transaction: Transaction, motif: Motif, sent: Any, fields: RdvFields, faults: Faults) -> None:
    lieu = transaction.reference.lieux.get(whole(sent) or 0)
    if lieu is None or lieu.organisation_id != motif.organisation_id:
        faults.add("lieu", "blank", "doit exister")
    elif lieu.row.availability == "disabled":
        faults.add("lieu", "invalid", "est fermé")
    else:
        fields.values["lieu_id"] = lieu.id


def _agents(transaction: Transaction, motif: Motif, sent: Any, faults: Faults, present: Collection[int]) -> list[int]:
    ids = set(dict.fromkeys(whole(one) or 0 for one in (sent if isinstance(sent, list) else [sent])))
    if not ids:
        faults.add("agents", "blank")
    elif not ids - set(present) <= who_may_hold(transaction, motif):
        faults.add("agents", "invalid", "doivent être des agents de l’organisation que vous voyez")
    return sorted(ids)


def who_may_hold(transaction: Transaction, motif: Motif) -> set[int]:
    """The agents of the organisation with whom the author may book: those they see, and those offered to them.

    A prescriber sees none of them: only whose plages carry the motif are offered.
    """
    reference, link = transaction.reference, schema.plage_motifs.c
    theirs = select(schema.plage_ouvertures.c.agent_id).join_from(schema.plage_ouvertures, schema.plage_motifs)
    offered = set(transaction.connection.scalars(theirs.where(link.motif_id == motif.id)))
    member = motif.organisation_id in transaction.agent.roles
    return {
        a.id
        for a in reference.agents.values()
        if motif.organisation_id in a.roles
        and a.row.deleted_at is None
        and (a.id in offered or (member and visibility.sees_agent(reference, transaction.agent, a)))
    }


def _participants(
    transaction: Transaction, motif: Motif, sent: Any, faults: Faults, present: Collection[int]
) -> list[Participant]:
    found: dict[int, Participant] = {}
    items = sent if isinstance(sent, list) else []
    for item in items[: _MOST_PARTICIPANTS + 1]:
        one = item if isinstance(item, Mapping) else {}
        user_id = whole(one.get("user_id")) or 0
        found[user_id] = Participant(
            user_id, _choice(one, "send_lifecycle_notifications"), _choice(one, "send_reminder_notification")
        )
    if len(found) > _MOST_PARTICIPANTS:
        faults.add("participations", "too_long", f"ne peuvent pas être plus de {_MOST_PARTICIPANTS}")
    elif not found and not motif.collectif:
        faults.add("participations", "blank", "doivent compter au moins un usager")
    elif _strangers(transaction, motif, set(found) - set(present)):
        faults.add("participations", "invalid", "doivent être des usagers du territoire, que vous pouvez recevoir")
    return list(found.values())


def _choice(item: Mapping[str, Any], name: str) -> bool | None:
    value = item.get(name)
    return value if isinstance(value, bool) else None


def _strangers(transaction: Transaction, motif: Motif, ids: set[int]) -> set[int]:
    """Those of the usagers whom the author may not bring: unknown to the territory, or not a prescriber's own."""
    reference, agent = transaction.reference, transaction.agent
    circle = reference.organisations_in({reference.organisations[motif.organisation_id].territory_id})
    if motif.organisation_id not in agent.roles:
        circle &= visibility.opened_to(reference, agent)
    known = select(schema.users.c.id).where(schema.users.c.id.in_(sorted(ids)), visibility.users_in_sight(circle))
    return ids - set(transaction.connection.scalars(known))
