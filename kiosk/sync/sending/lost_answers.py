"""After a try of which nobody knows what it did: the RDV as it is, and where it is gone, what is known all the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused
from kiosk.domain.writes.fates import all_done
from kiosk.sync.sending.gesture_calls import carry_out, read_rdv
from kiosk.sync.sending.outcomes import Sending, Settled, Unreadable
from kiosk.sync.shared import Shared

if TYPE_CHECKING:
    from kiosk.domain.day.model import Rdv


class LostAnswers:
    """Looks for what a gesture did whose answer never came."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    async def read(self, sending: Sending, known: Rdv | None) -> Rdv:
        """The RDV as the platform has it. Raises ``Unreadable`` where it does not show it, ``Settled`` where the
        gesture was carried out all the same, and what the reading raises."""
        try:
            return await read_rdv(sending.server.platform, sending.gesture.rdv_id, known)
        except (NotFound, Forbidden, Refused) as failure:
            await self._look_back(sending, known, failure)
            raise Unreadable(failure) from None

    async def _look_back(self, sending: Sending, known: Rdv | None, failure: Failure) -> None:
        """Of an RDV that is gone, what was last known may say that the gesture was carried out; else a platform that
        knows keys does, which answers to the same key as the first time.

        Raises ``Settled`` where it was, ``Unreadable`` where it surely was not.
        """
        gesture = sending.gesture
        touched = [p for p in known.participations if p.id in gesture.participation_ids] if known is not None else []
        if not isinstance(failure, NotFound):
            return
        if all_done(gesture, touched, shared=sending.shared):
            raise Settled(None)
        if gesture.undoes is not None or not (await self._shared.abilities.at_once()).version:
            return
        done = [await self._was_done(sending, known, number) for number in gesture.participation_ids]
        if all(done):
            raise Settled(None)
        raise Unreadable(failure, certain=not any(done), partly=any(done))

    async def _was_done(self, sending: Sending, known: Rdv | None, number: int) -> bool:
        """Whether the platform, where the RDV is gone, has an answer to the key of one call."""
        one = replace(sending.gesture, participation_ids=(number,))
        server, clock = sending.server.platform, self._shared.clock
        try:
            await carry_out(server, clock, one, known, fresh=False, shared=sending.shared)
        except NotFound:
            return False
        except Forbidden:
            pass  # it was done, and is not told again to who does not see the RDV any more
        return True
