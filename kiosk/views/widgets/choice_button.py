"""A button that says what is chosen and opens the list of what could be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from kiosk.domain.text.language import labelled
from kiosk.views import icons, theme
from kiosk.views.brush import mark
from kiosk.views.cut_texts import set_tip, shortened, show
from kiosk.views.tokens import S2, S3, TARGET, TYPE_BASE
from kiosk.views.widgets.pieces import on_button

_ICON = 16


class DropButton(QToolButton):
    """A plain button with a text that may be shortened and a chevron at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._most = 260
        self._mark = ""
        self._brief = ""

    def set_brief(self, words: str) -> None:
        """What is shown in place of the icon where room is short: words that say as much, in less."""
        if words != self._brief:
            self._brief = words
            if self._mark:  # else it is not what is shown
                self.updateGeometry()
                self.update()

    def show_mark(self, icon: str) -> None:
        """Shows an icon in place of the words, where room is short; « » shows the words again."""
        if icon != self._mark:
            self._mark = icon
            self.updateGeometry()
            self.update()

    def shown_words(self) -> str:
        """The words as there is room for them; empty where an icon stands for them."""
        return self._brief if self._mark else self.text()

    def full_width(self) -> int:
        """The width with all its words, in px."""
        return self._hint(mark=False, most=1 << 20).width()

    def width_with(self, *, mark: bool, brief: str | None = None) -> int:
        """The width that the button wants with its words, or with what is shown in their place, in px.

        ``brief``: those words, where they are not the present ones.
        """
        return self._hint(mark=mark, brief=brief).width()

    def set_widest(self, width: int) -> None:
        """The widest that the button wants to be, in px at 100 %."""
        if width != self._most:
            self._most = width
            self.updateGeometry()

    def opens(self, menu: QMenu) -> None:
        """A click, or the space bar, opens ``menu`` under the button.

        Not by Qt's own way for the menus of buttons, which waits until they close in an event loop of its own: what is
        done meanwhile by tasks would be done inside of it.
        """
        self.clicked.connect(lambda: menu.popup(self.mapToGlobal(QPoint(0, self.height()))))

    def sizeHint(self) -> QSize:
        return self._hint(mark=bool(self._mark))

    def _hint(self, *, mark: bool, most: int = 0, brief: str | None = None) -> QSize:
        said = (self._brief if brief is None else brief) if mark else self.text()
        words = theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(said) if said or not mark else theme.px(_ICON)
        width = words + theme.px(S3 * 2 + S2 + _ICON) + 6
        return QSize(min(width, most or theme.px(self._most)), max(TARGET, theme.px(TARGET)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(96)), max(TARGET, theme.px(TARGET)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            cut = self._mark or self.width() < self._hint(mark=False, most=1 << 20).width()
            return show(event, self.accessibleName() or self.text() if cut else "", self)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        c = theme.look().colours
        active = self.property("active") == "true"
        ink = c.muted if not self.isEnabled() else c.on_accent_soft if active else c.text
        side = theme.px(_ICON)
        pad = theme.px(S3)
        painter.setFont(theme.font(TYPE_BASE, theme.STRONG if active else theme.NORMAL))
        painter.setPen(theme.qcolor(ink))
        area = self.rect().adjusted(pad, 0, -(pad + side + theme.px(S2)), 0)
        said = self.shown_words()
        if self._mark and not said:
            mark(painter, area.left(), area, self._mark, ink, side)
        else:
            words = shortened(painter, QRectF(area), said, painter.fontMetrics())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        chevron = icons.pixmap("chevron-down", side, c.muted if not active else ink, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - pad - side, (self.height() - side) // 2, chevron)
        painter.end()


class ChoiceButton(DropButton):
    """One choice among several, each an (identity, name)."""

    chosen = Signal(object)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._choices: tuple[tuple[Any, str], ...] = ()
        self._current: Any = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.opens(self._menu)

    def current(self) -> Any:
        return self._current

    def show_choices(self, choices: Sequence[tuple[Any, str]], current: Any) -> None:
        """Offers ``choices``; a single one needs no list, and is said as plain text would be."""
        self._choices = tuple(choices)
        self._current = current
        name = next((name for identity, name in self._choices if identity == current), "")
        self.setText(name)
        set_tip(self, labelled(self._what, name))
        self.setAccessibleName(labelled(self._what, name))
        self.updateGeometry()

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for identity, name in self._choices:
            action = self._menu.addAction(on_button(name))
            action.setCheckable(True)
            action.setChecked(identity == self._current)
            group.addAction(action)
            action.triggered.connect(lambda _=False, chosen=identity: self.chosen.emit(chosen))
