"""The scanner that proves that nothing was written finds a value in each clothes that it may wear."""

from __future__ import annotations

import base64
import gzip
import io
import json
import quopri
import sqlite3
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from tests.support.planted import Planted, date_forms, phone_forms

NAME = "Zéphyrinette d’Ostrevanteau"


def zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", data)
    return file.getvalue()


CLOTHES = {
    "UTF-8": NAME.encode(),
    "capitals": NAME.upper().encode(),
    "small letters": NAME.lower().encode(),
    "without accents": b"zephyrinette d ostrevanteau",
    "UTF-16": NAME.encode("utf-16-le"),
    "UTF-16, the other way": NAME.encode("utf-16-be"),
    "UTF-32": NAME.encode("utf-32-le"),
    "base64": base64.b64encode(NAME.encode()),
    "base64, one on": base64.b64encode(b"a" + NAME.encode() + b"more"),
    "base64, two on": base64.b64encode(b"ab" + NAME.encode()),
    "base64 of an address": base64.urlsafe_b64encode(b"name=" + NAME.encode()),
    "base64 of UTF-16": base64.b64encode(b"abc" + NAME.encode("utf-16-le")),
    "hex": NAME.encode().hex().encode(),
    "capital hex": NAME.encode().hex().upper().encode(),
    "an address": quote_plus(NAME).encode(),
    "JSON": json.dumps({"name": NAME}).encode(),
    "JSON in JSON": json.dumps(json.dumps({"name": NAME})).encode(),
    "quoted-printable": quopri.encodestring(NAME.encode()),
    "HTML": NAME.encode("ascii", "xmlcharrefreplace"),
    "Python": ascii([NAME]).encode(),
    "Python's bytes": repr(NAME.encode()).encode(),
    "gzip": gzip.compress(b"before " + NAME.encode()),
    "zlib": zlib.compress(NAME.encode(), 1),
    "zlib within zlib": zlib.compress(b"12345" + zlib.compress(NAME.encode())),
    "a stream that is cut": zlib.compress(NAME.encode() + bytes(range(256)) * 40)[:-20],
    "zip": zipped(NAME.encode()),
}


@pytest.mark.parametrize("clothes", CLOTHES)
def test_it_is_found_in_each(clothes: str) -> None:
    planted = Planted([NAME])
    around = b"\x00\x01 something else, \xff"
    assert planted.found_in(around + CLOTHES[clothes] + around), clothes


def test_it_is_found_in_a_database_and_in_the_name_of_a_file(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.sqlite")
    base.execute("PRAGMA secure_delete = OFF")
    base.execute("CREATE TABLE a (b)")
    base.executemany("INSERT INTO a VALUES (?)", [(str(n) * 50,) for n in range(200)] + [(NAME,)])
    base.commit()
    base.execute("DELETE FROM a WHERE b = ?", (NAME,))
    base.commit()
    base.close()
    (tmp_path / f"Fiche {NAME}.txt").write_text("nothing")
    found, count = Planted([NAME]).found_under(tmp_path)
    assert count == 2
    assert {Path(one.place).name for one in found} == {"a.sqlite", f"Fiche {NAME}.txt"}, "what was deleted too"


def test_numbers_and_days_are_found_as_people_write_them() -> None:
    planted = Planted([*phone_forms("0639980012"), *date_forms("1987-03-14")])
    for text in ("06 39 98 00 12", "06\u00a039\u00a098\u00a000\u00a012", "tel:+33639980012", "né le 14/03/1987"):
        assert planted.found_in(text.encode()), text


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert Planted([NAME]).found_in(bytes(range(256)) * 400 + gzip.compress(b"Zephyrin" * 99)) == []
