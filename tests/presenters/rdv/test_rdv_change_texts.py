"""What changed of an RDV, as it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.clock import PARIS
from kiosk.domain.booking.booking import Guest, booking_of
from kiosk.domain.writes.versions import Version
from kiosk.presenters.rdv.change_texts import Names, change_lines, version_lines
from tests.presenters.fakes import NOW, PETIT, SUD, rdv

ONE = rdv(2, NOW + timedelta(minutes=10))
NAMES = Names(PARIS, {PETIT.id: "Alain Petit"}, {SUD.id: SUD.name}, {9: "DUPONT Léa"}).with_people_of(ONE)
BEFORE = booking_of(ONE)


def test_each_field_says_what_it_was_and_is() -> None:
    after = replace(
        BEFORE,
        starts_at=BEFORE.starts_at + timedelta(minutes=45),
        duration_in_min=45,
        lieu_id=SUD.id,
        agent_ids=(PETIT.id,),
        context="Première visite",
    )
    assert change_lines(BEFORE, after, NAMES) == (
        "Heure\u00a0: 10:30 → 11:15",
        "Durée\u00a0: 30\u00a0min → 45\u00a0min",
        "Lieu\u00a0: MDS Nord → MDS Sud",
        "Sans Béatrice Martin",
        "Avec Alain Petit",
        "Contexte modifié",
    )


def test_another_day_is_said_whole() -> None:
    after = replace(BEFORE, starts_at=BEFORE.starts_at + timedelta(days=1))
    assert change_lines(BEFORE, after, NAMES) == (
        "Date\u00a0: lundi 23 novembre 2026 à 10:30 → mardi 24 novembre 2026 à 10:30",
    )


def test_people_who_come_go_and_are_no_longer_told() -> None:
    (guest,) = BEFORE.guests
    name = NAMES.usager(guest.usager_id)
    assert change_lines(BEFORE, replace(BEFORE, guests=(Guest(9),)), NAMES) == (
        f"{name} ne participe plus",
        "DUPONT Léa participe",
    )
    quiet = replace(guest, send_reminder_notification=False)
    assert change_lines(BEFORE, replace(BEFORE, guests=(quiet,)), NAMES) == ("Notifications modifiées",)


def version(**changes: tuple[object, object]) -> Version:
    return Version(NOW, "update", "Alain Petit", changes)


def test_the_history_of_the_platform() -> None:
    assert version_lines(Version(NOW, "create", "Alain Petit"), NAMES) == ("Rendez-vous créé",)
    assert version_lines(Version(NOW, "destroy", "Alain Petit"), NAMES) == ("Rendez-vous supprimé",)
    moved = version(starts_at=("2026-11-23T10:30:00+01:00", "2026-11-23T11:15:00+01:00"))
    assert version_lines(moved, NAMES) == ("Heure\u00a0: 10:30 → 11:15",)
    assert version_lines(version(agent_ids=([], [PETIT.id])), NAMES) == ("Avec Alain Petit",)
    assert version_lines(version(cancelled_at=(None, "2026-11-23T10:30:00+01:00")), NAMES) == ("Rendez-vous modifié",)
    assert version_lines(version(invented=(1, 2)), NAMES) == ("Autre information modifiée",)


def test_statuses_are_said_of_each_usager() -> None:
    def people(**values: object) -> list[dict[str, object]]:
        usual = {"user_id": 9, "status": "unknown", "waiting_since": None}
        return [usual | values]

    seen = version(status=("unknown", "seen"), participations=(people(), people(status="seen")))
    assert version_lines(seen, NAMES) == ("DUPONT Léa\u00a0: vu",)
    waits = people(waiting_since="2026-11-23T10:15:00+01:00")
    assert version_lines(version(participations=(people(), waits)), NAMES) == ("DUPONT Léa\u00a0: en salle d’attente",)
    assert version_lines(version(participations=(waits, people())), NAMES) == (
        "DUPONT Léa n’est plus en salle d’attente",
    )
    back = version(participations=(people(status="revoked"), people()))
    assert version_lines(back, NAMES) == ("DUPONT Léa\u00a0: état réinitialisé",)
    assert version_lines(version(status=("unknown", "excused")), NAMES) == ("État\u00a0: absent (excusé)",)
