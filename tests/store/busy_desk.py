"""A desk at work until it is killed: ``python -m tests.store.busy_desk <folder> <instance>`` says what it has kept."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from kiosk.clock import SetClock
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.status import Action
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Book, CreateUsager, Errand, What
from kiosk.domain.writes.origin import Origin
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.support.secrets import FileSecrets
from tests.support.trade import AGENT, LIEU, MOTIF, NOW, gesture, rdv


async def main(folder: Path, instance: str) -> None:
    secrets = FileSecrets(folder / "keys.json")
    memory = await MemoryFolder(folder / "profile", secrets, SetClock(NOW)).open(instance, 4)
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 51)], window=None)
    for number in count():
        key = f"{number:04d}"
        if number % 4 == 3:
            await books(memory, key, number)
        else:
            await memory.queue.act([gesture(rdv(number % 50 + 1), Action.SEEN, key=key)])
        print("kept", key, flush=True)
        if number % 3 == 2:
            sent = f"{number - 2:04d}"
            await memory.queue.claim(sent)
            print("claimed", sent, flush=True)
            await memory.queue.settle(sent, None)
            print("settled", sent, flush=True)


async def books(memory: Memory, key: str, number: int) -> None:
    """An usager is written down, and given an RDV."""
    who, rdv_id, participation_id = await memory.queue.local_ids(3)
    written: list[tuple[str, What]] = [
        (f"{key}-usager", CreateUsager(who, UsagerDraft(first_name="Léa", last_name="MERLE"))),
        (key, Book(rdv_id, booking(who, number), (participation_id,))),
    ]
    for one, what in written:
        assert await memory.queue.write(Errand(one, 1, NOW, what), Origin.DESK)


def booking(who: int, number: int) -> Booking:
    return Booking(
        organisation_id=1,
        motif_id=MOTIF.id,
        starts_at=NOW + timedelta(minutes=number),
        duration_in_min=1,
        lieu_id=LIEU.id,
        agent_ids=(AGENT.id,),
        guests=(Guest(who),),
    )


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
