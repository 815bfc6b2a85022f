"""The RDV that is being booked, on one page: people, hour, agents, place, who will be told, what to beware of."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.booking.availability import Slot
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import inside, tr
from kiosk.presenters.booking.could_be import agent_choices, lieu_choices
from kiosk.presenters.booking.modes import Filling, Refused
from kiosk.presenters.booking.outlook import why_untold
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.booking.texts import fault_text, when_text
from kiosk.presenters.words.slot_texts import short_slot_text, slot_text
from kiosk.views.booking.guest_rows import GuestRows
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.edits.moment_edits import DayEdit, HourEdit, MinutesEdit
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, button, empty, has_keyboard, label, reach_before, scrolling, spaced, tight


class BookingForm(QWidget):
    """Return books from anywhere but a button, which it presses. What is wrong stands above the button."""

    more_wanted = Signal()
    """One more usager is to be found."""

    def __init__(self, presenter: BookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._draft = presenter.draft
        self._search = presenter.search
        content = QWidget()
        self._what = label(content, "section")
        self._title = label(content, "title")
        self._when = label(content, "read")
        self._host = label(content, "strong")
        self.guests = GuestRows(lambda: self.more, content)
        self.guests.removed.connect(self._draft.remove_guest)
        self.guests.told.connect(lambda usager_id, on: self._draft.set_told(usager_id, lifecycle=on))
        self.guests.reminded.connect(lambda usager_id, on: self._draft.set_told(usager_id, reminder=on))
        self.more = button(content, "link", tr("Ajouter un usager"), self.more_wanted.emit)
        self._proches = QWidget(content)
        self._proches_flow = FlowLayout(self._proches, gap=S1)
        self._proches_shown: tuple[Usager, ...] = ()
        self._fields = self._make_fields(content)
        self.context = QLineEdit(content)
        self.context.setPlaceholderText(tr("Contexte du rendez-vous"))
        self.context.setAccessibleName(tr("Contexte du rendez-vous"))
        self.context.textChanged.connect(self._draft.set_context)
        self._told = label(content, "small")
        self._warnings = QWidget(content)
        self._warnings.hide()
        self._warning_lines = tight(QVBoxLayout(self._warnings), S1)
        self._warned: tuple[str, ...] = ()
        column = spaced(QVBoxLayout(content), (S4, S3, S4, S3), S2)
        for widget in (
            self._what,
            self._title,
            self._when,
            self._host,
            self._warnings,  # seen without scrolling, whatever the size of text
            self.guests,
            self._proches,
            self.more,
            self._fields,
            self.context,
        ):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if widget is self.more else Qt.AlignmentFlag(0))
        column.addWidget(self._told)
        column.addStretch(1)
        self.error = Band("problem", "error", self)
        self._others = QWidget(self)
        self._others_flow = FlowLayout(self._others, gap=S1)
        self._other_slots: tuple[Slot, ...] = ()
        theirs = tr("Repartir de ce qui est enregistré")
        self.theirs = button(self, "plain", theirs, self._draft.take_theirs)
        self.theirs.hide()
        self.book_button = button(self, "primary", "", presenter.book)
        self.clear = button(self, "plain", tr("Effacer"), self._give_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(S2)
        buttons.addWidget(self.book_button, 1)
        buttons.addWidget(self.clear)
        foot = spaced(QVBoxLayout(), (S4, S2, S4, S4), S2)
        foot.addWidget(self.error)
        foot.addWidget(self.theirs)
        foot.addWidget(self._others)
        foot.addLayout(buttons)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(scrolling(self, content), 1)
        layout.addLayout(foot)
        self._draft.changed.connect(self.refresh)
        presenter.search.changed.connect(self._show_others)
        self.refresh()

    def focus_book(self) -> None:
        """The keyboard goes to « Créer RDV »: Return books; to the hour as long as that is what is missing."""
        missing = self._draft.form.half is not None and self._draft.form.hour is None
        (self.hour if missing else self.book_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_hour(self) -> None:
        """The keyboard goes to the hour, what is there selected."""
        self.hour.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        self.day = DayEdit(lambda: self._search.today, holder)
        self.day.value_changed.connect(self._draft.set_day)
        self.hour = HourEdit(holder)
        self.hour.value_changed.connect(self._draft.set_hour)
        self.duration = MinutesEdit(holder)
        self.duration.value_changed.connect(self._draft.set_duration)
        for edit in (self.day, self.hour, self.duration):
            edit.entered.connect(self._go_on)
        self.agents = CheckMenu(tr("Agents"), holder)
        self.agents.chosen.connect(self._draft.set_agents)
        self.lieu = ChoiceButton(tr("Lieu"), holder)
        self.lieu.chosen.connect(self._draft.set_lieu)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, S1, 0, 0)
        grid.setHorizontalSpacing(S2)
        grid.setVerticalSpacing(S2)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Date"), self.day),
            (tr("Heure"), self.hour),
            (tr("Agents"), self.agents),
            (tr("Lieu"), self.lieu),
        )
        for row, (said, field) in enumerate(fields):
            name = Label(said, holder)
            name.setProperty("kind", "muted")
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1, 1, 1 if field is self.hour else 2)
        self._lieu_label = name
        grid.addWidget(self.duration, 1, 2)
        self.day.setAccessibleName(tr("Date"))
        self.hour.setAccessibleName(tr("Heure"))
        self.duration.setAccessibleName(tr("Durée"))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return holder

    # What is shown

    def refresh(self) -> None:
        """Shows the draft."""
        draft, form = self._draft, self._draft.form
        motif = form.motif
        changes = form.changes
        _say(self._what, self._changed_text(changes.starts_at) if changes is not None else "")
        self._title.setText(motif.name if motif is not None else tr("Nouveau rendez-vous"))
        asked = motif is not None or self._search.motif is not None
        choose = tr("Choisissez un créneau.") if asked else tr("Choisissez un motif et un créneau.")
        if draft.ready and form.starts_at is None:
            choose = tr("Donnez le jour et l’heure.")
        self._when.setText(when_text(form.starts_at) if form.starts_at is not None else choose)
        _say(self._host, self._presenter.host_text)
        self.guests.show_guests(form.guests, lambda usager: why_untold(form, usager, self._search.now))
        self._show_proches()
        reach_before(self.more, [*self.guests.controls, *_widgets(self._proches_flow)])
        self._fields.setVisible(draft.ready)
        self._fields.setEnabled(form.workshop is None)
        self.context.setVisible(draft.ready and form.workshop is None)
        if draft.ready:
            self._show_fields()
        _say(self._told, "\n".join(self._told_lines()))
        self._show_warnings()
        self.error.show_text(self._wrong())
        self._show_theirs()
        self.clear.setText(tr("Effacer") if changes is None else tr("Abandonner"))
        self._show_others()
        self.book_button.setText(tr("Envoi en cours…") if draft.sending else self._create_text())
        self.book_button.setEnabled(draft.ready)
        self.clear.setEnabled(not draft.sending)

    def _wrong(self) -> str:
        match self._draft.stage:
            case Filling(faults):
                return " ".join(fault_text(fault) for fault in faults)
            case Refused(message):
                return message
            case _:
                return ""

    def _show_theirs(self) -> None:
        """What somebody else has saved meanwhile can be taken up; the keyboard goes there."""
        stage = self._draft.stage
        wanted = isinstance(stage, Refused) and stage.theirs is not None
        if wanted and self.theirs.isHidden():
            had_keyboard = has_keyboard(self)
            self.theirs.show()
            if had_keyboard:
                self.theirs.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not wanted and not self.theirs.isHidden():
            if self.theirs.hasFocus():
                self.focus_book()
            self.theirs.hide()

    def _give_up(self) -> None:
        if self._draft.form.changes is not None:
            self._presenter.back_to_agenda()
        else:
            self._draft.clear()

    def _changed_text(self, starts_at: datetime) -> str:
        said = when_text(starts_at.astimezone(self._search.zone))
        return tr("Modification du RDV du {}").format(inside(said))

    def _create_text(self) -> str:
        if self._draft.form.changes is not None:
            offline = self._presenter.offline
            return tr("Modifier, à confirmer (Entrée)") if offline else tr("Enregistrer (Entrée)")
        if self._presenter.offline:
            return tr("Créer RDV à confirmer (Entrée)")
        if self._draft.form.workshop is not None:
            return tr("Inscrire (Entrée)")
        return tr("Créer RDV (Entrée)")

    def _show_fields(self) -> None:
        form = self._draft.form
        self.day.show_value(form.day)
        self.hour.show_value(form.hour)
        self.duration.show_value(form.duration_in_min or None)
        if self.context.text() != form.context:
            self.context.setText(form.context)
        choices = [(identity, name, None) for identity, name in agent_choices(form, self._search)]
        self.agents.show_choices(choices, {agent.id for agent in form.agents})
        placed = form.motif is not None and form.motif.location_type == "public_office"
        self.lieu.show_choices(lieu_choices(form, self._search), form.lieu_id)
        self.lieu.setVisible(placed)
        self._lieu_label.setVisible(placed)

    def _told_lines(self) -> list[str]:
        draft, outlook = self._draft, self._draft.outlook
        lines = [told.text for told in outlook.told]
        if outlook.untold:
            lines.append(tr("Non prévenus\u00a0: {}").format(", ".join(outlook.untold)))
        if draft.form.changes is not None and draft.touched and not lines:
            lines.append(tr("Rien de ce qui change ici ne s’annonce\u00a0: personne n’est prévenu."))
        return lines

    def _show_proches(self) -> None:
        proches = self._draft.outlook.proches
        self._proches.setVisible(bool(proches))
        if proches == self._proches_shown:
            return
        self._proches_shown = proches
        empty(self._proches_flow)
        for usager in proches:
            text = self._proche_text(usager)
            one = button(self._proches, "plain", text, partial(self._draft.add_guest, usager))
            self._proches_flow.addWidget(one)
            one.show()

    def _proche_text(self, usager: Usager) -> str:
        proche = usager.responsible_id is not None
        said = tr("+ {} (proche)") if proche else tr("+ {} (responsable)")
        return said.format(usager_name(usager))

    def _show_warnings(self) -> None:
        said = tuple(dict.fromkeys(self._draft.outlook.warnings))
        if said == self._warned:
            return
        self._warned = said
        self._warnings.setVisible(bool(said))
        empty(self._warning_lines)
        for text in said:
            line = Band("problem", "warning", self._warnings)
            self._warning_lines.addWidget(line)
            line.show_text(text)

    def _show_others(self) -> None:
        """Other slots, once the one wanted was taken."""
        others = tuple(self._presenter.alternatives())
        self._others.setVisible(bool(others))
        if others == self._other_slots:
            return
        had_keyboard = has_keyboard(self)
        self._other_slots = others
        empty(self._others_flow)
        for slot in others:
            said = slot_text(slot, self._search.today)
            short = short_slot_text(slot, self._search.today)
            other = button(self._others, "plain", short, partial(self._take, slot))
            set_tip(other, said)
            other.setAccessibleName(said)
            self._others_flow.addWidget(other)
            other.show()
            if had_keyboard and slot is others[0]:
                other.setFocus(Qt.FocusReason.OtherFocusReason)  # Return takes the first of them
        reach_before(self.book_button, _widgets(self._others_flow))

    def _go_on(self) -> None:
        """Return in a field: to whom it is for while nobody is, else it books."""
        form = self._draft.form
        if form.guests or form.changes is not None or form.hour is None:
            self._presenter.book()
        else:
            self.more_wanted.emit()

    def _take(self, slot: Slot) -> None:
        self._draft.take(slot)
        self.focus_book()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton) and focused is not self.book_button:
                focused.click()
            elif self._draft.ready:
                self._presenter.book()
            return
        super().keyPressEvent(event)


def _widgets(flow: FlowLayout) -> list[QWidget]:
    found = (flow.itemAt(place) for place in range(flow.count()))
    return [widget for item in found if item is not None and (widget := item.widget()) is not None]


def _say(words: Label, text: str) -> None:
    """Shows ``text``; what is empty takes no room."""
    words.setText(text)
    words.setVisible(bool(text))
