"""What is written at a desk: what rests on what, what is sent, what it makes."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.day.board import Board, BoardFilter, Counter, Folds, Thresholds, build_board
from kiosk.domain.day.gesture import DeskRdv, Fate
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import label_of
from kiosk.domain.day.status import SHOWN_LABELS, TO_CONFIRM, TURNED_DOWN, Action, Shown, Status
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import (
    EARLIER,
    Book,
    Booked,
    ChangeRdv,
    ChangeUsager,
    CreateUsager,
    Errand,
    ErrandRecord,
    OnItsWay,
    Refusal,
    Taken,
    Turned,
    What,
    Written,
    compare,
    differing,
    is_it,
    makes,
    named,
    numbers_of,
    renumbered,
    rests_on,
    same,
    with_fields,
)
from kiosk.domain.writes.projected import Known, booked_rdv, changed_rdv, changed_usager, draft_of, usager_of
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, gesture, rdv, usager

IDS = st.integers(-6, 6).filter(bool)
TEXTS = st.sampled_from(["", "Léa", "Lea", "DUPONT", " DUPONT "])
DRAFTS = st.builds(
    UsagerDraft,
    first_name=TEXTS,
    last_name=TEXTS,
    email=st.sampled_from([None, "a@ex.test", "A@ex.test", "b@ex.test"]),
    phone_number=st.sampled_from([None, "06 39 98 00 01", "0639980001"]),
    birth_date=st.sampled_from([None, date(1985, 4, 3), date(1986, 4, 3)]),
    responsible_id=st.none() | IDS,
    notify_by_sms=st.booleans(),
)
GUESTS = st.lists(st.builds(Guest, IDS, st.booleans()), max_size=3, unique_by=lambda g: g.usager_id).map(tuple)
BOOKINGS = st.builds(
    Booking,
    organisation_id=st.just(1),
    motif_id=st.just(1),
    starts_at=st.sampled_from([NOW, NOW + timedelta(hours=1)]),
    duration_in_min=st.sampled_from([20, 30]),
    agent_ids=st.permutations([7, 8]).map(tuple),
    guests=GUESTS,
    context=st.sampled_from([None, "", "Carnet"]),
)


def _book(booking: Booking) -> Book:
    return Book(-100, booking, tuple(-101 - n for n in range(len(booking.guests))))


WHATS: st.SearchStrategy[What] = st.one_of(
    st.builds(CreateUsager, st.just(-50), DRAFTS),
    st.builds(ChangeUsager, IDS, DRAFTS, DRAFTS),
    BOOKINGS.map(_book),
    st.tuples(IDS, BOOKINGS, BOOKINGS).map(
        lambda t: ChangeRdv(t[0], t[1], t[2], tuple(-101 - n for n in range(len(t[2].guests))))
    ),
)


@given(before=DRAFTS, after=DRAFTS, there=DRAFTS)
def test_a_change_never_overwrites_what_somebody_else_wrote(
    before: UsagerDraft, after: UsagerDraft, there: UsagerDraft
) -> None:
    held = compare(before, after, there)
    assert set(held.to_send).isdisjoint(held.overtaken)
    assert set(held.to_send) | set(held.overtaken) <= set(differing(before, after))
    written = with_fields(there, after, held.to_send)
    for field in fields(UsagerDraft):
        if field.name not in held.to_send:
            assert getattr(written, field.name) == getattr(there, field.name)
        else:
            assert same(field.name, getattr(there, field.name), getattr(before, field.name))
    if not held.overtaken:
        # All that the person wanted is there, and asking again finds nothing more to do.
        assert all(same(n, getattr(written, n), getattr(after, n)) for n in differing(before, after))
        assert compare(before, after, written).to_send == ()


@given(one=DRAFTS, other=DRAFTS)
def test_a_change_is_projected_as_the_platform_will_answer_it(one: UsagerDraft, other: UsagerDraft) -> None:
    shown = changed_usager(usager_of(one, 5), one, other)
    assert differing(draft_of(shown), other) == ()
    assert draft_of(usager_of(other, 5)) == other
    assert (shown.phone_number_formatted is None) == (shown.phone_number is None)


@given(what=WHATS, numbers=st.dictionaries(st.integers(-6, -1), st.integers(1, 9)))
def test_what_rests_on_local_ids_rests_on_the_platform_s_once_they_are_known(
    what: What, numbers: dict[int, int]
) -> None:
    after = renumbered(what, numbers)
    assert rests_on(after) == rests_on(what) - numbers.keys()
    assert makes(after) == makes(what)
    assert named(after) == {numbers.get(number, number) for number in named(what)}
    assert renumbered(after, numbers) == after


@given(booking=BOOKINGS)
def test_what_is_booked_shows_as_it_was_written_and_knows_what_became_of_it(booking: Booking) -> None:
    book = _book(booking)
    errand = Errand("k", 1, NOW, book)
    agents = {number: RdvAgent(number, "A", "B") for number in booking.agent_ids}
    people = {guest.usager_id: usager(guest.usager_id) for guest in booking.guests}
    shown = booked_rdv(errand, book, Known(motif=MOTIF, lieu=LIEU, agents=agents, usagers=people))
    assert differing(replace(booking_of(shown), lieu_id=None), booking) == ()
    assert shown.status is Status.UNKNOWN
    there = replace(
        shown,
        id=55,
        participations=tuple(replace(p, id=n + 500) for n, p in enumerate(reversed(shown.participations))),
    )
    assert is_it(book, NOW, there)
    numbers = numbers_of(book, there)
    by_id = {p.id: p.usager.id for p in there.participations}
    assert numbers[-100] == 55
    assert [by_id[numbers[p.id]] for p in shown.participations] == [p.usager.id for p in shown.participations]


@pytest.mark.parametrize(
    "change",
    [
        lambda r: replace(r, starts_at=r.starts_at + timedelta(minutes=5)),
        lambda r: replace(r, motif=replace(r.motif, id=9)),
        lambda r: replace(r, agents=(RdvAgent(8, "", ""),)),
        lambda r: replace(r, participations=()),
        lambda r: replace(r, status=Status.REVOKED),
        lambda r: replace(r, created_at=NOW - EARLIER - timedelta(seconds=1)),
        lambda r: replace(r, organisation_id=2),
        lambda r: replace(r, context="D’une autre"),
    ],
)
def test_another_rdv_is_not_what_became_of_it(change: object) -> None:
    there = replace(rdv(3), created_at=NOW)
    book = _book(booking_of(there))
    assert is_it(book, NOW, there)
    assert is_it(book, NOW, replace(there, created_at=None))
    assert not is_it(book, NOW, change(there))  # type: ignore[operator]


def test_who_stays_in_a_changed_rdv_keeps_their_status() -> None:
    there = rdv(3, statuses=(Status.SEEN, Status.UNKNOWN))
    before = booking_of(there)
    stays = replace(before.guests[0], send_lifecycle_notifications=False)
    change = ChangeRdv(3, before, replace(before, guests=(stays, Guest(40)), duration_in_min=45), (-1, -2))
    known = Known(usagers={40: usager(40)})
    shown = changed_rdv(there, change, NOW, known)
    assert [(p.id, p.usager.id, p.status) for p in shown.participations] == [
        (30, 30, Status.SEEN),
        (-2, 40, Status.UNKNOWN),
    ]
    assert not shown.participations[0].send_lifecycle_notifications
    assert (shown.duration_in_min, shown.starts_at, shown.lieu) == (45, there.starts_at, there.lieu)
    # Done again on what it made, it changes nothing.
    assert changed_rdv(shown, change, NOW, known) == shown


def test_agents_and_lieu_of_a_changed_rdv() -> None:
    there = rdv(3)
    before = booking_of(there)
    after = replace(before, agent_ids=(8,), lieu_id=9)
    other = replace(LIEU, id=9)
    known = Known(lieu=other, agents={8: RdvAgent(8, "Irène", "Ferrandon")})
    shown = changed_rdv(there, ChangeRdv(3, before, after, (-1,)), NOW, known)
    assert (shown.lieu, shown.agents) == (other, (RdvAgent(8, "Irène", "Ferrandon"),))
    assert (
        changed_rdv(there, ChangeRdv(3, before, replace(before, agent_ids=(AGENT.id, 8)), (-1,)), NOW, known).agents[0]
        == there.agents[0]
    )


def _record(what: What, fate: Fate, refusal: Refusal | None = None, number: int | None = None) -> object:
    return ErrandRecord(Errand("k", 1, NOW, what), fate, refusal, number).outcome


def test_outcomes() -> None:
    book, create = _book(booking_of(rdv(1))), CreateUsager(-1, UsagerDraft())
    assert _record(book, Fate.WAITING) == OnItsWay()
    assert _record(book, Fate.SENT, number=4) == Booked(4)
    assert _record(create, Fate.SENT, number=4) == Written(4)
    assert _record(book, Fate.REFUSED, Refusal("Non.", taken=True, in_the_way=(rdv(2),))) == Taken((rdv(2),), "Non.")
    turned = Refusal("Non.", {"email": ("taken",)}, taken_by=9)
    assert _record(create, Fate.REFUSED, turned) == Turned("Non.", {"email": ("taken",)}, taken_by=9)


def _entry(number: int, *, problem: str = "", to_confirm: bool = True) -> DeskRdv:
    there: Rdv = replace(rdv(1), id=number)
    return DeskRdv(there, problem=problem, to_confirm=to_confirm)


def test_what_is_said_of_what_is_not_confirmed() -> None:
    assert label_of(Shown.UPCOMING, _entry(-1)) is TO_CONFIRM
    assert label_of(Shown.WAITING, _entry(-1)) is SHOWN_LABELS[Shown.WAITING]
    assert label_of(Shown.UPCOMING, _entry(-1, problem="Non.")) is TURNED_DOWN
    # A change that was refused leaves an RDV that is there all the same.
    assert label_of(Shown.UPCOMING, _entry(1, problem="Non.", to_confirm=False)) is SHOWN_LABELS[Shown.UPCOMING]
    assert label_of(Shown.UPCOMING, None) is SHOWN_LABELS[Shown.UPCOMING]


def test_a_gesture_rests_on_an_rdv_that_is_not_there_or_on_somebody_in_it() -> None:
    done = gesture(rdv(1, statuses=(Status.UNKNOWN, Status.UNKNOWN)), Action.SEEN)
    assert not done.rests
    assert replace(done, rdv_id=-1).rests
    assert replace(done, participation_ids=(10, -2)).rests


def _board(*entries: DeskRdv) -> Board:
    return build_board(
        entries,
        day=NOW.date(),
        now=NOW,
        lieu_id=None,
        wanted=BoardFilter(),
        motifs={},
        thresholds=Thresholds(),
        folds=Folds(),
    )


def test_on_the_board_what_was_turned_down_offers_nothing_and_counts_for_nobody() -> None:
    late = replace(rdv(1), id=-1, starts_at=NOW - timedelta(minutes=20))
    waits = _board(DeskRdv(late, to_confirm=True))
    (row,) = [row for row in waits.rows if row.entry is not None]
    assert (row.to_confirm, row.unsent, row.late_minutes) == (True, True, 20)
    assert Action.WAITING in row.actions
    assert "à confirmer" in row.spoken
    assert waits.counters[Counter.UPCOMING] == 1
    refused = _board(DeskRdv(late, to_confirm=True, problem="Non."))
    (row,) = [row for row in refused.rows if row.entry is not None]
    assert (row.actions, row.late_minutes, row.problem) == ((), None, "Non.")
    assert row.spoken.endswith("non confirmé, Non.")
    assert set(refused.counters.values()) == {0}
