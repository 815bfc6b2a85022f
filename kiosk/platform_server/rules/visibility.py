"""Who sees what: roles and services turned into what an agent's calls may reach.

Source: platform-api.md « Who sees what » and the recordings, which show a secretary every motif of their organisations.
"""

from __future__ import annotations

from collections.abc import Collection

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


def reaches_organisation(reference: Reference, agent: Agent, organisation_id: int) -> bool:
    """Whether the agent has a role in that organisation's territory."""
    organisation = reference.organisations.get(organisation_id)
    territories = {reference.organisations[o].territory_id for o in agent.roles}
    return organisation is not None and organisation.territory_id in territories


def works_in_same_territory(reference: Reference, agent: Agent, other: Agent) -> bool:
    """Whether both have a role in one territory, be it in different organisations."""
    mine, theirs = ({reference.organisations[o].territory_id for o in one.roles} for one in (agent, other))
    return not mine.isdisjoint(theirs)


def agents(reference: Reference, viewer: Agent) -> list[Agent]:
    """The agents that the viewer sees, oldest first."""
    return [a for a in reference.agents.values() if sees_agent(reference, viewer, a)]


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


def users_in_sight(
    reference: Reference, agent: Agent, organisation_ids: Collection[int] | None = None
) -> ColumnElement[bool]:
    """The condition on ``users``: attached to one of the agent's organisations (or of those given), not anonymised."""
    wanted = sorted(agent.roles if organisation_ids is None else organisation_ids)
    if not wanted:
        return false()
    profile = schema.user_profiles.c
    attached = select(profile.user_id).where(profile.organisation_id.in_(wanted))
    return and_(schema.users.c.id.in_(attached), schema.users.c.deleted_at.is_(None))


def opened_by(reference: Reference, organisation_id: int) -> list[int]:
    """The organisations whose usagers an agent of that one works with: it alone, or all of an open territory."""
    territory_id = reference.organisations[organisation_id].territory_id
    if not reference.territories[territory_id].visible_users_throughout_the_territory:
        return [organisation_id]
    return sorted(o.id for o in reference.organisations.values() if o.territory_id == territory_id)


def shares_territory(reference: Reference, agent: Agent) -> ColumnElement[bool]:
    """The condition on ``users`` that opens the fiches of a whole territory, where the territory allows it."""
    territories = {reference.organisations[o].territory_id for o in agent.roles}
    open_ones = {t for t in territories if reference.territories[t].visible_users_throughout_the_territory}
    return users_in_sight(
        reference, agent, [o.id for o in reference.organisations.values() if o.territory_id in open_ones]
    )
