"""Where, and with whom, the RDV that is being written could be: its own lieu and agents always among them."""

from __future__ import annotations

from kiosk.domain.day.model import Lieu
from kiosk.domain.people.names import agent_name
from kiosk.presenters.booking.choices import IdName
from kiosk.presenters.booking.form import Form
from kiosk.presenters.booking.slot_search import SlotSearch


def lieu_choices(form: Form, search: SlotSearch) -> list[IdName]:
    """The lieux."""
    there = form.organisation_id
    known = [(one.id, one.name) for one in search.territory.lieux(there)]
    found = search.lieux if there == search.organisation_id else known
    own = lieu_of(form, search)
    return found if own is None or own.id in dict(found) else [*found, (own.id, own.name)]


def agent_choices(form: Form, search: SlotSearch) -> list[IdName]:
    """The agents; of another organisation's only its own are known."""
    ours = dict(search.agents) if form.organisation_id == search.organisation_id else {}
    return list((ours | {agent.id: agent_name(agent) for agent in form.agents}).items())


def lieu_of(form: Form, search: SlotSearch) -> Lieu | None:
    """Where the RDV is, as far as it is known: of an RDV that there is, also where nobody comes regularly."""
    there = form.workshop or form.changes
    known = search.territory.lieux(form.organisation_id)
    if there is not None and there.lieu is not None:
        known.append(there.lieu)
    return next((lieu for lieu in known if lieu.id == form.lieu_id), None)
