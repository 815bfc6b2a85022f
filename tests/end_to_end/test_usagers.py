"""Someone says a name: their fiche is there, found and read with keys alone, on a real platform."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.domain.day.status import Status
from kiosk.domain.text.document import Document
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.views import printing
from kiosk.views.usagers.page import UsagersPage
from kiosk.views.usagers.palette import Palette
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.morning import LATE, WAITING
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import Stage
from tests.support.waiting import until

COUPLE = ("GARNIER Sébastien", "GARNIER Élodie")
ELSEWHERE = "POULAIN Fabien"
"""Known at the town hall only."""


def page_of(screen: Screen) -> UsagersPage:
    page: UsagersPage = screen.frame.page("usagers")
    return page


def found(search: UsagerSearchPresenter) -> list[str]:
    return [row.name.text for row in search.model.rows]


async def look_for(screen: Screen, text: str) -> UsagersPage:
    """Goes to the page and types; comes back once both memory and platform have answered."""
    await screen.press(Key.Key_3, CTRL)
    page = page_of(screen)
    assert page.search.field.hasFocus()
    await screen.press(Key.Key_A, CTRL)
    await screen.write(text)
    await answered(screen.frame.presenter.page("usagers").search)
    return page


async def answered(search: UsagerSearchPresenter) -> None:
    await until(lambda: search.state in ("found", "nothing"), "an answer")
    await until(lambda: "complète" not in search.note, "the platform’s answer")


async def opened(screen: Screen, name: str) -> UsagersPage:
    """Waits until the fiche of ``name`` is on the screen, whole."""
    fiche = screen.frame.presenter.page("usagers").fiche
    await until(lambda: fiche.identity is not None and fiche.identity.name == name, f"the fiche of {name}")
    await until(lambda: fiche.fiche is not None and not fiche.loading, "what the platform says of them")
    await until(lambda: not fiche._work.tasks.names, "the fiche at rest")
    page = page_of(screen)
    await until(page.fiche.isVisible, "the fiche on the screen")
    return page


def words(page: UsagersPage) -> str:
    """All that can be read on the fiche."""
    labels = [one.text() for one in page.fiche.findChildren(QLabel) if one.isVisible()]
    return "\n".join((*labels, *(one.text() for one in page.fiche.findChildren(QPushButton) if one.isVisible())))


async def test_from_a_name_to_the_fiche_and_back(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        page = await look_for(screen, "garnier sebas")
        assert found(screen.frame.presenter.page("usagers").search)[0] == COUPLE[0], (
            "the one with an RDV today comes first"
        )
        await screen.press(Key.Key_Return)
        await opened(screen, COUPLE[0])
        assert not page.search.field.hasFocus(), "the keyboard is on the fiche"
        await until(lambda: "06\u00a039\u00a098" in words(page), "the number")
        await until(lambda: "non conservés sur ce poste" in words(page), "what is said of the rest")
        line = screen.frame.presenter.page("usagers").fiche.rdvs[0]
        assert (line.day, line.hour) == ("23/11/2026", "11:00")
        await screen.press(Key.Key_Escape)
        assert page.search.field.hasFocus(), "one step back"
        assert page.search.field.text() == "garnier sebas", "nothing typed is lost"
        await screen.press(Key.Key_Escape)
        await until(screen.frame.page("agenda").isVisible, "the agenda")
        await screen.press(Key.Key_3, CTRL)
        assert page.search.field.text() == "garnier sebas"


async def test_arrows_lead_through_the_list(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        page = await look_for(screen, "martin")
        names = found(screen.frame.presenter.page("usagers").search)
        await screen.press(Key.Key_Down)
        assert page.search.list.hasFocus()
        assert page.search.list.currentIndex().row() == 1, "Enter would have opened the first"
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Return)
        await opened(screen, names[2])
        await screen.press(Key.Key_Escape)
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Up)
        await screen.press(Key.Key_Up)
        await screen.press(Key.Key_Up)
        await screen.press(Key.Key_Up)
        assert page.search.field.hasFocus(), "above the first line is the field"
        await screen.press(Key.Key_End)
        await screen.press(Key.Key_Down)
        await screen.write(" n")
        assert page.search.field.text() == "martin n", "a letter on the list goes on in the field"


async def test_the_palette_over_the_agenda_leads_to_the_line_of_today(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.go_to(screen.names()[-1])
        await screen.press(Key.Key_K, CTRL)
        palette = screen.frame.findChild(Palette)
        assert palette is not None
        assert palette.isVisible()
        search = screen.frame.presenter.page("usagers").palette
        await screen.write("garnier elo")
        await answered(search)
        assert found(search)[0] == COUPLE[1]
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: not palette.isVisible(), "the palette gone")
        await until(lambda: ", ".join(COUPLE) == screen.current, "the line of the couple")
        await screen.press(Key.Key_K, CTRL)
        assert palette.search.field.text() == "garnier elo", "what was typed is still there"
        await screen.press(Key.Key_Escape)
        await until(lambda: not palette.isVisible(), "the palette gone")
        assert screen.table.hasFocus(), "the keyboard is where it was"


async def test_the_palette_opens_the_fiche_from_anywhere(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.press(Key.Key_2, CTRL)
        await screen.press(Key.Key_K, CTRL)
        await screen.write("garnier elo")
        await screen.press(Key.Key_Return)  # before any answer: the one for all that was typed is opened
        await opened(screen, COUPLE[1])


async def test_from_a_line_of_the_agenda_to_the_fiche(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.go_to(LATE)
        await screen.press(Key.Key_U)
        await opened(screen, LATE)
        status = screen.frame.presenter.page("usagers").fiche
        colleague = await stage.meets(stage.second_desk)
        await colleague.sets(LATE, Status.SEEN)
        await until(lambda: any(one.shown == "seen" for one in status.rdvs), "the status")


async def test_from_the_waiting_room_to_the_fiche_and_back_to_where_one_was(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.press(Key.Key_2, CTRL)
        await screen.go_to(WAITING)
        await screen.press(Key.Key_U)
        page = await opened(screen, WAITING)
        assert page.fiche.isAncestorOf(screen.window.focusWidget())
        await screen.press(Key.Key_1, CTRL)
        await screen.press(Key.Key_3, CTRL)
        assert page.fiche.isAncestorOf(screen.window.focusWidget()), "the keyboard is where it was left"
        await screen.press(Key.Key_M)
        await until(lambda: screen.frame.stack.currentWidget() is not page, "the form")
        await screen.press(Key.Key_Escape)
        await until(lambda: screen.frame.stack.currentWidget() is page, "the fiche again")
        assert page.fiche.isAncestorOf(screen.window.focusWidget())


async def test_from_an_rdv_of_the_fiche_to_its_day(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await look_for(screen, "delaunay-garnier raphael")
        await screen.press(Key.Key_Return)
        page = await opened(screen, "DELAUNAY-GARNIER Raphaël")
        page.fiche.rdv_list.setFocus()
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_Up)
        await screen.press(Key.Key_Up)
        line = screen.frame.presenter.page("usagers").fiche.rdvs[0]
        await screen.press(Key.Key_Return)
        await until(lambda: screen.frame.presenter.where.day == line.on, "its day")
        await until(lambda: screen.current == "DELAUNAY-GARNIER Raphaël", "its line")
        assert screen.frame.page("agenda").isVisible()


async def test_proches_open_and_escape_comes_back(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await look_for(screen, "delaunay-garnier raphael")
        await screen.press(Key.Key_Return)
        page = await opened(screen, "DELAUNAY-GARNIER Raphaël")
        fiche = screen.frame.presenter.page("usagers").fiche
        assert fiche.responsible is not None
        link = next(b for b in page.fiche.findChildren(QPushButton) if b.text() == fiche.responsible.name)
        await screen.click(link)
        await opened(screen, "DELAUNAY Marine")
        assert fiche.proches
        assert "DELAUNAY-GARNIER Raphaël" in [one.name for one in fiche.proches]
        page.fiche.focus_fiche()
        await screen.press(Key.Key_Escape)
        await opened(screen, "DELAUNAY-GARNIER Raphaël")


async def test_someone_of_another_organisation_is_imported(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.second_desk)
        page = await look_for(screen, "poulain fabien")
        row = screen.frame.presenter.page("usagers").search.model.rows[0]
        assert row.found.masked
        assert row.side == "Importer"
        await screen.press(Key.Key_Return)
        assert page.search.list.hasFocus(), "the name that was typed is not imported by the Enter after it"
        assert screen.frame.presenter.page("usagers").fiche.identity is None
        await screen.press(Key.Key_Return)
        await opened(screen, ELSEWHERE)
        await until(lambda: "06\u00a039" in words(page), "the whole number")
        assert not screen.frame.presenter.page("usagers").search.model.rows[0].found.masked


async def test_nobody_is_found(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        page = await look_for(screen, "zorglubovitch")
        assert page.search.empty.isVisible()
        assert page.search.empty.title() == "Aucun usager trouvé"


async def test_search_and_fiche_during_a_cut(stage_of_its_own: Stage, comes_and_goes: ComesAndGoes) -> None:
    async with stage_of_its_own as stage:
        screen = await stage.opens(stage.secretary)
        await look_for(screen, "garnier seb")
        comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the cut")
        search = screen.frame.presenter.page("usagers").search
        await until(lambda: search.note.startswith("La plateforme ne répond pas"), "the age of what is known")
        assert found(search)[0] == COUPLE[0]
        await screen.press(Key.Key_Return)
        fiche = screen.frame.presenter.page("usagers").fiche
        page = page_of(screen)
        await until(lambda: "Ce que ce poste sait" in words(page), "the fiche of the memory")
        await until(lambda: bool(fiche.rdvs), "today’s RDV, which is in memory")
        await until(lambda: "Seulement ceux que ce poste connaît." in words(page), "whence they are")
        comes_and_goes.comes_back(at=stage.platform.url)
        await until(lambda: fiche.fiche is not None, "the fiche by itself, once the platform is back", 30)
        await until(lambda: "non conservés sur ce poste" in words(page), "what only the platform says")


async def test_the_fiche_is_called_written_to_and_printed(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened_urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    printed: list[int] = []
    pdf = tmp_path / "fiche.pdf"

    def offer(
        document: Document, name: str, parent: object, *, done: Callable[[Path], None], failed: Callable[[], None]
    ) -> None:
        printed.append(printing.to_pdf(document, pdf))
        done(pdf)

    monkeypatch.setattr(printing, "offer", offer)
    async with stage:
        screen = await stage.opens(stage.secretary)
        await look_for(screen, "garnier sebas")
        await screen.press(Key.Key_Return)
        page = await opened(screen, COUPLE[0])
        await screen.click(page.fiche.actions_row.call)
        assert opened_urls[0].startswith("tel:+33639")
        if page.fiche.actions_row.write.isVisible():
            await screen.click(page.fiche.actions_row.write)
            assert opened_urls[1].startswith("mailto:")
        page.fiche.focus_fiche()
        await screen.press(Key.Key_I)
        assert printed == [1], "one sheet"
        assert pdf.read_bytes().startswith(b"%PDF")
        await screen.tells("Fiche enregistrée")
