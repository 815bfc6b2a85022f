"""Whatever is typed, both commands answer in French, or in the language that is asked for."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from kiosk import __main__ as desk_command
from kiosk import resources
from kiosk.__main__ import main as kiosk
from kiosk.command_line import Parser, speaking
from kiosk.platform_server.__main__ import main as platform

Command = Callable[[Sequence[str]], object]
# Words of argparse's own sentences; none is a French one, or the name of an option.
_ENGLISH = re.compile(
    r"(?<![-\w])(the|show|this|and|exit|error|required|invalid|choice|choose|from|value|expected|unrecognized|allowed|with|"
    r"ambiguous|could|match|ignored|explicit|positional|unknown|one|of|following|are|message|optional|subcommands)\b",
    re.IGNORECASE,
)


def told(command: Command, arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[Any, str, str]:
    with pytest.raises(SystemExit) as caught:
        command(arguments)
    said = capsys.readouterr()
    return caught.value.code, said.out, said.err


@pytest.mark.parametrize(
    ("command", "arguments", "part"),
    [
        (platform, [], "il manque\u00a0: COMMANDE"),
        (platform, ["rien"], "'rien' inconnu"),
        (platform, ["serve", "--port", "http"], "un port de 0 à 65535"),
        (platform, ["serve", "--port"], "--port\u00a0: demande une valeur"),
        (platform, ["serve", "--now", "demain"], "n’est pas une date"),
        (platform, ["serve", "--scale", "tiny"], "'tiny' inconnu\u202f; au choix\u00a0: "),
        (platform, ["serve", "--demo", "--data", "x.json"], "--data\u00a0: ne va pas avec --demo"),
        (platform, ["serve", "--demo=oui"], "ne prend pas de valeur"),
        (platform, ["serve", "--rien"], "paramètres inconnus\u00a0: --rien"),
        (platform, ["serve", "--allow"], "paramètres inconnus"),
        (platform, ["serve", "--tls-key", "x.pem"], "--tls-key demande --tls-cert"),
        (platform, ["import"], "il manque\u00a0: FICHIER"),
        (platform, ["migrate"], "demande --database"),
        (platform, ["set-notifications", "a@b.test", "parfois"], "'parfois' inconnu"),
        (kiosk, ["--now"], "demande une valeur"),
        (kiosk, ["--now", "demain"], "n’est pas un instant"),
        (kiosk, ["--rien"], "paramètres inconnus"),
        (kiosk, ["rien"], "n’est pas une adresse de Kiosk"),
        (kiosk, ["fr.rdv.kiosk:/callback?code=1 2"], "n’est pas une adresse de Kiosk"),
        (kiosk, ["--like", "current-2026"], "--like ne va qu’avec --demo"),
        (kiosk, ["--demo", "--like", "hier"], "au choix\u00a0: own, historic-2024, current-2026"),
        (kiosk, ["--demo=oui"], "ne prend pas de valeur"),
        (kiosk, ["--diagnostic", "--demo"], "--diagnostic ne va pas avec --demo"),
        (kiosk, ["--report", "rapport.txt"], "--report demande --diagnostic"),
    ],
)
def test_a_wrong_command_is_told_in_french(
    command: Command,
    arguments: list[str],
    part: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("KIOSK_PLATFORM_DATABASE", raising=False)
    code, out, err = told(command, arguments, capsys)
    assert (code, out) == (2, "")
    assert err.startswith("usage\u00a0: kiosk")
    assert part in err
    assert _ENGLISH.findall(err) == []


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (kiosk, ["--help"]),
        (platform, ["-h"]),
        *((platform, [name, "-h"]) for name in ("serve", "import", "export", "set-password", "migrate")),
        (platform, ["set-notifications", "-h"]),
    ],
)
def test_help_is_in_french(command: Command, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(command, arguments, capsys)
    assert (code, err) == (0, "")
    assert "affiche cette aide" in out
    assert _ENGLISH.findall(out) == []


def test_what_our_commands_do_not_use_yet_is_in_french_too(capsys: pytest.CaptureFixture[str]) -> None:
    with speaking():
        parser = Parser(prog="essai", allow_abbrev=True)
        parser.add_argument("--point", nargs=2)
        parser.add_argument("--many", nargs="+")
        parser.add_argument("--number", type=int)
        parser.add_argument("--pont")
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--un")
        group.add_argument("--deux")
        for arguments in (["--point", "1"], ["--many"], ["--number", "x"], ["--po", "1"], []):
            code, _, err = told(parser.parse_args, arguments, capsys)
            assert code == 2
            assert _ENGLISH.findall(err) == []


def test_in_english_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--language=en", "--help"], ["-h", "--language", "en"]):
        code, out, err = told(kiosk, arguments, capsys)
        assert (code, err) == (0, "")
        assert out.startswith("usage: kiosk")
        assert "read this configuration only" in out
        assert not re.search(r"[à-ü«»\u00a0\u202f]", out)


@pytest.mark.parametrize("arguments", [["--language"], ["--language", "klingon"], ["--language", "../../etc"]])
def test_a_language_that_is_none_is_not_spoken(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = told(kiosk, [*arguments, "--rien"], capsys)
    assert code == 2
    assert err.startswith("usage")


@pytest.mark.parametrize("asked", [None, "de:en"])
def test_other_parsers_keep_their_language(
    asked: str | None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    if asked is not None:
        monkeypatch.setenv("LANGUAGE", asked)
    told(platform, ["rien"], capsys)
    assert os.environ.get("LANGUAGE") == asked
    code, _, err = told(argparse.ArgumentParser(prog="x").parse_args, ["--y"], capsys)
    assert (code, err.splitlines()[-1]) == (2, "x: error: unrecognized arguments: --y")


def catalogue(language: str) -> tuple[Catalog, Path]:
    path = resources.folder() / "translations" / language / "LC_MESSAGES" / "commands.po"
    with path.open("rb") as file:
        return read_po(file), path


def told_by(messages: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """One way of writing what has a plural and what has none."""

    def forms(text: Any) -> tuple[str, ...]:
        return (text,) if isinstance(text, str) else tuple(text)

    return {forms(message.id): forms(message.string) for message in messages if message.id}


def sentences(path: str) -> set[str]:
    return {found[1] if isinstance(found[1], str) else found[1][0] for found in extract_from_file("python", path)}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_read_is_what_was_written(language: str) -> None:
    """``make translations`` makes them alike again."""
    written, path = catalogue(language)
    with path.with_suffix(".mo").open("rb") as file:
        read = read_mo(file)
    assert all(message.string for message in written)
    assert told_by(read) == told_by(written)


def test_our_own_words_are_all_there_in_english() -> None:
    assert {message.id for message in catalogue("en")[0] if message.id} == sentences(str(desk_command.__file__))


# What argparse says of a program that uses it wrongly, and the colon of its headings, which are given theirs.
_TO_PROGRAMMERS = re.compile(
    r"conflicting|not defined|positionals|must be optional|not callable|groups are named|invalid option string|"
    r"dest= is|conflict_resolution|cannot have multiple|with mode|unexpected option|%\(heading\)s:"
)


def test_all_that_argparse_says_is_there_in_french() -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue("fr")[0]}
    said = {one for one in sentences(argparse.__file__) if not _TO_PROGRAMMERS.search(one)}
    assert said <= known
