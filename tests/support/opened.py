"""Which files of a folder are opened, by whatever code: the kernel tells (inotify), so nothing is missed or patched."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_OPEN, _ACCESS, _NONBLOCK = 0x20, 0x01, 0o4000
_HEAD: Final = struct.Struct("iIII")


class Watch:
    """What was opened so far."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._names: list[str] = []

    @property
    def names(self) -> list[str]:
        """The files of the folder that were opened or read, once each time."""
        while (told := self._read()) is not None:
            at = 0
            while at < len(told):
                _, _, _, length = _HEAD.unpack_from(told, at)
                at += _HEAD.size
                self._names.append(told[at : at + length].rstrip(b"\0").decode())
                at += length
        return self._names

    def _read(self) -> bytes | None:
        try:
            return os.read(self._descriptor, 65_536)
        except BlockingIOError:
            return None


@contextmanager
def opened_in(folder: Path) -> Iterator[Watch]:
    """Watches ``folder`` until the end of the block."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(_NONBLOCK)
    if descriptor < 0 or libc.inotify_add_watch(descriptor, os.fsencode(folder), _OPEN | _ACCESS) < 0:
        raise OSError(ctypes.get_errno(), "inotify")
    try:
        yield Watch(descriptor)
    finally:
        os.close(descriptor)
