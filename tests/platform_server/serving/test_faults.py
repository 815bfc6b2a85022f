"""What is not foreseen: an answer without a trace of how it came about, a log without anybody's name."""

from __future__ import annotations

import logging
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving.app import build_app
from tests.platform_server.small_platform import PASSWORD, SECRETARY


async def call(platform: Platform) -> httpx.Response:
    transport = httpx.ASGITransport(build_app(platform))
    async with httpx.AsyncClient(transport=transport, base_url="http://platform") as client:
        body = {"email": SECRETARY, "password": PASSWORD}
        return await client.post("/api/v1/auth/sign_in", json=body)


async def test_it_answers_without_a_server_too(platform: Platform) -> None:
    assert (await call(platform)).status_code == 200


@pytest.mark.expects_errors
async def test_a_fault_is_logged_without_what_it_failed_on(
    platform: Platform, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_connection: Any) -> Any:
        raise ValueError("Léa DUPONT, née le 31/12/1990")

    monkeypatch.setattr(platform, "reference", fail)
    answer = await call(platform)
    assert answer.status_code == 500
    assert answer.json() == {"errors": ["Unexpected internal error"]}
    (record,) = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert "ValueError" in record.getMessage()
    assert "/auth/sign_in" in record.getMessage()
    for secret in ("DUPONT", SECRETARY, PASSWORD):
        assert secret not in caplog.text


@pytest.mark.expects_errors
async def test_a_busy_database_asks_to_come_back(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_connection: Any) -> Any:
        raise OperationalError("…", {}, Exception("database is locked"))

    monkeypatch.setattr(platform, "reference", busy)
    answer = await call(platform)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"


def test_errors_of_the_database_hide_their_parameters(platform: Platform) -> None:
    with platform.database.read() as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(text("select * from nowhere where name = :name"), {"name": "DUPONT"})
    assert "DUPONT" not in str(caught.value)
