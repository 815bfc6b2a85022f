"""The instances of the platform that everybody may use, by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance, as people call it and as it is reached."""

    name: str
    url: str
    by_browser: bool = False
    """Known to let people in by their browser only (since January 2026): such an instance need not be asked."""


PUBLIC: Final = (
    Instance("RDV Service Public", "https://rdv.anct.gouv.fr", by_browser=True),
    Instance("RDV Solidarités", "https://www.rdv-solidarites.fr"),  # as it is
    Instance("RDV Aide Numérique", "https://www.rdv-aide-numerique.fr"),  # as it is
    Instance("RDV Service Public (démonstration)", "https://demo.rdv.anct.gouv.fr", by_browser=True),  # as it is
    Instance("RDV Solidarités (démonstration)", "https://demo.rdv-solidarites.fr"),  # as it is
)
