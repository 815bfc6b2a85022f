"""« Trouver un RDV »: the field of motifs, the grid of hours, the code for telephones."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
import segno
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.clock import PARIS
from kiosk.domain.booking.availability import Availability, Slot, Suits, availability
from kiosk.domain.booking.booking import CreneauAnswer, FreeCreneau, LieuCreneaux
from kiosk.domain.day.model import Lieu, Motif, Service
from kiosk.domain.people.model import RdvAgent
from kiosk.presenters.booking.motif_choices import MotifChoice, rows_of
from kiosk.views.booking.code import QUIET, paint_code
from kiosk.views.booking.motif_field import MotifField
from kiosk.views.booking.slot_grid import SlotGrid
from kiosk.views.booking.slot_layout import SlotLayout
from kiosk.views.tokens import S1
from tests.support.drawn import current_slot, heard, spot_centre
from tests.support.waiting import until

MONDAY = date(2026, 11, 23)
NORD, SUD = Lieu(11, "MDS Nord", 1, "1 place de la Mairie"), Lieu(12, "Antenne Sud", 1)
MARTIN, PETIT = RdvAgent(21, "Béatrice", "Martin"), RdvAgent(22, "Alain", "Petit")
SERVICES = {5: Service(5, "PMI"), 6: Service(6, "Social")}
MOTIFS = [Motif(31, "Consultation", 1, 5), Motif(32, "Vaccination", 1, 5), Motif(33, "Accès aux droits", 1, 6)]
LEFT = Qt.MouseButton.LeftButton
Look = Callable[[str, int], None]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=PARIS) + timedelta(days=day)


def free(starts_at: datetime, agent: RdvAgent = MARTIN, lieu: Lieu = NORD) -> FreeCreneau:
    return FreeCreneau(starts_at, starts_at + timedelta(minutes=30), agent, lieu.id)


def arranged(*lieux: LieuCreneaux) -> Availability:
    return availability(CreneauAnswer(lieux), MONDAY, 7, PARIS, Suits(), motif_id=31, organisation_id=1)


@pytest.fixture
def grid(look: Look) -> Iterator[SlotGrid]:
    grid = SlotGrid(lambda block: block.lieu.name if block.lieu else "")
    grid.resize(900, 500)
    grid.show()
    grid.setFocus()
    yield grid
    grid.close()
    grid.deleteLater()


def hours(grid: SlotGrid, found: Availability) -> list[Slot]:
    """What is chosen by Return from the first hour, one ← → step after the other."""
    taken: list[Slot] = []
    grid.chosen.connect(taken.append)
    grid.show_found(found, MONDAY)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    for _ in range(found.count):
        QTest.keyClick(grid, Qt.Key.Key_Return)
        QTest.keyClick(grid, Qt.Key.Key_Right)
    return taken


def test_arrows_go_through_every_hour_once(grid: SlotGrid) -> None:
    found = arranged(
        LieuCreneaux(NORD, None, 31, creneaux=(free(at(0, 9)), free(at(2, 9)), free(at(0, 10), PETIT))),
        LieuCreneaux(SUD, None, 31, creneaux=(free(at(1, 9), MARTIN, SUD),)),
    )
    taken = hours(grid, found)
    assert [(slot.lieu_id, slot.agents[0].id, slot.starts_at) for slot in taken] == [
        (SUD.id, 21, at(1, 9)),
        (NORD.id, 21, at(0, 9)),
        (NORD.id, 21, at(2, 9)),
        (NORD.id, 22, at(0, 10)),
    ]


def test_the_first_hour_has_the_keyboard_and_down_goes_to_the_nearest(grid: SlotGrid) -> None:
    found = arranged(
        LieuCreneaux(NORD, None, 31, creneaux=(free(at(1, 9)), free(at(0, 14), PETIT), free(at(1, 10), PETIT)))
    )
    grid.show_found(found, MONDAY)
    assert current_slot(grid) == found.first
    QTest.keyClick(grid, Qt.Key.Key_Up)
    current = current_slot(grid)
    assert current is not None
    assert current.starts_at == at(1, 9)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    current = current_slot(grid)
    assert current is not None
    assert current.starts_at == at(1, 10), "the same day before another"


def test_more_hours_than_there_is_room_for_open_at_a_key(grid: SlotGrid) -> None:
    many = tuple(free(at(0, 8) + timedelta(minutes=15 * n)) for n in range(40))
    found = arranged(LieuCreneaux(NORD, None, 31, creneaux=many))
    taken: list[Slot] = []
    grid.chosen.connect(taken.append)
    grid.show_found(found, MONDAY)
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert current_slot(grid) is None, "« +n »"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert taken == []
    assert current_slot(grid) is not None, "the first hour that was hidden"
    QTest.keyClick(grid, Qt.Key.Key_End)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert [slot.starts_at for slot in taken] == [many[-1].starts_at]


def test_two_hours_stand_beside_each_other_wherever_both_fit(grid: SlotGrid) -> None:
    hours_of_a_day = tuple(free(at(day, 9 + n)) for day in range(5) for n in range(2))
    found = arranged(LieuCreneaux(NORD, None, 31, creneaux=hours_of_a_day))
    for width in range(600, 1000):
        spots = list(SlotLayout(found, width, (), "").spots())
        first, second = (spot for spot in spots if spot.day == 0)
        right = SlotLayout(found, width, (), "").days[1][0]
        both_fit = first.x + 2 * first.width + 2 * S1 <= right
        assert (first.y == second.y) is both_fit, f"at {width} px"
        assert second.x + second.width <= right


def test_a_click_chooses_and_an_answer_on_its_way_keeps_from_it(grid: SlotGrid) -> None:
    found = arranged(LieuCreneaux(NORD, None, 31, creneaux=(free(at(0, 9)), free(at(3, 11)))))
    taken: list[Slot] = []
    grid.chosen.connect(taken.append)
    grid.show_found(found, MONDAY)
    last = found.blocks[0].rows[0].days[3][0]
    QTest.mousePress(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot_centre(grid, last))
    assert taken == [last]
    grid.set_stale(True)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert taken == [last]
    grid.set_stale(False)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert taken == [last, last]
    QTest.mousePress(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(2, 300))
    assert len(taken) == 2


def test_lieux_without_anything_lead_to_their_next_availability(grid: SlotGrid) -> None:
    later, sooner = free(at(20, 9)), free(at(10, 9), PETIT, SUD)
    found = arranged(LieuCreneaux(NORD, None, 31, later), LieuCreneaux(SUD, None, 31, sooner))
    asked: list[Slot] = []
    grid.further.connect(asked.append)
    grid.show_found(found, MONDAY)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert [slot.starts_at for slot in asked] == [at(10, 9)], "the earliest has the keyboard"


@pytest.mark.parametrize(("scheme", "percent"), [("light", 100), ("dark", 150), ("contrast", 200)])
def test_every_hour_can_be_reached_at_any_size_of_text(grid: SlotGrid, look: Look, scheme: str, percent: int) -> None:
    found = arranged(LieuCreneaux(NORD, None, 31, creneaux=tuple(free(at(day, 9)) for day in range(7))))
    look(scheme, percent)
    grid.show_found(found, MONDAY)
    QTest.keyClick(grid, Qt.Key.Key_End)
    last = current_slot(grid)
    assert last is not None
    assert last.starts_at == at(6, 9)
    assert grid.viewport().rect().contains(spot_centre(grid, last)), "scrolled into sight"
    assert not grid.grab().isNull()


@pytest.fixture
async def field(look: Look) -> AsyncIterator[MotifField]:
    window = QWidget()
    window.resize(700, 600)

    def rows(text: str) -> list[MotifChoice]:
        return rows_of(MOTIFS, SERVICES, text)

    field = MotifField(rows, window)
    field.setGeometry(10, 10, 300, 34)
    window.show()
    window.activateWindow()
    field.setFocus()
    await until(field.hasFocus, "the keyboard")
    yield field
    window.close()
    window.deleteLater()


async def test_a_motif_is_found_by_a_few_letters(field: MotifField) -> None:
    chosen: list[int] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field, "vac")
    assert field.is_open()
    assert [row.name for row in field.model.rows] == ["PMI", "Vaccination"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == [32]
    assert field.text() == "Vaccination"
    assert not field.is_open()


async def test_where_there_is_nothing_to_choose_it_says_so(field: MotifField) -> None:
    chosen: list[int] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field, "zzz")
    assert [row.name for row in field.model.rows] == ["Aucun motif ne correspond à ce qui est tapé."]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == []
    assert field.is_open()


async def test_arrows_step_over_the_heads_of_services(field: MotifField) -> None:
    chosen: list[int] = []
    field.chosen.connect(chosen.append)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.is_open()
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == [33]


async def test_the_line_that_the_keyboard_is_on_stays_when_the_motifs_are_read_again(field: MotifField) -> None:
    chosen: list[int] = []
    field.chosen.connect(chosen.append)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    field.refresh()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == [32]


async def test_escape_keeps_the_motif_that_was_chosen(field: MotifField) -> None:
    field.show_motif("Consultation")
    field.selectAll()
    QTest.keyClicks(field, "vac")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Consultation"
    assert not field.is_open()
    field.open()
    assert len(field.model.rows) == 5, "all of them while it is the motif's own name"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClicks(field, "vac")
    assert field.text() == "vac", "another motif is typed over the one that was chosen"


def test_what_is_painted_is_the_code(look: Look) -> None:
    text = "BEGIN:VEVENT\r\nSUMMARY:Accès aux droits\r\nEND:VEVENT"
    matrix = segno.make_qr(text, error="m", encoding="utf-8").matrix
    side = len(matrix) + 2 * QUIET
    spare = 3  # the box seldom holds a whole number of modules
    image = QImage(side * 4 + spare, side * 4 + spare, QImage.Format.Format_RGB32)
    dots, edge = len(matrix) * 4, spare // 2 + QUIET * 4
    painter = QPainter(image)
    paint_code(painter, QRectF(image.rect()), text)
    painter.end()
    drawn = [[image.pixelColor(edge + x, edge + y).lightness() < 128 for x in range(dots)] for y in range(dots)]
    assert drawn == [[bool(matrix[y // 4][x // 4]) for x in range(dots)] for y in range(dots)], "every dot, no gap"
    assert image.pixelColor(2, 2).lightness() == 255, "white around, for cameras"


def test_each_hour_is_heard_where_it_stands(grid: SlotGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    taken: list[Slot] = []
    grid.chosen.connect(taken.append)
    found = arranged(LieuCreneaux(NORD, None, 31, creneaux=(free(at(0, 9)), free(at(1, 10), PETIT))))
    grid.show_found(found, MONDAY)
    hours = heard(grid)
    said = [one.text(QAccessible.Text.Name) for one in hours]
    assert any("9 heures" in one and "Béatrice Martin" in one and "MDS Nord" in one for one in said)
    assert len(said) == found.count
    spot = grid.spot_at(grid.viewport().mapFromGlobal(hours[0].rect().center()))
    assert spot is not None
    assert spot.slot is not None
    (button,) = [one for one in grid.viewport().findChildren(QAbstractButton) if one.accessibleName() == said[0]]
    button.click()
    assert taken == [spot.slot]
    grid.show_found(None, MONDAY)
    assert all(one.state().invisible for one in heard(grid)), "nothing is left of it"


@pytest.mark.parametrize("width", [700, 1100])
def test_all_days_are_named_alike(grid: SlotGrid, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    said: list[str] = []

    def noted(painter: QPainter, box: QRectF, text: str, *rest: object) -> None:
        said.append(text)

    monkeypatch.setattr("kiosk.views.booking.slot_painter.write", noted)
    grid.resize(width, 400)
    grid.show_found(arranged(LieuCreneaux(NORD, None, 31, creneaux=(free(at(0, 9)), free(at(3, 9))))), MONDAY)
    grid.grab()
    heads = [one for one in said if one[-1:].isdigit() and ":" not in one]
    assert heads == ["lun. 23", "mar. 24", "mer. 25", "jeu. 26", "ven. 27", "sam. 28", "dim. 29"]
