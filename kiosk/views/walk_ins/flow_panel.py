"""The panel that notes who stands here: who it is, then what for and how it goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.day.model import Motif
from kiosk.domain.day.walk_in import LONGEST_REASON
from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.presenters.walk_ins.flow import WalkInFlow
from kiosk.views.booking.motif_field import MotifField
from kiosk.views.commands import BACK, NOTE, TAKE, bind
from kiosk.views.lists.beside import Beside
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.usagers.usager_search import UsagerSearch
from kiosk.views.widgets.pieces import ENTER, Label, button, label, spaced, tight


class WalkInPanel(Beside):
    """Two steps. Enter takes the créneau when there is one, else notes; Ctrl+Enter always notes."""

    def __init__(self, flow: WalkInFlow, search: UsagerSearchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Noter une personne sans rendez-vous"))
        self._flow = flow
        self._steps = QStackedWidget(self)
        self._steps.addWidget(self._who(search))
        self._steps.addWidget(self._what())
        self.hold(self._steps)
        bind(self, NOTE, self._note)
        search.chosen.connect(flow.choose_usager)
        self._shown: tuple[str, int | None] = ("", None)
        flow.changed.connect(self._refresh)
        self._refresh()

    def _who(self, search: UsagerSearchPresenter) -> QWidget:
        page = QWidget(self)
        title = Label(tr("Qui se présente\u202f?"), page)
        title.setProperty("kind", "title")
        self.search = UsagerSearch(search, key="", parent=page)
        self.search.left.connect(self._flow.cancel)
        self.nameless = button(
            page, "plain", tr("Continuer sans fiche"), lambda: self._flow.choose_usager(None, search.text)
        )
        self._give_up = QPushButton(BACK.with_key(tr("Abandonner")), page)
        self._give_up.clicked.connect(self._flow.cancel)
        foot = QHBoxLayout()
        foot.setContentsMargins(S4, S2, S4, S3)
        foot.addWidget(self.nameless)
        foot.addStretch(1)
        foot.addWidget(self._give_up)
        layout = tight(QVBoxLayout(page))
        head = QVBoxLayout()
        head.setContentsMargins(S4, S3, S4, 0)
        head.addWidget(title)
        layout.addLayout(head)
        layout.addWidget(self.search, 1)
        layout.addLayout(foot)
        return page

    def _what(self) -> QWidget:
        page = QWidget(self)
        self._name = label(page, "title")
        back = button(page, "link", BACK.with_key(tr("Changer de personne")), self._back)
        self.motif = MotifField(self._flow.motif_rows, page)
        self.motif.chosen.connect(self._choose_motif)
        self.motif.left.connect(self._enter)
        self.reason = QLineEdit(page)
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(tr("En quelques mots, si besoin"))
        self.reason.setAccessibleName(tr("Pour quoi, en quelques mots"))
        self.reason.textChanged.connect(self._flow.set_reason)
        self._slot = label(page, "read")
        self.book = button(page, "primary", "", self._flow.book)
        self._quiet = label(
            page, "small", tr("L’usager est ici\u00a0: il ne reçoit aucun message, et attend dès maintenant.")
        )
        self.note = button(page, "plain", NOTE.with_key(), self._flow.note)
        layout = spaced(QVBoxLayout(page), (S4, S3, S4, S3), S2)
        layout.addWidget(self._name)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(S2)
        for text, field in ((tr("Pour quel motif"), self.motif), (tr("Précision"), self.reason)):
            name = Label(text, page)
            name.setProperty("kind", "section")
            name.setBuddy(field)
            layout.addWidget(name)
            layout.addWidget(field)
        layout.addSpacing(S3)
        self._wait = label(page, "small")
        for widget in (self._slot, self.book, self._quiet, self.note, self._wait):
            layout.addWidget(widget)
        layout.addStretch(1)
        return page

    def focus_step(self) -> None:
        """Gives the keyboard to what the step asks."""
        if self._flow.step == "who":
            self.search.focus_field()
        elif self._flow.motif is None:
            self.motif.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._flow.step == "what" and event.key() in ENTER:
            self._enter()
            return
        super().keyPressEvent(event)

    def _note(self) -> None:
        if self._flow.step == "what":
            self._flow.note()

    def _enter(self) -> None:
        if self._flow.slot_state == "looking":
            return  # what Enter does is not known yet
        if self._flow.may_book:
            self._flow.book()
        else:
            self._flow.note()

    def _choose_motif(self, motif_id: int) -> None:
        motif = next((row.motif for row in self._flow.motif_rows("") if row.motif and row.motif.id == motif_id), None)
        self._flow.choose_motif(motif)
        self._show_motif(motif)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_motif(self, motif: Motif | None) -> None:
        self.motif.show_motif(motif.name if motif else "")

    def _back(self) -> None:
        self._flow.step_back()
        self.focus_step()

    def _refresh(self) -> None:
        flow = self._flow
        shown = (flow.step, flow.usager.id if flow.usager else None)
        self._steps.setCurrentIndex(1 if flow.step == "what" else 0)
        self._name.setText(flow.usager_text)
        if self.reason.text() != flow.reason:
            self.reason.setText(flow.reason)
        self._slot.setText("" if flow.slot_state == "found" else self._why())
        self._slot.setVisible(bool(self._slot.text()))
        found = flow.slot_state == "found"
        self.book.setText(TAKE.with_key(tr("Prendre {}").format(flow.slot_text)))
        self._wait.setText(flow.wait_text)
        self._wait.setVisible(bool(flow.wait_text))
        for widget in (self.book, self._quiet):
            widget.setVisible(found)
        self.book.setEnabled(flow.may_book)
        self.note.setEnabled(not flow.busy)
        self.note.setText(NOTE.with_key() if found else TAKE.with_key(NOTE.text))
        if shown != self._shown:
            self._shown = shown
            self._show_motif(flow.motif)
            if self.isVisible():
                self.focus_step()

    def _why(self) -> str:
        flow = self._flow
        if flow.busy:
            return tr("Enregistrement…")
        if flow.usager is None and flow.motif is not None:
            return tr("Sans fiche, la personne peut être notée\u202f; un RDV demande une fiche.")
        return flow.slot_text
