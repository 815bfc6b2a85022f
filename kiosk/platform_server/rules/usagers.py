"""Usagers one by one: whom the agent sees, how they are written, and what every write to one does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, insert, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.values.refusals import Refusal, not_found


def find_user(transaction: Transaction, user_id: int) -> Row[Any] | None:
    """The fiche with this id, whoever sees it; None where there is none, or it is anonymous by now."""
    user = schema.users.c
    living = select(schema.users).where(user.id == user_id, user.deleted_at.is_(None))
    return transaction.connection.execute(living).first()


def gone_user(transaction: Transaction, user_id: int) -> Refusal:
    """404 of a usager; it names the fiche that took the place of theirs, where the author sees that one."""
    user = schema.users.c
    kept: int | None = user_id
    while (kept := transaction.connection.scalar(select(user.merged_into_id).where(user.id == kept))) is not None:
        if sees_user(transaction, kept):
            return Refusal(404, {"not_found": "user", "merged_into": kept})
    return not_found("user")


def sees_user(transaction: Transaction, user_id: int) -> bool:
    """Whether that is an usager of the agent's organisations."""
    seen = visibility.users_in_sight(transaction.agent.roles)
    return (
        transaction.connection.scalar(select(schema.users.c.id).where(schema.users.c.id == user_id, seen)) is not None
    )


def is_of_territory(transaction: Transaction, user_id: int) -> bool:
    """Whether that is an usager of the agent's territories, be it of other organisations."""
    reference = transaction.reference
    near = reference.organisations_in(reference.territories_of(transaction.agent))
    return not near.isdisjoint(organisations_of(transaction, user_id))


def organisations_of(transaction: Transaction, user_id: int) -> set[int]:
    """The organisations that a usager is attached to."""
    profile = schema.user_profiles.c
    return set(transaction.connection.scalars(select(profile.organisation_id).where(profile.user_id == user_id)))


def attach(transaction: Transaction, user_id: int, organisation_ids: Collection[int]) -> None:
    """Makes a usager one of these organisations', to which they are not attached yet."""
    rows = [{"organisation_id": o, "user_id": user_id} for o in sorted(organisation_ids)]
    if rows:
        transaction.connection.execute(insert(schema.user_profiles), rows)


def touch_user(transaction: Transaction, user_id: int, values: dict[str, Any] | None = None) -> None:
    """Writes ``values`` to a usager, with what every write to one changes; telling the desks is the caller's."""
    user = schema.users.c
    version = {"lock_version": user.lock_version + 1, "updated_at": transaction.now}
    transaction.connection.execute(update(schema.users).where(user.id == user_id).values({**(values or {}), **version}))


def tell_user(transaction: Transaction, user_id: int, organisation_ids: Collection[int]) -> None:
    """Tells the desks of these organisations that a usager changed."""
    for organisation_id in sorted(organisation_ids):
        transaction.touched(organisation_id, "user", user_id)


def check_user_version(transaction: Transaction, user_id: int) -> None:
    """Raises Refusal (409) when a usager who is there is not as the author saw them: with the present state, where
    they see it.
    """
    user = schema.users.c
    present = transaction.connection.scalar(select(user.lock_version).where(user.id == user_id)) or 0
    transaction.check_version(
        present, lambda: written_user(transaction, user_id) if sees_user(transaction, user_id) else {}
    )


def hangs_on(transaction: Transaction, user_id: int | None, others: Collection[int | None]) -> bool:
    """Whether a usager, or one of those they hang on, is one of ``others``."""
    while user_id is not None and user_id not in others:
        user_id = transaction.connection.scalar(
            select(schema.users.c.responsible_id).where(schema.users.c.id == user_id)
        )
    return user_id is not None


def written_user(transaction: Transaction, user_id: int, told: Collection[int] | None = None) -> dict[str, Any]:
    """``{"user": …}`` with their référents and those of their organisations that are ``told`` (the agent's), as it is
    now.
    """
    reference = transaction.reference
    users = wire.load_users(transaction.connection, [user_id])
    extra = referents(transaction, users)
    profile = schema.user_profiles.c
    of = profile.organisation_id.in_(sorted(transaction.agent.roles if told is None else told))
    for row in transaction.connection.execute(
        select(schema.user_profiles).where(profile.user_id.in_(sorted(users)), of).order_by(profile.organisation_id)
    ):
        profiles = extra[row.user_id].setdefault("user_profiles", [])
        profiles.append({"organisation": reference.organisations[row.organisation_id].wire})
    for values in extra.values():
        values.setdefault("user_profiles", [])
    return {"user": wire.user(users[user_id], users, reference.zone_of(transaction.agent), reference.like, extra)}


def written_without_profiles(transaction: Transaction, user_id: int) -> dict[str, Any]:
    """A usager as the writing calls answer them: their organisations are told by the reading calls only."""
    return _without_profiles(written_user(transaction, user_id)["user"])


def _without_profiles(user: dict[str, Any]) -> dict[str, Any]:
    responsible = user["responsible"]
    return {
        **user,
        "user_profiles": None,
        "responsible": None if responsible is None else _without_profiles(responsible),
    }


def referents(transaction: Transaction, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """By usager, what the reading calls add: ``referent_agent_ids``, those of the author's own territories."""
    if not transaction.reference.like.referent_ids:
        return {user_id: {} for user_id in ids}
    found: defaultdict[int, list[int]] = defaultdict(list)
    wanted = sorted(ids)
    referent = schema.referents.c
    for part in wire.batches(wanted):
        for user_id, agent_id in transaction.connection.execute(
            select(referent.user_id, referent.agent_id).where(referent.user_id.in_(part)).order_by(referent.agent_id)
        ):
            agent = transaction.reference.agents[agent_id]
            if visibility.works_in_same_territory(transaction.reference, transaction.agent, agent):
                found[user_id].append(agent_id)
    return {user_id: {"referent_agent_ids": found[user_id]} for user_id in wanted}
