"""What forms call the platform's fields, and the platform's refusals in those words."""

from __future__ import annotations

from typing import Final

from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import Words

FIELD_LABELS: Final = Words(
    {
        # An usager
        "last_name": "Nom d’usage",
        "first_name": "Prénom",
        "birth_name": "Nom de naissance",
        "birth_date": "Date de naissance",
        "phone_number": "Téléphone",
        "email": "E-mail",
        "notification_email": "E-mail pour les notifications",
        "address": "Adresse",
        "address_details": "Complément d’adresse",
        "case_number": "Numéro de dossier",
        "responsible": "Responsable",
        "responsible_id": "Responsable",
        "caisse_affiliation": "Caisse d’affiliation",
        "affiliation_number": "Numéro d’allocataire",
        "family_situation": "Situation familiale",
        "number_of_children": "Nombre d’enfants",
        "logement": "Logement",
        "notes": "Remarques",
        "notify_by_sms": "Accepte les notifications par SMS",
        "notify_by_email": "Accepte les notifications par e-mail",
        # An RDV
        "motif": "Motif",
        "motif_id": "Motif",
        "starts_at": "Heure",
        "duration_in_min": "Durée",
        "lieu": "Lieu",
        "lieu_id": "Lieu",
        "agents": "Agents",
        "agent_ids": "Agents",
        "participations": "Usagers",
        "users": "Usagers",
        "context": "Contexte du rendez-vous",
        "max_participants_count": "Nombre de places",
        "status": "État",
        "arrived_at": "Heure d’arrivée",
        # An absence
        "agent": "Agent",
        "agent_id": "Agent",
        "title": "Motif",
        "first_day": "Premier jour",
        "end_day": "Dernier jour",
        "start_time": "De",
        "end_time": "À",
        "ends_time": "À",
        # What ties people together
        "user": "Usager",
        "user_id": "Usager",
        "organisation": "Organisation",
        "organisation_id": "Organisation",
        "organisations": "Organisations",
        "organisation_ids": "Organisations",
    }
)


def field_label(field: str) -> str:
    """« Date de naissance »; the name itself of a field that this release does not know."""
    return FIELD_LABELS.get(field, field)


def worded(refused: Refused) -> str:
    """The platform's sentences, « phone_number n'est pas valide », with the field's name as forms have it.

    Without a full stop at the end; empty where it said nothing. Of a field that no form has, the sentence stays the
    platform's own.
    """
    said = (_worded(" ".join(message.split()), refused) for message in refused.messages if message.strip())
    return "\N{NARROW NO-BREAK SPACE}; ".join(sentence.rstrip(".") for sentence in said)  # as it is


def _worded(message: str, refused: Refused) -> str:
    name, _, rest = message.partition(" ")
    message, rest = (text.replace("'", "’") for text in (message, rest))
    if not rest or (name not in refused.fields and "_" not in name):
        return message
    if name == "base":  # the whole thing is at fault
        return rest
    if name not in FIELD_LABELS:
        return message
    return f"«\N{NO-BREAK SPACE}{FIELD_LABELS[name]}\N{NO-BREAK SPACE}» {rest}"  # as it is: the platform goes on
