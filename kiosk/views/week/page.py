"""« Mon agenda »: the days of a week side by side; beside one's own, what one chose for oneself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.week.page import WeekPresenter
from kiosk.presenters.work.saving import save
from kiosk.views import commands
from kiosk.views.commands import Command
from kiosk.views.cut_texts import set_tip
from kiosk.views.day.columns_view import ColumnsView
from kiosk.views.page import Page
from kiosk.views.paper.save_file import ask_where
from kiosk.views.tokens import S3, S4
from kiosk.views.week.own import OwnView
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.day_picker import DayPicker
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, button, has_keyboard, tight
from kiosk.views.widgets.skeleton import Skeleton


class WeekPage(Page):
    """Composes; decides nothing."""

    copied = Signal(str)
    today_wanted = Signal()
    """Who is at work wants their day."""

    def __init__(self, presenter: WeekPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.agent = ChoiceButton(tr("Agent"), self)
        self.agent.chosen.connect(presenter.choose)
        self.day = DayPicker(self)
        self.day.name_steps(tr("Semaine précédente"), tr("Semaine suivante"))
        self.day.set_hints(*(one.key for one in commands.DAY_KEYS))
        self.day.previous_asked.connect(presenter.previous_day)
        self.day.next_asked.connect(presenter.next_day)
        self.day.today_asked.connect(presenter.go_to_today)
        self.day.day_chosen.connect(presenter.go_to)
        self.count = Label(parent=self)
        self.count.setProperty("kind", "muted")
        self.choices = button(self, "plain", tr("Mes réglages"), self._turn_choices)
        self.choices.setCheckable(True)
        self.export = button(self, "plain", commands.WEEK_FILE.with_key(tr("Exporter")), self._export)
        set_tip(self.export, tr("Un fichier pour un autre calendrier\u00a0: motifs, adresses et liens, aucun nom."))
        self.own_day = button(self, "plain", commands.TO_OWN_DAY.with_key(), self.today_wanted.emit)
        head = FlowLayout(gap=S3)
        for each in (self.day, self.agent, self.count, self.own_day, self.export, self.choices):
            head.addWidget(each)
        above = QVBoxLayout()
        above.setContentsMargins(S4, S3, S4, S3)
        above.addLayout(head)
        self.note = Band("cut", "calm", self)
        self.columns = ColumnsView(lambda _: (), self, carries=False)
        self.columns.setAccessibleName(tr("Semaine"))
        self.columns.selected.connect(presenter.select)
        self.columns.opened.connect(presenter.open_row)
        self.columns.free_wanted.connect(presenter.book_at)
        self.columns.set_extras(lambda key: [(commands.WEEK_FICHE, lambda: presenter.show_fiche(key))])
        self.empty = EmptyState(self)
        self._skeleton = Skeleton(tr("La semaine arrive…"), self)
        area = QWidget(self)
        self._stack = QStackedLayout(area)
        for widget in (self._skeleton, self.columns, self.empty):
            self._stack.addWidget(widget)
        self.own = OwnView(presenter.own, self)
        self.own.copied.connect(self.copied)
        column = tight(QVBoxLayout())
        column.addLayout(above)
        column.addWidget(self.note)
        column.addWidget(area, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(column, 1)
        layout.addWidget(self.own)
        self._does: dict[Command, Callable[[], object]] = {
            commands.WHOSE_WEEK: self.agent.click,
            commands.WEEK_FILE: self._export,
            commands.WEEK_FICHE: lambda: presenter.show_fiche(presenter.selected_key),
        }
        presenter.changed.connect(self._refresh)
        self._refresh()

    @property
    def by_initials(self) -> bool:
        return True

    def focus_page(self) -> None:
        """Gives the keyboard to the week, as soon as there is one; its letters are keys until then too."""
        shown = self.columns if self._stack.currentWidget() is self.columns else self
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_calendar(self) -> None:
        """Chooses the week by one of its days."""
        self.day.open_calendar()

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        if self.own.isVisible() and self.choices.isChecked():
            self._turn_choices(shown=False)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not commands.done_by(self._does, event):
            super().keyPressEvent(event)

    def _turn_choices(self, *, shown: bool | None = None) -> None:
        wanted = self.choices.isChecked() if shown is None else shown
        self.choices.setChecked(wanted)
        if not wanted and has_keyboard(self.own):
            self.focus_page()
        self._refresh()

    def _export(self) -> None:
        if self._presenter.state != "shown":
            return
        title, kinds = tr("Enregistrer la semaine"), "iCalendar (*.ics)"
        ask_where(self, title, self._presenter.file_name, kinds, self._write)

    def _write(self, path: Path) -> None:
        self._presenter.saved(path if save(path, self._presenter.calendar_file()) else None)

    def _refresh(self) -> None:
        week = self._presenter
        self.agent.show_choices(week.agents, week.agent_id)
        self.day.show_day(week.first, week.today, week.title)
        self.count.setText(week.count_text if week.state == "shown" else "")
        self.note.show_text(week.note)
        self.choices.setVisible(week.is_own)
        self.export.setEnabled(week.state == "shown")
        self.own.setVisible(week.is_own and self.choices.isChecked())
        self.columns.show_columns(week.week.columns)
        self.columns.choose(week.selected_key)
        shown: QWidget = self.columns
        if week.state == "loading":
            shown = self._skeleton
        elif week.state == "empty":
            self.empty.say("calendar", *week.empty_text)
            shown = self.empty
        if self._stack.currentWidget() is not shown:
            here = self.isVisible() and (self.hasFocus() or self.columns.hasFocus())
            self._stack.setCurrentWidget(shown)
            if here:
                self.focus_page()
