"""Public holidays of a territory: France, Alsace-Moselle and the overseas territories, each with its own.

Those of the law alone (docs/decisions/0032): what is only customary (21 July and Good Friday in the Antilles) is no
reason to close a diary.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from kiosk.domain.text.search_text import fold

_SATURDAY: Final = 5
NO_DAY_OFF: Final = "aucun"
"""Stands for a territory where people are received every day, Sundays and holidays too."""
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
_CUSTOMARY = {
    "971": frozenset({"Mi-Carême", "Vendredi saint", "Fête de Victor Schoelcher"}),  # as it is
    "972": frozenset({"Vendredi saint", "Fête de Victor Schoelcher"}),  # as it is
    "MF": frozenset({"Fête de Victor Schoelcher"}),  # as it is
}
"""Which the library counts among the public ones, and no law does."""
_OF_TIME_ZONE = {
    "Indian/Reunion": "La Réunion",  # as it is
    "Indian/Mayotte": "Mayotte",
    "America/Guadeloupe": "Guadeloupe",
    "America/Martinique": "Martinique",
    "America/Cayenne": "Guyane",
    "America/St_Barthelemy": "Saint-Barthélemy",  # as it is
    "America/Marigot": "Saint-Martin",
    "America/Miquelon": "Saint-Pierre-et-Miquelon",
    "Pacific/Noumea": "Nouvelle-Calédonie",  # as it is
    "Pacific/Tahiti": "Polynésie française",  # as it is
    "Pacific/Marquesas": "Polynésie française",  # as it is
    "Pacific/Gambier": "Polynésie française",  # as it is
    "Pacific/Wallis": "Wallis-et-Futuna",
    "Indian/Kerguelen": "Terres australes françaises",  # as it is
}


@dataclass(frozen=True, slots=True)
class DaysOff:
    """On which days people are not received as a rule; ``zone`` as in ``public_holidays``."""

    zone: str | None = None

    def is_holiday(self, day: date) -> bool:
        return day in public_holidays(self.zone, day.year)

    def is_sunday(self, day: date) -> bool:
        """Whether it is a Sunday, where these are days off."""
        return day.weekday() == 6 and fold(self.zone or "") != NO_DAY_OFF

    def next_working(self, day: date) -> date:
        """The first day after ``day`` that is neither of a week-end nor a holiday."""
        if fold(self.zone or "") == NO_DAY_OFF:
            return day + timedelta(days=1)
        found = day + timedelta(days=1)
        while found.weekday() >= _SATURDAY or self.is_holiday(found):
            found += timedelta(days=1)
        return found


MAINLAND: Final = DaysOff()


def days_off(told: str | None, configured: str | None, time_zone: tzinfo) -> DaysOff:
    """What the platform said of an organisation, else what the site configured, else what its time zone tells."""
    if told is not None and known_zone(told):
        return DaysOff(told)
    return DaysOff(configured or _OF_TIME_ZONE.get(str(time_zone)))


def known_zone(zone: str) -> bool:
    """Whether ``zone`` names a territory whose holidays are known, whatever its accents, case and hyphens."""
    return fold(zone) in _SUBDIVISIONS or fold(zone) == NO_DAY_OFF


@lru_cache(maxsize=256)
def public_holidays(zone: str | None, year: int) -> frozenset[date]:
    """The public holidays of ``year`` in ``zone`` (None: mainland France). Raises KeyError for an unknown zone."""
    if fold(zone or "") == NO_DAY_OFF:
        return frozenset()
    # Loading the library takes longer than asking it: left until somebody asks.
    import holidays

    subdivision = _SUBDIVISIONS[fold(zone or "France")]
    customary = _CUSTOMARY.get(subdivision or "", frozenset())
    found = holidays.country_holidays("FR", subdiv=subdivision, years=year, language="fr")
    return frozenset(day for day in found if not customary.issuperset(found.get_list(day)))
