"""Somebody is written down, changed, merged and taken out, by the keys of a secretary."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.api_client.wire.fields import UsagerFields
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.names import usager_name
from kiosk.presenters.usagers.fiche import FicheAction
from kiosk.views.usagers.form import UsagerForm
from kiosk.views.usagers.merge import MergeSheet
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import MDS, Stage
from tests.support.waiting import until

NEW = "zaragoza ines 3/4/85 0639981234"
NAME = "ZARAGOZA Ines"


async def found_on_the_platform(colleague: Colleague, name: str) -> list[Fiche]:
    people = [one async for page in colleague.client.users(MDS) for one in page.items if usager_name(one) == name]
    return [await colleague.client.user(one.id, organisation_id=MDS) for one in people]


def form_of(screen: Screen) -> UsagerForm:
    shown = screen.frame.stack.currentWidget()
    assert isinstance(shown, UsagerForm), f"{type(shown).__name__} est affiché"
    return shown


def merge_of(screen: Screen) -> MergeSheet:
    shown = screen.frame.stack.currentWidget()
    assert isinstance(shown, MergeSheet), f"{type(shown).__name__} est affiché"
    return shown


async def searches(screen: Screen, text: str) -> None:
    search = screen.frame.presenter.page("usagers").search
    await screen.press(Key.Key_3, CTRL)
    page = screen.frame.page("usagers")
    assert page is not None
    await screen.painted()
    if not page.search.field.hasFocus():
        await screen.press(Key.Key_Slash)
    await until(lambda: page.search.field.hasFocus(), "le champ de recherche")
    page.search.field.selectAll()
    await screen.write(text)
    # « Créer … » names what was typed once memory has answered, and the platform where nobody was known.
    answered = lambda: text in search.model.create and not search.note.startswith("La pl")  # noqa: E731
    await until(answered, "une réponse")


async def writes_down(screen: Screen, text: str) -> UsagerForm:
    """From a search that found nothing to the form, its fields filled."""
    await searches(screen, text)
    if screen.frame.presenter.page("usagers").search.state == "found":
        # Somebody of a name alike: « Créer … » is the last line.
        await screen.press(Key.Key_Down)
        await screen.press(Key.Key_End)
    await screen.press(Key.Key_Return)
    await until(lambda: screen.frame.presenter.page("usagers").form.is_open, "la fiche à remplir")
    await screen.painted()
    return form_of(screen)


async def test_from_a_search_that_found_nothing_to_a_fiche_on_the_platform(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        form = await writes_down(screen, NEW)
        said = {name: field.edit.text() for name, field in form.fields.items() if field.edit.text()}
        assert said == {
            "last_name": "ZARAGOZA",
            "first_name": "Ines",
            "birth_date": "03/04/1985",
            "phone_number": "06 39 98 12 34",
        }
        await until(lambda: form.fields["birth_date"].edit.hasFocus(), "le clavier dans la fiche")
        await screen.press(Key.Key_Tab)  # telephone
        await screen.press(Key.Key_Tab)
        await screen.write("ines.zaragoza@exemple.fr")
        await screen.press(Key.Key_Return, CTRL)
        fiche = screen.frame.presenter.page("usagers").fiche
        await until(lambda: fiche.usager is not None and usager_name(fiche.usager) == NAME, "la fiche de la personne")
        await screen.tells(f"Fiche créée\u00a0: {NAME}")
        await until(lambda: fiche.fiche is not None, "la fiche reçue par la plateforme")
        witness = await stage.meets(stage.administrator)
        (made,) = await found_on_the_platform(witness, NAME)
        assert made.usager.email == "ines.zaragoza@exemple.fr"
        assert made.usager.phone_number_formatted == "+33639981234"


async def test_an_address_that_a_couple_shares_is_for_notifications(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.day_shown()
        witness = await stage.meets(stage.administrator)
        shared = "couple@exemple.fr"
        husband = UsagerFields(first_name="Ana", last_name="ZUBIRI", notification_email=shared)
        await witness.client.create_user(husband, [MDS], key=str(uuid4()))
        form = await writes_down(screen, NEW)
        await until(form.fields["notification_email"].isVisible, "the field of a platform that has one")
        form.focus_field("notification_email")
        await screen.write(shared)
        await screen.press(Key.Key_Return, CTRL)
        fiche = screen.frame.presenter.page("usagers").fiche
        await until(lambda: fiche.fiche is not None, "la fiche reçue par la plateforme, sans avertissement")
        (made,) = await found_on_the_platform(witness, NAME)
        assert (made.usager.email, made.usager.notification_email) == (None, shared)
        identity = fiche.identity
        assert identity is not None
        assert (identity.email, identity.notifications) == (shared, "Accepte les SMS et les e-mails")


async def test_somebody_new_from_the_page_without_a_search(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.press(Key.Key_3, CTRL)
        page = screen.frame.page("usagers")
        assert page is not None
        await until(lambda: page.search.field.hasFocus(), "le champ de recherche")
        await screen.press(Key.Key_Tab)
        assert page.search.empty.button.hasFocus()
        assert page.search.empty.button.text() == "Créer un usager"
        await screen.click(page.search.empty.button)
        form = form_of(screen)
        await until(form.fields["last_name"].edit.hasFocus, "le clavier dans la fiche")
        assert not form.fields["last_name"].edit.text()


async def test_somebody_who_is_there_already_is_chosen_instead(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await writes_down(screen, NEW)
        await screen.press(Key.Key_Return, CTRL)
        fiche = screen.frame.presenter.page("usagers").fiche
        await until(lambda: fiche.fiche is not None, "la fiche reçue par la plateforme")
        assert fiche.usager is not None
        first_id = fiche.usager.id

        screen.frame.presenter.page("usagers").form.open_new(MDS)
        form = form_of(screen)
        await until(lambda: form.fields["last_name"].edit.hasFocus(), "le clavier dans la fiche")
        await screen.write("saragosa")
        await screen.press(Key.Key_Tab)
        await screen.write("ines")
        form.fields["birth_date"].edit.setFocus()
        await screen.write("3 avril 1985")
        form.fields["phone_number"].edit.setFocus()
        await screen.write("+33639981234")
        await until(lambda: len(form.duplicates.cards) == 1, "qui lui ressemble")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: form.save_button.text().startswith("Créer quand même"), "l’avertissement")
        await screen.press(Key.Key_F2)
        await until(lambda: not screen.frame.presenter.page("usagers").form.is_open, "la fiche choisie")
        assert fiche.usager.id == first_id
        witness = await stage.meets(stage.administrator)
        assert len(await found_on_the_platform(witness, NAME)) == 1
        assert not await found_on_the_platform(witness, "SARAGOSA Ines")


async def test_what_was_typed_comes_back(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        form = await writes_down(screen, NEW)
        await screen.press(Key.Key_Escape)
        await until(lambda: screen.frame.stack.currentWidget() is screen.frame.page("usagers"), "la page Usagers")
        screen.frame.presenter.page("usagers").form.open_new(MDS)
        await screen.painted()
        assert form.fields["last_name"].edit.text() == "ZARAGOZA"
        # Another place is gone to by its key: nothing is lost either.
        await screen.press(Key.Key_1, CTRL)
        assert not screen.frame.presenter.page("usagers").form.is_open
        screen.frame.presenter.page("usagers").form.open_new(MDS)
        assert form.fields["first_name"].edit.text() == "Ines"


async def test_a_change_reaches_the_platform_private_fields_too(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await writes_down(screen, NEW)
        await screen.press(Key.Key_Return, CTRL)
        fiche = screen.frame.presenter.page("usagers").fiche
        await until(lambda: fiche.fiche is not None, "la fiche reçue par la plateforme")
        fiche.act(FicheAction.EDIT)
        presenter = screen.frame.presenter.page("usagers").form
        await until(lambda: presenter.form.fiche is not None, "le dossier lu sur la plateforme")
        form = form_of(screen)
        form.focus_field("address")
        await screen.write("12 rue des Lilas, 99000 Ormeval")
        form.focus_field("affiliation_number")
        await screen.write("7654321")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: not presenter.is_open, "la fiche enregistrée")
        witness = await stage.meets(stage.administrator)
        await until(lambda: not screen.parts.desk.unsent_count, "tout est parti")
        (there,) = await found_on_the_platform(witness, NAME)
        assert there.usager.address == "12 rue des Lilas, 99000 Ormeval"
        assert there.affiliation_number == "7654321"


async def test_two_fiches_are_made_one(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        witness = await stage.meets(stage.administrator)
        form = screen.frame.presenter.page("usagers").form
        for text in (NEW, "zaragosse ines 3/4/1985"):
            await writes_down(screen, text)
            await screen.press(Key.Key_Return, CTRL)
            await until(lambda: not form.is_open or bool(form.form.caution), "une réponse")
            if form.is_open:
                await screen.press(Key.Key_Return, CTRL)
            await until(lambda: not form.is_open, "la fiche créée")
            await until(lambda: screen.frame.presenter.page("usagers").fiche.fiche is not None, "la fiche reçue")
        fiche, merge = screen.frame.presenter.page("usagers").fiche, screen.frame.presenter.page("usagers").merge
        await until(lambda: FicheAction.MERGE in fiche.offered, "« Fusionner »")
        fiche.act(FicheAction.MERGE)
        sheet = merge_of(screen)
        hints = [one.text() for one in screen.frame.bottom.findChildren(QLabel)]
        assert any("<b>Ctrl+Entrée</b>&nbsp;fusionner" in one for one in hints)
        await until(sheet.search.field.hasFocus, "le champ de recherche")
        await screen.press(Key.Key_A, CTRL)
        await screen.write("zaragoza")
        await until(lambda: merge.search.state == "found", "l’autre fiche")
        await screen.press(Key.Key_Return)
        await until(lambda: merge.step == "compare", "les deux fiches")
        await until(lambda: sheet.rows["last_name"].hasFocus(), "le clavier sur la première différence")
        await screen.press(Key.Key_Right)
        assert merge.chosen("last_name") == "merged"
        assert merge.name_wanted == NAME
        assert merge.chosen("phone_number") == "merged"  # only the other fiche has one
        assert not sheet.do.isEnabled()
        sheet.name.edit.setFocus()
        await screen.write("zaragoza ines")
        await until(sheet.do.isEnabled, "le bouton")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: merge.step == "closed", "la fusion")
        (left,) = await found_on_the_platform(witness, NAME)
        assert left.usager.phone_number_formatted == "+33639981234"
        assert not await found_on_the_platform(witness, "ZARAGOSSE Ines")


async def test_taken_out_of_the_organisation_after_a_yes(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await writes_down(screen, NEW)
        await screen.press(Key.Key_Return, CTRL)
        fiche = screen.frame.presenter.page("usagers").fiche
        await until(lambda: fiche.fiche is not None, "la fiche reçue par la plateforme")
        fiche.act(FicheAction.REMOVE)
        question = await screen.asked()
        assert "Si aucune autre ne l’a, la plateforme l’anonymise" in screen.question_text
        await screen.come_forward()
        await until(question.no.hasFocus, "la réponse prudente")
        await screen.click(question.yes)
        await until(lambda: fiche.usager is None, "la fiche fermée")
        page = screen.frame.page("usagers")
        assert page is not None
        await screen.come_forward()
        await until(page.search.field.hasFocus, "le clavier rendu à la recherche")
        witness = await stage.meets(stage.administrator)
        assert not await found_on_the_platform(witness, NAME)


async def test_somebody_of_another_organisation_of_the_agent_is_put_in_this_one(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        presenter, witness = screen.frame.presenter, await stage.meets(stage.administrator)
        await witness.client.create_user(UsagerFields(first_name="Ines", last_name="ZARAGOZA"), [MDS], key=str(uuid4()))
        await until(lambda: len(presenter.where.organisations) > 1, "les organisations")
        elsewhere = next(one for one in presenter.where.organisations if one.id != MDS)
        presenter.where.choose_organisation(elsewhere.id)
        await searches(screen, "zaragoza ines")
        await screen.press(Key.Key_Return)
        fiche = presenter.page("usagers").fiche
        await until(lambda: fiche.fiche is not None and not fiche.loading, "la fiche entière")
        assert FicheAction.REMOVE not in fiche.offered
        fiche.act(FicheAction.ATTACH)
        await until(lambda: elsewhere.name in fiche.organisations, "la fiche dans les deux organisations")
        await screen.tells(f"{NAME} est maintenant dans {elsewhere.name}")
        assert FicheAction.ATTACH not in fiche.offered
        assert FicheAction.REMOVE in fiche.offered


async def test_rdvs_to_come_stand_in_the_way(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        witness = await stage.meets(stage.administrator)
        rdv, participation = next(
            (rdv, rdv.participations[0])
            for rdv in await witness.day()
            if rdv.organisation_id == MDS and rdv.participations and rdv.starts_at.hour >= 15 and not rdv.collectif
        )
        name = usager_name(participation.usager)
        presenter = screen.frame.presenter.page("usagers")
        presenter.open(participation.usager)
        await until(lambda: presenter.fiche.fiche is not None and not presenter.fiche.loading, "la fiche entière")
        presenter.fiche.act(FicheAction.REMOVE)
        await screen.asked()
        assert f"{name} ne peut pas encore quitter l’organisation" in screen.question_text
        assert rdv.motif.name in screen.question_text
        await screen.press(Key.Key_Escape)
        await screen.answered()


async def test_refused_once_the_network_is_back_and_taken_up_again(
    comes_and_goes: ComesAndGoes, stage_of_its_own: Stage
) -> None:
    stage = stage_of_its_own
    async with stage:
        screen = await stage.opens(stage.secretary)
        witness = await stage.meets(stage.administrator)
        taken = UsagerFields(first_name="Ana", last_name="ZUBIRI", email="ines.zaragoza@exemple.fr")
        await witness.client.create_user(taken, [MDS], key=str(uuid4()))
        comes_and_goes.goes()
        await until(lambda: screen.frame.presenter.link.connected is False, "la coupure")
        presenter = screen.frame.presenter.page("usagers").form
        presenter.open_new(MDS, f"{NEW} ines.zaragoza@exemple.fr")
        form = form_of(screen)
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: not presenter.is_open, "la fiche gardée sur ce poste")
        await screen.tells("gardée sur ce poste")
        comes_and_goes.comes_back()
        await until(lambda: "n’a pas été acceptée" in screen.notice, "le refus", 40)
        again = next(one for one in screen.frame.bottom.notice.findChildren(QPushButton) if "Continuer" in one.text())
        await screen.click(again)
        await until(lambda: presenter.is_open, "la fiche rouverte")
        assert form.fields["phone_number"].edit.text() == "06 39 98 12 34"
        assert presenter.messages["email"].blocks
        form.focus_field("email")
        await screen.press(Key.Key_A, CTRL)
        await screen.write("ines@exemple.fr")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: not presenter.is_open, "la fiche acceptée")
        witness = await stage.meets(stage.administrator)
        await until(lambda: not screen.parts.desk.unsent_count, "tout est parti")
        (made,) = await found_on_the_platform(witness, NAME)
        assert made.usager.email == "ines@exemple.fr"
