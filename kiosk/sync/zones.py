"""Where an organisation is, learnt from its RDVs: on servers without a directory nothing else tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.day.model import Rdv

_OVERSEAS = (
    "Indian/Reunion",
    "Indian/Mayotte",
    "America/Guadeloupe",
    "America/Cayenne",
    "America/Miquelon",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Wallis",
    "Pacific/Marquesas",
    "Pacific/Gambier",
    "Indian/Kerguelen",
)
"""Where France is besides Europe, the most people first among those whose clocks may show the same."""


def zone_told(rdvs: Iterable[Rdv], known: tzinfo) -> str | None:
    """The name of the zone that an organisation's RDVs tell; None when ``known`` agrees with all that they tell.

    They name it (newer releases), or their hours come with the offset of a place overseas. Paris's own offset tells
    nothing: releases that know no zones write it everywhere; nor does UTC, in which some servers run.
    """
    rdvs = list(rdvs)
    named = list(dict.fromkeys(rdv.time_zone for rdv in rdvs if rdv.time_zone and _zone(rdv.time_zone) is not None))
    if named:
        return None if str(known) in named else named[0]
    hours = [rdv.starts_at for rdv in rdvs if rdv.starts_at.utcoffset() != UTC.utcoffset(None)]

    def fits(zone: tzinfo | None) -> bool:
        return zone is not None and all(at.utcoffset() == at.astimezone(zone).utcoffset() for at in hours)

    if fits(known):
        return None
    return next((name for name in _OVERSEAS if fits(_zone(name))), None)


@cache
def _zone(name: str) -> ZoneInfo | None:
    """None where this machine has no zone of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
