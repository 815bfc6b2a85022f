"""« À renseigner » through the window: said at the start, gone through one key each, several at once, taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.day.status import Status
from kiosk.platform_server.values.like import CURRENT_2026, HISTORIC_2024, OWN, Like
from tests.support.desk import LEA, NOW, PAUL, TOM, counter_data, rdv_row
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# Claire is signed in by a token; how one signs in is no matter here.
CURRENT = replace(CURRENT_2026, password_sign_in=True, oauth=False)
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def data() -> dict[str, Any]:
    """Today one over and one to come; yesterday two, of whom nobody said; one in October, one long before."""
    rows = [
        rdv_row(1, "8:20", LEA),
        rdv_row(2, "15:20", TOM),
        rdv_row(3, "9:00", LEA, starts_at="2026-11-22T09:00:00+01:00"),
        rdv_row(4, "10:00", PAUL, starts_at="2026-11-22T10:00:00+01:00"),
        rdv_row(5, "9:00", TOM, starts_at="2026-10-28T09:00:00+01:00"),
        rdv_row(6, "9:00", PAUL, starts_at="2026-08-03T09:00:00+02:00"),
        rdv_row(7, "11:00", PAUL, starts_at="2026-11-21T09:00:00+01:00", status="seen")
        | {"participations": [{"user": "u3", "id": 700, "status": "seen"}]},
    ]
    return counter_data(rdvs=rows)


@pytest.fixture
def like() -> Like:
    return OWN


@pytest.fixture
async def at(tmp_path: Path, like: Like, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path, data(), like=like) as made:
        yield made


def presenter(at: DeskWindow) -> Any:
    return at.frame.presenter.page("remains")


def shown(at: DeskWindow) -> list[str]:
    return [getattr(line, "key", "") for line in presenter(at).model.lines]


async def opened(at: DeskWindow) -> None:
    await at.press(Key.Key_G, CTRL)
    await until(lambda: presenter(at).reading.state == "whole", "the thirty days")
    await at.settle()


async def status(at: DeskWindow, rdv_id: int) -> Status:
    listed = await at.counter.colleague.rdvs(1, NOW - timedelta(days=60), NOW)
    return next(rdv.status for rdv in listed if rdv.id == rdv_id)


async def test_it_is_said_at_the_start_and_no_more_once_looked_at(at: DeskWindow) -> None:
    await until(lambda: presenter(at).reading.state == "whole", "the thirty days, that nobody waits for")
    assert presenter(at).reminder == "4 rendez-vous à renseigner"
    assert at.frame.rail._buttons["remains"].figure() == 4
    await opened(at)
    assert presenter(at).reminder == ""
    await at.press(Key.Key_1, CTRL)
    assert presenter(at).reminder == ""


@pytest.mark.parametrize("like", [OWN, CURRENT, HISTORIC_2024])
async def test_the_last_thirty_days_are_gone_through_one_key_each(at: DeskWindow) -> None:
    await opened(at)
    heads = ["Aujourd’hui, lundi 23 novembre", "Hier, dimanche 22 novembre", "Mercredi 28 octobre"]
    assert shown(at) == [heads[0], "rdv-1", heads[1], "rdv-3", "rdv-4", heads[2], "rdv-5"]
    assert presenter(at).selected.key == "rdv-1"
    await at.press(Key.Key_V)
    await until(lambda: presenter(at).count == 3, "one less")
    assert presenter(at).selected.key == "rdv-3", "the next is in hand"
    await at.press(Key.Key_N)
    await until(lambda: presenter(at).count == 2, "one less")
    assert presenter(at).selected.key == "rdv-4"
    await at.press(Key.Key_Down)
    await at.press(Key.Key_V)  # of an old day, which this desk does not keep
    await until(lambda: presenter(at).count == 1, "one less")
    await until(lambda: not at.counter.desk.unsent_count, "all sent")
    assert [await status(at, n) for n in (1, 3, 5)] == [Status.SEEN, Status.NOSHOW, Status.SEEN]
    await at.press(Key.Key_Z, CTRL)
    await until(lambda: presenter(at).count == 2, "it is back")
    await until(lambda: not at.counter.desk.unsent_count, "all sent")
    assert await status(at, 5) is Status.UNKNOWN


async def test_who_came_is_filled_in_at_once_and_taken_back_as_one(at: DeskWindow) -> None:
    agenda = at.frame.presenter.page("agenda")
    agenda.board.select("rdv-1")
    await at.press(Key.Key_A)
    await opened(at)
    assert [one.key for one in presenter(at).sure] == ["rdv-1"]
    assert presenter(at).model.lines[1].suggestion == "Arrivée notée\u00a0: 10:20"
    await at.press(Key.Key_T)
    await until(lambda: presenter(at).count == 3, "one less")
    await until(lambda: not at.counter.desk.unsent_count, "all sent")
    assert await status(at, 1) is Status.SEEN


async def test_several_at_once(at: DeskWindow) -> None:
    await opened(at)
    await at.press(Key.Key_Down)
    await at.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    await at.press(Key.Key_N)
    await until(lambda: presenter(at).count == 2, "two less")
    await at.press(Key.Key_Z, CTRL)
    await until(lambda: presenter(at).count == 4, "both are back")


async def test_a_cut_leaves_what_was_read_and_the_rest_is_read_after_it(at: DeskWindow) -> None:
    await opened(at)
    await at.counter.lose()
    presenter(at).look_back(365)
    await until(lambda: presenter(at).reading.state == "cut", "the cut")
    assert {"rdv-3", "rdv-5"} < set(shown(at))
    assert "rdv-6" not in shown(at)
    page = at.frame.page("remains")
    assert "La lecture reprendra" in page.progress.text()
    assert page.progress.act.text() == "Continuer"
    at.counter.wire.mend()
    await at.counter.desk.bring_up_to_date()
    await until(lambda: presenter(at).reading.state == "whole", "the rest")
    assert "rdv-6" in shown(at)
    assert page.progress.isHidden()


async def test_a_year_is_looked_through_where_somebody_asks(at: DeskWindow) -> None:
    await opened(at)
    presenter(at).look_back(365)
    await until(lambda: presenter(at).reading.state == "whole", "the year")
    await at.settle()
    assert "rdv-6" in shown(at)


async def test_nothing_left_is_said(at: DeskWindow) -> None:
    await opened(at)
    at.frame.page("remains").list.selectAll()
    await at.press(Key.Key_V)
    await until(lambda: presenter(at).count == 0, "nothing left")
    assert at.frame.page("remains").empty.isVisible()
    assert presenter(at).empty_text[0] == "Tout est renseigné"


async def test_it_is_said_again_once_nobody_is_expected_any_more(at: DeskWindow) -> None:
    await opened(at)
    await at.press(Key.Key_1, CTRL)
    assert presenter(at).reminder == ""
    at.counter.clock.move(hours=6)
    at.frame.presenter.ticker.ticked.emit()
    await at.settle()
    assert presenter(at).reminder == "5 rendez-vous à renseigner"
    standing = [text for _, text in at.frame.bottom.standing.said]
    assert "5 rendez-vous à renseigner" in standing
