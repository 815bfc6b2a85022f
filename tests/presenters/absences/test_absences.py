"""The list of the indisponibilités, and one being written: what is said, and what is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, time, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest

from kiosk.clock import PARIS
from kiosk.desk import DeskChange
from kiosk.domain.day.absence import Absence, AbsenceDraft, draft_of
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused
from kiosk.presenters.absences.form import Field
from kiosk.presenters.absences.lines import AbsenceLine
from kiosk.presenters.absences.page import AbsencesPresenter
from kiosk.presenters.around.lines import Head
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import TODAY, as_work, until
from tests.support.desk import ALAIN, BEATRICE, LEA, Counter, counter_data, rdv_row

GONE_FROM: Final[tuple[Field, ...]] = ("agent", "first_day", "start_time", "end_time")
FORMATION, CONGES, RECURRING = 2, 3, 6
MONDAYS: Final = {"every": "week", "interval": 1, "on": ["monday"], "until": None}
WRITES: Final = "/api/v1/absences"


def absence(number: int, agent: str, title: str, day: date, last: date | None = None, **more: Any) -> dict[str, Any]:
    row = {"key": f"a{number}", "id": number, "agent": agent, "title": title, "first_day": day.isoformat()}
    return row | {"start_time": "09:00", "end_day": (last or day).isoformat(), "end_time": "18:00"} | more


@pytest.fixture
def data() -> dict[str, Any]:
    agents = counter_data()["agents"]
    brune = agents[-1] | {"key": "brune", "id": 23, "first_name": "Brune", "last_name": "Noir"}
    zoe = agents[-1] | {"key": "zoe", "id": 99, "first_name": "Zoé", "last_name": "Autre", "roles": {"ccas": "basic"}}
    return counter_data(
        agents=[*agents, brune, zoe],
        rdvs=[rdv_row(7, "13:20", LEA, agents=["alain"])],
        absences=[
            absence(FORMATION, "beatrice", "Formation", TODAY + timedelta(days=3)),
            absence(CONGES, "alain", "Congés", TODAY - timedelta(days=1), TODAY + timedelta(days=2)),
            absence(4, "alain", "Arrêt", TODAY - timedelta(days=9)),
            absence(5, "zoe", "Ailleurs", TODAY),
            absence(RECURRING, "brune", "Réunion", TODAY - timedelta(days=70), recurrence=MONDAYS),
        ],
    )


def kind_of(line: AbsenceLine | Head) -> str:
    if isinstance(line, Head):
        return "agent"
    return "absence" if line.absence is not None else "past"


class Page:
    """The presenter over the real desk, at a platform in this process."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.notices = Notices()
        self.said: list[Notice] = []
        self.notices.noticed.connect(self.said.append)
        self.tasks = Tasks(self.notices)
        self.questions: list[Question] = []
        work = as_work(counter.desk, self.tasks, clock=counter.clock, notices=self.notices)
        work.questions.asked.connect(self.questions.append)
        self.presenter = AbsencesPresenter(work)
        self.form = self.presenter.form

    async def opens(self) -> None:
        self.presenter.show_organisation(1)
        self.presenter.open()
        await until(lambda: self.presenter.state != "loading")

    async def there(self, number: int | None = None) -> list[Absence]:
        """What the platform has, or that one."""
        return [one for one in await self.counter.colleague.absences() if number in (None, one.id)]

    async def written(self) -> Absence:
        """The newest, once the form has closed."""
        await until(lambda: not self.form.open)
        return max(await self.there(), key=lambda one: one.id)

    def lines(self) -> list[tuple[str, str]]:
        return [(kind_of(line), line.title) for line in self.presenter.model.lines]

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            self.form.set_text(name, text)  # type: ignore[arg-type] # names of fields


@pytest.fixture
async def page(counter: Counter) -> AsyncIterator[Page]:
    assert await counter.desk.resume()
    counter.desk.look_at(1, TODAY)
    made = Page(counter)
    while not (await counter.desk.day(1, TODAY)).agents or not await counter.memory.absences(1, TODAY, PARIS):
        await counter.desk.bring_up_to_date()
    await made.opens()
    yield made
    await made.tasks.close()


async def test_by_agent_with_those_that_are_over_folded(page: Page) -> None:
    assert page.lines() == [
        ("agent", "Aujourd’hui"),
        ("absence", "Congés"),
        ("absence", "Réunion"),
        ("agent", "Béatrice Martin"),
        ("absence", "Formation"),
        ("past", "1 indisponibilité passée"),
    ]
    shown = [line for line in page.presenter.model.lines if isinstance(line, AbsenceLine)]
    states = [line.state for line in shown if line.absence is not None]
    assert states == ["en cours", "en cours", "dans 3 jours"]
    assert shown[0].when.startswith("Alain Petit · ")
    page.presenter.toggle_past()
    assert page.lines()[-1] == ("absence", "Arrêt")
    page.presenter.set_text("formation")
    assert page.lines() == [("agent", "Béatrice Martin"), ("absence", "Formation")]
    page.presenter.set_text("petit")
    assert [title for _, title in page.lines()] == ["Aujourd’hui", "Congés", "1 indisponibilité passée", "Arrêt"]


async def test_what_falls_into_the_one_selected(page: Page) -> None:
    page.presenter.select(page.presenter.model.place_of(CONGES))
    await until(lambda: page.presenter.affected.known)
    assert page.presenter.affected.title == "1 rendez-vous tombe pendant cette indisponibilité"
    (line,) = page.presenter.affected.lines
    assert line[0].id == 7
    gone: list[tuple[object, ...]] = []
    page.presenter.agenda_wanted.connect(lambda *where: gone.append(where))
    page.presenter.affected.open_in_agenda(line[0])
    assert gone == [(line[0].starts_at.astimezone(PARIS).date(), 7, None)]


async def test_created_as_it_is_typed(page: Page) -> None:
    page.presenter.begin()
    page.fill(agent="martin", title=" Congés  d’hiver ", first_day="demain", end_day="27/11", start_time="8h")
    page.form.save()
    assert page.form.faults == {"end_time": "Donnez l’heure, ou cochez «\u00a0Toute la journée\u00a0»."}
    page.form.set_whole_day(True)
    page.form.save()
    made = await page.written()
    assert draft_of(made) == AbsenceDraft(
        agent_id=BEATRICE,
        title="Congés d’hiver",
        first_day=TODAY + timedelta(days=1),
        start_time=time(0),
        end_day=date(TODAY.year, 11, 27),
        end_time=time(23, 59),
    )
    assert page.said[-1].text.startswith("Indisponibilité créée\u00a0: Béatrice Martin")
    await until(lambda: page.presenter.selected)
    assert page.presenter.selected is not None
    assert page.presenter.selected.id == made.id
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
    page.counter.wire.fail(f"POST {WRITES}", failure)
    page.form.save()
    await until(lambda: not page.form.busy)
    assert page.form.open
    told = page.form.problem if field_ is None else page.form.faults[field_]  # type: ignore[index] # a name of a field
    assert told.startswith(said)


async def test_changed_and_left_as_it_was(page: Page) -> None:
    page.presenter.select(page.presenter.model.place_of(FORMATION))
    page.presenter.edit()
    assert page.form.typed.title == "Formation"
    page.form.set_text("title", "Autre")
    page.form.close()
    page.presenter.edit()
    assert page.form.typed.title == "Formation", "a change that was left is not kept"
    page.form.set_text("end_time", "17h")
    page.form.save()
    await until(lambda: not page.form.open)
    (changed,) = await page.there(FORMATION)
    assert (changed.end_time, changed.title) == (time(17), "Formation")
    assert page.said[-1].text.startswith("Indisponibilité modifiée")


async def test_recurring_ones_are_deleted_whole_and_not_changed(page: Page) -> None:
    page.presenter.set_text("réunion")
    assert page.lines() == [("agent", "Aujourd’hui"), ("absence", "Réunion")]
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
    assert await page.there(RECURRING) == []


async def test_offline_what_is_kept_is_shown_and_nothing_written(page: Page) -> None:
    page.presenter.set_text("petit")
    page.counter.cut()
    page.presenter.open()
    await until(lambda: page.presenter.offline and page.counter.desk.sync_state.connected is False)
    assert page.lines() == [("agent", "Aujourd’hui"), ("absence", "Congés")], "what is over is not kept"
    assert "pas joignable" in page.presenter.note
    page.presenter.select(1)
    page.presenter.ask_to_remove()
    assert page.questions == []
    page.presenter.begin()
    page.fill(agent="petit", title="RTT", first_day="demain", start_time="8", end_time="12")
    page.form.save()
    assert page.form.problem.startswith("Une indisponibilité s’enregistre sur la plateforme")
    page.counter.wire.mend()
    await page.counter.desk.bring_up_to_date()
    await until(lambda: not page.presenter.offline)
    assert page.form.typed.title == "RTT"
    assert not page.counter.wire.count(f"POST {WRITES}")


async def test_an_absence_that_somebody_else_wrote_comes_by_itself(page: Page) -> None:
    page.presenter._on_desk_change(DeskChange("rdvs", frozenset({1}), frozenset({3})))
    page.presenter._on_desk_change(DeskChange("rdvs", frozenset({2})))
    assert page.tasks.names == (), "an RDV, or another organisation, is none of it"
    rtt = AbsenceDraft(
        agent_id=ALAIN,
        title="RTT",
        first_day=TODAY + timedelta(days=5),
        start_time=time(9),
        end_day=TODAY + timedelta(days=5),
        end_time=time(18),
    )
    await page.counter.colleague.create_absence(rtt, key=str(uuid4()))
    await until(lambda: ("absence", "RTT") in page.lines())
