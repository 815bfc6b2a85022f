"""The cells of the matrix, by the hundred in a morning of a platform: A's desk is cut off, both act, it comes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

import msgspec

from kiosk.clock import PARIS
from kiosk.domain.day.gesture import DeskRdv, Fate
from kiosk.domain.day.model import Rdv
from kiosk.domain.platform.failures import Refused
from kiosk.platform_server.data import schema
from kiosk.platform_server.outbound.notifications.messages import Message
from tests.faults.conflicts.deeds import A_ID, DAY, MORNING, A, B, Cell, Ours, State, territory
from tests.faults.in_process import Sitting, World, opened

_CUT = 10800.0
_B_ACTS = 5.0  # seconds before A's desk is connected again
_HEARD = 60.0  # by when all has left that may
_A_MORNING = 130  # cells: a desk has no more to send after a cut


@dataclass(frozen=True)
class Told:
    """A message that left: to an usager, or to the RDV's agent."""

    event: str
    to_agent: bool


@dataclass
class Line:
    """What became of a cell. None: the RDV is not there, or not in sight."""

    cell: Cell
    before: State  # B acts; where an answer was lost, what A did is done
    by_us: list[Told]  # who was told of that
    written_by_us: bool  # whether A's agent wrote to it so far, by the platform's own history
    announced: bool  # whether A was told that the usager will be
    meanwhile: State | None = None  # once B has acted
    after: State | None = None
    at_a: State | None = None
    at_b: State | None = None
    fate: Fate | None = None
    said: str = ""
    asked: bool = False
    by_them: list[Told] = field(default_factory=list)
    on_return: list[Told] = field(default_factory=list)
    written_on_return: bool = False


async def play(like: str, cells: Sequence[Cell], folder: Path) -> list[Line]:
    """What became of each, on a platform of that kind: some mornings, one after the other."""
    lines = []
    for first in range(0, len(cells), _A_MORNING):
        place = folder / str(first)
        place.mkdir()
        lines += await _a_morning(like, cells[first : first + _A_MORNING], place)
    return lines


async def _a_morning(like: str, cells: Sequence[Cell], folder: Path) -> list[Line]:
    async with opened(like, territory(cells), MORNING, folder) as world:
        a, b = await world.sit(A, DAY), await world.sit(B, DAY)
        await world.time.run(20)
        there = {entry.rdv.id: entry.rdv for entry in (await a.desk.day(1, DAY)).entries}
        assert there.keys() >= {cell.rdv_id for cell in cells}
        b.wire.cut()
        announced = await _we_act(world, a, cells, there)
        marks = _marks(world)
        states, messages, written = _states(world), _messages(world, 0), _written_by_us(world, 0)
        lines = {
            cell.rdv_id: Line(
                cell, states[cell.rdv_id], messages[cell.rdv_id], cell.rdv_id in written, cell.rdv_id in announced
            )
            for cell in cells
        }
        async with world.client(B) as pages:
            for cell in cells:
                try:
                    await cell.theirs.do(pages, there[cell.rdv_id])
                except Refused:
                    lines.pop(cell.rdv_id)  # what A did, whose answer was lost, is in B's way
        await world.time.leap(_B_ACTS)
        states, messages = _states(world), _messages(world, marks[0])
        for rdv_id, line in lines.items():
            line.meanwhile, line.by_them = states.get(rdv_id), messages[rdv_id]
        marks = _marks(world)
        a.wire.mend()
        b.wire.mend()
        await world.time.run_until(lambda: a.desk.unsent_count == 0, _HEARD)
        await world.time.run(_B_ACTS)
        for desk in (a.desk, b.desk):
            await desk.bring_up_to_date()
        await _what_became(world, a, b, lines, marks)
        return list(lines.values())


async def _we_act(world: World, a: Sitting, cells: Sequence[Cell], there: Mapping[int, Rdv]) -> set[int]:
    """A does all of it, each at its time; the desk is cut off then, and stays so. Of which the desk announces mails."""
    announced: set[int] = set()
    left = _CUT
    by_age = sorted(cells, key=lambda cell: (-cell.age.seconds, not cell.age.lost))
    for age, of_age in groupby(by_age, key=lambda cell: cell.age):
        if not age.lost:
            a.wire.cut()
        await world.time.leap(left - age.seconds)
        left = age.seconds
        a.wire.deaf = age.lost
        by_ours: defaultdict[Ours, list[Cell]] = defaultdict(list)
        for cell in of_age:
            by_ours[cell.ours].append(cell)
        for ours, mine in by_ours.items():
            if await ours.make(a.desk, [there[cell.rdv_id] for cell in mine]):
                announced |= {cell.rdv_id for cell in mine}
        await world.time.settled()
        a.wire.cut()
    await world.time.leap(left - _B_ACTS)
    return announced


async def _what_became(world: World, a: Sitting, b: Sitting, lines: Mapping[int, Line], marks: tuple[int, int]) -> None:
    messages, written, states = _messages(world, marks[0]), _written_by_us(world, marks[1]), _states(world)
    for rdv_id, line in lines.items():
        line.on_return, line.written_on_return = messages[rdv_id], rdv_id in written
        line.after = states.get(rdv_id)
        entry = await a.desk.entry(rdv_id)
        line.at_a, line.at_b = _shown(entry), _shown(await b.desk.entry(rdv_id))
        if line.cell.ours.asks == "rdvs":
            record = next(iter(await a.desk.bookings.written(rdv_id)))
            line.fate, line.said = record.fate, record.refusal.reason if record.refusal else ""
        else:
            last = next(iter(await a.desk.history(rdv_id)))
            line.fate, line.said = last.fate, last.reason
        if entry is not None:
            line.said = entry.problem or line.said
            line.asked = entry.overtaken is not None


def _shown(entry: DeskRdv | None) -> State | None:
    if entry is None:
        return None
    rdv = entry.rdv
    people = tuple(sorted((p.usager.id, p.status.value) for p in rdv.participations))
    return State(people, rdv.waiting_since is not None, rdv.starts_at.astimezone(PARIS), rdv.context or None)


def _states(world: World) -> dict[int, State]:
    people: defaultdict[int, list[tuple[int, str, int | None]]] = defaultdict(list)
    for row in world.rows(schema.participations):
        people[row.rdv_id].append((row.user_id, row.status, row.waiting_since))
    return {
        row.id: State(
            tuple(sorted((user_id, status) for user_id, status, _ in people[row.id])),
            any(since is not None for _, _, since in people[row.id]),
            datetime.fromtimestamp(row.starts_at, PARIS),
            row.context or None,
        )
        for row in world.rows(schema.rdvs)
    }


def _marks(world: World) -> tuple[int, int]:
    last = [max((row.id for row in world.rows(table)), default=0) for table in (schema.deliveries, schema.versions)]
    return last[0], last[1]


def _messages(world: World, after: int) -> defaultdict[int, list[Told]]:
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for row in world.rows(schema.deliveries, schema.deliveries.c.id > after):
        message = msgspec.json.decode(row.content, type=Message)
        found[int(message.uid[-12:])].append(Told(message.event.value, message.to_agent))
    return found


def _written_by_us(world: World, after: int) -> set[int]:
    column = schema.versions.c
    rows = world.rows(schema.versions, column.id > after, column.agent_id == A_ID, column.item_type == "rdv")
    return {row.item_id for row in rows}
