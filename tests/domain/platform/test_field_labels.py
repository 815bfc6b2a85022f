"""The platform's refusals in the words of the forms."""

from __future__ import annotations

from dataclasses import fields

import pytest

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.booking.booking import Booking
from kiosk.domain.day.absence import AbsenceDraft
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Refused
from kiosk.domain.platform.field_labels import FIELD_LABELS, field_label, worded


@pytest.mark.parametrize(
    ("field", "message", "said"),
    [
        ("phone_number", "phone_number n'est pas valide", "« Téléphone » n’est pas valide"),
        ("first_name", "first_name doit être rempli(e)", "« Prénom » doit être rempli(e)"),
        ("agent", "agent doit exister", "« Agent » doit exister"),
        ("ends_time", "ends_time doit être après le début.", "« À » doit être après le début"),
        ("base", "base L'usager ne peut être son propre responsable", "L’usager ne peut être son propre responsable"),
        ("", "phone_number n'est pas valide", "« Téléphone » n’est pas valide"),
        ("", "email n'est pas valide", "email n’est pas valide"),  # nobody said that it is a field
        ("recurrence", "recurrence pas possible", "recurrence pas possible"),
        ("ants_number", "ants_number doit comporter 10 chiffres", "ants_number doit comporter 10 chiffres"),
        ("", "L'usager a des rendez-vous", "L’usager a des rendez-vous"),
        ("phone_number", "phone_number", "phone_number"),
        ("phone_number", "  phone_number   n'est  pas valide ", "« Téléphone » n’est pas valide"),
    ],
)
def test_a_refusal_names_fields_as_forms_do(field: str, message: str, said: str) -> None:
    refused = Refused({field: ("invalid",)} if field else {}, (message,))
    assert worded(refused).replace("\u00a0", " ") == said


def test_several_are_read_as_one_and_blanks_say_nothing() -> None:
    both = Refused({"email": ("invalid",)}, ("email n'est pas valide.", " ", "ends_time doit être après le début."))
    assert worded(both).replace("\u00a0", " ") == "« E-mail » n’est pas valide\u202f; « À » doit être après le début"
    assert worded(Refused({}, (" ", ""))) == ""


def test_all_that_a_desk_writes_has_a_name() -> None:
    written = {
        *UsagerFields.__struct_fields__,
        *(one.name for one in fields(UsagerDraft)),
        *(one.name for one in fields(AbsenceDraft)),
        *(one.name for one in fields(Booking)),
    }
    # Never refused by themselves: a workshop's title, what a booking calls its participations.
    assert written - set(FIELD_LABELS) == {"name", "guests"}
    assert field_label("inconnu_de_nous") == "inconnu_de_nous"
