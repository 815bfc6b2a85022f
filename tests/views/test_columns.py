"""Where cards stand in the columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from kiosk.clock import PARIS
from kiosk.domain.day.board import BoardFilter, Thresholds
from kiosk.domain.day.columns import Columns, build_columns
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Service
from kiosk.views.day.columns_layout import CLOSE_COLUMN, FEW, LEAST_LANE, TIGHT_COLUMN, ColumnsLayout
from kiosk.views.day.columns_painter import ColumnsPainter
from tests.presenters.fakes import NOW
from tests.views.fakes import ABSENCES, AGENTS, MOTIFS, SERVICES, believable_day, plages

Dress = Callable[..., None]


def day(services: Mapping[int, Service] = SERVICES) -> Columns:
    return build_columns(
        [DeskRdv(rdv) for rdv in believable_day()],
        day=NOW.date(),
        now=NOW.astimezone(PARIS),
        lieu_id=None,
        wanted=BoardFilter(),
        motifs=MOTIFS,
        agents=AGENTS,
        services=services,
        plages=plages(),
        absences=ABSENCES,
        thresholds=Thresholds(),
    )


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1180, 560), (1820, 900)])
def test_cards_stay_in_their_column_and_side_by_side(look: Dress, percent: int, size: tuple[int, int]) -> None:
    look("light", percent)
    lay = ColumnsLayout(day(), *size)
    assert len(lay.cards) >= 60
    for card in lay.cards:
        column = lay.columns[card.column]
        assert column.left <= card.rect.left()
        assert card.rect.right() < column.left + column.width
        assert card.rect.top() >= 0
        assert card.rect.width() >= 84 * percent / 100, "narrower than readable"
    for one in lay.cards:
        for other in lay.cards:
            if one is not other and one.column == other.column and one.card.lane != other.card.lane:
                assert not one.rect.intersects(other.rect)


def test_groups_cover_the_columns_of_their_service(look: Dress) -> None:
    lay = ColumnsLayout(day(), 1180, 560)
    assert [group.name for group in lay.groups] == ["Insertion", "PMI", "Service social"]
    assert sum(group.width for group in lay.groups) == lay.width


def test_no_group_stands_above_agents_of_whom_no_service_is_told(look: Dress) -> None:
    told = ColumnsLayout(day(), 1180, 560)
    untold = ColumnsLayout(day(services={}), 1180, 560)
    assert [group.name for group in untold.groups] == [""]
    assert untold.head_height == told.head_height - told.band_height


def test_a_high_window_has_the_whole_day(look: Dress) -> None:
    lay = ColumnsLayout(day(), 1820, 2000)
    assert lay.height <= 2000 - lay.head_height
    assert lay.y(lay.day.to_hour * 60) <= lay.height


def test_columns_draw_closer_where_the_whole_site_then_fits(look: Dress) -> None:
    wide = ColumnsLayout(day(), 4000, 560)
    scrolled = ColumnsLayout(day(), 600, 560)
    needed = sum(max(TIGHT_COLUMN, LEAST_LANE * most_lanes(scrolled, place)) for place in range(len(scrolled.columns)))
    tight = ColumnsLayout(day(), needed + scrolled.gutter, 560)
    assert tight.width == needed
    assert scrolled.width > needed
    lanes = [most_lanes(scrolled, place) for place in range(FEW)]
    closest = sum(max(CLOSE_COLUMN, LEAST_LANE * count if count > 1 else 0) for count in lanes)
    assert len(scrolled.columns) == FEW
    assert ColumnsLayout(day(), needed + scrolled.gutter - 1, 560).width < needed
    assert ColumnsLayout(day(), closest + scrolled.gutter, 560).width == closest
    assert ColumnsLayout(day(), closest + scrolled.gutter - 1, 560).width == scrolled.width
    assert wide.width > scrolled.width


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_line_of_now_strikes_nothing_out(look: Dress, scheme: str) -> None:
    look(scheme, 100)
    here = day()
    assert here.now_minute is not None
    crossed = [
        card
        for card in ColumnsLayout(here, 1600, 900).cards
        if card.card.start_minute < here.now_minute < card.card.end_minute
    ]
    assert crossed, "somebody is being received"
    drawn = [_drawn(replace(here, now_minute=minute)) for minute in (here.now_minute, None)]
    for card in crossed:
        with_line, without = (image.copy(card.rect) for image in drawn)
        assert with_line == without, card.card.row.name
    assert drawn[0] != drawn[1], "it is drawn beside them"


def _drawn(columns: Columns) -> QImage:
    """The day from the first of its hours on, without heads and gutter."""
    lay = ColumnsLayout(columns, 1600, 900)
    image = QImage(lay.gutter + lay.width, lay.head_height + lay.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ColumnsPainter(lay, QPoint(lay.gutter, lay.head_height), image.rect()).paint(painter, "", False, "")
    painter.end()
    return image.copy(lay.gutter, lay.head_height, lay.width, lay.height)


def most_lanes(lay: ColumnsLayout, place: int) -> int:
    return max((card.card.lanes for card in lay.cards if card.column == place), default=1)
