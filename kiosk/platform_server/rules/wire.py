"""How RDVs and usagers are written: the shapes of API v1, with what this server adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules.reference import Motif, Reference
from kiosk.platform_server.rules.user_fields import rings
from kiosk.platform_server.values.instants import PARIS, iso, local_day, same_hour, written
from kiosk.platform_server.values.like import Like

ASSOCIATIONS = frozenset({"organisation", "motif", "users", "participations", "agents", "lieu"})
_BATCH = 500  # parameters of one statement, well under every database's limit


def batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """``ids`` in parts that one statement can name."""
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def load_users(connection: Connection, ids: Iterable[int]) -> dict[int, Row[Any]]:
    """The usagers with these ids and those they hang on, by id."""
    found: dict[int, Row[Any]] = {}
    wanted = sorted(set(ids))
    while wanted:
        for part in batches(wanted):
            found.update(
                (row.id, row) for row in connection.execute(select(schema.users).where(schema.users.c.id.in_(part)))
            )
        # A responsible may hang on another.
        wanted = sorted({row.responsible_id for row in found.values() if row.responsible_id is not None} - set(found))
    return found


def user(
    row: Row[Any],
    users: Mapping[int, Row[Any]],
    zone_name: str,
    like: Like,
    extra: Mapping[int, Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """A usager. ``extra`` holds, by id, what only some calls answer (user_profiles, referent_agent_ids)."""
    responsible = users.get(row.responsible_id) if row.responsible_id is not None else None
    answer = {
        "id": row.id,
        "address": address_of(row, users),
        "address_details": row.address_details,
        "affiliation_number": row.affiliation_number,
        "birth_date": row.birth_date,
        "birth_name": row.birth_name,
        "caisse_affiliation": row.caisse_affiliation,
        "case_number": row.case_number,
        "created_at": written(row.created_at, zone_name),
        "email": row.email,
        "family_situation": row.family_situation,
        "first_name": row.first_name,
        "invitation_accepted_at": written(row.invitation_accepted_at, zone_name),
        "invitation_created_at": written(row.invitation_created_at, zone_name),
        "last_name": row.last_name,
        "logement": row.logement,
        "notes": row.notes,
        "notify_by_email": row.notify_by_email,
        "notify_by_sms": row.notify_by_sms,
        "number_of_children": row.number_of_children,
        "phone_number": row.phone_number,
        "phone_number_formatted": dialled(row, like),
        "responsible": None if responsible is None else user(responsible, users, zone_name, like, extra),
        "responsible_id": row.responsible_id,
        "user_profiles": None,
        **(extra.get(row.id, {}) if extra else {}),
    }
    if like.locks:
        answer |= _version(row, zone_name)
    if like.newer_fields:
        answer |= {"notification_email": row.notification_email, "contact_email": notified_at(row)}
    return answer


def notified_at(row: Row[Any]) -> str | None:
    """Where the e-mails to a usager go: who has no account may still be told."""
    address: str | None = row.email or row.notification_email
    return address


def dialled(row: Row[Any], like: Like) -> str | None:
    """The number at which this platform reaches a usager; None where it takes what is written for no number."""
    number: str | None = row.phone_number_formatted
    return number if rings(number, like) else None


def _version(row: Row[Any], zone_name: str) -> dict[str, Any]:
    return {"updated_at": iso(row.updated_at, zone_name), "lock_version": row.lock_version}


def address_of(row: Row[Any], users: Mapping[int, Row[Any]]) -> str | None:
    """A usager's address, their responsible's where they have none."""
    address: str | None = row.address
    if address or row.responsible_id is None or row.responsible_id not in users:
        return address
    return address_of(users[row.responsible_id], users)


def rdvs(
    connection: Connection,
    reference: Reference,
    rows: Sequence[Row[Any]],
    now: int,
    include: frozenset[str] = ASSOCIATIONS,
) -> list[msgspec.Raw]:
    """The RDVs of these rows, in their order, written with the associations named."""
    ids = sorted({row.id for row in rows})
    taking_part: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    agents: defaultdict[int, list[msgspec.Raw]] = defaultdict(list)
    participation, rdv_agent = schema.participations.c, schema.rdv_agents.c
    for part in batches(ids):
        for row in connection.execute(
            select(schema.participations).where(participation.rdv_id.in_(part)).order_by(participation.id)
        ):
            taking_part[row.rdv_id].append(row)
        for rdv_id, agent_id in connection.execute(
            select(rdv_agent.rdv_id, rdv_agent.agent_id).where(rdv_agent.rdv_id.in_(part)).order_by(rdv_agent.agent_id)
        ):
            agents[rdv_id].append(reference.agents[agent_id].wire)
    users = load_users(connection, (p.user_id for found in taking_part.values() for p in found))
    fragments: dict[tuple[int, str], msgspec.Raw] = {}
    done: dict[int, msgspec.Raw] = {}
    for row in rows:
        if row.id not in done:
            written_rdv = _rdv(row, reference, taking_part[row.id], agents[row.id], users, fragments, now, include)
            done[row.id] = msgspec.Raw(msgspec.json.encode(written_rdv))
    return [done[row.id] for row in rows]


def _rdv(
    row: Row[Any],
    reference: Reference,
    taking_part: Sequence[Row[Any]],
    agents: list[msgspec.Raw],
    users: Mapping[int, Row[Any]],
    fragments: dict[tuple[int, str], msgspec.Raw],
    now: int,
    include: frozenset[str],
) -> dict[str, Any]:
    like = reference.like
    organisation = reference.organisations[row.organisation_id]
    motif = reference.motifs[row.motif_id]
    lieu = reference.lieux[row.lieu_id] if row.lieu_id is not None else None
    zone_name = organisation.timezone
    waiting = {p.id: waiting_since(p, now, zone_name) for p in taking_part if p.waiting_since is not None}
    since = min((at for at in waiting.values() if at is not None), default=None)
    answer: dict[str, Any] = {
        "id": row.id,
        "address": _address(motif.location_type, lieu.address if lieu else None, taking_part, users),
        "cancelled_at": written(row.cancelled_at, zone_name),
        "collectif": motif.collectif,
        "context": row.context,
        "created_by": row.created_by_type.lower(),
        "created_by_id": row.created_by_id,
        "created_by_type": row.created_by_type,
        "duration_in_min": row.duration_in_min,
        "ends_at": _hour(row.starts_at + row.duration_in_min * 60, zone_name, like),
        "max_participants_count": row.max_participants_count,
        "name": row.name,
        "starts_at": _hour(row.starts_at, zone_name, like),
        "status": row.status,
        "users_count": row.users_count,
        "uuid": row.uuid,
    }
    if like.locks:
        answer |= _version(row, zone_name)
    if like.waiting_room:
        answer["waiting_since"] = iso(since, zone_name)
    if like.newer_fields:
        answer |= {
            "created_at": written(row.created_at, zone_name),
            "time_zone": zone_name,
            "visio_url": visio_url(row, motif),
            "url_for_agents": reference.page_for_agents(row),
        }
    if "agents" in include:
        answer["agents"] = agents
    if "lieu" in include:
        answer["lieu"] = lieu.wire if lieu else None
    if "motif" in include:
        answer["motif"] = motif.wire
    if "organisation" in include:
        answer["organisation"] = organisation.wire
    if include.isdisjoint(("participations", "users")):
        return answer
    written_users = [_fragment(users[p.user_id], users, zone_name, like, fragments) for p in taking_part]
    if "participations" in include:
        answer["participations"] = [
            {
                "id": p.id,
                "created_by": p.created_by_type.lower(),
                "created_by_agent_prescripteur": p.created_by_agent_prescripteur,
                "created_by_id": p.created_by_id,
                "created_by_type": p.created_by_type,
                "send_lifecycle_notifications": p.send_lifecycle_notifications,
                "send_reminder_notification": p.send_reminder_notification,
                "status": p.status,
                "user": fragment,
                **(_waited(p, waiting.get(p.id), zone_name) if like.waiting_room else {}),
            }
            for p, fragment in zip(taking_part, written_users, strict=True)
        ]
    if "users" in include:
        answer["users"] = written_users
    return answer


def visio_url(rdv: Row[Any], motif: Motif) -> str | None:
    """Where an RDV by video takes place: at an address of its own, else where those of its motif do."""
    address: str | None = rdv.visio_url or motif.row.visio_url
    return address if motif.location_type == "visio" else None


def _hour(at: int, zone_name: str, like: Like) -> str | None:
    if like.paris_hours and not like.newer_fields:
        # A release that knows no zones: the hour of there, as if it were Paris's.
        return written(same_hour(at, zone_name, PARIS), PARIS)
    return written(at, zone_name)


def _waited(participation: Row[Any], since: int | None, zone_name: str) -> dict[str, Any]:
    return {"waiting_since": iso(since, zone_name), "waited_in_s": participation.waited_in_s}


def waiting_since(participation: Row[Any], now: int, zone_name: str) -> int | None:
    """Since when a participation waits: a mark of another day is forgotten, and only an unknown status waits."""
    at: int | None = participation.waiting_since
    if at is None or participation.status != "unknown" or local_day(at, zone_name) != local_day(now, zone_name):
        return None
    return at


def _fragment(
    row: Row[Any],
    users: Mapping[int, Row[Any]],
    zone_name: str,
    like: Like,
    fragments: dict[tuple[int, str], msgspec.Raw],
) -> msgspec.Raw:
    # A usager is written twice in an RDV, and comes back in several RDVs of a page.
    key = (row.id, zone_name)
    if key not in fragments:
        fragments[key] = msgspec.Raw(msgspec.json.encode(user(row, users, zone_name, like)))
    return fragments[key]


def _address(
    location_type: str, lieu_address: str | None, taking_part: Sequence[Row[Any]], users: Mapping[int, Row[Any]]
) -> str:
    if lieu_address is not None:
        return lieu_address
    if location_type != "home":
        return ""
    people = [users[p.user_id] for p in taking_part]
    # At home: at a responsible's rather than a proche's.
    for person in sorted(people, key=lambda row: (row.responsible_id is not None, row.id)):
        address = address_of(person, users)
        if address:
            return address
    return ""
