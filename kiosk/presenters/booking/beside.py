"""What is looked for, and filled in, where an RDV that there is or a place of the agenda says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.people.model import RdvAgent

if TYPE_CHECKING:
    from kiosk.presenters.booking.slot_search import SlotSearch


def look_beside(search: SlotSearch, rdv: Rdv) -> None:
    """Looks for the hours that fit an RDV: the same motif, agents and lieu, from its day on."""
    search.clear_filter()
    search.set_wide(False)
    search.set_motif(None if rdv.collectif else rdv.motif.id)
    if search.motif is None:
        return  # a workshop is moved by its form alone
    ids = {agent.id for agent in rdv.agents} & {agent_id for agent_id, _ in search.agents}
    search.set_agents(ids)
    search.set_lieux({rdv.lieu.id} if rdv.lieu is not None else ())
    search.set_together(len(ids))
    search.go_to(rdv.starts_at.astimezone(search.zone).date())


def agents_asked(search: SlotSearch) -> tuple[RdvAgent, ...]:
    """The agents to whom the search is narrowed; none: all are meant."""
    agents = search.directory.agents.values() if search.directory is not None else ()
    return tuple(RdvAgent(one.id, one.first_name, one.last_name) for one in agents if one.id in search.agent_ids)


def lieu_for(search: SlotSearch, motif: Motif, lieu_id: int | None = None) -> int | None:
    """Where one comes for ``motif``: the lieu named, else the one that is looked at, the desk's own, the only one."""
    if motif.location_type != "public_office":
        return None
    asked, known = list(search.lieu_ids), [identity for identity, _ in search.lieux]
    alone = (asked if len(asked) == 1 else []) + ([search.own_lieu] if search.own_lieu in known else [])
    return lieu_id or next(iter(alone), known[0] if len(known) == 1 else None)
