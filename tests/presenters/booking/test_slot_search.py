"""The question and its answers: the newest alone counts, a cut is answered from memory, the first hour is found."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, cast

import pytest

from kiosk.clock import PARIS, SetClock
from kiosk.desk import Desk, DeskChange, Directory
from kiosk.domain.booking.availability import PartOfDay, Slot
from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion, FreeCreneau, LieuCreneaux
from kiosk.domain.day.model import Motif, Service, Team
from kiosk.domain.people.model import Agent, RdvAgent
from kiosk.domain.platform.failures import Failure, Forbidden, TimedOut, Unreachable
from kiosk.presenters.booking import slot_search
from kiosk.presenters.booking.motif_choices import best_row, rows_of
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.presenters.words.slot_texts import day_text, period_text
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from kiosk.sync.state import SyncState
from tests.presenters.fakes import NORD, NOW, SUD, as_work, settled, until

MARTIN, PETIT = RdvAgent(21, "Béatrice", "Martin"), RdvAgent(22, "Alain", "Petit")
SERVICES = {5: Service(5, "PMI"), 6: Service(6, "Aide sociale")}
MOTIFS = {
    31: Motif(31, "Consultation", 1, 5, default_duration_in_min=30),
    32: Motif(32, "Suivi social", 1, 6, follow_up=True, default_duration_in_min=45, bookable_by="everyone"),
    33: Motif(33, "Premier accueil", 1, 6, for_secretariat=True),
}
DIRECTORY = Directory(
    agents={
        21: Agent(21, "Béatrice", "Martin", service_ids=(5,)),
        22: Agent(22, "Alain", "Petit", service_ids=(6,), team_ids=(3,)),
    },
    services=SERVICES,
    motifs=MOTIFS,
    lieux=(NORD, SUD),
    teams=(Team(3, "Équipe rose"),),
    zone=PARIS,
)
TODAY = NOW.date()


def free(at: datetime, agent: RdvAgent = MARTIN) -> FreeCreneau:
    return FreeCreneau(at, at + timedelta(minutes=30), agent, NORD.id)


def answer(*slots: FreeCreneau, following: FreeCreneau | None = None) -> CreneauAnswer:
    return CreneauAnswer((LieuCreneaux(NORD, None, 31, following or next(iter(slots), None), slots),))


class FakeBookings:
    """Answers by rule; a question may be held back until the test lets it go."""

    def __init__(self, state: Callable[[], SyncState]) -> None:
        self.state = state
        self.asked: list[CreneauQuestion] = []
        self.remembered: list[CreneauQuestion] = []
        self.answer: Callable[[CreneauQuestion], CreneauAnswer] = lambda _: answer(free(NOW + timedelta(hours=1)))
        self.failure: Failure | None = None
        self.gates: dict[date, asyncio.Event] = {}

    async def creneaux(self, question: CreneauQuestion) -> CreneauAnswer:
        try:
            return await self._told(question)
        except (Unreachable, TimedOut):
            self.remembered.append(question)
            return CreneauAnswer(answer(free(NOW + timedelta(hours=2))).lieux, NOW - timedelta(minutes=9))

    async def _told(self, question: CreneauQuestion) -> CreneauAnswer:
        if self.state().connected is False:
            raise Unreachable
        self.asked.append(question)
        if (gate := self.gates.get(question.first_day)) is not None:
            await gate.wait()
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        return self.answer(question)


class FakeDesk:
    def __init__(self) -> None:
        self.bookings = FakeBookings(lambda: self.sync_state)
        self.sync_state = SyncState(connected=True)
        self.callbacks: list[Callable[[DeskChange], None]] = []

    def subscribe(self, callback: Callable[[DeskChange], None]) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    def tell(self, organisation_id: int = 1, kind: Literal["rdvs", "sync"] = "rdvs") -> None:
        for callback in list(self.callbacks):
            callback(DeskChange(kind, frozenset({organisation_id})))


@dataclass
class Bench:
    desk: FakeDesk
    search: SlotSearch
    tasks: Tasks
    clock: SetClock

    @property
    def asked(self) -> list[CreneauQuestion]:
        return self.desk.bookings.asked

    @property
    def state(self) -> str:
        return self.search.state

    @property
    def agents_asked(self) -> tuple[int, ...]:
        return self.asked[-1].agent_ids

    async def settle(self) -> None:
        await settled(self.tasks)

    def starts(self) -> list[datetime]:
        assert self.search.found is not None
        rows = [row for block in self.search.found.blocks for row in block.rows]
        return [slot.starts_at for row in rows for cell in row.days for slot in cell]


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    desk = FakeDesk()
    tasks = Tasks(Notices())
    clock = SetClock(NOW)
    search = SlotSearch(as_work(cast(Desk, desk), tasks, clock=clock))
    search.set_directory(1, DIRECTORY, NORD.id)
    yield Bench(desk, search, tasks, clock)
    search.stop()
    await tasks.close()


async def test_a_motif_is_enough_to_be_answered(bench: Bench) -> None:
    assert bench.state == "no_motif"
    bench.search.set_motif(31)
    assert bench.state == "searching"
    await bench.settle()
    assert bench.state == "found"
    assert bench.asked == [CreneauQuestion(organisation_id=1, motif_id=31, first_day=TODAY)]
    assert bench.starts() == [NOW + timedelta(hours=1)]


async def test_the_answer_to_an_older_question_never_comes_through(bench: Bench) -> None:
    bench.desk.bookings.answer = lambda q: answer(
        free(datetime(q.first_day.year, q.first_day.month, q.first_day.day, 15, tzinfo=PARIS))
    )
    slow = bench.desk.bookings.gates[TODAY] = asyncio.Event()
    bench.search.set_motif(31)
    await until(lambda: len(bench.asked) == 1)
    bench.search.next_week()
    await bench.settle()
    slow.set()
    await bench.settle()
    assert [at.date() for at in bench.starts()] == [TODAY + timedelta(days=7)]


async def test_days_go_by_weeks_and_days_and_never_before_today(bench: Bench) -> None:
    bench.search.set_motif(31)
    bench.search.next_week()
    bench.search.next_day()
    assert bench.search.first_day == TODAY + timedelta(days=8)
    bench.search.previous_week()
    bench.search.previous_week()
    assert bench.search.first_day == TODAY
    bench.search.next_week()
    bench.search.set_motif(32)
    assert bench.search.first_day == TODAY, "another motif begins today"
    await bench.settle()


async def test_where_and_with_whom_are_part_of_the_question(bench: Bench) -> None:
    bench.search.set_motif(32)
    bench.search.set_lieux({SUD.id})
    bench.search.set_agents({22})
    bench.search.set_teams({3})
    await bench.settle()
    last = bench.asked[-1]
    assert (last.lieu_ids, last.agent_ids, last.team_ids) == ((SUD.id,), (22,), (3,))
    assert bench.search.agents == [(22, "Alain Petit")], "those of the motif's service"
    bench.search.set_motif(31)
    await bench.settle()
    assert bench.agents_asked == (), "an agent of another service is no longer asked for"


async def test_the_same_agent_as_usual(bench: Bench) -> None:
    bench.search.set_motif(31)
    bench.search.set_same_agent(True)
    assert not bench.search.same_agent, "nobody is known to be usual"
    bench.search.set_first_agents((22, 21))
    bench.search.set_same_agent(True)
    await bench.settle()
    assert list(bench.agents_asked) == [22, 21]
    bench.search.set_first_agents(())
    await bench.settle()
    assert not bench.search.same_agent
    assert not bench.agents_asked


@pytest.mark.parametrize("failure", [Unreachable(), TimedOut()])
async def test_out_of_reach_the_memory_answers_and_says_so(bench: Bench, failure: Failure) -> None:
    bench.desk.bookings.failure = failure
    bench.search.set_motif(31)
    await bench.settle()
    assert bench.state == "found"
    assert "d’après l’agenda de 10:11" in bench.search.computed
    assert "à confirmer" in bench.search.computed


async def test_during_a_cut_the_platform_is_not_waited_for(bench: Bench) -> None:
    bench.desk.sync_state = SyncState(connected=False)
    bench.search.set_motif(31)
    await bench.settle()
    assert bench.asked == []
    assert bench.state == "found"


async def test_a_failure_is_said_and_can_be_tried_again(bench: Bench) -> None:
    bench.desk.bookings.failure = Forbidden()
    bench.search.set_motif(31)
    await bench.settle()
    assert bench.state == "failed"
    assert bench.search.problem
    bench.desk.bookings.failure = None
    bench.search.ask()
    await bench.settle()
    assert (bench.search.state, bench.search.problem) == ("found", "")


async def test_hours_that_do_not_suit_are_hidden_without_asking_again(bench: Bench) -> None:
    bench.desk.bookings.answer = lambda _: answer(free(NOW + timedelta(hours=1)), free(NOW + timedelta(hours=5)))
    bench.search.set_motif(31)
    await bench.settle()
    bench.search.set_part(PartOfDay.AFTERNOON.value)
    assert bench.starts() == [NOW + timedelta(hours=5)]
    bench.search.set_weekdays({5})
    assert bench.state == "nothing"
    assert bench.search.nothing[0] == "Aucun créneau à ces heures"
    bench.search.clear_filter()
    assert len(bench.starts()) == 2
    assert len(bench.asked) == 1


async def test_the_first_hour_that_suits_is_looked_for_however_far(bench: Bench) -> None:
    morning, far = NOW + timedelta(days=1), NOW + timedelta(days=70, hours=4)

    def answers(question: CreneauQuestion) -> CreneauAnswer:
        last = question.first_day + timedelta(days=question.days)
        slots = tuple(free(at) for at in (morning, far) if question.first_day <= at.date() < last)
        following = free(morning) if question.first_day <= morning.date() else free(far)
        return answer(*slots, following=following)

    bench.desk.bookings.answer = answers
    bench.search.set_motif(31)
    await bench.settle()
    bench.search.set_part(PartOfDay.AFTERNOON.value)
    came: list[Slot] = []
    bench.search.first_found.connect(came.append)
    bench.search.go_to_first()
    await bench.settle()
    assert [slot.starts_at for slot in came] == [far]
    assert bench.search.first_day == far.date()
    assert bench.state == "found"


async def test_a_first_hour_that_is_nowhere_is_given_up(bench: Bench) -> None:
    bench.desk.bookings.answer = lambda _: answer()
    bench.search.set_motif(31)
    await bench.settle()
    bench.search.go_to_first()
    await bench.settle()
    assert bench.state == "nothing"
    assert bench.search.nothing[1].startswith("Aucune disponibilité dans les six mois")
    assert len(bench.asked) <= 4, "where nothing is, one question is enough"


async def test_while_somebody_looks_what_is_free_is_kept_true(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slot_search, "CALM", 0.0)
    bench.search.set_motif(31)
    await bench.settle()
    bench.desk.tell()
    await bench.settle()
    assert len(bench.asked) == 1, "nobody looks"
    bench.search.watch(True)
    await bench.settle()
    assert len(bench.asked) == 2, "somebody comes back"
    later = NOW + timedelta(hours=3)
    bench.desk.bookings.answer = lambda _: answer(free(later))
    for _ in range(5):
        bench.desk.tell()
    assert bench.state == "found", "what is shown can be chosen all the while"
    await bench.settle()
    assert bench.starts() == [later]
    assert len(bench.asked) == 3, "changes come in flocks"
    bench.desk.tell(organisation_id=2)
    bench.desk.bookings.failure = Forbidden()
    bench.desk.tell()
    await bench.settle()
    assert (bench.state, bench.starts(), len(bench.asked)) == ("found", [later], 4), "nobody asked for the failure"
    bench.search.watch(False)
    assert bench.desk.callbacks == []


async def test_once_the_platform_is_back_it_is_asked_again(bench: Bench) -> None:
    bench.desk.sync_state = SyncState(connected=False)
    bench.search.watch(True)
    bench.search.set_motif(31)
    await bench.settle()
    assert bench.search.computed
    bench.desk.tell(kind="sync")
    await bench.settle()
    assert bench.asked == [], "it is still out of reach"
    bench.desk.sync_state = SyncState(connected=True)
    bench.desk.tell(kind="sync")
    await bench.settle()
    assert len(bench.asked) == 1
    assert bench.search.computed == ""


async def test_after_midnight_days_begin_today(bench: Bench) -> None:
    bench.search.set_motif(31)
    await bench.settle()
    bench.clock.move(days=1)
    bench.search.ask()
    await bench.settle()
    assert bench.asked[-1].first_day == TODAY + timedelta(days=1)


async def test_another_organisation_starts_over(bench: Bench) -> None:
    bench.search.set_motif(31)
    await bench.settle()
    bench.search.set_directory(2, DIRECTORY, None)
    assert (bench.search.state, bench.search.motif, bench.search.found) == ("no_motif", None, None)


def test_motifs_go_by_service_and_the_secretariat_s_come_first() -> None:
    rows = rows_of([MOTIFS[33], MOTIFS[32], MOTIFS[31]], SERVICES, "")
    assert [(row.name, row.motif is None) for row in rows] == [
        ("Aide sociale", True),
        ("Premier accueil", False),
        ("Suivi social", False),
        ("PMI", True),
        ("Consultation", False),
    ]
    assert (rows[2].duration, rows[2].online) == ("45\u00a0min", True)


def test_what_is_typed_is_first_held_against_the_motif_s_own_name() -> None:
    rows = rows_of([MOTIFS[33], MOTIFS[32]], SERVICES, "social")
    assert [row.name for row in rows if row.motif] == ["Premier accueil", "Suivi social"]
    assert rows[best_row(rows, "social")].name == "Suivi social"
    assert best_row(rows_of([MOTIFS[33]], SERVICES, "zzz"), "zzz") == -1


def test_days_and_weeks_in_words() -> None:
    assert period_text(date(2026, 11, 23), 7) == "Du 23 au 29 novembre 2026"
    assert period_text(date(2026, 11, 30), 7) == "Du 30 novembre au 6 décembre 2026"
    assert period_text(date(2026, 12, 28), 7) == "Du 28 décembre 2026 au 3 janvier 2027"
    assert day_text(TODAY, TODAY) == "aujourd’hui"
    assert day_text(date(2026, 12, 1), TODAY) == "mardi 1er décembre"
    assert day_text(date(2027, 1, 4), TODAY) == "lundi 4 janvier 2027"
