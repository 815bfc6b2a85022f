"""Whom a gesture touches, who is told, and whether to ask first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.day.consequences import (
    AFTER_THE_HOUR,
    CANCELLATION,
    NEW_RDV,
    Consequences,
    Target,
    consequences,
    means_of,
    undo_consequences,
)
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Motif
from kiosk.domain.day.shown import waits
from kiosk.domain.day.status import CANCELLED, STATUS_AFTER, Action, Status, notifies, offered, tense
from kiosk.domain.people.model import Contact, Usager
from kiosk.domain.people.phones import phone_text
from kiosk.domain.people.told import Told, covers
from tests.domain.samples import BEATRICE, CONSULTATION, KARIM, NOW, at, part, rdv, usager, workshop

SMS = "+33639981234"


def weigh(action: Action, *entries: DeskRdv, ids: Sequence[int] | None = None, me: int | None = None) -> Consequences:
    targets = [
        Target(entry, tuple(p.id for p in entry.rdv.participations if ids is None or p.id in ids)) for entry in entries
    ]
    return consequences(action, targets, now=NOW, me=me)


def moved(found: Consequences) -> list[int]:
    return [number for target in found.allowed for number in target.participation_ids]


def reachable(number: int = 1, **others: object) -> Usager:
    return usager(number, phone_number_formatted=SMS, email="lea@exemple.test", **others)  # type: ignore[arg-type]


# Whom it touches


def test_an_rdv_s_line_moves_those_still_open_to_the_gesture() -> None:
    people = [part(usager(1)), part(usager(2), Status.EXCUSED), part(usager(3), Status.SEEN)]
    people.append(part(usager(4), waiting_since=at(10)))
    entry = rdv(1, at(9), people)
    assert moved(weigh(Action.SEEN, entry)) == [1, 4]
    assert moved(weigh(Action.NOSHOW, entry)) == [1, 4]
    assert moved(weigh(Action.WAITING, entry)) == [1]
    assert moved(weigh(Action.REVOKED, entry)) == [1, 3, 4]
    assert moved(weigh(Action.RESET, entry)) == [2, 3, 4]


def test_one_named_alone_moves_whenever_it_is_offered() -> None:
    entry = rdv(1, at(9), [part(usager(1)), part(usager(2), Status.EXCUSED)])
    assert moved(weigh(Action.SEEN, entry, ids=[2])) == [2]


def test_where_none_is_open_all_that_may_move_do() -> None:
    entry = rdv(1, at(9), [part(usager(1), Status.EXCUSED), part(usager(2), Status.NOSHOW)])
    assert moved(weigh(Action.SEEN, entry)) == [1, 2]


def test_a_line_and_one_under_it_count_once() -> None:
    entry = rdv(1, at(9), [part(usager(1)), part(usager(2))])
    found = consequences(Action.SEEN, [Target(entry, (1, 2)), Target(entry, (2,))], now=NOW)
    assert [target.participation_ids for target in found.allowed] == [(1, 2)]
    assert found.names == ("DUPONT Léa", "DUPONT Léa")


@pytest.mark.parametrize(
    ("action", "entry", "reason"),
    [
        (Action.NOSHOW, rdv(1, at(11)), "« Absent (non excusé) » n’est possible qu’une fois l’heure passée."),
        (
            Action.SEEN,
            rdv(1, at(11) + timedelta(days=1)),
            "« Vu » n’est possible qu’à partir du jour du rendez-vous.",
        ),
        (
            Action.WAITING,
            rdv(1, at(11) - timedelta(days=1)),
            "« Arrivé » n’est possible que le jour du rendez-vous.",
        ),
        (
            Action.WAITING,
            rdv(1, at(9), [part(usager(), Status.SEEN)]),
            "« Arrivé » n’est possible que pour un rendez-vous dont l’état n’est pas encore renseigné.",
        ),
        (
            Action.SEEN,
            rdv(1, at(9), [part(usager(), Status.SEEN)]),
            "Rien ne change : c’est déjà l’état de ce rendez-vous.",
        ),
        (Action.RESET, rdv(1, at(9)), "Rien ne change : c’est déjà l’état de ce rendez-vous."),
        (Action.SEEN, rdv(1, at(9), []), "Aucun usager n’est inscrit à ce rendez-vous."),
    ],
)
def test_why_not(action: Action, entry: DeskRdv, reason: str) -> None:
    found = weigh(action, entry)
    assert found.allowed == ()
    assert found.reason.replace("\u00a0", " ") == reason
    assert not found.needs_confirmation


# Over what is settled


@pytest.mark.parametrize("action", [Action.NOSHOW, Action.SEEN])
def test_over_a_cancellation_one_is_asked_and_told_whom_taking_it_back_would_tell(action: Action) -> None:
    entry = rdv(1, at(10), [part(reachable(), Status.EXCUSED)])
    found = weigh(action, entry, me=8)
    assert found.needs_confirmation
    assert found.told == ()
    assert [one.replace("\u00a0", " ") for one in found.settled] == ["DUPONT Léa : Absent (excusé)"]
    ahead = weigh(Action.SEEN, rdv(1, at(15), [part(reachable(), Status.EXCUSED)], agents=()), me=8)
    assert [(one.name, one.what) for one in ahead.told_back] == [("DUPONT Léa", CANCELLATION)]


@pytest.mark.parametrize(
    ("before", "action"),
    [
        (Status.UNKNOWN, Action.SEEN),
        (Status.SEEN, Action.NOSHOW),
        (Status.NOSHOW, Action.SEEN),
        (Status.EXCUSED, Action.REVOKED),
    ],
)
def test_where_neither_the_gesture_nor_its_way_back_tells_anybody_nothing_is_asked(
    before: Status, action: Action
) -> None:
    found = weigh(action, rdv(1, at(9), [part(reachable(), before)]))
    assert (found.needs_confirmation, found.settled) == (False, ())


@given(
    before=st.sampled_from([one for one in Status if one is not Status.OTHER]),
    action=st.sampled_from(list(Action)),
    hour=st.integers(8, 17),
)
def test_whatever_would_tell_somebody_there_or_back_asks_first(before: Status, action: Action, hour: int) -> None:
    entry = rdv(1, at(hour), [part(reachable(), before)])
    found = weigh(action, entry)
    if not found.allowed:
        return
    there = found.allowed[0].entry.rdv.participations[0]
    after = replace(there, status=STATUS_AFTER[action])
    back = undo_consequences(action, [(entry.rdv, after, before)], now=NOW)
    settled = before not in (Status.UNKNOWN, Status.WAITING)
    assert found.needs_confirmation == (notifies(action, before) or (settled and back.needs_confirmation))


# Who is told


def test_a_cancellation_says_who_will_be_told_and_how() -> None:
    found = weigh(Action.EXCUSED, rdv(1, at(15), [part(reachable())], agents=(BEATRICE, KARIM)), me=8)
    assert found.needs_confirmation
    assert found.told == (
        Told("DUPONT Léa", ("SMS", "e-mail"), CANCELLATION),
        Told("Les agents du rendez-vous (Béatrice Martin)", (), CANCELLATION, "selon leurs préférences"),
    )
    assert [told.text.replace("\u00a0", " ") for told in found.told] == [
        "DUPONT Léa, par SMS et par e-mail : annulation du rendez-vous",
        "Les agents du rendez-vous (Béatrice Martin), selon leurs préférences : annulation du rendez-vous",
    ]
    assert found.remark == ""


def test_going_back_from_a_cancellation_announces_a_new_rdv() -> None:
    found = weigh(Action.RESET, rdv(1, at(15), [part(reachable(), Status.REVOKED)], agents=()))
    assert found.told == (Told("DUPONT Léa", ("SMS", "e-mail"), NEW_RDV),)
    assert found.needs_confirmation


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.WAITING, Status.UNKNOWN),
        (Action.SEEN, Status.UNKNOWN),
        (Action.NOSHOW, Status.UNKNOWN),
        (Action.RESET, Status.SEEN),
        (Action.REVOKED, Status.EXCUSED),
    ],
)
def test_other_gestures_tell_nobody(action: Action, status: Status) -> None:
    found = weigh(action, rdv(1, at(9), [part(reachable(), status)]))
    assert found.allowed
    assert (found.told, found.untold, found.needs_confirmation) == ((), (), False)


@pytest.mark.parametrize(
    ("who", "told", "visibility"),
    [
        (usager(), True, "visible_and_notified"),
        (reachable(notify_by_sms=False, notify_by_email=False), True, "visible_and_notified"),
        (reachable(), False, "visible_and_notified"),
        (reachable(), True, "visible_and_not_notified"),
        (reachable(), True, "invisible"),
    ],
)
def test_who_will_not_be_told_is_named_and_the_question_asked_all_the_same(
    who: Usager, told: bool, visibility: str
) -> None:
    motif = replace(CONSULTATION, visibility_type=visibility)
    found = weigh(Action.REVOKED, rdv(1, at(15), [part(who, told=told)], motif=motif, agents=()))
    assert (found.told, found.untold, found.needs_confirmation) == ((), ("DUPONT Léa",), True)


def test_api_v1_alone_says_enough_of_one_person_s_rdv() -> None:
    """What a motif notifies is in what each participation says; nobody has to know the motif's own setting."""
    unknown = replace(CONSULTATION, visibility_type=None)
    alone = rdv(1, at(15), [part(reachable())], motif=unknown, agents=())
    assert weigh(Action.REVOKED, alone).told == (Told("DUPONT Léa", ("SMS", "e-mail"), CANCELLATION),)
    not_told = rdv(1, at(15), [part(reachable(), told=False)], motif=unknown, agents=())
    assert weigh(Action.REVOKED, not_told).untold == ("DUPONT Léa",)


def test_what_api_v1_alone_tells_of_an_rdv_for_several_hangs_on_the_platform() -> None:
    """The original tells who cancels only once the whole RDV is cancelled; going back from it, each is told."""
    unknown = replace(CONSULTATION, visibility_type=None)
    couple = rdv(1, at(15), [part(reachable(1)), part(reachable(2))], motif=unknown, agents=())
    assert {told.note for told in weigh(Action.REVOKED, couple).told} == {"selon les réglages de la plateforme"}
    known: dict[int, Motif] = {1: CONSULTATION}
    with_directory = consequences(Action.REVOKED, [Target(couple, (1, 2))], now=NOW, motifs=known)
    assert {told.note for told in with_directory.told} == {""}
    gone = [part(reachable(1), Status.EXCUSED), part(reachable(2), Status.EXCUSED)]
    back = weigh(Action.RESET, rdv(1, at(15), gone, motif=unknown, agents=()))
    assert {told.note for told in back.told} == {""}
    together = workshop(1, at(15), [part(reachable(1)), part(reachable(2))], agents=())
    assert {told.note for told in weigh(Action.REVOKED, together).told} == {""}


def test_a_yes_covers_what_it_was_said_to_however_it_turns_out() -> None:
    maybe = Told("DUPONT Léa", ("SMS", "e-mail"), CANCELLATION, "selon les réglages de la plateforme")
    somehow = Told("DUPONT Léa", (), CANCELLATION)
    sure, by_mail = replace(maybe, note=""), Told("DUPONT Léa", ("e-mail",), CANCELLATION)
    assert covers([maybe], [sure])
    assert covers([somehow], [sure])
    assert covers([sure], [by_mail])
    assert covers([sure], [])
    assert not covers([by_mail], [sure]), "an SMS more"
    by_sms = replace(by_mail, by=("SMS",))
    assert covers([by_mail, by_sms], [by_mail, by_sms]), "two people of the same name"
    assert covers([by_sms, by_mail], [by_mail, by_sms])
    assert not covers([by_mail, by_sms], [sure])
    assert not covers([sure], [replace(sure, what=NEW_RDV)])
    assert not covers([sure], [sure, replace(sure, name="BENALI Karim")])


def test_a_relative_s_responsible_is_told() -> None:
    child = usager(1, last="PETIT", first="Zoé", responsible_id=2, responsible_name="Marie DUPONT")
    alone = weigh(Action.REVOKED, rdv(1, at(15), [part(child)], agents=()))
    assert alone.told == (
        Told("Marie DUPONT (pour PETIT Zoé)", (), CANCELLATION, "selon les réglages de la plateforme"),
    )
    both = weigh(Action.REVOKED, rdv(1, at(15), [part(child), part(reachable(2))], agents=()))
    assert both.told[0] == Told("DUPONT Léa (pour PETIT Zoé)", ("SMS", "e-mail"), CANCELLATION)
    silent = weigh(Action.REVOKED, rdv(1, at(15), [part(child), part(usager(2))], agents=()))
    assert silent.untold == ("PETIT Zoé", "DUPONT Léa")


@pytest.mark.parametrize(
    ("contact", "told", "untold"),
    [
        (Contact(SMS, "marie@exemple.test"), (("SMS", "e-mail"),), ()),
        (Contact(SMS, "marie@exemple.test", notify_by_sms=False), (("e-mail",),), ()),
        (Contact(SMS, notification_email="couple@exemple.test", notify_by_sms=False), (("e-mail",),), ()),
        (Contact("+33145000001"), (), ("PETIT Zoé (Marie DUPONT, 01\u00a045\u00a000\u00a000\u00a001)",)),
        (
            Contact(SMS, "marie@exemple.test", notify_by_sms=False, notify_by_email=False),
            (),
            (f"PETIT Zoé (Marie DUPONT, {phone_text(SMS)})",),
        ),
        (Contact(), (), ("PETIT Zoé",)),
    ],
)
def test_a_responsible_who_has_no_rdv_is_told_as_they_choose(
    contact: Contact, told: tuple[tuple[str, ...], ...], untold: tuple[str, ...]
) -> None:
    # What the proche has and accepts is of no account.
    child = reachable(
        1, last="PETIT", first="Zoé", responsible_id=2, responsible_name="Marie DUPONT", responsible_contact=contact
    )
    found = weigh(Action.REVOKED, rdv(1, at(15), [part(child)], agents=()))
    assert found.told == tuple(Told("Marie DUPONT (pour PETIT Zoé)", by, CANCELLATION) for by in told)
    assert found.untold == untold


def test_an_address_for_notifications_is_as_good_as_an_account_s() -> None:
    who = usager(1, notification_email="couple@exemple.test")
    assert means_of(who) == ("e-mail",)
    assert means_of(replace(who, notify_by_email=False)) == ()
    assert means_of(replace(who, notification_email="")) == ()


def test_once_the_hour_has_come_nobody_is_told() -> None:
    """Neither usagers nor agents; the question is asked all the same, since the RDV changes for somebody."""
    found = weigh(Action.EXCUSED, rdv(1, at(10), [part(reachable())]))
    assert (found.remark, found.told, found.untold) == (AFTER_THE_HOUR, (), ("DUPONT Léa",))
    assert found.needs_confirmation
    assert weigh(Action.SEEN, rdv(1, at(10), [part(reachable())])).remark == ""
    both = weigh(Action.EXCUSED, rdv(1, at(10), [part(usager(1, "PETIT"))]), rdv(2, at(15), [part(reachable(2))]))
    assert [one.name for one in both.told][:1] == ["DUPONT Léa"]
    assert (both.remark, both.untold) == (AFTER_THE_HOUR, ("PETIT Léa",))


def test_a_crowd_is_asked_about() -> None:
    people = [part(usager(1)), part(usager(2))]
    assert weigh(Action.SEEN, workshop(1, at(10), people)).needs_confirmation
    assert not weigh(Action.SEEN, workshop(1, at(10), people), ids=[1]).needs_confirmation
    assert not weigh(Action.SEEN, rdv(1, at(10), people)).needs_confirmation


@pytest.mark.parametrize(
    ("number", "mobile"), [("+33612345678", True), ("+33639981234", True), ("+33199001234", False), (None, False)]
)
def test_sms_go_to_mobiles_that_the_platform_has_understood(number: str | None, mobile: bool) -> None:
    assert means_of(usager(phone_number_formatted=number)) == (("SMS",) if mobile else ())
    assert means_of(usager(phone_number="06 39 98 12 34")) == (), "to the platform it is no number"


# Taking back


def test_an_undo_tells_as_the_way_back_does() -> None:
    cancelled = rdv(1, at(15), [part(reachable(), Status.EXCUSED)], agents=()).rdv
    (gone,) = cancelled.participations
    back = undo_consequences(Action.EXCUSED, [(cancelled, gone, Status.UNKNOWN)], now=NOW)
    assert back.told == (Told("DUPONT Léa", ("SMS", "e-mail"), NEW_RDV),)
    assert back.needs_confirmation
    seen = undo_consequences(Action.EXCUSED, [(cancelled, gone, Status.SEEN)], now=NOW)
    assert seen.told == back.told, "whoever was told that it is off is told that it is on, « vu » before the hour too"
    reset = rdv(2, at(15), [part(reachable())], agents=()).rdv
    again = undo_consequences(Action.RESET, [(reset, reset.participations[0], Status.REVOKED)], now=NOW)
    assert again.told[0].what == CANCELLATION


# Whatever the day


statuses = st.lists(st.sampled_from(Status), min_size=1, max_size=4)


@given(st.sampled_from(Action), statuses, st.integers(-3000, 3000), st.booleans(), st.booleans())
def test_only_what_is_offered_is_done_and_nobody_is_told_unasked(
    action: Action, found_statuses: list[Status], minutes: int, collective: bool, waiting: bool
) -> None:
    people = [
        part(reachable(n), s, waiting_since=NOW if waiting and s is Status.UNKNOWN else None)
        for n, s in enumerate(found_statuses, 1)
    ]
    starts_at = NOW + timedelta(minutes=minutes)
    entry = workshop(1, starts_at, people) if collective else rdv(1, starts_at, people)
    found = weigh(action, entry)
    by_id = {p.id: p for p in entry.rdv.participations}
    when = tense(starts_at, NOW)
    for number in moved(found):
        assert action in offered(by_id[number].status, waits(by_id[number]), when)
    if not found.allowed:
        assert found.reason
        assert not any(action in offered(p.status, waits(p), when) for p in people)
    announced = [number for number in moved(found) if notifies(action, by_id[number].status)]
    assert bool(found.told) == (bool(announced) and starts_at >= NOW)
    if announced:
        assert found.needs_confirmation
    if action in (Action.EXCUSED, Action.REVOKED) and any(p.status not in CANCELLED | {Status.OTHER} for p in people):
        assert all(by_id[number].status not in CANCELLED for number in moved(found))
