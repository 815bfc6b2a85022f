"""All that a desk writes, at once; and what has become of it, by the platform and by the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Collection
from dataclasses import dataclass, field, replace
from datetime import date, time

from kiosk.api_client.client import ApiClient
from kiosk.desk import Desk
from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.day.absence import AbsenceDraft, draft_of
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Failure, NotFound, SignedOut
from kiosk.domain.platform.own import Level
from kiosk.domain.writes.errand import Booked, Written
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of as usager_draft
from kiosk.sync.ladder import says_no
from kiosk.sync.state import SyncState
from tests.faults.between import morning
from tests.faults.between.morning import AFTERNOON, EVENING, GESTURES, hour, of, organisation
from tests.faults.middleman import Middleman


@dataclass
class Work:
    """What one desk writes in the organisation of ``case``."""

    desk: Desk
    case: int
    shared: bool  # the platform has the desk API: a waiting room, bookings
    at_once: dict[str, Failure | None] = field(default_factory=dict)
    """What is written while somebody waits: done, or why not."""
    states: list[SyncState] = field(default_factory=list)
    created: int = 0
    booked: int = 0
    shown: UsagerDraft = field(default_factory=UsagerDraft)

    @property
    def organisation_id(self) -> int:
        return organisation(self.case)

    def places(self) -> list[int]:
        return [place for place in GESTURES if self.shared or place not in (1, 7)]

    async def begin(self) -> None:
        """What a person looks at before anything befalls."""
        fiche = await self.desk.usagers.fiche(of(self.case, morning.RENAMED), self.organisation_id)
        self.shown = usager_draft(fiche.usager)
        await self.desk.usagers.meet([fiche.usager], self.organisation_id)

    async def queue(self) -> None:
        """Gestures and errands: durable, and sent behind."""
        desk, case = self.desk, self.case
        for place in self.places():
            entry = await desk.entry(of(case, place))
            assert entry is not None
            await desk.act(GESTURES[place][0], [Target(entry, (of(case, place),))])
        draft = UsagerDraft(first_name="Nadège", last_name=f"LORIOT{case}", birth_date=date(1985, 4, 3))
        self.created = (await desk.usagers.create(draft, self.organisation_id, Origin.DESK)).id
        after = replace(self.shown, address="3 place du Marché")
        await desk.usagers.change(of(case, morning.RENAMED), self.organisation_id, self.shown, after, Origin.DESK)
        if self.shared:
            self.booked = await desk.bookings.book(self.booking)
            moved = await desk.entry(of(case, morning.CHANGED))
            assert moved is not None
            await desk.bookings.change(moved.rdv.id, replace(booking_of(moved.rdv), starts_at=EVENING))

    @property
    def booking(self) -> Booking:
        number = self.organisation_id
        return Booking(
            organisation_id=number,
            motif_id=number,
            starts_at=AFTERNOON,
            duration_in_min=20,
            lieu_id=number,
            agent_ids=(number + 10,),
            guests=(Guest(of(self.case, morning.BOOKED)),),
        )

    @property
    def absence(self) -> AbsenceDraft:
        day = date(2027, 1, 4)
        return AbsenceDraft(
            agent_id=self.organisation_id + 10,
            title=f"Formation {self.case}",
            first_day=day,
            start_time=time(9),
            end_day=day,
            end_time=time(12),
        )

    @property
    def private(self) -> dict[str, object]:
        return {"affiliation_number": f"N{self.case}"}

    async def wait_for_each(self) -> None:
        """What a person waits for, all together."""
        desk, case, number = self.desk, self.case, self.organisation_id
        writes: dict[str, Awaitable[object]] = {
            "absence": desk.absences.create(self.absence),
            "referent": desk.usagers.add_referent(of(case, morning.PRIVATE), number + 10),
            "private": desk.usagers.change_private(
                of(case, morning.PRIVATE), number, {"affiliation_number": f"N{case}"}
            ),
            "leaving": desk.usagers.detach(of(case, morning.LEAVING), number),
        }
        if self.shared:
            writes["deleted"] = desk.bookings.delete(of(case, morning.DELETED))
            writes["merged"] = desk.usagers.merge(of(case, morning.KEPT), of(case, morning.MERGED), {})
            writes["level"] = desk.own.choose_level(Level.SOON if case % 2 else Level.OTHERS)
        ended = await asyncio.gather(*writes.values(), return_exceptions=True)
        for name, outcome in zip(writes, ended, strict=True):
            assert not isinstance(outcome, BaseException) or isinstance(outcome, Failure), (name, outcome)
            self.at_once[name] = outcome if isinstance(outcome, Failure) else None

    # What has become of it

    async def is_said_truly(self) -> None:
        """Nothing is refused, nobody is signed out, and nothing that the platform can do is taken away."""
        desk, case = self.desk, self.case
        for place in self.places():
            entry = await desk.entry(of(case, place))
            assert entry is not None, place
            assert not entry.problem, (place, entry.problem)
            fates = [record.fate for record in await desk.history(of(case, place))]
            assert fates == [Fate.SENT], (place, fates)
        usagers = [await desk.usagers.outcome(number, 5) for number in (self.created, of(case, morning.RENAMED))]
        assert all(isinstance(one, Written) for one in usagers), usagers
        if self.shared:
            rdvs = [await desk.bookings.outcome(number, 5) for number in (self.booked, of(case, morning.CHANGED))]
            assert all(isinstance(one, Booked) for one in rdvs), rdvs
        for name, failure in self.at_once.items():
            assert failure is None or not (says_no(failure) or isinstance(failure, SignedOut)), (name, failure)
        assert not any(state.signed_out for state in self.states)
        if self.shared:
            lost = [s.capabilities for s in self.states if s.capabilities and not s.capabilities.waiting_room]
            assert not lost, "the waiting room was turned off"

    async def is_there_once(self, colleague: ApiClient) -> None:
        """By what the platform has."""
        case = self.case
        there = {rdv.id: rdv for rdv in await colleague.rdvs(self.organisation_id, hour(0), EVENING)}
        for place in self.places():
            (participation,) = there[of(case, place)].participations
            assert participation.status is GESTURES[place][1], place
            assert (participation.waiting_since is not None) == (place == 1), place
        await self._people_are_there_once(colleague)
        absences = [draft_of(one) for one in await colleague.absences() if one.title == self.absence.title]
        assert absences in self._done("absence", [self.absence], [])
        if self.shared:
            self._rdvs_are_there_once(there)
            assert (of(case, morning.DELETED) in there) in self._done("deleted", False, True)

    async def _people_are_there_once(self, colleague: ApiClient) -> None:
        case, number = self.case, self.organisation_id
        known = {
            fiche.usager.id: fiche for fiche in await colleague.users_by_ids(range(1, 3000), organisation_id=number)
        }
        named = [one.usager for one in known.values() if one.usager.last_name == f"LORIOT{case}"]
        assert len(named) == 1, [one.id for one in named]
        assert known[of(case, morning.RENAMED)].usager.address == "3 place du Marché"
        private = known[of(case, morning.PRIVATE)].affiliation_number
        assert (private == f"N{case}") in self._done("private", True, False)
        assert (of(case, morning.LEAVING) not in known) in self._done("leaving", True, False)
        if self.shared:
            assert (of(case, morning.MERGED) not in known) in self._done("merged", True, False)
        follows = True
        try:
            key = f"no longer {case}"
            await colleague.delete_referent_assignation(number + 10, of(case, morning.PRIVATE), key=key)
        except NotFound:
            follows = False
        assert follows in self._done("referent", True, False)

    def _rdvs_are_there_once(self, there: dict[int, Rdv]) -> None:
        made = [rdv for rdv in there.values() if rdv.starts_at == AFTERNOON]
        assert [booking_of(rdv).guests for rdv in made] == [self.booking.guests]
        assert there[of(self.case, morning.CHANGED)].starts_at == EVENING

    def _done(self, name: str, as_done: object, as_before: object) -> Collection[object]:
        """How it may be: as it was done, or also as before where the desk could not say that it was."""
        return [as_done] if self.at_once[name] is None else [as_done, as_before]

    def is_sent_once(self, middleman: Middleman) -> None:
        """Whoever is told of a status would be told twice."""
        for place in self.places():
            path = f"/participations/{of(self.case, place)}$"
            asked = [one for one in middleman.asked("PATCH", path) if one.reached and _sets(one.request.raw)]
            carried = [one for one in asked if one.status in (200, None)]  # None: broken off while it answered
            keys = {one.request.headers["idempotency-key"] for one in carried}
            assert len(keys if self.shared else carried) <= 1, place


def _sets(request: bytes) -> bool:
    """Whether it sets a status: one left empty asks for the RDV."""
    return b'"status":null' not in request
