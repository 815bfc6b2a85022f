"""One workshop: when, where, who is in it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.words.slot_texts import names_of
from kiosk.presenters.workshops.lines import seats_of, title_of, where_of
from kiosk.presenters.workshops.page import WorkshopsPresenter
from kiosk.views import theme
from kiosk.views.commands import CALL_OFF, JOIN, TO_AGENDA
from kiosk.views.cut_texts import set_tip
from kiosk.views.lists.beside import over_buttons
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.elided_label import ElidedButton
from kiosk.views.widgets.pieces import button, empty, label, scrolling, spaced, tight


class WorkshopView(QWidget):
    """Shows the one that the presenter has selected."""

    def __init__(self, presenter: WorkshopsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        content = QWidget()
        kinds = ("title", "read", "", "", "strong")
        self._title, self._when, self._where, self._agents, self._seats = (label(content, kind) for kind in kinds)
        self._people_shown: tuple[tuple[int, str], ...] | None = None
        self.people = tight(QVBoxLayout(), S1)
        column = spaced(QVBoxLayout(content), (S4, S3, S4, S3), S2)
        for widget in (self._title, self._when, self._where, self._agents):
            column.addWidget(widget)
        column.addSpacing(S3)
        column.addWidget(self._seats)
        column.addLayout(self.people)
        column.addStretch(1)
        scroll = scrolling(self, content)  # before the buttons: Tab comes to them last
        self.join = button(self, "primary", JOIN.with_key(), presenter.join)
        self.agenda = button(self, "plain", tr("Voir dans l’agenda (Entrée)"), presenter.show_in_agenda)
        self.agenda.setAccessibleName(TO_AGENDA.text)
        self.call_off = button(self, "plain", CALL_OFF.with_key(), presenter.call_off)
        over_buttons(self, scroll, (self.join, self.agenda, self.call_off))
        presenter.changed.connect(self._refresh)
        self._dress()
        self._refresh()

    def _refresh(self) -> None:
        presenter, workshop = self._presenter, self._presenter.selected
        if workshop is None:
            return
        self._title.setText(title_of(workshop))
        self._when.setText(presenter.when)
        parts = (workshop.motif.name if workshop.name else "", where_of(workshop))
        self._where.setText(" · ".join(part for part in parts if part))
        self._agents.setText(tr("avec {}").format(names_of(workshop.agents)) if workshop.agents else "")
        self._seats.setText(seats_of(workshop))
        self._show_people()
        self.join.setEnabled(presenter.may_join)
        self.join.setVisible(presenter.may_write)
        self.call_off.setVisible(presenter.may_write)

    def _show_people(self) -> None:
        people = self._presenter.people
        if people == self._people_shown:
            return
        self._people_shown = people
        empty(self.people)
        for usager_id, name in people:
            made = ElidedButton(name, self)
            made.setProperty("kind", "link")
            made.clicked.connect(lambda _=False, one=usager_id: self._presenter.show_fiche(one))
            set_tip(made, tr("Ouvrir la fiche de {}").format(name))
            self.people.addWidget(made)
            made.show()
        if not people:
            self.people.addWidget(label(self, "muted", tr("Personne n’y est encore inscrit.")))

    def _dress(self) -> None:
        theme.set_icon(self.call_off, "trash", "muted", 16)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)
