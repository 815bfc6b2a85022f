from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from kiosk.desk.types import SiteState
from kiosk.domain.day.consequences import Consequences, Target
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action
from kiosk.domain.people.told import Told
from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import Failure, UnreachableCause
from kiosk.presenters.day.gesture_texts import (
    done_text,
    people_text,
    question_text,
    told_lines,
    undone_text,
    untold_text,
    verb_text,
)
from kiosk.presenters.words.sentences import sentence, sentence_at_the_door, sentence_of_a_call, signed_out_elsewhere
from kiosk.presenters.words.sync_texts import (
    aged_text,
    clock_text,
    clock_unknown_text,
    cut_text,
    silent_text,
    site_text,
    standing_warnings,
    unsent_text,
)
from tests.presenters.fakes import NOW, rdv

FAILURES: list[Failure] = [
    *(failures.Unauthorised(cause) for cause in failures.UnauthorisedCause),
    *(failures.Unreachable(cause) for cause in UnreachableCause),
    failures.TimedOut(sent=True),
    failures.TimedOut(sent=False),
    failures.Throttled(),
    failures.Throttled(12.2),
    failures.Throttled(90),
    failures.SignedOut(),
    failures.SignedOut(at_sign_in=True),
    failures.Forbidden(),
    failures.NotFound(),
    failures.NotFound(gone=True),
    failures.NoSuchCall(),
    failures.Refused(),
    failures.Refused({"status": ("invalid",)}, ("Le statut n’est pas valide.",)),
    failures.Conflict(),
    failures.ServerFault(500),
    failures.ServerFault(503),
    failures.Unintelligible(),
    failures.Unintelligible(page=True),
    failures.MemoryLocked(),
    failures.MemoryDamaged(),
    failures.MemoryTooNew(),
    failures.DiskFull(),
    failures.MemoryUnwritable(),
    failures.KeyringMissing(),
    failures.KeyringLocked(),
    failures.MemoryFailure(),
    Failure(),
]
JARGON = re.compile(r"\b(token|serveur|HTTP|HTML|erreur \d|JSON|DNS|TLS|SSL|cache|outbox|base de données)\b", re.I)


def well_written(text: str) -> None:
    assert text == text.strip()
    assert text.endswith(".")
    assert "!" not in text
    assert "'" not in text
    assert not JARGON.search(text)
    for before, mark in pairwise(text):
        if mark in ";?":
            assert before == "\u202f", text
        if mark == ":" and not before.isdigit() and "https:" not in text:
            assert before == "\u00a0", text
        if mark == "»":
            assert before == "\u00a0", text
        if before == "«":
            assert mark == "\u00a0", text


def every(kind: type[Failure]) -> list[type[Failure]]:
    return [kind, *(below for child in kind.__subclasses__() for below in every(child))]


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_each_failure_has_a_sentence_that_says_what_to_do(failure: Failure) -> None:
    text = sentence(failure)
    well_written(text)
    # What happened, then what to do: two sentences, or two halves.
    assert len(re.findall(r"[.;:]", text)) >= 2


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_at_the_door_nobody_has_made_a_gesture_yet(failure: Failure) -> None:
    text = sentence_at_the_door(failure)
    well_written(text)
    if not isinstance(failure, failures.Conflict | failures.SignedOut) and type(failure) is not Failure:
        assert "geste" not in text
        assert "de lui-même" not in text


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_what_is_asked_at_once_is_neither_kept_nor_tried_again(failure: Failure) -> None:
    text = sentence_of_a_call(failure)
    well_written(text)
    assert "rendez-vous" not in text
    if isinstance(failure, failures.Unreachable | failures.TimedOut | failures.ServerFault | failures.Conflict):
        assert "geste" not in text
        assert "de lui-même" not in text
        assert "Kiosk vérifiera" not in text


def test_no_failure_is_left_without_words() -> None:
    assert {type(failure) for failure in FAILURES} >= set(every(Failure))
    texts = [sentence(failure) for failure in FAILURES]
    assert len(set(texts)) == len(texts)


def test_the_platforms_own_words_are_said_when_it_refuses() -> None:
    text = sentence(failures.Refused(messages=("Le statut n’est pas valide.", " Le motif manque ")))
    assert "Le statut n’est pas valide\u202f; Le motif manque." in text


def test_the_wait_of_a_throttled_call_is_said() -> None:
    assert "13\u00a0s" in sentence(failures.Throttled(12.2))
    assert "2\u00a0min" in sentence(failures.Throttled(90))


def test_wrong_password_and_session_taken_elsewhere_are_told_apart() -> None:
    assert "mot de passe" in sentence(failures.SignedOut(at_sign_in=True))
    assert sentence(failures.SignedOut()) == signed_out_elsewhere()


def test_it_is_said_how_old_what_is_shown_is() -> None:
    assert aged_text(None, NOW) == "Pas encore à jour"
    aged = [aged_text(NOW - timedelta(seconds=age), NOW) for age in (0, 9, 12, 59, 60, 190, 3599)]
    assert aged[:2] == ["À jour à l’instant"] * 2
    assert aged[2:4] == ["À jour il y a 10\u00a0s", "À jour il y a 50\u00a0s"]
    assert aged[4:] == ["À jour il y a 1\u00a0min", "À jour il y a 3\u00a0min", "À jour il y a 59\u00a0min"]
    assert aged_text(NOW.replace(hour=8, minute=31), NOW) == "À jour à 8:31"
    assert aged_text(NOW - timedelta(days=1), NOW) == "À jour hier à 10:20"
    assert aged_text(NOW - timedelta(days=11), NOW) == "À jour le 12/11 à 10:20"
    assert aged_text(NOW + timedelta(minutes=5), NOW) == "À jour à 10:25", "a clock set back: nothing is fresh by it"
    well_written(silent_text(NOW - timedelta(minutes=2), NOW))


def test_how_much_is_to_be_sent() -> None:
    assert [unsent_text(count) for count in (0, 1, 2)] == ["", "1 geste à envoyer", "2 gestes à envoyer"]


def test_a_cut_says_since_when_and_what_still_works() -> None:
    text = cut_text(NOW.replace(hour=9, minute=12), failures.Unreachable(), NOW)
    assert text.startswith("Connexion coupée depuis 9:12.")
    assert "vos gestes sont gardés" in text
    well_written(text)
    well_written(cut_text(None, None, NOW))
    portal = cut_text(NOW, failures.Unintelligible(page=True), NOW)
    assert sentence(failures.Unintelligible(page=True)) in portal
    asked = cut_text(NOW, failures.Unintelligible(page=True, portal=True), NOW)
    assert asked.index("Le réseau demande une connexion (portail)") < asked.index("vos gestes sont gardés")
    well_written(asked)
    for failure in (failures.ServerFault(500), failures.ServerFault(503), failures.TimedOut(), *FAILURES[:7]):
        text = cut_text(NOW, failure, NOW)
        well_written(text)
        assert text.count("gestes") == 1, "said once"


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (None, ""),
        (timedelta(seconds=90), ""),
        (timedelta(minutes=61), "retarde de 1\u00a0h\u00a001"),
        (timedelta(hours=-1), "avance de 1\u00a0h\u00a0"),
        (timedelta(minutes=-5), "avance de 5\u00a0min\u00a0"),
        (timedelta(days=1), "retarde d’un jour"),
        (timedelta(days=-3), "avance de 3 jours"),
    ],
)
def test_a_clock_that_is_off_is_said(offset: timedelta | None, expected: str) -> None:
    text = clock_text(offset)
    assert expected in text
    assert bool(text) == bool(expected)


def test_a_clock_that_nobody_knows_is_said_once_the_platform_has_answered() -> None:
    well_written(clock_unknown_text(False))
    assert clock_unknown_text(None) == clock_unknown_text(True) == ""


def test_standing_warnings() -> None:
    assert standing_warnings(durable=True, offset=None, waiting_room_shared=True) == ()
    warnings = standing_warnings(durable=False, offset=timedelta(hours=1), waiting_room_shared=False)
    assert len(warnings) == 3
    for text in warnings:
        well_written(text)


def test_what_is_missing_without_the_site_s_companion() -> None:
    well = SiteState(configured=True, paired=True, connected=True)
    assert site_text(SiteState(), NOW) == site_text(well, NOW) == ""
    cut = replace(well, connected=False, cut_since=NOW)
    told = [site_text(state, NOW) for state in (cut, replace(well, paired=False), replace(well, revoked=True))]
    assert len(set(told)) == 3
    for text in told:
        well_written(text)
    # It says more than that the platform has no waiting room.
    assert standing_warnings(durable=True, offset=None, waiting_room_shared=False, site=told[0]) == (told[0],)


def test_what_is_said_of_a_gesture() -> None:
    assert done_text(Action.WAITING, ["DUPONT Léa"]) == "DUPONT Léa en salle d’attente"
    assert done_text(Action.SEEN, ["DUPONT Léa", "MARTIN Paul"]) == "DUPONT Léa et MARTIN Paul\u00a0: vu"
    assert done_text(Action.NOSHOW, ["A", "B", "C"]) == "3 usagers\u00a0: absent (non excusé)"
    assert undone_text(Action.WAITING, ["DUPONT Léa"]) == "Geste repris\u00a0: DUPONT Léa (Salle d’attente)"
    assert people_text([]) == "rendez-vous"


def test_a_question_names_who_is_told_and_who_is_not() -> None:
    weighed = Consequences(
        Action.REVOKED,
        told=(Told("DUPONT Léa", ("SMS", "e-mail"), "annulation du rendez-vous"),),
        untold=("MARTIN Paul",),
        remark="L’heure est passée.",
    )
    assert question_text(weighed) == "L’heure est passée.\nSeront prévenus\u00a0:"
    assert told_lines(weighed) == ("DUPONT Léa, par SMS et par e-mail\u00a0: annulation du rendez-vous",)
    assert untold_text(weighed.untold) == "Non prévenus, à appeler si besoin\u00a0: MARTIN Paul"
    assert untold_text(()) == ""
    assert question_text(Consequences(Action.REVOKED)) == "Personne ne sera prévenu."


def test_a_yes_is_a_verb() -> None:
    two = tuple(Target(DeskRdv(rdv(number, NOW)), (number * 100,)) for number in (1, 2))
    assert verb_text(Consequences(Action.REVOKED)) == "Annuler le rendez-vous"
    assert verb_text(Consequences(Action.REVOKED, two)) == "Annuler les rendez-vous"
    assert verb_text(Consequences(Action.EXCUSED)) == "Marquer «\u00a0absent (excusé)\u00a0»"
    assert verb_text(Consequences(Action.WAITING)) == "Mettre en salle d’attente"
