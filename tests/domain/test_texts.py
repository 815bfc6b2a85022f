"""Names, hours and spans as they are written and said."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import PARIS
from kiosk.domain.dates.times import (
    ago,
    hour,
    long_date,
    minutes,
    short_date,
    spoken_hour,
    spoken_minutes,
    whole_minutes,
)
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name, birth_text, capitalised, responsible_text, spoken_name, usager_name
from tests.domain.samples import usager

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("last", "first", "written", "spoken"),
    [
        ("Dupont", "léa", "DUPONT Léa", "Dupont Léa"),
        ("DUPONT", "LÉA", "DUPONT Léa", "Dupont Léa"),
        ("lefèvre", "jean-pierre", "LEFÈVRE Jean-Pierre", "Lefèvre Jean-Pierre"),
        ("d'Almeida", "Marie de Lourdes", "D’ALMEIDA Marie de Lourdes", "D’Almeida Marie de Lourdes"),
        ("DE LA TOUR", "ANNE", "DE LA TOUR Anne", "De la Tour Anne"),
        ("N’DIAYE", "aïssatou", "N’DIAYE Aïssatou", "N’Diaye Aïssatou"),
        ("  Le   Goff ", " Yann ", "LE GOFF Yann", "Le Goff Yann"),
        ("McDonald", "John", "MCDONALD John", "McDonald John"),
        ("", "Léa", "Léa", "Léa"),
        ("ÇELİK", "İREM ALİ", "ÇELİK İrem Ali", "Çelik İrem Ali"),
        ("", "", "Sans nom", "Sans nom"),
        # Read from right to left: kept apart, or the hour that follows in a sentence would come before it.
        ("כהן", "Dan", "\u2068כהן Dan\u2069", "\u2068כהן Dan\u2069"),
        ("\u202eתמר", "", "\u2068תמר\u2069", "\u2068תמר\u2069"),
    ],
)
def test_names_of_usagers(last: str, first: str, written: str, spoken: str) -> None:
    assert usager_name(usager(last=last, first=first)) == written
    assert spoken_name(usager(last=last, first=first)) == spoken


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("BÉATRICE", "MARTIN", "Béatrice Martin"),
        ("Anne-Lise", "le gall", "Anne-Lise Le Gall"),
        ("Béatrice", "PMI", "Béatrice PMI"),
        ("", "Martin", "Martin"),
    ],
)
def test_names_of_agents(first: str, last: str, written: str) -> None:
    assert agent_name(RdvAgent(1, first, last)) == written


@given(st.text(), st.text())
def test_a_name_is_never_empty_and_has_no_loose_space(last: str, first: str) -> None:
    for name in (usager_name(usager(last=last, first=first)), spoken_name(usager(last=last, first=first))):
        assert name
        assert name == " ".join(name.split())


@given(st.text(alphabet="abcdéèçûœ -’", max_size=30))
def test_capitals_change_no_letter(text: str) -> None:
    assert capitalised(text).lower() == " ".join(text.split()).lower()


def test_what_tells_people_apart() -> None:
    assert birth_text(date(1985, 3, 12)) == "né(e) le 12/03/1985"
    assert birth_text(None) == "date de naissance inconnue"
    assert responsible_text(usager()) == ""
    assert responsible_text(usager(responsible_id=4, responsible_name="Marie DUPONT")) == "proche de Marie DUPONT"
    assert responsible_text(usager(responsible_id=4, responsible_name="Élise DUPONT")) == "proche d’Élise DUPONT"
    assert responsible_text(usager(responsible_id=4)) == "proche d’un autre usager"


def test_hours_and_dates() -> None:
    at = datetime(2026, 6, 1, 9, 5, tzinfo=PARIS)
    assert hour(at) == "9:05"
    assert spoken_hour(at) == "9 heures 5"
    assert spoken_hour(at.replace(minute=0)) == "9 heures"
    assert spoken_hour(at.replace(hour=1, minute=0)) == "1 heure"
    assert short_date(at.date()) == "01/06/2026"
    assert long_date(at.date()) == "lundi 1er juin 2026"
    assert long_date(date(2026, 11, 25)) == "mercredi 25 novembre 2026"


@pytest.mark.parametrize(
    ("count", "written", "spoken"),
    [
        (-3, "0 min", "0 minute"),
        (0, "0 min", "0 minute"),
        (1, "1 min", "1 minute"),
        (12, "12 min", "12 minutes"),
        (60, "1 h", "1 heure"),
        (65, "1 h 05", "1 heure 5 minutes"),
        (150, "2 h 30", "2 heures 30 minutes"),
    ],
)
def test_spans(count: int, written: str, spoken: str) -> None:
    assert minutes(count) == written.replace(" ", NBSP)
    assert spoken_minutes(count) == spoken


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(seconds=-40), "à l’instant"),
        (timedelta(seconds=59), "à l’instant"),
        (timedelta(minutes=3, seconds=59), f"il y a 3{NBSP}min"),
        (timedelta(hours=1, minutes=5), f"il y a 1{NBSP}h{NBSP}05"),
        (timedelta(days=1, hours=3), f"il y a 1{NBSP}jour"),
        (timedelta(days=2), f"il y a 2{NBSP}jours"),
    ],
)
def test_ago(span: timedelta, text: str) -> None:
    now = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
    assert ago(now - span, now) == text


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=3)))
def test_whole_minutes_never_run_ahead(span: timedelta) -> None:
    count = whole_minutes(span)
    assert timedelta(minutes=count) <= span < timedelta(minutes=count + 1)
