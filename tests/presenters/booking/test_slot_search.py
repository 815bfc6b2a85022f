"""The question and its answers: the newest alone counts, a cut is answered from memory, the first hour is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from kiosk.desk import DeskChange
from kiosk.domain.booking.availability import PartOfDay, Slot
from kiosk.domain.day.model import Motif, Service
from kiosk.domain.platform.failures import Failure, Forbidden, TimedOut, Unreachable
from kiosk.presenters.booking import slot_search
from kiosk.presenters.booking.motif_choices import best_row, rows_of
from kiosk.presenters.booking.slot_search import SlotSearch
from kiosk.presenters.words.slot_texts import day_text, no_slot_text, period_text
from tests.presenters.booking.conftest import DeskAlone, at_hour, booking_data
from tests.presenters.fakes import CONSULTATION, MARTIN, NORD, NOW, PETIT, SUD, TODAY, until
from tests.support.desk import PAUL

ASKED = "/creneaux"
SUIVI = 34
ROSE = 3
SERVICES = {5: Service(5, "PMI"), 6: Service(6, "Aide sociale")}
MOTIFS = {
    31: Motif(31, "Consultation", 1, 5, default_duration_in_min=30),
    32: Motif(32, "Suivi social", 1, 6, follow_up=True, default_duration_in_min=45, bookable_by="everyone"),
    33: Motif(33, "Premier accueil", 1, 6, for_secretariat=True),
}


def opening(number: int, day: date, start: str, end: str, **more: Any) -> dict[str, Any]:
    """Béatrice's, for consultations at the MDS Nord."""
    row = {"key": f"p{number}", "id": number, "agent": "beatrice", "organisation": "mds", "lieu": "nord"}
    hours = {"first_day": day.isoformat(), "start_time": start, "end_time": end}
    return row | hours | {"motifs": ["consultation"]} | more


def search_data(*openings: dict[str, Any]) -> dict[str, Any]:
    """``openings``; Béatrice and Alain are of two services, and he alone of an équipe."""
    base = booking_data()
    alain = {"services": ["aide"], "teams": ["rose"]}
    suivi = {"key": "suivi", "id": SUIVI, "name": "Suivi social", "service": "aide"}
    return booking_data(
        services=[*base["services"], {"key": "aide", "id": 7, "name": "Aide sociale"}],
        teams=[{"key": "rose", "id": ROSE, "territory": "t", "name": "Équipe rose"}],
        agents=[one | alain if one["key"] == "alain" else one for one in base["agents"]],
        motifs=[*base["motifs"], base["motifs"][0] | suivi],
        plage_ouvertures=list(openings),
        rdvs=[],
    )


@dataclass
class Bench(DeskAlone):
    search: SlotSearch

    @property
    def times(self) -> int:
        """How often the platform was asked what is free."""
        return self.counter.wire.count(ASKED)

    @property
    def state(self) -> str:
        return self.search.state

    def slots(self) -> list[Slot]:
        assert self.search.found is not None
        rows = [row for block in self.search.found.blocks for row in block.rows]
        return [slot for row in rows for cell in row.days for slot in cell]

    def starts(self) -> list[datetime]:
        return [slot.starts_at for slot in self.slots()]

    def tell(self, organisation_id: int = 1) -> None:
        """Somebody's RDV is not what it was."""
        self.desk._listeners.tell(DeskChange("rdvs", frozenset({organisation_id})))


@pytest.fixture
def data() -> dict[str, Any]:
    """Two hours are free today and one in a week; Alain receives at both lieux."""
    alain = {"agent": "alain", "motifs": ["suivi"]}
    return search_data(
        opening(1, TODAY, "11:20", "11:50"),
        opening(2, TODAY, "15:20", "15:50"),
        opening(3, TODAY + timedelta(days=7), "15:00", "15:30"),
        opening(4, TODAY, "11:00", "11:30", **alain),
        opening(5, TODAY, "14:00", "14:30", **(alain | {"lieu": "sud"})),
    )


@pytest.fixture
def bench(alone: DeskAlone) -> Bench:
    search = SlotSearch(alone.work)
    search.set_directory(1, alone.directory, NORD.id)
    made = vars(alone) | {"search": search}
    return Bench(**made)


SOON, LATER = NOW + timedelta(hours=1), NOW + timedelta(hours=5)


async def test_a_motif_is_enough_to_be_answered(bench: Bench) -> None:
    assert bench.state == "no_motif"
    bench.search.set_motif(CONSULTATION.id)
    assert bench.state == "searching"
    await bench.settle()
    assert bench.state == "found"
    assert bench.times == 1
    assert bench.starts() == [SOON, LATER]


async def test_the_answer_to_an_older_question_never_comes_through(bench: Bench) -> None:
    bench.counter.wire.hold(ASKED)
    bench.search.set_motif(CONSULTATION.id)
    await until(lambda: bench.times == 1)
    bench.search.go_by(7)
    await until(lambda: bench.times == 2)
    bench.counter.wire.mend()
    await bench.settle()
    assert [at.date() for at in bench.starts()] == [TODAY + timedelta(days=7)]


async def test_days_go_by_weeks_and_days_and_never_before_today(bench: Bench) -> None:
    bench.search.set_motif(CONSULTATION.id)
    bench.search.go_by(7)
    bench.search.go_by(1)
    assert bench.search.first_day == TODAY + timedelta(days=8)
    bench.search.go_by(-7)
    bench.search.go_by(-7)
    assert bench.search.first_day == TODAY
    bench.search.go_by(7)
    bench.search.set_motif(SUIVI)
    assert bench.search.first_day == TODAY, "another motif begins today"
    await bench.settle()


async def test_where_and_with_whom_are_part_of_the_question(bench: Bench) -> None:
    bench.search.set_motif(SUIVI)
    await bench.settle()
    assert {slot.lieu_id for slot in bench.slots()} == {NORD.id, SUD.id}
    bench.search.set_lieux({SUD.id})
    bench.search.set_agents({PETIT.id})
    bench.search.set_teams({ROSE})
    await bench.settle()
    assert {slot.lieu_id for slot in bench.slots()} == {SUD.id}
    assert bench.search.agents == [(PETIT.id, "Alain Petit")], "those of the motif's service"
    bench.search.set_lieux(())
    bench.search.set_teams(())
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    assert bench.starts() == [SOON, LATER], "an agent of another service is no longer asked for"
    bench.search.set_teams({ROSE})
    await bench.settle()
    assert bench.state == "nothing", "nobody of the équipe receives for it"


async def test_the_same_agent_as_usual(bench: Bench) -> None:
    bench.search.set_motif(CONSULTATION.id)
    bench.search.set_same_agent(True)
    assert not bench.search.same_agent, "nobody is known to be usual"
    bench.search.set_first_agents((PETIT.id,))
    bench.search.set_same_agent(True)
    await bench.settle()
    assert bench.state == "nothing"
    bench.search.set_first_agents((PETIT.id, MARTIN.id))
    await bench.settle()
    assert bench.starts() == [SOON, LATER]
    bench.search.set_first_agents(())
    await bench.settle()
    assert not bench.search.same_agent


@pytest.mark.parametrize("failure", [Unreachable(), TimedOut()])
async def test_out_of_reach_the_memory_answers_and_says_so(bench: Bench, failure: Failure) -> None:
    bench.clock.move(minutes=9)
    bench.counter.wire.fail("", failure)
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    assert bench.state == "found"
    assert "d’après l’agenda de 10:20" in bench.search.computed
    assert "à confirmer" in bench.search.computed


async def test_during_a_cut_the_platform_is_not_waited_for(bench: Bench) -> None:
    await bench.cut()
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    assert bench.times == 0
    assert bench.state == "found"


async def test_during_a_cut_no_more_is_said_than_was_looked_at(bench: Bench) -> None:
    """The memory knows a few days: of the six months that the platform looks at it says nothing."""
    await bench.cut()
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    for days in (0, 7, 60):
        bench.search.go_to(bench.search.first_day + timedelta(days=days))
        await bench.settle()
        found = bench.search.found
        assert found is not None
        assert found.computed_at is not None
        assert set(found.looked_at) <= set(found.days)
        said = " ".join((*bench.search.nothing, no_slot_text(found)))
        assert "six mois" not in said
        assert "de ce poste" in said
        last = found
    assert last.looked_at == ()
    assert bench.search.nothing[0] == "Ces jours ne sont pas connus de ce poste"


async def test_a_failure_is_said_and_can_be_tried_again(bench: Bench) -> None:
    bench.counter.wire.fail(ASKED, Forbidden())
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    assert bench.state == "failed"
    assert bench.search.problem
    bench.counter.wire.mend()
    bench.search.ask()
    await bench.settle()
    assert (bench.search.state, bench.search.problem) == ("found", "")


async def test_hours_that_do_not_suit_are_hidden_without_asking_again(bench: Bench) -> None:
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    bench.search.set_part(PartOfDay.AFTERNOON.value)
    assert bench.starts() == [LATER]
    bench.search.set_weekdays({5})
    assert bench.state == "nothing"
    assert bench.search.nothing[0] == "Aucun créneau à ces heures"
    bench.search.clear_filter()
    assert len(bench.starts()) == 2
    assert bench.times == 1


FAR = NOW + timedelta(days=70, hours=4)
MORNING = opening(1, TODAY + timedelta(days=1), "10:20", "10:50")


@pytest.mark.parametrize("data", [search_data(MORNING, opening(2, FAR.date(), "14:20", "14:50"))], ids=["far"])
async def test_the_first_hour_that_suits_is_looked_for_however_far(bench: Bench) -> None:
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    bench.search.set_part(PartOfDay.AFTERNOON.value)
    came: list[Slot] = []
    bench.search.first_found.connect(came.append)
    bench.search.go_to_first()
    await bench.settle()
    assert [slot.starts_at for slot in came] == [FAR]
    assert bench.search.first_day == FAR.date()
    assert bench.state == "found"


@pytest.mark.parametrize("data", [search_data()], ids=["nobody receives"])
async def test_a_first_hour_that_is_nowhere_is_given_up(bench: Bench) -> None:
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    bench.search.go_to_first()
    await bench.settle()
    assert bench.state == "nothing"
    assert bench.search.nothing[1].startswith("Aucune disponibilité dans les six mois")
    assert bench.times <= 4, "where nothing is, one question is enough"


async def test_while_somebody_looks_what_is_free_is_kept_true(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slot_search, "CALM", 0.0)
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    bench.tell()
    await bench.settle()
    assert bench.times == 1, "nobody looks"
    bench.search.watch(True)
    await bench.settle()
    assert bench.times == 2, "somebody comes back"
    for _ in range(5):
        bench.tell()
    assert bench.state == "found", "what is shown can be chosen all the while"
    await bench.settle()
    assert bench.times == 3, "changes come in flocks"
    await bench.counter.colleague.create_rdv(at_hour(PAUL, SOON), key=str(uuid4()))
    await until(lambda: bench.starts() == [LATER])
    await bench.settle()
    asked = bench.times
    bench.tell(organisation_id=2)
    bench.counter.wire.fail(ASKED, Forbidden())
    bench.tell()
    await bench.settle()
    assert (bench.state, bench.starts(), bench.times) == ("found", [LATER], asked + 1), "nobody asked for the failure"
    bench.search.watch(False)
    bench.tell()
    await bench.settle()
    assert bench.times == asked + 1


async def test_once_the_platform_is_back_it_is_asked_again(bench: Bench) -> None:
    await bench.cut()
    bench.search.watch(True)
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    assert bench.search.computed
    bench.desk._listeners.tell(DeskChange("sync"))
    await bench.settle()
    assert bench.times == 0, "it is still out of reach"
    await bench.mend()
    await until(lambda: not bench.search.computed)
    assert bench.times


async def test_after_midnight_days_begin_today(bench: Bench) -> None:
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    bench.clock.move(days=1)
    bench.search.ask()
    await bench.settle()
    assert bench.search.first_day == TODAY + timedelta(days=1)
    assert {at.date() for at in bench.starts()} == {TODAY + timedelta(days=7)}


async def test_another_organisation_starts_over(bench: Bench) -> None:
    bench.search.set_motif(CONSULTATION.id)
    await bench.settle()
    bench.search.set_directory(2, bench.directory, None)
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
