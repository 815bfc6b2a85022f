"""Above the agenda: counters that filter, the filter as one types, by agent, service and motif, and the form."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.domain.day.board import COUNTER_LABELS, Counter
from kiosk.domain.text.language import tr
from kiosk.presenters.day.board import BoardPresenter
from kiosk.presenters.day.choices import Choice
from kiosk.views.commands import COLUMNS, FILTER, LIST
from kiosk.views.day.status_look import COUNTER_ICONS
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.counter_chip import CounterChip
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import button, spaced, tight
from kiosk.views.widgets.segments import Segments

_WORDS_TO_SPARE: Final = (Counter.ABSENT, Counter.SEEN, Counter.UPCOMING, Counter.TO_FILL, Counter.WAITING)
"""Whose word gives way first where room is short: the icon and the figure stay."""


class BoardHeader(QWidget):
    """Wraps when the text is large or the window narrow; the counters come first."""

    left = Signal()
    """From the filter back to the agenda."""
    walk_ins_wanted = Signal()
    """The list of those who came without an RDV."""

    def __init__(self, presenter: BoardPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.counters: dict[Counter, CounterChip] = {}
        flow = FlowLayout(gap=S2)
        for counter in Counter:
            emphatic = counter in (Counter.WAITING, Counter.TO_FILL)
            chip = CounterChip(COUNTER_LABELS[counter], COUNTER_ICONS[counter], self, emphatic=emphatic)
            chip.clicked.connect(lambda _=False, one=counter: presenter.toggle_counter(one))
            self.counters[counter] = chip
            flow.addWidget(chip)
        self.walk_ins = CounterChip(tr("Sans RDV"), "walk-in", self)
        self.walk_ins.setCheckable(False)
        self.walk_ins.clicked.connect(self.walk_ins_wanted)
        self.walk_ins.hide()
        flow.addWidget(self.walk_ins)
        self.filter = FilterField(tr("Nom, motif, agent, téléphone"), FILTER.key, self)
        self.filter.textChanged.connect(presenter.set_text)
        self.filter.left.connect(self.left)
        flow.addWidget(self.filter)
        flow.break_before(self.filter)
        self.agents = CheckMenu(tr("Agents"), self)
        self.agents.chosen.connect(presenter.set_agents)
        self.services = CheckMenu(tr("Services"), self)
        self.services.chosen.connect(presenter.set_services)
        self.motifs = CheckMenu(tr("Motifs"), self)
        self.motifs.chosen.connect(presenter.set_motifs)
        self.form = Segments(
            tr("Présentation"),
            (
                ("list", tr("Liste"), LIST.icon, LIST.key),
                ("columns", tr("Colonnes"), COLUMNS.icon, COLUMNS.key),
            ),
            self,
        )
        self.form.chosen.connect(presenter.set_form)
        for widget in (self.agents, self.services, self.motifs, self.form):
            flow.addWidget(widget)
        self._found = QWidget(self)
        self._count = QLabel(self._found)
        self._count.setProperty("kind", "muted")
        self.clear = button(self._found, "link", tr("Tout afficher"), presenter.clear_filter)
        line = tight(QHBoxLayout(self._found), S1)
        line.addWidget(self._count)
        line.addWidget(self.clear)
        line.addStretch(1)
        layout = spaced(QVBoxLayout(self), (S4, S3, S4, S2), S1)
        layout.addLayout(flow)
        layout.addWidget(self._found)
        presenter.changed.connect(self.refresh)
        presenter.form_changed.connect(self.refresh)
        self.refresh()

    def show_walk_ins(self, count: int) -> None:
        """How many came today without an RDV; nothing is said of none."""
        self.walk_ins.set_figure(count)
        self.walk_ins.setVisible(count > 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        chips = [*self.counters.values(), *([] if self.walk_ins.isHidden() else [self.walk_ins])]
        spare = self.width() - sum(chip.full_width() + S2 for chip in chips) - 2 * S4
        for counter in _WORDS_TO_SPARE:
            chip = self.counters[counter]
            chip.set_compact(spare < 0)
            if spare < 0:
                spare += chip.full_width() - chip.sizeHint().width()

    def refresh(self) -> None:
        """Shows what the presenter says."""
        presenter, wanted = self._presenter, self._presenter.wanted
        board = presenter.board if presenter.state != "loading" else None
        for counter, chip in self.counters.items():
            chip.set_figure(board.counters.get(counter, 0) if board is not None else None)
            chip.setChecked(counter in wanted.counters)
        if self.isVisible():
            self._fit()
        if self.filter.text() != wanted.text:
            self.filter.setText(wanted.text)  # not in silence: its own ⊗ comes and goes by that signal
        choices = presenter.choices
        for menu, found, ticked in (
            (self.agents, choices.agents, wanted.agent_ids),
            (self.services, choices.services, wanted.service_ids),
            (self.motifs, choices.motifs, wanted.motif_ids),
        ):
            menu.show_choices(_triples(found), ticked)
            menu.setVisible(len(found) > 1 or bool(ticked))
        self.form.show_choice(presenter.form)
        if board is not None and wanted.active:
            self._count.setText(tr("{} RDV sur {}").format(board.matching, board.total))
        self._found.setVisible(board is not None and wanted.active)


def _triples(choices: tuple[Choice, ...]) -> list[tuple[int, str, int]]:
    return [(choice.id, choice.name, choice.count) for choice in choices]
