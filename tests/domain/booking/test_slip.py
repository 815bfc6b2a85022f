"""What an usager takes home: the motif, the day, the address; in files and codes nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import vobject
from icalendar import Calendar

from kiosk.clock import PARIS
from kiosk.domain.booking.slip import Slip, calendar_file, code_text, slip_of
from kiosk.domain.day.model import Lieu, Motif
from tests.domain.samples import NOW

MOTIF = Motif(1, "Accès aux droits", 1, instruction_for_rdv="Apporter une pièce d’identité.")
LIEU = Lieu(1, "MDS Nord", 1, "12 rue de la République, 99000 Ormeval", "01 99 00 00 01")


def slip(motif: Motif = MOTIF, lieu: Lieu | None = LIEU) -> Slip:
    return slip_of(
        uid="0d1f-42",
        sequence=3,
        organisation="MDS d’Ormeval",
        organisation_email="mds@ormeval.test",
        organisation_phone="01 99 00 00 00",
        motif=motif,
        starts_at=datetime(2026, 12, 1, 9, 30, tzinfo=PARIS),
        ends_at=datetime(2026, 12, 1, 10, 0, tzinfo=PARIS),
        lieu=lieu,
        location="Téléphone",
        names=("DUPONT Léa",),
        agents=("Béatrice Martin",),
    )


def test_the_calendar_file_has_the_hour_the_address_and_what_to_bring() -> None:
    event = next(iter(Calendar.from_ical(calendar_file(slip(), NOW)).walk("VEVENT")))
    assert event["SUMMARY"] == "Accès aux droits"
    assert event.decoded("DTSTART") == slip().starts_at
    assert event.decoded("DTEND") == slip().ends_at
    assert event["LOCATION"] == "MDS Nord, 12 rue de la République, 99000 Ormeval"
    assert event["DESCRIPTION"] == "Apporter une pièce d’identité."
    assert "URL" not in event


def test_a_visio_is_where_the_calendar_leads() -> None:
    visio = replace(slip(lieu=None), place="Visio", link="https://visio.test/salle")
    event = next(iter(Calendar.from_ical(calendar_file(visio, NOW)).walk("VEVENT")))
    assert (event["LOCATION"], event["URL"]) == (visio.link, visio.link)
    assert "LOCATION:https://visio.test/salle" in code_text(visio)


def test_files_and_codes_name_nobody() -> None:
    content = calendar_file(slip(), NOW).decode()
    for private in ("DUPONT", "Léa", "Martin", "01 99"):
        assert private not in content
        assert private not in code_text(slip())


def test_a_code_is_an_event_with_its_separators_escaped() -> None:
    assert code_text(slip()).split("\r\n") == [
        "BEGIN:VEVENT",
        "SUMMARY:Accès aux droits",
        "DTSTART:20261201T083000Z",
        "DTEND:20261201T090000Z",
        "LOCATION:MDS Nord\\, 12 rue de la République\\, 99000 Ormeval",
        "END:VEVENT",
    ]


def test_a_motif_hidden_from_usagers_is_not_told() -> None:
    hidden = slip(replace(MOTIF, visibility_type="invisible"))
    assert hidden.motif == "Rendez-vous"
    content = calendar_file(hidden, NOW).decode()
    assert "droits" not in content
    assert "DESCRIPTION" not in content, "what to bring would tell"


def test_an_rdv_that_was_moved_takes_its_own_place_in_a_calendar() -> None:
    moved = replace(
        slip(), sequence=4, starts_at=slip().starts_at + timedelta(hours=1), ends_at=slip().ends_at + timedelta(hours=1)
    )
    before, after = (
        vobject.readOne(calendar_file(what, now).decode())
        for what, now in ((slip(), NOW), (moved, NOW + timedelta(minutes=5)))
    )
    assert before.vevent.uid.value == after.vevent.uid.value == "0d1f-42", "the platform's own, as its e-mails have it"
    assert [int(one.vevent.sequence.value) for one in (before, after)] == [3, 4]
    assert after.vevent.dtstamp.value > before.vevent.dtstamp.value
    assert (after.method.value, after.vevent.status.value) == ("PUBLISH", "CONFIRMED")
    assert after.vevent.organizer.value == "mailto:mds@ormeval.test"
    assert not hasattr(after.vevent, "attendee"), "a file that goes from hand to hand asks nobody"


def test_without_a_lieu_its_place_and_the_organisation_s_number_are_said() -> None:
    by_phone = slip(lieu=None)
    assert (by_phone.where, by_phone.phone) == ("Téléphone", "01 99 00 00 00")
    assert slip().phone == "01 99 00 00 01"
