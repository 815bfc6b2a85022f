"""Webhooks as their receiver meets them, and what is tried again."""

from __future__ import annotations

import asyncio
import email
import hashlib
import hmac
import json
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
import vobject
from sqlalchemy import func, insert, select, update

from kiosk.api_client.wire.rdvs import WireRdv, rdvs_of
from kiosk.clock import PARIS, SetClock
from kiosk.domain.day.consequences import means_of
from kiosk.platform_server.data import data_file, schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.outbound import deliveries
from kiosk.platform_server.outbound.deliverer import Deliverer
from kiosk.platform_server.outbound.notifications.channels import Channels, FolderSms, in_folder
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.serve import import_data
from kiosk.platform_server.values.like import OWN, Like
from tests.platform_server.small_platform import ADMIN, NOW, NURSE, PASSWORD, SECRETARY, small_platform
from tests.support.waiting import until

SECRET = "un secret partagé"


class Receiver:
    """Somebody's server, which keeps what it was sent and answers what it is told to."""

    def __init__(self) -> None:
        self.status = 204
        self.statuses: list[int] = []  # those before that one
        self.silent = False
        self.received: list[tuple[dict[str, str], bytes]] = []
        self.url = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            body = await reader.readexactly(int(headers["content-length"]))
            self.received.append((headers, body))
            if self.silent:
                await reader.read()
                return
            status = self.statuses.pop(0) if self.statuses else self.status
            writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
            await writer.drain()
        finally:
            writer.close()


@asynccontextmanager
async def receiver() -> AsyncIterator[Receiver]:
    one = Receiver()
    server = await asyncio.start_server(one.answer, "127.0.0.1")
    one.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with server:
        yield one


class Rig:
    """A platform in this process, its clock standing still, served without a socket."""

    def __init__(self, folder: Path, like: Like = OWN) -> None:
        self.folder = folder / "outbox"
        self.clock = SetClock(datetime.fromisoformat(NOW))
        database = Database(f"sqlite:///{folder}/platform.sqlite")
        self.platform = Platform(database, self.clock, Options(like=like))
        self.platform.database.create()
        data = small_platform()
        for user in data["users"][:2]:
            user["email"] = f"{user['key']}@exemple.test"
        data["users"][2] |= {"email": "paul@exemple.test", "phone_number": "06 12 00 00 03", "notify_by_email": False}
        import_data(self.platform, data_file.read_data_file(data))
        self.platform.open()

    @asynccontextmanager
    async def running(self, channels: Channels | None = None) -> AsyncIterator[httpx.AsyncClient]:
        """Signed in as the secretary, deliveries on their way: into the folder unless told otherwise."""
        self.platform.bell.attach()
        deliverer = Deliverer(self.platform, channels or in_folder(self.folder))
        task = asyncio.create_task(deliverer.run())
        transport = httpx.ASGITransport(build_app(self.platform))
        try:
            async with httpx.AsyncClient(transport=transport, base_url="http://platform") as client:
                await self.sign_in(client, SECRETARY)
                yield client
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            deliverer.close()

    async def sign_in(self, client: httpx.AsyncClient, email: str) -> None:
        answer = await client.post("/api/v1/auth/sign_in", json={"email": email, "password": PASSWORD})
        client.headers.update({name: answer.headers[name] for name in ("access-token", "client", "uid")})

    def subscribe(self, url: str, *subscriptions: str) -> None:
        values = {"organisation_id": 1, "target_url": url, "secret": SECRET, "subscriptions": list(subscriptions)}
        with self.platform.database.write() as connection:
            connection.execute(insert(schema.webhook_endpoints).values(values))

    def waiting(self) -> list[int]:
        """How often what is still to be sent was tried."""
        with self.platform.database.read() as connection:
            return list(connection.scalars(select(schema.deliveries.c.attempts)))

    def tries(self, channel: str) -> list[int]:
        """The same of one channel."""
        column = schema.deliveries.c
        with self.platform.database.read() as connection:
            mine = select(column.attempts).where(column.channel == channel).order_by(column.id)
            return list(connection.scalars(mine))

    def reminded_until(self) -> int:
        """How far reminders were looked for, 0 before the first time."""
        column = schema.settings.c
        with self.platform.database.read() as connection:
            return int(connection.scalar(select(column.value).where(column.name == "reminded_until")) or 0)

    def look_again(self) -> None:
        self.platform.bell.ring()


@pytest.fixture
def rig(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    made = Rig(tmp_path, getattr(request, "param", OWN))
    yield made
    made.platform.close()


async def excuse(client: httpx.AsyncClient, participation_id: int) -> httpx.Response:
    body = {"participation": {"status": "excused"}}
    return await client.patch(f"/api/v1/participations/{participation_id}", json=body)


async def test_a_change_is_posted_signed(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        rig.subscribe(theirs.url, "rdv")
        answered = (await excuse(client, 3)).json()["rdv"]
        await until(lambda: theirs.received, "the post")
        headers, body = theirs.received[0]
        assert headers["x-lapin-signature"] == hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        sent = json.loads(body)
        assert sent["data"] == answered
        assert sent["meta"] == {
            "model": "Rdv",
            "event": "updated",
            "webhook_reason": None,
            "timestamp": "2026-11-23 10:20:00 +0100",
        }
        await until(lambda: not rig.waiting(), "nothing left to send")


async def test_beginnings_and_ends_are_told_as_such(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        rig.subscribe(theirs.url, "user", "absence")
        body: dict[str, Any] = {"organisation_ids": [1], "first_name": "Ola", "last_name": "NOUVELLE"}
        user_id = (await client.post("/api/v1/users", json=body)).json()["user"]["id"]
        away = {"agent_id": 4, "title": "Congé", "first_day": "2026-12-01", "start_time": "09:00", "end_time": "12:00"}
        absence = (await client.post("/api/v1/absences", json=away)).json()["absence"]
        await client.delete(f"/api/v1/absences/{absence['id']}")
        await client.delete(f"/api/desk/v1/users/{user_id}", params={"organisation_id": 1})
        await until(lambda: len(theirs.received) >= 4, "the posts")
        told = [json.loads(body) for _, body in theirs.received]
        assert sorted((one["meta"]["model"], one["meta"]["event"]) for one in told) == [
            ("Absence", "created"),
            ("Absence", "destroyed"),
            ("User", "created"),
            ("User", "destroyed"),
        ]
        gone = next(one for one in told if one["meta"] == told[0]["meta"] | {"model": "User", "event": "destroyed"})
        assert gone["data"]["last_name"] == "NOUVELLE"


async def told(theirs: Receiver, rig: Rig) -> list[tuple[str, str, str]]:
    """What came, once all has: model, event, and whom the usager is tied to."""
    await until(lambda: not rig.waiting(), "nothing left to send")
    found = []
    for _, body in theirs.received:
        sent = json.loads(body)
        tied = sent["data"].get("organisation", {}).get("name") or sent["data"].get("agent", {}).get("email", "")
        assert sent["data"]["user"]["id"]
        found.append((sent["meta"]["model"], sent["meta"]["event"], tied))
    theirs.received.clear()
    return found


async def test_what_ties_an_usager_to_others_is_told(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        rig.subscribe(theirs.url, "user_profile", "referent_assignation")
        profile, referent = "UserProfile", "ReferentAssignation"
        body: dict[str, Any] = {"organisation_ids": [1], "first_name": "Ola", "last_name": "NOUVELLE"}
        answer = await client.post("/api/v1/users", json={**body, "referent_agent_ids": [4]})
        user_id = answer.json()["user"]["id"]
        assert await told(theirs, rig) == [(profile, "created", "MDS Nord"), (referent, "created", "pmi@bocage.test")]
        # What leaves them as they are tells nothing.
        await client.patch(f"/api/v1/users/{user_id}", json={"first_name": "Ole"})
        assert await told(theirs, rig) == []
        await client.post("/api/v1/referent_assignations", json={"agent_id": 5, "user_id": user_id})
        assert await told(theirs, rig) == [(referent, "created", "social@bocage.test")]
        await client.patch(f"/api/v1/users/{user_id}", json={"referent_agent_ids": [5]})
        assert await told(theirs, rig) == [(referent, "destroyed", "pmi@bocage.test")]
        sent = {"agent_id": 5, "user_id": user_id}
        await client.request("DELETE", "/api/v1/referent_assignations", json=sent)
        assert await told(theirs, rig) == [(referent, "destroyed", "social@bocage.test")]
        await client.request("DELETE", "/api/v1/user_profiles", json={"organisation_id": 1, "user_id": user_id})
        assert await told(theirs, rig) == [(profile, "destroyed", "MDS Nord")]


async def test_what_others_reach_posts_nothing_to_its_own_machine(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        rig.subscribe(theirs.url, "user")
        rig.platform.public_url = "https://rdv.exemple.test"
        await client.patch("/api/v1/users/3", json={"first_name": "Paulo"})
        await until(lambda: rig.waiting() == [1], "the refusal")
        assert theirs.received == []


async def test_an_organisation_that_changes_is_told_as_it_is_now(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        rig.subscribe(theirs.url, "organisation")
        await rig.sign_in(client, ADMIN)
        answer = await client.patch("/api/v1/organisations/1", json={"phone_number": "01 02 03 04 05"})
        assert answer.status_code == 200, answer.text
        await until(lambda: theirs.received, "the post")
        sent = json.loads(theirs.received[0][1])
        assert (sent["meta"]["model"], sent["meta"]["event"]) == ("Organisation", "updated")
        assert sent["data"] == answer.json()["organisation"]


async def test_only_what_was_subscribed_in_that_organisation_is_posted(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        rig.subscribe(theirs.url, "absence")
        assert (await excuse(client, 3)).status_code == 200
        assert (await client.patch("/api/v1/users/3", json={"first_name": "Paulo"})).status_code == 200
        with rig.platform.database.read() as connection:
            webhooks = select(func.count()).where(schema.deliveries.c.channel == deliveries.WEBHOOK)
            assert connection.scalar(webhooks) == 0


async def test_what_failed_is_tried_again_later_and_given_up_at_last(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        theirs.status = 500
        rig.subscribe(theirs.url, "user")
        await client.patch("/api/v1/users/3", json={"first_name": "Paulo"})
        for tries, delay in enumerate(deliveries.RETRIES_S, 1):
            await until(lambda tries=tries: rig.waiting() == [tries], f"try {tries}")  # type: ignore[misc]
            rig.clock.move(seconds=delay - 1)
            rig.look_again()
            rig.clock.move(seconds=1)
            rig.look_again()
        await until(lambda: not rig.waiting(), "given up")
        assert len(theirs.received) == len(deliveries.RETRIES_S) + 1
        assert len({headers["x-delivery-id"] for headers, _ in theirs.received}) == 1


async def test_what_failed_once_is_posted_again_and_then_no_more(rig: Rig) -> None:
    async with receiver() as theirs, rig.running() as client:
        theirs.statuses = [500]
        rig.subscribe(theirs.url, "user")
        await client.patch("/api/v1/users/3", json={"first_name": "Paulo"})
        await until(lambda: rig.waiting() == [1], "the failure")
        # What comes later does not wait for it.
        await client.patch("/api/v1/users/3", json={"first_name": "Paulin"})
        await until(lambda: len(theirs.received) == 2 and rig.waiting() == [1], "the later one")
        rig.clock.move(seconds=deliveries.RETRIES_S[0])
        rig.look_again()
        await until(lambda: not rig.waiting(), "nothing left to send")
    names = [json.loads(body)["data"]["first_name"] for _, body in theirs.received]
    assert names == ["Paulo", "Paulin", "Paulo"]


async def test_posts_to_one_address_come_in_the_order_of_the_changes(rig: Rig) -> None:
    async with receiver() as theirs:
        rig.subscribe(theirs.url, "user")
        async with rig.running() as client:
            for number in range(12):
                await client.patch("/api/v1/users/3", json={"first_name": f"Paul {number}"})
            await until(lambda: not rig.waiting(), "nothing left to send")
    names = [json.loads(body)["data"]["first_name"] for _, body in theirs.received]
    assert names == [f"Paul {number}" for number in range(12)]


async def test_an_address_that_never_answers_is_left_alone_for_a_while(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.platform_server.outbound.deliverer._TIMEOUT_S", 0.2)
    async with receiver() as theirs, receiver() as other, rig.running() as client:
        theirs.silent = True
        rig.subscribe(theirs.url, "user")
        rig.subscribe(other.url, "user")
        for number in range(3):
            await client.patch("/api/v1/users/3", json={"first_name": f"Paul {number}"})
        await until(lambda: len(other.received) == 3, "the other's posts")
        await until(lambda: rig.waiting() == [1, 1, 1], "the failures")
        assert "webhook 1: " in caplog.text
        assert theirs.url not in caplog.text


async def test_an_address_where_nobody_answers_holds_up_nobody(rig: Rig) -> None:
    async with receiver() as theirs:
        gone = theirs.url
    async with receiver() as other, rig.running() as client:
        rig.subscribe(gone, "user")
        rig.subscribe(other.url, "user")
        assert (await client.patch("/api/v1/users/3", json={"first_name": "Paulo"})).status_code == 200
        await until(lambda: other.received, "the other's post")
        await until(lambda: rig.waiting() == [1], "the failure")


async def test_what_was_not_sent_before_a_stop_is_sent_after_it(rig: Rig) -> None:
    async with receiver() as theirs:
        rig.subscribe(theirs.url, "user")
        with rig.platform.database.write() as connection:
            deliveries.put(connection, [deliveries.Delivery(deliveries.WEBHOOK, None, b"{}", 1)], rig.platform.now())
        async with rig.running():
            await until(lambda: theirs.received, "the post")


async def test_a_stop_that_comes_with_a_ring_is_a_stop(rig: Rig) -> None:
    for _ in range(20):
        async with rig.running():
            await until(lambda: rig.reminded_until(), "the first look")
            rig.look_again()
            await asyncio.sleep(0)  # the bell rings, and the stop follows at once


async def test_a_refused_write_tells_nobody(rig: Rig) -> None:
    async with rig.running() as client:
        rig.subscribe("http://127.0.0.1:9/", "rdv", "user")
        assert (await client.patch("/api/v1/users/3", json={"first_name": ""})).status_code == 422
        assert rig.waiting() == []


def mails(rig: Rig) -> list[str]:
    return [path.read_text("utf-8") for path in rig.folder.glob("*.eml")]


async def test_a_cancelled_rdv_is_told_to_its_usager_and_its_agents(rig: Rig) -> None:
    async with rig.running() as client:
        await excuse(client, 2)  # Tom's, whose responsible is Léa
        await until(lambda: len(mails(rig)) == 2, "two e-mails")
        to_usager = next(mail for mail in mails(rig) if "To: lea@exemple.test" in mail)
        assert "text/calendar" in to_usager
        assert any("To: pmi@bocage.test" in mail for mail in mails(rig))
        await until(lambda: not rig.waiting(), "nothing left to send")


@pytest.mark.parametrize("rig", [OWN, replace(OWN, fiction_refused=False)], ids=["refused", "taken"], indirect=True)
async def test_the_platform_and_the_desk_judge_a_number_alike(rig: Rig) -> None:
    """Numbers of fiction get an SMS where the platform takes them, and there alone a desk promises one."""
    with rig.platform.database.write() as connection:
        numbers = {"phone_number": "06 39 98 00 03", "phone_number_formatted": "+33639980003"}
        connection.execute(update(schema.users).where(schema.users.c.id == 3).values(numbers))
    async with rig.running() as client:
        [rdv] = (await client.get("/api/v1/rdvs", params={"id": 3})).json()["rdvs"]
        paul = rdvs_of([msgspec.convert(rdv, WireRdv)], PARIS)[0].participations[0]
        promised = means_of(paul.usager)
        assert promised == (() if rig.platform.options.like.fiction_refused else ("SMS",))
        revoked = await client.patch("/api/v1/rdvs/3/update_status", json={"status": "revoked"})
        assert revoked.status_code == 200
        await until(lambda: mails(rig) and not rig.waiting(), "the e-mails to the agents")
    assert len(list(rig.folder.glob("*.sms.txt"))) == len(promised)


async def test_one_rdv_is_one_event_whoever_tells_of_it(rig: Rig) -> None:
    """The e-mails, the calendar subscribed to and the API call it alike, and count its changes together."""
    async with rig.running() as client:
        moved = {"starts_at": "2026-11-23T17:00:00+01:00"}
        for body in (moved, {"starts_at": "2026-11-23T17:30:00+01:00"}):
            assert (await client.patch("/api/desk/v1/rdvs/2", json=body)).status_code == 200
        assert (await excuse(client, 2)).status_code == 200
        await until(lambda: len(mails(rig)) == 6 and not rig.waiting(), "six e-mails")
        found = (await client.get("/api/v1/rdvs", params={"id": 2})).json()["rdvs"][0]
    told: dict[str, dict[int, str]] = {}
    for mail in map(email.message_from_string, mails(rig)):
        parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        [payload] = [part.get_payload(decode=True) for part in parts]
        assert isinstance(payload, bytes)
        calendar = vobject.readOne(payload.decode())
        event = calendar.vevent
        assert event.uid.value == found["uuid"]
        assert event.organizer.value == "mailto:ne-pas-repondre@localhost", "whom the e-mail is from"
        assert [one.value for one in event.contents["attendee"]] == [f"mailto:{mail['To']}"]
        told.setdefault(mail["To"], {})[int(event.sequence.value)] = calendar.method.value
    assert set(told) == {"lea@exemple.test", "pmi@bocage.test"}
    for methods in told.values():
        assert [methods[sequence] for sequence in sorted(methods)] == ["REQUEST", "REQUEST", "CANCEL"]
        assert max(methods) == found["lock_version"]


async def test_the_agent_of_a_workshop_hears_of_whom_the_desk_adds(rig: Rig) -> None:
    async with rig.running() as client:
        workshop = (await client.get("/api/desk/v1/rdvs/4")).json()["rdv"]
        coming = [{"user_id": one["user"]["id"]} for one in workshop["participations"]]
        body = {"participations": [*coming[1:], {"user_id": 2}]}
        assert (await client.patch("/api/desk/v1/rdvs/4", json=body)).status_code == 200
        await until(lambda: any("To: pmi@bocage.test" in mail for mail in mails(rig)), "the agent's")
        await until(lambda: not rig.waiting(), "nothing left to send")
    [mail] = [mail for mail in map(email.message_from_string, mails(rig)) if mail["To"] == "pmi@bocage.test"]
    said = next(part for part in mail.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
    assert isinstance(said, bytes)
    assert "Une inscription s’ajoute au rendez-vous collectif" in said.decode()
    assert "3 inscrits sur 6 places" in said.decode()


async def test_choices_are_kept_to(rig: Rig) -> None:
    async with rig.running() as client:
        await excuse(client, 3)  # Paul wants no e-mail, and has a mobile
        await until(lambda: not rig.waiting() and list(rig.folder.glob("*.sms.txt")), "an SMS")
        [path] = rig.folder.glob("*.sms.txt")
        assert path.read_text("utf-8").startswith("+33612000003\n")
        assert "DROITS" not in path.read_text("utf-8").upper().replace("ACCÈS AUX DROITS", "")
        assert not any("paul@" in mail for mail in mails(rig))


async def test_the_agent_who_did_it_is_not_told(rig: Rig) -> None:
    async with rig.running() as client:
        await rig.sign_in(client, ADMIN)
        for participation_id in (3, 4):
            await excuse(client, participation_id)
        await until(lambda: not rig.waiting() and mails(rig), "e-mails")
        assert any("To: social@bocage.test" in mail for mail in mails(rig))
        assert not any("To: admin@bocage.test" in mail for mail in mails(rig))


async def test_an_agent_who_chose_so_is_told_that_somebody_waits(rig: Rig) -> None:
    """Nobody is named: mail boxes are read over shoulders. Who noted it themselves knows."""
    path, room = "/api/desk/v1/agents/me/preferences", "/api/desk/v1/rdvs/2/waiting_room"
    async with rig.running() as client:
        await rig.sign_in(client, NURSE)
        assert (await client.patch(path, json={"told_who_waits": "yes"})).status_code == 422
        right = await client.patch(path, json={"told_who_waits": True})
        assert right.json()["preferences"]["told_who_waits"] is True
        (await client.put(room, json={})).raise_for_status()
        (await client.delete(room)).raise_for_status()
        await rig.sign_in(client, SECRETARY)
        assert not mails(rig)
        (await client.put(room, json={})).raise_for_status()
        await until(lambda: not rig.waiting() and mails(rig), "the e-mail")
        (mail,) = mails(rig)
        assert "To: pmi@bocage.test" in mail
        assert "text/calendar" not in mail
        assert "Tom" not in mail
        (await client.delete(room)).raise_for_status()
        await rig.sign_in(client, NURSE)
        assert (await client.patch(path, json={"told_who_waits": False})).status_code == 200
        await rig.sign_in(client, SECRETARY)
        (await client.put(room, json={})).raise_for_status()
        await until(lambda: not rig.waiting(), "nothing left to send")
        assert len(mails(rig)) == 1


async def test_an_agent_chooses_what_to_be_told(rig: Rig) -> None:
    async with rig.running() as client:
        await rig.sign_in(client, ADMIN)
        path = "/api/desk/v1/agents/me/preferences"
        assert (await client.get(path)).json() == {
            "preferences": {"rdv_notifications_level": "others", "told_who_waits": False}
        }
        wrong = await client.patch(path, json={"rdv_notifications_level": "sometimes"})
        assert wrong.status_code == 422
        right = await client.patch(path, json={"preferences": {"rdv_notifications_level": "all"}})
        assert right.json() == {"preferences": {"rdv_notifications_level": "all", "told_who_waits": False}}
        for participation_id in (3, 4):
            await excuse(client, participation_id)
        await until(lambda: not rig.waiting() and mails(rig), "e-mails")
        assert any("To: admin@bocage.test" in mail for mail in mails(rig))


async def test_what_is_past_or_merely_seen_tells_nobody(rig: Rig) -> None:
    async with rig.running() as client:
        await excuse(client, 1)  # at nine, an hour ago
        await client.patch("/api/v1/participations/2", json={"participation": {"status": "seen"}})
        assert rig.waiting() == []


async def test_a_reminder_leaves_once_whatever_stops_and_starts(rig: Rig) -> None:
    wednesday = int(datetime.fromisoformat("2026-11-25T14:00:00+01:00").timestamp())
    with rig.platform.database.write() as connection:
        rdv = schema.rdvs.c
        moved = {"starts_at": wednesday, "created_at": wednesday - 30 * 86400}
        connection.execute(update(schema.rdvs).where(rdv.id == 2).values(moved))
    async with rig.running():
        await until(lambda: rig.reminded_until(), "the first look")
    for _ in range(3):
        rig.clock.move(hours=2)
        async with rig.running():
            rig.look_again()
            await until(lambda: rig.reminded_until() == rig.platform.now(), "a look")
            await until(lambda: not rig.waiting(), "nothing left to send")
    [mail] = mails(rig)
    assert "To: lea@exemple.test" in mail


async def test_a_folder_that_cannot_be_written_is_tried_again(rig: Rig) -> None:
    rig.folder.write_text("not a folder")
    async with rig.running() as client:
        await excuse(client, 2)
        await until(lambda: rig.waiting() == [1, 1, 1], "the failures")
        rig.folder.unlink()
        rig.clock.move(seconds=deliveries.RETRIES_S[0])
        rig.look_again()
        await until(lambda: not rig.waiting(), "nothing left to send")
        assert len(mails(rig)) == 2


def test_files_of_messages_are_for_their_owner_alone(tmp_path: Path) -> None:
    FolderSms(tmp_path / "outbox").send("+33612000003", "Bonjour", datetime.fromisoformat(NOW))
    [path] = (tmp_path / "outbox").iterdir()
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
