"""What changed of an RDV, in sentences: between two states of it, and in the platform's own history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from kiosk.domain.booking.booking import Booking
from kiosk.domain.dates.times import hour, long_date, minutes
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import ACTION_LABELS, STATUS_AFTER, Action, Status
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.text.language import labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.errand import differing
from kiosk.domain.writes.versions import Version

_UNSAID = frozenset({"cancelled_at", "motif_id"})
"""What goes without saying beside the rest: a cancellation's date is the change's own, a motif never changes."""


@masked
@dataclass(frozen=True, slots=True)
class Names:
    """Who is who, as far as this desk knows: agents, lieux and usagers by identity; ``zone`` is the organisation's."""

    zone: tzinfo
    agents: Mapping[int, str] = field(default_factory=dict)
    lieux: Mapping[int, str] = field(default_factory=dict)
    usagers: Mapping[int, str] = field(default_factory=dict)

    def with_people_of(self, *rdvs: Rdv) -> Names:
        """The same, with those whom these RDVs name."""
        agents = {agent.id: agent_name(agent) for rdv in rdvs for agent in rdv.agents}
        usagers = {p.usager.id: usager_name(p.usager) for rdv in rdvs for p in rdv.participations}
        lieux = {rdv.lieu.id: rdv.lieu.name for rdv in rdvs if rdv.lieu is not None}
        return Names(self.zone, {**self.agents, **agents}, {**self.lieux, **lieux}, {**self.usagers, **usagers})

    def agent(self, agent_id: int) -> str:
        return self.agents.get(agent_id) or tr("un autre agent")

    def usager(self, usager_id: int) -> str:
        return self.usagers.get(usager_id) or tr("un autre usager")

    def lieu(self, lieu_id: int | None) -> str:
        return tr("sans lieu") if lieu_id is None else self.lieux.get(lieu_id) or tr("un autre lieu")


def change_lines(before: Booking, after: Booking, names: Names) -> tuple[str, ...]:
    """What differs between two states of an RDV, a sentence each: « Heure : 9:30 → 10:15 »."""
    found: list[str] = []
    for name in differing(before, after):
        was, becomes = getattr(before, name), getattr(after, name)
        if name == "guests":
            old, new = ({guest.usager_id: guest for guest in one} for one in (was, becomes))
            found += _people(old.keys(), new.keys(), names)
            if any(old[key] != new[key] for key in old.keys() & new.keys()):
                found.append(tr("Notifications modifiées"))
        else:
            found += _field(name, was, becomes, names)
    return tuple(found)


def version_lines(version: Version, names: Names) -> tuple[str, ...]:
    """What one change of the platform's history says, a sentence each."""
    if version.event == "create":
        return (tr("Rendez-vous créé"),)
    if version.event == "destroy":
        return (tr("Rendez-vous supprimé"),)
    found: list[str] = []
    for name, (was, becomes) in version.changes.items():
        if name in _UNSAID:
            continue
        if name == "participations":
            found += _participations(was or (), becomes or (), names)
        elif name == "status" and "participations" in version.changes:
            continue  # it follows from theirs
        else:
            found += _field(name, was, becomes, names)
    return tuple(dict.fromkeys(found)) or (tr("Rendez-vous modifié"),)


def _field(name: str, was: Any, becomes: Any, names: Names) -> list[str]:
    match name:
        case "starts_at":
            return [_moved(_instant(was, names.zone), _instant(becomes, names.zone))]
        case "duration_in_min":
            return [_arrow(tr("Durée"), minutes(was), minutes(becomes))]
        case "lieu_id":
            return [_arrow(tr("Lieu"), names.lieu(was), names.lieu(becomes))]
        case "agent_ids":
            gone, come = set(was) - set(becomes), set(becomes) - set(was)
            out = [tr("Sans {}").format(names.agent(agent_id)) for agent_id in sorted(gone)]
            return out + [tr("Avec {}").format(names.agent(agent_id)) for agent_id in sorted(come)]
        case "context":
            return [tr("Contexte modifié") if becomes else tr("Contexte effacé")]
        case "name":
            return [_arrow(tr("Titre"), was or tr("sans titre"), becomes or tr("sans titre"))]
        case "max_participants_count":
            unlimited = tr("sans limite")
            return [_arrow(tr("Places"), str(was or unlimited), str(becomes or unlimited))]
        case "status":
            return [tr("État\u00a0: {}").format(_status(becomes))]
        case _:
            return [tr("Autre information modifiée")]


def _moved(was: datetime | None, becomes: datetime | None) -> str:
    if was is None or becomes is None:
        return tr("Date modifiée")
    if was.date() == becomes.date():
        return _arrow(tr("Heure"), hour(was), hour(becomes))
    return _arrow(tr("Date"), *(tr("{} à {}").format(long_date(at.date()), hour(at)) for at in (was, becomes)))


def _instant(value: Any, zone: tzinfo) -> datetime | None:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    return value.astimezone(zone) if isinstance(value, datetime) else None


def _arrow(what: str, was: str, becomes: str) -> str:
    return tr("{}\u00a0: {} → {}").format(what, was, becomes)


def _status(status: str) -> str:
    """« vu », « annulé par le service »: what was noted, as the notices say it."""
    if status == Status.UNKNOWN:
        return ACTION_LABELS[Action.RESET].done
    action = next((action for action, after in STATUS_AFTER.items() if after == status), None)
    return ACTION_LABELS[action].done if action is not None else tr("autre état")


def _people(was: Iterable[int], becomes: Iterable[int], names: Names) -> list[str]:
    gone, come = set(was) - set(becomes), set(becomes) - set(was)
    out = [tr("{} ne participe plus").format(names.usager(one)) for one in sorted(gone)]
    return out + [tr("{} participe").format(names.usager(one)) for one in sorted(come)]


def _participations(was: Iterable[Any], becomes: Iterable[Any], names: Names) -> list[str]:
    old, new = ({one["user_id"]: one for one in each} for each in (was, becomes))
    found = _people(old.keys(), new.keys(), names)
    for usager_id in [key for key in new if key in old]:
        before, after = old[usager_id], new[usager_id]
        name = names.usager(usager_id)
        if before.get("status") != after.get("status"):
            found.append(labelled(name, _status(after.get("status", ""))))
        waited, waits = (one.get("waiting_since") is not None for one in (before, after))
        if waits and not waited:
            found.append(labelled(name, ACTION_LABELS[Action.WAITING].done))
        elif waited and not waits and before.get("status") == after.get("status"):
            found.append(tr("{} n’est plus en salle d’attente").format(name))
        told = ("send_lifecycle_notifications", "send_reminder_notification")
        if any(before.get(key) != after.get(key) for key in told):
            found.append(tr("{}\u00a0: notifications modifiées").format(name))
    return found
