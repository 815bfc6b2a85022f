"""« Indisponibilités »: the list by agent; at the right, the one selected or the one being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.absences.lines import AbsenceLine
from kiosk.presenters.absences.page import AbsencesPresenter
from kiosk.presenters.around.lines import Head, LineRole
from kiosk.views.absences.form import AbsenceFormView
from kiosk.views.absences.line_painter import AbsencePainter
from kiosk.views.absences.one import AbsenceView
from kiosk.views.commands import ABSENT_TODAY, NEW_ABSENCE, PRINT_ABSENCE, REMOVE_ABSENCE, SEARCH_ABSENCE
from kiosk.views.cut_texts import set_tip
from kiosk.views.lists.beside import Beside
from kiosk.views.lists.line_list import LineList, ListArea
from kiosk.views.next_line import NextLine
from kiosk.views.page import Page
from kiosk.views.tokens import S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, button, tight


class _List(LineList):
    """The space bar enters too: it opens the fold."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


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
        self.list = _List(self, presenter.model, AbsencePainter(), tr("Indisponibilités"))
        self.list.hear({REMOVE_ABSENCE: presenter.ask_to_remove})
        self.list.moved.connect(presenter.select)
        self.list.entered.connect(self._enter)
        self.list.clicked.connect(lambda index: self._toggle(index.row()))
        self.list.doubleClicked.connect(lambda _: presenter.edit())
        self.area = ListArea(self.list, tr("Les indisponibilités arrivent…"), self)
        self.empty = self.area.empty
        self.empty.asked.connect(self._go_on)
        self.side = Beside(self)
        self.form = AbsenceFormView(presenter, self.side)
        self.one = AbsenceView(presenter, self.side)
        self.side.hold(self.one, self.form)
        column = tight(QVBoxLayout())
        column.addLayout(above)
        column.addWidget(self.note)
        column.addWidget(self.area, 1)
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
        if self.area.listed and not self.list.currentIndex().isValid():  # Qt would choose the first line
            lines = self._presenter.model.lines
            first = next((place for place, line in enumerate(lines) if not isinstance(line, Head)), 0)
            self.list.setCurrentIndex(self._presenter.model.index(first, 0))
        self.area.focus(self)

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
        line = self._presenter.model.at(place)
        if isinstance(line, AbsenceLine) and line.absence is None:
            self._presenter.toggle_past()
            self.list.setCurrentIndex(self._presenter.model.index(place, 0))
            return True
        return False

    def _keep_place(self) -> None:
        selected = self._presenter.selected
        place = self._presenter.model.place_of(selected.id) if selected is not None else -1
        if place >= 0:
            self.list.setCurrentIndex(self._presenter.model.index(place, 0))

    # What is shown

    def _show_side(self) -> None:
        form = self._presenter.form
        turned, self._writing = form.open != self._writing, form.open
        self.side.setVisible(form.open or self._presenter.selected is not None)
        self.side.turn_to(self.form if form.open else self.one)
        for each in (self.begin, self.today):
            each.setVisible(not form.open)
        if turned and self.isVisible():
            self.focus_page()

    def _refresh(self) -> None:
        presenter = self._presenter
        self.note.show_text(presenter.note)
        for each in (self.begin, self.today):
            each.setEnabled(not presenter.offline)
        if presenter.state == "shown":
            self._say_why_none()
        said = tr("Les indisponibilités n’ont pas pu être lues")
        turned = self.area.show_state(presenter.state, failed=(said, presenter.problem))
        if turned and self.isVisible() and not presenter.form.open and not self.filter.hasFocus():
            self.focus_list()
        self._show_side()

    def _say_why_none(self) -> None:
        offline = self._presenter.offline
        if self._presenter.text:
            said = tr("Aucun agent ni motif de ce nom")
            self.empty.say("search", said, tr("Changez ce que vous cherchez."), tr("Tout afficher"))
            return
        self.empty.say(
            "calendar",
            tr("Aucune indisponibilité connue de ce poste") if offline else tr("Aucune indisponibilité"),
            tr("Les congés, formations et réunions des agents se notent ici\u00a0: leurs créneaux se ferment."),
            "" if offline else NEW_ABSENCE.with_key(),
        )

    def _go_on(self) -> None:
        if self._presenter.state == "failed":
            self._presenter.open()
        elif self._presenter.text:
            self.filter.clear()
        else:
            self._presenter.begin()


def _absence_of(index: QModelIndex | QPersistentModelIndex) -> int | None:
    line = index.data(LineRole)
    return line.key if isinstance(line, AbsenceLine) else None
