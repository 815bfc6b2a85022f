"""The demonstration's four places: the desk, an office, the lobby's borne and its screen, each a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.views.tokens import S2, S4
from kiosk.views.widgets.pieces import button, label, spaced


class Offers(QWidget):
    """A button for each: its words, and what it does."""

    def __init__(self, offered: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setWindowTitle(tr("Démonstration"))
        column = spaced(QVBoxLayout(self), (S4, S4, S4, S4), S2)
        column.addWidget(label(self, "strong", tr("Quatre fenêtres du même accueil")))
        for words, do in offered:
            column.addWidget(button(self, "plain", words, do))
