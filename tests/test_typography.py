"""French typography of every text in the source: ’ and non-breaking spaces.

``python tools/typography.py FILE…`` puts the spaces that are missing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APOSTROPHE = "a straight apostrophe"
FAULTS = {
    "an ordinary space before a colon or a closing « » ": re.compile(r"[\w»)’] [:»](\s|$)"),
    "an ordinary space before ; ! ?": re.compile(r"[\w»)’] [;!?](\s|$)"),
    "an ordinary space after «": re.compile(r"« "),
    APOSTROPHE: re.compile(r"\b(?:[ldnsjcmt]|qu|aujourd|jusqu|lorsqu)'[a-zéèàâêîôûœ]", re.IGNORECASE),
    "three dots instead of …": re.compile(r"[a-zéèà]\.\.\.(\s|$)"),
}


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """String constants of a module but docstrings, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@pytest.mark.parametrize("room", sorted(p.name for p in (ROOT / "kiosk").iterdir() if p.name != "__pycache__"))
def test_typography(room: str) -> None:
    start = ROOT / "kiosk" / room
    faults = []
    for path in [start] if start.is_file() else sorted(start.rglob("*.py")):
        for line, text in texts(path):
            if re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA)\b", text):
                continue
            # The API's sentences are the platform's own, as recorded, straight apostrophes included.
            spoken_by_the_platform = path.relative_to(ROOT / "kiosk").parts[0] == "platform_server"
            faults += [
                f"{path.relative_to(ROOT)}:{line}: {what}: {text[:80]!r}"
                for what, rule in FAULTS.items()
                if rule.search(text) and not (spoken_by_the_platform and what == APOSTROPHE)
            ]
    assert not faults, "\n".join(faults)
