"""Every key of the desk, once: what is bound, what tooltips show and what F1 lists come from here."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

FILTER: Final = "/"
LIST: Final = "L"
COLUMNS: Final = "C"
FREE: Final = "F"
PANEL: Final = "Entrée"
UNDO: Final = "Ctrl+Z"
REFRESH: Final = "F5"
HELP: Final = "F1"
LEAVE: Final = "Ctrl+L"
SIGN_IN_AGAIN: Final = "Ctrl+R"
PREVIOUS_DAY: Final = "Alt+←"
NEXT_DAY: Final = "Alt+→"
TODAY: Final = "Ctrl+T"
CALENDAR: Final = "Ctrl+J"
NOW: Final = "Ctrl+M"
PALETTE: Final = "Ctrl+K"
USAGER: Final = "U"
FICHE_BOOK: Final = "N"
FICHE_EDIT: Final = "M"
FICHE_PRINT: Final = "I"
FICHE_PROCHE: Final = "P"
FICHE_REFERENTS: Final = "R"
FICHE_MERGE: Final = "F"
WALK_IN: Final = "Ctrl+U"
PRINT: Final = "Ctrl+P"
CHECK: Final = "F8"
SAVE: Final = "Ctrl+Entrée"
CHOOSE: Final = "F2"
BOOKING: Final = "Ctrl+N"
# On « Trouver un RDV »
FIRST_SLOT: Final = "P"
WHOLE_DAY: Final = "J"
MORNING: Final = "M"
AFTERNOON: Final = "A"
SAME_AGENT: Final = "R"
WIDEN: Final = "E"
WHO: Final = "U"
DAY_BEFORE: Final = "Maj+Alt+←"
DAY_AFTER: Final = "Maj+Alt+→"
PRINT_SLIP: Final = "I"
NEW_ABSENCE: Final = "N"

# On a French keyboard the digits are under Shift: the keys as they are engraved work too.
BINDINGS: Final[dict[str, tuple[str, ...]]] = {
    "previous_day": ("Alt+Left", "Ctrl+PgUp"),
    "next_day": ("Alt+Right", "Ctrl+PgDown"),
    "today": ("Ctrl+T",),
    "calendar": ("Ctrl+J",),
    "now": ("Ctrl+M",),
    "refresh": ("F5",),
    "undo": ("Ctrl+Z",),
    "help": ("F1",),
    "leave": ("Ctrl+L",),
    "sign_in_again": (SIGN_IN_AGAIN,),
    "agenda": ("Ctrl+1", "Ctrl+&"),
    "waiting_room": ("Ctrl+2", "Ctrl+É"),
    "save": ("Ctrl+Return", "Ctrl+Enter"),
    "choose": (CHOOSE,),
    "usagers": ("Ctrl+3", 'Ctrl+"'),
    "palette": (PALETTE,),
    "walk_ins": ("Ctrl+5", "Ctrl+("),
    "walk_in": (WALK_IN,),
    "print": (PRINT,),
    "check": (CHECK,),
    "absences": ("Ctrl+6", "Ctrl+-"),
    "day_before": ("Alt+Shift+Left",),
    "day_after": ("Alt+Shift+Right",),
    "booking": ("Ctrl+4", "Ctrl+'", "Ctrl+N"),
}


def sequences(name: str) -> list[QKeySequence]:
    """The key sequences bound to ``name``."""
    return [QKeySequence(text) for text in BINDINGS[name]]
