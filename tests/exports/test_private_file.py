"""What is written for a person's own eyes: its rights, its wholeness, and what stands in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.exports.private_file import write_private
from kiosk.presenters.work.saving import save


def test_it_is_its_owners_whatever_stood_there(tmp_path: Path) -> None:
    there = tmp_path / "liste.pdf"
    there.write_text("before")
    there.chmod(0o644)
    former = os.umask(0)
    try:
        assert save(there, b"after\r\n")
    finally:
        os.umask(former)
    assert (there.read_bytes(), there.stat().st_mode & 0o777) == (b"after\r\n", 0o600)
    assert list(tmp_path.iterdir()) == [there]


def test_a_link_is_replaced_and_what_it_leads_to_left_alone(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "liste.ics"
    elsewhere.write_text("mine")
    link.symlink_to(elsewhere)
    write_private(link, "RDV")
    assert (link.read_text(), link.is_symlink(), elsewhere.read_text()) == ("RDV", False, "mine")


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert not save(folder, b"a name")
    assert not save(tmp_path / "absent" / "liste.pdf", b"a name")
    assert list(tmp_path.iterdir()) == [folder]
    aside = tmp_path / f".liste.pdf.{os.getpid()}.new"
    aside.write_text("of somebody else")
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "liste.pdf", "a name")
    assert aside.read_text() == "of somebody else"
