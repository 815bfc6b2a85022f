"""Draws one line of the list, whole, in one call: hours under hours, names under names, one hairline, no grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.domain.dates.times import hour, minutes
from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.status import ACTION_LABELS, Action, Shown
from kiosk.presenters.day.board_model import Column
from kiosk.views import theme
from kiosk.views.brush import CENTRE, RIGHT, mark, ring, write, write_cut
from kiosk.views.commands import GESTURES
from kiosk.views.cut_texts import note, shortened
from kiosk.views.day.column_widths import GUTTER, ICON, ORDER, Buttons, Widths, button_width, has_word
from kiosk.views.day.status_look import is_past, is_strong, pill_of, place_icon
from kiosk.views.tokens import (
    RADIUS_SMALL,
    S1,
    S2,
    S3,
    S4,
    S5,
    TARGET,
    TINTS,
    TYPE_BASE,
    TYPE_READ,
    TYPE_SMALL,
)
from kiosk.views.widgets import pill

INDENT = 28


@dataclass(frozen=True, slots=True)
class RowState:
    """What the mouse and the keyboard do with the line."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False  # the current line of the list that has the keyboard
    current: bool = False
    touched: bool = False  # someone else has just changed it
    on_button: bool = False  # the mouse is on a button of the line
    action_under: Action | None = None  # which: None is the one that opens the list


def action_places(area: QRect, widths: Widths, offered: tuple[Action, ...]) -> list[tuple[Action | None, QRect]]:
    """Where each gesture offered stands in the line ``area``; None stands for the button that opens the list."""
    if not offered:
        return []
    height = min(area.height() - 2, max(theme.px(TARGET), TARGET))
    top = area.top() + (area.height() - height) // 2
    left = area.right() + 1 - widths.actions
    if widths.buttons is Buttons.MENU:
        return [(None, QRect(left, top, max(theme.px(TARGET), TARGET), height))]
    places: list[tuple[Action | None, QRect]] = []
    for action in ORDER:
        width = button_width(action, widths.buttons)
        if action in offered:
            places.append((action, QRect(left, top, width, height)))
        left += width
    return places


def _is_dated(row: Row) -> bool:
    """Whether a birth date stands beside the name."""
    return row.detail[2:3] == row.detail[5:6] == "/"


class RowPainter:
    """Draws lines for a list of given ``widths`` on a screen of pixel ``ratio``."""

    def __init__(self, widths: Widths, ratio: float, *, flat: bool = False) -> None:
        """``flat``: every line is whole, those of participations too."""
        self.widths = widths
        self._flat = flat
        self._ratio = ratio
        self._c = theme.look().colours

    def paint(
        self,
        painter: QPainter,
        area: QRect,
        row: Row,
        state: RowState,
        text: Callable[[int], str],
        colour: str | None = None,
    ) -> None:
        """Draws ``row`` in ``area``; ``text`` gives the text of a column, ``colour`` is its motif's."""
        if row.kind is RowKind.NOW:
            self._now(painter, area, row)
            return
        c = self._c
        ground = c.selected if state.selected else c.hover if state.hovered else c.surface
        painter.fillRect(area, theme.qcolor(ground))
        if state.touched:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), theme.qcolor(c.accent))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.qcolor(c.line))
        if row.kind is RowKind.FOLD:
            self._fold(painter, area, row)
        else:
            self._rdv(painter, area, row, state, text, colour)
        if state.focused:
            ring(painter, QRectF(area).adjusted(1, 1, -1, -2))

    # The line of the present hour

    def _now(self, painter: QPainter, area: QRect, row: Row) -> None:
        c = self._c
        painter.fillRect(area, theme.qcolor(c.surface))
        middle = area.center().y()
        painter.fillRect(QRect(area.left(), middle, area.width(), 2), theme.qcolor(c.now))
        width = theme.metrics(TYPE_BASE, theme.BOLD).horizontalAdvance(row.hour) + theme.px(S4)
        height = min(area.height() - 2, theme.px(20))
        left = area.left() + theme.px(GUTTER) - theme.px(S2)
        box = QRectF(left, middle + 1 - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.qcolor(c.now))
        painter.drawRoundedRect(box, height / 2, height / 2)
        write(painter, box, row.hour, c.on_now, TYPE_BASE, theme.BOLD, CENTRE)

    def _fold(self, painter: QPainter, area: QRect, row: Row) -> None:
        c = self._c
        side = theme.px(ICON)
        left = area.left() + theme.px(GUTTER)
        name = "chevron-down" if row.open else "chevron-right"
        mark(painter, left, area, name, c.muted, theme.px(ICON))
        box = QRectF(left + side + theme.px(S2), area.top(), area.width(), area.height())
        write(painter, box, row.text, c.muted, TYPE_BASE)

    # An RDV, or one of its usagers

    def _rdv(
        self,
        painter: QPainter,
        area: QRect,
        row: Row,
        state: RowState,
        text: Callable[[int], str],
        colour: str | None,
    ) -> None:
        c, w = self._c, self.widths
        child = row.kind is RowKind.PARTICIPATION and not self._flat
        past, strong = is_past(row), is_strong(row)
        ink = c.past if past else c.text
        soft = c.past if past else c.muted
        left = area.left()
        if row.problem:
            mark(painter, left + theme.px(S2), area, "problem", c.now, theme.px(14))
        elif row.unsent:
            mark(painter, left + theme.px(S2), area, "unsent", c.accent, theme.px(14))
        if not child:
            # To the right, so that 8:45 stands under 10:00 figure by figure.
            box = QRectF(left, area.top(), w.hour - theme.px(S3), area.height())
            weight = theme.STRONG if past else theme.BOLD
            write(painter, box, self._hour(row), ink, TYPE_READ, weight, RIGHT)
        left += w.hour
        # Beside one usager of several, the columns that are said once for all of them are theirs.
        room = w.name + (w.motif + w.agents + w.place if child else 0)
        self._name(painter, QRect(left, area.top(), room, area.height()), row, ink, strong=strong)
        left += w.name
        if w.motif:
            if not child:
                self._motif(painter, QRect(left, area.top(), w.motif, area.height()), text(Column.MOTIF), colour, ink)
            left += w.motif
        if w.agents:
            box = QRectF(left + theme.px(S2), area.top(), w.agents - theme.px(S3), area.height())
            if not child and row.lobby.notice:
                mark(painter, box.left(), area, "note", c.accent, theme.px(ICON))
                box.setLeft(box.left() + theme.px(ICON + S1))
            if not child:
                write_cut(painter, box, text(Column.AGENTS), ink, TYPE_BASE)
            left += w.agents
        if w.place:
            if not child:
                self._place(painter, QRect(left, area.top(), w.place, area.height()), row, text(Column.PLACE), soft)
            left += w.place
        look = pill_of(row, with_minutes=w.minutes_in_pill, since=self._flat)
        if look is not None:
            box = QRectF(left + theme.px(S1), area.top(), w.status - theme.px(S2), area.height())
            pill.paint(painter, box, look, self._ratio)
        left += w.status
        if w.wait:
            self._wait(painter, QRect(left, area.top(), w.wait, area.height()), row)
        if (state.hovered or state.current) and row.actions:
            self._actions(painter, area, row, state)

    @staticmethod
    def _hour(row: Row) -> str:
        if row.hour or row.entry is None or row.waiting_since is None:
            return row.hour
        return hour(row.entry.rdv.starts_at.astimezone(row.waiting_since.tzinfo))

    def _name(self, painter: QPainter, area: QRect, row: Row, ink: str, *, strong: bool) -> None:
        left = area.left() + theme.px(S2)
        side = theme.px(ICON)
        if row.kind is RowKind.PARTICIPATION:
            left += 0 if self._flat else theme.px(INDENT)
        elif self.opens(row):
            chevron = "chevron-down" if row.open else "chevron-right"
            mark(painter, left - theme.px(S1), area, chevron, self._c.muted, theme.px(ICON))
            left += side
            if row.entry is not None and row.entry.rdv.collectif:
                mark(painter, left, area, "group", ink, theme.px(ICON))
                left += side + theme.px(S1)
        weight = theme.STRONG if strong else theme.NORMAL
        room = max(0, area.right() - left - theme.px(S1))
        measures = theme.metrics(TYPE_READ, weight)
        # Of homonyms the date says more than the end of a name that they share.
        birth = theme.metrics(TYPE_BASE).horizontalAdvance(row.detail[:10]) + theme.px(S2) if _is_dated(row) else 0
        box = QRectF(left, area.top(), max(room // 2, room - birth), area.height())
        name = shortened(painter, box, row.name, measures)
        struck = row.shown is not None and TINTS[row.shown].struck
        box = QRectF(left, area.top(), room + 2, area.height())
        write(painter, box, name, ink, TYPE_READ, weight, struck=struck)
        if row.detail:
            used = measures.horizontalAdvance(name) + theme.px(S2)
            if room - used > theme.px(48) or birth:
                box = QRectF(left + used, area.top() + 1, room - used, area.height())
                write_cut(painter, box, row.detail, self._c.past if is_past(row) else self._c.muted, TYPE_BASE)
            else:
                note(painter, QRectF(area), f"{row.name} {row.detail}", area.width() + 1, cut=True)

    def name_width(self, row: Row) -> int:
        """The room that the name of ``row`` wants, with what stands beside it, in px."""
        width = theme.px(S2 + S1) + 2
        if row.kind is RowKind.PARTICIPATION:
            width += 0 if self._flat else theme.px(INDENT)
        elif self.opens(row):
            width += theme.px(ICON)
            if row.entry is not None and row.entry.rdv.collectif:
                width += theme.px(ICON + S1)
        width += theme.metrics(TYPE_READ, theme.STRONG).horizontalAdvance(row.name)
        if row.detail:
            width += theme.px(S2) + theme.metrics(TYPE_BASE).horizontalAdvance(row.detail)
        return width

    @staticmethod
    def opens(row: Row) -> bool:
        """Whether the line has lines under it."""
        if row.kind is not RowKind.RDV or row.entry is None:
            return False
        rdv = row.entry.rdv
        return len(rdv.participations) > 1 or (rdv.collectif and bool(rdv.participations))

    def _motif(self, painter: QPainter, area: QRect, text: str, colour: str | None, ink: str) -> None:
        left = area.left() + theme.px(S2)
        if colour:
            bar = QRectF(left, area.top() + area.height() / 4, 4, area.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.qcolor(colour))
            painter.drawRoundedRect(bar, 2, 2)
        left += theme.px(S2) + 4
        box = QRectF(left, area.top(), area.right() - left - theme.px(S1), area.height())
        write_cut(painter, box, text, ink, TYPE_BASE)

    def _place(self, painter: QPainter, area: QRect, row: Row, text: str, ink: str) -> None:
        icon = place_icon(row.entry.rdv.motif.location_type) if row.entry is not None else "walk-in"
        left = area.left() + theme.px(S2)
        mark(painter, left, area, icon, ink, theme.px(ICON))
        if self.widths.place_words:
            left += theme.px(ICON + S1 + 2)
            box = QRectF(left, area.top(), area.right() - left - theme.px(S1), area.height())
            write_cut(painter, box, text, ink, TYPE_BASE)

    def _wait(self, painter: QPainter, area: QRect, row: Row) -> None:
        c = self._c
        if row.shown is Shown.WAITING and row.waiting_minutes is not None:
            said, ink = minutes(row.waiting_minutes), c.now if row.long_wait else c.accent
        elif row.late_minutes is not None:
            said, ink = minutes(row.late_minutes), c.now
        else:
            return
        box = QRectF(area).adjusted(0, 0, -theme.px(S3), 0)
        write(painter, box, said, ink, TYPE_READ, theme.BOLD, RIGHT)

    def _actions(self, painter: QPainter, area: QRect, row: Row, state: RowState) -> None:
        c, w = self._c, self.widths
        for action, place in action_places(area, w, row.actions):
            under = state.on_button and state.action_under is action
            box = QRectF(place).adjusted(2, 2, -2, -2)
            painter.setPen(QPen(theme.qcolor(c.accent if under else c.border), 1))
            painter.setBrush(theme.qcolor(c.accent_soft if under else c.surface))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_SMALL + 2, RADIUS_SMALL + 2)
            ink = c.on_accent_soft if under else c.text
            if action is None:
                side = theme.px(ICON)
                mark(painter, round(box.center().x() - side / 2), place, "more", ink, theme.px(ICON))
                continue
            left = place.left() + theme.px(S2) - 2
            mark(painter, left, place, GESTURES[action].icon, ink, theme.px(ICON))
            left += theme.px(ICON + S1)
            if has_word(action, w.buttons):
                words = QRectF(left, place.top(), place.width(), place.height())
                write(painter, words, ACTION_LABELS[action].short, ink, TYPE_BASE)
            key = QRectF(place.right() - theme.px(S5), place.top(), theme.px(S5 - S1), place.height())
            soft = c.on_accent_soft if under else c.muted
            write(painter, key, GESTURES[action].key, soft, TYPE_SMALL, theme.STRONG, CENTRE)
