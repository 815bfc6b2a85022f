"""Ctrl+K: someone is looked for over whatever page one is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.views import theme
from kiosk.views.commands import ARRIVED, PALETTE, TO_THE_DAY
from kiosk.views.tokens import S2, S4
from kiosk.views.usagers.usager_search import UsagerSearch
from kiosk.views.widgets.pieces import KeyHints, spaced

WIDTH, HEIGHT = 640, 460
_TOP = 72
_VEIL = 110
"""How far, of 255, the page beneath is darkened: still read, no longer looked at."""


class Palette(QWidget):
    """Lies over the whole of its parent. Escape and a click beside it close it; what was typed stays."""

    closed = Signal()

    def __init__(self, presenter: UsagerSearchPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName(tr("Trouver un usager"))
        self._card = QFrame(self)
        self._card.setObjectName("popup")
        self.search = UsagerSearch(presenter, key=PALETTE.key, parent=self._card)
        hint = KeyHints(self._card)
        hint.show_keys(
            (
                (tr("Entrée"), tr("ouvrir la fiche")),
                (ARRIVED.key, tr("arrivé")),
                (TO_THE_DAY.key, tr("voir le RDV du jour")),
                (tr("Échap"), tr("fermer")),
            )
        )
        hint.setContentsMargins(S4, S2, S4, S2)
        layout = spaced(QVBoxLayout(self._card), (1, 1, 1, 1), 0)
        layout.addWidget(self.search, 1)
        layout.addWidget(hint)
        self.search.left.connect(self.leave)
        presenter.chosen.connect(lambda _: self.leave())
        presenter.create_wanted.connect(lambda _: self.leave())
        presenter.agenda_wanted.connect(lambda _: self.leave())
        presenter.arrived.connect(self.leave)
        parent.installEventFilter(self)
        self.hide()

    def come(self) -> None:
        """Opens over the page, what was typed last chosen."""
        self._fit()
        self.show()
        self.raise_()
        self.search.focus_field()

    def leave(self) -> None:
        """Closes."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _fit(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        width = min(theme.px(WIDTH), parent.width() - 2 * S4)
        top = min(_TOP, parent.height() // 10)
        height = min(theme.px(HEIGHT), parent.height() - 2 * top)
        self._card.setGeometry(QRect((parent.width() - width) // 2, top, width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the palette: between the field and the list."""
        if self.search.list.isVisible() and self.search.field.hasFocus():
            self.search.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.search.field.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = theme.qcolor(theme.look().colours.brand)  # dark in every scheme
        painter = QPainter(self)
        painter.setOpacity(_VEIL / 255)
        painter.fillRect(self.rect(), veil)
        painter.end()
