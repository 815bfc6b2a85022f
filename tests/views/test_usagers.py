"""The search of usagers and their fiche as they are drawn: keys, words for screen readers, large text, nothing cut."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from kiosk.clock import PARIS
from kiosk.desk import DayData, Desk
from kiosk.domain.day.model import Organisation
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.presenters.usagers import duplicate_check
from kiosk.presenters.usagers import search as usager_search
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.presenters.usagers.page import UsagersPresenter
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from kiosk.views.usagers.page import UsagersPage
from kiosk.views.usagers.palette import Palette
from tests.presenters.fakes import CONSULTATION, FakeDesk, as_work, until
from tests.presenters.usagers.people import LEA, MASKED
from tests.presenters.usagers.usager_fakes import PRIVATE, RDVS, FakeUsagers

Dress = Callable[[str, int], None]
Key = Qt.Key


class Page:
    """The page over a fake desk, shown."""

    def __init__(self, width: int = 1188, height: int = 700) -> None:
        self.desk = FakeDesk()
        self.people = FakeUsagers()
        self.people.rdvs_of = {1: RDVS}
        self.people.fiches = {1: PRIVATE}
        vars(self.desk)["usagers"] = self.people
        self.tasks = Tasks(Notices())
        day = DayData((), PARIS, motifs={31: CONSULTATION})
        self.presenter = UsagersPresenter(
            as_work(cast(Desk, self.desk), self.tasks, clock=self.desk.clock),
            lambda: day,
            lambda: (Organisation(1, "MDS"),),
        )
        self.presenter.set_organisation(1, PARIS)
        self.window = QWidget()
        self.window.resize(width, height)
        self.view = UsagersPage(self.presenter, self.window)
        self.view.resize(width, height)
        self.window.show()
        self.window.activateWindow()

    async def settles(self) -> None:
        await until(lambda: not self.tasks.names)
        for _ in range(4):
            QApplication.sendPostedEvents(None, 0)

    async def types(self, text: str) -> None:
        self.view.search.focus_field()
        QTest.keyClicks(self.view.search.field, text)
        await self.settles()

    async def opens(self, usager: Usager = LEA) -> None:
        self.presenter.open(usager)
        await self.settles()

    def has_keyboard(self, widget: QWidget) -> bool:
        return self.window.focusWidget() is widget

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
async def page(look: Dress, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Page]:
    monkeypatch.setattr(usager_search, "PAUSE", 0)
    monkeypatch.setattr(duplicate_check, "PAUSE", 0)
    page = Page()
    yield page
    await page.tasks.close()
    page.close()


async def test_keys_of_the_list(page: Page) -> None:
    await page.types("dup")
    results = page.view.search.list
    assert results.currentIndex().row() == 0, "what Enter takes is seen"
    QTest.keyClick(page.view.search.field, Key.Key_Down)
    assert page.has_keyboard(results)
    assert results.currentIndex().row() == 1
    QTest.keyClick(results, Key.Key_Up)
    QTest.keyClick(results, Key.Key_Up)
    assert page.has_keyboard(page.view.search.field)
    QTest.keyClick(page.view.search.field, Key.Key_Down)
    QTest.keyClick(results, Key.Key_Backspace)
    assert page.view.search.field.text() == "du"
    assert page.has_keyboard(page.view.search.field)
    await page.settles()
    QTest.keyClick(page.view.search.field, Key.Key_Down)
    QTest.keyClick(results, Key.Key_Slash)
    assert page.has_keyboard(page.view.search.field)
    assert page.view.search.field.selectedText() == "du", "the next letter begins another search"


async def test_who_was_chosen_before_is_not_when_the_same_name_is_typed_again(page: Page) -> None:
    await page.types("dup")
    results, field = page.view.search.list, page.view.search.field
    QTest.keyClick(field, Key.Key_Down)
    assert results.currentIndex().row() == 1
    QTest.keyClick(results, Key.Key_Escape)
    await page.types("dup")
    assert results.currentIndex().row() == 0, "who is expected comes first, and is who Enter takes"


async def test_the_same_person_stays_chosen_when_others_come(page: Page) -> None:
    page.people.gate.clear()
    page.people.at_platform = (MASKED,)
    page.view.search.focus_field()
    QTest.keyClicks(page.view.search.field, "d")
    await until(lambda: len(page.presenter.search.model.rows) == 2)
    QTest.keyClick(page.view.search.field, Key.Key_Down)
    name = page.presenter.search.model.rows[1].name.text
    page.presenter.search.set_text("du")
    page.people.gate.set()
    await page.settles()
    place = page.view.search.list.currentIndex().row()
    assert page.presenter.search.model.rows[place].name.text == name


async def test_what_is_spoken(page: Page) -> None:
    await page.types("dup")
    model: QAbstractItemModel = page.view.search.list.model()
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Dupont Léa, né(e) le 03/04/1985")
    assert page.view.search.field.accessibleName()
    assert page.view.search.list.accessibleName()
    await page.opens()
    for button in page.view.fiche.findChildren(QPushButton) + page.view.fiche.findChildren(QToolButton):
        if button.isVisible() and button.objectName() != "qt_spinbox_lineedit":
            assert button.accessibleName() or button.text(), button


async def test_results_are_announced_while_one_types(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def heard(event: QAccessibleEvent) -> None:
        said.append(getattr(event, "message", lambda: "")())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard)
    await page.types("dup")
    assert said[-1].startswith("2 usagers. Dupont Léa")
    await page.types("xyz")
    assert said[-1] == "Aucun usager trouvé"


async def test_only_what_works_is_on_the_fiche(page: Page) -> None:
    page.desk.capabilities = None  # nor is it known that the platform can merge
    await page.opens()
    row = page.view.fiche.actions_row
    assert not row.buttons[FicheAction.BOOK].isVisible()
    assert FicheAction.MERGE not in page.presenter.fiche.offered
    assert row.call.isVisible()
    asked: list[str] = []
    page.presenter.fiche.offer(FicheAction.BOOK, lambda fiche, here: asked.append(f"book {fiche.usager.id} {here}"))
    assert row.buttons[FicheAction.BOOK].isVisible()
    page.view.go_to_fiche()
    assert page.has_keyboard(row.buttons[FicheAction.BOOK])
    QTest.keyClick(row.buttons[FicheAction.BOOK], Key.Key_T)
    assert asked == ["book 1 1"]
    QTest.keyClick(row.buttons[FicheAction.BOOK], Key.Key_P)
    assert page.presenter.form.form.responsible == page.presenter.fiche.usager
    await page.settles()


async def test_tab_goes_through_the_fiche_as_the_eye_does(page: Page) -> None:
    await page.opens()
    view = page.view.fiche
    view.actions_row.print.setFocus()
    said = []
    for _ in range(6):
        QTest.keyClick(page.window.focusWidget(), Key.Key_Tab)
        shown = page.window.focusWidget()
        said.append(shown.accessibleName().split("\u00a0")[0])
        if shown is view.rdv_list:
            break
    assert said == [
        "Plus d’actions sur cette fiche",
        "Copier le numéro",
        "Copier l’adresse e-mail",
        "Copier l’adresse",
        "Ouvrir la fiche de DUPOND Paul",
        "Rendez-vous de l’usager",
    ]


async def test_a_click_copies(page: Page) -> None:
    await page.opens()
    told: list[str] = []
    page.view.copied.connect(told.append)
    copy = next(
        one
        for one in page.view.fiche.findChildren(QToolButton)
        if one.accessibleName().startswith("Copier l’adresse e")
    )
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert told == [LEA.email]
    assert QGuiApplication.clipboard().text() == LEA.email, "without the marks that let it wrap"


async def test_states_of_the_page(page: Page) -> None:
    assert page.view.empty.title() == "Aucune fiche ouverte"
    page.presenter.open_id(77)
    await page.settles()
    assert page.view.empty.title() == "Cette fiche n’est plus là"


async def test_the_palette_keeps_the_keyboard(page: Page) -> None:
    palette = Palette(page.presenter.palette, page.window)
    palette.come()
    QTest.keyClicks(palette.search.field, "dup")
    await page.settles()
    QTest.keyClick(palette.search.field, Key.Key_Tab)
    assert page.has_keyboard(palette.search.list)
    QTest.keyClick(palette.search.list, Key.Key_Tab)
    assert page.has_keyboard(palette.search.field)
    page.window.resize(900, 560)
    assert palette.size() == page.window.size()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()


@pytest.mark.parametrize(("width", "percent"), [(808, 100), (1188, 150), (1096, 200), (1828, 200)])
async def test_nothing_is_cut(look: Dress, width: int, percent: int) -> None:
    look("light", percent)
    page = Page(width)
    long = Fiche(
        Usager(
            1,
            "Marie-Antoinette Joséphine",
            "de La Rochefoucauld-Vandenberghe",
            birth_date=LEA.birth_date,
            birth_name="Poniatowska",
            email="marie-antoinette.delarochefoucauld-vandenberghe@courriel-exemple.test",
            phone_number="06 39 98 00 12",
            address="12 bis avenue du Général-de-Gaulle, résidence Les Ormes, bâtiment C, 99000 Ormeval-sur-Loire",
        ),
        notes="Rappeler après 17 h, ne pas laisser de message sur le répondeur du travail.",
        organisation_ids=(1,),
        referent_agent_ids=(),
    )
    page.people.fiches = {1: long}
    page.people.people[1] = long.usager
    await page.opens()
    content = page.view.fiche.widget()
    assert content is not None
    assert content.width() <= page.view.fiche.viewport().width(), "nothing lies beyond the edge"
    for label in content.findChildren(QLabel):
        if label.isVisible() and label.text():
            right = label.mapTo(content, label.rect().topRight()).x()
            assert right <= content.width(), label.text()
            assert label.height() >= label.heightForWidth(label.width()), f"cut: {label.text()}"
    await page.tasks.close()
    page.close()
