"""Public holidays of a territory: France, Alsace-Moselle and the overseas territories, each with its own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from kiosk.domain.text.search_text import fold

# The library's own codes; None is mainland France.
_SUBDIVISIONS = {
    "france": None,
    "metropole": None,
    "alsace moselle": "6AE",
    "alsace": "6AE",
    "moselle": "57",
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "la reunion": "974",  # as it is
    "reunion": "974",
    "mayotte": "976",
    "saint barthelemy": "BL",
    "saint martin": "MF",
    "nouvelle caledonie": "NC",
    "polynesie francaise": "PF",
    "saint pierre et miquelon": "PM",
    "terres australes francaises": "TF",
    "wallis et futuna": "WF",
}


def known_zone(zone: str) -> bool:
    """Whether ``zone`` names a territory whose holidays are known, whatever its accents, case and hyphens."""
    return fold(zone) in _SUBDIVISIONS


@lru_cache(maxsize=256)
def public_holidays(zone: str | None, year: int) -> frozenset[date]:
    """The public holidays of ``year`` in ``zone`` (None: mainland France). Raises KeyError for an unknown zone."""
    # Loading the library takes longer than asking it: left until somebody asks.
    import holidays

    return frozenset(holidays.country_holidays("FR", subdiv=_SUBDIVISIONS[fold(zone or "France")], years=year))
