"""Hours, days and durations are typed over what is selected, in every field that asks for one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget

from kiosk.presenters.booking.modes import Place
from kiosk.views.widgets.edits.moment_edits import DayEdit, HourEdit, MinutesEdit
from tests.presenters.fakes import MARTIN, NORD, NOW
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
Key = Qt.Key
TODAY = date(2026, 11, 23)


@pytest.fixture
def holder(look: Callable[..., None]) -> Iterator[QWidget]:
    holder = QWidget()
    holder.resize(300, 200)
    other = QWidget(holder)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    holder.show()
    holder.activateWindow()
    yield holder
    holder.close()
    holder.deleteLater()


def select_all(field: QWidget) -> None:
    QTest.keyClick(field, Key.Key_A, CTRL)


def click(field: QWidget) -> None:
    QTest.mouseClick(field, LEFT, Qt.KeyboardModifier.NoModifier, field.rect().center())


def tab(field: QWidget) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)


HOURS = ["16:45", "16h45", "1645", "16.45", "16 h 45"]
DAYS = ["03/04/2026", "3/4/26", "030426", "03-04-2026", "2026-04-03", "3 avril 2026"]
MINUTES = ["90", "90 min", "1h30", "1:30", "1 h 30"]


@pytest.mark.parametrize("come", [select_all, click, tab])
@pytest.mark.parametrize(
    ("make", "before", "texts", "after"),
    [
        (HourEdit, time(11, 30), HOURS, time(16, 45)),
        (lambda holder: DayEdit(lambda: TODAY, holder), TODAY, DAYS, date(2026, 4, 3)),
        (MinutesEdit, 30, MINUTES, 90),
    ],
)
def test_what_is_typed_takes_the_place_of_what_is_selected(
    holder: QWidget, come: Callable[[QWidget], None], make: Any, before: Any, texts: list[str], after: Any
) -> None:
    for text in texts:
        field = make(holder)
        field.show()
        field.show_value(before)
        told: list[Any] = []
        field.value_changed.connect(told.append)
        come(field)
        QTest.keyClicks(field, text)
        assert (field.value, told[-1]) == (after, after), text
        field.clearFocus()
        written = field.text()
        field.show_value(after)
        assert field.text() == written, "it is written as everywhere"
        field.deleteLater()


def test_what_cannot_be_read_stays_and_is_marked(holder: QWidget) -> None:
    field = HourEdit(holder)
    field.show()
    field.show_value(time(11, 30))
    click(field)
    QTest.keyClicks(field, "99:99")
    field.show_value(None)
    field.clearFocus()
    assert (field.text(), field.value, field.property("said")) == ("99:99", None, "error")
    click(field)
    QTest.keyClicks(field, "9")
    assert (field.value, field.property("said")) == (time(9), "")


def test_arrows_step(holder: QWidget) -> None:
    hour, day, length = HourEdit(holder), DayEdit(lambda: TODAY, holder), MinutesEdit(holder)
    hour.show_value(time(23, 58))
    day.show_value(TODAY)
    length.show_value(30)
    for field in (hour, day, length):
        QTest.keyClick(field, Key.Key_Up)
    assert (hour.text(), day.text(), length.value) == ("0:03", "24/11/2026", 35)
    QTest.keyClick(hour, Key.Key_Down)
    assert hour.text() == "23:58"


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path) as made:
        yield made


async def test_the_hour_and_the_day_of_an_rdv_are_typed_in_the_window(desk: DeskWindow) -> None:
    presenter = desk.frame.presenter.page("booking")
    presenter.begin_at(Place(NOW.replace(hour=11, minute=30), MARTIN, NORD.id))
    await desk.settle()
    presenter.search.set_motif(31)
    assert presenter.take_place()
    await desk.settle()
    side = desk.frame.page("booking").side
    side.form.more.click()
    await desk.write("martin paul")
    await until(lambda: side.search.isVisible() and presenter.usagers.model.rowCount(), "somebody")
    await desk.press(Key.Key_Return)
    assert side.form.isVisible()
    form, draft = side.form, presenter.draft
    click(form.hour)
    QTest.keyClicks(form.hour, "1645")
    assert draft.form.hour == time(16, 45)
    select_all(form.day)
    QTest.keyClicks(form.day, "241126")
    assert draft.form.day == date(2026, 11, 24)
    click(form.duration)
    QTest.keyClicks(form.duration, "45")
    click(form.hour)
    QTest.keyClicks(form.hour, "25h")
    await desk.press(Key.Key_Return)
    assert form.error.text() == "Donnez l’heure, comme 16:45."
    assert form.hour.text() == "25h"
    select_all(form.hour)
    QTest.keyClicks(form.hour, "17h05")
    await desk.press(Key.Key_Return)
    assert draft.done
    (made,) = [one for one in await desk.counter.colleague.rdvs_of_user(3, 1) if one.starts_at.day == 24]
    assert (made.starts_at.hour, made.starts_at.minute, made.duration_in_min) == (17, 5, 45)


async def test_hours_and_days_are_asked_for_by_these_fields_alone(desk: DeskWindow) -> None:
    for place in ("booking", "absences"):
        desk.frame.presenter.pages.show(place)
        await desk.settle()
    form = desk.frame.page("absences").form
    edits = {name: type(field.edit) for name, field in form.fields.items()}
    assert [edits[name] for name in ("first_day", "end_day", "start_time", "end_time")] == [DayEdit] * 2 + [
        HourEdit
    ] * 2
    assert not [one for one in QApplication.allWidgets() if isinstance(one, QAbstractSpinBox) and one.isVisible()]
