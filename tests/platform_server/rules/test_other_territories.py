"""Who is of another territory: no call tells of them, by whom, how many, nor by how it says no."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import Clock
from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.serve import import_data
from kiosk.platform_server.values.like import HISTORIC_2024, OWN, Like
from tests.platform_server.asking import Asking
from tests.platform_server.small_platform import NOW, SECRETARY, small_platform

FAR, NEAR, NOBODY = 50, 5, 9999


def territories() -> dict[str, Any]:
    data = small_platform()
    data["territories"].append({"key": "far", "name": "Lointain", "departement_number": "98"})
    data["organisations"].append({"key": "far", "id": 9, "territory": "far", "name": "MDS du Lointain"})
    alike = {"birth_date": "1980-01-01", "phone_number": "06 11 22 33 44"}
    data["users"] += [
        {"key": "f", "id": FAR, "organisations": ["far"], "first_name": "Ève", "last_name": "LOIN"}
        | alike
        | {"email": "eve@exemple.test"},
    ]
    (sandra,) = [u for u in data["users"] if u["key"] == "sud"]
    sandra["email"] = "sandra@exemple.test"
    return data


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[Like], Asking]]:
    running: list[Platform] = []

    def opening(like: Like) -> Asking:
        platform = Platform(
            Database(f"sqlite:///{tmp_path}/{like.name}.sqlite"), Clock(datetime.fromisoformat(NOW)), Options(like=like)
        )
        running.append(platform)
        platform.database.create()
        import_data(platform, data_file.read_data_file(territories()))
        platform.open()
        return Asking(platform, SECRETARY)

    yield opening
    for platform in running:
        platform.close()


async def test_nothing_tells_of_them(opened: Callable[[Like], Asking]) -> None:
    asking = opened(OWN)
    desk = "/api/desk/v1/users"
    for query in (
        "email=eve@exemple.test",
        "first_name=%C3%88ve&last_name=LOIN&birth_date=1980-01-01",
        "phone_number=0611223344",
        "email=eve@exemple.test&organisation_id=1",
    ):
        assert await asking("GET", f"{desk}/duplicates", query) == (200, b'{"duplicates":[]}')
    for text in ("loin", "eve@exemple.test", "0611223344", "01/01/1980"):
        assert await asking("GET", f"{desk}/search", f"q={text}") == (200, b'{"users":[],"more":false}')
    # Said no to as for somebody who is not there.
    for method, path, body in (
        ("POST", "/api/v1/user_profiles", {"organisation_id": 1, "user_id": 0}),
        ("DELETE", "/api/v1/user_profiles", {"organisation_id": 1, "user_id": 0}),
        ("DELETE", "/api/v1/user_profiles", {"organisation_id": 9, "user_id": 0}),
        ("POST", "/api/v1/referent_assignations", {"agent_id": 4, "user_id": 0}),
        ("DELETE", "/api/v1/referent_assignations", {"agent_id": 4, "user_id": 0}),
        ("POST", f"{desk}/merge", {"kept_id": 1, "merged_id": 0}),
        ("POST", f"{desk}/merge", {"kept_id": 0, "merged_id": 1}),
        ("POST", "/api/v1/rdv_plans", {"user": {"id": 0}}),
        ("POST", "/api/v1/users", {"organisation_ids": [1], "first_name": "A", "last_name": "B", "responsible_id": 0}),
        ("PATCH", "/api/v1/users/1", {"responsible_id": 0}),
    ):
        far, nobody = [
            await asking(method, path, body=json.loads(json.dumps(body).replace(": 0", f": {one}")))
            for one in (FAR, NOBODY)
        ]
        assert far == nobody, (method, path)
        assert 400 <= far[0] < 500
    for path in (f"{desk}/0/versions", "/api/v1/organisations/1/users/0"):
        assert await asking("GET", path.replace("/0", f"/{FAR}")) == await asking("GET", path.replace("/0", "/9999"))


async def test_whose_a_taken_email_is_is_told_within_the_territory(opened: Callable[[Like], Asking]) -> None:
    async def taken(asking: Asking, email: str) -> tuple[int, Any]:
        body = {"organisation_ids": [1], "first_name": "A", "last_name": "B", "email": email}
        status, content = await asking("POST", "/api/v1/users", body=body)
        return status, json.loads(content)["errors"]["email"]

    own, original = opened(OWN), opened(HISTORIC_2024)
    told = {"error": "taken", "value": "eve@exemple.test"}
    assert await taken(own, "eve@exemple.test") == (422, [told])
    assert await taken(own, "sandra@exemple.test") == (422, [told | {"value": "sandra@exemple.test", "id": NEAR}])
    # The original names whoever it is.
    assert await taken(original, "eve@exemple.test") == (422, [told | {"id": FAR}])
