"""What is on each picture: a scene brings a window to the state that its name says."""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kiosk.clock import SetClock
from kiosk.domain.day.status import Status
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.morning import CENTRE, EARLY, LATE, LATER, WAITING
from tests.end_to_end.screen import ALT, CTRL, Key, Screen, dress
from tests.end_to_end.stage import NOW, Stage
from tests.shots.rest import at_rest, hold_notices
from tests.support.secrets import NoSecrets
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from kiosk.store.secrets import SecretStore
    from tests.support.platform_process import Account

WIDE = 1500
COUPLE = "GARNIER Sébastien, GARNIER Élodie"
CHILD = "VERDIER Gabin"


@dataclass
class Set:
    """Where a scene is played: a stage, the size of its window, and the camera."""

    stage: Stage
    width: int
    height: int
    shoot: Callable[[Screen], Awaitable[None]]
    shoot_widget: Callable[[QWidget], Awaitable[None]]
    """Of a window that is no desk's."""
    scheme: str = "light"
    text_percent: int = 100
    platform: ComesAndGoes | None = None
    """The stage's platform, when the scene asked for one that may go away."""

    @property
    def away(self) -> ComesAndGoes:
        assert self.platform is not None, "the scene did not ask for a platform that goes away"
        return self.platform

    async def goes_away(self, screen: Screen) -> None:
        """The platform goes away, once the desk has heard all that it asked for."""
        await at_rest(screen)
        self.away.goes()

    @property
    def wide(self) -> bool:
        return self.width >= WIDE

    async def opens(
        self, *, secrets: SecretStore | None = None, signed_in: bool = True, account: Account | None = None
    ) -> Screen:
        """A window of the wanted size and looks, its clock standing still at 10:20; the secretary's by default."""
        dress(self.scheme, self.text_percent)
        who = (account or self.stage.secretary) if signed_in else None
        screen = await self.stage.opens(who, secrets=secrets, width=self.width, height=self.height, clock=SetClock(NOW))
        await screen.come_forward()
        if signed_in:
            hold_notices(screen)
            await until(lambda: screen.motifs_coloured, "the directory")
            await at_rest(screen)  # what a search finds first hangs on what was read by then
        return screen

    async def at_the_centre(self, *, secrets: SecretStore | None = None, account: Account | None = None) -> Screen:
        """The MDS Centre at 10:20, in full swing; where there is room, the panel on who waits the longest."""
        screen = await self.opens(secrets=secrets, account=account)
        presenter = screen.frame.presenter
        await until(lambda: any(name == CENTRE for _, name in presenter.where.lieux), "the lieux")
        presenter.where.choose_lieu(next(identity for identity, name in presenter.where.lieux if name == CENTRE))
        await until(lambda: screen.frame.top.lieu.text() == CENTRE, "the lieu")
        if self.wide:
            await screen.go_to(WAITING)
        return screen


Play = Callable[[Set], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    name: str
    play: Play
    scheme: str = "light"
    text_percent: int = 100
    goes_away: bool = False


SCENES: list[Scene] = []


def scene(
    name: str, *, scheme: str = "light", text_percent: int = 100, goes_away: bool = False
) -> Callable[[Play], Play]:
    """Adds a scene under the name of its picture. ``goes_away``: its platform is its own, and may be stopped."""

    def add(play: Play) -> Play:
        SCENES.append(Scene(name, play, scheme, text_percent, goes_away))
        return play

    return add


@scene("connexion")
async def sign_in(at: Set) -> None:
    screen = await at.opens(signed_in=False)
    await _elsewhere(at, screen)


@scene("connexion-erreur")
async def sign_in_refused(at: Set) -> None:
    screen = await at.opens(signed_in=False)
    await screen.sign_in(at.stage.secretary.email, "bonjour-orneval")
    await _elsewhere(at, screen)


@scene("connexion-session-perdue")
async def session_lost(at: Set) -> None:
    screen = await at.opens()
    await at.stage.meets(at.stage.secretary)
    await screen.press(Key.Key_F5)
    await until(lambda: screen.signing_in, "the sign-in page")
    await screen.come_forward()
    await _elsewhere(at, screen)


async def _elsewhere(at: Set, screen: Screen) -> None:
    """Without the address of the platform of the pictures, another one at each run."""
    screen.sign_in_page.instance.setText("rdv.exemple.fr")
    await at.shoot(screen)


@scene("agenda-liste")
async def agenda(at: Set) -> None:
    await at.shoot(await at.at_the_centre())


@scene("agenda-tous-les-lieux")
async def every_lieu(at: Set) -> None:
    await at.shoot(await at.opens())


@scene("agenda-volet")
async def panel(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.go_to(COUPLE)
    screen.frame.show_panel(True)
    await at.shoot(screen)


@scene("agenda-volet-proche")
async def panel_of_a_proche(at: Set) -> None:
    """The adult who answers for a child, by name, with the number and the call."""
    screen = await at.at_the_centre()
    await screen.go_to(CHILD)
    screen.frame.show_panel(True)
    await at.shoot(screen)


@scene("agenda-gestes")
async def hover(at: Set) -> None:
    """The gestures of the line under the mouse."""
    screen = await at.at_the_centre()
    table = screen.table
    place = table.visualRect(table.model().index(screen.place(LATE), 1)).center()
    await screen.hover(table.viewport(), QPoint(place.x(), place.y()))
    await at.shoot(screen)


@scene("agenda-menu")
async def menu(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.go_to(LATE)
    await screen.open_context_menu()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("agenda-passe-deplie")
async def past_open(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_Home, CTRL)
    await screen.press(Key.Key_Right)
    await screen.press(Key.Key_Home, CTRL)
    await at.shoot(screen)


@scene("agenda-colonnes")
async def columns(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_C)
    board = screen.frame.presenter.page("agenda").board
    await until(lambda: board.columns is not None and any(one.plages for one in board.columns.columns), "plages")
    await at.shoot(screen)


@scene("agenda-filtre")
async def filtered(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_Slash)
    await screen.write("martin")
    await until(lambda: 0 < len(screen.names()) < 12, "the filter")
    await at.shoot(screen)


@scene("agenda-filtre-vide")
async def filtered_out(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_Slash)
    await screen.write("xylander")
    await until(screen.frame.page("agenda").empty.isVisible, "nothing found")
    await at.shoot(screen)


@scene("agenda-filtre-ressemblance")
async def filtered_alike(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_Slash)
    await screen.write("garnyer")
    await until(screen.frame.page("agenda").alike.isVisible, "who resembles")
    await screen.press(Key.Key_Return)
    await at.shoot(screen)


@scene("agenda-bandeau-texte-150", text_percent=150)
async def large_strip(at: Set) -> None:
    await at.shoot(await at.at_the_centre())


@scene("agenda-participants")
async def participants(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.go_to("Groupe du matin")
    before = len(screen.names())
    await screen.press(Key.Key_Right)
    await until(lambda: len(screen.names()) > before, "the people of the workshop")
    await at.shoot(screen)


@scene("calendrier")
async def calendar(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_J, CTRL)
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("confirmation")
async def confirmation(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.gesture(LATER, Key.Key_E)
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("geste-fait")
async def done(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.gesture(LATE, Key.Key_A)
    await screen.says(LATE, "En salle d’attente")
    await until(lambda: screen.notice != "", "the notice")
    await until(lambda: not screen.parts.desk.unsent_count, "the gesture sent")
    await at.shoot(screen)


@scene("salle-d-attente")
async def waiting_room(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_2, CTRL)
    await until(lambda: screen.place(WAITING) == 0, "who waits")
    await screen.go_to(WAITING)
    await at.shoot(screen)


@scene("salle-d-attente-vide")
async def nobody_waits(at: Set) -> None:
    screen = await at.opens()
    tilleuls = next(i for i, name in screen.frame.presenter.where.lieux if "Tilleuls" in name)
    screen.frame.presenter.where.choose_lieu(tilleuls)
    await screen.press(Key.Key_2, CTRL)
    await until(
        lambda: screen.frame.page("waiting_room") is not None and screen.frame.page("waiting_room").empty.isVisible(),
        "nobody",
    )
    await at.shoot(screen)


@scene("touches")
async def keys(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_F1)
    await until(lambda: QApplication.activeModalWidget() is not None, "the keys")
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("coupure", goes_away=True)
async def cut(at: Set) -> None:
    """The platform is gone; what is done meanwhile bears its arrow."""
    screen = await at.at_the_centre()
    await _unsent(at, screen)
    await at.shoot(screen)


@scene("memoire-vive", goes_away=True)
async def in_ram(at: Set) -> None:
    screen = await at.at_the_centre(secrets=NoSecrets())
    await _unsent(at, screen)
    screen.window.close()
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
    await screen.answered()


async def _unsent(at: Set, screen: Screen) -> None:
    await at.goes_away(screen)
    await until(lambda: not screen.frame.cut.isHidden(), "the cut")
    await screen.gesture(LATE, Key.Key_A)
    await screen.says(LATE, "En salle d’attente")
    await screen.gesture(EARLY, Key.Key_V)
    await screen.says(EARLY, "Vu")
    await until(lambda: screen.frame.bottom.unsent.text() == "2 à envoyer", "the gestures kept")


@scene("geste-refuse", goes_away=True)
async def refused(at: Set) -> None:
    """Someone else was there first: the platform wins, and the line says so."""
    screen = await at.at_the_centre()
    await at.goes_away(screen)
    await until(lambda: not screen.frame.cut.isHidden(), "the cut")
    await screen.gesture(LATE, Key.Key_A)
    await screen.says(LATE, "En salle d’attente")
    at.away.comes_back(elsewhere=True)
    async with Stage(at.away.process, at.stage.folder) as elsewhere:
        colleague = await elsewhere.meets(elsewhere.second_desk)
        await colleague.sets(LATE, Status.EXCUSED)
    at.away.goes()
    at.away.comes_back(at=at.stage.platform.url)
    await until(lambda: screen.problem(LATE) != "", "the refusal")
    screen.frame.bottom.notice.dismiss()
    await screen.go_to(LATE)
    await at.shoot(screen)


@scene("jour-vide")
async def empty(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_Left, ALT)
    await until(screen.frame.page("agenda").empty.isVisible, "Sunday")
    await at.shoot(screen)


@scene("chargement")
async def loading(at: Set) -> None:
    """A day never seen, on a platform that takes its time."""
    screen = await at.at_the_centre()
    async with slow(at.stage):
        screen.frame.presenter.where.go_to(NOW.date() + timedelta(days=45))
        await until(lambda: screen.frame.presenter.page("agenda").board.state == "loading", "the day on its way")
        await at.shoot(screen)


@asynccontextmanager
async def slow(stage: Stage) -> AsyncIterator[None]:
    """The platform answers nothing meanwhile."""
    pid = stage.platform.process.pid
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@scene("theme-sombre", scheme="dark")
async def dark(at: Set) -> None:
    await at.shoot(await at.at_the_centre())


@scene("theme-sombre-colonnes", scheme="dark")
async def dark_columns(at: Set) -> None:
    await columns(at)


@scene("theme-contraste", scheme="contrast")
async def contrast(at: Set) -> None:
    await at.shoot(await at.at_the_centre())


@scene("texte-150", text_percent=150)
async def large_text(at: Set) -> None:
    await at.shoot(await at.at_the_centre())


@scene("texte-200", text_percent=200)
async def largest_text(at: Set) -> None:
    await at.shoot(await at.at_the_centre())


@scene("affichage")
async def display_menu(at: Set) -> None:
    screen = await at.at_the_centre()
    top = screen.frame.top
    top._fill_menu()
    opened = next(one for one in top._menu.findChildren(QMenu))
    await screen.come_forward()
    opened.popup(top.who.mapToGlobal(QPoint(top.who.width() - opened.sizeHint().width(), top.who.height())))
    await until(opened.isVisible, "« Affichage »")
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("lignes-aerees")
async def roomy(at: Set) -> None:
    screen = await at.at_the_centre()
    screen.frame.presenter.display.choose_density("roomy")
    await at.shoot(screen)


@scene("texte-200-connexion", text_percent=200)
async def largest_sign_in(at: Set) -> None:
    await sign_in(at)


@scene("texte-150-confirmation", text_percent=150)
async def large_question(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.gesture(LATER, Key.Key_E)
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


__all__ = ["SCENES", "Scene", "Set", "slow"]
