"""Everybody who waits in one order, and waits that are told honestly or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.day.rows import Row, RowKind, Thresholds
from kiosk.domain.day.status import Action, Shown
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome, is_same, with_outcome
from kiosk.domain.lobby.call import Called
from kiosk.domain.lobby.queue import count_text, in_one_queue, queues_text, usual_wait, wait_text, walk_in_rows
from tests.support.trade import NOW


def came(number: int, ago: int, *, motif: int | None = 1, waited: int | None = None) -> WalkIn:
    one = WalkIn(
        id=str(number),
        organisation_id=1,
        arrived_at=NOW - timedelta(minutes=ago),
        said="Nadia Zyl",
        motif_id=motif,
        motif_name="Accès aux droits" if motif else "",
    )
    return one if waited is None else with_outcome(one, WalkInOutcome.SEEN, one.arrived_at + timedelta(minutes=waited))


def test_those_with_an_rdv_and_those_without_stand_in_one_order_of_arrival() -> None:
    def waits(key: str, ago: int) -> Row:
        return Row(key, RowKind.RDV, shown=Shown.WAITING, waiting_since=NOW - timedelta(minutes=ago))

    called = {"2": Called(organisation_id=1, called_at=NOW, walk_in="2", place="Bureau 3")}
    taken = replace(came(1, 30), taken_by=7)
    without = walk_in_rows([taken, came(2, 10), came(3, 5, waited=1)], called, NOW, Thresholds(), lambda _: "Léa Roux")
    found = in_one_queue([waits("rdv-1", 20), waits("rdv-2", 40)], without)
    assert [row.key for row in found] == ["rdv-2", "walk-in-1", "rdv-1", "walk-in-2"]
    first, second = without
    assert (first.text, first.actions, first.long_wait) == ("Léa Roux", (Action.SEEN,), True)
    assert "pris en charge par Léa Roux" in first.spoken
    assert second.lobby.called == "Bureau 3, appelé"


def test_the_middle_of_a_wait_is_told_of_three_people_at_least() -> None:
    two = [came(1, 60, waited=4), came(2, 50, waited=30)]
    assert usual_wait(two, 1) is None
    assert wait_text(two, 1) == ""
    three = [*two, came(3, 40, waited=10), came(4, 40, motif=2, waited=99), came(5, 3)]
    assert usual_wait(three, 1) == (10, 3)
    assert "10\u00a0min" in wait_text(three, 1)
    found = queues_text([*three, came(6, 2, motif=None)])
    assert found == "Accès aux droits\u00a0: 1 (10\u00a0min aujourd’hui) · sans motif\u00a0: 1"


def test_who_left_or_was_sent_elsewhere_tells_nothing_of_the_wait() -> None:
    gone = [with_outcome(came(number, 60), WalkInOutcome.LEFT, NOW) for number in range(4)]
    assert usual_wait(gone, 1) is None


def test_how_many_wait() -> None:
    assert count_text(0, 0) == "Salle d’attente"
    assert count_text(1, 0) == "1 usager en salle d’attente"
    assert count_text(3, 1) == "4 usagers en salle d’attente, dont 1 sans rendez-vous"


def test_a_line_that_the_site_gave_a_ticket_is_the_same() -> None:
    one = came(1, 10)
    assert is_same(replace(one, ticket=4, arrived_at=one.arrived_at + timedelta(microseconds=3)), one)
    assert not is_same(replace(one, taken_by=7), one)
    assert not is_same(with_outcome(one, WalkInOutcome.SEEN, NOW), one)
