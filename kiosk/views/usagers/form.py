"""The form in which somebody is written down: fields at the left, who may be the same person at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.people.usagers import Duplicate
from kiosk.domain.platform.field_labels import field_label
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.usagers.fields import PRIVATE_FIELDS, field_choices
from kiosk.presenters.usagers.form import UsagerFormPresenter
from kiosk.presenters.usagers.form_texts import locked_of, read_only_of, title_of
from kiosk.views import theme
from kiosk.views.commands import CHOOSE, SAVE, bind
from kiosk.views.tokens import S1, S2, S3, S4, S5, S6
from kiosk.views.usagers.duplicates import DuplicatePanel
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.form_field import FormField, Kind
from kiosk.views.widgets.pieces import Label, button, label, on_button, scrolling, spaced, tight
from kiosk.views.widgets.sheet import Sheet
from kiosk.views.widgets.tick_box import TickBox

_PLACES = (
    ("last_name", 0, 0, 1),
    ("first_name", 0, 1, 1),
    ("birth_name", 2, 0, 1),
    ("birth_date", 2, 1, 1),
    ("phone_number", 3, 0, 1),
    ("email", 3, 1, 1),
    ("notification_email", 4, 1, 1),
    ("address", 5, 0, 2),
)
_REQUIRED = frozenset({"last_name", "first_name"})
_FORM, _CARDS = 620, 400  # widths, px at 100 % of text
_LOW = 184  # of the people found, where they stand above


class UsagerForm(Sheet):
    """Emits nothing: it asks the presenter, and shows what it answers."""

    def __init__(self, presenter: UsagerFormPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._afresh = button(self, "plain", tr("Effacer la saisie"), presenter.start_afresh)
        self.earlier = button(self, "plain", "", presenter.take_earlier)
        self.head.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignBottom)
        self.head.addWidget(self._afresh, 0, Qt.AlignmentFlag.AlignBottom)
        self.fields: dict[str, FormField] = {}
        self._choices: dict[str, ChoiceButton] = {}
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(S6)
        self._scroll = scrolling(self, self._card())
        self._scroll.setObjectName("page")
        self._body.addWidget(self._scroll, 3)
        self.duplicates = DuplicatePanel(self)
        self.duplicates.chosen.connect(presenter.choose)
        self._body.addWidget(self.duplicates, 2)
        self._spring = QWidget(self)
        self._spring.setObjectName("page")
        self._body.addWidget(self._spring, 2)
        self.save_button = button(self, "primary", "", presenter.save)
        self.set_body(self._body, self.save_button)
        bind(self, SAVE, self.save_button.click)
        bind(self, CHOOSE, presenter.choose)
        self.left.connect(presenter.close)
        presenter.filled.connect(self._fill)
        presenter.changed.connect(self._refresh)
        presenter.opened.connect(self._opened)
        presenter.focus_wanted.connect(self.focus_field)
        self._dress()
        self._fill()
        self._refresh()

    # What it is made of

    def _card(self) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        grid = QGridLayout()
        grid.setHorizontalSpacing(S4)
        grid.setVerticalSpacing(S3)
        for name, row, column, span in _PLACES:
            grid.addWidget(self._field(name), row, column, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._swap = button(card, "link", tr("Inverser nom et prénom"), self._presenter.swap_names)
        grid.addWidget(self._swap, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._sms = TickBox(field_label("notify_by_sms"), card)
        self._mail = TickBox(field_label("notify_by_email"), card)
        self._sms.toggled.connect(lambda on: self._presenter.set_notify("notify_by_sms", on))
        self._mail.toggled.connect(lambda on: self._presenter.set_notify("notify_by_email", on))
        layout = spaced(QVBoxLayout(card), (S5, S4, S5, S4), S3)
        ticks = FlowLayout(gap=S4)
        ticks.addWidget(self._sms)
        ticks.addWidget(self._mail)
        layout.addLayout(grid)
        layout.addLayout(ticks)
        layout.addWidget(self._private_part(card))
        holder = QWidget(self)
        holder.setObjectName("page")
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
        around.addStretch(1)
        return holder

    def _private_part(self, card: QWidget) -> QWidget:
        self._private = QWidget(card)
        title = label(self._private, "title", tr("Dossier"))
        why = label(self._private, "muted", tr("Lu sur la plateforme à l’instant, non conservé sur ce poste."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(S4)
        grid.setVerticalSpacing(S3)
        for place, name in enumerate(PRIVATE_FIELDS):
            grid.addWidget(self._choice(name) if field_choices(name) else self._field(name), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._elsewhere = label(self._private)
        layout = spaced(QVBoxLayout(self._private), (0, S3, 0, 0), S2)
        for widget in (title, why):
            layout.addWidget(widget)
        layout.addLayout(grid)
        layout.addWidget(self._elsewhere)
        return self._private

    def _field(self, name: str) -> FormField:
        field = FormField(field_label(name), self, required=name in _REQUIRED)
        field.typed.connect(lambda text: self._presenter.set_text(name, text))
        field.gone.connect(lambda: self._presenter.leave_field(name))
        field.theirs_taken.connect(lambda: self._presenter.take_theirs(name))
        field.mine_kept.connect(lambda: self._presenter.keep_mine(name))
        self.fields[name] = field
        return field

    def _choice(self, name: str) -> QWidget:
        holder = QWidget(self)
        title = Label(field_label(name), holder)
        title.setProperty("kind", "strong")
        choices = ChoiceButton(field_label(name), holder)
        choices.chosen.connect(lambda value: self._presenter.set_text(name, value))
        title.setBuddy(choices)
        layout = tight(QVBoxLayout(holder), S1)
        layout.addWidget(title)
        layout.addWidget(choices)
        layout.addStretch(1)
        self._choices[name] = choices
        return holder

    # What is shown

    def begin(self) -> None:
        """Gives the keyboard to the first required field that is empty, else to the first field."""
        empty = next((name for name in ("last_name", "first_name") if not self.fields[name].edit.text()), "")
        self.focus_field(empty or ("last_name" if self._presenter.form.usager is not None else "birth_date"))

    def focus_field(self, name: str) -> None:
        """Gives the keyboard to a field, and brings it into sight."""
        field = self.fields.get(name)
        if field is not None:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            field.edit.selectAll()
            self._scroll.ensureWidgetVisible(field)

    def _opened(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self.begin)

    def _fill(self) -> None:
        presenter = self._presenter
        for name, field in self.fields.items():
            field.show_text(presenter.form.texts.get(name, ""))
        for name, made in self._choices.items():
            choices = (("", tr("Non renseigné")), *field_choices(name))
            made.show_choices(choices, presenter.form.texts.get(name, ""))
        for box, name in ((self._sms, "notify_by_sms"), (self._mail, "notify_by_email")):
            box.setChecked(presenter.form.notify.get(name, True))

    def _refresh(self) -> None:
        presenter = self._presenter
        self.show_title(title_of(presenter.form))
        self.said.show_text(presenter.form.said)
        self._afresh.setVisible(bool(presenter.form.said))
        self.earlier.setText(tr("Continuer la saisie de {}").format(on_button(presenter.earlier)))
        self.earlier.setVisible(bool(presenter.earlier))
        self.note.show_text(presenter.note)
        self.caution.show_text(presenter.form.caution)
        self.problem.show_text(presenter.form.problem)
        messages, locked = presenter.messages, locked_of(presenter.form)
        for name, field in self.fields.items():
            message = messages.get(name)
            field.edit.setPlaceholderText(presenter.hints.get(name, ""))
            if message is None:
                field.say("", None)
            else:
                kind: Kind = "error" if message.blocks else "warning"
                field.say(message.text, kind, choice=bool(message.theirs))
            field.set_locked(locked.get(name, ""))
        self.fields["notification_email"].setVisible(presenter.form.notification_email_shown)
        self._private.setVisible(presenter.form.fiche is not None)
        elsewhere = "\n".join(labelled(name, text) for name, text in read_only_of(presenter.form))
        self._elsewhere.setText(f"{elsewhere}\n{tr('Se modifient sur le site de la plateforme.')}")
        self._elsewhere.setVisible(bool(elsewhere))
        self._swap.setVisible(presenter.form.usager is None)
        self.save_button.setText(SAVE.with_key(presenter.save_text))
        self.save_button.setEnabled(not presenter.saving)
        self.duplicates.show_duplicates(presenter.duplicates, presenter.form.texts, self._action_on)
        self._lay_out()

    def _action_on(self, other: Duplicate) -> str:
        if self._presenter.form.usager is not None:
            mergeable = self._presenter.can_merge and not other.masked
            return tr("Comparer et fusionner") if mergeable else ""
        return tr("Importer et choisir cet usager") if other.masked else tr("Choisir cet usager")

    def _dress(self) -> None:
        theme.set_icon(self._swap, "swap", "text", 16)
        self._lay_out()

    def _lay_out(self) -> None:
        """Side by side where there is room; else the people found come first."""
        wide = self.width() >= theme.px(_FORM) + theme.px(_CARDS) + 2 * S6
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop
        if self._body.direction() != direction:
            self._body.setDirection(direction)
        self._spring.setVisible(wide and self.duplicates.isHidden())
        self.duplicates.set_compact(not wide, theme.px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_spring"):
            self._dress()
        super().changeEvent(event)
