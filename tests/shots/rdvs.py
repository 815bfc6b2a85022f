"""The scenes of RDVs that there are: moved, changed, deleted, their history, free places."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from kiosk.domain.booking.booking import booking_of
from kiosk.presenters.booking.modes import Made
from tests.end_to_end.morning import LATER
from tests.end_to_end.rdv_hands import chosen, columns_of, opened
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.drafts import message_of
from tests.support.waiting import until


async def _moved(at: Set) -> Screen:
    screen = await at.at_the_centre()
    await chosen(screen)
    await columns_of(screen)
    for _ in range(6):
        await screen.press(Key.Key_Down, CTRL)
    return screen


@scene("rdv-volet")
async def panel(at: Set) -> None:
    screen = await at.at_the_centre()
    await chosen(screen)
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
    await columns_of(screen)
    await screen.press(Key.Key_F)
    await screen.press(Key.Key_Down)
    await at.shoot(screen)


@scene("rdv-place-hors-plage")
async def place_outside(at: Set) -> None:
    """Any quarter of an hour, by the arrows: two above the first that is free."""
    screen = await at.at_the_centre()
    await columns_of(screen)
    await screen.press(Key.Key_F)
    await screen.press(Key.Key_Up)
    await screen.press(Key.Key_Up)
    await at.shoot(screen)


@scene("agenda-colonnes-replies")
async def set_aside(at: Set) -> None:
    """Who has nothing today, and why."""
    screen = await at.at_the_centre()
    await columns_of(screen)
    await screen.click(screen.frame.page("agenda").aside.edge)
    await at.shoot(screen)


@scene("agenda-colonnes-replies-sombre-150", scheme="dark", text_percent=150)
async def set_aside_large(at: Set) -> None:
    await set_aside(at)


@scene("rdv-modifier")
async def changed(at: Set) -> None:
    screen = await at.at_the_centre()
    await chosen(screen)
    _, booking = await opened(screen, Key.Key_M)
    await until(lambda: booking.search.state in ("found", "nothing"), "the hours that fit")
    booking.draft.set_duration(45)
    await until(
        lambda: not [n for n in screen.parts.presenter.work.tasks.names if n.startswith("booking")], "what is around"
    )
    await at.shoot(screen)


@scene("rdv-conflit")
async def conflict(at: Set) -> None:
    """Somebody else moved the same RDV while the form was filled in."""
    screen = await at.at_the_centre()
    before = await chosen(screen)
    page, booking = await opened(screen, Key.Key_M)
    await until(lambda: booking.search.state in ("found", "nothing"), "the hours that fit")
    colleague = await at.stage.meets(at.stage.second_desk)
    now = booking_of(await colleague.client.rdv(before.id))
    theirs = replace(now, starts_at=now.starts_at + timedelta(minutes=5))
    await colleague.client.update_rdv(before.id, now, theirs, key=str(uuid4()))
    booking.draft.set_hour((before.starts_at + timedelta(minutes=30)).time())
    page.side.form.focus_book()
    await screen.press(Key.Key_Return)
    await until(lambda: "l’a modifié" in message_of(booking.draft), "the conflict")
    await until(lambda: booking.search.state in ("found", "nothing"), "the hours that fit")
    await at.shoot(screen)


@scene("rdv-conflit-150", text_percent=150)
async def conflict_large(at: Set) -> None:
    await conflict(at)


@scene("rdv-modifie")
async def made(at: Set) -> None:
    screen = await at.at_the_centre()
    await chosen(screen)
    page, booking = await opened(screen, Key.Key_M)
    booking.draft.set_duration(45)
    page.side.form.focus_book()
    await screen.press(Key.Key_Return)
    await until(lambda: isinstance(booking.draft.stage, Made), "the change")
    await until(lambda: booking.search.state in ("found", "nothing"), "the hours that fit")
    await at.shoot(screen)


@scene("rdv-supprimer")
async def deleted(at: Set) -> None:
    screen = await at.at_the_centre(account=at.stage.administrator)
    await chosen(screen)
    await screen.press(Key.Key_Delete)
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
    await screen.answered()


@scene("rdv-historique")
async def history(at: Set) -> None:
    screen = await at.at_the_centre()
    await chosen(screen)
    await screen.press(Key.Key_A)
    await screen.says(LATER, "En salle d’attente")
    await until(lambda: not screen.parts.desk.unsent_count, "the gesture sent")
    await screen.press(Key.Key_H)
    history_of = screen.frame.presenter.page("agenda").rdvs.history
    await until(lambda: bool(history_of.changes) and not history_of.loading, "the history")
    await until(lambda: QApplication.activeModalWidget() is not None, "the card")
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
