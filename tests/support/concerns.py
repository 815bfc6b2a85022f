"""What a warning before a booking is about, told by its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Concern(StrEnum):
    """Each with a part of its sentence that no other has."""

    PAST = "est passée"
    HOLIDAY = "est férié"
    SUNDAY = "est un dimanche"
    ABSENCE = "est indisponible"
    BUSY = "a déjà un rendez-vous de"
    OUTSIDE = "en dehors de ses plages"
    ELSEWHERE = " reçoit à "
    SAME_DAY = "a déjà un rendez-vous ce jour-là"
    NO_PHONE = "n’a pas de numéro"
    FULL = "est complet"
    SEATS = "Places restantes"
    ENROLLED = "est déjà dans la liste"


def concerns_of(warnings: Iterable[str]) -> list[Concern]:
    """What each is about, in order."""
    return [next(one for one in Concern if one in text) for text in warnings]
