"""A desk outside of Paris: days and hours are those of its organisation, from the first line shown on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.day.model import Rdv
from kiosk.presenters.day.board_model import Column
from kiosk.presenters.frame.application import ApplicationPresenter
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.presenters.frame.site import SiteChoices
from kiosk.views.places import MAKERS
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NOW, TODAY, FakeDesk, RamPreferences, as_desk, rdv, settled

REUNION, NOUMEA = ZoneInfo("Indian/Reunion"), ZoneInfo("Pacific/Noumea")


def hours(frame: FramePresenter) -> list[str]:
    model = frame.page("agenda").board.model
    return [model.index(place, Column.HOUR).data() for place in range(model.rowCount())]


class TestTheZoneComesAfterTheLines:
    @pytest.fixture
    def rdvs(self) -> list[Rdv]:
        return [rdv(1, datetime(2026, 11, 23, 14, tzinfo=REUNION)), rdv(2, datetime(2026, 11, 23, 9, tzinfo=REUNION))]

    async def test_no_line_keeps_the_hour_of_paris(self, bench: Bench) -> None:
        frame = bench.frame
        assert hours(frame) == ["6:00", "10:20", "11:00"]
        frame.page("agenda").board.select("rdv-1")
        frame.page("agenda").board.set_form("columns")
        await bench.settle()
        bench.desk.zone = REUNION
        bench.desk.tell("directory")
        await bench.settle()
        assert hours(frame) == ["9:00", "13:20", "14:00"]
        assert frame.page("agenda").board.columns is not None
        cards = [card for column in frame.page("agenda").board.columns.columns for card in column.cards]
        assert [(card.row.hour, card.start_minute) for card in cards] == [("9:00", 540), ("14:00", 840)]
        assert frame.page("agenda").board.columns.now_minute == 13 * 60 + 20
        assert frame.page("agenda").panel.details is not None
        assert frame.page("agenda").panel.details.hour == "lundi 23 novembre 2026, 14:00 – 14:30"

    async def test_a_change_that_comes_with_the_zone_is_not_shown_in_the_old_one(self, bench: Bench) -> None:
        frame = bench.frame
        shown: list[list[str]] = []
        bench.desk.tell("directory")  # the day has just been read again: the next reading waits its turn
        await bench.settle()
        frame.page("agenda").board.model.dataChanged.connect(lambda *_: shown.append(hours(frame)))
        bench.desk.zone = REUNION
        bench.desk.tell("directory")
        bench.desk.put(replace(rdv(1, datetime(2026, 11, 23, 15, tzinfo=REUNION))))
        await bench.settle()
        assert hours(frame) == ["9:00", "13:20", "15:00"]
        assert all("12:00" not in one for one in shown)


class TestTheZoneIsKnown:
    @pytest.fixture
    def rdvs(self) -> list[Rdv]:
        return [rdv(1, datetime(2026, 11, 23, 9, tzinfo=NOUMEA)), rdv(2, datetime(2026, 11, 24, 9, tzinfo=NOUMEA))]

    @pytest.fixture
    def prepare(self) -> Callable[[FakeDesk], None]:
        def there(desk: FakeDesk) -> None:
            desk.zone = desk.zone_known = NOUMEA
            desk.clock.move(hours=12)  # 22:20 in Paris, 8:20 of the day after there

        return there

    async def test_the_first_day_looked_at_is_theirs(self, bench: Bench) -> None:
        there = TODAY + timedelta(days=1)
        assert (bench.frame.where.day, bench.frame.where.today) == (there, there)
        assert {day for _, day in bench.desk.looked} == {there}
        assert hours(bench.frame) == ["8:20", "9:00"]

    async def test_who_was_born_this_morning_is_not_born_tomorrow(self, bench: Bench) -> None:
        assert bench.frame.page("usagers").form.now().date() == date(2026, 11, 24)


async def test_the_day_left_is_found_again_where_it_is_tomorrow_already() -> None:
    preferences = RamPreferences()

    async def opened() -> tuple[ApplicationPresenter, FramePresenter]:
        desk = FakeDesk()
        desk.zone = desk.zone_known = NOUMEA
        desk.clock.move(hours=12)
        application = ApplicationPresenter(
            as_desk(desk), desk.clock, preferences, MAKERS, SiteChoices("https://exemple.test")
        )
        application.start()
        await settled(application.work.tasks)
        assert application.frame is not None
        return application, application.frame

    application, frame = await opened()
    frame.where.go_to(date(2026, 11, 27))
    await settled(application.work.tasks)
    await application.close()
    application, frame = await opened()
    assert (frame.where.day, frame.where.today) == (date(2026, 11, 27), date(2026, 11, 24))
    await settled(application.work.tasks)
    await application.close()


async def test_who_waits_since_when_is_said_in_their_zone(bench: Bench) -> None:
    """What this desk alone knows of a wait is kept in UTC."""
    one = bench.desk.entries[1].rdv
    since = (NOW - timedelta(minutes=5)).astimezone(UTC)
    bench.desk.zone = REUNION
    bench.desk.tell("directory")
    bench.desk.put(replace(one, participations=(replace(one.participations[0], waiting_since=since),)))
    await bench.settle()
    row = bench.frame.page("agenda").board.model.row_at("rdv-1")
    assert row is not None
    assert row.waiting_since is not None
    assert row.waiting_since.hour == 13
