"""What is known around an RDV that is being written: the day, its people's other RDVs, who could come along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.domain.booking.warnings import Around
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Failure, MemoryFailure

if TYPE_CHECKING:
    from kiosk.desk.desk import Desk
    from kiosk.desk.types import DayData


def around_day(data: DayData, now: datetime) -> Around:
    """A day as the warnings look at it."""
    return Around(
        now=now,
        rdvs=[entry.rdv for entry in data.entries],
        absences=data.absences,
        plages=data.plages,
        lieux={lieu.id: lieu for lieu in data.lieux},
        days_off=data.days_off,
    )


async def around(desk: Desk, organisation_id: int, day: date, usagers: Sequence[Usager], now: datetime) -> Around:
    """A day and the RDVs of its ``usagers``, as the memory knows them."""
    data: DayData = await desk.day(organisation_id, day)
    theirs = {one.id: [entry.rdv for entry in await desk.usagers.known_rdvs(one.id)] for one in usagers}
    return replace(around_day(data, now), usager_rdvs=theirs)


async def rdvs_told(desk: Desk, organisation_id: int, usagers: Sequence[Usager]) -> dict[int, tuple[Rdv, ...]]:
    """The RDVs of ``usagers`` as the platform tells them now: the memory holds a few days only. None through a cut."""
    return {one.id: await _rdvs_told(desk, one.id, organisation_id) for one in usagers if one.id > 0}


async def _rdvs_told(desk: Desk, usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
    if not desk.sync_state.connected:
        return ()
    try:
        return await desk.usagers.rdvs(usager_id, organisation_id)
    except MemoryFailure:
        raise
    except Failure:
        return ()  # a warning less, and said nowhere: the platform still refuses what cannot be


@dataclass(frozen=True, slots=True)
class Company:
    """Who goes with an usager: the agents who come first for them, and the proches who could come along."""

    first_agents: tuple[int, ...] = ()  # their référents, then who received them last
    proches: tuple[Usager, ...] = ()


async def company_of(desk: Desk, usagers: Sequence[Usager], organisation_id: int, now: datetime) -> Company:
    """Who goes with the first of ``usagers``, as far as can be known now."""
    first = usagers[0]
    last: list[Rdv] = [entry.rdv for entry in await desk.usagers.known_rdvs(first.id)]
    referents: Sequence[int] = ()
    if first.id > 0 and desk.sync_state.connected is not False:
        try:
            referents = (await desk.usagers.fiche(first.id, organisation_id)).referent_agent_ids or ()
            last = [*last, *await desk.usagers.rdvs(first.id, organisation_id)]
        except MemoryFailure:
            raise
        except Failure:
            pass  # the order of the agents is a help, not a duty
    seen = sorted((r for r in last if r.starts_at <= now), key=lambda r: r.starts_at, reverse=True)
    latest = [agent.id for agent in seen[0].agents] if seen else []
    return Company(tuple(dict.fromkeys((*referents, *latest))), await _family(desk, first, usagers, organisation_id))


async def _family(desk: Desk, first: Usager, usagers: Sequence[Usager], organisation_id: int) -> tuple[Usager, ...]:
    """Who is responsible for a proche, then the proches of the same one; as far as can be known now."""
    head = first.responsible_id if first.responsible_id is not None else first.id
    there = {usager.id for usager in usagers}
    family: list[Usager] = []
    try:
        if head != first.id and (responsible := await desk.usagers.known(head, organisation_id)) is not None:
            family.append(responsible)
        family += await desk.usagers.proches(head, organisation_id) if head > 0 else ()
    except MemoryFailure:
        raise
    except Failure:
        pass  # those who are known are offered
    return tuple(one for one in family if one.id not in there)
