"""Follows what changes on the platform: told by it where it can tell, else by looking from time to time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic

from kiosk.api_client.wire.rdvs import Change
from kiosk.api_client.wire.unread import noted
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused, TimedOut, Unintelligible
from kiosk.sync.job import Job, Kind
from kiosk.sync.jobs import Jobs
from kiosk.sync.pull import Puller, View, all_of, unless_withheld
from kiosk.sync.shared import Shared
from kiosk.sync.timing import AT_ONCE, PAUSE_AT_MOST, SEVERAL_AT_ONCE, Backoff

_DIRECTORY = frozenset({"organisation", "lieu", "motif", "agent", "service", "team"})
_SPREAD = 0.15  # of the time between two looks: desks that start together would look together
_REMOVED_SINGLY = 100  # more RDVs than that gone at once: their days are pulled instead
GATHERED = 0.1  # seconds: a platform that tells each thing by itself has that long to tell several
_ECHOES = 1.0  # seconds between two answers, while they tell of what this desk is sending
_AGENDA = frozenset({"plage_ouverture", "absence"})


class Follower:
    """``view`` tells what the desk looks at, None when nothing yet; ``heard`` is called each time all is up to date."""

    def __init__(
        self,
        shared: Shared,
        puller: Puller,
        urgent: Jobs,
        background: Jobs,
        view: Callable[[], View | None],
        heard: Callable[[], Awaitable[None]],
    ) -> None:
        self._shared = shared
        self._memory = shared.memory
        self._puller = puller
        self._urgent = urgent
        self._background = background
        self._view = view
        self._heard = heard
        self._looked_elsewhere = asyncio.Event()
        self._quickened = asyncio.Event()

    def look(self) -> None:
        """The desk looks at another organisation."""
        self._looked_elsewhere.set()

    def quicken(self) -> None:
        """Something is going on at this desk: things may be moving at the others too."""
        self._quickened.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._looked_elsewhere.clear()
            view = self._view()
            if view is None:
                await self._looked_elsewhere.wait()
                continue
            following = asyncio.create_task(self._follow(view.organisation_id), name="follows the changes")
            elsewhere = asyncio.create_task(self._looked_elsewhere.wait(), name="looks elsewhere")
            try:
                await asyncio.wait([following, elsewhere], return_when=asyncio.FIRST_COMPLETED)
                if following.done():
                    following.result()
            finally:
                following.cancel()
                elsewhere.cancel()
                await asyncio.gather(following, elsewhere, return_exceptions=True)

    async def _follow(self, organisation_id: int) -> None:
        backoff = self._shared.backoff()
        while True:
            await self._shared.link.admitted()
            signed_in = self._shared.link.signed_in_times
            try:
                if (await self._shared.abilities.now()).changes:
                    await self._listen(organisation_id, backoff)
                else:
                    await self._look(organisation_id, backoff)
            except Failure as failure:
                await self._shared.link.after(failure, backoff, signed_in)

    # --- told by the platform

    async def _listen(self, organisation_id: int, backoff: Backoff) -> None:
        """Until a failure, or the server can no longer tell.

        The place reached in the changes outlives Kiosk: what changed meanwhile is told first.
        """
        mark = f"changes/{organisation_id}"
        cursor = await self._memory.mark(mark) or None
        echoes: set[int] = set()  # told, of what leaves here, and still to be looked at
        kept = cursor
        cut_short = at_once = 0
        self._shared.link.expect(self._shared.timing.silence)
        while (await self._shared.abilities.now()).changes:
            platform = self._shared.server.platform
            began = monotonic()
            try:
                with noted() as unread:
                    batch = await platform.changes(organisation_id, cursor)
                if cursor is None:
                    # What moved before this cursor was given, and after what we pulled, is in no list of changes.
                    self._pull(organisation_id, Kind.AROUND)
            except NotFound as missing:
                if not missing.gone:
                    self._shared.abilities.doubt()
                    raise
                cursor = kept = None
                await self._memory.save_mark(mark, "")
                self._shared.abilities.doubt()  # it may be of another epoch
                self._pull(organisation_id, Kind.DAY)
                continue
            except Unintelligible as stranger:
                if stranger.lacking:
                    self._shared.abilities.doubt()
                raise
            except TimedOut:
                # Proxies end calls that last: that is no cut, unless it is the rule.
                cut_short += 1
                if cut_short > 1:
                    raise
                continue
            cut_short = 0
            self._shared.link.good(kept=False)
            if unread:
                self._pull(organisation_id, Kind.DAY, Kind.AROUND)  # something changed, and nobody knows what
            echoes = await self._take_in(organisation_id, batch.changes, echoes)
            if echoes and await self._shared.link.pause(_ECHOES, self._shared.freshness.at_rest):
                echoes = await self._take_in(organisation_id, (), echoes)
            cursor = batch.cursor
            backoff.reset()
            self._shared.link.good()
            if not echoes:
                if cursor != kept:
                    await self._memory.save_mark(mark, cursor)
                    kept = cursor
                await self._heard()
            at_once = at_once + 1 if monotonic() - began < AT_ONCE else 0
            if at_once > SEVERAL_AT_ONCE:
                # It does not wait for anything to change: it is asked less and less. Where much is going on, what it
                # tells is wanted at once, and several things together.
                await self._shared.link.pause(GATHERED if batch.changes else min(at_once / 10, PAUSE_AT_MOST))

    def _pull(self, organisation_id: int, *kinds: Kind) -> None:
        view = self._view()
        if view is not None and view.organisation_id == organisation_id:
            for kind in kinds:
                jobs = self._urgent if kind is Kind.DAY else self._background
                jobs.want(Job(kind, view.organisation_id, view.day))

    async def _take_in(self, organisation_id: int, changes: Sequence[Change], echoes: set[int]) -> set[int]:
        """Looks at what changed, and at ``echoes`` of before; returns those of what this desk is still sending.

        Hundreds of gestures that leave would else have the day pulled again and again meanwhile.
        """
        deleted = {change.id for change in changes if change.type == "rdv" and change.deleted}
        touched = echoes | {change.id for change in changes if change.type == "rdv"} - deleted
        echoes = self._shared.freshness.echoes(touched)
        touched -= echoes
        kinds = {change.type for change in changes}
        if len(deleted) > _REMOVED_SINGLY or len(touched) > self._shared.timing.fetched_singly:
            self._pull(organisation_id, Kind.DAY, Kind.AROUND)
        else:
            for rdv_id in deleted:
                await self._remove(rdv_id)
            await all_of([self._fetch(rdv_id, organisation_id) for rdv_id in touched])
            if (deleted or touched) and self._shared.partial.of(organisation_id, Kind.DAY):
                self._pull(organisation_id, Kind.DAY)  # it may be what could not be read
        if "user" in kinds:
            # RDVs carry the names and telephones of those who come.
            self._pull(organisation_id, Kind.DAY)
            gone = {change.id for change in changes if change.type == "user" and change.deleted}
            await self._memory.part_with_usagers(organisation_id, gone)
            await self._refresh(organisation_id, {change.id for change in changes if change.type == "user"} - gone)
        if kinds & _DIRECTORY:
            self._background.want(Job(Kind.DIRECTORY, organisation_id))
        if kinds & _AGENDA:
            self._pull(organisation_id, Kind.AGENDA)
        return echoes

    async def _fetch(self, rdv_id: int, organisation_id: int) -> None:
        """One RDV that changed. Never with an answer older than what was written to it meanwhile."""
        while True:
            await self._shared.freshness.idle(rdv_id)
            with self._shared.freshness.reading() as moment:
                try:
                    with noted():
                        rdv = await self._shared.server.platform.rdv(rdv_id)
                except NotFound as missing:
                    if missing.gone:
                        await self._remove(rdv_id)
                    else:
                        self._pull(organisation_id, Kind.DAY, Kind.AROUND)
                    return
                except (Forbidden, Refused, Unintelligible):
                    # What this agent no longer sees is in no list of a day either; what cannot be read is told there.
                    self._pull(organisation_id, Kind.DAY, Kind.AROUND)
                    return
                if rdv_id not in self._shared.freshness.since(moment):
                    self._shared.freshness.told([rdv_id], moment)
                    await self._memory.save_rdv(rdv)
                    return

    async def _refresh(self, organisation_id: int, usager_ids: set[int]) -> None:
        """Usagers who changed, as far as this desk keeps them: no others are pulled."""
        known = await self._memory.known_usagers(organisation_id, usager_ids)
        if not known:
            return
        with noted() as unread:
            found = await unless_withheld(lambda: self._shared.server.platform.users_by_ids(sorted(known)))
        if found is not None:
            fresh = [fiche.usager for fiche in found]
            await self._memory.save_usagers(organisation_id, fresh)
            there = {usager.id for usager in fresh}
            out_of_sight = {one for one in known - there if not unread.may_be("users", one)}
            await self._memory.part_with_usagers(organisation_id, out_of_sight)

    async def _remove(self, rdv_id: int) -> None:
        # A list that was asked for before may still bring it.
        self._shared.freshness.told([rdv_id])
        await self._memory.remove_rdv(rdv_id)

    # --- by looking

    async def _look(self, organisation_id: int, backoff: Backoff) -> None:
        """Until a failure, or the server tells by itself: looks at the day that the desk looks at.

        As often as a busy hour asks for, here or at the other desks, and less and less once nothing has moved for long.
        """
        timing = self._shared.timing
        interval = timing.poll_least
        still = agenda = 0.0  # since something moved; since the agenda was looked at
        while True:
            self._shared.link.expect(max(timing.silence, interval + timing.answer))
            # Not even the person hurries this: the limit is on all desks together. Never at the same second for all.
            await self._shared.link.pause(timing.poll_least * (1 - _SPREAD * (1 - self._shared.jitter())), asked=True)
            if interval > timing.poll_least and not self._quickened.is_set():
                await self._shared.link.pause(interval - timing.poll_least, self._quickened)
            moved = self._quickened.is_set()
            self._quickened.clear()
            if (await self._shared.abilities.now()).changes:
                return
            view = self._view()
            if view is None:
                continue
            moved |= await self._puller.day(view)
            backoff.reset()
            self._shared.link.good()
            still = 0.0 if moved else still + interval
            agenda += interval
            if agenda >= timing.agenda_again:
                agenda = 0.0
                self._pull(organisation_id, Kind.AGENDA)
            busy = still < timing.poll_busy
            interval = timing.poll_least if busy else min(interval * timing.poll_growth, timing.poll_most)
