"""The words of the link: one thing is said, the worst, as a person would say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.platform.failures import Unintelligible
from kiosk.presenters.frame.link_state import LinkState, follows_text, link_state, link_text
from kiosk.sync.state import News, SyncState
from tests.support.trade import NOW

WELL = SyncState(connected=True, last_synced=NOW, clock_offset=timedelta(seconds=1))
CUT = replace(WELL, connected=False, cut_since=NOW - timedelta(minutes=38))
SHORT, LONG, VERY_LONG = (News(silent_since=NOW - timedelta(seconds=seconds)) for seconds in (47, 180, 7200))


@pytest.mark.parametrize(
    ("state", "news", "said"),
    [
        (SyncState(), News(), "Connexion…"),
        (WELL, News(), "Connecté"),
        (WELL, News(slow=True), "Lent"),
        (replace(WELL, clock_offset=timedelta(minutes=-7)), News(slow=True), "Heure décalée"),
        (WELL, SHORT, "Plus de nouvelles depuis 40\u00a0s"),
        (WELL, LONG, "Plus de nouvelles depuis 3\u00a0min"),
        (WELL, VERY_LONG, "Plus de nouvelles depuis {two_hours_ago}"),
        (CUT, LONG, "Coupé depuis {cut}"),
        (replace(CUT, cut_since=NOW - timedelta(days=1)), News(), "Coupé depuis hier à {now}"),
        (replace(CUT, cut_since=None), News(), "Coupé"),
        (replace(CUT, failure=Unintelligible(portal=True)), LONG, "Portail du réseau"),
        (replace(CUT, failure=Unintelligible(page=True)), News(), "Coupé depuis {cut}"),
        (replace(CUT, signed_out=True), LONG, "Session à rouvrir"),
    ],
)
def test_the_worst_is_said(state: SyncState, news: News, said: str) -> None:
    hours = {"two_hours_ago": NOW - timedelta(hours=2), "cut": NOW - timedelta(minutes=38), "now": NOW}
    assert link_text(state, news, NOW) == said.format(**{name: f"{at:%-H:%M}" for name, at in hours.items()})


def test_every_state_has_words_of_its_own() -> None:
    assert link_state(WELL, News()) is LinkState.CONNECTED
    assert link_state(replace(WELL, signed_out=True, connected=False), News(slow=True)) is LinkState.SESSION


def test_nothing_is_said_to_leave_at_once_where_the_platform_has_not_answered() -> None:
    said = [follows_text(state, news) for state, news in ((SyncState(), News()), (WELL, News(slow=True)))]
    assert said == ["Ce que vous faites est gardé jusqu’à la réponse de la plateforme."] * 2
    assert follows_text(WELL, News()) == "Ce que vous faites part aussitôt."
