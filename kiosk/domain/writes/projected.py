"""Usagers and RDVs as they will be once the platform has what was written here. Pure: who calls knows the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime

from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.gesture import with_participations
from kiosk.domain.day.model import Lieu, Motif, Participation, Rdv
from kiosk.domain.people.model import Contact, RdvAgent, Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Book, ChangeRdv, Errand, differing

_DRAFTED = tuple(f.name for f in fields(UsagerDraft))


def draft_of(usager: Usager) -> UsagerDraft:
    """What ``usager`` is now, as it is written: what a person changes starts from it."""
    written = UsagerDraft(**{name: getattr(usager, name) for name in _DRAFTED})
    return replace(written, notification_email=usager.notification_email or None)  # no address, whatever the platform


def usager_of(draft: UsagerDraft, usager_id: int, responsible: Usager | None = None) -> Usager:
    """The usager that ``draft`` makes."""
    return _answered(Usager(usager_id, "", ""), draft, _DRAFTED, responsible)


def changed_usager(
    usager: Usager, before: UsagerDraft, after: UsagerDraft, responsible: Usager | None = None
) -> Usager:
    """``usager`` with what differs between ``before`` and ``after``."""
    return _answered(usager, after, differing(before, after), responsible)


def _answered(usager: Usager, draft: UsagerDraft, names: Sequence[str], responsible: Usager | None) -> Usager:
    """With what the platform answers besides: the number that machines dial, the responsible's name and contact."""
    found = replace(usager, **{name: getattr(draft, name) for name in names})
    if "phone_number" in names:
        # The library of telephone numbers is loaded when there is one, not when Kiosk starts.
        from kiosk.domain.people.phones import e164

        found = replace(found, phone_number_formatted=e164(draft.phone_number))
    if "responsible_id" in names:
        found = replace(found, responsible_name=None, responsible_contact=None)
        found = told_through(found, responsible) if responsible is not None else found
    return found


def told_through(proche: Usager, responsible: Usager) -> Usager:
    """``proche`` with the name and the contact of who is told in their place."""
    name = f"{responsible.first_name} {responsible.last_name.upper()}".strip()
    return replace(proche, responsible_name=name, responsible_contact=contact_of(responsible))


def contact_of(usager: Usager) -> Contact:
    """By what ``usager`` may be told."""
    return Contact(
        usager.phone_number_formatted,
        usager.email,
        usager.notification_email,
        usager.notify_by_sms,
        usager.notify_by_email,
        usager.phone_number,
    )


class Known:
    """What the desk knows of those whom a booking names by their ids. What it does not know is shown without a name."""

    def __init__(
        self,
        *,
        motif: Motif | None = None,
        lieu: Lieu | None = None,
        agents: Mapping[int, RdvAgent] | None = None,
        usagers: Mapping[int, Usager] | None = None,
    ) -> None:
        self.motif = motif
        self.lieu = lieu
        self._agents = agents or {}
        self._usagers = usagers or {}

    def agents(self, ids: Sequence[int]) -> tuple[RdvAgent, ...]:
        return tuple(self._agents.get(number) or RdvAgent(number, "", "") for number in ids)

    def usager(self, usager_id: int) -> Usager:
        return self._usagers.get(usager_id) or Usager(usager_id, "", "")


def booked_rdv(errand: Errand, book: Book, known: Known) -> Rdv:
    """The RDV that ``book`` makes."""
    booking = book.booking
    motif = known.motif or Motif(booking.motif_id, "", booking.organisation_id)
    bare = Rdv(
        id=book.rdv_id,
        organisation_id=booking.organisation_id,
        motif=motif,
        starts_at=booking.starts_at,
        duration_in_min=booking.duration_in_min,
        lieu=known.lieu,
        agents=known.agents(booking.agent_ids),
        collectif=motif.collectif,
        context=booking.context,
        name=booking.name,
        max_participants_count=booking.max_participants_count,
        created_at=errand.made_at,
        created_by_type="Agent",
    )
    people = tuple(
        _participation(guest, number, known)
        for guest, number in zip(booking.guests, book.participation_ids, strict=True)
    )
    return with_participations(bare, people, errand.made_at)


def changed_rdv(rdv: Rdv, change: ChangeRdv, made_at: datetime, known: Known) -> Rdv:
    """``rdv`` with what differs between ``change.before`` and ``change.after``."""
    after, names = change.after, differing(change.before, change.after)
    plain = {"starts_at", "duration_in_min", "context", "name", "max_participants_count"}
    found = replace(rdv, **{name: getattr(after, name) for name in names if name in plain})
    if "lieu_id" in names:
        found = replace(found, lieu=known.lieu)
    if "agent_ids" in names:
        present = {agent.id: agent for agent in rdv.agents}
        found = replace(found, agents=tuple(present.get(agent.id) or agent for agent in known.agents(after.agent_ids)))
    if "guests" in names:
        found = with_participations(found, _guests(rdv, after, change.participation_ids, known), made_at)
    return found


def _guests(rdv: Rdv, after: Booking, numbers: Sequence[int], known: Known) -> tuple[Participation, ...]:
    """Who takes part: those who stay keep their status, those who come have none yet."""
    present = {p.usager.id: p for p in rdv.participations}
    people = []
    for guest, number in zip(after.guests, numbers, strict=True):
        there = present.get(guest.usager_id)
        if there is None:
            people.append(_participation(guest, number, known))
        else:
            people.append(
                replace(
                    there,
                    send_lifecycle_notifications=guest.send_lifecycle_notifications,
                    send_reminder_notification=guest.send_reminder_notification,
                )
            )
    return tuple(people)


def _participation(guest: Guest, number: int, known: Known) -> Participation:
    return Participation(
        id=number,
        usager=known.usager(guest.usager_id),
        send_lifecycle_notifications=guest.send_lifecycle_notifications,
        send_reminder_notification=guest.send_reminder_notification,
    )
