"""People at a desk: found, shown, written down."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.desk.errands import Errands
from kiosk.desk.platform_calls import PlatformCalls, new_key
from kiosk.domain.day.shown import takes_place
from kiosk.domain.day.status import UNDETERMINED
from kiosk.domain.platform.failures import Failure, Forbidden, NotFound, Refused
from kiosk.domain.text.clean import clean_line, cleaned
from kiosk.domain.text.search_text import fold
from kiosk.domain.writes.deed import Did
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, differing
from kiosk.domain.writes.origin import Origin
from kiosk.store.marks import birth_mark, usagers_mark

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.day.gesture import DeskRdv
    from kiosk.domain.day.model import Rdv
    from kiosk.domain.people.fiche import Fiche
    from kiosk.domain.people.model import Agent, Usager
    from kiosk.domain.people.usagers import Duplicate, FoundUsagers, UsagerDraft
    from kiosk.domain.writes.errand import ErrandRecord, Outcome
    from kiosk.domain.writes.versions import Version
    from kiosk.sync.server import Platform

PRIVATE = frozenset({"affiliation_number", "caisse_affiliation", "family_situation", "number_of_children"})
"""Fields of a fiche that are shown from the network and written at once: they never wait on the desk.

The others of that kind (« remarques », « logement », « complément d'adresse », « numéro de dossier ») are shown only:
the platform's API takes what is sent for them and leaves them as they were.
"""


class Usagers:
    """What one can do about people. An id below zero is good for all methods.

    Those that read or write the memory raise a ``MemoryFailure``, those that ask the platform what ``PlatformCalls``
    says, all ``SignedOut`` while nobody is signed in.
    """

    def __init__(self, calls: PlatformCalls, errands: Errands, patience_s: float) -> None:
        """``patience_s``: how long a form that was saved waits for the platform's word before it closes."""
        self._calls = calls
        self._errands = errands
        self._patience_s = patience_s

    # In the memory, without a word to the platform

    async def search(self, organisation_id: int, text: str, *, limit: int = 30) -> FoundUsagers:
        """Who of an organisation's usagers may be meant by ``text``: names or parts of them, a telephone, an e-mail, a
        birth date, a case number, in any order.

        Those who have all of it come first, then those of whom it is begun, then those who look or sound alike; within
        each, who has an RDV today, who had or will have one about now, then the others by name.
        """
        memory = self._calls.memory
        now = self._calls.now().astimezone(await memory.zone(organisation_id))
        found = await memory.usager_index.find(organisation_id, text, now, limit)
        listed = bool(await memory.mark(usagers_mark(organisation_id)))
        return replace(found, among=await memory.census(organisation_id), listed=listed)

    async def near_duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> tuple[Duplicate, ...]:
        """Who in the memory, of whichever organisation, is probably the one of ``draft``, the likest first.

        The same e-mail; the same names and birth date; the same telephone; names heard alike and the same birth date.
        ``besides``: who is being changed, and is not their own duplicate.
        """
        return await self._calls.memory.usager_index.duplicates(draft, organisation_id, besides)

    async def known(self, usager_id: int, organisation_id: int) -> Usager | None:
        """An usager as the memory has them, with what was written here; None when it does not know them."""
        return await self._calls.memory.usager(organisation_id, usager_id)

    async def everybody(self) -> list[Usager | Agent]:
        """All of whom the memory has anything, agents too, some twice: a text for others is to tell of none."""
        return await self._calls.memory.everybody()

    async def known_as_of(self, usager_id: int, organisation_id: int) -> datetime | None:
        """When the platform last told this desk who they are; None where only a list or an RDV does."""
        return await self._calls.memory.as_of(organisation_id, usager_id)

    async def birth_note(self, usager_id: int) -> str:
        """What was written at this desk of a birth whose day is not known (« vers 1980 »); empty where nothing was."""
        return await self._calls.memory.birth_note(usager_id)

    async def note_birth(self, usager_id: int, text: str) -> None:
        """Keeps ``text`` as the above for as long as the desk knows them: the platform takes whole dates only."""
        if text != await self.birth_note(usager_id):
            await self._calls.memory.save_mark(birth_mark(usager_id), clean_line(text))

    async def has_notification_email(self, organisation_id: int) -> bool:
        """Whether this platform has addresses for notifications alone, as far as what it last said tells."""
        last = await self._calls.memory.last_told(organisation_id)
        return last is not None and last.notification_email is not None

    async def known_rdvs(self, usager_id: int) -> tuple[DeskRdv, ...]:
        """Their RDVs in the memory, those booked here included, in hour order."""
        return tuple(await self._calls.memory.rdvs_of(usager_id))

    async def meet(self, found: Sequence[Usager], organisation_id: int, origin: Origin = Origin.DESK) -> None:
        """Keeps those with whom somebody goes on, as the platform has just said them: found later without a network."""
        await self._calls.memory.meet(organisation_id, found, origin)

    # What the platform alone knows, asked when somebody waits for it and never kept

    async def search_platform(self, organisation_id: int, text: str) -> FoundUsagers:
        """Who the platform finds, those of the rest of the territory masked. ``NotFound`` where it cannot search."""
        await self._calls.needs("user_search")
        return await self._calls.ask_to_show(lambda client: client.search_users(organisation_id, text))

    async def duplicates(
        self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
    ) -> tuple[Duplicate, ...]:
        """Who the platform takes for the same person, likeliest first. ``NotFound`` where it cannot search."""
        await self._calls.needs("user_search")
        if besides is not None and besides < 0:
            besides = (await self._calls.memory.queue.numbers({besides})).get(besides)
        found = await self._calls.ask_to_show(lambda client: client.duplicates(draft, organisation_id, besides=besides))
        return tuple(found)

    async def fiche(self, usager_id: int, organisation_id: int) -> Fiche:
        """The whole fiche, for a screen. Raises ``NotFound`` or ``Forbidden`` for one that this agent may not see.

        Its ``organisation_ids`` are those that the agent may see, None where they cannot be known.
        """
        usager_id = await self._calls.there(usager_id)
        try:
            return await self._calls.ask(lambda client: client.user(usager_id))
        except (NotFound, Forbidden) as failure:
            with contextlib.suppress(NotFound, Forbidden):
                # Of a territory that opens its fiches: seen through an organisation, whose answer names itself alone.
                found = await self._calls.ask(lambda client: client.user(usager_id, organisation_id=organisation_id))
                return replace(found, organisation_ids=None)
            raise failure

    async def rdvs(self, usager_id: int, organisation_id: int) -> tuple[Rdv, ...]:
        """An usager's RDVs that this agent may see, newest first. ``NotFound`` where the server cannot be asked."""
        usager_id = await self._calls.there(usager_id)
        return tuple(await self._calls.ask_to_show(lambda client: client.rdvs_of_user(usager_id, organisation_id)))

    async def held_by(self, family: Collection[int], organisation_id: int) -> tuple[Rdv, ...]:
        """The RDVs to come for which an organisation keeps somebody and their proches, soonest first.

        None where the server cannot be asked for one usager's: it refuses by itself to part with them.
        """
        found: dict[int, Rdv] = {}
        with contextlib.suppress(NotFound):
            for one in family:
                found |= {rdv.id: rdv for rdv in await self.rdvs(one, organisation_id)}
        now = self._calls.now()
        held = [rdv for rdv in found.values() if rdv.organisation_id == organisation_id and _is_held(rdv, family, now)]
        return tuple(sorted(held, key=lambda rdv: rdv.starts_at))

    async def proches(self, usager_id: int, organisation_id: int) -> tuple[Usager, ...]:
        """Those who hang on an usager, by name: of the desk's memory, completed by the platform where it can search.

        Of the memory alone, without a ``Failure``, while the platform cannot be asked.
        """
        known = {one.id: one for one in await self._calls.memory.proches(organisation_id, usager_id)}
        with contextlib.suppress(Failure):
            if (await self._calls.capabilities()).user_search:
                number = await self._calls.there(usager_id)
                found = await self._calls.ask_to_show(lambda client: client.proches(organisation_id, number))
                # Who is no longer theirs is not in it.
                known = {one.id: one for one in found} | {i: one for i, one in known.items() if i < 0}
        return tuple(sorted(known.values(), key=lambda one: (fold(one.last_name), fold(one.first_name), one.id)))

    async def versions(self, usager_id: int) -> tuple[Version, ...]:
        """The history of a fiche, newest first."""
        await self._calls.needs("versions")
        usager_id = await self._calls.there(usager_id)
        return tuple(await self._calls.ask_to_show(lambda client: client.user_versions(usager_id)))

    # Written here, sent behind

    async def create(
        self, draft: UsagerDraft, organisation_id: int, origin: Origin, *, seen: Collection[int] = ()
    ) -> Usager:
        """Writes somebody down. Durable when this returns, sent behind; the id is below zero until the platform has it.

        ``seen``: who is like them, as was shown to the person; of anybody else the person is asked before it leaves.
        Raises ``Refused`` when the responsible is one whom the platform has refused.
        """
        (usager_id,) = await self._calls.memory.queue.local_ids(1)
        await self._errands.keep(CreateUsager(usager_id, draft, seen=tuple(sorted(seen))), organisation_id, origin)
        return await self._now_known(usager_id, organisation_id)

    async def change(
        self, usager_id: int, organisation_id: int, before: UsagerDraft, after: UsagerDraft, origin: Origin
    ) -> Usager:
        """Changes what differs between ``before``, which was shown, and ``after``. Durable when this returns."""
        if differing(before, after):
            await self._errands.keep(ChangeUsager(usager_id, before, after), organisation_id, origin)
        return await self._now_known(usager_id, organisation_id)

    async def outcome(self, usager_id: int, patience_s: float | None = None) -> Outcome:
        """What the platform says of the last thing written of an usager: ``Written``, ``Turned`` or ``OnItsWay``.

        It is waited for as long as a person does, or ``patience_s``; not at all when the platform cannot be reached.
        """
        memory = self._calls.memory
        patience_s = self._patience_s if patience_s is None else patience_s
        return await self._errands.outcome(lambda: memory.queue.of_usager(usager_id), patience_s)

    async def written(self, usager_id: int) -> tuple[ErrandRecord, ...]:
        """What was written here of an usager, newest first, and what became of it."""
        return tuple(await self._calls.memory.queue.of_usager(usager_id))

    async def last_key(self, usager_id: int) -> str:
        """The key of the last thing written of an usager; empty where there is none."""
        return next((record.errand.key for record in await self.written(usager_id)), "")

    async def refused(self) -> tuple[ErrandRecord, ...]:
        """What was refused and not read yet, in the order of writing, with all that was typed."""
        records = await self._calls.memory.queue.unread()
        return tuple(record for record in records if isinstance(record.errand.what, CreateUsager | ChangeUsager))

    async def dismiss(self, key: str, origin: Origin) -> None:
        """The refusal of what was written has been read."""
        await self._calls.memory.queue.dismiss(key, origin)

    # Written at once

    async def change_private(
        self, usager_id: int, organisation_id: int, fields: Mapping[str, object], lock_version: int | None = None
    ) -> Fiche:
        """Writes private fields (``PRIVATE``) of a fiche, and answers it as it then is.

        Raises ``Conflict`` (``theirs``: the present ``Fiche``) when it was changed since ``lock_version``, ``Refused``.
        """
        if not fields.keys() <= PRIVATE:
            raise ValueError("a field that is not written this way")
        usager_id = await self._calls.there(usager_id)
        fields = cleaned(dict(fields))

        async def there() -> Fiche | None:
            found = await self.fiche(usager_id, organisation_id)
            kept = {name: None if value == "" else value for name, value in fields.items()}
            return found if all(getattr(found, name) == value for name, value in kept.items()) else None

        fiche = await self._calls.write(
            lambda client, key: client.update_user(usager_id, fields, key=key, lock_version=lock_version), there
        )
        self._calls.recording.did(Did.USAGER_CHANGED, organisation_id, usagers=[usager_id])
        return fiche

    async def attach(self, usager_id: int, organisation_id: int) -> None:
        """Puts an usager, and their proches, in an organisation."""
        usager_id = await self._calls.there(usager_id)

        async def attach(client: Platform, key: str) -> None:
            await client.attach_user(organisation_id, usager_id, key=key)

        async def attached() -> bool:
            return not await self._is_out(usager_id, organisation_id)

        await self._calls.do(attach, attached)
        self._calls.recording.did(Did.USAGER_ATTACHED, organisation_id, usagers=[usager_id])
        self._calls.look_again()

    async def detach(self, usager_id: int, organisation_id: int) -> None:
        """Takes an usager and their proches out of an organisation; out of the last one the fiche is anonymised.

        Raises ``Refused`` while RDVs are to come; its ``rdvs`` are those that this agent sees.
        """
        usager_id = await self._calls.there(usager_id)
        desk_api = (await self._calls.capabilities()).version

        async def detach(client: Platform, key: str) -> None:
            if desk_api:
                await client.delete_user(usager_id, organisation_id, key=key)
            else:
                await client.detach_user(organisation_id, usager_id, key=key)

        async def detached() -> bool:
            return await self._is_out(usager_id, organisation_id)

        try:
            await self._calls.do(detach, detached, mute=True)
        except Refused as refused:
            with contextlib.suppress(Failure):  # then nobody can say
                family = [usager_id, *(one.id for one in await self.proches(usager_id, organisation_id))]
                refused.rdvs = await self.held_by(family, organisation_id)
            raise
        self._calls.recording.did(Did.USAGER_REMOVED, organisation_id, usagers=[usager_id])
        memory = self._calls.memory
        proches = {proche.id for proche in await memory.proches(organisation_id, usager_id)}
        await memory.part_with_usagers(organisation_id, {usager_id, *proches}, origin=Origin.DESK)
        self._calls.look_again()

    async def add_referent(self, usager_id: int, agent_id: int) -> None:
        """Makes an agent a référent of an usager."""
        usager_id = await self._calls.there(usager_id)

        async def assign(client: Platform, key: str) -> None:
            await client.create_referent_assignation(agent_id, usager_id, key=key)

        async def assigned() -> bool:
            referents = await self._referents(usager_id)
            if referents is not None:
                return agent_id in referents
            # A server that does not tell them refuses one who is one already.
            try:
                await self._calls.ask(lambda client: assign(client, new_key()))
            except Refused as refused:
                if not any("taken" in codes for codes in refused.fields.values()):
                    raise
            return True

        await self._calls.do(assign, assigned)
        self._calls.recording.did(Did.REFERENT_ADDED, usagers=[usager_id])

    async def remove_referent(self, usager_id: int, agent_id: int) -> None:
        """An agent is no longer a référent of an usager. ``NotFound`` when they were not."""
        usager_id = await self._calls.there(usager_id)

        async def unassign(client: Platform, key: str) -> None:
            await client.delete_referent_assignation(agent_id, usager_id, key=key)

        async def unassigned() -> bool:
            referents = await self._referents(usager_id)
            if referents is not None:
                return agent_id not in referents
            with contextlib.suppress(NotFound):  # they are none any more
                await self._calls.ask(lambda client: unassign(client, new_key()))
            return True

        await self._calls.do(unassign, unassigned, mute=True)
        self._calls.recording.did(Did.REFERENT_REMOVED, usagers=[usager_id])

    async def merge(
        self, kept_id: int, merged_id: int, attributes: Mapping[str, str], lock_version: int | None = None
    ) -> Fiche:
        """One fiche out of two, irreversibly; the one kept, as it then is.

        ``attributes`` says « kept » or « merged » field by field, « kept » where it says nothing. RDVs, proches,
        référents and organisations follow. Raises ``NotFound`` where the server cannot, ``Conflict`` (``theirs``: the
        present ``Fiche``) when the one kept was changed since ``lock_version``, ``Refused``.
        """
        await self._calls.needs("user_merge")
        kept_id, merged_id = await self._calls.there(kept_id), await self._calls.there(merged_id)

        async def unknown() -> Fiche | None:
            return None  # a server that can merge knows keys: it is asked with the same one

        fiche = await self._calls.write(
            lambda client, key: client.merge_users(kept_id, merged_id, attributes, key=key, lock_version=lock_version),
            unknown,
        )
        self._calls.recording.did(Did.USAGERS_MERGED, usagers=[kept_id, merged_id])
        memory = self._calls.memory
        for organisation in await memory.organisations():
            await memory.part_with_usagers(organisation.id, {merged_id}, origin=Origin.DESK)
        self._calls.look_again()
        return fiche

    # Inside

    async def _now_known(self, usager_id: int, organisation_id: int) -> Usager:
        found = await self.known(usager_id, organisation_id)
        if found is None:
            raise NotFound(gone=True)
        return found

    async def _is_out(self, usager_id: int, organisation_id: int) -> bool:
        return await self._calls.is_gone(lambda client: client.user(usager_id, organisation_id=organisation_id))

    async def _referents(self, usager_id: int) -> tuple[int, ...] | None:
        """None where the server does not tell them."""
        return (await self._calls.ask(lambda client: client.user(usager_id))).referent_agent_ids


def _is_held(rdv: Rdv, family: Collection[int], now: datetime) -> bool:
    """Whether the platform keeps one of ``family`` for the sake of ``rdv``."""
    expected = any(p.usager.id in family and p.status in UNDETERMINED for p in rdv.participations)
    return expected and takes_place(rdv) and rdv.starts_at > now
