"""The command lines, in the language of who reads them.

argparse passes what it says to gettext, and so do our commands, whose own words are French. The catalogues are in
``resources/translations/LANGUAGE/LC_MESSAGES``: ``commands.po`` is what people write, ``make translations`` makes of it
the ``commands.mo`` that is read.
"""

from __future__ import annotations

import gettext
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kiosk import resources

DOMAIN = "commands"


class Parser(ArgumentParser):
    """A parser, and those of its subcommands, whose options are written out: no abbreviations."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **options})


@contextmanager
def speaking(language: str = "fr") -> Iterator[None]:
    """Within, parsers are made, and say what they say, in ``language``."""
    before, environment = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(resources.folder() / "translations"))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language  # where gettext looks first, on every system
    try:
        yield
    finally:
        gettext.textdomain(before)
        del os.environ["LANGUAGE"]
        if environment is not None:
            os.environ["LANGUAGE"] = environment
