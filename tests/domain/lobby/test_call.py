"""Calls, as they are made again, said and put on lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.status import Shown
from kiosk.domain.lobby.call import LONGEST_PLACE, Called, CallOutcome, call_again, is_same, newest, with_calls
from tests.support.trade import NOW

WHO = Called(organisation_id=1, called_at=NOW, participation_id=10)
CALLED = replace(WHO, place="Bureau 3", caller="Béatrice Martin")


def line(shown: Shown, *participations: int) -> Row:
    return Row("rdv-1", RowKind.RDV, participation_ids=participations, shown=shown, spoken="une ligne")


def test_two_desks_that_call_the_same_person_say_one_thing() -> None:
    assert CALLED.key == replace(CALLED, place="Bureau 4", caller="").key == "p10"
    assert Called(organisation_id=1, called_at=NOW, walk_in="abc").key == "wabc"


def test_times_are_counted_while_the_call_stands() -> None:
    first = call_again(WHO, None, NOW, "  Bureau   3 ", "Béatrice Martin")
    again = call_again(WHO, first, NOW + timedelta(minutes=2), "Bureau 4", "Léa")
    assert (first.times, first.place, first.short) == (1, "Bureau 3", "Bureau 3, appelé")
    assert (again.times, again.called_at, again.short) == (2, NOW + timedelta(minutes=2), "Bureau 4, 2 fois")
    assert again.said == "Bureau 4, appelé 2 fois"
    gone = replace(again, outcome=CallOutcome.NO_ANSWER)
    assert gone.short == "Ne répond pas"
    assert call_again(WHO, gone, NOW, "Bureau 4", "").times == 3, "who did not answer is called once more"
    assert call_again(WHO, replace(again, outcome=CallOutcome.CAME), NOW, "Bureau 4", "").times == 1
    assert len(call_again(WHO, None, NOW, "x" * 99, "y" * 99).place) == LONGEST_PLACE


def test_it_is_told_whole() -> None:
    assert CALLED.told(NOW) == "Appelé par Béatrice Martin à 10:20, Bureau 3"
    twice = replace(CALLED, times=2, outcome=CallOutcome.NO_ANSWER)
    assert twice.told(NOW) == "Appelé par Béatrice Martin à 10:20 (2 fois), Bureau 3, ne répond pas"


def test_lines_of_who_waits_say_it_and_no_others() -> None:
    other = replace(CALLED, participation_id=11, called_at=NOW + timedelta(minutes=1), place="Bureau 4")
    calls = {10: CALLED, 11: other}
    (waits, seen, nobody) = with_calls(
        (line(Shown.WAITING, 10, 11), line(Shown.SEEN, 10), line(Shown.WAITING, 12)), calls, NOW
    )
    assert waits.lobby.called == "Bureau 4, appelé", "of several the last"
    assert waits.spoken.endswith(waits.lobby.called_told)
    assert not seen.lobby.called
    assert not nobody.lobby.called
    assert newest((replace(CALLED, outcome=CallOutcome.CAME),)) is None


def test_what_the_site_has_rounded_is_the_same() -> None:
    assert is_same(CALLED, replace(CALLED, called_at=NOW + timedelta(microseconds=400)))
    assert not is_same(CALLED, replace(CALLED, times=2))
    assert not is_same(None, CALLED)
    assert is_same(None, None)
