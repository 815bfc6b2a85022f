"""The way to the platform: the facts that a check finds, and the lines that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.domain.dates.times import short_date
from kiosk.domain.diagnostic.report import NETWORK, Check, Line, Mark, short
from kiosk.domain.platform.failures import (
    Failure,
    Unreachable,
    UnreachableCause,
    UnreachableDetail,
)
from kiosk.domain.text.language import counted, french, labelled, tr

SOON: Final = timedelta(days=14)  # until a certificate ends
NOT_CHECKED: Final = french("pas vérifié\u00a0: la connexion n’a pas abouti")


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
            tr("aucune adresse n’est réglée"),
            tr("Indiquez-la avec --instance, ou dans la configuration du poste ([instance], url)."),
        )
    elif cause is UnreachableCause.INSECURE:
        said, advice = (
            tr("l’adresse n’est pas protégée (http)"),
            tr("Remplacez-la par une adresse qui commence par https://."),
        )
    else:
        said, advice = (
            tr("ce qui est réglé n’est pas une adresse"),
            tr("Écrivez-la comme dans le navigateur, par exemple https://rdv.anct.gouv.fr."),
        )
    yield Line(Check.ADDRESS, Mark.SEE if cause is None else Mark.WRONG, said, advice)
    yield from unchecked(tr("pas vérifié\u00a0: il manque l’adresse"), NETWORK[1:])


class CompanionFound(StrEnum):
    """How the site's companion was found."""

    NONE = "none"  # the site has none
    UNPAIRED = "unpaired"
    ANSWERS = "answers"
    REVOKED = "revoked"
    SILENT = "silent"


def companion_line(found: CompanionFound, address: str) -> Line:
    """Whether this desk shares what the site shares."""
    ask = tr("Demandez un code à qui tient le compagnon, puis menu, « Jumeler ce poste ».")
    match found:
        case CompanionFound.NONE:
            return Line(Check.COMPANION, Mark.NOTE, tr("le site n’en a pas"))
        case CompanionFound.UNPAIRED:
            return Line(Check.COMPANION, Mark.SEE, tr("{}, pas jumelé avec ce poste").format(address), ask)
        case CompanionFound.REVOKED:
            return Line(Check.COMPANION, Mark.SEE, tr("{}, ne connaît plus ce poste").format(address), ask)
        case CompanionFound.SILENT:
            advice = tr("Vérifiez qu’il est allumé et sur le réseau. Ce qui est noté ici est gardé jusqu’à son retour.")
            return Line(Check.COMPANION, Mark.WRONG, tr("{} ne répond pas").format(address), advice)
        case _:
            return Line(Check.COMPANION, Mark.WELL, tr("{}, jumelé et joint").format(address))


def unchecked(why: str, checks: tuple[Check, ...]) -> Iterator[Line]:
    """Lines that say why nothing is known."""
    for check in checks:
        yield Line(check, Mark.NOTE, why)


def name_line(way: Way, found: int | None, patience: float) -> Line:
    """Whether the name is known to the network: how many addresses it has, none, or None for no answer in time."""
    name = tr("le proxy {}").format(way.proxy) if way.proxy else way.host
    if found:
        said = counted(found, "{1} est connu ({0} adresse)", "{1} est connu ({0} adresses)", name)
        return Line(Check.NAME, Mark.WELL, said)
    if found is None:
        said = tr("{}\u00a0: le service de noms (DNS) n’a pas répondu en {}\u00a0s").format(name, round(patience))
    else:
        said = tr("{} est introuvable").format(name)
    advice = (
        tr("Vérifiez le réglage du proxy de ce poste.")
        if way.proxy
        else tr("Vérifiez l’adresse, puis le câble ou le Wi-Fi, puis le réglage DNS du poste.")
    )
    return Line(Check.NAME, Mark.WRONG, said, advice)


def authorities_line(store: TrustStore) -> Line:
    """Which authorities this machine trusts."""
    if store.count == 0:
        return Line(
            Check.AUTHORITIES,
            Mark.WRONG,
            tr("{} ne contient aucune autorité").format(short(store.where)),
            tr("Installez les certificats du système (paquet ca-certificates)."),
        )
    where = short(store.where)
    said = where if store.count is None else counted(store.count, "{1}, {0} autorité", "{1}, {0} autorités", where)
    return Line(Check.AUTHORITIES, Mark.WELL, said)


def proxy_line(way: Way, failure: Failure | None) -> Line:
    """The proxy that the system names, and whether it let the connection through."""
    if not (isinstance(failure, Unreachable) and failure.cause is UnreachableCause.PROXY):
        return Line(Check.PROXY, Mark.WELL, way.proxy or tr("aucun, connexion directe"))
    said, advice = (tr(text) for text in _PROXIES.get(failure.detail, _PROXIES[None]))
    return Line(Check.PROXY, Mark.WRONG, labelled(way.proxy or tr("un proxy du réseau"), said), advice)


_PROXIES: Final[Mapping[UnreachableDetail | None, tuple[str, str]]] = {
    UnreachableDetail.PROXY_PASSWORD: (
        french("il demande un mot de passe"),
        french("Faites autoriser la plateforme sans mot de passe pour ce poste."),
    ),
    UnreachableDetail.PROXY_AWAY: (french("il ne répond pas"), french("Vérifiez le réglage du proxy de ce poste.")),
    UnreachableDetail.PROXY_KIND: (
        french("Kiosk ne sait pas s’en servir"),
        french("Donnez au poste un proxy HTTP\u202f; SOCKS n’est pas pris en charge."),
    ),
    None: (french("il refuse la connexion"), french("Faites autoriser l’adresse de la plateforme sur le proxy.")),
}


def certificate_line(way: Way, failure: Failure | None, now: datetime) -> Line:
    """What the server presents, and what is wrong with it."""
    if not way.https:
        return Line(Check.CERTIFICATE, Mark.NOTE, tr("sans objet\u00a0: la plateforme est sur ce poste, sans https"))
    refused = isinstance(failure, Unreachable) and failure.cause is UnreachableCause.CERTIFICATE
    if not way.chain:
        if refused:
            assert isinstance(failure, Unreachable)
            said, advice = _certificate_fault(failure.detail, way, None, now)
            return Line(Check.CERTIFICATE, Mark.WRONG, said, advice)
        return Line(Check.CERTIFICATE, Mark.NOTE, tr(NOT_CHECKED))
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
            tr("{}, jusqu’au {} seulement").format(chain, _day(own.ends, now)),
            tr("Prévenez le support de la plateforme\u00a0: son certificat est à renouveler."),
        )
    said = chain if own.ends is None else tr("{}, jusqu’au {}").format(chain, _day(own.ends, now))
    return Line(Check.CERTIFICATE, Mark.WELL, said)


def _certificate_fault(
    detail: UnreachableDetail | None, way: Way, own: Certificate | None, now: datetime
) -> tuple[str, str]:
    today = tr("ce poste est au {}").format(_day(now, now))
    match detail:
        case UnreachableDetail.EXPIRED:
            said = (
                tr("périmé")
                if own is None or own.ends is None
                else tr("périmé depuis le {}").format(_day(own.ends, now))
            )
            return (
                tr("{}\u202f; {}").format(said, today),
                tr("Vérifiez d’abord la date du poste\u202f; si elle est juste, prévenez le support de la plateforme."),
            )
        case UnreachableDetail.NOT_YET_VALID:
            begins = own.begins if own is not None else None
            early = (
                tr("pas encore valable avant le {}").format(_day(begins, now)) if begins else tr("pas encore valable")
            )
            return tr("{}\u202f; {}").format(early, today), tr("Réglez la date et l’heure du poste.")
        case UnreachableDetail.UNKNOWN_AUTHORITY:
            last = "" if own is None else f" ({way.chain[-1].issuer})"
            return (
                tr("signé par une autorité que ce poste ne connaît pas") + last,
                tr(
                    "Si c’est l’autorité de votre réseau, ajoutez-la au magasin de certificats du système\u202f; "
                    "sinon, connectez-vous au réseau dans le navigateur, puis recommencez."
                ),
            )
        case UnreachableDetail.OTHER_HOST:
            whose = "" if own is None else f" ({own.subject})"
            return (
                tr("établi pour un autre nom que {}").format(way.host) + whose,
                tr("Vérifiez l’adresse\u202f; si elle est juste, connectez-vous au réseau dans le navigateur."),
            )
        case _:
            advice = tr("Vérifiez la date du poste, puis le magasin de certificats du système.")
            return tr("refusé par ce poste"), advice


def _day(at: datetime, now: datetime) -> str:
    return short_date(at.astimezone(now.tzinfo).date())
