from __future__ import annotations

import pytest

from kiosk.domain.platform.codes import CodeFault, fault_of, is_code, read_code


@pytest.mark.parametrize("code", ["7291", "k7m2", "83920174", "renard42", "4829"])
def test_a_code_of_four_to_eight_letters_or_digits_is_taken(code: str) -> None:
    assert fault_of(code, ("Claire", "Martin")) is None


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("", CodeFault.LENGTH),
        ("729", CodeFault.LENGTH),
        ("729184650", CodeFault.LENGTH),
        ("72 91", CodeFault.SIGNS),
        ("72.91", CodeFault.SIGNS),
        ("0000", CodeFault.EASY),
        ("aaaaaa", CodeFault.EASY),
        ("1234", CodeFault.EASY),
        ("9876", CodeFault.EASY),
        ("7890", CodeFault.EASY),
        ("azerty", CodeFault.EASY),
        ("ytreza", CodeFault.EASY),
        ("2580", CodeFault.EASY),
        ("1212", CodeFault.EASY),
        ("472472", CodeFault.EASY),
        ("1122", CodeFault.EASY),
        ("1984", CodeFault.EASY),
        ("2026", CodeFault.EASY),
        ("martin", CodeFault.NAME),
        ("helene7", CodeFault.NAME),
        ("MARTIN12", CodeFault.NAME),
        ("mart", CodeFault.NAME),
    ],
)
def test_what_is_easily_guessed_is_no_code(code: str, fault: CodeFault) -> None:
    assert fault_of(code, ("Hélène", "Martin")) is fault


def test_neither_capitals_nor_the_shift_of_a_french_keyboard_keep_anybody_out() -> None:
    assert read_code(" RENARD42 ") == read_code("renard42")
    assert read_code('è-ç"') == "7693"  # the keys 7, 6, 9 and 3 without Shift
    assert (is_code("à&éç"), is_code("œuf!")) == (True, False)
