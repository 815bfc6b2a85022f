"""The fiche of someone: at once what the desk knows, then what the platform says, and what is said when it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from kiosk.clock import PARIS
from kiosk.desk import DayData, Desk
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Organisation, Participation, Rdv
from kiosk.domain.day.status import Shown, Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, Contact, Usager
from kiosk.domain.platform.failures import Forbidden, NotFound, Unreachable
from kiosk.domain.writes.origin import Origin
from kiosk.exports.fiche_sheet import MOST_PAST
from kiosk.presenters.usagers.fiche import FicheAction, FichePresenter
from kiosk.presenters.usagers.fiche_rdvs import FicheRdvs
from kiosk.presenters.usagers.fiche_texts import age_text, identity_of
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import CONSULTATION, MARTIN, NOW, FakeDesk, as_work, rdv, until
from tests.presenters.usagers.usager_fakes import LEA, PAUL, FakeUsagers, at

PRIVATE = Fiche(
    LEA,
    notes="Appeler le matin",
    caisse_affiliation="caf",
    affiliation_number="1234567",
    family_situation="in_a_relationship",
    number_of_children=2,
    logement="heberge",
    organisation_ids=(1, 8, 9),
    referent_agent_ids=(21, 99),
)


def with_lea(number: int, days: int, status: Status = Status.UNKNOWN, hour: int = 9) -> Rdv:
    return rdv(number, at(hour, days=days), Participation(number * 10, LEA, status))


RDVS = (
    with_lea(1, 3),
    with_lea(2, 0, hour=15),
    with_lea(3, -1, Status.SEEN),
    with_lea(4, -2, Status.NOSHOW),
    with_lea(5, -3, Status.EXCUSED),
    with_lea(6, -4),
    with_lea(7, -5, Status.REVOKED),
)


class Reading:
    """A fiche over a fake desk, and what was told meanwhile."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.people = FakeUsagers()
        self.people.rdvs_of = {1: RDVS}
        self.people.fiches = {1: PRIVATE}
        vars(self.desk)["usagers"] = self.people
        self.told: list[Notice] = []
        notices = Notices()
        notices.noticed.connect(self.told.append)
        self.tasks = Tasks(notices)
        day = DayData((), PARIS, agents={21: Agent(21, "Béatrice", "Martin")}, motifs={31: CONSULTATION})
        self.fiche = FichePresenter(
            as_work(cast(Desk, self.desk), self.tasks, clock=self.desk.clock),
            lambda: day,
            lambda: (Organisation(1, "MDS"),),
        )

    async def settles(self) -> None:
        await until(lambda: not self.tasks.names)

    async def opens(self, usager: Usager = LEA) -> None:
        self.fiche.open(usager, 1)
        await self.settles()


@pytest.fixture
async def reading() -> AsyncIterator[Reading]:
    reading = Reading()
    yield reading
    await reading.tasks.close()


async def test_what_was_found_is_shown_at_once(reading: Reading) -> None:
    reading.people.gate.clear()
    reading.fiche.open(LEA, 1)
    assert reading.fiche.state == "ready"
    identity = reading.fiche.identity
    assert identity is not None
    assert identity.name == "DUPONT Léa"
    assert identity.birth == "Né(e) le 03/04/1985 (41 ans)"
    assert reading.fiche.call == ("tel:+33639980012", "06\u00a039\u00a098\u00a000\u00a012")
    assert reading.fiche.private is None
    assert reading.fiche.loading
    reading.people.gate.set()
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
    assert reading.fiche.organisations == "MDS et 2 autres"
    assert [one.name for one in reading.fiche.proches or ()] == ["DUPOND Paul"]
    assert reading.people.met == [LEA], "who was opened is found again without a network"


async def test_nothing_private_outlives_the_fiche(reading: Reading) -> None:
    await reading.opens()
    reading.people.gate.clear()
    reading.fiche.open(PAUL, 1)
    assert reading.fiche.private is None
    assert reading.fiche.fiche is None
    reading.fiche.close()
    assert reading.fiche.identity is None
    reading.people.gate.set()


async def test_rdvs_and_counts(reading: Reading) -> None:
    await reading.opens()
    rdvs = reading.fiche.rdvs
    assert [one.rdv_id for one in rdvs] == [2, 1, 3, 4, 5, 6, 7], "the nearest first, then the latest"
    assert {one.label: one.figure for one in reading.fiche.counts} == {
        "Vus": 1,
        "À\u00a0venir": 2,
        "Excusés": 1,
        "Non excusés": 1,
        "À\u00a0renseigner": 1,
    }
    assert rdvs[0].detail == f"avec {MARTIN.first_name} {MARTIN.last_name} · MDS Nord"
    assert rdvs[0].spoken.startswith("lundi 23 novembre 2026, 15 heures, Consultation, ")
    model = FicheRdvs()
    assert model.show(rdvs)
    assert [model.index(place).data() for place in (0, 3)] == ["À venir", "Passés"]
    assert not model.show(rdvs)


async def test_gestures_not_sent_yet_are_on_the_fiche(reading: Reading) -> None:
    await reading.opens()
    reading.people.rdvs_of = {1: (with_lea(2, 0, Status.SEEN, hour=15), *RDVS[2:])}
    reading.desk.tell("rdvs")
    await reading.settles()
    assert next(one.shown for one in reading.fiche.rdvs if one.rdv_id == 2) is Shown.SEEN


async def test_an_rdv_booked_here_is_to_be_confirmed(reading: Reading) -> None:
    booked = DeskRdv(with_lea(-5, 6), to_confirm=True)

    async def known_rdvs(usager_id: int) -> tuple[DeskRdv, ...]:
        return (booked,)

    vars(reading.people)["known_rdvs"] = known_rdvs
    await reading.opens()
    line = next(one for one in reading.fiche.rdvs if one.rdv_id == -5)
    assert line.label.short == "À confirmer"
    assert line.unsent
    assert line.to_come


async def test_during_a_cut_memory_speaks_and_the_platform_is_asked_on_its_return(reading: Reading) -> None:
    reading.desk.sync_state = replace(reading.desk.sync_state, connected=False)
    await reading.opens(Usager(1, "", ""))
    assert reading.fiche.state == "ready"
    assert reading.fiche.age_text == "Ce que ce poste sait de cet usager, à jour de 8:31."
    assert not reading.fiche.rdvs_complete
    assert reading.fiche.rdvs
    assert {one.figure for one in reading.fiche.counts} == {None}, "two of seven RDVs would be counted"
    assert reading.people.fiche_asked == []
    reading.desk.set_sync(connected=True)
    await reading.settles()
    assert reading.fiche.age_text == ""
    assert reading.fiche.rdvs_complete
    assert reading.people.fiche_asked == [1]


async def test_a_platform_that_fails_is_said_on_the_fiche_and_asked_again(reading: Reading) -> None:
    reading.people.platform_failure = Unreachable()
    await reading.opens()
    assert reading.fiche.problem
    assert reading.fiche.state == "ready"
    assert not reading.told, "said once, where one looks"
    reading.people.platform_failure = None
    reading.fiche.reload()
    await reading.settles()
    assert not reading.fiche.problem
    assert reading.fiche.private


@pytest.mark.parametrize(("failure", "state"), [(NotFound(), "gone"), (Forbidden(), "forbidden")])
async def test_a_fiche_that_cannot_be_seen(reading: Reading, failure: NotFound | Forbidden, state: str) -> None:
    reading.people.platform_failure = failure
    await reading.opens()
    assert reading.fiche.state == state
    assert reading.fiche.offered == ()


async def test_a_proche_without_a_number_is_called_at_their_responsables(reading: Reading) -> None:
    reading.people.fiches[2] = Fiche(PAUL, responsible=LEA)
    await reading.opens(PAUL)
    assert reading.fiche.call[0] == "tel:+33639980012"


async def test_what_was_written_here_shows_before_the_platform_has_it(reading: Reading) -> None:
    await reading.opens()
    reading.people.people[1] = replace(LEA, first_name="Léonie")
    reading.desk.tell("usagers", origin=Origin.DESK)
    await reading.settles()
    assert reading.fiche.identity is not None
    assert reading.fiche.identity.name == "DUPONT Léonie"


async def test_the_way_back_through_a_family(reading: Reading) -> None:
    await reading.opens(PAUL)
    assert reading.fiche.responsible is not None
    assert reading.fiche.responsible.name == "Léa DUPONT"
    reading.fiche.open_id(reading.fiche.responsible.id, 1)
    await reading.settles()
    assert reading.fiche.identity is not None
    assert reading.fiche.identity.name == "DUPONT Léa"
    assert reading.fiche.back()
    await reading.settles()
    assert reading.fiche.identity.name == "DUPOND Paul"
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
    reading.people.fiches[LEA.id] = Fiche(LEA, organisation_ids=(2,))
    await reading.opens()
    assert reading.fiche.offered == (FicheAction.ATTACH,)
    reading.people.fiches[LEA.id] = Fiche(LEA, organisation_ids=(1, 2))
    await reading.opens()
    assert reading.fiche.offered == (FicheAction.REMOVE,)


async def test_someone_made_here_becomes_the_platforms(reading: Reading) -> None:
    made = Usager(-4, "Inès", "Zola")
    reading.people.people[-4] = made
    await reading.opens(made)
    assert reading.fiche.age_text == "Fiche créée sur ce poste, pas encore reçue par la plateforme."
    assert reading.people.fiche_asked == []
    reading.people.people[-4] = reading.people.people[44] = replace(made, id=44)
    reading.desk.tell("usagers")
    await reading.settles()
    assert reading.fiche.identity is not None
    assert reading.fiche.identity.usager_id == 44
    assert reading.people.fiche_asked == [44]


async def test_on_paper_nothing_private_and_one_sheet(reading: Reading) -> None:
    reading.people.rdvs_of = {1: (*RDVS, *(with_lea(100 + n, -10 - n, Status.SEEN) for n in range(40)))}
    await reading.opens()
    sheet = reading.fiche.sheet
    assert sheet is not None
    name, render = sheet
    assert "DUPONT" not in name, "a file’s name is read by whoever looks over the shoulder"
    html = render(10.0)
    for said in ("DUPONT Léa", "03/04/1985", "DUPOND Paul", "Béatrice Martin", f"Les {MOST_PAST} derniers"):
        assert said in html
    for _, secret in reading.fiche.private or ():
        if not secret.isdigit() or len(secret) > 3:
            assert secret not in html
    assert html.count("<tr>") < 40


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
    def said(**more: object) -> str:
        return identity_of(replace(LEA, **more), NOW.date()).notifications  # type: ignore[arg-type]

    assert said() == "Accepte les SMS et les e-mails"
    assert said(notify_by_sms=False, notify_by_email=False) == "Refuse les SMS et les e-mails"
    nothing = said(phone_number=None, phone_number_formatted=None, email=None)
    assert nothing == "Accepte les SMS et les e-mails, mais n’a ni mobile ni e-mail"
    landline = said(phone_number="01 45 00 00 01", phone_number_formatted="+33145000001")
    assert landline == "Accepte les SMS et les e-mails, mais n’a pas de mobile"
    assert said(email=None, notify_by_sms=False) == "Accepte les e-mails, refuse les SMS, mais n’a pas d’e-mail"
    assert said(email=None, notification_email="couple@exemple.test") == "Accepte les SMS et les e-mails"


def test_a_proche_is_told_through_their_responsible() -> None:
    def said(contact: Contact | None) -> str:
        proche = replace(LEA, responsible_id=9, responsible_contact=contact, notify_by_sms=False)
        return identity_of(proche, NOW.date()).notifications

    assert said(None) == "La personne responsable est prévenue à sa place"
    both = Contact("+33612345678", "a@exemple.test")
    assert said(both) == "La personne responsable est prévenue à sa place, par SMS et par e-mail"
    assert said(Contact("+33612345678", notify_by_sms=False)) == (
        "La personne responsable n’a pas de quoi être prévenue, ou le refuse"
    )


def test_an_address_for_notifications_is_shown_beside_the_account_s() -> None:
    def shown(email: str | None, notification_email: str | None) -> tuple[str, str]:
        found = identity_of(replace(LEA, email=email, notification_email=notification_email), NOW.date())
        return found.email, found.notification_email

    assert shown("lea@exemple.test", "couple@exemple.test") == ("lea@exemple.test", "couple@exemple.test")
    assert shown(None, "couple@exemple.test") == ("couple@exemple.test", "")
    assert shown("lea@exemple.test", None) == ("lea@exemple.test", "")
