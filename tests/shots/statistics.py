"""Pictures of « Statistiques »: what an agent sees of the week, and an administrator of the month."""

from __future__ import annotations

from kiosk.presenters.statistics.periods import Span
from tests.end_to_end.morning import EARLY, LATE
from tests.end_to_end.screen import CTRL, SHIFT, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _at(at: Set, span: Span) -> Screen:
    screen = await at.at_the_centre()
    for name in (EARLY, LATE):
        await screen.gesture(name, Key.Key_A)
        await screen.gesture(name, Key.Key_V)
    await screen.press(Key.Key_S, CTRL | SHIFT)
    presenter = screen.frame.presenter.page("statistics")
    presenter.choose_span(span)
    page = screen.frame.page("statistics")
    await until(lambda: presenter.reading.state == "whole" and page._draws, "the figures")
    await until(lambda: page._place >= len(presenter.sections), "the sections")
    return screen


@scene("statistiques")
async def week(at: Set) -> None:
    await at.shoot(await _at(at, Span.WEEK))


@scene("statistiques-affluence")
async def waits(at: Set) -> None:
    screen = await _at(at, Span.MONTH)
    bar = screen.frame.page("statistics").area.verticalScrollBar()
    bar.setValue(bar.maximum())
    await at.shoot(screen)
