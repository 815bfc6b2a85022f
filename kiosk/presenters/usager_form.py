"""Writing somebody down: a new fiche, a proche's, or what changes in one; and who may be the same person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.domain.failures import Conflict, MemoryFailure, Refused, SignedOut
from kiosk.domain.fiche import Fiche
from kiosk.domain.model import Usager
from kiosk.domain.names import usager_name
from kiosk.domain.projected import draft_of
from kiosk.domain.typed_usager import typed_usager
from kiosk.domain.usager_checks import TEXT_FIELDS, tidied
from kiosk.domain.usagers import Duplicate, UsagerDraft
from kiosk.presenters.duplicate_check import DuplicateCheck
from kiosk.presenters.notices import Notices
from kiosk.presenters.sentences import sentence
from kiosk.presenters.tasks import Outcome, RefusedBy, Tasks
from kiosk.presenters.usager_fields import PRIVATE_FIELDS
from kiosk.presenters.usager_form_state import Done, FormState, blank, form_of
from kiosk.presenters.usager_form_texts import (
    FieldMessage,
    cut_note,
    hints_of,
    locked_of,
    messages_of,
    read_only_of,
    title_of,
)

if TYPE_CHECKING:
    from kiosk.desk import Desk, DeskChange

ORIGIN: Final = "usager_form"
_SAVE, _READ = "usager_form.save", "usager_form.fiche"


class UsagerFormPresenter(QObject):
    """One form at a time. What was typed in one that was closed comes back when it is opened again."""

    opened = Signal()
    closed = Signal()
    filled = Signal()
    """``texts`` or ``notify`` is not what it was, for another reason than typing."""
    changed = Signal()
    """Titles, messages, locks, or what can be done."""
    focus_wanted = Signal(str)
    """The field that the person should look at."""
    saved = Signal(object)
    """The Usager as written, durable here and sent behind; not where ``done`` was given."""
    chosen = Signal(object)
    """The Usager that the person wants instead of a new one; not where ``done`` was given."""
    merge_wanted = Signal(object, object)
    """The Usager of this form, and another who is the same person."""

    def __init__(self, desk: Desk, clock: Clock, tasks: Tasks, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._tasks = tasks
        self._notices = notices
        self._form: FormState | None = None
        self._kept: dict[tuple[str, int], FormState] = {}
        self._agreed: frozenset[int] = frozenset()  # duplicates that the person has looked at and set aside
        self._check = DuplicateCheck(desk, tasks, self)
        self._check.changed.connect(self.changed)
        self.saving = False
        self.reading = False
        self.problem = ""
        """What keeps the form from being saved, or from being whole; empty when all is well."""
        self.caution = ""
        """What the person should look at before they save; empty when there is nothing."""
        self._email_taken = False

    # Opening and closing

    def open_new(
        self,
        organisation_id: int,
        typed: str = "",
        responsible: Usager | None = None,
        done: Done | None = None,
    ) -> None:
        """A new fiche. ``typed``: what was searched, put into the fields; ``responsible``: this is a proche of theirs.

        ``done`` is called with the usager made, or with the one chosen instead.
        """
        form = blank(organisation_id)
        form.responsible = responsible
        if typed.strip():
            form.texts |= _texts_of_draft(typed_usager(typed, self._today()))
        elif responsible is not None:
            form.texts["last_name"] = form.base["last_name"] = responsible.last_name
        self._keep_open_one()
        kept = self._kept.get(form.key)
        if kept is not None and (form.empty or not typed.strip() or kept.texts == form.texts):
            form = self._brought_back(form.key)
        form.done = done
        self._open(form)

    def open_edit(self, fiche: Fiche, organisation_id: int, done: Done | None = None) -> None:
        """What changes in a fiche. The rest of it is read from the platform; without it, only what is kept here."""
        form = form_of(fiche.usager, draft_of(fiche.usager), organisation_id)
        self._keep_open_one()
        if form.key in self._kept:
            form = self._brought_back(form.key)
        form.responsible = fiche.responsible
        form.done = done
        self._open(form)
        self._read_fiche()

    def open_refused(
        self,
        organisation_id: int,
        draft: UsagerDraft,
        reason: str,
        *,
        usager: Usager | None = None,
        theirs: UsagerDraft | None = None,
        errand_key: str = "",
    ) -> None:
        """What the platform turned down, as it was typed, with the reason. ``usager``: the one to be changed."""
        form = form_of(usager, draft_of(usager), organisation_id) if usager else blank(organisation_id)
        if theirs is not None and usager is not None:
            form.base |= _texts_of_draft(theirs)
            form.before = theirs
        typed = _texts_of_draft(draft)
        form.theirs = {
            name: text for name, text in form.base.items() if theirs is not None and text != typed.get(name, "")
        }
        form.texts |= typed
        form.notify = {"notify_by_sms": draft.notify_by_sms, "notify_by_email": draft.notify_by_email}
        form.left = {name for name, text in form.texts.items() if text}
        form.reopened, form.said = errand_key, reason
        self._keep_open_one()
        self._open(form)
        if usager is not None and usager.id > 0:
            self._read_fiche()

    def close(self) -> None:
        """Goes back. What was typed is kept, and comes back when the form is opened again."""
        form = self._form
        if form is None or self.saving:
            return
        self._keep_open_one()
        if form.key in self._kept:
            self._notices.info(self.tr("Votre saisie est gardée\u00a0: vous la retrouverez en revenant ici."))
        self._leave()

    def start_afresh(self) -> None:
        """Forgets what was typed, and begins again from what is there."""
        form = self._form
        if form is None:
            return
        self._kept.pop(form.key, None)
        form.texts, form.notify = dict(form.base), dict(form.base_notify)
        form.left.clear()
        form.theirs.clear()
        form.said = ""
        self._agreed, self._email_taken = frozenset(), False
        self.problem = self.caution = ""
        self._check.clear()
        self.filled.emit()
        self.changed.emit()

    def stop(self) -> None:
        """Asks nothing more. What is being saved is carried through."""
        self._check.clear()
        self._tasks.cancel(_READ)

    def _brought_back(self, key: tuple[str, int]) -> FormState:
        form = self._kept.pop(key)
        form.said = self.tr("Vous retrouvez ce que vous aviez saisi.")
        return form

    def _keep_open_one(self) -> None:
        """Another form takes the place of this one: what was typed in it is not lost."""
        form = self._form
        if form is not None and form.dirty and not (form.usager is None and form.empty):
            self._kept[form.key] = form

    def _open(self, form: FormState) -> None:
        self._form = form
        self._agreed, self._email_taken = frozenset(), False
        self.problem = self.caution = ""
        self.saving = self.reading = False
        self._check.clear()
        self._look()
        self.opened.emit()
        self.filled.emit()
        self.changed.emit()

    def _leave(self) -> None:
        self._form = None
        self.stop()
        self.closed.emit()

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
        cut = self._desk.sync_state.connected is False
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
        besides = form.usager.id if form.usager else None
        self._check.look(form.read(self._today()).draft, form.organisation_id, besides=besides)

    # The rest of the fiche

    def _read_fiche(self) -> None:
        form = self._form
        assert form is not None
        assert form.usager is not None
        if form.usager.id < 0 or self._desk.sync_state.connected is False:
            return
        self.reading = True
        self._tasks.run(
            _READ,
            self._desk.usagers.fiche(form.usager.id, form.organisation_id),
            replace=True,
            done=lambda outcome: self._fiche_read(form, outcome),
        )

    def _fiche_read(self, form: FormState, outcome: Outcome) -> None:
        if form is not self._form:
            return
        self.reading = False
        value = getattr(outcome, "value", None)
        if isinstance(value, Fiche):
            self._take(form, value)
            return
        if isinstance(outcome, RefusedBy):
            self.problem = sentence(outcome.failure)
        self.changed.emit()

    def _take(self, form: FormState, fiche: Fiche) -> None:
        form.take_fiche(fiche, draft_of(fiche.usager))
        form.responsible = fiche.responsible or form.responsible
        self.filled.emit()
        self.changed.emit()

    def on_desk_change(self, change: DeskChange) -> None:
        """Somebody else, or the platform, has changed what the form shows."""
        form = self._form
        if form is None:
            return
        if change.kind == "sync":
            if form.usager is not None and form.fiche is None and not self.reading and not self.problem:
                self._read_fiche()
            self.changed.emit()
        elif change.kind == "usagers" and change.origin != ORIGIN and not self.saving:
            ids = change.usager_ids
            if form.usager is not None and form.usager.id in ids:
                self._read_fiche()

    # Choosing somebody who is there already

    def choose(self, place: int = 0) -> None:
        """Takes the duplicate at ``place`` instead; one of another organisation is imported first.

        While somebody is edited, it is asked whether the two fiches are to be one.
        """
        form = self._form
        if form is None or self.saving or not 0 <= place < len(self.duplicates):
            return
        other = self.duplicates[place]
        if form.usager is not None:
            self.merge_wanted.emit(form.usager, other.usager)
            return
        if not other.masked:
            self._chose(form, other.usager)
            return
        self.saving = True
        self.changed.emit()
        self._tasks.run(_SAVE, self._import(form, other.usager.id), done=self._ended)

    async def _import(self, form: FormState, usager_id: int) -> None:
        await self._desk.usagers.attach(usager_id, form.organisation_id)
        fiche = await self._desk.usagers.fiche(usager_id, form.organisation_id)
        self._notices.say(self.tr("{} est dans votre organisation").format(usager_name(fiche.usager)))
        self._chose(form, fiche.usager)

    def _chose(self, form: FormState, usager: Usager) -> None:
        self._kept.pop(form.key, None)
        self.saving = False
        self._leave()
        if form.done is not None:
            form.done(usager)
        else:
            self.chosen.emit(usager)

    # Saving

    def save(self) -> None:
        """Writes it down, unless something is wrong or somebody is probably the same: then it says so."""
        form = self._form
        if form is None or self.saving:
            return
        form.left |= {"first_name", "last_name", *(name for name, text in form.texts.items() if text)}
        today = self._today()
        for name in TEXT_FIELDS:
            if form.texts[name] != form.base.get(name, ""):
                form.texts[name] = tidied(name, form.texts[name], today)
        self.filled.emit()
        wrong = [name for name, message in self.messages.items() if message.blocks]
        if wrong:
            self.changed.emit()
            self.focus_wanted.emit(min(wrong, key=[*TEXT_FIELDS, *PRIVATE_FIELDS].index))
            return
        self.saving = True
        self.problem = self.caution = ""
        self.changed.emit()
        self._tasks.run(_SAVE, self._save(form), done=self._ended, to_the_end=True)

    async def _save(self, form: FormState) -> None:
        reading = form.read(self._today())
        if form.usager is None or form.identity_changed:
            besides = form.usager.id if form.usager else None
            alike = await self._check.settle(reading.draft, form.organisation_id, besides=besides)
            ids = frozenset(one.usager.id for one in alike)
            if any(one.blocks for one in alike):
                self.saving = False
                self.focus_wanted.emit("email")
                return
            if not ids <= self._agreed:
                self._agreed |= ids
                self.saving = False
                self.caution = (
                    self.tr("Cette personne a peut-être déjà une fiche\u00a0: comparez avant d’enregistrer.")
                    if form.usager is not None
                    else self.tr("Cette personne a peut-être déjà une fiche\u00a0: choisissez-la, ou créez quand même.")
                )
                return
        usager = await self._write(form, reading.draft)
        self._say_done(form, usager)
        self._kept.pop(form.key, None)
        self.saving = False
        if form is self._form:
            self._leave()
        if form.done is not None:
            form.done(usager)
        else:
            self.saved.emit(usager)

    async def _write(self, form: FormState, draft: UsagerDraft) -> Usager:
        usagers = self._desk.usagers
        if form.usager is None:
            return await usagers.create(draft, form.organisation_id, ORIGIN)
        private = form.private_changes()
        if private and form.fiche is not None:
            # First, while the version read still is the present one.
            version = form.fiche.lock_version
            fiche = await usagers.change_private(form.usager.id, form.organisation_id, private, version)
            form.take_fiche(fiche, draft_of(fiche.usager))
        if draft == form.before:
            return form.usager
        return await usagers.change(form.usager.id, form.organisation_id, form.before, draft, ORIGIN)

    def _say_done(self, form: FormState, usager: Usager) -> None:
        name = usager_name(usager)
        if self._desk.sync_state.connected is False:
            text = self.tr("{} est gardé sur ce poste\u202f; sa fiche partira au retour de la plateforme")
        elif form.usager is None:
            text = self.tr("Fiche créée\u00a0: {}")
        else:
            text = self.tr("Fiche enregistrée\u00a0: {}")
        self._notices.say(text.format(name))

    def _ended(self, outcome: Outcome) -> None:
        self.saving = False
        form = self._form
        if isinstance(outcome, RefusedBy):
            failure = outcome.failure
            if isinstance(failure, Conflict) and isinstance(failure.theirs, Fiche) and form is not None:
                self._take(form, failure.theirs)
                self.problem = self.tr(
                    "Quelqu’un a modifié cette fiche entre-temps. Vérifiez ce qui est signalé, puis enregistrez."
                )
            elif isinstance(failure, Refused) and form is not None:
                self._refused(form, failure)
            elif isinstance(failure, MemoryFailure | SignedOut):
                self._notices.failure(failure)
            else:
                self.problem = sentence(failure)
        self.changed.emit()

    def _refused(self, form: FormState, failure: Refused) -> None:
        self._email_taken = "taken" in failure.fields.get("email", ())
        self.problem = sentence(failure)
        first = next((name for name in (*TEXT_FIELDS, *PRIVATE_FIELDS) if name in failure.fields), "")
        if first:
            self.focus_wanted.emit(first)

    def _today(self) -> date:
        return self._clock.now().date()


def _texts_of_draft(draft: UsagerDraft) -> dict[str, str]:
    texts = {name: getattr(draft, name) or "" for name in TEXT_FIELDS if name != "birth_date"}
    return {**texts, "birth_date": f"{draft.birth_date:%d/%m/%Y}" if draft.birth_date else ""}
