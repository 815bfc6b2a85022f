"""Indisponibilités by keys, in the real window, on a real platform."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.presenters.absences.lines import AbsenceLine
from kiosk.presenters.around.lines import Head
from kiosk.views import printing
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.screen import ALT, CTRL, Key, Screen
from tests.end_to_end.stage import NOW, Stage
from tests.support.paper import words_of
from tests.support.waiting import until

TOMORROW = NOW.date() + timedelta(days=1)


async def opens_the_page(screen: Screen) -> None:
    await screen.press(Key.Key_6, CTRL)
    presenter = screen.frame.presenter.page("absences")
    await until(lambda: presenter.state == "shown" and bool(presenter.model.lines), "the list")


def titles(screen: Screen) -> list[str]:
    lines = screen.frame.presenter.page("absences").model.lines
    return [line.title for line in lines if isinstance(line, AbsenceLine) and line.absence is not None]


def links(within: QWidget) -> dict[str, QPushButton]:
    return {one.text(): one for one in within.findChildren(QPushButton) if one.isVisible() and one.text()}


async def writes(screen: Screen, *texts: str) -> None:
    """Fills one field after the other, going on with Enter."""
    for text in texts:
        if text:
            await screen.write(text)
        await screen.press(Key.Key_Return)


async def test_created_shown_in_the_columns_changed_and_deleted(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await screen.press(Key.Key_Right, ALT)
        await opens_the_page(screen)
        presenter = screen.frame.presenter.page("absences")
        before = len(titles(screen))
        await screen.press(Key.Key_C)
        page = screen.frame.page("absences")
        assert page is not None
        await until(lambda: page.form.isVisible(), "the form")
        presenter.form.set_text("agent", "")
        page.form.fields["agent"].edit.setFocus()
        await writes(screen, "kowalczyk", "Synthese", "demain", "")
        await until(lambda: page.form.whole_day.hasFocus(), "« toute la journée »")
        await screen.press(Key.Key_Tab)
        await writes(screen, "8h", "19")
        await until(lambda: presenter.affected.known and bool(presenter.affected.rdvs), "the RDVs that fall into it")
        assert presenter.form.typed.agent == "Stéphanie Kowalczyk"
        rdvs = presenter.affected.rdvs
        assert all(rdv.starts_at.date() == TOMORROW for rdv in rdvs)
        assert all("KOWALCZYK" in [agent.last_name.upper() for agent in rdv.agents] for rdv in rdvs)
        assert len(page.form.affected.buttons) == len(rdvs)
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: "Synthese" in titles(screen), "the new absence in the list")
        assert len(titles(screen)) == before + 1
        await screen.tells("Indisponibilité créée")
        # The RDVs stay, and each is a way to its line.
        await until(lambda: presenter.affected.rdvs == rdvs, "they are listed still")
        await screen.click(page.one.affected.buttons[0])
        await until(lambda: presenter.affected.proposals.state in ("found", "nothing"), "other hours")
        await screen.click(links(page.one.affected)["Voir dans l’agenda"])
        await until(lambda: screen.frame.stack.currentWidget() is screen.frame.page("agenda"), "the agenda")
        await until(lambda: screen.frame.presenter.page("agenda").board.selected_key == f"rdv-{rdvs[0].id}", "its line")
        await screen.press(Key.Key_C)
        board = screen.frame.presenter.page("agenda").board

        def hatched() -> list[str]:
            columns = board.columns.columns if board.columns is not None else ()
            return [absence.title for column in columns for absence in column.absences]

        await until(lambda: "Synthese" in hatched(), "the absence in the columns")

        await opens_the_page(screen)
        await until(lambda: presenter.selected is not None and presenter.selected.title == "Synthese", "it")
        await screen.press(Key.Key_Return)
        await until(lambda: page.form.isVisible() and page.form.fields["title"].edit.hasFocus(), "the form")
        presenter.form.set_whole_day(True)
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: not presenter.form.open, "saved")
        selected = presenter.selected
        assert selected is not None
        assert (selected.start_time, selected.end_time) == (time(0), time(23, 59))
        await screen.press(Key.Key_Delete)
        question = await screen.asked()
        await screen.click(question.yes)
        await until(lambda: "Synthese" not in titles(screen), "it is gone")
        assert len(titles(screen)) == before


async def test_what_is_wrong_is_said_under_its_field_and_nothing_is_lost(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await opens_the_page(screen)
        form = screen.frame.presenter.page("absences").form
        await screen.press(Key.Key_C)
        page = screen.frame.page("absences")
        assert page is not None
        await until(lambda: page.form.isVisible(), "the form")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: bool(form.faults), "what is missing")
        assert set(form.faults) >= {"title", "first_day", "start_time", "end_time"}
        assert page.form.fields["title"].message.isVisible()
        form.choose_agent(form.agents_found("perrin")[0][0])
        form.set_text("title", "Formation")
        form.set_text("first_day", "24/11")
        form.set_text("start_time", "14h")
        form.set_text("end_time", "12h")
        form.save()
        assert list(form.faults) == ["end_time"]
        form.set_text("end_time", "17h")
        form.set_text("first_day", "24/11/2099")
        form.save()
        await until(lambda: not form.busy, "the platform's answer")
        assert form.open
        assert "5 ans" in form.faults["first_day"], "the platform's own words, under the field"
        await screen.press(Key.Key_Escape)
        await until(lambda: not form.open, "back to the list")
        await screen.press(Key.Key_C)
        await until(lambda: form.open, "the form again")
        assert form.typed.title == "Formation"


async def test_recurring_ones_say_so_and_past_ones_are_folded(stage: Stage) -> None:
    async with stage:
        screen = await stage.opens(stage.secretary)
        await opens_the_page(screen)
        presenter = screen.frame.presenter.page("absences")
        lines = presenter.model.lines
        assert presenter.selected == next(line.absence for line in lines if not isinstance(line, Head)), (
            "the first has the keyboard"
        )
        place = next(n for n, line in enumerate(lines) if isinstance(line, AbsenceLine) and line.recurring)
        assert "Tous les" in lines[place].when
        presenter.select(place)
        page = screen.frame.page("absences")
        assert page is not None
        page.list.setCurrentIndex(presenter.model.index(place, 0))
        await until(lambda: page.one.recurring.isVisible(), "that it is changed on the platform")
        assert not presenter.may_edit
        assert not page.one.edit.isVisible()
        await screen.press(Key.Key_Return)
        assert not presenter.form.open
        assert lines[-1].absence is None
        await screen.press(Key.Key_End)
        await screen.press(Key.Key_Return)
        await until(lambda: presenter.model.lines[-1].past, "those that are over")


async def test_offline_the_days_kept_are_shown_and_nothing_is_written(
    comes_and_goes: ComesAndGoes, stage_of_its_own: Stage
) -> None:
    stage = stage_of_its_own
    async with stage:
        screen = await stage.opens(stage.secretary)
        presenter = screen.frame.presenter
        await until(
            lambda: (
                presenter.page("agenda").feed.data is not None and bool(presenter.page("agenda").feed.data.absences)
            ),
            "absences pulled",
        )
        comes_and_goes.goes()
        await until(lambda: not screen.frame.cut.isHidden(), "the cut")
        await opens_the_page(screen)
        page = screen.frame.page("absences")
        assert page is not None
        assert presenter.page("absences").offline
        assert page.note.isVisible()
        assert not page.begin.isEnabled()
        assert "Formation" in titles(screen)
        await screen.press(Key.Key_Delete)
        assert not presenter.page("absences").may_edit
        comes_and_goes.comes_back()
        await until(lambda: not presenter.page("absences").offline, "the whole list again", timeout=30)
        assert not page.note.isVisible()


async def test_an_absence_is_solved_from_its_own_panel(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """« Absent aujourd’hui », each RDV brought to an hour that fits, who is told said before; what is left printed."""
    printed: list[str] = []
    monkeypatch.setattr(printing, "offer", lambda document, *_, **__: printed.append(words_of(document)))
    async with stage:
        screen = await stage.opens(stage.secretary)
        await opens_the_page(screen)
        presenter, page = screen.frame.presenter.page("absences"), screen.frame.page("absences")
        assert page is not None
        await screen.press(Key.Key_J)
        await until(lambda: page.form.isVisible(), "the form")
        form, affected = presenter.form, presenter.affected
        assert form.typed.first_day == NOW.strftime("%d/%m/%Y")
        assert form.typed.whole_day
        await screen.write("morvan")  # over the agent whose line was in hand
        await until(lambda: form.agent_id is not None, "the agent found")
        await screen.press(Key.Key_Tab)
        await screen.write("Malade")
        assert (form.typed.agent, form.typed.title) == ("Julien Morvan", "Malade")
        await until(lambda: affected.known and len(affected.rdvs) > 1, "the RDVs that fall into it")
        await screen.press(Key.Key_Return, CTRL)
        await until(lambda: "Malade" in titles(screen), "it is written")
        assert presenter.model.lines[0].title == "Aujourd’hui"
        await until(lambda: affected.known and len(affected.rdvs) > 1, "the RDVs that fall into it")
        view, before = page.one.affected, affected.rdvs

        movable = [n for n, rdv in enumerate(before) if affected.may_move(rdv)]
        rdv = before[movable[0]]
        await screen.click(view.buttons[movable[0]])
        await until(lambda: affected.proposals.state == "found", "hours that fit")
        morvan = affected.away.agent_id
        found = affected.proposals.found
        assert all(one.after.motif_id == rdv.motif.id for one in found)
        at = [one.after.starts_at.date() for one in found]
        assert all(day != NOW.date() or morvan not in one.after.agent_ids for day, one in zip(at, found, strict=True))
        await screen.click(view.hours[0])
        asked = await screen.asked()
        assert found[0].after.starts_at.strftime("%-H:%M") in screen.question_text
        await screen.click(asked.yes)
        await until(lambda: rdv.id not in [one.id for one in affected.rdvs], "one less")
        await screen.tells("RDV déplacé")
        assert len(affected.rdvs) == len(before) - 1
        if len(movable) > 1:
            assert affected.proposals.rdv is not None, "the next is at hand"
            assert affected.proposals.rdv.id != rdv.id

        await screen.press(Key.Key_I)
        await until(lambda: bool(printed), "the list of what is left")
        assert printed[0].count(" | ") // 4 == len(affected.rdvs) + 1
        assert "Rendez-vous à déplacer – Julien Morvan" in printed[0]

        await screen.press(Key.Key_Z, CTRL)
        asked = await screen.asked()
        await screen.click(asked.yes)
        await until(lambda: rdv.id in [one.id for one in affected.rdvs], "taken back: it is in the way again")
