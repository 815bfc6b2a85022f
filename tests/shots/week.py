"""Pictures of « Mon agenda »: an agent's week, and what one chose for oneself."""

from __future__ import annotations

from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _of(at: Set, name: str) -> Screen:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_7, CTRL)
    presenter = screen.frame.presenter.page("week")
    await until(lambda: len(presenter.agents) > 1, "the agents")
    presenter.choose(next((agent_id for agent_id, said in presenter.agents if name in said), presenter.me))
    await until(lambda: all("…" not in one.presence for one in presenter.week.columns.columns), "the whole week")
    return screen


@scene("semaine")
async def of_a_colleague(at: Set) -> None:
    await at.shoot(await _of(at, "Vasseur"))


@scene("semaine-texte-150", text_percent=150)
async def large(at: Set) -> None:
    await at.shoot(await _of(at, "Vasseur"))


@scene("semaine-sombre", scheme="dark")
async def dark(at: Set) -> None:
    await at.shoot(await _of(at, "Vasseur"))


@scene("semaine-reglages")
async def own(at: Set) -> None:
    screen = await _of(at, "(vous)")
    page = screen.frame.page("week")
    page.choices.click()
    page.own.make.click()
    await until(lambda: page.own.address is not None, "the address")
    page.own.address.setText("127.0.0.1/calendrier/…")  # its secret is another each time
    await at.shoot(screen)
