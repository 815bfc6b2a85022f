"""Whatever was typed goes through all that reads it: nothing breaks, runs, or comes out as something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest

from kiosk.domain.booking.slip import Slip, calendar_file, code_text
from kiosk.domain.dates.birth_dates import read_birth_date
from kiosk.domain.people.emails import is_email
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name, spoken_name, usager_name
from kiosk.domain.people.phones import e164
from kiosk.domain.people.tidy import tidy_first_name, tidy_last_name, tidy_text
from kiosk.domain.people.typed_usager import typed_usager
from kiosk.domain.people.usager_checks import read_fields, tidied
from kiosk.domain.platform.addresses import judged
from kiosk.domain.search.usager_query import read_query
from kiosk.domain.text.clean import clean
from kiosk.domain.text.search_text import Haystack, Query
from kiosk.exports.page import short
from tests.domain.samples import NOW, usager
from tests.support.hostile import LEGITIMATE, hostile, is_tame

TODAY: Final = date(2026, 11, 23)
ALL: Final = hostile()
FIELDS: Final = ("first_name", "last_name", "birth_name", "email", "phone_number", "birth_date", "address")


def slip(text: str) -> Slip:
    return Slip(organisation=text, motif=text, starts_at=NOW, ends_at=NOW, place=text, address=text, instructions=text)


def every_field(text: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, text)


@pytest.mark.parametrize(
    "reads",
    [
        lambda text: read_query(text, TODAY),
        lambda text: typed_usager(text, TODAY),
        lambda text: Haystack([text], [text]).matches(Query(text)),
        lambda text: read_birth_date(text, TODAY),
        lambda text: (e164(text), is_email(text)),
        lambda text: [tidied(field, text, TODAY) for field in FIELDS],
        lambda text: read_fields(every_field(text), TODAY),
    ],
    ids=["query", "typed", "filter", "birth", "contact", "tidied", "fields"],
)
def test_nothing_that_reads_what_was_typed_breaks(reads: Callable[[str], Any]) -> None:
    for _, text in ALL:
        reads(text)


def test_a_name_is_one_tame_line_wherever_it_is_said() -> None:
    for kind, text in ALL:
        called = usager(last=text, first=text)
        for name in (usager_name(called), spoken_name(called), agent_name(RdvAgent(1, text, text))):
            alone = name.replace("\u2068", "").replace("\u2069", "")
            assert is_tame(alone[:500]), (kind, text[:40])
            assert (name.count("\u2068"), name.count("\u2069")) in ((0, 0), (1, 1))
        assert len(short(text, 60)) <= 60


def test_who_is_called_so_is_found_and_comes_back_as_they_are() -> None:
    for name in LEGITIMATE:
        first = tidy_first_name(name)
        assert first.casefold() in (name.casefold(), name.casefold().replace("’", "'"), name.strip("-' ").casefold())
        assert tidy_text(name) == name
        assert tidy_last_name(name) == tidy_last_name(tidy_last_name(name))
        assert Haystack([name]).matches(Query(name))


def test_no_address_is_opened_because_it_was_typed() -> None:
    opened = [text for _, text in ALL if judged(text, "https://rdv.exemple.fr", ("visio.exemple.fr",)).text]
    assert opened == ["tel:15"], "a call, which nobody is charged for and which a person presses for"


def test_a_code_for_telephones_has_no_line_but_its_own() -> None:
    for _, text in ALL:
        lines = code_text(slip(text)).split("\r\n")
        assert [line.partition(":")[0] for line in lines] == [
            "BEGIN", "SUMMARY", "DTSTART", "DTEND", *(["LOCATION"] if text else []), "END",
        ]  # fmt: skip
        assert not any(len(line.splitlines()) > 1 for line in lines)


def test_a_calendar_file_is_written_whatever_the_slip_says() -> None:
    for _, text in ALL[::10]:
        lines = calendar_file(slip(clean(text)), NOW).decode().split("\r\n")
        assert [line for line in lines if line.startswith(("ATTENDEE", "RRULE", "ATTACH"))] == []
        assert lines.count("END:VEVENT") == lines.count("BEGIN:VEVENT") == 1
