"""RDVs as iCalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kiosk.domain.booking.calendar import CalendarRdv, feed, invitation

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))
RDV = CalendarRdv(
    "abc@bocage.test",
    NOW,
    NOW + timedelta(minutes=30),
    "Consultation",
    "1 place du Marché, 99000 Ormeval",
    "https://l/1",
)


def test_an_invitation_holds_the_motif_the_address_and_the_link_only() -> None:
    [event] = Calendar.from_ical(invitation(RDV, NOW)).walk("VEVENT")
    assert {name.lower() for name in event} == {
        "uid", "dtstamp", "dtstart", "dtend", "summary", "location", "url", "sequence", "status", "class",
        "last-modified", "organizer",
    }  # fmt: skip
    assert (event["summary"], event["location"], event["url"]) == (RDV.motif, RDV.address, RDV.link)
    assert event.decoded("dtstart") == NOW.astimezone(UTC)


def test_a_cancellation_takes_the_event_away() -> None:
    calendar = Calendar.from_ical(invitation(replace(RDV, cancelled=True, sequence=3), NOW))
    [event] = calendar.walk("VEVENT")
    assert (calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 3)


ADDRESSED = replace(RDV, organizer="rdv@bocage.test", organizer_name='MDS "Nord": accueil', attendee="lea@ex.test")


@pytest.mark.parametrize(
    ("rdv", "method", "status", "asked"),
    [
        (RDV, "PUBLISH", "CONFIRMED", []),
        (ADDRESSED, "REQUEST", "CONFIRMED", ["mailto:lea@ex.test"]),
        (replace(ADDRESSED, cancelled=True), "CANCEL", "CANCELLED", ["mailto:lea@ex.test"]),
    ],
)
def test_another_reader_finds_what_calendars_need_to_take_a_change(
    rdv: CalendarRdv, method: str, status: str, asked: list[str]
) -> None:
    changed = replace(rdv, sequence=5, modified_at=NOW - timedelta(hours=1))
    read = vobject.readOne(invitation(changed, NOW).decode())
    event = read.vevent
    assert read.validate()
    assert (read.method.value, event.status.value, event.uid.value) == (method, status, RDV.uid)
    assert event.sequence.value == "5"
    assert event.dtstamp.value == NOW
    assert event.last_modified.value == NOW - timedelta(hours=1)
    assert event.organizer.value == (f"mailto:{rdv.organizer}" if rdv.organizer else "invalid:nomail")
    found = event.contents.get("attendee", [])
    assert [one.value for one in found] == asked
    assert [one.params["RSVP"] for one in found] == [["FALSE"]] * len(asked), "nobody is asked to answer"


def test_a_name_of_an_organisation_is_a_parameter_and_nothing_more() -> None:
    broken = replace(ADDRESSED, organizer_name='Nord"\r\nATTENDEE:mailto:x@y')
    event = vobject.readOne(invitation(broken, NOW).decode()).vevent
    assert [one.value for one in event.contents["attendee"]] == ["mailto:lea@ex.test"]


def test_a_feed_holds_every_rdv() -> None:
    calendar = Calendar.from_ical(feed("RDV de Béatrice", [RDV, replace(RDV, uid="x", address="")], NOW))
    assert calendar["x-wr-calname"] == "RDV de Béatrice"
    assert [event["uid"] for event in calendar.walk("VEVENT")] == [RDV.uid, "x"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_any_name_of_a_motif_comes_back_whole(motif: str) -> None:
    written = invitation(replace(RDV, motif=motif), NOW)
    [event] = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["summary"]) == motif
    assert b"\r\nATTENDEE" not in written
