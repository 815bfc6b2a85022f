"""Usagers searched, and duplicates of one about to be created."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.domain.search.usager_query import read_query
from kiosk.platform_server.running.platform import Platform
from tests.platform_server.small_platform import NOW, PASSWORD, SECRETARY, small_platform
from tests.support.platform_process import start_platform

DESK = "/api/desk/v1"


def _platform(*, opened: bool = False) -> dict[str, Any]:
    data = small_platform()
    data["territories"][0]["visible_users_throughout_the_territory"] = opened
    data["users"] += [
        _user(11, "nord", "Jean-Pierre", "LEFÈVRE", birth_name="Hœchstetter", birth_date="1985-03-12"),
        _user(12, "nord", "Aïssatou", "N’DIAYE", email="aissatou.ndiaye@exemple.test"),
        _user(13, "sud", "Jeanne", "LEFEBVRE", birth_date="1990-12-31", phone_number="06 98 76 54 32"),
        _user(14, "sud", "Marc", "LEFEBVRE", email="marc@exemple.test"),
        _user(15, "sud", "Lou", "CALVET", responsible="u14"),
    ]
    return data


def _user(user_id: int, organisation: str, first_name: str, last_name: str, **fields: Any) -> dict[str, Any]:
    names = {"first_name": first_name, "last_name": last_name}
    return {"key": f"u{user_id}", "id": user_id, "organisations": [organisation], **names, **fields}


def _desk(folder: Path, data: dict[str, Any]) -> Iterator[httpx.Client]:
    path = folder / "data.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with (
        start_platform("--data", path, "--now", NOW, "--allow-reset") as platform,
        httpx.Client(base_url=platform.url, trust_env=False, timeout=30) as client,
    ):
        answer = client.post("/api/v1/auth/sign_in", json={"email": SECRETARY, "password": PASSWORD})
        client.headers.update({name: answer.headers[name] for name in ("access-token", "client", "uid")})
        yield client


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    yield from _desk(tmp_path_factory.mktemp("search"), _platform())


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Where the territory shows its usagers to everybody in it."""
    yield from _desk(tmp_path_factory.mktemp("open"), _platform(opened=True))


def search(client: httpx.Client, q: str) -> list[dict[str, Any]]:
    answer = client.get(f"{DESK}/users/search", params={"organisation_id": 1, "q": q})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["users"])


def ids(client: httpx.Client, q: str) -> list[int]:
    return [user["id"] for user in search(client, q)]


@pytest.mark.parametrize(
    "q",
    ["lefevre jean", "JEAN PIERRE LEFÈVRE", "jeanpierre", "lefev", "hoechst", "Lefèver jean", "lefevre 12/03/1985",
     "12031985", "1985-03-12", "lefevre 1985", "pierr lefvre", "12.3.1985",
     "12/3/85", "lefevre 12-03-85", "lefevre 12 mars 1985", "12 mars 85 jean"],
)  # fmt: skip
def test_a_usager_is_found_first(desk: httpx.Client, q: str) -> None:
    assert ids(desk, q)[0] == 11


@pytest.mark.parametrize("q", ["06 12 34 56 78", "+33612345678", "0612", "5678", "06.12.34", "lea 5678", "dupnot lea"])
def test_by_telephone(desk: httpx.Client, q: str) -> None:
    assert ids(desk, q)[0] == 1


@pytest.mark.parametrize(
    "q", ["aissatou.ndiaye@exemple.test", "AISSATOU.NDIAYE@ex", "aissatou.ndiaye@", "ndiaye", "n'diaye"]
)
def test_by_email(desk: httpx.Client, q: str) -> None:
    found = ids(desk, q)
    assert found == [12]


@pytest.mark.parametrize("q", ["", "   ", "@", "-", "zzzzzz", "%", "marc 99999999", "xwq " * 50])
def test_nothing_is_found_where_there_is_nothing(desk: httpx.Client, q: str) -> None:
    assert ids(desk, q) == []


def test_the_organisation_s_own_usagers_come_first_and_slips_last(desk: httpx.Client) -> None:
    assert ids(desk, "lefe") == [11, 13, 14]
    assert ids(desk, "lefevre") == [11, 13, 14]  # « Lefebvre » is a slip away


def test_beyond_the_organisation_usagers_are_masked(desk: httpx.Client) -> None:
    found = search(desk, "jeanne lefebvre")[0]
    assert found["masked"]
    assert (found["first_name"], found["last_name"], found["birth_year"]) == ("Jeanne", "LEFEBVRE", 1990)
    assert found["phone_number"] == "•• •• •• •• 32"
    assert found["birth_date"] is None
    assert "98" not in json.dumps(found)
    [marc] = search(desk, "marc lefebvre")
    assert marc["email"] == "m•••@exemple.test"


def test_what_is_masked_is_found_whole_and_not_by_parts(desk: httpx.Client) -> None:
    assert ids(desk, "06 98 76 54 32") == [13]
    assert ids(desk, "marc@exemple.test") == [14]
    assert ids(desk, "31/12/1990") == [13]
    for part in ("0698", "5432", "069876543", "marc@", "marc@exemple", "lefebvre 1990"):
        assert ids(desk, part) == []


def test_a_territory_that_shows_its_usagers_masks_nobody(open_desk: httpx.Client) -> None:
    [found] = search(open_desk, "0698")
    assert (found["masked"], found["phone_number"]) == (False, "06 98 76 54 32")


def test_only_members_search(desk: httpx.Client) -> None:
    assert desk.get(f"{DESK}/users/search", params={"organisation_id": 2, "q": "sud"}).status_code == 403
    assert desk.get(f"{DESK}/users/search", params={"organisation_id": 1, "q": "a" * 300}).status_code == 422


def test_the_proches_of_a_usager(desk: httpx.Client) -> None:
    def proches(responsible_id: int) -> list[tuple[int, bool]]:
        answer = desk.get(f"{DESK}/users/search", params={"organisation_id": 1, "responsible_id": responsible_id})
        assert answer.json()["more"] is False
        return [(user["id"], user["masked"]) for user in answer.json()["users"]]

    assert proches(1) == [(2, False)]
    assert proches(2) == proches(987) == []
    assert proches(14) == []  # his child is known to the other organisation only


def test_what_was_just_written_is_found(desk: httpx.Client) -> None:
    assert ids(desk, "nouvelle") == []
    body = {"organisation_ids": [1], "first_name": "Ola", "last_name": "NOUVELLE", "phone_number": "0611223344"}
    user_id = desk.post("/api/v1/users", json=body).json()["user"]["id"]
    assert ids(desk, "nouvelle") == [user_id]
    desk.patch(f"/api/v1/users/{user_id}", json={"last_name": "MARIÉE"}).raise_for_status()
    assert ids(desk, "nouvelle") == []
    assert ids(desk, "mariee 3344") == [user_id]
    assert desk.delete(f"{DESK}/users/{user_id}", params={"organisation_id": 1}).status_code == 204
    assert ids(desk, "mariee") == []


def duplicates(client: httpx.Client, **described: Any) -> list[tuple[int, str, list[str]]]:
    answer = client.get(f"{DESK}/users/duplicates", params={"organisation_id": 1, **described})
    assert answer.status_code == 200, answer.text
    return [(one["user"]["id"], one["severity"], one["attributes"]) for one in answer.json()["duplicates"]]


def test_duplicates_are_told_by_what_is_alike(desk: httpx.Client) -> None:
    assert duplicates(desk, first_name="jean pierre", last_name="Lefevre", birth_date="12/03/1985") == [
        (11, "warning", ["first_name", "last_name", "birth_date"])
    ]
    assert duplicates(desk, first_name="Jean-Pierre", last_name="Lefèvre") == []
    assert duplicates(desk, phone_number="+33 6 12 34 56 78") == [(1, "warning", ["phone_number"])]
    assert duplicates(desk, phone_number="06 12 34 56 78", id=1) == []
    both = duplicates(desk, email=" Marc@Exemple.test", phone_number="06 12 34 56 78")
    assert both == [(14, "error", ["email"]), (1, "warning", ["phone_number"])]
    assert duplicates(desk, birth_date="n’importe quoi", first_name="a", last_name="b") == []


def test_a_reset_is_followed(platform: Platform) -> None:
    def found() -> set[int]:
        with platform.database.read() as connection, platform.user_index.seen_by(connection) as index:
            assert len(index) == 5
            return {one.usager_id for one in index.search(read_query("dupont", date(2026, 11, 23)), {}, 10)}

    assert found() == {1, 2}
    platform.reset()
    assert found() == {1, 2}
