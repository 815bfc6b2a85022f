"""The command ``kiosk``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path

from kiosk import __version__, process
from kiosk.app.given_account import GivenAccount
from kiosk.app.options import Options
from kiosk.command_line import Parser, speaking
from kiosk.domain.platform.sign_in import is_answer
from kiosk.settings import ConfigurationError, default_files, inspect

_LANGUAGES = ("fr", "en")


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        told = _("« {} » n’est pas un instant ISO (2026-11-23T10:20:00+01:00)").format(text)
        raise argparse.ArgumentTypeError(told) from None


def _answer(text: str) -> str:
    # What it holds is nobody's to read: it is not quoted.
    if not is_answer(text):
        raise argparse.ArgumentTypeError(_("ce n’est pas une adresse de Kiosk (fr.rdv.kiosk:…)"))
    return text


def _like(text: str) -> str:
    # Loaded where it is asked for: an ordinary start has nothing to do with the embedded platform.
    from kiosk.platform_server.values.like import LIKES

    if text not in LIKES:
        told = _("«\u00a0{}\u00a0» inconnue\u202f; au choix\u00a0: {}").format(text, ", ".join(LIKES))
        raise argparse.ArgumentTypeError(told)
    return text


def _language(arguments: Sequence[str]) -> str:
    """What the command line asks for, else what the configuration says. What is wrong with either is told later."""
    asking = Parser(add_help=False)
    asking.add_argument("--language", nargs="?")
    asking.add_argument("--config", nargs="?", type=Path)
    given = asking.parse_known_args(arguments)[0]
    if given.language in _LANGUAGES:
        return str(given.language)
    return inspect([given.config] if given.config else default_files())[0].language


def parser() -> Parser:
    """The command line; no password ever passes through it."""
    made = Parser(
        prog="kiosk",
        description=_("Kiosk, l’accueil de RDV Service Public sur le poste de travail."),
        epilog=_(
            "Le mot de passe se tape dans la fenêtre, ou se lit d’un descripteur (--password-fd) ou de la variable "
            "KIOSK_PASSWORD, avec KIOSK_EMAIL. "
            "--diagnostic se termine par 0 quand tout va bien, 1 quand un point est à voir, 2 quand la commande est "
            "fausse ou que le rapport ne peut pas être écrit. "
            "kiosk print-day --help\u00a0: imprimer la liste d’un jour sans fenêtre."
        ),
    )
    made.add_argument(
        "--profile", type=Path, metavar=_("DOSSIER"), help=_("dossier du profil (mémoire, préférences, journal)")
    )
    made.add_argument("--config", type=Path, metavar=_("FICHIER.toml"), help=_("lire cette configuration seulement"))
    made.add_argument("--instance", metavar="URL", default="", help=_("adresse de la plateforme"))
    made.add_argument(
        "--now", type=_instant, metavar="ISO", help=_("régler l’horloge du poste, qui avance à partir de là")
    )
    made.add_argument(
        "--language",
        choices=_LANGUAGES,
        default="",
        help=_("langue de l’écran (fr\u00a0: français, en\u00a0: anglais)"),
    )
    made.add_argument(
        "--demo",
        action="store_true",
        help=_("démonstration : plateforme embarquée, données inventées, rien n’est gardé"),
    )
    made.add_argument(
        "--like",
        type=_like,
        metavar=_("GÉNÉRATION"),
        help=_("avec --demo\u00a0: une plateforme qui se comporte comme l’originale (historic-2024, current-2026)"),
    )
    made.add_argument(
        "--screen",
        action="store_true",
        help=_("écran d’appel de la salle d’attente, en plein écran, relancé de lui-même"),
    )
    made.add_argument("--borne", action="store_true", help=_("borne d’arrivée, en plein écran, relancée d’elle-même"))
    made.add_argument(
        "--once", action="store_true", help=_("avec --screen ou --borne\u00a0: sans relance, par exemple sous systemd")
    )
    made.add_argument(
        "--windowed",
        action="store_true",
        help=_("avec --screen ou --borne\u00a0: dans une fenêtre ordinaire, pour montrer ou essayer"),
    )
    made.add_argument(
        "--diagnostic",
        action="store_true",
        help=_("vérifier ce poste (réseau, coffre, mémoire, versions), sans écran ni connexion, et dire quoi faire"),
    )
    made.add_argument(
        "--report",
        type=Path,
        metavar=_("FICHIER"),
        help=_("avec --diagnostic ou --journal, écrire aussi le rapport dans ce fichier, lisible par vous seul"),
    )
    made.add_argument(
        "--bundle",
        type=Path,
        metavar=_("FICHIER"),
        help=_("avec --diagnostic, écrire rapport, configuration sans secrets et journal, à relire et à envoyer"),
    )
    made.add_argument(
        "--journal",
        action="store_true",
        help=_("vérifier le journal de ce qui a été fait sur ce poste, sans écran ni connexion"),
    )
    made.add_argument(
        "--forget",
        action="store_true",
        help=_("effacer ce que ce profil garde d’un agent (--agent, --instance), sans écran, et dire quoi"),
    )
    made.add_argument(
        "--agent",
        metavar=_("E-MAIL"),
        default="",
        help=_("avec --forget\u00a0: de cet agent\u202f; «\u00a0all\u00a0»\u00a0: de tous"),
    )
    made.add_argument(
        "--yes", action="store_true", help=_("avec --forget\u00a0: même ce qui n’a pas encore été envoyé")
    )
    made.add_argument(
        "--password-fd",
        type=int,
        metavar="N",
        help=_("avec KIOSK_EMAIL\u00a0: lire le mot de passe de ce descripteur ouvert (0\u00a0: l’entrée standard)"),
    )
    made.add_argument(
        "answer",
        nargs="?",
        type=_answer,
        metavar="fr.rdv.kiosk:…",
        help=_("adresse par laquelle le navigateur revient à Kiosk\u202f; le système la donne"),
    )
    made.add_argument("--version", action="version", version=f"Kiosk {__version__}", help=_("affiche la version"))
    return made


def _day(text: str) -> str:
    try:
        return text if text in ("today", "tomorrow", "next") else date.fromisoformat(text).isoformat()
    except ValueError:
        told = _("«\u00a0{}\u00a0» n’est ni today, ni tomorrow, ni next, ni un jour ISO (2026-11-24)").format(text)
        raise argparse.ArgumentTypeError(told) from None


def print_parser() -> Parser:
    """The command line of ``kiosk print-day``."""
    made = Parser(
        prog="kiosk print-day",
        description=_("Imprime la liste d’un jour sans ouvrir de fenêtre, pour le planificateur du système."),
        epilog=_(
            "Le site doit le permettre ([paper] by_command = true). Un Kiosk ouvert sur ce profil imprime "
            "lui-même\u202f; sinon, l’agent qui est resté connecté, ou KIOSK_EMAIL et son mot de passe. "
            "Se termine par 0 si c’est imprimé, 1 si rien ne l’est, 2 quand la commande est fausse, 3 si la plateforme "
            "ne répond pas et que le jour est imprimé tel qu’il était connu."
        ),
    )
    made.add_argument(
        "--date",
        type=_day,
        default="tomorrow",
        metavar=_("JOUR"),
        help=_("today, tomorrow, next (le prochain jour ouvré) ou un jour ISO"),
    )
    made.add_argument("--lieu", type=int, metavar="ID", help=_("ce lieu seulement\u202f; sinon tous"))
    made.add_argument("--organisation", type=int, metavar="ID", help=_("s’il y en a plusieurs"))
    made.add_argument(
        "--sheets",
        choices=("whole", "lieu", "agent", "labels"),
        default="whole",
        help=_("une liste (whole), ou une feuille par lieu ou par agent, ou des étiquettes (labels)"),
    )
    where = made.add_mutually_exclusive_group(required=True)
    where.add_argument("--printer", metavar=_("NOM"), default="", help=_("imprimante, par son nom dans le système"))
    where.add_argument("--pdf", type=Path, metavar=_("FICHIER"), help=_("écrire ce PDF, lisible par vous seul"))
    made.add_argument(
        "--profile", type=Path, metavar=_("DOSSIER"), help=_("dossier du profil (mémoire, préférences, journal)")
    )
    made.add_argument("--config", type=Path, metavar=_("FICHIER.toml"), help=_("lire cette configuration seulement"))
    made.add_argument("--instance", metavar="URL", default="", help=_("adresse de la plateforme"))
    made.add_argument(
        "--now", type=_instant, metavar="ISO", help=_("régler l’horloge du poste, qui avance à partir de là")
    )
    made.add_argument(
        "--language",
        choices=_LANGUAGES,
        default="",
        help=_("langue de l’écran (fr\u00a0: français, en\u00a0: anglais)"),
    )
    made.add_argument(
        "--password-fd",
        type=int,
        metavar="N",
        help=_("avec KIOSK_EMAIL\u00a0: lire le mot de passe de ce descripteur ouvert (0\u00a0: l’entrée standard)"),
    )
    return made


def _print_day(arguments: Sequence[str], email: str, password: str) -> int:
    """``kiosk print-day``; the exit code of the process."""
    language = _language(arguments)
    with speaking(language):
        command = print_parser()
        given = command.parse_args(arguments)
        if given.password_fd is not None:
            try:
                password = process.read_secret(given.password_fd)
            except OSError as error:
                command.error(_("--password-fd\u00a0: ce descripteur ne se lit pas ({})").format(error.strerror))
    from kiosk.app.commands import print_day, print_job

    options = Options(
        profile=given.profile, config=given.config, instance=given.instance, now=given.now, language=language
    )
    job = print_job.PrintJob(
        day=given.date,
        lieu_id=given.lieu,
        organisation_id=given.organisation,
        printer=given.printer,
        pdf=str(given.pdf.absolute()) if given.pdf is not None else "",  # it may be printed by a process elsewhere
        sheets=print_job.Sheets(given.sheets),
    )
    return print_day.run(options, job, GivenAccount(email, password))


def _given(arguments: Sequence[str]) -> argparse.Namespace:
    command = parser()
    given = command.parse_args(arguments)
    if given.like and not given.demo:
        command.error(_("--like ne va qu’avec --demo"))
    if (given.screen or given.borne) and (
        (given.screen and given.borne) or given.demo or given.diagnostic or given.journal or given.forget
    ):
        command.error(_("--screen et --borne vont seuls"))
    if given.once and not (given.screen or given.borne):
        command.error(_("--once demande --screen ou --borne"))
    if given.windowed and not (given.screen or given.borne):
        command.error(_("--windowed demande --screen ou --borne"))
    if given.diagnostic and given.demo:
        command.error(_("--diagnostic ne va pas avec --demo"))
    if given.journal and (given.demo or given.diagnostic):
        command.error(_("--journal ne va ni avec --demo ni avec --diagnostic"))
    if given.forget and not (given.agent or given.instance):
        command.error(_("--forget demande --agent (un e-mail, ou all) ou --instance"))
    if given.forget and (given.demo or given.diagnostic):
        command.error(_("--forget ne va ni avec --demo ni avec --diagnostic"))
    if (given.agent or given.yes) and not given.forget:
        command.error(_("--agent et --yes demandent --forget"))
    if given.report is not None and not (given.diagnostic or given.journal):
        command.error(_("--report demande --diagnostic ou --journal"))
    if given.bundle is not None and not given.diagnostic:
        command.error(_("--bundle demande --diagnostic"))
    return given


def main(arguments: Sequence[str] | None = None) -> int:
    """Starts the desk; the exit code of the process is returned. Without ``arguments``: as a process of its own."""
    if arguments is None:
        process.begin()
        arguments = sys.argv[1:]
    # What is started from here has no use for them either.
    email, password = process.take_variable("KIOSK_EMAIL"), process.take_variable("KIOSK_PASSWORD")
    if arguments[:1] == ["print-day"]:
        return _print_day(arguments[1:], email, password)
    language = _language(arguments)
    with speaking(language):
        given = _given(arguments)
        if given.password_fd is not None:
            try:
                password = process.read_secret(given.password_fd)
            except OSError as error:
                parser().error(_("--password-fd\u00a0: ce descripteur ne se lit pas ({})").format(error.strerror))
    account = GivenAccount(email, password)
    del password
    options = Options(
        profile=given.profile,
        config=given.config,
        instance=given.instance,
        now=given.now,
        language=language,
        demo=given.demo,
        windowed=given.windowed,
        like=given.like or "",
        answer=given.answer or "",
    )
    if given.screen or given.borne:
        return _device(given, options, arguments)
    if given.forget:
        from kiosk.app.commands import forget

        return forget.run(options, given.agent or forget.EVERYBODY, given.yes)
    if given.diagnostic:
        from kiosk.app.diagnostic import command

        return command.run(options, given.report, given.bundle)
    if given.journal:
        from kiosk.app.commands import journal

        return journal.run(options, given.report)
    # Qt is loaded only here, so that --help and --version answer without it.
    from kiosk.app import pauses

    pauses.hold()
    from kiosk.app.run import run

    try:
        return run(options, account)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2


def _device(given: argparse.Namespace, options: Options, arguments: Sequence[str]) -> int:
    """A screen or a borne: what watches over its window, or with ``--once`` the window itself."""
    if not given.once:
        from kiosk.app.device.watching import watch

        return watch(list(arguments), wiped=given.borne)
    from kiosk.app.device.run import run
    from kiosk.domain.platform.pairing import DeviceKind

    try:
        return run(options, DeviceKind.SCREEN if given.screen else DeviceKind.BORNE)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
