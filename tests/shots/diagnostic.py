"""Pictures of « Vérifier ce poste »: what is found here is not the same on every machine, so it is given."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from kiosk.app.diagnostic.bundle import gather
from kiosk.domain.diagnostic.report import NETWORK, Check, Line, Mark
from kiosk.settings import Settings
from tests.end_to_end.screen import Key
from tests.shots.scenes import Set, scene
from tests.support.waiting import until

WELL = (
    Line(Check.CONFIGURATION, Mark.WELL, "1 fichier, sans faute"),
    Line(Check.ADDRESS, Mark.WELL, "https://rdv.exemple.fr"),
    Line(Check.NAME, Mark.WELL, "rdv.exemple.fr est connu (2 adresses)"),
    Line(Check.PROXY, Mark.WELL, "proxy.orneval.test:3128"),
    Line(Check.CERTIFICATE, Mark.WELL, "rdv.exemple.fr ← Autorité R3 ← Racine X1, jusqu’au 14/02/2027"),
    Line(Check.AUTHORITIES, Mark.WELL, "magasin de certificats du système"),
    Line(Check.PLATFORM, Mark.WELL, "répond, génération actuelle"),
    Line(Check.SIGN_IN, Mark.WELL, "par le navigateur (OAuth)"),
    Line(
        Check.CALLS,
        Mark.WELL,
        "lieux, liste des RDV, équipes, préparation d’un RDV\u202f; Kiosk se passe de\u00a0: API d’accueil",
    ),
    Line(Check.CLOCK, Mark.NOTE, "écart inconnu\u00a0: la plateforme ne dit pas l’heure"),
    Line(Check.ROUND_TRIP, Mark.WELL, "84\u00a0ms (médiane de 10)"),
    Line(Check.LIMIT, Mark.WELL, "pas atteinte"),
    Line(Check.TRAFFIC, Mark.NOTE, "132 appels et 148\u00a0ko en une heure"),
    Line(Check.COMPANION, Mark.WELL, "https://accueil.orneval.test:8843, jumelé et joint"),
    Line(Check.KEYRING, Mark.WELL, "répond (Secret Service)"),
    Line(Check.PROFILE, Mark.WELL, "~/.local/share/kiosk, 83,3\u00a0Go libres"),
    Line(Check.MEMORY, Mark.WELL, "chiffrée, 12,4\u00a0Mo, écrite à l’instant"),
    Line(Check.PRINTERS, Mark.WELL, "2 imprimantes, dont une par défaut"),
    Line(Check.VERSIONS, Mark.WELL, "Kiosk 0.1.0, Python 3.11.7, PySide6 6.11.3, Qt 6.11.3, SQLCipher 4.9, Debian 12"),
    Line(Check.ZONE, Mark.WELL, "UTC +1\u00a0h (CET)"),
)
WRONG = (
    Line(
        Check.CERTIFICATE,
        Mark.WRONG,
        "signé par une autorité que ce poste ne connaît pas (Passerelle Orneval)",
        "Si c’est l’autorité de votre réseau, ajoutez-la au magasin de certificats du système\u202f; "
        "sinon, connectez-vous au réseau dans le navigateur, puis recommencez.",
    ),
    *(
        Line(check, Mark.NOTE, "pas vérifié\u00a0: la connexion n’a pas abouti")
        for check in NETWORK[NETWORK.index(Check.PLATFORM) :]
    ),
    Line(
        Check.KEYRING,
        Mark.SEE,
        "Secret Service\u00a0: ne répond pas\u202f; il attend peut-être qu’on le déverrouille",
        "Cherchez sa fenêtre à l’écran et déverrouillez-le, puis recommencez. "
        "D’ici là, rien n’est gardé à la fermeture de Kiosk.",
    ),
)


LOG = """{"at": "2026-11-23T09:02:11.350+00:00", "level": "WARNING", "from": "kiosk.sync.faults", "event": "%s stopped"}
{"at": "2026-11-23T09:14:40.087+00:00", "level": "WARNING", "from": "qt.qpa.theme", "event": "a message of %s"}
"""


def _given(text: str) -> Callable[[str], Coroutine[Any, Any, str]]:
    async def gathering(_report: str) -> str:
        return text

    return gathering


async def _checked(at: Set, *found: Line, signed_in: bool = True, gathered: bool = False) -> None:
    screen = await (at.at_the_centre() if signed_in else at.opens(signed_in=False))
    lines = {line.check: line for line in (*WELL, *found)}

    async def check(_instance: str, tell: Callable[[Line], None]) -> None:
        for line in lines.values():
            tell(line)

    screen.window._diagnostic._checking = check
    await screen.press(Key.Key_F8)
    await until(lambda: screen.window.diagnostic_page is not None, "the page")
    page = screen.window.diagnostic_page
    assert page is not None
    await until(page.copy.isEnabled, "the end of the check")
    if gathered:
        settings, report = Settings(), screen.window._diagnostic.report
        page._presenter._gathering = _given(f"{report}\n{gather('', settings, Path('/absent'))}{LOG}")
        await screen.click(page.gather)
        await until(page.whole.isVisible, "all that would be sent")
    await at.shoot(screen)
    page.left.emit()


@scene("verifier-ce-poste")
async def well(at: Set) -> None:
    await _checked(at)


@scene("verifier-ce-poste-problemes")
async def wrong(at: Set) -> None:
    await _checked(at, *WRONG, signed_in=False)


@scene("rassembler-pour-le-support")
async def gathered(at: Set) -> None:
    await _checked(at, *WRONG, gathered=True)


@scene("rassembler-pour-le-support-150", text_percent=150)
async def gathered_large(at: Set) -> None:
    await _checked(at, *WRONG, gathered=True)


@scene("verifier-ce-poste-150", text_percent=150)
async def large(at: Set) -> None:
    await _checked(at, *WRONG)


@scene("verifier-ce-poste-sombre", scheme="dark")
async def dark(at: Set) -> None:
    await _checked(at, *WRONG)


@scene("verifier-ce-poste-contraste", scheme="contrast")
async def contrast(at: Set) -> None:
    await _checked(at, *WRONG)
