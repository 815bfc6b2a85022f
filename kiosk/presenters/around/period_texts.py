"""What is said of how far the reading of a period has come, and what can be done about it."""

from __future__ import annotations

from datetime import date

from kiosk.domain.dates.times import day_name
from kiosk.domain.text.language import counted, tr
from kiosk.presenters.around.period import PeriodReading
from kiosk.presenters.words.sentences import sentence


def span_text(first: date, last: date, today: date) -> str:
    """« du samedi 25 octobre au lundi 23 novembre », « le lundi 23 novembre »."""
    if first == last:
        return tr("le {}").format(day_name(first, today))
    return tr("du {} au {}").format(day_name(first, today), day_name(last, today))


def reading_text(reading: PeriodReading) -> str:
    """How far it has come, while it is not whole; empty once it is, and before it has begun."""
    known, days = reading.progress
    far = counted(days, "{1} jour lu sur {0}", "{1} jours lus sur {0}", known)
    match reading.state:
        case "reading":
            return tr("Lecture en cours\u00a0: {}…").format(far)
        case "stopped":
            return tr("Lecture arrêtée\u00a0: {}.").format(far)
        case "cut":
            why = tr("La plateforme ne répond pas\u00a0: {}. La lecture reprendra d’elle-même.")
            return why.format(far)
        case "failed":
            said = sentence(reading.failure) if reading.failure is not None else ""
            return f"{far}. {said}".strip()
        case _:
            return ""


def reading_act(reading: PeriodReading) -> str:
    """« Arrêter », « Continuer »; empty where there is nothing to do about it."""
    match reading.state:
        case "reading":
            return tr("Arrêter")
        case "stopped" | "cut" | "failed":
            return tr("Continuer")
        case _:
            return ""


def do_reading_act(reading: PeriodReading) -> None:
    """Does what ``reading_act`` names."""
    if reading.state == "reading":
        reading.stop()
    else:
        reading.go_on()
