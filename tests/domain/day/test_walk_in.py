from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome, figures, in_order, with_outcome
from kiosk.domain.people.model import Usager
from tests.domain.samples import NOW

LEA = Usager(1, "Léa", "Dupont")
FIRST = WalkIn(id="a", organisation_id=1, arrived_at=NOW, lieu_id=1, usager=LEA, motif_name="Consultation")


def test_a_line_says_who_why_and_how_long() -> None:
    line = replace(FIRST, reason="renouvellement")
    assert (line.name, line.about) == ("DUPONT Léa", "Consultation – renouvellement")
    assert replace(FIRST, usager=None).name == "Sans fiche"
    assert replace(FIRST, motif_name="", reason="un papier").about == "un papier"
    assert line.minutes(NOW + timedelta(minutes=12, seconds=59)) == 12
    seen = with_outcome(line, WalkInOutcome.SEEN, NOW + timedelta(minutes=5))
    assert seen.minutes(NOW + timedelta(hours=3)) == 5
    assert line.minutes(NOW - timedelta(minutes=1)) == 0, "a clock set back"


def test_an_outcome_taken_back_leaves_the_wait_as_it_was() -> None:
    seen = with_outcome(FIRST, WalkInOutcome.LEFT, NOW + timedelta(minutes=5))
    assert with_outcome(seen, WalkInOutcome.WAITING, NOW + timedelta(minutes=9)) == FIRST


def test_who_waits_comes_first_and_figures_count_each_outcome() -> None:
    gone = with_outcome(replace(FIRST, id="b", arrived_at=NOW - timedelta(hours=1)), WalkInOutcome.SEEN, NOW)
    later = replace(FIRST, id="c", arrived_at=NOW + timedelta(minutes=1), lieu_id=2)
    anywhere = replace(FIRST, id="d", arrived_at=NOW + timedelta(minutes=2), lieu_id=None)
    everyone = [anywhere, gone, later, FIRST]
    assert [one.id for one in in_order(everyone, None)] == ["a", "c", "d", "b"]
    assert [one.id for one in in_order(everyone, 2)] == ["c", "d"]
    assert figures(everyone) == {WalkInOutcome.WAITING: 3, WalkInOutcome.SEEN: 1}
