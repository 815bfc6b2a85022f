"""The way to the platform, and what it is: the facts that a check finds, and the lines that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.domain.diagnostic.report import NETWORK, Check, Line, Mark, short
from kiosk.domain.platform.failures import (
    Failure,
    ServerFault,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
    UnreachableCause,
    UnreachableDetail,
)

WORRYING_OFFSET: Final = timedelta(minutes=1)
SLOW: Final = 1.0  # seconds for a round trip: each gesture is felt to wait
SOON: Final = timedelta(days=14)  # until a certificate ends
NOT_CHECKED: Final = "pas vérifié\u00a0: la connexion n’a pas abouti"


class Feature(StrEnum):
    """Calls that not every release has, and what they are for."""

    DESK_API = "API d’accueil"
    ME = "identité de l’agent"
    LIEUX = "lieux"
    RDVS = "liste des RDV"
    TEAMS = "équipes"
    RDV_PLANS = "préparation d’un RDV"
    OAUTH = "connexion par le navigateur"
    PASSWORD = "connexion par mot de passe"  # noqa: S105 - what it is for, not one


OPTIONAL: Final = (Feature.LIEUX, Feature.RDVS, Feature.TEAMS, Feature.RDV_PLANS, Feature.DESK_API)
"""Those that a desk makes use of where they are, and does without elsewhere."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate of the chain that a server presents, the server's own first."""

    subject: str
    issuer: str
    begins: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Where the authorities that this machine trusts are kept; ``count`` None: the system does not say."""

    where: str
    count: int | None = None


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


@dataclass(frozen=True, slots=True)
class Way:
    """How an instance is reached: its ``root``, its ``host``, the ``proxy`` between, the ``chain`` it presents."""

    root: str
    host: str
    https: bool = True
    proxy: str = ""  # host and port
    chain: tuple[Certificate, ...] = ()


def no_address(cause: UnreachableCause | None) -> Iterator[Line]:
    """No instance to look at: none is known (None), or what was given is no address that Kiosk may speak to."""
    if cause is None:
        said, advice = (
            "aucune adresse n’est réglée",
            "Indiquez-la avec --instance, ou dans la configuration du poste ([instance], url).",
        )
    elif cause is UnreachableCause.INSECURE:
        said, advice = (
            "l’adresse n’est pas protégée (http)",
            "Remplacez-la par une adresse qui commence par https://.",
        )
    else:
        said, advice = (
            "ce qui est réglé n’est pas une adresse",
            "Écrivez-la comme dans le navigateur, par exemple https://rdv.anct.gouv.fr.",
        )
    yield Line(Check.ADDRESS, Mark.SEE if cause is None else Mark.WRONG, said, advice)
    yield from unchecked("pas vérifié\u00a0: il manque l’adresse", NETWORK[1:])


def unchecked(why: str, checks: tuple[Check, ...]) -> Iterator[Line]:
    """Lines that say why nothing is known."""
    for check in checks:
        yield Line(check, Mark.NOTE, why)


def name_line(way: Way, found: int | None, patience: float) -> Line:
    """Whether the name is known to the network: how many addresses it has, none, or None for no answer in time."""
    what, name = ("le proxy ", way.proxy) if way.proxy else ("", way.host)
    if found:
        plural = "s" if found > 1 else ""
        return Line(Check.NAME, Mark.WELL, f"{what}{name} est connu ({found} adresse{plural})")
    if found is None:
        said = f"{what}{name}\u00a0: le service de noms (DNS) n’a pas répondu en {round(patience)}\u00a0s"
    else:
        said = f"{what}{name} est introuvable"
    advice = (
        "Vérifiez le réglage du proxy de ce poste."
        if way.proxy
        else "Vérifiez l’adresse, puis le câble ou le Wi-Fi, puis le réglage DNS du poste."
    )
    return Line(Check.NAME, Mark.WRONG, said, advice)


def authorities_line(store: TrustStore) -> Line:
    """Which authorities this machine trusts."""
    if store.count == 0:
        return Line(
            Check.AUTHORITIES,
            Mark.WRONG,
            f"{short(store.where)} ne contient aucune autorité",
            "Installez les certificats du système (paquet ca-certificates).",
        )
    known = "" if store.count is None else f", {store.count} autorités"
    return Line(Check.AUTHORITIES, Mark.WELL, f"{short(store.where)}{known}")


def proxy_line(way: Way, failure: Failure | None) -> Line:
    """The proxy that the system names, and whether it let the connection through."""
    if not (isinstance(failure, Unreachable) and failure.cause is UnreachableCause.PROXY):
        return Line(Check.PROXY, Mark.WELL, way.proxy or "aucun, connexion directe")
    said, advice = _PROXIES.get(failure.detail, _PROXIES[None])
    return Line(Check.PROXY, Mark.WRONG, f"{way.proxy or 'un proxy du réseau'}\u00a0: {said}", advice)


_PROXIES: Final[Mapping[UnreachableDetail | None, tuple[str, str]]] = {
    UnreachableDetail.PROXY_PASSWORD: (
        "il demande un mot de passe",
        "Faites autoriser la plateforme sans mot de passe pour ce poste.",
    ),
    UnreachableDetail.PROXY_AWAY: ("il ne répond pas", "Vérifiez le réglage du proxy de ce poste."),
    UnreachableDetail.PROXY_KIND: (
        "Kiosk ne sait pas s’en servir",
        "Donnez au poste un proxy HTTP\u202f; SOCKS n’est pas pris en charge.",
    ),
    None: ("il refuse la connexion", "Faites autoriser l’adresse de la plateforme sur le proxy."),
}


def certificate_line(way: Way, failure: Failure | None, now: datetime) -> Line:
    """What the server presents, and what is wrong with it."""
    if not way.https:
        return Line(Check.CERTIFICATE, Mark.NOTE, "sans objet\u00a0: la plateforme est sur ce poste, sans https")
    refused = isinstance(failure, Unreachable) and failure.cause is UnreachableCause.CERTIFICATE
    if not way.chain:
        if refused:
            assert isinstance(failure, Unreachable)
            said, advice = _certificate_fault(failure.detail, way, None, now)
            return Line(Check.CERTIFICATE, Mark.WRONG, said, advice)
        return Line(Check.CERTIFICATE, Mark.NOTE, NOT_CHECKED)
    own = way.chain[0]
    if refused:
        assert isinstance(failure, Unreachable)
        said, advice = _certificate_fault(failure.detail, way, own, now)
        return Line(Check.CERTIFICATE, Mark.WRONG, said, advice)
    chain = " ← ".join((own.subject, *(one.issuer for one in way.chain)))
    if own.ends is not None and own.ends - now < SOON:
        return Line(
            Check.CERTIFICATE,
            Mark.SEE,
            f"{chain}, jusqu’au {_day(own.ends, now)} seulement",
            "Prévenez le support de la plateforme\u00a0: son certificat est à renouveler.",
        )
    until = "" if own.ends is None else f", jusqu’au {_day(own.ends, now)}"
    return Line(Check.CERTIFICATE, Mark.WELL, f"{chain}{until}")


def _certificate_fault(
    detail: UnreachableDetail | None, way: Way, own: Certificate | None, now: datetime
) -> tuple[str, str]:
    today = f"ce poste est au {now:%d/%m/%Y}"
    match detail:
        case UnreachableDetail.EXPIRED:
            since = "" if own is None or own.ends is None else f" depuis le {_day(own.ends, now)}"
            return (
                f"périmé{since}\u202f; {today}",
                "Vérifiez d’abord la date du poste\u202f; si elle est juste, prévenez le support de la plateforme.",
            )
        case UnreachableDetail.NOT_YET_VALID:
            start = "" if own is None or own.begins is None else f" avant le {_day(own.begins, now)}"
            return f"pas encore valable{start}\u202f; {today}", "Réglez la date et l’heure du poste."
        case UnreachableDetail.UNKNOWN_AUTHORITY:
            last = "" if own is None else f" ({way.chain[-1].issuer})"
            return (
                f"signé par une autorité que ce poste ne connaît pas{last}",
                "Si c’est l’autorité de votre réseau, ajoutez-la au magasin de certificats du système\u202f; "
                "sinon, connectez-vous au réseau dans le navigateur, puis recommencez.",
            )
        case UnreachableDetail.OTHER_HOST:
            whose = "" if own is None else f" ({own.subject})"
            return (
                f"établi pour un autre nom que {way.host}{whose}",
                "Vérifiez l’adresse\u202f; si elle est juste, connectez-vous au réseau dans le navigateur.",
            )
        case _:
            return "refusé par ce poste", "Vérifiez la date du poste, puis le magasin de certificats du système."


def platform_line(way: Way, findings: Findings) -> Line:
    """Whether a platform answers, and of which generation."""
    failure = findings.failure
    if failure is None:
        return Line(Check.PLATFORM, Mark.WELL, f"répond, {generation(findings.has)}")
    if findings.throttled is not None:
        return Line(Check.PLATFORM, Mark.NOTE, "répond, mais demande d’attendre")
    said, advice = _no_platform(way, findings, failure)
    if said:
        return Line(Check.PLATFORM, Mark.WRONG, said, advice)
    return Line(Check.PLATFORM, Mark.NOTE, NOT_CHECKED)  # another line says why


def generation(has: Mapping[Feature, bool]) -> str:
    """Which generation an instance is of, by what it has."""
    if has.get(Feature.DESK_API):
        return "plateforme embarquée ou dotée de l’API d’accueil"
    match has.get(Feature.ME):
        case True:
            return "génération actuelle"
        case False:
            return "génération historique"
        case _:
            return "génération pas vérifiée"


def _no_platform(way: Way, findings: Findings, failure: Failure) -> tuple[str, str]:
    support = "Prévenez votre support informatique."
    match failure:
        case Unreachable(cause=UnreachableCause.REFUSED):
            return "refuse la connexion", f"Vérifiez l’adresse, réessayez dans quelques minutes. {support}"
        case Unreachable(cause=UnreachableCause.OTHER):
            return "la connexion ne s’établit pas", f"Vérifiez le réseau du poste et son pare-feu. {support}"
        case Unreachable(cause=UnreachableCause.UNKNOWN_HOST):
            return "nom introuvable", "Vérifiez l’adresse et le réseau du poste."
        case Unreachable(cause=UnreachableCause.CERTIFICATE | UnreachableCause.PROXY):
            return "", ""
        case TimedOut():
            return (
                "pas de réponse à temps",
                f"Réessayez\u202f; si cela dure, vérifiez le réseau et le pare-feu. {support}",
            )
        case ServerFault(status=502 | 503 | 504):
            return "en maintenance, ou momentanément indisponible", "Réessayez dans quelques minutes."
        case ServerFault(status=status):
            return f"en panne de son côté ({status})", "Réessayez dans quelques minutes, puis prévenez son support."
        case Unintelligible() if findings.redirected_to and findings.redirected_to != way.host:
            return (
                f"renvoie vers {findings.redirected_to}",
                f"Si c’est la même plateforme, réglez https://{findings.redirected_to} dans Kiosk\u202f; "
                "si c’est une page du réseau, connectez-vous-y dans le navigateur.",
            )
        case Unintelligible(html=True):
            return (
                "une page répond à sa place (réseau, ou maintenance)",
                "Ouvrez le navigateur, connectez-vous au réseau s’il le demande, puis recommencez.",
            )
        case _:
            return "ce qui répond n’est pas une plateforme de RDV", "Vérifiez l’adresse."


def answered_lines(
    findings: Findings, share: int | None = None, *, application: bool = True, configured: str = "auto"
) -> Iterator[Line]:
    """What is known once something answered: sign-in, calls, clock, round trips, limit.

    ``share``: how many calls a minute this desk keeps to since it was told to wait; None: it was not, of late.
    ``application`` and ``configured`` as for ``sign_in_line``.
    """
    if findings.failure is not None and findings.throttled is None:
        yield from unchecked(NOT_CHECKED, NETWORK[NETWORK.index(Check.SIGN_IN) :])
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
        way for way, there in (("par le navigateur (OAuth)", browser), ("e-mail et mot de passe", password)) if there
    ]
    if ways:
        said = ", ou ".join(ways)
        if (configured == "password" and not password) or (configured == "oauth" and not browser):
            return Line(
                Check.SIGN_IN,
                Mark.WRONG,
                f"{said}\u202f; la configuration prescrit l’autre façon",
                "Retirez sign_in de la configuration du poste\u00a0: Kiosk demande à la plateforme.",
            )
        if not application and (configured == "oauth" or not password):
            return Line(
                Check.SIGN_IN,
                Mark.WRONG,
                f"{said}\u202f; il manque l’identifiant de Kiosk pour cette adresse",
                "Demandez-le au support de la plateforme, puis réglez-le (client_id, sous [instance.oauth]).",
            )
        return Line(Check.SIGN_IN, Mark.WELL, said)
    if Feature.PASSWORD not in has:
        return Line(Check.SIGN_IN, Mark.NOTE, "pas vérifiée")
    return Line(
        Check.SIGN_IN,
        Mark.WRONG,
        "ni par le navigateur, ni par mot de passe",
        "Demandez au support de la plateforme comment s’y connecte une application.",
    )


def calls_line(has: Mapping[Feature, bool]) -> Line:
    """Which of the calls that may lack are there."""
    asked = [feature for feature in OPTIONAL if feature in has]
    if not asked:
        return Line(Check.CALLS, Mark.NOTE, "pas vérifiés")
    there = ", ".join(feature.value for feature in asked if has[feature]) or "l’essentiel seulement"
    lacking = ", ".join(feature.value for feature in asked if not has[feature])
    return Line(Check.CALLS, Mark.WELL, there + (f"\u202f; Kiosk se passe de\u00a0: {lacking}" if lacking else ""))


def clock_line(offset: timedelta | None) -> Line:
    """How far this machine's clock is from the platform's."""
    if offset is None:
        return Line(Check.CLOCK, Mark.NOTE, "écart inconnu\u00a0: la plateforme ne dit pas l’heure")
    if abs(offset) <= WORRYING_OFFSET:
        seconds = round(abs(offset).total_seconds())
        return Line(Check.CLOCK, Mark.WELL, "juste" if seconds <= 1 else f"à {seconds}\u00a0s près")
    behind = offset > timedelta(0)
    said = f"{'en retard' if behind else 'en avance'} de {_span(abs(offset))} sur la plateforme"
    hours = round(offset / timedelta(hours=1))
    zone = hours != 0 and abs(offset - timedelta(hours=hours)) < WORRYING_OFFSET
    advice = "Activez le réglage automatique de l’heure du poste"
    return Line(Check.CLOCK, Mark.SEE, said, advice + (", et vérifiez son fuseau horaire." if zone else "."))


def round_trip_line(trips: tuple[float, ...]) -> Line:
    """The median, and of how many."""
    if not trips:
        return Line(Check.ROUND_TRIP, Mark.NOTE, "pas mesuré")
    from statistics import median  # here: a start of the desk has no use for it

    middle = median(trips)
    said = f"{max(1, round(middle * 1000))}\u00a0ms (médiane de {len(trips)})"
    if middle <= SLOW:
        return Line(Check.ROUND_TRIP, Mark.WELL, said)
    return Line(
        Check.ROUND_TRIP,
        Mark.SEE,
        f"{said}, c’est lent",
        "Vérifiez le réseau du site\u202f; l’agenda reste utilisable, les envois prennent plus de temps.",
    )


def limit_line(throttled: Throttled | None, share: int | None = None) -> Line:
    """Whether the platform asks to wait, or did so of late (``share``)."""
    if throttled is None and share is not None:
        said = f"atteinte il y a peu\u202f; ce poste s’en tient à {share} appels par minute"
        return Line(Check.LIMIT, Mark.NOTE, said)
    if throttled is None:
        return Line(Check.LIMIT, Mark.WELL, "pas atteinte")
    wait = throttled.retry_after
    asked = "" if wait is None else f", il faut attendre {_span(timedelta(seconds=max(1.0, wait)))}"
    return Line(
        Check.LIMIT,
        Mark.SEE,
        f"atteinte (429){asked}",
        "Tous les postes d’un site partagent cette limite\u00a0: attendez, puis recommencez.",
    )


def _span(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    if seconds < 100:
        return f"{seconds}\u00a0s"
    if seconds < 5400:
        return f"{round(seconds / 60)}\u00a0min"
    if seconds < 172_800:
        return f"{round(seconds / 3600)}\u00a0h"
    return f"{round(seconds / 86_400)}\u00a0jours"


def _day(at: datetime, now: datetime) -> str:
    return f"{at.astimezone(now.tzinfo):%d/%m/%Y}"
