"""Pictures of « Ateliers »: the list, one of them, several being made."""

from __future__ import annotations

from datetime import date, time

from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _listed(at: Set) -> Screen:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_8, CTRL)
    presenter = screen.frame.presenter.page("workshops")
    await until(lambda: presenter.state == "shown" and presenter.selected is not None, "the list")
    return screen


@scene("ateliers")
async def listed(at: Set) -> None:
    await at.shoot(await _listed(at))


async def _made(at: Set) -> None:
    screen = await _listed(at)
    presenter = screen.frame.presenter.page("workshops")
    await screen.press(Key.Key_C)
    form = presenter.form
    form.choose_motif(next(motif_id for motif_id, name in form.motifs if "massage" in name))
    form.choose_agents({agent_id for agent_id, name, _ in form.agents if "Guillou" in name})
    form.choose_lieu(form.lieux[0][0])
    form.set_day(date(2026, 12, 1))
    form.set_hour(time(14))
    form.set_seats(10)
    form.set_times(6)
    form.choose_dates([one for one, _, _ in form.dates[:4]])
    await at.shoot(screen)


@scene("ateliers-creation")
async def made(at: Set) -> None:
    await _made(at)


@scene("ateliers-creation-texte-150", text_percent=150)
async def made_large(at: Set) -> None:
    await _made(at)


@scene("ateliers-incomplet")
async def incomplete(at: Set) -> None:
    screen = await _listed(at)
    await screen.press(Key.Key_C)
    screen.frame.presenter.page("workshops").form.save()
    await at.shoot(screen)
