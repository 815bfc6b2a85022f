"""One gesture, carried out on the platform: which calls it takes, and what is already done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, UUID, uuid5

from kiosk.clock import Clock
from kiosk.domain.day.gesture import Gesture
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import STATUS_AFTER, UNDETERMINED, Action, Status
from kiosk.domain.platform.failures import NotFound
from kiosk.domain.writes.fates import is_done
from kiosk.sync.server import CLOSE

if TYPE_CHECKING:
    from kiosk.sync.server import Platform


def step_key(gesture: Gesture, step: str, version: int | None) -> str:
    """The key of one call of a gesture: the same for every try, its own for each call, another once somebody else has
    written to the RDV."""
    return str(uuid5(namespace(gesture.key), step if version is None else f"{step}, version {version}"))


def namespace(key: str) -> UUID:
    """What the keys of the calls that one act takes are made from."""
    try:
        return UUID(key)
    except ValueError:
        return uuid5(NAMESPACE_OID, key)


async def carry_out(
    platform: Platform, clock: Clock, gesture: Gesture, known: Rdv | None, *, fresh: bool, shared: bool
) -> Rdv | None:
    """Makes the calls that ``gesture`` takes, and returns the RDV as the last of them answered it.

    ``known`` is the RDV as the platform last said it, None when nobody knows. ``fresh``: it was just asked for, because
    nobody knows how far an earlier try came; what is done then is not done again. Without a shared waiting room, that
    part of the gesture is left to the desk. Raises what the calls raise.
    """
    states = {p.id: p for p in known.participations} if known is not None else {}
    left = list(gesture.participation_ids)
    if fresh:
        # Those who left the RDV meanwhile have nothing to be given any more.
        left = [number for number in left if number in states]
        if not left:
            raise NotFound(gone=True)
        left = [number for number in left if not is_done(gesture, states[number], shared=shared)]
    undetermined = {number for number in left if number in states and states[number].status in UNDETERMINED}
    match gesture.action:
        case Action.WAITING if gesture.undoes is None:
            settled, status = [], Status.UNKNOWN
        case Action.WAITING | Action.RESET:
            # Takes back a status: only those whose status is unknown may wait, or no longer wait.
            settled, status = [number for number in left if number not in undetermined], Status.UNKNOWN
        case action:
            settled, status = left, STATUS_AFTER[action]
    answer = known
    for number in settled:
        version = _version(answer)
        key = step_key(gesture, f"{number} {status.value}", version)
        answer = await platform.set_participation_status(number, status, key=key, lock_version=version)
    version = _version(answer)
    if shared and left and gesture.action is Action.WAITING:
        arrived_at = _there(platform, clock, gesture.arrived_at or gesture.made_at)
        key = step_key(gesture, "waiting", version)
        return await platform.mark_waiting(gesture.rdv_id, left, arrived_at, key=key, lock_version=version)
    if shared and undetermined and gesture.action is Action.RESET:
        waiting = [number for number in left if number in undetermined]
        key = step_key(gesture, "not waiting", version)
        return await platform.clear_waiting(gesture.rdv_id, waiting, key=key, lock_version=version)
    return answer


def _there(platform: Platform, clock: Clock, arrived_at: datetime) -> datetime:
    """An arrival by the platform's clock, and never later than it is there, which takes no future arrivals.

    The desk goes by the platform's clock once it has heard it; this is for what was noted before, by a clock that was
    off, be it in this Kiosk or in an earlier one.
    """
    noted = clock.set_right(arrived_at)
    if platform.clock_offset is None:
        return noted
    present = clock.machine() + platform.clock_offset
    return noted if noted <= present + CLOSE else present


def _version(known: Rdv | None) -> int | None:
    return None if known is None else known.lock_version


async def read_rdv(platform: Platform, rdv_id: int, known: Rdv | None) -> Rdv:
    """The RDV as the platform has it now. Raises ``NotFound(gone=True)`` when it no longer shows it.

    Servers that cannot be asked for one RDV are asked for those of its hour, which ``known`` tells, and where it is not
    among them for that of its participations.
    """
    try:
        return await platform.rdv(rdv_id)
    except NotFound as missing:
        if missing.gone or known is None:
            raise
    a_minute = timedelta(minutes=1)
    for rdv in await platform.rdvs(known.organisation_id, known.starts_at - a_minute, known.starts_at + a_minute):
        if rdv.id == rdv_id:
            return rdv
    for participation in known.participations:
        try:
            moved = await platform.rdv_of(participation.id)
        except NotFound:
            continue  # who left the RDV, or all of it is gone
        if moved.id == rdv_id:
            return moved
    raise NotFound(gone=True)
