"""What the frame says of the link with the platform, in plain words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.dates.times import hour
from kiosk.domain.platform.failures import Failure, Unintelligible, Unreachable, UnreachableCause
from kiosk.domain.text.language import counted, french, inside, listed, tr
from kiosk.presenters.words.sentences import sentence_all_along, sentence_of_a_cut

if TYPE_CHECKING:
    from kiosk.desk.types import SiteState
    from kiosk.domain.platform.lobby import HelpAsked

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


def incomplete_text(last_synced: datetime | None, now: datetime) -> str:
    """« Incomplet · à jour il y a 20 s »: the same of an agenda of which something could not be read."""
    return tr("Incomplet · {}").format(inside(aged_text(last_synced, now)))


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


def put_back_text(unsent: int) -> str:
    """What is said once when the platform was put back from a backup."""
    said = tr(
        "La plateforme a repris une sauvegarde\u00a0: ce qui y avait été fait depuis peut manquer. Kiosk relit tout."
    )
    if not unsent:
        return said
    waits = counted(unsent, "{} envoi attend votre accord.", "{} envois attendent votre accord.")
    return f"{said} {waits}"


def cut_text(cut_since: datetime | None, failure: Failure | None, now: datetime) -> str:
    """The band of a cut: since when, what still works, and what the person could look at."""
    if cut_since is None:
        text = tr("Pas de connexion à la plateforme.")
    else:
        local = cut_since.astimezone(now.tzinfo)
        since = hour(local) if local.date() == now.date() else when(cut_since, now)
        text = tr("Connexion coupée depuis {}.").format(since)
    kept = tr("L’agenda reste consultable, et vos gestes sont gardés jusqu’au retour de la connexion.")
    said = [kept] if failure is None or _ordinary(failure) else [kept, sentence_of_a_cut(failure)]
    if isinstance(failure, Unintelligible) and failure.portal:
        said.reverse()  # there is something to do, which a narrow window must not cut off
    return " ".join([text, *said])


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


_NAMES = {
    "absences": french("indisponibilités"),
    "agents": french("agents"),
    "creneaux": french("créneaux"),
    "duplicates": french("fiches semblables"),
    "lieux": french("lieux"),
    "motifs": french("motifs"),
    "organisations": french("organisations"),
    "plage_ouvertures": french("plages d’ouverture"),
    "rdvs": french("RDV d’autres jours"),
    "services": french("services"),
    "teams": french("équipes"),
    "users": french("usagers"),
    "versions": french("historiques"),
}
"""What people call the things of the API; what has no name here is « autres »."""


def missing_texts(missing: int, old: int, *, cut: bool, others: Collection[str]) -> tuple[str, ...]:
    """What is said all along of answers of the platform that could not be read whole. ``missing`` RDVs of the day are
    not shown, ``old`` ones as they last were; ``cut``: the list of that day has no end; ``others``: names of the API.
    """
    said = []
    if missing:
        said.append(
            tr("1 RDV de ce jour n’a pas pu être lu et manque ici.")
            if missing == 1
            else tr("{} RDV de ce jour n’ont pas pu être lus et manquent ici.").format(missing)
        )
    if old:
        said.append(
            tr("1 RDV de ce jour n’a pas pu être relu\u00a0: il est affiché tel qu’il était.")
            if old == 1
            else tr("{} RDV de ce jour n’ont pas pu être relus\u00a0: ils sont affichés tels qu’ils étaient.").format(
                old
            )
        )
    if cut:
        said.append(tr("La liste des RDV de ce jour n’a pas pu être lue jusqu’au bout\u00a0: il peut en manquer ici."))
    if others:
        names = sorted({tr(_NAMES[one]) if one in _NAMES else tr("autres") for one in others})
        said.append(
            tr("Une partie de ce que la plateforme envoie n’a pas pu être lue et manque ici\u00a0: {}.").format(
                listed(names)
            )
        )
    return tuple(f"{one} {tr('Prévenez votre support informatique.')}" for one in said)


def site_text(state: SiteState, now: datetime) -> str:
    """What is missing while the site's companion does not do its part; empty where it does, or there is none."""
    if not state.configured or (state.paired and not state.revoked and state.connected is not False):
        return ""
    if state.paired and not state.revoked:
        text = tr("Le compagnon du site ne répond pas.")
        if state.cut_since is not None:
            text = tr("Le compagnon du site ne répond pas depuis {}.").format(when(state.cut_since, now))
        return text + " " + tr("Les arrivées notées ici partiront à son retour ; celles des autres postes manquent.")
    text = (
        tr("Ce poste a été retiré du compagnon du site : ses arrivées ne sont visibles que sur ce poste.")
        if state.revoked
        else tr("Ce poste n’est pas jumelé avec le compagnon du site : ses arrivées ne sont visibles que sur lui.")
    )
    return text + " " + tr("Menu, « Jumeler ce poste ».")


def help_text(helps: Sequence[HelpAsked], now: datetime) -> str:
    """Who asks for help in the lobby, the first who asked first; empty where nobody does."""
    return "\n".join(
        tr("Quelqu’un demande de l’aide à «\u00a0{}\u00a0» depuis {}.").format(one.borne, when(one.at, now))
        for one in helps
    )


def standing_warnings(
    *,
    durable: bool,
    offset: timedelta | None,
    waiting_room_shared: bool,
    failure: Failure | None = None,
    stumbles: bool = False,
    missing: Sequence[str] = (),
    site: str = "",
) -> tuple[str, ...]:
    """What the person must know all along, most serious first. ``failure`` is what went wrong last; ``stumbles``: the
    synchronisation ends by itself again and again; ``missing`` is said of what could not be read;
    ``site``: of the site's companion.
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
    warnings += missing
    if not durable:
        warnings.append(
            tr(
                "Ce poste n’a pas de coffre des mots de passe\u00a0: les gestes non envoyés seront perdus "
                "si Kiosk se ferme. Prévenez votre support informatique."
            )
        )
    if said := clock_text(offset):
        warnings.append(said)
    if site:
        warnings.append(site)
    elif not waiting_room_shared:
        warnings.append(
            tr("La plateforme ne partage pas la salle d’attente\u00a0: elle n’est visible que sur ce poste.")
        )
    return tuple(warnings)
