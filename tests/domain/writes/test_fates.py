"""What becomes of a row once it can leave: properties of the one rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import PARIS
from kiosk.domain.booking.booking import Guest, booking_of
from kiosk.domain.day.gesture import Gesture, Hold, apply
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import STATUS_AFTER, Action, Status, notifies, offered, tense
from kiosk.domain.people.told import Told
from kiosk.domain.writes.errand import ChangeRdv
from kiosk.domain.writes.fates import Found, Verdict, Weighed, pair, weigh, weigh_change
from tests.support.trade import NOW, gesture, rdv

STATUSES = [one for one in Status if one not in (Status.OTHER, Status.WAITING)]
LEA = Told("DUPONT Léa", ("e-mail",), "annulation du rendez-vous")
PAUL = Told("MARTIN Paul", ("SMS",), "annulation du rendez-vous")
OLD = timedelta(minutes=16)


def made_on(of: Rdv, action: Action, told: tuple[Told, ...] | None = None) -> Gesture:
    """As the desk makes it: with the hour and the people that it rests on."""
    return replace(
        gesture(of, action), starts_at=of.starts_at, people=tuple(p.id for p in of.participations), told=told
    )


def held_against(done: Gesture, there: Rdv, **known: object) -> Weighed:
    return weigh(done, Found(there, PARIS, **known))  # type: ignore[arg-type]


def arrived(of: Rdv, at: datetime = NOW) -> Rdv:
    return replace(of, participations=tuple(replace(p, waiting_since=at) for p in of.participations))


@st.composite
def gestures_made(draw: st.DrawFn) -> tuple[Rdv, Gesture]:
    seen = rdv(1, NOW + timedelta(hours=draw(st.integers(-1, 2))), (draw(st.sampled_from(STATUSES)),))
    if seen.status is Status.UNKNOWN and draw(st.booleans()):
        seen = arrived(seen)
    person = seen.participations[0]
    may = offered(person.status, person.waiting_since is not None, tense(seen.starts_at, NOW))
    return seen, made_on(seen, draw(st.sampled_from(may)))


@given(gestures_made(), st.sampled_from(STATUSES))
def test_a_status_that_somebody_else_set_is_never_replaced(made: tuple[Rdv, Gesture], theirs: Status) -> None:
    seen, done = made
    there = replace(rdv(1, seen.starts_at, (theirs,)))
    weighed = held_against(done, there)
    wanted, before = STATUS_AFTER[done.action], seen.participations[0].status
    if theirs is wanted and done.action is not Action.WAITING:
        assert weighed.verdict is Verdict.ALREADY
    elif theirs is not before and theirs is not wanted:
        assert weighed.verdict is Verdict.CONFLICT
        assert weighed.said
        assert weighed.theirs
    else:
        assert weighed.verdict is Verdict.GOES


@given(gestures_made(), st.integers(-300, 300).filter(bool))
def test_no_gesture_goes_on_an_rdv_that_moved(made: tuple[Rdv, Gesture], minutes: int) -> None:
    seen, done = made
    there = replace(seen, starts_at=seen.starts_at + timedelta(minutes=minutes))
    assert held_against(done, there).verdict is Verdict.CONFLICT
    assert held_against(done, there, ours=True).verdict is not Verdict.CONFLICT


@given(gestures_made(), st.booleans())
def test_nor_on_one_of_other_people(made: tuple[Rdv, Gesture], joined: bool) -> None:
    seen, done = made
    others = (*seen.participations, *rdv(2).participations) if joined else rdv(2).participations
    assert held_against(done, replace(seen, participations=others)).verdict is Verdict.CONFLICT


def test_who_has_arrived_is_not_said_to_be_away_and_may_be_seen() -> None:
    for action in (Action.EXCUSED, Action.NOSHOW, Action.REVOKED):
        assert held_against(made_on(rdv(), action), arrived(rdv())).verdict is Verdict.CONFLICT
    assert held_against(made_on(rdv(), Action.SEEN), arrived(rdv())).verdict is Verdict.GOES
    assert held_against(made_on(arrived(rdv()), Action.EXCUSED), arrived(rdv())).verdict is Verdict.GOES


@pytest.mark.parametrize(
    ("said", "would", "age", "verdict"),
    [
        ((LEA,), (LEA,), timedelta(), Verdict.GOES),
        ((LEA,), (LEA,), OLD, Verdict.ASKS),
        ((), (), OLD, Verdict.GOES),
        ((), (LEA,), timedelta(), Verdict.ASKS),
        ((LEA,), (LEA, PAUL), timedelta(), Verdict.ASKS),
        ((LEA, PAUL), (LEA,), timedelta(), Verdict.GOES),
        ((LEA,), (), timedelta(), Verdict.ASKS),
        (None, (LEA,), timedelta(), Verdict.GOES),
        (None, (LEA,), OLD, Verdict.ASKS),
    ],
)
def test_people_are_told_what_was_said_and_while_it_is_new(
    said: tuple[Told, ...] | None, would: tuple[Told, ...], age: timedelta, verdict: Verdict
) -> None:
    weighed = held_against(made_on(rdv(), Action.EXCUSED, said), rdv(), told=would, age=age)
    assert weighed.verdict is verdict
    assert weighed.told == (would if verdict is Verdict.ASKS else ())
    if verdict is Verdict.ASKS:
        assert weighed.hold is (Hold.TOO_OLD if age else Hold.TOLD_OTHERWISE)


def test_a_site_chooses_after_how_long_it_asks() -> None:
    found = Found(rdv(), PARIS, told=(LEA,), age=OLD, patience=timedelta(hours=1))
    assert weigh(made_on(rdv(), Action.EXCUSED), found).verdict is Verdict.GOES


# --- two gestures, the first of which never acted


@given(gestures_made(), st.data())
def test_a_pair_comes_to_what_both_would_have_come_to(made: tuple[Rdv, Gesture], data: st.DataObject) -> None:
    seen, first = made
    between = apply(seen, first)
    person = between.participations[0]
    may = offered(person.status, person.waiting_since is not None, tense(seen.starts_at, NOW))
    second = made_on(between, data.draw(st.sampled_from(may)))
    after = apply(between, second).participations
    comes_to = pair(first, second)
    if comes_to is None:
        assert [(p.status, p.waiting_since) for p in after] == [
            (p.status, p.waiting_since) for p in seen.participations
        ]
    elif comes_to is first:
        tells = notifies(first.action, seen.participations[0].status)
        assert second.action is Action.WAITING or not tells, "who was to be told is told for nothing"
    else:
        assert apply(seen, comes_to).participations == after
        assert comes_to.key == second.key
        assert comes_to.before == first.before


def test_a_wait_that_is_taken_back_and_one_that_is_put_back() -> None:
    first = made_on(rdv(), Action.WAITING)
    assert pair(first, made_on(apply(rdv(), first), Action.RESET)) is None
    waiting = arrived(rdv())
    done = made_on(waiting, Action.SEEN)
    back = replace(made_on(apply(waiting, done), Action.WAITING), undoes=done.key, arrived_at=NOW)
    assert pair(done, back) is None
    assert pair(done, replace(back, arrived_at=NOW + timedelta(minutes=1))) is done


def test_a_pair_on_other_people_is_none() -> None:
    two = rdv(1, NOW, (Status.UNKNOWN, Status.UNKNOWN))
    first = gesture(two, Action.EXCUSED, participation_ids=[10])
    assert pair(first, gesture(apply(two, first), Action.RESET)) is first


# --- changes of an RDV


def change(of: Rdv, told: tuple[Told, ...] | None = None, **fields: object) -> ChangeRdv:
    before = booking_of(of)
    after = replace(before, **fields)  # type: ignore[arg-type]
    return ChangeRdv(of.id, before, after, (-1,) * len(after.guests), None, of.status, told)


def changed(what: ChangeRdv, there: Rdv, **known: object) -> tuple[Verdict, Sequence[str]]:
    weighed, _ = weigh_change(what, Found(there, PARIS, **known))  # type: ignore[arg-type]
    return weighed.verdict, weighed.fields


JOINED = (Guest(10), Guest(20))
LATER = NOW + timedelta(hours=3)


@pytest.mark.parametrize(
    "what",
    [change(rdv(), starts_at=LATER), change(rdv(), guests=JOINED), change(rdv(), lieu_id=2)],
    ids=["moved", "joined", "elsewhere"],
)
@pytest.mark.parametrize("theirs", [Status.EXCUSED, Status.REVOKED, Status.SEEN, Status.NOSHOW])
def test_what_was_settled_meanwhile_is_neither_moved_nor_joined(what: ChangeRdv, theirs: Status) -> None:
    assert changed(what, rdv(1, NOW, (theirs,))) == (Verdict.CONFLICT, ("status",))
    assert changed(what, rdv()) == (Verdict.GOES, ())
    own = frozenset({theirs})
    assert changed(what, rdv(1, NOW, (theirs,)), own=own)[0] is Verdict.GOES, "this desk's doing"


def test_who_has_arrived_is_neither_moved_nor_left_out_but_may_be_noted_of() -> None:
    seen = rdv(1, NOW + timedelta(hours=1))
    before = booking_of(seen)
    there = replace(arrived(seen), waiting_since=NOW)
    for after, against in (
        (replace(before, starts_at=seen.starts_at + timedelta(hours=2)), True),
        (replace(before, guests=(*before.guests, Guest(99))), True),
        (replace(before, context="Apporter le carnet"), False),
    ):
        what = ChangeRdv(1, before, after, (-1,) * len(after.guests), None, seen.status, waited=False)
        assert (weigh_change(what, Found(there, PARIS))[0].verdict is Verdict.CONFLICT) is against
        # Whoever says so here, or knew it, has seen it.
        for one, found in (
            (what, Found(there, PARIS, arrived_here=True)),
            (replace(what, waited=True), Found(there, PARIS)),
        ):
            assert weigh_change(one, found)[0].verdict is Verdict.GOES


def test_what_people_were_told_of_is_compared_whole_and_a_note_is_not() -> None:
    moved = replace(rdv(), starts_at=NOW + timedelta(days=1))
    others = replace(rdv(), participations=(*rdv().participations, *rdv(2).participations))
    assert changed(change(rdv(), guests=JOINED), moved) == (Verdict.CONFLICT, ("starts_at",))
    assert changed(change(rdv(), starts_at=LATER), others) == (Verdict.CONFLICT, ("guests",))
    for there in (moved, others, rdv(1, NOW, (Status.EXCUSED,))):
        assert changed(change(rdv(), context="Apporter le carnet"), there)[0] is Verdict.GOES


def test_a_move_that_is_old_asks_and_one_that_is_so_already_does_not() -> None:
    assert changed(change(rdv(), starts_at=LATER), rdv(), told=(LEA,), age=OLD)[0] is Verdict.ASKS
    assert changed(change(rdv(), starts_at=LATER), replace(rdv(), starts_at=LATER), age=OLD)[0] is Verdict.ALREADY
    assert changed(change(rdv(), (LEA,), starts_at=LATER), rdv(), told=(LEA, PAUL))[0] is Verdict.ASKS
