"""What add_gestures has said to be kept is kept, whatever happens to the process then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.store.shelf import Shelf
from tests.store.conftest import INSTANCE
from tests.support.secrets import FileSecrets

SCRIPT = """
import asyncio, sys
from pathlib import Path
from kiosk.clock import SetClock
from kiosk.domain.day.status import Action
from kiosk.store.shelf import Shelf
from tests.support.secrets import FileSecrets
from tests.support.trade import NOW, gesture, rdv

async def main():
    folder = Path(sys.argv[1])
    memory = await Shelf(folder / "profile", FileSecrets(folder / "keys.json"), SetClock(NOW)).open(sys.argv[2], 4)
    await memory.save_rdvs(1, [rdv(n) for n in range(1, 51)], window=None)
    number = 0
    while True:
        done = gesture(rdv(number % 50 + 1), Action.SEEN, key=str(number))
        await memory.queue.act([done], "board")
        if number % 5 == 4:
            await memory.queue.claim(str(number))
        print(number, flush=True)
        number += 1

asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
async def test_killed_at_any_moment_nothing_said_to_be_kept_is_lost(tmp_path: Path, clock: SetClock) -> None:
    process = subprocess.Popen(  # noqa: ASYNC220 - nothing else runs on this loop
        [sys.executable, "-c", SCRIPT, str(tmp_path), INSTANCE], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = -1
    for line in process.stdout:
        said = int(line)
        if said >= 40:
            break
    os.kill(process.pid, signal.SIGKILL)
    for line in process.stdout:
        said = int(line)
    process.wait()
    process.stdout.close()
    memory = await Shelf(tmp_path / "profile", FileSecrets(tmp_path / "keys.json"), clock).open(INSTANCE, 4)
    kept = await memory.queue.gestures()
    await memory.close()
    # One more may have been kept that nobody was told of; none less, none twice, none out of order.
    assert [o.act.key for o in kept] == [str(n) for n in range(len(kept))]
    assert said + 1 <= len(kept) <= said + 2
    assert [int(o.act.key) for o in kept if o.departed][: (said + 1) // 5] == list(range(4, said + 1, 5))
