from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Status
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.people.model import Contact, Usager
from kiosk.exports.day_list import DayList, day_list_document, figures_text
from tests.domain.samples import NORD, NOW, PHONE, SUD, part, rdv, workshop
from tests.support.paper import words_of

LEA = Usager(1, "Léa", "Dupont")
WHO = (("Léa", Status.SEEN), ("Paul", Status.UNKNOWN), ("Zoé", Status.EXCUSED))


def day_list(*entries: DeskRdv, **more: object) -> DayList:
    return replace(DayList("MDS Nord", NOW.date(), NOW, entries), **more)  # type: ignore[arg-type]


def test_the_list_holds_those_who_come_and_not_those_who_cancelled() -> None:
    comes = rdv(1, NOW + timedelta(hours=1), [part(LEA)])
    gone = rdv(2, NOW, [part(replace(LEA, id=2, last_name="Parti"), Status.EXCUSED)])
    words = words_of(day_list_document(day_list(comes, gone)))
    assert "DUPONT Léa" in words
    assert "11:20" in words
    assert "PARTI" not in words
    assert "Lundi 23 novembre 2026 – MDS Nord" in words
    assert "2 RDV · À venir\u00a0: 1 · Absents et annulés\u00a0: 1" in words


def test_who_came_without_an_rdv_is_printed_and_counted() -> None:
    walk_ins = (
        WalkIn(
            id="a", organisation_id=1, arrived_at=NOW - timedelta(minutes=25), usager=LEA, motif_name="Consultation"
        ),
        WalkIn(id="b", organisation_id=1, arrived_at=NOW, reason="un papier", outcome=WalkInOutcome.LEFT, ended_at=NOW),
    )
    data = day_list(walk_ins=walk_ins)
    words = words_of(day_list_document(data))
    assert "Venus sans rendez-vous" in words
    assert "Consultation" in words
    assert "25\u00a0min" in words
    assert "Aucun rendez-vous ce jour." in words
    assert figures_text(data) == "0 RDV · 2 venus sans RDV (en attente\u00a0: 1, parti\u00a0: 1)"


def test_a_workshop_says_of_each_what_is_not_said_of_all() -> None:
    people = [part(replace(LEA, id=n, first_name=name), s) for n, (name, s) in enumerate(WHO, 1)]
    words = words_of(day_list_document(day_list(workshop(1, NOW, people))))
    assert "DUPONT Léa – Vu, DUPONT Paul, DUPONT Zoé – Absent (excusé)" in words
    together = [replace(p, status=Status.SEEN) for p in people[:2]]
    assert "(DUPONT Léa, DUPONT Paul)" in words_of(day_list_document(day_list(workshop(1, NOW, together))))


def test_only_homonyms_are_told_apart_by_their_birth() -> None:
    first, second = replace(LEA, birth_date=date(1985, 3, 12)), replace(LEA, id=2, birth_date=date(1990, 1, 5))
    other = replace(LEA, id=3, last_name="Martin", birth_date=date(1970, 1, 1))
    words = words_of(
        day_list_document(day_list(*(rdv(n, NOW, [part(one)]) for n, one in enumerate((first, second, other), 1))))
    )
    assert "DUPONT Léa (12/03/1985)" in words
    assert "DUPONT Léa (05/01/1990)" in words
    assert "1970" not in words


def test_who_is_called_is_listed_with_the_number() -> None:
    mother = Contact(phone_number_formatted="+33639980012")
    child = replace(LEA, id=2, first_name="Tom", responsible_id=1, responsible_contact=mother)
    called = rdv(1, NOW, [part(replace(LEA, phone_number="0639980001")), part(child)], motif=PHONE)
    unknown = rdv(2, NOW, [part(replace(LEA, id=3))], motif=PHONE)
    at_the_counter = rdv(3, NOW, [part(replace(LEA, id=4, phone_number="0639980099"))])
    words = words_of(day_list_document(day_list(called, unknown, at_the_counter)))
    assert "Tél.\u00a006\u00a039\u00a098\u00a000\u00a001, 06\u00a039\u00a098\u00a000\u00a012" in words
    assert "Par téléphone" in words
    assert "99" not in words.split("En chiffres")[0].replace("98", ""), "nobody calls who comes"


def test_a_lieu_is_said_once() -> None:
    entries = [rdv(n, NOW + timedelta(minutes=n), lieu=SUD if n % 2 else NORD) for n in range(1, 9)]
    entries.append(rdv(9, NOW, motif=PHONE))
    words = words_of(day_list_document(day_list(*entries, several_lieux=True, place="Tous les lieux")))
    assert (words.count("MDS Nord"), words.count("MDS Sud"), words.count("Sans lieu")) == (1, 1, 1)
    one = words_of(day_list_document(day_list(*entries[:3])))
    assert one.count("MDS Nord") == 1


def test_names_of_any_length_are_listed() -> None:
    endless = part(replace(LEA, first_name="a" * 10_000, last_name="b" * 10_000))
    assert len(words_of(day_list_document(day_list(rdv(1, NOW, [endless]))))) < 600
