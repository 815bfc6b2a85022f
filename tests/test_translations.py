"""Everything shown is translated: what the code has, the .ts files and the .qm files say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tools import translations

ROOMS = ("domain", "exports", "api_client", "store", "sync", "desk", "presenters", "views", "app")
"""Those whose texts all pass through the language of the desk."""
ENGLISH = translations.FOLDER / "kiosk_en.ts"


def test_texts_are_written_out_where_they_are_translated() -> None:
    assert translations.find(translations.sources()).faults == []


def test_no_french_is_shown_as_it_is() -> None:
    found = {
        f"{path.relative_to(translations.ROOT)}:{line}": text
        for path in translations.sources(*ROOMS)
        for line, text in translations.unmarked(path)
    }
    assert found == {}


def test_each_text_has_its_translation_and_no_other_is_kept() -> None:
    texts, known = translations.find(translations.sources()).texts, translations.read(ENGLISH)
    assert [key for key in texts if not known.get(key)] == [], "python -m tools.translations, then translate them"
    assert [key for key in known if key not in texts] == [], "python -m tools.translations takes them out"


def test_what_is_filled_in_has_its_place_in_each_translation() -> None:
    wrong = [
        (text, translation)
        for (text, _), translation in translations.read(ENGLISH).items()
        if translations.places(text) != translations.places(translation)
        or [text[:1] == " ", text[-1:] == " "] != [translation[:1] == " ", translation[-1:] == " "]
    ]
    assert wrong == []


def test_the_desk_has_the_translations_that_were_written() -> None:
    translator = QTranslator()
    assert translator.load(str(ENGLISH.with_suffix(".qm")))
    stale = [
        text
        for (text, about), translation in translations.read(ENGLISH).items()
        if translator.translate(translations.CONTEXT, text, about) != translation
    ]
    assert stale == [], "python -m tools.translations"


@pytest.mark.parametrize(
    ("code", "texts", "faults"),
    [
        ('tr("Un")', {("Un", "")}, 0),
        ('tr("Le", "date")', {("Le", "date")}, 0),
        ('tr("a" if x else "b")', {("a", ""), ("b", "")}, 0),
        ('counted(n, "{} vu", "{} vus")', {("{} vu", ""), ("{} vus", "")}, 0),
        ('counted(n, "{} RDV", "{} RDV")', {("{} RDV", "one"), ("{} RDV", "")}, 0),
        ('Words({1: "Lu", 2: "Ma"})', {("Lu", ""), ("Ma", "")}, 0),
        ("tr(NAMELESS)", set(), 0),
        ('tr(f"Bonjour {name}")', set(), 1),
        ('tr("Bonjour " + name)', set(), 1),
        ("french(name)", set(), 1),
    ],
)
def test_texts_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, texts: set[tuple[str, str]], faults: int
) -> None:
    path = tmp_path / "page.py"
    path.write_text(code, encoding="utf-8")
    monkeypatch.setattr(translations, "ROOT", path.parent)
    found = translations.find([path])
    assert (set(found.texts), len(found.faults)) == (texts, faults)


def test_french_that_is_not_marked_is_found(tmp_path: Path) -> None:
    path = tmp_path / "page.py"
    path.write_text(
        '"""Été."""\nA = "Été"\nB = tr("Été")\nC = "Été"  # as it is\nD = "Pas de liaison"\n', encoding="utf-8"
    )
    assert translations.unmarked(path) == [(2, "Été"), (5, "Pas de liaison")]
