"""Pictures of calls, of everybody who waits, of what agents have the desks told, and of pairing."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from kiosk.domain.day.status import Action
from kiosk.domain.lobby.call import Called
from tests.end_to_end.morning import WAITING
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import NOW
from tests.shots.scenes import Set, scene
from tests.shots.walk_ins import noted
from tests.support.waiting import until


async def _with_calls(screen: Screen) -> None:
    """Those of the morning, people without an RDV, and two calls: one twice, one that nobody answers."""
    await noted(screen)
    presenter = screen.frame.presenter
    lobby, organisation_id = presenter.page("agenda").lobby, presenter.where.organisation_id
    assert organisation_id is not None
    await until(lambda: lobby.offered, "calls offered")
    desk, room = screen.parts.desk, presenter.page("waiting_room")
    await screen.press(Key.Key_2, CTRL)
    await until(lambda: screen.place(WAITING) == 0, "who waits")
    first, second, third, *_ = (row for row in room.model.rows if row.entry is not None)
    for row, place, times in ((first, "Bureau 3", 2), (second, "Bureau 12", 1)):
        who = Called(organisation_id=organisation_id, called_at=NOW, participation_id=row.participation_ids[0])
        for _ in range(times):
            _, made = await desk.lobby.call(who, place, "Béatrice Martin")
        if place == "Bureau 12":
            await desk.lobby.no_answer(made)
    walk_in = next(row.lobby.walk_in for row in room.model.rows if row.lobby.walk_in is not None)
    await desk.walk_ins.take(walk_in, desk.who.agent_id if desk.who else 0)
    agent = third.entry.rdv.agents[0] if third.entry is not None else None
    if agent is not None:
        await desk.lobby.say(organisation_id, agent.id, "j’ai dix minutes de retard", NOW + timedelta(minutes=20))
    await until(lambda: len(lobby.calls) == 2, "the calls")


@scene("salle-d-attente-appels")
async def calls(at: Set) -> None:
    screen = await at.at_the_centre()
    await _with_calls(screen)
    await screen.go_to(WAITING)
    await at.shoot(screen)


@scene("salle-d-attente-appels-150", text_percent=150)
async def large_calls(at: Set) -> None:
    await calls(at)


@scene("salle-d-attente-appels-sombre", scheme="dark")
async def dark_calls(at: Set) -> None:
    await calls(at)


@scene("journee-appels")
async def on_the_agenda(at: Set) -> None:
    screen = await at.at_the_centre()
    await _with_calls(screen)
    await screen.press(Key.Key_1, CTRL)
    await screen.go_to(WAITING)
    await at.shoot(screen)


async def _own_day(at: Set) -> None:
    """Fatima Zerrouki in her office, of whom the desks have been told something."""
    screen = await at.opens(account=at.stage.relief)
    presenter = screen.frame.presenter
    await until(lambda: presenter.page("agenda").lobby.tells, "what can be told")
    presenter.pages.go_to("own_day")
    day = presenter.page("own_day")
    await until(lambda: day.next is not None, "her day")
    day.act(Action.WAITING, (day.next.key,))
    await until(lambda: bool(day.waiting), "who waits")
    day.say("j’ai dix minutes de retard")
    await until(lambda: bool(day.notice_text), "what is told")
    screen.frame.page("own_day").table.choose(day.waiting[0].key)
    await until(lambda: not screen.parts.desk.unsent_count, "the gesture sent")
    await at.shoot(screen)


@scene("ma-journee")
async def own_day(at: Set) -> None:
    await _own_day(at)


@scene("ma-journee-150", text_percent=150)
async def own_day_large(at: Set) -> None:
    await _own_day(at)


@scene("ma-journee-contraste", scheme="contrast")
async def own_day_contrast(at: Set) -> None:
    await _own_day(at)


@scene("appeler-ou")
async def where_to(at: Set) -> None:
    screen = await at.at_the_centre()
    await until(lambda: screen.frame.presenter.page("agenda").lobby.offered, "calls offered")
    await screen.go_to(WAITING)
    await screen.press(Key.Key_K)
    await until(lambda: QApplication.activeModalWidget() is not None, "the question")
    await screen.write("Bureau 3")
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)


@scene("jumeler-ce-poste")
async def pairing(at: Set) -> None:
    screen = await at.at_the_centre()
    door = screen.parts.desk.site
    assert door is not None
    door.address = "https://compagnon.orneval.example:8843"
    from kiosk.views.frame.pairing_dialog import PairingDialog

    dialog = PairingDialog(screen.frame.presenter.companion, screen.frame)
    dialog.open()
    await until(lambda: QApplication.activeModalWidget() is not None, "the dialog")
    dialog.code.setText("K7QF2M-9TRBXD")
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
