"""One indisponibilité: whose, when, the RDVs that fall into it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.absences.page import AbsencesPresenter
from kiosk.views import theme
from kiosk.views.absences.affected import AffectedRdvs
from kiosk.views.commands import EDIT_ABSENCE, REMOVE_ABSENCE
from kiosk.views.lists.beside import over_buttons
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.pieces import button, label, scrolling, spaced


class AbsenceView(QWidget):
    """Shows the one that the presenter has selected."""

    def __init__(self, presenter: AbsencesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        content = QWidget()
        self._title, self._agent, self._when = (label(content, kind) for kind in ("title", "read", ""))
        self.recurring = Band("info", "calm", content)
        self.affected = AffectedRdvs(presenter.affected, content)
        column = spaced(QVBoxLayout(content), (S4, S3, S4, S3), S2)
        for widget in (self._title, self._agent, self._when, self.recurring):
            column.addWidget(widget)
        column.addSpacing(S3)
        column.addWidget(self.affected)
        column.addStretch(1)
        scroll = scrolling(self, content)  # before the buttons: Tab comes to them last
        self.edit = button(self, "plain", EDIT_ABSENCE.with_key(), presenter.edit)
        self.remove = QPushButton(REMOVE_ABSENCE.with_key(), self)
        self.remove.clicked.connect(presenter.ask_to_remove)
        over_buttons(self, scroll, (self.edit, self.remove))
        presenter.changed.connect(self._refresh)
        self._dress()
        self._refresh()

    def _refresh(self) -> None:
        presenter, absence = self._presenter, self._presenter.selected
        if absence is None:
            return
        self._title.setText(absence.title or tr("Sans motif"))
        self._agent.setText(presenter.place.name(absence.agent_id))
        self._when.setText(presenter.words(absence))
        self.recurring.show_text(
            tr(
                "Cette indisponibilité se répète. Ses dates et ses heures se changent sur la plateforme\u202f; "
                "ici, elle peut seulement être supprimée en entier."
            )
            if absence.rrule
            else ""
        )
        self.edit.setVisible(absence.rrule is None)
        self.edit.setEnabled(presenter.may_edit)
        self.remove.setEnabled(not presenter.offline)

    def _dress(self) -> None:
        theme.set_icon(self.remove, "trash", "muted", 16)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)
