"""Usagers: the desk's copy of who they are, whole fiches for a screen, and what is written of them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from operator import attrgetter
from typing import Any

import msgspec

from kiosk.api_client.call import DESK, SOON, V1, Call
from kiosk.api_client.calls.base import Calls
from kiosk.api_client.http.paging import Page, each_page, read_all
from kiosk.api_client.wire.dates import day_text
from kiosk.api_client.wire.fields import UsagerFields
from kiosk.api_client.wire.usagers import (
    FichesPage,
    OneFiche,
    UsagersPage,
    WireDuplicates,
    WireFoundUsagers,
    duplicate_of,
    fiche_of,
    found_of,
    usager_of,
)
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Duplicate, FoundUsagers, UsagerDraft

MOST_PEOPLE = 500_000
"""Of an organisation: the largest have a tenth of them."""
IDS_AT_ONCE = 100  # one page of answers, and an address of a sensible length


class UsagerCalls(Calls):
    async def users(self, organisation_id: int) -> AsyncGenerator[Page[Usager], None]:
        """The usagers of an organisation, page by page, as the platform lists them: some may come twice, and some of
        those whom it counts not at all.
        """
        path = f"{V1}/organisations/{organisation_id}/users"
        read = self._pages(path, (), UsagersPage, lambda b: [usager_of(u) for u in b.users])
        async with aclosing(each_page(read, attrgetter("id"), most=MOST_PEOPLE)) as pages:
            async for page in pages:
                yield page

    async def users_by_ids(self, ids: Sequence[int], *, organisation_id: int | None = None) -> list[Fiche]:
        """The fiches of these usagers that the agent may see, in the order of ``ids``; the others are left out.

        With ``organisation_id``, those of that organisation alone.
        """
        zone = self._connection.clock.zone
        path = f"{V1}/users" if organisation_id is None else f"{V1}/organisations/{organisation_id}/users"
        wanted = list(dict.fromkeys(ids))
        found: dict[int, Fiche] = {}
        for start in range(0, len(wanted), IDS_AT_ONCE):
            query = tuple(("ids[]", i) for i in wanted[start : start + IDS_AT_ONCE])
            read = self._pages(path, query, FichesPage, lambda b: [fiche_of(u, zone) for u in b.users])
            found |= {fiche.usager.id: fiche for fiche in await read_all(read, lambda f: f.usager.id)}
        return [found[i] for i in wanted if i in found]

    async def user(self, user_id: int, *, organisation_id: int | None = None) -> Fiche:
        """One fiche, for a screen; ``organisation_id`` for an agent of several organisations."""
        of = "" if organisation_id is None else f"/organisations/{organisation_id}"
        return await self._fiche(Call("GET", f"{V1}{of}/users/{user_id}"))

    async def create_user(self, fields: UsagerFields, organisation_ids: Sequence[int], *, key: str) -> Fiche:
        """Makes a usager in these organisations. Real instances have no keys: never send it twice blindly."""
        body: dict[str, Any] = msgspec.to_builtins(fields) | {"organisation_ids": list(organisation_ids)}
        return await self._fiche(Call("POST", f"{V1}/users", body=body, key=key))

    async def update_user(
        self,
        user_id: int,
        fields: UsagerFields | Mapping[str, Any],
        *,
        key: str,
        lock_version: int | None = None,
        compared: bool = False,
    ) -> Fiche:
        """Changes the given fields; the fiche as it then is. Real instances ignore ``logement`` and ``notes``.

        Raises ``Conflict`` (``theirs`` a ``Fiche``) when ``lock_version`` is stale, ``TypeError`` for a field that is
        none of ``UsagerFields``.

        ``compared``: with what was just read. Then tried once, and not kept waiting for its turn: what it rests on may
        be otherwise later. Raises ``Throttled`` where the desk's own budget is spent for longer than ``SOON``.
        """
        body = fields if isinstance(fields, UsagerFields) else UsagerFields(**fields)
        call = Call("PATCH", f"{V1}/users/{user_id}", body=body, key=key, lock_version=lock_version)
        return await self._fiche(replace(call, retried=False, patience=SOON) if compared else call)

    async def search_users(self, organisation_id: int, text: str) -> FoundUsagers:
        """Usagers by any part of what one hears, those of the rest of the territory masked (capability
        ``user_search``)."""
        query = (("organisation_id", organisation_id), ("q", text))
        return await self._ask(Call("GET", f"{DESK}/users/search", query), WireFoundUsagers, _found)

    async def proches(self, organisation_id: int, responsible_id: int) -> list[Usager]:
        """Those who hang on an usager, as far as the agent sees them whole (capability ``user_search``)."""
        query = (("organisation_id", organisation_id), ("responsible_id", responsible_id))
        found = await self._ask(Call("GET", f"{DESK}/users/search", query), WireFoundUsagers, _found)
        return [one.usager for one in found.found if one.usager.responsible_id == responsible_id]

    async def duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> list[Duplicate]:
        """Who ``draft`` may well be already, likeliest first, ``besides`` left out (capability ``user_search``)."""
        described = {
            "first_name": draft.first_name,
            "last_name": draft.last_name,
            "birth_date": day_text(draft.birth_date) if draft.birth_date is not None else "",
            "email": draft.email or "",
            "phone_number": draft.phone_number or "",
        }
        query: list[tuple[str, str | int]] = [("organisation_id", organisation_id)]
        query += [(name, value) for name, value in described.items() if value]
        if besides is not None:
            query.append(("id", besides))
        call = Call("GET", f"{DESK}/users/duplicates", query)
        return await self._ask(call, WireDuplicates, lambda b: [duplicate_of(d) for d in b.duplicates])

    async def merge_users(
        self,
        kept_id: int,
        merged_id: int,
        attributes: Mapping[str, str],
        *,
        key: str,
        lock_version: int | None = None,
    ) -> Fiche:
        """One fiche out of two; ``attributes`` says « kept » or « merged », field by field (capability
        ``user_merge``)."""
        body = {"kept_id": kept_id, "merged_id": merged_id, "attributes": dict(attributes)}
        return await self._fiche(Call("POST", f"{DESK}/users/merge", body=body, key=key, lock_version=lock_version))

    async def delete_user(self, user_id: int, organisation_id: int, *, key: str) -> None:
        """Takes a usager and their proches out of an organisation; out of the last one the fiche is anonymised.

        Desk API only; ``detach_user`` does the same elsewhere. Raises ``Refused`` while RDVs are to come.
        """
        query = (("organisation_id", organisation_id),)
        await self._send(Call("DELETE", f"{DESK}/users/{user_id}", query, key=key))

    async def attach_user(self, organisation_id: int, user_id: int, *, key: str) -> None:
        """Puts a usager, and their proches, in an organisation."""
        body = {"organisation_id": organisation_id, "user_id": user_id}
        await self._send(Call("POST", f"{V1}/user_profiles", body=body, key=key), "user_profile")

    async def detach_user(self, organisation_id: int, user_id: int, *, key: str) -> None:
        """Takes a usager out of an organisation. Raises ``Refused`` while RDVs are to come."""
        body = {"organisation_id": organisation_id, "user_id": user_id}
        await self._send(Call("DELETE", f"{V1}/user_profiles", body=body, key=key))

    async def create_referent_assignation(self, agent_id: int, user_id: int, *, key: str) -> None:
        """Makes an agent a référent of a usager. Raises ``Refused`` when they are already."""
        body = {"agent_id": agent_id, "user_id": user_id}
        call = Call("POST", f"{V1}/referent_assignations", body=body, key=key)
        await self._send(call, "referent_assignation")

    async def delete_referent_assignation(self, agent_id: int, user_id: int, *, key: str) -> None:
        """An agent is no longer a référent of a usager."""
        body = {"agent_id": agent_id, "user_id": user_id}
        await self._send(Call("DELETE", f"{V1}/referent_assignations", body=body, key=key))

    async def _fiche(self, call: Call) -> Fiche:
        zone = self._connection.clock.zone
        return await self._ask(call, OneFiche, lambda b: fiche_of(b.user, zone))


def _found(body: WireFoundUsagers) -> FoundUsagers:
    return FoundUsagers(tuple(found_of(user) for user in body.users), bool(body.more))
