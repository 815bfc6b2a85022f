"""Types that hold texts about people print as masked: in these rooms all that have texts do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.api_client.wire.rdvs import WireRdvPlan
from kiosk.api_client.wire.usagers import WireResponsible
from kiosk.domain.people.model import Usager
from kiosk.domain.text.document import Text

KIOSK = Path(__file__).resolve().parent.parent / "kiosk"
ROOMS = (
    "domain/people",
    "domain/day",
    "domain/booking",
    "domain/writes",
    "domain/search",
    "domain/text/document.py",
    "domain/platform/own.py",
    "domain/platform/sign_in.py",
    "api_client",
    "store",
    "sync",
    "desk",
    "exports",
    "presenters",
    "views/accessible.py",
    "views/cut_texts.py",
    "views/paper",
    "views/widgets/pill.py",
)


def holders() -> Iterator[tuple[Path, ast.ClassDef]]:
    """Classes of these rooms that are data and have texts, or what has some, among it."""
    for room in ROOMS:
        place = KIOSK / room
        for path in [place] if place.suffix else sorted(place.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                # On the wire texts have names of their own.
                of_text = "wire" in path.parts or (isinstance(node, ast.ClassDef) and any(map(_of_text, node.body)))
                if isinstance(node, ast.ClassDef) and _is_data(node) and of_text:
                    yield path, node


def _is_data(node: ast.ClassDef) -> bool:
    made = any(ast.unparse(one).startswith("dataclass") for one in node.decorator_list)
    return made or any(ast.unparse(base) == "Struct" for base in node.bases)


def _of_text(line: ast.stmt) -> bool:
    if not isinstance(line, ast.AnnAssign):
        return False
    names = {one.id for one in ast.walk(line.annotation) if isinstance(one, ast.Name)}
    return bool(names & {"str", "bytes", "Any", "date", "Raw"})


def test_whatever_tells_of_people_is_masked() -> None:
    found = list(holders())
    assert len(found) > 50
    bare = [
        f"{path.relative_to(KIOSK)}: {node.name}"
        for path, node in found
        if "masked" not in [ast.unparse(one) for one in node.decorator_list]
        and not any(isinstance(line, ast.FunctionDef) and line.name == "__repr__" for line in node.body)
    ]
    assert not bare, "put @masked above: " + ", ".join(bare)


def test_a_masked_thing_prints_its_type_and_its_number() -> None:
    lea = Usager(7, "Léa", "DUPONT", birth_date=date(1987, 3, 14), email="lea@exemple.test")
    assert repr(lea) == "Usager(7)"
    assert f"{[lea]} {lea!s}" == "[Usager(7)] Usager(7)"
    assert "DUPONT" not in repr(Text("DUPONT Léa"))
    assert "DUPONT" not in repr(WireResponsible(first_name="Léa", last_name="DUPONT"))
    assert "example" not in repr(WireRdvPlan(id=3, url="https://example.test/?token=secret"))
