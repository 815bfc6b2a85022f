"""What an RDV is by its people, where its own status says otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.day.shown import is_open, takes_place
from kiosk.domain.day.status import Status
from tests.domain.samples import at, part, rdv, usager, workshop

U, SEEN, EXCUSED, REVOKED = Status.UNKNOWN, Status.SEEN, Status.EXCUSED, Status.REVOKED


@pytest.mark.parametrize(
    ("people", "own", "takes", "is_still_open"),
    [
        ((U, U), U, True, True),
        ((U, SEEN), SEEN, True, False),
        ((U, U), SEEN, True, True),  # said of one by mistake, and taken back: the workshop stays seen
        ((U, EXCUSED), REVOKED, True, True),  # somebody enrolled again
        ((EXCUSED, REVOKED), REVOKED, False, False),
        ((EXCUSED,), U, True, True),  # others may enrol
        ((), U, True, True),
        ((), REVOKED, False, False),
    ],
)
def test_a_workshop(people: tuple[Status, ...], own: Status, *, takes: bool, is_still_open: bool) -> None:
    entry = workshop(1, at(15), [part(usager(n), s) for n, s in enumerate(people, 1)])
    found = replace(entry.rdv, status=own)
    assert takes_place(found) is takes
    assert is_open(found) is is_still_open


@pytest.mark.parametrize(
    ("people", "takes", "is_still_open"),
    [((U,), True, True), ((EXCUSED,), False, False), ((SEEN, U), True, False)],
)
def test_an_individual_rdv(people: tuple[Status, ...], *, takes: bool, is_still_open: bool) -> None:
    found = rdv(1, at(15), [part(usager(n), s) for n, s in enumerate(people, 1)]).rdv
    assert takes_place(found) is takes
    assert is_open(found) is is_still_open
