"""What import-linter cannot say: which part of Qt each room may use, and how large rooms and modules are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KIOSK = ROOT / "kiosk"
SIDE_BY_SIDE = 20
LINES = 400


def qt_modules(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "PySide6":
            found |= {f"PySide6.{a.name}" for a in node.names} if node.module == "PySide6" else {node.module}
        elif isinstance(node, ast.Import):
            found |= {a.name for a in node.names if a.name.split(".")[0] == "PySide6"}
    return found


def test_presenters_use_qtcore_only() -> None:
    modules = {p.name: qt_modules(p) - {"PySide6.QtCore"} for p in (KIOSK / "presenters").rglob("*.py")}
    assert not {name: used for name, used in modules.items() if used}


def test_widgets_are_made_in_views_and_app_only() -> None:
    makers = {p.relative_to(KIOSK).parts[0] for p in KIOSK.rglob("*.py") if "PySide6.QtWidgets" in qt_modules(p)}
    assert makers <= {"views", "app"}


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    folders = [KIOSK, *(p for p in KIOSK.rglob("*") if p.is_dir())]
    modules = {f.relative_to(KIOSK).as_posix(): [p for p in f.glob("*.py") if p.stem != "__init__"] for f in folders}
    assert not {name for name, found in modules.items() if len(found) > SIDE_BY_SIDE}


def test_a_module_is_read_in_one_go() -> None:
    modules = [p for p in KIOSK.rglob("*.py") if "migrations" not in p.parts]
    lines = {p.relative_to(KIOSK).as_posix(): p.read_text(encoding="utf-8").count("\n") for p in modules}
    assert not {name for name, count in lines.items() if count > LINES}


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


def test_documents_name_places_that_are_there() -> None:
    """A path begins in ``kiosk``, beside it, or in the room that was named just before it."""
    for name in ("glossary", "architecture"):
        text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
        known = {path.relative_to(KIOSK).as_posix() for path in KIOSK.rglob("*") if "__pycache__" not in path.parts}
        places = re.findall(r"`([a-z_]+/[a-z_/]+(?:\.py)?)(?:: ?[a-z_]+)?`", text)
        lost = {place.removeprefix("kiosk/").rstrip("/") for place in places} - known
        lost = {place for place in lost if not (ROOT / place).exists()}
        assert len(places) > 20
        assert not {place for place in lost if not any(path.endswith(f"/{place}") for path in known)}


def test_decisions_name_modules_that_are_there() -> None:
    known = [
        path.relative_to(ROOT).as_posix()
        for room in ("kiosk", "tests", "packaging", "tools")
        for path in (ROOT / room).rglob("*.py")
    ]
    named = {
        (path.name, place)
        for path in (ROOT / "docs" / "decisions").glob("*.md")
        for place in re.findall(r"`([a-z_]+/[a-z_0-9/]+\.py)`", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    assert [(where, place) for where, place in named if not any(f"/{one}".endswith(f"/{place}") for one in known)] == []


def names_in(path: Path) -> set[str]:
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            named.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            named.add(node.id)
    return named


def test_documents_name_what_is_at_the_place() -> None:
    """« desk/usagers.py: search »: what is named after a place is made there."""
    found, lost = 0, []
    for name in ("glossary", "architecture"):
        text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
        for place, what in re.findall(r"`([a-z_/]+\.py): ([A-Za-z_]+)`", text):
            found += 1
            if not any(
                what in names_in(path) for path in KIOSK.rglob(Path(place).name) if path.as_posix().endswith(place)
            ):
                lost.append(f"{place}: {what}")
    assert found >= 6
    assert lost == []


def test_a_word_is_explained_once() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    words = [word for word in words if word != "in the code"]
    assert len(words) > 100
    assert sorted(word for word in set(words) if words.count(word) > 1) == []
