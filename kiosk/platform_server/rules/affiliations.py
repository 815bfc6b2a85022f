"""The organisations and référents of a usager, sent as whole lists.

A list says what becomes of the entries that its author may see. Those out of sight were not in what they were shown,
so that they cannot have meant to take them away: they stay. The original replaces them too (``Like.lists_replace``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import delete, insert, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.removals import take_out
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.rules.usagers import attach, organisations_of
from kiosk.platform_server.values.refusals import forbidden, unknown_records


def check_organisations(transaction: Transaction, ids: Collection[int]) -> set[int]:
    """These organisations, to be attached to. Raises Refusal: 404 for an unknown one, 403 for one out of reach."""
    reference = transaction.reference
    if any(i not in reference.organisations for i in ids):
        raise unknown_records("Organisation", list(ids), reference.organisations)
    if not set(ids) <= within_reach(transaction):
        raise forbidden()
    return set(ids)


def within_reach(transaction: Transaction) -> set[int]:
    """The organisations to which the author may attach a usager: those of their territories."""
    return transaction.reference.organisations_in(transaction.reference.territories_of(transaction.agent))


def followed(transaction: Transaction, responsible_id: int) -> set[int]:
    """The organisations in which a proche follows their responsible."""
    theirs = organisations_of(transaction, responsible_id)
    return theirs if transaction.reference.like.lists_replace else theirs & within_reach(transaction)


def set_organisations(transaction: Transaction, user_id: int, wanted: Collection[int]) -> set[int]:
    """Makes ``wanted``, none of which is out of reach, a usager's organisations; answers those to tell of it.

    Out of the author's own organisations they go as they are taken out of one, with their proches; a proche whom
    nothing else is left follows them. Raises Refusal (422) while RDVs are to come there.
    """
    before, wanted = organisations_of(transaction, user_id), set(wanted)
    if transaction.reference.like.lists_replace:
        if wanted != before:
            column = schema.user_profiles.c.user_id
            transaction.connection.execute(delete(schema.user_profiles).where(column == user_id))
            attach(transaction, user_id, wanted)
        return before | wanted
    attach(transaction, user_id, wanted - before)
    for organisation_id in sorted(before.intersection(transaction.agent.roles) - wanted):
        for one in take_out(transaction, organisation_id, user_id):
            if not organisations_of(transaction, one):
                attach(transaction, one, organisations_of(transaction, user_id))
    return organisations_of(transaction, user_id)


def check_referents(transaction: Transaction, user_id: int | None, ids: Collection[int]) -> list[int]:
    """These référents, each once. Raises Refusal: 404 for an unknown one, 403 for one of another territory or who left.

    Who left may stay the référent of ``user_id``, as what was shown of them says.
    """
    agents = transaction.reference.agents
    if any(i not in agents for i in ids):
        raise unknown_records("Agent", list(ids), agents)
    present = set() if user_id is None else referents_of(transaction, user_id)
    for one in ids:
        left = agents[one].row.deleted_at is not None and one not in present
        if left or not is_near(transaction, one):
            raise forbidden()
    return list(dict.fromkeys(ids))


def set_referents(transaction: Transaction, user_id: int, wanted: Iterable[int]) -> None:
    """Makes ``wanted``, all of them near, the référents of a usager; those of other territories stay."""
    referent, wanted = schema.referents.c, list(wanted)
    present = referents_of(transaction, user_id)
    everybody = transaction.reference.like.lists_replace
    gone = [one for one in present - set(wanted) if everybody or is_near(transaction, one)]
    mine = (referent.user_id == user_id) & referent.agent_id.in_(sorted(gone))
    transaction.connection.execute(delete(schema.referents).where(mine))
    rows = [{"user_id": user_id, "agent_id": one} for one in wanted if one not in present]
    if rows:
        transaction.connection.execute(insert(schema.referents), rows)


def referents_of(transaction: Transaction, user_id: int) -> set[int]:
    """Everybody who follows a usager."""
    referent = schema.referents.c
    return set(transaction.connection.scalars(select(referent.agent_id).where(referent.user_id == user_id)))


def is_near(transaction: Transaction, agent_id: int) -> bool:
    """Whether that agent works in a territory of the author's."""
    other = transaction.reference.agents[agent_id]
    return visibility.works_in_same_territory(transaction.reference, transaction.agent, other)
