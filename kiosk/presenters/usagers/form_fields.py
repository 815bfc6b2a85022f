"""The form in which somebody is written down: what it shows, and what is typed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.people.usager_checks import TEXT_FIELDS, tidied
from kiosk.domain.people.usagers import Duplicate
from kiosk.presenters.usagers.duplicate_check import DuplicateCheck
from kiosk.presenters.usagers.form_state import FormState
from kiosk.presenters.usagers.form_texts import (
    FieldMessage,
    cut_note,
    hints_of,
    locked_of,
    messages_of,
    read_only_of,
    title_of,
)
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    pass


class UsagerFormFields(QObject):
    """The part of ``UsagerFormPresenter`` that a view fills in and reads."""

    filled = Signal()
    """``texts`` or ``notify`` is not what it was, for another reason than typing."""
    changed = Signal()
    """Titles, messages, locks, or what can be done."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.now: Callable[[], datetime] = work.clock.now
        """The present instant; whoever knows where the organisation is gives it there."""
        self._form: FormState | None = None
        self._agreed: frozenset[int] = frozenset()  # duplicates that the person has looked at and set aside
        self._check = DuplicateCheck(work, self)
        self._check.changed.connect(self.changed)
        self.saving = False
        self.can_merge = False
        """Whether the platform can make one fiche of two."""
        self.problem = ""
        """What keeps the form from being saved, or from being whole; empty when all is well."""
        self.caution = ""
        """What the person should look at before they save; empty when there is nothing."""
        self._email_taken = False

    # What is shown

    @property
    def is_open(self) -> bool:
        return self._form is not None

    @property
    def editing(self) -> bool:
        """Whether this is an usager who is there already."""
        return self._form is not None and self._form.usager is not None

    @property
    def title(self) -> str:
        return title_of(self._form) if self._form else ""

    @property
    def said(self) -> str:
        """Why the form is as it is: what was brought back, or why the platform turned it down."""
        return self._form.said if self._form else ""

    @property
    def note(self) -> str:
        """What becomes of it while the platform is out of reach; empty otherwise."""
        cut = self._work.desk.sync_state.connected is False
        return cut_note(self._form) if self._form and cut else ""

    @property
    def texts(self) -> Mapping[str, str]:
        """What each field holds."""
        return self._form.texts if self._form else {}

    @property
    def notify(self) -> Mapping[str, bool]:
        """« notify_by_sms », « notify_by_email »."""
        return self._form.notify if self._form else {}

    @property
    def hints(self) -> Mapping[str, str]:
        """What stands in a field as long as it is empty."""
        return hints_of(self._form, self._today()) if self._form else {}

    @property
    def notification_email_shown(self) -> bool:
        """Whether the platform has an address besides, to which it writes."""
        form = self._form
        return form is not None and (form.has_notification_email or bool(form.texts.get("notification_email")))

    @property
    def private_shown(self) -> bool:
        """Whether the rest of the fiche was read, and can be shown."""
        return self._form is not None and self._form.fiche is not None

    @property
    def read_only(self) -> tuple[tuple[str, str], ...]:
        """(name, value) of what is shown and cannot be changed here."""
        return read_only_of(self._form) if self._form else ()

    @property
    def locked(self) -> Mapping[str, str]:
        """Fields that cannot be changed here, and why."""
        return locked_of(self._form) if self._form else {}

    @property
    def messages(self) -> Mapping[str, FieldMessage]:
        """What stands under the fields."""
        if self._form is None:
            return {}
        return messages_of(self._form, self._today(), self._check.found, email_taken=self._email_taken)

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """Who is probably the same person."""
        return self._check.found if self._form else ()

    @property
    def save_text(self) -> str:
        if self.editing:
            return self.tr("Enregistrer")
        if self._agreed and self._agreed >= {one.usager.id for one in self.duplicates}:
            return self.tr("Créer quand même")
        return self.tr("Créer l’usager")

    # Filling in

    def set_text(self, name: str, text: str) -> None:
        """What is typed in a field."""
        form = self._form
        if form is None or form.texts.get(name, "") == text:
            return
        form.texts[name] = text
        form.refused.pop(name, None)
        if name == "email":
            self._email_taken = False
        self.problem = self.caution = ""
        self._look()
        self.changed.emit()

    def set_notify(self, name: str, wanted: bool) -> None:
        """Whether the usager is told « by SMS » or « by e-mail »."""
        if self._form is not None and self._form.notify[name] != wanted:
            self._form.notify[name] = wanted
            self.changed.emit()

    def leave_field(self, name: str) -> None:
        """The person goes on: the field is tidied and what is wrong with it is said."""
        form = self._form
        if form is None or name not in form.texts:
            return
        if form.texts[name].strip() or name in form.left or form.usager is not None:
            form.left.add(name)
        if name in TEXT_FIELDS and form.texts[name] != form.base.get(name, ""):
            tidy = tidied(name, form.texts[name], self._today())
            if tidy != form.texts[name]:
                form.texts[name] = tidy
                self.filled.emit()
        self._look()
        self.changed.emit()

    def swap_names(self) -> None:
        """The first name was typed for the last name."""
        form = self._form
        if form is None:
            return
        first, last = form.texts["first_name"], form.texts["last_name"]
        form.texts["first_name"] = tidied("first_name", last.lower() if last.isupper() else last, self._today())
        form.texts["last_name"] = tidied("last_name", first, self._today())
        self.filled.emit()
        self._look()
        self.changed.emit()

    def take_theirs(self, name: str) -> None:
        """What someone else wrote in a field takes the place of what was typed."""
        form = self._form
        if form is not None and name in form.theirs:
            form.texts[name] = form.theirs.pop(name)
            self.filled.emit()
            self.changed.emit()

    def keep_mine(self, name: str) -> None:
        """What was typed stands, against what someone else wrote meanwhile."""
        if self._form is not None and self._form.theirs.pop(name, None) is not None:
            self.changed.emit()

    def _look(self) -> None:
        form = self._form
        if form is None or (form.usager is not None and not form.identity_changed):
            self._check.clear()
            return
        self._check.look(form.read(self._today()).draft, form.organisation_id, besides=form.besides)

    def _today(self) -> date:
        return self.now().date()
