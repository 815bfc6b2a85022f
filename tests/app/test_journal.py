"""``kiosk --journal``."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.app.commands import journal
from kiosk.app.options import Options
from kiosk.clock import SetClock
from kiosk.domain.day.status import Action
from kiosk.domain.writes.deed import Deed, Did
from kiosk.store.register import NOTED, Register
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW


def keep(profile: Path, secrets: MemorySecrets) -> None:
    async def work() -> None:
        register = Register(profile, secrets, SetClock(NOW), 12)
        register.note(Deed(NOW, "https://exemple.test", 9, Did.SESSION_OPENED))
        register.note(Deed(NOW + timedelta(minutes=2), "https://exemple.test", 9, Action.SEEN, 1, 101, (4, 5)))
        await register.close()

    asyncio.run(work())


def test_the_register_is_verified_and_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secrets = MemorySecrets()
    profile, out = tmp_path / "profile", tmp_path / "journal.csv"
    options = Options(profile=profile, now=NOW)
    assert journal.run(options, secrets=secrets) == journal.INTACT
    assert "Aucun journal" in capsys.readouterr().out
    profile.mkdir()
    keep(profile, secrets)
    assert journal.run(options, out, secrets=secrets) == journal.INTACT
    said = capsys.readouterr().out
    assert "2 lignes" in said
    assert "intacte" in said
    rows = out.read_text("utf-8").splitlines()
    assert rows[2].split(";")[1:] == ["https://exemple.test", "9", "1", "Vu", "", "101", "4 5"]
    assert out.stat().st_mode & 0o077 == 0


def test_one_that_was_touched_is_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secrets = MemorySecrets()
    keep(tmp_path, secrets)
    secrets.kept[NOTED] = "3:" + "00" * 32
    assert journal.run(Options(profile=tmp_path, now=NOW), secrets=secrets) == journal.BROKEN
    assert "rompue à la ligne 3" in capsys.readouterr().out
    secrets.kept.clear()
    assert journal.run(Options(profile=tmp_path, now=NOW), secrets=secrets) == journal.UNREADABLE
    assert "abîmé" in capsys.readouterr().err
