"""The sentences of a borne: none tells a bystander anything but an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from kiosk.domain.dates.times import hour
from kiosk.domain.platform.failures import Failure, Throttled
from kiosk.domain.platform.lobby import CheckIn, Told
from kiosk.domain.text.language import tr

LANGUAGES: Final = {
    "fr": "Français",  # as it is
    "en": "English",
    "ar": "العربية",
    "es": "Español",
    "pt": "Português",  # as it is
    "uk": "Українська",
    "tr": "Türkçe",  # as it is
    "ro": "Română",  # as it is
}
"""Each by its own name."""


def told_title(answer: CheckIn) -> str:
    """The answer in a word or two."""
    match answer.told:
        case Told.ARRIVED:
            return tr("C’est noté, on vous attend")
        case Told.EARLY:
            return tr("Vous êtes en avance")
        case Told.LATE:
            return tr("Adressez-vous à l’accueil")
        case _:
            return tr("Adressez-vous à l’accueil")


def told_text(answer: CheckIn, zone: tzinfo, waiting: str) -> Sequence[str]:
    """The answer, a sentence a line. ``waiting``: where one waits, in the site's own words."""
    hours = [hour(one.starts_at.astimezone(zone)) for one in answer.rdvs]
    whom = [one.whom for one in answer.rdvs if one.whom]
    lines: list[str] = []
    match answer.told:
        case Told.ARRIVED if len(hours) > 1:
            lines.append(tr("Vous avez plusieurs rendez-vous\u00a0: {}.").format(" · ".join(hours)))
        case Told.ARRIVED:
            lines.append(tr("Votre rendez-vous est à {}.").format(hours[0] if hours else ""))
        case Told.EARLY:
            opens = "" if answer.opens_at is None else hour(answer.opens_at.astimezone(zone))
            lines.append(tr("Votre rendez-vous est à {}.").format(hours[0] if hours else ""))
            lines.append(tr("Revenez à cette borne à partir de {}.").format(opens))
        case Told.LATE:
            lines.append(tr("L’heure de votre rendez-vous est passée. L’accueil sait que vous êtes là."))
        case Told.ELSEWHERE:
            lines.append(tr("Votre rendez-vous n’est pas à cette adresse. L’accueil vous dira où aller."))
        case Told.OTHER_DAY:
            lines.append(tr("Votre rendez-vous n’est pas aujourd’hui. L’accueil vous dira quand revenir."))
        case Told.AMBIGUOUS:
            lines.append(tr("La borne ne peut pas répondre avec certitude. L’accueil va vous aider."))
        case Told.NOT_FOUND:
            lines.append(tr("La borne n’a pas trouvé ce rendez-vous. L’accueil va le chercher avec vous."))
    if answer.told is Told.ARRIVED:
        if whom:
            lines.append(tr("Avec {}").format(apart(", ".join(dict.fromkeys(whom)))))
        lines.append(apart(waiting) or tr("Asseyez-vous, on va vous appeler."))
    return lines


def apart(text: str) -> str:
    """The site's own words, which go their own way in a sentence that is read from the right."""
    return f"\u2068{text}\u2069" if text else ""


def failure_text(failure: Failure) -> str:
    """What is said where the companion did not answer."""
    if isinstance(failure, Throttled):
        return tr("La borne se repose un moment. Adressez-vous à l’accueil.")
    return tr("La borne n’a pas de liaison. Adressez-vous à l’accueil.")
