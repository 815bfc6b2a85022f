"""The language of what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from kiosk.domain.dates.times import ago, day_name, long_date, spoken_hour, spoken_minutes
from kiosk.domain.dates.typed_times import read_day, read_hour
from kiosk.domain.day.status import SHOWN_LABELS, Shown
from kiosk.domain.text.language import Words, capital, counted, labelled, language, listed, speak, tr
from kiosk.views import translations

TODAY = date(2026, 3, 4)
KNOWN = {
    ("Motif", ""): "Reason",
    ("Motif", "absence"): "Why",
    ("{} vu", ""): "{} seen",
    ("{} vus", ""): "{} seen by us",
}


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    yield
    speak()


def test_french_is_what_the_code_has() -> None:
    assert (language(), tr("Motif")) == ("fr", "Motif")


def test_another_language_is_asked_once_for_each_text_and_lacks_some() -> None:
    asked: list[str] = []

    def find(text: str, about: str) -> str:
        asked.append(text)
        return KNOWN.get((text, about), "")

    speak("en", find)
    assert [tr("Motif"), tr("Motif"), tr("Motif", "absence"), tr("Lieu")] == ["Reason", "Reason", "Why", "Lieu"]
    assert asked == ["Motif", "Motif", "Lieu"]
    speak()
    assert tr("Motif") == "Motif"


def test_a_table_made_before_speaks_the_language_of_the_moment() -> None:
    table = Words({1: "Motif"})
    assert table[1] == "Motif"
    speak("en", lambda text, about: KNOWN.get((text, about), ""))
    assert (table[1], table.get(2, "?"), list(table.values())) == ("Reason", "?", ["Reason"])


@pytest.mark.parametrize(
    ("count", "french", "english"), [(0, "0 vu", "0 seen by us"), (1, "1 vu", "1 seen"), (2, "2 vus", "2 seen by us")]
)
def test_each_language_has_its_own_plural(count: int, french: str, english: str) -> None:
    assert counted(count, "{} vu", "{} vus") == french
    speak("en", lambda text, about: KNOWN.get((text, about), ""))
    assert counted(count, "{} vu", "{} vus") == english


def test_texts_are_put_together() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a et b", "a, b et c"]
    assert labelled("Motif", "Suivi") == "Motif\u00a0: Suivi"
    assert capital("monday 2 March") == "Monday 2 March"


def test_dates_hours_and_statuses_in_english() -> None:
    now = datetime(2026, 3, 4, 9, 30)  # noqa: DTZ001 - a wall clock
    translations.speak("en")
    assert long_date(TODAY) == "Wednesday 4 March 2026"
    assert day_name(date(2026, 6, 1), TODAY) == "Monday 1 June"
    assert (spoken_hour(now), spoken_minutes(61)) == ("9 hours 30", "1 hour 1 minute")
    assert ago(now, now) == "just now"
    assert (SHOWN_LABELS[Shown.NOSHOW].short, listed(["a", "b"])) == ("No-show", "a and b")


def test_days_and_hours_are_understood_in_both_languages() -> None:
    assert read_day("tomorrow", TODAY) == read_day("demain", TODAY) == date(2026, 3, 5)
    assert read_day("friday", TODAY) == read_day("vendredi", TODAY) == date(2026, 3, 6)
    assert read_day("12 august", TODAY) == read_day("12 août", TODAY) == date(2026, 8, 12)
    assert read_hour("noon") == read_hour("midi")
