"""The whole fiche of an usager, as a screen shows it.

Least data: beyond ``usager``, nothing of a fiche is ever kept on the desk nor shown in a log; it is read from the
platform when somebody opens it, and forgotten with the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from kiosk.domain.people.model import Usager
from kiosk.domain.text.language import Words
from kiosk.domain.text.masked import masked

# The platform's own words for its values, in the order in which its form proposes them.
CAISSE_LABELS: Final = Words({"aucune": "Aucune", "caf": "CAF", "msa": "MSA"})
FAMILY_LABELS: Final = Words({"single": "Célibataire", "in_a_relationship": "En couple", "divorced": "Divorcé"})
LOGEMENT_LABELS: Final = Words(
    {
        "sdf": "Sans domicile fixe",
        "heberge": "Hébergé",
        "locataire": "Locataire",
        "en_accession_propriete": "En accession à la propriété",
        "proprietaire": "Propriétaire",
        "autre": "Autre",
    }
)


@masked
@dataclass(frozen=True, slots=True)
class Fiche:
    """What the platform says of an usager, to the agent who asks."""

    usager: Usager
    responsible: Usager | None = None
    address_details: str | None = field(default=None, repr=False)
    caisse_affiliation: str | None = field(default=None, repr=False)
    affiliation_number: str | None = field(default=None, repr=False)
    family_situation: str | None = field(default=None, repr=False)
    number_of_children: int | None = field(default=None, repr=False)
    logement: str | None = field(default=None, repr=False)
    case_number: str | None = field(default=None, repr=False)
    notes: str | None = field(default=None, repr=False)  # « remarques »
    created_at: datetime | None = None
    invitation_accepted_at: datetime | None = None
    organisation_ids: tuple[int, ...] | None = None  # None where the server did not say
    referent_agent_ids: tuple[int, ...] | None = None
    lock_version: int | None = None
