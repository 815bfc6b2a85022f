"""« Ateliers »: the list day by day; at the right, the one selected or the one being made."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.around.lines import Head
from kiosk.presenters.workshops.page import WorkshopsPresenter
from kiosk.views import commands
from kiosk.views.lists.beside import Beside
from kiosk.views.lists.line_list import LineList, ListArea
from kiosk.views.page import Page
from kiosk.views.tokens import S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import button, label, tight
from kiosk.views.workshops.form import WorkshopFormView
from kiosk.views.workshops.line_painter import WorkshopPainter
from kiosk.views.workshops.one import WorkshopView


class WorkshopsPage(Page):
    """Composes; decides nothing."""

    def __init__(self, presenter: WorkshopsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._place = 0  # of the line that was last in hand
        self.begin = button(self, "primary", commands.NEW_WORKSHOP.with_key(tr("Créer")), presenter.begin)
        self.begin.setAccessibleName(commands.NEW_WORKSHOP.text)
        head = FlowLayout(gap=S3)
        title = label(self, "title", tr("Ateliers"))
        title.setWordWrap(False)
        for each in (title, self.begin):
            head.addWidget(each)
        above = QVBoxLayout()
        above.setContentsMargins(S4, S3, S4, S3)
        above.addLayout(head)
        self.note = Band("info", "calm", self)
        self._does = {
            commands.NEW_WORKSHOP: presenter.begin,
            commands.JOIN: presenter.join,
            commands.CALL_OFF: presenter.call_off,
        }
        self.list = LineList(self, presenter.model, WorkshopPainter(), tr("Ateliers"))
        self.list.moved.connect(self._moved)
        self.list.entered.connect(presenter.show_in_agenda)
        self.list.doubleClicked.connect(lambda _: presenter.show_in_agenda())
        self.area = ListArea(self.list, tr("Les ateliers arrivent…"), self)
        self.empty = self.area.empty
        self.empty.asked.connect(self._go_on)
        self.side = Beside(self)
        self.one = WorkshopView(presenter, self.side)
        self.form = WorkshopFormView(presenter.form, self.side)
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
        presenter.changed.connect(self._refresh)
        presenter.form.changed.connect(self._show_side)
        self._refresh()

    def focus_page(self) -> None:
        """Gives the keyboard to the form while something is being made, else to the list."""
        if self._presenter.form.open:
            self.form.begin()
            return
        if not self.list.currentIndex().isValid():  # before the keyboard comes: Qt would choose the first line
            self._keep_place()
        self.area.focus(self)

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        if self._presenter.form.open:
            self._presenter.form.close()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._presenter.form.open and commands.done_by(self._does, event):
            return
        super().keyPressEvent(event)

    def _keep_place(self) -> None:
        """The one selected stays; of one that is gone, the next takes its place, else the last."""
        selected, model = self._presenter.selected, self._presenter.model
        place = model.place_of(selected.id) if selected is not None else -1
        if place < 0:
            places = [n for n, line in enumerate(model.lines) if not isinstance(line, Head)]
            place = next((n for n in places if n >= self._place), places[-1] if places else -1)
        if place >= 0:
            self.list.setCurrentIndex(model.index(place, 0))

    def _moved(self, place: int) -> None:
        if place >= 0:
            self._place = place
        self._presenter.select(place)

    # What is shown

    def _show_side(self) -> None:
        form = self._presenter.form
        turned, self._writing = form.open != self._writing, form.open
        self.side.setVisible(form.open or self._presenter.selected is not None)
        self.side.turn_to(self.form if form.open else self.one)
        self.begin.setVisible(self._presenter.may_write and not form.open)
        if turned and self.isVisible():
            self.focus_page()

    def _refresh(self) -> None:
        presenter = self._presenter
        self.note.show_text(presenter.note)
        if presenter.state == "shown":
            new = commands.NEW_WORKSHOP.with_key() if presenter.may_write else ""
            self.empty.say("group", *presenter.empty_text, new)
        said = tr("Les ateliers n’ont pas pu être lus")
        turned = self.area.show_state(presenter.state, failed=(said, presenter.problem))
        if turned and self.isVisible() and not presenter.form.open:
            self.focus_page()
        self._show_side()

    def _go_on(self) -> None:
        if self._presenter.state == "failed":
            self._presenter.open()
        else:
            self._presenter.begin()
