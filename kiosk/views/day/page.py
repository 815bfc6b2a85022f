"""The agenda of the day: its head, its two forms, and what it says when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.day.status import Action
from kiosk.domain.text.language import tr
from kiosk.presenters.day.board import BoardPresenter
from kiosk.presenters.day.board_texts import missed_text
from kiosk.views import commands, theme
from kiosk.views.commands import Command
from kiosk.views.day.aside_strip import AsideStrip
from kiosk.views.day.header import BoardHeader
from kiosk.views.day.table import RowTable
from kiosk.views.page import Page
from kiosk.views.tokens import ROW_HEIGHT
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import ENTER, tight
from kiosk.views.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from kiosk.views.day.columns_view import ColumnsView


class BoardPage(Page):
    """Composes; decides nothing."""

    panel_wanted = Signal()
    head_moved = Signal()
    """The head may stand elsewhere than before."""
    fiche_wanted = Signal()
    """The fiche of who is on the line selected."""
    usager_sought = Signal()
    walk_in_sought = Signal()
    """Who was typed in the filter is not among those of the day: they are looked for, or noted without an RDV."""
    strip_toggled = Signal()
    week_wanted = Signal(int)
    """The week of an agent."""
    columns_made = Signal(object)
    """The ColumnsView, once there is one."""

    def __init__(self, presenter: BoardPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = self.rows = presenter
        self._focus_awaited = False
        self._above: list[QWidget] = []
        self._wanted = presenter.wanted
        self.header = BoardHeader(presenter, self)
        self.table = RowTable(presenter.model, presenter.offered, self)
        self.table.setAccessibleName(tr("Agenda du jour"))
        self.alike = Band("search", "calm", self)
        self.alike.offer(commands.PALETTE.with_key(tr("Chercher cet usager")), self.usager_sought.emit)
        self.alike.offer(commands.WALK_IN.with_key(tr("Sans RDV")), self.walk_in_sought.emit)
        self._skeleton = Skeleton(tr("La journée arrive…"), self)
        self.empty = EmptyState(self)
        self.empty.offer(tr("{} (Entrée)").format(tr("Chercher cet usager")), self.usager_sought.emit)
        self.empty.offer(commands.WALK_IN.with_key(tr("Sans RDV")), self.walk_in_sought.emit)
        self.columns: ColumnsView | None = None  # made when it is first asked for
        area = QWidget(self)
        area.setMinimumSize(1, ROW_HEIGHT * 2)  # with large text on a small screen the head keeps what it needs
        self._stack = QStackedLayout(area)
        for widget in (self._skeleton, self.table, self.empty):
            self._stack.addWidget(widget)
        layout = self._layout = tight(QVBoxLayout(self))
        layout.addWidget(self.header)
        layout.addWidget(self.alike)
        self.aside = AsideStrip(self)
        self.aside.asked.connect(presenter.ask_column)
        beside = tight(QHBoxLayout())
        beside.addWidget(area, 1)
        beside.addWidget(self.aside)
        layout.addLayout(beside, 1)

        self._does: dict[Command, Callable[[], object]] = {
            commands.FILTER: self._focus_filter,
            commands.LIST: partial(presenter.set_form, "list"),
            commands.COLUMNS: partial(presenter.set_form, "columns"),
            commands.FICHE: self.fiche_wanted.emit,
            commands.NEXT_IN_NEED: self._take_next,
            commands.WAITING_STRIP: self.strip_toggled.emit,
        }
        self.header.left.connect(self._leave_filter)
        self.empty.asked.connect(presenter.clear_filter)
        self.table.acted.connect(self._act)
        self.table.opened.connect(self._open)
        self.table.toggled.connect(presenter.toggle)
        self.table.selected.connect(presenter.select)
        presenter.changed.connect(self._refresh)
        presenter.form_changed.connect(self._form_changed)
        presenter.density_changed.connect(self._density_changed)
        presenter.columns_changed.connect(self._columns_changed)
        presenter.touched_elsewhere.connect(self.table.show_touched)
        presenter.selection_changed.connect(self._follow_selection)
        presenter.laid.connect(self._mark_in_hand)
        self._refresh()

    def put_above(self, strip: QWidget) -> None:
        """Has ``strip`` stand over the agenda, under its head, in every form that it takes."""
        self._above.append(strip)
        self._layout.insertWidget(self._layout.indexOf(self.header) + 1, strip)

    def agenda(self) -> RowTable | ColumnsView:
        """The form shown: the list or the columns."""
        if self._presenter.form == "columns" and self.columns is not None:
            return self.columns
        return self.table

    @property
    def by_initials(self) -> bool:
        return True

    def focus_page(self) -> None:
        """Gives the keyboard to the agenda, as soon as there is one; the page's own keys do what they do until then."""
        agenda = self.agenda()
        self._focus_awaited = not agenda.isVisible()
        (self if self._focus_awaited and self.isVisible() else agenda).setFocus(Qt.FocusReason.OtherFocusReason)
        agenda.show_current()

    def parts(self) -> Sequence[QWidget]:
        return self.header, *self._above, self.agenda() if self.agenda().isVisible() else self.empty

    def letters(self) -> QWidget:
        return self.agenda()

    def go_to_now(self) -> None:
        """The present hour is under the eyes, and who comes next in hand where nobody in sight is."""
        agenda = self.agenda()
        agenda.go_to_now()
        if not agenda.in_sight() and (key := agenda.first_key()):
            self._presenter.select(key)

    def chosen(self) -> tuple[str, ...]:
        """The keys of the lines in hand, in the form shown."""
        return self.table.chosen_keys() if self.agenda() is self.table else (self._presenter.selected_key,)

    def step_back(self) -> bool:
        """One step of Escape: what narrows the agenda is undone. Says whether there was anything."""
        if self._presenter.wanted.active:
            self._presenter.clear_filter()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self._misses_somebody:
            self.usager_sought.emit()
            return
        acts = any(one.pressed(event) for one in (commands.FICHE, *commands.CALLS, *commands.RDV_ACTS.values()))
        if acts and self._was_out_of_sight():
            return
        if not commands.done_by(self._does, event):
            super().keyPressEvent(event)

    def _focus_filter(self) -> None:
        self.header.focus_filter()

    @property
    def _misses_somebody(self) -> bool:
        """Whether nobody was found at all, of somebody whom the person typed."""
        return self._presenter.state == "filtered_empty" and bool(self._presenter.sought)

    def _leave_filter(self) -> None:
        """To what the filter has found; where that is nobody, on to where everybody is looked for."""
        if self._misses_somebody:
            self.usager_sought.emit()
        else:
            self.focus_page()

    def _take_next(self) -> None:
        self._presenter.take_next()
        self.focus_page()

    def _act(self, action: Action, chosen: tuple[str, ...]) -> None:
        if not self._was_out_of_sight():
            self._presenter.act(action, chosen)

    def _was_out_of_sight(self) -> bool:
        """Nothing is done on what is not seen: the line in hand comes in sight first, and the key is pressed again."""
        agenda = self.agenda()
        if not self._presenter.selected_key or not agenda.isVisible() or agenda.in_sight():
            return False
        agenda.show_current()
        self._presenter.say_in_hand()
        return True

    def _open(self, key: str) -> None:
        self._presenter.select(key)
        self.panel_wanted.emit()

    def _refresh(self) -> None:
        ready = self._presenter.state == "ready"
        self.alike.show_text(missed_text(self._presenter.board, self._presenter.sought) if ready else "")
        match self._presenter.state:
            case "loading":
                self._stack.setCurrentWidget(self._skeleton)
            case "ready":
                self._show_form()
            case "empty":
                title, text = self._presenter.empty_text
                self.empty.say("calendar", title, text)
                self._stack.setCurrentWidget(self.empty)
            case "filtered_empty":
                title, text = self._presenter.empty_text
                clear = tr("Effacer le filtre (Échap)")
                self.empty.say("search", title, text, clear, offers=bool(self._presenter.sought))
                self._stack.setCurrentWidget(self.empty)
        if self._presenter.wanted != self._wanted:
            self._wanted = self._presenter.wanted
            self._show_found()

    def _show_found(self) -> None:
        """What the filter leaves is read from the present hour on, or around the line that was chosen."""
        self.table.scrollToTop()
        self.table.go_to_now()
        self.agenda().show_current()

    def _show_form(self) -> None:
        if self._presenter.form == "columns" and self.columns is None:
            self._make_columns()
        shown = self.agenda()
        if self._stack.currentWidget() is not shown:
            before = self._stack.currentWidget()
            had_focus = before is not None and before.hasFocus()
            self._stack.setCurrentWidget(shown)
            if had_focus or self._focus_awaited:
                self.focus_page()

    def _make_columns(self) -> None:
        from kiosk.views.day.columns_spoken import SpokenCards
        from kiosk.views.day.columns_view import ColumnsView

        self.columns = ColumnsView(self._presenter.offered, self)
        self.columns.acted.connect(self._act)
        self.columns.opened.connect(self._open)
        self.columns.selected.connect(self._presenter.select)
        self.columns.week_wanted.connect(self.week_wanted)
        self._stack.addWidget(self.columns)
        QWidget.setTabOrder(self.table, self.columns)
        self.columns.show_columns(self._presenter.columns)
        self.columns.choose(self._presenter.selected_key)
        SpokenCards(self.columns)
        self.columns_made.emit(self.columns)

    def _density_changed(self) -> None:
        self.table.set_compact(self._presenter.compact)
        self.head_moved.emit()

    def head_over(self, room: int) -> QWidget | None:
        """The head, where it may stand on the line of the day, ``room`` px beside it; None where it stands here."""
        fits = self._presenter.compact and self.header.least_width() <= room
        self.header.stand_alone(alone=not fits)
        return self.header if fits else None

    def take_head(self) -> None:
        """The head stands over the agenda again."""
        if self.header.parentWidget() is not self:
            self._layout.insertWidget(0, self.header)
            self.header.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Of the page as a whole: the same whatever form it takes.
        self._presenter.set_room(self.height() // theme.px(ROW_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_layout"):
            self._presenter.set_room(self.height() // theme.px(ROW_HEIGHT))

    def _form_changed(self) -> None:
        had_focus = self.table.hasFocus() or (self.columns is not None and self.columns.hasFocus())
        self._refresh()
        self._columns_changed()
        self._follow_selection()
        if had_focus:
            self.focus_page()

    def _columns_changed(self) -> None:
        in_columns = self._presenter.form == "columns"
        self.aside.show_aside(self._presenter.aside if in_columns and self._presenter.state != "loading" else ())
        if self.columns is not None and in_columns:
            self.columns.show_columns(self._presenter.columns)

    def _follow_selection(self) -> None:
        self._mark_in_hand()
        self.agenda().show_current()

    def _mark_in_hand(self) -> None:
        """The line in hand is the one that has the keyboard, wherever the list went meanwhile."""
        if self.columns is not None:
            self.columns.choose(self._presenter.selected_key)
        self.table.choose(self._presenter.selected_key)
