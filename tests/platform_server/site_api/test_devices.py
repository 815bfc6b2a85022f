"""Who is let in, by what, and what each kind of device may ask."""

from __future__ import annotations

import pytest

from kiosk.clock import Clock
from kiosk.domain.platform.pairing import DeviceKind, code_for, read_code
from kiosk.platform_server.__main__ import main
from tests.platform_server.site_api.conftest import As
from tests.support.companion_process import CompanionProcess

READ, WRITE = "/organisations/1/day", "/organisations/1/arrivals"


def test_nobody_asks_anything_without_a_token(device: As) -> None:
    nobody = device(None)
    for path in ("/capabilities", READ, "/organisations/1/changes", "/device"):
        assert nobody.get(path).status_code == 401
    nobody.headers["Authorization"] = "Device " + "x" * 43
    assert nobody.get(READ).status_code == 401


@pytest.mark.parametrize(
    ("kind", "reads", "follows", "writes", "receives"),
    [
        (DeviceKind.DESK, 200, 200, 200, 200),
        (DeviceKind.OFFICE, 200, 200, 403, 200),
        (DeviceKind.BORNE, 403, 403, 403, 403),
        (DeviceKind.SCREEN, 403, 200, 403, 403),
    ],
)
def test_each_kind_has_its_rights(
    device: As, kind: DeviceKind, reads: int, follows: int, writes: int, receives: int
) -> None:
    one = device(kind)
    assert one.get(READ).status_code == reads
    assert one.get("/organisations/1/changes").status_code == follows
    assert one.put(WRITE, json={"arrivals": []}).status_code == writes
    for name in ("walk_ins", "calls", "notices"):
        assert one.put(f"/organisations/1/{name}", json={name: []}).status_code == receives
    assert one.get("/capabilities").status_code == 200
    assert one.get("/device").json()["device"]["kind"] == kind


def test_a_code_serves_once(companion: CompanionProcess, device: As) -> None:
    nobody, code = device(None), companion.code()
    assert nobody.post("/devices", json={"secret": code.secret}).status_code == 201
    assert nobody.post("/devices", json={"secret": code.secret}).status_code == 422


def test_no_agent_and_no_call_of_a_platform_is_there(device: As) -> None:
    desk = device()
    site = str(desk.base_url)
    for path in ("v1/organisations", "v1/auth/sign_in", "desk/v1/capabilities"):
        assert desk.get(site.replace("site/v1/", path)).status_code == 404


def test_a_device_that_leaves_is_known_no_more(device: As) -> None:
    desk = device()
    assert desk.delete("/device").status_code == 204
    assert desk.get(READ).status_code == 401


def test_commands_pair_list_and_revoke(
    companion_on_sqlite: CompanionProcess, device: As, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--folder", str(companion_on_sqlite.folder)]
    assert main(["pair-device", "screen", "Écran du hall", *folder]) == 0
    shown = read_code(capsys.readouterr().out.splitlines()[-1])
    assert shown is not None
    assert shown.fits(companion_on_sqlite.certificate)
    with companion_on_sqlite.client(None) as screen:
        given = screen.post("/devices", json={"secret": shown.secret}).json()
        screen.headers["Authorization"] = f"Device {given['token']}"
        assert main(["devices", *folder]) == 0
        number = given["device"]["id"]
        assert f"{number}\tÉcran d’appel\tÉcran du hall" in capsys.readouterr().out
        assert main(["revoke-device", str(number), *folder]) == 0
        assert screen.get("/capabilities").status_code == 401
        assert main(["revoke-device", str(number), *folder]) == 1


def test_a_code_ends_after_ten_minutes(companion_on_sqlite: CompanionProcess) -> None:
    from datetime import timedelta

    from kiosk.platform_server.data.database import Database
    from kiosk.platform_server.rules.site import devices
    from kiosk.platform_server.values.moments import milliseconds

    database = Database(f"sqlite:///{companion_on_sqlite.folder}/companion.sqlite")
    now = Clock().now()
    with database.write() as connection:
        secret = devices.new_code(connection, DeviceKind.DESK, "Accueil", milliseconds(now))
        assert devices.let_in(connection, secret, milliseconds(now + timedelta(minutes=10))) is None
        assert devices.let_in(connection, secret, milliseconds(now + timedelta(minutes=9))) is not None
    database.close()


def test_codes_cannot_be_tried(companion_on_sqlite: CompanionProcess) -> None:
    """Last of an address: ten tries in ten minutes, then nobody is let in from there, the right code included."""
    fresh = CompanionProcess(companion_on_sqlite.folder, ("--now", "2026-11-23T10:20:00+01:00")).start()
    try:
        code = fresh.code()
        with fresh.client(None) as guesser:
            answers = [guesser.post("/devices", json={"secret": f"AAAA{n:02}"}).status_code for n in range(11)]
            assert answers == [422] * 10 + [429]
            assert guesser.post("/devices", json={"secret": code.secret}).status_code == 429
    finally:
        fresh.stop()


def test_another_certificate_does_not_fit(companion_on_sqlite: CompanionProcess) -> None:
    code = code_for("K7QF2M", companion_on_sqlite.certificate)
    assert code.fits(companion_on_sqlite.certificate)
    assert not code.fits(companion_on_sqlite.certificate + b"\0")
    assert read_code(code.shown.lower().replace("-", " ")) == code
    assert read_code("K7QF2M") is None
    assert read_code("0" * 12) is None
