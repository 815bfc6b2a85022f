"""Files and folders that hold people's data: their owner's alone, and over nothing that somebody else put there."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

_POSIX = os.name == "posix"
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_EVERYBODY = stat.S_IRWXO | stat.S_IWGRP


class NotPrivate(OSError):  # noqa: N818 - told to the person
    """Others could read or change what is written there."""


def write(path: Path, content: bytes, *, replaces: Callable[[Path], bool]) -> None:
    """Writes ``content`` to ``path``, whole or not at all, readable by its owner alone.

    What stands there already is replaced where ``replaces`` says so of it, and is never written through, be it a link.
    Raises FileExistsError where it does not, NotPrivate in a folder where others could put something in its place,
    OSError.
    """
    folder = path.parent
    about = folder.stat()
    if _POSIX and about.st_mode & _OTHERS_WRITE and not about.st_mode & stat.S_ISVTX:
        raise NotPrivate(f"{folder} is open to others")
    if os.path.lexists(path) and not replaces(path):
        raise FileExistsError(path)
    aside = folder / f".{path.name}.{secrets.token_hex(8)}"
    made = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(made, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    if _POSIX:
        there = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(there)
        finally:
            os.close(there)


def folder(path: Path) -> None:
    """Makes the folder, its owner's alone. Raises NotPrivate where it is there already and others' too, OSError."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    about = path.stat()
    if _POSIX and (about.st_uid not in (os.getuid(), 0) or about.st_mode & _EVERYBODY):
        raise NotPrivate(f"{path} is open to others")


def is_own(path: Path, beginning: bytes) -> bool:
    """Whether that is a file of this user's own, nobody else's to read or write, that begins so."""
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode) or about.st_nlink != 1:
        return False
    if _POSIX and (about.st_uid != os.getuid() or about.st_mode & (stat.S_IRWXG | stat.S_IRWXO)):
        return False
    with path.open("rb") as file:
        return file.read(len(beginning)) == beginning
