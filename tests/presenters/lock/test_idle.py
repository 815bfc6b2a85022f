"""Whether anybody is at the desk, by two clocks that the test drives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.clock import SetClock
from kiosk.presenters.lock.idle import Idle
from tests.presenters.fakes import NOW


class Driven:
    """Five minutes, on a machine whose clocks the test moves."""

    def __init__(self) -> None:
        self.clock, self.ran = SetClock(NOW), 0.0
        self.idle = Idle(self.clock, timedelta(minutes=5), monotonic=lambda: self.ran)
        self.told: list[str] = []
        self.idle.expired.connect(lambda: self.told.append("expired"))
        self.idle.seen.connect(lambda: self.told.append("seen"))
        self.idle.start()

    def goes(self, wall: float, ran: float | None = None) -> None:
        """Seconds of the machine's clock, and of the one that only goes while it is awake."""
        self.clock.move(seconds=wall)
        self.ran += wall if ran is None else ran
        self.idle.look()


@pytest.fixture
def desk(qapp: QApplication) -> Driven:
    return Driven()


def test_five_minutes_without_a_gesture(desk: Driven) -> None:
    for _ in range(59):
        desk.goes(5)
    assert desk.told == []
    desk.goes(5)
    assert (desk.told, desk.idle.running) == (["expired"], False)


def test_a_gesture_begins_them_again_and_is_told_from_time_to_time(desk: Driven) -> None:
    for _ in range(120):
        desk.idle.touch()
        desk.goes(5)
    assert set(desk.told) == {"seen"}
    assert len(desk.told) == 4, "every half of the five minutes"
    desk.goes(294)
    assert "expired" not in desk.told
    desk.goes(1)
    assert desk.told[-1] == "expired"


def test_a_machine_that_slept_is_left_by_everybody(desk: Driven) -> None:
    desk.goes(5)
    desk.idle.touch()
    desk.goes(90, ran=2)
    assert desk.told == ["expired"]


def test_setting_the_clock_back_gives_no_minute(desk: Driven) -> None:
    desk.goes(-7200, ran=5)
    assert desk.told == []
    desk.goes(295)
    assert desk.told == ["expired"]
