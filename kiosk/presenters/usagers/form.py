"""Writing somebody down: a new fiche, a proche's, or what changes in one; and who may be the same person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.phones import own_plan
from kiosk.domain.people.usagers import Duplicate
from kiosk.domain.platform.failures import MemoryFailure, SignedOut
from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.errand import ChangeUsager, ErrandRecord, Turned
from kiosk.domain.writes.origin import Origin
from kiosk.presenters.usagers.duplicate_check import DuplicateCheck
from kiosk.presenters.usagers.form_state import (
    FIELDS,
    Done,
    FormState,
    KeptForms,
    begun,
    blank,
    form_of,
    form_of_refused,
)
from kiosk.presenters.usagers.form_texts import (
    FieldMessage,
    caution_text,
    cut_note,
    done_text,
    earlier_text,
    hints_of,
    kept_text,
    messages_of,
)
from kiosk.presenters.usagers.form_writing import take_in, write
from kiosk.presenters.words.sentences import sentence_of_a_cut
from kiosk.presenters.work.tasks import Cancelled, Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class UsagerFormPresenter(QObject):
    """One form at a time. What was typed in one that was closed comes back when it is opened again."""

    opened = Signal()
    closed = Signal()
    filled = Signal()
    """The fields of ``form`` hold something else, for another reason than typing."""
    changed = Signal()
    """Messages, locks, or what can be done."""
    focus_wanted = Signal(str)
    """The field that the person should look at."""
    saved = Signal(object)
    """The Usager as written, durable here and sent behind; not where ``done`` was given."""
    chosen = Signal(object)
    """The Usager that the person wants instead of a new one; not where ``done`` was given."""
    merge_wanted = Signal(object, object)
    """The Usager of this form, and another who is the same person."""

    def __init__(self, work: Work, parent: QObject | None = None, *, fiction_numbers: bool = False) -> None:
        """``fiction_numbers``: whether the platform takes telephone numbers of fiction."""
        super().__init__(parent)
        self._work = work = work.apart()
        self.now: Callable[[], datetime] = work.clock.now
        """The present instant; whoever knows where the organisation is gives it there."""
        self._fiction = fiction_numbers
        self.form = blank(0)
        """What is shown; nobody's while none is open."""
        self._check = DuplicateCheck(work, self)
        self._check.changed.connect(self.changed)
        self.is_open = False
        self.saving = False
        begun = lambda: self._kept.with_open(self.form if self.is_open else None)  # noqa: E731
        self._kept: KeptForms = work.typed.hold("usager", french("fiche d’usager"), begun) or KeptForms()
        work.follow(self._on_desk_change)

    @property
    def can_merge(self) -> bool:
        """Whether the platform can make one fiche of two."""
        can = self._work.desk.capabilities
        return can is not None and can.user_merge

    def _today(self) -> date:
        return self.now().date()

    # What is shown

    @property
    def note(self) -> str:
        """What becomes of it while the platform is out of reach; empty otherwise."""
        return cut_note(self.form) if self._work.desk.sync_state.connected is False else ""

    @property
    def hints(self) -> Mapping[str, str]:
        """What stands in a field as long as it is empty."""
        return hints_of(self.form, self._today())

    @property
    def messages(self) -> Mapping[str, FieldMessage]:
        """What stands under the fields."""
        return messages_of(self.form, self._today(), self._check.found)

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """Who is probably the same person."""
        return self._check.found

    @property
    def save_text(self) -> str:
        if self.form.usager is not None:
            return tr("Enregistrer")
        if self.form.agreed and self.form.agreed >= {one.usager.id for one in self.duplicates}:
            return tr("Créer quand même")
        return tr("Créer l’usager")

    # Filling in

    def set_text(self, name: str, text: str) -> None:
        """What is typed in a field."""
        if self.is_open and self.form.texts.get(name, "") != text:
            self.form.type_in(name, text)
            self._look()

    def set_notify(self, name: str, wanted: bool) -> None:
        """Whether the usager is told « by SMS » or « by e-mail »."""
        if self.is_open and self.form.notify[name] != wanted:
            self.form.notify[name] = wanted
            self.changed.emit()

    def leave_field(self, name: str) -> None:
        """The person goes on: the field is tidied and what is wrong with it is said."""
        if self.is_open and name in self.form.texts:
            self._look(filled=self.form.leave(name, self._today()))

    def swap_names(self) -> None:
        """The first name was typed for the last name."""
        self.form.swap_names(self._today())
        self._look(filled=True)

    def take_theirs(self, name: str) -> None:
        """What someone else wrote in a field takes the place of what was typed."""
        self.form.take(name)
        self._tell()

    def keep_mine(self, name: str) -> None:
        """What was typed stands, against what someone else wrote meanwhile."""
        if self.form.theirs.pop(name, None) is not None:
            self.changed.emit()

    def start_afresh(self) -> None:
        """Forgets what was typed, and begins again from what is there."""
        self.form.start_afresh()
        self._check.clear()
        self._tell()

    def _look(self, *, filled: bool = False) -> None:
        """Something else is in the fields: who is like that? ``filled``: it was not typed there."""
        form = self.form
        if form.usager is not None and not form.identity_changed:
            self._check.clear()
        else:
            self._check.look(form.read(self._today()).draft, form.organisation_id, besides=form.besides)
        if filled:
            self.filled.emit()
        self.changed.emit()

    def _tell(self) -> None:
        self.filled.emit()
        self.changed.emit()

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
        form = begun(organisation_id, typed, responsible, self.now())
        self._keep_open_one()
        kept = self._kept.last(form.key)
        if kept is not None and (not typed.strip() or kept.texts == form.texts):
            form = self._kept.take(form.key) or form
        form.done = done
        self._open(form)

    def open_edit(self, fiche: Fiche, organisation_id: int, done: Done | None = None) -> None:
        """What changes in a fiche. The rest of it is read from the platform; without it, only what is kept here."""
        form = form_of(fiche.usager, organisation_id)
        self._keep_open_one()
        form = self._kept.take(form.key) or form
        form.responsible = fiche.responsible
        form.done = done
        self._open(form)
        self._read_fiche()

    def reopen(self, record: ErrandRecord) -> None:
        """What the platform turned down, as it was typed, with the reason."""
        self._work.tasks.run("reopen", self._reopen(record), replace=True)

    async def _reopen(self, record: ErrandRecord) -> None:
        what, usager = record.errand.what, None
        if isinstance(what, ChangeUsager):
            usager = await self._work.desk.usagers.known(what.usager_id, record.errand.organisation_id)
        form = form_of_refused(record, usager)
        self._keep_open_one()
        self._open(form)
        if isinstance(record.outcome, Turned):
            self._look_at(form.turn_down(record.outcome))
        if usager is not None and usager.id > 0:
            self._read_fiche()

    def close(self) -> None:
        """Goes back. What was typed is kept, and comes back when the form is opened again."""
        if self.is_open and not self.saving:
            if self._kept.keep(self.form):
                self._work.notices.info(kept_text(self.form))
            self._leave()

    @property
    def earlier(self) -> str:
        """Whose fiche was begun before this one and not finished; empty when there is none."""
        kept = self._kept.last(self.form.key)
        return earlier_text(kept) if kept is not None else ""

    def take_earlier(self) -> None:
        """Goes on with the fiche that was begun before; what is typed in this one is kept in its turn."""
        form = self.form
        earlier = None if self.saving else self._kept.take(form.key)
        if earlier is not None:
            self._kept.keep(form)
            earlier.done = form.done
            self._open(earlier)

    def _keep_open_one(self) -> None:
        """Another form takes the place of this one: what was typed in it is not lost."""
        if self.is_open:
            self._kept.keep(self.form)

    def _open(self, form: FormState) -> None:
        self.form, self.is_open = form, True
        form.fiction, form.plan = self._fiction, own_plan(self.now().tzinfo)
        form.forget_answers()
        self.saving = False
        self._check.clear()
        if form.usager is not None:
            form.has_notification_email = form.usager.notification_email is not None
        else:
            self._work.tasks.run("fields", self._learn_fields(form), replace=True)
        self.opened.emit()
        self._look(filled=True)

    async def _learn_fields(self, form: FormState) -> None:
        form.has_notification_email = await self._work.desk.usagers.has_notification_email(form.organisation_id)
        self.changed.emit()

    def _leave(self) -> None:
        self.form, self.is_open = blank(0), False
        self._check.clear()
        for reading in ("read", "fields"):
            self._work.tasks.cancel(reading)
        self.closed.emit()

    # The rest of the fiche

    def _read_fiche(self) -> None:
        form = self.form
        if form.usager is None or form.usager.id < 0 or self._work.desk.sync_state.connected is False:
            return
        work = self._work.desk.usagers.fiche(form.usager.id, form.organisation_id)
        self._work.tasks.run("read", work, replace=True, done=lambda outcome: self._fiche_read(form, outcome))

    def _fiche_read(self, form: FormState, outcome: Outcome[Fiche]) -> None:
        if form is not self.form or isinstance(outcome, Cancelled):
            return
        if isinstance(outcome, Ok):
            form.take_fiche(outcome.value)
            self.filled.emit()
        elif isinstance(outcome, RefusedBy):
            form.problem = sentence_of_a_cut(outcome.failure)
        self.changed.emit()

    def _on_desk_change(self, change: DeskChange) -> None:
        """Somebody else, or the platform, has changed what the form shows."""
        form = self.form
        theirs = form.usager is not None and form.usager.id in change.usager_ids and not self.saving
        if change.kind == "sync" and self.is_open:
            if form.fiche is None and "read" not in self._work.tasks.names and not form.problem:
                self._read_fiche()
            self.changed.emit()
        elif change.kind == "usagers" and change.origin != Origin.USAGER_FORM and theirs:
            self._read_fiche()

    # Choosing somebody who is there already

    def choose(self, place: int = 0) -> None:
        """Takes the duplicate at ``place`` instead; one of another organisation is imported first.

        While somebody is edited, it is asked whether the two fiches are to be one.
        """
        form = self.form
        if self.saving or not 0 <= place < len(self.duplicates):
            return
        other = self.duplicates[place]
        if form.usager is not None:
            if self.can_merge and not other.masked:
                self.merge_wanted.emit(form.usager, other.usager)
        elif other.masked:
            self.saving = True
            self.changed.emit()
            self._work.tasks.run("save", self._import(form, other.usager.id), done=self._ended)
        else:
            self._chose(form, other.usager)

    async def _import(self, form: FormState, usager_id: int) -> None:
        self._chose(form, await take_in(self._work, usager_id, form.organisation_id))

    def _chose(self, form: FormState, usager: Usager) -> None:
        self.saving = False
        self._leave()
        (form.done or self.chosen.emit)(usager)

    # Saving

    def save(self) -> None:
        """Writes it down, unless something is wrong or somebody is probably the same: then it says so."""
        form = self.form
        if not self.is_open or self.saving:
            return
        form.leave_all(self._today())
        self.filled.emit()
        wrong = [name for name, message in self.messages.items() if message.blocks]
        if wrong:
            self.changed.emit()
            self.focus_wanted.emit(min(wrong, key=FIELDS.index))
            return
        self.saving = True
        form.problem = form.caution = ""
        self.changed.emit()
        self._work.tasks.run("save", self._save(form), done=self._ended, to_the_end=True)

    async def _save(self, form: FormState) -> None:
        usager = await self._written(form)
        self.saving = False
        if usager is None:
            return
        self._work.journal.say(form.act, done_text(form, usager, connected=self._work.desk.sync_state.connected))
        if form is self.form:
            self._leave()
        (form.done or self.saved.emit)(usager)

    async def _written(self, form: FormState) -> Usager | None:
        """The usager as written; None when that is not to be, or not yet: the form says why."""
        reading = form.read(self._today())
        if form.usager is None or form.identity_changed:
            alike = await self._check.settle(reading.draft, form.organisation_id, besides=form.besides)
            ids = frozenset(one.usager.id for one in alike)
            if any(one.blocks for one in alike):
                self.focus_wanted.emit("email")
                return None
            if not ids <= form.agreed:
                form.agreed |= ids
                form.caution = caution_text(form)
                return None
        became = await write(self._work, form, reading.draft, reading.birth)
        if isinstance(became, Turned):
            self._look_at(form.turn_down(became))
            return None
        if form.reopened:
            await self._work.desk.usagers.dismiss(form.reopened, Origin.USAGER_FORM)
        return became

    def _look_at(self, field: str) -> None:
        self._tell()
        if field:
            self.focus_wanted.emit(field)

    def _ended(self, outcome: Outcome[None]) -> None:
        self.saving = False
        match outcome:
            case RefusedBy(MemoryFailure() | SignedOut() as failure):
                self._work.notices.failure(failure)
            case RefusedBy(failure):
                self._look_at(self.form.fail(failure))
        self.changed.emit()
