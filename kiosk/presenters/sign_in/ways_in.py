"""How the instance at an address lets people in: as the site says, as it was last found, or as it answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.desk.session.instance import normalised
from kiosk.domain.platform.failures import Failure
from kiosk.domain.platform.sign_in import UNKNOWN, WaysIn
from kiosk.presenters.around.preferences import Preferences
from kiosk.presenters.work.tasks import Cancelled, Ok, Outcome
from kiosk.presenters.work.work import Work

Configured: TypeAlias = Literal["auto", "oauth", "password"]
_TASK: Final = "ways_in"
_WORDS: Final = {(True, False): "password", (False, True): "browser", (True, True): "both"}


class WaysFinder(QObject):
    """Looks at one address at a time. What an instance said is remembered: it is asked once."""

    changed = Signal()

    def __init__(
        self,
        work: Work,
        preferences: Preferences,
        *,
        usual: Configured,
        configured: Mapping[str, Configured],
        applications: frozenset[str],
        parent: QObject | None = None,
    ) -> None:
        """``applications``: the instances, as normalised, for which the site has a client id."""
        super().__init__(parent)
        self._work = work
        self._preferences = preferences
        self._usual = usual
        self._configured = {_plain(url): way for url, way in configured.items()}
        self._applications = applications
        self.address = ""
        """Whose ways these are, as normalised; empty before one was looked at."""
        self.ways: WaysIn | None = None
        """None: no address was looked at, or it is being asked."""

    @property
    def asking(self) -> bool:
        """Whether the instance has been asked and has not answered yet."""
        return bool(self.address) and self.ways is None

    def look_at(self, typed: str) -> None:
        """Finds out about the instance at ``typed``. Raises the ``Unreachable`` of what is no address."""
        address = normalised(typed)
        if address == self.address:
            return
        self._work.tasks.cancel(_TASK)
        self.address, self.ways = address, self._known(address)
        if self.ways is None:
            self._work.tasks.run(
                _TASK, self._work.desk.ways_in(address), done=lambda outcome: self._found(address, outcome)
            )
        self.changed.emit()

    def look_away(self) -> None:
        """The address is being changed: nothing is known of the next one yet, but for what the site says of all."""
        if self.address and self._usual == "auto":
            self._work.tasks.cancel(_TASK)
            self.address, self.ways = "", None
            self.changed.emit()

    def doubt(self) -> None:
        """Signing in failed as it would where that way is no longer offered: the instance is asked anew.

        What is shown stays until it has answered, and when it says nothing certain.
        """
        address, known = self.address, self.ways
        if not address or known is None or self._way_of(address) != "auto":
            return

        def answered(outcome: Outcome[WaysIn]) -> None:
            if isinstance(outcome, Ok) and outcome.value.certain and self.ways is known and outcome.value != known:
                self._found(address, outcome)

        self._work.tasks.run(_TASK, self._work.desk.ways_in(address), replace=True, done=answered)

    def _way_of(self, address: str) -> Configured:
        return self._configured.get(address, self._usual)

    def _known(self, address: str) -> WaysIn | None:
        way: str = self._way_of(address)
        if way == "auto":
            way = self._preferences.get(kept_under(address)) or ""
        for (password, browser), word in _WORDS.items():
            if way == word or (word == "browser" and way == "oauth"):
                return WaysIn(password, browser, application=address in self._applications)
        return None

    def _found(self, address: str, outcome: Outcome[WaysIn]) -> None:
        if address != self.address or isinstance(outcome, Cancelled):
            return
        unknown = replace(UNKNOWN, application=address in self._applications)
        found = outcome.value if isinstance(outcome, Ok) else unknown
        self.ways = found
        if found.certain:
            self._preferences.set(kept_under(address), _WORDS[found.password, found.browser])
        self.changed.emit()


def kept_under(address: str) -> str:
    """The name under which the preferences have how the instance at ``address`` lets people in."""
    return f"ways.{hashlib.sha256(address.encode()).hexdigest()[:12]}"


def _plain(url: str) -> str:
    try:
        return normalised(url)
    except Failure:
        return url
