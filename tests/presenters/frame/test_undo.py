from __future__ import annotations

import pytest

from kiosk.presenters.around.undo import Undoing


class Done:
    def __init__(self, name: str, said: list[str]) -> None:
        self.name, self.said, self.left = name, said, 1

    @property
    def may_undo(self) -> bool:
        return self.left > 0

    def undo(self) -> None:
        self.left -= 1
        self.said.append(self.name)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def undoing(said: list[str]) -> Undoing:
    made = Undoing()
    made.gesture = lambda: said.append("gesture")
    return made


def test_what_was_done_last_is_taken_back_first_and_gestures_after_all(undoing: Undoing, said: list[str]) -> None:
    move, walk_in = Done("move", said), Done("walk-in", said)
    for one in (walk_in, move, walk_in):
        undoing.note(one)
    for _ in range(3):
        undoing.undo()
    assert said == ["walk-in", "move", "gesture"]


def test_a_gesture_made_is_taken_back_before_what_was_done_earlier(undoing: Undoing, said: list[str]) -> None:
    undoing.note(Done("move", said))
    undoing.gesture_made()
    undoing.undo()
    assert said == ["gesture"]
