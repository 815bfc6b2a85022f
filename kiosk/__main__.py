"""The command ``kiosk``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kiosk import __version__
from kiosk.app.options import Options
from kiosk.command_line import Parser
from kiosk.domain.platform.sign_in import is_answer
from kiosk.settings import ConfigurationError


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un instant ISO (2026-11-23T10:20:00+01:00)") from None


def _answer(text: str) -> str:
    # What it holds is nobody's to read: it is not quoted.
    if not is_answer(text):
        raise argparse.ArgumentTypeError("ce n’est pas une adresse de Kiosk (fr.rdv.kiosk:…)")
    return text


def _like(text: str) -> str:
    # Loaded where it is asked for: an ordinary start has nothing to do with the embedded platform.
    from kiosk.platform_server.values.like import LIKES

    if text not in LIKES:
        raise argparse.ArgumentTypeError(f"«\u00a0{text}\u00a0» inconnue\u202f; au choix\u00a0: {', '.join(LIKES)}")
    return text


def parser() -> Parser:
    """The command line; no password ever passes through it."""
    made = Parser(
        prog="kiosk",
        description="Kiosk, l’accueil de RDV Service Public sur le poste de travail.",
        epilog="Le mot de passe se tape dans la fenêtre, ou vient de la variable KIOSK_PASSWORD avec KIOSK_EMAIL. "
        "--diagnostic se termine par 0 quand tout va bien, 1 quand un point est à voir, 2 quand la commande est fausse "
        "ou que le rapport ne peut pas être écrit.",
    )
    made.add_argument(
        "--profile", type=Path, metavar="DOSSIER", help="dossier du profil (mémoire, préférences, journal)"
    )
    made.add_argument("--config", type=Path, metavar="FICHIER.toml", help="lire cette configuration seulement")
    made.add_argument("--instance", metavar="URL", default="", help="adresse de la plateforme")
    made.add_argument(
        "--now", type=_instant, metavar="ISO", help="régler l’horloge du poste, qui avance à partir de là"
    )
    made.add_argument(
        "--demo", action="store_true", help="démonstration : plateforme embarquée, données inventées, rien n’est gardé"
    )
    made.add_argument(
        "--like",
        type=_like,
        metavar="GÉNÉRATION",
        help="avec --demo\u00a0: une plateforme qui se comporte comme l’originale (historic-2024, current-2026)",
    )
    made.add_argument(
        "--diagnostic",
        action="store_true",
        help="vérifier ce poste (réseau, coffre, mémoire, versions), sans écran ni connexion, et dire quoi faire",
    )
    made.add_argument(
        "--report",
        type=Path,
        metavar="FICHIER",
        help="avec --diagnostic, écrire aussi le rapport dans ce fichier, lisible par vous seul",
    )
    made.add_argument(
        "answer",
        nargs="?",
        type=_answer,
        metavar="fr.rdv.kiosk:…",
        help="adresse par laquelle le navigateur revient à Kiosk\u202f; le système la donne",
    )
    made.add_argument("--version", action="version", version=f"Kiosk {__version__}", help="affiche la version")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Starts the desk; the exit code of the process is returned."""
    command = parser()
    given = command.parse_args(arguments)
    if given.like and not given.demo:
        command.error("--like ne va qu’avec --demo")
    if given.diagnostic and given.demo:
        command.error("--diagnostic ne va pas avec --demo")
    if given.report is not None and not given.diagnostic:
        command.error("--report demande --diagnostic")
    options = Options(
        profile=given.profile,
        config=given.config,
        instance=given.instance,
        now=given.now,
        demo=given.demo,
        like=given.like or "",
        answer=given.answer or "",
    )
    if given.diagnostic:
        from kiosk.app import diagnostic_command

        return diagnostic_command.run(options, given.report)
    # Qt is loaded only here, so that --help and --version answer without it.
    from kiosk.app import pauses

    pauses.hold()
    from kiosk.app.run import run

    try:
        return run(options)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
