"""Lieux that serve on one day alone are in the menu on that day, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.desk import OrganisationPlaces
from kiosk.domain.day.model import Lieu, Organisation, Rdv
from tests.presenters.conftest import Bench, morning
from tests.presenters.fakes import NORD, NOW, TODAY, FakeDesk, RamPreferences, rdv

HALL = Lieu(77, "Salle des fêtes", 1, "2 place du Marché", single_use=True)
CLOSED = Lieu(78, "Ancienne mairie", 1, enabled=False)
USUAL = [(None, "Tous les lieux"), (11, "MDS Nord"), (12, "MDS Sud")]


@pytest.fixture
def rdvs() -> list[Rdv]:
    return [*morning(), rdv(7, NOW + timedelta(hours=1), lieu=HALL), rdv(8, NOW + timedelta(days=1), lieu=CLOSED)]


async def test_they_come_and_go_with_the_day(bench: Bench) -> None:
    frame = bench.frame
    assert list(frame.where.lieux) == [*USUAL, (77, "Salle des fêtes (ponctuel)")]
    assert frame.where.lieu_id is None
    frame.where.choose_lieu(HALL.id)
    assert bench.keys == ["now", "rdv-7"]
    told: list[str] = []
    frame.where.places_changed.connect(lambda: told.append("places"))
    frame.where.next_day()
    await bench.settle()
    assert list(frame.where.lieux) == [*USUAL, (78, "Ancienne mairie")]
    assert frame.where.lieu_id is None, "the lieu looked at before, which no line of this day is at, hides nothing"
    assert bench.keys == ["rdv-8"]
    assert told
    frame.where.next_day()
    await bench.settle()
    assert list(frame.where.lieux) == USUAL


async def test_they_are_not_what_the_next_start_begins_with(bench: Bench, preferences: RamPreferences) -> None:
    bench.frame.where.choose_lieu(NORD.id)
    bench.frame.where.choose_lieu(HALL.id)
    assert "11" in {value for name, value in preferences.kept.items() if name.endswith("lieu.1")}
    bench.frame.where.next_day()
    await bench.settle()
    assert bench.frame.where.lieu_id == NORD.id


async def test_an_rdv_that_comes_brings_its_lieu(bench: Bench) -> None:
    bench.desk.put(rdv(9, NOW + timedelta(hours=2), lieu=replace(HALL, id=79, name="", address="Gymnase")))
    await bench.settle()
    assert (79, "Gymnase (ponctuel)") in bench.frame.where.lieux
    bench.desk.put(rdv(7, NOW + timedelta(hours=1), lieu=NORD))
    await bench.settle()
    assert 77 not in dict(bench.frame.where.lieux)


class TestWithOneLieu:
    """Nobody chose it, and a filter that nobody sees hides nothing."""

    @pytest.fixture
    def prepare(self) -> Callable[[FakeDesk], None]:
        async def places() -> list[OrganisationPlaces]:
            return [OrganisationPlaces(Organisation(1, "CCAS"), (NORD,))]

        return lambda desk: setattr(desk, "places", places)

    async def test_all_are_shown_on_a_day_that_has_another(self, bench: Bench) -> None:
        frame = bench.frame
        assert list(frame.where.lieux) == [
            (None, "Tous les lieux"),
            (11, "MDS Nord"),
            (77, "Salle des fêtes (ponctuel)"),
        ]
        assert frame.where.lieu_id is None
        assert "rdv-7" in bench.keys
        assert bench.frame.page("agenda").board.model.name_lieux, "each line says where"
        frame.where.choose_lieu(NORD.id)
        assert "rdv-7" not in bench.keys
        bench.desk.put(replace(rdv(1, NOW), context="autre"))
        await bench.settle()
        assert frame.where.lieu_id == NORD.id, "what was chosen stays"
        frame.where.go_to(TODAY + timedelta(days=2))
        await bench.settle()
        assert list(frame.where.lieux) == [(11, "MDS Nord")]
        assert frame.where.lieu_id == NORD.id
