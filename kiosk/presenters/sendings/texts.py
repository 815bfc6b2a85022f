"""What is said of something that is to leave this desk, or has left it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from kiosk.domain.dates.times import hour
from kiosk.domain.people.names import discreet, initials
from kiosk.domain.text.language import Words, counted, tr
from kiosk.domain.writes.sending import Becomes, Choice, Sending
from kiosk.presenters.day.gesture_texts import people_text
from kiosk.presenters.words.sync_texts import when

_STATES: Final = Words(
    {
        Becomes.TO_SEND: "à envoyer",
        Becomes.SIGN_IN: "attend votre connexion",
        Becomes.TOO_OLD: "attend votre accord",
        Becomes.TOLD_OTHERWISE: "attend votre accord",
        Becomes.PUT_BACK: "attend votre accord",
        Becomes.ALIKE: "déjà inscrit ailleurs\u202f?",
        Becomes.CONFLICT: "changé entre-temps",
        Becomes.REFUSED: "pas fait",
        Becomes.BLOCKED: "bloqué par le réseau",
        Becomes.ANOTHER: "à quelqu’un d’autre",
        Becomes.UNKNOWN: "peut-être fait",
        Becomes.SENT: "envoyé",
        Becomes.ALREADY: "déjà ainsi sur la plateforme",
        Becomes.HERE: "gardé sur ce poste",
        Becomes.REPLACED: "remplacé par ce qui a été fait ensuite",
        Becomes.TAKEN_BACK: "repris avant l’envoi",
    }
)
_ADVICE: Final = Words(
    {
        Becomes.TOO_OLD: "Des personnes seraient prévenues bien après\u00a0: rien ne part sans votre accord.",
        Becomes.TOLD_OTHERWISE: "Qui serait prévenu a changé depuis\u00a0: rien ne part sans votre accord.",
        Becomes.PUT_BACK: "La plateforme a repris une sauvegarde\u00a0: vérifiez que cela vaut encore.",
        Becomes.ALIKE: "Une fiche du même nom et de la même date de naissance a été créée entre-temps.",
        Becomes.CONFLICT: "Quelqu’un d’autre a agi entre-temps\u00a0: gardez votre geste, ou le sien.",
        Becomes.REFUSED: "Cela n’a pas été fait.",
        Becomes.BLOCKED: "Cela n’a pas été fait\u00a0: ce n’est pas la plateforme qui a répondu.",
        Becomes.ANOTHER: "Cela n’a pas été fait, et ne peut pas se refaire d’ici.",
        Becomes.UNKNOWN: "Rien ne dit si cela a été fait en entier\u00a0: vérifiez avant de recommencer.",
    }
)
_ASKED: Final = Words(
    {
        Choice.SEND_OLD: "Envoyer maintenant\u202f?",
        Choice.KEEP_MINE: "Garder le mien\u202f?",
        Choice.RETRY: "Refaire\u202f?",
    }
)
_CHOICES: Final = Words(
    {
        Choice.SEND_OLD: "Envoyer maintenant",
        Choice.SAME_PERSON: "C’est la même personne",
        Choice.CREATE: "Créer quand même",
        Choice.KEEP_MINE: "Garder le mien",
        Choice.KEEP_THEIRS: "Garder le leur",
        Choice.RETRY: "Réessayer",
        Choice.GIVE_UP: "Renoncer",
    }
)


def state_text(one: Sending, now: datetime, *, cut: bool) -> str:
    """« à envoyer », « envoyé à 10:21 », « changé entre-temps »: short, for a line."""
    if one.settled:
        return tr("réglé")
    if one.becomes is Becomes.TO_SEND and cut:
        return tr("attend le retour de la connexion")
    said = _STATES[one.becomes]
    if one.becomes is Becomes.SENT and one.ended_at is not None:
        return tr("{} à {}").format(said, hour(one.ended_at.astimezone(now.tzinfo)))
    return said


def advice_text(one: Sending) -> str:
    """A sentence on what asks for the person, and why; empty for what goes on by itself, or is over."""
    return _ADVICE[one.becomes] if one.asks else ""


def choice_text(choice: Choice, one: Sending) -> str:
    """What the button of a choice says."""
    if choice is Choice.SEND_OLD and one.told:
        return tr("Envoyer et prévenir")
    if choice is Choice.RETRY and one.asks:
        return tr("Refaire")
    if choice is Choice.GIVE_UP and one.becomes in (Becomes.UNKNOWN, Becomes.ANOTHER):
        return tr("J’ai vérifié")
    return _CHOICES[choice]


def asked_text(choice: Choice) -> str:
    """The title of the question that a choice asks."""
    return _ASKED[choice]


def whom_text(names: Sequence[str]) -> str:
    """« DUPONT Léa », « 5 usagers »; by initials while the screen is discreet, whenever they were read."""
    return people_text([initials(name) for name in names] if discreet() else names)


def what_text(one: Sending, now: datetime) -> str:
    """« Absent (excusé) · RDV de 10:30 », « Salle d’attente · RDV du 24/11 à 14:00 »."""
    if one.starts_at is None:
        return one.mine.what
    at = one.starts_at.astimezone(now.tzinfo)
    if at.date() == now.date():
        rdv = tr("RDV de {}").format(hour(at))
    else:
        rdv = tr("RDV du {} à {}").format(f"{at:%d/%m}", hour(at))
    return f"{one.mine.what} · {rdv}"


def age_text(made_at: datetime, now: datetime) -> str:
    """« à l’instant », « il y a 12 min », « il y a 3 h », « hier »: how long it has been waiting."""
    minutes = int((now - made_at).total_seconds()) // 60
    days = (now.date() - made_at.astimezone(now.tzinfo).date()).days
    if days == 1:
        return tr("hier")
    if days > 1:
        return tr("il y a {} jours").format(days)
    if minutes < 1:
        return tr("à l’instant")
    if minutes < 60:
        return tr("il y a {}").format(f"{minutes}\u00a0min")
    return tr("il y a {}").format(f"{minutes // 60}\u00a0h")


def side_text(who: str, at: datetime | None, now: datetime) -> str:
    """« Béatrice Martin, à 13:20 », as far as it is known."""
    return ", ".join(part for part in (who, at_text(at, now)) if part)


def made_text(made_at: datetime, now: datetime) -> str:
    """« Fait à 10:20, il y a 3 h », « Fait hier à 18:05 »."""
    said = tr("Fait {}").format(at_text(made_at, now))
    today = made_at.astimezone(now.tzinfo).date() == now.date()
    return f"{said}, {age_text(made_at, now)}" if today else said


def at_text(at: datetime | None, now: datetime) -> str:
    """« à 13:20 », « hier à 13:20 »; empty where it is not known."""
    if at is None:
        return ""
    said = when(at, now)
    return tr("à {}").format(said) if at.astimezone(now.tzinfo).date() == now.date() else said


def mark_text(to_send: int, asking: int) -> str:
    """« 2 à régler · 3 à envoyer »; empty where there is neither."""
    parts = (
        counted(asking, "{} à régler", "{} à régler") if asking else "",
        counted(to_send, "{} à envoyer", "{} à envoyer") if to_send else "",
    )
    return " · ".join(part for part in parts if part)


def asking_text(asking: int) -> str:
    """What lasts as long as something goes no further without the person; empty where nothing does."""
    if not asking:
        return ""
    return counted(
        asking,
        "{} envoi attend votre décision\u00a0: il n’a pas pu se faire comme prévu.",
        "{} envois attendent votre décision\u00a0: ils n’ont pas pu se faire comme prévu.",
    )


def empty_text() -> tuple[str, str]:
    """What stands where nothing was done today and nothing waits."""
    return (
        tr("Rien à envoyer"),
        tr("Ce qui attend, et ce qui est parti aujourd’hui, se trouve ici."),
    )
