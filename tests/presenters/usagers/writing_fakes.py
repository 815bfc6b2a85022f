"""The part of a desk that writes people down, in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from kiosk.clock import PARIS
from kiosk.desk import DayData
from kiosk.desk.usagers import Usagers
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.model import Rdv, Service
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.people.usagers import Duplicate, UsagerDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure, NotFound
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, Errand, ErrandRecord, OnItsWay, Outcome, Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import usager_of
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import MARTIN, NOW, PETIT, PMI, FakeDesk
from tests.presenters.usagers.usager_fakes import FakeUsagers


class WritingUsagers(FakeUsagers):
    """Notes all that is written. ``turns`` is what the platform says of the next errands; None: it takes them."""

    def __init__(self, *people: Usager) -> None:
        super().__init__(*people)
        self.notification_emails = False  # whether the platform has such a field
        self.near: tuple[Duplicate, ...] = ()
        self.alike_at_platform: tuple[Duplicate, ...] | Failure = ()
        self.looked: list[UsagerDraft] = []
        self.created: list[UsagerDraft] = []
        self.changes: list[tuple[int, UsagerDraft, UsagerDraft]] = []
        self.private: list[tuple[int, dict[str, object], int | None]] = []
        self.private_failure: Failure | None = None
        self.turns: Outcome = OnItsWay()
        self.dismissed: list[str] = []
        self.refusals: list[ErrandRecord] = []
        self.removed: list[tuple[int, int]] = []
        self.removal_failure: Failure | None = None
        self.merged: list[tuple[int, int, dict[str, str], int | None]] = []
        self.merge_failure: Failure | None = None
        self.referents: list[tuple[str, int, int]] = []
        self.referent_failure: Failure | None = None

    async def has_notification_email(self, organisation_id: int) -> bool:
        return self.notification_emails

    async def near_duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> tuple[Duplicate, ...]:
        self.looked.append(draft)
        await asyncio.sleep(0)
        return tuple(one for one in self.near if one.usager.id != besides)

    async def duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> tuple[Duplicate, ...]:
        await self.gate.wait()
        if isinstance(self.alike_at_platform, Failure):
            raise self.alike_at_platform
        return tuple(one for one in self.alike_at_platform if one.usager.id != besides)

    async def create(self, draft: UsagerDraft, organisation_id: int, origin: Origin) -> Usager:
        self.created.append(draft)
        usager = usager_of(draft, -len(self.created))
        self.people[usager.id] = usager
        return usager

    async def change(
        self, usager_id: int, organisation_id: int, before: UsagerDraft, after: UsagerDraft, origin: Origin
    ) -> Usager:
        self.changes.append((usager_id, before, after))
        return usager_of(after, usager_id)

    async def change_private(
        self, usager_id: int, organisation_id: int, fields: Mapping[str, object], lock_version: int | None = None
    ) -> Fiche:
        self._fail(self.private_failure)
        self.private.append((usager_id, dict(fields), lock_version))
        fiche = self.fiches[usager_id]
        changed: dict[str, Any] = dict(fields)
        self.fiches[usager_id] = replace(fiche, **changed, lock_version=(fiche.lock_version or 0) + 1)
        return self.fiches[usager_id]

    async def outcome(self, usager_id: int) -> Outcome:
        await asyncio.sleep(0)
        return self.turns

    async def written(self, usager_id: int) -> tuple[ErrandRecord, ...]:
        return (record_of(CreateUsager(usager_id, UsagerDraft()), "told"),)

    async def refused(self) -> tuple[ErrandRecord, ...]:
        return tuple(self.refusals)

    async def dismiss(self, key: str, origin: Origin = Origin.DESK) -> None:
        self.dismissed.append(key)
        self.refusals = [one for one in self.refusals if one.errand.key != key]

    async def held_by(self, family: Collection[int], organisation_id: int) -> tuple[Rdv, ...]:
        return await Usagers.held_by(cast(Usagers, self), family, organisation_id)  # by the desk's own rule

    async def detach(self, usager_id: int, organisation_id: int) -> None:
        self._fail(self.removal_failure)
        self.removed.append((usager_id, organisation_id))

    async def merge(
        self, kept_id: int, merged_id: int, attributes: Mapping[str, str], lock_version: int | None = None
    ) -> Fiche:
        self._fail(self.merge_failure)
        self.merged.append((kept_id, merged_id, dict(attributes), lock_version))
        return await self.fiche(kept_id, 1)

    async def add_referent(self, usager_id: int, agent_id: int) -> None:
        self._fail(self.referent_failure)
        self.referents.append(("add", usager_id, agent_id))

    async def remove_referent(self, usager_id: int, agent_id: int) -> None:
        self._fail(self.referent_failure)
        self.referents.append(("remove", usager_id, agent_id))

    _calls = SimpleNamespace(now=lambda: NOW)

    def platform_has_no_rdvs(self) -> None:
        """API v1 of a generation without ``GET rdvs``."""

        async def rdvs(usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
            raise NotFound

        self.rdvs = rdvs  # type: ignore[method-assign]


class WritingDesk(FakeDesk):
    """A desk with people, and a platform that can merge."""

    def __init__(self, usagers: WritingUsagers) -> None:
        super().__init__()
        self.usagers = usagers
        self.capabilities = Capabilities(version=1, user_search=True, user_merge=True)

    async def day(self, organisation_id: int, day: Any) -> DayData:
        agents = {one.id: Agent(one.id, one.first_name, one.last_name, service_ids=(5,)) for one in (MARTIN, PETIT)}
        services: dict[int, Service] = {5: PMI}
        return DayData((), PARIS, agents=agents, services=services)


def record_of(what: CreateUsager | ChangeUsager, key: str, refusal: Refusal | None = None) -> ErrandRecord:
    """An errand that the platform has turned down."""
    return ErrandRecord(Errand(key, 1, NOW, what), Fate.REFUSED, refusal or Refusal("Refusé."))


class Said:
    """Notices, and the tasks that speak through them."""

    def __init__(self) -> None:
        self.notices = Notices()
        self.tasks = Tasks(self.notices)
        self.said: list[Notice] = []
        self.notices.noticed.connect(self.said.append)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.said]
