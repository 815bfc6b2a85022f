"""The cards of the columns, as assistive technologies find them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible

from kiosk.views.accessible import SpokenPlace, SpokenPlaces
from kiosk.views.day.columns_view import ColumnsView


class SpokenCards(QObject):
    """A button over each card: what its line says, and pressing it chooses the RDV. It follows what is painted."""

    def __init__(self, view: ColumnsView) -> None:
        super().__init__(view)
        self._view = view
        self._places = SpokenPlaces(view)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(lambda: self._places.show(self._cards))
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and QAccessible.isActive():
            self._later.start(0)  # not while it paints
        return False

    def _cards(self) -> list[SpokenPlace]:
        view = self._view
        if view.laid is None:
            return []
        origin = view.origin()
        return [
            SpokenPlace(
                card.rect.translated(origin), card.card.row.spoken, partial(view.selected.emit, card.card.row.key)
            )
            for card in view.laid.cards
        ]
