"""What the platform alone knows or does about people: asked when somebody waits for it, never kept."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.desk.gestures import new_key
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.day.standing import takes_place
from kiosk.domain.day.status import UNDETERMINED
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused
from kiosk.domain.text.search_text import fold
from kiosk.domain.writes.origin import Origin

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.desk.ports import PlatformClient
    from kiosk.domain.day.model import Rdv
    from kiosk.domain.people.fiche import Fiche
    from kiosk.domain.people.model import Usager
    from kiosk.domain.people.usagers import Duplicate, FoundUsagers, UsagerDraft
    from kiosk.domain.writes.versions import Version

PRIVATE = frozenset({"affiliation_number", "caisse_affiliation", "family_situation", "number_of_children"})
"""Fields of a fiche that are shown from the network and written at once: they never wait on the desk.

The others of that kind (« remarques », « logement », « complément d'adresse », « numéro de dossier ») are shown only:
the platform's API takes what is sent for them and leaves them as they were.
"""


class UsagerCalls(PlatformCalls):
    """The part of ``UsagerDesk`` that speaks to the platform."""

    async def search_platform(self, organisation_id: int, text: str) -> FoundUsagers:
        """Who the platform finds, those of the rest of the territory masked. ``NotFound`` where it cannot search."""
        await self._needs("user_search")
        return await self._session.ask(lambda client: client.search_users(organisation_id, text))

    async def duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> tuple[Duplicate, ...]:
        """Who the platform takes for the same person, likeliest first. ``NotFound`` where it cannot search."""
        await self._needs("user_search")
        if besides is not None and besides < 0:
            besides = (await self._session.memory.queue.numbers({besides})).get(besides)
        found = await self._session.ask(lambda client: client.duplicates(draft, organisation_id, besides=besides))
        return tuple(found)

    async def fiche(self, usager_id: int, organisation_id: int) -> Fiche:
        """The whole fiche, for a screen. Raises ``NotFound`` or ``Forbidden`` for one that this agent may not see.

        Its ``organisation_ids`` are those that the agent may see, None where they cannot be known.
        """
        usager_id = await self._there(usager_id)
        try:
            return await self._session.ask(lambda client: client.user(usager_id))
        except (NotFound, Forbidden) as failure:
            with contextlib.suppress(NotFound, Forbidden):
                # Of a territory that opens its fiches: seen through an organisation, whose answer names itself alone.
                found = await self._session.ask(lambda client: client.user(usager_id, organisation_id=organisation_id))
                return replace(found, organisation_ids=None)
            raise failure

    async def rdvs(self, usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
        """An usager's RDVs that this agent may see, newest first. ``NotFound`` where the server cannot be asked."""
        usager_id = await self._there(usager_id)
        return tuple(await self._session.ask(lambda client: client.rdvs_of_user(usager_id, organisation_id)))

    async def proches(self, usager_id: int, organisation_id: int) -> tuple[Usager, ...]:
        """Those who hang on an usager, by name: of the desk's memory, completed by the platform where it can search.

        Of the memory alone, without a ``Failure``, while the platform cannot be asked.
        """
        known = {one.id: one for one in await self._session.memory.proches(organisation_id, usager_id)}
        with contextlib.suppress(Failure):
            if (await self.capabilities()).user_search:
                number = await self._there(usager_id)
                found = await self._session.ask(lambda client: client.proches(organisation_id, number))
                # Who is no longer theirs is not in it.
                known = {one.id: one for one in found} | {i: one for i, one in known.items() if i < 0}
        return tuple(sorted(known.values(), key=lambda one: (fold(one.last_name), fold(one.first_name), one.id)))

    async def versions(self, usager_id: int) -> tuple[Version, ...]:
        """The history of a fiche, newest first."""
        await self._needs("versions")
        usager_id = await self._there(usager_id)
        return tuple(await self._session.ask(lambda client: client.user_versions(usager_id)))

    # Written at once

    async def change_private(
        self, usager_id: int, organisation_id: int, fields: Mapping[str, object], lock_version: int | None = None
    ) -> Fiche:
        """Writes private fields (``PRIVATE``) of a fiche, and answers it as it then is.

        Raises ``Conflict`` (``theirs``: the present ``Fiche``) when it was changed since ``lock_version``, ``Refused``.
        """
        if not fields.keys() <= PRIVATE:
            raise ValueError("a field that is not written this way")
        usager_id = await self._there(usager_id)

        async def there() -> Fiche | None:
            found = await self.fiche(usager_id, organisation_id)
            kept = {name: None if value == "" else value for name, value in fields.items()}
            return found if all(getattr(found, name) == value for name, value in kept.items()) else None

        return await self._write(
            lambda client, key: client.update_user(usager_id, fields, key=key, lock_version=lock_version), there
        )

    async def attach(self, usager_id: int, organisation_id: int) -> None:
        """Puts an usager, and their proches, in an organisation."""
        usager_id = await self._there(usager_id)

        async def attach(client: PlatformClient, key: str) -> None:
            await client.attach_user(organisation_id, usager_id, key=key)

        async def attached() -> bool:
            return not await self._is_out(usager_id, organisation_id)

        await self._do(attach, attached)
        self._session.look_again()

    async def detach(self, usager_id: int, organisation_id: int) -> None:
        """Takes an usager and their proches out of an organisation; out of the last one the fiche is anonymised.

        Raises ``Refused`` while RDVs are to come; its ``rdvs`` are those that this agent sees.
        """
        usager_id = await self._there(usager_id)
        desk_api = (await self.capabilities()).version

        async def detach(client: PlatformClient, key: str) -> None:
            if desk_api:
                await client.delete_user(usager_id, organisation_id, key=key)
            else:
                await client.detach_user(organisation_id, usager_id, key=key)

        async def detached() -> bool:
            return await self._is_out(usager_id, organisation_id)

        try:
            await self._do(detach, detached)
        except Refused as refused:
            refused.rdvs = await self._rdvs_to_come(usager_id, organisation_id)
            raise
        memory = self._session.memory
        proches = {proche.id for proche in await memory.proches(organisation_id, usager_id)}
        await memory.part_with_usagers(organisation_id, {usager_id, *proches}, origin=Origin.DESK)
        self._session.look_again()

    async def remove(self, usager_id: int, organisation_id: int) -> None:
        """« Supprimer » a fiche: on this platform no more, and no less, than ``detach``."""
        await self.detach(usager_id, organisation_id)

    async def add_referent(self, usager_id: int, agent_id: int) -> None:
        """Makes an agent a référent of an usager."""
        usager_id = await self._there(usager_id)

        async def assign(client: PlatformClient, key: str) -> None:
            await client.create_referent_assignation(agent_id, usager_id, key=key)

        async def assigned() -> bool:
            referents = await self._referents(usager_id)
            if referents is not None:
                return agent_id in referents
            # A server that does not tell them refuses one who is one already.
            try:
                await self._session.ask(lambda client: assign(client, new_key()))
            except Refused as refused:
                if not any("taken" in codes for codes in refused.fields.values()):
                    raise
            return True

        await self._do(assign, assigned)

    async def remove_referent(self, usager_id: int, agent_id: int) -> None:
        """An agent is no longer a référent of an usager. ``NotFound`` when they were not."""
        usager_id = await self._there(usager_id)

        async def unassign(client: PlatformClient, key: str) -> None:
            await client.delete_referent_assignation(agent_id, usager_id, key=key)

        async def unassigned() -> bool:
            referents = await self._referents(usager_id)
            if referents is not None:
                return agent_id not in referents
            with contextlib.suppress(NotFound):  # they are none any more
                await self._session.ask(lambda client: unassign(client, new_key()))
            return True

        await self._do(unassign, unassigned)

    async def merge(
        self, kept_id: int, merged_id: int, attributes: Mapping[str, str], lock_version: int | None = None
    ) -> Fiche:
        """One fiche out of two, irreversibly; the one kept, as it then is.

        ``attributes`` says « kept » or « merged » field by field, « kept » where it says nothing. RDVs, proches,
        référents and organisations follow. Raises ``NotFound`` where the server cannot, ``Conflict`` (``theirs``: the
        present ``Fiche``) when the one kept was changed since ``lock_version``, ``Refused``.
        """
        await self._needs("user_merge")
        kept_id, merged_id = await self._there(kept_id), await self._there(merged_id)

        async def unknown() -> Fiche | None:
            return None  # a server that can merge knows keys: it is asked with the same one

        fiche = await self._write(
            lambda client, key: client.merge_users(kept_id, merged_id, attributes, key=key, lock_version=lock_version),
            unknown,
        )
        memory = self._session.memory
        for organisation in await memory.organisations():
            await memory.part_with_usagers(organisation.id, {merged_id}, origin=Origin.DESK)
        self._session.look_again()
        return fiche

    # Inside

    async def _is_out(self, usager_id: int, organisation_id: int) -> bool:
        return await self._is_gone(lambda client: client.user(usager_id, organisation_id=organisation_id))

    async def _referents(self, usager_id: int) -> tuple[int, ...] | None:
        """None where the server does not tell them."""
        return (await self._session.ask(lambda client: client.user(usager_id))).referent_agent_ids

    async def _rdvs_to_come(self, usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
        """Those that keep an usager and their proches in an organisation, soonest first; none where nobody can say."""
        found: dict[int, Rdv] = {}
        try:
            family = {usager_id, *(proche.id for proche in await self.proches(usager_id, organisation_id))}
            for one in family:
                found |= {rdv.id: rdv for rdv in await self.rdvs(one, organisation_id)}
        except Failure:
            return ()
        now = self._clock.now()
        held = [rdv for rdv in found.values() if rdv.organisation_id == organisation_id and _is_held(rdv, family, now)]
        return tuple(sorted(held, key=lambda rdv: rdv.starts_at))


def _is_held(rdv: Rdv, family: Collection[int], now: datetime) -> bool:
    """Whether the platform keeps one of ``family`` for the sake of ``rdv``."""
    expected = any(p.usager.id in family and p.status in UNDETERMINED for p in rdv.participations)
    return expected and takes_place(rdv) and rdv.starts_at > now
