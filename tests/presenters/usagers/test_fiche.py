"""The fiche of someone: at once what the desk knows, then what the platform says, and what is said when it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.model import Organisation
from kiosk.domain.day.status import Action, Shown
from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Forbidden, NotFound, ServerFault
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of
from kiosk.exports.fiche_sheet import MOST_PAST
from kiosk.presenters.usagers.fiche import FicheAction, FichePresenter
from kiosk.presenters.usagers.fiche_rdvs import FicheRdvs
from kiosk.presenters.usagers.fiche_texts import age_text, identity_of
from tests.presenters.fakes import CONSULTATION, MARTIN, NORD, NOW, TODAY, until
from tests.presenters.usagers.people import LEA, PAUL, AtUsagers, at, people_data
from tests.support.desk import rdv_row
from tests.support.paper import words_of

CARD = "GET /api/v1/users/"
HER_CARD = f"/users/{LEA.id}"


def with_lea(number: int, days: int, status: str = "unknown", hour: int = 9) -> dict[str, Any]:
    row = rdv_row(number, "9:00", LEA.id, starts_at=at(hour, days=days).isoformat(), status=status)
    return row | {"participations": [one | {"status": status} for one in row["participations"]]}


def with_rdvs(*more: dict[str, Any]) -> dict[str, Any]:
    """Léa's RDVs and ``more``, and what the platform alone knows of her."""
    elsewhere = {"key": "zoe", "id": 99, "first_name": "Zoé", "last_name": "Autre", "roles": {"ccas": "basic"}}
    data = people_data(
        rdvs=[
            with_lea(1, 3),
            with_lea(2, 0, hour=15),
            with_lea(3, -1, "seen"),
            with_lea(4, -2, "noshow"),
            with_lea(5, -3, "excused"),
            with_lea(6, -4),
            with_lea(7, -5, "revoked"),
            *more,
        ],
        notes="Appeler le matin",
        caisse_affiliation="caf",
        affiliation_number="1234567",
        family_situation="in_a_relationship",
        number_of_children=2,
        logement="heberge",
        organisations=["mds", "ccas"],
        referents=["beatrice", "zoe"],
    )
    return data | {"agents": [*data["agents"], elsewhere]}


@pytest.fixture
def data() -> dict[str, Any]:
    return with_rdvs()


class Reading:
    """A fiche at the counter, and what was told meanwhile."""

    def __init__(self, usagers: AtUsagers) -> None:
        self.usagers = usagers
        self.counter = usagers.counter
        self.desk = usagers.desk
        self.settles = usagers.settle
        self.fiche = FichePresenter(usagers.work, lambda: None, lambda: (Organisation(1, "MDS"),))

    async def opens(self, usager: Usager = LEA) -> None:
        self.fiche.open(usager, 1)
        await self.settles()

    def line(self, rdv_id: int) -> Any:
        return next((one for one in self.fiche.rdvs if one.rdv_id == rdv_id), None)

    @property
    def name(self) -> str:
        return self.fiche.identity.name if self.fiche.identity is not None else ""


@pytest.fixture
async def reading(usagers: AtUsagers) -> Reading:
    reading = Reading(usagers)
    day = await usagers.desk.day(1, TODAY)
    reading.fiche._day = lambda: day
    return reading


async def test_what_was_found_is_shown_at_once(reading: Reading) -> None:
    reading.counter.wire.hold(CARD)
    reading.fiche.open(LEA, 1)
    assert reading.fiche.state == "ready"
    identity = reading.fiche.identity
    assert identity is not None
    assert identity.name == "DUPONT Léa"
    assert identity.birth == "Né(e) le 03/04/1985 (41 ans)"
    assert reading.fiche.call == ("tel:+33639980012", "06\u00a039\u00a098\u00a000\u00a012")
    assert reading.fiche.private is None
    assert reading.fiche.loading
    reading.counter.wire.mend()
    await reading.settles()
    assert not reading.fiche.loading


async def test_what_only_the_platform_says(reading: Reading) -> None:
    await reading.opens()
    assert reading.fiche.private == (
        ("Remarques", "Appeler le matin"),
        ("Caisse d’affiliation", "CAF"),
        ("Numéro d’allocataire", "1234567"),
        ("Situation familiale", "En couple"),
        ("Nombre d’enfants", "2"),
        ("Logement", "Hébergé"),
    )
    assert reading.fiche.referents == "Béatrice Martin et 1 autre"
    assert reading.fiche.organisations == "MDS et 1 autre"
    assert [one.name for one in reading.fiche.proches or ()] == ["DUPOND Paul"]


async def test_who_was_opened_is_found_again_without_a_network(reading: Reading) -> None:
    await reading.usagers.rewritten(LEA.id, {"address": "9 rue Neuve"})
    await reading.opens()
    known = await reading.desk.usagers.known(LEA.id, 1)
    assert known is not None
    assert known.address == "9 rue Neuve"


async def test_nothing_private_outlives_the_fiche(reading: Reading) -> None:
    await reading.opens()
    reading.counter.wire.hold(CARD)
    reading.fiche.open(PAUL, 1)
    assert reading.fiche.private is None
    assert reading.fiche.fiche is None
    reading.fiche.close()
    assert reading.fiche.identity is None


async def test_rdvs_and_counts(reading: Reading) -> None:
    await reading.opens()
    rdvs = reading.fiche.rdvs
    assert [one.rdv_id for one in rdvs] == [2, 1, 3, 4, 5, 6, 7], "the nearest first, then the latest"
    assert {one.label: one.figure for one in reading.fiche.counts} == {
        "Vu": 1,
        "À venir": 2,
        "Absent (excusé)": 1,
        "Absent (non excusé)": 1,
        "À renseigner": 1,
    }
    assert rdvs[0].detail == f"avec {MARTIN.first_name} {MARTIN.last_name} · MDS Nord"
    assert rdvs[0].spoken.startswith("lundi 23 novembre 2026, 15 heures, Consultation, ")
    model = FicheRdvs()
    assert model.show(rdvs)
    assert [model.index(place).data() for place in (0, 3)] == ["À venir", "Passés"]
    assert not model.show(rdvs)


async def test_gestures_not_sent_yet_are_on_the_fiche(reading: Reading) -> None:
    await reading.opens()
    await reading.usagers.is_cut()
    entry = await reading.desk.entry(2)
    assert entry is not None
    await reading.desk.act(Action.SEEN, [Target(entry, (200,))])
    await reading.settles()
    assert reading.line(2).shown is Shown.SEEN


async def test_an_rdv_booked_here_is_to_be_confirmed(reading: Reading) -> None:
    await reading.opens()
    await reading.usagers.is_cut()
    booking = Booking(
        organisation_id=1,
        motif_id=CONSULTATION.id,
        starts_at=at(9, days=6),
        duration_in_min=30,
        lieu_id=NORD.id,
        agent_ids=(MARTIN.id,),
        guests=(Guest(LEA.id),),
    )
    booked = await reading.desk.bookings.book(booking)
    await until(lambda: reading.line(booked))
    line = reading.line(booked)
    assert line.label.short == "À confirmer"
    assert line.unsent
    assert line.to_come


async def test_during_a_cut_memory_speaks_and_the_platform_is_asked_on_its_return(reading: Reading) -> None:
    await reading.usagers.is_cut()
    await reading.opens(Usager(LEA.id, "", ""))
    assert reading.fiche.state == "ready"
    assert reading.fiche.age_text == "Ce que ce poste sait de cet usager, à jour de 10:20."
    assert not reading.fiche.rdvs_complete
    assert reading.fiche.rdvs
    assert {one.figure for one in reading.fiche.counts} == {None}, "some of seven RDVs would be counted"
    assert not reading.counter.wire.count(CARD)
    reading.counter.wire.mend()
    await until(lambda: reading.fiche.rdvs_complete and not reading.fiche.loading)
    assert reading.fiche.age_text == ""
    assert reading.counter.wire.count(CARD) == 1


async def test_a_platform_that_fails_is_said_on_the_fiche_and_asked_again(reading: Reading) -> None:
    reading.counter.wire.fail(HER_CARD, ServerFault())
    await reading.opens()
    assert reading.fiche.problem
    assert reading.fiche.state == "ready"
    assert not reading.usagers.said, "said once, where one looks"
    reading.counter.wire.mend()
    reading.fiche.reload()
    await reading.settles()
    assert not reading.fiche.problem
    assert reading.fiche.private


@pytest.mark.parametrize(("failure", "state"), [(NotFound(), "gone"), (Forbidden(), "forbidden")])
async def test_a_fiche_that_cannot_be_seen(reading: Reading, failure: NotFound | Forbidden, state: str) -> None:
    reading.counter.wire.fail(HER_CARD, failure)
    await reading.opens()
    assert reading.fiche.state == state
    assert reading.fiche.offered == ()


async def test_a_proche_without_a_number_is_called_at_their_responsables(reading: Reading) -> None:
    await reading.opens(PAUL)
    assert reading.fiche.call[0] == "tel:0639980012", "of fiction: the platform has no other form of it"


async def test_what_was_written_here_shows_before_the_platform_has_it(reading: Reading) -> None:
    await reading.opens()
    reading.counter.wire.hold("PATCH")
    shown = reading.fiche.usager
    assert shown is not None
    before = draft_of(shown)
    await reading.desk.usagers.change(LEA.id, 1, before, replace(before, first_name="Léonie"), Origin.DESK)
    await reading.settles()
    assert reading.name == "DUPONT Léonie"
    assert reading.desk.unsent_count


async def test_the_way_back_through_a_family(reading: Reading) -> None:
    await reading.opens(PAUL)
    assert reading.fiche.responsible is not None
    assert reading.fiche.responsible.name == "DUPONT Léa"
    reading.fiche.open_id(reading.fiche.responsible.id, 1)
    await reading.settles()
    assert reading.name == "DUPONT Léa"
    assert reading.fiche.back()
    await reading.settles()
    assert reading.name == "DUPOND Paul"
    assert not reading.fiche.back()


async def test_actions_are_there_once_offered(reading: Reading) -> None:
    done: list[str] = []
    await reading.opens()
    reading.fiche.act(FicheAction.EDIT)
    assert reading.fiche.offered == ()
    for action in FicheAction:
        reading.fiche.offer(action, lambda fiche, here, one=action: done.append(one))  # type: ignore[misc]
    assert reading.fiche.offered == tuple(one for one in FicheAction if one is not FicheAction.ATTACH)
    reading.fiche.act(FicheAction.EDIT)
    assert done == ["edit"]
    await reading.opens(PAUL)
    assert FicheAction.ADD_PROCHE not in reading.fiche.offered, "a proche has none of their own"


async def test_somebody_of_another_organisation_is_put_in_this_one_and_not_taken_out_of_it(reading: Reading) -> None:
    for action in (FicheAction.ATTACH, FicheAction.REMOVE):
        reading.fiche.offer(action, lambda fiche, here: None)
    await reading.opens()
    assert reading.fiche.offered == (FicheAction.REMOVE,)
    colleague = reading.counter.colleague
    there = await colleague.create_user({"first_name": "Léo", "last_name": "Duval"}, [2], key=str(uuid4()))  # type: ignore[arg-type]
    await reading.opens(there.usager)
    assert reading.fiche.offered == (FicheAction.ATTACH,)


async def test_someone_made_here_becomes_the_platforms(reading: Reading) -> None:
    reading.counter.wire.hold("POST")
    draft = UsagerDraft(first_name="Inès", last_name="Zola")
    await reading.opens(await reading.desk.usagers.create(draft, 1, Origin.DESK))
    assert reading.fiche.age_text == "Fiche créée sur ce poste, pas encore reçue par la plateforme."
    assert not reading.counter.wire.count(CARD)
    reading.counter.wire.mend()
    await until(lambda: reading.fiche.fiche)
    assert reading.name == "ZOLA Inès"
    assert reading.fiche.identity is not None
    assert reading.fiche.identity.usager_id > 0


@pytest.mark.parametrize("data", [with_rdvs(*(with_lea(100 + n, -10 - n, "seen") for n in range(40)))], ids=["long"])
async def test_on_paper_nothing_private_and_one_sheet(reading: Reading) -> None:
    await reading.opens()
    sheet = reading.fiche.sheet
    assert sheet is not None
    name, document = sheet
    assert "DUPONT" not in name, "a file’s name is read by whoever looks over the shoulder"
    html = words_of(document)
    for said in ("DUPONT Léa", "03/04/1985", "DUPOND Paul", "Béatrice Martin", f"Les {MOST_PAST} derniers"):
        assert said in html
    for _, secret in reading.fiche.private or ():
        if not secret.isdigit() or len(secret) > 3:
            assert secret not in html
    assert html.count("\n") < 60


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(1985, 4, 3), "41 ans"),
        (date(2025, 11, 24), "11 mois"),
        (date(2024, 11, 23), "2 ans"),
        (date(2024, 11, 24), "23 mois"),
        (date(2026, 11, 23), "0 mois"),
    ],
)
def test_ages(born: date, age: str) -> None:
    assert age_text(born, NOW.date()) == age


def test_notifications_accepted() -> None:
    def words_of(**more: object) -> str:
        return identity_of(replace(LEA, **more), NOW.date()).notifications  # type: ignore[arg-type]

    assert words_of() == "Accepte les SMS et les e-mails"
    assert words_of(notify_by_sms=False, notify_by_email=False) == "Refuse les SMS et les e-mails"
    nothing = words_of(phone_number=None, phone_number_formatted=None, email=None)
    assert nothing == "Accepte les SMS et les e-mails, mais n’a ni mobile ni e-mail"
    landline = words_of(phone_number="01 45 00 00 01", phone_number_formatted="+33145000001")
    assert landline == "Accepte les SMS et les e-mails, mais n’a pas de mobile"
    assert words_of(email=None, notify_by_sms=False) == "Accepte les e-mails, refuse les SMS, mais n’a pas d’e-mail"
    assert words_of(email=None, notification_email="couple@exemple.test") == "Accepte les SMS et les e-mails"


def test_a_proche_is_told_through_their_responsible() -> None:
    def words_of(contact: Contact | None) -> str:
        proche = replace(LEA, responsible_id=9, responsible_contact=contact, notify_by_sms=False)
        return identity_of(proche, NOW.date()).notifications

    assert words_of(None) == "À sa place, la plateforme prévient la personne responsable"
    both = Contact("+33612345678", "a@exemple.test")
    assert words_of(both) == "À sa place, la plateforme prévient la personne responsable par SMS et par e-mail"
    assert words_of(Contact("+33612345678", notify_by_sms=False)) == (
        "À sa place, rien n’est envoyé à la personne responsable\u00a0: accepte les e-mails, refuse les SMS, "
        "mais n’a pas d’e-mail"
    )


def test_an_address_for_notifications_is_shown_beside_the_account_s() -> None:
    def shown(email: str | None, notification_email: str | None) -> tuple[str, str]:
        found = identity_of(replace(LEA, email=email, notification_email=notification_email), NOW.date())
        return found.email, found.notification_email

    assert shown("lea@exemple.test", "couple@exemple.test") == ("lea@exemple.test", "couple@exemple.test")
    assert shown(None, "couple@exemple.test") == ("couple@exemple.test", "")
    assert shown("lea@exemple.test", None) == ("lea@exemple.test", "")
