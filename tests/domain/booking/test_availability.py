"""What is free, arranged: everything that suits is there once, in order, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import PARIS
from kiosk.domain.booking.availability import Availability, PartOfDay, Slot, Suits, alternatives, availability
from kiosk.domain.booking.booking import CreneauAnswer, FreeCreneau, LieuCreneaux
from kiosk.domain.day.model import Lieu, Organisation
from kiosk.domain.people.model import RdvAgent
from tests.domain.samples import WORKSHOP
from tests.domain.samples import rdv as entry

MONDAY = date(2026, 11, 23)
DAYS = 7
NORD, SUD = Lieu(11, "MDS Nord", 1, "1 place de la Mairie"), Lieu(12, "Antenne Sud", 1)
AGENTS = tuple(RdvAgent(n, "Agent", name) for n, name in enumerate(("Zola", "Aubry", "Martin", "Éluard"), start=1))

ALL_SUITS = Suits()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=PARIS) + timedelta(days=day)


def free(agent: RdvAgent, starts_at: datetime, lieu: Lieu | None = NORD) -> FreeCreneau:
    return FreeCreneau(starts_at, starts_at + timedelta(minutes=30), agent, lieu.id if lieu else None)


def arranged(*lieux: LieuCreneaux, suits: Suits = ALL_SUITS, **more: Any) -> Availability:
    return availability(CreneauAnswer(lieux), MONDAY, DAYS, PARIS, suits, motif_id=31, organisation_id=1, **more)


def slots(found: Availability) -> list[Slot]:
    return [slot for block in found.blocks for row in block.rows for cell in row.days for slot in cell]


creneaux = st.lists(
    st.builds(
        free,
        st.sampled_from(AGENTS),
        st.builds(at, st.integers(-2, 9), st.integers(8, 18), st.sampled_from((0, 15, 30, 45))),
        st.sampled_from((NORD, SUD)),
    ),
    unique_by=lambda c: (c.starts_at, c.agent.id),
    max_size=40,
)
suits = st.builds(
    Suits,
    part=st.sampled_from(PartOfDay),
    weekdays=st.frozensets(st.integers(0, 6), max_size=3),
)


@given(creneaux, suits, st.permutations([1, 2, 3, 4]).map(lambda ids: ids[:2]))
def test_all_that_suits_is_there_once_and_the_rest_is_counted(
    found: list[FreeCreneau], wanted: Suits, first: list[int]
) -> None:
    lieux = [
        LieuCreneaux(lieu, None, 31, creneaux=tuple(c for c in found if c.lieu_id == lieu.id)) for lieu in (NORD, SUD)
    ]
    result = arranged(*lieux, suits=wanted, first_agents=first)
    shown = [c for c in found if MONDAY <= c.starts_at.date() < MONDAY + timedelta(days=DAYS)]
    expected = {(c.starts_at, c.agent.id, c.lieu_id) for c in shown if wanted.hour(c.starts_at)}
    told = [(s.starts_at, s.agents[0].id, s.lieu_id) for s in slots(result)]
    assert len(told) == len(set(told))
    assert set(told) == expected
    assert result.count == len(expected)
    assert result.unsuited == len(shown) - len(expected)
    for block in result.blocks:
        ids = [row.agent_id for row in block.rows]
        preferred = [agent_id for agent_id in ids if agent_id in first]
        assert ids[: len(preferred)] == sorted(preferred, key=first.index)
        assert [row.first for row in block.rows] == [row.agent_id in first for row in block.rows]
        for row in block.rows:
            for day, cell in zip(result.days, row.days, strict=True):
                assert [s.starts_at for s in cell] == sorted(s.starts_at for s in cell)
                assert all(s.starts_at.date() == day for s in cell)
    starts = [s.starts_at for s in slots(result)]
    assert (result.first.starts_at if result.first else None) == min(starts, default=None)


@given(creneaux, st.integers(2, 4))
def test_together_are_only_hours_at_which_so_many_are_free_at_one_lieu(found: list[FreeCreneau], count: int) -> None:
    lieux = [
        LieuCreneaux(lieu, None, 31, creneaux=tuple(c for c in found if c.lieu_id == lieu.id)) for lieu in (NORD, SUD)
    ]
    result = arranged(*lieux, suits=Suits(together=count))
    for slot in slots(result):
        there = {c.agent.id for c in found if c.starts_at == slot.starts_at and c.lieu_id == slot.lieu_id}
        assert len(slot.agents) == count
        assert {agent.id for agent in slot.agents} <= there
    shown = [c for c in found if MONDAY <= c.starts_at.date() < MONDAY + timedelta(days=DAYS)]
    places = {(c.starts_at, c.lieu_id) for c in shown}
    enough = {place for place in places if sum((c.starts_at, c.lieu_id) == place for c in shown) >= count}
    assert {(s.starts_at, s.lieu_id) for s in slots(result)} == enough


def test_the_desk_s_own_lieu_comes_first_then_by_name_then_other_organisations() -> None:
    elsewhere = Organisation(2, "CCAS")
    other = Lieu(13, "Accueil", 2)
    lieux = (
        LieuCreneaux(NORD, None, 31),
        LieuCreneaux(other, elsewhere, 77),
        LieuCreneaux(SUD, None, 31),
    )
    assert [b.lieu for b in arranged(*lieux).blocks] == [SUD, NORD, other]
    assert [b.lieu for b in arranged(*lieux, first_lieu=NORD.id).blocks] == [NORD, SUD, other]
    slot = free(AGENTS[0], at(0, 9), other)
    (block,) = arranged(LieuCreneaux(other, elsewhere, 77, creneaux=(slot,))).blocks
    assert (block.rows[0].days[0][0].organisation_id, block.rows[0].days[0][0].motif_id) == (2, 77)


def test_agents_go_by_surname_whatever_the_accents() -> None:
    (block,) = arranged(LieuCreneaux(NORD, None, 31, creneaux=tuple(free(a, at(0, 9)) for a in AGENTS))).blocks
    assert [row.name for row in block.rows] == ["Agent Aubry", "Agent Éluard", "Agent Martin", "Agent Zola"]


def test_of_two_first_slots_the_usager_s_agent_has_the_better_one() -> None:
    both = (free(AGENTS[1], at(1, 9)), free(AGENTS[0], at(1, 9)))
    found = arranged(LieuCreneaux(NORD, None, 31, creneaux=both), first_agents=(AGENTS[0].id,))
    assert found.first is not None
    assert found.first.agents == (AGENTS[0],)


def test_the_next_availability_is_told_when_these_days_have_nothing() -> None:
    later, latest = free(AGENTS[0], at(20, 9)), free(AGENTS[1], at(30, 9), SUD)
    empty = arranged(LieuCreneaux(NORD, None, 31, later), LieuCreneaux(SUD, None, 31, latest))
    assert empty.count == 0
    assert empty.next is not None
    assert empty.next.starts_at == later.starts_at
    some = arranged(LieuCreneaux(NORD, None, 31, later, (free(AGENTS[0], at(2, 9)),)))
    assert some.next is None


def test_a_slot_at_midnight_of_another_zone_falls_on_the_day_of_the_organisation() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # 0:30 on Tuesday in Paris
    (block,) = arranged(LieuCreneaux(NORD, None, 31, creneaux=(free(AGENTS[0], late),))).blocks
    assert [len(cell) for cell in block.rows[0].days] == [0, 1, 0, 0, 0, 0, 0]


def test_workshops_have_their_seats_and_those_without_enough_are_left_out() -> None:
    base = entry(1, at(2, 10), motif=WORKSHOP).rdv
    roomy = replace(base, max_participants_count=10, users_count=6)
    full = replace(base, id=2, starts_at=at(3, 10), max_participants_count=10, users_count=9)
    open_to_all = replace(base, id=3, starts_at=at(4, 10), max_participants_count=None)
    lieu = LieuCreneaux(NORD, None, 32, workshops=(roomy, full, open_to_all))
    found = arranged(lieu, suits=Suits(seats=2))
    assert [(s.workshop and s.workshop.id, s.seats_left) for s in slots(found)] == [(1, 4), (3, None)]
    assert found.unsuited == 1


def test_alternatives_are_the_same_agent_s_nearest_hours_first() -> None:
    hours = (free(AGENTS[0], at(1, 9)), free(AGENTS[0], at(0, 11)), free(AGENTS[1], at(0, 10)))
    found = arranged(LieuCreneaux(NORD, None, 31, creneaux=hours))
    offered = alternatives(found, at(0, 10, 30), [AGENTS[0].id])
    assert [(s.agents[0].id, s.starts_at) for s in offered] == [
        (AGENTS[0].id, at(0, 11)),
        (AGENTS[0].id, at(1, 9)),
        (AGENTS[1].id, at(0, 10)),
    ]
