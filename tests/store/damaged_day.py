"""A day of which much is still to be sent, in files that tests damage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import SetClock
from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import CreateUsager, Errand, Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder, name_of
from tests.store.conftest import INSTANCE
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW, ORGANISATION, gesture, rdv, usager

PAGE = 4096
MEMORY = name_of(INSTANCE, 4) + ".memory"
WAL, CARBON = MEMORY + "-wal", MEMORY + "-carbon"
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Own:
    """What only the desk knows."""

    to_send: tuple[str, ...]
    refused: tuple[str, ...]
    walk_ins: tuple[str, ...]


@dataclass(frozen=True)
class DamagedDay:
    """Files as they were, and the key by which they are read."""

    files: Files
    own: Own
    secrets: MemorySecrets

    async def begins(self, folder: Path, files: Files) -> Memory:
        """Opens what is left of it, in ``folder``."""
        place = folder / "profile"
        place.mkdir()
        for name, content in files.items():
            (place / name).write_bytes(content)
        return await self.opens(folder)

    async def opens(self, folder: Path) -> Memory:
        return await MemoryFolder(folder / "profile", self.secrets, SetClock(NOW)).open(INSTANCE, 4)

    async def goes_on(self, folder: Path, files: Files) -> Memory:
        """Begins with ``files``, works with all that they should hold, leaves and comes back: nothing that only this
        desk knows is missing, and nobody had to do anything. Returns the memory of the first of the two, closed.
        """
        memory = await self.begins(folder, files)
        try:
            await works(memory)
            assert await own(memory) == Own(
                (*self.own.to_send, "new"), self.own.refused, tuple(sorted((*self.own.walk_ins, "new")))
            )
        finally:
            await memory.close()
        later = await self.opens(folder)
        try:
            assert later.salvage is None, "it began again once"
            assert len((await own(later)).to_send) == len(self.own.to_send) + 1
        finally:
            await later.close()
        return memory


async def works(memory: Memory) -> None:
    """A bit of everything that a desk asks of its memory."""
    await memory.organisations()
    await memory.save_organisations([ORGANISATION])
    await memory.save_rdvs(1, [rdv(n, lock_version=2) for n in range(1, 100)], window=None)
    await memory.day(1, NOW.date(), NOW.tzinfo or memory._clock.zone)
    await memory.everybody()
    await memory.queue.act([gesture(rdv(200), Action.SEEN, key="new")])
    await memory.save_walk_in(WalkIn(id="new", organisation_id=1, arrived_at=NOW))
    await memory.forget_old(NOW.date())
    while not await memory._database.check():
        pass


async def own(memory: Memory) -> Own:
    queue = memory.queue
    to_send = [row.act.key for row in await queue.gestures()] + [row.act.key for row in await queue.errands()]
    found = await memory.walk_ins(1, NOW.date(), NOW.tzinfo or memory._clock.zone)
    return Own(
        tuple(sorted(to_send, key=str)),
        tuple(record.errand.key for record in await queue.unread()),
        tuple(sorted(one.id for one in found)),
    )


async def damaged_day(folder: Path, *, closed: bool) -> DamagedDay:
    """``closed``: Kiosk was left in good order; else its process was killed, and the journal holds the last writes."""
    secrets = MemorySecrets()
    memory = await MemoryFolder(folder / "profile", secrets, SetClock(NOW)).open(INSTANCE, 4)
    await memory.save_organisations([ORGANISATION])
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 100)], window=None)
    await memory.save_usagers(1, [usager(n) for n in range(1, 100)])
    await memory.queue.act([gesture(rdv(99), Action.SEEN, key="sent")])
    await memory.queue.settle("sent", None)
    await memory._database.wipe()  # and with it the journal is empty
    for number in range(10):
        await memory.queue.act([gesture(rdv(number + 1), Action.SEEN, key=f"g{number}")])
    await memory.queue.claim("g3")
    await memory.queue.settle("g9", None)
    for key in ("e1", "e2"):
        (made,) = await memory.queue.local_ids(1)
        draft = UsagerDraft(first_name="Léa", last_name="MARTIN")
        assert await memory.queue.write(Errand(key, 1, NOW, CreateUsager(made, draft)), Origin.USAGER_FORM)
    await memory.queue.refuse("e2", Refusal("La plateforme n’en veut pas."))
    await memory.save_walk_in(WalkIn(id="w1", organisation_id=1, arrived_at=NOW))
    known = await own(memory)
    assert len(known.to_send) == 10
    if closed:
        await memory.close()
    place = folder / "profile"
    files = {path.name: path.read_bytes() for path in place.iterdir()}
    if not closed:
        await memory.close()
    return DamagedDay(files, known, secrets)
