"""Those who came without an RDV today, who waits first; at the right, the panel that notes the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.text.language import tr
from kiosk.presenters.around.lines import LineRole
from kiosk.presenters.walk_ins.page import WalkInLine, WalkInsPresenter
from kiosk.views import theme
from kiosk.views.commands import (
    CALL_IN,
    CALL_PLACE,
    NO_ANSWER,
    OUTCOMES,
    TAKE_AWAY,
    TAKE_CHARGE,
    WALK_IN,
    Command,
    add_to,
)
from kiosk.views.lists.line_list import LineList, ListArea
from kiosk.views.next_line import NextLine
from kiosk.views.page import Page
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.walk_ins.flow_panel import WalkInPanel
from kiosk.views.walk_ins.line_painter import WalkInPainter
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, button, spaced, tight


class _List(LineList):
    """Its menu opens where its line is."""

    menu_wanted = Signal(QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)


class WalkInsPage(Page):
    """The list and its panel."""

    begin_wanted = Signal()

    def __init__(self, presenter: WalkInsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._flow = flow = presenter.flow
        self.panel = WalkInPanel(flow, presenter.search, self)
        self._title = Label(parent=self)
        self._title.setProperty("kind", "title")
        self._figures = ElidedLabel("", self)
        self._figures.setProperty("kind", "muted")
        self.begin = button(self, "primary", WALK_IN.with_key(tr("Quelqu’un se présente")), self.begin_wanted.emit)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._figures)
        head = spaced(QHBoxLayout(), (S4, S3, S4, S3), S3)
        head.addLayout(words, 1)
        head.addWidget(self.begin)
        self.list = _List(self, presenter.model, WalkInPainter(), tr("Venus sans rendez-vous"))
        gives = {command: partial(self._give, outcome) for outcome, command in OUTCOMES.items()}
        calls: dict[Command, Callable[[], object]] = {
            CALL_IN: lambda: presenter.call(self._here),
            CALL_PLACE: lambda: presenter.call(self._here, elsewhere=True),
            NO_ANSWER: lambda: presenter.no_answer(self._here),
            TAKE_CHARGE: lambda: presenter.take_at(self._here),
        }
        self._calls = calls
        self.list.hear({**gives, **calls, TAKE_AWAY: self._remove})
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.area = ListArea(self.list, tr("La liste arrive…"), self)
        self.empty = self.area.empty
        self.empty.say(
            "user",
            tr("Personne n’est venu sans rendez-vous aujourd’hui"),
            tr("Notez ici qui se présente\u00a0: son attente est comptée, et la liste du jour l’imprime."),
            WALK_IN.with_key(tr("Quelqu’un se présente")),
        )
        self.empty.asked.connect(self.begin_wanted)
        self._actions = QWidget(self)
        actions = FlowLayout(gap=S2)
        around = QVBoxLayout(self._actions)
        around.setContentsMargins(S4, S2, S4, S2)
        around.addLayout(actions)
        self._buttons: dict[WalkInOutcome, QPushButton] = {}
        for outcome, command in OUTCOMES.items():
            give = button(self._actions, "plain", command.with_key(), partial(self._give, outcome))
            actions.addWidget(give)
            self._buttons[outcome] = give
        self._call = button(self._actions, "plain", CALL_IN.with_key(), calls[CALL_IN])
        self._charge = button(self._actions, "plain", TAKE_CHARGE.with_key(), calls[TAKE_CHARGE])
        for one in (self._call, self._charge):
            actions.addWidget(one)
        self._take_away = QPushButton(TAKE_AWAY.with_key(), self._actions)
        self._take_away.clicked.connect(self._remove)
        actions.addWidget(self._take_away)
        column = tight(QVBoxLayout())
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addWidget(self._actions)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(column, 1)
        layout.addWidget(self.panel)
        self._next = NextLine(self.list, _walk_in_of, lambda: self.empty.button)
        self.list.selectionModel().currentChanged.connect(self._refresh_actions)
        presenter.changed.connect(self._refresh)
        presenter.line_wanted.connect(lambda place: self.list.setCurrentIndex(presenter.model.index(place, 0)))
        flow.changed.connect(self._show_panel)
        flow.ended.connect(self.focus_page)
        self._refresh()
        self._show_panel()

    def parts(self) -> Sequence[QWidget]:
        return self.list, self.panel

    def letters(self) -> QWidget:
        return self if self._flow.step else self.list  # while somebody is noted, letters are not the list's

    @property
    def by_initials(self) -> bool:
        return not self._flow.step  # while somebody is noted, the panel searches among names

    def focus_page(self) -> None:
        """Gives the keyboard to the panel while somebody is being noted, else to the list."""
        if self._flow.step:
            self.panel.focus_step()
        else:
            self.area.focus(self)

    def step_back(self) -> bool:
        """Échap: out of the flow, one step at a time; whether there was one."""
        if not self._flow.step:
            return False
        self._flow.step_back()
        if self._flow.step:
            self.panel.focus_step()
        return True

    @property
    def _here(self) -> int:
        return self.list.currentIndex().row()

    def _give(self, outcome: WalkInOutcome) -> None:
        place = self.list.currentIndex().row()
        if place >= 0 and self._presenter.lines[place].waiting:
            self._next.leave()  # down it goes, among those who were dealt with
        self._presenter.give_outcome(place, outcome)

    def _remove(self) -> None:
        self._next.leave()
        self._presenter.remove(self.list.currentIndex().row())

    def _open_menu(self, at: QPoint) -> None:
        if not self.list.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for outcome, command in OUTCOMES.items():
            if self._buttons[outcome].isEnabled():
                add_to(menu, command, partial(self._give, outcome))
        line = self._presenter.model.at(self._here)
        if line is not None and line.waiting:
            menu.addSeparator()
            for command, do in self._calls.items():
                if self._presenter.shared if command is TAKE_CHARGE else self._presenter.calling.offered:
                    add_to(menu, command, do)
        menu.addSeparator()
        add_to(menu, TAKE_AWAY, self._remove)
        menu.popup(self.list.viewport().mapToGlobal(at))

    # What is shown

    def _show_panel(self) -> None:
        self.begin.setVisible(bool(self._presenter.lines) and not self._flow.step)
        self.panel.setVisible(bool(self._flow.step))

    def _refresh(self) -> None:
        presenter = self._presenter
        count = presenter.count
        waiting = tr("Sans rendez-vous\u00a0: {} en attente").format(count)
        self._title.setText(waiting if count else tr("Sans rendez-vous"))
        self._figures.setText(presenter.figures_text)
        self.area.show_state("loading" if presenter.loading else "shown")
        if presenter.lines and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(presenter.model.index(0, 0))
        self._next.settle()
        self.begin.setVisible(bool(presenter.lines) and not self._flow.step)
        self._actions.setVisible(bool(presenter.lines))
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        line = self._presenter.model.at(self.list.currentIndex().row())
        outcome = line.walk_in.outcome if line is not None else None
        for one, give in self._buttons.items():
            give.setEnabled(outcome is not None and one is not outcome)
        self._take_away.setEnabled(outcome is not None)
        waits = outcome is WalkInOutcome.WAITING
        self._call.setVisible(self._presenter.calling.offered)
        self._charge.setVisible(self._presenter.shared)
        for each in (self._call, self._charge):
            each.setEnabled(waits)
        theme.set_icon(self._take_away, TAKE_AWAY.icon, "muted", 16)


def _walk_in_of(index: QModelIndex | QPersistentModelIndex) -> str:
    line: WalkInLine = index.data(LineRole)
    return line.key
