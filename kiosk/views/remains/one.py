"""The RDV in hand: who, when, what for, what tells that they came, and the gestures with their keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.domain.dates.times import long_date
from kiosk.domain.day.status import Action
from kiosk.domain.text.language import capital, tr
from kiosk.presenters.remains.page import RemainsPresenter
from kiosk.presenters.words.row_texts import agents_of, place_of
from kiosk.views.commands import FICHE, GESTURES, REMAINS_IN_AGENDA
from kiosk.views.lists.beside import over_buttons
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.widgets.pieces import button, label, scrolling, spaced

_SHOWN: Final = (Action.SEEN, Action.NOSHOW, Action.EXCUSED, Action.REVOKED)


class RemainsView(QWidget):
    """Shows the line that the presenter has selected."""

    def __init__(self, presenter: RemainsPresenter, act: Callable[[Action], None], parent: QWidget) -> None:
        """``act`` makes a gesture on the lines chosen."""
        super().__init__(parent)
        self._presenter = presenter
        content = QWidget()
        kinds = ("title", "read", "", "", "strong", "")
        self._who, self._when, self._what, self._where, self._came, self._problem = (
            label(content, kind) for kind in kinds
        )
        column = spaced(QVBoxLayout(content), (S4, S3, S4, S3), S2)
        for widget in (self._who, self._when, self._what, self._where, self._came, self._problem):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = scrolling(self, content)
        self.gestures: dict[Action, QPushButton] = {}
        for action in _SHOWN:
            made = button(self, "plain", GESTURES[action].with_key(), partial(act, action))
            self.gestures[action] = made
        self.agenda = button(self, "link", REMAINS_IN_AGENDA.with_key(tr("Voir dans l’agenda")), presenter.open_rdv)
        self.fiche = button(self, "link", FICHE.with_key(tr("Fiche")), presenter.open_fiche)
        over_buttons(self, scroll, (*self.gestures.values(), self.agenda, self.fiche))
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        line = self._presenter.selected
        if line is None or line.row.entry is None:
            return
        rdv = line.row.entry.rdv
        self._who.setText(line.title)
        self._when.setText(f"{capital(long_date(line.to_fill.day))}, {line.hour}")
        self._what.setText(rdv.motif.name)
        agents = agents_of(rdv)
        said = (tr("avec {}").format(agents) if agents else "", place_of(rdv))
        self._where.setText(" · ".join(part for part in said if part))
        self._came.setText(line.suggestion)
        self._came.setVisible(bool(line.suggestion))
        self._problem.setText(line.problem)
        self._problem.setVisible(bool(line.problem))
        for action, made in self.gestures.items():
            made.setEnabled(action in line.row.actions)
            kind = "primary" if action is Action.SEEN and line.to_fill.sure else "plain"
            if made.property("kind") != kind:
                made.setProperty("kind", kind)
                made.style().polish(made)
        self.fiche.setEnabled(bool(line.row.usagers))
