"""Brings resources/translations up to date: each .ts file with what the code shows, each .qm file with its .ts.

Texts are those given to ``tr``, ``french``, ``counted`` and ``Words`` of kiosk/domain/text/language.py. They are read
as Python reads them: pyside6-lupdate knows no table, no plural of ours and no « \\N{…} » (docs/decisions/0024).
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"en": "en_GB"}
BORNE = {"ar": "ar", "es": "es_ES", "pt": "pt_PT", "uk": "uk_UA", "tr": "tr_TR", "ro": "ro_RO"}
"""Languages of the lobby's borne alone: its few sentences are translated, and no desk speaks them."""
BORNE_ROOMS = ("presenters/borne", "views/borne")
CONTEXT = "kiosk"
_NOT_SHOWN = "platform_server"  # the embedded platform speaks French, as the real one does
_TEXTS = {"tr": (0,), "french": (0,), "counted": (1, 2), "Words": (0,), "Command": (0, "hint")}
"""Which arguments of each are texts. A ``Command`` of ``views`` says its own when they are asked for."""
_GIVEN_BY_NAME = ("tr", "Command")
"""Those that are given texts of tables too, which were marked there."""
_FRENCH = re.compile(
    "[àâçéèêëîïôùûœÀÂÇÉÈÊÎÔŒ’«»\u202f]|\u00a0:"
    r"|\b(?:au|aucune?|aux|avec|ce|cette|dans|de|des|du|en|est|la|le|les|ne|ou|par|pas|pour|que|qui|sa|sans|ses|son"
    r"|sur|un|une|vos|votre|vous) ",
    re.IGNORECASE,
)
_AS_IT_IS = "# as it is"
"""What a line says whose French is not translated: a name, a pattern, a word of the platform."""

Key = tuple[str, str]
"""A French text, and what it is about where that tells it apart."""


@dataclass
class Found:
    """What the code shows: each text with the module that has it first. ``faults``: what nobody can translate."""

    texts: dict[Key, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def sources(*rooms: str) -> list[Path]:
    """The modules of the desk, or those of some of its rooms only."""
    package = ROOT / "kiosk"
    names = ((path, path.relative_to(package).parts[0]) for path in sorted(package.rglob("*.py")))
    return [path for path, room in names if (room in rooms if rooms else room != _NOT_SHOWN)]


def of_borne() -> list[Path]:
    """The modules whose texts a borne shows to the public."""
    package = ROOT / "kiosk"
    return [path for path in sources() if path.relative_to(package).as_posix().startswith(BORNE_ROOMS)]


def find(paths: Iterable[Path]) -> Found:
    """The texts of ``paths``, in the order in which they are met."""
    found = Found()
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        for function, call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            for node in _texts_of(function, call):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.texts.setdefault((node.value, _about(function, call, node)), name)
                elif function not in _GIVEN_BY_NAME or isinstance(node, ast.JoinedStr | ast.BinOp):
                    found.faults.append(f"{name}:{node.lineno}: a text is to be written out")
    return found


def unmarked(path: Path) -> list[tuple[int, str]]:
    """French in ``path`` that no function of the language is given: (line, text)."""
    source = path.read_text(encoding="utf-8")
    tree, lines = ast.parse(source), source.splitlines()
    passed = {id(inner) for _, call in _calls(tree) for inner in ast.walk(call)}
    passed |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return sorted(
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed
        if _is_french(node.value)
        if not any(_AS_IT_IS in line for line in lines[node.lineno - 1 : node.end_lineno])
    )


def places(text: str) -> list[str]:
    """What is filled in in ``text``, in whatever order it stands."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    return sorted(name or str(number) for number, name in enumerate(names))


def read(path: Path) -> dict[Key, str]:
    """The translations of a .ts file, empty for those that nobody has made yet; nothing where there is no file."""
    if not path.exists():
        return {}
    return {
        (message.findtext("source", ""), message.findtext("comment", "")): message.findtext("translation", "")
        for message in ET.parse(path).iter("message")  # noqa: S314 - a file of ours
    }


def written(texts: Mapping[Key, str], known: Mapping[Key, str], language: str) -> str:
    """A .ts file of ``texts`` in their order, with the translations that are ``known``."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="fr_FR">',
        f"<context>\n    <name>{CONTEXT}</name>",
    ]
    for (text, about), module in texts.items():
        translation = known.get((text, about), "")
        lines += [
            "    <message>",
            f'        <location filename="../../{module}"/>',
            f"        <source>{escape(text)}</source>",
            *([f"        <comment>{escape(about)}</comment>"] if about else []),
            f"        <translation>{escape(translation)}</translation>"
            if translation
            else '        <translation type="unfinished"></translation>',
            "    </message>",
        ]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _is_french(text: str) -> bool:
    return len(text) > 1 and _FRENCH.search(text) is not None


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    found = [
        (node.lineno, node.col_offset, node.func.id, node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXTS
    ]
    for _, _, function, call in sorted(found, key=lambda one: one[:2]):
        yield function, call


def _texts_of(function: str, call: ast.Call) -> Iterator[ast.expr]:
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    for place in _TEXTS[function]:
        for node in call.args[place : place + 1] if isinstance(place, int) else filter(None, [named.get(place)]):
            for one in node.values if isinstance(node, ast.Dict) else [node]:
                # « tr(ONE if this else OTHER) »
                yield from (one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,)


def _about(function: str, call: ast.Call, node: ast.expr) -> str:
    if function == "counted" and call.args[1:2] == [node] and ast.dump(node) == ast.dump(call.args[2]):
        return "one"
    about = call.args[1] if function == "tr" and len(call.args) > 1 else None
    return about.value if isinstance(about, ast.Constant) and isinstance(about.value, str) else ""


def main() -> int:
    """Writes the files; the exit code is 1 where a text cannot be translated, and says how many are not."""
    found = find(sources())
    for fault in found.faults:
        print(fault, file=sys.stderr)
    FOLDER.mkdir(exist_ok=True)
    borne = find(of_borne()).texts
    every = [(*one, found.texts) for one in LANGUAGES.items()] + [(*one, borne) for one in BORNE.items()]
    for short, language, texts in every:
        path = FOLDER / f"{CONTEXT}_{short}.ts"
        known = read(path)
        path.write_text(written(texts, known, language), encoding="utf-8")
        release = [str(Path(sys.executable).with_name("pyside6-lrelease")), "-silent", str(path)]
        subprocess.run([*release, "-qm", str(path.with_suffix(".qm"))], check=True)
        missing = sum(not known.get(key) for key in texts)
        print(f"{path.relative_to(ROOT)}: {len(texts)} textes, {missing} à traduire")
    return bool(found.faults)


if __name__ == "__main__":
    sys.exit(main())
