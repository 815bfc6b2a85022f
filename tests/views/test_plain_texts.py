"""Nothing that somebody typed is read as markup, or as a template."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel

import kiosk
from kiosk.views.cut_texts import set_tip
from kiosk.views.widgets.pieces import KeyHints, Label
from tests.support.drawn import interface
from tests.support.opened import opened_in

CODE: Final = Path(kiosk.__file__).parent
MAY_READ_MARKUP: Final = frozenset({
    "QLabel", "QMessageBox", "QErrorMessage", "QTextDocument", "QTextEdit", "QTextBrowser", "QPlainTextEdit",
    "QStaticText", "QTipLabel", "QProgressDialog", "QInputDialog", "QSplashScreen", "QSystemTrayIcon", "QStatusBar",
    "QFormLayout", "QGroupBox", "QWizard", "QToolTip", "RichText", "AutoText", "MarkdownText", "setTextFormat",
    "setHtml", "insertHtml", "setMarkdown", "setToolTip", "setStatusTip", "setWhatsThis", "setItemDelegate",
    "setItemDelegateForColumn", "QStyledItemDelegate", "QItemDelegate", "setDefaultAction",
})  # fmt: skip
"""Of Qt: what shows a text as markup when it looks like it, or can be told to."""
HELPERS: Final = {
    # Words, and the keys of the hints, which it escapes.
    "views/widgets/pieces.py": {"QLabel", "setTextFormat", "RichText"},
    # Tooltips, those of lists included.
    "views/cut_texts.py": {"QToolTip", "setToolTip", "QStyledItemDelegate"},
    # The one word that Qt's own dialog of printing lacks in French.
    "views/printing.py": {"QLabel"},
    # What would be sent to the support: it shows plain text alone, whatever it is given.
    "views/diagnostic/page.py": {"QPlainTextEdit"},
}


def names_in(path: Path) -> set[str]:
    """Every name, attribute and import of a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                found.add(name)
    return found


def users_of(names: frozenset[str], *rooms: str) -> dict[str, set[str]]:
    modules = (path for room in rooms for path in (CODE / room).rglob("*.py"))
    found = {path.relative_to(CODE).as_posix(): names_in(path) & names for path in modules}
    return {where: used for where, used in found.items() if used}


def test_what_may_read_markup_is_used_by_its_helpers_alone() -> None:
    found = users_of(MAY_READ_MARKUP, "views", "app")
    delegates = {where for where, used in found.items() if used == {"setItemDelegate"}}
    assert {where: used for where, used in found.items() if where not in delegates} == HELPERS
    # What is given to ``setItemDelegate`` is a LineDelegate: nothing else may be imported, above.
    assert len(delegates) >= 5


TEMPLATES_OF_TABLES: Final = {
    "__main__.py": {"_"},  # the words of the command line, tr by another name
    "domain/diagnostic/answers.py": {"said"},
    "domain/diagnostic/machine.py": {"unit"},
    "domain/text/language.py": {"text"},
    "presenters/journal/page.py": {"STANDING_LABELS"},
    "presenters/walk_ins/flow.py": {"said"},
    "presenters/words/usager_texts.py": {"_TODAY"},
    "sync/sending/reasons.py": {"tr"},
}
"""What is filled in and written down elsewhere than where it is: tables and choices of our own words."""


def is_ours(template: ast.expr, scope: ast.AST) -> bool:
    """Whether a template was written in the code: a « {} » that somebody typed would be filled in."""
    match template:
        case ast.Constant(value=str()) | ast.Call(func=ast.Name(id="tr" | "french"), args=[ast.Constant(), *_]):
            return True
        case ast.IfExp(body=one, orelse=other):
            return is_ours(one, scope) and is_ours(other, scope)
        case ast.Name(id=name):
            given = [
                one.value
                for one in ast.walk(scope)
                if isinstance(one, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in one.targets)
            ]
            return bool(given) and all(is_ours(value, scope) for value in given)
    return False


def test_no_text_of_somebody_is_a_template() -> None:
    found: dict[str, set[str]] = {}
    for path in CODE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for scope in ast.walk(ast.parse(source)) if ".format" in source else ():
            if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if ".format" not in "".join(lines[scope.lineno - 1 : scope.end_lineno]):
                continue
            for call in ast.walk(scope):
                match call:
                    case ast.Call(func=ast.Attribute(value=template, attr="format" | "format_map")):
                        of_text = not ast.unparse(template).startswith(("super()", "msgspec.json"))
                        if of_text and not is_ours(template, scope):
                            name = re.sub(r"[\[(].*", "", ast.unparse(template))
                            found.setdefault(path.relative_to(CODE).as_posix(), set()).add(name)
    assert found == TEMPLATES_OF_TABLES


def test_a_label_shows_what_it_is_given(qtbot: object) -> None:
    label, keys = Label("<b>a</b> & b"), KeyHints()
    keys.show_keys([("<i>K</i>", "<img src=x>")])
    assert label.text() == "<b>a</b> & b"
    assert keys.text() == "<b>&lt;i&gt;K&lt;/i&gt;</b>&nbsp;&lt;img src=x&gt;"


def test_a_tooltip_is_heard_as_it_is_seen(qtbot: object) -> None:
    """Where a widget says nothing of itself, Qt has its tooltip read aloud: with its markup, if nothing is done."""
    label = Label("x")
    for said in ("<b>Zoé</b>", "Zoé & Noé\nA < B", "simple", ""):
        set_tip(label, said)
        heard = interface(label).text(QAccessible.Text.Description)
        assert heard == said
    label.setAccessibleDescription("la sienne")
    set_tip(label, "<b>")
    assert interface(label).text(QAccessible.Text.Description) == "la sienne"


def test_the_watch_sees_what_qt_opens(qtbot: object, tmp_path: Path) -> None:
    """Else nothing that it does not see would prove anything."""
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    assert image.save(str(tmp_path / "x.png"))
    markup = f'<img src="{(tmp_path / "x.png").as_uri()}">'
    for label, seen in ((QLabel(markup), True), (Label(markup), False)):
        with opened_in(tmp_path) as watch:
            label.grab()
            assert ("x.png" in watch.names) is seen
    tip = Label("x")
    set_tip(tip, markup)
    with opened_in(tmp_path) as watch:
        QLabel(tip.toolTip()).grab()  # as Qt shows it
        assert watch.names == []
