"""The agents side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.day.board import BoardFilter, Counter, Thresholds
from kiosk.domain.day.columns import SHORTEST_DRAWN, AgentColumn, Columns, Stretch, build_columns, lanes_of
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import AbsenceOccurrence, PlageOccurrence, Service
from kiosk.domain.people.model import Agent, RdvAgent
from tests.domain.samples import BEATRICE, DAY, KARIM, NOW, PHONE, SUD, at, part, rdv, usager

AGENTS = {
    7: Agent(7, "Béatrice", "MARTIN", service_ids=(1,)),
    8: Agent(8, "Karim", "BENALI", service_ids=(2, 1)),
    9: Agent(9, "Anne", "ZOLA", service_ids=(1,)),
}
SERVICES = {1: Service(1, "PMI"), 2: Service(2, "Action sociale")}


def plage(agent_id: int, start: datetime, end: datetime, lieu_id: int | None = 1) -> PlageOccurrence:
    return PlageOccurrence(1, agent_id, lieu_id, start, end, "Permanence")


def absence(agent_id: int, start: datetime, end: datetime) -> AbsenceOccurrence:
    return AbsenceOccurrence(1, agent_id, start, end, "Formation")


def build(
    data: Sequence[DeskRdv],
    *,
    plages: Sequence[PlageOccurrence] = (),
    absences: Sequence[AbsenceOccurrence] = (),
    lieu_id: int | None = None,
    now: datetime = NOW,
    **wanted: object,
) -> Columns:
    return build_columns(
        data,
        day=DAY,
        now=now,
        lieu_id=lieu_id,
        wanted=BoardFilter(**wanted),  # type: ignore[arg-type]
        motifs={},
        agents=AGENTS,
        services=SERVICES,
        plages=plages,
        absences=absences,
        thresholds=Thresholds(),
    )


def named(columns: Columns) -> list[tuple[str, str]]:
    return [(column.service, column.name) for column in columns.columns]


def one(columns: Columns, agent_id: int) -> AgentColumn:
    return next(column for column in columns.columns if column.agent_id == agent_id)


def test_services_by_name_then_agents_and_those_without_last() -> None:
    stranger = RdvAgent(20, "Abel", "ADAM")
    data = [rdv(1, at(9), agents=(BEATRICE, KARIM)), rdv(2, at(10), agents=(stranger,)), rdv(3, at(10), agents=())]
    columns = build(data, plages=[plage(9, at(9), at(12))])
    assert named(columns) == [
        ("Action sociale", "Karim Benali"),
        ("PMI", "Anne Zola"),
        ("PMI", "Béatrice Martin"),
        ("Sans service", "Abel Adam"),
        ("Sans service", "Sans agent"),
    ]
    assert one(columns, 7).cards[0].row.key == one(columns, 8).cards[0].row.key == "rdv-1"
    assert one(columns, 9).cards == ()


@pytest.mark.parametrize("how", [{"agent_accueil": True}, {"role": "agent_accueil"}])
def test_agents_d_accueil_stand_where_the_secretariat_did(how: dict[str, object]) -> None:
    agents = {20: Agent(20, "Claire", "RENAUD", **how), 21: Agent(21, "Éva", "SIMON")}  # type: ignore[arg-type]
    columns = build_columns(
        [rdv(1, at(9), agents=(RdvAgent(20, "Claire", "RENAUD"), RdvAgent(21, "Éva", "SIMON")))],
        day=DAY,
        now=NOW,
        lieu_id=None,
        wanted=BoardFilter(),
        motifs={},
        agents=agents,
        services={},
        plages=(),
        absences=(),
        thresholds=Thresholds(),
    )
    assert named(columns) == [("Secrétariat", "Claire Renaud"), ("", "Éva Simon")], "no service is told of anybody"


def test_who_is_away_all_day_has_a_column_only_with_something_in_it() -> None:
    away = absence(7, at(0), at(0) + timedelta(days=3))
    assert build([], absences=[away]).columns == ()
    column = one(build([rdv(1, at(9))], absences=[away]), 7)
    assert column.presence == "Absent toute la journée"
    assert column.absences == (Stretch(0, 1440, "Formation"),)


def test_presence_under_the_name() -> None:
    columns = build(
        [],
        plages=[plage(7, at(13, 30), at(17)), plage(7, at(9), at(12)), plage(7, at(12), at(12, 30), None)],
        absences=[absence(7, at(15), at(16))],
    )
    assert one(columns, 7).presence == "9:00–12:30, 13:30–17:00, absent 15:00–16:00"
    assert [s.start_minute for s in one(columns, 7).plages] == [540, 720, 810]
    away = build([], plages=[plage(9, at(9), at(12))], absences=[absence(9, at(8), at(18))])
    assert one(away, 9).presence == "Absent toute la journée"
    late = build([], plages=[plage(9, at(9), at(20))], absences=[absence(9, at(8), at(18))])
    assert one(late, 9).presence == "9:00–20:00, absent 8:00–18:00"


def test_hours_hold_all_that_is_drawn_and_at_least_the_usual() -> None:
    assert (build([]).from_hour, build([]).to_hour) == (8, 18)
    early = build([rdv(1, at(7, 30))], plages=[plage(9, at(17), at(19, 15))])
    assert (early.from_hour, early.to_hour) == (7, 20)
    night = build([rdv(1, at(23, 45))])
    assert (night.to_hour, one(night, 7).cards[0].end_minute) == (24, 1440)


def test_the_line_of_now_is_today_s() -> None:
    assert build([]).now_minute == 620
    assert build([], now=NOW + timedelta(days=1)).now_minute is None


def test_a_lieu_has_its_own_plages_and_rdvs() -> None:
    data = [rdv(1, at(9)), rdv(2, at(10), lieu=SUD, agents=(KARIM,)), rdv(3, at(11), motif=PHONE)]
    plages = [plage(9, at(9), at(12), 2), plage(8, at(9), at(12), 1)]
    columns = build(data, plages=plages, lieu_id=1)
    assert {column.agent_id for column in columns.columns} == {7, 8}
    assert [card.row.key for card in one(columns, 7).cards] == ["rdv-1", "rdv-3"]


def test_filters_leave_the_columns_that_are_meant() -> None:
    data = [rdv(1, at(9), agents=(BEATRICE, KARIM)), rdv(2, at(10), [part(usager(4, last="Roux"))])]
    plages = [plage(9, at(9), at(12)), plage(8, at(9), at(12))]
    assert {c.agent_id for c in build(data, plages=plages, text="roux").columns} == {7}
    assert {c.agent_id for c in build(data, plages=plages, agent_ids=frozenset({8})).columns} == {8}
    assert {c.agent_id for c in build(data, plages=plages, service_ids=frozenset({2})).columns} == {8}
    assert build(data, plages=plages, counters=frozenset({Counter.SEEN})).columns == ()


def test_the_colour_is_the_motif_s() -> None:
    entry = rdv(1, at(9))
    assert one(build([entry]), 7).cards[0].color == "#6699cc"
    bare = replace(entry.rdv.motif, color=None)
    assert one(build([replace(entry, rdv=replace(entry.rdv, motif=bare))]), 7).cards[0].color is None


def test_overlaps_stand_side_by_side() -> None:
    data = [
        rdv(1, at(9), minutes=60),
        rdv(2, at(9), minutes=30),
        rdv(3, at(9, 30), minutes=30),
        rdv(4, at(10), minutes=5),
        rdv(5, at(10, 10), minutes=30),
        rdv(6, at(11)),
    ]
    cards = {card.row.key: (card.lane, card.lanes) for card in one(build(data), 7).cards}
    assert cards == {
        "rdv-1": (0, 2),
        "rdv-2": (1, 2),
        "rdv-3": (1, 2),
        "rdv-4": (0, 2),
        "rdv-5": (1, 2),
        "rdv-6": (0, 1),
    }


spans = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 120)), max_size=25).map(
    lambda pairs: sorted((start, start + length) for start, length in pairs)
)


@given(spans)
def test_lanes_never_overlap_and_none_is_wasted(found: list[tuple[int, int]]) -> None:
    placed = lanes_of(found)
    drawn = [(start, max(end, start + SHORTEST_DRAWN)) for start, end in found]
    for i, (lane, lanes) in enumerate(placed):
        assert 0 <= lane < lanes
        for j in range(i):
            if drawn[j][1] > drawn[i][0]:
                assert placed[j][0] != lane
                assert placed[j][1] == lanes, "those that share an hour share the width"
    for lanes in {lanes for _, lanes in placed}:
        busiest = max(sum(s <= at_ < e for s, e in drawn) for at_ in range(425))
        assert lanes <= busiest
