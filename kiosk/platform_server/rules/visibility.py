"""Who sees what: roles and services turned into what an agent's calls may reach.

Source: platform-api.md « Who sees what » and the recordings, which show a secretary every motif of their organisations.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import ColumnElement, and_, false, or_, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules.reference import Agent, Motif, Organisation, Reference
from kiosk.platform_server.values.refusals import Refusal, forbidden


def organisations(reference: Reference, agent: Agent) -> list[Organisation]:
    """Those in which the agent has a role, by id."""
    return [o for o in reference.organisations.values() if o.id in agent.roles]


def member(reference: Reference, agent: Agent, organisation_id: int) -> Organisation:
    """An organisation of the agent. Raises Refusal (403), for one that does not exist too: nobody learns which do."""
    if organisation_id not in agent.roles:
        raise not_a_member()
    return reference.organisations[organisation_id]


def not_a_member() -> Refusal:
    """403 of an organisation that is not the agent's."""
    return forbidden("Vous n’avez pas les droits suffisants pour accéder à cette organisation")


def sees_agent(reference: Reference, viewer: Agent, other: Agent) -> bool:
    """Secretary: all of their organisations; admin: of those they administer; basic: same service and organisation.

    An administrator of the territory: of all its organisations. Oneself always; nobody who left.
    """
    if other.row.deleted_at is not None:
        return False
    if other.id == viewer.id:
        return True
    for organisation_id in other.roles:
        role = viewer.roles.get(organisation_id)
        if role is not None and (
            viewer.secretary or role == "admin" or not viewer.service_ids.isdisjoint(other.service_ids)
        ):
            return True
        if reference.organisations[organisation_id].territory_id in viewer.territory_ids:
            return True
    return False


def named(reference: Reference, viewer: Agent, other: Agent | None) -> msgspec.Raw | None:
    """What the viewer learns of who is named by something that they see: all, their name, nothing of another territory.

    Who left has no territory any more: their name stays.
    """
    if other is None or (other.roles and not works_in_same_territory(reference, viewer, other)):
        return None
    if sees_agent(reference, viewer, other):
        return other.wire
    shown = {"id": other.id, "first_name": other.row.first_name, "last_name": other.row.last_name}
    return msgspec.Raw(msgspec.json.encode(shown))


def reaches_organisation(reference: Reference, agent: Agent, organisation_id: int) -> bool:
    """Whether the agent has a role in that organisation's territory."""
    return organisation_id in reference.organisations_in(reference.territories_of(agent))


def works_in_same_territory(reference: Reference, agent: Agent, other: Agent) -> bool:
    """Whether both have a role in one territory, be it in different organisations."""
    return not reference.territories_of(agent).isdisjoint(reference.territories_of(other))


def agents(reference: Reference, viewer: Agent) -> list[Agent]:
    """The agents that the viewer sees, oldest first."""
    return [a for a in reference.agents.values() if sees_agent(reference, viewer, a)]


def motifs(reference: Reference, agent: Agent, organisation_id: int) -> list[Motif]:
    """The motifs of an organisation that the agent sees."""
    theirs = (m for m in reference.motifs.values() if m.organisation_id == organisation_id)
    return [m for m in theirs if sees_motif(agent, m)]


def sees_motif(agent: Agent, motif: Motif) -> bool:
    """Admin and secretary: all of the organisation; others: of their services."""
    role = agent.roles.get(motif.organisation_id)
    if role is None:
        return False
    return agent.secretary or role == "admin" or motif.service_id in agent.service_ids


def rdvs_in_sight(reference: Reference, agent: Agent, organisation_id: int | None = None) -> ColumnElement[bool]:
    """The condition on ``rdvs`` (joined to ``rdv_agents`` where ``once_per_agent``) that the agent's role sets.

    Secretary: all of their organisations. Admin: all of that organisation. Basic: those whose motif is of one of
    their services. Everybody: those they take part in. Where only RDVs of one organisation are looked for, its id
    leaves out what cannot matter there, which the database is quicker with.
    """
    rdv = schema.rdvs.c
    roles = {o: role for o, role in agent.roles.items() if organisation_id in (None, o)}
    if agent.secretary:
        return rdv.organisation_id.in_(sorted(roles)) if roles else false()
    administered = sorted(o for o, role in roles.items() if role == "admin")
    if organisation_id in administered:
        return rdv.organisation_id == organisation_id
    conditions: list[ColumnElement[bool]] = [schema.rdv_agents.c.agent_id == agent.id]
    if administered:
        conditions.append(rdv.organisation_id.in_(administered))
    plain = set(roles) - set(administered)
    motifs = sorted(
        m.id for m in reference.motifs.values() if m.organisation_id in plain and m.service_id in agent.service_ids
    )
    if motifs:
        conditions.append(rdv.motif_id.in_(motifs))
    return or_(*conditions)


def once_per_agent(agent: Agent) -> bool:
    """Whether lists of RDVs hold one row per agent of each: the platform's way for all but secretaries."""
    return not agent.secretary


def users_in_sight(organisation_ids: Collection[int]) -> ColumnElement[bool]:
    """The condition on ``users``: attached to one of these organisations, not anonymised."""
    if not organisation_ids:
        return false()
    profile = schema.user_profiles.c
    attached = select(profile.user_id).where(profile.organisation_id.in_(sorted(organisation_ids)))
    return and_(schema.users.c.id.in_(attached), schema.users.c.deleted_at.is_(None))


def opened_by(reference: Reference, organisation_id: int) -> set[int]:
    """The organisations whose usagers an agent of that one works with: it alone, or all of an open territory."""
    return {organisation_id} | _opened(reference, {reference.organisations[organisation_id].territory_id})


def opened_to(reference: Reference, agent: Agent) -> set[int]:
    """Whose usagers the agent sees whole: their own organisations, and all of a territory that opens its fiches."""
    return {*agent.roles} | _opened(reference, reference.territories_of(agent))


def _opened(reference: Reference, territory_ids: Collection[int]) -> set[int]:
    shared = {t for t in territory_ids if reference.territories[t].visible_users_throughout_the_territory}
    return reference.organisations_in(shared)
