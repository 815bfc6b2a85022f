"""Writing somebody down: fields, who is like them, what is kept, what is sent, what comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Duplicate, Likeness, UsagerDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import NotFound, Unreachable
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, OnItsWay, Refusal, Turned, Written, differing
from kiosk.domain.writes.projected import draft_of
from kiosk.presenters.usagers import duplicate_check
from kiosk.presenters.usagers.form import UsagerFormPresenter
from kiosk.presenters.usagers.form_texts import title_of
from kiosk.presenters.usagers.refusals import UsagerRefusals
from tests.presenters.fakes import as_desk, as_work, settled, until
from tests.presenters.usagers.people import LEA, MASKED
from tests.presenters.usagers.writing_fakes import Said, WritingDesk, WritingUsagers, record_of

TYPED = "martin ines 3/4/85 0612345678"
INES = UsagerDraft(
    first_name="Ines", last_name="MARTIN", birth_date=date(1985, 4, 3), phone_number="06 12 34 56 78"
)  # fmt: skip
TWIN = Duplicate(Usager(8, "Inès", "MARTIN", birth_date=date(1985, 4, 3)), (Likeness.IDENTITY,))


@dataclass
class Form:
    """The presenter, its desk, and all that it said."""

    presenter: UsagerFormPresenter
    usagers: WritingUsagers
    desk: WritingDesk
    said: Said
    closed: list[None]
    saved: list[Usager]
    chosen: list[Usager]
    focused: list[str]

    async def settle(self) -> None:
        await settled(self.said.tasks)

    async def save(self) -> None:
        self.presenter.save()
        await self.settle()

    def fills(self, **texts: str) -> None:
        for name, text in texts.items():
            self.presenter.set_text(name, text)
            self.presenter.leave_field(name)


@pytest.fixture
async def form(monkeypatch: pytest.MonkeyPatch, qapp: object) -> AsyncIterator[Form]:
    monkeypatch.setattr(duplicate_check, "PAUSE", 0)
    usagers, said = WritingUsagers(), Said()
    desk = WritingDesk(usagers)
    presenter = UsagerFormPresenter(
        as_work(as_desk(desk), said.tasks, clock=desk.clock, notices=said.notices), fiction_numbers=True
    )
    made = Form(presenter, usagers, desk, said, [], [], [], [])
    presenter.closed.connect(lambda: made.closed.append(None))
    presenter.saved.connect(made.saved.append)
    presenter.chosen.connect(made.chosen.append)
    presenter.focus_wanted.connect(made.focused.append)
    yield made
    await said.tasks.close()


# Somebody new


async def test_what_was_searched_is_in_the_fields_and_is_created(form: Form) -> None:
    form.presenter.open_new(1, TYPED)
    assert form.presenter.form.texts["last_name"] == "MARTIN"
    assert form.presenter.form.texts["birth_date"] == "03/04/1985"
    await form.save()
    assert form.usagers.created == [INES]
    assert [one.last_name for one in form.saved] == ["MARTIN"]
    assert form.closed == [None]
    assert form.said.texts == ["Fiche créée\u00a0: MARTIN Ines"]


async def test_a_field_is_judged_when_it_is_left(form: Form) -> None:
    form.presenter.open_new(1)
    form.presenter.set_text("birth_date", "31/4/85")
    assert form.presenter.messages == {}
    form.presenter.leave_field("birth_date")
    assert form.presenter.messages["birth_date"].blocks
    form.presenter.set_text("birth_date", "30/4/85")
    assert "birth_date" not in form.presenter.messages


async def test_what_is_wrong_keeps_it_from_being_saved_and_takes_the_keyboard(form: Form) -> None:
    form.presenter.open_new(1)
    form.fills(email="ines@", phone_number="06 12")
    await form.save()
    assert set(form.presenter.messages) == {"first_name", "last_name", "email", "phone_number"}
    assert form.focused == ["first_name"]
    assert form.usagers.created == []


async def test_fields_are_tidied_and_names_change_places(form: Form) -> None:
    form.presenter.open_new(1)
    form.fills(last_name="ines  maria", first_name="MARTIN", phone_number="+33612345678")
    assert form.presenter.form.texts["last_name"] == "INES MARIA"
    assert form.presenter.form.texts["phone_number"] == "06 12 34 56 78"
    form.presenter.swap_names()
    assert (form.presenter.form.texts["last_name"], form.presenter.form.texts["first_name"]) == ("MARTIN", "Ines Maria")


async def test_done_is_called_in_place_of_the_signal(form: Form) -> None:
    done: list[Usager] = []
    form.presenter.open_new(1, TYPED, done=done.append)
    await form.save()
    assert [one.first_name for one in done] == ["Ines"]
    assert form.saved == []


async def test_the_platforms_number_is_gone_on_with_once_it_is_known(form: Form) -> None:
    form.usagers.people[77] = Usager(77, "Ines", "MARTIN")
    form.usagers.turns = Written(77)
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert [one.id for one in form.saved] == [77]


async def test_a_proche_has_the_name_and_the_hints_of_their_responsible(form: Form) -> None:
    form.presenter.open_new(1, responsible=LEA)
    assert title_of(form.presenter.form) == "Ajouter un proche de DUPONT Léa"
    assert form.presenter.form.texts["last_name"] == "Dupont"
    assert form.presenter.hints["address"] == "4 rue de la République, 62000 Arras (du responsable)"
    form.fills(first_name="zoé")
    await form.save()
    (draft,) = form.usagers.created
    assert (draft.first_name, draft.responsible_id, draft.address, draft.phone_number) == ("Zoé", LEA.id, None, None)


async def test_a_number_of_fiction_is_refused_unless_the_platform_took_it_before(form: Form) -> None:
    presenter = UsagerFormPresenter(
        as_work(as_desk(form.desk), form.said.tasks, clock=form.desk.clock, notices=form.said.notices)
    )
    presenter.open_edit(Fiche(LEA), 1)
    presenter.set_text("address", "2 place du Marché")
    presenter.set_text("phone_number", "06 39 98 00 77")
    presenter.save()
    await settled(form.said.tasks)
    assert presenter.messages["phone_number"].text.startswith(
        "Numéro réservé à la fiction\u00a0: la plateforme le refuse."
    )
    assert form.usagers.changes == []
    presenter.set_text("phone_number", str(LEA.phone_number))
    presenter.save()
    await settled(form.said.tasks)
    assert len(form.usagers.changes) == 1


# Where the platform writes to


async def test_an_address_for_notifications_is_asked_where_the_platform_has_one(form: Form) -> None:
    form.presenter.open_new(1)
    await settled(form.said.tasks)
    assert not form.presenter.form.notification_email_shown
    form.usagers.notification_emails = True
    form.presenter.open_new(1, TYPED)
    await settled(form.said.tasks)
    assert form.presenter.form.notification_email_shown
    form.fills(notification_email="couple@")
    assert form.presenter.messages["notification_email"].blocks
    form.fills(notification_email="Couple@Exemple.test")
    await form.save()
    assert form.usagers.created == [replace(INES, notification_email="couple@exemple.test")]


async def test_a_fiche_says_whether_its_platform_has_one(form: Form) -> None:
    old, new = Fiche(LEA), Fiche(replace(LEA, notification_email=""))
    form.presenter.open_edit(old, 1)
    assert not form.presenter.form.notification_email_shown
    form.usagers.fiches[LEA.id] = new
    form.presenter.open_edit(new, 1)
    await settled(form.said.tasks)
    assert form.presenter.form.notification_email_shown
    form.fills(notification_email="couple@exemple.test")
    await form.save()
    ((_, before, after),) = form.usagers.changes
    assert differing(before, after) == ("notification_email",)


# Who is like them


async def test_who_is_alike_is_shown_as_fields_fill_memory_first(form: Form) -> None:
    form.usagers.near = (TWIN,)
    phone = Duplicate(TWIN.usager, (Likeness.PHONE,))
    other = Duplicate(Usager(9, "Ana", "MARTIN"), (Likeness.EMAIL,))
    form.usagers.alike_at_platform = (phone, other)
    form.usagers.gate.clear()
    form.presenter.open_new(1, TYPED)
    await until(lambda: form.presenter.duplicates)
    assert list(form.presenter.duplicates) == [TWIN]
    form.usagers.gate.set()
    await form.settle()
    both = Duplicate(TWIN.usager, (Likeness.IDENTITY, Likeness.PHONE))
    assert list(form.presenter.duplicates) == [other, both]


async def test_a_warning_is_looked_at_before_a_second_fiche_is_made(form: Form) -> None:
    form.usagers.near = (TWIN,)
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert form.usagers.created == []
    assert form.presenter.form.caution
    assert form.presenter.save_text == "Créer quand même"
    await form.save()
    assert form.usagers.created == [INES]


async def test_an_e_mail_of_somebody_else_is_never_written(form: Form) -> None:
    form.usagers.alike_at_platform = (replace(TWIN, likenesses=(Likeness.EMAIL,)),)
    form.presenter.open_new(1, TYPED)
    form.fills(email="ines@exemple.fr")
    for _ in range(3):
        await form.save()
    assert form.usagers.created == []
    assert form.presenter.messages["email"].blocks
    assert form.focused[-1] == "email"
    form.usagers.alike_at_platform = ()
    form.fills(email="ines.martin@exemple.fr")
    await form.save()
    assert [one.email for one in form.usagers.created] == ["ines.martin@exemple.fr"]


@pytest.mark.parametrize("answer", [NotFound(), Unreachable()])
async def test_a_platform_that_cannot_say_keeps_nobody_waiting(form: Form, answer: NotFound | Unreachable) -> None:
    form.usagers.alike_at_platform = answer
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert form.usagers.created == [INES]
    assert not any(one.kind == "error" for one in form.said.said)


async def test_a_platform_that_does_not_answer_keeps_one_waiting_for_a_moment_only(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicate_check, "PATIENCE", 0.01)
    form.usagers.gate.clear()
    form.presenter.open_new(1, TYPED)
    await form.save()
    assert form.usagers.created == [INES]


async def test_one_of_them_is_chosen_instead(form: Form) -> None:
    form.usagers.near = (TWIN,)
    form.presenter.open_new(1, TYPED)
    await form.settle()
    form.presenter.choose()
    assert form.chosen == [TWIN.usager]
    assert form.usagers.created == []
    assert not form.presenter.is_open


async def test_one_of_another_organisation_is_imported_first(form: Form) -> None:
    form.usagers.alike_at_platform = (Duplicate(MASKED.usager, (Likeness.PHONE,), masked=True, birth_year=1971),)
    done: list[Usager] = []
    form.presenter.open_new(1, TYPED, done=done.append)
    await form.settle()
    form.presenter.choose()
    await form.settle()
    assert form.usagers.attached == [(MASKED.usager.id, 1)]
    assert [one.last_name for one in done] == ["Duval"]


# What is kept


async def test_what_was_typed_comes_back_until_it_is_saved(form: Form) -> None:
    form.presenter.open_new(1, TYPED)
    form.presenter.close()
    assert form.said.said[-1].kind == "info"
    form.presenter.open_edit(Fiche(LEA), 1)
    form.presenter.close()
    form.presenter.open_new(1)
    assert form.presenter.form.texts["first_name"] == "Ines"
    assert form.presenter.form.said
    await form.save()
    form.presenter.open_new(1)
    assert form.presenter.form.texts["first_name"] == ""
    assert not form.presenter.form.said


async def test_a_form_opened_over_another_loses_nothing(form: Form) -> None:
    form.presenter.open_edit(Fiche(LEA), 1)
    form.presenter.set_text("address", "2 place du Marché")
    form.presenter.open_new(1, TYPED)
    form.presenter.open_edit(Fiche(LEA), 1)
    await form.settle()
    assert form.presenter.form.texts["address"] == "2 place du Marché"
    form.presenter.start_afresh()
    assert form.presenter.form.texts["address"] == LEA.address


async def test_a_fiche_begun_before_another_is_one_step_away(form: Form) -> None:
    form.presenter.open_new(1, TYPED)
    form.presenter.close()
    form.presenter.open_new(1, "petit paul")
    assert form.presenter.form.texts["last_name"] == "PETIT"
    assert form.presenter.earlier == "MARTIN Ines"
    form.presenter.take_earlier()
    assert form.presenter.form.texts["last_name"] == "MARTIN"
    assert form.presenter.earlier == "PETIT Paul"
    await form.save()
    form.presenter.open_new(1)
    assert form.presenter.form.texts["last_name"] == "PETIT"
    assert form.presenter.earlier == ""


async def test_an_empty_form_leaves_nothing_behind(form: Form) -> None:
    form.presenter.open_new(1)
    form.presenter.close()
    assert form.said.said == []


async def test_who_is_alike_may_be_merged_where_the_platform_can(form: Form) -> None:
    form.usagers.near = (TWIN,)
    wanted: list[tuple[Usager, Usager]] = []
    form.presenter.merge_wanted.connect(lambda one, other: wanted.append((one, other)))
    form.presenter.open_edit(Fiche(LEA), 1)
    form.fills(last_name="martin")
    await form.settle()
    form.desk.capabilities = Capabilities()
    form.presenter.choose()
    assert wanted == []
    form.desk.capabilities = Capabilities(version=1, user_merge=True)
    form.presenter.choose()
    assert wanted == [(LEA, TWIN.usager)]


# What the platform turns down


async def test_a_field_refused_is_marked_until_it_is_typed_in_again(form: Form) -> None:
    form.usagers.turns = Turned("Numéro refusé.", {"phone_number": ("invalid",), "organisations": ("blank",)})
    form.presenter.open_new(1, TYPED)
    form.fills(phone_number="06 12 34 56 78")
    await form.save()
    assert form.focused == ["phone_number"]
    message = form.presenter.messages["phone_number"]
    assert (message.text, message.blocks) == ("La plateforme n’accepte pas ce numéro\u00a0: vérifiez-le.", True)
    form.usagers.turns = OnItsWay()
    await form.save()
    assert len(form.usagers.created) == 1, "the same number is not sent again"
    form.fills(phone_number="06 12 34 56 79")
    assert "phone_number" not in form.presenter.messages
    await form.save()
    assert [draft.phone_number for draft in form.usagers.created] == ["06 12 34 56 78", "06 12 34 56 79"]


async def test_a_refused_creation_is_taken_up_again(form: Form) -> None:
    record = record_of(CreateUsager(-1, INES), "k", Refusal("Refusé.", {"email": ("invalid",)}))
    form.usagers.near = (Duplicate(Usager(-1, "Ines", "MARTIN"), (Likeness.IDENTITY,)),)  # they themselves
    form.presenter.reopen(record)
    await form.settle()
    assert form.presenter.form.texts["last_name"] == "MARTIN"
    assert form.presenter.form.problem == "Refusé."
    await form.save()
    assert form.usagers.created == [INES]
    assert form.usagers.dismissed == ["k"]


async def test_a_refused_change_taken_up_again_undoes_nothing_of_others(form: Form) -> None:
    now = replace(LEA, email="lea@exemple.test", notify_by_sms=False)
    after = replace(draft_of(LEA), address="2 place du Marché")
    form.usagers.people[1] = now
    form.presenter.reopen(record_of(ChangeUsager(1, draft_of(LEA), after), "k"))
    await form.settle()
    assert form.presenter.form.texts["email"] == "lea@exemple.test"
    await form.save()
    assert form.usagers.changes == [(1, draft_of(now), replace(draft_of(now), address="2 place du Marché"))]


async def test_a_refused_change_shows_both(form: Form) -> None:
    theirs = replace(draft_of(LEA), address="9 rue Neuve")
    after = replace(draft_of(LEA), address="2 place du Marché")
    refusal = Refusal("Modifiée entre-temps.", {"address": ("changed",)}, theirs)
    form.usagers.fiches[1] = Fiche(replace(LEA, address="9 rue Neuve"))
    form.presenter.reopen(record_of(ChangeUsager(1, draft_of(LEA), after), "k", refusal))
    await form.settle()
    assert form.presenter.form.texts["address"] == "2 place du Marché"
    assert form.presenter.messages["address"].theirs == "9 rue Neuve"
    form.presenter.keep_mine("address")
    await form.save()
    assert form.usagers.changes == [(1, theirs, after)]
    assert form.usagers.dismissed == ["k"]


# What was refused while the form was closed


@pytest.mark.parametrize("unknown", [False, True])
async def test_a_fiche_that_may_have_been_made_is_not_said_to_have_been_turned_down(form: Form, unknown: bool) -> None:
    UsagerRefusals(form.presenter._work, form.presenter, form.presenter)
    refusal = Refusal("Elle a peut-être été créée.", unknown=unknown)
    form.usagers.refusals = [
        record_of(CreateUsager(-1, UsagerDraft(first_name="Katia", last_name="MERLE")), "k", refusal)
    ]
    for _ in range(2):  # it is said once
        form.desk.tell("usagers")
        await form.settle()
    (notice,) = form.said.said
    assert notice.text.endswith("Elle a peut-être été créée.")
    assert ("n’a pas été" in notice.text) is not unknown
    assert notice.action == "Reprendre la saisie"
    assert notice.act is not None
    notice.act()
    await form.settle()
    assert form.presenter.form.texts["last_name"] == "MERLE"
