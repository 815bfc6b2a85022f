"""Beside what is free: for whom, then the RDV, then what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.booking.texts import when_text
from kiosk.views.booking.done import BookingDone
from kiosk.views.booking.form import BookingForm
from kiosk.views.commands import PRINT_SLIP, WHO
from kiosk.views.tokens import S1, S3, S4
from kiosk.views.usagers.usager_search import UsagerSearch
from kiosk.views.widgets.pieces import Label, has_keyboard, label, presses, spaced, tight

WIDTH = 348


class BookingSide(QFrame):
    """Shows the search for usagers while nobody takes part, then the form; what was booked takes their place."""

    left = Signal()
    """Back to what is free."""
    wanted = Signal()
    """There is something to do here: where room is short, it takes the place of what is free."""

    def __init__(self, presenter: BookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._draft = presenter.draft
        self._looking = False  # for one more usager
        self._filling = False  # by hand, before anybody is known
        self.who = QWidget(self)
        title = Label(tr("Pour qui\u202f?"), self.who)
        title.setProperty("kind", "title")
        self._slot = label(self.who, "muted")
        head = spaced(QVBoxLayout(), (S4, S3, S4, 0), S1)
        head.addWidget(title)
        head.addWidget(self._slot)
        self.search = UsagerSearch(presenter.usagers, key=WHO.key, parent=self.who)
        self.search.field.setPlaceholderText(tr("Nom, téléphone, naissance"))
        layout = tight(QVBoxLayout(self.who))
        layout.addLayout(head)
        layout.addWidget(self.search, 1)
        self.form = BookingForm(presenter, self)
        self.done = BookingDone(presenter, self)
        self._stack = QStackedLayout(self)
        for widget in (self.who, self.form, self.done):
            self._stack.addWidget(widget)
        self.search.left.connect(self._leave_search)
        self.form.more_wanted.connect(self.focus_usagers)
        self.done.ended.connect(self.left)
        presenter.usagers.chosen.connect(self._usager_chosen)
        self._draft.guests_changed.connect(self._stop_looking)
        self._draft.changed.connect(self._refresh)
        self._refresh()

    def take_over(self) -> None:
        """A slot has been chosen: the keyboard goes to whom it is for, or to « Créer RDV » when that is known."""
        self.wanted.emit()
        self._refresh()
        if self._draft.form.guests or self._draft.form.changes is not None:
            self.form.focus_book()
        else:
            self.focus_usagers()

    def fill_in(self) -> None:
        """No slot is wanted: the keyboard goes to what is missing of the hour, then to whom it is for."""
        self._filling = True
        self._looking = False
        self.wanted.emit()
        self._refresh()
        self.form.focus_hour()

    def focus_usagers(self) -> None:
        """The keyboard goes to the search for one more usager."""
        if self._draft.sending:
            return
        self._looking = True
        self.wanted.emit()
        self._refresh()
        self.search.focus_field()

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        if not has_keyboard(self):
            return False
        if self._stack.currentWidget() is self.who:
            self._leave_search()
        else:
            self.left.emit()
        return True

    def _stop_looking(self) -> None:
        """The people are others: who was looked for has been found, or written down."""
        # Who takes somebody out goes on among those who are left.
        had_keyboard = has_keyboard(self) and not has_keyboard(self.form.guests)
        self._looking = False
        self._refresh()
        if had_keyboard and self._draft.ready and self._draft.form.guests:
            self.form.focus_book()

    def _leave_search(self) -> None:
        self._looking = False
        self._refresh()
        if self._stack.currentWidget() is self.form and self._draft.ready:
            self.form.focus_book()
        else:
            self.left.emit()

    def _usager_chosen(self, _usager: object) -> None:
        self._looking = False
        self._refresh()
        if not self.isVisible():
            return  # the page shows another way to book
        if self._draft.ready:
            self.form.focus_book()
        else:
            self.left.emit()

    def _refresh(self) -> None:
        draft = self._draft
        at = draft.form.starts_at
        self._filling = self._filling and draft.form.by_hand and draft.ready
        motif = draft.form.motif.name if draft.form.motif is not None else ""
        self._slot.setText(f"{motif}\n{when_text(at)}" if at is not None else "")
        self._slot.setVisible(at is not None)
        shown: QWidget = self.form
        if draft.done:
            shown = self.done
        elif self._looking or not (draft.form.guests or draft.form.changes is not None or self._filling):
            shown = self.who
        if shown is not self._stack.currentWidget():
            had_focus = has_keyboard(self)
            self._stack.setCurrentWidget(shown)
            if shown is self.done and had_focus:
                self.done.focus_next()
            elif shown is self.who and had_focus:
                self.search.focus_field()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._stack.currentWidget() is self.done:
            if PRINT_SLIP.pressed(event):
                self.done.print_slip()
                return
            if presses(event, self):
                return
        super().keyPressEvent(event)
