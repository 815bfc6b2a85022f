"""After the booking: what was booked, and what the usager takes home."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import tr
from kiosk.presenters.booking.modes import Kept, Made
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.booking.texts import people_text, when_text
from kiosk.presenters.work.saving import save
from kiosk.views.booking.code import CodeWidget
from kiosk.views.commands import PRINT_SLIP
from kiosk.views.paper.save_file import ask_where
from kiosk.views.tokens import S2, S4, S5
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.pieces import button, label, scrolling, spaced, tight


class BookingDone(QWidget):
    """Shown once the platform has the RDV, or once it is kept here until it does."""

    ended = Signal()
    """The person goes on to the next RDV."""

    def __init__(self, presenter: BookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.kept = Band("cut", "calm", self)
        self._title = label(self, "title")
        self._when = label(self, "large")
        self._who = label(self, "strong")
        self._where = label(self, "read")
        self._notes = label(self, "muted")
        self.code = CodeWidget(self)
        self._hint = label(
            self, "small", tr("À lire avec le téléphone de l’usager\u00a0: le rendez-vous entre dans son agenda.")
        )
        self.print_button = button(self, "primary", PRINT_SLIP.with_key(tr("Imprimer")), self.print_slip)
        self.save_button = button(self, "plain", tr("Enregistrer le fichier d’agenda"), self.save_file)
        self.same = button(self, "plain", tr("Autre RDV, mêmes usagers"), self._again)
        self.new = button(self, "plain", tr("Nouveau RDV (Entrée)"), self._new)
        content, words, picture = QWidget(), QWidget(), QWidget()
        said, code = QVBoxLayout(words), QVBoxLayout(picture)
        for column in (said, code):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(S2)
        for words_of in (self.kept, self._title, self._when, self._who, self._where, self._notes):
            said.addWidget(words_of)
        said.addStretch(1)
        code.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        code.addWidget(self._hint)
        code.addStretch(1)
        self._body = spaced(QBoxLayout(QBoxLayout.Direction.TopToBottom, content), (S4, S4, S4, S2), S5)
        self._body.addWidget(words, 1)
        self._body.addWidget(picture, 1)
        self._scroll = scrolling(self, content)
        foot = spaced(QVBoxLayout(), (S4, S2, S4, S4), S2)
        self._pairs: list[QBoxLayout] = []
        for buttons in ((self.print_button, self.save_button), (self.same, self.new)):
            pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
            pair.setSpacing(S2)
            for each in buttons:
                pair.addWidget(each, 1)
            foot.addLayout(pair)
            self._pairs.append(pair)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        presenter.draft.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the RDV."""
        draft, form = self._presenter.draft, self._presenter.draft.form
        slip = self._presenter.slip() if draft.done else None
        if slip is None or form.starts_at is None:
            return
        kept = isinstance(draft.stage, Kept)
        changed = form.changes is not None
        made = tr("RDV modifié") if changed else tr("RDV créé")
        self._title.setText(tr("RDV à confirmer") if kept else made)
        self.new.setText(tr("Revenir à l’agenda (Entrée)") if changed else tr("Nouveau RDV (Entrée)"))
        self.kept.show_text(
            tr(
                "Gardé sur ce poste\u00a0: il sera envoyé dès que la plateforme répond. "
                "Si l’heure a été prise entre-temps, vous en serez averti."
            )
            if kept
            else ""
        )
        self._when.setText(when_text(form.starts_at))
        self._who.setText(people_text(form.usagers))
        self._where.setText("\n".join(part for part in (slip.motif, slip.where) if part))
        self._notes.setText(slip.instructions)
        self._notes.setVisible(bool(slip.instructions))
        for widget in (self.code, self._hint, self.print_button, self.save_button):
            widget.setVisible(not kept)  # what may still be refused is not taken home
        self.save_button.setEnabled(bool(slip.uid))  # a calendar knows an RDV by the platform's own name for it
        self.code.show_slip(slip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown:
                bar.triggerAction(QScrollBar.SliderAction.SliderPageStepAdd)
            case Qt.Key.Key_PageUp:
                bar.triggerAction(QScrollBar.SliderAction.SliderPageStepSub)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_pairs"):
            self._lay_out()

    def _lay_out(self) -> None:
        """The code beside what is said, and the buttons two by two, where that leaves room for all."""
        buttons = (self.print_button, self.save_button, self.same, self.new)
        wide = self.width() >= 2 * max(each.sizeHint().width() for each in buttons) + S2 + 2 * S4
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for box in (self._body, *self._pairs):
            box.setDirection(direction)

    def focus_next(self) -> None:
        """The keyboard goes to « Nouveau RDV »."""
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_slip(self) -> None:
        """Prints the slip, or writes it as a PDF file where there is no printer."""
        document = self._presenter.slip_document()
        if document is not None and isinstance(self._presenter.draft.stage, Made):
            from kiosk.views import printing

            failed = self._presenter.say_unwritten
            printing.offer(document, tr("rendez-vous"), self, done=lambda _: None, failed=failed)

    def save_file(self) -> None:
        """Writes the RDV as a calendar file where the person says."""
        ask_where(self, tr("Enregistrer le fichier"), tr("rendez-vous.ics"), "iCalendar (*.ics)", self._write_file)

    def _write_file(self, path: Path) -> None:
        if not save(path, self._presenter.calendar_file()):
            self._presenter.say_unwritten()

    def _again(self) -> None:
        self._presenter.draft.again()
        self.ended.emit()

    def _new(self) -> None:
        if self._presenter.draft.form.changes is not None:
            self._presenter.back_to_agenda()
            return
        self._presenter.renew()
        self.ended.emit()
