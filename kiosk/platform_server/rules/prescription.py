"""Prescription: an agent books in another organisation of the territory, where the motif is open to it."""

from __future__ import annotations

from kiosk.domain.text.search_text import fold
from kiosk.platform_server.rules.reference import Agent, Motif, Reference


def open_to_prescribers(motif: Motif) -> bool:
    """Whether agents of other organisations may book it."""
    return motif.row.deleted_at is None and not motif.collectif and motif.row.bookable_by != "agents"


def counterparts(reference: Reference, motif: Motif) -> list[Motif]:
    """The motifs like ``motif`` in the territory's other organisations: same service, name and way to meet."""
    territory = reference.organisations[motif.organisation_id].territory_id
    name = fold(motif.row.name)
    return [
        other
        for other in reference.motifs.values()
        if other.organisation_id != motif.organisation_id
        and reference.organisations[other.organisation_id].territory_id == territory
        and (other.service_id, other.location_type) == (motif.service_id, motif.location_type)
        and fold(other.row.name) == name
        and open_to_prescribers(other)
    ]


def may_prescribe(reference: Reference, agent: Agent, motif: Motif) -> bool:
    """Whether ``agent`` may book ``motif`` as a prescriber: of the territory, but not of the organisation."""
    territory = reference.organisations[motif.organisation_id].territory_id
    return (
        open_to_prescribers(motif)
        and motif.organisation_id not in agent.roles
        and territory in reference.territories_of(agent)
    )
