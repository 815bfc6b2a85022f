"""« Ma journée »: who waits, the lines of today, and what the desks are told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.lobby.notice import LONGEST
from kiosk.domain.text.language import tr
from kiosk.presenters.own_day.page import FOR_HOW_LONG, OwnDayPresenter
from kiosk.views.commands import FICHE
from kiosk.views.day.table import RowTable
from kiosk.views.page import Page
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import Label, button, spaced, tight
from kiosk.views.widgets.skeleton import Skeleton


class OwnDayPage(Page):
    """The same lines as the agenda's, of who is at work."""

    panel_wanted = Signal()
    fiche_wanted = Signal()
    week_wanted = Signal()

    def __init__(self, presenter: OwnDayPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = self.rows = presenter
        self._title = Label(parent=self)
        self._title.setProperty("kind", "title")
        self._text = ElidedLabel("", self)
        self._text.setProperty("kind", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        head = spaced(QHBoxLayout(), (S4, S3, S4, S3), S3)
        head.addLayout(words, 1)
        head.addWidget(button(self, "plain", tr("Ma semaine"), self.week_wanted.emit), 0, Qt.AlignmentFlag.AlignTop)
        self.table = RowTable(presenter.model, presenter.offered, self)
        self.table.setAccessibleName(tr("Ma journée"))
        self.empty = EmptyState(self)
        self.empty.say(
            "calendar",
            tr("Vous n’avez aucun RDV aujourd’hui"),
            tr("Ceux qui vous sont donnés dans la journée viennent ici."),
        )
        self._skeleton = Skeleton(tr("La journée arrive…"), self)
        area = QWidget(self)
        self._stack = QStackedLayout(area)
        for widget in (self._skeleton, self.table, self.empty):
            self._stack.addWidget(widget)
        layout = tight(QVBoxLayout(self))
        layout.addLayout(head)
        layout.addWidget(area, 1)
        self.telling = self._make_telling()
        layout.addWidget(self.telling)
        self.table.acted.connect(presenter.act)
        self.table.opened.connect(self._open)
        self.table.selected.connect(presenter.select)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _make_telling(self) -> QWidget:
        bar = QWidget(self)
        self.said = ElidedLabel("", bar)
        self.take_back = button(bar, "plain", tr("Retirer ce message"), lambda: self._presenter.say(""))
        self.text = QLineEdit(bar)
        self.text.setMaxLength(LONGEST)
        self.text.setPlaceholderText(tr("j’ai dix minutes de retard"))
        self.text.setAccessibleName(tr("Prévenir l’accueil"))
        self.text.returnPressed.connect(self._say)
        self.how_long = ChoiceButton(tr("Pendant"), bar)
        self.how_long.chosen.connect(self._choose)
        self.tell = button(bar, "primary", tr("Prévenir l’accueil"), self._say)
        typed = spaced(QHBoxLayout(), (0, 0, 0, 0), S2)
        typed.addWidget(self.text, 1)
        typed.addWidget(self.how_long)
        typed.addWidget(self.tell)
        told = spaced(QHBoxLayout(), (0, 0, 0, 0), S2)
        told.addWidget(self.said, 1)
        told.addWidget(self.take_back)
        layout = spaced(QVBoxLayout(bar), (S4, S2, S4, S3), S2)
        layout.addLayout(told)
        layout.addLayout(typed)
        return bar

    def chosen(self) -> tuple[str, ...]:
        """The keys of the lines in hand."""
        return self.table.chosen_keys()

    def letters(self) -> QWidget:
        return self.table

    def parts(self) -> tuple[QWidget, ...]:
        return (self.table, self.telling) if self._presenter.tells else (self.table,)

    @property
    def by_initials(self) -> bool:
        return True

    def focus_page(self) -> None:
        """Gives the keyboard to the lines."""
        shown = self.table if self._stack.currentWidget() is self.table else self
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if FICHE.pressed(event):
            self.fiche_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, key: str) -> None:
        self._presenter.select(key)
        self.panel_wanted.emit()

    def _choose(self, minutes: int) -> None:
        self._presenter.minutes = minutes
        self._refresh()

    def _say(self) -> None:
        if self.text.text().strip():
            self._presenter.say(self.text.text())
            self.text.clear()
            self.focus_page()

    def _refresh(self) -> None:
        day = self._presenter
        self._title.setText(day.title if day.state != "loading" else tr("Ma journée"))
        self._text.setText(day.text)
        self._text.setVisible(bool(day.text))
        self.telling.setVisible(day.tells)
        self.said.setText(day.notice_text)
        for one in (self.said, self.take_back):
            one.setVisible(bool(day.notice_text))
        said = {0: tr("jusqu’à ce soir")}
        self.how_long.show_choices(
            [(one, said.get(one) or tr("{} min").format(one)) for one in FOR_HOW_LONG], day.minutes
        )
        shown: QWidget = {"loading": self._skeleton, "empty": self.empty}.get(day.state, self.table)
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
