"""What somebody about to be written down has in common with a fiche that there is already."""

from __future__ import annotations

from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Likeness, UsagerDraft
from kiosk.domain.text.french_sound import sound
from kiosk.domain.text.search_text import fold, national_digits

_SHORTEST_SLIP = 4


def likenesses(draft: UsagerDraft, usager: Usager) -> tuple[Likeness, ...]:
    """In the order of ``Likeness``; none: they are two."""
    found: set[Likeness] = set()
    if (email := folded_email(draft.email)) and email == folded_email(usager.email):
        found.add(Likeness.EMAIL)
    theirs = dialled(usager.phone_number_formatted or usager.phone_number)
    if theirs and dialled(draft.phone_number) == theirs:
        found.add(Likeness.PHONE)
    if draft.birth_date and draft.birth_date == usager.birth_date and draft.first_name and draft.last_name:
        first, last = fold(draft.first_name), fold(draft.last_name)
        if (first, last) == (fold(usager.first_name), fold(usager.last_name)):
            found.add(Likeness.IDENTITY)
        elif _heard_alike(first, last, fold(draft.birth_name or ""), usager):
            found.add(Likeness.SOUND)
    return tuple(likeness for likeness in Likeness if likeness in found)


def folded_email(email: str | None) -> str:
    """An e-mail as it is compared: small letters, no spaces."""
    return "".join((email or "").lower().split())


def dialled(number: str | None) -> str:
    """A telephone number as it is compared, however it was written; empty for none."""
    if not number:
        return ""
    from kiosk.domain.people.phones import e164

    return national_digits(e164(number) or number)


def _heard_alike(first: str, last: str, birth: str, usager: Usager) -> bool:
    """Whether folded names may be those of ``usager``, as heard or with one slip; also the one for the other."""
    their_first, their_last = fold(usager.first_name), fold(usager.last_name)
    their_birth = fold(usager.birth_name or "")
    lasts, theirs = {last, birth} - {""}, {their_last, their_birth} - {""}
    if any(_alike(one, other) for one in lasts for other in theirs) and _alike(first, their_first):
        return True
    return _alike(first, their_last) and _alike(last, their_first)


def _alike(one: str, other: str) -> bool:
    one, other = one.replace(" ", ""), other.replace(" ", "")
    if one == other or (sound(one) == sound(other) != ""):
        return True
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) >= _SHORTEST_SLIP and OSA.distance(one, other, score_cutoff=1) <= 1
