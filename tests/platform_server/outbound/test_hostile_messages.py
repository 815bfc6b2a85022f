"""What people typed, in e-mails, SMS, calendars and pages: no header, line, field or element is made of it."""

from __future__ import annotations

import email
import email.policy
from datetime import datetime
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
import vobject

from kiosk.domain.booking.calendar import CalendarRdv, feed, invitation
from kiosk.domain.text.clean import seen
from kiosk.platform_server.http.html import entry, field, page, tag
from kiosk.platform_server.outbound.notifications import messages
from kiosk.platform_server.outbound.notifications.decide import Event
from tests.platform_server.outbound.test_notifications import MESSAGE
from tests.support.hostile import LEGITIMATE, hostile

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))
# As they are in a database that was filled before anything was cleaned, or by another program.
RAW = [text for kind, text in hostile() if kind != "surrogate"] + list(LEGITIMATE)
SOME_OR_ALL = pytest.mark.parametrize("step", [12, pytest.param(1, marks=pytest.mark.soak)])
NAMED = ("name", "proche", "motif", "lieu", "address", "organisation", "organisation_phone", "instruction")
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
FIELDS = {
    "uid", "dtstamp", "dtstart", "dtend", "summary", "location", "description", "url", "sequence", "last-modified",
    "organizer", "attendee", "status", "class",
}  # fmt: skip


def said_of(text: str) -> str:
    """``text`` as a reader has it: line ends alike, nothing unseen."""
    return "\n".join(seen(text).split())


@SOME_OR_ALL
def test_a_message_says_what_it_is_given_and_nothing_else(step: int) -> None:
    for text in RAW[::step]:
        told = msgspec.structs.replace(MESSAGE, **dict.fromkeys(NAMED, text))
        sent = messages.email(told, "lea@exemple.test", "RDV <rdv@bocage.test>", NOW, "<1@bocage.test>").as_bytes()
        mail = email.message_from_bytes(sent, _class=EmailMessage, policy=email.policy.default)
        assert [name for name in mail if name not in HEADERS] == []
        assert str(mail["To"]) == "lea@exemple.test"
        assert mail["Subject"].startswith("Rendez-vous confirmé\u00a0: lundi 23 novembre")
        parts = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
        assert parts == ["text/plain", "text/calendar", "application/ics"]
        body = mail.get_body(("plain",))
        assert body is not None
        lines = body.get_content().splitlines()
        assert sum(line.startswith("Motif\u00a0: ") for line in lines) == 1
        assert lines[2].startswith("Votre rendez-vous"), "a name is one line"
        sms = messages.sms(told)
        assert len(sms) <= messages.LONGEST_SMS
        assert "\n" not in sms


@SOME_OR_ALL
def test_a_calendar_has_no_field_but_its_own(step: int) -> None:
    for text in RAW[::step]:
        event = one_event(text)
        assert {one.name.lower() for one in event.getChildren()} <= FIELDS
        assert said_of(event.summary.value) == said_of(text), text[:40]
        assert said_of(event.location.value) == said_of(text)
        assert [one.value for one in event.contents.get("attendee", [])] == ["mailto:lea@exemple.test"]


def one_event(text: str) -> Any:
    rdv = CalendarRdv(
        uid="u", starts_at=NOW, ends_at=NOW, motif=text, address=text, link="https://exemple.test/", note=text,
        organizer="rdv@bocage.test", organizer_name=text, attendee="lea@exemple.test",
    )  # fmt: skip
    [read] = vobject.readComponents(invitation(rdv, NOW).decode())
    [event] = [one for one in read.getChildren() if one.name == "VEVENT"]
    return event


@pytest.mark.parametrize("bad", ["x\r\nATTENDEE:mailto:y@z", "x@y z", '"', "", "a@b\nc", "é@exemple.test", "x" * 3000])
def test_an_address_that_is_none_breaks_no_calendar(bad: str) -> None:
    one = CalendarRdv(
        "u", NOW, NOW, "Consultation", "", link=f"https://exemple.test/{bad}", organizer=bad, organizer_name="MDS",
        attendee=bad,
    )  # fmt: skip
    [read] = vobject.readComponents(feed("Mes rendez-vous", [one, one], NOW).decode())
    events = [each for each in read.getChildren() if each.name == "VEVENT"]
    assert len(events) == 2
    for event in events:
        assert {each.name.lower() for each in event.getChildren()} <= FIELDS
        assert len(event.contents.get("attendee", [])) <= 1


class Reader(HTMLParser):
    """The elements of a page, their attributes, and its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, element: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((element, dict(attributes)))

    def handle_data(self, words: str) -> None:
        self.words.append(words)


@SOME_OR_ALL
def test_a_page_has_no_element_but_its_own(step: int) -> None:
    for text in RAW[::step]:
        content = tag("p", text), tag("a", text, href=text), field(text, text), entry(value=text, aria_label=text)
        reader = Reader()
        reader.feed((page(text, *content).raw or b"").decode())
        reader.close()
        names = [name for name, _ in reader.elements]
        assert names == [
            "html",
            "head",
            "meta",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "h1",
            "p",
            "a",
            "input",
            "input",
        ]
        assert reader.elements[10][1] == {"href": text}
        assert reader.elements[12][1] == {"value": text, "aria-label": text}
        assert text in reader.words or not text.strip("\0\r")


def test_each_kind_of_message_is_written_whatever_is_in_it() -> None:
    for event in Event:
        told = msgspec.structs.replace(MESSAGE, event=event, **dict.fromkeys(NAMED, "{0} %s {name} </b>\r\nBcc: x@y"))
        mail = messages.email(told, "lea@exemple.test", "RDV <rdv@bocage.test>", NOW, "<1@bocage.test>")
        assert mail["bcc"] is None
        assert "{0} %s {name} </b> Bcc: x@y" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
