"""Those of an organisation's usagers whom the desk knows, found by what is typed and by when they come."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import CANCELLED
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.search.usager_index import UsagerIndex
from kiosk.domain.search.usager_query import UsagerQuery


@dataclass(frozen=True, slots=True)
class Hit:
    """One usager found: where the memory has them, and their RDVs."""

    usager_id: int
    exact: bool
    rdv_id: int | None  # one of theirs, which tells who they are where the memory has no fiche
    today_at: float | None
    last_at: float | None


@dataclass(frozen=True, slots=True)
class _Met:
    """An RDV of somebody, in Unix seconds."""

    starts_at: float
    usager_ids: tuple[int, ...]
    coming: frozenset[int]  # those of them who have not cancelled


class KnownUsagers:
    """The usagers of one organisation: those of its copy, and those whom its RDVs name."""

    def __init__(self) -> None:
        self.index = UsagerIndex()
        self._copied: set[int] = set()
        self._rdvs: dict[int, _Met] = {}
        self._rdvs_of: dict[int, array[int]] = {}
        self._near: tuple[tuple[float, float, int], dict[int, int]] | None = None

    def put(self, usager: Usager) -> None:
        """The memory has the fiche."""
        self._copied.add(usager.id)
        self.index.put(usager)

    def take(self, usager_id: int) -> None:
        """The memory no longer has the fiche."""
        self._copied.discard(usager_id)
        self._forget_unless_known(usager_id)

    def meet(self, rdv: Rdv) -> None:
        """The memory has the RDV."""
        known = self._rdvs.get(rdv.id)
        people = tuple(dict.fromkeys(p.usager.id for p in rdv.participations))
        coming = frozenset(p.usager.id for p in rdv.participations if p.status not in CANCELLED)
        self._rdvs[rdv.id] = _Met(rdv.starts_at.timestamp(), people, coming)
        for participation in rdv.participations:
            usager = participation.usager
            theirs = self._rdvs_of.setdefault(usager.id, array("q"))
            if rdv.id not in theirs:
                theirs.append(rdv.id)
            if usager.id not in self._copied:
                self.index.put(usager)
        if known is not None:
            self._part(rdv.id, set(known.usager_ids) - set(people))
        self._near = None

    def part(self, rdv_id: int) -> None:
        """The RDV is no longer in the memory."""
        if (known := self._rdvs.pop(rdv_id, None)) is not None:
            self._part(rdv_id, known.usager_ids)
            self._near = None

    def search(self, query: UsagerQuery, now: float, today: tuple[float, float], limit: int) -> list[Hit]:
        near = self._nearest(now, today)
        return [self._hit(found.usager_id, found.exact, now, today) for found in self.index.search(query, near, limit)]

    def like(self, draft: UsagerDraft) -> list[tuple[int, int | None]]:
        """Who may have something in common with ``draft``: their ids, each with that of one of their RDVs."""
        return [(usager_id, self._latest(usager_id)) for usager_id in sorted(self.index.like(draft))]

    def _part(self, rdv_id: int, usager_ids: Iterable[int]) -> None:
        for usager_id in usager_ids:
            theirs = self._rdvs_of[usager_id]
            theirs.remove(rdv_id)
            if not theirs:
                del self._rdvs_of[usager_id]
                self._forget_unless_known(usager_id)

    def _forget_unless_known(self, usager_id: int) -> None:
        if usager_id not in self._copied and usager_id not in self._rdvs_of:
            self.index.take(usager_id)

    def _nearest(self, now: float, today: tuple[float, float]) -> dict[int, int]:
        """The place of who is met today, in hour order, then of the others by how long ago or ahead that is."""
        key = (*today, int(now // 60))
        if self._near is None or self._near[0] != key:
            best: dict[int, tuple[bool, float]] = {}
            for met in self._rdvs.values():
                is_today = today[0] <= met.starts_at < today[1]
                for usager_id in met.usager_ids:
                    coming = is_today and usager_id in met.coming
                    at = (not coming, met.starts_at if coming else abs(met.starts_at - now))
                    if usager_id not in best or at < best[usager_id]:
                        best[usager_id] = at
            ordered = sorted(best, key=best.__getitem__)
            self._near = (key, {usager_id: place for place, usager_id in enumerate(ordered)})
        return self._near[1]

    def _hit(self, usager_id: int, exact: bool, now: float, today: tuple[float, float]) -> Hit:
        theirs = (self._rdvs[rdv_id] for rdv_id in self._rdvs_of.get(usager_id, ()))
        coming = [met.starts_at for met in theirs if usager_id in met.coming]
        return Hit(
            usager_id,
            exact,
            self._latest(usager_id),
            min((at for at in coming if today[0] <= at < today[1]), default=None),
            max((at for at in coming if at < now), default=None),
        )

    def _latest(self, usager_id: int) -> int | None:
        rdv_ids = self._rdvs_of.get(usager_id, ())
        return max(rdv_ids, key=lambda rdv_id: self._rdvs[rdv_id].starts_at, default=None)
