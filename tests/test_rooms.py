"""What import-linter cannot say: which part of Qt each room may use."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def qt_modules(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "PySide6":
            found |= {f"PySide6.{a.name}" for a in node.names} if node.module == "PySide6" else {node.module}
        elif isinstance(node, ast.Import):
            found |= {a.name for a in node.names if a.name.split(".")[0] == "PySide6"}
    return found


def test_presenters_use_qtcore_only() -> None:
    modules = {p.name: qt_modules(p) - {"PySide6.QtCore"} for p in (ROOT / "kiosk" / "presenters").rglob("*.py")}
    assert not {name: used for name, used in modules.items() if used}


def test_widgets_have_no_async_methods() -> None:
    offenders = [
        f"{p.relative_to(ROOT)}:{node.lineno}"
        for p in (ROOT / "kiosk" / "views").rglob("*.py")
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.AsyncFunctionDef | ast.Await)
    ]
    assert not offenders


def test_only_the_clock_reads_the_time_of_day() -> None:
    readers: list[str] = []
    for p in (ROOT / "kiosk").rglob("*.py"):
        readers += [
            f"{p.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
            and node.attr in ("now", "today", "utcnow")
            and isinstance(node.value, ast.Name)
            and node.value.id in ("datetime", "date")
            and p.name != "clock.py"
        ]
    assert not readers
