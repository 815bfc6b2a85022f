"""What a report may show: no home folder, no account name, no e-mail."""

from __future__ import annotations

import getpass
import re
from pathlib import Path

_EMAIL = re.compile(r"[^\s@«»\"'<>]+@[^\s@«»\"'<>]+\.\w+")  # as it is


def shown_path(path: Path) -> str:
    """``path`` with « ~ » in the place of the home folder."""
    return nameless(str(path.absolute()))


def nameless(text: str) -> str:
    """``text`` without what would tell who sits here."""
    home, account = _who()
    if home and home != Path(home).anchor:
        text = re.sub(rf"{re.escape(home)}(?![\w.-])", "~", text)
    if account:
        # As a folder’s name, or before a domain: in the words of a sentence it may be a word.
        text = re.sub(rf"(?<=[/\\]){re.escape(account)}(?=[/\\]|$)", "…", text)
    return _EMAIL.sub("…@…", text)


def _who() -> tuple[str, str]:
    try:
        home = str(Path.home())
    except RuntimeError:
        home = ""
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):
        account = ""
    return home, account
