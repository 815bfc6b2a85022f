"""The fields of an indisponibilité, and the RDVs that would fall into it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.absences.form import FIELDS, AbsenceForm, Field
from kiosk.presenters.absences.page import AbsencesPresenter
from kiosk.views.absences.affected import AffectedRdvs
from kiosk.views.commands import BACK, SAVE, bind
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.edits.line_edit import LineEdit
from kiosk.views.widgets.edits.moment_edits import DayEdit, HourEdit
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.form_field import FormField
from kiosk.views.widgets.pieces import button, empty, label, scrolling, spaced, tight
from kiosk.views.widgets.tick_box import TickBox

_MOST_AGENTS = 6  # shown at once: more are found by typing
_PLACES: dict[Field, tuple[int, int, int]] = {
    "agent": (0, 0, 2),
    "title": (2, 0, 2),
    "first_day": (3, 0, 1),
    "end_day": (3, 1, 1),
    "start_time": (5, 0, 1),
    "end_time": (5, 1, 1),
}


class AbsenceFormView(QWidget):
    """Shows what the form says; Ctrl+Enter saves."""

    def __init__(self, presenter: AbsencesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: AbsenceForm = presenter.form
        content = QWidget()
        self._title = label(content, "title")
        self.fields: dict[Field, FormField] = {}
        labels: dict[Field, str] = {
            "agent": tr("Agent"),
            "title": tr("Motif"),
            "first_day": tr("Premier jour"),
            "end_day": tr("Dernier jour"),
            "start_time": tr("De"),
            "end_time": tr("À"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(S3)
        grid.setVerticalSpacing(S2)
        for name in FIELDS:
            field = FormField(labels[name], content, required=name != "end_day", edit=self._edit(name))
            field.typed.connect(lambda text, one=name: self._form.set_text(one, text))
            field.gone.connect(lambda one=name: self._form.gone_from(one))
            row, place, width = _PLACES[name]
            grid.addWidget(field, row, place, 1, width)
            self.fields[name] = field
        self.fields["title"].edit.setPlaceholderText(tr("Congés, Formation…"))
        self.fields["first_day"].edit.setPlaceholderText(tr("24/11, demain, lundi…"))
        self.fields["end_day"].edit.setPlaceholderText(tr("le même jour"))
        self.fields["start_time"].edit.setPlaceholderText("8:30")
        self.fields["end_time"].edit.setPlaceholderText("12:00")
        self.whole_day = TickBox(tr("Toute la journée"), content)
        self.whole_day.toggled.connect(self._form.set_whole_day)
        grid.addWidget(self.whole_day, 4, 0, 1, 2)
        for before, after in zip(
            (self.fields["first_day"].edit, self.fields["end_day"].edit, self.whole_day),
            (self.fields["end_day"].edit, self.whole_day, self.fields["start_time"].edit),
            strict=True,
        ):
            QWidget.setTabOrder(before, after)
        self.agents = QWidget(content)
        self._agents_flow = FlowLayout(self.agents, gap=S1)
        self._agents_shown: list[tuple[int, str]] = []
        grid.addWidget(self.agents, 1, 0, 1, 2)
        self.affected = AffectedRdvs(presenter.affected, content)
        column = spaced(QVBoxLayout(content), (S4, S3, S4, S3), S3)
        column.addWidget(self._title)
        column.addLayout(grid)
        column.addWidget(self.affected)
        column.addStretch(1)
        scroll = scrolling(self, content)  # before the buttons: Tab comes to them last
        self.problem = Band("problem", "error", self)
        self.save = button(self, "primary", SAVE.with_key(), self._form.save)
        buttons = FlowLayout(gap=S2)
        buttons.addWidget(self.save)
        buttons.addWidget(button(self, "plain", BACK.with_key(tr("Fermer")), self._form.close))
        foot = spaced(QVBoxLayout(), (S4, S2, S4, S3), S2)
        foot.addWidget(self.problem)
        foot.addLayout(buttons)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        bind(self, SAVE, self._save)
        self._form.changed.connect(self._refresh)
        self._refresh()

    def _edit(self, name: Field) -> LineEdit | None:
        """What is typed into, where it is not plain text."""
        match name:
            case "first_day" | "end_day":
                return DayEdit(lambda: self._form.today)
            case "start_time" | "end_time":
                return HourEdit()
            case _:
                return None

    def begin(self, *, anew: bool = False) -> None:
        """Gives the keyboard to what is to be filled in first, or to what is wrong, what is there selected.

        ``anew``: somebody begins; the agent was guessed from the line in hand, and another name takes their place.
        """
        form = self._form
        asked: list[Field] = [name for name in FIELDS if name != "end_day"]
        first: Field = next((name for name in asked if not getattr(form.typed, name)), "title")
        if form.changes is not None:
            first = "title"
        elif anew and not form.typed.title:
            first = "agent"
        edit = self.fields[next((name for name in FIELDS if name in form.faults), first)].edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()

    def _save(self) -> None:
        self._form.save()
        if self._form.faults:
            self.begin()

    def _show_agents(self) -> None:
        """Whom the typed name may mean, until one is chosen."""
        form = self._form
        open_ = form.agent_id is None and (bool(form.typed.agent.strip()) or self.fields["agent"].edit.hasFocus())
        found = form.agents_found(form.typed.agent)[:_MOST_AGENTS] if open_ else []
        self.agents.setVisible(bool(found))
        if found == self._agents_shown:
            return
        self._agents_shown = found
        empty(self._agents_flow)
        for agent_id, name in found:
            made = button(self.agents, "plain", name, partial(self._choose, agent_id))
            self._agents_flow.addWidget(made)
            made.show()

    def _choose(self, agent_id: int) -> None:
        self._form.choose_agent(agent_id)
        self.begin()

    def _refresh(self) -> None:
        form = self._form
        editing = form.changes is not None
        self._title.setText(tr("Modifier l’indisponibilité") if editing else tr("Nouvelle indisponibilité"))
        for name, field in self.fields.items():
            field.show_text(getattr(form.typed, name))
            field.say(form.faults.get(name, ""), "error" if name in form.faults else None)
        if editing:
            self.fields["agent"].set_locked(tr("Une indisponibilité ne change pas d’agent."))
        else:
            self.fields["agent"].set_locked("")
        self.whole_day.setChecked(form.typed.whole_day)
        self.fields["start_time"].setVisible(not form.typed.whole_day)
        self.fields["end_time"].setVisible(not form.typed.whole_day)
        self._show_agents()
        self.problem.show_text(form.problem)
        self.save.setEnabled(not form.busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._form.close()
            return
        super().keyPressEvent(event)
