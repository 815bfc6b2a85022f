"""Writing somebody down, at a real desk: fields, who is like them, what is kept, what is sent, what comes back."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.usagers import Usagers
from kiosk.domain.day.gesture import Fate
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Likeness, UsagerDraft
from kiosk.domain.platform.failures import Failure, NotFound, Refused, ServerFault
from kiosk.domain.writes.errand import CreateUsager, Errand, ErrandRecord, Refusal
from kiosk.platform_server.values.like import HISTORIC_2024
from kiosk.presenters.usagers import duplicate_check
from kiosk.presenters.usagers.form_texts import title_of
from kiosk.presenters.usagers.refusals import UsagerRefusals
from tests.presenters.fakes import NOW, until
from tests.presenters.usagers.people import LEA, LEO, AtTheForm, people_data, row_of_usager

TYPED = "martin ines 3/4/85 0612345678"
TWIN = Usager(8, "Inès", "MARTIN", birth_date=date(1985, 4, 3))
with_a_twin = pytest.mark.parametrize("data", [people_data(row_of_usager(TWIN))], ids=["twin"])


def with_leo() -> dict[str, Any]:
    """Léo is known of an organisation in the territory that is none of Claire’s."""
    leo = row_of_usager(Usager(LEO, "Léo", "Duval", phone_number="06 12 34 56 78"), organisations=["ailleurs"])
    data = people_data(leo)
    elsewhere = {"key": "ailleurs", "id": 3, "territory": "t", "name": "Ailleurs"}
    return data | {"organisations": [*data["organisations"], elsewhere]}


# Somebody new


async def test_what_was_searched_is_in_the_fields_and_is_created(form: AtTheForm) -> None:
    form.presenter.open_new(1, TYPED)
    assert form.texts["last_name"] == "MARTIN"
    assert form.texts["birth_date"] == "03/04/1985"
    await form.save()
    (saved,) = form.saved
    there = (await form.usagers.there(saved.id)).usager
    assert (there.first_name, there.last_name) == ("Ines", "MARTIN")
    assert (there.birth_date, there.phone_number) == (date(1985, 4, 3), "06 12 34 56 78")
    assert form.closed == [None]
    assert form.usagers.texts == ["Fiche créée\u00a0: MARTIN Ines"]


async def test_a_birth_whose_day_is_not_known_is_kept_as_a_note_and_is_no_date(form: AtTheForm) -> None:
    form.presenter.open_new(1, "Mme M'Bappé Fayza vers 1980 06 39 98 12 34 12")
    assert form.texts["last_name"] == "M'BAPPÉ"
    assert form.texts["birth_date"] == "vers 1980"
    assert "gardé en note sur ce poste" in form.presenter.messages["birth_date"].text
    assert form.presenter.form.said == "Sans champ où l’écrire\u00a0: 12."
    form.fills(phone_number="06 12 34 56 79")
    await form.save()
    (saved,) = form.saved
    assert (await form.usagers.there(saved.id)).usager.birth_date is None
    assert await form.desk.usagers.birth_note(saved.id) == "vers 1980"
    # Once the day is known, the note has had its time.
    form.presenter.open_edit(Fiche(saved), 1)
    form.fills(birth_date="3/4/1980")
    await form.save()
    assert (await form.usagers.there(saved.id)).usager.birth_date == date(1980, 4, 3)
    assert await form.desk.usagers.birth_note(saved.id) == ""


@pytest.mark.parametrize("typed", ["Jean 00/00/1980", "Jean 03/25/1985"])
async def test_no_telephone_is_made_of_a_date(form: AtTheForm, typed: str) -> None:
    form.presenter.open_new(1, typed)
    assert form.texts["phone_number"] == ""
    assert form.texts["birth_date"] == typed.removeprefix("Jean ")


async def test_a_foreign_number_without_its_code_is_told_what_to_type(form: AtTheForm) -> None:
    form.presenter.open_new(1)
    form.fills(phone_number="213 550 12 34 56")
    said = form.presenter.messages["phone_number"]
    assert said.blocks
    assert said.text.endswith("par exemple\u00a0: +213\u00a0550\u00a012\u00a034\u00a056.")
    form.fills(phone_number="+213 550 12 34 56")
    assert "phone_number" not in form.presenter.messages


async def test_a_number_of_six_figures_is_that_of_the_organisations_territory(form: AtTheForm) -> None:
    form.presenter.open_new(1, "Poadja Jean 77 12 34")
    assert "phone_number" not in form.texts or form.texts["phone_number"] == "", "nobody's in mainland France"
    form.presenter.now = lambda: NOW.astimezone(ZoneInfo("Pacific/Noumea"))
    form.presenter.open_new(1, "Poadja Jean 77 12 34")
    assert form.texts["phone_number"] == "+687 77.12.34"
    await form.save()
    (saved,) = form.saved
    assert (await form.usagers.there(saved.id)).usager.phone_number_formatted == "+687771234"


async def test_a_field_is_judged_when_it_is_left(form: AtTheForm) -> None:
    form.presenter.open_new(1)
    form.presenter.set_text("birth_date", "31/4/85")
    assert form.presenter.messages == {}
    form.presenter.leave_field("birth_date")
    assert form.presenter.messages["birth_date"].blocks
    form.presenter.set_text("birth_date", "30/4/85")
    assert "birth_date" not in form.presenter.messages


async def test_what_is_wrong_keeps_it_from_being_saved_and_takes_the_keyboard(form: AtTheForm) -> None:
    form.presenter.open_new(1)
    form.fills(email="ines@", phone_number="06 12")
    await form.save()
    assert set(form.presenter.messages) == {"first_name", "last_name", "email", "phone_number"}
    assert form.focused == ["first_name"]
    assert not form.creations()


async def test_fields_are_tidied_and_names_change_places(form: AtTheForm) -> None:
    form.presenter.open_new(1)
    form.fills(last_name="ines  maria", first_name="MARTIN", phone_number="+33612345678")
    assert form.texts["last_name"] == "INES MARIA"
    assert form.texts["phone_number"] == "06 12 34 56 78"
    form.presenter.swap_names()
    assert (form.texts["last_name"], form.texts["first_name"]) == ("MARTIN", "Ines Maria")


async def test_done_is_called_in_place_of_the_signal(form: AtTheForm) -> None:
    done: list[Usager] = []
    form.presenter.open_new(1, TYPED, done=done.append)
    await form.save()
    assert [one.first_name for one in done] == ["Ines"]
    assert form.saved == []


async def test_a_proche_has_the_name_and_the_hints_of_their_responsible(form: AtTheForm) -> None:
    form.presenter.open_new(1, responsible=LEA)
    assert title_of(form.presenter.form) == "Ajouter un proche de DUPONT Léa"
    assert form.texts["last_name"] == "Dupont"
    assert form.presenter.hints["address"] == "4 rue de la République, 62000 Arras (du responsable)"
    form.fills(first_name="zoé")
    await form.save()
    (record,) = await form.desk.usagers.written(form.saved[0].id)
    assert isinstance(record.errand.what, CreateUsager)
    draft = record.errand.what.draft
    assert (draft.first_name, draft.responsible_id, draft.address, draft.phone_number) == ("Zoé", LEA.id, None, None)


async def test_a_number_of_fiction_is_refused_unless_the_platform_took_it_before(form: AtTheForm) -> None:
    await form.edits()
    form.presenter.set_text("address", "2 place du Marché")
    form.presenter.set_text("phone_number", "06 39 98 00 77")
    await form.save()
    assert form.presenter.messages["phone_number"].text.startswith(
        "Numéro réservé à la fiction\u00a0: la plateforme le refuse."
    )
    assert not form.wire.count("PATCH")
    form.presenter.set_text("phone_number", str(LEA.phone_number))
    await form.save()
    assert (await form.there()).usager.address == "2 place du Marché"


# Where the platform writes to


async def test_an_address_for_notifications_is_asked_where_the_platform_has_one(form: AtTheForm) -> None:
    form.presenter.open_new(1, TYPED)
    await form.settle()
    assert form.presenter.form.notification_email_shown
    form.fills(notification_email="couple@")
    assert form.presenter.messages["notification_email"].blocks
    form.fills(notification_email="Couple@Exemple.test")
    await form.save()
    assert (await form.usagers.there(form.saved[0].id)).usager.notification_email == "couple@exemple.test"


async def test_a_fiche_says_whether_its_platform_has_one(form: AtTheForm) -> None:
    form.presenter.open_edit(Fiche(LEA), 1)
    assert not form.presenter.form.notification_email_shown
    await form.settle()
    assert form.presenter.form.notification_email_shown
    form.usagers.counter.serve(HISTORIC_2024)
    await form.edits()
    assert not form.presenter.form.notification_email_shown


# Who is like them


@with_a_twin
async def test_who_is_alike_is_shown_as_fields_fill_memory_first(form: AtTheForm) -> None:
    await form.desk.usagers.meet([await form.usagers.counter.usager(TWIN.id)], 1)
    await form.usagers.rewritten(3, {"phone_number": "06 12 34 56 78"})
    form.wire.hold("duplicates")
    form.presenter.open_new(1, TYPED)
    await until(lambda: form.presenter.duplicates)
    assert [(one.usager.id, one.likenesses) for one in form.presenter.duplicates] == [(TWIN.id, (Likeness.IDENTITY,))]
    form.wire.mend()
    await form.settle()
    told = {one.usager.id: one.likenesses for one in form.presenter.duplicates}
    assert told == {3: (Likeness.PHONE,), TWIN.id: (Likeness.IDENTITY,)}


@with_a_twin
async def test_a_warning_is_looked_at_before_a_second_fiche_is_made(form: AtTheForm) -> None:
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert not form.creations()
    assert form.presenter.form.caution
    assert form.presenter.save_text == "Créer quand même"
    await form.save()
    assert form.creations() == 1


async def test_an_e_mail_of_somebody_else_is_never_written(form: AtTheForm) -> None:
    form.presenter.open_new(1, TYPED)
    form.fills(email=str(LEA.email))
    for _ in range(3):
        await form.save()
    assert not form.creations()
    assert form.presenter.messages["email"].blocks
    assert form.focused[-1] == "email"
    form.fills(email="ines.martin@exemple.fr")
    await form.save()
    assert [one.email for one in form.saved] == ["ines.martin@exemple.fr"]


@pytest.mark.parametrize("answer", [NotFound(), ServerFault()])
async def test_a_platform_that_cannot_say_keeps_nobody_waiting(form: AtTheForm, answer: Failure) -> None:
    form.wire.fail("duplicates", answer)
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert form.creations() == 1
    assert not any(one.kind == "error" for one in form.usagers.said)


async def test_a_platform_that_does_not_answer_keeps_one_waiting_for_a_moment_only(
    form: AtTheForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicate_check, "PATIENCE", 0.01)
    form.wire.hold("duplicates")
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert form.creations() == 1


@with_a_twin
async def test_one_of_them_is_chosen_instead(form: AtTheForm) -> None:
    form.presenter.open_new(1, TYPED)
    await form.settle()
    form.presenter.choose()
    assert [one.id for one in form.chosen] == [TWIN.id]
    assert not form.creations()
    assert not form.presenter.is_open


@pytest.mark.parametrize("data", [with_leo()], ids=["leo"])
async def test_one_of_another_organisation_is_imported_first(form: AtTheForm) -> None:
    done: list[Usager] = []
    form.presenter.open_new(1, TYPED, done=done.append)
    await form.settle()
    assert [one.masked for one in form.presenter.duplicates] == [True]
    form.presenter.choose()
    await form.settle()
    assert (await form.usagers.counter.colleague.user(LEO, organisation_id=1)).usager.id == LEO
    assert [one.last_name for one in done] == ["Duval"]


@with_a_twin
async def test_who_is_alike_may_be_merged_where_the_platform_can(form: AtTheForm) -> None:
    wanted: list[tuple[int, int]] = []
    form.presenter.merge_wanted.connect(lambda one, other: wanted.append((one.id, other.id)))
    await form.edits()
    form.fills(last_name="martin", first_name="ines")
    await form.settle()
    form.presenter.choose()
    assert wanted == [(LEA.id, TWIN.id)]
    form.usagers.counter.serve(HISTORIC_2024)
    # A page in the place of a call that was there may be somebody else's: it is believed after a while.
    for _ in range(20):
        if not form.presenter.can_merge:
            break
        await form.desk.bring_up_to_date()
        await form.settle()
        form.usagers.counter.clock.move(minutes=6)
    assert not form.presenter.can_merge
    form.presenter.choose()
    assert len(wanted) == 1


# What is kept


async def test_what_was_typed_comes_back_until_it_is_saved(form: AtTheForm) -> None:
    form.presenter.open_new(1, TYPED)
    form.presenter.close()
    assert form.usagers.said[-1].kind == "info"
    form.presenter.open_edit(Fiche(LEA), 1)
    form.presenter.close()
    form.presenter.open_new(1)
    assert form.texts["first_name"] == "Ines"
    assert form.presenter.form.said
    await form.save()
    form.presenter.open_new(1)
    assert form.texts["first_name"] == ""
    assert not form.presenter.form.said


async def test_a_form_opened_over_another_loses_nothing(form: AtTheForm) -> None:
    form.presenter.open_edit(Fiche(LEA), 1)
    form.presenter.set_text("address", "2 place du Marché")
    form.presenter.open_new(1, TYPED)
    await form.edits()
    assert form.texts["address"] == "2 place du Marché"
    form.presenter.start_afresh()
    assert form.texts["address"] == LEA.address


async def test_a_fiche_begun_before_another_is_one_step_away(form: AtTheForm) -> None:
    form.presenter.open_new(1, TYPED)
    form.presenter.close()
    form.presenter.open_new(1, "petit paul")
    assert form.texts["last_name"] == "PETIT"
    assert form.presenter.earlier == "MARTIN Ines"
    form.presenter.take_earlier()
    assert form.texts["last_name"] == "MARTIN"
    assert form.presenter.earlier == "PETIT Paul"
    await form.save()
    form.presenter.open_new(1)
    assert form.texts["last_name"] == "PETIT"
    assert form.presenter.earlier == ""


async def test_an_empty_form_leaves_nothing_behind(form: AtTheForm) -> None:
    form.presenter.open_new(1)
    form.presenter.close()
    assert form.usagers.said == []


# What was refused


async def test_a_field_refused_is_marked_until_it_is_typed_in_again(form: AtTheForm) -> None:
    form.wire.fail("POST /api/v1/users", Refused({"phone_number": ("invalid",), "organisations": ("blank",)}))
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert form.focused == ["phone_number"]
    message = form.presenter.messages["phone_number"]
    assert (message.text, message.blocks) == ("La plateforme n’accepte pas ce numéro\u00a0: vérifiez-le.", True)
    form.wire.mend()
    await form.save()
    assert form.creations() == 1, "the same number is not sent again"
    form.fills(phone_number="06 12 34 56 79")
    assert "phone_number" not in form.presenter.messages
    await form.save()
    assert [one.phone_number for one in form.saved] == ["06 12 34 56 79"]


async def refused_while_closed(form: AtTheForm, refused: Refused) -> None:
    """What was written during a cut, and turned down once it could be sent."""
    await form.usagers.is_cut()
    form.presenter.open_new(1, TYPED)
    await form.save()
    form.wire.mend()
    form.wire.fail("POST /api/v1/users", refused)
    await until(form.creations)
    await form.usagers.sent()


async def test_a_refused_creation_is_said_once_and_taken_up_again(form: AtTheForm) -> None:
    UsagerRefusals(form.usagers.work, form.presenter, form.presenter)
    await refused_while_closed(form, Refused({"phone_number": ("invalid",)}, ("Refusé.",)))
    await until(lambda: form.usagers.said[-1].kind == "error")
    notice = form.usagers.said[-1]
    assert "n’a pas été" in notice.text
    assert notice.action == "Continuer la saisie"
    assert notice.act is not None
    said = len(form.usagers.said)
    await form.desk.bring_up_to_date()
    await form.settle()
    assert len(form.usagers.said) == said
    notice.act()
    await form.settle()
    assert form.texts["last_name"] == "MARTIN"
    assert form.presenter.form.problem
    form.wire.mend()
    form.fills(phone_number="06 12 34 56 79")
    await form.save()
    assert form.saved[-1].phone_number == "06 12 34 56 79"
    assert await form.desk.usagers.refused() == ()


async def test_a_refused_change_taken_up_again_undoes_nothing_of_others(form: AtTheForm) -> None:
    await form.usagers.is_cut()
    await form.edits()
    form.fills(address="2 place du Marché")
    await form.save()
    await form.usagers.rewritten(LEA.id, {"address": "9 rue Neuve", "email": "lea@exemple.test"})
    form.wire.mend()
    await form.usagers.sent()
    (record,) = await form.desk.usagers.refused()
    form.presenter.reopen(record)
    await form.settle()
    assert form.texts["address"] == "2 place du Marché"
    assert form.texts["email"] == "lea@exemple.test"
    assert form.presenter.form.problem.startswith("Cet usager a été modifié ailleurs entre-temps")
    assert form.presenter.messages["address"].theirs == "9 rue Neuve", "what somebody else wrote is seen before it goes"
    await form.save()
    there = (await form.there()).usager
    assert (there.address, there.email) == ("2 place du Marché", "lea@exemple.test")
    assert await form.desk.usagers.refused() == ()


async def test_a_fiche_that_may_have_been_made_is_not_said_to_have_been_turned_down(
    form: AtTheForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    UsagerRefusals(form.usagers.work, form.presenter, form.presenter)
    what = CreateUsager(-1, UsagerDraft(first_name="Katia", last_name="MERLE"))
    refusal = Refusal("Elle a peut-être été créée.", unknown=True)

    async def refused(_: object) -> tuple[ErrandRecord, ...]:
        return (ErrandRecord(Errand("k", 1, NOW, what), Fate.REFUSED, refusal),)

    monkeypatch.setattr(Usagers, "refused", refused)
    await form.desk.usagers.meet([TWIN], 1)
    await until(lambda: form.usagers.said)
    (notice,) = form.usagers.said
    assert notice.text.endswith("Elle a peut-être été créée.")
    assert "n’a pas été" not in notice.text
