"""The RDVs that fall into an absence, each a way to its line in the agenda."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.domain.day.model import Rdv
from kiosk.domain.text.language import tr
from kiosk.presenters.absences import affected
from kiosk.views.tokens import S1, S2
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.pieces import label, spaced, tight

_MOST = 40


class AffectedRdvs(QWidget):
    """Shows itself when there is something to say."""

    def __init__(self, presenter: affected.AffectedRdvs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        self.buttons: list[QPushButton] = []
        self.title, self._why, self._note = (label(self, kind) for kind in ("section", "small", "small"))
        self._why.setText(
            tr("La plateforme ne les annule pas\u00a0: ils restent. Ouvrez chacun pour le déplacer ou l’annuler.")
        )
        self._lines = QWidget(self)
        self._column = tight(QVBoxLayout(self), S1)
        for widget in (self.title, self._why, self._lines, self._note):
            self._column.addWidget(widget)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        presenter = self._presenter
        lines, title, note = presenter.lines, presenter.title, presenter.note
        if (lines, title, note) == self._shown:
            return
        self._shown = (lines, title, note)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self._why.setVisible(bool(lines))
        rest = len(lines) - _MOST
        more = tr("Et {} autres, dans l’agenda.").format(rest) if rest > 0 else ""
        self._note.setText(" ".join(filter(None, (more, note))))
        self._note.setVisible(bool(more or note))
        fresh = QWidget(self)
        column = tight(QVBoxLayout(fresh))
        self.buttons = [self._button(*line, fresh) for line in lines[:_MOST]]
        for button in self.buttons:
            column.addWidget(button)
        self._column.replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh
        fresh.setVisible(bool(lines))

    def _button(self, rdv: Rdv, when: str, about: str, parent: QWidget) -> QPushButton:
        button = QPushButton(parent)
        button.setAccessibleName(tr("Voir dans l’agenda\u00a0: {}").format(f"{when}, {about}"))
        button.setToolTip(tr("Voir dans l’agenda"))
        button.clicked.connect(lambda: self._presenter.open_in_agenda(rdv))
        column = spaced(QVBoxLayout(button), (S2, S1, S2, S1), 0)
        for text, kind in ((when, "strong"), (about, "muted")):
            words = ElidedLabel(text, button)
            words.setProperty("kind", kind)
            column.addWidget(words)
        button.ensurePolished()
        button.setMinimumHeight(column.sizeHint().height())
        return button
