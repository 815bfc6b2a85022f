"""Once a line has gone, the keyboard is on the next one: letters act on what is seen, or on nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.day.absence import AbsenceDraft
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.day.status import Status
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.views.next_line import next_of
from tests.support.desk import ALAIN, BEATRICE, CLAIRE, LEA, NOW, counter_data
from tests.views.real_scene import CTRL, RealScene

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEY = Qt.Key


@pytest.fixture
def data() -> dict[str, Any]:
    """Claire may delete RDVs."""
    agents = counter_data()["agents"]
    return counter_data(agents=[one | {"roles": {"mds": "admin"}} if one["id"] == CLAIRE else one for one in agents])


async def came(scene: RealScene, *names: str) -> Any:
    """People came without an RDV; the page of those who did."""
    walk_ins = scene.frame.presenter.page("walk_ins")
    for name in names:
        await scene.counter.desk.walk_ins.note(1, None, None, None, "", said=name)
        scene.counter.clock.move(minutes=1)
    await scene.reaches(lambda: len(walk_ins.lines) == len(names), "the lines")
    await scene.press(KEY.Key_5, CTRL)
    return scene.frame.page("walk_ins")


def at(page: Any) -> str:
    line = page._presenter.lines[page.list.currentIndex().row()]
    return str(line.walk_in.said)


async def untouched(scene: RealScene) -> None:
    """What the letters of gestures do here: nothing to anybody's RDV."""
    for key in (KEY.Key_A, KEY.Key_S, KEY.Key_E, KEY.Key_N):
        await scene.press(key)
    assert scene.question is None
    for number in (1, 2, 3):
        (one,) = (await scene.counter.colleague.rdv(number)).participations
        assert (one.status, one.waiting_since) == (Status.UNKNOWN, None)


@pytest.mark.parametrize("by_mouse", [False, True], ids=["key", "mouse"])
async def test_a_line_taken_off_the_list_leaves_the_keyboard_to_the_next(real_scene: RealScene, by_mouse: bool) -> None:
    page = await came(real_scene, "Un", "Deux", "Trois")

    async def remove() -> None:
        if by_mouse:
            page._take_away.setFocus()
            page._take_away.click()
            await real_scene.settle()
        else:
            await real_scene.press(KEY.Key_Delete)

    await real_scene.press(KEY.Key_Down)
    assert at(page) == "Deux"
    await remove()
    assert (at(page), real_scene.focus) == ("Trois", page.list)
    await remove()
    assert (at(page), real_scene.focus) == ("Un", page.list), "else the one before"
    await remove()
    assert real_scene.focus is page.empty.button, "else what stands in the place of the list"
    await untouched(real_scene)


async def test_who_was_dealt_with_leaves_the_keyboard_to_who_waits_next(real_scene: RealScene) -> None:
    page = await came(real_scene, "Un", "Deux")
    await real_scene.press(KEY.Key_V)
    assert (at(page), real_scene.focus) == ("Deux", page.list)
    await real_scene.press(KEY.Key_Z, CTRL)
    assert [line.walk_in.outcome for line in page._presenter.lines] == [WalkInOutcome.WAITING] * 2


async def test_an_absence_taken_away_leaves_the_keyboard_to_the_next(real_scene: RealScene) -> None:
    desk = real_scene.counter.desk
    day = NOW.date()
    for agent, title in ((ALAIN, "Congés"), (BEATRICE, "Formation"), (BEATRICE, "Réunion")):
        times = {"start_time": NOW.time().replace(hour=18), "end_time": NOW.time().replace(hour=19)}
        await desk.absences.create(AbsenceDraft(agent_id=agent, title=title, first_day=day, end_day=day, **times))
    await real_scene.press(KEY.Key_6, CTRL)
    presenter, page = real_scene.frame.presenter.page("absences"), real_scene.frame.page("absences")

    def titles() -> list[str]:
        return [line.title for line in presenter.model.lines]

    await real_scene.reaches(lambda: {"Congés", "Formation", "Réunion"} <= {*titles()}, "the absences")
    page.focus_list()
    first = next(place for place, line in enumerate(presenter.model.lines) if line.title == "Formation")
    page.list.setCurrentIndex(presenter.model.index(first, 0))
    await real_scene.press(KEY.Key_Delete)
    await real_scene.says_yes()
    await real_scene.reaches(lambda: "Formation" not in titles(), "one is gone")
    assert (presenter.selected.title, real_scene.focus) == ("Réunion", page.list)
    await untouched(real_scene)


async def test_an_rdv_deleted_leaves_the_keyboard_to_the_next_line(real_scene: RealScene) -> None:
    table: Any = real_scene.frame.page("agenda").table
    agenda = real_scene.frame.presenter.page("agenda")
    table.setFocus()
    table.choose("rdv-2")
    entry = await real_scene.counter.desk.entry(2)
    await real_scene.reaches(lambda: RdvAct.DELETE in agenda.rdvs.acts.offered(entry), "that one may")
    await real_scene.press(KEY.Key_Delete)
    await real_scene.says_yes()
    await real_scene.reaches(lambda: agenda.board.model.row_at("rdv-2") is None, "it is gone")
    assert real_scene.focus == table
    assert table.rows_model.rows[table.currentIndex().row()].key == "rdv-3" == agenda.board.selected_key


async def test_a_referent_taken_away_leaves_the_keyboard_to_the_next(real_scene: RealScene) -> None:
    usagers = real_scene.frame.presenter.page("usagers")
    for agent in (ALAIN, BEATRICE):
        await real_scene.counter.desk.usagers.add_referent(LEA, agent)
    usagers.open_id(LEA)
    await real_scene.reaches(lambda: usagers.fiche.fiche is not None, "the fiche")
    usagers.referents.open(usagers.fiche.fiche, 1, NOW.date())
    await real_scene.settle()
    sheet: Any = real_scene.frame.stack.currentWidget()
    next(iter(sheet.now.buttons.values())).setFocus()
    await real_scene.press(KEY.Key_Space)
    assert list(sheet.now.buttons.values()) == [real_scene.focus]


def test_what_comes_next_of_what_is_still_there() -> None:
    before = ["a", "b", "c", "d"]
    assert next_of(before, "b", {"a", "c", "d"}) == "c"
    assert next_of(before, "b", {"a", "d"}) == "d"
    assert next_of(before, "d", {"a", "b"}) == "b"
    assert next_of(before, "b", set()) is None
