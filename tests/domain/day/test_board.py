"""The rows of a day: which, in what order, and what each says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import PARIS
from kiosk.domain.day.board import (
    CANCELLED_KEY,
    FOLD_FROM,
    FOLD_KEY,
    NOW_KEY,
    Board,
    BoardFilter,
    Counter,
    Folds,
    Row,
    RowCache,
    RowKind,
    Thresholds,
    build_board,
)
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action, Shown, Status, Tense
from kiosk.domain.text.language import speak
from tests.domain.samples import (
    BEATRICE,
    CONSULTATION,
    DAY,
    KARIM,
    NOW,
    PHONE,
    SUD,
    WORKSHOP,
    at,
    part,
    rdv,
    usager,
    workshop,
)

EVERYTHING = BoardFilter()


def build(
    data: Sequence[DeskRdv],
    *,
    now: datetime = NOW,
    day: date = DAY,
    lieu_id: int | None = None,
    wanted: BoardFilter = EVERYTHING,
    opened: Mapping[str, bool] | None = None,
    cancelled_open: bool = False,
    compact: bool = False,
    past_open: bool | None = None,
    kept: Sequence[str] = (),
    thresholds: Thresholds | None = None,
    cache: RowCache | None = None,
) -> Board:
    return build_board(
        data,
        day=day,
        now=now,
        lieu_id=lieu_id,
        wanted=wanted,
        motifs={},
        thresholds=thresholds or Thresholds(),
        folds=Folds(opened or {}, past_open, cancelled_open, compact=compact, kept=kept),
        cache=cache,
    )


def keys(board: Board) -> list[str]:
    return [row.key for row in board.rows]


def only(entry: DeskRdv, now: datetime = NOW) -> Row:
    return next(row for row in build([entry], now=now).rows if row.kind is RowKind.RDV)


# Order

OCTOBER = date(2026, 10, 25)
"""In its night 2:30 comes twice."""


def test_the_hour_that_comes_twice_stands_in_the_order_in_which_it_comes() -> None:
    first, second = at(2, 50, day=OCTOBER), at(2, 10, day=OCTOBER).replace(fold=1)
    night = [rdv(1, at(3, day=OCTOBER)), rdv(2, second), rdv(3, first), rdv(4, at(1, 50, day=OCTOBER))]
    rows = build(night, day=OCTOBER, now=at(2, 55, day=OCTOBER)).rows
    assert [row.key for row in rows] == ["rdv-4", "rdv-3", NOW_KEY, "rdv-2", "rdv-1"]
    late = at(2, 5, day=OCTOBER).replace(fold=1)
    (row,) = [row for row in build(night, day=OCTOBER, now=late).rows if row.key == "rdv-3"]
    assert row.tense is Tense.TODAY_PASSED
    assert row.late_minutes == 15
    (row,) = [row for row in build(night, day=OCTOBER, now=late).rows if row.key == "rdv-2"]
    assert row.tense is Tense.TODAY_AHEAD


def test_what_is_kept_of_a_row_is_made_again_in_the_hour_that_comes_twice() -> None:
    cache, entry = RowCache(), rdv(3, at(2, 50, day=OCTOBER))
    minutes = [at(2, 55, day=OCTOBER), *(at(2, minute, day=OCTOBER).replace(fold=1) for minute in (5, 25, 45))]
    for now in minutes:
        kept = build([entry], day=OCTOBER, now=now, cache=cache).rows
        assert kept == build([entry], day=OCTOBER, now=now).rows, now


def test_hour_order_then_names_with_the_line_of_now_between_what_has_come_and_what_comes() -> None:
    data = [
        rdv(1, at(14)),
        rdv(2, at(10, 20), [part(usager(2, last="Zola"))]),
        rdv(3, at(9), [part(usager(3, last="Émile"))]),
        rdv(4, at(10, 20), [part(usager(4, last="éluard"))]),
        rdv(5, at(10, 21)),
    ]
    assert keys(build(data)) == ["rdv-3", "rdv-4", "rdv-2", NOW_KEY, "rdv-5", "rdv-1"]


def test_the_line_of_now_is_today_only_and_where_there_are_rows() -> None:
    tomorrow = DAY + timedelta(days=1)
    assert keys(build([rdv(1, at(9, day=tomorrow))], day=tomorrow)) == ["rdv-1"]
    assert keys(build([])) == []
    assert keys(build([rdv(1, at(9))])) == ["rdv-1", NOW_KEY]
    assert keys(build([rdv(1, at(15))])) == [NOW_KEY, "rdv-1"]
    line = build([rdv(1, at(15))]).rows[0]
    assert (line.text, line.spoken) == ("10:20", "Il est 10 heures 20")


def test_a_lieu_has_its_own_rdvs_and_those_without_a_lieu() -> None:
    data = [rdv(1, at(11)), rdv(2, at(12), lieu=SUD), rdv(3, at(13), motif=PHONE)]
    assert keys(build(data, lieu_id=1)) == [NOW_KEY, "rdv-1", "rdv-3"]
    assert keys(build(data, lieu_id=2)) == [NOW_KEY, "rdv-2", "rdv-3"]
    board = build(data, lieu_id=2)
    assert (board.total, board.matching, board.counters[Counter.UPCOMING]) == (2, 2, 2)


# What a row says


def test_the_line_said_aloud() -> None:
    entry = rdv(1, at(9, 30), [part(usager(1, last="DUPONT", first="Léa"), waiting_since=at(10, 8))])
    row = only(entry)
    assert row.spoken == (
        "9 heures 30, Dupont Léa, Consultation, avec Béatrice Martin, en salle d’attente depuis 12 minutes"
    )
    assert (row.name, row.hour, row.shown, row.tense) == ("DUPONT Léa", "9:30", Shown.WAITING, Tense.TODAY_PASSED)
    assert (row.waiting_minutes, row.waiting_since, row.late_minutes) == (12, at(10, 8), None)


def test_place_late_unsent_and_problem_are_said() -> None:
    assert "par téléphone" in only(rdv(1, at(11), motif=PHONE)).spoken
    assert only(rdv(1, at(10))).spoken.endswith("en retard de 20 minutes")
    assert only(rdv(1, at(11), unsent=[10])).spoken.endswith("à venir, pas encore envoyé")
    assert only(rdv(1, at(11), problem="Refusé par la plateforme.")).spoken.endswith("Refusé par la plateforme.")


@pytest.mark.parametrize(
    ("minutes_ago", "status", "shown", "late"),
    [
        (-5, Status.UNKNOWN, Shown.UPCOMING, None),
        (0, Status.UNKNOWN, Shown.UPCOMING, None),
        (9, Status.UNKNOWN, Shown.UPCOMING, None),
        (10, Status.UNKNOWN, Shown.UPCOMING, 10),
        (60, Status.UNKNOWN, Shown.UPCOMING, 60),
        (61, Status.UNKNOWN, Shown.TO_FILL, None),
        (30, Status.SEEN, Shown.SEEN, None),
        (30, Status.NOSHOW, Shown.NOSHOW, None),
        (30, Status.EXCUSED, Shown.EXCUSED, None),
        (30, Status.REVOKED, Shown.REVOKED, None),
        (30, Status.OTHER, Shown.OTHER, None),
    ],
)
def test_late_then_to_fill(minutes_ago: int, status: Status, shown: Shown, late: int | None) -> None:
    row = only(rdv(1, NOW - timedelta(minutes=minutes_ago), [part(usager(), status)]))
    assert (row.shown, row.late_minutes) == (shown, late)


def test_nobody_is_late_on_the_telephone_nor_on_another_day() -> None:
    assert only(rdv(1, at(10), motif=PHONE)).late_minutes is None
    yesterday = rdv(1, at(10, day=DAY - timedelta(days=1)), [part(usager(), waiting_since=at(9))])
    row = build([yesterday], day=DAY - timedelta(days=1)).rows[0]
    assert (row.shown, row.late_minutes, row.waiting_minutes) == (Shown.TO_FILL, None, None)


def test_long_wait_stands_out_from_its_threshold_on() -> None:
    def waiting(minutes: float) -> Row:
        return only(rdv(1, at(10), [part(usager(), waiting_since=NOW - timedelta(minutes=minutes))]))

    assert not waiting(19.9).long_wait
    assert waiting(20).long_wait


def test_homonyms_show_their_birth_dates_and_others_do_not() -> None:
    data = [
        rdv(1, at(11), [part(usager(1, last="Dupont", first="Léa", birth_date=date(1985, 3, 12)))]),
        rdv(2, at(12), [part(usager(2, last="DUPONT", first="Lea"))], lieu=SUD),
        rdv(3, at(13), [part(usager(3, last="Durand"))]),
    ]
    rows = build(data, lieu_id=1).rows
    details = {row.key: row.detail for row in rows}
    assert details["rdv-1"] == "12/03/1985"
    assert "né(e) le 12/03/1985" in next(row.spoken for row in rows if row.key == "rdv-1")
    assert details["rdv-3"] == ""
    assert {row.key: row.detail for row in build(data).rows}["rdv-2"] == "date de naissance inconnue"
    # The same person twice is no homonym.
    twice = [rdv(1, at(11), [part(usager(1))]), rdv(2, at(12), [part(usager(1), number=9)])]
    assert [row.detail for row in build(twice).rows] == ["", "", ""]


def test_a_relative_says_whose() -> None:
    child = usager(1, responsible_id=2, responsible_name="Marie DUPONT")
    assert only(rdv(1, at(11), [part(child)])).detail == "proche de Marie DUPONT"


def test_what_is_offered_follows_the_hour() -> None:
    assert only(rdv(1, at(15))).actions == (Action.WAITING, Action.SEEN, Action.EXCUSED, Action.REVOKED)
    assert Action.NOSHOW in only(rdv(1, at(10))).actions
    assert only(rdv(1, at(10), [part(usager(), Status.SEEN)])).actions[-1] is Action.RESET


def test_an_rdv_without_anybody_still_shows() -> None:
    row = only(rdv(1, at(11), []))
    assert (row.name, row.participation_ids, row.actions) == ("Sans usager", (), ())
    assert build([rdv(1, at(11), [])]).counters[Counter.UPCOMING] == 1


# Several usagers


def couple(*statuses: Status) -> DeskRdv:
    people = [part(usager(n, last="Martin", first=f"P{n}"), s) for n, s in enumerate(statuses, 1)]
    return rdv(1, at(11), people, agents=(BEATRICE, KARIM))


def test_a_couple_is_unfolded_and_can_be_folded() -> None:
    board = build([couple(Status.UNKNOWN, Status.SEEN)])
    assert keys(board) == [NOW_KEY, "rdv-1", "participation-1", "participation-2"]
    whole, first, second = board.rows[1:]
    assert (whole.name, whole.open, whole.participation_ids) == ("MARTIN P1, MARTIN P2", True, (1, 2))
    assert (first.kind, first.participation_ids, first.name) == (RowKind.PARTICIPATION, (1,), "MARTIN P1")
    assert (whole.shown, first.shown, second.shown) == (Shown.UPCOMING, Shown.UPCOMING, Shown.SEEN)
    assert "avec Béatrice Martin, Karim Benali" in whole.spoken
    assert Action.WAITING in whole.actions
    assert Action.RESET in whole.actions
    closed = build([couple(Status.UNKNOWN, Status.SEEN)], opened={"rdv-1": False})
    assert keys(closed) == [NOW_KEY, "rdv-1"]
    assert not closed.rows[1].open


def test_a_workshop_is_folded_and_says_how_many() -> None:
    people = [part(usager(n), s) for n, s in enumerate([Status.UNKNOWN] * 3 + [Status.SEEN] * 2, 1)]
    people[0] = replace(people[0], waiting_since=at(10, 10))
    people.append(part(usager(9), Status.EXCUSED))
    entry = workshop(1, at(10), people, name="Premiers pas")
    board = build([entry])
    assert keys(board) == ["rdv-1", NOW_KEY]
    row = board.rows[0]
    assert (row.name, row.detail) == ("Premiers pas", "5 inscrits, 1 en salle d’attente, 2 en retard, 2 vus")
    assert row.spoken.startswith("10 heures, Premiers pas, 5 inscrits, 1 en salle d’attente, 2 en retard, 2 vus, ")
    assert row.late_minutes == 20
    opened = build([entry], opened={"rdv-1": True})
    assert len(opened.rows) == 2 + 6
    assert opened.rows[2].late_minutes == 20
    assert board.counters == {
        Counter.UPCOMING: 2,
        Counter.WAITING: 1,
        Counter.SEEN: 2,
        Counter.ABSENT: 1,
        Counter.TO_FILL: 0,
    }


def test_a_group_says_the_worst_of_its_people() -> None:
    """« Vu » over a family of whom two have not come: nobody would look there."""
    family = [part(usager(1), Status.SEEN), part(usager(2)), part(usager(3), Status.SEEN), part(usager(4))]
    row = only(rdv(1, at(10), family))
    assert (row.shown, row.late_minutes) == (Shown.UPCOMING, 20)
    assert "en retard de 20 minutes" in row.spoken
    one_arrived = [replace(family[0], status=Status.UNKNOWN, waiting_since=at(10, 15)), *family[1:]]
    assert only(rdv(1, at(10), one_arrived)).late_minutes == 20
    waits_long = [replace(one_arrived[0], waiting_since=at(9, 50)), *family[1:]]
    row = only(rdv(1, at(10), waits_long))
    assert (row.shown, row.long_wait, row.late_minutes) == (Shown.WAITING, True, None)
    just_begun = [replace(one_arrived[0], waiting_since=at(10, 10)), *family[1:]]
    row = only(rdv(1, at(10, 15), just_begun))
    assert (row.shown, row.late_minutes) == (Shown.WAITING, None), "five minutes are no lateness"


def test_workshops_of_one_and_of_none() -> None:
    assert only(workshop(1, at(15), [part(usager())])).detail == "1 inscrit"
    assert only(workshop(1, at(15), [])).detail == "aucun inscrit"
    assert only(workshop(1, at(15), [], status=Status.REVOKED)).shown is Shown.REVOKED


@pytest.mark.parametrize("own", list(Status))
def test_a_workshop_is_what_its_people_are_whatever_its_own_status_says(own: Status) -> None:
    """The platform calls it seen once one of them is, and its own status can be set without theirs."""
    one_of_three = [part(usager(n), s) for n, s in enumerate([Status.SEEN, Status.UNKNOWN, Status.UNKNOWN], 1)]
    entry = workshop(1, at(10), one_of_three)
    entry = replace(entry, rdv=replace(entry.rdv, status=own))
    row = only(entry)
    assert (row.shown, row.detail) == (Shown.UPCOMING, "3 inscrits, 2 en retard, 1 vu")
    over = only(entry, now=at(12))
    assert (over.shown, over.detail) == (Shown.TO_FILL, "3 inscrits, 1 vu, 2 à renseigner")
    filled = [replace(p, status=Status.SEEN if n else Status.NOSHOW) for n, p in enumerate(one_of_three)]
    all_said = replace(entry, rdv=replace(entry.rdv, participations=tuple(filled)))
    assert only(all_said).shown is Shown.SEEN
    alone = replace(all_said, rdv=replace(all_said.rdv, participations=(part(usager(1)),)))
    assert only(alone).shown is Shown.UPCOMING, "somebody was enrolled again"


def test_a_workshop_that_the_service_cancelled_is_not_one_that_somebody_excused_themselves_from() -> None:
    people = [part(usager(1), Status.EXCUSED), part(usager(2), Status.REVOKED)]
    entry = workshop(1, at(15), people)
    assert only(entry).shown is Shown.EXCUSED
    cancelled = replace(entry, rdv=replace(entry.rdv, status=Status.REVOKED))
    assert only(cancelled).shown is Shown.REVOKED
    nobody_came = replace(entry.rdv, status=Status.REVOKED, participations=(part(usager(1), Status.NOSHOW),))
    assert only(replace(entry, rdv=nobody_came)).shown is Shown.NOSHOW, "what the platform makes of a past workshop"


# The fold of the past


def morning(count: int = FOLD_FROM + 1) -> list[DeskRdv]:
    return [rdv(n, at(8, n), [part(usager(n), Status.SEEN)]) for n in range(1, count + 1)]


def test_a_long_past_folds_into_one_row_that_opens() -> None:
    data = [*morning(), rdv(50, at(8, 30)), rdv(51, at(11))]
    board = build(data)
    assert keys(board) == [FOLD_KEY, "rdv-50", NOW_KEY, "rdv-51"]
    assert (board.rows[0].text, board.rows[0].open) == ("13 RDV passés, tous renseignés", False)
    opened = build(data, past_open=True)
    assert keys(opened)[:2] == [FOLD_KEY, "rdv-1"]
    assert opened.rows[0].open
    assert len(opened.rows) == 13 + 4
    assert (board.total, board.matching) == (15, 15)


def test_a_short_past_does_not_fold_unless_the_person_folded_it() -> None:
    assert FOLD_KEY not in keys(build(morning(FOLD_FROM)))
    assert keys(build(morning(FOLD_FROM), past_open=False)) == [FOLD_KEY, NOW_KEY]
    assert keys(build([rdv(51, at(11))], past_open=False)) == [NOW_KEY, "rdv-51"]
    assert build(morning(1), past_open=False).rows[0].text == "1 RDV passé, renseigné"


def test_a_filter_unfolds_and_other_days_do_not_fold() -> None:
    assert FOLD_KEY not in keys(build(morning(), wanted=BoardFilter(text="dupont")))
    assert FOLD_KEY not in keys(build(morning(), day=DAY, now=NOW + timedelta(days=1)))


def test_what_is_in_the_hand_is_not_folded_away() -> None:
    data = morning(FOLD_FROM + 2)
    assert keys(build(data, kept=["rdv-3"])) == [FOLD_KEY, "rdv-3", NOW_KEY]
    assert build(data, kept=["rdv-3"]).rows[0].text == "13 RDV passés, tous renseignés"


def test_what_is_under_way_or_to_fill_is_not_folded() -> None:
    under_way = rdv(60, at(10), [part(usager(60), Status.SEEN)])
    to_fill = rdv(61, at(8))
    half = rdv(62, at(8), [part(usager(62), Status.SEEN), part(usager(63))])
    shown = keys(build([*morning(), under_way, to_fill, half]))
    assert {"rdv-60", "rdv-61", "rdv-62"} <= set(shown)


# Filters


def some_day() -> list[DeskRdv]:
    return [
        rdv(1, at(9), [part(usager(1, last="Lefèvre", phone_number="06 12 34 56 78"), Status.SEEN)]),
        rdv(2, at(11), [part(usager(2, last="Benali", birth_name="Haddad"))], motif=PHONE, agents=(KARIM,)),
        rdv(3, at(12), [part(usager(3, last="Roux"), Status.NOSHOW), part(usager(4, last="Roux", first="Zoé"))]),
        workshop(4, at(14), [part(usager(5, last="Petit")), part(usager(6, last="Moreau"), Status.EXCUSED)]),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lefevre", ["rdv-1"]),
        ("haddad", ["rdv-2"]),
        ("béatrice cons", ["rdv-1", "rdv-3"]),
        ("061234", ["rdv-1"]),
        ("roux zoe", ["rdv-3"]),
        ("atelier", ["rdv-4"]),
        ("   ", ["rdv-1", "rdv-2", "rdv-3", "rdv-4"]),
        ("personne", []),
    ],
)
def test_text(text: str, found: list[str]) -> None:
    board = build(some_day(), wanted=BoardFilter(text=text))
    assert [row.key for row in board.rows if row.kind is RowKind.RDV] == found
    assert (board.total, board.matching) == (4, len(found))
    assert board.counters == build(some_day()).counters


def test_text_that_finds_someone_in_a_workshop_unfolds_it_on_them() -> None:
    assert keys(build(some_day(), wanted=BoardFilter(text="moreau"))) == [NOW_KEY, "rdv-4", "participation-6"]
    assert keys(build(some_day(), wanted=BoardFilter(text="moreau"), opened={"rdv-4": False})) == [NOW_KEY, "rdv-4"]
    assert keys(build(some_day(), wanted=BoardFilter(text="atelier portage"))) == [NOW_KEY, "rdv-4"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (BoardFilter(agent_ids=frozenset({8})), ["rdv-2"]),
        (BoardFilter(motif_ids=frozenset({CONSULTATION.id})), ["rdv-1", "rdv-3", "participation-3", "participation-4"]),
        (BoardFilter(motif_ids=frozenset({WORKSHOP.id, PHONE.id})), ["rdv-2", "rdv-4"]),
        (BoardFilter(service_ids=frozenset({2})), ["rdv-2"]),
        (BoardFilter(counters=frozenset({Counter.SEEN})), ["rdv-1"]),
        (
            BoardFilter(counters=frozenset({Counter.ABSENT})),
            ["rdv-3", "participation-3", "rdv-4", "participation-6"],
        ),
        (BoardFilter(counters=frozenset({Counter.UPCOMING}), agent_ids=frozenset({8})), ["rdv-2"]),
        (BoardFilter(text="roux", counters=frozenset({Counter.SEEN})), []),
    ],
)
def test_choices(wanted: BoardFilter, found: list[str]) -> None:
    board = build(some_day(), wanted=wanted)
    assert [key for key in keys(board) if key != NOW_KEY] == found
    assert board.counters[Counter.ABSENT] == 2


def test_a_row_is_made_again_only_when_something_of_it_changes() -> None:
    cache = RowCache()
    data = some_day()
    first = {row.key: row for row in build(data, cache=cache).rows}
    data[1] = replace(data[1], unsent=frozenset({2}))
    second = {row.key: row for row in build(data, now=NOW + timedelta(seconds=20), cache=cache).rows}
    assert [key for key in first if key != NOW_KEY and first[key] is not second[key]] == ["rdv-2"]
    # Equal data read anew from the memory is no change.
    again = [DeskRdv(replace(entry.rdv), entry.unsent, entry.problem) for entry in data]
    third = {row.key: row for row in build(again, now=NOW + timedelta(seconds=20), cache=cache).rows}
    assert all(third[key] is second[key] for key in third if key != NOW_KEY)


# What is kept of an earlier build


def test_what_is_kept_is_of_one_zone() -> None:
    day, cache = [rdv(1, at(10, 30))], RowCache()
    for zone in (PARIS, ZoneInfo("Indian/Reunion"), ZoneInfo("America/Cayenne"), PARIS):
        kept, anew = (build(day, now=NOW.astimezone(zone), cache=one) for one in (cache, None))
        assert kept.rows == anew.rows


def test_what_is_kept_is_in_one_language() -> None:
    day, cache = [rdv(1, at(10, 30))], RowCache()
    before = build(day, cache=cache).rows
    speak("en", lambda text, _about: text.upper())
    try:
        assert build(day, cache=cache).rows == build(day).rows != before
    finally:
        speak()
    assert build(day, cache=cache).rows == before


def test_what_is_kept_is_of_the_same_thresholds() -> None:
    day, cache = [rdv(1, at(9, 30))], RowCache()
    for late in (5, 600):
        asked: dict[str, Any] = {"day": DAY, "now": NOW, "lieu_id": None, "wanted": EVERYTHING, "motifs": {}}
        asked |= {"folds": Folds(), "thresholds": Thresholds(late=timedelta(minutes=late))}
        assert build_board(day, **asked, cache=cache).rows == build_board(day, **asked).rows


@pytest.mark.parametrize(
    ("text", "found", "alike"),
    [
        ("lefaivre", ["rdv-1"], [1]),  # as it is heard
        ("bénaly haddad", ["rdv-2"], [2]),
        ("rouxx", ["rdv-3"], [3]),
        ("mureau", ["rdv-4"], [4]),
        ("petit atelier", ["rdv-4"], []),
        ("rou consultation", ["rdv-3"], []),
        ("roux lefaivre", [], []),
    ],
)
def test_text_forgives_what_the_search_of_usagers_forgives(text: str, found: list[str], alike: list[int]) -> None:
    board = build(some_day(), wanted=BoardFilter(text=text))
    assert [row.key for row in board.rows if row.kind is RowKind.RDV] == found
    assert sorted(board.alike) == alike


def test_text_follows_the_people_of_the_day() -> None:
    """Who came, went or got another name is found as they now are, with what was worked out before."""
    cache, wanted = RowCache(), BoardFilter(text="benaly")
    assert [row.key for row in build(some_day(), wanted=wanted, cache=cache).rows if row.entry] == ["rdv-2"]
    renamed = [rdv(2, at(11), [part(usager(2, last="Fontaine"))]), rdv(7, at(11), [part(usager(7, last="Bénali"))])]
    assert [row.key for row in build(renamed, wanted=wanted, cache=cache).rows if row.entry] == ["rdv-7"]


# The compact form


def test_in_the_compact_form_those_who_are_at_the_same_are_one_line() -> None:
    board = build([couple(Status.UNKNOWN, Status.UNKNOWN)], compact=True)
    assert keys(board) == [NOW_KEY, "rdv-1"]
    assert board.rows[1].participation_ids == (1, 2)
    apart = build([couple(Status.UNKNOWN, Status.SEEN)], compact=True)
    assert keys(apart) == [NOW_KEY, "rdv-1", "participation-1", "participation-2"]
    chosen = build([couple(Status.UNKNOWN, Status.UNKNOWN)], compact=True, opened={"rdv-1": True})
    assert chosen.rows[1].open


def test_in_the_compact_form_a_single_rdv_of_the_past_folds_but_one_with_a_problem() -> None:
    assert keys(build(morning(1))) == ["rdv-1", NOW_KEY]
    assert keys(build(morning(1), compact=True)) == [FOLD_KEY, NOW_KEY]
    stopped = [replace(entry, problem="refusé") for entry in morning(1)]
    assert keys(build(stopped, compact=True)) == ["rdv-1", NOW_KEY]


def test_in_the_compact_form_what_is_cancelled_folds_under_the_day() -> None:
    data = [rdv(1, at(11), [part(usager(1), Status.EXCUSED)]), rdv(2, at(12), [part(usager(2), Status.REVOKED)])]
    data.append(rdv(3, at(13), [part(usager(3))]))
    board = build(data, compact=True)
    assert keys(board) == [NOW_KEY, "rdv-3", CANCELLED_KEY]
    assert board.rows[-1].text == "2 RDV annulés, ou absents (excusés)"
    opened = build(data, compact=True, cancelled_open=True)
    assert keys(opened) == [NOW_KEY, "rdv-1", "rdv-2", "rdv-3", CANCELLED_KEY]
    assert CANCELLED_KEY not in keys(build(data))
    assert keys(build(data, compact=True, kept=["rdv-1"])) == [NOW_KEY, "rdv-1", "rdv-3", CANCELLED_KEY]
