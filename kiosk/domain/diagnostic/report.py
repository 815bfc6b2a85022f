"""The report of a check: its lines in their order, one verdict above them, and the whole as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.domain.dates.times import hour, short_date
from kiosk.domain.text.language import Words, counted, french, labelled, tr


class Mark(StrEnum):
    """How a line stands. Only ``SEE`` and ``WRONG`` ask for something."""

    WELL = "well"
    SEE = "see"
    WRONG = "wrong"
    NOTE = "note"  # a fact that is neither good nor bad, or what could not be looked at


SIGNS: Final = {Mark.WELL: "✓", Mark.SEE: "!", Mark.WRONG: "✗", Mark.NOTE: "·"}
WORDS: Final = Words({Mark.WELL: "bien", Mark.SEE: "à voir", Mark.WRONG: "à corriger", Mark.NOTE: "à savoir"})
READY: Final = french("Ce poste est prêt.")


class Check(StrEnum):
    """What is looked at, in the order of the report: from where the fault mostly is to where it seldom is."""

    CONFIGURATION = french("Configuration")
    ADDRESS = french("Adresse de la plateforme")
    NAME = french("Nom sur le réseau")
    PROXY = french("Proxy")
    CERTIFICATE = french("Certificat")
    AUTHORITIES = french("Autorités reconnues")
    PLATFORM = french("Plateforme")
    SIGN_IN = french("Façon de se connecter")
    CALLS = french("Appels disponibles")
    CLOCK = french("Heure du poste")
    ROUND_TRIP = french("Aller-retour")
    LIMIT = french("Limite d’appels")
    TRAFFIC = french("Échanges avec la plateforme")
    LINK = french("Liaison")  # of the desk that runs: the command has none
    COMPANION = french("Compagnon du site")
    KEYRING = french("Coffre des mots de passe")
    PROFILE = french("Dossier du profil")
    MEMORY = french("Mémoire du poste")
    PRINTERS = french("Imprimantes")
    VERSIONS = french("Versions")
    ZONE = french("Fuseau horaire")

    @property
    def label(self) -> str:
        return tr(self.value)


NETWORK: Final = (
    Check.ADDRESS,
    Check.NAME,
    Check.PROXY,
    Check.CERTIFICATE,
    Check.AUTHORITIES,
    Check.PLATFORM,
    Check.SIGN_IN,
    Check.CALLS,
    Check.CLOCK,
    Check.ROUND_TRIP,
    Check.LIMIT,
    Check.TRAFFIC,
)
"""Those that need the platform, each only where the one before let it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was found, in words; ``advice`` says what to do where it is not well."""

    check: Check
    mark: Mark
    said: str
    advice: str = ""

    @property
    def asks(self) -> bool:
        """Whether something is to be done."""
        return self.mark in (Mark.SEE, Mark.WRONG)


def ordered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """``lines`` in the order of the report."""
    places = list(Check)
    return tuple(sorted(lines, key=lambda line: places.index(line.check)))


def verdict(lines: Iterable[Line]) -> str:
    """« Ce poste est prêt. », or what is to be looked at, by name."""
    asking = [line.check.label for line in ordered(lines) if line.asks]
    if not asking:
        return tr(READY)
    names = ", ".join(name[0].lower() + name[1:] for name in asking)
    return counted(len(asking), "{} point à voir\u00a0: {}.", "{} points à voir\u00a0: {}.", names)


def report_text(
    lines: Sequence[Line], version: str, at: datetime, marks: Mapping[Mark, str] | None = None, width: int = 10
) -> str:
    """The whole, for a terminal, a file or an e-mail. ``marks`` are what lines begin with: words unless given.

    ``width`` is that of the marks as they are seen: colours take none.
    """
    shown = marks or {mark: word.upper().ljust(width) for mark, word in WORDS.items()}
    head = tr("Kiosk {}, vérification du poste, {} à {}").format(version, short_date(at.date()), hour(at))
    text = [head, verdict(lines), ""]
    for line in ordered(lines):
        text.append(f"{shown[line.mark]} {labelled(line.check.label, line.said)}")
        if line.advice:
            text.append(f"{' ' * width} → {line.advice}")
    return "\n".join(text) + "\n"


def short(text: str, longest: int = 120) -> str:
    """What comes from outside (a certificate, a system), fit to be shown on one line."""
    tidy = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return tidy if len(tidy) <= longest else tidy[: longest - 1] + "…"
