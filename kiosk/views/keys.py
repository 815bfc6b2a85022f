"""What a command is: how its keys are engraved, pressed and bound, and how it stands in a menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from kiosk.domain.text.language import Words, tr
from kiosk.views import icons, theme

T = TypeVar("T")


class Where(StrEnum):
    """Where a command is offered: in the whole window, in the frame whatever page is shown, or on one page or sheet."""

    WINDOW = "window"
    CHECK = "check"
    FRAME = "frame"
    AGENDA = "agenda"
    COLUMNS = "columns"
    OWN_DAY = "own_day"
    WAITING_ROOM = "waiting_room"
    USAGERS = "usagers"
    FICHE = "fiche"
    BOOKING = "booking"
    BOOKED = "booked"
    PLAN = "plan"
    WALK_INS = "walk_ins"
    WALK_IN = "walk_in"
    ABSENCES = "absences"
    FORM = "form"
    MERGE = "merge"
    REFERENTS = "referents"
    JOURNAL = "journal"
    WEEK = "week"
    WORKSHOPS = "workshops"
    SWITCH = "switch"
    SENDINGS = "sendings"
    STATISTICS = "statistics"
    REMAINS = "remains"
    RDV_LIST = "rdv_list"


_ENGRAVED: Final = Words(
    {
        "Shift": "Maj",
        "Return": "Entrée",
        "Space": "Espace",
        "Esc": "Échap",
        "Del": "Suppr",
        "PgUp": "Pg préc.",
        "PgDown": "Pg suiv.",
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Click": "clic",
    }
)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True)
class Command:
    """``keys`` are as Qt writes them, the one that is shown first; what only a menu offers has none."""

    words: str
    keys: tuple[str, ...]
    where: tuple[Where, ...]
    icon: str = ""
    hint: str = ""
    """In one or two words, for the reminder at the bottom."""
    shown: int = 1
    """How many of the keys are shown on F1: the others are the same keys on other keyboards."""

    @property
    def text(self) -> str:
        """The words, in the language of the desk."""
        return tr(self.words)

    @property
    def key(self) -> str:
        """The key as it is engraved: « Maj+Alt+← »."""
        return engraved(self.keys[0])

    def with_key(self, words: str = "") -> str:
        """« Créer (C) »: ``words``, or the command's own, with its key."""
        return f"{words or self.text} ({self.key})"

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether ``event`` is one of its keys. Letters and signs count whatever Shift and Caps Lock make of them."""
        if not event.modifiers() & _HELD and event.text().upper() in self.keys:
            return True
        pressed = QKeySequence(event.keyCombination())
        return any(len(key) > 1 and QKeySequence(key) == pressed for key in self.keys)


def is_held(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or the key of the system is down: what is pressed is no letter then."""
    return bool(event.modifiers() & _HELD)


def engraved(key: str) -> str:
    """A key as a French keyboard has it engraved."""
    held, plus, last = key.rpartition("+") if not key.endswith("+") else ("", "", key)
    parts = [*held.split("+"), last] if plus else [last]
    if "Alt" in parts and "Shift" in parts:
        parts.remove("Shift")
        parts.insert(0, "Shift")
    return "+".join(_ENGRAVED.get(part, part) for part in parts)


def keys_shown(command: Command) -> tuple[str, ...]:
    """The keys of a command that are shown, as they are engraved."""
    return tuple(engraved(key) for key in command.keys[: command.shown])


def pressed_of(commands: Mapping[T, Command], event: QKeyEvent) -> T | None:
    """Which of ``commands`` the event is the key of."""
    return next((what for what, command in commands.items() if command.pressed(event)), None)


def done_by(does: Mapping[Command, Callable[[], object]], event: QKeyEvent) -> bool:
    """Does what the key of ``event`` stands for; False where it stands for nothing there."""
    do = next((do for command, do in does.items() if command.pressed(event)), None)
    if do is not None:
        do()
    return do is not None


def bind(widget: QWidget, command: Command, do: Callable[[], object]) -> QShortcut:
    """Has the keys of ``command`` do it whatever has the keyboard inside ``widget``.

    All but single letters and signs, which can be typed: who has the keyboard asks ``pressed`` for those.
    """
    shortcut = QShortcut(widget)
    shortcut.setKeys([QKeySequence(key) for key in command.keys if len(key) > 1])
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(do)
    return shortcut


Extra: TypeAlias = tuple[Command, Callable[[], None]]
"""A line of a menu, and what it does."""


def add_to(menu: QMenu, command: Command, do: Callable[[], object]) -> QAction:
    """Adds the line of ``command`` to ``menu``: icon, words, key."""
    line = menu.addAction(command.text)
    if command.icon:
        line.setIcon(icons.icon(command.icon, theme.px(16), theme.look().colours.text, menu.devicePixelRatioF()))
    if command.keys:
        line.setShortcut(QKeySequence(command.keys[0].replace("Return", "Enter")))  # « Entrée », as it is engraved
        line.setShortcutVisibleInContextMenu(True)
        if not menu.property("frees"):
            menu.setProperty("frees", True)
            menu.aboutToHide.connect(partial(_free_keys, menu))
    line.triggered.connect(lambda _=False: do())
    return line


def _free_keys(menu: QMenu) -> None:
    # They are shown there, and bound elsewhere: two owners of a key, and Qt gives it to neither.
    for line in menu.actions():
        line.setShortcut(QKeySequence())


LEAVE_DEVICE: Final = QKeySequence("Ctrl+Alt+Q")
"""Out of a borne or a screen, by the site's code. No command: such a window has neither menu nor help."""


def leaves_device(event: QKeyEvent) -> bool:
    """Whether these are the keys out of a device's window."""
    return QKeySequence(event.keyCombination()) == LEAVE_DEVICE
