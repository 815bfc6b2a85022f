"""The data file: whole or not at all, and what is wrong with it told by its path."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import Clock
from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.data_file import DataFileFault
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving.serve import import_data
from tests.platform_server.small_platform import NOW, small_platform
from tests.support.platform_process import PlatformDidNotStart, start_platform

Mend = Callable[[dict[str, Any]], object]


@pytest.fixture
def empty(database_url: str) -> Any:
    platform = Platform(Database(database_url), Clock())
    platform.database.create()
    yield platform
    platform.close()


FAULTS: list[tuple[Mend, str]] = [
    (lambda d: d.update(surprise=[]), "surprise: unknown key"),
    (lambda d: d.update(rdvs={}), "rdvs: not a list"),
    (lambda d: d.update(timezone="Europe/Nulle-Part"), "timezone: no such zone"),
    (lambda d: d["users"][2].update(surname="X"), "users[2].surname: unknown key"),
    (lambda d: d["users"][2].pop("last_name"), "users[2].last_name: missing"),
    (lambda d: d["users"][3].update(birth_date="1990-02-30"), "users[3].birth_date: "),
    (lambda d: d["users"][3].update(caisse_affiliation="autre"), "users[3].caisse_affiliation: "),
    (lambda d: d["users"][3].update(key="lea"), 'users[3].key: "lea" comes twice'),
    (lambda d: d["users"][3].update(id=1), "users[3].id: 1 comes twice"),
    (lambda d: d["users"][3].update(organisations=["nord", "est"]), 'users[3].organisations[1]: no organisation "est"'),
    (lambda d: d["users"][0].update(responsible="tom"), "users[0].responsible: nobody is responsible"),
    (lambda d: d["users"][3].update(responsible="zoe"), "users[3].responsible: nobody is responsible"),
    (lambda d: d["agents"][1].update(email=d["agents"][0]["email"].upper()), "agents[1].email: "),
    (lambda d: d["agents"][1].update(roles={"nord": "chef"}), "agents[1].roles"),
    (lambda d: d["agents"][1].update(roles={"est": "basic"}), 'agents[1].roles.est: no organisation "est"'),
    (lambda d: d["territories"][0].update(holiday_zone="Atlantide"), "territories[0].holiday_zone: "),
    (lambda d: d["plage_ouvertures"][0].update(agent="x"), 'plage_ouvertures[0].agent: no agent "x"'),
    (lambda d: d["plage_ouvertures"][0].update(start_time="9h"), "plage_ouvertures[0].start_time: "),
    (lambda d: d["plage_ouvertures"][0]["recurrence"].update(every="year"), "plage_ouvertures[0].recurrence: "),
    (lambda d: d["rdvs"][0].update(starts_at="2026-11-23T09:00:00"), "rdvs[0].starts_at: "),
    (lambda d: d["rdvs"][0].update(motif="sud"), 'rdvs[0].motif: "sud" is of another organisation'),
    (lambda d: d["rdvs"][0].update(lieu="autre"), 'rdvs[0].lieu: "autre" is of another organisation'),
    (lambda d: d["rdvs"][3]["participations"][2].update(user="x"), 'rdvs[3].participations[2].user: no user "x"'),
    (lambda d: d["rdvs"][3]["participations"][2].update(statut="x"), "rdvs[3].participations[2].statut: unknown key"),
    (lambda d: d["rdvs"][3]["participations"][2].update(status="waiting"), "rdvs[3].participations[2].status: "),
    (lambda d: d["oauth_applications"][1].update(client_id="kiosk-demo"), "oauth_applications[1].client_id: "),
    (lambda d: d["oauth_applications"][0].update(redirect_uris=[]), "oauth_applications[0].redirect_uris: "),
    (
        lambda d: d["oauth_applications"][0]["redirect_uris"].append("http://logiciel.test/"),
        "oauth_applications[0].redirect_uris[4]: no address to return to",
    ),
    (lambda d: d["oauth_applications"][1].update(client_secret="court"), "oauth_applications[1].client_secret: "),
    (lambda d: d["oauth_applications"][0].update(client_secret="x" * 30), "oauth_applications[0].client_secret: "),
    (lambda d: d["oauth_applications"][0].update(scopes="admin"), "oauth_applications[0].scopes: "),
]


@pytest.mark.parametrize(("spoil", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_a_fault_is_told_by_its_path_and_nothing_is_written(empty: Platform, spoil: Mend, told: str) -> None:
    data = small_platform()
    spoil(data)
    with pytest.raises(DataFileFault) as caught:
        import_data(empty, data_file.read_data_file(data))
    assert str(caught.value).startswith(told)
    assert empty.database.is_empty()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"3"])
def test_what_is_no_object_is_refused(content: bytes) -> None:
    with pytest.raises(DataFileFault):
        data_file.decode_data_file(content)


def test_ids_are_given_in_file_order_around_those_that_are_named(empty: Platform) -> None:
    data = small_platform()
    for user in data["users"]:
        del user["id"]
    data["users"][2]["id"] = 2
    import_data(empty, data_file.read_data_file(data))
    with empty.database.read() as connection:
        from sqlalchemy import select

        from kiosk.platform_server.data import schema

        ids = dict(connection.execute(select(schema.users.c.first_name, schema.users.c.id)).all())
    assert ids == {"Léa": 1, "Tom": 3, "Paul": 2, "Zoé": 4, "Sandra": 5}


def test_a_proche_may_come_before_their_responsible_and_hang_on_another(empty: Platform) -> None:
    data = small_platform()
    data["users"].insert(0, {"key": "bebe", "first_name": "Bébé", "last_name": "DUPONT", "responsible": "tom"})
    import_data(empty, data_file.read_data_file(data))
    assert not empty.database.is_empty()


def test_the_recorded_data_load(shared: Path, empty: Platform) -> None:
    seed = shared / "contract" / "golden" / "seed.data.json"
    import_data(empty, data_file.decode_data_file(seed.read_bytes()))
    cases = sorted((shared / "contract" / "golden" / "slots" / "cases").glob("*.json"))
    assert cases
    for case in cases:
        data_file.read_data_file(json.loads(case.read_text(encoding="utf-8"))["data"])


def test_data_into_a_database_that_has_some_is_refused(tmp_path: Path, data_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/kept.sqlite"
    with start_platform("--data", data_path, "--database", database, "--now", NOW) as platform:
        assert platform.stop() == 0
    with pytest.raises(PlatformDidNotStart, match="base vide"):
        start_platform("--data", data_path, "--database", database)
    with start_platform("--database", database) as platform:
        assert platform.url.startswith("http://127.0.0.1:")


def test_a_wrong_file_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "faux.json"
    path.write_text('{"users": [{"key": "u"}]}', encoding="utf-8")
    with pytest.raises(PlatformDidNotStart, match="Fichier de données refusé") as caught:
        start_platform("--data", path)
    assert "Traceback" not in str(caught.value)
    assert "users[0]" in str(caught.value)
    with pytest.raises(PlatformDidNotStart, match="ne se lit pas"):
        start_platform("--data", tmp_path / "absent.json")
