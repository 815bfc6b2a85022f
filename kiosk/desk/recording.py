"""What the desk tells its register: each thing once it is done, by whom it was done, and about whom by number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from kiosk.clock import Clock
from kiosk.desk.types import SignedAgent
from kiosk.domain.day.gesture import Gesture
from kiosk.domain.day.model import Rdv
from kiosk.domain.writes.deed import Deed, Did
from kiosk.domain.writes.errand import Book, ChangeRdv, ChangeUsager, CreateUsager, Errand, named


class Keeps(Protocol):
    """What a register is to the desk."""

    def note(self, *deeds: Deed) -> None: ...


class Recording:
    """Who is at work is told by ``at``; without a register nothing is noted."""

    def __init__(self, register: Keeps | None, clock: Clock) -> None:
        self._register = register
        self._clock = clock
        self._who: SignedAgent | None = None
        self._named: dict[int, int] = {}

    def at(self, who: SignedAgent | None) -> None:
        """``who`` is at work from now on; None: nobody."""
        before, self._who = self._who, who
        same = before and who and (before.agent_id, before.instance) == (who.agent_id, who.instance)
        if before is not None and not same:
            self._keep(before, Did.SESSION_CLOSED)
        if who is not None and not same:
            self._keep(who, Did.SESSION_OPENED)

    def did(
        self,
        what: str,
        organisation_id: int = 0,
        *,
        rdv_id: int = 0,
        usagers: Iterable[int] = (),
        undoes: bool = False,
    ) -> None:
        """One thing is done."""
        if self._who is not None:
            self._keep(self._who, what, organisation_id, rdv_id, tuple(dict.fromkeys(usagers)), undoes)

    def gestures(self, made: Sequence[Gesture], rdvs: Iterable[Rdv]) -> None:
        """Gestures are made; ``rdvs``, on which they are, say who takes part."""
        people = {one.id: one.usager.id for rdv in rdvs for one in rdv.participations}
        for one in made:
            about = [people[number] for number in one.participation_ids if number in people]
            self.did(one.action, one.organisation_id, rdv_id=one.rdv_id, usagers=about, undoes=one.undoes is not None)

    def errand(self, errand: Errand) -> None:
        """Something is written down, to be sent."""
        organisation_id = errand.organisation_id
        match errand.what:
            case CreateUsager(usager_id):
                self.did(Did.USAGER_CREATED, organisation_id, usagers=[usager_id])
            case ChangeUsager(usager_id):
                self.did(Did.USAGER_CHANGED, organisation_id, usagers=[usager_id])
            case Book(rdv_id):
                self.did(Did.RDV_BOOKED, organisation_id, rdv_id=rdv_id, usagers=sorted(named(errand.what)))
            case ChangeRdv(rdv_id):
                self.did(Did.RDV_CHANGED, organisation_id, rdv_id=rdv_id, usagers=sorted(named(errand.what)))

    def taken_back(self, what: Errand | Gesture | None) -> None:
        """It was taken back before it left."""
        if isinstance(what, Errand):
            is_rdv = isinstance(what.what, Book | ChangeRdv)
            rdv_id, usagers = (what.subject_id, named(what.what)) if is_rdv else (0, {what.subject_id})
            self.did(Did.TAKEN_BACK, what.organisation_id, rdv_id=rdv_id, usagers=sorted(usagers))
        elif what is not None:
            self.did(Did.TAKEN_BACK, what.organisation_id, rdv_id=what.rdv_id)

    def numbers(self, numbers: Mapping[int, int]) -> None:
        """What was made here has a number of the platform's."""
        for local, number in numbers.items():
            if self._named.get(local) != number:  # it is told of the RDV and of its people
                self._named[local] = number
                self.did(Did.KNOWN_AS, usagers=(local, number))

    def _keep(
        self,
        who: SignedAgent,
        what: str,
        organisation_id: int = 0,
        rdv_id: int = 0,
        usagers: Collection[int] = (),
        undoes: bool = False,
    ) -> None:
        if self._register is not None:
            now = self._clock.now()
            self._register.note(
                Deed(now, who.instance, who.agent_id, str(what), organisation_id, rdv_id, tuple(usagers), undoes)
            )
