"""The command ``kiosk-platform``."""

from __future__ import annotations

import argparse
import ipaddress
import logging
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from kiosk.clock import PARIS
from kiosk.platform_server.data_file import DataFileFault
from kiosk.platform_server.serve import CannotServe, Settings, print_line, serve

_IN_THE_CLEAR = (
    "La plateforme est joignable par le réseau, sans chiffrement. "
    "Placez devant elle un serveur HTTPS avant d’y mettre de vraies données."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; answers its exit code: 0, 1 when it could not, 2 when it was asked wrongly."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    settings = Settings(
        host=options.host,
        port=options.port,
        database=options.database,
        data=options.data,
        demo=options.demo,
        scale=options.scale,
        now=options.now,
        allow_reset=options.allow_reset,
        devices_per_agent=options.devices_per_agent,
    )
    if not _loopback(settings.host):
        print(_IN_THE_CLEAR, file=sys.stderr)
    try:
        serve(settings, print_line)
    except CannotServe as reason:
        print(reason, file=sys.stderr)
        return 1
    except DataFileFault as fault:
        print(f"Fichier de données refusé : {fault}", file=sys.stderr)
        return 1
    except SQLAlchemyError:
        print("La base de données ne s’ouvre pas. Vérifiez son adresse et ses droits d’accès.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk-platform", description="La plateforme embarquée de Kiosk : démonstration, formation, petits sites."
    )
    commands = parser.add_subparsers(dest="command", required=True, title="commandes")
    command = commands.add_parser("serve", help="sert la plateforme sur HTTP, jusqu’à ce qu’on l’arrête")
    command.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1 : ce poste seulement)")
    command.add_argument("--port", type=int, default=0, help="port d’écoute (0 : un port libre)")
    command.add_argument("--database", metavar="URL", help="base de données (sans elle : une base privée, temporaire)")
    content = command.add_mutually_exclusive_group()
    content.add_argument("--demo", action="store_true", help="remplit la base d’un territoire de démonstration")
    content.add_argument("--data", type=Path, metavar="FICHIER", help="remplit la base d’un fichier de données")
    command.add_argument("--scale", choices=("normal", "large"), default="normal", help="taille de la démonstration")
    command.add_argument(
        "--now", type=_instant, metavar="ISO", help="heure de la plateforme, qui avance à partir de là"
    )
    command.add_argument(
        "--allow-reset", action="store_true", help="accepte, depuis ce poste, la remise à l’état de départ (essais)"
    )
    command.add_argument(
        "--devices-per-agent", type=_positive, default=1, metavar="N", help="connexions simultanées par agent"
    )
    return parser


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas une date ISO 8601") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=PARIS)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("un nombre à partir de 1")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
