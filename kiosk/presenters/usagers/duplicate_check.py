"""Whether somebody about to be written down is there already: asked of the memory at once, then of the platform."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.people.usagers import Duplicate, Likeness, UsagerDraft
from kiosk.domain.platform.failures import Failure, MemoryFailure, NotFound, SignedOut
from kiosk.presenters.work.work import Work

PAUSE: Final = 0.25
"""Seconds without a key after which the platform is asked too."""
PATIENCE: Final = 2.0
"""Seconds that a person about to save waits for the platform's answer."""
_TELLING = ("first_name", "last_name", "birth_name", "birth_date", "email", "phone_number")
_ORDER = tuple(Likeness)


class DuplicateCheck(QObject):
    """One check at a time, of the latest that was typed."""

    changed = Signal()
    """``found`` is not what it was."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self.found: tuple[Duplicate, ...] = ()
        self._told: tuple[Duplicate, ...] = ()  # by the platform, of what was typed last or a moment before
        self._asked: tuple[object, ...] = ()
        self._email: str | None = None
        self._complete = False

    def look(self, draft: UsagerDraft, organisation_id: int, *, besides: int | None) -> None:
        """Looks for those who are like ``draft``; nothing when nothing that tells people apart has changed."""
        asked = self._question(draft, organisation_id, besides)
        if asked == self._asked:
            return
        if draft.email != self._email:
            # Who has the e-mail typed before stands in the way no more.
            self._email = draft.email
            self._told = tuple(one for one in self._told if not one.blocks)
            self._show(tuple(one for one in self.found if not one.blocks))
        self._asked, self._complete = asked, False
        self._work.tasks.run("look", self._look(draft, organisation_id, besides, PAUSE), replace=True)

    async def settle(self, draft: UsagerDraft, organisation_id: int, *, besides: int | None) -> tuple[Duplicate, ...]:
        """Those who are like ``draft``, once memory has answered and the platform too, if it does within a moment.

        Raises a ``MemoryFailure``, or ``SignedOut``.
        """
        asked = self._question(draft, organisation_id, besides)
        if asked != self._asked or not self._complete:
            self._work.tasks.cancel("look")
            self._asked = asked
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await self._look(draft, organisation_id, besides, 0)
        return self.found

    def clear(self) -> None:
        """Nobody is written down any more."""
        self._work.tasks.cancel("look")
        self._asked, self._told, self._complete, self._email = (), (), False, None
        self._show(())

    @staticmethod
    def _question(draft: UsagerDraft, organisation_id: int, besides: int | None) -> tuple[object, ...]:
        return (*(getattr(draft, name) for name in _TELLING), organisation_id, besides)

    async def _look(self, draft: UsagerDraft, organisation_id: int, besides: int | None, pause: float) -> None:
        near = await self._work.desk.usagers.near_duplicates(draft, organisation_id, besides=besides)
        can = self._work.desk.capabilities
        cannot = can is not None and not can.user_search
        if cannot or self._work.desk.sync_state.connected is False:
            self._told, self._complete = (), True
            self._show(near)
            return
        # Those whom the platform alone knew stay until it answers anew: nobody comes and goes at each key.
        self._show(_together(near, self._told))
        await asyncio.sleep(pause)
        try:
            told = await self._work.desk.usagers.duplicates(draft, organisation_id, besides=besides)
        except NotFound:
            told = ()
        except (MemoryFailure, SignedOut):
            raise
        except Failure:
            self._told = ()
            self._show(near)
            return  # asked again with the next key, or when the person saves
        self._told, self._complete = told, True
        self._show(_together(near, told))

    def _show(self, found: tuple[Duplicate, ...]) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit()


def _together(near: Iterable[Duplicate], told: Iterable[Duplicate]) -> tuple[Duplicate, ...]:
    """Those of both, an usager once with all that they have in common; who blocks comes first."""
    found: dict[int, Duplicate] = {one.usager.id: one for one in near}
    for one in told:
        known = found.get(one.usager.id)
        if known is None:
            found[one.usager.id] = one
        else:
            likenesses = {*known.likenesses, *one.likenesses}
            found[one.usager.id] = replace(one, likenesses=tuple(sorted(likenesses, key=_ORDER.index)))
    return tuple(sorted(found.values(), key=lambda one: not one.blocks))
