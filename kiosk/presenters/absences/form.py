"""One indisponibilité being written: whose, what for, from when until when, as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import short_date
from kiosk.domain.dates.typed_times import read_day, read_hour
from kiosk.domain.day.absence import Absence, AbsenceDraft
from kiosk.domain.day.absence_words import is_whole_day
from kiosk.domain.people.names import agent_name
from kiosk.domain.platform.failures import Conflict, Failure, NotFound, Refused
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import Haystack, Query, fold
from kiosk.presenters.absences.place import AbsencePlace
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

Field: TypeAlias = Literal["agent", "title", "first_day", "start_time", "end_day", "end_time"]
FIELDS: Final[tuple[Field, ...]] = ("agent", "title", "first_day", "start_time", "end_day", "end_time")
_WHOLE_DAY: Final = (time(0), time(23, 59))
_NAMED_BY_PLATFORM: Final[Mapping[str, Field]] = {name: name for name in FIELDS} | {
    "agent_id": "agent",
    "ends_time": "end_time",
}


@masked
@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the fields."""

    agent: str = ""
    title: str = ""
    first_day: str = ""
    start_time: str = ""
    end_day: str = ""
    end_time: str = ""
    whole_day: bool = False


class AbsenceForm(QObject):
    """Created or changed at the platform, at once; what was typed stays until it is written."""

    changed = Signal()
    closed = Signal()
    span_changed = Signal()
    """``draft`` may be another: who would be affected is to be looked for."""
    saved = Signal(object, object)
    """The Absence that the platform has made of it, and what it was before; None: it is a new one."""

    def __init__(self, work: Work, place: AbsencePlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._place = place
        self.open = False
        self.changes: Absence | None = None
        left: tuple[Typed, int | None] | None = work.typed.hold("absence", french("indisponibilité"), self._begun)
        self.typed, self.agent_id = left or (Typed(), None)
        self.faults: dict[Field, str] = {}
        self.problem = ""
        self.busy = False

    @property
    def today(self) -> date:
        """The organisation's present day."""
        return self._place.today

    def begin(self, agent_id: int | None = None) -> None:
        """A new one, of ``agent_id`` where that is known. What was typed of one not saved is there again."""
        if self.changes is not None or not self.open:
            kept = self.typed if self.changes is None else Typed()
            whose = self.agent_id if kept.agent else agent_id
            if whose is not None and not kept.agent:
                kept = replace(kept, agent=self._place.name(whose))
            self._show(None, kept, whose)
        elif agent_id is not None and not self.typed.agent:
            self.choose_agent(agent_id)

    def edit(self, absence: Absence) -> None:
        """Changes one that does not recur."""
        whole = is_whole_day(absence.start_time, absence.end_time)
        typed = Typed(
            agent=self._place.name(absence.agent_id),
            title=absence.title,
            first_day=short_date(absence.first_day),
            start_time="" if whole else _hour(absence.start_time),
            end_day=short_date(absence.end_day) if absence.end_day != absence.first_day else "",
            end_time="" if whole else _hour(absence.end_time),
            whole_day=whole,
        )
        self._show(absence, typed, absence.agent_id)

    def close(self) -> None:
        """Leaves; what was typed of a new one is there the next time."""
        if self.open and not self.busy:
            self.open = False
            if self.changes is not None:
                self.changes, self.typed, self.agent_id = None, Typed(), None
            self.changed.emit()
            self.closed.emit()

    def _begun(self) -> tuple[Typed, int | None] | None:
        return (self.typed, self.agent_id) if self.changes is None and self.typed != Typed() else None

    def _show(self, changes: Absence | None, typed: Typed, agent_id: int | None) -> None:
        self.open = True
        self.changes, self.typed, self.agent_id = changes, typed, agent_id
        self.faults, self.problem = {}, ""
        self.changed.emit()
        self.span_changed.emit()

    # What is filled in

    def set_text(self, field: Field, text: str) -> None:
        """What is typed in a field."""
        if text == getattr(self.typed, field):
            return
        self.typed = replace(self.typed, **{field: text})  # type: ignore[arg-type] # a field that is a text
        if field == "agent":
            found = self.agents_found(text)
            self.agent_id = found[0][0] if len(found) == 1 and text.strip() else None
        self.faults.pop(field, None)
        self.changed.emit()
        self.span_changed.emit()

    def choose_agent(self, agent_id: int) -> None:
        """One of ``agents_found``."""
        self.agent_id = agent_id
        self.typed = replace(self.typed, agent=self._place.name(agent_id))
        self.faults.pop("agent", None)
        self.changed.emit()
        self.span_changed.emit()

    def set_whole_day(self, whole: bool) -> None:
        """« Toute la journée »: the hours are not asked."""
        if whole != self.typed.whole_day:
            self.typed = replace(self.typed, whole_day=whole)
            for field in ("start_time", "end_time"):
                self.faults.pop(field, None)
            self.changed.emit()
            self.span_changed.emit()

    def gone_from(self, field: Field) -> None:
        """The person goes on: what is not readable is said, what is readable shown whole."""
        if not self.open:
            return
        text: str = getattr(self.typed, field)
        match self._value(field):
            case date() as day:
                text = short_date(day)
            case time() as hour:
                text = _hour(hour)
            case int() as agent_id:
                text = self._place.name(agent_id)
            case None if text.strip() and field != "title":
                self.faults[field] = self._unreadable(field)
        self.typed = replace(self.typed, **{field: text})  # type: ignore[arg-type] # a field that is a text
        self.changed.emit()

    def _value(self, field: Field) -> int | date | time | None:
        """What a field says; None while it is empty or cannot be read, and of the title."""
        match field:
            case "agent":
                return self.agent_id
            case "first_day" | "end_day":
                return read_day(getattr(self.typed, field), self._place.today)
            case "start_time" | "end_time":
                return read_hour(getattr(self.typed, field))
            case _:
                return None

    def agents_found(self, text: str) -> list[tuple[int, str]]:
        """The agents of the organisation whom ``text`` finds, by name; all for nothing."""
        query = Query(text)
        named = [(agent.id, agent_name(agent)) for agent in self._place.agents.values()]
        found = [one for one in named if not query or Haystack((one[1],)).matches(query)]
        return sorted(found, key=lambda one: (fold(one[1]), one[0]))

    @property
    def draft(self) -> AbsenceDraft | None:
        """What would be written; None while something is missing or not readable."""
        typed, today = self.typed, self._place.today
        first = read_day(typed.first_day, today)
        last = read_day(typed.end_day, today) if typed.end_day.strip() else first
        start, end = _WHOLE_DAY if typed.whole_day else (read_hour(typed.start_time), read_hour(typed.end_time))
        if self.agent_id is None or first is None or last is None or start is None or end is None:
            return None
        return AbsenceDraft(
            agent_id=self.agent_id,
            title=" ".join(typed.title.split()),
            first_day=first,
            start_time=start,
            end_day=last,
            end_time=end,
        )

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """The time that would be taken; None while there is none."""
        draft = self.draft
        if draft is None:
            return None
        start = datetime.combine(draft.first_day, draft.start_time, self._place.zone)
        end = datetime.combine(draft.end_day, draft.end_time, self._place.zone)
        return (start, end) if start < end else None

    # Saving

    def save(self) -> None:
        """Writes it; what is missing is said under its field instead."""
        if self.busy or not self.open:
            return
        self.faults, self.problem = self._faults(), ""
        draft = self.draft
        if self.faults or draft is None:
            self.changed.emit()
            return
        if self._work.desk.sync_state.connected is False:
            self.problem = tr(
                "Une indisponibilité s’enregistre sur la plateforme, qui n’est pas joignable. "
                "Ce que vous avez saisi reste ici\u202f; enregistrez quand la connexion revient."
            )
            self.changed.emit()
            return
        self.busy = True
        work = self._work.journal.during(partial(self._write, self.changes, draft))
        self._work.tasks.run("write", work, done=self._written, to_the_end=True)
        self.changed.emit()

    async def _write(self, changes: Absence | None, draft: AbsenceDraft) -> Absence:
        absences = self._work.desk.absences
        if changes is None:
            return await absences.create(draft)
        return await absences.update(changes.id, draft)

    def _written(self, outcome: Outcome[Absence]) -> None:
        self.busy = False
        if isinstance(outcome, Ok):
            before = self.changes
            self.open, self.changes, self.typed, self.agent_id = False, None, Typed(), None
            self.changed.emit()
            self.saved.emit(outcome.value, before)
            return
        if isinstance(outcome, RefusedBy):
            self._refused(outcome.failure)
        self.changed.emit()

    def _refused(self, failure: Failure) -> None:
        if isinstance(failure, Refused):
            said = {name: _NAMED_BY_PLATFORM[name] for name in failure.fields if name in _NAMED_BY_PLATFORM}
            for name, field in said.items():
                self.faults[field] = self._platform_says(name, failure)
            if said and len(said) == len(failure.fields):
                return
        if isinstance(failure, NotFound | Conflict):
            self.problem = tr(
                "Cette indisponibilité n’existe plus\u00a0: quelqu’un l’a supprimée. "
                "Fermez, puis créez-en une autre s’il le faut."
            )
            return
        self.problem = sentence(failure)

    def _platform_says(self, name: str, refused: Refused) -> str:
        if name == "ends_time":
            return self._ends_too_early()
        if "blank" in refused.fields[name]:
            return self._missing(_NAMED_BY_PLATFORM[name])
        found = [text.removeprefix(name).strip() for text in refused.messages if text.startswith(f"{name} ")]
        said = " ".join(found).rstrip(".").replace("'", "’") or tr("ne convient pas à la plateforme")
        return tr("Cette valeur {}.").format(said)

    def _faults(self) -> dict[Field, str]:
        typed = self.typed
        asked: list[Field] = ["agent", "title", "first_day"]
        if not typed.whole_day:
            asked += ["start_time", "end_time"]
        found: dict[Field, str] = {field: self._missing(field) for field in asked if not getattr(typed, field).strip()}
        for field in FIELDS:
            skipped = field == "title" or (typed.whole_day and field in ("start_time", "end_time"))
            if getattr(typed, field).strip() and not skipped and self._value(field) is None:
                found[field] = self._unreadable(field)
        if not found and self.span is None:
            days = typed.end_day.strip() and (typed.whole_day or self._ends_before_day())
            found["end_day" if days else "end_time"] = self._ends_too_early()
        return found

    def _ends_before_day(self) -> bool:
        draft = self.draft
        return draft is not None and draft.end_day < draft.first_day

    def _ends_too_early(self) -> str:
        return tr("La fin doit venir après le début.")

    def _missing(self, field: Field) -> str:
        return {
            "agent": tr("Choisissez l’agent."),
            "title": tr("Donnez un motif\u00a0: Congés, Formation…"),
            "first_day": tr("Donnez le premier jour."),
            "start_time": tr("Donnez l’heure, ou cochez «\u00a0Toute la journée\u00a0»."),
            "end_time": tr("Donnez l’heure, ou cochez «\u00a0Toute la journée\u00a0»."),
        }.get(field, "")

    def _unreadable(self, field: Field) -> str:
        if field == "agent":
            if self.agents_found(self.typed.agent):
                return tr("Plusieurs agents répondent à ce nom\u00a0: choisissez l’un d’eux.")
            return tr("Aucun agent de ce nom dans cette organisation\u00a0: corrigez le nom.")
        if field in ("start_time", "end_time"):
            return tr("Écrivez l’heure comme 8:30 ou 14h.")
        return tr("Écrivez le jour comme 24/11, 24 novembre ou lundi.")


def _hour(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
