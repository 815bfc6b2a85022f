"""What an RDV that is being written could become: its lieux, its agents."""

from __future__ import annotations

from kiosk.domain.people.names import agent_name
from kiosk.presenters.booking.draft import BookingDraft
from kiosk.presenters.booking.slot_choices import IdName
from kiosk.presenters.booking.slot_search import SlotSearch


def lieu_choices(draft: BookingDraft, search: SlotSearch) -> list[IdName]:
    """The lieux that the RDV could be at, its own among them, as (identity, name)."""
    here = draft.form.organisation_id == search.organisation_id
    found = search.lieux if here else [(one.id, one.name) for one in search.lieux_of(draft.form.organisation_id)]
    own = draft.lieu
    return found if own is None or own.id in dict(found) else [*found, (own.id, own.name)]


def agent_choices(draft: BookingDraft, search: SlotSearch) -> list[IdName]:
    """The agents whom the RDV could be with, its own among them; of another organisation's only its own are known."""
    here = draft.form.organisation_id == search.organisation_id
    ours = dict(search.agents) if here else {}
    return list((ours | {agent.id: agent_name(agent) for agent in draft.form.agents}).items())
