"""What holds people's data is written for its owner alone, through no link and over nothing that is not ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.platform_server.__main__ import main
from kiosk.platform_server.data import private_files
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.serving.serve import CannotServe, serve
from kiosk.platform_server.serving.settings import Settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")


@pytest.fixture
def database(data_path: Path, tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/platform.sqlite"
    assert main(["import", str(data_path), "--database", url]) == 0
    return url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def exported(database: str, path: Path, *more: str) -> int:
    return main(["export", str(path), "--database", database, *more])


def test_an_export_takes_the_place_of_an_export_and_of_nothing_else(
    database: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old_mask = os.umask(0)
    try:
        path = folder / "export.json"
        assert exported(database, path) == 0
        assert path.stat().st_mode & 0o777 == 0o600
        assert exported(database, path) == 0, "the evening's over that of the evening before"
        victim = folder / "victim"
        for make in (
            lambda p: p.write_text("mine"),
            lambda p: p.symlink_to(victim),  # that leads nowhere yet
            lambda p: (victim.write_text("kept"), p.symlink_to(victim)),
            lambda p: (p.write_bytes(b'{\n "timezone": 1}'), p.chmod(0o644)),
            lambda p: p.hardlink_to(victim),
        ):
            path.unlink()
            make(path)
            before = victim.read_text() if victim.exists() else None
            capsys.readouterr()
            assert exported(database, path) == 1
            assert "existe déjà" in capsys.readouterr().err
            assert (victim.read_text() if victim.exists() else None) == before
        assert exported(database, path, "--force") == 0
        assert (path.is_symlink(), victim.read_text(), path.stat().st_mode & 0o777) == (False, "kept", 0o600)
        assert sorted(p.name for p in folder.iterdir()) == ["export.json", "victim"]
    finally:
        os.umask(old_mask)


def test_where_others_could_put_something_in_its_place_nothing_is_written(
    database: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.chmod(0o777)
    assert exported(database, folder / "export.json") == 1
    assert "D’autres personnes" in capsys.readouterr().err
    folder.chmod(0o1777)  # as /tmp
    assert exported(database, folder / "export.json") == 0


def test_what_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_file: int) -> None:
        raise OSError("full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="full"):
        private_files.write(folder / "a", b"x", replaces=lambda _: True)
    assert not list(folder.iterdir())


def test_messages_go_to_no_folder_of_everybody_s(tmp_path: Path, folder: Path) -> None:
    folder.chmod(0o755)
    settings = Settings(database=f"sqlite:///{tmp_path}/p.sqlite", outbox=folder)
    with pytest.raises(CannotServe, match="dossier des messages"):
        serve(settings, lambda _: None)
    made = tmp_path / "made" / "outbox"
    private_files.folder(made)
    assert made.stat().st_mode & 0o777 == 0o700


def test_a_database_is_its_owner_s_alone_whatever_the_umask(tmp_path: Path) -> None:
    old_mask = os.umask(0)
    try:
        database = Database(f"sqlite:///{tmp_path}/platform.sqlite")
        database.create()
        with database.write() as connection:
            connection.exec_driver_sql("UPDATE territories SET name = ''")
        assert {p.stat().st_mode & 0o777 for p in tmp_path.iterdir()} == {0o600}
        database.close()
    finally:
        os.umask(old_mask)
