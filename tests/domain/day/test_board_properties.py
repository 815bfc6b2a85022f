"""What holds of any day's board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.day.board import (
    CANCELLED_KEY,
    FOLD_KEY,
    NOW_KEY,
    Board,
    BoardFilter,
    Counter,
    Folds,
    RowCache,
    RowKind,
    Thresholds,
    build_board,
)
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Participation
from kiosk.domain.day.status import Shown, Status, offered
from kiosk.domain.day.waiting import build_waiting_room
from tests.domain.samples import CONSULTATION, DAY, NORD, PHONE, SUD, WORKSHOP, at, part, rdv, usager

instants = st.integers(0, 24 * 60 * 60 - 1).map(lambda s: at(0) + timedelta(seconds=s))


@st.composite
def participations(draw: st.DrawFn, number: int) -> Participation:
    who = usager(
        draw(st.integers(1, 12)),
        last=draw(st.sampled_from(["Dupont", "Élie", "d’Arc"])),
        first=draw(st.sampled_from("ab")),
    )
    status = draw(st.sampled_from(Status))
    waiting = draw(st.none() | instants) if status is Status.UNKNOWN else None
    return part(who, status, number=number, waiting_since=waiting)


@st.composite
def days(draw: st.DrawFn) -> list[DeskRdv]:
    data = []
    for number in range(1, draw(st.integers(0, 18)) + 1):
        count = draw(st.sampled_from([0, 1, 1, 1, 2, 4]))
        people = [draw(participations(number * 10 + i)) for i in range(count)]
        starts_at = at(7) + timedelta(minutes=5 * draw(st.integers(0, 140)))
        data.append(
            rdv(
                number,
                starts_at,
                people,
                motif=draw(st.sampled_from([CONSULTATION, WORKSHOP, PHONE])),
                lieu=draw(st.sampled_from([NORD, SUD])),
                minutes=draw(st.sampled_from([0, 15, 30, 90])),
                unsent=draw(st.sampled_from([(), (number * 10,)])),
            )
        )
    return data


filters = st.builds(
    BoardFilter,
    text=st.sampled_from(["", "dup", "arc a", "zzz"]),
    motif_ids=st.sets(st.integers(1, 3), max_size=1).map(frozenset),
    counters=st.sets(st.sampled_from(Counter), max_size=2).map(frozenset),
)


def build(
    data: list[DeskRdv],
    now: datetime,
    wanted: BoardFilter,
    *,
    past_open: bool | None = None,
    lieu_id: int | None = None,
    opened: Mapping[str, bool] | None = None,
    compact: bool = False,
    cache: RowCache | None = None,
) -> Board:
    return build_board(
        data,
        day=DAY,
        now=now,
        lieu_id=lieu_id,
        wanted=wanted,
        motifs={},
        thresholds=Thresholds(),
        folds=Folds(opened or {}, past_open, compact=compact),
        cache=cache,
    )


@given(days(), instants, st.sampled_from([None, True, False]), st.booleans())
def test_nobody_who_needs_something_is_folded_away(
    data: list[DeskRdv], now: datetime, past_open: bool | None, compact: bool
) -> None:
    board = build(data, now, BoardFilter(), past_open=past_open, compact=compact)
    whole = build(data, now, BoardFilter(), past_open=True)
    seen = {number for row in board.rows for number in row.participation_ids}
    for row in whole.rows:
        if row.shown in (Shown.UPCOMING, Shown.WAITING, Shown.TO_FILL) or row.problem:
            assert set(row.participation_ids) <= seen
    if compact:
        # Several usagers on one line are all at the same: what it says is so of each.
        one_line = [row for row in board.rows if row.entry and not row.entry.rdv.collectif and not row.open]
        for row in one_line:
            each = [r for r in whole.rows if r.key in {f"participation-{number}" for number in row.participation_ids}]
            assert len({r.shown for r in each}) <= 1
        for fold in (r for r in board.rows if r.key in (FOLD_KEY, CANCELLED_KEY) and not r.open):
            assert fold.text.split()[0].isdigit(), "a fold says how many it hides"


@given(days(), instants, filters, st.sampled_from([None, True, False]), st.sampled_from([None, 1]))
def test_any_board(
    data: list[DeskRdv], now: datetime, wanted: BoardFilter, past_open: bool | None, lieu_id: int | None
) -> None:
    board = build(data, now, wanted, past_open=past_open, lieu_id=lieu_id)
    keys = [row.key for row in board.rows]
    assert len(keys) == len(set(keys)), "each row has a key of its own"
    rdvs = [row for row in board.rows if row.kind is RowKind.RDV and row.entry]
    starts = [row.entry.rdv.starts_at for row in rdvs if row.entry]
    assert starts == sorted(starts)
    if NOW_KEY in keys:
        line = keys.index(NOW_KEY)
        assert all(r.entry.rdv.starts_at <= now for r in board.rows[:line] if r.entry)
        assert all(r.entry.rdv.starts_at > now for r in board.rows[line:] if r.entry)
    folded = [row for row in board.rows if row.key == FOLD_KEY]
    hidden = board.matching - len(rdvs)
    assert hidden >= 0
    assert bool(hidden) == bool(folded and not folded[0].open)
    if folded and not folded[0].open:
        assert folded[0].text.startswith(f"{hidden} RDV")
    assert board.matching <= board.total <= len(data)
    assert board.counters == build(data, now, BoardFilter(), lieu_id=lieu_id).counters
    for row in board.rows:
        assert row.spoken
        if row.entry is None:
            continue
        assert row.name
        assert row.hour
        assert row.shown is not None
        assert set(row.participation_ids) <= {p.id for p in row.entry.rdv.participations}
        assert (row.waiting_minutes is not None) <= (row.shown is Shown.WAITING)
        assert (row.late_minutes is not None) <= (row.shown is Shown.UPCOMING)
        possible = {
            action
            for p in row.entry.rdv.participations
            if p.id in row.participation_ids and row.tense
            for action in offered(p.status, p.waiting_since is not None, row.tense)
        }
        assert set(row.actions) == possible


@given(days(), st.lists(st.tuples(instants, filters), min_size=2, max_size=5))
def test_a_cache_changes_nothing(data: list[DeskRdv], moments: list[tuple[datetime, BoardFilter]]) -> None:
    cache = RowCache()
    for now, wanted in moments:
        assert build(data, now, wanted, cache=cache) == build(data, now, wanted)


@given(days(), instants, st.integers(0, 7200), st.data())
def test_a_cache_changes_nothing_as_time_goes_and_people_act(
    data: list[DeskRdv], now: datetime, seconds: int, choose: st.DataObject
) -> None:
    cache = RowCache()
    build(data, now, BoardFilter(), cache=cache)
    later = min(now + timedelta(seconds=seconds), at(23, 59))
    if data:
        index = choose.draw(st.integers(0, len(data) - 1))
        one = data[index]
        people = [part(p.usager, Status.SEEN, number=p.id) for p in one.rdv.participations]
        data[index] = rdv(one.rdv.id, one.rdv.starts_at, people, motif=one.rdv.motif)
    assert build(data, later, BoardFilter(), cache=cache) == build(data, later, BoardFilter())


@given(days(), instants, st.sampled_from(Counter))
def test_a_counter_is_what_its_filter_shows(data: list[DeskRdv], now: datetime, counter: Counter) -> None:
    board = build(data, now, BoardFilter(counters=frozenset({counter})))
    lines = [row for row in board.rows if row.kind in (RowKind.RDV, RowKind.PARTICIPATION)]
    parents = {row.entry.rdv.id for row in lines if row.kind is RowKind.PARTICIPATION and row.entry}
    people = [
        row for row in lines if row.kind is RowKind.PARTICIPATION or (row.entry and row.entry.rdv.id not in parents)
    ]
    # Unfolding shows each person once.
    assert len(people) == board.counters[counter]


@given(days(), instants)
def test_the_waiting_room_is_its_counter_in_order_of_arrival(data: list[DeskRdv], now: datetime) -> None:
    rows = build_waiting_room(data, now=now, lieu_id=None, thresholds=Thresholds())
    assert len(rows) == build(data, now, BoardFilter()).counters[Counter.WAITING]
    known = [row.waiting_since for row in rows if row.waiting_since is not None]
    assert known == sorted(known)
    assert all(row.waiting_since is None for row in rows[len(known) :])
    assert len({row.key for row in rows}) == len(rows)
    assert all(len(row.participation_ids) == 1 for row in rows)
