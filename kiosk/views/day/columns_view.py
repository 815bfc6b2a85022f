"""The day by agent: a drawn agenda that scrolls under its heads, with cards that take the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kiosk.domain.day.columns import Columns
from kiosk.domain.text.language import tr
from kiosk.views import commands, theme
from kiosk.views.commands import Extra
from kiosk.views.cut_texts import show, with_cut
from kiosk.views.day.columns_hand import ColumnsHand, scroll_towards
from kiosk.views.day.columns_heads import agent_at_head, agent_in_hand, card_tip, head_tip, spot_tip
from kiosk.views.day.columns_layout import ColumnsLayout, PlacedCard
from kiosk.views.day.columns_overlay import ColumnsOverlay
from kiosk.views.day.columns_painter import ColumnsPainter
from kiosk.views.day.columns_places import Spot, spot_at
from kiosk.views.day.columns_steps import card_below, card_beside, first_card
from kiosk.views.day.gesture_menu import open_menu
from kiosk.views.page import MenuLines, Offered
from kiosk.views.tokens import S4


class ColumnsView(QAbstractScrollArea):
    """Arrows go from card to card, letters make gestures, Return opens the panel. It acts on nothing itself."""

    acted = Signal(object, object)
    """An Action and the keys (tuple of str) it is asked on."""
    opened = Signal(str)
    selected = Signal(str)
    move_wanted = Signal(int, int, int, int)
    """An RDV is to be brought elsewhere in its day: its id, from which agent to which, and the minute."""
    week_wanted = Signal(int)
    """The week of an agent is to be shown."""
    free_wanted = Signal(int, int, object)
    """An RDV is to begin at a place: the agent, the minute, the lieu (None: not said)."""

    def __init__(self, offered: Offered, parent: QWidget | None = None, *, carries: bool = True) -> None:
        """``carries``: cards may be brought elsewhere in what is shown."""
        super().__init__(parent)
        self._offered = offered
        self._heads_lead = carries  # the heads of days lead nowhere
        self._columns: Columns | None = None
        self.laid: ColumnsLayout | None = None  # where everything stands
        self.key = ""
        self._column = -1  # an RDV of two agents has two cards: the one the person is on
        self._hover = ""
        self._scrolled_to_now = False
        self.hand = ColumnsHand(lambda: self.laid, carries=carries)
        self._extras: MenuLines = lambda _: ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Agenda en colonnes. La touche L l’affiche en liste."))

    def set_extras(self, extras: MenuLines) -> None:
        """Gives what the menu offers besides gestures on the card of a key."""
        self._extras = extras

    # What is shown

    def show_columns(self, columns: Columns | None) -> None:
        """Shows a day; another day goes to its present hour, the same day stays where it is."""
        other = self._columns is None or columns is None or columns.day != self._columns.day
        before, self._columns = self._columns, columns
        if other:
            self._scrolled_to_now = False
        if _agents(before) != _agents(columns):
            self.hand.let_go()  # what is held is held by its column
        self.hand.hovered = None
        self._lay_out()

    def choose(self, key: str) -> None:
        """Marks the card of the line ``key``; « » none."""
        if key != self.key:
            self.key = key
            self.viewport().update()

    def in_sight(self) -> bool:
        """Whether the card in hand is under the eyes, its name at least."""
        card, lay = self._current(), self.laid
        if card is None or lay is None:
            return False
        seen = self.viewport().rect().adjusted(lay.gutter, lay.head_height, 0, 0)
        top = card.rect.translated(self.origin())
        top.setHeight(min(top.height(), theme.px(16)))
        return seen.contains(top)

    def show_current(self) -> None:
        """Brings the card in hand in sight, without scrolling more than needed."""
        if self.isVisible() and (card := self._current()) is not None:
            self.show_area(card.rect)

    def first_key(self) -> str:
        """The first to come, else the first of the day."""
        card = first_card(self.laid) if self.laid is not None else None
        return card.card.row.key if card is not None else ""

    def go_to_now(self) -> None:
        """Brings the line of now to the upper third."""
        lay = self.laid
        if lay is None or lay.day.now_minute is None:
            return
        self.verticalScrollBar().setValue(lay.y(lay.day.now_minute) - (self.viewport().height() - lay.head_height) // 3)

    def _lay_out(self) -> None:
        if self._columns is None:
            self.laid = None
            self.viewport().update()
            return
        view = self.viewport()
        lay = self.laid = ColumnsLayout(self._columns, view.width(), view.height())
        for bar, whole, room, step in (
            (self.horizontalScrollBar(), lay.width, view.width() - lay.gutter, 40),
            (self.verticalScrollBar(), lay.height, view.height() - lay.head_height, 30),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(theme.px(step))
            bar.setRange(0, max(0, whole - room))
        if not self._scrolled_to_now and self.isVisible():
            self._scrolled_to_now = True
            self.go_to_now()
            self.show_current()
        view.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.laid is None:
            painter.fillRect(self.viewport().rect(), theme.qcolor(theme.look().colours.surface))
        else:
            area, origin = self.viewport().rect(), self.origin()
            ColumnsPainter(self.laid, origin, area).paint(painter, self.key, self.hasFocus(), self._hover)
            over = ColumnsOverlay(self.laid, origin, area)
            hand = self.hand
            if (spot := hand.chosen or hand.hovered) is not None and hand.held is None:
                over.spot(painter, spot, chosen=hand.chosen is not None)
            if hand.held is not None:
                over.held(painter, hand.held)
        painter.end()

    # The mouse

    def card_at(self, at: QPoint) -> PlacedCard | None:
        """The card under a point of the viewport."""
        lay = self.laid
        if lay is None or not self._is_of_the_day(at):
            return None
        spot = at - self.origin()
        return next((card for card in reversed(lay.cards) if card.rect.contains(spot)), None)

    def _is_of_the_day(self, at: QPoint) -> bool:
        """Whether a point of the viewport is neither in the heads nor in the gutter."""
        return self.laid is not None and at.x() >= self.laid.gutter and at.y() >= self.laid.head_height

    def origin(self) -> QPoint:
        """Where the day begins in the viewport, heads and gutter apart."""
        assert self.laid is not None
        return QPoint(
            self.laid.gutter - self.horizontalScrollBar().value(),
            self.laid.head_height - self.verticalScrollBar().value(),
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self.laid is not None and self.hand.drag(at - self.origin()):
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                scroll_towards(self, self.laid, at)
                self.viewport().update()
            return
        card = self.card_at(at)
        hover, spot = card.card.row.key if card else "", self.free_at(at)
        if (hover, spot) != (self._hover, self.hand.hovered):
            self._hover, self.hand.hovered = hover, spot
            taken = card is not None or spot is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if taken else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover, self.hand.hovered = "", None
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position().toPoint()
        card = self.card_at(at)
        if self.laid is not None:
            left = event.button() == Qt.MouseButton.LeftButton
            self.hand.press(card if left else None, at - self.origin())
        if card is not None:
            self._go_to(card)
        elif self._heads_lead and (agent_id := agent_at_head(self.laid, at, self.origin().x() if self.laid else 0)):
            self.week_wanted.emit(agent_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        if self.hand.held is not None:
            self._drop()
        elif self.card_at(at) is None and (spot := self.free_at(at)) is not None:
            self._book(spot)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def free_at(self, at: QPoint) -> Spot | None:
        """The place under a point of the viewport at which no card is."""
        if self.laid is None or not self._is_of_the_day(at) or self.card_at(at) is not None:
            return None
        return spot_at(self.laid, at - self.origin())

    def _drop(self) -> None:
        dropped = self.hand.drop()
        self.viewport().update()
        if dropped is not None and (entry := dropped.held.card.card.row.entry) is not None:
            self.move_wanted.emit(entry.rdv.id, dropped.from_agent, dropped.to_agent, dropped.held.minute)

    def _book(self, spot: Spot) -> None:
        assert self.laid is not None
        self.hand.let_go()
        self.viewport().update()
        self.free_wanted.emit(self.laid.columns[spot.column].column.agent_id, spot.minute, spot.lieu_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.card_at(event.position().toPoint())
        if card is not None:
            self.opened.emit(card.card.row.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            card = self._current()
            at = card.rect.translated(self.origin()).bottomLeft() if card else QPoint()
        else:
            card = self.card_at(event.pos())
            at = event.pos()
        if card is None:
            return
        self._go_to(card)
        chosen = (card.card.row.key,)
        extra: list[Extra] = [(commands.PANEL, lambda: self.opened.emit(chosen[0]))]
        extra += self._extras(chosen[0])
        here = self.viewport().mapToGlobal(at)
        open_menu(self, here, self._offered(chosen), lambda action: self.acted.emit(action, chosen), extra)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return show(event, with_cut(self.viewport(), event.pos(), self._tip(event.pos())), self.viewport())
        return super().viewportEvent(event)

    def _tip(self, at: QPoint) -> str:
        if self.laid is None:
            return ""
        if (card := self.card_at(at)) is not None:
            return card_tip(card)
        if self._heads_lead and (agent_id := agent_at_head(self.laid, at, self.origin().x())):
            return head_tip(self.laid, agent_id)
        spot = self.free_at(at)
        return spot_tip(spot) if spot is not None else ""

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._carry(event):
            return
        action = commands.pressed_of(commands.GESTURES, event)
        if bare and action is not None:
            if self.key and not event.isAutoRepeat():
                self.acted.emit(action, (self.key,))
            return
        if bare and commands.WEEK.pressed(event) and self._heads_lead:
            if agent_id := agent_in_hand(self.laid, self.hand, self._current()):
                self.week_wanted.emit(agent_id)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.key:
                self.opened.emit(self.key)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if bare:
                self._walk(card_below, 1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if bare:
                self._walk(card_beside, 1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown if bare:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + (bar.pageStep() if event.key() == Qt.Key.Key_PageDown else -bar.pageStep()))
            case _:
                event.ignore()

    def _carry(self, event: QKeyEvent) -> bool:
        """What a key does with the card that is held or the free place that is chosen. Says whether it was that."""
        hand, key = self.hand, Qt.Key(event.key())
        if key in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr):
            return False
        enters = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if hand.held is not None and enters:
            self._drop()
        elif hand.chosen is not None and enters:
            self._book(hand.chosen)
        elif key == Qt.Key.Key_Escape and hand.let_go():
            self.viewport().update()
        elif hand.carry(event, self._current()) or hand.step_free(key) or self._finds_free(event):
            self._show_the_hand()
        else:
            if hand.let_go():
                self.viewport().update()
            return False
        return True

    def _finds_free(self, event: QKeyEvent) -> bool:
        return commands.FREE.pressed(event) and self.hand.find_free(self._current())

    def _show_the_hand(self) -> None:
        area = self.hand.area()
        if area is not None:
            self.show_area(area)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.hand.spoken()))
        self.viewport().update()

    def _current(self) -> PlacedCard | None:
        if self.laid is None:
            return None
        mine = [card for card in self.laid.cards if card.card.row.key == self.key]
        return next((card for card in mine if card.column == self._column), mine[0] if mine else None)

    def _go_to(self, card: PlacedCard) -> None:
        self._column = card.column
        self.key = card.card.row.key
        self.show_area(card.rect)
        self.viewport().update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, card.card.row.spoken))
        self.selected.emit(self.key)

    def _walk(self, find: Callable[[ColumnsLayout, PlacedCard, int], PlacedCard | None], step: int) -> None:
        lay, here = self.laid, self._current()
        if lay is not None and (there := find(lay, here, step) if here is not None else first_card(lay)) is not None:
            self._go_to(there)

    def show_area(self, area: QRect) -> None:
        """Scrolls until an area of the day is in sight."""
        lay, view = self.laid, self.viewport()
        assert lay is not None
        for bar, start, end, room in (
            (self.horizontalScrollBar(), area.left(), area.right(), view.width() - lay.gutter),
            (self.verticalScrollBar(), area.top(), area.bottom(), view.height() - lay.head_height),
        ):
            if start - S4 < bar.value():
                bar.setValue(start - S4)
            elif end + S4 > bar.value() + room:
                bar.setValue(end + S4 - room)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.key and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._walk(card_below, 1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hand.let_go()
        self.viewport().update()


def _agents(columns: Columns | None) -> tuple[date, list[int]] | None:
    return (columns.day, [one.agent_id for one in columns.columns]) if columns is not None else None
