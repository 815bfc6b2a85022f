"""People found among 100 000 while somebody waits, and the loop that is not held while they are pulled and indexed."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.api_client.client import ApiClient
from kiosk.clock import SetClock
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.text.search_text import fold
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.abilities import Abilities
from kiosk.sync.freshness import Freshness
from kiosk.sync.link import Link
from kiosk.sync.partial import Partial
from kiosk.sync.pull import Puller
from kiosk.sync.server import Server
from kiosk.sync.shared import Shared
from kiosk.sync.timing import SyncTiming
from tests.benchmarks.data import EMAIL, NOW, PASSWORD, platform_data
from tests.benchmarks.report import Figure, percentile
from tests.benchmarks.stalls import watched
from tests.support.names import mistyped, people, respelled
from tests.support.platform_process import start_platform
from tests.support.secrets import MemorySecrets

USAGERS = 100_000
QUERIES = 500
OWN_SURNAME = 0.35
"""How many have a surname that no list has: a hundred thousand people bear some forty thousand surnames."""
BETWEEN = 0.02
"""Seconds between two searches: nobody types quicker."""
LONGEST = 400.0
"""Seconds after which the pull counts as stuck, and the measure fails."""
SECRETS = MemorySecrets()
_ORGANISATION = "organisation of the measure"


def queries(crowd: list[Usager], random: Random) -> list[tuple[str, bool]]:
    """What is typed, and whether something is wrong in it: a third of them."""
    found = []
    for number in range(QUERIES):
        usager = random.choice(crowd)
        last, first = usager.last_name.lower(), usager.first_name.lower()
        full = f"{last} {first}" if number % 2 else f"{first} {last}"
        if number % 3 == 0:
            way: Callable[[str, Random], str] = mistyped if number % 2 else respelled
            text = way(full, random)
            found.append((mistyped(text, random) if number % 4 == 0 else text, True))
            continue
        kinds = [full, last, f"{last} {first[:2]}", last[:3], f"{last[:2]} {first[:2]}", first, last[0]]
        kinds += [usager.phone_number or "", (usager.phone_number_formatted or "")[-4:], usager.email or full]
        if usager.birth_date:
            kinds += [f"{usager.birth_date:%d/%m/%Y}", f"{last[:4]} {usager.birth_date:%Y}"]
        found.append((kinds[number // 3 % len(kinds)], False))
    return found


def like_scans(crowd: list[Usager], asked: list[tuple[str, bool]]) -> list[float]:
    """Seconds that the standard library's SQLite takes to go through plain folded names with LIKE."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE usagers (id INTEGER PRIMARY KEY, text TEXT)")
    rows = [(u.id, fold(f"{u.last_name} {u.first_name} {u.birth_name or ''}")) for u in crowd]
    database.executemany("INSERT INTO usagers VALUES (?, ?)", rows)
    spans = []
    for text, _ in asked:
        words = fold(text).split()
        where = " AND ".join("text LIKE ?" for _ in words)
        begun = time.perf_counter()
        query = f"SELECT id FROM usagers WHERE {where} ORDER BY text LIMIT 30"
        database.execute(query, [f"%{word}%" for word in words]).fetchall()
        spans.append(time.perf_counter() - begun)
    database.close()
    return spans


def measure(application: QApplication) -> list[Figure]:
    """Searches beside plain scans of the same names; the loop at work beside the loop at rest."""
    crowd = people(USAGERS, 1, blended=OWN_SURNAME)
    asked = queries(crowd, Random(2))
    with tempfile.TemporaryDirectory() as folder, _serving(crowd) as url, _looping(application) as runner:
        pulled, rest = runner.run(_pull(url, Path(folder), crowd))
        exact, tolerant, held, built = runner.run(_search(url, Path(folder), asked))
    plain = percentile(like_scans(crowd, asked), 95)
    scan, idle = ("parcours LIKE des mêmes noms, p95", plain), ("la même boucle au repos", percentile(rest, 99))
    return [
        _figure("recherche dans 100 000 usagers, sans faute, p95", percentile(exact, 95), scan, 5),
        _figure("recherche dans 100 000 usagers, avec fautes, p95", percentile(tolerant, 95), scan, 15),
        _figure("recherche, une sur trois avec fautes, p95", percentile(exact + tolerant, 95), scan, 15),
        _figure("retenue de la boucle pendant les recherches, p99", percentile(held, 99), idle, 16),
        _figure("retenue de la boucle, 100 000 usagers tirés et indexés, p99", percentile(pulled, 99), idle, 16),
        _figure("index de 100 000 usagers refait à l’ouverture", built, scan, 10_000),
    ]


def _figure(name: str, seconds: float, beside: tuple[str, float], limit: float) -> Figure:
    return Figure(name, seconds * 1000, "ms", beside[1] * 1000, beside[0], limit, "value")


def _looping(application: QApplication) -> asyncio.Runner:
    return asyncio.Runner(loop_factory=lambda: QEventLoop(application))


@contextmanager
def _serving(crowd: list[Usager]) -> Iterator[str]:
    """The address of an embedded platform that has ``crowd``."""
    data = platform_data(today=0, usagers=0)
    data["users"] = [_user(usager) for usager in crowd]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "data.json")
        file.write_text(json.dumps(data), encoding="utf-8")
        with start_platform("--data", file, "--now", NOW.isoformat(), timeout=LONGEST, as_command=True) as platform:
            yield platform.url


def _user(usager: Usager) -> dict[str, Any]:
    return {
        "key": f"u{usager.id}",
        "organisations": ["org"],
        "first_name": usager.first_name,
        "last_name": usager.last_name,
        "birth_name": usager.birth_name,
        "birth_date": usager.birth_date.isoformat() if usager.birth_date else None,
        "email": usager.email,
        "phone_number": usager.phone_number,
    }


async def _pull(url: str, folder: Path, crowd: list[Usager]) -> tuple[list[float], list[float]]:
    """Pulls everybody page after page without a rest, as from a server that cannot search, into a memory that is being
    searched. Returns how long each turn of the loop took, then and at rest."""
    clock = SetClock(NOW)
    memory = await MemoryFolder(folder, SECRETS, clock).open(url, 1)
    async with watched() as rest:
        await asyncio.to_thread(time.sleep, 2)
    async with ApiClient(url, clock) as visitor:
        signed = await visitor.sign_in(EMAIL, PASSWORD)
    async with ApiClient(url, clock, credentials=signed.credentials.kept()) as client:
        server = Server(client)
        timing = SyncTiming(usagers_pause=0.0)
        abilities = Abilities(lambda: server, memory, clock, lambda: None)
        await abilities.now()
        abilities.known = Capabilities()  # taken for one that cannot search
        link, fresh = Link(clock, asyncio.sleep, lambda: None, lambda: None), Freshness(clock)
        partial = Partial(clock, lambda: None)
        shared = Shared(server, memory, clock, abilities, link, fresh, partial, timing, random.random, lambda: None)
        puller = Puller(shared, lambda *_: None)
        [organisation] = await client.organisations()
        await memory.usager_index.ready()
        async with asyncio.timeout(LONGEST), watched() as busy:
            await puller.usagers(organisation.id)
            last = crowd[-1]
            found = await memory.usager_index.find(organisation.id, f"{last.last_name} {last.first_name}", NOW, 30)
    assert found.found, "the last of those pulled is not found"
    await memory.save_mark(_ORGANISATION, str(organisation.id))
    await memory.close()
    return busy, rest


async def _search(
    url: str, folder: Path, asked: list[tuple[str, bool]]
) -> tuple[list[float], list[float], list[float], float]:
    """How long each search took as a desk waits for it, without faults and with; the turns of the loop meanwhile; and
    how long the index took to make when the memory was opened."""
    clock = SetClock(NOW)
    memory = await MemoryFolder(folder, SECRETS, clock).open(url, 1)
    organisation_id = int(await memory.mark(_ORGANISATION) or 0)
    begun = time.perf_counter()
    await memory.usager_index.ready()
    built = time.perf_counter() - begun
    spans: dict[bool, list[float]] = {False: [], True: []}
    async with watched() as held:
        for text, faulty in asked:
            await asyncio.to_thread(time.sleep, BETWEEN)
            begun = time.perf_counter()
            await memory.usager_index.find(organisation_id, text, NOW, 30)
            spans[faulty].append(time.perf_counter() - begun)
    await memory.close()
    return spans[False], spans[True], held, built
