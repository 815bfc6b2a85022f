"""import, export, set-password, migrate: on both databases, as the command line runs them."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from kiosk.platform_server.__main__ import main
from kiosk.platform_server.data import data_file, schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.data.demo import build_demo
from kiosk.platform_server.running.platform import Platform
from tests.platform_server.small_platform import INVITED, NOW, PASSWORD, SECOND_DESK, SECRETARY, small_platform
from tests.support.oauth import answered, authorise, authorize_url, go_through, refreshed, tokens_for
from tests.support.platform_process import start_platform

# Not of the file: what an import makes anew, and histories.
_LEFT = {"password_hash", "secret_hash", "updated_at", "lock_version"}


@pytest.fixture
def imported(database_url: str, data_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["import", str(data_path), "--database", database_url]) == 0
    assert "8 agents, 5 usagers, 6 rendez-vous" in capsys.readouterr().out
    return database_url


def _tables(url: str) -> dict[str, list[dict[str, Any]]]:
    """All that a file carries, table by table."""
    carried = [t for t in schema.metadata.sorted_tables if t.name not in ("settings", "tokens", "changes")]
    database = Database(url)
    try:
        with database.read() as connection:
            return {
                table.name: sorted(
                    (
                        {k: v for k, v in row.items() if k not in _LEFT}
                        for row in connection.execute(select(table)).mappings()
                    ),
                    key=str,
                )
                for table in carried
            }
    finally:
        database.close()


def _round_trip(url: str, tmp_path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    file, again = tmp_path / "export.json", f"sqlite:///{tmp_path}/again.sqlite"
    assert main(["export", str(file), "--database", url]) == 0
    assert main(["import", str(file), "--database", again]) == 0
    second = tmp_path / "second.json"
    assert main(["export", str(second), "--database", again]) == 0
    assert second.read_bytes() == file.read_bytes()
    return _tables(url), _tables(again)


def test_what_is_exported_and_imported_is_the_same_platform(imported: str, tmp_path: Path) -> None:
    database = Database(imported)
    rdv, participation = schema.rdvs.c, schema.participations.c
    with database.write() as connection:
        someone = update(schema.participations).where(participation.rdv_id == 4)
        connection.execute(someone.where(participation.user_id == 1).values(waiting_since=1_795_000_000))
        connection.execute(someone.where(participation.user_id == 3).values(status="seen", waited_in_s=90))
        all_of_it = update(schema.participations).where(participation.rdv_id == 3)
        connection.execute(all_of_it.values(waiting_since=1_795_000_100))
        connection.execute(update(schema.rdvs).where(rdv.id == 1).values(status="noshow", cancelled_at=1_795_000_200))
        connection.execute(update(schema.users).where(schema.users.c.id == 3).values(notify_by_sms=None))
        told_at = {"notification_email": "couple@exemple.test"}
        connection.execute(update(schema.users).where(schema.users.c.id.in_((3, 4))).values(told_at))
        for table in (schema.rdvs, schema.motifs):
            connection.execute(update(table).where(table.c.id == 2).values(visio_url="https://visio.test/salle"))
        until = {"end_time": "24:00:00"}
        connection.execute(update(schema.absences).where(schema.absences.c.id == 1).values(until))
        connection.execute(update(schema.agents).where(schema.agents.c.id == 4).values(rdv_notifications_level="soon"))
    database.close()
    before, after = _round_trip(imported, tmp_path)
    assert before == after
    assert stat.S_IMODE((tmp_path / "export.json").stat().st_mode) == 0o600
    assert PASSWORD not in (tmp_path / "export.json").read_text()


def test_the_demonstration_and_the_recorded_platform_make_the_round_trip(tmp_path: Path) -> None:
    from datetime import datetime

    files = {"demo": build_demo(datetime.fromisoformat(NOW))}
    seed = Path(__file__).parents[4] / "shared" / "contract" / "golden" / "seed.data.json"
    if seed.exists():
        files["seed"] = json.loads(seed.read_text())
    for name, content in files.items():
        content.pop("accounts", None)
        folder = tmp_path / name
        folder.mkdir()
        file = folder / "data.json"
        file.write_text(json.dumps(content, default=str))
        url = f"sqlite:///{folder}/first.sqlite"
        assert main(["import", str(file), "--database", url]) == 0
        before, after = _round_trip(url, folder)
        assert before == after


def test_an_export_goes_to_standard_output_too(imported: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", written)
    assert main(["export", "--database", imported]) == 0
    data = json.loads(written.buffer.getvalue())
    assert [u["last_name"] for u in data["users"]] == ["DUPONT", "DUPONT", "MARTIN", "MARTIN", "SUD"]


def test_ids_go_on_after_those_of_the_file(imported: str) -> None:
    database = Database(imported)
    with database.write() as connection:
        for table in (schema.users, schema.rdvs, schema.participations):
            row = dict(connection.execute(select(table).limit(1)).mappings().one())
            highest = max(connection.scalars(select(table.c.id)))
            del row["id"]
            if "uuid" in row:
                row["uuid"] = "another"
            assert connection.execute(table.insert().values(row)).inserted_primary_key == (highest + 1,)
    database.close()


def test_an_import_wants_an_empty_database(imported: str, data_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(data_path), "--database", imported]) == 1
    assert "demande une base vide" in capsys.readouterr().err


def test_a_faulty_file_leaves_the_database_empty(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = small_platform()
    data["plage_ouvertures"][0]["agent"] = "x"
    file = tmp_path / "faulty.json"
    file.write_text(json.dumps(data))
    assert main(["import", str(file), "--database", database_url]) == 1
    assert 'plage_ouvertures[0].agent: no agent "x"' in capsys.readouterr().err
    database = Database(database_url)
    assert database.is_empty()
    database.close()


def test_a_password_is_set_beside_a_running_server(imported: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        start_platform("--database", imported, "--now", NOW) as platform,
        httpx.Client(base_url=platform.url, trust_env=False) as client,
    ):

        def sign_in(email: str, password: str) -> httpx.Response:
            return client.post("/api/v1/auth/sign_in", json={"email": email, "password": password})

        before = sign_in(SECRETARY, PASSWORD)
        headers = {k: before.headers[k] for k in ("access-token", "client", "uid")}
        assert client.get("/api/v1/agents/me", headers=headers).status_code == 200
        monkeypatch.setenv("KIOSK_PLATFORM_PASSWORD", "un-autre-mot-de-passe")
        assert main(["set-password", f" {SECRETARY.upper()}", "--database", imported]) == 0
        assert client.get("/api/v1/agents/me", headers=headers).status_code == 401
        assert sign_in(SECRETARY, PASSWORD).status_code == 401
        assert sign_in(SECRETARY, "un-autre-mot-de-passe").status_code == 200
        assert sign_in(INVITED, "un-autre-mot-de-passe").status_code == 401
        assert "KIOSK_PLATFORM_PASSWORD" not in os.environ, "it serves once"
        monkeypatch.setenv("KIOSK_PLATFORM_PASSWORD", "un-autre-mot-de-passe")
        assert main(["set-password", INVITED, "--database", imported]) == 0
        assert sign_in(INVITED, "un-autre-mot-de-passe").status_code == 200


def test_a_new_password_ends_what_programs_and_browsers_were_given(
    imported: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_PLATFORM_PASSWORD", "un-autre-mot-de-passe")
    with (
        start_platform("--database", imported, "--now", NOW) as platform,
        httpx.Client(base_url=platform.url, trust_env=False, timeout=30) as browser,
    ):
        pairs = {}
        for email in (SECRETARY, SECOND_DESK):
            browser.cookies.clear()
            code = answered(go_through(browser, email, PASSWORD, authorize_url(platform.url)))["code"]
            pairs[email] = tokens_for(platform.url, code).json()
        assert main(["set-password", SECOND_DESK, "--database", imported]) == 0
        assert refreshed(platform.url, pairs[SECRETARY]["refresh_token"]).status_code == 200
        assert refreshed(platform.url, pairs[SECOND_DESK]["refresh_token"]).status_code == 400
        assert browser.get(authorize_url(platform.url)).headers["location"].startswith("/agents/sign_in?")


def test_applications_are_registered_listed_and_removed(imported: str, capsys: pytest.CaptureFixture[str]) -> None:
    redirect = "https://borne.test/retour"
    here = ("--database", imported)
    add = ["add-application", "Borne", "--redirect-uri", redirect, "--redirect-uri", "fr.borne:/retour", *here]
    assert main([*add, "--confidential"]) == 0
    client_id, secret = (line.split("\u00a0: ")[1] for line in capsys.readouterr().out.splitlines())
    assert client_id.isalnum(), "typed in commands and settings"
    assert main(["applications", *here]) == 0
    listed = capsys.readouterr().out
    assert f"{client_id}\tBorne\tconfidentielle\t{redirect} fr.borne:/retour\n" in listed
    assert "kiosk-demo\tLogiciel d’accueil\tpublique\t" in listed
    assert secret not in listed
    with start_platform("--database", imported, "--now", NOW) as platform:
        asked = authorize_url(platform.url, client_id, redirect)
        sent = {"client_id": client_id, "client_secret": secret, "redirect_uri": redirect}
        code = answered(authorise(platform.url, SECRETARY, PASSWORD, asked))["code"]
        pair = tokens_for(platform.url, code, **sent).json()
        me = f"{platform.url}/api/v1/agents/me"
        headers = {"Authorization": f"Bearer {pair['access_token']}"}
        assert httpx.get(me, headers=headers, trust_env=False).status_code == 200
        assert main(["remove-application", client_id, *here]) == 0
        assert httpx.get(me, headers=headers, trust_env=False).status_code == 401
    assert main(["remove-application", client_id, *here]) == 1
    assert "Aucune application n’a cet identifiant" in capsys.readouterr().err
    # After an import, one that keeps a secret is given a new one under the same name.
    assert main([*add, "--client-id", client_id]) == 0
    assert capsys.readouterr().out == f"Identifiant\u00a0: {client_id}\n"
    assert main([*add, "--client-id", client_id]) == 1
    assert "déjà cet identifiant" in capsys.readouterr().err
    assert main(["add-application", "X", "--redirect-uri", "http://borne.test/", *here]) == 1
    assert "n’est pas une adresse de retour" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("email", "typed", "told"),
    [
        ("personne@bocage.test", [], "Aucun agent"),
        (SECRETARY, ["assez-long-1", "assez-long-2"], "diffèrent"),
        (SECRETARY, ["court", "court"], "8 à 1024"),
        (SECRETARY, ["assez-long-1", "assez-long-1"], ""),
    ],
)
def test_a_password_is_asked_for(
    imported: str,
    email: str,
    typed: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("KIOSK_PLATFORM_PASSWORD", raising=False)
    answers = iter(typed)
    monkeypatch.setattr("getpass.getpass", lambda _question: next(answers))
    assert main(["set-password", email, "--database", imported]) == (1 if told else 0)
    assert told in capsys.readouterr().err


def test_migrate_makes_the_tables_then_has_nothing_to_do(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--database", database_url]) == 0
    assert "Les tables sont créées" in capsys.readouterr().out
    assert main(["migrate", "--database", database_url]) == 0
    assert "La base est à jour" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["export"], ["set-password", SECRETARY]])
def test_a_database_that_never_held_a_platform_is_told_and_left_alone(
    command: list[str], database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--database", database_url]) == 1
    assert "ne contient pas de plateforme" in capsys.readouterr().err


def test_the_database_may_be_named_by_the_environment(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["migrate"])
    assert caught.value.code == 2
    monkeypatch.setenv("KIOSK_PLATFORM_DATABASE", database_url)
    assert main(["migrate"]) == 0
    assert "créées" in capsys.readouterr().out


def test_what_an_agent_is_told_of_is_chosen_beside_a_running_server(
    imported: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        start_platform("--database", imported, "--now", NOW) as platform,
        httpx.Client(base_url=platform.url, trust_env=False) as client,
    ):
        credentials = {"email": SECRETARY, "password": PASSWORD}
        levels = []
        for level in ("none", "soon"):
            assert main(["set-notifications", f" {SECRETARY.upper()}", level, "--database", imported]) == 0
            answer = client.post("/api/v1/auth/sign_in", json=credentials)
            levels.append(answer.json()["data"]["rdv_notifications_level"])
    assert levels == ["none", "soon"]
    assert main(["set-notifications", "personne@bocage.test", "all", "--database", imported]) == 1
    assert "Aucun agent" in capsys.readouterr().err


def test_an_exported_file_is_one_that_the_reader_takes(platform: Platform) -> None:
    with platform.database.read() as connection:
        data = data_file.read_data_file(data_file.export(connection))
    assert len(data.rdvs) == 6
