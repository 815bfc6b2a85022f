"""Two desks at one counter: what is done at one is seen at the other, at once."""

from __future__ import annotations

from kiosk.domain.day.board import Counter
from kiosk.domain.day.status import Status
from kiosk.presenters.day.board_model import Column
from tests.end_to_end.morning import CENTRE, EARLY, LATE, sent
from tests.end_to_end.screen import CTRL, Key
from tests.end_to_end.stage import OFTEN, Stage
from tests.support.waiting import until

AT_ONCE = 3.0
"""Seconds, on a machine that does other things: the long poll answers within a tenth of one."""


async def test_a_gesture_at_one_desk_shows_at_the_other(stage: Stage) -> None:
    async with stage:
        ours = await stage.opens(stage.secretary)
        theirs = await stage.opens(stage.second_desk)
        await ours.gesture(LATE, Key.Key_A)
        await theirs.says(LATE, "En salle d’attente", AT_ONCE)
        assert theirs.figure(Counter.WAITING) == ours.figure(Counter.WAITING)
        assert theirs.notice == "", "nothing is said of what someone else did"

        await theirs.gesture(LATE, Key.Key_V)
        await ours.says(LATE, "Vu", AT_ONCE)

        await theirs.press(Key.Key_Z, CTRL)
        await theirs.says(LATE, "En salle d’attente")
        await ours.says(LATE, "En salle d’attente", AT_ONCE)
        assert ours.waits_for(LATE) == theirs.waits_for(LATE), "the hour of arrival came back at both"


async def test_one_cannot_take_back_what_the_other_has_changed_since(stage_on_each: Stage) -> None:
    async with stage_on_each as stage:
        ours = await stage.opens(stage.secretary, timing=OFTEN)
        theirs = await stage.opens(stage.second_desk, timing=OFTEN)
        await ours.gesture(LATE, Key.Key_A)
        await ours.says(LATE, "En salle d’attente")
        await sent(ours)
        await theirs.gesture(LATE, Key.Key_V)
        await ours.says(LATE, "Vu")
        await ours.press(Key.Key_Z, CTRL)
        await until(lambda: "a changé depuis" in ours.notice, "word that someone else was there since")
        assert ours.state(LATE) == "Vu"
        witness = await stage.meets(stage.administrator)
        assert await witness.status(LATE) is Status.SEEN


async def test_all_that_the_directory_tells_is_shown_once_it_has_come(stage: Stage) -> None:
    """On a desk that knew nothing, it comes after the lines."""
    async with stage:
        screen = await stage.opens(stage.secretary, width=1920, height=1080)
        await until(lambda: screen.motifs_coloured, "the colours of the motifs")
        assert screen.frame.page("agenda").header.services.offers, "the filter by service"
        place = screen.table.columnWidth(Column.PLACE)
        await screen.choose(screen.frame.top.lieu, CENTRE)
        await until(lambda: screen.table.columnWidth(Column.PLACE) < place, "less room for the place at a single lieu")
        await screen.press(Key.Key_2, CTRL)
        await until(lambda: screen.motifs_coloured, "the same in the waiting room")


async def test_each_kind_of_platform_tells_a_desk_what_the_other_did(stage_on_each: Stage) -> None:
    """Told where the platform can tell; else by looking. Who waits is shared where the platform has a waiting room."""
    async with stage_on_each as stage:
        ours = await stage.opens(stage.secretary, timing=OFTEN)
        theirs = await stage.opens(stage.second_desk, timing=OFTEN)
        witness = await stage.meets(stage.administrator)
        await ours.gesture(LATE, Key.Key_A)
        await ours.says(LATE, "En salle d’attente")
        await sent(ours)
        await ours.gesture(EARLY, Key.Key_V)
        await theirs.says(EARLY, "Vu")
        shared = witness.can.waiting_room
        await theirs.says(LATE, "En salle d’attente" if shared else "À venir")
        warned = "visible que sur ce poste" in theirs.frame.presenter.link.warning_text
        assert warned is not shared, "what is not shared is said"

        await theirs.gesture(LATE, Key.Key_V)
        await ours.says(LATE, "Vu")
        await theirs.press(Key.Key_Z, CTRL)
        await ours.says(LATE, "En salle d’attente" if shared else "À venir")
        await sent(theirs)
        assert await witness.status(LATE) is Status.UNKNOWN
        assert await witness.status(EARLY) is Status.SEEN


async def test_the_selection_stays_where_it_is_when_the_other_desk_works(stage_on_each: Stage) -> None:
    async with stage_on_each as stage:
        ours = await stage.opens(stage.secretary, timing=OFTEN)
        colleague = await stage.meets(stage.second_desk)
        await ours.go_to(LATE)
        top = ours.table.verticalScrollBar().value()
        await colleague.sets(EARLY, Status.SEEN)
        await ours.says(EARLY, "Vu")
        assert ours.current == LATE
        assert ours.table.verticalScrollBar().value() == top, "nothing moved under the hand"


async def test_the_waiting_room_fills_and_empties_with_the_other_desk(stage: Stage) -> None:
    async with stage:
        ours = await stage.opens(stage.secretary)
        colleague = await stage.meets(stage.second_desk)
        await ours.press(Key.Key_2, CTRL)
        await until(lambda: ours.place(EARLY) >= 0, "the waiting room")
        await colleague.receives(LATE)
        await until(lambda: ours.place(LATE) == len(ours.names()) - 1, "the last to come, last", AT_ONCE)
        await colleague.sets(EARLY, Status.SEEN)
        await until(lambda: ours.place(EARLY) < 0, "who is received leaves the waiting room", AT_ONCE)
