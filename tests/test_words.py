"""One name for one thing: the words of the application, read from the tables and the calls that they live in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from kiosk.domain.day.status import ACTION_LABELS, SHOWN_LABELS, STATUS_AFTER, Action, Shown, Status
from kiosk.views import commands

CODE = Path(__file__).resolve().parent.parent / "kiosk"
SHOWN_BY: Final = frozenset({"tr", "french", "counted", "labelled", "Words", "Command", "ActionLabel", "Label"})
LONG: Final = frozenset(label.long_french for label in SHOWN_LABELS.values())
"""The platform's own wording, of tooltips alone."""


def words() -> Iterator[tuple[str, str]]:
    """(where, what) of every text that a person reads."""
    for path in sorted(CODE.rglob("*.py")):
        if "platform_server" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SHOWN_BY:
                for inner in (one for argument in (*node.args, *node.keywords) for one in ast.walk(argument)):
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                        yield f"{path.relative_to(CODE)}:{inner.lineno}", inner.value.replace("\u00a0", " ")


WORDS: Final = tuple(words())


def faults(forbidden: str, *allowed: str) -> list[tuple[str, str]]:
    return [(where, text) for where, text in WORDS if re.search(forbidden, text) and text not in allowed]


def test_the_words_are_found() -> None:
    said = {text for _, text in WORDS}
    assert {"Reprendre", "Trouver un RDV", "Absent (excusé)", "Geste repris : {} ({})"} <= said
    assert len(WORDS) > 1500


def test_what_was_done_is_taken_back_under_one_name() -> None:
    others = r"(?i)\b(annuler le dernier|rien à annuler|revenir en arrière|retour en arrière|défaire|comme avant)\b"
    # What a colleague changed, and changed back, is not taken back here.
    assert faults(others, "Changé, puis remis comme avant, ailleurs entre-temps", "Remis comme avant") == []
    assert commands.UNDO.words.startswith("Reprendre")
    assert (commands.UNDO.hint, commands.TAKE_BACK.words) == ("reprendre", "Reprendre")


def test_taking_back_is_all_that_is_called_so() -> None:
    """« Reprendre » is no way to go on with something, nor to take somebody else's words."""
    assert faults(r"(?i)\breprendre (la saisie|à partir|ce que)") == []


def test_what_is_annulled_is_an_rdv_or_a_dialog() -> None:
    """« Annuler » alone leaves a dialog; with an object it is an RDV, said as such."""
    said = {text for _, text in faults(r"\bAnnuler\b")}
    rdvs = re.compile(r"Annuler (le rendez-vous|les rendez-vous|l’atelier|cet atelier)\b")
    assert {text for text in said if text != "Annuler" and not rdvs.match(text)} == set()
    where = {where.partition(":")[0] for where, text in WORDS if text == "Annuler"}
    assert where <= {"views/sign_in/page.py"}, "where no RDV is in sight"


@pytest.mark.parametrize(
    "other",
    [
        r"(?i)\b(non )?excusée?s?\b",  # by itself: « Absent (excusé) » is the name
        r"(?i)rendez-vous honoré",
        r"(?i)à l’initiative",
        r"(?i)remis à l’état|remettez.* à l’état|remettre à l’état",
        r"(?i)annulé par le service",
    ],
)
def test_a_state_has_one_name(other: str) -> None:
    names = re.compile(r"(?i)absents? \((non )?excusés?\)")
    found = [(where, text) for where, text in faults(other, *LONG) if re.search(other, names.sub("", text))]
    assert found == []


def test_a_gesture_bears_the_name_of_the_state_it_leads_to() -> None:
    for action, label in ACTION_LABELS.items():
        status = STATUS_AFTER[action]
        if status is not Status.UNKNOWN:
            shown = SHOWN_LABELS[Shown(status.value)]
            assert (label.label, label.short, label.long) == (shown.short, shown.short, shown.long)
            assert label.done == shown.short.lower()
        assert commands.GESTURES[action].words == label.label_french


def test_the_names_on_the_board_are_those_of_the_vocabulary() -> None:
    assert [SHOWN_LABELS[one].short for one in Shown if one not in (Shown.OTHER, Shown.TO_FILL)] == [
        "À venir",
        "En salle d’attente",
        "Vu",
        "Absent (non excusé)",
        "Absent (excusé)",
        "Annulé",
    ]
    assert ACTION_LABELS[Action.EXCUSED].long == "Annulé (excusé)"


def test_where_keys_and_sessions_are_kept_has_one_name() -> None:
    other = r"(?i)trousseau|coffre du système|porte-clés"
    assert faults(other) == []
    documents = [CODE.parent / "README.md", CODE.parent / "docs" / "rgpd.md"]
    assert [one.name for one in documents if re.search(other, one.read_text(encoding="utf-8"))] == []
