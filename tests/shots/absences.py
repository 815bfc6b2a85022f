"""Pictures of the indisponibilités."""

from __future__ import annotations

from tests.end_to_end.screen import CTRL, Key, Screen
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _listed(at: Set) -> Screen:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_6, CTRL)
    presenter = screen.frame.presenter.page("absences")
    await until(lambda: presenter.state == "shown" and bool(presenter.model.lines), "the list")
    return screen


async def _selected(at: Set, title: str) -> Screen:
    screen = await _listed(at)
    presenter, page = screen.frame.presenter.page("absences"), screen.frame.page("absences")
    assert page is not None
    place = next(n for n, line in enumerate(presenter.model.lines) if line.title == title)
    page.list.setCurrentIndex(presenter.model.index(place, 0))
    await until(lambda: presenter.affected.known, "the RDVs that fall into it")
    return screen


async def _written(at: Set) -> None:
    screen = await _listed(at)
    presenter = screen.frame.presenter.page("absences")
    await screen.press(Key.Key_C)
    form = presenter.form
    form.choose_agent(form.agents_found("kowalczyk")[0][0])
    form.set_text("title", "Formation")
    form.set_text("first_day", "24/11/2026")
    form.set_text("start_time", "9:00")
    form.set_text("end_time", "8:30")
    form.save()
    form.set_text("start_time", "8:00")
    form.set_text("end_time", "18:00")
    await until(lambda: presenter.affected.known, "the RDVs that fall into it")
    await at.shoot(screen)


@scene("indisponibilites")
async def listed(at: Set) -> None:
    await at.shoot(await _selected(at, "Audience au tribunal pour enfants"))


@scene("indisponibilites-recurrente")
async def recurring(at: Set) -> None:
    await at.shoot(await _selected(at, "Réunion de synthèse"))


@scene("indisponibilites-saisie")
async def written(at: Set) -> None:
    await _written(at)


@scene("indisponibilites-refus")
async def refused(at: Set) -> None:
    """What is missing, each under its field; whom a name may mean."""
    screen = await _listed(at)
    await screen.press(Key.Key_C)
    form = screen.frame.presenter.page("absences").form
    form.set_text("agent", "ma")
    form.save()
    await at.shoot(screen)


@scene("indisponibilites-150", text_percent=150)
async def large(at: Set) -> None:
    await _written(at)


@scene("indisponibilites-sombre", scheme="dark")
async def dark(at: Set) -> None:
    await _written(at)


@scene("indisponibilites-200", text_percent=200)
async def largest(at: Set) -> None:
    await at.shoot(await _selected(at, "Réunion de synthèse"))


async def _solved(at: Set) -> None:
    """Somebody is not there today: the hours that fit the first of their RDVs."""
    screen = await _listed(at)
    presenter, page = screen.frame.presenter.page("absences"), screen.frame.page("absences")
    assert page is not None
    await screen.press(Key.Key_J)
    form, affected = presenter.form, presenter.affected
    form.set_text("agent", "")
    form.choose_agent(form.agents_found("morvan")[0][0])
    form.set_text("title", "Malade")
    form.save()
    await until(lambda: not form.open and affected.known and bool(affected.rdvs), "the RDVs that fall into it")
    affected.toggle(next(rdv for rdv in affected.rdvs if affected.may_move(rdv)))
    await until(lambda: affected.proposals.state == "found", "hours that fit")
    await at.shoot(screen)


@scene("indisponibilites-a-deplacer")
async def solved(at: Set) -> None:
    await _solved(at)


@scene("indisponibilites-a-deplacer-150", text_percent=150)
async def solved_large(at: Set) -> None:
    await _solved(at)


@scene("indisponibilites-a-deplacer-contraste", scheme="contrast")
async def solved_contrast(at: Set) -> None:
    await _solved(at)
