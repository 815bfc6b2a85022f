"""Phone numbers."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.people.phones import e164, is_mobile, may_be_foreign, own_plan, with_country
from kiosk.domain.people.tidy import tidy_phone
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("06.12.34.56.78", "+33612345678"),
        ("(06) 12-34-56-78", "+33612345678"),
        ("0033612345678", "+33612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("01 45 00 00 01", "+33145000001"),
        ("0692 12 34 56", "+262692123456"),
        ("+32 470 12 34 56", "+32470123456"),
        ("06 39 98 12 34", "+33639981234"),  # of fiction
        ("+33 6 39 98 12 34", "+33639981234"),
        ("06 12 34 56", None),
        ("zéro six", None),
        ("", None),
        (None, None),
    ],
)
def test_e164(number: str | None, expected: str | None) -> None:
    assert e164(number) == expected


@pytest.mark.parametrize(
    ("number", "mobile"),
    [
        ("+33612345678", True),
        ("+33712345678", True),
        ("+33639981234", True),
        ("+33199001234", False),
        ("+33891123456", False),
        ("+262692123456", True),
        ("+262262123456", False),
        ("+32470123456", True),
        ("+12025550123", False),  # a mobile or not: nobody can tell
        ("06 12 34 56 78", False),  # not as machines dial it
        ("12", False),
        ("", False),
        (None, False),
    ],
)
def test_mobiles(number: str | None, mobile: bool) -> None:
    assert is_mobile(number) is mobile


def test_one_function_alone_tells_mobiles() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "kiosk").rglob("*.py"))
        if "number_type(" in path.read_text(encoding="utf-8")
    ]
    assert found == ["kiosk/domain/people/phones.py"]


@given(number=st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True))
def test_the_quick_way_agrees_with_the_library(number: str) -> None:
    found = e164(number)
    parsed = phonenumbers.parse(number, "FR")
    if phonenumbers.is_valid_number(parsed):
        assert found == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def test_a_short_number_is_that_of_the_territory_where_it_is_typed() -> None:
    assert e164("27 12 34") is None, "anybody's"
    plans = {name: own_plan(ZoneInfo(name)) for name in ("Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis")}
    assert e164("27 12 34", plans["Pacific/Noumea"]) == "+687271234"
    assert e164("87 12 34 56", plans["Pacific/Tahiti"]) == "+68987123456"
    assert e164("82 12 34", plans["Pacific/Wallis"]) == "+681821234"
    assert e164("41 12 34", own_plan(ZoneInfo("America/Miquelon"))) == "+508411234"
    assert e164("06 12 34 56 78", "NC") == "+33612345678"
    assert own_plan(ZoneInfo("Indian/Reunion")) == own_plan(None) == ""
    assert e164("0692 12 34 56", own_plan(ZoneInfo("Indian/Reunion"))) == "+262692123456"


@pytest.mark.parametrize(
    ("typed", "foreign", "written"),
    [
        ("213 550 12 34 56", True, "+213 550 12 34 56"),
        ("32 470 12 34 56", True, "+32 470 12 34 56"),
        ("07911 123456", True, ""),  # of the United Kingdom, as dialled there
        ("06 12 34 56 7", False, ""),
        ("27 12 34", False, ""),
        ("+213 12", False, ""),
        ("zéro six", False, ""),
    ],
)
def test_a_foreign_number_without_its_code(typed: str, foreign: bool, written: str) -> None:
    assert e164(typed) is None
    assert may_be_foreign(typed) is foreign
    assert with_country(typed) == written


def test_a_territory_number_is_written_so_that_the_platform_reads_it() -> None:
    for typed, plan in (("27 12 34", "NC"), ("87 12 34 56", "PF")):
        written = tidy_phone(typed, plan)
        assert written.startswith("+")
        assert e164(written) == e164(typed, plan)


def test_several_numbers_in_a_row_are_none_and_are_not_tried() -> None:
    """Each try takes a millisecond, and a line of figures would be tried from each of its ends."""
    assert e164("06 12 34 56 78 " * 3) is None
    assert e164("+" + "1" * 25) is None
    assert e164("00 44 20 7946 0018") == "+442079460018"
