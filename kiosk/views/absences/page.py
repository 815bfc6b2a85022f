"""« Indisponibilités »: the list by agent; at the right, the one selected or the one being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import tr
from kiosk.presenters.absences.lines import AbsenceLine, LineRole
from kiosk.presenters.absences.page import AbsencesPresenter
from kiosk.views import theme
from kiosk.views.absences.form import AbsenceFormView
from kiosk.views.absences.line_painter import AbsencePainter
from kiosk.views.absences.one import AbsenceView
from kiosk.views.commands import ABSENT_TODAY, NEW_ABSENCE, PRINT_ABSENCE, REMOVE_ABSENCE, SEARCH_ABSENCE
from kiosk.views.cut_texts import set_tip
from kiosk.views.next_line import NextLine
from kiosk.views.page import Page
from kiosk.views.tokens import S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, button, tight
from kiosk.views.widgets.skeleton import Skeleton

WIDTH = 420


class _List(QListView):
    """Enter changes or opens, Delete takes away; letters are the page's own keys."""

    entered = Signal()
    removed = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit()
        elif REMOVE_ABSENCE.pressed(event):
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row())


class AbsencesPage(Page):
    """Composes; decides nothing."""

    def __init__(self, presenter: AbsencesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._presenter = presenter
        title = Label(tr("Indisponibilités"), self)
        title.setProperty("kind", "title")
        self.filter = FilterField(tr("Agent ou motif"), SEARCH_ABSENCE.key, self)
        self.filter.textChanged.connect(presenter.set_text)
        self.filter.left.connect(self.focus_list)
        self.begin = QPushButton(NEW_ABSENCE.with_key(tr("Créer")), self)
        self.begin.setAccessibleName(NEW_ABSENCE.text)
        self.begin.setProperty("kind", "primary")
        self.begin.clicked.connect(presenter.begin)
        self.today = button(self, "plain", ABSENT_TODAY.with_key(tr("Aujourd’hui")), self._begin_today)
        self.today.setAccessibleName(ABSENT_TODAY.text)
        set_tip(self.today, ABSENT_TODAY.with_key())
        head = FlowLayout(gap=S3)
        for each in (title, self.filter, self.today, self.begin):
            head.addWidget(each)
        above = QVBoxLayout()
        above.setContentsMargins(S4, S3, S4, S3)
        above.addLayout(head)
        self.note = Band("cut", "calm", self)
        self.list = _List(self)
        self.list.setModel(presenter.model)
        self.list.setItemDelegate(AbsencePainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Indisponibilités"))
        self.list.moved.connect(presenter.select)
        self.list.entered.connect(self._enter)
        self.list.removed.connect(presenter.ask_to_remove)
        self.list.clicked.connect(lambda index: self._toggle(index.row()))
        self.list.doubleClicked.connect(lambda _: presenter.edit())
        self.empty = EmptyState(self)
        self.empty.asked.connect(self._go_on)
        self._skeleton = Skeleton(tr("Les indisponibilités arrivent…"), self)
        area = QWidget(self)
        self._stack = QStackedLayout(area)
        for widget in (self._skeleton, self.list, self.empty):
            self._stack.addWidget(widget)
        self.side = QFrame(self)
        self.side.setObjectName("sidePanel")
        self.form = AbsenceFormView(presenter, self.side)
        self.one = AbsenceView(presenter, self.side)
        self._sides = QStackedWidget(self.side)
        self._sides.addWidget(self.one)
        self._sides.addWidget(self.form)
        around = QVBoxLayout(self.side)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._sides)
        column = tight(QVBoxLayout())
        column.addLayout(above)
        column.addWidget(self.note)
        column.addWidget(area, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(column, 1)
        layout.addWidget(self.side)
        self._writing = False
        presenter.model.modelReset.connect(self._keep_place)
        self._next = NextLine(self.list, _absence_of, lambda: self.empty.button)
        presenter.changed.connect(self._refresh)
        presenter.form.changed.connect(self._show_side)
        self._refresh()
        self._show_side()

    def parts(self) -> Sequence[QWidget]:
        return self, self.list, self.side

    def focus_page(self) -> None:
        """Gives the keyboard to the form while something is being written, else to the list."""
        if self._presenter.form.open:
            self.form.begin(anew=True)
        else:
            self.focus_list()

    def focus_list(self) -> None:
        """Gives the keyboard to the list, on its first absence where none is chosen."""
        if self._stack.currentWidget() is not self.list:
            # While the list is on its way the page has the keyboard: its letters are keys, not text.
            shown = self.empty.button if self.empty.button.isVisible() else self
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.list.currentIndex().isValid():  # before the keyboard comes: Qt would choose the first line
            lines = self._presenter.model.lines
            first = next((place for place, line in enumerate(lines) if line.kind != "agent"), 0)
            self.list.setCurrentIndex(self._presenter.model.index(first, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        if self._presenter.form.open:
            self._presenter.form.close()
            return True
        if self.filter.text():
            self.filter.clear()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if SEARCH_ABSENCE.pressed(event):
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif NEW_ABSENCE.pressed(event):
            self._presenter.begin()
        elif ABSENT_TODAY.pressed(event):
            self._begin_today()
        elif PRINT_ABSENCE.pressed(event):
            self._presenter.affected.print_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _begin_today(self) -> None:
        if self._presenter.offline:
            return
        self._presenter.begin(today=True)

    def _enter(self) -> None:
        if not self._toggle(self.list.currentIndex().row()):
            self._presenter.edit()

    def _toggle(self, place: int) -> bool:
        lines = self._presenter.model.lines
        if 0 <= place < len(lines) and lines[place].kind == "past":
            self._presenter.toggle_past()
            self.list.setCurrentIndex(self._presenter.model.index(place, 0))
            return True
        return False

    def _keep_place(self) -> None:
        selected = self._presenter.selected
        place = self._presenter.place_of(selected.id) if selected is not None else -1
        if place >= 0:
            self.list.setCurrentIndex(self._presenter.model.index(place, 0))

    # What is shown

    def _show_side(self) -> None:
        form = self._presenter.form
        turned, self._writing = form.open != self._writing, form.open
        self.side.setVisible(form.open or self._presenter.selected is not None)
        self._sides.setCurrentWidget(self.form if form.open else self.one)
        for each in (self.begin, self.today):
            each.setVisible(not form.open)
        if turned and self.isVisible():
            self.focus_page()
        self._fit()

    def _refresh(self) -> None:
        presenter = self._presenter
        self.note.show_text(presenter.note)
        for each in (self.begin, self.today):
            each.setEnabled(not presenter.offline)
        shown: QWidget = self.list
        if presenter.state == "loading":
            shown = self._skeleton
        elif presenter.state == "failed":
            said = tr("Les indisponibilités n’ont pas pu être lues")
            self.empty.say("problem", said, presenter.problem, tr("Lire à nouveau"))
            shown = self.empty
        elif not presenter.model.lines and presenter.text:
            self.empty.say(
                "search",
                tr("Aucun agent ni motif de ce nom"),
                tr("Changez ce que vous cherchez."),
                tr("Tout afficher"),
            )
            shown = self.empty
        elif not presenter.model.lines:
            new = "" if presenter.offline else NEW_ABSENCE.with_key()
            self.empty.say(
                "calendar",
                tr("Aucune indisponibilité connue de ce poste") if presenter.offline else tr("Aucune indisponibilité"),
                tr("Les congés, formations et réunions des agents se notent ici\u00a0: leurs créneaux se ferment."),
                new,
            )
            shown = self.empty
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
            if self.isVisible() and not presenter.form.open and not self.filter.hasFocus():
                self.focus_list()
        self._show_side()

    def _go_on(self) -> None:
        if self._presenter.state == "failed":
            self._presenter.open()
        elif self._presenter.text:
            self.filter.clear()
        else:
            self._presenter.begin()

    def _fit(self) -> None:
        self.side.setFixedWidth(min(theme.px(WIDTH), max(WIDTH, round(self.window().width() * 0.42))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "side"):
            self._fit()


def _absence_of(index: QModelIndex | QPersistentModelIndex) -> int | None:
    line: AbsenceLine = index.data(LineRole)
    return line.absence.id if line.absence is not None else None
