"""Puts the non-breaking spaces of French typography into the string literals of the files given.

Only inside string literals that are not docstrings: U+00A0 before a colon and inside « », U+202F before ; ! ?.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

RULES = (
    (re.compile(r"(?<=[\w»)’}]) (?=[:»](\s|$|\"|'|\\))"), "\u00a0"),
    (re.compile(r"(?<=[\w»)’}]) (?=[;!?](\s|$|\"|'|\\))"), "\u202f"),
    (re.compile(r"« "), "«\u00a0"),
)


def mend(path: Path) -> bool:
    """Rewrites ``path`` where a literal needs it; whether it did."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    tree = ast.parse(text)
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    wanted: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            if re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA)\b", node.value):
                continue
            if any(rule.search(node.value) for rule, _ in RULES):
                wanted.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    for number in wanted:
        line = lines[number - 1]
        for rule, space in RULES:
            # Code outside the literals holds no letter followed by a space and a colon.
            line = rule.sub(space, line)
        lines[number - 1] = line
    mended = "".join(lines)
    if mended == text:
        return False
    ast.parse(mended)
    path.write_text(mended, encoding="utf-8")
    return True


if __name__ == "__main__":
    for name in sys.argv[1:]:
        if mend(Path(name)):
            print(name)
