"""What of a day stands on which sheet."""

from __future__ import annotations

from datetime import date, timedelta

from kiosk.clock import PARIS
from kiosk.desk.documents import DayOf, Sheets, day_lists
from kiosk.desk.types import DayData
from kiosk.domain.dates.public_holidays import NO_DAY_OFF, DaysOff
from kiosk.domain.day.status import Status
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.text.document import Document, Table
from tests.domain.samples import BEATRICE, KARIM, NOW, PHONE, SUD, at, part, rdv, usager
from tests.support.paper import words_of

DATA = DayData(
    entries=(
        rdv(1, at(9), agents=(BEATRICE,)),
        rdv(2, at(10), agents=(BEATRICE, KARIM)),
        rdv(3, at(11), lieu=SUD, agents=(KARIM,)),
        rdv(4, at(12), motif=PHONE, agents=(KARIM,)),
        rdv(5, at(13), [part(usager(9), Status.REVOKED)], agents=(KARIM,)),
    ),
    zone=PARIS,
    synced_at=NOW,
)
OF = DayOf("MDS d’Ormeval", "Tous les lieux", NOW.date(), NOW)
WALK_IN = WalkIn(id="a", organisation_id=1, arrived_at=NOW, lieu_id=SUD.id, reason="un papier")


def hours(document: Document) -> list[str]:
    return [row[0] for part in document.parts if isinstance(part, Table) for row in part.rows]


def test_each_agent_has_their_day_where_only_the_others_are_named() -> None:
    karim, beatrice = day_lists(DATA, (), OF, Sheets.AGENT)
    assert beatrice.title == "Lundi 23 novembre 2026 – Béatrice Martin – Tous les lieux"
    assert hours(beatrice) == ["9:00", "10:00"]
    assert hours(karim) == ["10:00", "11:00", "12:00"], "nothing that was called off"
    (table,) = (part for part in beatrice.parts if isinstance(part, Table))
    assert [row[3] for row in table.rows] == ["", "Karim Benali"]
    (alone,) = day_lists(DayData(DATA.entries[:1], PARIS), (), OF, Sheets.AGENT)
    (table,) = (part for part in alone.parts if isinstance(part, Table))
    assert "Avec" not in table.heads, "nobody else is there"


def test_each_lieu_has_its_day_with_who_came_there() -> None:
    nord, sud = day_lists(DATA, (WALK_IN,), OF, Sheets.LIEU)
    assert hours(nord) == ["9:00", "10:00", "12:00"]
    assert hours(sud) == ["11:00", "12:00", "10:20"]
    assert "un papier" in words_of(sud)


def test_a_day_without_anybody_is_one_sheet_that_says_so() -> None:
    for sheets in Sheets:
        (document,) = day_lists(DayData((), PARIS), (), OF, sheets)
        assert "Aucun rendez-vous ce jour." in words_of(document)


def test_what_was_heard_long_ago_is_said_with_its_hour() -> None:
    old = DayData(DATA.entries, PARIS, synced_at=NOW - timedelta(hours=3))
    assert "tel que connu le 23/11/2026 à 7:20" in day_lists(old, (), OF, Sheets.WHOLE)[0].about
    assert "tel que connu" not in day_lists(DATA, (), OF, Sheets.WHOLE)[0].about


def test_the_next_working_day_is_after_week_ends_and_holidays() -> None:
    assert DaysOff().next_working(date(2026, 11, 27)) == date(2026, 11, 30)
    assert DaysOff().next_working(date(2026, 12, 24)) == date(2026, 12, 28)
    assert DaysOff(NO_DAY_OFF).next_working(date(2026, 12, 24)) == date(2026, 12, 25)
