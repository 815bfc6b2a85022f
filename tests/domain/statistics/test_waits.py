from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.clock import PARIS
from kiosk.domain.day.status import Action
from kiosk.domain.statistics.facts import fact_of
from kiosk.domain.statistics.figures import Period, Wanted
from kiosk.domain.statistics.waits import Noted, Wait, crowd, noted, spread, waits_of
from kiosk.domain.writes.deed import Deed, Did
from tests.domain.samples import CONSULTATION, NOW, PHONE, rdv

HERE = "https://exemple.test"
DAY = NOW.date()
PERIOD = Period(DAY, DAY)


def deed(what: str, minutes: float, rdv_id: int = 1, *, usagers: tuple[int, ...] = (4,), undoes: bool = False) -> Deed:
    return Deed(NOW + timedelta(minutes=minutes), HERE, 9, str(what), 1, rdv_id, usagers, undoes)


def minutes(*deeds: Deed) -> list[float]:
    return [one.minutes for one in noted(deeds, HERE, 1, PARIS).waits]


def test_a_wait_goes_from_the_arrival_until_somebody_is_received() -> None:
    assert minutes(deed(Action.WAITING, 0), deed(Action.SEEN, 12)) == [12]
    assert minutes(deed(Action.SEEN, 12)) == [], "nobody noted the arrival"
    assert minutes(deed(Action.WAITING, 0)) == [], "who still waits has not waited yet"
    assert minutes(deed(Action.WAITING, 0), deed(Action.NOSHOW, 12), deed(Action.SEEN, 14)) == []
    assert minutes(deed(Action.WAITING, 0), deed(Action.SEEN, 24 * 60)) == [], "forgotten at night"
    two = (4, 5)
    assert minutes(deed(Action.WAITING, 0, usagers=two), deed(Action.SEEN, 3, usagers=two)) == [3, 3]


def test_who_was_said_to_be_received_afterwards_came_and_has_no_wait() -> None:
    facts = {n: fact_of(rdv(n, NOW), NOW, {}) for n in (1, 2, 3)}
    over = facts[1].ends_at
    assert over is not None
    late = (over - NOW).total_seconds() / 60 + 31
    found = noted(
        (
            deed(Action.WAITING, 0), deed(Action.WAITING, 0, 2), deed(Action.WAITING, 0, 3),
            deed(Action.SEEN, late - 2), deed(Action.SEEN, late, 2), deed(Action.SEEN, 24 * 60, 3),
        ),
        HERE, 1, PARIS,
    )  # fmt: skip
    told = waits_of(found, facts, Wanted(), PERIOD, 20)
    assert told.all is not None
    assert (told.all.count, told.unknown) == (1, 2)
    assert crowd(found, PERIOD) == {10: 3}, "all three came"


def test_what_was_taken_back_is_no_wait() -> None:
    came, seen = deed(Action.WAITING, 0), deed(Action.SEEN, 5)
    assert minutes(came, seen, deed(Action.WAITING, 6, undoes=True)) == []
    assert minutes(came, seen, deed(Action.WAITING, 6, undoes=True), deed(Action.SEEN, 9)) == [9], "since they came"
    assert minutes(came, deed(Action.RESET, 1, undoes=True), seen) == []
    again = deed(Action.WAITING, 4, undoes=True)
    assert minutes(came, deed(Action.NOSHOW, 3), again, seen) == [5], "since they came"
    assert minutes(came, deed(Action.NOSHOW, 3), deed(Did.TAKEN_BACK, 4, usagers=()), seen) == [5]
    assert minutes(again, seen) == [], "they came at another desk: nobody knows here when"
    assert minutes(came, seen, deed(Did.TAKEN_BACK, 6, usagers=()), deed(Action.SEEN, 8)) == [8]
    assert minutes(came, deed(Did.TAKEN_BACK, 1, usagers=()), seen) == []


def test_numbers_below_zero_are_those_of_each_agent() -> None:
    booked = deed(Did.RDV_BOOKED, 0, -1)
    named = Deed(NOW, HERE, 9, Did.KNOWN_AS, usager_ids=(-1, 77))
    another = replace(booked, agent_id=10, at=NOW + timedelta(days=1))
    found = noted((booked, another, named, replace(named, agent_id=10, usager_ids=(-1, 78))), HERE, 1, PARIS)
    assert found.booked == [DAY, DAY + timedelta(days=1)]


def test_a_change_taken_back_is_not_the_arrival_taken_back() -> None:
    came, seen = deed(Action.WAITING, 0), deed(Action.SEEN, 5)
    changed = (deed(Did.RDV_CHANGED, 1, usagers=()), deed(Did.TAKEN_BACK, 2, usagers=()))
    assert minutes(came, *changed, seen) == [5]
    assert minutes(came, *changed, deed(Did.TAKEN_BACK, 3, usagers=()), seen) == []


def test_who_came_before_the_platform_had_a_number_is_one_person() -> None:
    named = [
        Deed(NOW + timedelta(minutes=3), HERE, 9, Did.KNOWN_AS, usager_ids=pair)
        for pair in ((-5, 77), (-7, 4), (-9, 8))
    ]
    found = noted(
        (
            deed(Did.RDV_BOOKED, 0, -5, usagers=(-7,)), deed(Action.WAITING, 1, -5, usagers=(-7,)), *named,
            deed(Action.SEEN, 11, 77, usagers=(4,)),
        ),
        HERE, 1, PARIS,
    )  # fmt: skip
    assert [(one.rdv_id, one.minutes) for one in found.waits] == [(77, 10)]
    assert (found.unended, found.booked) == ([], [DAY])


def test_what_was_made_here_is_counted_on_its_day_and_not_once_taken_back() -> None:
    found = noted(
        (
            deed(Did.RDV_BOOKED, 0, -1), deed(Did.RDV_BOOKED, 1, -2), deed(Did.TAKEN_BACK, 2, -2),
            deed(Did.USAGER_CREATED, 3, 0, usagers=(-7,)), deed(Did.USAGER_CREATED, 4, 0, usagers=(-8,)),
            deed(Did.TAKEN_BACK, 5, 0, usagers=(-8,)),
        ),
        HERE, 1, PARIS,
    )  # fmt: skip
    assert (found.booked, found.created) == ([DAY], [DAY])


def test_others_and_other_instances_are_not_counted() -> None:
    deeds = (deed(Action.WAITING, 0), deed(Action.SEEN, 5))
    assert noted(deeds, "https://autre.test", 1, PARIS).waits == []
    assert noted(deeds, HERE, 2, PARIS).waits == []
    assert noted(deeds, HERE, 1, PARIS).since == DAY


def test_walk_ins_and_arrivals_make_the_hours_of_crowd() -> None:
    found = noted(
        (
            deed(Action.WAITING, 0), deed(Action.SEEN, 5), deed(Action.WAITING, 60, 2),
            deed(Did.WALK_IN_NOTED, 1), deed(Did.WALK_IN_NOTED, 2), deed(Did.WALK_IN_REMOVED, 3),
        ),
        HERE, 1, PARIS,
    )  # fmt: skip
    assert found.walk_ins == [(DAY, 10)]
    assert crowd(found, PERIOD) == {10: 2, 11: 1}
    assert crowd(found, Period(date(2026, 1, 1), date(2026, 1, 2))) == {}


def test_the_middle_wait_that_which_one_in_ten_exceeds_and_the_share_of_short_ones() -> None:
    told = spread([float(n) for n in range(1, 21)], 15)
    assert told is not None
    assert (told.count, told.median, told.p90) == (20, 10.5, 18)
    assert told.share == pytest.approx(0.75)
    assert spread([], 20) is None


def test_waits_are_told_by_hour_service_and_motif() -> None:
    motifs = {one.id: one for one in (CONSULTATION, PHONE)}
    facts = {n: fact_of(rdv(n, NOW, motif=motif), NOW, motifs) for n, motif in ((1, CONSULTATION), (2, PHONE))}
    found = Noted([Wait(1, DAY, 9, 10.0), Wait(2, DAY, 9, 30.0), Wait(3, DAY, 10, 5.0)])
    told = waits_of(found, facts, Wanted(), PERIOD, 20)
    assert told.all is not None
    assert told.all.count == 3
    assert {hour: one.count for hour, one in told.by_hour.items()} == {9: 2, 10: 1}
    assert set(told.by_motif) == {0, CONSULTATION.id, PHONE.id}
    assert set(told.by_service) == {0, 1, 2}
    narrowed = waits_of(found, facts, Wanted(motif_id=PHONE.id), PERIOD, 20)
    assert narrowed.all is not None
    assert narrowed.all.median == 30
    assert waits_of(found, facts, Wanted(agent_id=7), PERIOD, 20).all is None, "no measure of one person"
    assert waits_of(found, facts, Wanted(), Period(date(2026, 1, 1), date(2026, 1, 1)), 20).all is None
