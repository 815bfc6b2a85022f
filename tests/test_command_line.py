"""Whatever is typed, both commands answer in French."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from kiosk.__main__ import main as kiosk
from kiosk.command_line import Parser
from kiosk.platform_server.__main__ import main as platform

Command = Callable[[Sequence[str]], object]
# Words of argparse's own sentences; none is a French one, or the name of an option.
_ENGLISH = re.compile(
    r"\b(the|show|this|and|exit|error|required|invalid|choice|choose|from|value|expected|unrecognized|allowed|with|"
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
        (platform, ["serve", "--scale", "tiny"], "au choix\u00a0: 'normal', 'large'"),
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


def test_other_parsers_keep_their_language(capsys: pytest.CaptureFixture[str]) -> None:
    told(platform, ["rien"], capsys)
    code, _, err = told(argparse.ArgumentParser(prog="x").parse_args, ["--y"], capsys)
    assert (code, err.splitlines()[-1]) == (2, "x: error: unrecognized arguments: --y")
