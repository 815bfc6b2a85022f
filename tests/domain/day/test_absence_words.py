"""Absences in words."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates.recurrence import Every, Recurrence, rrule_text
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.absence_words import absence_words, next_span, rule_of

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)


def absence(
    first: date = TODAY,
    start: time = time(8),
    end: time = time(12),
    last: date | None = None,
    rrule: str | None = None,
) -> Absence:
    return Absence(1, 2, "Réunion", first, start, last or first, end, rrule=rrule)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (absence(), "lundi 23 novembre, de 8:00 à 12:00"),
        (absence(date(2027, 3, 1)), "lundi 1er mars 2027, de 8:00 à 12:00"),
        (absence(start=time(0), end=time(23, 59)), "lundi 23 novembre, toute la journée"),
        (
            absence(last=date(2026, 11, 25), start=time(13, 30)),
            "du lundi 23 novembre à 13:30 au mercredi 25 novembre à 12:00",
        ),
        (
            absence(last=date(2027, 1, 3), start=time(0), end=time(23, 59, 59)),
            "du lundi 23 novembre au dimanche 3 janvier 2027 inclus",
        ),
    ],
)
def test_single_ones(one: Absence, words: str) -> None:
    assert absence_words(one, TODAY) == words


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=MO;", "tous les lundis, de 8:00 à 12:00"),
        ("FREQ=WEEKLY;", "tous les lundis, de 8:00 à 12:00"),
        ("FREQ=WEEKLY;BYDAY=TH,MO;", "tous les lundis et jeudis, de 8:00 à 12:00"),
        (
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T235959;",
            "tous les lundis, de 8:00 à 12:00, jusqu’au 31 décembre",
        ),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101T235959;", "tous les lundis, de 8:00 à 12:00, jusqu’au 1er janvier 2027"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;", "les mardis, une semaine sur deux, de 8:00 à 12:00"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,WE;", "les mardis et mercredis, toutes les 3 semaines, de 8:00 à 12:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;", "du lundi au vendredi, de 8:00 à 12:00"),
        ("FREQ=DAILY;", "tous les jours, de 8:00 à 12:00"),
        ("FREQ=DAILY;INTERVAL=3;", "tous les 3 jours, de 8:00 à 12:00"),
        ("FREQ=MONTHLY;", "le 23 de chaque mois, de 8:00 à 12:00"),
        ("FREQ=MONTHLY;BYDAY=2TU;", "le 2e mardi de chaque mois, de 8:00 à 12:00"),
        ("FREQ=MONTHLY;BYDAY=-1MO,1MO;", "les 1er et dernier lundis de chaque mois, de 8:00 à 12:00"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,3TU;", "le 1er lundi et le 3e mardi tous les 2 mois, de 8:00 à 12:00"),
        ("FREQ=YEARLY;", "à répétition, de 8:00 à 12:00"),
    ],
)
def test_recurring_ones(rrule: str, words: str) -> None:
    assert absence_words(absence(rrule=rrule), TODAY) == words


def test_one_that_is_still_to_begin() -> None:
    begins = absence(date(2026, 12, 1), rrule="FREQ=MONTHLY;UNTIL=20270601T235959")
    assert absence_words(begins, TODAY) == (
        "le 1er de chaque mois, de 8:00 à 12:00, à partir du 1er décembre, jusqu’au 1er juin 2027"
    )


def test_the_next_one() -> None:
    weekly = absence(date(2026, 1, 5), rrule="FREQ=WEEKLY;BYDAY=MO;")
    assert next_span(weekly, PARIS, NOW) == (NOW.replace(hour=8, minute=0), NOW.replace(hour=12, minute=0))
    noon = NOW.replace(hour=12, minute=0)
    later = next_span(weekly, PARIS, noon)
    assert later is not None
    assert later[0].date() == date(2026, 11, 30)
    assert next_span(absence(rrule="FREQ=WEEKLY;UNTIL=20261123T235959"), PARIS, noon) is None
    assert next_span(absence(), PARIS, noon) is None
    far = next_span(absence(date(2028, 5, 5)), PARIS, NOW)
    assert far is not None
    assert far[0].date() == date(2028, 5, 5)


@given(
    st.builds(
        Recurrence,
        every=st.just(Every.WEEK),
        interval=st.none() | st.integers(1, 9),
        on=st.lists(st.integers(0, 6), unique=True).map(tuple),
        until=st.none() | st.dates(min_value=date(2026, 12, 1), max_value=date(2099, 1, 1)),
    )
)
def test_a_rule_that_is_written_is_read_and_said(rule: Recurrence) -> None:
    one = absence(rrule=rrule_text(rule))
    assert rule_of(one) == rule
    words = absence_words(one, TODAY)
    assert ("jusqu’au" in words) is (rule.until is not None)
    assert "répétition" not in words
