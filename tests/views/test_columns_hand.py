"""The hand in the columns: steps of five minutes, neighbours, free places; nothing out of the day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.domain.day.columns import AgentColumn
from kiosk.views.day.columns_hand import ColumnsHand
from kiosk.views.day.columns_layout import ColumnsLayout, PlacedCard
from kiosk.views.day.columns_places import beside, carried, free_spots_of, held_rect, spot_at, spots_of, stepped
from tests.views.test_columns import Dress, day

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def lay(look: Dress) -> ColumnsLayout:
    look("light", 100)
    return ColumnsLayout(day(), 1600, 900)


@pytest.fixture
def hand(lay: ColumnsLayout) -> ColumnsHand:
    return ColumnsHand(lambda: lay)


def card_of(lay: ColumnsLayout, column: int = 1) -> PlacedCard:
    return next(card for card in lay.cards if card.column == column)


def pressed(key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier)


def test_keys_bring_a_card_by_five_minutes_and_to_the_neighbour(lay: ColumnsLayout, hand: ColumnsHand) -> None:
    card = card_of(lay)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
        assert hand.carry(pressed(key), card)
    assert hand.held is not None
    assert (hand.held.minute, hand.held.column) == (card.card.start_minute // 5 * 5 + 10, card.column + 1)
    assert hand.spoken().endswith(lay.columns[card.column + 1].column.name)
    dropped = hand.drop()
    assert dropped is not None
    assert (dropped.from_agent, dropped.to_agent) == tuple(
        lay.columns[place].column.agent_id for place in (card.column, card.column + 1)
    )
    assert hand.held is None


def test_other_keys_carry_nothing(lay: ColumnsLayout, hand: ColumnsHand) -> None:
    assert not hand.carry(pressed(Key.Key_Down, Qt.KeyboardModifier.NoModifier), card_of(lay))
    assert not hand.carry(pressed(Key.Key_A), card_of(lay))
    assert hand.held is None


def test_back_where_it_was_nothing_is_dropped(lay: ColumnsLayout, hand: ColumnsHand) -> None:
    card = next(one for one in lay.cards if one.card.start_minute % 5 == 0)
    hand.carry(pressed(Key.Key_Down), card)
    hand.carry(pressed(Key.Key_Up), card)
    assert hand.drop() is None


def test_the_mouse_holds_once_it_has_gone_far_enough(lay: ColumnsLayout, hand: ColumnsHand) -> None:
    card = card_of(lay)
    start = card.rect.center()
    hand.press(card, start)
    assert not hand.drag(start + QPoint(1, 1))
    assert hand.drag(start + QPoint(0, QApplication.startDragDistance() + 30))
    assert hand.held is not None
    assert hand.held.minute % 5 == 0
    assert hand.held.minute > card.card.start_minute
    assert hand.let_go()
    assert not hand.drag(start + QPoint(0, 90)), "let go of, it is not taken up again"


def test_a_card_stays_in_the_day_and_out_of_the_column_of_nobody(lay: ColumnsLayout, hand: ColumnsHand) -> None:
    card = card_of(lay)
    hand.carry(pressed(Key.Key_Down), card)
    assert hand.held is not None
    assert carried(lay, hand.held, QPoint(-50, -5000)).minute == lay.first_minute
    assert carried(lay, hand.held, QPoint(-50, 50000)).minute == lay.day.to_hour * 60 - 5
    assert stepped(lay, hand.held, -1000).minute == lay.first_minute
    assert beside(lay, replace(hand.held, column=0), -1).column == 0
    nobody = replace(lay.columns[card.column + 1], column=AgentColumn(0, "Sans agent", ""))
    lay.columns[card.column + 1] = nobody
    assert beside(lay, hand.held, 1).column == card.column
    there = nobody.left + nobody.width // 2
    assert carried(lay, hand.held, QPoint(there, held_rect(lay, hand.held).top())).column == card.column


def test_the_next_free_place_then_any_place_by_the_arrows(lay: ColumnsLayout, hand: ColumnsHand) -> None:
    assert hand.find_free(None)
    first = hand.chosen
    assert first is not None
    assert first == free_spots_of(lay, first.column)[0]
    places = spots_of(lay, first.column)
    hand.step_free(Key.Key_Up)
    assert hand.chosen == places[places.index(first) - 1], "what is not free is a place too"
    assert not hand.chosen.free
    hand.step_free(Key.Key_Down)
    assert hand.chosen == first
    hand.find_free(None)
    assert hand.chosen == free_spots_of(lay, first.column)[1]
    hand.step_free(Key.Key_Right)
    assert hand.chosen.column > first.column
    assert not hand.step_free(Key.Key_A)
    assert hand.let_go()
    assert not hand.step_free(Key.Key_Down)


def test_where_nobody_is_free_the_present_hour_is_chosen(look: Dress) -> None:
    look("light", 100)
    here = day()
    busy = replace(here, now_minute=10 * 60 + 20, columns=tuple(replace(one, free=()) for one in here.columns))
    hand = ColumnsHand(lambda: ColumnsLayout(busy, 1600, 900))
    assert hand.find_free(None)
    assert hand.chosen is not None
    assert (hand.chosen.minute, hand.chosen.free) == (10 * 60 + 15, False)
    assert hand.spoken().startswith("10:15, ")


def test_a_place_is_under_the_mouse_wherever_it_is_drawn(lay: ColumnsLayout) -> None:
    for column in range(len(lay.columns)):
        places = spots_of(lay, column)
        assert [spot.minute for spot in places if spot.minute % 15 == 0] == list(
            range(lay.first_minute, lay.day.to_hour * 60, 15)
        )
        for spot in places:
            at = QPoint(lay.columns[column].left + 5, lay.y(spot.minute) + 1)
            assert spot_at(lay, at) == spot
            assert lay.day.now_minute is None or not spot.free or spot.minute >= lay.day.now_minute


def test_nothing_begins_in_the_column_of_nobody(lay: ColumnsLayout) -> None:
    lay.columns[0] = replace(lay.columns[0], column=AgentColumn(0, "Sans agent", ""))
    assert spots_of(lay, 0) == []
