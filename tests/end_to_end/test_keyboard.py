"""The counter without a mouse: everything in this file is done with keys."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.day.board import Counter
from kiosk.domain.day.rows import RowKind
from kiosk.domain.day.status import Status
from tests.end_to_end.morning import CENTRE, EARLY, LATE, WAITING, sent
from tests.end_to_end.screen import ALT, CTRL, SHIFT, Key, Screen
from tests.end_to_end.stage import Stage
from tests.support.waiting import until

TODAY = "Lundi 23 novembre 2026"
TOMORROW = "Mardi 24 novembre 2026"
A_WEEK_LATER = "Lundi 30 novembre 2026"


async def tab_to(screen: Screen, wanted: QWidget) -> None:
    """Presses Tab until the keyboard is on ``wanted``."""
    for _ in range(40):
        await screen.press(Key.Key_Tab)
        if screen.window.focusWidget() is wanted:
            return
    raise AssertionError(f"Tab does not lead to {wanted.accessibleName()}")


async def walk_to(screen: Screen, name: str) -> None:
    """Presses ↓ until the keyboard is on the line of ``name``, from the top."""
    await screen.press(Key.Key_Home, CTRL)
    for _ in range(screen.table.model().rowCount()):
        if screen.current == name:
            return
        await screen.press(Key.Key_Down)
    raise AssertionError(f"↓ does not lead to {name}")


async def day_is(screen: Screen, day: str) -> None:
    await until(lambda: screen.frame.top.day.day_button.text() == day, day)
    await until(lambda: screen.frame.presenter.page("agenda").board.state == "ready", f"the lines of {day}")


async def test_signing_in_and_out_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens()
        await screen.come_forward()
        assert screen.window.focusWidget() is screen.sign_in_page.email, "the address is there: the e-mail comes first"
        await screen.write(stage.secretary.email)
        await screen.press(Key.Key_Tab)
        await screen.write(stage.secretary.password)
        await screen.press(Key.Key_Return)
        await screen.day_shown()
        assert screen.window.focusWidget() is screen.table, "the keyboard is on the agenda"
        assert screen.current == WAITING, "who has waited longest is in hand"
        await tab_to(screen, screen.frame.top.who)
        await screen.press(Key.Key_Space)
        await screen.press(Key.Key_Up)  # from below: the last line
        await screen.press(Key.Key_Return)
        await until(lambda: screen.signing_in, "the sign-in page")


async def test_the_first_key_acts_on_who_most_needs_it(stage: Stage) -> None:
    """On opening, the keyboard is on who has waited too long, not on the fold of the past nor on who comes next."""
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.come_forward()
        rows = [screen.table.row_at(place) for place in range(screen.table.model().rowCount())]
        now = next(place for place, row in enumerate(rows) if row is not None and row.kind is RowKind.NOW)
        assert (screen.current, screen.table.in_sight()) == (WAITING, True)
        steps = now - screen.table.currentIndex().row()
        for _ in range(steps):
            await screen.press(Key.Key_Down)
        assert screen.table.currentIndex().row() == now + 1, "the line of now is stepped over"


async def test_days_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        names = screen.names()
        await screen.press(Key.Key_Right, ALT)
        await day_is(screen, TOMORROW)
        await until(lambda: screen.names() and screen.names() != names, "tomorrow’s lines")
        await screen.press(Key.Key_Left, ALT)
        await day_is(screen, TODAY)
        await until(lambda: screen.names() == names, "today again")
        await screen.press(Key.Key_J, CTRL)
        assert QApplication.activePopupWidget() is not None, "the calendar"
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Return)
        await day_is(screen, A_WEEK_LATER)
        await screen.press(Key.Key_J, CTRL)
        await screen.press(Key.Key_Escape)
        await until(lambda: QApplication.activePopupWidget() is None, "the calendar closed")
        assert screen.frame.top.day.day_button.text() == A_WEEK_LATER, "Échap chooses nothing"
        await screen.press(Key.Key_T, CTRL)
        await day_is(screen, TODAY)
        await until(lambda: screen.names() == names, "today again")


async def test_organisation_and_lieu_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        top = screen.frame.top
        await screen.come_forward()
        await tab_to(screen, top.lieu)
        await screen.press(Key.Key_Space)
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Return)
        await until(lambda: top.lieu.text() != "Tous les lieux", "a lieu")
        first = top.lieu.text()
        lieux = {row.entry.rdv.lieu.name for row in screen.table._model.rows if row.entry and row.entry.rdv.lieu}
        assert lieux == {first}
        await tab_to(screen, top.organisation)
        await screen.press(Key.Key_Space)
        await screen.press(Key.Key_Up)
        await screen.press(Key.Key_Up)
        await screen.press(Key.Key_Return)
        await until(lambda: top.organisation.text() == "Mairie d’Ormeval", "the other organisation")
        await until(lambda: screen.names() and screen.place(LATE) < 0, "its lines")
        assert CENTRE not in [name for _, name in screen.frame.presenter.where.lieux]


async def test_the_filter_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        names = screen.names()
        await screen.press(Key.Key_Slash)
        await screen.write("benali")
        await until(lambda: screen.names() and set(screen.names()) == {"BENALI Mohamed"}, "the filter by name")
        await screen.press(Key.Key_Return)
        assert screen.window.focusWidget() is screen.table
        await screen.press(Key.Key_Escape)
        await until(lambda: screen.names() == names, "everything again")
        await screen.press(Key.Key_Slash)
        await screen.write("zzz")
        await until(lambda: screen.frame.page("agenda").empty.isVisible(), "the word that nothing matches")
        await screen.press(Key.Key_Escape)
        await until(lambda: screen.names() == names, "everything again")
        await screen.press(Key.Key_Escape)
        await until(lambda: screen.window.focusWidget() is screen.table, "back on the list")


async def test_counters_and_choices_filter_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        header = screen.frame.page("agenda").header
        await screen.come_forward()
        await tab_to(screen, header.counters[Counter.WAITING])
        await screen.press(Key.Key_Space)
        await until(lambda: len(screen.names()) == screen.figure(Counter.WAITING), "who waits")
        assert set(map(screen.state, screen.names())) == {"En salle d’attente"}
        await screen.press(Key.Key_Space)
        await until(lambda: len(screen.names()) > screen.figure(Counter.WAITING), "everybody")
        await tab_to(screen, header.filters)
        await screen.press(Key.Key_Space)
        behind = QApplication.activePopupWidget()
        assert behind is not None
        assert behind.focusWidget() == header.agents, "the first of what lies behind the button"
        await screen.press(Key.Key_Space)
        assert QApplication.activePopupWidget() is not behind
        await screen.press(Key.Key_Space)
        await screen.press(Key.Key_Escape)
        await until(lambda: QApplication.activePopupWidget() is behind, "the list of agents closed")
        await screen.press(Key.Key_Escape)
        await until(lambda: QApplication.activePopupWidget() is None, "the filters closed")
        chosen = header.agents.text()
        await until(lambda: set(agents(screen)) == {chosen}, f"the RDVs of {chosen} alone")


def agents(screen: Screen) -> list[str]:
    from kiosk.presenters.day.board_model import Column

    rows = range(screen.table.model().rowCount())
    texts = [screen.text(place, Column.AGENTS) for place in rows if screen._is_rdv(place)]
    return [text.split(", ")[0] for text in texts]


async def test_pages_forms_panel_and_help_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        frame = screen.frame
        await screen.press(Key.Key_C)
        await until(
            lambda: frame.page("agenda").columns is not None and frame.page("agenda").columns.isVisible(), "the columns"
        )
        await screen.press(Key.Key_L)
        await until(frame.page("agenda").table.isVisible, "the list")
        await walk_to(screen, EARLY)
        panel = frame.panel
        assert panel is not None
        assert panel.isHidden()
        await screen.press(Key.Key_Return)
        await until(panel.isVisible, "the panel")
        details = frame.presenter.page("agenda").panel.details
        assert details is not None
        assert details.title == EARLY
        assert screen.window.focusWidget() is screen.table, "the panel takes no keyboard"
        await screen.press(Key.Key_Escape)
        await until(panel.isHidden, "the panel closed")
        await screen.press(Key.Key_F1)
        await until(lambda: QApplication.activeModalWidget() is not None, "the keys")
        await screen.press(Key.Key_Escape)
        await until(lambda: QApplication.activeModalWidget() is None, "the keys closed")
        await screen.press(Key.Key_2, CTRL)
        await until(
            lambda: frame.page("waiting_room") is not None and frame.page("waiting_room").isVisible(),
            "the waiting room",
        )
        assert screen.window.focusWidget() is screen.table
        await screen.press(Key.Key_1, CTRL)
        await until(frame.page("agenda").isVisible, "the agenda")
        assert screen.current == EARLY, "one finds one’s place again"


async def test_gestures_on_several_lines_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        witness = await stage.meets(stage.administrator)
        await walk_to(screen, "BUI Long")
        await screen.press(Key.Key_Down, SHIFT)
        await screen.press(Key.Key_Down, SHIFT)
        chosen = [screen.table.row_at(i.row()) for i in screen.table.selectionModel().selectedRows()]
        names = [row.name for row in chosen if row is not None]
        assert len(names) == 3
        await screen.press(Key.Key_A)
        for name in names:
            await screen.says(name, "En salle d’attente")
        await screen.tells("3 usagers en salle d’attente")
        await sent(screen)
        for name in names:
            assert await witness.waiting_since(name) is not None
        await screen.press(Key.Key_Z, CTRL)
        for name in names:
            await screen.says(name, "À venir")
        await sent(screen)
        for name in names:
            assert await witness.waiting_since(name) is None


async def test_the_menu_of_gestures_with_keys(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        witness = await stage.meets(stage.administrator)
        await walk_to(screen, LATE)
        await screen.open_context_menu()
        menu = QApplication.activePopupWidget()
        assert menu is not None
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Return)
        await screen.says(LATE, "En salle d’attente")
        await sent(screen)
        assert await witness.waiting_since(LATE) is not None
        await screen.press(Key.Key_R)
        await screen.says(LATE, "À venir")
        await screen.press(Key.Key_N)
        await screen.says(LATE, "Absent (non excusé)")
        await sent(screen)
        assert await witness.status(LATE) is Status.NOSHOW


async def test_a_question_is_answered_with_keys(stage: Stage) -> None:
    """A key pressed too fast tells nobody: Enter says no, and yes is one Tab away."""
    async with stage:
        screen = await stage.opens(stage.secretary)
        await walk_to(screen, LATE)
        await screen.press(Key.Key_S)
        await screen.asked()
        await screen.press(Key.Key_Return)
        await screen.answered()
        assert screen.state(LATE) == "À venir"
        await screen.press(Key.Key_S)
        question = await screen.asked()
        await screen.press(Key.Key_Tab)
        assert question.focusWidget() is question.yes
        await screen.press(Key.Key_Return)
        await screen.says(LATE, "Annulé")
        assert screen.window.focusWidget() is screen.table, "the keyboard is back where it was"
