"""Questions before what cannot be undone in silence: they say who will be told, and wait without blocking anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.work.questions import Question
from kiosk.views import theme
from kiosk.views.tokens import S2, S3, S4, S6
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.pieces import button, label, on_button, scrolling, spaced


class ConfirmDialog(QDialog):
    """Asks one question; the cautious answer has the focus, since a key pressed too fast must not tell anyone."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        self.setAccessibleName(question.title)
        self.setModal(True)
        outer = spaced(QVBoxLayout(self), (1, S6, 1, S4), S3)
        content = QWidget(self)
        content.setObjectName("page")
        layout = spaced(QVBoxLayout(content), (S6, 0, S6, 0), S3)
        title = label(self, "title", question.title)
        text = label(self, text=question.text)
        text.setVisible(bool(question.text))
        layout.addWidget(title)
        for said in question.warnings:
            warning = Band("problem", "warning", self)
            layout.addWidget(warning)
            warning.show_text(said)
        layout.addWidget(text)
        if question.lines:
            layout.addWidget(self._lines(question.lines))
        if question.after:
            after = label(self, text=question.after)
            layout.addWidget(after)
        self.yes = QPushButton(question.yes, self)
        self.yes.setProperty("kind", "primary")
        self.no = QPushButton(tr("{no} (Échap)").format(no=question.no), self)
        self.no.setProperty("kind", "plain")
        self.yes.setAutoDefault(True)
        self.no.setDefault(True)
        buttons = spaced(QHBoxLayout(), (S6, 0, S6, 0), S2)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        self.yes.setHidden(bool(question.choices))
        self.choices = [self._choice(layout, text, do) for text, do in question.choices]
        scroll = scrolling(self, content)
        scroll.setObjectName("page")
        outer.addWidget(scroll, 1)
        outer.addSpacing(S2)
        outer.addLayout(buttons)
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        self.accepted.connect(question.accept)
        (self.choices[0] if self.choices else self.no).setFocus()
        width = theme.px(480)
        if parent is not None:
            width = min(width, parent.width() - 2 * S6)
        self.setFixedWidth(width)
        self.ensurePolished()
        # Wrapped lines only tell their height once their width is known. What is more than the screen holds scrolls:
        # the answers are always in sight.
        for one in content.findChildren(QWidget):
            one.ensurePolished()
        layout.invalidate()
        around = outer.minimumSize().height() - scroll.minimumSizeHint().height()
        room = (parent.window() if parent is not None else self.screen().availableGeometry()).height() - 2 * S4
        wanted = layout.totalHeightForWidth(width)
        scroll.setMinimumHeight(max(0, min(wanted, room - around)))

    def _choice(self, layout: QVBoxLayout, text: str, do: Callable[[], None]) -> QPushButton:
        """One of several answers: they tell nobody anything, and the first has the keyboard."""

        def choose() -> None:
            self.reject()
            do()

        made = button(self, "plain", on_button(text), choose)
        made.setAutoDefault(True)
        layout.addWidget(made)
        return made

    def _lines(self, lines: tuple[str, ...]) -> QWidget:
        holder = QWidget(self)
        column = spaced(QVBoxLayout(holder), (S4, S3, S4, S3), S2)
        for line in lines:
            column.addWidget(label(holder, text=f"•\u00a0\u00a0{line}"))
        if len(lines) <= 6:
            holder.setObjectName("card")
            return holder
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setFixedHeight(theme.px(200))
        return scroll


def ask(question: Question, parent: QWidget) -> ConfirmDialog:
    """Opens the question over ``parent`` and returns at once."""
    dialog = ConfirmDialog(question, parent)
    dialog.open()
    return dialog
