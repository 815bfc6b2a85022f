"""What Kiosk is made of is told as it is: every library that the lock pins for its running, with its licence."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.libraries import LICENCE, made_of
from kiosk.views.about import About
from tools.audit import told

ROOT = Path(__file__).resolve().parent.parent


def test_all_that_kiosk_asks_for_is_told_with_its_licence() -> None:
    asked = [
        Requirement(one) for one in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    ]
    own, found = made_of()
    known = {canonicalize_name(one.name): one for one in found}
    assert own.licence == LICENCE == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"]
    assert {canonicalize_name(one.name) for one in asked} <= known.keys() | {"packaging"}
    assert all(one.licence and one.version for one in found)
    assert "pytest" not in known


def test_each_library_is_pinned_in_the_lock() -> None:
    pinned = {
        canonicalize_name(line.split("==")[0])
        for line in (ROOT / "requirements.lock").read_text().splitlines()
        if "==" in line and not line.startswith(" ")
    }
    assert {canonicalize_name(one.name) for one in made_of()[1]} <= pinned


def test_about_names_the_libraries_and_their_licences(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 560)
    shown = About(window)
    qtbot.addWidget(shown)
    texts = {one.text() for one in shown.findChildren(QLabel)}
    assert {"PySide6_Essentials", "httpx", "BSD-3-Clause"} <= texts
    assert shown.height() <= window.height()


def test_what_could_not_be_looked_up_is_no_good_news() -> None:
    assert told({})[0] == 2
    assert told({"dependencies": [{"name": "a", "version": "1", "vulns": []}]})[0] == 0
    assert (
        told({"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "no"}]})[0] == 2
    )
    weak = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
    code, lines = told({"dependencies": [weak]})
    assert code == 1
    assert "PYSEC-1" in lines[0]
