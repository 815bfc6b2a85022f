"""What the frame says of the link with the platform, in plain words."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.domain.dates.times import hour
from kiosk.domain.platform.failures import Failure, Unreachable, UnreachableCause
from kiosk.domain.text.language import tr
from kiosk.presenters.words.sentences import sentence_all_along, sentence_of_a_cut

_STEP = 10  # seconds
WORRYING_OFFSET = timedelta(minutes=2)
"""Below this, the desk's clock differs from the platform's by no more than a wait is read to."""


def when(instant: datetime, now: datetime) -> str:
    """« 8:31 » today, « hier à 8:31 », « le 12/03 à 8:31 »; the zone is that of ``now``."""
    local = instant.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return hour(local)
    if days == 1:
        return tr("hier à {}").format(hour(local))
    return tr("le {} à {}").format(f"{local:%d/%m}", hour(local))


def aged_text(last_synced: datetime | None, now: datetime) -> str:
    """« À jour il y a 20 s »: as old as it is, in steps that a glance takes in."""
    if last_synced is None:
        return tr("Pas encore à jour")
    age = round((now - last_synced).total_seconds())
    if 0 <= age < _STEP:
        return tr("À jour à l’instant")
    if 0 <= age < 60:
        return tr("À jour il y a {}").format(f"{age // _STEP * _STEP}\u00a0s")
    if 0 <= age < 3600:
        return tr("À jour il y a {}").format(f"{age // 60}\u00a0min")
    # Older, or by a clock that was set back: the hour is what is known.
    if last_synced.astimezone(now.tzinfo).date() == now.date():
        return tr("À jour à {}").format(when(last_synced, now))
    return tr("À jour {}").format(when(last_synced, now))


def silent_text(silent_since: datetime, now: datetime) -> str:
    """The band of a desk that hears nothing, and was told of no failure either."""
    text = tr("Aucune nouvelle de la plateforme depuis {}\u00a0: ce qui est affiché date de là.").format(
        when(silent_since, now)
    )
    return text + " " + tr("Vos gestes sont gardés. F5 redemande tout\u202f; si cela dure, fermez et rouvrez Kiosk.")


def unsent_text(count: int) -> str:
    """« 2 gestes à envoyer », nothing when all are sent."""
    if count == 0:
        return ""
    return tr("1 geste à envoyer") if count == 1 else tr("{} gestes à envoyer").format(count)


def cut_text(cut_since: datetime | None, failure: Failure | None, now: datetime) -> str:
    """The band of a cut: since when, what still works, and what the person could look at."""
    if cut_since is None:
        text = tr("Pas de connexion à la plateforme.")
    else:
        local = cut_since.astimezone(now.tzinfo)
        since = hour(local) if local.date() == now.date() else when(cut_since, now)
        text = tr("Connexion coupée depuis {}.").format(since)
    text += " " + tr(
        "L’agenda reste consultable et vos gestes sont gardés\u00a0: ils partiront au retour de la connexion."
    )
    if failure is not None and not _ordinary(failure):
        text += " " + sentence_of_a_cut(failure)
    return text


def _ordinary(failure: Failure) -> bool:
    """Whether the band's own words say enough."""
    return isinstance(failure, Unreachable) and failure.cause is UnreachableCause.OTHER


def clock_text(offset: timedelta | None) -> str:
    """The warning of a clock that is off; ``offset`` is what to add to the desk's clock to get the platform's."""
    if offset is None or abs(offset) < WORRYING_OFFSET:
        return ""
    amount = _rough(abs(offset))
    text = (
        tr("L’horloge de ce poste retarde {}\u00a0: en attendant, Kiosk suit celle de la plateforme. Faites-la régler.")
        if offset > timedelta(0)
        else tr(
            "L’horloge de ce poste avance {}\u00a0: en attendant, Kiosk suit celle de la plateforme. Faites-la régler."
        )
    )
    return text.format(amount)


def clock_unknown_text(tells_time: bool | None) -> str:
    """What is said beside the link, where one looks for it, of a platform whose time nobody knows."""
    if tells_time is not False:
        return ""
    return tr("L’heure de la plateforme n’est pas connue\u00a0: celle de ce poste est utilisée.")


def _rough(span: timedelta) -> str:
    total = round(span.total_seconds() / 60)
    if total < 60:
        return tr("de {}").format(f"{total}\u00a0min")
    if total < 24 * 60:
        hours, rest = divmod(total, 60)
        return tr("de {}").format(f"{hours}\u00a0h" + (f"\u00a0{rest:02d}" if rest else ""))
    days = round(total / (24 * 60))
    return tr("d’un jour") if days == 1 else tr("de {} jours").format(days)


def standing_warnings(
    *,
    durable: bool,
    offset: timedelta | None,
    waiting_room_shared: bool,
    failure: Failure | None = None,
    stumbles: bool = False,
) -> tuple[str, ...]:
    """What the person must know all along, most serious first. ``failure`` is what went wrong last; ``stumbles``: the
    synchronisation ends by itself again and again.
    """
    warnings = []
    if failure is not None and (said := sentence_all_along(failure)):
        warnings.append(said)
    if stumbles:
        warnings.append(
            tr(
                "La mise à jour de l’agenda s’est arrêtée plusieurs fois, et reprend d’elle-même. "
                "Fermez et rouvrez Kiosk, et prévenez votre support informatique."
            )
        )
    if not durable:
        warnings.append(
            tr(
                "Ce poste n’a pas de coffre des mots de passe\u00a0: les gestes non envoyés seront perdus "
                "si Kiosk se ferme. Prévenez votre support informatique."
            )
        )
    if said := clock_text(offset):
        warnings.append(said)
    if not waiting_room_shared:
        warnings.append(
            tr("La plateforme ne partage pas la salle d’attente\u00a0: elle n’est visible que sur ce poste.")
        )
    return tuple(warnings)
