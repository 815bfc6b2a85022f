from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Status
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.people.model import Usager
from kiosk.exports.day_list import DayList, day_list_html, figures_text
from tests.domain.samples import NOW, part, rdv, workshop

LEA = Usager(1, "Léa", "Dupont")
WHO = (("Léa", Status.SEEN), ("Paul", Status.UNKNOWN), ("Zoé", Status.EXCUSED))


def day_list(*entries: DeskRdv, **more: object) -> DayList:
    return replace(DayList("MDS Nord", NOW.date(), NOW, entries), **more)  # type: ignore[arg-type]


def test_the_list_holds_those_who_come_and_not_those_who_cancelled() -> None:
    comes = rdv(1, NOW + timedelta(hours=1), [part(LEA)])
    gone = rdv(2, NOW, [part(replace(LEA, id=2, last_name="Parti"), Status.EXCUSED)])
    html = day_list_html(day_list(comes, gone))
    assert "DUPONT Léa" in html
    assert "11:20" in html
    assert "PARTI" not in html
    assert "Lundi 23 novembre 2026 – MDS Nord" in html
    assert "2 RDV · À venir\u00a0: 1 · Absents et annulés\u00a0: 1" in html


def test_what_somebody_typed_is_no_markup() -> None:
    entry = rdv(1, NOW, [part(replace(LEA, first_name="<b>Léa</b>"))])
    assert "<b>Léa</b>" not in day_list_html(day_list(entry))


def test_who_came_without_an_rdv_is_printed_and_counted() -> None:
    walk_ins = (
        WalkIn(
            id="a", organisation_id=1, arrived_at=NOW - timedelta(minutes=25), usager=LEA, motif_name="Consultation"
        ),
        WalkIn(id="b", organisation_id=1, arrived_at=NOW, reason="un papier", outcome=WalkInOutcome.LEFT, ended_at=NOW),
    )
    data = day_list(walk_ins=walk_ins)
    html = day_list_html(data)
    assert "Venus sans rendez-vous" in html
    assert "Consultation" in html
    assert "25\u00a0min" in html
    assert "Aucun rendez-vous ce jour." in html
    assert figures_text(data) == "0 RDV · 2 venus sans RDV (en attente\u00a0: 1, parti\u00a0: 1)"


def test_a_workshop_says_of_each_what_is_not_said_of_all() -> None:
    people = [part(replace(LEA, id=n, first_name=name), s) for n, (name, s) in enumerate(WHO, 1)]
    html = day_list_html(day_list(workshop(1, NOW, people)))
    assert "DUPONT Léa – Vu, DUPONT Paul, DUPONT Zoé – Absent (excusé)" in html
    together = [replace(p, status=Status.SEEN) for p in people[:2]]
    assert "(DUPONT Léa, DUPONT Paul)" in day_list_html(day_list(workshop(1, NOW, together)))
