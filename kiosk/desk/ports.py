"""What the desk asks of the rooms around it, and no more. Types only: nothing here costs anything at start-up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion, RdvPlan
    from kiosk.domain.day.absence import Absence, AbsenceDraft
    from kiosk.domain.day.model import Rdv
    from kiosk.domain.people.fiche import Fiche
    from kiosk.domain.people.model import Usager
    from kiosk.domain.people.usagers import Duplicate, UsagerDraft
    from kiosk.domain.platform.sign_in import Authorisation, WaysIn
    from kiosk.domain.writes.versions import Version
    from kiosk.store.memory import Memory
    from kiosk.sync.engine import Sync
    from kiosk.sync.platform import Platform

    class PlatformClient(Platform, Protocol):
        """The platform's client: what opens and ends a session is the desk's, the rest sync's."""

        async def sign_in(self, email: str, password: str) -> SignedIn: ...

        async def sign_out(self) -> None: ...

        async def ways_in(self) -> WaysIn: ...

        async def authorise(self) -> Authorisation: ...

        async def sign_in_by_browser(self, authorisation: Authorisation, answer: str) -> SignedIn: ...

        def keep_with(self, keep: Keep | None) -> None:
            """Gives ``keep`` what the keyring is to keep, each time that it changes and before it is used."""

        async def aclose(self) -> None: ...

        # What somebody waits for. Each raises a ``Failure``; the client's own documentation says which and when.

        async def creneaux(self, question: CreneauQuestion) -> CreneauAnswer: ...

        async def delete_rdv(self, rdv_id: int, *, key: str, lock_version: int | None = None) -> None: ...

        async def rdvs_of_user(self, user_id: int, organisation_id: int) -> list[Rdv]: ...

        async def rdv_versions(self, rdv_id: int) -> list[Version]: ...

        async def create_rdv_plan(self, usager_id: int, return_url: str, *, key: str) -> RdvPlan: ...

        async def rdv_plan(self, plan_id: int | str) -> RdvPlan: ...

        async def absence(self, absence_id: int) -> Absence: ...

        async def create_absence(self, fields: AbsenceDraft, *, key: str) -> Absence: ...

        async def update_absence(self, absence_id: int, fields: AbsenceDraft, *, key: str) -> Absence: ...

        async def delete_absence(self, absence_id: int, *, key: str) -> None: ...

        async def duplicates(
            self, draft: UsagerDraft, organisation_id: int, *, besides: int | None = None
        ) -> list[Duplicate]: ...

        async def proches(self, organisation_id: int, responsible_id: int) -> list[Usager]: ...

        async def user_versions(self, user_id: int) -> list[Version]: ...

        async def attach_user(self, organisation_id: int, user_id: int, *, key: str) -> None: ...

        async def detach_user(self, organisation_id: int, user_id: int, *, key: str) -> None: ...

        async def delete_user(self, user_id: int, organisation_id: int, *, key: str) -> None: ...

        async def create_referent_assignation(self, agent_id: int, user_id: int, *, key: str) -> None: ...

        async def delete_referent_assignation(self, agent_id: int, user_id: int, *, key: str) -> None: ...

        async def merge_users(
            self,
            kept_id: int,
            merged_id: int,
            attributes: Mapping[str, str],
            *,
            key: str,
            lock_version: int | None = None,
        ) -> Fiche: ...


class Credentials(Protocol):
    """What the next calls are signed with."""

    def kept(self) -> dict[str, str]:
        """The same as the keyring keeps it."""


class SignedIn(Protocol):
    """Who the platform says has signed in."""

    @property
    def agent_id(self) -> int: ...
    @property
    def email(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def credentials(self) -> Credentials: ...


Keep: TypeAlias = "Callable[[dict[str, str]], Awaitable[None]]"
"""Keeps new credentials in the keyring. Raises a ``MemoryFailure``."""
Connect: TypeAlias = "Callable[[str, Mapping[str, str] | None], PlatformClient]"
"""Makes a client of an instance; without credentials it can only sign in."""
MakeSync: TypeAlias = "Callable[[PlatformClient, Memory, Clock], Sync]"
"""Makes the synchronisation of a memory with the client it is given."""
AtLeisure: TypeAlias = "Callable[[], Awaitable[None]]"
"""Returns when nothing more pressing is to be done than to speak to the platform."""
