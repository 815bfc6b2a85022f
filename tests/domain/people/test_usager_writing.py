"""An usager's fields: read from what was searched, tidied, checked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.people.tidy import tidy_first_name, tidy_last_name, tidy_phone
from kiosk.domain.people.typed_usager import typed_usager
from kiosk.domain.people.usager_checks import TEXT_FIELDS, Fault, read_fields, tidied
from kiosk.domain.people.usagers import UsagerDraft

TODAY = date(2026, 11, 21)
BORN = date(1985, 4, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DUPONT Léa 3/4/85", {"last_name": "DUPONT", "first_name": "Léa", "birth_date": BORN}),
        ("Léa DUPONT", {"last_name": "DUPONT", "first_name": "Léa"}),
        ("dupont léa 0639981234", {"last_name": "DUPONT", "first_name": "Léa", "phone_number": "06 39 98 12 34"}),
        ("Léa de la Fontaine", {"last_name": "DE LA FONTAINE", "first_name": "Léa"}),
        ("ben ali mohamed", {"last_name": "BEN ALI", "first_name": "Mohamed"}),
        ("Mohamed Ben Ali", {"last_name": "BEN ALI", "first_name": "Mohamed"}),
        ("LE GALL Marie Claude", {"last_name": "LE GALL", "first_name": "Marie Claude"}),
        (
            "DUPONT née DURAND Léa née le 3/4/85",
            {"last_name": "DUPONT", "first_name": "Léa", "birth_name": "DURAND", "birth_date": BORN},
        ),
        ("lea.dupont@exemple.fr", {"email": "lea.dupont@exemple.fr"}),
        ("06 39 98", {"phone_number": "06 39 98"}),
        ("030485 dupont", {"last_name": "DUPONT", "birth_date": BORN}),
        ("dupont 2019-0032", {"last_name": "DUPONT", "case_number": "2019-0032"}),
        ("jean - pierre DUPONT", {"last_name": "DUPONT", "first_name": "Jean-Pierre"}),
        ("d’ormesson jean", {"last_name": "D'ORMESSON", "first_name": "Jean"}),
        ("M. Dupont Jean-Pierre, tél 06.39.98.12.34", {
            "last_name": "DUPONT", "first_name": "Jean-Pierre", "phone_number": "06 39 98 12 34",
        }),
        ("dupont", {"last_name": "DUPONT"}),
        ("", {}),
    ],
)  # fmt: skip
def test_what_was_searched_fills_the_fields(text: str, expected: dict[str, Any]) -> None:
    assert typed_usager(text, TODAY).draft == UsagerDraft(**expected)


@given(
    last=st.sampled_from(["DUPONT", "LE GALL", "O'BRIEN", "GARCIA-LOPEZ"]),
    first=st.sampled_from(["Léa", "Jean-Pierre", "Anne Marie"]),
    swapped=st.booleans(),
    born=st.none() | st.dates(date(1930, 1, 1), TODAY),
    phone=st.sampled_from([None, "06 39 98 12 34", "01 99 00 12 34"]),
)
def test_order_changes_nothing(last: str, first: str, swapped: bool, born: date | None, phone: str | None) -> None:
    parts = [first, last] if swapped else [last, first]
    parts += [f"{born:%d/%m/%Y}"] if born else []
    parts += [phone] if phone else []
    expected = UsagerDraft(last_name=last, first_name=first, birth_date=born, phone_number=phone)
    assert typed_usager(" ".join(parts), TODAY).draft == expected


@given(text=st.text(max_size=60))
def test_anything_can_be_typed(text: str) -> None:
    draft = typed_usager(text, TODAY).draft
    assert draft.birth_date is None or draft.birth_date <= TODAY


@pytest.mark.parametrize(
    ("tidy", "text", "expected"),
    [
        (tidy_last_name, " dupont  - martin ", "DUPONT-MARTIN"),
        (tidy_last_name, "d ’ormesson", "D'ORMESSON"),
        (tidy_last_name, "éloïse", "ÉLOÏSE"),
        (tidy_first_name, "JEAN-pierre", "Jean-Pierre"),
        (tidy_first_name, "marie  de l'incarnation", "Marie de l'Incarnation"),
        (tidy_first_name, "McKenzie", "McKenzie"),
        (tidy_phone, "0639981234", "06 39 98 12 34"),
        (tidy_phone, "+33 6 39 98 12 34", "06 39 98 12 34"),
        (tidy_phone, "+32470123456", "+32 470 12 34 56"),
        (tidy_phone, "0692 123456", "0692 12 34 56"),
        (tidy_phone, " 06  12", "06 12"),
        (tidy_phone, "06 39 98 1", "06 39 98 1"),  # a number of a far territory, or one that is not whole
    ],
)
def test_tidied(tidy: Any, text: str, expected: str) -> None:
    assert tidy(text) == expected


WRITTEN = "aàâbcçdeéèêëfghiîïjklmnñoôœpqrsßtuùûvwxyÿzAÉÇŒDLMZ '’-–.,/@+()0123456789\u00a0"


@given(field=st.sampled_from(TEXT_FIELDS), text=st.text(alphabet=WRITTEN, max_size=30))
def test_tidying_twice_changes_nothing_more(field: str, text: str) -> None:
    once = tidied(field, text, TODAY)
    assert tidied(field, once, TODAY) == once


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("first_name", " - ", Fault.BLANK),
        ("last_name", "", Fault.BLANK),
        ("birth_date", "31/4/85", Fault.BIRTH_UNREADABLE),
        ("birth_date", "22/11/2026", Fault.BIRTH_FUTURE),
        ("birth_date", "1/1/1850", Fault.BIRTH_TOO_OLD),
        ("phone_number", "06 12", Fault.PHONE_INVALID),
        ("phone_number", "06 39 98 12 34", Fault.PHONE_FICTIONAL),
        ("phone_number", "+33 6 39 98 12 34", Fault.PHONE_FICTIONAL),
        ("phone_number", "06 39 98 1", Fault.PHONE_INVALID),
        ("phone_number", "01 45 00 00 01", Fault.PHONE_WITHOUT_SMS),
        ("email", "lea@", Fault.EMAIL_INVALID),
        ("email", "léa@exemple.fr", Fault.EMAIL_INVALID),
    ],
)
def test_faults(field: str, text: str, fault: Fault) -> None:
    reading = read_fields({"first_name": "Léa", "last_name": "Dupont", field: text}, TODAY)
    assert reading.faults == {field: fault}


def test_numbers_of_fiction_are_written_down_where_the_platform_takes_them() -> None:
    texts = {"first_name": "Léa", "last_name": "Dupont", "phone_number": "0639981234"}
    refused = read_fields(texts, TODAY)
    assert (refused.faults["phone_number"].blocks, refused.draft.phone_number) == (True, None)
    taken = read_fields(texts, TODAY, fiction=True)
    assert taken.faults == {"phone_number": Fault.PHONE_DEMONSTRATION}
    assert (taken.faults["phone_number"].blocks, taken.draft.phone_number) == (False, "06 39 98 12 34")


def test_a_landline_is_fine_for_who_wants_no_sms() -> None:
    texts = {"first_name": "Léa", "last_name": "Dupont", "phone_number": "01 45 00 00 01"}
    assert read_fields(texts, TODAY, notify_by_sms=False).faults == {}


def test_a_whole_draft() -> None:
    texts = {
        "first_name": "léa ", "last_name": "dupont", "birth_name": "durand", "birth_date": "3 avr 85",
        "phone_number": "0612345678", "email": "Lea@Exemple.FR", "address": " 1  rue de la Paix", "case_number": "",
    }  # fmt: skip
    reading = read_fields(texts, TODAY, responsible_id=-3, notify_by_email=False)
    assert reading.faults == {}
    assert reading.draft == UsagerDraft(
        first_name="Léa",
        last_name="DUPONT",
        birth_name="DURAND",
        birth_date=BORN,
        email="lea@exemple.fr",
        phone_number="06 12 34 56 78",
        address="1 rue de la Paix",
        responsible_id=-3,
        notify_by_email=False,
    )
