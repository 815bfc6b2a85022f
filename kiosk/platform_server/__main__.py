"""The command ``kiosk-platform``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from kiosk import process
from kiosk.clock import PARIS
from kiosk.command_line import Parser, speaking
from kiosk.domain.platform.desk_version import is_version
from kiosk.platform_server import companion
from kiosk.platform_server.data.data_file import DataFileFault
from kiosk.platform_server.data.database import DriverMissing
from kiosk.platform_server.data.levels import Level
from kiosk.platform_server.running.addresses import Network
from kiosk.platform_server.running.platform import Options, WalkInsAs
from kiosk.platform_server.serving.serve import CannotServe, print_line, serve
from kiosk.platform_server.serving.settings import Settings
from kiosk.platform_server.values.like import LIKES, OWN, Like

_DATABASE_VARIABLE = "KIOSK_PLATFORM_DATABASE"
_DATABASES = """bases de données :
  sqlite:///FICHIER                              un fichier (quatre barres pour un chemin absolu)
  postgresql://UTILISATEUR:MOT@HÔTE/BASE         PostgreSQL 15 ou plus récent
La variable KIOSK_PLATFORM_DATABASE remplace --database et garde le mot de passe hors de la liste des processus."""
_MESSAGES = """messages :
  Les e-mails et les SMS s’écrivent en fichiers dans un dossier. La variable KIOSK_PLATFORM_SMTP
  (smtp://COMPTE:MOT@SERVEUR:587 ou smtps://…) confie les e-mails à un serveur de messagerie ;
  KIOSK_PLATFORM_SENDER est l’expéditeur."""
_LEVELS = """choix :
  all      chaque rendez-vous pris, modifié ou annulé, aussi par l’agent
  others   ceux que d’autres prennent, modifient ou annulent (au départ)
  soon     de ceux-là, ceux du jour et du lendemain
  none     aucun"""
_NAMES = (
    "La plateforme répond à qui l’appelle par son adresse IP ou par le nom de cette machine. "
    "Pour d’autres noms, donnez --public-url ou --allowed-host."
)
_IN_THE_CLEAR = (
    "La plateforme est joignable par le réseau, sans chiffrement. "
    "Placez devant elle un serveur HTTPS avant d’y mettre de vraies données."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; answers its exit code: 0, 1 when it could not, 2 when it was asked wrongly.

    Without ``arguments``: as a process of its own.
    """
    if arguments is None:
        process.begin()
    with speaking():
        options = _given(arguments)
    try:
        _run(options)
    except CannotServe as reason:
        print(reason, file=sys.stderr)
        return 1
    except DataFileFault as fault:
        print(f"Fichier de données refusé : {fault}", file=sys.stderr)
        return 1
    except DriverMissing as missing:
        print(
            f"Cette installation n’a pas la bibliothèque de cette base de données ({missing}). "
            "Pour PostgreSQL\u00a0: pip install 'kiosk[postgresql]', ou le paquet psycopg du système.",
            file=sys.stderr,
        )
        return 1
    except SQLAlchemyError:
        print("La base de données ne s’ouvre pas. Vérifiez son adresse et ses droits d’accès.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(arguments)
    # Its address may hold a password.
    options.database = options.database or process.take_variable(_DATABASE_VARIABLE) or None
    if options.command == "serve":
        if options.tls_key and not options.tls_cert:
            parser.error("--tls-key demande --tls-cert")
    elif not (options.database or companion.is_one(options.command)):
        parser.error(f"cette commande demande --database, ou la variable {_DATABASE_VARIABLE}")
    return options


def _run(options: argparse.Namespace) -> None:
    if options.command == "serve":
        _serve(options)
        return
    if companion.is_one(options.command):
        companion.run(options, print_line)
        return
    from kiosk.platform_server import commands

    if options.command == "import":
        commands.import_file(options.database, options.file, print_line)
    elif options.command == "export":
        commands.export_file(options.database, options.file, print_line, force=options.force)
    elif options.command == "set-password":
        commands.set_password(options.database, options.email, print_line)
    elif options.command == "set-notifications":
        commands.set_notifications(options.database, options.email, Level(options.level), print_line)
    elif options.command == "add-application":
        commands.add_application(
            options.database, options.name, options.redirect_uri, options.client_id, options.confidential, print_line
        )
    elif options.command == "applications":
        commands.list_applications(options.database, print_line)
    elif options.command == "remove-application":
        commands.remove_application(options.database, options.client_id, print_line)
    else:
        commands.migrate(options.database, print_line)


def _serve(options: argparse.Namespace) -> None:
    settings = Settings(
        host=options.host,
        port=options.port,
        database=options.database,
        data=options.data,
        demo=options.demo,
        scale=options.scale,
        now=options.now,
        options=Options(
            options.allow_reset,
            options.devices_per_agent,
            _like(options),
            options.strict_refresh,
            options.loopback_redirects,
            tuple(options.webhooks_to),
            tuple(options.trusted_proxy),
            desk={
                name: value
                for name in ("recommended", "minimum", "page")
                if (value := getattr(options, f"desk_{name}")) is not None
            },
            walk_ins_as=WalkInsAs(options.walk_ins),
        ),
        tls_cert=options.tls_cert,
        tls_key=options.tls_key,
        insecure=options.insecure,
        workers=options.workers,
        attached=options.attached,
        outbox=options.outbox,
        smtp=process.take_variable("KIOSK_PLATFORM_SMTP") or None,
        sender=process.take_variable("KIOSK_PLATFORM_SENDER") or None,
        public_url=options.public_url,
        allowed_hosts=tuple(options.allowed_host),
    )
    if not settings.loopback and settings.insecure and not settings.tls_cert:
        print(_IN_THE_CLEAR, file=sys.stderr)
    if not (settings.loopback or settings.public_url or settings.allowed_hosts):
        print(_NAMES, file=sys.stderr)
    serve(settings, print_line)


def _like(options: argparse.Namespace) -> Like:
    like = LIKES[options.like]
    if options.calls_per_minute is not None:
        like = replace(like, calls_per_minute=options.calls_per_minute or None)
    # Whoever tries our demonstration types numbers that ring nowhere.
    if options.accept_fiction or (options.demo and options.like == OWN.name):
        like = replace(like, fiction_refused=False)
    return like


def _parser() -> Parser:
    parser = Parser(
        prog="kiosk-platform",
        description="La plateforme embarquée de Kiosk : démonstration, formation, petits sites.",
        epilog=_DATABASES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDE", title="commandes ")
    _add_serve(commands.add_parser("serve", help="sert la plateforme sur HTTP, jusqu’à ce qu’on l’arrête"))
    companion.add_commands(commands, _instant)
    command = commands.add_parser("import", help="remplit une base vide d’un fichier de données, tout ou rien")
    command.add_argument("file", type=Path, metavar="FICHIER", help="le fichier de données (JSON)")
    _add_database(command)
    command = commands.add_parser("export", help="écrit la plateforme en fichier de données, sans les mots de passe")
    command.add_argument(
        "file", type=Path, nargs="?", metavar="FICHIER", help="le fichier à écrire (sans lui : la sortie standard)"
    )
    _add_database(command)
    command.add_argument("--force", action="store_true", help="remplace ce qui porte déjà ce nom, quoi que ce soit")
    command = commands.add_parser("set-password", help="donne un mot de passe à un agent")
    command.add_argument("email", metavar="EMAIL", help="son adresse de connexion")
    command.epilog = "Le mot de passe se tape, ou vient de la variable KIOSK_PLATFORM_PASSWORD."
    _add_database(command)
    command = commands.add_parser(
        "set-notifications", help="choisit de quels rendez-vous un agent est averti par e-mail"
    )
    command.add_argument("email", metavar="EMAIL", help="son adresse de connexion")
    command.add_argument("level", choices=[level.value for level in Level], metavar="CHOIX", help="voir plus bas")
    command.epilog = _LEVELS
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    _add_database(command)
    command = commands.add_parser("add-application", help="enregistre une application qui se connecte par OAuth 2")
    command.add_argument("name", metavar="NOM", help="le nom que lisent les agents")
    command.add_argument(
        "--redirect-uri", action="append", required=True, metavar="URI", help="adresse de retour (répétable)"
    )
    command.add_argument("--client-id", metavar="ID", help="identifiant (sans lui : tiré au sort)")
    command.add_argument("--confidential", action="store_true", help="garde un secret : elle tourne sur un serveur")
    _add_database(command)
    command = commands.add_parser("applications", help="liste les applications enregistrées")
    _add_database(command)
    command = commands.add_parser("remove-application", help="retire une application et termine ses connexions")
    command.add_argument("client_id", metavar="ID", help="son identifiant")
    _add_database(command)
    command = commands.add_parser("migrate", help="met une base à jour, ou crée ses tables")
    _add_database(command)
    return parser


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--host", metavar="ADRESSE", default="127.0.0.1", help="adresse d’écoute (127.0.0.1 : ce poste seulement)"
    )
    command.add_argument("--port", type=_port, default=0, help="port d’écoute (0 : un port libre)")
    _add_database(command, "base de données (sans elle : une base privée, temporaire)")
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
    command.add_argument(
        "--like",
        choices=tuple(LIKES),
        default=OWN.name,
        help="se conduit comme les instances d’origine, défauts compris (essais, formation)",
    )
    command.add_argument(
        "--calls-per-minute", type=_count, metavar="N", help="limite d’appels par adresse et par minute (0 : aucune)"
    )
    command.add_argument(
        "--trusted-proxy",
        type=_network,
        action="append",
        default=[],
        metavar="ADRESSE[/MASQUE]",
        help="serveur placé devant la plateforme, dont l’en-tête X-Forwarded-For est cru (répétable)",
    )
    command.add_argument(
        "--webhooks-to",
        type=_network,
        action="append",
        default=[],
        metavar="ADRESSE[/MASQUE]",
        help="réseau interne où les webhooks peuvent aller, répétable (sinon, Internet seulement)",
    )
    command.add_argument(
        "--strict-refresh",
        action="store_true",
        help="un jeton de renouvellement OAuth finit dès qu’il sert (sans cela : dès que sert ce qu’il a donné)",
    )
    command.add_argument(
        "--loopback-redirects",
        action="store_true",
        help="rend la main aux applications sur http://127.0.0.1 (toujours, si la plateforme n’est que sur ce poste)",
    )
    command.add_argument(
        "--accept-fiction",
        action="store_true",
        help="accepte les numéros de téléphone réservés à la fiction (toujours avec --demo, sauf --like)",
    )
    companion.add_walk_ins(
        command, "ce que les postes partagent des personnes sans rendez-vous (voir companion --help)"
    )
    command.add_argument(
        "--outbox", type=Path, metavar="DOSSIER", help="où s’écrivent les e-mails et les SMS (voir plus bas)"
    )
    command.add_argument(
        "--public-url", metavar="URL", help="adresse de la plateforme dans les messages (sans elle : celle d’écoute)"
    )
    command.add_argument(
        "--desk-recommended", type=_version, metavar="VERSION", help="version de Kiosk conseillée aux postes"
    )
    command.add_argument(
        "--desk-minimum",
        type=_version,
        metavar="VERSION",
        help="version de Kiosk qu’il leur faut au moins",
    )
    command.add_argument("--desk-page", metavar="URL", help="page où les postes trouvent une version plus récente")
    command.add_argument(
        "--allowed-host",
        action="append",
        default=[],
        metavar="NOM",
        help="autre nom par lequel la plateforme se laisse appeler (répétable)",
    )
    command.epilog = _MESSAGES
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument("--tls-cert", type=Path, metavar="FICHIER", help="certificat du serveur et sa chaîne (PEM)")
    command.add_argument(
        "--tls-key", type=Path, metavar="FICHIER", help="clé du certificat (PEM ; sans elle : dans le même fichier)"
    )
    command.add_argument(
        "--insecure", action="store_true", help="hors de ce poste, accepte de servir sans chiffrement (derrière HTTPS)"
    )
    command.add_argument(
        "--workers",
        type=_positive,
        default=1,
        metavar="N",
        help="processus qui répondent ensemble (PostgreSQL, sous Linux\u202f; au plus un par cœur)",
    )
    command.add_argument(
        "--attached", action="store_true", help="s’arrête quand l’entrée standard se ferme, avec qui l’a lancée"
    )


def _add_database(command: argparse.ArgumentParser, told: str = "base de données") -> None:
    command.add_argument("--database", metavar="URL", help=told)


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas une date ISO 8601") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=PARIS)


def _version(text: str) -> str:
    if not is_version(text):
        raise argparse.ArgumentTypeError(f"«\u00a0{text}\u00a0» n’est pas une version (1.4.0)")
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError("un port de 0 à 65535")
    return int(text)


def _network(text: str) -> Network:
    try:
        return ip_network(text)
    except ValueError:
        raise argparse.ArgumentTypeError("une adresse IP, ou un réseau comme 10.1.0.0/16") from None


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("un nombre")
    return int(text)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("un nombre à partir de 1")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
