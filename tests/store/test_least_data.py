"""What a desk may not keep never reaches the memory, from the platform's own answers on."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from kiosk.api_client.client import ApiClient
from kiosk.clock import SetClock
from kiosk.domain.day.model import Lieu, Organisation
from kiosk.domain.day.status import Action
from kiosk.store.memory import Memory
from tests.support.known import usagers
from tests.support.trade import NOW, TODAY, gesture, rdv, usager

FORBIDDEN = ("notes", "caisse_affiliation", "affiliation_number", "family_situation", "number_of_children", "logement")


async def test_no_remarque_nor_family_nor_affiliation_in_the_decrypted_memory(
    memory: Memory, clock: SetClock, shared: Path
) -> None:
    """Recorded RDVs and usagers, with a word of ours in each field that may not be kept, through client and store."""
    exchanges = shared / "contract" / "golden" / "exchanges"
    rdvs = json.loads((exchanges / "rdvs_index_today_secretaire.json").read_text("utf-8"))["steps"][0]["response"][
        "json"
    ]
    people = [p["user"] for r in rdvs["rdvs"] for p in r["participations"]] + [
        u for r in rdvs["rdvs"] for u in r["users"]
    ]
    for user in people:
        for person in (user, user.get("responsible") or {}):
            for field in FORBIDDEN:
                person[field] = f"SECRET {field}"
            person["case_number"] = "DOSSIER 12"
    assert len(people) > 40
    users = {"users": people, "meta": {"current_page": 1, "total_pages": 1, "total_count": len(people)}}

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=users if request.url.path.endswith("/users") else rdvs)

    async with ApiClient("http://127.0.0.1:1", clock, transport=httpx.MockTransport(answer)) as client:
        day = timedelta(days=1)
        await memory.save_rdvs(1, await client.rdvs(1, NOW - day, NOW + day), window=None)
        async for page in client.users(1):
            await memory.save_usagers(1, page.items)
    kept = await memory._database.read(_everything)
    assert len(kept) > 20_000
    # It can be found at all: what may be kept is there.
    assert people[0]["last_name"].encode() in kept
    assert b"DOSSIER 12" in kept, "usagers are found by their case number"
    for word in ("SECRET", *FORBIDDEN):
        assert word.encode() not in kept, word


def _everything(connection: Any) -> bytes:
    """Each value of each row of each table, decrypted."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert {"rdvs", "usagers", "queue", "directory"} <= set(tables)
    values = (value for table in tables for row in connection.execute(f"SELECT * FROM {table}") for value in row)
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in values)


async def test_nothing_stays_of_an_organisation_that_is_no_longer_the_agent_s(memory: Memory) -> None:
    mine, theirs = Organisation(1, "MDS Nord"), Organisation(2, "MDS Sud")
    await memory.save_organisations([mine, theirs])
    for number in (1, 2):
        await memory.save_rdvs(
            number,
            [rdv(number * 10 + n, organisation_id=number) for n in range(3)],
            window=None,
        )
        await memory.save_usagers(number, [usager(number)])
        await memory.save_entries(number, Lieu, [Lieu(number, "MDS", number)])
        await memory.save_zone(number, "Indian/Reunion")
        await memory.save_synced(number, TODAY, NOW)
    done = gesture(rdv(21, organisation_id=2), Action.SEEN)
    await memory.queue.act([done])
    await memory.save_organisations([mine])
    assert [await memory.rdv(n) is not None for n in (10, 11, 12, 20, 21, 22)] == [True, True, True, False, True, False]
    assert [len(await usagers(memory, n)) for n in (1, 2)] == [1, 0]
    assert [len(await memory.entries(n, Lieu)) for n in (1, 2)] == [1, 0]
    assert [await memory.synced_at(n, TODAY) for n in (1, 2)] == [NOW, None]
    assert await memory.mark("timezone/2") is None
    assert [gesture.key for gesture in [row.act for row in await memory.queue.gestures()]] == [done.key]
