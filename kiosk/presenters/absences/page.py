"""« Indisponibilités »: those of the agents of an organisation, and what each does to their RDVs."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import day_name, hour, short_date
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.absence_words import absence_words, next_span
from kiosk.domain.text.document import Document
from kiosk.domain.text.language import capital, tr
from kiosk.domain.text.search_text import Haystack, Query, fold
from kiosk.exports.absence_sheet import AbsenceSheet, absence_document
from kiosk.presenters.absences.affected import AffectedRdvs
from kiosk.presenters.absences.form import AbsenceForm
from kiosk.presenters.absences.lines import AbsenceLine, AbsenceModel
from kiosk.presenters.absences.place import AbsencePlace
from kiosk.presenters.absences.taking_back import absence_act
from kiosk.presenters.around.around import Around
from kiosk.presenters.around.lines import Head
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange

State: TypeAlias = Literal["loading", "shown", "failed"]
KEPT_DAYS: Final = 15
"""Days from today on that are read in the memory while the platform is out of reach."""


class AbsencesPresenter(QObject):
    """Reads nothing before somebody comes to the page."""

    changed = Signal()
    agenda_wanted = Signal(object, object, object)
    """The day, the RDV's id and None: that line of the agenda is to be shown."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work = work.apart()
        self.place = AbsencePlace(work.clock)
        self.model = AbsenceModel(self)
        self.affected = AffectedRdvs(work, self.place, self)
        self.affected.agenda_wanted.connect(self.agenda_wanted)
        self.form = AbsenceForm(work, self.place, self)
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
        self._all: tuple[Absence, ...] = ()
        self._opened = False
        work.follow(self._on_desk_change)

    def show_organisation(self, organisation_id: int) -> None:
        """Where the desk is."""
        if organisation_id != self.organisation_id:
            self.organisation_id = organisation_id
            self._all, self.selected = (), None
            self.place.directory, self.state = None, "loading"
            self.form.close()
            self.affected.forget()
            if self._opened:
                self._read()

    def open(self) -> None:
        """Somebody has come to the page: what others wrote meanwhile is read again."""
        self._opened = True
        self._read()

    def _on_desk_change(self, change: DeskChange) -> None:
        """Reads again what is not what it was."""
        here = not change.organisation_ids or self.organisation_id in change.organisation_ids
        back = change.kind == "sync" and self.offline and self._work.desk.sync_state.connected
        agenda = change.kind == "rdvs" and not change.rdv_ids  # plages or absences: somebody may have written one
        if self._opened and (back or (here and (agenda or change.kind == "directory"))):
            self._read()

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
        line = self.model.at(place)
        absence = line.absence if isinstance(line, AbsenceLine) else None
        if absence != self.selected:
            self.selected = absence
            self._look_for_rdvs()
            self.changed.emit()

    def words(self, absence: Absence) -> str:
        """When it is, with a capital."""
        text = absence_words(absence, self.place.today)
        return text[:1].upper() + text[1:]

    @property
    def note(self) -> str:
        """What must be known of the list; empty when it is whole and can be written to."""
        if not self.offline:
            return ""
        return tr(
            "La plateforme n’est pas joignable\u00a0: voici les indisponibilités des jours gardés sur ce poste. "
            "Pour en créer, en modifier ou en supprimer, attendez le retour de la connexion."
        )

    def _read(self) -> None:
        if self.organisation_id is not None:
            work = self._read_all(self.organisation_id)
            self._work.tasks.run("read", work, replace=True, done=self._was_read)

    async def _read_all(self, organisation_id: int) -> None:
        self.place.directory = await self._work.desk.directory(organisation_id)
        known = await self._work.desk.absences.known(organisation_id, self.place.today, KEPT_DAYS)
        self._all, self.offline = known.absences, not known.whole

    def _was_read(self, outcome: Outcome[None]) -> None:
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
        now, name = self.place.now, self.place.name
        query = Query(self.text)
        coming: defaultdict[int, list[tuple[datetime, Absence]]] = defaultdict(list)
        past: list[Absence] = []
        for one in self._all:
            if one.agent_id not in self.place.agents:
                continue  # of another organisation of this agent
            if query and not Haystack((name(one.agent_id), one.title)).matches(query):
                continue
            span = next_span(one, self.place.zone, now)
            if span is None:
                past.append(one)
            else:
                coming[one.agent_id].append((span[0], one))
        lines = self._of_today(coming, now)
        for agent_id in sorted(coming, key=lambda number: (fold(name(number)), number)):
            lines.append(Head(name(agent_id)))
            found = sorted(coming[agent_id], key=lambda pair: (pair[0], pair[1].id))
            lines += [self._line(absence, self._soon(start, now)) for start, absence in found]
        if past:
            many = tr("{} indisponibilités passées").format(len(past))
            lines.append(AbsenceLine(tr("1 indisponibilité passée") if len(past) == 1 else many))
            past.sort(key=lambda one: (one.end_day, one.id), reverse=True)
            lines += [self._line(one, name(one.agent_id), past=True) for one in past if self.past_open]
        self.model.show(tuple(lines))
        self.changed.emit()

    def _of_today(self, coming: dict[int, list[tuple[datetime, Absence]]], now: datetime) -> list[AbsenceLine | Head]:
        """Who is away today stands above, and not once more under their name."""
        here: list[tuple[datetime, Absence]] = []
        for agent_id, found in [*coming.items()]:
            here += [pair for pair in found if pair[0].date() <= now.date()]
            coming[agent_id] = [pair for pair in found if pair[0].date() > now.date()]
            if not coming[agent_id]:
                del coming[agent_id]
        if not here:
            return []
        here.sort(key=lambda pair: (fold(self.place.name(pair[1].agent_id)), pair[0], pair[1].id))
        head = Head(capital(tr("aujourd’hui")))
        return [head, *(self._line(one, self._soon(start, now), named=True) for start, one in here)]

    def _line(self, absence: Absence, state: str, *, past: bool = False, named: bool = False) -> AbsenceLine:
        title = absence.title or tr("Sans motif")
        when = self.words(absence)
        when = f"{self.place.name(absence.agent_id)} · {when}" if named else when
        return AbsenceLine(title, when, state, absence, recurring=absence.rrule is not None, past=past)

    def _soon(self, start: datetime, now: datetime) -> str:
        if start <= now:
            return tr("en cours")
        days = (start.date() - now.date()).days
        if days == 0:
            return tr("aujourd’hui à {}").format(hour(start))
        if days == 1:
            return tr("demain")
        return tr("dans {} jours").format(days) if days < 31 else day_name(start.date(), now.date())

    def _look_for_rdvs(self) -> None:
        """Of what is being written, else of what is selected."""
        if self.form.open:
            agent_id, span = self.form.agent_id, self.form.span
        else:
            one = self.selected
            agent_id, span = (one.agent_id, next_span(one, self.place.zone, self.place.now)) if one else (None, None)
        if agent_id is not None and span is not None:
            self.affected.look(agent_id, *span)
        else:
            self.affected.forget()

    # What one does

    @property
    def may_edit(self) -> bool:
        """API v1 knows no way to change when a recurring one comes back."""
        return self.selected is not None and self.selected.rrule is None and not self.offline

    def begin(self, *, today: bool = False) -> None:
        """A new one, of the agent whose line is selected; ``today``: they are not there, for the whole of it."""
        self.form.begin(self.selected.agent_id if self.selected is not None else None)
        if today:
            self.form.set_text("first_day", short_date(self.place.today))
            self.form.set_whole_day(True)

    @property
    def paper(self) -> Document | None:
        """The RDVs that are left in the one selected, for paper: whom to call."""
        away = self.affected.away
        if away is None or not self.affected.rdvs:
            return None
        when = self.words(self.selected) if self.selected is not None and not self.form.open else ""
        sheet = AbsenceSheet(self.place.name(away.agent_id), when, self.affected.rdvs, self.place.now)
        return absence_document(sheet)

    def printed(self, path: Path | None) -> None:
        """The list is printed, or in a file."""
        if path is not None:
            self._work.notices.info(tr("Document enregistré\u00a0: {}").format(path))

    def not_printed(self) -> None:
        """It is not: the file could not be written."""
        self._work.notices.unwritten()

    def edit(self) -> None:
        """Changes the one selected."""
        if self.selected is not None and self.may_edit:
            self.form.edit(self.selected)

    def ask_to_remove(self) -> None:
        """Asks before the one selected is taken away."""
        absence = self.selected
        if absence is None or self.offline:
            return
        text = tr("{} de {}\u00a0: {}.").format(
            absence.title, self.place.name(absence.agent_id), absence_words(absence, self.place.today)
        )
        again = tr("Toutes ses dates sont supprimées, passées et à venir.") if absence.rrule else ""
        self._work.questions.ask(
            Question(
                title=tr("Supprimer cette indisponibilité\u202f?"),
                text=text,
                lines=(),
                yes=tr("Supprimer"),
                no=tr("Garder"),
                accept=lambda: self._remove(absence),
                after=" ".join(filter(None, (again, tr("De nouveaux créneaux s’ouvriront à ce moment-là.")))),
            )
        )

    def _remove(self, absence: Absence) -> None:
        self._work.tasks.run("remove", self._removed(absence), to_the_end=True)

    async def _removed(self, absence: Absence) -> None:
        try:
            with self._work.journal.doing():
                await self._work.desk.absences.delete(absence.id)
                self._note(absence, None, tr("Indisponibilité supprimée\u00a0: {}").format(absence.title))
            self.selected = None
        finally:
            self._read()

    def _note(self, before: Absence | None, after: Absence | None, said: str) -> None:
        one = after or before
        assert one is not None
        whom = ", ".join(filter(None, (self.place.name(one.agent_id), absence_words(one, self.place.today))))
        self._work.journal.note(absence_act(self._work, whom, before, after, self._read), said)

    def _saved(self, absence: Absence, before: Absence | None) -> None:
        self._all = (*(one for one in self._all if one.id != absence.id), absence)
        self.selected = absence
        self._arrange()
        self._look_for_rdvs()
        who = self.place.name(absence.agent_id)
        said = tr("Indisponibilité créée\u00a0: {}") if before is None else tr("Indisponibilité modifiée\u00a0: {}")
        self._note(before, absence, said.format(f"{who}, {absence_words(absence, self.place.today)}"))
        self._read()


def absences(around: Around) -> AbsencesPresenter:
    """The presenter of the page."""
    where = around.where
    presenter = AbsencesPresenter(around.work, around.pages)

    def go() -> None:
        if where.organisation_id is not None:
            presenter.show_organisation(where.organisation_id)

    where.moved.connect(go)
    around.pages.gone_to.connect(lambda place: presenter.open() if place == "absences" else None)
    presenter.agenda_wanted.connect(around.intents.show_in_agenda)
    presenter.affected.move_wanted.connect(around.intents.bring)
    presenter.affected.hours_wanted.connect(around.intents.look_for_hours)
    go()
    return presenter
