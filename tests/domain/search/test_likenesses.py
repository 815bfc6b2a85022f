from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Likeness, UsagerDraft
from kiosk.domain.search.likenesses import likenesses

BORN = date(1985, 4, 3)
MOHAMED = Usager(
    4, "Mohamed", "LEFÈVRE", birth_name="BEN ALI", birth_date=BORN, email="m.lefevre@exemple.test",
    phone_number="06 12 34 56 78", phone_number_formatted="+33612345678",
)  # fmt: skip


def named(first_name: str, last_name: str, birth_date: date | None = BORN) -> UsagerDraft:
    return UsagerDraft(first_name=first_name, last_name=last_name, birth_date=birth_date)


@pytest.mark.parametrize(
    ("draft", "common"),
    [
        (UsagerDraft(email=" M.Lefevre@Exemple.test"), [Likeness.EMAIL]),
        (UsagerDraft(phone_number="+33 6.12.34.56.78"), [Likeness.PHONE]),
        (named("mohamed", "LEFEVRE"), [Likeness.IDENTITY]),
        (named("Mohammed", "Lefebvre"), [Likeness.SOUND]),
        (named("Mohamed", "Benali"), [Likeness.SOUND]),
        (replace(named("Mohamed", "Durand"), birth_name="Lefèvre"), [Likeness.SOUND]),
        (named("Lefèvre", "Mohamed"), [Likeness.SOUND]),
        (named("Mohamde", "Lefèvre"), [Likeness.SOUND]),
        (
            replace(named("Mohamed", "Lefèvre"), email="m.lefevre@exemple.test", phone_number="0612345678"),
            [Likeness.EMAIL, Likeness.IDENTITY, Likeness.PHONE],
        ),
        (named("Mohamed", "Lefèvre", None), []),
        (named("Mohamed", "Lefèvre", date(1985, 4, 4)), []),
        (named("Marie", "Lefèvre"), []),
        (named("", "Lefèvre"), []),
        (UsagerDraft(phone_number="06 12"), []),
        (UsagerDraft(), []),
    ],
)
def test_what_two_have_in_common(draft: UsagerDraft, common: list[Likeness]) -> None:
    assert list(likenesses(draft, MOHAMED)) == common


def test_what_neither_has_is_not_in_common() -> None:
    bare = replace(MOHAMED, email=None, phone_number=None, phone_number_formatted=None, birth_date=None)
    assert likenesses(named("Mohamed", "Lefèvre", None), bare) == ()


DIYARBAKIR = Usager(5, "Işıl", "N’DIAYE", birth_date=BORN)


@pytest.mark.parametrize(
    ("first_name", "last_name"),
    [
        ("Isil", "N'Diaye"),
        ("IŞIL", "N\u02bbDIAYE"),
        ("I\u0307s\u0327il", "N\u2032Diaye"),
        ("Işıl", "N DIAYE"),
        ("Is\u200bıl", "N\u0060Diaye"),
        ("\u0406\u015fıl", "N’D\u0406\u0410YE"),  # Cyrillic letters that look like Latin ones
        ("Ιsil", "N'DΙAYE"),  # Greek ones
    ],
)
def test_letters_that_look_alike_hide_nobody(first_name: str, last_name: str) -> None:
    assert list(likenesses(named(first_name, last_name), DIYARBAKIR)) == [Likeness.IDENTITY]
