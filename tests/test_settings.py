"""The site's configuration: layers, defaults, and faults named with their line."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.settings import ConfigurationError, Settings, load


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_every_key_has_its_default(tmp_path: Path) -> None:
    settings = load([tmp_path / "none.toml"])
    assert settings == Settings()
    assert settings.thresholds.late.total_seconds() == 600


def test_the_person_s_file_wins_key_by_key(tmp_path: Path) -> None:
    machine = write(tmp_path / "m.toml", '[instance]\nurl = "https://a.test"\n[thresholds]\nlate_minutes = 5\n')
    person = write(tmp_path / "p.toml", "[thresholds]\nlong_wait_minutes = 30\n")
    settings = load([machine, person])
    assert settings.instance.url == "https://a.test"
    assert (settings.thresholds.late_minutes, settings.thresholds.long_wait_minutes) == (5, 30)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[thresholds]\n\nlate = 5\n", 3, ("« late »", "late_minutes")),
        ("# un mot\n[seuils]\nlate_minutes = 5\n", 2, ("« seuils »", "thresholds")),
        ('[display]\ntheme = "light"\ntext_percent = "grand"\n', 3, ("display.text_percent", "nombre entier")),
        ("[display]\ntext_percent = 300\n", 2, ("au plus 200",)),
        ('[display]\ntheme = "rose"\n', 2, ("display.theme", "mots permis")),
        ('[instance]\nurl = "https://a.test\n', 2, ("TOML",)),
        ("instance = 3\n", 1, ("instance", "section")),
        ('[instance]\nopen_hosts = ["https://visio.exemple.fr/"]\n', 2, ("open_hosts", "nom de machine")),
        ('[desk]\nfiction_numbers = "oui"\n', 2, ("desk.fiction_numbers", "true ou false")),
        ("thresholds.late_minutes = 0\n", 1, ("au moins 1",)),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: tuple[str, ...]) -> None:
    path = write(tmp_path / "kiosk.toml", text)
    with pytest.raises(ConfigurationError) as caught:
        load([path])
    message = str(caught.value).replace("\u202f", " ").replace("\u00a0", " ")
    assert f"kiosk.toml, ligne {line} :" in message
    for word in words:
        assert word in message


def test_a_file_named_on_the_command_line_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="ne peut pas être lu"):
        load([tmp_path / "absent.toml"], required=True)


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load([path])


def test_the_zone_of_an_organisation_whose_platform_does_not_tell_it(tmp_path: Path) -> None:
    path = write(tmp_path / "kiosk.toml", '[desk]\ntimezone = "Indian/Reunion"\n')
    assert load([path]).desk.timezone == ZoneInfo("Indian/Reunion")
    assert load([]).desk.timezone is None


@pytest.mark.parametrize("value", ['"Réunion"', '"../etc/passwd"', '""', "4"])
def test_a_zone_that_is_none(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        load([write(tmp_path / "kiosk.toml", f"[desk]\nkeep_days = 5\ntimezone = {value}\n")])
    said = str(refused.value)
    assert "ligne 3" in said
    assert "desk.timezone" in said
    assert "« Indian/Reunion »" in said
