"""The lines of a list as a view follows them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from kiosk.presenters.around.lines import Head, LineModel, LineRole


@dataclass(frozen=True)
class Word:
    key: str
    spoken: str = ""
    tip: str = ""


class Followed:
    def __init__(self) -> None:
        self.model: LineModel[Word | Head] = LineModel()
        self.told: list[str] = []
        self.model.modelReset.connect(lambda: self.told.append("anew"))
        self.model.dataChanged.connect(lambda *_: self.told.append("in place"))

    def show(self, *lines: Word | Head) -> list[str]:
        self.told.clear()
        self.model.show(lines)
        return self.told


def test_what_a_line_says_changes_in_place_and_one_more_or_elsewhere_makes_the_list_anew() -> None:
    at = Followed()
    assert at.show(Word("a"), Word("b")) == ["anew"]
    assert at.show(Word("a"), Word("b")) == []
    assert at.show(Word("a", "otherwise"), Word("b")) == ["in place"]
    assert at.show(Word("b"), Word("a", "otherwise")) == ["anew"]
    assert at.show(Word("b")) == ["anew"]
    assert at.show() == ["anew"]


def test_heads_are_stepped_over_and_are_no_line_s_place() -> None:
    at = Followed()
    at.show(Head("a", 1), Word("a", "heard", "read"))
    can = [bool(at.model.flags(at.model.index(n)) & Qt.ItemFlag.ItemIsSelectable) for n in range(2)]
    assert can == [False, True]
    assert (at.model.place_of("a"), at.model.place_of("b")) == (1, -1)
    assert (at.model.at(1), at.model.at(2), at.model.at(-1)) == (Word("a", "heard", "read"), None, None)


def test_a_line_is_heard_and_read_as_it_says() -> None:
    at = Followed()
    at.show(Head("Aujourd’hui", 3), Head("Demain"), Word("a", "heard", "read"))
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, LineRole)
    assert [[at.model.index(n).data(role) for role in roles[:2]] for n in range(3)] == [
        ["Aujourd’hui\u00a0: 3", ""],
        ["Demain", ""],
        ["heard", "read"],
    ]
    assert at.model.index(2).data(LineRole) == Word("a", "heard", "read")
