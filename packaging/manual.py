"""Man pages, written from what the commands themselves say of their options: there is no second text to keep true."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date

from libraries import ROOT

sys.path.insert(0, str(ROOT))

from kiosk.command_line import speaking

_HEADS = {
    "fr": ("NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "FICHIERS", "commande"),
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "FILES", "command"),
}
_FILES = {
    "fr": (
        ("/etc/kiosk/kiosk.toml", "réglages imposés par le site : la personne ne les change pas"),
        ("/etc/xdg/kiosk/kiosk.toml", "réglages proposés par le site"),
        ("~/.config/kiosk/kiosk.toml", "réglages de la personne"),
    ),
    "en": (
        ("/etc/kiosk/kiosk.toml", "settings that the site imposes: nobody changes them at the desk"),
        ("/etc/xdg/kiosk/kiosk.toml", "settings that the site proposes"),
        ("~/.config/kiosk/kiosk.toml", "settings of the person"),
    ),
}
_SUMMARY = {
    ("kiosk", "fr"): "l’accueil de RDV Service Public, sur le poste de travail",
    ("kiosk", "en"): "the front desk of RDV Service Public",
    ("kiosk-platform", "fr"): "la plateforme embarquée de Kiosk, et le compagnon d’un site",
}


def page(name: str, language: str, day: date, version: str) -> str:
    """The man page of ``name`` in ``language``, as troff."""
    with speaking(language):
        if name == "kiosk":
            from kiosk.__main__ import parser as made

            parser: argparse.ArgumentParser = made()
        else:
            from kiosk.platform_server.__main__ import _parser

            parser = _parser()
        named, synopsis, description, options, files, command = _HEADS[language]
        out = [
            f'.TH {name.upper()} 1 {day.isoformat()} "Kiosk {version}" ""',
            f".SH {named}",
            f"{_plain(name)} \\- {_plain(_SUMMARY[name, language])}",
            f".SH {synopsis}",
        ]
        subcommands = next((one for one in parser._actions if isinstance(one, argparse._SubParsersAction)), None)
        out += [f".B {name}", _plain("[OPTIONS]" if subcommands is None else f"{command.upper()} [OPTIONS]")]
        out += [f".SH {description}", _prose(parser.description or ""), ".PP", _prose(parser.epilog or "")]
        if subcommands is None:
            out += [f".SH {options}", *_options(parser)]
        else:
            for called, each in subcommands.choices.items():
                out += [f'.SH "{called.upper()}"', f".B {_plain(f'{name} {called}')}", *_options(each)]
                if each.epilog:
                    out += [".PP", ".nf", _plain(each.epilog), ".fi"]
    if name == "kiosk":
        out += [f".SH {files}"]
        for path, said in _FILES[language]:
            out += [".TP", f".B {_plain(path)}", _plain(said)]
    return "\n".join(out) + "\n"


def _options(parser: argparse.ArgumentParser) -> list[str]:
    out: list[str] = []
    for action in parser._actions:
        if action.help == argparse.SUPPRESS:
            continue
        takes = "" if action.nargs == 0 else action.dest.upper()
        value = action.metavar if isinstance(action.metavar, str) else takes
        names = ", ".join(action.option_strings) or value
        shown = f"\\fB{_plain(names)}\\fR"
        if action.option_strings and action.nargs != 0:
            shown += f" \\fI{_plain('|'.join(map(str, action.choices)) if action.choices else value)}\\fR"
        out += [".TP", shown, _prose((action.help or "") % {**vars(action), "prog": parser.prog})]
    return out


def _prose(text: str) -> str:
    return _plain(re.sub(r"[ \n]+", " ", text).strip())


def _plain(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\u202f", "\u00a0")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.split("\n"))
