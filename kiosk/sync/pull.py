"""What is asked of the platform and put into the memory: a day, what stands around it, the directory, the usagers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from kiosk.api_client.wire.unread import PAGING, Unread
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.model import AbsenceOccurrence, Lieu, Motif, Organisation, PlageOccurrence, Rdv, Service, Team
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.failures import Forbidden, NotFound, Refused, ServerFault
from kiosk.domain.text.masked import masked
from kiosk.store.directory import E
from kiosk.store.marks import usagers_mark
from kiosk.store.rdvs import day_bounds
from kiosk.sync.absences import spans
from kiosk.sync.census import Census, take
from kiosk.sync.job import Job, Kind
from kiosk.sync.shared import Shared
from kiosk.sync.zones import zone_told

T = TypeVar("T")
K = TypeVar("K", Organisation, Agent, Lieu, Motif, Service, Team)

_AT_ONCE = 100  # RDVs put away in one turn of the memory
_RULES_AT_ONCE = 8  # absences whose days are worked out in one turn of the loop
# What an agent's rights, or the release of an instance, may withhold without anything being wrong.
_WITHHELD = (Forbidden, NotFound, Refused, ServerFault)


@masked
@dataclass(frozen=True, slots=True)
class View:
    """What the desk looks at."""

    organisation_id: int
    day: date

    @property
    def job(self) -> Job:
        """The pull of that day."""
        return self.job_of(Kind.DAY)

    def job_of(self, kind: Kind) -> Job:
        """That pull of the organisation, or of that day of it."""
        return Job(kind, self.organisation_id, None if kind in (Kind.DIRECTORY, Kind.USAGERS) else self.day)


class Puller:
    """Each method is one pull, whole; each raises a ``Failure``. ``synced`` is told when a day is up to date."""

    def __init__(
        self, shared: Shared, synced: Callable[[View, datetime], None], moved: Callable[[int], None] = lambda _: None
    ) -> None:
        """``moved`` is told of an organisation whose days are others than we thought: its zone has become known."""
        self._shared = shared
        self._memory = shared.memory
        self._synced = synced
        self._moved = moved
        self.has_organisations = False
        self.has_lieux: set[int] = set()
        """Organisations whose server lists its lieux by itself, and has."""

    async def organisations(self) -> None:
        """The organisations of the agent."""
        with self._shared.partial.noting(Job(Kind.ORGANISATIONS)) as unread:
            found = await self._shared.server.platform.organisations()
            if unread.partial:
                found += _unread_of(await self._memory.organisations(), found, unread, "organisations")
            await self._memory.save_organisations(found)
        self.has_organisations = True

    async def day(self, view: View) -> bool:
        """The RDVs of one day; whether anything was otherwise than we knew."""
        at = self._shared.clock.now()
        start, end = await self._window(view, view.day, view.day)
        with self._shared.partial.noting(view.job) as unread, self._shared.freshness.reading() as moment:
            found = await self._shared.server.platform.rdvs(view.organisation_id, start, end)
            if await self._learns_zone(view.organisation_id, found):
                return True
            changed = await self._save(view.organisation_id, found, moment)
            seen = {rdv.id for rdv in found}
            changed |= await self._remove_missing(view.organisation_id, seen, (start, end), moment, unread)
            if unread:
                known = [await self._memory.confirmed(rdv_id) for rdv_id in unread.ids.get("rdvs", ())]
                self._shared.partial.keep_old(view.job, [rdv.id for rdv in known if rdv is not None])
        await self._memory.save_synced(view.organisation_id, view.day, at)
        self._synced(view, at)
        await self._derive_lieux(view.organisation_id, found)
        return bool(changed)

    async def around(self, view: View, kind: Kind = Kind.AROUND) -> None:
        """The RDVs of the days around one, page by page."""
        with self._shared.partial.noting(Job(kind, view.organisation_id, view.day)) as unread:
            await self._around(view, unread)

    async def _around(self, view: View, unread: Unread) -> None:
        at = self._shared.clock.now()
        days = self._days_around(view.day)
        start, end = await self._window(view, days[0], days[-1])
        seen: set[int] = set()
        lieux: dict[int, Rdv] = {}
        with self._shared.freshness.reading() as moment:
            async with aclosing(self._shared.server.platform.rdv_pages(view.organisation_id, start, end)) as pages:
                async for page in pages:
                    if await self._learns_zone(view.organisation_id, page):
                        return
                    seen.update(rdv.id for rdv in page)
                    lieux.update((rdv.lieu.id, rdv) for rdv in page if rdv.lieu is not None)
                    await self._save(view.organisation_id, page, moment)
            await self._remove_missing(view.organisation_id, seen, (start, end), moment, unread)
        for day in days:
            # These pages may take minutes to come: a day that was looked at meanwhile is known better.
            known = await self._memory.synced_at(view.organisation_id, day)
            if known is None or not at < known <= self._shared.clock.now():
                await self._memory.save_synced(view.organisation_id, day, at)
                self._synced(View(view.organisation_id, day), at)
        await self._derive_lieux(view.organisation_id, lieux.values())

    async def directory(self, organisation_id: int) -> None:
        """Agents, motifs, lieux and services, as far as the agent may see them and the server tells."""
        with self._shared.partial.noting(Job(Kind.DIRECTORY, organisation_id)) as unread:
            await self._directory(organisation_id, unread)

    async def _directory(self, organisation_id: int, unread: Unread) -> None:
        capabilities = await self._shared.abilities.now()
        platform = self._shared.server.platform
        asked = [
            unless_withheld(lambda: platform.agents(organisation_id)),
            unless_withheld(lambda: platform.motifs(organisation_id)),
            unless_withheld(lambda: platform.lieux(organisation_id)),
            unless_withheld(lambda: platform.directory(organisation_id) if capabilities.directory else _nothing()),
        ]
        agents, motifs, lieux, more = await all_of(asked)
        if more is not None:
            agents = None if agents is None else more.complete_agents(agents)
            motifs = None if motifs is None else more.complete_motifs(motifs)
            await self._save_entries(organisation_id, Service, more.services, unread, "services")
            await self._save_entries(organisation_id, Team, more.teams, unread, "teams")
            if more.timezone:
                await self._save_zone(organisation_id, more.timezone)
            if more.holiday_zone:
                await self._memory.save_holiday_zone(organisation_id, more.holiday_zone)
        # Where people come is chosen from on every page: it is there before what only colours the lines.
        if lieux is not None:
            await self._save_entries(organisation_id, Lieu, lieux, unread, "lieux")
            self.has_lieux.add(organisation_id)
        if agents is not None:
            await self._save_entries(organisation_id, Agent, agents, unread, "agents")
        if motifs is not None:
            await self._save_entries(organisation_id, Motif, motifs, unread, "motifs")

    async def _save_entries(
        self, organisation_id: int, kind: type[E], found: Sequence[E], unread: Unread, name: str
    ) -> None:
        """``found`` is the whole list, but for what is ``unread`` of it: of that, what was known stays."""
        whole: list[E] = list(found)
        if unread.partial:
            known: list[E] = await self._memory.entries(organisation_id, kind)
            whole += _unread_of(known, found, unread, name)
        await self._memory.save_entries(organisation_id, kind, whole)

    async def agenda(self, view: View) -> None:
        """Plages and absences of the days around one."""
        with self._shared.partial.noting(Job(Kind.AGENDA, view.organisation_id, view.day)) as unread:
            await self._agenda(view, unread)

    async def _agenda(self, view: View, unread: Unread) -> None:
        capabilities = await self._shared.abilities.now()
        platform = self._shared.server.platform
        days = self._days_around(view.day)
        zone = await self._memory.zone(view.organisation_id)
        start, end = day_bounds(days[0], zone)[0], day_bounds(days[-1], zone)[1]
        plages: list[PlageOccurrence] | None
        absences: list[Absence] | None
        plages, absences = await all_of(
            [
                unless_withheld(
                    lambda: (
                        platform.plage_ouvertures(view.organisation_id, days[0], days[-1])
                        if capabilities.plage_ouvertures
                        else _nothing()
                    )
                ),
                unless_withheld(platform.absences),
            ]
        )
        if absences is not None:
            found: list[AbsenceOccurrence] = []
            # Rules that began years ago take their time: never more of it at once than a frame has.
            for first in range(0, len(absences), _RULES_AT_ONCE):
                found += spans(absences[first : first + _RULES_AT_ONCE], zone, start, end)
                await asyncio.sleep(0)
            if unread.lacks("absences") or unread.lacks(PAGING):
                whole = {absence.id for absence in absences}
                for day in days:
                    known = await self._memory.absences(view.organisation_id, day, zone)
                    found += [o for o in known if o.absence_id not in whole and o not in found]
            await self._memory.save_absences(view.organisation_id, start, end, found)
        # After what takes away from them: time is not shown free that an absence holds.
        if plages is not None:
            within = [o for o in plages if o.starts_at < end and o.ends_at > start]
            if unread.partial and (unread.lacks("plage_ouvertures") or unread.lacks(PAGING)):
                listed = {plage.plage_id for plage in plages}
                for day in days:
                    openings = await self._memory.plages(view.organisation_id, day, zone)
                    within += [o for o in openings if o.plage_id not in listed and o not in within]
            await self._memory.save_plages(view.organisation_id, start, end, within)

    async def usagers(self, organisation_id: int) -> None:
        """Identity and contact of all usagers, once a day, where the server cannot search them; gently.

        Where it can, those kept from a time when it could not are forgotten.
        """
        mark, today = usagers_mark(organisation_id), self._shared.clock.now().date().isoformat()
        kept_on = await self._memory.mark(mark)
        if (await self._shared.abilities.now()).user_search:
            if kept_on:
                await self._memory.forget_copy(organisation_id)
                await self._memory.save_census(organisation_id, 0, None)
                await self._memory.save_mark(mark, "")
            return
        if kept_on == today:
            return
        with self._shared.partial.noting(Job(Kind.USAGERS, organisation_id)) as unread:
            await self._copy_usagers(organisation_id, unread, first=not kept_on)
            await self._memory.save_mark(mark, today)

    async def _copy_usagers(self, organisation_id: int, unread: Unread, *, first: bool) -> None:
        copy = await self._memory.usager_ids(organisation_id)
        known = copy | await self._memory.ids_in_rdvs(organisation_id)
        census = Census()
        parts = take(
            self._shared.server.platform,
            organisation_id,
            census,
            known,
            calls=self._shared.timing.people_looked_for,
            turn=self._shared.clock.now().toordinal(),
        )
        async with aclosing(parts):
            async for part in parts:
                await self._memory.save_usagers(organisation_id, part)
                if first:
                    await self._memory.save_census(organisation_id, len(census.found), census.announced)
                if part:
                    await self._shared.link.pause(self._shared.timing.usagers_pause)
        # A list may have missed those whom it does not bring: only who is certainly gone is forgotten.
        gone = {number for number in census.gone(copy) if not unread.may_be("users", number)}
        await self._memory.part_with_usagers(organisation_id, gone)
        await self._memory.save_census(organisation_id, len(census.found), census.announced)

    async def _learns_zone(self, organisation_id: int, found: Sequence[Rdv]) -> bool:
        """Whether ``found`` tell that the organisation is in another zone than we thought.

        They are then not put away: they were asked for as of another day, and are asked for again.
        """
        name = zone_told(found, await self._memory.zone(organisation_id))
        return name is not None and await self._save_zone(organisation_id, name)

    async def _save_zone(self, organisation_id: int, name: str) -> bool:
        before = await self._memory.zone(organisation_id)
        await self._memory.save_zone(organisation_id, name)
        if await self._memory.zone(organisation_id) == before:
            return False
        self._moved(organisation_id)
        return True

    async def _save(self, organisation_id: int, found: Sequence[Rdv], moment: int) -> bool:
        """Puts away what was asked for at ``moment``, apart from what is known more recently; whether it was news.

        Little by little: a gesture waits behind one turn of the memory at most, and may be sent between two of them.
        """
        changed = False
        for start in range(0, len(found), _AT_ONCE):
            part = found[start : start + _AT_ONCE]
            newer = self._shared.freshness.since(moment)
            self._shared.freshness.told([rdv.id for rdv in part], moment)
            changed |= bool(await self._memory.save_rdvs(organisation_id, part, window=None, keep=newer))
        return changed

    async def _remove_missing(
        self, organisation_id: int, seen: set[int], window: tuple[datetime, datetime], moment: int, unread: Unread
    ) -> bool:
        """Forgets the RDVs of ``window`` that were not ``seen`` in what was asked for at ``moment``, nor may be among
        the ``unread``: what was known of these stays.
        """
        if unread.may_be("rdvs", 0):
            return False
        present = seen | unread.ids.get("rdvs", set()) | self._shared.freshness.since(moment)
        gone = await self._memory.save_rdvs(organisation_id, [], window=window, keep=present)
        self._shared.freshness.told(gone, moment)
        return bool(gone)

    def _days_around(self, day: date) -> list[date]:
        first = day - timedelta(days=self._shared.timing.days_back)
        return [
            first + timedelta(days=n) for n in range(self._shared.timing.days_back + self._shared.timing.days_ahead + 1)
        ]

    async def _window(self, view: View, first: date, last: date) -> tuple[datetime, datetime]:
        """From the first second of ``first`` to the last of ``last``, where the organisation is.

        The platform includes both ends.
        """
        zone = await self._memory.zone(view.organisation_id)
        return day_bounds(first, zone)[0], day_bounds(last, zone)[1] - timedelta(seconds=1)

    async def _derive_lieux(self, organisation_id: int, rdvs: Iterable[Rdv]) -> None:
        """Adds the lieux of ``rdvs`` to those known, on servers that do not list them."""
        if organisation_id in self.has_lieux:
            return
        found: dict[int, Lieu] = {rdv.lieu.id: rdv.lieu for rdv in rdvs if rdv.lieu is not None}
        known = {lieu.id: lieu for lieu in await self._memory.entries(organisation_id, Lieu)}
        missing = {number: lieu for number, lieu in found.items() if number not in known}
        if missing:
            await self._memory.save_entries(organisation_id, Lieu, list((known | missing).values()))


def _unread_of(known: Sequence[K], found: Sequence[K], unread: Unread, name: str) -> list[K]:
    """Of what is ``known`` and was not ``found``, what may be among the ``unread``."""
    there = {one.id for one in found}
    return [one for one in known if one.id not in there and unread.may_be(name, one.id)]


async def _nothing() -> None:
    return None


async def unless_withheld(call: Callable[[], Awaitable[T | None]]) -> T | None:
    """What ``call`` answers; None where an agent's rights or the server's release withhold it."""
    try:
        return await call()
    except _WITHHELD:
        return None


async def all_of(calls: list[Coroutine[Any, Any, Any]]) -> list[Any]:
    """What ``calls`` return, all on their way at once. When one fails the others are given up first."""
    tasks = [asyncio.ensure_future(call) for call in calls]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
