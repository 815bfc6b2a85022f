"""Pictures of « Liste des RDV »: a month, narrowed, and kept as a file."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _listed(at: Set) -> Screen:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_F, CTRL)
    presenter = screen.frame.presenter.page("rdv_list")
    await until(lambda: presenter.reading.state == "whole" and presenter.model.items, "the list")
    return screen


@scene("liste")
async def listed(at: Set) -> None:
    await at.shoot(await _listed(at))


@scene("liste-filtree")
async def narrowed(at: Set) -> None:
    screen = await _listed(at)
    presenter = screen.frame.presenter.page("rdv_list")
    presenter.narrow(kinds=frozenset({"phone"}), text="a")
    await until(lambda: len(presenter.model.items) < 40, "fewer")
    screen.frame.page("rdv_list").head.field.setText("a")
    presenter.exporting.state, presenter.exporting.path = "done", Path("/home/accueil/Documents/RDV.xlsx")
    presenter.exporting.total = len(presenter.model.items)
    presenter.exporting.changed.emit()
    await at.shoot(screen)


@scene("liste-sombre", scheme="dark")
async def in_the_dark(at: Set) -> None:
    await at.shoot(await _listed(at))


@scene("liste-contraste", scheme="contrast")
async def in_contrast(at: Set) -> None:
    await at.shoot(await _listed(at))


@scene("liste-texte-150", text_percent=150)
async def large(at: Set) -> None:
    await at.shoot(await _listed(at))
