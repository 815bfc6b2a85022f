"""From the desk's memory to the borne and back: who is known there is expected here, and who arrives waits there."""

from __future__ import annotations

import asyncio

import httpx

from kiosk.domain.platform.lobby import Told
from kiosk.domain.platform.pairing import DeviceKind
from tests.faults.site.conftest import BORN, Site
from tests.support.waiting import until

CHECK_IN = "/organisations/1/check_in"


async def told(borne: httpx.Client, body: dict[str, object]) -> str:
    """What the borne is told, once the desk has brought its day."""
    for _ in range(40):
        answer = await asyncio.to_thread(borne.post, CHECK_IN, json=body)
        if answer.status_code == 200 and answer.json()["answer"] != Told.NOT_FOUND:
            return str(answer.json()["answer"])
        await asyncio.sleep(0.1)
    return answer.text


async def test_who_the_desk_knows_checks_in_at_the_borne(site: Site) -> None:
    async with site:
        one, other = await site.two()
        await until(lambda: one.door.slips_key is not None, "that the day is brought")
        with site.companion.client(DeviceKind.BORNE, "Borne du hall") as borne:
            await asyncio.sleep(0)
            # Barnabé Vauzelle, at twenty past nine: an hour ago.
            assert await told(borne, {"letters": "vau", "birth_date": BORN.isoformat()}) == "late"
            await one.waits(20)
            await other.waits(20)
            assert await told(borne, {"code": one.code(4)}) == "arrived"
            await one.waits(20, 40)
            await other.waits(20, 40)
            assert one.code(4) == other.code(4)


async def test_who_asks_for_help_is_said_at_each_desk(site: Site) -> None:
    async with site:
        one, other = await site.two()
        with site.companion.client(DeviceKind.BORNE, "Borne du hall") as borne:
            await asyncio.to_thread(borne.post, "/organisations/1/help", json={})
            await until(lambda: one.helps() == ["Borne du hall"], "that help is asked for")
            await until(lambda: other.helps() == ["Borne du hall"], "that help is asked for")
            (asked,) = one.desk.sync_state.site.helps
            await one.door.helped(1, asked.id)
            await until(lambda: not one.helps() and not other.helps(), "that somebody goes")
