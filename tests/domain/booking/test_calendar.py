"""RDVs as iCalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

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
    }  # fmt: skip
    assert (event["summary"], event["location"], event["url"]) == (RDV.motif, RDV.address, RDV.link)
    assert event.decoded("dtstart") == NOW.astimezone(UTC)


def test_a_cancellation_takes_the_event_away() -> None:
    calendar = Calendar.from_ical(invitation(replace(RDV, cancelled=True, sequence=3), NOW))
    [event] = calendar.walk("VEVENT")
    assert (calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 3)


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
