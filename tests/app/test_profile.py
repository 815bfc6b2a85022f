"""One process per profile, what the profile keeps in clear, and what its log says."""

from __future__ import annotations

import logging
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import logs
from kiosk.app.demonstration import demonstration_instant, nearest_working_day
from kiosk.app.one_process import OneProcess
from kiosk.app.preferences_file import PreferencesFile
from kiosk.clock import PARIS


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneProcess(tmp_path)
    second = OneProcess(tmp_path)
    assert first.first
    assert not second.first
    with qtbot.waitSignal(first.raised, timeout=5000):
        assert second.raise_first()
    first.release()
    third = OneProcess(tmp_path)
    assert third.first, "a released profile can be taken again"
    third.release()


def test_two_profiles_do_not_know_each_other(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = OneProcess(tmp_path / "a"), OneProcess(tmp_path / "b")
    assert one.first
    assert other.first
    one.release()
    other.release()


def test_preferences_survive_and_forgive(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    PreferencesFile(path).set("lieu", "12")
    assert PreferencesFile(path).get("lieu") == "12"
    path.write_text("{half", encoding="utf-8")
    again = PreferencesFile(path)
    assert again.get("lieu") is None
    again.set("lieu", "13")
    assert PreferencesFile(path).get("lieu") == "13"


def test_a_profile_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    preferences = PreferencesFile(tmp_path / "absent" / "preferences.json")
    preferences.set("lieu", "12")
    assert preferences.get("lieu") == "12"


@pytest.mark.expects_errors
def test_the_log_says_where_and_never_whom(tmp_path: Path) -> None:
    handler = logs.start(tmp_path)
    try:
        try:
            raise ValueError("DUPONT Léa, 06 39 98 00 01")
        except ValueError:
            logging.getLogger("kiosk.test").exception("the day could not be read")
        sys.excepthook(ValueError, ValueError("MARTIN Paul"), None)
    finally:
        logs.stop(handler)
    text = (tmp_path / "kiosk.log").read_text(encoding="utf-8")
    assert "the day could not be read" in text
    assert "ValueError at test_profile" in text
    assert "DUPONT" not in text
    assert "MARTIN" not in text


def test_the_log_keeps_to_places_after_another_formatter_cached_its_text(tmp_path: Path) -> None:
    handler = logs.start(tmp_path)
    try:
        try:
            raise ValueError("DUPONT Léa")
        except ValueError:
            record = logging.LogRecord("kiosk", logging.WARNING, __file__, 1, "failed", (), sys.exc_info())
        record.exc_text = "Traceback … ValueError: DUPONT Léa"
        handler.handle(record)
    finally:
        logs.stop(handler)
    assert "DUPONT" not in (tmp_path / "kiosk.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),  # a Monday
        (date(2026, 11, 21), date(2026, 11, 20)),  # Saturday: Friday is one day off, Monday two
        (date(2026, 11, 22), date(2026, 11, 23)),  # Sunday: Monday
        (date(2026, 11, 11), date(2026, 11, 12)),  # Armistice Day, a Wednesday: as near, the later
        (date(2026, 12, 26), date(2026, 12, 28)),  # after Christmas: Thursday 24 and Monday 28 are as near, the later
    ],
)
def test_the_demonstration_falls_on_a_working_day(day: date, working: date) -> None:
    assert nearest_working_day(day) == working


def test_the_demonstration_begins_at_ten_twenty() -> None:
    assert demonstration_instant(datetime(2026, 11, 23, 18, 0, tzinfo=PARIS)).isoformat() == "2026-11-23T10:20:00+01:00"
