from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kiosk.clock import PARIS
from kiosk.domain.day.model import Motif
from kiosk.domain.day.status import Status
from kiosk.exports.labels import labels_document
from kiosk.exports.one_rdv import Attestation, RdvSheet, attestation_document, rdv_document
from kiosk.views.paper.sheets import Written, lay_out
from tests.domain.samples import BEATRICE, DAY, KARIM, NOW, part, rdv, usager, workshop
from tests.support.paper import words_of
from tests.views.test_printing import HEIGHT, WIDTH, pictures

LEA = usager(birth_date=date(1985, 3, 12), phone_number="06 39 98 00 12")
RSA = Motif(4, "Entretien RSA", 1, instruction_for_rdv="Venir avec une pièce d’identité.")
ZONE = PARIS


def test_the_sheet_of_an_rdv_says_what_it_is_and_not_what_was_written_for_colleagues(qapp: object) -> None:
    one = rdv(1, NOW, [part(LEA)], motif=RSA, agents=(BEATRICE, KARIM)).rdv
    document = rdv_document(RdvSheet(replace(one, context="violences"), ["Vu"], NOW, "MDS d’Ormeval"))
    said = words_of(document)
    for words in (
        "Lundi 23 novembre 2026 à 10:20",
        "Entretien RSA",
        "DUPONT Léa",
        "12/03/1985",
        "06\u00a039\u00a098\u00a000\u00a012",
        "Vu",
    ):
        assert words in said
    assert "Béatrice Martin, Karim Benali" in said
    assert "pièce d’identité" in said
    assert "violences" not in said
    assert len(pictures(document, "rdv")) == 1


def test_an_attestation_says_who_came_and_when_and_never_why(qapp: object) -> None:
    came = part(LEA, waiting_since=NOW - timedelta(minutes=8))
    one = rdv(1, NOW, [came], motif=RSA).rdv
    document = attestation_document(Attestation(one, came, NOW, "MDS d’Ormeval"))
    said = words_of(document)
    assert "DUPONT Léa, né(e) le 12/03/1985, s’est présenté(e) le lundi 23 novembre 2026 à 10:12" in said
    assert "pour un rendez-vous fixé à 10:20." in said
    assert "MDS Nord" in said
    for untold in ("RSA", "Béatrice", "Martin", "pièce"):
        assert untold not in said
    seen = attestation_document(Attestation(one, part(LEA, Status.SEEN), NOW, ""))
    assert "présenté(e) le lundi 23 novembre 2026 pour un rendez-vous" in words_of(seen), "the hour was forgotten"
    assert len(pictures(document, "attestation")) == 1


def test_labels_stand_three_by_eight_and_each_usager_has_one(qapp: object) -> None:
    entries = [rdv(n, NOW, [part(usager(n, f"NOM{n:02}" + "X" * 40 * (n == 3)))]) for n in range(1, 29)]
    entries += [rdv(90, NOW + timedelta(hours=2), [part(usager(1, "NOM01"))], agents=(KARIM,))]
    document = labels_document(entries, DAY, ZONE)
    first, second = lay_out(document, WIDTH, HEIGHT).sheets
    written = [item for item in first.items if isinstance(item, Written)]
    assert len({(item.x, item.y) for item in written if item.text.startswith("NOM")}) == 24
    assert len(second.items) < len(first.items)
    assert [item.text for item in written if item.x == 0 and item.y < 80] == [
        "NOM01 Léa", "Rendez-vous du 23/11/2026", "10:20 – Béatrice Martin", "12:20 – Karim Benali",
    ]  # fmt: skip
    for item in written:
        assert 0 <= item.x <= WIDTH
        assert 0 <= item.y + item.size <= HEIGHT + 10 / 25.4 * 72, "on the paper"
    assert "Consultation" not in " ".join(item.text for item in written)
    pictures(document, "labels")


def test_a_workshop_has_a_label_for_each_who_comes(qapp: object) -> None:
    people = [part(usager(n)) for n in range(5)] + [part(usager(5), Status.EXCUSED)]
    (labels,) = labels_document([workshop(1, NOW, people)], DAY, ZONE).parts
    assert len(labels.texts) == 5  # type: ignore[union-attr]
