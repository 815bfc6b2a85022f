"""The search widened to the territory, and what is said before an RDV at another organisation."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from kiosk.platform_server.data import schema
from tests.presenters.booking.conftest import Bench, booking_data, slot
from tests.support.desk import LEA

SUD = 3
ANTENNE = 77
THEIRS = 85
"""Their motif of the same name."""
BOOKING_THERE = f"POST /api/desk/v1/organisations/{SUD}/rdvs"


def territory_data(*, open_to_others: bool = True) -> dict[str, Any]:
    """Denis receives at the MDS Sud, of the same territory."""
    base = booking_data()
    bookable_by = "agents_and_prescripteurs" if open_to_others else "agents"
    denis = {"key": "denis", "id": 23, "first_name": "Denis", "last_name": "Roux", "services": ["pmi"]}
    antenne = {"key": "antenne", "id": ANTENNE, "organisation": "sud", "name": "Antenne", "address": "2 rue du Sud"}
    motif = base["motifs"][0] | {"key": "theirs", "id": THEIRS, "organisation": "sud", "bookable_by": bookable_by}
    opening = {"key": "p2", "id": 2, "agent": "denis", "organisation": "sud", "lieu": "antenne", "motifs": ["theirs"]}
    return booking_data(
        organisations=[*base["organisations"], {"key": "sud", "id": SUD, "territory": "t", "name": "MDS Sud"}],
        agents=[*base["agents"], denis | {"roles": {"sud": "basic"}}],
        lieux=[*base["lieux"], antenne],
        motifs=[*base["motifs"], motif],
        plage_ouvertures=[*base["plage_ouvertures"], base["plage_ouvertures"][0] | opening],
    )


@pytest.fixture
def data() -> dict[str, Any]:
    return territory_data()


async def widened(at: Bench) -> None:
    at.booking.search.set_wide(True)
    await at.settle()
    assert at.booking.search.wide


async def chosen(at: Bench) -> None:
    """Léa at the first slot of the other organisation."""
    found = at.booking.search.found
    assert found is not None
    theirs = found.blocks[-1]
    at.booking.draft.take(next(cell[0] for cell in theirs.rows[0].days if cell))
    at.booking.draft.add_guest(at.lea)
    await at.settle()


def lieux_found(at: Bench) -> list[int]:
    found = at.booking.search.found
    assert found is not None
    return [cell[0].lieu_id or 0 for block in found.blocks for row in block.rows for cell in row.days if cell]


async def test_only_a_platform_that_can_is_asked(bench: Bench) -> None:
    assert bench.booking.search.may_widen
    bench.booking.search.let_widen(False)
    bench.booking.search.set_wide(True)
    assert not bench.booking.search.wide


async def test_what_was_chosen_of_one_organisation_counts_for_nothing(bench: Bench) -> None:
    bench.booking.search.set_agents({22})  # who receives nobody
    await bench.settle()
    assert not lieux_found(bench)
    await widened(bench)
    assert set(lieux_found(bench)) == {11, ANTENNE}
    bench.booking.search.set_wide(False)
    await bench.settle()
    assert not lieux_found(bench)


@pytest.mark.parametrize("data", [territory_data(open_to_others=False)], ids=["closed"])
async def test_nobody_else_is_said(bench: Bench) -> None:
    await widened(bench)
    assert bench.booking.search.alone.startswith("Aucune autre organisation")
    bench.booking.search.set_wide(False)
    await bench.settle()
    assert bench.booking.search.alone == ""


async def test_their_motif_their_lieu_and_a_question_first(bench: Bench) -> None:
    await widened(bench)
    await chosen(bench)

    def host() -> int | None:
        return None if (elsewhere := bench.booking.elsewhere) is None else elsewhere.id

    assert host() == SUD
    # The search may be narrowed again meanwhile: whose RDV it is stays known.
    bench.booking.search.set_wide(False)
    await bench.settle()
    assert host() == SUD
    bench.booking.book()
    await bench.settle()
    assert not bench.counter.wire.count(BOOKING_THERE)
    (question,) = bench.asked
    assert "MDS Sud" in question.title
    assert question.lines == ("DUPONT Léa",)
    question.accept()
    await bench.settle()
    assert bench.step == "Made"
    assert bench.counter.wire.count(BOOKING_THERE) == 1
    with bench.counter.database.read() as connection:
        made = connection.execute(select(schema.rdvs).where(schema.rdvs.c.organisation_id == SUD)).one()
    assert (made.motif_id, made.lieu_id) == (THEIRS, ANTENNE)
    slip = bench.booking.slip()
    assert slip is not None
    assert (slip.organisation, slip.where) == ("MDS Sud", "Antenne, 2 rue du Sud")


async def test_at_home_nothing_is_asked(bench: Bench) -> None:
    await widened(bench)
    bench.booking.draft.take(slot())
    bench.booking.draft.add_guest(bench.lea)
    bench.booking.book()
    await bench.settle()
    assert bench.asked == []
    assert len(await bench.on_the_platform(LEA)) == 1


async def test_without_the_platform_nothing_is_kept_for_another_organisation(bench: Bench) -> None:
    await widened(bench)
    await chosen(bench)
    await bench.cut()
    bench.booking.book()
    await bench.settle()
    assert bench.notices[-1].kind == "warning"
    assert bench.step == "Filling"
    assert bench.desk.unsent_count == 0
