"""Who is told of an RDV that is booked, and of what becomes of one that is changed: the rules of ``consequences``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, tzinfo

from kiosk.domain.day.consequences import (
    CANCELLATION,
    JOINED,
    LEFT,
    NEW_DATE,
    NEW_HOUR,
    NEW_LIEU,
    NEW_RDV,
    agents_told,
    audience,
    untold_name,
    usager_told,
)
from kiosk.domain.day.model import Motif, Participation, Rdv
from kiosk.domain.day.status import CANCELLED, Action, Status
from kiosk.domain.people.names import agent_name
from kiosk.domain.people.told import Told
from kiosk.domain.text.language import listed, tr


def told_of_booking(
    rdv: Rdv, motif: Motif, *, me: int | None = None, joined: bool = False
) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """Who is told of ``rdv`` when it is booked, and which usagers are not. Each participation says whether it may be.

    ``motif`` is the directory's, which knows whether usagers are told; ``me`` is the agent who books; ``joined``: it is
    a workshop that there is, which its people join.
    """
    rdv = replace(rdv, collectif=joined)
    moved = [(rdv, replace(p, status=Status.REVOKED)) for p in rdv.participations]
    told, untold = audience(Action.RESET, moved, {motif.id: motif}, me)
    return told, untold


def told_of_change(
    before: Rdv, after: Rdv, motif: Motif, *, now: datetime, me: int | None = None
) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """Who is told that ``before`` becomes ``after``, and which usagers are not although it changes for them.

    Of another hour or lieu all who stay are told, as of a cancellation those who leave and as of a new RDV those who
    come; the agents of a workshop, of who joins or leaves it; of the rest nobody is. Nor of an RDV whose hour, once
    changed, has passed.
    """
    if after.starts_at <= now or after.status in CANCELLED:
        return (), ()
    was, becomes = (_by_usager(one) for one in (before, after))
    moved = _moved(before, after, now.tzinfo)
    told: dict[Told, None] = {}
    untold: dict[str, None] = {}
    for usager_id in {**was, **becomes}:
        rdv, what = _news(usager_id in was, usager_id in becomes, moved, before, after)
        if rdv is None:
            continue
        participation = (becomes if rdv is after else was)[usager_id]
        one = usager_told(rdv, participation, motif, what)
        if one is None:
            untold[untold_name(participation.usager, rdv)] = None
        else:
            told[one] = None
    receive, received = ({agent.id: agent_name(agent) for agent in one.agents} for one in (after, before))
    by_news: dict[str, list[str]] = {}
    stays = moved or (_people(was, becomes) if after.collectif else "")
    for agent_id, name in {**received, **receive}.items():
        rdv, what = _news(agent_id in received, agent_id in receive, stays, before, after)
        if rdv is not None and agent_id != me:
            by_news.setdefault(what, []).append(name)
    for what, names in by_news.items():
        told[agents_told(names, what)] = None
    return tuple(told), tuple(untold)


def _by_usager(rdv: Rdv) -> dict[int, Participation]:
    return {p.usager.id: p for p in rdv.participations if p.status not in CANCELLED}


def _people(was: Iterable[int], becomes: Iterable[int]) -> str:
    """What is new of who comes, to the agents of a workshop; empty: nothing is."""
    if set(becomes) - set(was):
        return tr(JOINED)
    return tr(LEFT) if set(was) - set(becomes) else ""


def _moved(before: Rdv, after: Rdv, zone: tzinfo | None) -> str:
    """What no longer holds of what people have written down of an RDV; empty: all of it does."""
    said = []
    was, becomes = (rdv.starts_at.astimezone(zone) for rdv in (before, after))
    if was != becomes:
        said.append(tr(NEW_HOUR if was.date() == becomes.date() else NEW_DATE))
    if (before.lieu.id if before.lieu else None) != (after.lieu.id if after.lieu else None):
        said.append(tr(NEW_LIEU))
    return listed(said)


def _news(was: bool, becomes: bool, moved: str, before: Rdv, after: Rdv) -> tuple[Rdv | None, str]:
    """What a change is for one of those concerned, and the RDV of which they are told; None: no news."""
    if was and becomes:
        return (after if moved else None), moved
    return (after, tr(NEW_RDV)) if becomes else (before, tr(CANCELLATION))
