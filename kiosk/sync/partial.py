"""What the platform answered and could not be read, by the question, until it reads well again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.api_client.wire.unread import PAGING, Unread, noted
from kiosk.clock import Clock
from kiosk.domain.text.masked import masked
from kiosk.sync.job import Job, Kind

log = logging.getLogger(__name__)
AGAIN = timedelta(minutes=5)
"""What could not be read is asked for again: nobody else would hear that it was mended."""
_MOST = 50  # questions: the days that were looked at


@masked
@dataclass(frozen=True, slots=True)
class Missing:
    """What somebody who looks at a day has to know of it. ``rdvs`` of that day could not be read: those of ``old`` are
    shown as they last were, the others not at all. ``cut``: its list has no end that we came to. ``others``: the names
    of what else is not all there (« agents », « motifs »…).
    """

    rdvs: int = 0
    old: frozenset[int] = frozenset()
    cut: bool = False
    others: tuple[str, ...] = ()


class Partial:
    """``changed`` is called when something else than before could not be read."""

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._changed = changed
        self._pulled: dict[Job, Unread] = {}
        self._since: dict[Job, datetime] = {}
        self._old: dict[Job, frozenset[int]] = {}
        self._asked: dict[str, Unread] = {}

    @contextmanager
    def noting(self, job: Job) -> Iterator[Unread]:
        """Around the calls of ``job`` and what is done with their answers: their lists may be partial."""
        with noted() as unread:
            yield unread
        before = self._pulled.pop(job, Unread())
        if unread:
            self._pulled[job], self._since[job] = unread, self._clock.machine()
        else:
            self._since.pop(job, None)
            self._old.pop(job, None)
        for oldest in list(self._pulled)[:-_MOST]:
            del self._pulled[oldest]
        self._tell(f"{job.kind} of {job.organisation_id}", before, unread)

    @contextmanager
    def asked(self) -> Iterator[None]:
        """The same around a call that somebody waits for: of each kind of things, the last answer counts."""
        with noted() as unread:
            yield
        for name, count in unread.counts.items():
            before, now = self._asked.pop(name, Unread()), Unread()
            if count:
                now = self._asked[name] = Unread({name: count}, places=unread.places)
            self._tell(f"an answer with {name}", before, now)

    def keep_old(self, job: Job, rdv_ids: Iterable[int]) -> None:
        """Of the RDVs that could not be read for ``job``, these are known from before."""
        self._old[job] = frozenset(rdv_ids)

    def of(self, organisation_id: int, *kinds: Kind) -> list[Job]:
        """The questions on an organisation of whose answers something is missing, of ``kinds`` or of any."""
        return [
            job
            for job in self._pulled
            if job.organisation_id in (0, organisation_id) and (not kinds or job.kind in kinds)
        ]

    def due(self, organisation_id: int) -> list[Job]:
        """Those of them that are to be asked again now."""
        now = self._clock.machine()
        found = [job for job in self.of(organisation_id) if abs(now - self._since[job]) >= AGAIN]
        self._since.update(dict.fromkeys(found, now))
        return found

    def missing(self, day: Job) -> Missing:
        """What is missing for who looks at ``day``, a job of that kind. Other days are nobody's matter then."""
        of_day = self._pulled.get(day, Unread())
        around = [self._pulled[job] for job in self.of(day.organisation_id) if job.kind not in (Kind.DAY, Kind.WEEK)]
        others = {name for unread in (*around, *self._asked.values()) for name in unread.lacking}
        return Missing(
            rdvs=of_day.counts.get("rdvs", 0),
            old=self._old.get(day, frozenset()),
            cut=of_day.lacks(PAGING),
            others=tuple(sorted(others | of_day.lacking - {"rdvs", PAGING})),
        )

    def _tell(self, what: str, before: Unread, now: Unread) -> None:
        if before == now or not (before or now):
            return
        if now:
            # Where, and never what: the values may be people's.
            log.warning("%s could not be read whole: %s", what, "; ".join(sorted(now.places)))
        else:
            log.info("%s can be read whole again", what)
        self._changed()
