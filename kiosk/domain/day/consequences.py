"""What a gesture would do before it is made: whom it touches, who will be told of it and how, whether to ask first.

The rules are the platform's own (docs/decisions/0017): setting an RDV moves only the participations still open to it; a
cancellation, and going back from one, are announced until the hour of the RDV to usagers whose participation and motif
allow it, by SMS to a mobile telephone and by e-mail, a proche's responsible in their place; to the RDV's agents
according to each one's preferences.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Motif, Participation, Rdv
from kiosk.domain.day.shown import waits, why_not
from kiosk.domain.day.status import (
    CANCELLED,
    SHOWN_LABELS,
    STATUS_AFTER,
    UNDETERMINED,
    Action,
    Shown,
    Status,
    notifies,
    offered,
    tense,
)
from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.people.phones import is_mobile
from kiosk.domain.people.reached import adult_of
from kiosk.domain.people.told import EMAIL, SMS, Told
from kiosk.domain.text.language import french, labelled, tr
from kiosk.domain.text.masked import masked

CANCELLATION = french("annulation du rendez-vous")
NEW_RDV = french("nouveau rendez-vous")
NEW_HOUR = french("nouvelle heure")
NEW_DATE = french("nouvelle date")
NEW_LIEU = french("nouveau lieu")
JOINED = french("nouvelle inscription")
LEFT = french("désistement")
BY_PLATFORM_SETTINGS = french("selon les réglages de la plateforme")
BY_PREFERENCES = french("selon leurs préférences")
AFTER_THE_HOUR = french("Une fois l’heure du rendez-vous passée, la plateforme ne prévient plus personne.")


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a gesture aims at. Several participations are an RDV's line, where only those open to the gesture move."""

    entry: DeskRdv
    participation_ids: tuple[int, ...]


@masked
@dataclass(frozen=True, slots=True)
class Consequences:
    """What would follow. Nothing is ``allowed`` when ``reason`` says why not; ``remark`` is to be read before a yes.

    ``names`` are those of the usagers touched, in order. ``untold`` are usagers whom nobody will tell although their
    RDV changes, since they gave no means or asked for none: the desk may want to call them. ``settled`` says what was
    noted already (« DUPONT Léa : Absent (excusé) ») of those for whom taking the gesture back would announce something;
    ``told_back`` are whom it would tell.
    """

    action: Action
    allowed: tuple[Target, ...] = ()
    told: tuple[Told, ...] = ()
    needs_confirmation: bool = False
    reason: str = ""
    names: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    remark: str = ""
    settled: tuple[str, ...] = ()
    told_back: tuple[Told, ...] = ()


def consequences(
    action: Action,
    targets: Sequence[Target],
    *,
    now: datetime,
    motifs: Mapping[int, Motif] | None = None,
    me: int | None = None,
) -> Consequences:
    """What ``action`` on ``targets`` would do at ``now`` (in the organisation's zone: days are its own).

    ``motifs`` are those of the directory, which know whether usagers are told; ``me`` is the agent who acts.
    """
    allowed = _merged(_movable(action, target, now) for target in targets)
    if not allowed:
        return Consequences(action, reason=_why_not(action, targets, now))
    moved = [(target.entry.rdv, p) for target in allowed for p in _participations(target)]
    told, untold = audience(action, moved, motifs or {}, me, now)
    announces = [rdv for rdv, p in moved if notifies(action, p.status)]
    settled, told_back = _way_back(action, moved, motifs or {}, me, now)
    crowd = any(target.entry.rdv.collectif and len(target.participation_ids) > 1 for target in allowed)
    return Consequences(
        action,
        allowed,
        told=told,
        needs_confirmation=bool(announces or settled) or crowd,
        names=tuple(usager_name(p.usager) for _, p in moved),
        untold=untold,
        remark=tr(AFTER_THE_HOUR) if any(rdv.starts_at < now for rdv in announces) else "",
        settled=settled,
        told_back=told_back,
    )


def _way_back(
    action: Action,
    moved: Sequence[tuple[Rdv, Participation]],
    motifs: Mapping[int, Motif],
    me: int | None,
    now: datetime,
) -> tuple[tuple[str, ...], tuple[Told, ...]]:
    """What was noted already where going back to it would be announced, and whom that would tell."""
    settled: list[str] = []
    told: dict[Told, None] = {}
    after = STATUS_AFTER[action]
    for rdv, p in moved:
        if p.status in UNDETERMINED or not notifies(ACTION_TO[p.status], after):
            continue
        settled.append(labelled(usager_name(p.usager), SHOWN_LABELS[Shown(p.status.value)].short))
        more, _ = audience(ACTION_TO[p.status], [(rdv, replace(p, status=after))], motifs, me, now)
        told |= dict.fromkeys(more)
    return tuple(settled), tuple(told)


def undo_consequences(
    action: Action,
    reversals: Sequence[tuple[Rdv, Participation, Status]],
    *,
    now: datetime,
    motifs: Mapping[int, Motif] | None = None,
    me: int | None = None,
) -> Consequences:
    """What taking ``action`` back would do: each participation as it is now, and the status to which it goes back.

    A taking back is always allowed; who is told follows the same rules as a gesture to that status would.
    """
    told: list[Told] = []
    untold: list[str] = []
    remark = ""
    asks = False
    for back_to in dict.fromkeys(status for _, _, status in reversals):
        back = ACTION_TO[back_to]
        moved = [(rdv, p) for rdv, p, status in reversals if status is back_to]
        announces = [rdv for rdv, p in moved if notifies(back, p.status)]
        if not announces:
            continue
        asks = True
        more, none = audience(back, moved, motifs or {}, me, now)
        told += more
        untold += none
        if any(rdv.starts_at < now for rdv in announces):
            remark = tr(AFTER_THE_HOUR)
    return Consequences(
        action,
        told=tuple(dict.fromkeys(told)),
        needs_confirmation=asks,
        names=tuple(dict.fromkeys(usager_name(p.usager) for _, p, _ in reversals)),
        untold=tuple(dict.fromkeys(untold)),
        remark=remark,
    )


ACTION_TO: Mapping[Status, Action] = {
    after: action for action, after in STATUS_AFTER.items() if action is not Action.WAITING
} | {Status.WAITING: Action.RESET}
"""The gesture that brings a participation to a status. None brings it to one that this release does not know."""


def _participations(target: Target) -> list[Participation]:
    wanted = set(target.participation_ids)
    return [p for p in target.entry.rdv.participations if p.id in wanted]


def _movable(action: Action, target: Target, now: datetime) -> Target:
    """``target`` with the participations that the gesture moves.

    One named alone moves whenever the gesture is offered on it. Of several, seen, noshow and the waiting room move
    those undetermined, a cancellation those not cancelled yet; when there are none such, all on which it is offered.
    """
    when = tense(target.entry.rdv.starts_at, now)
    people = [p for p in _participations(target) if action in offered(p.status, waits(p), when)]
    if len(target.participation_ids) > 1:
        if action in (Action.SEEN, Action.NOSHOW):
            people = [p for p in people if p.status in (Status.UNKNOWN, Status.WAITING)] or people
        elif action in (Action.EXCUSED, Action.REVOKED):
            people = [p for p in people if p.status not in CANCELLED] or people
    return replace(target, participation_ids=tuple(p.id for p in people))


def _merged(targets: Iterable[Target]) -> tuple[Target, ...]:
    """One target for each RDV, in the order met: a line and one of its usagers may both be selected."""
    ids: dict[int, dict[int, None]] = {}
    entries: dict[int, DeskRdv] = {}
    for target in targets:
        if target.participation_ids:
            entries.setdefault(target.entry.rdv.id, target.entry)
            ids.setdefault(target.entry.rdv.id, {}).update(dict.fromkeys(target.participation_ids))
    return tuple(Target(entry, tuple(ids[rdv_id])) for rdv_id, entry in entries.items())


def audience(
    action: Action,
    moved: Sequence[tuple[Rdv, Participation]],
    motifs: Mapping[int, Motif],
    me: int | None,
    now: datetime | None = None,
) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """Who is told of ``action``, each once for what it is, and which usagers are not: nobody once the hour is past."""
    what = tr(CANCELLATION if action in (Action.EXCUSED, Action.REVOKED) else NEW_RDV)
    leaving = {p.id for _, p in moved}
    told: dict[Told, None] = {}
    untold: dict[str, None] = {}
    agents: dict[str, dict[int, str]] = {}
    for rdv, participation in moved:
        if not notifies(action, participation.status):
            continue
        if now is not None and rdv.starts_at < now:
            untold[untold_name(participation.usager, rdv)] = None
            continue
        news = _workshop_news(action, rdv, leaving) or what
        agents.setdefault(news, {}).update({agent.id: agent_name(agent) for agent in rdv.agents if agent.id != me})
        one = usager_told(rdv, participation, motifs.get(rdv.motif.id, rdv.motif), what)
        if one is None:
            untold[untold_name(participation.usager, rdv)] = None
        else:
            told[one] = None
    for news, names in agents.items():
        if names:
            told[agents_told(names.values(), news)] = None
    return tuple(told), tuple(untold)


def _workshop_news(action: Action, rdv: Rdv, moved: Container[int]) -> str:
    """What a gesture on some of a workshop's people is to its agents; empty where it is news of the RDV itself."""
    if not rdv.collectif:
        return ""
    if action not in (Action.EXCUSED, Action.REVOKED):
        return tr(JOINED)
    stay = any(p.status not in CANCELLED and p.id not in moved for p in rdv.participations)
    return tr(LEFT) if stay else ""


def agents_told(names: Iterable[str], what: str) -> Told:
    """That agents of an RDV will be told ``what``, as each of them chose."""
    return Told(tr("Les agents du rendez-vous ({})").format(", ".join(names)), (), what, tr(BY_PREFERENCES))


def usager_told(rdv: Rdv, participation: Participation, motif: Motif, what: str) -> Told | None:
    if not participation.send_lifecycle_notifications:
        return None
    visibility = motif.visibility_type or rdv.motif.visibility_type
    if visibility not in (None, "visible_and_notified"):
        return None
    # Of an RDV for several, API v1 alone tells who cancelled only once all of it is cancelled.
    by_halves = visibility is None and what == tr(CANCELLATION) and not rdv.collectif and len(rdv.participations) > 1
    note = tr(BY_PLATFORM_SETTINGS) if by_halves else ""
    usager = participation.usager
    people = [p.usager for p in rdv.participations]
    responsible = next((one for one in people if one.id == usager.responsible_id), None)
    name = usager_name(usager)
    if usager.responsible_id is not None:
        told = usager_name(responsible) if responsible is not None else usager.responsible_name
        name = tr("{} (pour {})").format(told or tr("La personne responsable"), name)
    by = means_for(usager, people)
    if by is None:
        return Told(name, (), what, tr(BY_PLATFORM_SETTINGS))
    return Told(name, by, what, note) if by else None


def untold_name(usager: Usager, rdv: Rdv) -> str:
    """« DUPONT Tom (Marie DUPONT, 06 39 98 00 12) » of a proche: who is called in their place, when it is known."""
    adult = adult_of(usager, (p.usager for p in rdv.participations))
    name = usager_name(usager)
    if adult is None or not adult.phone:
        return name
    return f"{name} ({', '.join(part for part in (adult.name, adult.phone) if part)})"


def means_for(usager: Usager, people: Iterable[Usager] = ()) -> tuple[str, ...] | None:
    """The means by which what concerns ``usager`` is told: a proche's responsible's, who may be one of ``people``.

    None where the platform did not say what that responsible has and accepts.
    """
    if usager.responsible_id is None:
        return means_of(usager)
    known = next((one for one in people if one.id == usager.responsible_id), usager.responsible_contact)
    return None if known is None else means_of(known)


def means_of(who: Usager | Contact) -> tuple[str, ...]:
    """The means by which the platform writes to somebody: those they accept and have."""
    means = []
    if who.notify_by_sms and is_mobile(who.phone_number_formatted):
        means.append(SMS)
    if who.notify_by_email and (who.email or who.notification_email):
        means.append(EMAIL)
    return tuple(means)


def _why_not(action: Action, targets: Sequence[Target], now: datetime) -> str:
    people = [p for target in targets for p in _participations(target)]
    return why_not(action, people, {tense(target.entry.rdv.starts_at, now) for target in targets})
