"""The field in which someone is looked for, and who was found under it. Of the page, the palette and the booking."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.search import UsagerSearchPresenter
from kiosk.views.commands import SEARCH
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.usagers.result_painter import ResultPainter
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.pieces import ENTER, label, tight
from kiosk.views.widgets.skeleton import Skeleton


class _Field(FilterField):
    """Escape leaves it without emptying it: what was typed is never lost."""

    down = Signal()
    entered = Signal()
    agenda = Signal()
    arrived = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.down.emit()
        elif key in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.agenda.emit()
        elif key in ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.arrived.emit()
        elif key in ENTER:
            self.entered.emit()
        else:
            QLineEdit.keyPressEvent(self, event)


class _Results(QListView):
    """From its first line ↑ goes back to the field, as do « / » and any letter."""

    held = Signal(bool)
    """Whether somebody goes through the lines."""

    opened = Signal(int)
    agenda = Signal(int)
    arrived = Signal(int)
    back = Signal()
    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self.currentIndex().row()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in ENTER and place >= 0 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.arrived.emit(place)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and place <= 0) or SEARCH.pressed(event):
            self.back.emit()
        elif key in ENTER and place >= 0:
            (self.agenda if control else self.opened).emit(place)
        elif key == Qt.Key.Key_Backspace or (event.text().isprintable() and event.text() and not control):
            self.typed.emit(event.text() if key != Qt.Key.Key_Backspace else "")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.held.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.held.emit(True)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))


class UsagerSearch(QWidget):
    """Arrows go from the field to the list, Enter takes, Escape goes back one step."""

    left = Signal()
    """Escape in the field."""

    def __init__(self, presenter: UsagerSearchPresenter, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("usagerSearch")
        self._presenter = presenter
        self._announced = ""
        self.field = _Field(tr("Nom, téléphone, date de naissance, e-mail"), key, self)
        self.field.setAccessibleDescription(tr("Flèche bas\u00a0: résultats. Entrée\u00a0: ouvrir le premier."))
        self.list = _Results(self)
        self.list.setModel(presenter.model)
        self.list.setItemDelegate(ResultPainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # a narrow list has higher lines
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Usagers trouvés"))
        self._searching = Skeleton(tr("Recherche…"), self)
        self.empty = EmptyState(self)
        self._note = label(self, "small")
        self._note.setContentsMargins(S4, S2, S4, S2)
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        for widget in (self.empty, self._searching, self.list):
            self._stack.addWidget(widget)
        head = QVBoxLayout()
        head.setContentsMargins(S4, S3, S4, S3)
        head.addWidget(self.field)
        layout = tight(QVBoxLayout(self))
        layout.addLayout(head)
        layout.addWidget(holder, 1)
        layout.addWidget(self._note)
        layout.setSpacing(S1 // 4)

        self.field.textChanged.connect(presenter.set_text)
        # The same letters again find the same people: nothing else would take the keyboard from one of before.
        self.field.textEdited.connect(lambda _: self._choose(0))
        self.field.left.connect(self.left)
        self.field.down.connect(self._go_down)
        self.field.entered.connect(self._enter)
        self.field.agenda.connect(lambda: presenter.show_in_agenda(max(0, self.list.currentIndex().row())))
        self.list.opened.connect(presenter.choose)
        self.list.clicked.connect(lambda index: presenter.choose(index.row()))
        self.list.held.connect(presenter.hold)
        self.field.arrived.connect(lambda: presenter.let_arrive(max(0, self.list.currentIndex().row())))
        self.list.agenda.connect(presenter.show_in_agenda)
        self.list.arrived.connect(presenter.let_arrive)
        self.list.back.connect(self.focus_field)
        self.list.typed.connect(self._type_on)
        self.empty.asked.connect(lambda: presenter.choose(0))
        presenter.import_offered.connect(self._go_to_first)
        presenter.model.modelAboutToBeReset.connect(self._note_current)
        presenter.model.modelReset.connect(self._find_current)
        presenter.changed.connect(self._refresh)
        self._current_id: int | None = None
        self._refresh()

    def focus_field(self) -> None:
        """Gives the keyboard to the field, what was typed chosen: the next letter starts anew."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _go_down(self) -> None:
        if self._stack.currentWidget() is not self.list:
            return
        # The first line is the one that Enter takes while one types: one step further is the second.
        here = self.list.currentIndex().row()
        rows = self._presenter.model.rowCount()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setCurrentIndex(self._presenter.model.index(min(here + 1, rows - 1), 0))

    def _go_to_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(0)

    def _enter(self) -> None:
        here = self.list.currentIndex().row()
        if here > 0 and self._stack.currentWidget() is self.list:
            self._presenter.choose(here)
        else:
            self._presenter.choose_first()

    def _type_on(self, text: str) -> None:
        """A letter typed on the list goes on with what is in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)
        if text:
            self.field.insert(text)
        else:
            self.field.backspace()

    # Who is chosen stays chosen

    def _note_current(self) -> None:
        row = self._presenter.model.row_at(self.list.currentIndex().row())
        # While one types, the first is chosen whoever it is.
        self._current_id = row.usager.id if row is not None and self.list.hasFocus() else None

    def _find_current(self) -> None:
        place = self._presenter.model.place_of(self._current_id) if self._current_id is not None else 0
        self._choose(max(0, place))

    def _choose(self, place: int) -> None:
        index: QModelIndex | QPersistentModelIndex = self._presenter.model.index(place, 0)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # What is shown

    def _refresh(self) -> None:
        presenter = self._presenter
        if self.field.text() != presenter.text:
            self.field.setText(presenter.text)
        self._note.setText(presenter.note)
        self._note.setVisible(bool(presenter.note))
        shown: QWidget = self.list
        match presenter.state:
            case "idle":
                self.empty.say("search", tr("Qui cherchez-vous\u202f?"), self._hint(), self._new())
                shown = self.empty
            case "searching":
                # The lines of before stay until there are others: a page that flashes by is read by nobody.
                shown = self.list if presenter.model.rows else self._searching
            case "nothing":
                self._say_nothing()
                shown = self.empty
        if self._stack.currentWidget() is not shown:
            if self.list.hasFocus():
                self.focus_field()
            self._stack.setCurrentWidget(shown)
        if shown is self.list and not self.list.currentIndex().isValid():
            self._choose(0)
        self._announce()

    def _hint(self) -> str:
        return tr("Quelques lettres suffisent\u00a0: accents, ordre et petites fautes sont pardonnés.")

    def _new(self) -> str:
        return tr("Créer un usager") if self._presenter.creates else ""

    def _say_nothing(self) -> None:
        create = self._presenter.model.create
        text = tr("Vérifiez l’orthographe, ou essayez le téléphone ou la date de naissance.")
        button = tr("{} (Entrée)").format(create) if create else ""
        self.empty.say("user", self._presenter.nobody_text, text, button)

    def _announce(self) -> None:
        """Tells a screen reader what a glance at the list tells: how many, and who comes first."""
        presenter = self._presenter
        rows = presenter.model.rows
        said = ""
        if presenter.state == "nothing":
            said = presenter.nobody_text
        elif presenter.state == "found" and rows:
            count = tr("1 usager") if len(rows) == 1 else tr("{} usagers").format(len(rows))
            said = f"{count}. {rows[0].spoken}"
        if said and said != self._announced and self.field.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))
        self._announced = said
