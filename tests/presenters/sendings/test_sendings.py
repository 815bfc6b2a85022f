"""« Envois »: what is listed and in which order, what is said of it, and what becomes of each decision."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from kiosk.desk import Batch
from kiosk.domain.day.consequences import Consequences
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.status import Action
from kiosk.domain.people.names import be_discreet
from kiosk.domain.people.told import SMS, Told
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Conflict, MemoryUnwritable
from kiosk.domain.writes.errand import CreateUsager, Errand, ErrandRecord, Refusal, Side
from kiosk.domain.writes.sending import Becomes, Choice, Sending
from kiosk.presenters.around.lines import Head
from kiosk.presenters.sendings.lines import SendingLine
from kiosk.presenters.sendings.page import SendingsPresenter
from kiosk.presenters.sendings.texts import age_text, asking_text, choice_text, mark_text, what_text
from tests.presenters.conftest import Bench
from tests.presenters.fakes import NOW, sending
from tests.support.trade import gesture, rdv

THEIRS = Side("Rendez-vous honoré", "Béatrice Martin", NOW - timedelta(minutes=35))
TOLD = (Told("DUPONT Léa", (SMS,), "annulation du rendez-vous"),)


async def opened(bench: Bench, *found: Sending) -> SendingsPresenter:
    bench.desk.sendings.found = list(found)
    bench.frame.pages.go_to("sendings")
    await bench.settle()
    shown: SendingsPresenter = bench.frame.page("sendings")
    return shown


def held(shown: SendingsPresenter, key: str) -> None:
    shown.select(shown.model.place_of(key))


def line_of(shown: SendingsPresenter, key: str) -> SendingLine:
    line = shown.model.at(shown.model.place_of(key))
    assert isinstance(line, SendingLine)
    return line


def listed(shown: SendingsPresenter) -> list[str]:
    return [line.key for line in shown.model.lines]


async def test_what_asks_comes_first_then_what_waits_the_oldest_first_then_what_was_sent_the_newest_first(
    bench: Bench,
) -> None:
    shown = await opened(
        bench,
        sending("sent early", Becomes.SENT, minutes=200),
        sending("conflict", Becomes.CONFLICT, minutes=180, theirs=THEIRS),
        sending("waits", minutes=60),
        sending("old", Becomes.TOO_OLD, minutes=40, told=TOLD),
        sending("back", Becomes.TAKEN_BACK, minutes=30),
        sending("waits too", minutes=1),
        sending("sent late", Becomes.SENT, minutes=0),
    )
    order = ["À régler", "conflict", "old", "En attente", "waits", "waits too"]
    assert listed(shown) == [*order, "Aujourd’hui", "sent late", "back", "sent early"]
    assert shown.summary == "2 à régler · 2 en attente · 2 envoyés aujourd’hui"
    heads = [line.spoken for line in shown.model.lines if isinstance(line, Head)]
    assert heads == ["À régler\u00a0: 2", "En attente\u00a0: 2", "Aujourd’hui\u00a0: 3"]
    assert shown.model.lines[1].spoken == (
        "DUPONT Léa, Absent (excusé) · RDV de 10:30, changé entre-temps, 7:20, il y a 3\u00a0h"
    )


async def test_both_sides_of_a_conflict_are_said_with_who_and_when(bench: Bench) -> None:
    shown = await opened(bench, sending("1", Becomes.CONFLICT, minutes=180, theirs=THEIRS))
    held(shown, "1")
    mine, theirs = shown.sides
    assert (mine.head, mine.what, mine.by) == ("Mon geste", "Absent (excusé)", "Vous, à 7:20")
    assert (theirs.head, theirs.what, theirs.by) == ("Entre-temps", "Rendez-vous honoré", "Béatrice Martin, à 9:45")
    assert shown.made == "Fait à 7:20, il y a 3\u00a0h"
    assert shown.state_text.startswith("Quelqu’un d’autre a agi entre-temps")


async def test_what_was_decided_asks_no_more(bench: Bench) -> None:
    shown = await opened(bench, sending("1", Becomes.CONFLICT, theirs=THEIRS, open=False), sending("2"))
    assert listed(shown) == ["En attente", "2", "Aujourd’hui", "1"]
    assert line_of(shown, "1").state == "réglé"
    held(shown, "1")
    assert shown.state_text == "Réglé"
    assert [len(shown.selected.choices) if shown.selected else -1, bench.frame.sendings.asking] == [0, 0]


async def test_nothing_is_read_while_nobody_looks(bench: Bench) -> None:
    shown = await opened(bench, sending("1"))
    bench.frame.pages.go_to("agenda")
    bench.desk.sendings.found = []
    bench.desk.tell("rdvs", 1)
    await bench.settle()
    assert listed(shown) == ["En attente", "1"]
    bench.frame.pages.go_to("sendings")
    await bench.settle()
    assert listed(shown) == []
    bench.desk.sendings.found = [sending("2")]
    bench.desk.tell("rdvs", 1)
    await bench.settle()
    assert listed(shown) == ["En attente", "2"]


async def test_a_memory_that_cannot_be_read_is_said(bench: Bench) -> None:
    bench.desk.sendings.failure = MemoryUnwritable()
    shown = await opened(bench)
    said: list[str] = [shown.state]
    assert shown.problem
    bench.desk.sendings.failure = None
    shown.read()
    await bench.settle()
    assert [*said, shown.state] == ["failed", "shown"]


async def test_theirs_is_kept_at_once_and_mine_can_still_be_made_from_the_journal(bench: Bench) -> None:
    shown = await opened(bench, sending("1", Becomes.CONFLICT, theirs=THEIRS))
    held(shown, "1")
    shown.choose(Choice.KEEP_THEIRS)
    await bench.settle()
    assert bench.desk.sendings.decided == [("keep_theirs", "1")]
    assert bench.notices[-1].undo
    bench.frame.journal.undo()
    await bench.settle()
    assert bench.desk.sendings.decided[-1] == ("retry", "1")
    assert bench.notices[-1].text == "Refait\u00a0: DUPONT Léa (Absent (excusé))"


async def test_mine_is_asked_about_where_somebody_would_be_told_and_then_taken_back_as_any_gesture(
    bench: Bench,
) -> None:
    shown = await opened(bench, sending("1", Becomes.CONFLICT, theirs=THEIRS))
    held(shown, "1")
    sendings = bench.desk.sendings
    sendings.weighed = Consequences(Action.EXCUSED, told=TOLD, needs_confirmation=True, names=("DUPONT Léa",))
    there = rdv(1, NOW)
    sendings.batch = Batch((gesture(there, Action.EXCUSED),), Action.EXCUSED, ("DUPONT Léa",))
    shown.choose(Choice.KEEP_MINE)
    await bench.settle()
    assert sendings.decided == []
    question = bench.asked[-1]
    assert (question.title, question.yes) == ("Garder le mien\u202f?", "Garder le mien")
    assert question.lines == ("DUPONT Léa, par SMS\u00a0: annulation du rendez-vous",)
    question.accept()
    await bench.settle()
    assert sendings.decided == [("keep_mine", "1")]
    newest = bench.frame.journal.acts[0]
    assert (newest.whom, newest.keys) == ("DUPONT Léa", sendings.batch.keys)
    assert newest.back is not None


async def test_what_would_tell_others_by_now_is_asked_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = await opened(bench, sending("1", Becomes.CONFLICT, theirs=THEIRS))
    held(shown, "1")
    more = Consequences(Action.EXCUSED, told=TOLD, needs_confirmation=True)

    async def keep_mine(key: str, agreed: Consequences | None = None) -> None:
        raise Conflict(theirs=more)

    monkeypatch.setattr(bench.desk.sendings, "keep_mine", keep_mine)
    shown.choose(Choice.KEEP_MINE)
    await bench.settle()
    assert bench.asked[-1].lines == ("DUPONT Léa, par SMS\u00a0: annulation du rendez-vous",)


async def test_what_is_old_tells_people_only_after_a_yes(bench: Bench) -> None:
    shown = await opened(bench, sending("1", Becomes.TOO_OLD, told=TOLD))
    held(shown, "1")
    bench.desk.sendings.weighed = Consequences(Action.EXCUSED, told=TOLD, needs_confirmation=True)
    shown.choose(Choice.SEND_OLD)
    await bench.settle()
    assert bench.desk.sendings.decided == []
    assert bench.asked[-1].yes == "Envoyer et prévenir"
    bench.asked[-1].accept()
    await bench.settle()
    assert bench.desk.sendings.decided == [("send_old", "1")]


async def test_what_waits_is_given_up_and_can_be_made_again(bench: Bench) -> None:
    shown = await opened(bench, sending("1"))
    held(shown, "1")
    shown.choose(Choice.GIVE_UP)
    await bench.settle()
    assert bench.desk.sendings.decided == [("give_up", "1")]
    assert bench.notices[-1].text == "Envoi abandonné\u00a0: DUPONT Léa (Absent (excusé))"
    assert bench.notices[-1].undo


async def test_what_has_left_meanwhile_is_not_said_given_up(bench: Bench) -> None:
    bench.desk.sendings.gone = True
    shown = await opened(bench, sending("1"))
    held(shown, "1")
    shown.choose(Choice.GIVE_UP)
    await bench.settle()
    assert bench.notices[-1].kind == "warning"
    assert not bench.frame.journal.acts


async def test_what_is_not_offered_is_not_done(bench: Bench) -> None:
    shown = await opened(bench, sending("1", Becomes.SENT))
    held(shown, "1")
    for choice in Choice:
        shown.choose(choice)
    await bench.settle()
    assert bench.desk.sendings.decided == []


async def test_a_discreet_screen_has_initials_at_once_and_names_again_afterwards(bench: Bench) -> None:
    shown = await opened(bench, sending("1"))
    be_discreet(True)
    try:
        bench.frame.discretion.changed.emit()
        assert [line.title for line in shown.model.lines[1:]] == ["D.\u00a0L."]
    finally:
        be_discreet(False)
    bench.frame.discretion.changed.emit()
    await bench.settle()
    assert [line.title for line in shown.model.lines[1:]] == ["DUPONT Léa"]


async def test_what_was_typed_and_refused_is_gone_on_with_in_its_form(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand = Errand("1", 1, NOW, CreateUsager(-1, UsagerDraft(first_name="Léa", last_name="Dupont")))
    refused = Sending(errand, Becomes.REFUSED, ("DUPONT Léa",), Side("usager créé", at=NOW))
    record = ErrandRecord(errand, Fate.REFUSED, Refusal("E-mail déjà utilisé."))

    async def unread() -> tuple[ErrandRecord, ...]:
        return (record,)

    bench.desk.usagers = SimpleNamespace(refused=unread)
    shown = await opened(bench, refused)
    held(shown, "1")
    assert shown.subject_text == "Continuer la saisie"
    reopened: list[ErrandRecord] = []
    monkeypatch.setattr(bench.frame.page("usagers").form, "reopen", reopened.append)
    shown.open_subject()
    await bench.settle()
    assert reopened == [record]


async def test_it_grows_older_in_sight(bench: Bench) -> None:
    shown = await opened(bench, sending("1", minutes=5))
    bench.desk.clock.move(minutes=7)
    bench.frame.ticker.ticked.emit()
    assert line_of(shown, "1").age == "il y a 12\u00a0min"


def test_ages_as_they_are_said() -> None:
    spans = (0, 59, 60, 59 * 60, 3 * 3600, 24 * 3600, 72 * 3600)
    said = [age_text(NOW - timedelta(seconds=seconds), NOW) for seconds in spans]
    assert said == [
        "à l’instant",
        "à l’instant",
        "il y a 1\u00a0min",
        "il y a 59\u00a0min",
        "il y a 3\u00a0h",
        "hier",
        "il y a 3 jours",
    ]


def test_the_mark_and_the_strip_say_what_there_is() -> None:
    assert mark_text(0, 0) == asking_text(0) == ""
    assert mark_text(3, 0) == "3 à envoyer"
    assert mark_text(3, 2) == "2 à régler · 3 à envoyer"
    assert asking_text(1).startswith("1 envoi attend votre décision")
    assert asking_text(2).startswith("2 envois attendent votre décision")


@pytest.mark.parametrize("becomes", list(Becomes))
def test_whatever_becomes_of_it_has_words_and_each_choice_a_button(becomes: Becomes) -> None:
    one = sending("1", becomes)
    assert what_text(one, NOW) == "Absent (excusé) · RDV de 10:30"
    assert all(choice_text(choice, one) for choice in one.choices)
