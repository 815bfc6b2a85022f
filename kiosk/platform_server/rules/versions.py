"""Histories of RDVs and usagers: who changed what when, noted within each write.

What a write changed is the difference between what it leaves and what stood before it, which another connection
still sees; so no write has to think of its history.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import wire
from kiosk.platform_server.rules.rdvs import BeforeAndAfter, Standing
from kiosk.platform_server.rules.transaction import Transaction

RDV, USER = "rdv", "user"
_RDV_FIELDS = (
    "motif_id", "lieu_id", "starts_at", "duration_in_min", "status", "context", "name", "max_participants_count",
    "cancelled_at",
)  # fmt: skip
_PARTICIPATION_FIELDS = (
    "user_id", "status", "waiting_since", "send_lifecycle_notifications", "send_reminder_notification",
)  # fmt: skip
_NOT_OF_USERS = frozenset({"id", "created_at", "updated_at", "lock_version"})
_USER_FIELDS = tuple(column.name for column in schema.users.c if column.name not in _NOT_OF_USERS)

State = dict[str, Any]


def record(earlier: Connection, written: Transaction, rdvs: BeforeAndAfter) -> None:
    """Notes what a transaction did to RDVs and usagers, once all else is written; ``earlier`` still sees what stood
    before it. ``rdvs`` are those that it touched."""
    connection = written.connection
    agent_id = None if written.author is None else written.author.id
    users = {object_id for _, what, object_id, _ in written.changed if what == USER}
    rows: list[dict[str, Any]] = []

    def note(what: str, object_id: int, event: str, difference: dict[str, list[Any]]) -> None:
        noted = {"item_type": what, "item_id": object_id, "event": event, "changes": difference}
        rows.append({**noted, "agent_id": agent_id, "at": written.now})

    if rdvs.before or rdvs.after:
        was, is_ = _rdv_states(rdvs.before), _rdv_states(rdvs.after)
        ids = {*was, *is_}
        nameless = nobody_is_left(connection, ids)
        for rdv_id in sorted(ids):
            event, difference = _difference(was.get(rdv_id), is_.get(rdv_id))
            if rdv_id in nameless:
                difference.pop("context", None)
                _forget_context(connection, rdv_id)
                event = event if difference else ""
            if event:
                note(RDV, rdv_id, event, difference)
    if users:
        was, is_ = _user_states(earlier, users), _user_states(connection, users)
        for user_id in sorted(users):
            event, difference = _difference(was.get(user_id), is_.get(user_id))
            if is_.get(user_id, {}).get("deleted_at") is not None:
                # Who it was is forgotten here too.
                _forget(connection, user_id)
                event, difference = "destroy", {}
            if event:
                note(USER, user_id, event, difference)
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
    with_usagers: set[int] = set()
    with_names: set[int] = set()
    for part in wire.batches(sorted(rdv_ids)):
        taking_part = select(participation.rdv_id, user.deleted_at).select_from(joined)
        for rdv_id, deleted_at in connection.execute(taking_part.where(participation.rdv_id.in_(part))):
            with_usagers.add(rdv_id)
            if deleted_at is None:
                with_names.add(rdv_id)
    return with_usagers - with_names


def _forget_context(connection: Connection, rdv_id: int) -> None:
    version = schema.versions.c
    for row in of(connection, RDV, rdv_id):
        if "context" in row.changes:
            kept = {name: values for name, values in row.changes.items() if name != "context"}
            connection.execute(update(schema.versions).where(version.id == row.id).values(changes=kept))


def _forget(connection: Connection, user_id: int) -> None:
    version = schema.versions.c
    connection.execute(delete(schema.versions).where(version.item_type == USER, version.item_id == user_id))


def _rdv_states(standings: Mapping[int, Standing]) -> dict[int, State]:
    return {
        rdv_id: {
            **_fields(one.row, _RDV_FIELDS),
            "agent_ids": [*one.agent_ids],
            "participations": [
                _fields(row, _PARTICIPATION_FIELDS)
                for row in sorted(one.participations, key=lambda taking_part: taking_part.user_id)
            ],
        }
        for rdv_id, one in standings.items()
    }


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
