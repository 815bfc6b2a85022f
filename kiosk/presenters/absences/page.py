"""« Indisponibilités »: those of the agents of an organisation, and what each does to their RDVs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import day_name, hour
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.absence_words import absence_words, next_span
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.text.search_text import Haystack, Query, fold
from kiosk.presenters.absences.form import AbsenceForm
from kiosk.presenters.absences.lines import AbsenceLine, AbsenceModel
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange, Directory

State: TypeAlias = Literal["loading", "shown", "failed"]
KEPT_DAYS: Final = 15
"""Days from today on that are read in the memory while the platform is out of reach."""
LONGEST_LOOK: Final = timedelta(days=93)
"""How far the RDVs that fall into an absence are looked for."""


@dataclass(frozen=True, slots=True)
class Affected:
    """The RDVs that fall into an absence; they stay. ``note`` says what keeps the list from being whole."""

    rdvs: tuple[Rdv, ...] = ()
    note: str = ""
    known: bool = False


class AbsencesPresenter(QObject):
    """Reads nothing before somebody comes to the page."""

    changed = Signal()
    affected_changed = Signal()
    agenda_wanted = Signal(object, object, object)
    """The day, the RDV's id and None: that line of the agenda is to be shown."""
    written = Signal(int)
    """The id of an absence that has just been written: it is shown."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.model = AbsenceModel(self)
        self.form = AbsenceForm(work, self)
        self.form.saved.connect(self._saved)
        self.form.span_changed.connect(self._look_for_rdvs)
        self.form.closed.connect(self._look_for_rdvs)
        self.organisation_id: int | None = None
        self.state: State = "loading"
        self.problem = ""
        self.offline = False
        self.text = ""
        self.past_open = False
        self.selected: Absence | None = None
        self.affected = Affected()
        self._directory: Directory | None = None
        self._all: tuple[Absence, ...] = ()
        self._opened = False
        self._written_new = False

    # Where and when

    @property
    def zone(self) -> tzinfo:
        """The organisation's."""
        return self._directory.zone if self._directory is not None else self._work.clock.zone

    @property
    def now(self) -> datetime:
        """The present instant in the organisation's zone."""
        return self._work.clock.now().astimezone(self.zone)

    def show_organisation(self, organisation_id: int) -> None:
        """Where the desk is."""
        if organisation_id != self.organisation_id:
            self.organisation_id = organisation_id
            self._all, self.selected, self.affected = (), None, Affected()
            self._directory, self.state = None, "loading"
            self.form.close()
            if self._opened:
                self._read()

    def open(self) -> None:
        """Somebody has come to the page: what others wrote meanwhile is read again."""
        self._opened = True
        self._read()

    def on_desk_change(self, change: DeskChange) -> None:
        """Reads again what is not what it was."""
        here = not change.organisation_ids or self.organisation_id in change.organisation_ids
        back = change.kind == "sync" and self.offline and self._work.desk.sync_state.connected
        agenda = change.kind == "rdvs" and not change.rdv_ids  # plages or absences: somebody may have written one
        if self._opened and (back or (here and (agenda or change.kind == "directory"))):
            self._read()

    def stop(self) -> None:
        """Reads no more."""
        for name in ("absences", "absences.rdvs"):
            self._work.tasks.cancel(name)

    # The list

    def set_text(self, text: str) -> None:
        """Shows the agents, or the reasons, that ``text`` finds."""
        if text != self.text:
            self.text = text
            self._arrange()

    def toggle_past(self) -> None:
        """Opens or closes the fold of those that are over."""
        self.past_open = not self.past_open
        self._arrange()

    def select(self, place: int) -> None:
        """The line that has the keyboard."""
        line = self.model.lines[place] if 0 <= place < len(self.model.lines) else None
        absence = line.absence if line is not None else None
        if absence != self.selected:
            self.selected = absence
            self._look_for_rdvs()
            self.changed.emit()

    def place_of(self, absence_id: int) -> int:
        """Where an absence is in the list; -1 when it is not."""
        found = (n for n, line in enumerate(self.model.lines) if line.absence and line.absence.id == absence_id)
        return next(found, -1)

    def agent_text(self, agent_id: int) -> str:
        """« Béatrice Martin »."""
        agent = self._directory.agents.get(agent_id) if self._directory is not None else None
        return agent_name(agent) if agent is not None else ""

    def words(self, absence: Absence) -> str:
        """When it is, with a capital."""
        text = absence_words(absence, self.now.date())
        return text[:1].upper() + text[1:]

    @property
    def note(self) -> str:
        """What must be known of the list; empty when it is whole and can be written to."""
        if not self.offline:
            return ""
        return self.tr(
            "La plateforme n’est pas joignable\u00a0: voici les indisponibilités des jours gardés sur ce poste. "
            "Pour en créer, en modifier ou en supprimer, attendez le retour de la connexion."
        )

    def _read(self) -> None:
        if self.organisation_id is not None:
            work = self._read_all(self.organisation_id)
            self._work.tasks.run("absences", work, replace=True, done=self._was_read)

    async def _read_all(self, organisation_id: int) -> None:
        self._directory = await self._work.desk.directory(organisation_id)
        self.form.set_directory(self._directory)
        known = await self._work.desk.absences.known(organisation_id, self.now.date(), KEPT_DAYS)
        self._all, self.offline = known.absences, not known.whole

    def _was_read(self, outcome: Outcome[Any]) -> None:
        if isinstance(outcome, Ok):
            self.state = "shown"
        elif isinstance(outcome, RefusedBy):
            self.state, self.problem = "failed", sentence(outcome.failure)
        else:
            return
        if self.selected is not None and self.selected not in self._all:
            self.selected = next((one for one in self._all if one.id == self.selected.id), None)
        self._arrange()
        self._look_for_rdvs()

    def _arrange(self) -> None:
        now, agents = self.now, self._directory.agents if self._directory is not None else {}
        query = Query(self.text)
        coming: defaultdict[int, list[tuple[datetime, Absence]]] = defaultdict(list)
        past: list[Absence] = []
        for one in self._all:
            if one.agent_id not in agents:
                continue  # of another organisation of this agent
            if query and not Haystack((self.agent_text(one.agent_id), one.title)).matches(query):
                continue
            span = next_span(one, self.zone, now)
            if span is None:
                past.append(one)
            else:
                coming[one.agent_id].append((span[0], one))
        lines: list[AbsenceLine] = []
        for agent_id in sorted(coming, key=lambda number: (fold(self.agent_text(number)), number)):
            lines.append(AbsenceLine("agent", self.agent_text(agent_id)))
            found = sorted(coming[agent_id], key=lambda pair: (pair[0], pair[1].id))
            lines += [self._line(absence, self._soon(start, now)) for start, absence in found]
        if past:
            many = self.tr("{} indisponibilités passées").format(len(past))
            lines.append(AbsenceLine("past", self.tr("1 indisponibilité passée") if len(past) == 1 else many))
            past.sort(key=lambda one: (one.end_day, one.id), reverse=True)
            lines += [self._line(one, self.agent_text(one.agent_id), past=True) for one in past if self.past_open]
        self.model.show(tuple(lines))
        self.changed.emit()

    def _line(self, absence: Absence, state: str, *, past: bool = False) -> AbsenceLine:
        title = absence.title or self.tr("Sans motif")
        return AbsenceLine(
            "absence", title, self.words(absence), state, absence, recurring=absence.rrule is not None, past=past
        )

    def _soon(self, start: datetime, now: datetime) -> str:
        if start <= now:
            return self.tr("en cours")
        days = (start.date() - now.date()).days
        if days == 0:
            return self.tr("aujourd’hui à {}").format(hour(start))
        if days == 1:
            return self.tr("demain")
        return self.tr("dans {} jours").format(days) if days < 31 else day_name(start.date(), now.date())

    # What it does to RDVs

    def _look_for_rdvs(self) -> None:
        """Of what is being written, else of what is selected."""
        self._work.tasks.cancel("absences.rdvs")
        agent_id, spans = 0, []
        if self.form.open:
            if (span := self.form.span) is not None:
                agent_id, spans = span[0], [span[1:]]
        elif self.selected is not None and (found := next_span(self.selected, self.zone, self.now)) is not None:
            agent_id, spans = self.selected.agent_id, [found]
        self.affected = Affected()
        if spans and agent_id:
            self._work.tasks.run(
                "absences.rdvs", self._read_rdvs(agent_id, *spans[0]), replace=True, done=self._rdvs_not_read
            )
        self.affected_changed.emit()

    async def _read_rdvs(self, agent_id: int, start: datetime, end: datetime) -> None:
        start = max(start, self.now)
        if end <= start:
            return
        last = min(end, start + LONGEST_LOOK)
        rdvs = await self._work.desk.absences.rdvs_during(agent_id, start, last)
        note = ""
        if self._work.desk.sync_state.connected is False:
            note = self.tr("D’après ce que ce poste a gardé\u202f; d’autres sont possibles.")
        elif last < end:
            note = self.tr("Jusqu’au {}\u202f; regardez l’agenda au-delà.").format(
                day_name(last.date(), self.now.date())
            )
        self.affected = Affected(rdvs, note, known=True)
        self.affected_changed.emit()

    def _rdvs_not_read(self, outcome: Outcome[Any]) -> None:
        if isinstance(outcome, RefusedBy):
            said = self.tr("Les rendez-vous n’ont pas pu être cherchés\u00a0: regardez l’agenda.")
            self.affected = Affected(note=said)
            self.affected_changed.emit()

    @property
    def affected_title(self) -> str:
        """« 3 rendez-vous tombent pendant cette indisponibilité »; empty while that is not known."""
        count = len(self.affected.rdvs)
        if not self.affected.known:
            return ""
        if not count:
            return self.tr("Aucun rendez-vous à ce moment-là")
        if count == 1:
            return self.tr("1 rendez-vous tombe pendant cette indisponibilité")
        return self.tr("{} rendez-vous tombent pendant cette indisponibilité").format(count)

    @property
    def affected_lines(self) -> tuple[tuple[Rdv, str, str], ...]:
        """Each RDV, with « mardi 24 novembre, 9:30 » and « DUPONT Léa · Consultation »."""
        today = self.now.date()
        lines = []
        for rdv in self.affected.rdvs:
            at = rdv.starts_at.astimezone(self.zone)
            who = ", ".join(usager_name(p.usager) for p in rdv.participations) or rdv.name or ""
            about = " · ".join(text for text in (who, rdv.motif.name) if text)
            lines.append((rdv, f"{day_name(at.date(), today)}, {hour(at)}", about))
        return tuple(lines)

    def open_in_agenda(self, rdv: Rdv) -> None:
        """Goes to that RDV in the agenda."""
        self.agenda_wanted.emit(rdv.starts_at.astimezone(self.zone).date(), rdv.id, None)

    # What one does

    @property
    def may_edit(self) -> bool:
        """API v1 knows no way to change when a recurring one comes back."""
        return self.selected is not None and self.selected.rrule is None and not self.offline

    def begin(self) -> None:
        """A new one, of the agent whose line is selected."""
        self._written_new = True
        self.form.begin(self.selected.agent_id if self.selected is not None else None)

    def edit(self) -> None:
        """Changes the one selected."""
        if self.selected is not None and self.may_edit:
            self._written_new = False
            self.form.edit(self.selected)

    def ask_to_remove(self) -> None:
        """Asks before the one selected is taken away."""
        absence = self.selected
        if absence is None or self.offline:
            return
        text = self.tr("{} de {}\u00a0: {}.").format(
            absence.title, self.agent_text(absence.agent_id), absence_words(absence, self.now.date())
        )
        again = self.tr("Toutes ses dates sont supprimées, passées et à venir.") if absence.rrule else ""
        self._work.questions.ask(
            Question(
                title=self.tr("Supprimer cette indisponibilité\u202f?"),
                text=text,
                lines=(),
                yes=self.tr("Supprimer"),
                no=self.tr("Garder"),
                accept=lambda: self._remove(absence),
                after=" ".join(filter(None, (again, self.tr("De nouveaux créneaux s’ouvriront à ce moment-là.")))),
            )
        )

    def _remove(self, absence: Absence) -> None:
        def done(outcome: Outcome[Any]) -> None:
            if isinstance(outcome, RefusedBy):
                self._work.notices.failure(outcome.failure)
            elif isinstance(outcome, Ok):
                self._work.notices.say(self.tr("Indisponibilité supprimée\u00a0: {}").format(absence.title))
                self.selected = None
            self._read()

        self._work.tasks.run("absence.remove", self._work.desk.absences.delete(absence.id), done=done, to_the_end=True)

    def _saved(self, absence: Absence) -> None:
        created = self._written_new
        self._all = (*(one for one in self._all if one.id != absence.id), absence)
        self.selected = absence
        self._arrange()
        self._look_for_rdvs()
        who = self.agent_text(absence.agent_id)
        said = self.tr("Indisponibilité créée\u00a0: {}") if created else self.tr("Indisponibilité modifiée\u00a0: {}")
        self._work.notices.say(said.format(f"{who}, {absence_words(absence, self.now.date())}"))
        self.written.emit(absence.id)
        self._read()
