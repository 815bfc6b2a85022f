"""argparse in French, for both commands: its headings, and what it says of a wrong command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

# argparse passes each of its sentences to gettext under these two names; there is no French catalogue to point it to.
_ONE, _SEVERAL = "_", "ngettext"
_FRENCH = {
    "usage: ": "usage : ",
    # Headings, which argparse puts its colon to.
    "positional arguments": "arguments ",
    "options": "options ",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il faut l’un de : %s",
    "unrecognized arguments: %s": "paramètres inconnus : %s",
    "not allowed with argument %s": "ne va pas avec %s",
    "ignored explicit argument %r": "ne prend pas de valeur (%r)",
    "expected one argument": "demande une valeur",
    "expected at most one argument": "demande une valeur au plus",
    "expected at least one argument": "demande au moins une valeur",
    "expected %s argument": "demande %s valeur",
    "expected %s arguments": "demande %s valeurs",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s peut être %(matches)s : écrivez le nom entier",
    "invalid %(type)s value: %(value)r": "valeur illisible : %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r inconnu ; au choix : %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r inconnu ; au choix : %(choices)s",
    "can't open '%(filename)s': %(error)s": "« %(filename)s » ne s’ouvre pas",
}


class Parser(argparse.ArgumentParser):
    """A parser, and those of its subcommands, that speaks French. Options are written out: no abbreviations."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        with _in_french():
            super().__init__(*arguments, **{"allow_abbrev": False, **options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """As argparse's; a wrong command ends the process with exit code 2."""
        with _in_french():
            return super().parse_args(args, namespace)

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """The same, for a subcommand too."""
        with _in_french():
            return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Says how the command is used and what is wrong with this one; exit code 2."""
        with _in_french():
            super().error(message)


@contextmanager
def _in_french() -> Iterator[None]:
    here: dict[str, Callable[..., str]] = vars(argparse)
    before = here[_ONE], here[_SEVERAL]
    here[_ONE], here[_SEVERAL] = _say, lambda one, several, count: _say(one if count == 1 else several)
    try:
        yield
    finally:
        here[_ONE], here[_SEVERAL] = before


def _say(sentence: str) -> str:
    return _FRENCH.get(sentence, sentence)
