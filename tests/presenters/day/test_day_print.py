from __future__ import annotations

from datetime import timedelta

from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.text.document import Document
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NORD, usager
from tests.support.paper import words_of


async def test_the_day_is_printed_with_those_who_came_without_an_rdv(bench: Bench) -> None:
    wanted: list[tuple[tuple[Document, ...], str]] = []
    bench.frame.page("agenda").printer.wanted.connect(lambda *one: wanted.append(one))
    await bench.desk.walk_ins.note(1, NORD.id, usager(4, "Zoé", "Zola"), None, "un papier")
    await bench.desk.walk_ins.note(1, None, None, None, "", outcome=WalkInOutcome.LEFT)
    bench.frame.intents.print_day()
    await bench.settle()
    (((document,), name),) = wanted
    html = words_of(document)
    assert name == "Liste du 2026-11-23"
    assert "Tous les lieux" in html
    assert "NOM1 Léa" in html
    assert "ZOLA Zoé" in html
    assert "2 venus sans RDV" in html


async def test_a_day_that_was_never_pulled_is_not_printed_as_an_empty_one(bench: Bench) -> None:
    wanted: list[object] = []
    bench.frame.page("agenda").printer.wanted.connect(lambda *one: wanted.append(one))
    bench.desk.synced_at = None
    bench.frame.where.go_to(bench.frame.where.today + timedelta(days=3))
    bench.frame.intents.print_day()
    await bench.settle()
    assert not wanted
    assert "pas encore arrivée" in bench.notices[-1].text


async def test_each_agent_has_a_sheet_and_the_next_working_day_is_printed_from_any_page(bench: Bench) -> None:
    wanted: list[tuple[tuple[Document, ...], str]] = []
    bench.frame.page("agenda").printer.wanted.connect(lambda *one: wanted.append(one))
    bench.frame.intents.print_day("agent")
    await bench.settle()
    assert [one.title for one in wanted[-1][0]] == ["Lundi 23 novembre 2026 – Béatrice Martin – Tous les lieux"]
    bench.frame.intents.print_next()
    await bench.settle()
    assert wanted[-1][1] == "Liste du 2026-11-24"
