"""What lasts – a cut, a lost session – in one place of a fixed height: the worst in front, all at a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.views import icons, theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, S3, TARGET
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.pieces import Label, button, empty, label, spaced

Kind = Literal["calm", "warning"]
_INKS: Final = {"calm": "on_band", "warning": "on_warning"}
_WIDEST = 640


class StandingMessage(QObject):
    """One thing that lasts. It is said as long as it has a text, of which each line is a message."""

    changed = Signal()

    def __init__(self, icon: str, kind: Kind, rank: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon = icon
        self.kind: Kind = kind
        self.rank = rank  # the lowest is the worst
        self.act: tuple[str, Callable[[], object]] | None = None
        """What can be done about it: the words of its button, and what it does."""
        self._text = ""

    def text(self) -> str:
        return self._text

    def isHidden(self) -> bool:
        """Whether it has nothing to say."""
        return not self._text

    def isVisible(self) -> bool:
        """Whether it is said, be it behind something worse."""
        return bool(self._text)

    def show_text(self, text: str, *, rank: int | None = None) -> None:
        """Says ``text``; nothing when it is empty. ``rank``: it weighs more, or less, than before."""
        before = (self._text, self.rank)
        self._text, self.rank = text, self.rank if rank is None else rank
        if (self._text, self.rank) != before:
            self.changed.emit()


class StandingBar(QFrame):
    """The first message, what can be done about it, and how many stand behind it."""

    changed = Signal()
    """There is something to say, or nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self._all: list[StandingMessage] = []
        self._icon = Label(parent=self)
        self._text = ElidedLabel("", self)
        self._act = QPushButton(self)
        self._act.setProperty("kind", "plain")
        self._act.clicked.connect(self._do)
        self.more = button(self, "link", "", self.open_all)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setObjectName("popup")
        self._lines = spaced(QVBoxLayout(self._popup), (S3, S3, S3, S3), S3)
        layout = spaced(QHBoxLayout(self), (S2, 0, S1, 0), S2)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        layout.addWidget(self.more)
        self.hide()

    def add(self, standing: StandingMessage) -> StandingMessage:
        """Has a place for ``standing``, whenever it has something to say."""
        self._all.append(standing)
        standing.changed.connect(self._show)
        self._show()
        return standing

    def least_width(self) -> int:
        """What the beginning of a message wants, with its buttons, in px."""
        act = self._act.sizeHint().width() if not self._act.isHidden() else 0
        return theme.px(18 + 220) + act + self.more.sizeHint().width() + 4 * S2

    @property
    def said(self) -> list[tuple[StandingMessage, str]]:
        """Every message, the worst first."""
        ranked = sorted(self._all, key=lambda one: one.rank)
        return [(one, line) for one in ranked for line in one.text().split("\n") if line]

    def open_all(self) -> None:
        """Shows every message, whole."""
        empty(self._lines)
        width = min(theme.px(_WIDEST), self.window().width() - theme.px(4 * S3))
        for standing, text in self.said:
            line = QWidget(self._popup)
            row = spaced(QHBoxLayout(line), (0, 0, 0, 0), S2)
            icon = Label(parent=line)
            ink = theme.look().colours.text
            icon.setPixmap(icons.pixmap(standing.icon, theme.px(18), ink, self.devicePixelRatioF()))
            words = label(line, text=text)
            words.setFixedWidth(width - theme.px(18) - 2 * S3 - S2)
            words.setFixedHeight(words.heightForWidth(words.width()))
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            self._lines.addWidget(line)
        self._popup.adjustSize()
        parent = self.parentWidget()
        beside = parent if parent is not None and self.isHidden() else self
        above = beside.mapToGlobal(QPoint(0, -self._popup.height() - S1))
        self._popup.move(above)
        self._popup.show()

    def _do(self) -> None:
        said = self.said
        if said and (act := said[0][0].act) is not None:
            act[1]()

    def _show(self) -> None:
        said = self.said
        self.changed.emit()
        if not said:
            self._popup.hide()
            return
        first, text = said[0]
        self._text.setText(text)
        self._act.setVisible(first.act is not None)
        self._act.setText(first.act[0] if first.act is not None else "")
        if self.property("kind") != first.kind:
            self.setProperty("kind", first.kind)
            for widget in (self, self._text):
                self.style().polish(widget)
        self._dress()
        self._tell()
        if self._popup.isVisible():
            self.open_all()

    def _tell(self) -> None:
        """The others are reached by a button, as is the end of what is too long."""
        behind = len(self.said) - 1
        self.more.setText(f"+{behind}" if behind > 0 else tr("Lire"))
        self.more.setMinimumWidth(max(TARGET, self.more.sizeHint().width()))
        self.more.setVisible(behind > 0 or bool(self._text.toolTip()))
        said = tr("Lire les {} messages").format(behind + 1) if behind > 0 else tr("Lire le message en entier")
        self.more.setAccessibleName(said)
        set_tip(self.more, said)
        self.setAccessibleName("\n".join(text for _, text in self.said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.open_all()

    def _dress(self) -> None:
        if said := self.said:
            first = said[0][0]
            ink = getattr(theme.look().colours, _INKS[first.kind])
            self._icon.setPixmap(icons.pixmap(first.icon, theme.px(18), ink, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_popup"):
            self._dress()
        super().changeEvent(event)
