from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kiosk.domain.day.board import BoardFilter, Folds, Row, RowCache, RowKind, Thresholds, build_board
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Shown, Status
from kiosk.presenters.day.board_model import BoardModel, Column, RowRole
from tests.presenters.fakes import CONSULTATION, NORD, NOW, TODAY, day_of, rdv


def row(key: str, name: str = "", **more: Any) -> Row:
    return Row(key, RowKind.RDV, name=name or key.upper(), **more)


class Watch:
    """What a model says that it does."""

    def __init__(self, model: BoardModel) -> None:
        self.said: list[tuple[Any, ...]] = []
        model.modelReset.connect(lambda: self.said.append(("reset",)))
        model.rowsInserted.connect(lambda _p, first, last: self.said.append(("insert", first, last)))
        model.rowsRemoved.connect(lambda _p, first, last: self.said.append(("remove", first, last)))
        model.rowsMoved.connect(lambda _p, first, last, _q, to: self.said.append(("move", first, last, to)))
        model.dataChanged.connect(lambda a, b: self.said.append(("data", a.row(), b.row(), a.column(), b.column())))


def build(entries: Sequence[DeskRdv], cache: RowCache, **more: Any) -> tuple[Row, ...]:
    asked: dict[str, Any] = {
        "day": TODAY,
        "now": NOW,
        "lieu_id": None,
        "wanted": BoardFilter(),
        "motifs": {},
        "thresholds": Thresholds(),
        "folds": Folds(past_open=True),
        "cache": cache,
    }
    return build_board(entries, **(asked | more)).rows


def test_only_what_changed_is_said() -> None:
    model = BoardModel()
    model.show_rows([row("a"), row("b"), row("c")], afresh=True)
    watch = Watch(model)
    assert model.show_rows([row("a"), row("b", "Autre"), row("c")]) == ("b",)
    assert watch.said == [("data", 1, 1, 0, len(Column) - 1)]


def test_the_same_again_says_nothing() -> None:
    model = BoardModel()
    model.show_rows([row("a"), row("b")], afresh=True)
    watch = Watch(model)
    assert model.show_rows([row("a"), row("b")]) == ()
    assert watch.said == []


def test_comings_goings_and_moves() -> None:
    model = BoardModel()
    model.show_rows([row(key) for key in ("now", "a", "b", "c")], afresh=True)
    watch = Watch(model)
    model.show_rows([row(key) for key in ("a", "b", "x", "y", "now")])
    assert watch.said == [("remove", 3, 3), ("move", 0, 0, 3), ("insert", 2, 3)]
    assert [one.key for one in model.rows] == ["a", "b", "x", "y", "now"]
    assert model.row_of("now") == 4
    assert model.row_of("c") == -1


def test_another_day_starts_over() -> None:
    model = BoardModel()
    watch = Watch(model)
    model.show_rows([row("a")], afresh=True)
    assert watch.said == [("reset",)]


KEYS = st.lists(st.sampled_from("abcdefghijkl"), unique=True)


@given(days=st.lists(KEYS, min_size=2, max_size=4))
def test_any_sequence_of_days_is_shown_right_and_a_row_held_stays_held(days: list[list[str]]) -> None:
    model = BoardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([row(key) for key in days[0]], afresh=True)
    for turn, keys in enumerate(days[1:]):
        held = {one.key: QPersistentModelIndex(model.index(place, 0)) for place, one in enumerate(model.rows)}
        model.show_rows([row(key, f"{key}{turn}") for key in keys])
        assert [model.data(model.index(place, Column.NAME)) for place in range(len(keys))] == [
            f"{key}{turn}" for key in keys
        ]
        for key, index in held.items():
            assert index.row() == model.row_of(key)
    del tester


def test_every_cell_has_a_text_and_every_line_is_spoken() -> None:
    entries = [DeskRdv(one) for one in day_of(30)]
    entries.append(
        DeskRdv(rdv(99, NOW + timedelta(hours=1), motif=replace(CONSULTATION, location_type="phone"), lieu=None))
    )
    model = BoardModel()
    model.show_rows(build(entries, RowCache(), folds=Folds()), afresh=True)
    for place in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(place, column)
            assert str(model.data(index)).strip()
            assert str(model.data(index, Qt.ItemDataRole.AccessibleTextRole)).strip()
            assert isinstance(model.data(index, RowRole), Row)
            assert model.data(index, Qt.ItemDataRole.FontRole) is None


def test_a_motif_takes_its_colour_from_the_directory() -> None:
    """An RDV alone does not tell the colour of its motif."""
    model = BoardModel()
    plain = replace(CONSULTATION, color=None)
    model.show_rows(build([DeskRdv(rdv(1, NOW, motif=plain))], RowCache()), afresh=True)
    index = model.index(model.row_of("rdv-1"), Column.MOTIF)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    heard: list[int] = []
    model.dataChanged.connect(lambda first, last, roles: heard.append(first.column()))
    motifs = {plain.id: replace(plain, color="#2e7d6b")}
    model.show_motifs(motifs)
    model.show_motifs(motifs)
    assert heard == [Column.MOTIF], "told once"
    assert index.data(Qt.ItemDataRole.DecorationRole) == "#2e7d6b"
    assert model.index(index.row(), Column.NAME).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_texts_of_a_line() -> None:
    one = rdv(1, NOW - timedelta(minutes=20))
    waiting = replace(one.participations[0], waiting_since=NOW - timedelta(minutes=12))
    model = BoardModel()
    rows = build([DeskRdv(replace(one, participations=(waiting,)))], RowCache())
    model.show_rows(rows, afresh=True)
    place = model.row_of("rdv-1")
    texts = [model.data(model.index(place, column)) for column in Column]
    assert texts == [
        "10:00",
        "NOM1 Léa",
        "Consultation",
        "Béatrice Martin",
        "Sur place",
        "En salle d’attente",
        "12\u00a0min",
    ]
    model.name_lieux = True
    assert model.data(model.index(place, Column.PLACE)) == NORD.name
    now_line = model.row_of("now")
    assert not model.flags(model.index(now_line, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(place, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_headers_are_french() -> None:
    model = BoardModel()
    texts = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert texts == ["Heure", "Usager", "Motif", "Agents", "Lieu", "État", "Attente"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_gesture_on_one_line_of_300_is_one_small_change() -> None:
    cache = RowCache()
    entries = [DeskRdv(one) for one in day_of(300)]
    model = BoardModel()
    model.show_rows(build(entries, cache), afresh=True)
    watch = Watch(model)
    spans = []
    for number in range(200, 221):
        old = entries[number].rdv
        seen = tuple(replace(p, status=Status.SEEN) for p in old.participations)
        entries[number] = DeskRdv(replace(old, participations=seen, status=Status.SEEN), frozenset({seen[0].id}))
        rows = build(entries, cache)
        watch.said.clear()
        began = time.perf_counter()
        assert model.show_rows(rows) == (f"rdv-{old.id}",)
        spans.append(time.perf_counter() - began)
        place = model.row_of(f"rdv-{old.id}")
        assert watch.said == [("data", place, place, 0, len(Column) - 1)]
        assert model.rows[place].shown is Shown.SEEN
    assert median(spans) < 0.002


def test_minutes_that_pass_change_the_lines_of_those_who_wait_and_of_now_only() -> None:
    entries = [DeskRdv(one) for one in day_of(60)]
    late = entries[-1].rdv
    waiting = replace(late.participations[0], waiting_since=NOW - timedelta(minutes=3))
    entries[-1] = DeskRdv(replace(late, participations=(waiting,)))
    # All settled but those to come: nobody else is late.
    for place, entry in enumerate(entries[:-1]):
        if entry.rdv.starts_at <= NOW:
            seen = tuple(replace(p, status=Status.SEEN) for p in entry.rdv.participations)
            entries[place] = DeskRdv(replace(entry.rdv, participations=seen, status=Status.SEEN))
    cache = RowCache()
    model = BoardModel()
    model.show_rows(build(entries, cache), afresh=True)
    changed = model.show_rows(build(entries, cache, now=NOW + timedelta(minutes=1)))
    assert set(changed) == {"now", f"rdv-{late.id}"}


@pytest.mark.parametrize("size", [300])
def test_a_day_read_again_whole_changes_nothing_when_it_is_the_same(size: int) -> None:
    cache = RowCache()
    model = BoardModel()
    model.show_rows(build([DeskRdv(one) for one in day_of(size)], cache), afresh=True)
    watch = Watch(model)
    assert model.show_rows(build([DeskRdv(one) for one in day_of(size)], cache)) == ()
    assert watch.said == []
