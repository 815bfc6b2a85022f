"""Pictures of « Statistiques »: the month, its waits and hours of crowd, at each size of text and in each scheme."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from kiosk.clock import PARIS
from kiosk.domain.day.status import Action
from kiosk.domain.statistics.facts import State
from kiosk.domain.writes.deed import Deed, Did
from kiosk.presenters.statistics.periods import Span
from tests.end_to_end.screen import CTRL, SHIFT, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _at(at: Set) -> Screen:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_S, CTRL | SHIFT)
    presenter = screen.frame.presenter.page("statistics")
    presenter.choose_span(Span.MONTH)
    page = screen.frame.page("statistics")
    await until(lambda: presenter.reading.state == "whole" and page._draws, "the figures")
    _note_what_was_done(screen)
    await until(lambda: screen.parts.register._keeping is None or screen.parts.register._keeping.done(), "the register")
    presenter.open()
    await until(lambda: any(one.key == "crowd" for one in presenter.sections), "the waits")
    await until(lambda: page._place >= len(presenter.sections) and not page._drawing.isActive(), "the sections")
    return screen


def _note_what_was_done(screen: Screen) -> None:
    """As if this desk had noted who came all month."""
    presenter = screen.frame.presenter.page("statistics")
    who, chance = screen.parts.desk.who, Random(1)
    assert who is not None
    deeds: list[Deed] = []
    for fact in presenter.reading.facts(presenter.period):
        if fact.state is not State.SEEN:
            continue
        begins = datetime(fact.day.year, fact.day.month, fact.day.day, fact.hour, tzinfo=PARIS)
        came = begins + timedelta(minutes=chance.randrange(50))
        waits = timedelta(minutes=3 + chance.expovariate(1 / (18 if fact.hour in (10, 14) else 9)))
        for what, moment in ((Action.WAITING, came), (Action.SEEN, came + waits)):
            deeds.append(Deed(moment, who.instance, who.agent_id, str(what), 1, fact.rdv_id, (fact.rdv_id,)))
        if not fact.rdv_id % 4:
            deeds.append(Deed(came, who.instance, who.agent_id, str(Did.WALK_IN_NOTED), 1))
    screen.parts.register.note(*sorted(deeds, key=lambda deed: deed.at))


@scene("statistiques")
async def month(at: Set) -> None:
    await at.shoot(await _at(at))


@scene("statistiques-texte-150", text_percent=150)
async def large(at: Set) -> None:
    await at.shoot(await _at(at))


@scene("statistiques-sombre", scheme="dark")
async def dark(at: Set) -> None:
    await at.shoot(await _at(at))


@scene("statistiques-affluence", scheme="contrast")
async def waits(at: Set) -> None:
    screen = await _at(at)
    page = screen.frame.page("statistics")
    page.area.verticalScrollBar().setValue(page._sections["wait Heure"].y() - 8)
    await at.shoot(screen)
