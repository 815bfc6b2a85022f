"""``kiosk-platform companion`` and the commands about its devices.

The companion is this platform without a platform in it: the same server, database, calls and bounds, for what a site
shares by itself alone. It stands beside any platform.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs

from kiosk.clock import PARIS, Clock
from kiosk.command_line import Parser
from kiosk.domain.platform.lobby import CalledAs
from kiosk.domain.platform.pairing import KIND_LABELS, DeviceKind, code_for
from kiosk.platform_server.data import private_files
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.rules.site import devices
from kiosk.platform_server.running.platform import Options, WalkInsAs
from kiosk.platform_server.serving.certificate import certificate_file, certificate_of
from kiosk.platform_server.serving.serve import CannotServe, prepare, serve
from kiosk.platform_server.serving.settings import Settings
from kiosk.platform_server.values.moments import milliseconds

PORT = 8843
_COMMANDS = ("companion", "pair-device", "devices", "revoke-device")
_WALK_INS = """personnes sans rendez-vous, ce que les postes en partagent\u00a0:
  ticket    un numéro seul (au départ)
  initials  un numéro et des initiales
  name      un numéro et le nom donné"""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Place:
    folder: Path
    url: str


def add_commands(commands: argparse._SubParsersAction[Parser], instant: Callable[[str], datetime]) -> None:
    """The commands, among those of ``kiosk-platform``."""
    command = commands.add_parser("companion", help="sert le compagnon d’un site, à côté de toute plateforme")
    command.add_argument(
        "--host", metavar="ADRESSE", default="127.0.0.1", help="adresse d’écoute (127.0.0.1\u00a0: ce poste seulement)"
    )
    command.add_argument("--port", type=int, default=PORT, help=f"port d’écoute ({PORT}\u202f; 0\u00a0: un port libre)")
    add_walk_ins(command, "ce que les postes partagent des personnes sans rendez-vous (voir plus bas)")
    command.add_argument(
        "--called-as",
        choices=[chosen.value for chosen in CalledAs],
        default=CalledAs.TICKET.value,
        help="comment l’écran de la salle appelle qui a rendez-vous (ticket, initials, first-name)",
    )
    command.add_argument("--show-agents", action="store_true", help="la borne dit aussi avec qui est le rendez-vous")
    command.add_argument("--timezone", type=_zone, default=PARIS, metavar="ZONE", help="fuseau du site (Europe/Paris)")
    command.add_argument("--now", type=instant, metavar="ISO", help="heure du compagnon, qui avance à partir de là")
    command.add_argument(
        "--attached", action="store_true", help="s’arrête quand l’entrée standard se ferme, avec qui l’a lancé"
    )
    command.epilog = _WALK_INS
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    _add_place(command)
    command = commands.add_parser("pair-device", help="donne un code, pour dix minutes, à un nouvel appareil du site")
    kinds = [kind.value for kind in DeviceKind]
    command.add_argument(
        "kind",
        choices=kinds,
        metavar="SORTE",
        help=f"sorte d’appareil\u00a0: {', '.join(kinds)} (desk\u00a0: un poste d’accueil)",
    )
    command.add_argument("name", metavar="NOM", help="comment il s’appelle ici\u00a0: «\u00a0Accueil 1\u00a0»")
    _add_place(command)
    command = commands.add_parser("devices", help="liste les appareils du site")
    _add_place(command)
    command = commands.add_parser("revoke-device", help="retire un appareil\u00a0: il n’a plus accès à rien")
    command.add_argument("id", type=int, metavar="NUMÉRO", help="son numéro dans la liste")
    _add_place(command)


def add_walk_ins(command: argparse.ArgumentParser, told: str) -> None:
    """The option that says how much of who comes without an RDV is shared."""
    command.add_argument(
        "--walk-ins", choices=[chosen.value for chosen in WalkInsAs], default=WalkInsAs.TICKET.value, help=told
    )


def is_one(command: str) -> bool:
    """Whether it is one of these."""
    return command in _COMMANDS


def run(options: argparse.Namespace, say: Say) -> None:
    """Runs the command. Raises CannotServe."""
    place = _place(options.folder, options.database)
    match options.command:
        case "companion":
            _serve(options, place, say)
        case "pair-device":
            _pair(place, DeviceKind(options.kind), options.name, say)
        case "devices":
            _list(place, say)
        case _:
            _revoke(place, options.id, say)


def _serve(options: argparse.Namespace, place: _Place, say: Say) -> None:
    clock = Clock(options.now, options.timezone)
    try:
        certificate = certificate_file(place.folder, clock.now())
    except OSError as error:
        raise _not_private(place.folder, error) from None
    settings = Settings(
        host=options.host,
        port=options.port,
        database=place.url,
        now=options.now,
        zone=options.timezone,
        options=Options(
            companion=True,
            walk_ins_as=WalkInsAs(options.walk_ins),
            called_as=CalledAs(options.called_as),
            shows_agents=options.show_agents,
        ),
        tls_cert=certificate,
        attached=options.attached,
    )
    serve(settings, say)


def _pair(place: _Place, kind: DeviceKind, name: str, say: Say) -> None:
    certificate = certificate_of(place.folder)
    if certificate is None:
        raise CannotServe("Le compagnon n’a jamais été démarré dans ce dossier\u00a0: donnez le sien avec --folder.")
    if not name.strip() or not name.isprintable() or len(name) > 60:
        raise CannotServe("Donnez à l’appareil un nom de 60 caractères au plus.")
    database = Database(place.url)
    try:
        prepare(database)
        with database.write() as connection:
            secret = devices.new_code(connection, kind, name.strip(), milliseconds(Clock().now()))
    finally:
        database.close()
    say(f"Code pour «\u00a0{name.strip()}\u00a0» ({KIND_LABELS[kind]}), valable dix minutes, une fois\u00a0:")
    say(code_for(secret, certificate).shown)


def _list(place: _Place, say: Say) -> None:
    database = Database(place.url)
    try:
        prepare(database)
        with database.read() as connection:
            found = devices.every(connection)
    finally:
        database.close()
    for device in found:
        say(f"{device.id}\t{KIND_LABELS[device.kind]}\t{device.name}")
    if not found:
        say("Aucun appareil n’est jumelé.")


def _revoke(place: _Place, device_id: int, say: Say) -> None:
    database = Database(place.url)
    try:
        prepare(database)
        with database.write() as connection:
            known = devices.turn_out(connection, device_id)
    finally:
        database.close()
    if not known:
        raise CannotServe("Aucun appareil n’a ce numéro.")
    say("Appareil retiré\u00a0: il n’a plus accès à rien.")


def _place(folder: Path | None, database: str | None) -> _Place:
    path = folder or platformdirs.user_data_path("kiosk-companion", appauthor=False)
    try:
        private_files.folder(path)
    except OSError as error:
        raise _not_private(path, error) from None
    return _Place(path, database or f"sqlite:///{path}/companion.sqlite")


def _not_private(folder: Path, error: OSError) -> CannotServe:
    if isinstance(error, private_files.NotPrivate):
        return CannotServe(f"Le dossier du compagnon est ouvert à d’autres que vous\u00a0: {folder}")
    return CannotServe(f"Le dossier du compagnon ne s’ouvre pas\u00a0: {error.strerror}.")


def _add_place(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--folder", type=Path, metavar="DOSSIER", help="dossier du compagnon\u00a0: son certificat et sa base"
    )
    command.add_argument(
        "--database", metavar="URL", help="base de données (sans elle\u00a0: un fichier de ce dossier)"
    )


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise argparse.ArgumentTypeError(f"«\u00a0{text}\u00a0» n’est pas un fuseau") from None
