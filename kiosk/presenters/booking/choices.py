"""Among what one looks for a slot: services, lieux, agents, équipes, each as (identity, name) by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kiosk.domain.people.names import agent_name
from kiosk.domain.text.search_text import fold

if TYPE_CHECKING:
    from kiosk.desk import Directory
    from kiosk.domain.day.model import Lieu
    from kiosk.presenters.booking.form import Form
    from kiosk.presenters.booking.slot_search import SlotSearch

IdName: TypeAlias = tuple[int, str]


def services_of(directory: Directory) -> list[IdName]:
    """Those that have a motif."""
    used = {motif.service_id for motif in directory.motifs.values()}
    return sorted(((one.id, one.name) for one in directory.services.values() if one.id in used), key=_by_name)


def lieux_of(directory: Directory) -> list[IdName]:
    """Those where people come regularly."""
    return sorted(((one.id, one.name) for one in directory.lieux if one.enabled and not one.single_use), key=_by_name)


def agents_of(directory: Directory, service_id: int | None) -> list[IdName]:
    """Those of a service (None: all), and those who are in none."""
    wanted = [
        one
        for one in directory.agents.values()
        if service_id is None or not one.service_ids or service_id in one.service_ids
    ]
    return sorted(((one.id, agent_name(one)) for one in wanted), key=_by_name)


def teams_of(directory: Directory) -> list[IdName]:
    """Équipes."""
    return sorted(((one.id, one.name) for one in directory.teams), key=_by_name)


def lieu_choices(form: Form, search: SlotSearch) -> list[IdName]:
    """The lieux that an RDV could be at, its own among them."""
    there = form.organisation_id
    known = [(one.id, one.name) for one in search.territory.lieux(there)]
    found = search.lieux if there == search.organisation_id else known
    own = lieu_of(form, search)
    return found if own is None or own.id in dict(found) else [*found, (own.id, own.name)]


def agent_choices(form: Form, search: SlotSearch) -> list[IdName]:
    """The agents whom it could be with, its own among them; of another organisation's only its own are known."""
    ours = dict(search.agents) if form.organisation_id == search.organisation_id else {}
    return list((ours | {agent.id: agent_name(agent) for agent in form.agents}).items())


def lieu_of(form: Form, search: SlotSearch) -> Lieu | None:
    """Where the RDV is, as far as it is known: of an RDV that there is, also where nobody comes regularly."""
    there, known = form.workshop or form.changes, search.territory.lieux(form.organisation_id)
    if there is not None and there.lieu is not None:
        known.append(there.lieu)
    return next((lieu for lieu in known if lieu.id == form.lieu_id), None)


def _by_name(one: IdName) -> tuple[str, int]:
    return fold(one[1]), one[0]
