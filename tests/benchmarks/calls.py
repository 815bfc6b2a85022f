"""What a desk asks of an instance of 2024, which has nothing but API v1 and limits the calls of an address.

Hours go by on a driven time; the calls, the bytes and the platform are real. Each is compared with the same desk that
asks for everything anew every quarter of a minute.
"""

from __future__ import annotations

import asyncio
import gc
import random
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.api_client.client import ApiClient
from kiosk.clock import PARIS, Clock
from kiosk.domain.day.status import Status
from tests.benchmarks.data import DAY, EMAIL, NOW, PASSWORD
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure, percentile
from tests.support.driven_desk import ORGANISATION, DrivenDesk, driven_desk

RDVS, USAGERS = 90, 2500
CHANGES = 60
HOUR, MINUTE = 3600.0, 60.0
KILO = 1024.0
_LIMIT = 50
_BLIND = 15.0  # seconds between two looks of a desk that neither keeps nor follows anything


def measure(application: QApplication) -> list[Figure]:
    """Calls and bytes of one desk, and how soon it sees what a colleague did."""
    # The platform's own limit goes by a time that nobody drives.
    options = ("--like", "historic-2024", "--calls-per-minute", "0")
    with tempfile.TemporaryDirectory() as folder:
        with serving(*options, today=RDVS, usagers=USAGERS, around=RDVS) as url:
            figures = asyncio.run(_desk(url, Path(folder)))
        gc.collect()
    return figures


async def _desk(url: str, folder: Path) -> list[Figure]:
    async with driven_desk(url, folder) as desk:
        wire, time = desk.wire, desk.time
        await desk.starts()
        start = len(wire.calls)
        await time.run(MINUTE - time.now)
        minute = len(wire.calls)
        await desk.comes_to_rest()
        calls, sent = len(wire.calls), wire.size
        await time.run(HOUR)
        calls, sent = len(wire.calls) - calls, wire.size - sent
        page = await _size_of_a_day(desk)
        delays = await _busy_hour(url, desk)
        most = wire.most_in(MINUTE)
    blind = HOUR / _BLIND
    limit = f"limite de la plateforme, {_LIMIT} par minute"
    return [
        Figure("appels jusqu’à l’agenda complet, mémoire froide", start, "appels", _LIMIT, limit, 12, "value"),
        Figure("appels de la première minute", minute, "appels", _LIMIT, limit, 40, "value"),
        Figure("appels de la minute la plus chargée", most, "appels", _LIMIT, limit, 40, "value"),
        Figure("heure calme, appels", calls, "appels", blind, "un regard toutes les 15 s", 150, "value"),
        Figure(
            "heure calme, octets", sent / KILO, "Ko", blind * page / KILO, "les mêmes regards sans ETag", 150, "value"
        ),
        Figure(
            "changement d’un collègue vu, heure chargée, p95",
            percentile(delays, 95),
            "s",
            _BLIND,
            "un regard toutes les 15 s",
            20,
            "value",
        ),
    ]


async def _size_of_a_day(desk: DrivenDesk) -> float:
    """The bytes of one look at the day, asked for as if nothing were known."""
    before = desk.wire.size
    zone = NOW.replace(hour=0, minute=0)
    desk.client._connection.kept.clear()
    await desk.client.rdvs(ORGANISATION, zone, zone.replace(hour=23, minute=59, second=59))
    return desk.wire.size - before


async def _busy_hour(url: str, desk: DrivenDesk) -> list[float]:
    """Seconds until each change of a colleague is seen; they come at random, about one a minute."""
    chance = random.Random(20261123)
    day = [entry.rdv for entry in await desk.memory.day(ORGANISATION, DAY, PARIS)]
    to_come = [rdv.participations[0].id for rdv in day if rdv.status is Status.UNKNOWN]
    delays = []
    async with ApiClient(url, Clock(NOW)) as colleague:
        await colleague.sign_in(EMAIL, PASSWORD)
        # The first change begins the hour: it comes to a desk at which nothing has moved for long.
        for number in range(CHANGES + 1):
            participation = to_come[number % len(to_come)]
            status = Status.SEEN if number // len(to_come) % 2 == 0 else Status.UNKNOWN
            await colleague.set_participation_status(participation, status, key=f"change-{number}")
            delays.append(await desk.until_told())
            await desk.time.run(chance.expovariate(1 / MINUTE))
    return delays[1:]
