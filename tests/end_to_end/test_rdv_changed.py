"""What one does with an RDV that there is, by hand: moved, changed, copied, deleted, its history read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from kiosk.domain.booking.booking import Guest, booking_of
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.people.names import usager_name
from kiosk.presenters.booking.modes import Made
from kiosk.views.day.columns_layout import ColumnsLayout
from kiosk.views.day.columns_view import ColumnsView
from kiosk.views.rdv.history import HistoryDialog
from tests.end_to_end.colleague import Colleague
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.morning import LATER, WAITING
from tests.end_to_end.rdv_hands import chosen, columns_of, opened, shown
from tests.end_to_end.screen import CTRL, LEFT_BUTTON, NONE, Key, Screen
from tests.end_to_end.stage import Stage
from tests.faults.middleman import Middleman
from tests.support.drafts import message_of
from tests.support.drawn import card_centre, current_slot
from tests.support.waiting import until


def layout_of(columns: ColumnsView) -> ColumnsLayout:
    lay = columns.laid
    assert lay is not None
    return lay


async def typed(screen: Screen, field: QLineEdit, text: str) -> None:
    """Types ``text`` into a field that the keyboard comes to."""
    field.setFocus()
    await screen.write(text)


async def there(colleague: Colleague, rdv_id: int) -> Rdv:
    return await colleague.client.rdv(rdv_id)


async def test_a_card_is_moved_by_keys_and_brought_back(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await chosen(screen)
        columns = await columns_of(screen)
        await until(lambda: columns.key == f"rdv-{before.id}", "the card chosen")
        for _ in range(3):
            await screen.press(Key.Key_Down, CTRL)
        await screen.press(Key.Key_Escape)
        assert columns.hand.held is None, "Échap lets go of it"
        assert columns.hasFocus()
        for _ in range(2):
            await screen.press(Key.Key_Down, CTRL)
        await screen.press(Key.Key_Return)
        question = await screen.asked()
        said = screen.question_text
        assert "Déplacer le rendez-vous" in said
        assert "Seront prévenus" in said
        question.yes.click()
        await screen.answered()
        moved = before.starts_at + timedelta(minutes=10)

        await until(lambda: screen.notice.startswith("RDV déplacé"), "the notice")
        assert (await there(colleague, before.id)).starts_at == moved
        await screen.press(Key.Key_Z, CTRL)
        question = await screen.asked()
        assert "Reprendre ce changement" in screen.question_text
        assert "Heure" in screen.question_text
        question.yes.click()
        await screen.answered()
        await until(lambda: screen.notice.startswith("Changement repris"), "the notice")
        assert (await there(colleague, before.id)).starts_at == before.starts_at


async def test_a_card_is_dragged_to_another_hour_and_agent(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary, width=1600, height=1000)
        before = await chosen(screen)
        columns = await columns_of(screen)
        lay = layout_of(columns)
        card = next(one for one in lay.cards if one.card.row.key == f"rdv-{before.id}")
        free = (
            (place, free)
            for place, one in enumerate(lay.columns)
            for free in one.column.free
            if place != card.column and free.end_minute - free.start_minute >= before.duration_in_min
        )
        other, place = next(one for one in free if one[1].start_minute > (lay.day.now_minute or 0))
        columns.show_area(card.rect)
        start = card_centre(columns, f"rdv-{before.id}")
        across = lay.columns[other].left - lay.columns[card.column].left
        target = start + QPoint(across, lay.y(place.start_minute) - card.rect.top() + 2)
        view = columns.viewport()
        QTest.mousePress(view, LEFT_BUTTON, NONE, start)
        for part in (0.2, 0.6, 1.0):
            QTest.mouseMove(view, start + (target - start) * part)
        await until(lambda: columns.hand.held is not None and columns.hand.held.column == other, "the card on its way")
        held = columns.hand.held
        assert held is not None
        assert held.minute == place.start_minute // 5 * 5
        QTest.mouseRelease(view, LEFT_BUTTON, NONE, target)
        question = await screen.asked()
        agent = lay.columns[other].column
        assert agent.name in screen.question_text
        question.yes.click()
        await until(lambda: screen.notice.startswith("RDV déplacé"), "the notice")
        after = await there(colleague, before.id)
        assert agent.agent_id in {one.id for one in after.agents}
        local = after.starts_at.astimezone(before.starts_at.tzinfo)
        assert after.starts_at != before.starts_at
        assert local.hour * 60 + local.minute == held.minute


async def test_an_rdv_is_changed_by_form(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await chosen(screen)
        page, booking = await opened(screen, Key.Key_M)
        draft = booking.draft
        await until(page.side.form.book_button.hasFocus, "the keyboard on « Enregistrer »")
        assert page.side.form.book_button.text().startswith("Enregistrer")
        assert draft.outlook.told == (), "nothing changes for anybody yet"
        page.side.form.context.setFocus()
        await screen.press(Key.Key_A, CTRL)
        await screen.write("Vient avec sa soeur")
        await typed(screen, page.side.form.duration, str(before.duration_in_min + 5))
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(draft.stage, Made), "the change", 20)
        await screen.tells("RDV modifié")
        after = await there(colleague, before.id)
        assert (after.context, after.duration_in_min) == ("Vient avec sa soeur", before.duration_in_min + 5)
        assert after.starts_at == before.starts_at
        await until(page.side.done.new.hasFocus, "the keyboard on the way back")
        await screen.press(Key.Key_Return)
        await until(lambda: screen.frame.stack.currentWidget() is screen.frame.page("agenda"), "the agenda")
        await until(lambda: screen.frame.presenter.page("agenda").board.selected_key == f"rdv-{before.id}", "its line")
        await screen.press(Key.Key_N, CTRL)
        assert booking.draft.form.changes is None
        assert (booking.search.motif, booking.search.agent_ids) == (None, frozenset()), "the next one is anybody's"


async def test_a_change_given_up_leads_back_and_one_begun_is_kept(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        before = await chosen(screen)
        page, booking = await opened(screen, Key.Key_M)
        booking.draft.set_duration(before.duration_in_min + 5)
        await screen.press(Key.Key_1, CTRL)
        await chosen(screen, WAITING)
        await screen.press(Key.Key_M)
        question = await screen.asked()
        assert "en cours de saisie" in screen.question_text
        question.no.click()
        await screen.answered()
        await screen.press(Key.Key_4, CTRL)
        assert booking.draft.form.changes is not None
        assert booking.draft.form.changes.id == before.id
        await screen.click(page.side.form.clear)
        await until(lambda: screen.frame.stack.currentWidget() is screen.frame.page("agenda"), "the agenda")
        await until(lambda: screen.frame.presenter.page("agenda").board.selected_key == f"rdv-{before.id}", "its line")
        assert not booking.draft.touched


async def test_another_hour_is_found_for_an_rdv(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await chosen(screen)
        page, booking = await opened(screen, Key.Key_D)
        await until(lambda: booking.search.state == "found" and page.grid.hasFocus(), "the hours that fit")
        assert booking.search.agent_ids == {agent.id for agent in before.agents}
        await screen.press(Key.Key_Right)
        slot = current_slot(page.grid)
        assert slot is not None
        await screen.press(Key.Key_Return)
        await until(page.side.form.book_button.hasFocus, "the keyboard on « Enregistrer »")
        form = booking.draft.form
        assert (form.starts_at, form.duration_in_min) == (slot.starts_at, before.duration_in_min)
        await until(lambda: bool(booking.draft.outlook.told), "who will be told")
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking.draft.stage, Made), "the change", 20)
        assert (await there(colleague, before.id)).starts_at == slot.starts_at


async def test_an_rdv_is_copied(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await chosen(screen)
        page, booking = await opened(screen, Key.Key_D, CTRL)
        await until(lambda: booking.search.state == "found" and page.grid.hasFocus(), "the hours that fit")
        assert booking.draft.form.usagers == tuple(p.usager for p in before.participations)
        assert "Choisissez un créneau." in [label.text() for label in page.side.form.findChildren(QLabel)]
        await screen.press(Key.Key_Return)
        await until(page.side.form.book_button.hasFocus, "the keyboard on « Créer RDV »")
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(booking.draft.stage, Made), "the copy", 20)
        made = await there(colleague, booking.draft.rdv_id)
        assert made.id != before.id
        assert made.motif.id == before.motif.id
        assert {p.usager.id for p in made.participations} == {p.usager.id for p in before.participations}
        assert (await there(colleague, before.id)).starts_at == before.starts_at


async def test_only_administrators_delete(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await chosen(screen)
        entry = screen.frame.presenter.page("agenda").panel.entry
        assert entry is not None
        assert RdvAct.DELETE not in screen.frame.presenter.page("agenda").rdvs.acts.offered(entry)
        await screen.press(Key.Key_Delete)
        await until(lambda: screen.notice.startswith("Seul un administrateur"), "why not")
        assert screen.question is None


async def test_an_administrator_deletes(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.administrator)
        rdv = await chosen(screen)
        name = ", ".join(usager_name(p.usager) for p in rdv.participations)
        acts = screen.frame.presenter.page("agenda").rdvs.acts
        entry = screen.frame.presenter.page("agenda").panel.entry
        assert entry is not None
        await until(lambda: entry is not None and RdvAct.DELETE in acts.offered(entry), "« Supprimer »")
        await screen.press(Key.Key_Delete)
        question = await screen.asked()
        assert "Personne n’est prévenu" in screen.question_text
        assert "statistiques" in screen.question_text
        question.yes.click()
        await until(lambda: screen.notice == f"RDV supprimé\u00a0: {name}", "the notice")
        await until(lambda: screen.place(LATER) < 0, "the line gone")


async def test_the_history_says_who_changed_what(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        rdv = await chosen(screen)
        now = await there(colleague, rdv.id)
        wanted = replace(booking_of(now), duration_in_min=now.duration_in_min + 10)
        await colleague.client.update_rdv(rdv.id, booking_of(now), wanted, key=str(uuid4()))
        await screen.press(Key.Key_H)

        def dialog() -> QDialog | None:
            return next((one for one in screen.window.findChildren(HistoryDialog) if one.isVisible()), None)

        await until(lambda: dialog() is not None, "the history")
        card = dialog()
        assert isinstance(card, HistoryDialog)
        await until(lambda: any(text.startswith("Durée") for text in card.texts()), "the change")
        assert "Rendez-vous créé" in card.texts()
        await screen.press(Key.Key_Escape)
        await until(lambda: dialog() is None, "the page again")


async def test_what_a_colleague_changed_meanwhile_is_said_and_kept(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await chosen(screen)
        page, booking = await opened(screen, Key.Key_M)
        draft = booking.draft
        now = await there(colleague, before.id)
        theirs = replace(booking_of(now), starts_at=now.starts_at + timedelta(minutes=5), context="Vu avec la collègue")
        await colleague.client.update_rdv(before.id, booking_of(now), theirs, key=str(uuid4()))
        draft.set_hour((before.starts_at + timedelta(minutes=10)).time())
        draft.set_duration(before.duration_in_min + 5)
        await until(lambda: page.side.form.book_button.isEnabled(), "the form")
        page.side.form.focus_book()
        await screen.press(Key.Key_Return)
        await until(lambda: "l’a modifié" in message_of(draft), "who changed it", 20)
        assert "Heure" in message_of(draft)
        assert (await there(colleague, before.id)).starts_at == theirs.starts_at
        await until(page.side.form.theirs.hasFocus, "the keyboard on what is there")
        await screen.press(Key.Key_Return)
        form = draft.form
        assert form.starts_at is not None
        assert form.starts_at == theirs.starts_at
        assert form.duration_in_min == before.duration_in_min + 5, "what nobody else changed stays"
        assert form.context == "Vu avec la collègue"
        assert page.side.form.book_button.hasFocus()
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(draft.stage, Made), "the change", 20)
        after = await there(colleague, before.id)
        assert (after.duration_in_min, after.context) == (before.duration_in_min + 5, "Vu avec la collègue")


async def test_a_free_place_of_the_columns_begins_an_rdv(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        columns = await columns_of(screen)
        await screen.press(Key.Key_F)
        spot = columns.hand.chosen
        assert spot is not None
        agent = layout_of(columns).columns[spot.column].column
        await screen.press(Key.Key_Down)
        assert columns.hand.chosen is not None
        await screen.press(Key.Key_Up)
        assert columns.hand.chosen == spot
        await screen.press(Key.Key_Return)
        booking, page = screen.frame.presenter.page("booking"), screen.frame.page("booking")
        assert page is not None
        await until(lambda: booking.place is not None and page.head.motif.is_open(), "the motif asked for")
        await until(lambda: booking.search.motif_rows(""), "the motifs")
        assert page.empty.text() == f"{booking.place_text}.\nChoisissez le motif du rendez-vous."
        await screen.write("acces")
        await screen.press(Key.Key_Return)
        await until(lambda: booking.draft.ready, "the place taken")
        form = booking.draft.form
        assert form.starts_at is not None
        assert form.starts_at.hour * 60 + form.starts_at.minute == spot.minute
        assert [one.id for one in form.agents] == [agent.agent_id]
        await until(page.side.search.field.hasFocus, "the keyboard on « Pour qui »")


async def asked_to_move(screen: Screen, steps: int) -> Rdv:
    """The card of ``LATER`` brought by so many steps of five minutes, and its question asked; the RDV as it is."""
    before = await chosen(screen)
    columns = await columns_of(screen)
    await until(lambda: columns.key == f"rdv-{before.id}", "the card chosen")
    for _ in range(steps):
        await screen.press(Key.Key_Down, CTRL)
    await screen.press(Key.Key_Return)
    await screen.asked()
    return before


async def test_an_hour_taken_meanwhile_is_said_and_others_are_offered(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await asked_to_move(screen, 13)
        other, participation = await colleague.find("BENALI Mohamed")
        taken = replace(
            booking_of(await there(colleague, before.id)),
            starts_at=before.starts_at + timedelta(minutes=65),
            guests=(Guest(participation.usager.id),),
        )
        assert other.id != before.id
        await colleague.client.create_rdv(taken, key=str(uuid4()))
        question = screen.question
        assert question is not None
        question.yes.click()
        await until(lambda: "n’est plus libre" in screen.question_text, "what is in the way")
        assert "BENALI Mohamed" in screen.question_text
        assert (await there(colleague, before.id)).starts_at == before.starts_at
        assert screen.notice == "", "it is said once"
        answer = screen.question
        assert answer is not None
        answer.yes.click()
        booking = screen.frame.presenter.page("booking")
        await until(lambda: booking.search.state == "found", "the hours that fit")
        page = screen.frame.page("booking")
        assert page is not None
        await screen.come_forward()
        await until(page.grid.hasFocus, "the keyboard on them")
        assert booking.draft.form.changes is not None
        assert booking.draft.form.changes.id == before.id


async def test_what_a_colleague_moved_meanwhile_is_said(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await asked_to_move(screen, 13)
        now = await there(colleague, before.id)
        theirs = replace(booking_of(now), starts_at=now.starts_at + timedelta(minutes=5))
        await colleague.client.update_rdv(before.id, booking_of(now), theirs, key=str(uuid4()))
        question = screen.question
        assert question is not None
        question.yes.click()
        await until(lambda: "a changé entre-temps" in screen.question_text, "the conflict")
        assert "l’a modifié" in screen.question_text
        assert "Heure\u00a0: 11:15 → 11:20" in screen.question_text
        answer = screen.question
        assert answer is not None
        answer.yes.click()
        await until(lambda: "De 11:20 à 12:20" in screen.question_text, "the question again, from what is there")
        answer = screen.question
        assert answer is not None
        answer.yes.click()
        await until(lambda: screen.notice.startswith("RDV déplacé"), "the notice")
        assert (await there(colleague, before.id)).starts_at == before.starts_at + timedelta(minutes=65)


async def test_moved_during_a_cut_and_taken_back(comes_and_goes: ComesAndGoes, stage_of_its_own: Stage) -> None:
    async with stage_of_its_own as stage:
        screen = await stage.opens(stage.secretary)
        await columns_of(screen)
        await screen.press(Key.Key_L)
        comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the band of the cut")
        before = await asked_to_move(screen, 2)
        question = screen.question
        assert question is not None
        question.yes.click()
        await until(lambda: screen.notice.endswith("(à confirmer)"), "the notice")
        await until(lambda: shown(screen).starts_at == before.starts_at + timedelta(minutes=10), "the card elsewhere")
        await screen.press(Key.Key_Z, CTRL)
        # What was on its way when the line was cut may have arrived: then it is asked first.
        await until(lambda: screen.question is not None or "repris" in screen.notice, "it is taken back")
        if screen.question is not None:
            assert "Heure\u00a0: 11:25 → 11:15" in screen.question_text
            screen.question.yes.click()
        await until(lambda: screen.notice.startswith("Changement repris"), "the notice")
        await until(lambda: shown(screen).starts_at == before.starts_at, "the card where it was")
        comes_and_goes.comes_back()
        await screen.press(Key.Key_F5)
        panel = screen.frame.presenter.page("agenda").panel
        await until(lambda: panel.entry is not None and not panel.entry.to_confirm, "all sent", 30)
        colleague = await stage.meets(stage.second_desk)
        assert (await there(colleague, before.id)).starts_at == before.starts_at


async def test_a_workshop_is_changed_by_its_form(stage: Stage) -> None:
    async with stage:
        colleague = await stage.meets(stage.second_desk)
        screen = await stage.opens(stage.secretary)
        before = await chosen(screen, "Groupe du matin")
        page, booking = await opened(screen, Key.Key_M)
        draft = booking.draft
        await typed(screen, page.side.form.duration, str(before.duration_in_min + 15))
        page.side.form.focus_book()
        await screen.press(Key.Key_Return)
        await until(lambda: isinstance(draft.stage, Made), "the change", 20)
        after = await there(colleague, before.id)
        assert after.duration_in_min == before.duration_in_min + 15
        assert after.name == before.name
        assert {p.usager.id for p in after.participations} == {p.usager.id for p in before.participations}


async def test_where_a_desk_cannot_write_rdvs_it_is_said(old_platform: Middleman, stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.go_to(LATER)
        acts, panel = screen.frame.presenter.page("agenda").rdvs.acts, screen.frame.presenter.page("agenda").panel
        await until(lambda: panel.entry is not None and acts.known, "what this platform can do")
        await screen.press(Key.Key_M)
        await until(lambda: screen.notice.startswith("Cette plateforme ne laisse pas"), "why not")
        screen.frame.bottom.notice.dismiss()
        assert panel.entry is not None
        agent = panel.entry.rdv.agents[0].id
        screen.frame.presenter.page("agenda").rdvs.move(panel.entry.rdv.id, agent, agent, 800)
        await until(lambda: screen.notice.startswith("Cette plateforme ne laisse pas"), "why not")
        assert screen.question is None
