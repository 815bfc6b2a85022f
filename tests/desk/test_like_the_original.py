"""What is said of people on a platform that behaves as an instance of the original does."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

import pytest

from kiosk.api_client.client import ApiClient
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.clock import SetClock
from kiosk.desk import Desk
from kiosk.domain.day.consequences import Target, consequences
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import Refused
from kiosk.domain.platform.field_labels import worded
from kiosk.store.memory_folder import MemoryFolder
from tests.desk.served import LEA, NORD, SANDRA, SUD, TOM, Served, served_data
from tests.platform_server.small_platform import NOW, PASSWORD, SECRETARY
from tests.support.platform_process import start_platform


@pytest.fixture(scope="module")
def original_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of the generation that takes passwords; Léa, who refuses SMS, answers for Tom, Sandra is of two organisations."""
    data = served_data()
    by_key = {user["key"]: user for user in data["users"]}
    by_key["lea"] |= {"phone_number": "06 12 34 56 78", "notify_by_sms": False}
    by_key["tom"] |= {"phone_number": "06 12 34 56 79", "email": "tom@exemple.test"}
    by_key["sud"]["organisations"] = ["nord", "sud"]
    path = tmp_path_factory.mktemp("original") / "data.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with start_platform("--data", path, "--now", NOW, "--like", "historic-2024") as process:
        yield process.url


@pytest.fixture
async def desk(original_url: str, memories: MemoryFolder, clock: SetClock) -> AsyncIterator[Desk]:
    served = Served(original_url, memories, clock)
    yield await served.desk()
    await served.close()


@pytest.fixture
async def client(original_url: str, clock: SetClock) -> AsyncIterator[ApiClient]:
    async with ApiClient(original_url, clock) as made:
        await made.sign_in(SECRETARY, PASSWORD)
        yield made


async def test_an_organisation_that_the_agent_does_not_see_is_not_taken_for_none(desk: Desk) -> None:
    """Sandra is of two organisations; the platform names one of them to an agent of one."""
    found = await desk.usagers.fiche(SANDRA, NORD)
    assert found.organisation_ids == (NORD,)
    assert SUD not in (found.organisation_ids or ())


async def test_the_responsible_is_told_by_what_they_accept(client: ApiClient) -> None:
    """The RDV says what Léa accepts; what Tom has is of no account."""
    day = datetime.fromisoformat(NOW)
    rdvs = await client.rdvs(NORD, day - timedelta(days=2), day + timedelta(days=30))
    of_tom = next(rdv for rdv in rdvs if [p.usager.id for p in rdv.participations] == [TOM])
    assert of_tom.participations[0].usager.responsible_id == LEA
    before = of_tom.starts_at - timedelta(hours=1)
    target = Target(DeskRdv(of_tom), (of_tom.participations[0].id,))
    told = consequences(Action.REVOKED, [target], now=before).told
    assert told[0].text == "Léa DUPONT (pour DUPONT Tom), par e-mail\u00a0: annulation du rendez-vous"


async def test_a_number_of_fiction_is_refused_in_the_words_of_the_form(client: ApiClient) -> None:
    with pytest.raises(Refused) as refused:
        await client.update_user(LEA, UsagerFields(phone_number="06 39 98 12 34"), key="k")
    assert refused.value.fields.keys() == {"phone_number"}
    assert worded(refused.value) == "«\u00a0Téléphone\u00a0» n’est pas valide"
