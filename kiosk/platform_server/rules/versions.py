"""Histories of RDVs and usagers: who changed what when, noted within each write.

What a write changed is the difference between what it leaves and what stood before it, which another connection
still sees; so no write has to think of its history.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.rules import wire
from kiosk.platform_server.rules.transaction import Transaction

RDV, USER = "rdv", "user"
_RDV_FIELDS = (
    "motif_id", "lieu_id", "starts_at", "duration_in_min", "status", "context", "name", "max_participants_count",
    "cancelled_at",
)  # fmt: skip
_NOT_OF_USERS = frozenset({"id", "created_at", "updated_at", "lock_version"})
_USER_FIELDS = tuple(column.name for column in schema.users.c if column.name not in _NOT_OF_USERS)

State = dict[str, Any]


def record(database: Database, written: Transaction) -> None:
    """Notes what a transaction did to RDVs and usagers, once all else is written."""
    connection = written.connection
    agent_id = None if written.author is None else written.author.id
    touched: dict[str, set[int]] = {RDV: set(), USER: set()}
    for _, what, object_id, _ in written.changed:
        if what in touched:
            touched[what].add(object_id)
    if not any(touched.values()):
        return
    rows: list[dict[str, Any]] = []
    with database.read() as earlier:
        for what, ids in touched.items():
            if ids:
                before, after = _STATES[what](earlier, ids), _STATES[what](connection, ids)
                nameless = nobody_is_left(connection, ids) if what == RDV else set()
                for object_id in sorted(ids):
                    event, difference = _difference(before.get(object_id), after.get(object_id))
                    if what == USER and after.get(object_id, {}).get("deleted_at") is not None:
                        # Who it was is forgotten here too.
                        _forget(connection, object_id)
                        event, difference = "destroy", {}
                    if what == RDV and object_id in nameless:
                        difference.pop("context", None)
                        _forget_context(connection, object_id)
                        event = event if difference else ""
                    if event:
                        rows.append(
                            {"item_type": what, "item_id": object_id, "event": event, "changes": difference}
                            | {"agent_id": agent_id, "at": written.now}
                        )
    if rows:
        connection.execute(insert(schema.versions), rows)


def of(connection: Connection, what: str, object_id: int) -> list[Row[Any]]:
    """The history of one RDV (``RDV``) or usager (``USER``), newest first."""
    version = schema.versions.c
    return list(
        connection.execute(
            select(schema.versions)
            .where(version.item_type == what, version.item_id == object_id)
            .order_by(version.id.desc())
        )
    )


def _difference(before: State | None, after: State | None) -> tuple[str, dict[str, list[Any]]]:
    """``create``, ``update`` or ``destroy`` (nothing where all is as it was), and the fields as ``[before, after]``."""
    if before is None and after is None:
        return "", {}
    old, new = before or {}, after or {}
    changed = {name: [old.get(name), new.get(name)] for name in {**old, **new} if old.get(name) != new.get(name)}
    if before is None:
        return "create", changed
    if after is None:
        return "destroy", changed
    return ("update" if changed else ""), changed


def nobody_is_left(connection: Connection, rdv_ids: Collection[int]) -> set[int]:
    """Those of these RDVs whose usagers are all anonymous by now: what was written of them is forgotten too."""
    participation, user = schema.participations.c, schema.users.c
    joined = schema.participations.join(schema.users, user.id == participation.user_id)
    found: set[int] = set()
    for part in wire.batches(sorted(rdv_ids)):
        taking_part = select(participation.rdv_id).select_from(joined).where(participation.rdv_id.in_(part))
        anonymous = connection.scalars(taking_part.where(user.deleted_at.is_not(None)))
        found |= set(anonymous) - set(connection.scalars(taking_part.where(user.deleted_at.is_(None))))
    return found


def _forget_context(connection: Connection, rdv_id: int) -> None:
    version = schema.versions.c
    for row in of(connection, RDV, rdv_id):
        if "context" in row.changes:
            kept = {name: values for name, values in row.changes.items() if name != "context"}
            connection.execute(update(schema.versions).where(version.id == row.id).values(changes=kept))


def _forget(connection: Connection, user_id: int) -> None:
    version = schema.versions.c
    connection.execute(delete(schema.versions).where(version.item_type == USER, version.item_id == user_id))


def _rdv_states(connection: Connection, ids: Collection[int]) -> dict[int, State]:
    found: dict[int, State] = {}
    rdv, link, participation = schema.rdvs.c, schema.rdv_agents.c, schema.participations.c
    for part in wire.batches(sorted(ids)):
        for row in connection.execute(select(rdv.id, *(rdv[name] for name in _RDV_FIELDS)).where(rdv.id.in_(part))):
            found[row.id] = {**_fields(row, _RDV_FIELDS), "agent_ids": [], "participations": []}
        for row in connection.execute(
            select(link.rdv_id, link.agent_id).where(link.rdv_id.in_(part)).order_by(link.agent_id)
        ):
            found[row.rdv_id]["agent_ids"].append(row.agent_id)
        shown = (participation.user_id, participation.status, participation.waiting_since)
        notified = (participation.send_lifecycle_notifications, participation.send_reminder_notification)
        for row in connection.execute(
            select(participation.rdv_id, *shown, *notified)
            .where(participation.rdv_id.in_(part))
            .order_by(participation.user_id)
        ):
            taking_part = _fields(row, (c.name for c in (*shown, *notified)))
            found[row.rdv_id]["participations"].append(taking_part)
    return found


def _user_states(connection: Connection, ids: Collection[int]) -> dict[int, State]:
    found: dict[int, State] = {}
    user, profile, referent = schema.users.c, schema.user_profiles.c, schema.referents.c
    for part in wire.batches(sorted(ids)):
        for row in connection.execute(select(schema.users).where(user.id.in_(part))):
            found[row.id] = {**_fields(row, _USER_FIELDS), "organisation_ids": [], "referent_agent_ids": []}
        for name, owner, other in (
            ("organisation_ids", profile.user_id, profile.organisation_id),
            ("referent_agent_ids", referent.user_id, referent.agent_id),
        ):
            for user_id, other_id in connection.execute(select(owner, other).where(owner.in_(part)).order_by(other)):
                found[user_id][name].append(other_id)
    return found


def _fields(row: Row[Any], names: Iterable[str]) -> State:
    return {name: getattr(row, name) for name in names}


_STATES: Mapping[str, Callable[[Connection, Collection[int]], dict[int, State]]] = {
    RDV: _rdv_states,
    USER: _user_states,
}
