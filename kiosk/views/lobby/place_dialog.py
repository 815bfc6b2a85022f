"""« Appeler où ? »: asked once, remembered for who is at work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.lobby.call import LONGEST_PLACE
from kiosk.domain.text.language import tr
from kiosk.presenters.lobby.calling import Calling
from kiosk.views import theme
from kiosk.views.commands import BACK
from kiosk.views.tokens import S1, S2, S4, S6
from kiosk.views.widgets.pieces import button, label, spaced


class CallPlaceDialog(QDialog):
    """One field: « Bureau 3 »."""

    def __init__(self, calling: Calling, proposed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Appeler"))
        self.setModal(True)
        self._calling = calling
        layout = spaced(QVBoxLayout(self), (S6, S6, S6, S4), S1)
        named = label(self, "title", tr("Où appelez-vous\u202f?"))
        layout.addWidget(named)
        layout.addWidget(
            label(
                self,
                text=tr("Kiosk s’en souvient pour vous. Les autres postes et l’écran d’accueil le montrent."),
            )
        )
        self.place = QLineEdit(proposed, self)
        self.place.setMaxLength(LONGEST_PLACE)
        self.place.setPlaceholderText(tr("Bureau 3"))
        self.place.setAccessibleName(named.text())
        self.place.returnPressed.connect(self._call)
        self.place.textChanged.connect(self._refresh)
        layout.addSpacing(S2)
        layout.addWidget(self.place)
        layout.addSpacing(S4)
        cancel = button(self, "plain", BACK.with_key(tr("Fermer")), self.reject)
        self.yes = button(self, "primary", tr("Appeler"), self._call)
        buttons = spaced(QHBoxLayout(), (0, 0, 0, 0), S2)
        buttons.addStretch(1)
        for one in (cancel, self.yes):
            one.setAutoDefault(False)
            buttons.addWidget(one)
        layout.addLayout(buttons)
        self.setFixedWidth(min(theme.px(440), parent.window().width() - 2 * S6))
        self.rejected.connect(calling.leave)
        self._refresh()
        self.place.selectAll()
        self.place.setFocus()

    def _call(self) -> None:
        if self.place.text().strip():
            self.accept()
            self._calling.call_to(self.place.text())

    def _refresh(self) -> None:
        self.yes.setEnabled(bool(self.place.text().strip()))
