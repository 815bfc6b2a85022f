"""The parts of a whole site, each on wires of its own that may be cut."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.api_client.client import ApiClient
from kiosk.clock import Clock
from kiosk.desk import Desk, Waits
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.lobby.borne import Borne
from kiosk.lobby.link import DeviceLink
from kiosk.lobby.screen import ScreenFeed
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.site.sync import SiteSync
from kiosk.sync.timing import SyncTiming
from tests.faults.desks import Current
from tests.faults.middleman import Middleman
from tests.faults.site.conftest import DAY, Counter
from tests.faults.territory import NOW, PASSWORD, territory
from tests.support.arriving import REGISTERED
from tests.support.companion_process import CompanionProcess
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

RDVS = 110
DESKS = [f"accueil{number}@vaucresson-test.fr" for number in range(1, 5)]
OFFICES = [f"bureau{number}@vaucresson-test.fr" for number in range(1, 3)]
# Seven of them share one platform and two slow cores: none asks more often than it has to.
_TIMING = SyncTiming(poll_least=0.5, poll_most=1.5, backoff_first=0.05, backoff_most=0.3)


def birth(rdv_id: int) -> date:
    """Of who comes to it; nobody else was born that day."""
    return date(1941, 1, 3) + timedelta(days=223 * rdv_id)


def letters(rdv_id: int) -> str:
    """The first three of their name."""
    first, second = divmod(rdv_id, 26)
    return f"Q{chr(65 + first)}{chr(65 + second)}"


def whole_day() -> dict[str, Any]:
    """A data file: six agents, and as many RDVs from 10:25 to 11:15 as come in a morning; who comes to RDV 7 has
    participation 70."""
    told = territory()
    user, rdv = told["users"][0], told["rdvs"][0]
    told["agents"] = [
        told["agents"][0] | {"key": f"a{number}", "id": number, "email": email, "services": [service]}
        for number, (email, service) in enumerate(
            [*((one, "sec") for one in DESKS), *((one, "pmi") for one in OFFICES)], 1
        )
    ]
    everybody = range(1, RDVS + 1)
    told["users"] = [
        user
        | {"key": f"u{one}", "id": one, "first_name": "Alix", "last_name": f"{letters(one)}UILLERON"}
        | {"birth_date": birth(one).isoformat()}
        for one in everybody
    ]
    first = datetime.combine(DAY, NOW.timetz()) + timedelta(minutes=5)
    told["rdvs"] = [
        rdv
        | {"key": f"r{one}", "id": one, "starts_at": (first + timedelta(minutes=5 * (one % 11))).isoformat()}
        | {"agents": [f"a{5 + one % 2}"], "created_by": f"a{5 + one % 2}"}
        | {"participations": [{"id": 10 * one, "user": f"u{one}"}]}
        for one in everybody
    ]
    return told | {"oauth_applications": [REGISTERED]}


class Wire(Middleman):
    """Carries bytes, whoever speaks through it and however: ``go_down`` cuts it, ``come_back`` mends it."""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pumps: list[asyncio.Task[None]] = []
        ends = [writer]
        try:
            there, far = await asyncio.open_connection(*self._upstream)
            ends.append(far)
            pumps = [asyncio.ensure_future(_pump(reader, far)), asyncio.ensure_future(_pump(there, writer))]
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            for end in ends:
                end.transport.abort()
            raise
        except OSError:
            writer.transport.abort()  # nobody is there
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            for end in ends:
                end.close()
            for end in ends:
                with suppress(OSError):
                    await end.wait_closed()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while some := await reader.read(1 << 16):
            writer.write(some)
            await writer.drain()


@dataclass
class Place:
    """A desk or an office: its wires, and what outlives its process."""

    name: str
    email: str
    like: str
    companion: CompanionProcess
    platform_url: str
    folder: Path
    clock: Clock
    office: bool = False
    secrets: MemorySecrets = field(default_factory=MemorySecrets)

    def __post_init__(self) -> None:
        port = urlsplit(self.companion.url).port
        self.to_platform, self.to_companion = Wire(self.platform_url), Wire(f"http://127.0.0.1:{port}")

    async def start(self) -> None:
        """Sits down, for the first time or on what it remembers; until it has heard everybody."""

        def connect(address: str, credentials: Mapping[str, str] | None) -> ApiClient:
            made = Current if self.like == "current-2026" else ApiClient
            return made(address, self.clock, credentials=credentials)

        def make_sync(client: Any, memory: Memory, at: Clock) -> Sync:
            return Sync(client, memory, at, timing=_TIMING, site=SiteSync(door, memory, at, timing=_TIMING))

        door = SiteDoor(self.to_companion.url.replace("http:", "https:"), self.secrets, self.clock)
        folder = MemoryFolder(self.folder, self.secrets, self.clock)
        desk = Desk(folder, connect, self.clock, Waits(last_sends=0.1), make_sync=make_sync)
        self.counter = Counter(desk, door, self.folder, self.secrets, self.email, self.clock)
        if not await desk.resume():
            await desk.sign_in(self.to_platform.url, self.email, PASSWORD, stay=True)
            await door.pair(self.companion.code(DeviceKind.OFFICE if self.office else DeviceKind.DESK, self.name).shown)
        desk.look_at(1, DAY)
        await self.counter.linked()

    async def stop(self) -> None:
        """Ends, as a window that is closed."""
        await self.counter.desk.close()
        for _ in range(3):
            await asyncio.sleep(0)

    async def lists(self) -> dict[str, str]:
        """All that it shows of the day, a line for each that is somehow."""
        told = {}
        desk = self.counter.desk
        for entry in (await desk.day(1, DAY)).entries:
            for one in entry.rdv.participations:
                if one.waiting_since is not None or one.status != "unknown":
                    told[f"p{one.id}"] = "waiting" if one.waiting_since is not None else str(one.status)
                if entry.problem or one.id in entry.unsent:
                    told[f"p{one.id}"] = f"{told.get(f'p{one.id}')}, unsent or refused: {entry.problem!r}"
        for line in await self.counter.list():
            told[f"w{line.id}"] = f"{line.name}, {line.ticket}: {line.outcome}"
        for call in (await desk.lobby.today(1)).calls:
            told[f"call {call.key}"] = f"{call.place}, {call.times}: {call.outcome}"
        return told

    def close_wires(self) -> None:
        self.to_platform.close()
        self.to_companion.close()


class Device:
    """A borne or the screen: a client that goes and comes back."""

    def __init__(self, kind: DeviceKind, name: str, companion: CompanionProcess, clock: Clock) -> None:
        self.name, self._kind, self._companion, self._clock = name, kind, companion, clock
        self._secrets = MemorySecrets()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Lets it in where it never was; until the companion answers it."""
        door = SiteDoor(self._companion.url, self._secrets, self._clock, kind=self._kind)
        link = DeviceLink(door, self._clock, timing=_TIMING)
        self.borne, self.screen = Borne(link, 1, 1), ScreenFeed(link, 1)
        client = self.borne if self._kind is DeviceKind.BORNE else self.screen
        self._task = asyncio.create_task(client.run())
        await until(lambda: client.state.paired is False or client.state.connected, f"that {self.name} knows itself")
        if client.state.paired is False:
            await client.pair(self._companion.code(self._kind, self.name).shown)
        await until(lambda: client.state.connected, f"that {self.name} is answered")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None
