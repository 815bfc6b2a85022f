"""RDVs as files, read by others than who writes them."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import vobject

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Status
from kiosk.domain.text.document import Table
from kiosk.exports.csv_file import BOM, csv_of
from kiosk.exports.ics import ics_of
from kiosk.exports.rdv_rows import HEADS, ExportedRdvs, rows_of
from kiosk.exports.rdv_sheet import rdv_document
from kiosk.exports.xlsx import xlsx_of
from tests.domain.samples import NOW, at, part, rdv, usager, workshop

DAY = timedelta(days=1)
SECRET = {
    "phone_number": "06 12 34 56 78",
    "phone_number_formatted": "+33612345678",
    "email": "lea@exemple.test",
    "address": "3 rue Secrète",
    "case_number": "DOSSIER-77",
}


def given(*entries: DeskRdv, by_person: bool = False) -> ExportedRdvs:
    return ExportedRdvs(entries, NOW, "MDS d’Ormeval", {5: "PMI"}, {}, {}, by_person)


def live() -> DeskRdv:
    """Whose names and context a spreadsheet would take for formulas."""
    who = usager(1, first="Léa", last='=HYPERLINK("http://exemple.test")', **SECRET)
    entry = rdv(1, at(9) - DAY, [part(who, Status.SEEN)])
    return replace(entry, rdv=replace(entry.rdv, context="+33 1 @cmd|calc"))


def cells(data: ExportedRdvs) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(data)))
    head, *rows = book.active.iter_rows()  # type: ignore[union-attr]
    assert [cell.value for cell in head] == list(HEADS)
    return [dict(zip(HEADS, row, strict=True)) for row in rows]


def test_a_workbook_has_real_dates_widths_a_frozen_head_and_a_filter() -> None:
    born = usager(1, birth_date=date(1990, 12, 31))
    entry = rdv(7, at(9, 30) - DAY, [part(born, Status.SEEN)])
    (row,) = cells(given(entry))
    assert row["Date"].value == datetime.combine((NOW - DAY).date(), time())
    assert row["Date"].is_date
    assert row["Date"].number_format == "dd/mm/yyyy"
    assert row["Heure"].value == time(9, 30)
    assert row["Durée (min)"].value == 30
    assert row["Date de naissance"].value == datetime.combine(date(1990, 12, 31), time())
    assert (row["Mineur"].value, row["État"].value, row["N° du RDV"].value) == ("non", "Vu", 7)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(given(entry)))).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:R2"
    assert sheet.column_dimensions["J"].width > 20


def test_no_formula_becomes_live() -> None:
    (row,) = cells(given(live()))
    assert row["Usagers"].data_type == "s"
    assert row["Usagers"].value.startswith("=HYPERLINK")
    assert row["Usagers"].hyperlink is None
    assert row["Contexte"].data_type == "s"
    text = csv_of(given(live())).decode("utf-8-sig")
    (_, line) = csv.reader(io.StringIO(text), delimiter=";")
    assert line[HEADS.index("Usagers")].startswith("'=")
    assert line[HEADS.index("Contexte")].startswith("'+33")


def test_nothing_private_is_told_that_the_platform_s_own_export_leaves_out() -> None:
    data = given(live())
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(data))).active
    assert book is not None
    said = [
        "\n".join(str(cell.value) for row in book.iter_rows() for cell in row),
        csv_of(data).decode(),
        ics_of(data).decode(),
        str([part.rows for part in rdv_document(data, "").parts if isinstance(part, Table)]),
    ]
    for text in said:
        for secret in SECRET.values():
            assert secret not in text


def test_a_row_for_each_person_where_somebody_asks() -> None:
    people = [part(usager(1, last="Dupont"), Status.SEEN), part(usager(2, last="Martin"), Status.NOSHOW)]
    entry = workshop(3, at(9) - DAY, people)
    assert len(cells(given(entry))) == 1
    first, second = cells(given(entry, by_person=True))
    assert [one["Usagers"].value.split()[0] for one in (first, second)] == ["DUPONT", "MARTIN"]
    assert [one["État"].value for one in (first, second)] == ["Vu", "Absent (non excusé)"]


def test_separated_values_with_and_without_the_mark() -> None:
    data = given(rdv(1, at(9) - DAY))
    assert csv_of(data).startswith(BOM)
    assert not csv_of(data, bom=False).startswith(BOM)
    (head, line) = csv.reader(io.StringIO(csv_of(data, separator=",", bom=False).decode()))
    assert head == list(HEADS)
    assert line[:2] == [(NOW - DAY).strftime("%d/%m/%Y"), "09:00"]


def test_a_calendar_is_understood_and_says_what_does_not_take_place() -> None:
    gone = rdv(2, at(11), [part(usager(2), Status.REVOKED)])
    made = ics_of(given(rdv(1, at(9)), gone, rdv(-3, at(12)))).decode()
    calendar = vobject.readOne(made)
    first, second = calendar.vevent_list
    assert (first.status.value, second.status.value) == ("CONFIRMED", "CANCELLED")
    assert first.dtstart.value == at(9)
    assert first.dtend.value == at(9, 30)
    assert first.summary.value == rdv(1, at(9)).rdv.motif.name
    assert not any(name in made for name in ("DUPONT", "Dupont", "Léa", "Martin")), "calendars end up elsewhere"


def test_it_is_told_how_far_it_has_come_and_can_be_stopped() -> None:
    class EnoughError(Exception):
        pass

    told: list[int] = []

    def tell(done: int) -> None:
        told.append(done)
        if len(told) == 2:
            raise EnoughError

    entries = [rdv(n, at(9) - DAY) for n in range(1, 200)]
    with pytest.raises(EnoughError):
        list(rows_of(given(*entries), tell))
    assert 0 < told[0] < told[1] < 199


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine (libreoffice-calc)")
def test_a_french_office_opens_the_workbook_and_the_text(tmp_path: Path) -> None:
    born = usager(1, first="Zoë", birth_date=date(1990, 12, 31))
    data = given(rdv(7, at(9, 30) - DAY, [part(born, Status.SEEN)]), live())
    (tmp_path / "rdv.xlsx").write_bytes(xlsx_of(data))
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "rdv.xlsx")], check=True, timeout=100, capture_output=True
    )
    head, first, second = csv.reader(io.StringIO((tmp_path / "rdv.csv").read_text("utf-8")), delimiter=";")
    assert head == list(HEADS)
    assert first[0] == (NOW - DAY).strftime("%d/%m/%Y")
    assert first[1] == "09:30"
    assert "Zoë" in first[9]
    assert second[9].startswith("=HYPERLINK"), "as it was written, and not what it would come to"
