"""One sending: whom it is about, what becomes of it, both sides where somebody else was first, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.domain.writes.sending import Choice
from kiosk.presenters.sendings.page import SendingsPresenter, ShownSide
from kiosk.presenters.sendings.texts import choice_text
from kiosk.views.commands import DECISIONS, OPEN_SENDING
from kiosk.views.lists.beside import over_buttons
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.pieces import button, empty, label, scrolling, spaced, tight


class SendingView(QWidget):
    """Shows the one that the presenter has selected."""

    def __init__(self, presenter: SendingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        content = QWidget()
        kinds = ("title", "read", "muted", "strong", "")
        self._whom, self._what, self._made, self._state, self._reason = (label(content, kind) for kind in kinds)
        self._sides_shown: tuple[ShownSide, ...] = ()
        self.sides = tight(QVBoxLayout(), S2)
        self._told = label(content)
        column = spaced(QVBoxLayout(content), (S4, S3, S4, S3), S2)
        for widget in (self._whom, self._what, self._made):
            column.addWidget(widget)
        column.addSpacing(S3)
        for widget in (self._state, self._reason):
            column.addWidget(widget)
        column.addLayout(self.sides)
        column.addWidget(self._told)
        column.addStretch(1)
        scroll = scrolling(self, content)  # before the buttons: Tab comes to them last
        self.choices: dict[Choice, QPushButton] = {}
        for choice in Choice:
            kind = "primary" if choice in (Choice.SAME_PERSON, Choice.SEND_OLD, Choice.KEEP_MINE) else "plain"
            self.choices[choice] = button(self, kind, "", partial(presenter.choose, choice))
        self.subject = button(self, "link", "", presenter.open_subject)
        over_buttons(self, scroll, (*self.choices.values(), self.subject))
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        presenter, one = self._presenter, self._presenter.selected
        if one is None:
            return
        self._whom.setText(presenter.whom)
        self._what.setText(presenter.what)
        self._made.setText(presenter.made)
        self._state.setText(presenter.state_text)
        self._reason.setText(one.reason)
        self._reason.setVisible(bool(one.reason))
        told = presenter.told
        self._told.setText("\n".join((tr("Seraient prévenus\u00a0:"), *told)) if told else "")
        self._told.setVisible(bool(told))
        self._show_sides()
        for choice, made in self.choices.items():
            made.setVisible(choice in one.choices)
            if choice in one.choices:
                made.setText(DECISIONS[choice].with_key(choice_text(choice, one)))
        self.subject.setVisible(bool(presenter.subject_text))
        self.subject.setText(OPEN_SENDING.with_key(presenter.subject_text))

    def _show_sides(self) -> None:
        sides = self._presenter.sides
        if sides == self._sides_shown:
            return
        self._sides_shown = sides
        empty(self.sides)
        for side in sides:
            card = QFrame(self)
            card.setObjectName("card")
            lines = spaced(QVBoxLayout(card), (S3, S2, S3, S2), S1)
            for kind, text in (("section", side.head), ("strong", side.what), ("muted", side.by)):
                lines.addWidget(label(card, kind, text))
            self.sides.addWidget(card)
            card.show()
