"""An RDV brought to another hour or agent of its day: what it would become, and the question before it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from kiosk.desk.surroundings import around_day
from kiosk.domain.booking.booking import Booking, booking_of
from kiosk.domain.booking.told import told_of_change
from kiosk.domain.booking.warnings import Wanted, in_the_way, warnings
from kiosk.domain.dates.times import hour, long_date
from kiosk.domain.day.model import Lieu, Motif, Rdv
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.told import Told
from kiosk.domain.text.language import tr
from kiosk.presenters.day.gesture_texts import people_text
from kiosk.presenters.words.slot_texts import names_of

if TYPE_CHECKING:
    from kiosk.desk import DayData


def moved(rdv: Rdv, starts_at: datetime, from_agent: int, to_agent: int) -> Booking:
    """``rdv`` at another hour, ``to_agent`` in the place of ``from_agent`` (0: there was none)."""
    agents = [to_agent if agent.id == from_agent else agent.id for agent in rdv.agents]
    if to_agent and to_agent not in agents:
        agents.append(to_agent)
    return replace(booking_of(rdv), starts_at=starts_at, agent_ids=tuple(dict.fromkeys(agents)))


def moved_to(rdv: Rdv, starts_at: datetime, from_agent: int, to_agent: int, lieu_id: int | None) -> Booking:
    """``rdv`` at an hour that was found free: with whom, and where."""
    return replace(moved(rdv, starts_at, from_agent, to_agent), lieu_id=lieu_id)


def rdv_as(rdv: Rdv, booking: Booking, data: DayData) -> Rdv:
    """``rdv`` once it is ``booking``, people apart."""
    known = {agent.id: agent for agent in rdv.agents}
    known |= {one.id: RdvAgent(one.id, one.first_name, one.last_name) for one in data.agents.values()}
    lieux = {lieu.id: lieu for lieu in data.lieux}
    lieu = None
    if booking.lieu_id is not None:
        lieu = lieux.get(booking.lieu_id) or Lieu(booking.lieu_id, "", rdv.organisation_id)
    return replace(
        rdv,
        starts_at=booking.starts_at,
        duration_in_min=booking.duration_in_min,
        lieu=lieu,
        agents=tuple(known.get(agent_id) or RdvAgent(agent_id, "", "") for agent_id in booking.agent_ids),
    )


def told_of(
    rdv: Rdv, after: Rdv, data: DayData, now: datetime, me: int | None
) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """Who will be told of the change, and which usagers will not although it changes for them."""
    motif: Motif = data.motifs.get(rdv.motif.id, rdv.motif)
    return told_of_change(rdv, after, motif, now=now, me=me)


def warned_of(after: Rdv, data: DayData, now: datetime) -> tuple[tuple[str, ...], bool]:
    """What the person should know of the hour and the agents, and whether some of it is in the way.

    Of the usagers nothing is new on the same day.
    """
    starts_at = after.starts_at.astimezone(data.zone)
    wanted = Wanted(
        motif=data.motifs.get(after.motif.id, after.motif),
        starts_at=starts_at,
        duration_in_min=after.duration_in_min,
        lieu_id=after.lieu.id if after.lieu is not None else None,
        agents=after.agents,
        rdv_id=after.id,
    )
    around = around_day(data, now.astimezone(data.zone))
    return tuple(dict.fromkeys(warnings(wanted, around))), in_the_way(wanted, around)


def who_text(rdv: Rdv) -> str:
    """« DUPONT Léa », « 5 usagers », a workshop's title."""
    if rdv.collectif:
        return rdv.name or rdv.motif.name
    return people_text([usager_name(p.usager) for p in rdv.participations])


def from_to_text(rdv: Rdv, after: Rdv, zone: tzinfo) -> str:
    """« De 9:30 à 10:15, avec Alain Petit au lieu de Béatrice Martin. »; with the days where it is another."""
    parts: list[str] = []
    was, becomes = (one.starts_at.astimezone(zone) for one in (rdv, after))
    if was.date() != becomes.date():
        parts.append(tr("Du {} au {}").format(*(f"{_day(at)}, {hour(at)}" for at in (was, becomes))))
    elif was != becomes:
        parts.append(tr("De {} à {}").format(hour(was), hour(becomes)))
    else:
        parts.append(tr("À {}").format(hour(becomes)))
    gone, come = _without(rdv.agents, after.agents), _without(after.agents, rdv.agents)
    if gone and come:
        parts.append(tr("avec {} au lieu de {}").format(names_of(come), names_of(gone)))
    elif come:
        parts.append(tr("avec {}").format(names_of(come)))
    elif gone:
        parts.append(tr("sans {}").format(names_of(gone)))
    return ", ".join(parts) + "."


def moved_text(rdv: Rdv, starts_at: datetime) -> str:
    """The notice once it is written."""
    end = starts_at + timedelta(minutes=rdv.duration_in_min)
    on = "" if rdv.starts_at.astimezone(starts_at.tzinfo).date() == starts_at.date() else f"{_day(starts_at)}, "
    return tr("RDV déplacé\u00a0: {}, {} – {}").format(who_text(rdv), on + hour(starts_at), hour(end))


def _day(at: datetime) -> str:
    return long_date(at.date()).rsplit(" ", 1)[0]


def _without(agents: Sequence[RdvAgent], others: Sequence[RdvAgent]) -> list[RdvAgent]:
    ids = {agent.id for agent in others}
    return [agent for agent in agents if agent.id not in ids]
