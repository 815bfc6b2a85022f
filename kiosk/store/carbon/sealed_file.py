"""A file to which records are added one after the other, each sealed: encrypted, and read only as it was written.

But for the first: it tells how the copy stands, which is no secret, and is signed alone. Where nothing waits it is all
that there is, and a start that meets no other does without the library that seals (decision 0045).

Used on one thread. Every method that touches the disk raises ``OSError``.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.domain.text.masked import masked
from kiosk.store.file.own_files import own_file

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NEW: Final = "-new"
"""What a file is called, after its name, that is to take the place of another."""
_SALT: Final = 16
_MARK: Final = b"\xc5\x9bkc"
_SIGNED: Final = b"\xc5\x9bks"
_HEAD: Final = struct.Struct("<4sII")  # mark, place, length of what is sealed
_NONCE: Final = 12
_TAG: Final = 16
_SIGNATURE: Final = 32


@masked
@dataclass(frozen=True, slots=True)
class Found:
    """What a file has."""

    records: tuple[bytes, ...]
    """From its beginning on, one after the other."""
    after: tuple[bytes, ...]
    """Those that can still be read after something that cannot."""
    rest: bool
    """There is something behind ``records``: the last one did not come to its end, or what follows is damaged."""


class SealedFile:
    """One file, made where there is none. ``key`` is 32 random bytes, from which its own is derived."""

    def __init__(self, place: Path, key: bytes) -> None:
        own_file(place)
        self._place = place
        self._key = key
        self._number = os.open(place, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self._salt = b""
        self._next = 0
        self.end = 0
        """Bytes that count."""
        self._before = (0, 0)
        self._rest = False  # something may be behind ``end``

    def read(self) -> Found:
        """All that is there. What is added next stands behind ``Found.records``, and nothing else behind them."""
        os.lseek(self._number, 0, os.SEEK_SET)
        content = b""
        while part := os.read(self._number, 1 << 20):
            content += part
        self._salt = content[:_SALT] if len(content) >= _SALT else b""
        records: list[bytes] = []
        at = _SALT if self._salt else 0
        while (one := self._record(content, at)) is not None and one[0] == len(records):
            records.append(one[1])
            at = one[2]
        after, there = [], at
        while (there := content.find(_MARK, there)) >= 0:
            one = self._record(content, there)
            if one is not None and one[0] >= len(records):
                after.append(one[1])
            there = one[2] if one is not None else there + 1
        self._next, self.end = len(records), at
        self._rest = at < len(content)
        return Found(tuple(records), tuple(after), self._rest)

    def add(self, record: bytes, *, synced: bool) -> None:
        """Adds ``record``; ``synced``: it is on the disk when this returns. Where this raises, nothing was added."""
        self._before = (self._next, self.end)
        if self._rest:
            os.ftruncate(self._number, self.end)
            self._rest = False
        try:
            self._write(self._sealed(record))
            if synced:
                os.fsync(self._number)
        except OSError:
            self.take_back()
            raise

    def take_back(self) -> None:
        """Has what was added last not be there."""
        self._next, self.end = self._before
        self._rest = True
        with contextlib.suppress(OSError):  # the next one does it
            os.ftruncate(self._number, self.end)

    def begin_again(self, records: Iterable[bytes]) -> None:
        """Has ``records`` be all that there is, in the same file. It may reach the disk later."""
        os.ftruncate(self._number, 0)
        self._next, self.end, self._rest = 0, 0, False
        for record in records:
            self._write(self._sealed(record) if self.end else self._signed(record))

    def warm(self) -> None:
        """Loads what sealing takes."""
        self._cipher()

    def replace(self, records: Iterable[bytes]) -> None:
        """The same in a new file: at no moment does the disk have neither what there was nor what there is."""
        new = self._place.with_name(self._place.name + NEW)
        new.unlink(missing_ok=True)
        made = SealedFile(new, self._key)
        try:
            made.begin_again(records)
            os.fsync(made._number)
        finally:
            made.close()
        self.close()
        try:
            os.replace(new, self._place)  # noqa: PTH105 - beside the calls of its kind
            self._salt, self._next, self.end, self._rest = made._salt, made._next, made.end, False
            _sync_folder(self._place.parent)
        finally:
            self._number = os.open(self._place, os.O_RDWR | getattr(os, "O_BINARY", 0))

    def close(self) -> None:
        """Lets go of it. May be called again."""
        number, self._number = self._number, -1
        if number >= 0:
            os.close(number)

    # --- inside

    def _record(self, content: bytes, at: int) -> tuple[int, bytes, int] | None:
        """The record that begins at ``at``, its place among the others, where it ends; None: it cannot be read."""
        begin = at + _HEAD.size
        if not self._salt or begin > len(content):
            return None
        mark, place, length = _HEAD.unpack_from(content, at)
        end = begin + length
        if end > len(content):
            return None
        if mark == _SIGNED and length >= _SIGNATURE and not place:
            signed = end - _SIGNATURE
            if not hmac.compare_digest(content[signed:end], self._signature(content[at:signed])):
                return None
            return place, content[begin:signed], end
        if mark != _MARK or length < _NONCE + _TAG:
            return None
        from cryptography.exceptions import InvalidTag

        try:
            found = self._cipher().decrypt(
                content[begin : begin + _NONCE], content[begin + _NONCE : end], content[at:begin]
            )
        except InvalidTag:
            return None
        return place, found, end

    def _signed(self, record: bytes) -> bytes:
        """As the first."""
        self._salt = os.urandom(_SALT)
        content = _HEAD.pack(_SIGNED, 0, len(record) + _SIGNATURE) + record
        return self._salt + content + self._signature(content)

    def _sealed(self, record: bytes) -> bytes:
        begins = b""
        if not self.end:
            begins = self._salt = os.urandom(_SALT)
        head = _HEAD.pack(_MARK, self._next, _NONCE + len(record) + _TAG)
        nonce = os.urandom(_NONCE)
        # Its place is sealed with it: none can be taken out, or put elsewhere, unnoticed.
        return begins + head + nonce + self._cipher().encrypt(nonce, record, head)

    def _signature(self, content: bytes) -> bytes:
        return hmac.digest(_key(self._key, b"kiosk carbon, signed", self._salt), content, "sha256")

    def _cipher(self) -> AESGCM:
        return _cipher(self._key, self._salt)

    def _write(self, content: bytes) -> None:
        os.lseek(self._number, self.end, os.SEEK_SET)
        left = memoryview(content)
        while left:
            left = left[os.write(self._number, left) :]
        self.end += len(content)
        self._next += 1


@lru_cache(2)
def _cipher(key: bytes, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # here: a start has no time for it

    return AESGCM(_key(key, b"kiosk carbon", salt))


def _key(key: bytes, use: bytes, salt: bytes) -> bytes:
    return hmac.digest(key, use + salt, "sha256")


def _sync_folder(folder: Path) -> None:
    """Has the disk know which file goes by which name, where that can be asked for."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
