"""What changes in a fiche, at a real desk: what is sent, what somebody else wrote meanwhile, what is turned down."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.domain.people.fiche import Fiche
from kiosk.domain.platform.failures import Refused, ServerFault
from kiosk.presenters.usagers.form_texts import locked_of
from tests.presenters.fakes import NOW, until
from tests.presenters.usagers.people import LEA, AtTheForm, people_data

HERS = f"/users/{LEA.id}"


def knows(**of_lea: Any) -> pytest.MarkDecorator:
    """The platform knows this of Léa too."""
    return pytest.mark.parametrize("data", [people_data(**of_lea)], ids=["-".join(of_lea)])


@pytest.fixture
def data() -> dict[str, Any]:
    return people_data(caisse_affiliation="caf", affiliation_number="12")


async def test_only_what_the_person_touched_is_sent(form: AtTheForm) -> None:
    await form.edits()
    assert form.presenter.form.fiche is not None
    before = await form.there()
    form.presenter.leave_field("phone_number")  # been through, not touched
    form.fills(address="2 place du Marché")
    await form.save()
    after = await form.there()
    assert (after.usager.address, after.usager.phone_number) == ("2 place du Marché", before.usager.phone_number)
    assert form.wire.count(f"PATCH /api/v1{HERS}") == 1
    assert [one.address for one in form.saved] == ["2 place du Marché"]


async def test_private_fields_are_written_at_the_platform_alone(form: AtTheForm) -> None:
    await form.edits()
    form.presenter.set_text("affiliation_number", "34")
    form.presenter.set_text("number_of_children", "2")
    await form.save()
    there = await form.there()
    assert (there.affiliation_number, there.number_of_children) == ("34", 2)
    assert await form.desk.usagers.written(LEA.id) == (), "they never wait on the desk"
    assert [one.id for one in form.saved] == [LEA.id]


async def test_what_somebody_else_wrote_meanwhile_is_shown_and_chosen(form: AtTheForm) -> None:
    form.presenter.open_edit(Fiche(LEA), 1)
    form.presenter.set_text("address", "2 place du Marché")
    await form.usagers.rewritten(LEA.id, {"address": "9 rue Neuve", "email": "lea@exemple.test"})
    await form.settle()
    assert form.texts["email"] == "lea@exemple.test"  # nobody touched it here
    assert form.presenter.messages["address"].theirs == "9 rue Neuve"
    form.presenter.take_theirs("address")
    assert form.texts["address"] == "9 rue Neuve"
    await form.save()
    assert not form.wire.count("PATCH")


async def test_a_conflict_brings_what_is_there_and_keeps_what_was_typed(form: AtTheForm) -> None:
    await form.edits()
    form.presenter.set_text("affiliation_number", "34")
    form.wire.hold("/changes")  # the desk has not heard of it
    await form.usagers.rewritten(LEA.id, {"affiliation_number": "56"})
    await form.save()
    assert form.presenter.form.problem
    assert form.presenter.messages["affiliation_number"].theirs == "56"
    form.presenter.keep_mine("affiliation_number")
    await form.save()
    assert (await form.there()).affiliation_number == "34"


@knows(invitation_accepted_at=NOW.isoformat())
async def test_the_e_mail_of_an_account_is_locked(form: AtTheForm) -> None:
    await form.edits()
    assert set(locked_of(form.presenter.form)) == {"email"}


async def test_without_the_network_what_may_be_kept_is_changed(form: AtTheForm) -> None:
    await form.usagers.is_cut()
    await form.edits()
    assert form.presenter.note
    assert form.presenter.form.fiche is None
    form.fills(address="2 place du Marché")
    await form.save()
    assert "Fiche gardée sur ce poste" in form.usagers.texts[-1]
    form.wire.mend()
    await form.usagers.sent()
    assert (await form.there()).usager.address == "2 place du Marché"


async def test_the_rest_is_read_when_the_network_is_back(form: AtTheForm) -> None:
    await form.usagers.is_cut()
    await form.edits()
    form.wire.mend()
    await until(lambda: form.presenter.form.fiche)


@knows(logged_once_with_franceconnect=True)
async def test_what_the_platform_certifies_is_locked_once_it_said_so(form: AtTheForm) -> None:
    await form.edits()
    form.fills(first_name="Lia")
    await form.save()
    assert form.presenter.is_open
    assert "first_name" in locked_of(form.presenter.form)
    assert form.texts["first_name"] == LEA.first_name
    assert (await form.there()).usager.first_name == LEA.first_name


async def test_a_refused_e_mail_is_read_in_the_form(form: AtTheForm) -> None:
    form.wire.fail("duplicates", ServerFault())  # nobody could say so before
    await form.usagers.rewritten(3, {"email": "prise@exemple.fr"})
    form.presenter.open_new(1, "martin ines 3/4/85")
    form.fills(email="prise@exemple.fr")
    await form.save()
    assert form.presenter.is_open
    assert form.presenter.form.problem
    assert form.presenter.messages["email"].blocks
    assert await form.desk.usagers.refused() == (), "it was read where it was typed"


async def test_private_fields_refused_are_said_under_the_form(form: AtTheForm) -> None:
    await form.edits()
    refused = Refused({"number_of_children": ("invalid",)}, ("number_of_children n’est pas valide",))
    form.wire.fail("PATCH", refused)
    form.presenter.set_text("number_of_children", "99")
    await form.save()
    assert "«\u00a0Nombre d’enfants\u00a0» n’est pas valide" in form.presenter.form.problem
    assert form.focused == ["number_of_children"]
    message = form.presenter.messages["number_of_children"]
    assert (message.text, message.blocks) == ("La plateforme n’accepte pas cette valeur\u00a0: vérifiez-la.", True)


async def test_what_was_not_touched_follows_the_colleague_who_wrote_it(form: AtTheForm) -> None:
    await form.edits()
    form.presenter.set_text("address", "2 place du Marché")
    form.wire.hold("/changes")  # the desk has not heard of it
    theirs = {"address": "9 rue Neuve", "email": "lea@exemple.test", "notify_by_sms": False}
    await form.usagers.rewritten(LEA.id, theirs)
    await form.save()
    assert form.presenter.is_open
    assert form.presenter.messages["address"].theirs == "9 rue Neuve"
    assert form.texts["email"] == "lea@exemple.test"
    assert not form.presenter.form.notify["notify_by_sms"]
    await form.save()
    there = (await form.there()).usager
    assert (there.address, there.email, there.notify_by_sms) == ("2 place du Marché", "lea@exemple.test", False)
