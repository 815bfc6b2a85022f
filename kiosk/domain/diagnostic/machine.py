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
from kiosk.domain.text.language import counted, french, labelled, tr

SUPPORT: Final = french("Prévenez votre support informatique.")
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


def configuration_line(faults: Sequence[str], files: int | None, imposed: Sequence[str] = ()) -> Line:
    """All that is wrong in the configuration; ``files``: how many it was read from, None where nobody counted;
    ``imposed``: the keys that the site lets nobody change.
    """
    if faults:
        return Line(
            Check.CONFIGURATION,
            Mark.WRONG,
            " ".join(faults),
            tr("Corrigez le fichier\u202f; tant qu’il a une faute, Kiosk ne démarre pas."),
        )
    if files is None:
        said = tr("lue au démarrage, sans faute")
    elif not files:
        said = tr("aucun fichier, réglages d’usine")
    else:
        said = counted(files, "{} fichier, sans faute", "{} fichiers, sans faute")
    if imposed:
        said = tr("{}\u202f; réglé par votre administration\u00a0: {}").format(said, ", ".join(imposed))
    return Line(Check.CONFIGURATION, Mark.WELL, said)


_KEYRINGS: Final = {
    KeyringFault.MISSING: (
        french("aucun ne répond"),
        french("Installez ou démarrez le coffre des mots de passe du système (Secret Service ou KWallet sous Linux)."),
    ),
    KeyringFault.UNSAFE: (
        french("ne garde rien de façon sûre"),
        french("Réglez le coffre des mots de passe du système (Secret Service, KWallet)."),
    ),
    KeyringFault.LOCKED: (french("verrouillé"), french("Déverrouillez-le, ou rouvrez la session du poste.")),
    KeyringFault.SILENT: (
        french("ne répond pas\u202f; il attend peut-être qu’on le déverrouille"),
        french("Cherchez sa fenêtre à l’écran et déverrouillez-le, puis recommencez."),
    ),
    KeyringFault.FAILING: (french("en erreur"), french("Redémarrez la session du poste.")),
}


def keyring_line(keyring: Keyring) -> Line:
    """Whether a keyring keeps secrets: without it the memory lives in RAM."""
    name = short(keyring.backend, 60)
    if keyring.fault is None:
        return Line(Check.KEYRING, Mark.WELL, tr("répond ({})").format(name) if name else tr("répond"))
    said, advice = (tr(text) for text in _KEYRINGS[keyring.fault])
    return Line(
        Check.KEYRING,
        Mark.SEE,
        labelled(name, said) if name else said,
        tr("{} D’ici là, rien n’est gardé à la fermeture de Kiosk.").format(advice),
    )


def profile_line(profile: Profile) -> Line:
    """Whether the profile can be written, and has room."""
    if not profile.writable:
        said = tr("{} ne peut pas être écrit").format(profile.shown)
        advice = tr("Rendez ce dossier accessible en écriture.")
        return Line(Check.PROFILE, Mark.WRONG, said, f"{advice} {tr(SUPPORT)}")
    room = "" if profile.free is None else tr(", {} libres").format(size_text(profile.free))
    if profile.free is not None and profile.free < LITTLE_ROOM:
        return Line(Check.PROFILE, Mark.SEE, f"{profile.shown}{room}", tr("Libérez de la place sur le disque."))
    shown = profile.shown if profile.exists else tr("{} (sera créé au premier démarrage)").format(profile.shown)
    return Line(Check.PROFILE, Mark.WELL, f"{shown}{room}")


def memory_line(files: Sequence[MemoryFile], durable: bool | None, now: datetime) -> Line:
    """The memories of a profile, as one line: the worst of them tells what to do.

    ``durable``: whether what is kept outlives the process; None where nobody knows.
    """
    kept = [one for one in files if not one.aside]
    aside = len(files) - len(kept)
    said, advice = _memories(kept, now), ""
    stands = Mark.WELL if kept else Mark.NOTE
    faults = [type(one.fault) for one in kept if one.fault is not None]
    if durable is False:
        stands, said = Mark.SEE, tr("en mémoire vive, perdue à la fermeture de Kiosk")
        advice = tr("Mettez d’abord en ordre le coffre des mots de passe.")
    elif MemoryDamaged in faults:
        stands, said = Mark.WRONG, tr("{}\u202f; ne peut plus être lue").format(said)
        advice = tr("Ouvrez Kiosk et connectez-vous\u00a0: elle sera mise de côté, sans être effacée.")
        advice = f"{advice} {tr(SUPPORT)}"
    elif MemoryTooNew in faults:
        stands, said = Mark.WRONG, tr("{}\u202f; écrite par une version plus récente").format(said)
        advice = tr("Installez la dernière version de Kiosk.")
    elif MemoryLocked in faults:
        said = tr("{}\u202f; tenue par Kiosk, ouvert en ce moment\u00a0: contenu pas regardé").format(said)
    elif faults:
        stands, said = Mark.WRONG, tr("{}\u202f; ne peut pas être lue").format(said)
        advice = tr("Vérifiez les droits du dossier du profil.") + f" {tr(SUPPORT)}"
    elif unsent := sum(one.unsent for one in kept):
        stands = Mark.SEE
        said = counted(unsent, "{1}\u202f; {0} envoi en attente", "{1}\u202f; {0} envois en attente", said)
        advice = tr("Ouvrez Kiosk et connectez-vous pour envoyer ce qui attend.")
    if aside:
        said = counted(aside, "{1}\u202f; {0} mise de côté", "{1}\u202f; {0} mises de côté", said)
        advice = advice or tr("Des gestes non envoyés peuvent s’y trouver.") + f" {tr(SUPPORT)}"
        stands = stands if stands is Mark.WRONG else Mark.SEE
    return Line(Check.MEMORY, stands, said, advice)


def _memories(kept: Sequence[MemoryFile], now: datetime) -> str:
    if not kept:
        return tr("aucune encore")
    newest = max(kept, key=lambda one: one.written)
    count = tr("chiffrée") if len(kept) == 1 else tr("{} mémoires chiffrées").format(len(kept))
    size = size_text(sum(one.size for one in kept))
    text = tr("{}, {}, écrite {}").format(count, size, ago(newest.written, now))
    synced = [one.synced for one in kept if one.synced is not None]
    return tr("{}, synchronisée {}").format(text, ago(max(synced), now)) if synced else text


def printers_line(printers: Printers | None) -> Line:
    """How many, never their names: people’s names are among them."""
    if printers is None:
        return Line(Check.PRINTERS, Mark.NOTE, tr("pas vérifiées\u00a0: le système ne les a pas données à temps"))
    if not printers.count:
        return Line(Check.PRINTERS, Mark.NOTE, tr("aucune\u00a0: les documents s’enregistrent en PDF"))
    usual = tr("dont une par défaut") if printers.usual else tr("aucune par défaut")
    said = counted(printers.count, "{} imprimante, {}", "{} imprimantes, {}", usual)
    return Line(Check.PRINTERS, Mark.WELL, said)


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
        tr("{}\u202f; ne se charge pas\u00a0: {}").format(said, names),
        tr("Réinstallez Kiosk, et les bibliothèques du système dont il a besoin."),
    )


def zone_line(machine: timedelta, usual: timedelta, name: str) -> Line:
    """The machine's zone beside Kiosk's own: the screen shows the hours of the organisation, whatever either says."""
    said = f"{_utc(machine)} ({short(name, 40)})"
    if machine == usual:
        return Line(Check.ZONE, Mark.WELL, said)
    return Line(Check.ZONE, Mark.NOTE, tr("{}\u202f; Kiosk montre les heures de l’organisation").format(said))


def link_line(connected: bool | None, synced: datetime | None, unsent: int, now: datetime) -> Line:
    """What the desk that runs knows of its link."""
    parts = [tr("pas encore établie") if connected is None else tr("connecté") if connected else tr("coupée")]
    if synced is not None:
        parts.append(tr("à jour {}").format(ago(synced, now)))
    if unsent:
        parts.append(tr("{} à envoyer").format(unsent))
    said = ", ".join(parts)
    if connected is False:
        advice = tr("Les gestes sont gardés jusqu’au retour de la liaison\u202f; voyez les lignes du réseau.")
        return Line(Check.LINK, Mark.SEE, said, advice)
    return Line(Check.LINK, Mark.NOTE if connected is None else Mark.WELL, said)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What went to and from the platform in the last ``seconds``, an hour at most; ``size`` in bytes."""

    calls: int
    size: int
    seconds: float


def traffic_line(exchanged: Exchanged | None) -> Line:
    """How much the desk that runs asks of the platform; None: none runs here."""
    if exchanged is None:
        return Line(Check.TRAFFIC, Mark.NOTE, tr("comptés pendant que Kiosk est ouvert"))
    minutes = max(1, round(exchanged.seconds / 60))
    span = tr("en une heure") if minutes >= 60 else counted(minutes, "en {} minute", "en {} minutes")
    said = counted(exchanged.calls, "{} appel et {} {}", "{} appels et {} {}", size_text(exchanged.size), span)
    return Line(Check.TRAFFIC, Mark.NOTE, said)


def size_text(size: int) -> str:
    """« 12,4 Mo »."""
    for unit, bytes_in_it in ((tr("{},{}\u00a0Go"), 1e9), (tr("{},{}\u00a0Mo"), 1e6)):
        if size >= bytes_in_it:
            return unit.format(*f"{size / bytes_in_it:.1f}".split("."))
    return tr("{}\u00a0ko").format(max(1, round(size / 1000)) if size else 0)


def _utc(offset: timedelta) -> str:
    minutes = round(offset / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    shown = f"{hours}\u00a0h{f' {rest:02}' if rest else ''}" if minutes else ""
    return f"UTC {'+' if minutes > 0 else '-'}{shown}" if shown else "UTC"
