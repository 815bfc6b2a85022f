"""Numbers of the configuration that name nothing are said, once the platform has told what there is."""

from __future__ import annotations

import pytest

from kiosk.presenters.frame.site_places import SitePlaces
from kiosk.sync.state import News
from tests.presenters.conftest import Bench, DeskBench


def said(bench: Bench | DeskBench) -> list[str]:
    return [notice.text for notice in bench.notices if "configuration" in notice.text]


@pytest.mark.parametrize(
    ("organisation_id", "lieu_id", "found"),
    [
        (1, 11, ""),
        (99, 11, "organisation n°\u00a099"),
        (1, 77, "lieu n°\u00a077"),
        (None, 77, "lieu n°\u00a077"),
        (None, 12, ""),
    ],
)
async def test_what_names_nothing_is_said_once(
    bench: Bench, organisation_id: int | None, lieu_id: int | None, found: str
) -> None:
    SitePlaces(bench.application.work, organisation_id, lieu_id, bench.frame)
    bench.desk.tell("sync")
    await bench.settle()
    assert said(bench) == [], "nobody has said what there is"
    bench.desk.news = News(organisations_told=True, lieux_told=frozenset({1, 2}))
    for _ in range(2):
        bench.desk.tell("sync")
        await bench.settle()
    assert len(said(bench)) == bool(found)
    assert not found or found in said(bench)[0]


async def test_lieux_that_were_only_met_in_rdvs_are_not_all(bench: Bench) -> None:
    SitePlaces(bench.application.work, 1, 77, bench.frame)
    bench.desk.news = News(organisations_told=True)
    bench.desk.tell("sync")
    await bench.settle()
    assert said(bench) == []
