"""Pictures of what writes people down: the form in its states, référents, merge, removal."""

from __future__ import annotations

from kiosk.presenters.usagers.fiche import FicheAction
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import MDS
from tests.shots.scenes import Set, scene
from tests.support.waiting import until

SOMEBODY = "nguyen"
NEW = "zaragoza ines 3/4/85 0639981234"


async def form_with(at: Set, typed: str) -> Screen:
    screen = await at.opens()
    screen.frame.presenter.page("usagers").search.set_text(typed)
    await screen.press(Key.Key_3, CTRL)
    screen.frame.presenter.page("usagers").form.open_new(MDS, typed)
    await screen.painted()
    return screen


async def fiche_of(screen: Screen, text: str) -> None:
    """Opens the fiche of the first whom ``text`` finds."""
    presenter = screen.frame.presenter.page("usagers")
    await screen.press(Key.Key_3, CTRL)
    presenter.search.set_text(text)
    await until(lambda: presenter.search.state == "found" and not presenter.search.note, "the results")
    presenter.search.choose(0)
    await until(lambda: presenter.fiche.fiche is not None and not presenter.fiche.loading, "the whole fiche")


@scene("usager-creer")
async def new(at: Set) -> None:
    await at.shoot(await form_with(at, NEW))


@scene("usager-creer-erreurs")
async def faults(at: Set) -> None:
    screen = await form_with(at, "zaragoza")
    form = screen.frame.presenter.page("usagers").form
    for name, text in (("birth_date", "31/4/85"), ("phone_number", "06 39 98 1"), ("email", "ines.zaragoza@")):
        form.set_text(name, text)
        form.leave_field(name)
    form.save()
    await at.shoot(screen)


@scene("usager-creer-naissance-incertaine")
async def uncertain_birth(at: Set) -> None:
    screen = await form_with(at, "Mme M'Bappé Fayza vers 1980 12")
    form = screen.frame.presenter.page("usagers").form
    form.set_text("phone_number", "213 550 12 34 56")
    form.leave_field("phone_number")
    form.filled.emit()
    await at.shoot(screen)


async def twins(at: Set) -> Screen:
    """Somebody is typed who is there already, with a number and a spelling of their own."""
    screen = await at.opens()
    await fiche_of(screen, SOMEBODY)
    usager = screen.frame.presenter.page("usagers").fiche.usager
    assert usager is not None
    assert usager.birth_date is not None
    form = screen.frame.presenter.page("usagers").form
    form.open_new(MDS, f"{usager.last_name} {usager.first_name} {usager.birth_date:%d/%m/%Y}")
    form.set_text("phone_number", "06 39 98 12 34")
    form.leave_field("phone_number")
    await until(lambda: bool(form.duplicates), "who is like them")
    form.save()
    await until(lambda: bool(form.form.caution), "the warning")
    return screen


@scene("usager-creer-ressemblance")
async def alike(at: Set) -> None:
    await at.shoot(await twins(at))


@scene("usager-creer-ressemblance-150", text_percent=150)
async def alike_large(at: Set) -> None:
    await at.shoot(await twins(at))


@scene("usager-creer-ressemblance-sombre", scheme="dark")
async def alike_dark(at: Set) -> None:
    await at.shoot(await twins(at))


@scene("usager-creer-ressemblance-contraste", scheme="contrast")
async def alike_contrast(at: Set) -> None:
    await at.shoot(await twins(at))


@scene("usager-creer-hors-connexion", goes_away=True)
async def cut(at: Set) -> None:
    screen = await form_with(at, NEW)
    await at.goes_away(screen)
    await until(lambda: screen.frame.presenter.link.connected is False, "the cut")
    await at.shoot(screen)


@scene("usager-proche")
async def proche(at: Set) -> None:
    screen = await at.opens()
    await fiche_of(screen, "nguyen kim")
    screen.frame.presenter.page("usagers").fiche.act(FicheAction.ADD_PROCHE)
    await at.shoot(screen)


async def edited(at: Set) -> Screen:
    screen = await at.opens()
    await fiche_of(screen, SOMEBODY)
    screen.frame.presenter.page("usagers").fiche.act(FicheAction.EDIT)
    await until(lambda: screen.frame.presenter.page("usagers").form.form.fiche is not None, "the rest of the fiche")
    return screen


@scene("usager-modifier")
async def edit(at: Set) -> None:
    await at.shoot(await edited(at))


@scene("usager-modifier-150", text_percent=150)
async def edit_large(at: Set) -> None:
    await at.shoot(await edited(at))


@scene("usager-referents")
async def referents(at: Set) -> None:
    screen = await at.opens()
    await fiche_of(screen, SOMEBODY)
    writing = screen.frame.presenter.page("usagers")
    screen.frame.presenter.page("usagers").fiche.act(FicheAction.REFERENTS)
    await until(lambda: bool(writing.referents.found), "the agents")
    writing.referents.add(writing.referents.found[0].agent_id)
    await until(lambda: not writing.referents.busy, "the first référent")
    await at.shoot(screen)


async def compared(at: Set) -> Screen:
    screen = await at.opens()
    await fiche_of(screen, "nguyen kim")
    fiche, merge = screen.frame.presenter.page("usagers").fiche, screen.frame.presenter.page("usagers").merge
    await until(lambda: FicheAction.MERGE in fiche.offered, "the merge")
    fiche.act(FicheAction.MERGE)
    await until(lambda: len(merge.search.model.rows) > 1, "others")
    assert merge.first is not None
    other = next(row.usager for row in merge.search.model.rows if row.usager.id != merge.first.id)
    merge.choose_other(other)
    await until(lambda: merge.step == "compare", "both fiches")
    different = next(row.field for row in merge.rows if row.verdict == "different")
    merge.choose(different, "merged")
    return screen


@scene("usager-fusion-recherche")
async def merge_search(at: Set) -> None:
    screen = await at.opens()
    await fiche_of(screen, SOMEBODY)
    fiche = screen.frame.presenter.page("usagers").fiche
    await until(lambda: FicheAction.MERGE in fiche.offered, "the merge")
    fiche.act(FicheAction.MERGE)
    await until(lambda: screen.frame.presenter.page("usagers").merge.search.state == "found", "others")
    await at.shoot(screen)


@scene("usager-fusion")
async def merge(at: Set) -> None:
    await at.shoot(await compared(at))


@scene("usager-fusion-150", text_percent=150)
async def merge_large(at: Set) -> None:
    await at.shoot(await compared(at))


@scene("usager-fusion-sombre", scheme="dark")
async def merge_dark(at: Set) -> None:
    await at.shoot(await compared(at))


@scene("usager-fusion-contraste", scheme="contrast")
async def merge_contrast(at: Set) -> None:
    await at.shoot(await compared(at))


@scene("usager-retirer")
async def remove(at: Set) -> None:
    screen = await at.opens()
    writing = screen.frame.presenter.page("usagers").form
    await screen.press(Key.Key_3, CTRL)
    writing.open_new(MDS, NEW)
    writing.save()
    fiche = screen.frame.presenter.page("usagers").fiche
    await until(lambda: fiche.fiche is not None and not fiche.loading, "the fiche")
    fiche.act(FicheAction.REMOVE)
    await screen.asked()
    await at.shoot(screen)
    await screen.press(Key.Key_Escape)
