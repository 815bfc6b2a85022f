"""Phone numbers."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.people.phones import e164, is_mobile
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
