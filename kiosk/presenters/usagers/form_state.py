"""One form as it is being filled: what was there, what was typed, and what someone else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.phones import own_plan
from kiosk.domain.people.typed_usager import typed_usager
from kiosk.domain.people.usager_checks import TEXT_FIELDS, Fault, Reading, read_fields, tidied
from kiosk.domain.people.usager_comparison import texts_of
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Conflict, Failure, Refused
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, ErrandRecord, Turned, differing
from kiosk.domain.writes.projected import draft_of
from kiosk.presenters.usagers.fields import (
    PRIVATE_FIELDS,
    brought_back_text,
    left_over_text,
    overtaken_text,
    refused_text,
)
from kiosk.presenters.words.sentences import sentence_of_a_call
from kiosk.presenters.work.journal import Act

FIELDS = (*TEXT_FIELDS, *PRIVATE_FIELDS)
"""Those that are typed or chosen, in the order in which they are read."""
NOTIFY = ("notify_by_sms", "notify_by_email")
Done = Callable[[Usager], None]


@masked
@dataclass
class FormState:
    """``base`` is what the fields held at first: the desk's, then the platform's once the fiche has been read."""

    organisation_id: int
    texts: dict[str, str]
    notify: dict[str, bool]
    base: dict[str, str]
    base_notify: dict[str, bool]
    before: UsagerDraft = field(default_factory=UsagerDraft)
    usager: Usager | None = None  # None: somebody new
    responsible: Usager | None = None
    fiche: Fiche | None = None  # read from the platform, for this form
    done: Done | None = None
    left: set[str] = field(default_factory=set)  # fields that the person has been through
    theirs: dict[str, str] = field(default_factory=dict)  # what someone else wrote in a field changed here too
    frozen: set[str] = field(default_factory=set)  # what the platform would not have changed
    draft_responsible_id: int | None = None  # of whom a refused fiche is a proche
    refused_id: int | None = None  # below zero: what they went by here, whom the platform would not have
    reopened: str = ""  # the key of the refused errand that this form takes up again
    refused: dict[str, str] = field(default_factory=dict)  # fields that the platform would not have, and what is said
    said: str = ""  # why it is open again, or what was brought back
    has_notification_email: bool = False  # whether this platform has such a field
    fiction: bool = False  # whether this platform takes telephone numbers of fiction
    plan: str = ""  # the telephone plan of the organisation's territory, where it has one of its own
    agreed: frozenset[int] = frozenset()  # who resembles them, was looked at and set aside
    email_taken: bool = False
    problem: str = ""  # what keeps it from being saved, or from being whole
    caution: str = ""  # what the person should look at before they save
    act: Act | None = None  # what the journal has of it, once it is written

    @property
    def key(self) -> tuple[str, int]:
        """What tells this form from the others: what was typed in one is not lost by opening another."""
        if self.usager is not None:
            return ("edit", self.usager.id)
        return ("proche", self.responsible.id) if self.responsible else ("new", self.organisation_id)

    @property
    def notification_email_shown(self) -> bool:
        """Whether the platform has an address besides, to which it writes."""
        return self.has_notification_email or bool(self.texts.get("notification_email"))

    @property
    def dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.texts != self.base or self.notify != self.base_notify

    @property
    def besides(self) -> int | None:
        """The id of who is like themselves."""
        return self.usager.id if self.usager is not None else self.refused_id

    # What is typed

    def type_in(self, name: str, text: str) -> None:
        """``text`` is in a field now."""
        self.texts[name] = text
        self.refused.pop(name, None)
        self.email_taken = self.email_taken and name != "email"
        self.problem = self.caution = ""

    def leave(self, name: str, today: date) -> bool:
        """The person goes on from a field, which is tidied. Says whether it reads otherwise now."""
        if self.texts[name].strip() or self.usager is not None:
            self.left.add(name)
        return self._tidy(name, today)

    def leave_all(self, today: date) -> None:
        """The person wants it saved: all that is filled in, or must be, is tidied and judged."""
        self.left |= {"first_name", "last_name", *(name for name, text in self.texts.items() if text)}
        for name in TEXT_FIELDS:
            self._tidy(name, today)

    def _tidy(self, name: str, today: date) -> bool:
        text = self.texts[name]
        if name in TEXT_FIELDS and text != self.base.get(name, ""):
            self.texts[name] = tidied(name, text, today, self.plan)
        return self.texts[name] != text

    def swap_names(self, today: date) -> None:
        """The first name was typed for the last name."""
        first, last = self.texts["first_name"], self.texts["last_name"]
        self.texts["first_name"] = tidied("first_name", last.lower() if last.isupper() else last, today)
        self.texts["last_name"] = tidied("last_name", first, today)

    def take(self, name: str) -> None:
        """What someone else wrote in a field takes the place of what was typed."""
        if name in self.theirs:
            self.texts[name] = self.theirs.pop(name)

    def start_afresh(self) -> None:
        """Forgets what was typed, and all that was said of it."""
        self.texts, self.notify = dict(self.base), dict(self.base_notify)
        for marks in (self.left, self.theirs, self.refused):
            marks.clear()
        self.said = ""
        self.forget_answers()

    def forget_answers(self) -> None:
        """Nothing was asked or refused yet."""
        self.agreed, self.email_taken = frozenset(), False
        self.problem = self.caution = ""

    @property
    def empty(self) -> bool:
        return not any(text.strip() for text in self.texts.values())

    @property
    def identity_changed(self) -> bool:
        """Whether what tells people apart is not what it was."""
        names = ("first_name", "last_name", "birth_name", "birth_date", "email", "phone_number")
        return any(self.texts.get(name, "") != self.base.get(name, "") for name in names)

    def read(self, today: date) -> Reading:
        """What the fields say, and what is wrong with them."""
        responsible = self.responsible.id if self.responsible else self.before.responsible_id
        responsible = responsible or self.draft_responsible_id
        reading = read_fields(
            self.texts,
            today,
            responsible_id=responsible,
            notify_by_sms=self.notify["notify_by_sms"],
            notify_by_email=self.notify["notify_by_email"],
            fiction=self.fiction,
            plan=self.plan,
        )
        if self.usager is None:
            return reading
        # What nobody touched stays as it is, however it was written.
        kept = {
            name: getattr(self.before, name)
            for name in TEXT_FIELDS
            if tidied(name, self.texts.get(name, ""), today, self.plan)
            == tidied(name, self.base.get(name, ""), today, self.plan)
        }
        faults = {
            name: fault
            for name, fault in reading.faults.items()
            # A number of fiction that the platform has already, it took.
            if name not in kept or (name in self.left and fault is not Fault.PHONE_FICTIONAL)
        }
        return Reading(replace(reading.draft, **kept), faults, reading.birth)

    def private_changes(self) -> dict[str, object]:
        """The fields to be written at the platform alone, as it wants them."""
        changes: dict[str, object] = {}
        for name in PRIVATE_FIELDS:
            text = self.texts.get(name, "").strip()
            if self.fiche is None or text == self.base.get(name, ""):
                continue
            changes[name] = int(text) if name == "number_of_children" and text else text or None
        return changes

    # What the platform says

    def take_fiche(self, fiche: Fiche) -> None:
        """Goes on from what the platform says: fields not touched follow it, the others keep what was typed."""
        self._follow(form_texts(fiche.usager) | private_texts(fiche), notify_of(fiche.usager))
        self.fiche, self.usager, self.before = fiche, fiche.usager, draft_of(fiche.usager)
        self.responsible = fiche.responsible or self.responsible
        self.has_notification_email = fiche.usager.notification_email is not None

    def turn_down(self, turned: Turned) -> str:
        """Takes why the platform would not have it, and what it has instead. Answers the field to look at, if any."""
        first = self._refuse(turned.reason, turned.fields)
        self.email_taken = self.email_taken or turned.taken_by is not None
        if turned.theirs is not None:
            self._follow(texts_of_draft(turned.theirs), notify_of(turned.theirs))
            self.before = turned.theirs
        return first

    def fail(self, failure: Failure) -> str:
        """The same of a call that the platform did not carry out."""
        if isinstance(failure, Refused):
            return self._refuse(sentence_of_a_call(failure), failure.fields)
        self.problem = sentence_of_a_call(failure)
        if isinstance(failure, Conflict) and isinstance(failure.theirs, Fiche):
            self.take_fiche(failure.theirs)
            self.problem = overtaken_text()
        return ""

    def _refuse(self, reason: str, fields: Mapping[str, tuple[str, ...]]) -> str:
        """What the platform has against ``fields`` (codes of each) is said until they are typed in again."""
        self.problem = reason
        self.email_taken = "taken" in fields.get("email", ())
        for name, codes in fields.items():
            if "frozen" in codes and name in self.texts:
                self.frozen.add(name)
                self.texts[name] = self.base.get(name, "")
        said = {name: refused_text(name, codes) for name, codes in fields.items() if self.texts.get(name)}
        self.refused = {name: text for name, text in said.items() if text}
        return next((name for name in FIELDS if name in fields and name not in self.frozen), "")

    def _follow(self, now: Mapping[str, str], notify: dict[str, bool]) -> None:
        for name, text in now.items():
            was, typed = self.base.get(name, ""), self.texts.get(name, "")
            if typed == was:
                self.texts[name] = text
                self.theirs.pop(name, None)
            elif text not in (was, typed):
                self.theirs[name] = text
        for name in NOTIFY:
            if self.notify[name] == self.base_notify[name]:
                self.notify[name] = notify[name]
        self.base = {**self.base, **now}
        self.base_notify = notify


class KeptForms:
    """Forms that were closed before they were saved, the last closed first. They live as long as the session."""

    def __init__(self) -> None:
        self._forms: dict[tuple[str, int], list[FormState]] = {}

    def keep(self, form: FormState) -> bool:
        """Keeps what was typed in ``form``; False when nothing was."""
        if not form.dirty or (form.usager is None and form.empty):
            return False
        self._forms.setdefault(form.key, []).append(form)
        return True

    def __bool__(self) -> bool:
        return any(self._forms.values())

    def with_open(self, form: FormState | None) -> KeptForms:
        """These, and ``form`` if anything was typed in it; whoever waited for one of them does no longer."""
        if form is not None:
            self.keep(form)
        for one in (one for forms in self._forms.values() for one in forms):
            one.done = None
        return self

    def last(self, key: tuple[str, int]) -> FormState | None:
        """The one closed last of those with this key."""
        forms = self._forms.get(key)
        return forms[-1] if forms else None

    def take(self, key: tuple[str, int]) -> FormState | None:
        """The same, which is open again and says so."""
        form = self.last(key)
        if form is not None:
            self._forms[key].pop()
            form.said = brought_back_text()
        return form


def blank(organisation_id: int) -> FormState:
    """The form of somebody new."""
    empty = dict.fromkeys(TEXT_FIELDS, "")
    notify = dict.fromkeys(NOTIFY, True)
    return FormState(organisation_id, dict(empty), dict(notify), dict(empty), dict(notify))


def begun(organisation_id: int, typed: str, responsible: Usager | None, now: datetime) -> FormState:
    """The same with what was ``typed`` in a search, or for a proche of ``responsible``; ``now`` is in their zone."""
    form = blank(organisation_id)
    form.responsible = responsible
    if typed.strip():
        read = typed_usager(typed, now.date(), own_plan(now.tzinfo))
        form.texts |= texts_of_draft(read.draft)
        form.texts["birth_date"] = form.texts["birth_date"] or read.birth
        form.left |= {"birth_date"} if read.birth else set()
        form.said = left_over_text(read.left)
    elif responsible is not None:
        form.texts["last_name"] = form.base["last_name"] = responsible.last_name
    return form


def form_of(usager: Usager, organisation_id: int) -> FormState:
    """The form of somebody whom the desk knows."""
    texts, notify = form_texts(usager), notify_of(usager)
    return FormState(organisation_id, dict(texts), dict(notify), texts, notify, draft_of(usager), usager)


def draft_written(record: ErrandRecord) -> UsagerDraft | None:
    """What was typed of an usager; None of anything else."""
    match record.errand.what:
        case CreateUsager(_, draft):
            return draft
        case ChangeUsager(_, _, after):
            return after
        case _:
            return None


def form_of_refused(record: ErrandRecord, usager: Usager | None) -> FormState:
    """The form of what the platform turned down. ``usager``: the one who was to change."""
    what, organisation_id = record.errand.what, record.errand.organisation_id
    draft = draft_written(record) or UsagerDraft()
    form = form_of(usager, organisation_id) if usager is not None else blank(organisation_id)
    # Of a change, what was left as it was is not written over what somebody else may have made of it since.
    typed: tuple[str, ...] = (*TEXT_FIELDS, *NOTIFY)
    now, notify = form.base, form.base_notify
    if usager is not None and isinstance(what, ChangeUsager):
        typed = differing(what.before, what.after)
        # What somebody else wrote since is measured by what the person had before them, not by what it is now.
        form.base = now | {name: text for name, text in texts_of_draft(what.before).items() if name in typed}
        form.base_notify = notify_of(what.before)
    form.texts |= {name: text for name, text in texts_of_draft(draft).items() if name in typed}
    form.notify |= {name: on for name, on in notify_of(draft).items() if name in typed}
    form.left = {name for name, text in form.texts.items() if text}
    form._follow(now, notify)
    form.draft_responsible_id = draft.responsible_id
    form.reopened = record.errand.key
    form.refused_id = record.errand.subject_id
    return form


def form_texts(usager: Usager) -> dict[str, str]:
    """What the fields of the form hold of ``usager``."""
    texts = texts_of(usager)
    return {name: texts[name] for name in TEXT_FIELDS}


def notify_of(usager: Usager | UsagerDraft) -> dict[str, bool]:
    return {"notify_by_sms": usager.notify_by_sms, "notify_by_email": usager.notify_by_email}


def private_texts(fiche: Fiche) -> dict[str, str]:
    """The fields that no desk keeps and that can be written, as the form holds them."""
    values: Mapping[str, object] = {name: getattr(fiche, name) for name in PRIVATE_FIELDS}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def texts_of_draft(draft: UsagerDraft) -> dict[str, str]:
    """What the fields of the form hold of ``draft``."""
    texts = {name: getattr(draft, name) or "" for name in TEXT_FIELDS if name != "birth_date"}
    return {**texts, "birth_date": f"{draft.birth_date:%d/%m/%Y}" if draft.birth_date else ""}
