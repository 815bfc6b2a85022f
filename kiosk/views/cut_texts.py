"""Texts that do not fit where they are drawn: each is known to be cut, and read whole where the mouse rests on it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from kiosk.domain.text.masked import masked

_MAY_BE_MARKUP = re.compile("[<&]")
"""An entity alone is enough for Qt to read a text as such."""
_MOST: Final = 1200
"""Letters of a tooltip: what is longer is read where it was opened."""


@masked
@dataclass(frozen=True, slots=True)
class Drawn:
    """A text that may be cut: where it stands in its widget, whole, and how wide that would be, in px."""

    box: QRectF
    text: str
    wanted: int
    cut: bool


_noted: list[Drawn] | None = None


def shortened(painter: QPainter, box: QRectF, text: str, measures: QFontMetrics) -> str:
    """``text`` as it fits the width of ``box``, where the caller draws it: whole, or ending in « … »."""
    shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, max(0, round(box.width())))
    note(painter, box, text, measures.horizontalAdvance(text) if _noted is not None else 0, cut=shown != text)
    return shown


def note(painter: QPainter, box: QRectF, text: str, wanted: int, *, cut: bool) -> None:
    """Remembers what is drawn in ``box`` for who is asking; what is left out altogether is cut too."""
    if _noted is not None and text:
        _noted.append(Drawn(painter.combinedTransform().mapRect(box), text, wanted, cut))


def drawn_in(widget: QWidget) -> list[Drawn]:
    """The texts that ``widget`` itself draws and may cut, from a drawing of it that nobody sees."""
    global _noted
    outer, _noted = _noted, []
    try:
        unseen = QPixmap(widget.size())
        widget.render(unseen, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
        return [one for one in _noted if one.box.intersects(QRectF(widget.rect()))]
    finally:
        _noted = outer


def cut_at(widget: QWidget, at: QPoint) -> str:
    """The whole of the text that is cut at a point of ``widget``; empty where none is."""
    found = [one for one in drawn_in(widget) if one.cut and one.box.adjusted(-2, 0, 2, 0).contains(at)]
    return "\n".join(dict.fromkeys(one.text for one in found))


def with_cut(widget: QWidget, at: QPoint, more: str) -> str:
    """``more``, what there is to say at a point, after the whole of what is cut there and is not in it."""
    cut = cut_at(widget, at)
    return more if cut in more else "\n".join(part for part in (cut, more) if part)


def plain(text: str) -> str:
    """``text`` for a tooltip: never read as markup, on several lines when it is long."""
    if len(text) > _MOST:
        text = f"{text[:_MOST]}…"
    if len(text) <= 80 and not _MAY_BE_MARKUP.search(text):
        return text
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """``text``, whoever wrote it, where the mouse rests on ``widget``: nothing else gives a tooltip."""
    shown = plain(text)
    if widget.accessibleDescription() == _heard_of(widget):
        # Where a widget says nothing of itself, Qt has its tooltip read aloud, markup included.
        widget.setAccessibleDescription(text if shown != text else "")
    widget.setToolTip(shown)


def _heard_of(widget: QWidget) -> str:
    """What the last tooltip had said of ``widget``."""
    tip = widget.toolTip()
    return html.unescape(tip[4:-5].replace("<br>", "\n")) if tip.startswith("<qt>") else ""


def show(event: QHelpEvent, text: str, widget: QWidget) -> bool:
    """Answers ``event``, by ``text`` where there is any; else it goes on to what lies around. Says whether it did."""
    if not text:
        event.ignore()
        QToolTip.hideText()
        return False
    QToolTip.showText(event.globalPos(), plain(text), widget)
    return True


def show_cut(event: QHelpEvent, window: QWidget) -> bool:
    """Answers for what lies under the mouse in ``window``, where nothing there had a tooltip of its own."""
    under = window.childAt(event.pos())
    if under is None:
        return False
    return show(event, cut_at(under, under.mapFrom(window, event.pos())), under)


class LineDelegate(QStyledItemDelegate):
    """Draws the lines of a list; the tooltip of one is what is cut under the mouse, and what the model has to say."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        more = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        return show(event, with_cut(view.viewport(), event.pos(), more), view.viewport())
