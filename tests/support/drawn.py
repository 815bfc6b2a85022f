"""Where what is drawn stands in its viewport, for the mouse of a test."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kiosk.domain.booking.availability import Slot
from kiosk.domain.day.status import Action
from kiosk.views.booking.slot_grid import SlotGrid
from kiosk.views.day.columns_view import ColumnsView
from kiosk.views.day.row_painter import action_places
from kiosk.views.day.table import RowTable


def card_centre(columns: ColumnsView, key: str) -> QPoint:
    """The middle of the first card of ``key``."""
    assert columns.laid is not None
    card = next(one for one in columns.laid.cards if one.card.row.key == key)
    return card.rect.center() + columns.origin()


def current_slot(grid: SlotGrid) -> Slot | None:
    """The hour that the keyboard is on."""
    return grid.current.slot if grid.current is not None else None


def spot_centre(grid: SlotGrid, slot: Slot) -> QPoint:
    """The middle of ``slot``."""
    spot = grid.spot_of(slot)
    assert spot is not None
    return QPoint(spot.x + spot.width // 2, spot.y + spot.height // 2) + grid.origin()


def action_rect(table: RowTable, key: str, action: Action) -> QRect:
    """Where the button of a gesture that is offered stands."""
    row = table.rows_model.row_at(key)
    assert row is not None
    area = table.drawn.area(table.rows_model.row_of(key))
    return next(box for one, box in action_places(area, table.drawn.widths, row.actions) if one is action)


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def heard(view: QAbstractScrollArea) -> list[QAccessibleInterface]:
    """The buttons that a drawn view has for those who hear it."""
    found = interface(view.viewport())
    children = [found.child(place) for place in range(found.childCount())]
    return [one for one in children if one is not None and one.role() == QAccessible.Role.Button]
