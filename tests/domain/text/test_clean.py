"""The one cleaning: what cannot be seen goes, accents are put together, joiners stay where a script needs them."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.text.clean import (
    LONGEST_LINE,
    LONGEST_TEXT,
    clean,
    clean_line,
    cleaned,
    may_need_cleaning,
    seen,
    with_clean_texts,
)
from kiosk.domain.text.search_text import fold
from tests.support.hostile import LEGITIMATE, hostile, is_tame

LAYOUT = "\t\n\r"
JOINERS = "\u200c\u200d"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("HE\u0301LE\u0300NE", "HÉLÈNE"),
        ("lea\u200b@exemple.fr", "lea@exemple.fr"),
        ("\u200e12/03/1985\u200e", "12/03/1985"),
        ("\u202eTNOPUD\u202c Léa", "TNOPUD Léa"),
        ("Jean\u2066 \u2069Paul", "Jean Paul"),
        ("co\u00adopé\u00adra\u00adtive", "coopérative"),
        ("une ligne\u2028une autre", "une ligne\nune autre"),
        ("\ufeffDUPONT\0", "DUPONT"),
        ("👩\u200d👧", "👩👧"),
        ("deux\nlignes\tet\r\nplus", "deux\nlignes\tet\r\nplus"),
    ],
)
def test_what_is_kept_of_a_text(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_joiners_stay_between_letters_that_are_spelt_with_them() -> None:
    ali_reza = "علی\u200cرضا"
    assert clean(ali_reza) == ali_reza
    assert clean("Du\u200cpont") == clean("\u200dDupont\u200c") == "Dupont"
    assert clean("\u200cعلی\u200c") == "علی"


def test_a_name_is_one_line_whose_spaces_are_plain() -> None:
    assert clean_line("Zoé\r\nBcc:\tx\u2028y\u3000z") == "Zoé Bcc: x y z"
    assert clean_line("Atelier\u00a0: «\u00a0sommeil\u00a0»") == "Atelier\u00a0: «\u00a0sommeil\u00a0»"
    assert cleaned({"first_name": "Zoé\nNoé", "context": "deux\nlignes"}) == {
        "first_name": "Zoé Noé",
        "context": "deux\nlignes",
    }


def test_accents_are_not_heaped_upon_a_letter() -> None:
    heaped = clean("Z" + "\u0321\u0489\u0301" * 2000 + "oé")
    assert (len(heaped), heaped[0], heaped[-2:]) == (7, "Z", "oé")
    assert clean("\u0301\u0489Zoé") == "Zoé", "nothing is drawn over what stands before"
    pointed = "בְּרֵאשִׁ֖ית", "प्रिया", "Nguyễn", "สมชายใจดี", "مُحَمَّدٌ"
    assert [clean(one) for one in pointed] == [unicodedata.normalize("NFC", one) for one in pointed]
    marks = [chr(one) for one in range(0x110000) if unicodedata.category(chr(one)) in ("Mn", "Me")]
    assert [hex(ord(one)) for one in marks if len(clean("a" + one * 40)) > 6] == []


def test_whatever_is_typed_is_tame_and_what_people_are_called_stays() -> None:
    found = hostile()
    assert len(found) >= 500
    left = [(kind, text[:40]) for kind, text in found if not is_tame(clean_line(text))]
    assert left == []
    assert [kind for kind, text in found if clean_line(once := clean_line(text)) != once] == []
    for kind, text in found:
        content = {"first_name": text, "context": text}
        if kind != "surrogate" and not may_need_cleaning(json.dumps(content, ensure_ascii=False).encode()):
            assert cleaned(content) == content, kind
    assert [one for one in LEGITIMATE if clean_line(one) != one] == []


def test_no_control_or_format_character_is_forgotten() -> None:
    marked = (chr(number) for number in range(0x110000) if unicodedata.category(chr(number)) in ("Cc", "Cf", "Cs"))
    left = [hex(ord(one)) for one in marked if one not in LAYOUT + JOINERS and clean(f"a{one}b") not in ("ab", "a\nb")]
    assert left == []


def test_what_is_too_long_is_cut_where_one_sees_it() -> None:
    assert clean_line("é" * 3000) == "é" * (LONGEST_LINE - 1) + "…"
    assert len(clean("x" * 30_000)) == LONGEST_TEXT
    assert clean_line("x" * LONGEST_LINE) == "x" * LONGEST_LINE


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert seen(seen(text)) == seen(text)


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_a_glance_at_json_misses_nothing(value: object) -> None:
    for ascii_only in (True, False):
        try:
            content = json.dumps(value, ensure_ascii=ascii_only).encode()
        except UnicodeEncodeError:
            continue  # half of a pair: no JSON
        if not may_need_cleaning(content):
            assert cleaned(json.loads(content)) == json.loads(content)


def test_secrets_ids_and_addresses_are_passed_on_to_the_letter() -> None:
    exact = {"password": "e\u0301\u200b", "cursor": "\u200b1", "visio_url": "https://exemple.fr/e\u0301", "n": 3}
    assert cleaned(exact) == exact
    assert cleaned({"users": [{"first_name": "Ele\u0301a", "notes": "a\u200bb"}]}) == {
        "users": [{"first_name": "Eléa", "notes": "ab"}]
    }


@dataclass(frozen=True)
class _Inner:
    title: str
    number: int = 1


@dataclass(frozen=True)
class _Outer:
    name: str
    inner: _Inner
    several: tuple[_Inner, ...] = ()


def test_a_dataclass_is_cleaned_through_and_through() -> None:
    outer = _Outer("e\u0301", _Inner("\u202eb"), (_Inner("c"), _Inner("d\u200b")))
    assert with_clean_texts(outer) == _Outer("é", _Inner("b"), (_Inner("c"), _Inner("d")))
    plain = _Outer("é", _Inner("b"))
    assert with_clean_texts(plain) is plain


def test_what_cannot_be_seen_parts_no_words_in_a_search() -> None:
    assert fold("Du\u200bpont") == fold("DU\u00adPONT") == "dupont"
