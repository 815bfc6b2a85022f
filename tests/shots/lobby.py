"""Pictures of the lobby: its screen, and each page of its borne, lying and upright, in every language."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.domain.platform.failures import Unreachable
from kiosk.domain.platform.lobby import CheckIn, ShownRdv, Told
from kiosk.lobby.link import LinkState
from kiosk.presenters.borne.page import BornePresenter
from kiosk.presenters.borne.state import Step
from kiosk.presenters.borne.words import LANGUAGES
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from kiosk.views import theme, translations
from kiosk.views.borne.window import BorneWindow
from kiosk.views.lobby_screen.window import LobbyScreenWindow
from tests.end_to_end.screen import dress
from tests.shots.scenes import Set, scene
from tests.support.lobby import EXPECTED, NOW, FakeCompanion, borne_of, call, screen_of
from tests.support.waiting import until

Bring = Callable[[BornePresenter], Awaitable[None]]


def speak(code: str) -> None:
    """As ``app/device/compose.py`` does."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    translations.install(application, code)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight)


async def borne(
    at: Set, bring: Bring, *, language: str = "fr", upright: bool = False, companion: FakeCompanion | None = None
) -> None:
    """A borne of the wanted size, brought to a page."""
    dress(at.scheme, 100)
    tasks = Tasks(Notices())
    presenter = borne_of(companion or FakeCompanion(), tasks)
    presenter.language_chosen.connect(speak)
    window = BorneWindow(presenter)
    try:
        window.resize(*((at.height, at.width) if upright else (at.width, at.height)))
        window.show()
        presenter.choose_language(language)
        await bring(presenter)
        await at.shoot_widget(window)
    finally:
        presenter.begin_again()
        await tasks.close()
        window.close()
        window.deleteLater()
        await asyncio.sleep(0)
        theme.apply(QApplication.instance(), "light", 100)  # type: ignore[arg-type]


async def home(_: BornePresenter) -> None:
    """As before anybody came."""


async def letters(presenter: BornePresenter) -> None:
    presenter.have_rdv()
    presenter.press("D")


async def birth(presenter: BornePresenter) -> None:
    presenter.have_rdv()
    for sign in "DUP1203":
        presenter.press(sign)


async def code(presenter: BornePresenter) -> None:
    presenter.have_rdv()
    presenter.have_code()
    for sign in "K7Q":
        presenter.press(sign)


async def reasons(presenter: BornePresenter) -> None:
    presenter.no_rdv()


async def ticket(presenter: BornePresenter) -> None:
    presenter.choose_reason(0)
    await until(lambda: presenter.step is Step.ANSWER, "a ticket")


async def helped(presenter: BornePresenter) -> None:
    presenter.want_help()
    await until(lambda: presenter.step is Step.ANSWER, "an answer")


async def answered(presenter: BornePresenter) -> None:
    presenter.have_rdv()
    for sign in "DUP12031985":
        presenter.press(sign)
    await until(lambda: presenter.step is Step.ANSWER, "an answer")


for _language in LANGUAGES:
    for _name, _bring in (("accueil", home), ("date", birth), ("attendu", answered)):
        for _upright in (False, True):

            def _scene(language: str, bring: Bring, upright: bool) -> Callable[[Set], Awaitable[None]]:
                async def play(at: Set) -> None:
                    await borne(at, bring, language=language, upright=upright)

                return play

            _where = "-debout" if _upright else ""
            scene(f"borne-{_name}-{_language}{_where}")(_scene(_language, _bring, _upright))


@scene("borne-lettres")
async def the_letters(at: Set) -> None:
    await borne(at, letters)


@scene("borne-lettres-debout")
async def the_letters_upright(at: Set) -> None:
    await borne(at, letters, upright=True)


@scene("borne-code")
async def the_code(at: Set) -> None:
    await borne(at, code)


@scene("borne-motifs")
async def the_reasons(at: Set) -> None:
    await borne(at, reasons)


@scene("borne-motifs-debout")
async def the_reasons_upright(at: Set) -> None:
    await borne(at, reasons, upright=True)


@scene("borne-ticket")
async def the_ticket(at: Set) -> None:
    await borne(at, ticket)


@scene("borne-aide")
async def the_help(at: Set) -> None:
    await borne(at, helped)


@scene("borne-en-avance")
async def early(at: Set) -> None:
    rdv = ShownRdv(NOW + timedelta(hours=5), EXPECTED.rdvs[0].ticket)
    answer = CheckIn(Told.EARLY, (rdv,), NOW + timedelta(hours=4))
    await borne(at, answered, companion=FakeCompanion(answer))


@scene("borne-introuvable")
async def not_found(at: Set) -> None:
    await borne(at, answered, companion=FakeCompanion(CheckIn(Told.NOT_FOUND)))


@scene("borne-sans-liaison")
async def away(at: Set) -> None:
    companion = FakeCompanion(failure=Unreachable(), state=LinkState(True, False, NOW))
    await borne(at, home, companion=companion)


@scene("borne-grand-contraste")
async def large_and_contrasted(at: Set) -> None:
    async def bring(presenter: BornePresenter) -> None:
        presenter.enlarge()
        presenter.heighten()

    await borne(at, bring)


@scene("borne-bas-debout")
async def low(at: Set) -> None:
    async def bring(presenter: BornePresenter) -> None:
        presenter.lower()
        await letters(presenter)

    await borne(at, bring, upright=True)


@scene("borne-jumelage")
async def to_pair(at: Set) -> None:
    async def bring(presenter: BornePresenter) -> None:
        presenter.begin_again()

    await borne(at, bring, companion=FakeCompanion(state=LinkState(False)))


async def screen(at: Set, companion: FakeCompanion, *, upright: bool = False) -> None:
    """The lobby's screen, once it has heard."""
    dress(at.scheme, 100)
    tasks = Tasks(Notices())
    presenter = screen_of(companion, tasks)
    window = LobbyScreenWindow(presenter, lambda _said: None)
    try:
        window.resize(*((at.height, at.width) if upright else (at.width, at.height)))
        window.show()
        companion.changed()
        await at.shoot_widget(window)
    finally:
        await tasks.close()
        window.close()
        window.deleteLater()


CALLS = (
    call("B 472", "Bureau 3"),
    call("17", "Guichet 1"),
    call("Léa", "Salle de consultation PMI, 1er étage"),
    call("16", "Guichet 2"),
    call("D. L.", "Bureau 12"),
)


@scene("ecran-appels")
async def calls(at: Set) -> None:
    await screen(at, FakeCompanion(calls=CALLS))


@scene("ecran-appels-debout")
async def calls_upright(at: Set) -> None:
    await screen(at, FakeCompanion(calls=CALLS), upright=True)


@scene("ecran-vide")
async def nobody(at: Set) -> None:
    await screen(at, FakeCompanion(calls=()))


@scene("ecran-coupure")
async def cut(at: Set) -> None:
    await screen(at, FakeCompanion(calls=CALLS, state=LinkState(True, False, NOW - timedelta(minutes=3))))
