"""The cards of a fiche, each built again only when what it says has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import labelled, tr
from kiosk.views import clipboard, icons, theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.elided_label import ElidedButton
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, label, tight

_EDGE = S1 + 2
_NAMES = 128  # of the names of what stands beside them
_SHORT = 28  # letters that hold beside their name in the narrowest card


class Card(QFrame):
    """A title and lines."""

    def __init__(self, title: str, copied: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self._copied = copied
        self._said: Hashable = None
        self._body: QWidget | None = None
        self._lines: QVBoxLayout | None = None
        self._layout = QVBoxLayout(self)
        # What can be pressed has an edge of its own: the words stand under one another all the same.
        self._layout.setContentsMargins(S4 - _EDGE, S3, S4 - _EDGE, S3)
        self._layout.setSpacing(S2)
        if title:
            head = Label(title, self)
            head.setProperty("kind", "section")
            head.setContentsMargins(_EDGE, 0, 0, 0)
            self._layout.addWidget(head)

    def fill(self, said: Hashable, build: Callable[[], None]) -> None:
        """Has ``build`` add the lines again, unless ``said`` is what it was."""
        looks = (said, theme.look())
        if looks == self._said:
            return
        self._said = looks
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None and focused.hasFocus() else ""
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        self._lines = tight(QVBoxLayout(self._body), S1)
        build()
        self._layout.addWidget(self._body)
        if name:
            for button in self.buttons:
                if button.accessibleName() == name:
                    button.setFocus()

    @property
    def buttons(self) -> list[QAbstractButton]:
        """What can be pressed, from the top down."""
        return self._body.findChildren(QAbstractButton) if self._body is not None else []

    # Lines

    @property
    def _at(self) -> tuple[QVBoxLayout, QWidget]:
        assert self._lines is not None
        assert self._body is not None
        return self._lines, self._body

    def copy(self, text: str, icon: str, what: str) -> None:
        """A line that wraps, with a button that copies it."""
        lines, body = self._at
        row = QHBoxLayout()
        row.setSpacing(S2)
        row.setContentsMargins(_EDGE, 0, 0, 0)
        mark = Label(parent=body)
        mark.setPixmap(icons.pixmap(icon, theme.px(16), theme.look().colours.muted, self.devicePixelRatioF()))
        row.addWidget(mark)
        # An address of the net has no spaces: it may go on to another line after its signs.
        row.addWidget(_label(body, text.replace("@", "@\u200b").replace(".", ".\u200b") if "@" in text else text), 1)
        button = QToolButton(body)
        theme.set_icon(button, "copy", "muted", 16)
        button.setAccessibleName(tr("Copier {what}\u00a0: {text}").format(what=what, text=text))
        set_tip(button, tr("Copier {what}").format(what=what))
        button.clicked.connect(lambda: self._copy(text))
        row.addWidget(button)
        lines.addLayout(row)

    def _copy(self, text: str) -> None:
        clipboard.put(text)
        self._copied(text)

    def fact(self, icon: str, text: str) -> None:
        """An icon and a text that wraps."""
        lines, body = self._at
        row = QHBoxLayout()
        row.setSpacing(S2)
        row.setContentsMargins(_EDGE, S1, 0, S1)
        mark = Label(parent=body)
        mark.setPixmap(icons.pixmap(icon, theme.px(16), theme.look().colours.muted, self.devicePixelRatioF()))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_label(body, text), 1)
        lines.addLayout(row)

    def pair(self, label: str, text: str) -> None:
        """What it is in small, and what it says beside it; under it where it is long."""
        lines, body = self._at
        beside = len(text) <= _SHORT
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        row.setSpacing(S2 if beside else 0)
        row.setContentsMargins(_EDGE, S1, 0, S1)
        name = _label(body, label, "small")
        if beside:
            name.setFixedWidth(theme.px(_NAMES))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        row.addWidget(_label(body, text), 1)
        lines.addLayout(row)

    def note(self, text: str) -> None:
        """A remark in small."""
        lines, body = self._at
        words = _label(body, text, "small")
        words.setContentsMargins(_EDGE, 0, 0, 0)
        lines.addWidget(words)

    def link(self, text: str, detail: str, icon: str, spoken: str, do: Callable[[], Any]) -> None:
        """A name that opens something, with what tells it apart."""
        lines, body = self._at
        row = QHBoxLayout()
        row.setSpacing(S1)
        row.setContentsMargins(0, 0, 0, 0)
        button = ElidedButton(text, body)
        button.setProperty("kind", "link")
        ink, ratio = theme.look().colours.accent, self.devicePixelRatioF()
        image, room = icons.before_text(icon, theme.px(16), ink, ratio, S1)
        button.setIcon(image)
        button.setIconSize(room)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: do())
        row.addWidget(button)
        row.addWidget(_label(body, detail, "small"), 1)
        lines.addLayout(row)


class Figures(QWidget):
    """Counts side by side: the figure, and under it what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=S3)
        self._cells: list[tuple[Label, Label]] = []

    def show_figures(self, figures: tuple[tuple[str, int | None], ...]) -> None:
        """(label, figure) of each; None is not known."""
        while len(self._cells) < len(figures):
            cell = QWidget(self)
            cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            figure, name = Label(parent=cell), Label(parent=cell)
            figure.setProperty("kind", "title")
            name.setProperty("kind", "small")
            lines = tight(QVBoxLayout(cell))
            lines.addWidget(figure)
            lines.addWidget(name)
            self._flow.addWidget(cell)
            self._cells.append((figure, name))
        for (figure, name), (said, count) in zip(self._cells, figures, strict=True):
            figure.setText("–" if count is None else str(count))
            name.setText(said)
            figure.setAccessibleName(labelled(said, tr("pas encore connu") if count is None else count))


def _label(parent: QWidget, text: str, kind: str = "") -> Label:
    made = label(parent, kind, text.replace("e-mail", "e\N{NON-BREAKING HYPHEN}mail"))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
