"""The site's configuration: layers, defaults, and faults named with their line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.registered import Registered
from kiosk.domain.platform.sign_in import BY_CODE, BY_SCHEME, Application, Return, return_of
from kiosk.domain.writes.retention import Retention
from kiosk.settings import (
    ConfigurationError,
    InstanceSettings,
    OAuthSettings,
    Settings,
    _of_policies,
    imposed,
    inspect,
    load,
)


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
        ('[display]\ntheme = "rose"\n', 2, ("display.theme", "contrast, dark, light, system")),
        ('[instance]\nurl = "https://a.test\n', 2, ("TOML",)),
        ("instance = 3\n", 1, ("instance", "section")),
        ('[instance]\nopen_hosts = ["https://visio.exemple.fr/"]\n', 2, ("open_hosts", "nom de machine")),
        ('[desk]\nfiction_numbers = "oui"\n', 2, ("desk.fiction_numbers", "true ou false")),
        ("thresholds.late_minutes = 0\n", 1, ("au moins 1",)),
        ('[instance]\nsign_in = "carte"\n', 2, ("instance.sign_in", "auto, oauth, password")),
        ('[instance.oauth]\nclient = "x"\n', 2, ("« client »", "client_id")),
        ('[instance.oauth]\nredirect_uri = "https://a.test/"\n', 2, ("redirect_uri", "fr.rdv.kiosk:/callback")),
        ('[instance.oauth]\nredirect_uri = "http://127.0.0.1/"\n', 2, ("redirect_uri", "PORT")),
        ('[[instance.known]]\nurl = "https://a.test"\nnom = "A"\n', 3, ("« nom »", "name, url, sign_in, oauth")),
        ('[[instance.known]]\nname = "A"\n', 1, ("instance.known", "il manque la clé « url »")),
        (
            '[[instance.known]]\nurl = "a"\n[[instance.known]]\nurl = "b"\n[instance.known.oauth]\nscope = 3\n',
            6,
            ("« instance.known.oauth.scope »", "texte entre guillemets"),
        ),
        ('[desk]\n"a.b" = 1\nlieu_id = 0\n', 2, ("« a.b »", "lieu_id")),
        ("[desk]\nlieu_id = 5.0\n", 2, ("« desk.lieu_id »", "nombre entier")),
        ("[network]\nanswer_seconds = nan\n", 2, ("« network.answer_seconds »", "un nombre")),
        ("[network]\nanswer_seconds = inf\n", 2, ("« network.answer_seconds »", "au plus 120")),
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
    with pytest.raises(ConfigurationError, match="ne peut pas être lu \\(il n’existe pas\\)"):
        load([tmp_path / "absent.toml"], required=True)


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load([path])


def test_what_a_site_says_of_its_instances(tmp_path: Path) -> None:
    text = """
[instance]
url = "https://rdv.a.test/"
choices = ["https://b.test"]
sign_in = "password"
[instance.oauth]
client_id = "identifiant-a"
client_secret = "s3cret"
[[instance.known]]
name = "RDV de C"
url = "c.test"
sign_in = "oauth"
[instance.known.oauth]
client_id = "identifiant-c"
redirect_uri = "urn:ietf:wg:oauth:2.0:oob"
[[instance.known]]
url = "http://ailleurs.test"
sign_in = "oauth"
"""
    settings = load([write(tmp_path / "kiosk.toml", text)])
    assert "s3cret" not in repr(settings)
    found = Registered(settings.instance, "https://autre.test")
    assert [(one.name, one.url) for one in found.instances] == [
        ("", "https://rdv.a.test"),
        ("", "https://b.test"),
        ("RDV de C", "c.test"),
        ("", "http://ailleurs.test"),
    ]
    assert found.sign_in_at == {"https://c.test": "oauth"}
    assert found.applications == {
        "https://rdv.a.test": Application("identifiant-a", BY_SCHEME, "s3cret"),
        "https://c.test": Application("identifiant-c", BY_CODE),
    }


def test_the_command_line_stands_where_the_section_names_no_instance() -> None:
    section = InstanceSettings(oauth=OAuthSettings(client_id="x", redirect_uri="http://127.0.0.1:8765/retour"))
    (application,) = Registered(section, "https://autre.test/").applications.items()
    assert application[0] == "https://autre.test"
    assert return_of(application[1].redirect_uri) is Return.LOOPBACK
    assert Registered(section).applications == {}
    assert Registered(InstanceSettings(url="https://a.test")).applications == {}


def test_the_zone_of_an_organisation_whose_platform_does_not_tell_it(tmp_path: Path) -> None:
    path = write(tmp_path / "kiosk.toml", '[desk]\ntimezone = "Indian/Reunion"\n')
    assert load([path]).desk.timezone == ZoneInfo("Indian/Reunion")
    path = write(tmp_path / "kiosk.toml", '[desk]\nholidays = "Alsace-Moselle"\n')
    assert load([path]).desk.holidays == "Alsace-Moselle"
    assert load([]).desk.timezone is None


@pytest.mark.parametrize("value", ['"Réunion"', '"../etc/passwd"', '""', "4"])
def test_a_zone_that_is_none(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        load([write(tmp_path / "kiosk.toml", f"[desk]\nkeep_days = 5\ntimezone = {value}\n")])
    said = str(refused.value)
    assert "ligne 3" in said
    assert "desk.timezone" in said
    assert "«\u00a0Indian/Reunion\u00a0»" in said


def test_every_fault_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    wrong = write(
        tmp_path / "wrong.toml",
        '[instance]\nurl = "https://a.test"\nuri = "b"\n[display]\ntheme = "rose"\ntext_percent = 125\n'
        '[seuils]\nx = 1\n[instance.choices]\na = 1\n[thresholds]\nlate_minutes = "dix"\n',
    )
    broken = write(tmp_path / "broken.toml", "[instance\n")
    settings, faults = inspect([wrong, broken, tmp_path / "absent.toml"], required=True)
    assert settings.instance.url == "https://a.test"
    assert (settings.display.theme, settings.display.text_percent) == ("system", 125)
    for word in ("« uri »", "« display.theme »", "« seuils »", "« instance.choices »", "« thresholds.late_minutes »"):
        assert len([fault for fault in faults if word in fault.replace("\u00a0", " ")]) == 1
    assert "broken.toml, ligne 1" in faults[-2]
    assert "absent.toml" in faults[-1]
    assert len(faults) == 7


_SECTIONS = {
    section.name: [key.name for key in msgspec.structs.fields(section.type)]
    for section in msgspec.structs.fields(Settings)
    if section.name != "language"
}
_PLAIN = st.booleans() | st.integers() | st.floats() | st.dates() | st.sampled_from(["", "light", "Indian/Reunion"])
_KEYS = st.sampled_from(["url", "name", "x"])
_VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=4
)
_TABLES = {name: st.fixed_dictionaries({}, optional=dict.fromkeys(keys, _VALUES)) for name, keys in _SECTIONS.items()}


@given(st.fixed_dictionaries({}, optional={"language": _VALUES} | _TABLES))
def test_whatever_a_file_says_its_faults_are_told_and_the_rest_is_used(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    path = write(tmp_path_factory.getbasetemp() / "any.toml", "")
    with mock.patch("tomllib.loads", return_value=data):
        _, faults = inspect([path])
    assert all("any.toml, ligne 1" in fault for fault in faults)


def test_without_a_fault_nothing_is_loaded_to_explain_it() -> None:
    command = "import sys, kiosk.settings as s; s.inspect(()); print('jsonschema' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], capture_output=True, text=True).stdout.strip() == "False"


def test_without_a_fault_both_ways_of_reading_say_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "kiosk.toml", "[thresholds]\nlate_minutes = 5\n")
    assert inspect([path, tmp_path / "none.toml"]) == (load([path]), ())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", Retention(rdvs=3, usagers=30, walk_ins=3, journal=3, refusals=30, memories=30)),
        ("[desk]\nkeep_days = 7\n", Retention(rdvs=7, walk_ins=7, journal=7)),
        ("[desk]\nkeep_days = 7\n[retention]\nrdvs_days = 0\nwalk_ins_days = 0\n", Retention(0, 30, 0, 7)),
        ("[retention]\njournal_days = 0\nmemories_days = 10\n", Retention(journal=0, memories=10)),
    ],
)
def test_how_long_each_kind_is_kept(tmp_path: Path, text: str, kept: Retention) -> None:
    """The former name of a key still counts, unless the present one says otherwise."""
    assert load([write(tmp_path / "kiosk.toml", text)]).kept == kept


def test_a_keyring_that_the_site_takes_for_safe_is_named_as_python_does(tmp_path: Path) -> None:
    path = write(tmp_path / "kiosk.toml", '[desk]\nkeyring_backends = ["keyring_jeepney"]\n')
    assert load([path]).desk.keyring_backends == ("keyring_jeepney",)
    with pytest.raises(ConfigurationError, match="module Python"):
        load([write(tmp_path / "kiosk.toml", '[desk]\nkeyring_backends = ["../file.py"]\n')])


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of what the site imposes, which is not there yet."""
    path = tmp_path / "policy.toml"
    monkeypatch.setattr("kiosk.settings.POLICY_FILE", path)
    return path


def test_what_the_site_imposes_wins_over_every_file_and_is_named(policy: Path, tmp_path: Path) -> None:
    person = write(tmp_path / "p.toml", '[display]\ntheme = "dark"\ntext_percent = 150\n')
    assert imposed() == ()
    write(policy, '[display]\ntheme = "contrast"\n[instance]\nurl = "https://a.test"\n')
    settings = load([person])
    assert (settings.display.theme, settings.display.text_percent) == ("contrast", 150)
    assert imposed() == ("display.theme", "instance.url")


def test_a_fault_in_what_the_site_imposes_is_named_with_its_line(policy: Path) -> None:
    write(policy, '[display]\ntheme = "pink"\ntext_percent = 150\n')
    settings, (fault,) = inspect([])
    assert fault.startswith(f"{policy}, ligne 2")
    assert settings.display.text_percent == 150
    assert imposed() == ("display.text_percent",)


def test_policies_of_windows_are_read_as_a_file_is() -> None:
    found = {
        "language": "en",
        "session": {"idle_minutes": 3, "show_names": 0},
        "instance": {"open_hosts": ["visio.exemple.fr"], "oauth": {"client_id": "abc"}},
    }
    data, faults = _of_policies(found)
    assert faults == []
    assert data["session"] == {"idle_minutes": 3, "show_names": False}
    settings = msgspec.convert(data, Settings)
    assert settings.instance.oauth.client_id == "abc"
    assert settings.instance.open_hosts == ("visio.exemple.fr",)


def test_a_fault_in_the_policies_of_windows_is_named_with_where_they_are() -> None:
    data, (fault,) = _of_policies({"session": {"idle_minutes": 90}, "display": {"theme": "dark"}})
    assert fault.startswith(r"HKLM\Software\Policies\Kiosk")
    assert "session.idle_minutes" in fault
    assert data == {"session": {}, "display": {"theme": "dark"}}
