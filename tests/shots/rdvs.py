"""The scenes of RDVs that there are: moved, changed, deleted, their history, free places."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from kiosk.views.board.columns_view import ColumnsView
from tests.end_to_end.morning import LATER
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _chosen(screen: Screen, name: str = LATER) -> None:
    await screen.go_to(name)
    rdvs, panel = screen.frame.presenter.rdvs, screen.frame.presenter.panel
    await until(lambda: panel.entry is not None and bool(rdvs.acts.offered(panel.entry)), "what can be done")


async def _columns(screen: Screen) -> ColumnsView:
    await screen.press(Key.Key_C)
    board = screen.frame.presenter.board
    await until(lambda: board.columns is not None and any(one.free for one in board.columns.columns), "free time")
    columns = screen.frame.board.columns
    assert columns is not None
    await until(columns.hasFocus, "the keyboard on the columns")
    return columns


async def _moved(at: Set) -> Screen:
    screen = await at.at_the_centre()
    await _chosen(screen)
    await _columns(screen)
    for _ in range(6):
        await screen.press(Key.Key_Down, CTRL)
    return screen


@scene("rdv-volet")
async def panel(at: Set) -> None:
    screen = await at.at_the_centre()
    await _chosen(screen)
    screen.frame.show_panel(True)
    await at.shoot(screen)


@scene("rdv-deplace")
async def moving(at: Set) -> None:
    """A card on its way by the keyboard."""
    screen = await _moved(at)
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("rdv-deplace-sombre", scheme="dark")
async def moving_dark(at: Set) -> None:
    await moving(at)


@scene("rdv-deplace-contraste", scheme="contrast")
async def moving_contrast(at: Set) -> None:
    await moving(at)


@scene("rdv-deplace-150", text_percent=150)
async def moving_large(at: Set) -> None:
    await moving(at)


async def _asked(at: Set) -> None:
    screen = await _moved(at)
    await screen.press(Key.Key_Return)
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
    await screen.answered()


@scene("rdv-deplace-question")
async def asked(at: Set) -> None:
    await _asked(at)


@scene("rdv-deplace-question-150", text_percent=150)
async def asked_large(at: Set) -> None:
    await _asked(at)


@scene("rdv-place-libre")
async def free_place(at: Set) -> None:
    screen = await at.at_the_centre()
    await _columns(screen)
    await screen.press(Key.Key_F)
    await screen.press(Key.Key_Down)
    await at.shoot(screen)


@scene("rdv-modifier")
async def changed(at: Set) -> None:
    screen = await at.at_the_centre()
    await _chosen(screen)
    await screen.press(Key.Key_M)
    booking = screen.frame.presenter.booking
    await until(lambda: booking.search.state in ("found", "nothing") and booking.draft.ready, "the form filled")
    booking.draft.set_duration(45)
    await until(
        lambda: not [n for n in screen.parts.presenter.tasks.names if n.startswith("booking")], "what is around"
    )
    await at.shoot(screen)


@scene("rdv-supprimer")
async def deleted(at: Set) -> None:
    screen = await at.at_the_centre(account=at.stage.administrator)
    await _chosen(screen)
    await screen.press(Key.Key_Delete)
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
    await screen.answered()


@scene("rdv-historique")
async def history(at: Set) -> None:
    screen = await at.at_the_centre()
    await _chosen(screen)
    await screen.press(Key.Key_A)
    await screen.says(LATER, "En salle d’attente")
    await until(lambda: screen.frame.presenter.unsent_text == "", "the gesture sent")
    await screen.press(Key.Key_H)
    history_of = screen.frame.presenter.rdvs.history
    await until(lambda: bool(history_of.changes) and not history_of.loading, "the history")
    await until(lambda: QApplication.activeModalWidget() is not None, "the card")
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
