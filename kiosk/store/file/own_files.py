"""Folders and files that are this person's alone, whatever the umask and whatever stands in the way."""

from __future__ import annotations

import os
import stat
from pathlib import Path

OWN_FOLDER = 0o700
OWN_FILE = 0o600


def own_folder(folder: Path) -> None:
    """Makes ``folder`` where there is none, and has it be this person's alone. Raises ``OSError``.

    One that another person made, or that is a link to somewhere else, is not taken: ``PermissionError``.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=OWN_FOLDER)
    if not hasattr(os, "geteuid"):
        return  # rights of another kind: those of the person's own folders
    if trouble(folder):
        raise PermissionError(str(folder))
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(OWN_FOLDER)


def own_file(place: Path) -> None:
    """Makes ``place`` where there is none, and has it be this person's alone to read. Raises ``OSError``.

    A link in its place is not followed, nor is what is no file.
    """
    flags = os.O_CREAT | os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    number = os.open(place, flags, OWN_FILE)
    try:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode):
            raise PermissionError(str(place))
        if hasattr(os, "fchmod") and found.st_mode & 0o077:
            os.fchmod(number, OWN_FILE)
    finally:
        os.close(number)


def trouble(folder: Path) -> bool:
    """Whether what stands at ``folder`` is not this person's to trust: another's."""
    if not hasattr(os, "geteuid"):
        return False
    try:
        found = folder.stat()
    except OSError:
        return False  # said where it is used
    return stat.S_ISDIR(found.st_mode) and found.st_uid != os.geteuid()
