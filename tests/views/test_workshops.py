"""« Ateliers » through the window: those to come with their seats, made once or several times, joined, called off."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kiosk.domain.booking.overlap import Shown
from kiosk.domain.day.status import Status
from kiosk.platform_server.values.like import OWN
from kiosk.views.cut_texts import drawn_in
from tests.support.desk import ALAIN, BEATRICE, LEA, PAUL, TOM, counter_data, rdv_row
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
ATELIER = 32


def data() -> dict[str, Any]:
    """Today's full, one in nine days with a seat left, one in six weeks without anybody, and an RDV that is none."""
    workshop = {"motif": "atelier"}
    rows = [
        rdv_row(1, "15:20", LEA, PAUL, max_participants_count=2, name="Portage", **workshop),
        rdv_row(2, "9:00", LEA, starts_at="2026-12-02T09:00:00+01:00", max_participants_count=2, **workshop),
        rdv_row(3, "9:00", starts_at="2027-01-04T09:00:00+01:00", **workshop),
        rdv_row(4, "10:50", TOM),
    ]
    return counter_data(rdvs=rows)


@pytest.fixture
async def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path, data()) as made:
        await opened(made)
        yield made


async def opened(at: DeskWindow) -> None:
    await at.press(Key.Key_8, CTRL)
    await until(lambda: page(at).state == "shown", "the list")
    await at.settle()


def page(at: DeskWindow) -> Any:
    return at.frame.presenter.page("workshops")


def shown(at: DeskWindow) -> list[str]:
    return [line.spoken for line in page(at).model.lines]


def fill(at: DeskWindow, **more: Any) -> Any:
    """A workshop of Alain's on Monday 7 December at two, as it is filled in."""
    form = page(at).form
    form.choose_motif(ATELIER)
    form.set_title("Sommeil du tout-petit")
    form.choose_agents({ALAIN})
    form.choose_lieu(11)
    form.set_day(date(2026, 12, 7))
    form.set_hour(time(14))
    form.set_minutes(90)
    form.set_seats(8)
    for name, value in more.items():
        getattr(form, name)(value)
    return form


async def workshops_of(at: DeskWindow) -> list[Any]:
    found = await at.counter.desk.workshops.to_come(1)
    return [one for one in found.workshops if one.name == "Sommeil du tout-petit"]


async def test_those_to_come_are_listed_with_their_seats_and_their_people(at: DeskWindow) -> None:
    assert shown(at) == [
        "Aujourd’hui",
        "15:20, Portage, Atelier parents · Béatrice Martin · MDS Nord, 2 inscrits, complet",
        "Mercredi 2 décembre",
        "9:00, Atelier parents, Béatrice Martin · MDS Nord, 1 inscrit, 1 place libre",
        "Lundi 4 janvier 2027",
        "9:00, Atelier parents, Béatrice Martin · MDS Nord, 0 inscrit",
    ]
    view = at.frame.page("workshops")
    assert view.list.hasFocus()
    assert page(at).selected.name == "Portage"
    assert page(at).people == ((LEA, "DUPONT Léa"), (PAUL, "MARTIN Paul"))
    assert not view.one.join.isEnabled(), "it is full"
    await at.press(Key.Key_Return)
    await until(lambda: at.frame.presenter.page("agenda").board.selected_key == "rdv-1", "its line")
    assert at.frame.place == "agenda"


async def test_a_title_is_read_whole_where_large_text_leaves_little_room(
    at: DeskWindow, look: Callable[[str, int], None]
) -> None:
    view = at.frame.page("workshops")
    look("light", 200)
    at.window.resize(1366, 768)
    await at.settle()
    drawn = drawn_in(view.list.viewport())
    assert [one.cut for one in drawn if one.text == "Portage"] == [False]
    assert any(one.text.startswith("2 inscrits, complet · ") for one in drawn)


async def test_one_is_made_and_taken_back(at: DeskWindow) -> None:
    await at.press(Key.Key_C)
    view = at.frame.page("workshops")
    assert view.form.isVisible()
    await at.press(Key.Key_Return, CTRL)
    assert set(page(at).form.faults) == {"lieu", "agents", "day", "hour"}, "the only motif is chosen by itself"
    form = fill(at)
    agents = "Les agents du rendez-vous (Alain Petit), selon leurs préférences"
    assert form.told_text == f"{agents}\u00a0: nouveau rendez-vous"
    await at.press(Key.Key_Return, CTRL)
    await until(lambda: not form.open, "it to be made")
    await at.settle()
    [made] = await workshops_of(at)
    assert (made.max_participants_count, made.duration_in_min, [one.id for one in made.agents]) == (8, 90, [ALAIN])
    assert any("Sommeil du tout-petit" in line and "0 inscrit, 8 places libres" in line for line in shown(at))
    assert at.notices[-1].text == "Atelier créé\u00a0: Sommeil du tout-petit, lundi 7 décembre 2026 à\u00a014:00"
    await at.press(Key.Key_Z, CTRL)
    await until(lambda: at.notices[-1].text.startswith("Atelier repris"), "it to be taken back")
    assert await workshops_of(at) == []


async def test_several_are_made_on_the_dates_chosen_after_a_yes(at: DeskWindow) -> None:
    page(at).begin()
    form = fill(at, set_times=5)
    assert len(form.dates) == 5
    form.choose_dates([one for one, name, _ in form.dates if "21 décembre" not in name])
    assert form.summary == "4 ateliers, du lundi 7 décembre au lundi 4 janvier 2027"
    await at.settle()
    view = at.frame.page("workshops")
    assert view.form.save.text() == "Créer 4 ateliers (Ctrl+Entrée)"
    view.form.save.click()
    await at.settle()
    question = at.asked[-1]
    assert question.lines[0] == "Lundi 7 décembre 2026 à\u00a014:00"
    assert "Alain Petit" in question.after
    assert await workshops_of(at) == [], "nothing is made before the yes"
    await at.say_yes()
    await until(lambda: not form.open, "them to be made")
    made = await workshops_of(at)
    assert [one.starts_at.date().isoformat() for one in made] == [
        "2026-12-07", "2026-12-14", "2026-12-28", "2027-01-04",
    ]  # fmt: skip


async def test_somebody_is_added_from_the_list(at: DeskWindow) -> None:
    await at.press(Key.Key_Down)
    assert page(at).selected.id == 2, "the head of the day is stepped over"
    await at.press(Key.Key_I)
    assert at.frame.place == "booking"
    draft = at.frame.presenter.page("booking").draft
    assert draft.form.workshop.id == 2
    [tom] = (await at.counter.colleague.rdv(4)).participations
    draft.add_guest(tom.usager)
    await at.settle()
    assert any(one.what == "nouvelle inscription" for one in draft.outlook.told), "its agent hears of it"
    draft.book()
    await at.settle()
    assert {p.usager.id for p in (await at.counter.colleague.rdv(2)).participations} == {LEA, TOM}
    await at.press(Key.Key_8, CTRL)
    await until(lambda: "9:00, Atelier parents, Béatrice Martin · MDS Nord, 2 inscrits, complet" in shown(at), "it")


async def test_one_with_people_is_called_off_after_a_question_that_says_who_is_told(at: DeskWindow) -> None:
    await at.press(Key.Key_Delete)
    await at.settle()
    question = at.asked[-1]
    assert any("DUPONT Léa, par SMS et par e-mail" in line for line in question.lines)
    await at.say_yes()
    await until(lambda: not any("Portage" in line for line in shown(at)), "it to leave the list")
    await until(lambda: page(at).selected is not None and page(at).selected.id == 2, "the next one in hand")
    assert at.frame.page("workshops").list.currentIndex().row() == page(at).model.place_of(2)
    await at.press(Key.Key_Z, CTRL)
    assert "DUPONT Léa" in "".join(at.asked[-1].lines), "who was told is told again: a question first"


async def test_one_of_which_nobody_is_is_called_off_too(at: DeskWindow) -> None:
    page(at).select(page(at).model.place_of(3))
    page(at).call_off()
    await at.settle()
    assert at.asked[-1].text.endswith("Personne n’y est inscrit.")
    await at.say_yes()
    await until(lambda: page(at).model.place_of(3) == -1, "it to leave the list")
    assert (await at.counter.colleague.rdv(3)).status is Status.REVOKED


async def test_ctrl_z_waits_for_what_is_being_called_off(at: DeskWindow) -> None:
    page(at).begin()
    fill(at).save()
    await until(lambda: at.frame.presenter.journal.acts, "the workshop")
    await at.settle()
    page(at).select(page(at).model.place_of(3))
    page(at).call_off()
    at.asked[-1].accept()
    at.frame.presenter.journal.undo()
    await until(lambda: at.frame.presenter.journal.acts[0].what == "Atelier annulé", "the end of it")
    await at.settle()
    assert await workshops_of(at), "what was done before stands"


async def test_an_agent_who_is_taken_is_said_and_what_was_made_is_not_made_again(at: DeskWindow) -> None:
    page(at).begin()
    form = fill(at, choose_agents={BEATRICE}, set_day=date(2026, 11, 25), set_hour=time(9), set_times=2)
    form.save()
    await at.settle()
    await at.say_yes()
    await until(lambda: form.problem, "the refusal")
    assert form.open
    assert "2 décembre 2026 à\u00a09:00" in form.problem
    assert len(await workshops_of(at)) == 1
    assert [day.isoformat() for day in form.draft.dates] == ["2026-12-02"], "what is left to be made"


async def test_over_what_is_in_the_way_it_is_made_after_a_yes(at: DeskWindow) -> None:
    at.counter.clock.move(minutes=1)  # what is there was there before
    page(at).begin()
    form = fill(at, choose_agents={BEATRICE}, set_day=date(2026, 11, 25), set_hour=time(9), set_times=2)
    form.save()
    await at.settle()
    await at.say_yes()
    await until(lambda: at.asked and at.asked[-1].title == "Cette heure n’est pas libre", "the question")
    assert "Béatrice Martin a déjà un rendez-vous" in at.asked[-1].lines[0]
    await at.say_yes()
    await until(lambda: not form.open, "it to be made")
    assert len(await workshops_of(at)) == 2


async def test_what_came_since_the_question_is_not_overlapped(at: DeskWindow) -> None:
    at.counter.clock.move(minutes=1)
    page(at).begin()
    form = fill(at, choose_agents={BEATRICE}, set_day=date(2026, 12, 2), set_hour=time(9))
    form.save()
    await until(lambda: at.asked and at.asked[-1].title == "Cette heure n’est pas libre", "the question")
    at.counter.clock.move(minutes=1)
    taken = replace(form.draft.bookings(1, at.counter.clock.zone)[0], name="Une autre")
    await at.counter.colleague.create_rdv(taken, key="another", shown=Shown(at.counter.clock.now(), accepted=True))
    form.problem = ""
    await at.say_yes()
    await until(lambda: form.problem, "the refusal")
    assert "vient d’être pris" in form.problem
    assert not await workshops_of(at)


async def test_a_change_that_is_read_late_brings_no_line_back(at: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    workshops, desk = page(at), at.counter.desk
    read = desk.entry

    async def late(rdv_id: int) -> Any:
        entry = await read(rdv_id)
        workshops._organisation_id = None
        workshops._go()  # the person has gone to another organisation meanwhile
        return entry

    monkeypatch.setattr(desk, "entry", late)
    await workshops._read_touched()
    assert [line for line in shown(at) if "Portage" in line] == []


async def test_through_a_cut_those_of_the_days_kept_are_shown(at: DeskWindow) -> None:
    await at.counter.lose()
    page(at).open()
    await until(lambda: not page(at).whole, "what is kept")
    assert at.frame.page("workshops").note.isVisible()
    assert [line for line in shown(at) if "Portage" in line]
    at.counter.wire.mend()
    await until(lambda: page(at).whole, "the platform's word, once it is back")


async def test_a_platform_that_takes_none_from_a_desk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)
    async with desk_window(tmp_path, data(), like=replace(OWN, desk_api=False)) as at:
        await opened(at)
        view = at.frame.page("workshops")
        assert not view.begin.isVisible()
        assert not view.one.join.isVisible()
        assert "sur son site" in page(at).note
        assert [line for line in shown(at) if line.startswith("9:00, Atelier parents")]
