"""Another Kiosk, as far as a memory's file is concerned: opens it and holds it until it is ended."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from kiosk.clock import Clock
from kiosk.store.memory_folder import MemoryFolder
from tests.faults.territory import NOW
from tests.support.secrets import FileSecrets


async def hold(folder: Path, secrets: Path, instance: str, agent_id: int) -> None:
    memory = await MemoryFolder(folder, FileSecrets(secrets), Clock(NOW)).open(instance, agent_id)
    print("held", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await memory.close()


if __name__ == "__main__":
    asyncio.run(hold(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])))
