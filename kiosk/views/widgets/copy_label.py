"""A phone number or an address that is copied by a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from kiosk.domain.text.language import tr
from kiosk.views import clipboard, icons, theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1
from kiosk.views.widgets.elided_label import ElidedButton


class CopyLabel(ElidedButton):
    """Shows ``text`` with an icon of what it is; a click puts it on the clipboard.

    ``shown`` stands for a text too long to be read.
    """

    copied = Signal(str)

    def __init__(self, text: str, icon: str, what: str, parent: QWidget | None = None, *, shown: str = "") -> None:
        super().__init__(shown or text, parent)
        self._value = text
        self._icon_name = icon
        self.setProperty("kind", "copy")
        self.setAccessibleName(tr("Copier {what}\u00a0: {text}").format(what=what, text=text))
        set_tip(self, tr("Copier {what}").format(what=what))
        self.clicked.connect(self._copy)
        self._dress()

    def _dress(self) -> None:
        # A little wider than the icon: the text stands under that of the lines around.
        ink, ratio = theme.look().colours.muted, self.devicePixelRatioF()
        icon, room = icons.before_text(self._icon_name, theme.px(16), ink, ratio, S1)
        self.setIcon(icon)
        self.setIconSize(room)

    def value(self) -> str:
        return self._value

    def _copy(self) -> None:
        clipboard.put(self._value)
        self.copied.emit(self._value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)
