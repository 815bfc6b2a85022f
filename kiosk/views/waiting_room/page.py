"""Who waits, since when and for whom, in order of arrival."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.text.language import tr
from kiosk.presenters.waiting_room.page import WaitingRoomPresenter
from kiosk.views.commands import FICHE, GESTURES, OUTCOMES, TAKE_CHARGE, Command, done_by
from kiosk.views.day.table import RowTable
from kiosk.views.page import Page
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import Label, spaced, tight
from kiosk.views.widgets.skeleton import Skeleton


class WaitingRoomPage(Page):
    """The same lines as the agenda's, of those who are here."""

    panel_wanted = Signal()
    fiche_wanted = Signal()
    """The fiche of who is on the line selected."""

    def __init__(self, presenter: WaitingRoomPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = self.rows = presenter
        self._title = Label(parent=self)
        self._title.setProperty("kind", "title")
        self._hint = Label(tr("Aujourd’hui, dans l’ordre d’arrivée"), self)
        self._hint.setProperty("kind", "muted")
        head = spaced(QHBoxLayout(), (S4, S3, S4, S3), S3)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignBottom)
        self._queues = ElidedLabel("", self)
        self._queues.setProperty("kind", "muted")
        self._queues.setContentsMargins(S4, 0, S4, S2)
        self.table = RowTable(presenter.model, presenter.offered, self, flat=True)
        self.table.setAccessibleName(tr("Salle d’attente"))
        arrived = GESTURES[Action.WAITING]
        self.empty = EmptyState(self)
        self.empty.say(
            "waiting-room",
            tr("Personne en salle d’attente"),
            tr("À l’arrivée d’un usager, appuyez sur {} sur sa ligne de l’agenda du jour.").format(arrived.key),
        )
        self._skeleton = Skeleton(tr("La salle d’attente arrive…"), self)
        area = QWidget(self)
        self._stack = QStackedLayout(area)
        for widget in (self._skeleton, self.table, self.empty):
            self._stack.addWidget(widget)
        layout = tight(QVBoxLayout(self))
        layout.addLayout(head)
        layout.addWidget(self._queues)
        layout.addWidget(area, 1)
        layout.setSpacing(S2)
        self.table.acted.connect(presenter.act)
        self.table.opened.connect(self._open)
        self.table.selected.connect(presenter.select)
        presenter.changed.connect(self._refresh)
        self._does: Mapping[Command, Callable[[], object]] = {TAKE_CHARGE: lambda: presenter.take(self.chosen())} | {
            OUTCOMES[one]: partial(self._give, one) for one in (WalkInOutcome.REDIRECTED, WalkInOutcome.LEFT)
        }
        self._refresh()

    def _give(self, outcome: WalkInOutcome) -> None:
        self._presenter.give_outcome(outcome, self.chosen())

    def chosen(self) -> tuple[str, ...]:
        """The keys of the lines in hand."""
        return self.table.chosen_keys()

    def letters(self) -> QWidget:
        return self.table

    @property
    def by_initials(self) -> bool:
        return True

    def focus_page(self) -> None:
        """Gives the keyboard to the lines."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if done_by(self._does, event):
            return
        if FICHE.pressed(event):
            self.fiche_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, key: str) -> None:
        self._presenter.select(key)
        if not self._presenter.open_walk_in(key):
            self.panel_wanted.emit()

    def _refresh(self) -> None:
        count = self._presenter.count
        self._title.setText(self._presenter.title)
        self._queues.setText(self._presenter.queues_text)
        self._queues.setVisible(bool(self._presenter.queues_text))
        if self._presenter.loading:
            shown: QWidget = self._skeleton
        else:
            shown = self.table if count else self.empty
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
