"""How far the reading of a list has come: said above it, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kiosk.views.widgets.band import Band


class ReadingBand(Band):
    """Shown while there is something to say."""

    def __init__(self, do: Callable[[], None], parent: QWidget) -> None:
        super().__init__("info", "calm", parent)
        self.act = self.offer("", do)

    def show_reading(self, text: str, act: str) -> None:
        """Says ``text``, with a button for ``act`` where there is one."""
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self.show_text(text)
