"""The list of the indisponibilités, and one being written: what is said, and what is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Final, cast

import pytest

from kiosk.clock import PARIS, SetClock
from kiosk.desk import Desk, DeskChange, Directory
from kiosk.domain.day.absence import Absence, AbsenceDraft
from kiosk.domain.day.model import AbsenceOccurrence, Rdv
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused, Unreachable
from kiosk.presenters.absences.form import Field
from kiosk.presenters.absences.page import AbsencesPresenter
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Tasks
from kiosk.sync.state import SyncState
from tests.presenters.fakes import NOW, TODAY, as_work, rdv, until

MARTIN = Agent(21, "Béatrice", "Martin")
ALAIN = Agent(22, "Alain", "Petit")
BRUNE = Agent(23, "Brune", "Noir")
DIRECTORY = Directory({one.id: one for one in (MARTIN, ALAIN, BRUNE)}, {}, {}, (), (), PARIS)
MONDAYS = Absence(1, MARTIN.id, "Réunion", TODAY - timedelta(days=70), time(8), TODAY - timedelta(days=70), time(9))


def absence(number: int, agent: Agent, title: str, day: date, last: date | None = None) -> Absence:
    return Absence(number, agent.id, title, day, time(9), last or day, time(18))


GONE_FROM: Final[tuple[Field, ...]] = ("agent", "first_day", "start_time", "end_time")
COMING = absence(2, MARTIN, "Formation", TODAY + timedelta(days=3))
NOWADAYS = absence(3, ALAIN, "Congés", TODAY - timedelta(days=1), TODAY + timedelta(days=2))
OVER = absence(4, ALAIN, "Arrêt", TODAY - timedelta(days=9))
ELSEWHERE = absence(5, Agent(99, "Zoé", "Autre"), "Ailleurs", TODAY)


@dataclass
class FakeBookings:
    all: list[Absence] = field(default_factory=lambda: [OVER, COMING, NOWADAYS, ELSEWHERE])
    kept: tuple[AbsenceOccurrence, ...] = ()
    during: tuple[Rdv, ...] = ()
    asked: list[tuple[int, datetime, datetime]] = field(default_factory=list)
    written: list[tuple[int | None, AbsenceDraft]] = field(default_factory=list)
    failure: Failure | None = None

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure

    async def absences(self) -> tuple[Absence, ...]:
        self._fail()
        return tuple(self.all)

    async def absences_from_memory(self, organisation_id: int, first: date, days: int) -> tuple[AbsenceOccurrence, ...]:
        return self.kept

    async def rdvs_during(self, agent_id: int, starts_at: datetime, ends_at: datetime) -> tuple[Rdv, ...]:
        self.asked.append((agent_id, starts_at, ends_at))
        return self.during

    async def create_absence(self, draft: AbsenceDraft) -> Absence:
        return self._write(None, draft)

    async def update_absence(self, absence_id: int, draft: AbsenceDraft) -> Absence:
        return self._write(absence_id, draft)

    def _write(self, number: int | None, draft: AbsenceDraft) -> Absence:
        self._fail()
        self.written.append((number, draft))
        made = Absence(
            number or 50,
            draft.agent_id,
            draft.title,
            draft.first_day,
            draft.start_time,
            draft.end_day,
            draft.end_time,
        )
        self.all = [*(one for one in self.all if one.id != made.id), made]
        return made

    async def delete_absence(self, absence_id: int) -> None:
        self._fail()
        self.all = [one for one in self.all if one.id != absence_id]


class Page:
    """The presenter over a desk that is played."""

    def __init__(self) -> None:
        self.bookings = FakeBookings()
        self.state = SyncState(connected=True)
        self.notices = Notices()
        self.said: list[Notice] = []
        self.notices.noticed.connect(self.said.append)
        self.tasks = Tasks(self.notices)
        self.questions: list[Question] = []

        async def directory(_: int) -> Directory:
            return DIRECTORY

        page = self

        class Played(SimpleNamespace):
            @property
            def sync_state(self) -> SyncState:
                return page.state

        desk = cast(Desk, Played(bookings=self.bookings, directory=directory))
        self.presenter = AbsencesPresenter(as_work(desk, self.tasks, clock=SetClock(NOW), notices=self.notices))
        self.presenter._work.questions.asked.connect(self.questions.append)
        self.form = self.presenter.form

    async def opens(self) -> None:
        self.presenter.show_organisation(1)
        self.presenter.open()
        await until(lambda: self.presenter.state != "loading")

    def lines(self) -> list[tuple[str, str]]:
        return [(line.kind, line.title) for line in self.presenter.model.lines]

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            self.form.set_text(name, text)  # type: ignore[arg-type] # names of fields


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    made = Page()
    await made.opens()
    yield made
    await made.tasks.close()


async def test_by_agent_with_those_that_are_over_folded(page: Page) -> None:
    assert page.lines() == [
        ("agent", "Alain Petit"),
        ("absence", "Congés"),
        ("agent", "Béatrice Martin"),
        ("absence", "Formation"),
        ("past", "1 indisponibilité passée"),
    ]
    states = [line.state for line in page.presenter.model.lines if line.kind == "absence"]
    assert states == ["en cours", "dans 3 jours"]
    page.presenter.toggle_past()
    assert page.lines()[-1] == ("absence", "Arrêt")
    page.presenter.set_text("formation")
    assert page.lines() == [("agent", "Béatrice Martin"), ("absence", "Formation")]
    page.presenter.set_text("petit")
    assert [title for _, title in page.lines()] == ["Alain Petit", "Congés", "1 indisponibilité passée", "Arrêt"]


async def test_what_falls_into_the_one_selected(page: Page) -> None:
    page.bookings.during = (rdv(7, NOW + timedelta(hours=3)),)
    page.presenter.select(page.presenter.place_of(NOWADAYS.id))
    await until(lambda: page.presenter.affected.known)
    agent_id, start, end = page.bookings.asked[-1]
    assert (agent_id, start) == (ALAIN.id, NOW.astimezone(PARIS)), "what is past of it is no longer of use"
    assert end.date() == NOWADAYS.end_day
    assert page.presenter.affected_title == "1 rendez-vous tombe pendant cette indisponibilité"
    (line,) = page.presenter.affected_lines
    assert line[0].id == 7
    gone: list[tuple[object, ...]] = []
    page.presenter.agenda_wanted.connect(lambda *where: gone.append(where))
    page.presenter.open_in_agenda(line[0])
    assert gone == [(line[0].starts_at.astimezone(PARIS).date(), 7, None)]


async def test_created_as_it_is_typed(page: Page) -> None:
    page.presenter.begin()
    page.fill(agent="martin", title=" Congés  d’hiver ", first_day="demain", end_day="27/11", start_time="8h")
    page.form.save()
    assert page.form.faults == {"end_time": "Donnez l’heure, ou cochez «\u00a0Toute la journée\u00a0»."}
    page.form.set_whole_day(True)
    page.form.save()
    await until(lambda: bool(page.bookings.written))
    number, draft = page.bookings.written[0]
    assert number is None
    assert draft == AbsenceDraft(
        agent_id=MARTIN.id,
        title="Congés d’hiver",
        first_day=TODAY + timedelta(days=1),
        start_time=time(0),
        end_day=date(TODAY.year, 11, 27),
        end_time=time(23, 59),
    )
    await until(lambda: not page.form.open)
    assert page.said[-1].text.startswith("Indisponibilité créée\u00a0: Béatrice Martin")
    assert page.presenter.selected is not None
    assert page.presenter.selected.id == 50
    page.presenter.begin()
    assert page.form.typed.title == "", "the next one is a new one"


async def test_fields_are_read_as_they_are_left(page: Page) -> None:
    page.presenter.begin()
    page.fill(agent="petit", first_day="demain", start_time="8h", end_time="25h")
    for name in GONE_FROM:
        page.form.gone_from(name)
    typed = page.form.typed
    assert (typed.agent, typed.start_time) == ("Alain Petit", "8:00")
    assert typed.first_day == f"{TODAY + timedelta(days=1):%d/%m/%Y}"
    assert list(page.form.faults) == ["end_time"]
    page.fill(agent="b")  # Béatrice, Brune
    page.form.gone_from("agent")
    assert page.form.agent_id is None
    assert page.form.faults["agent"].startswith("Plusieurs agents")
    page.fill(agent="zorro")
    page.form.gone_from("agent")
    assert page.form.faults["agent"].startswith("Aucun agent")


@pytest.mark.parametrize(
    ("failure", "field_", "said"),
    [
        (Refused({"title": ("blank",)}, ("title doit être rempli(e)",)), "title", "Donnez un motif"),
        (Refused({"ends_time": ("x",)}, ("ends_time doit être après le début.",)), "end_time", "La fin doit venir"),
        (
            Refused({"first_day": ("x",)}, ("first_day ne peut pas être dans plus de 5 ans",)),
            "first_day",
            "Cette valeur ne peut pas être dans plus de 5 ans.",
        ),
        (Forbidden(), None, "Votre compte n’a pas le droit"),
        (NotFound(), None, "Cette indisponibilité n’existe plus"),
        (Refused({"base": ("x",)}, ("autre chose",)), None, "La plateforme a refusé"),
    ],
)
async def test_what_the_platform_refuses_is_said_where_it_is(
    page: Page, failure: Failure, field_: str | None, said: str
) -> None:
    page.presenter.begin()
    page.fill(agent="petit", title="RTT", first_day="demain", start_time="8", end_time="12")
    page.bookings.failure = failure
    page.form.save()
    await until(lambda: not page.form.busy)
    assert page.form.open
    told = page.form.problem if field_ is None else page.form.faults[field_]  # type: ignore[index] # a name of a field
    assert told.startswith(said)


async def test_changed_and_left_as_it_was(page: Page) -> None:
    page.presenter.select(page.presenter.place_of(COMING.id))
    page.presenter.edit()
    assert page.form.typed.title == "Formation"
    page.form.set_text("title", "Autre")
    page.form.close()
    page.presenter.edit()
    assert page.form.typed.title == "Formation", "a change that was left is not kept"
    page.form.set_text("end_time", "17h")
    page.form.save()
    await until(lambda: not page.form.open)
    ((number, draft),) = page.bookings.written
    assert (number, draft.end_time, draft.title) == (COMING.id, time(17), "Formation")
    assert page.said[-1].text.startswith("Indisponibilité modifiée")


async def test_recurring_ones_are_deleted_whole_and_not_changed(page: Page) -> None:
    page.bookings.all = [replace(MONDAYS, rrule="FREQ=WEEKLY;")]
    page.presenter.open()
    await until(lambda: page.lines() == [("agent", "Béatrice Martin"), ("absence", "Réunion")])
    page.presenter.select(1)
    assert not page.presenter.may_edit
    page.presenter.edit()
    assert not page.form.open
    page.presenter.ask_to_remove()
    (question,) = page.questions
    assert "Toutes ses dates" in question.after
    question.accept()
    await until(lambda: page.lines() == [])
    assert page.said[-1].text == "Indisponibilité supprimée\u00a0: Réunion"


async def test_offline_what_is_kept_is_shown_and_nothing_written(page: Page) -> None:
    at = NOW + timedelta(hours=2)
    page.bookings.kept = (AbsenceOccurrence(9, MARTIN.id, at, at + timedelta(hours=1), "Réunion"),)
    page.bookings.failure = Unreachable()
    page.presenter.open()
    await until(lambda: page.presenter.offline)
    assert page.lines() == [("agent", "Béatrice Martin"), ("absence", "Réunion")]
    assert "pas joignable" in page.presenter.note
    page.presenter.select(1)
    page.presenter.ask_to_remove()
    assert page.questions == []
    page.presenter.begin()
    page.fill(agent="petit", title="RTT", first_day="demain", start_time="8", end_time="12")
    page.state = SyncState(connected=False)
    page.form.save()
    assert page.form.problem.startswith("Une indisponibilité s’enregistre sur la plateforme")
    assert page.bookings.written == []
    page.state = SyncState(connected=True)
    page.bookings.failure = None
    page.presenter.on_desk_change(DeskChange("sync"))
    await until(lambda: not page.presenter.offline)
    assert page.form.typed.title == "RTT"


async def test_an_absence_that_somebody_else_wrote_comes_by_itself(page: Page) -> None:
    page.bookings.all.append(absence(8, ALAIN, "RTT", TODAY + timedelta(days=5)))
    page.presenter.on_desk_change(DeskChange("rdvs", frozenset({1}), frozenset({3})))
    page.presenter.on_desk_change(DeskChange("rdvs", frozenset({2})))
    assert "absences" not in page.tasks.names, "an RDV, or another organisation, is none of it"
    page.presenter.on_desk_change(DeskChange("rdvs", frozenset({1})))
    await until(lambda: ("absence", "RTT") in page.lines())
