from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, GestureRecord
from kiosk.domain.day.model import Participation
from kiosk.domain.day.status import Action, Shown, Status
from kiosk.domain.people.model import Contact
from kiosk.domain.platform.failures import Refused
from kiosk.presenters.rdv.details import Details, details_of
from tests.presenters.conftest import DeskBench
from tests.presenters.fakes import ATELIER, CONSULTATION, MARTIN, NOW, PETIT, rdv, until, usager

WAITING = "PUT /api/desk/v1/rdvs/2/waiting_room"

COUPLE = (
    Participation(201, usager(1, "Paul", "Martin", birth_date=date(1985, 3, 12))),
    Participation(
        202,
        usager(2, "Julie", "Martin", email=None, responsible_id=1, responsible_name="Paul MARTIN", notify_by_sms=False),
        send_reminder_notification=False,
    ),
)


def details(entry: DeskRdv, history: tuple[GestureRecord, ...] = ()) -> Details:
    return details_of(entry, history, key="rdv-2", now=NOW, agents={}, motifs={})


def test_everything_about_an_rdv() -> None:
    motif = replace(CONSULTATION, instruction_for_rdv="Apporter le carnet de santé.")
    shown = details(
        DeskRdv(
            rdv(
                2,
                NOW + timedelta(minutes=10),
                *COUPLE,
                motif=motif,
                agents=(MARTIN, PETIT),
                context="Première visite",
                created_at=NOW - timedelta(days=12),
                created_by_type="User",
                url_for_agents="https://exemple.test/rdvs/2",
            ),
            problem="refusé",
        )
    )
    assert shown.title == "MARTIN Paul, MARTIN Julie"
    assert shown.hour == "lundi 23 novembre 2026, 10:30 – 11:00"
    assert (shown.status, shown.status_long) == ("À venir", "Rendez-vous à venir")
    assert (shown.motif, shown.duration, shown.agents) == (
        "Consultation",
        "30\u00a0min",
        "Béatrice Martin, Alain Petit",
    )
    assert (shown.place, shown.address) == ("MDS Nord", "1 place de la Mairie")
    assert shown.instructions == "Apporter le carnet de santé."
    assert shown.notifications == "Création et modification\u00a0: oui\u202f; Rappel\u00a0: 1 sur 2"
    assert shown.created == "Pris par l’usager le 11/11/2026 à 10:20"
    assert shown.problem == "refusé"
    paul, julie = shown.usagers
    assert (paul.key, paul.name, paul.birth) == ("participation-201", "MARTIN Paul", "Né(e) le 12/03/1985")
    assert paul.phone == "06\u00a039\u00a098\u00a000\u00a012"
    assert paul.told_by == "Notification des changements par SMS et e-mail"
    assert julie.proche_of == "proche de Paul MARTIN"
    assert julie.told_by == "Notification des changements à Paul MARTIN, par SMS et e-mail"
    assert julie.adult is not None
    assert (julie.adult.name, julie.adult.phone) == ("Paul MARTIN", paul.phone)
    assert paul.adult is None
    assert paul.called.uri == "tel:+33639980012"


def test_a_workshop_and_one_that_is_nowhere() -> None:
    shown = details(DeskRdv(rdv(3, NOW, *COUPLE, motif=ATELIER, name="Jeux et éveil")))
    assert shown.title == "Jeux et éveil"
    by_phone = replace(CONSULTATION, location_type="phone", visibility_type=None)
    shown = details(DeskRdv(rdv(4, NOW, motif=by_phone, lieu=None)))
    assert (shown.place, shown.address) == ("Téléphone", "")
    assert shown.notifications == "Création et modification\u00a0: oui\u202f; Rappel\u00a0: oui"
    shown = details(DeskRdv(rdv(4, NOW, motif=replace(CONSULTATION, visibility_type="invisible"))))
    assert shown.notifications == "Aucune notification pour ce motif"


def test_who_is_told_is_who_can_be() -> None:
    def told(**others: object) -> str:
        person = replace(usager(4), **others)  # type: ignore[arg-type]
        return details(DeskRdv(rdv(4, NOW, Participation(401, person)))).usagers[0].told_by

    assert told() == "Notification des changements par SMS et e-mail"
    assert told(phone_number_formatted="+33145000001") == "Notification des changements par e-mail"
    nothing: dict[str, object] = {"phone_number_formatted": None, "email": None}
    assert told(**nothing, phone_number="06 39 98 00 12") == (
        "Changements non annoncés\u00a0: accepte les SMS et les e-mails, mais la plateforme n’envoie pas de SMS "
        "à son numéro et il n’y a pas d’e-mail"
    )
    assert told(**nothing) == (
        "Changements non annoncés\u00a0: accepte les SMS et les e-mails, mais n’a ni mobile ni e-mail"
    )
    assert told(**nothing, notification_email="a@exemple.test") == "Notification des changements par e-mail"
    assert told(responsible_id=9) == "Notification des changements à la personne responsable"
    silent = Contact(email="a@exemple.test", notify_by_email=False)
    assert told(responsible_id=9, responsible_contact=silent) == (
        "Changements non annoncés à la personne responsable\u00a0: accepte les SMS, refuse les e-mails, "
        "mais n’a pas de mobile"
    )


def test_a_visio_and_what_kiosk_does_not_know() -> None:
    odd = replace(COUPLE[0], status=Status.OTHER, other_status="reporté")
    visio = replace(CONSULTATION, location_type="visio")
    shown = details(DeskRdv(rdv(2, NOW, odd, motif=visio, lieu=None, visio_url="https://visio.test/salle")))
    assert (shown.place, shown.visio_url) == ("Visio", "https://visio.test/salle")
    assert (shown.status, shown.usagers[0].unknown) == (
        "Autre état",
        "Statut inconnu de Kiosk\u00a0: «\u00a0reporté\u00a0»",
    )


def test_history_of_this_desk() -> None:
    one = rdv(2, NOW, *COUPLE)

    def record(fate: Fate, reason: str = "", **more: object) -> GestureRecord:
        gesture = Gesture("k", 2, 1, Action.WAITING, (201,), NOW - timedelta(minutes=5))
        return GestureRecord(replace(gesture, **more), fate, reason)  # type: ignore[arg-type]

    shown = details(
        DeskRdv(one),
        (
            record(Fate.WAITING),
            record(Fate.SENT, participation_ids=(201, 202), action=Action.SEEN),
            record(Fate.REFUSED, "déjà annulé"),
            record(Fate.UNDONE, undoes="j"),
            record(Fate.KEPT),
        ),
    )
    assert [(line.when, line.text, line.fate) for line in shown.history] == [
        ("10:15", "Salle d’attente (MARTIN Paul)", "à envoyer"),
        ("10:15", "Vu", ""),
        ("10:15", "Salle d’attente (MARTIN Paul)", "déjà annulé"),
        ("10:15", "Repris\u00a0: Salle d’attente (MARTIN Paul)", "repris"),
        ("10:15", "Salle d’attente (MARTIN Paul)", "sur ce poste seul"),
    ]


async def test_it_follows_gestures_and_minutes(desk_bench: DeskBench) -> None:
    bench = desk_bench
    panel = bench.frame.page("agenda").panel
    bench.frame.page("agenda").board.select("rdv-2")
    assert panel.details is not None  # at once, from the day already read
    bench.counter.wire.hold(WAITING)
    bench.frame.page("agenda").board.act(Action.WAITING, ["rdv-2"])
    await until(lambda: panel.details.unsent and len(panel.details.history) == 1)
    assert panel.details.shown is Shown.WAITING
    bench.counter.wire.mend()
    await until(lambda: not panel.details.unsent)
    await bench.settle()
    said: list[str] = []
    panel.changed.connect(lambda: said.append("changed"))
    bench.counter.clock.move(minutes=8)
    bench.frame.ticker.ticked.emit()
    assert panel.details.usagers[0].waiting == "En salle d’attente depuis 10:20 (8\u00a0min)"
    assert said == ["changed"]
    bench.frame.ticker.ticked.emit()
    assert said == ["changed"]


async def test_an_rdv_that_goes_leaves_the_panel_to_the_next_line(desk_bench: DeskBench) -> None:
    agenda = desk_bench.frame.page("agenda")
    agenda.board.select("rdv-2")
    await desk_bench.settle()
    await desk_bench.counter.colleague.delete_rdv(2, key=str(uuid4()))
    await until(lambda: agenda.panel.details is not None and agenda.panel.details.rdv_id == 3)


async def test_a_refusal_once_read_is_put_away(desk_bench: DeskBench) -> None:
    bench, agenda = desk_bench, desk_bench.frame.page("agenda")
    bench.counter.wire.fail(WAITING, Refused())
    agenda.board.select("rdv-2")
    agenda.board.act(Action.WAITING, ["rdv-2"])
    await until(lambda: agenda.panel.details.problem)
    agenda.panel.dismiss_problem()
    await until(lambda: not agenda.panel.details.problem)
