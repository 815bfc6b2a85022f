"""This machine and what Kiosk keeps on it: the facts that a check finds, and the lines that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.domain.dates.times import ago
from kiosk.domain.diagnostic.report import Check, Line, Mark, short
from kiosk.domain.platform.failures import MemoryDamaged, MemoryFailure, MemoryLocked, MemoryTooNew

SUPPORT: Final = "Prévenez votre support informatique."
LITTLE_ROOM: Final = 500 * 1024 * 1024  # bytes


class KeyringFault(StrEnum):
    """Why the system's keyring keeps nothing."""

    MISSING = "missing"
    UNSAFE = "unsafe"  # there is one, that writes in clear or not at all
    LOCKED = "locked"
    SILENT = "silent"  # no answer in time: somebody may be asked to unlock it
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Keyring:
    """The system's keyring: its ``backend`` by name, and what is wrong with it."""

    backend: str = ""
    fault: KeyringFault | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The folder that Kiosk keeps everything in. ``shown``: its path, without anybody's name."""

    shown: str
    exists: bool
    writable: bool
    free: int | None = None  # bytes


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """A memory on the disk. ``opened``: its content was looked at, or ``fault`` says why it could not be."""

    size: int
    written: datetime
    opened: bool = False
    fault: MemoryFailure | None = None
    synced: datetime | None = None
    unsent: int = 0
    aside: bool = False  # was put aside because it could not be read


@dataclass(frozen=True, slots=True)
class Printers:
    """How many there are; ``usual``: whether one of them is the one that is used unless another is chosen."""

    count: int
    usual: bool


def configuration_line(faults: Sequence[str], files: int | None) -> Line:
    """All that is wrong in the configuration; ``files``: how many it was read from, None where nobody counted."""
    if faults:
        return Line(
            Check.CONFIGURATION,
            Mark.WRONG,
            " ".join(faults),
            "Corrigez le fichier\u202f; tant qu’il a une faute, Kiosk ne démarre pas.",
        )
    said = {None: "lue au démarrage, sans faute", 0: "aucun fichier, réglages d’usine", 1: "1 fichier, sans faute"}.get(
        files, f"{files} fichiers, sans faute"
    )
    return Line(Check.CONFIGURATION, Mark.WELL, said)


_KEYRINGS: Final = {
    KeyringFault.MISSING: (
        "aucun ne répond",
        "Installez ou démarrez le coffre du système (Secret Service ou KWallet sous Linux).",
    ),
    KeyringFault.UNSAFE: ("ne garde rien de façon sûre", "Réglez le coffre du système (Secret Service, KWallet)."),
    KeyringFault.LOCKED: ("verrouillé", "Déverrouillez-le, ou rouvrez la session du poste."),
    KeyringFault.SILENT: (
        "ne répond pas\u202f; il attend peut-être qu’on le déverrouille",
        "Cherchez sa fenêtre à l’écran et déverrouillez-le, puis recommencez.",
    ),
    KeyringFault.FAILING: ("en erreur", "Redémarrez la session du poste."),
}


def keyring_line(keyring: Keyring) -> Line:
    """Whether a keyring keeps secrets: without it the memory lives in RAM."""
    name = short(keyring.backend, 60)
    if keyring.fault is None:
        return Line(Check.KEYRING, Mark.WELL, f"répond ({name})" if name else "répond")
    said, advice = _KEYRINGS[keyring.fault]
    return Line(
        Check.KEYRING,
        Mark.SEE,
        f"{name}\u00a0: {said}" if name else said,
        f"{advice} D’ici là, rien n’est gardé à la fermeture de Kiosk.",
    )


def profile_line(profile: Profile) -> Line:
    """Whether the profile can be written, and has room."""
    if not profile.writable:
        said = f"{profile.shown} ne peut pas être écrit"
        return Line(Check.PROFILE, Mark.WRONG, said, f"Rendez ce dossier accessible en écriture. {SUPPORT}")
    room = "" if profile.free is None else f", {size_text(profile.free)} libres"
    if profile.free is not None and profile.free < LITTLE_ROOM:
        return Line(Check.PROFILE, Mark.SEE, f"{profile.shown}{room}", "Libérez de la place sur le disque.")
    new = "" if profile.exists else " (sera créé au premier démarrage)"
    return Line(Check.PROFILE, Mark.WELL, f"{profile.shown}{new}{room}")


def memory_line(files: Sequence[MemoryFile], durable: bool | None, now: datetime) -> Line:
    """The memories of a profile, as one line: the worst of them tells what to do.

    ``durable``: whether what is kept outlives the process; None where nobody knows.
    """
    kept = [one for one in files if not one.aside]
    aside = len(files) - len(kept)
    said, advice = _memories(kept, now), ""
    mark = Mark.WELL if kept else Mark.NOTE
    faults = [type(one.fault) for one in kept if one.fault is not None]
    if durable is False:
        mark, said = Mark.SEE, "en mémoire vive, perdue à la fermeture de Kiosk"
        advice = "Mettez d’abord en ordre le coffre des mots de passe."
    elif MemoryDamaged in faults:
        mark, said = Mark.WRONG, f"{said}\u202f; ne peut plus être lue"
        advice = f"Ouvrez Kiosk et connectez-vous\u00a0: elle sera mise de côté, sans être effacée. {SUPPORT}"
    elif MemoryTooNew in faults:
        mark, said = Mark.WRONG, f"{said}\u202f; écrite par une version plus récente"
        advice = "Installez la dernière version de Kiosk."
    elif MemoryLocked in faults:
        said = f"{said}\u202f; tenue par Kiosk, ouvert en ce moment\u00a0: contenu pas regardé"
    elif faults:
        mark, said = Mark.WRONG, f"{said}\u202f; ne peut pas être lue"
        advice = f"Vérifiez les droits du dossier du profil. {SUPPORT}"
    elif unsent := sum(one.unsent for one in kept):
        plural = "s" if unsent > 1 else ""
        mark, said = Mark.SEE, f"{said}\u202f; {unsent} envoi{plural} en attente"
        advice = "Ouvrez Kiosk et connectez-vous\u00a0: ce qui attend partira."
    if aside:
        said = f"{said}\u202f; {aside} mise{'s' if aside > 1 else ''} de côté"
        advice = advice or "Des gestes non envoyés peuvent s’y trouver. " + SUPPORT
        mark = mark if mark is Mark.WRONG else Mark.SEE
    return Line(Check.MEMORY, mark, said, advice)


def _memories(kept: Sequence[MemoryFile], now: datetime) -> str:
    if not kept:
        return "aucune encore"
    newest = max(kept, key=lambda one: one.written)
    count = "chiffrée" if len(kept) == 1 else f"{len(kept)} mémoires chiffrées"
    text = f"{count}, {size_text(sum(one.size for one in kept))}, écrite {ago(newest.written, now)}"
    synced = [one.synced for one in kept if one.synced is not None]
    return f"{text}, synchronisée {ago(max(synced), now)}" if synced else text


def printers_line(printers: Printers | None) -> Line:
    """How many, never their names: people’s names are among them."""
    if printers is None:
        return Line(Check.PRINTERS, Mark.NOTE, "pas vérifiées\u00a0: le système ne les a pas données à temps")
    if not printers.count:
        return Line(Check.PRINTERS, Mark.NOTE, "aucune\u00a0: les documents s’enregistrent en PDF")
    plural = "s" if printers.count > 1 else ""
    usual = "dont une par défaut" if printers.usual else "aucune par défaut"
    return Line(Check.PRINTERS, Mark.WELL, f"{printers.count} imprimante{plural}, {usual}")


def versions_line(versions: Sequence[tuple[str, str | None]]) -> Line:
    """What runs, by name and version; None for a part that does not load."""
    said = ", ".join(f"{name} {short(version, 60)}".strip() for name, version in versions if version is not None)
    broken = [name for name, version in versions if version is None]
    if not broken:
        return Line(Check.VERSIONS, Mark.WELL, said)
    names = ", ".join(broken)
    return Line(
        Check.VERSIONS,
        Mark.WRONG,
        f"{said}\u202f; ne se charge pas\u00a0: {names}",
        "Réinstallez Kiosk, et les bibliothèques du système dont il a besoin.",
    )


def zone_line(machine: timedelta, usual: timedelta, name: str) -> Line:
    """The machine's zone beside Kiosk's own: the screen shows the hours of the organisation, whatever either says."""
    said = f"{_utc(machine)} ({short(name, 40)})"
    if machine == usual:
        return Line(Check.ZONE, Mark.WELL, said)
    return Line(Check.ZONE, Mark.NOTE, f"{said}\u202f; Kiosk montre les heures de l’organisation")


def link_line(connected: bool | None, synced: datetime | None, unsent: int, now: datetime) -> Line:
    """What the desk that runs knows of its link."""
    parts = [{True: "connecté", False: "coupée", None: "pas encore établie"}[connected]]
    if synced is not None:
        parts.append(f"à jour {ago(synced, now)}")
    if unsent:
        parts.append(f"{unsent} à envoyer")
    said = ", ".join(parts)
    if connected is False:
        advice = "Les gestes sont gardés et partiront au retour de la liaison\u202f; voyez les lignes du réseau."
        return Line(Check.LINK, Mark.SEE, said, advice)
    return Line(Check.LINK, Mark.NOTE if connected is None else Mark.WELL, said)


def size_text(size: int) -> str:
    """« 12,4 Mo »."""
    for unit, bytes_in_it in (("Go", 1e9), ("Mo", 1e6)):
        if size >= bytes_in_it:
            return f"{size / bytes_in_it:.1f}\u00a0{unit}".replace(".", ",")
    return f"{max(1, round(size / 1000)) if size else 0}\u00a0ko"


def _utc(offset: timedelta) -> str:
    minutes = round(offset / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    shown = f"{hours}\u00a0h{f' {rest:02}' if rest else ''}" if minutes else ""
    return f"UTC {'+' if minutes > 0 else '-'}{shown}" if shown else "UTC"
