"""Writing somebody down: a new fiche, a proche's, or what changes in one; and who may be the same person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.typed_usager import typed_usager
from kiosk.domain.people.usager_checks import TEXT_FIELDS, tidied
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Conflict, MemoryFailure, Refused, SignedOut
from kiosk.domain.writes.errand import ErrandRecord, OnItsWay, Turned, Written
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of
from kiosk.presenters.usagers.fields import PRIVATE_FIELDS, refused_text
from kiosk.presenters.usagers.form_fields import UsagerFormFields
from kiosk.presenters.usagers.form_state import (
    Done,
    FormState,
    KeptForms,
    blank,
    form_of,
    form_of_refused,
    texts_of_draft,
)
from kiosk.presenters.usagers.form_texts import done_text, kept_text
from kiosk.presenters.usagers.refusals import draft_written
from kiosk.presenters.words.sentences import sentence_of_a_call, sentence_of_a_cut
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Outcome, RefusedBy, Tasks

if TYPE_CHECKING:
    from kiosk.desk import Desk, DeskChange

PATIENCE: Final = 0.7
"""Seconds for which a form stays to hear the platform's answer, where it can be reached."""
_SAVE, _READ, _FIELDS = "usager_form.save", "usager_form.fiche", "usager_form.fields"


class UsagerFormPresenter(UsagerFormFields):
    """One form at a time. What was typed in one that was closed comes back when it is opened again."""

    opened = Signal()
    closed = Signal()
    focus_wanted = Signal(str)
    """The field that the person should look at."""
    saved = Signal(object)
    """The Usager as written, durable here and sent behind; not where ``done`` was given."""
    chosen = Signal(object)
    """The Usager that the person wants instead of a new one; not where ``done`` was given."""
    merge_wanted = Signal(object, object)
    """The Usager of this form, and another who is the same person."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        tasks: Tasks,
        notices: Notices,
        parent: QObject | None = None,
        *,
        fiction_numbers: bool = False,
    ) -> None:
        super().__init__(desk, clock, tasks, parent)
        self._fiction = fiction_numbers
        self._notices = notices
        self._kept = KeptForms()
        self.reading = False

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
            form.texts |= texts_of_draft(typed_usager(typed, self._today()))
        elif responsible is not None:
            form.texts["last_name"] = form.base["last_name"] = responsible.last_name
        self._keep_open_one()
        kept = self._kept.last(form.key)
        if kept is not None and (not typed.strip() or kept.texts == form.texts):
            form = self._brought_back(form.key) or form
        form.done = done
        self._open(form)

    def open_edit(self, fiche: Fiche, organisation_id: int, done: Done | None = None) -> None:
        """What changes in a fiche. The rest of it is read from the platform; without it, only what is kept here."""
        form = form_of(fiche.usager, draft_of(fiche.usager), organisation_id)
        self._keep_open_one()
        form = self._brought_back(form.key) or form
        form.responsible = fiche.responsible
        form.done = done
        self._open(form)
        self._read_fiche()

    def open_refused(self, record: ErrandRecord, usager: Usager | None = None) -> None:
        """What the platform turned down, as it was typed, with the reason. ``usager``: the one who was to change."""
        draft = draft_written(record)
        if draft is None:
            return
        form = form_of_refused(record, draft, usager)
        self._keep_open_one()
        self._open(form)
        if isinstance(outcome := record.outcome, Turned):
            self._turned(form, outcome)
        if usager is not None and usager.id > 0:
            self._read_fiche()

    def close(self) -> None:
        """Goes back. What was typed is kept, and comes back when the form is opened again."""
        form = self._form
        if form is None or self.saving:
            return
        if self._kept.keep(form):
            self._notices.info(kept_text(form))
        self._leave()

    def start_afresh(self) -> None:
        """Forgets what was typed, and begins again from what is there."""
        form = self._form
        if form is None:
            return
        form.texts, form.notify = dict(form.base), dict(form.base_notify)
        form.left.clear()
        form.theirs.clear()
        form.refused.clear()
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
        self._tasks.cancel(_FIELDS)

    @property
    def earlier(self) -> str:
        """Whose fiche was begun before this one and not finished; empty when there is none."""
        kept = self._kept.last(self._form.key) if self._form is not None else None
        if kept is None:
            return ""
        return f"{kept.texts['last_name']} {kept.texts['first_name']}".strip() or self.tr("sans nom")

    def take_earlier(self) -> None:
        """Goes on with the fiche that was begun before; what is typed in this one is kept in its turn."""
        form = self._form
        earlier = self._brought_back(form.key) if form is not None and not self.saving else None
        if form is not None and earlier is not None:
            self._kept.keep(form)
            earlier.done = form.done
            self._open(earlier)

    def _brought_back(self, key: tuple[str, int]) -> FormState | None:
        form = self._kept.take(key)
        if form is not None:
            form.said = self.tr("Vous retrouvez ce que vous aviez saisi.")
        return form

    def _keep_open_one(self) -> None:
        """Another form takes the place of this one: what was typed in it is not lost."""
        if self._form is not None:
            self._kept.keep(self._form)

    def _open(self, form: FormState) -> None:
        self._form = form
        form.fiction = self._fiction
        self._agreed, self._email_taken = frozenset(), False
        self.problem = self.caution = ""
        self.saving = self.reading = False
        self._check.clear()
        self._look()
        if form.usager is not None:
            form.has_notification_email = form.usager.notification_email is not None
        else:
            self._tasks.run(_FIELDS, self._learn_fields(form), replace=True)
        self.opened.emit()
        self.filled.emit()
        self.changed.emit()

    async def _learn_fields(self, form: FormState) -> None:
        form.has_notification_email = await self._desk.usagers.has_notification_email(form.organisation_id)
        self.changed.emit()

    def _leave(self) -> None:
        self._form = None
        self.stop()
        self.closed.emit()

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
            self.problem = sentence_of_a_cut(outcome.failure)
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
        elif change.kind == "usagers" and change.origin != Origin.USAGER_FORM and not self.saving:
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
            if self.can_merge and not other.masked:
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
            alike = await self._check.settle(reading.draft, form.organisation_id, besides=form.besides)
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
        if usager is None:
            self.saving = False
            return
        if form.reopened:
            await self._desk.usagers.dismiss(form.reopened, Origin.USAGER_FORM)
        self._notices.say(done_text(form, usager, connected=self._desk.sync_state.connected))
        self.saving = False
        if form is self._form:
            self._leave()
        if form.done is not None:
            form.done(usager)
        else:
            self.saved.emit(usager)

    async def _write(self, form: FormState, draft: UsagerDraft) -> Usager | None:
        """The usager as written; None when the platform has turned it down at once: the form says why."""
        usagers = self._desk.usagers
        if form.usager is None:
            return await self._answered(form, await usagers.create(draft, form.organisation_id, Origin.USAGER_FORM))
        private = form.private_changes()
        if private and form.fiche is not None:
            # First, while the version read still is the present one.
            version = form.fiche.lock_version
            fiche = await usagers.change_private(form.usager.id, form.organisation_id, private, version)
            form.take_fiche(fiche, draft_of(fiche.usager))
        if draft == form.before:
            return form.usager
        changed = await usagers.change(form.usager.id, form.organisation_id, form.before, draft, Origin.USAGER_FORM)
        return await self._answered(form, changed)

    async def _answered(self, form: FormState, usager: Usager) -> Usager | None:
        """Waits a moment for the platform: a refusal is best read beside what was typed."""
        usagers = self._desk.usagers
        if self._desk.sync_state.connected is False:
            return usager
        match await usagers.outcome(usager.id, PATIENCE):
            case Written(usager_id):
                return await usagers.known(usager_id, form.organisation_id) or usager
            case Turned() as turned:
                for record in (await usagers.written(usager.id))[:1]:
                    await usagers.dismiss(record.errand.key, Origin.USAGER_FORM)
                self._turned(form, turned)
                return None
            case OnItsWay():
                return usager
        return usager

    def _turned(self, form: FormState, turned: Turned) -> None:
        """Says why the platform would not have it, and brings in what it has instead."""
        self.problem = turned.reason
        self._email_taken = turned.taken_by is not None or "taken" in turned.fields.get("email", ())
        for name, codes in turned.fields.items():
            if "frozen" in codes and name in form.texts:
                form.frozen.add(name)
                form.texts[name] = form.base.get(name, "")
        self._mark(form, turned.fields)
        if turned.theirs is not None:
            form.take_theirs(turned.theirs, texts_of_draft(turned.theirs))
        self.filled.emit()
        first = next((name for name in TEXT_FIELDS if name in turned.fields and name not in form.frozen), "")
        if first:
            self.focus_wanted.emit(first)

    def _mark(self, form: FormState, refused: Mapping[str, tuple[str, ...]]) -> None:
        """Says under each field what the platform has against it, until it is typed in again."""
        said = {name: refused_text(name, codes) for name, codes in refused.items() if form.texts.get(name)}
        form.refused = {name: text for name, text in said.items() if text}

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
                self.problem = sentence_of_a_call(failure)
        self.changed.emit()

    def _refused(self, form: FormState, failure: Refused) -> None:
        self._email_taken = "taken" in failure.fields.get("email", ())
        self.problem = sentence_of_a_call(failure)
        self._mark(form, failure.fields)
        first = next((name for name in (*TEXT_FIELDS, *PRIVATE_FIELDS) if name in failure.fields), "")
        if first:
            self.focus_wanted.emit(first)
