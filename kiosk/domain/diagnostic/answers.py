"""The platform that answered: the facts that a check finds, and the lines that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final

from kiosk.domain.diagnostic.network import NOT_CHECKED, Way, unchecked
from kiosk.domain.diagnostic.report import NETWORK, Check, Line, Mark
from kiosk.domain.platform.failures import (
    Failure,
    ServerFault,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
    UnreachableCause,
)
from kiosk.domain.text.language import french, tr

WORRYING_OFFSET: Final = timedelta(minutes=1)
SLOW: Final = 1.0  # seconds for a round trip: each gesture is felt to wait


class Feature(StrEnum):
    """Calls that not every release has, and what they are for."""

    DESK_API = french("API d’accueil")
    ME = french("identité de l’agent")
    LIEUX = french("lieux")
    RDVS = french("liste des RDV")
    TEAMS = french("équipes")
    RDV_PLANS = french("préparation d’un RDV")
    OAUTH = french("connexion par le navigateur")
    PASSWORD = french("connexion par mot de passe")

    @property
    def label(self) -> str:
        return tr(self.value)


OPTIONAL: Final = (Feature.LIEUX, Feature.RDVS, Feature.TEAMS, Feature.RDV_PLANS, Feature.DESK_API)
"""Those that a desk makes use of where they are, and does without elsewhere."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What unsigned calls told of an instance. ``failure``: why the first of them had no answer of a platform."""

    failure: Failure | None = None
    redirected_to: str = ""
    """The host that the answer sends elsewhere to; empty: nowhere."""
    has: Mapping[Feature, bool] = field(default_factory=dict)
    """Without those that were not asked for."""
    offset: timedelta | None = None
    """The platform's clock less this machine's; None: it does not say."""
    trips: tuple[float, ...] = ()
    """Seconds from question to answer, on a connection that was open."""
    throttled: Throttled | None = None


def platform_line(way: Way, findings: Findings) -> Line:
    """Whether a platform answers, and of which generation."""
    failure = findings.failure
    if failure is None:
        return Line(Check.PLATFORM, Mark.WELL, tr("répond, {}").format(generation(findings.has)))
    if findings.throttled is not None:
        return Line(Check.PLATFORM, Mark.NOTE, tr("répond, mais demande d’attendre"))
    said, advice = _no_platform(way, findings, failure)
    if said:
        return Line(Check.PLATFORM, Mark.WRONG, said, advice)
    return Line(Check.PLATFORM, Mark.NOTE, tr(NOT_CHECKED))  # another line says why


def generation(has: Mapping[Feature, bool]) -> str:
    """Which generation an instance is of, by what it has."""
    if has.get(Feature.DESK_API):
        return tr("plateforme embarquée ou dotée de l’API d’accueil")
    match has.get(Feature.ME):
        case True:
            return tr("génération actuelle")
        case False:
            return tr("génération historique")
        case _:
            return tr("génération pas vérifiée")


def _no_platform(way: Way, findings: Findings, failure: Failure) -> tuple[str, str]:
    support = tr("Prévenez votre support informatique.")
    match failure:
        case Unreachable(cause=UnreachableCause.REFUSED):
            advice = tr("Vérifiez l’adresse, réessayez dans quelques minutes.")
            return tr("refuse la connexion"), f"{advice} {support}"
        case Unreachable(cause=UnreachableCause.OTHER):
            advice = tr("Vérifiez le réseau du poste et son pare-feu.")
            return tr("la connexion ne s’établit pas"), f"{advice} {support}"
        case Unreachable(cause=UnreachableCause.UNKNOWN_HOST):
            return tr("nom introuvable"), tr("Vérifiez l’adresse et le réseau du poste.")
        case Unreachable(cause=UnreachableCause.CERTIFICATE | UnreachableCause.PROXY):
            return "", ""
        case TimedOut():
            advice = tr("Réessayez\u202f; si cela dure, vérifiez le réseau et le pare-feu.")
            return tr("pas de réponse à temps"), f"{advice} {support}"
        case ServerFault(status=502 | 503 | 504):
            return tr("en maintenance, ou momentanément indisponible"), tr("Réessayez dans quelques minutes.")
        case ServerFault(status=status):
            advice = tr("Réessayez dans quelques minutes, puis prévenez son support.")
            return tr("en panne de son côté ({})").format(status), advice
        case Unintelligible() if findings.redirected_to and findings.redirected_to != way.host:
            return (
                tr("renvoie vers {}").format(findings.redirected_to),
                tr(
                    "Si c’est la même plateforme, réglez https://{} dans Kiosk\u202f; "
                    "si c’est une page du réseau, connectez-vous-y dans le navigateur."
                ).format(findings.redirected_to),
            )
        case Unintelligible(portal=True):
            return (
                tr("le réseau demande une connexion (portail)"),
                tr("Ouvrez le navigateur, connectez-vous au réseau, puis recommencez."),
            )
        case Unintelligible(page=True):
            return (
                tr("une page répond à sa place (réseau, ou maintenance)"),
                tr("Ouvrez le navigateur, connectez-vous au réseau s’il le demande, puis recommencez."),
            )
        case _:
            return tr("ce qui répond n’est pas une plateforme de RDV"), tr("Vérifiez l’adresse.")


def answered_lines(
    findings: Findings, share: int | None = None, *, application: bool = True, configured: str = "auto"
) -> Iterator[Line]:
    """What is known once something answered: sign-in, calls, clock, round trips, limit.

    ``share``: how many calls a minute this desk keeps to since it was told to wait; None: it was not, of late.
    ``application`` and ``configured`` as for ``sign_in_line``.
    """
    if findings.failure is not None and findings.throttled is None:
        yield from unchecked(tr(NOT_CHECKED), NETWORK[NETWORK.index(Check.SIGN_IN) :])
        return
    yield sign_in_line(findings.has, application=application, configured=configured)
    yield calls_line(findings.has)
    yield clock_line(findings.offset)
    yield round_trip_line(findings.trips)
    yield limit_line(findings.throttled, share)


def sign_in_line(has: Mapping[Feature, bool], *, application: bool = True, configured: str = "auto") -> Line:
    """How one signs in. A current instance takes no password, whatever routes it still has.

    ``application``: whether the site has a client id for it; ``configured``: the way that the configuration prescribes,
    « oauth » or « password ». Where nobody can sign in from this desk, that is a fault, whatever the instance takes.
    """
    current = has.get(Feature.ME) is True and not has.get(Feature.DESK_API)
    browser = has.get(Feature.OAUTH) is True and (current or has.get(Feature.DESK_API) is True)
    password = has.get(Feature.PASSWORD) is True and not (current and browser)
    ways = [
        way
        for way, there in ((tr("par le navigateur (OAuth)"), browser), (tr("e-mail et mot de passe"), password))
        if there
    ]
    if ways:
        said = tr("{}, ou {}").format(*ways) if len(ways) > 1 else ways[0]
        if (configured == "password" and not password) or (configured == "oauth" and not browser):
            return Line(
                Check.SIGN_IN,
                Mark.WRONG,
                tr("{}\u202f; la configuration prescrit l’autre façon").format(said),
                tr("Retirez sign_in de la configuration du poste\u00a0: Kiosk demande à la plateforme."),
            )
        if not application and (configured == "oauth" or not password):
            return Line(
                Check.SIGN_IN,
                Mark.WRONG,
                tr("{}\u202f; il manque l’identifiant de Kiosk pour cette adresse").format(said),
                tr("Demandez-le au support de la plateforme, puis réglez-le (client_id, sous [instance.oauth])."),
            )
        return Line(Check.SIGN_IN, Mark.WELL, said)
    if Feature.PASSWORD not in has:
        return Line(Check.SIGN_IN, Mark.NOTE, tr("pas vérifiée"))
    return Line(
        Check.SIGN_IN,
        Mark.WRONG,
        tr("ni par le navigateur, ni par mot de passe"),
        tr("Demandez au support de la plateforme comment s’y connecte une application."),
    )


def calls_line(has: Mapping[Feature, bool]) -> Line:
    """Which of the calls that may lack are there."""
    asked = [feature for feature in OPTIONAL if feature in has]
    if not asked:
        return Line(Check.CALLS, Mark.NOTE, tr("pas vérifiés"))
    there = ", ".join(feature.label for feature in asked if has[feature]) or tr("l’essentiel seulement")
    lacking = ", ".join(feature.label for feature in asked if not has[feature])
    said = tr("{}\u202f; Kiosk se passe de\u00a0: {}").format(there, lacking) if lacking else there
    return Line(Check.CALLS, Mark.WELL, said)


def clock_line(offset: timedelta | None) -> Line:
    """How far this machine's clock is from the platform's."""
    if offset is None:
        return Line(Check.CLOCK, Mark.NOTE, tr("écart inconnu\u00a0: la plateforme ne dit pas l’heure"))
    if abs(offset) <= WORRYING_OFFSET:
        seconds = round(abs(offset).total_seconds())
        return Line(Check.CLOCK, Mark.WELL, tr("juste") if seconds <= 1 else tr("à {}\u00a0s près").format(seconds))
    behind = offset > timedelta(0)
    said = tr("en retard de {} sur la plateforme") if behind else tr("en avance de {} sur la plateforme")
    hours = round(offset / timedelta(hours=1))
    zone = hours != 0 and abs(offset - timedelta(hours=hours)) < WORRYING_OFFSET
    if zone:
        advice = tr("Activez le réglage automatique de l’heure du poste, et vérifiez son fuseau horaire.")
    else:
        advice = tr("Activez le réglage automatique de l’heure du poste.")
    return Line(Check.CLOCK, Mark.SEE, said.format(_span(abs(offset))), advice)


def round_trip_line(trips: tuple[float, ...]) -> Line:
    """The median, and of how many."""
    if not trips:
        return Line(Check.ROUND_TRIP, Mark.NOTE, tr("pas mesuré"))
    from statistics import median  # here: a start of the desk has no use for it

    middle = median(trips)
    said = tr("{}\u00a0ms (médiane de {})").format(max(1, round(middle * 1000)), len(trips))
    if middle <= SLOW:
        return Line(Check.ROUND_TRIP, Mark.WELL, said)
    return Line(
        Check.ROUND_TRIP,
        Mark.SEE,
        tr("{}, c’est lent").format(said),
        tr("Vérifiez le réseau du site\u202f; l’agenda reste utilisable, les envois prennent plus de temps."),
    )


def limit_line(throttled: Throttled | None, share: int | None = None) -> Line:
    """Whether the platform asks to wait, or did so of late (``share``)."""
    if throttled is None and share is not None:
        said = tr("atteinte il y a peu\u202f; ce poste s’en tient à {} appels par minute")
        return Line(Check.LIMIT, Mark.NOTE, said.format(share))
    if throttled is None:
        return Line(Check.LIMIT, Mark.WELL, tr("pas atteinte"))
    wait = throttled.retry_after
    said = tr("atteinte (429)")
    if wait is not None:
        said = tr("{}, il faut attendre {}").format(said, _span(timedelta(seconds=max(1.0, wait))))
    return Line(
        Check.LIMIT,
        Mark.SEE,
        said,
        tr("Tous les postes d’un site partagent cette limite\u00a0: attendez, puis recommencez."),
    )


def _span(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    if seconds < 100:
        return f"{seconds}\u00a0s"
    if seconds < 5400:
        return f"{round(seconds / 60)}\u00a0min"
    if seconds < 172_800:
        return f"{round(seconds / 3600)}\u00a0h"
    return tr("{}\u00a0jours").format(round(seconds / 86_400))
