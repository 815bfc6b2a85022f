"""The fields of a workshop, and of those that are repeated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.booking.workshops import Field
from kiosk.domain.text.language import counted, tr
from kiosk.presenters.workshops.form import WorkshopForm
from kiosk.views.commands import BACK, SAVE, bind
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.edits.line_edit import LineEdit
from kiosk.views.widgets.edits.moment_edits import DayEdit, HourEdit, MinutesEdit
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, button, label, scrolling, spaced, tight

_WIDEST = 340
_MOST_WEEKS = 4


class WorkshopFormView(QWidget):
    """Shows what the form says; Ctrl+Enter makes it."""

    def __init__(self, form: WorkshopForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        content = QWidget()
        self._column = spaced(QVBoxLayout(content), (S4, S3, S4, S3), S3)
        self._column.addWidget(label(content, "title", tr("Nouvel atelier")))
        self._faults: dict[Field, Label] = {}
        self.motif = ChoiceButton(tr("Motif"), content)
        self.motif.chosen.connect(form.choose_motif)
        self.title = LineEdit(content)
        self.title.setPlaceholderText(tr("celui du motif"))
        self.title.textEdited.connect(form.set_title)
        self.lieu = ChoiceButton(tr("Lieu"), content)
        self.lieu.chosen.connect(form.choose_lieu)
        self.agents = CheckMenu(tr("Agents"), content, picked=True)
        self.agents.chosen.connect(form.choose_agents)
        self.day = DayEdit(lambda: form.now.date(), content)
        self.day.setPlaceholderText(tr("24/11, demain, lundi…"))
        self.day.value_changed.connect(form.set_day)
        self.hour = HourEdit(content)
        self.hour.setPlaceholderText("14:00")
        self.hour.value_changed.connect(form.set_hour)
        self.minutes = MinutesEdit(content)
        self.minutes.value_changed.connect(form.set_minutes)
        self.seats = LineEdit(content)
        self.seats.setPlaceholderText(tr("sans limite"))
        self.seats.textEdited.connect(lambda text: form.set_seats(_whole(text)))
        self.times = LineEdit(content)
        self.times.setText("1")
        self.times.textEdited.connect(lambda text: form.set_times(_whole(text) or 1))
        self.weeks = ChoiceButton(tr("Toutes les"), content)
        self.weeks.chosen.connect(form.set_weeks)
        self.dates = CheckMenu(tr("Dates"), content, picked=True)
        self.dates.chosen.connect(form.choose_dates)
        for wide in (self.motif, self.lieu):
            wide.set_widest(_WIDEST)
        widths = ((self.day, 120), (self.hour, 80), (self.minutes, 90), (self.seats, 110), (self.title, 300))
        for edit, width in (*widths, (self.times, 60)):
            edit.setMinimumWidth(width)
        self._row(content, "motif", (tr("Motif"), self.motif))
        self._row(content, "motif", (tr("Titre (facultatif)"), self.title), said=False)
        self._lieu_row = self._row(content, "lieu", (tr("Lieu"), self.lieu))
        self._row(content, "agents", (tr("Agents"), self.agents))
        self._row(content, "day", (tr("Jour"), self.day), (tr("Heure"), self.hour), (tr("Durée"), self.minutes))
        for field in ("hour", "minutes"):
            self._faults[field] = self._fault(content)
        self._row(content, "seats", (tr("Places"), self.seats))
        self._row(content, "dates", (tr("Combien de fois"), self.times), (tr("Toutes les"), self.weeks))
        self._column.addWidget(self.dates)
        self.summary = label(content, "muted")
        self.told = label(content, "muted")
        self._column.addWidget(self.summary)
        self._column.addWidget(self.told)
        self._column.addStretch(1)
        scroll = scrolling(self, content)  # before the buttons: Tab comes to them last
        self.problem = Band("problem", "error", self)
        self.save = button(self, "primary", "", form.save)
        buttons = FlowLayout(gap=S2)
        buttons.addWidget(self.save)
        buttons.addWidget(button(self, "plain", BACK.with_key(tr("Fermer")), form.close))
        foot = spaced(QVBoxLayout(), (S4, S2, S4, S3), S2)
        foot.addWidget(self.problem)
        foot.addLayout(buttons)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        bind(self, SAVE, self._save)
        form.changed.connect(self._refresh)
        self._refresh()

    def begin(self) -> None:
        """Gives the keyboard to what is to be filled in first, or to what is wrong."""
        fields: dict[Field, QWidget] = {
            "motif": self.motif,
            "lieu": self.lieu,
            "agents": self.agents,
            "day": self.day,
            "hour": self.hour,
            "minutes": self.minutes,
            "seats": self.seats,
            "dates": self.dates,
        }
        wrong = next((fields[field] for field in fields if field in self._form.faults), self.motif)
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, parent: QWidget, field: Field, *pairs: tuple[str, QWidget], said: bool = True) -> QWidget:
        """Fields side by side, each under its word; below them what is wrong, where ``said``."""
        row = QWidget(parent)
        beside = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight, row), S3)
        for word, widget in pairs:
            one = tight(QVBoxLayout(), S1)
            name = label(row, "", word)
            name.setBuddy(widget)
            if not widget.accessibleName():
                widget.setAccessibleName(word)
            one.addWidget(name)
            one.addWidget(widget)
            beside.addLayout(one)
        beside.addStretch(1)
        self._column.addWidget(row)
        if said:
            self._faults[field] = self._fault(parent)
        return row

    def _fault(self, parent: QWidget) -> Label:
        made = label(parent)
        made.setProperty("said", "error")
        made.hide()
        self._column.addWidget(made)
        return made

    def _save(self) -> None:
        self._form.save()
        if self._form.faults:
            self.begin()

    def _refresh(self) -> None:
        form, draft = self._form, self._form.draft
        self.motif.show_choices(form.motifs, draft.motif.id if draft.motif is not None else None)
        if draft.motif is None:
            self.motif.setText(tr("Choisir le motif"))
        self.lieu.show_choices(form.lieux, draft.lieu_id)
        if draft.lieu_id is None:
            self.lieu.setText(tr("Choisir le lieu"))
        self._lieu_row.setVisible(draft.motif is None or draft.motif.location_type == "public_office")
        self.agents.show_choices(form.agents, draft.agent_ids)
        for edit, text in ((self.title, draft.title), (self.seats, "" if draft.seats is None else str(draft.seats))):
            if not edit.hasFocus() and edit.text() != text:
                edit.setText(text)
        if not self.times.hasFocus():
            self.times.setText(str(draft.times))
        self.day.show_value(draft.day)
        self.hour.show_value(draft.hour)
        self.minutes.show_value(draft.minutes)
        weeks = [(n, counted(n, "{} semaine", "{} semaines")) for n in range(1, _MOST_WEEKS + 1)]
        self.weeks.show_choices(weeks, draft.weeks)
        several = len(draft.series) > 1
        self.weeks.setEnabled(several)
        self.dates.setVisible(several)
        self.dates.show_choices(form.dates, [day.toordinal() for day in draft.dates])
        self.summary.setText(form.summary)
        self.summary.setVisible(bool(form.summary))
        self.told.setText(form.told_text)
        self.told.setVisible(bool(form.told_text))
        for field, fault in self._faults.items():
            fault.setText(form.faults.get(field, ""))
            fault.setVisible(field in form.faults)
        self.problem.show_text(form.problem)
        many = len(draft.dates)
        self.save.setText(SAVE.with_key(tr("Créer {} ateliers").format(many) if many > 1 else tr("Créer l’atelier")))
        self.save.setEnabled(not form.busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._form.close()
            return
        super().keyPressEvent(event)


def _whole(text: str) -> int | None:
    """The number that ``text`` is; -1 for what is none, which is then said to be wrong."""
    bare = text.strip()
    if not bare:
        return None
    return int(bare) if bare.isdecimal() and len(bare) < 6 else -1
