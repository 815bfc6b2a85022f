"""Values that are planted, and looked for in every byte that was written: in clear, and as programs write them."""

from __future__ import annotations

import base64
import html
import io
import json
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus

from kiosk.domain.text.search_text import fold

SHORTEST = 6
"""Letters of a value that says something by itself: shorter ones are found by chance."""
_DEEPEST = 3
_LARGEST_UNPACKED = 20_000_000
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = re.compile(rb"\x1f\x8b\x08")


@dataclass(frozen=True, slots=True)
class Found:
    place: str
    value: str
    how: str


def phone_forms(national: str) -> list[str]:
    """« 0639980012 » as people and programs write it."""
    pairs = [national[at : at + 2] for at in range(0, len(national), 2)]
    spaced = [gap.join(pairs) for gap in (" ", "\u00a0", ".", "-")]
    return [national, f"+33{national[1:]}", f"33{national[1:]}", *spaced]


def date_forms(iso: str) -> list[str]:
    """« 1987-03-14 » likewise."""
    year, month, day = iso.split("-")
    return [iso, f"{day}/{month}/{year}", f"{year}{month}{day}", f"{day}-{month}-{year}"]


def _three_offsets(data: bytes) -> Iterator[bytes]:
    """What of ``data`` in base64 does not hang on what stands before and after it."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + data)
        first = -(-before * 8 // 6)
        last = (before + len(data)) * 8 // 6
        yield coded[first:last]


def needles(value: str) -> dict[bytes, str]:
    """What is looked for in bytes whose ASCII letters are small, and how each is a form of ``value``."""
    assert len(value) >= SHORTEST, value
    found: dict[bytes, str] = {}
    for text in dict.fromkeys((value, value.lower(), value.upper(), value.capitalize(), fold(value))):
        utf8 = text.encode()
        forms: list[tuple[str, bytes]] = [
            ("UTF-8", utf8),
            ("UTF-16", text.encode("utf-16-le")),
            ("UTF-16", text.encode("utf-16-be")),
            ("UTF-32", text.encode("utf-32-le")),
            ("Latin-1", text.encode("latin-1", "replace")),
            ("hex", utf8.hex().encode()),
            ("URL", quote(text).encode()),
            ("URL", quote_plus(text).encode()),
            ("JSON", json.dumps(text)[1:-1].encode()),
            ("JSON", json.dumps(json.dumps(text)[1:-1])[1:-1].encode()),
            ("quoted-printable", quopri.encodestring(utf8).replace(b"=\n", b"")),
            ("HTML", html.escape(text).encode()),
            ("HTML", text.encode("ascii", "xmlcharrefreplace")),
            ("repr", ascii(text)[1:-1].encode()),
            ("repr", repr(utf8)[2:-1].encode()),
        ]
        for coded in _three_offsets(utf8):
            forms += [("base64", coded), ("base64", coded.translate(bytes.maketrans(b"+/", b"-_")))]
        for coded in _three_offsets(text.encode("utf-16-le")):
            forms.append(("base64 of UTF-16", coded))
        for how, form in forms:
            found.setdefault(form.lower(), how)
    return found


class Planted:
    """Values to be found, each under the name of what it is."""

    def __init__(self, values: Iterable[str]) -> None:
        self.values = list(dict.fromkeys(values))
        self._needles = {form: (value, how) for value in self.values for form, how in needles(value).items()}

    def found_in(self, data: bytes, place: str = "", deep: int = 0) -> list[Found]:
        """Where they are in ``data``, and in what is packed in it."""
        small = data.lower()
        found = [Found(place, value, how) for form, (value, how) in self._needles.items() if form in small]
        if deep < _DEEPEST:
            for how, inside in unpacked(data):
                found += self.found_in(inside, f"{place} › {how}", deep + 1)
        return list(dict.fromkeys(found))

    def found_under(self, *folders: Path, since: float = 0.0) -> tuple[list[Found], int]:
        """In every file below ``folders``, and in their names; how many files were read. ``since``: of later only."""
        found: list[Found] = []
        count = 0
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                found += self.found_in(str(path.relative_to(folder)).encode(), f"the name {path}", _DEEPEST)
                if path.is_symlink():
                    found += self.found_in(str(path.readlink()).encode(), f"the link {path}", _DEEPEST)
                elif path.is_file() and path.stat().st_mtime >= since:
                    count += 1
                    found += self.found_in(path.read_bytes(), str(path))
        return found, count


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What of ``data`` is packed as gzip, zlib or zip."""
    for how, head, bits in (("gzip", _GZIP, 31), ("zlib", _ZLIB, 15)):
        for match in head.finditer(data):
            inside = _inflated(memoryview(data)[match.start() :], bits)
            if len(inside) >= SHORTEST:
                yield how, inside
    if b"PK\x03\x04" in data:
        try:
            with zipfile.ZipFile(io.BytesIO(data[data.index(b"PK\x03\x04") :])) as archive:
                for name in archive.namelist():
                    yield f"zip, {name}", archive.read(name)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
            pass


def _inflated(data: memoryview, bits: int) -> bytes:
    """What can be read of a stream that begins there, which may be cut or none at all."""
    reader, out = zlib.decompressobj(bits), b""
    for at in range(0, len(data), 65536):
        try:
            out += reader.decompress(data[at : at + 65536], _LARGEST_UNPACKED)
        except zlib.error:
            # What stands before the fault in this piece is read byte by byte, in another reader.
            return out or _inflated_slowly(data[:65536], bits)
        if reader.eof or len(out) >= _LARGEST_UNPACKED:
            break
    return out


def _inflated_slowly(data: memoryview, bits: int) -> bytes:
    reader, out = zlib.decompressobj(bits), b""
    try:
        for at in range(len(data)):
            out += reader.decompress(data[at : at + 1])
    except zlib.error:
        pass
    return out
