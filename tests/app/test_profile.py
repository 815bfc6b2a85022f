"""One process per profile, what the profile keeps in clear, and what its log says."""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from kiosk.app import logs, one_process
from kiosk.app.demonstration import demonstration_instant, nearest_working_day
from kiosk.app.one_process import OneProcess
from kiosk.app.preferences_file import PreferencesFile
from kiosk.clock import PARIS
from kiosk.domain.platform.agents import digest_of
from kiosk.domain.platform.sign_in import LONGEST_ANSWER
from kiosk.presenters.around.preferences import AgentPreferences


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


ANSWER = "fr.rdv.kiosk:/callback?code=c0de&state=l-etat"


def test_a_second_start_hands_over_what_the_browser_came_back_with(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneProcess(tmp_path), OneProcess(tmp_path)
    with qtbot.waitSignal(first.answered, timeout=5000) as heard:
        assert second.raise_first(ANSWER)
    assert heard.args == [ANSWER]
    long = ANSWER + "&" + "x" * (LONGEST_ANSWER - len(ANSWER) - 1)
    with qtbot.waitSignal(first.answered, timeout=5000) as told:
        assert second.raise_first(long)
    assert told.args == [long]
    first.release()


@pytest.mark.parametrize(
    "said",
    [
        b"raise\n",
        b"",
        b"\n",
        b"https://exemple.test/?code=1\n",
        b"fr.rdv.kiosk:/callback?code=1 2\n",
        b"fr.rdv.kiosk:/callback?code=\xc3\xa9\n",
        b"fr.rdv.kiosk:/callback?code=" + b"x" * 5000 + b"\n",
        b"fr.rdv.kiosk:/callback?code=" + b"x" * 200_000,
        b"\x00\xff\xfe\n",
    ],
    ids=range(9),
)
def test_what_is_no_answer_is_handed_to_nobody(qtbot: QtBot, tmp_path: Path, said: bytes) -> None:
    first = OneProcess(tmp_path)
    answers: list[str] = []
    first.answered.connect(answers.append)
    caller = QLocalSocket()
    caller.connectToServer(first._name)
    assert caller.waitForConnected(5000)
    with qtbot.waitSignal(first.raised, timeout=5000):
        caller.write(said)
        caller.flush()
        if not said.endswith(b"\n") and len(said) < 100:
            caller.disconnectFromServer()
    assert answers == []
    caller.abort()
    first.release()


def test_who_connects_and_says_nothing_is_let_go_of(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_process, "_WAIT_MS", 20)
    first = OneProcess(tmp_path)
    caller = QLocalSocket()
    with qtbot.waitSignals([first.raised, caller.disconnected], timeout=5000):
        caller.connectToServer(first._name)
    first.release()


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
        handler.handler.handle(record)
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


def test_what_an_agent_chose_goes_with_them_and_with_time(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    preferences = PreferencesFile(path)
    preferences.set("window.geometry", "x")
    for agent_id in (1, 2, 3):
        AgentPreferences(preferences, "https://rdv.test", agent_id).set("lieu.1", agent_id)
    preferences.forget(digest_of("https://rdv.test", 1))
    today = date(2026, 11, 23)
    preferences.forget_unseen(today, 30)  # of an earlier Kiosk: nobody knows since when
    AgentPreferences(preferences, "https://rdv.test", 2).set("seen", today + timedelta(days=20))
    preferences.forget_unseen(today + timedelta(days=30), 30)
    assert "2" in json.loads(path.read_text("utf-8")).values()
    preferences.forget_unseen(today + timedelta(days=31), 30)
    kept = json.loads(path.read_text("utf-8"))
    assert {value for value in kept.values() if value in "123"} == {"2"}
    assert kept["window.geometry"] == "x"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
