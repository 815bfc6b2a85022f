"""One table of commands: no key twice in one place, every key on F1, no key written anywhere else."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

import kiosk
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.views import commands, keys
from kiosk.views.commands import Command, Where
from kiosk.views.frame.keys_help import sections

CODE = Path(kiosk.__file__).parent
NAVIGATION = (
    "Return|Enter|Escape|Tab|Backtab|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Backspace|Menu|CapsLock"
    "|Control|Shift|Alt|AltGr"
)

WITHIN = {
    Where.CHECK: Where.WINDOW,
    Where.FRAME: Where.WINDOW,
    Where.SWITCH: Where.WINDOW,
    Where.COLUMNS: Where.AGENDA,
    Where.FICHE: Where.USAGERS,
    Where.BOOKED: Where.BOOKING,
} | dict.fromkeys(
    (
        Where.AGENDA,
        Where.OWN_DAY,
        Where.WAITING_ROOM,
        Where.USAGERS,
        Where.BOOKING,
        Where.PLAN,
        Where.WALK_INS,
        Where.REMAINS,
        Where.RDV_LIST,
        Where.WALK_IN,
        Where.ABSENCES,
        Where.FORM,
        Where.MERGE,
        Where.REFERENTS,
        Where.WEEK,
        Where.WORKSHOPS,
        Where.JOURNAL,
        Where.SENDINGS,
    ),
    Where.FRAME,
)
"""What each place lies in: what is offered around it is offered in it too."""


def around(place: Where) -> list[Where]:
    """A place, and all that it lies in."""
    return [place, *(around(WITHIN[place]) if place in WITHIN else [])]


@pytest.mark.parametrize("place", list(Where))
def test_a_key_stands_for_one_command_in_one_place(place: Where) -> None:
    held = defaultdict(set)
    for command in commands.every():
        if set(command.where) & set(around(place)):
            for key in command.keys:
                held[QKeySequence(key).toString()].add(command.words)
    twice = {key: words for key, words in held.items() if len(words) > 1}
    # Keys that go about, and Return, do what the widget that has the keyboard makes of them.
    navigation = {"Up", "Down", "Left", "Right", "Return", "Esc", "Ctrl+Return", "Ctrl+Enter"}
    assert not {key: words for key, words in twice.items() if key not in navigation}


def test_every_key_is_on_f1_once() -> None:
    said = [command for lines in sections().values() for command in lines]
    written = set(re.findall(r"^([A-Z][A-Z_]+) = Command\(", inspect.getsource(commands), re.MULTILINE))
    named = {getattr(commands, name) for name in written}
    assert len(written) > 60
    assert named <= set(commands.every())
    assert sorted(one.words for one in commands.every() if one.keys) == sorted(one.words for one in said)


def test_every_table_is_whole() -> None:
    assert set(commands.GESTURES) == set(Action)
    assert set(commands.RDV_ACTS) == set(RdvAct)
    assert set(commands.OUTCOMES) == set(WalkInOutcome) - {WalkInOutcome.BOOKED}


def test_the_bottom_reminds_of_what_is_offered_there() -> None:
    for place, line in commands.HINTS.items():
        for command in line:
            assert command.hint, command.words
            assert set(command.where) & set(around(Where(place))), (place, command.words)


ALIKE = (
    {commands.GESTURES[Action.SEEN], commands.OUTCOMES[WalkInOutcome.SEEN]},
    {
        commands.GESTURES[Action.RESET],
        commands.OUTCOMES[WalkInOutcome.WAITING],
    },
)
"""What is the same thing on two pages: somebody was received, or is waited for again."""


@pytest.mark.parametrize(
    "command", [*commands.GESTURES.values(), *commands.OUTCOMES.values()], ids=lambda command: command.keys[0]
)
def test_a_letter_that_does_something_at_once_does_nothing_else_on_another_page(command: Command) -> None:
    others = [one for one in commands.every() if one is not command and set(one.keys) & set(command.keys)]
    assert [one.words for one in others if {one, command} not in ALIKE] == []


def test_the_page_of_plans_is_not_reminded_of_keys_of_slots() -> None:
    keys = [key for key, _ in commands.hints("plan")]
    assert keys[-1] == "F1"
    assert not {"P", "M", "A", "/"} & set(keys)


def test_keys_are_written_in_the_table_alone() -> None:
    literal = re.compile(
        rf"Key\.Key_(?!(?:{NAVIGATION})\b)\w+"
        r"|(?<!\")\"(?:Ctrl|Alt|Shift|Maj)\+|QShortcut\((?!widget)|setShortcut\(|\((?:[A-Z]|F\d+|Suppr|Ctrl\+[^)]*)\)\""
        r"|text\(\)(?:\.upper\(\))? == \"[^\"\s]"
    )
    faults = [
        f"{path.relative_to(CODE)}:{number}: {line.strip()}"
        for room in ("views", "presenters", "domain")
        for path in (CODE / room).rglob("*.py")
        if path not in (CODE / "views" / "commands.py", CODE / "views" / "keys.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if literal.search(line)
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("Alt+Shift+Left", "Maj+Alt+←"),
        ("Ctrl+PgUp", "Ctrl+Pg préc."),
        ("Del", "Suppr"),
        ("Return", "Entrée"),
        ("Ctrl+-", "Ctrl+-"),
        ("+", "+"),
    ],
)
def test_keys_are_shown_as_they_are_engraved(key: str, shown: str) -> None:
    assert keys.engraved(key) == shown


def pressed(command: Command, key: Qt.Key, text: str, *held: Qt.KeyboardModifier) -> bool:
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifiers |= one
    return command.pressed(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def test_a_letter_counts_with_shift_and_not_with_ctrl() -> None:
    letter, sign = commands.FICHE, commands.HELP
    assert pressed(letter, Qt.Key.Key_U, "u")
    assert pressed(letter, Qt.Key.Key_U, "U", Qt.KeyboardModifier.ShiftModifier)
    assert not pressed(letter, Qt.Key.Key_U, "\x15", Qt.KeyboardModifier.ControlModifier)
    assert pressed(sign, Qt.Key.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier)
    assert pressed(sign, Qt.Key.Key_F1, "")
    assert pressed(commands.TAKE_AWAY, Qt.Key.Key_Delete, "\x7f")
    assert not pressed(commands.TAKE_AWAY, Qt.Key.Key_Delete, "\x7f", Qt.KeyboardModifier.ControlModifier)


def test_a_menu_shows_keys_and_gives_them_back(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    done: list[str] = []
    line = commands.add_to(menu, commands.LEAVE, lambda: done.append("left"))
    assert line.shortcut() == QKeySequence("Ctrl+Shift+Q")
    line.trigger()
    menu.aboutToHide.emit()
    assert line.shortcut().isEmpty()
    assert done == ["left"]
