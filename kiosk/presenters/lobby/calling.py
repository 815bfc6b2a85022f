"""« Appeler »: asks once where to, then one key; « ne répond pas »; each is taken back like any gesture."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Shown
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.lobby.call import LONGEST_PLACE, Called
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.clean import clean
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.around.preferences import AgentPreferences
from kiosk.presenters.lobby.book import LobbyBook
from kiosk.presenters.work.journal import Act, Answer, CannotBe, TakenBack
from kiosk.presenters.work.tasks import Outcome, RefusedBy
from kiosk.presenters.work.work import Work

_PLACE: Final = "call_place"
"""The name of the preference: where whoever is at work calls people to."""
_Who: TypeAlias = tuple[Called, str]
"""Whom, and by which name they go here."""


class Calling(QObject):
    """Of who is at work. ``offered`` says whether anybody can be called at all: else nothing of it is shown."""

    changed = Signal()
    """Calls are offered, or no longer, or are others."""
    place_wanted = Signal(str)
    """Where to is to be asked, and answered by ``call_to``; proposed is what was said the last time."""

    def __init__(
        self, work: Work, book: LobbyBook, preferences: AgentPreferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._book = book
        book.changed.connect(self.changed)
        self._preferences = preferences
        self._asked: tuple[_Who, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether calls are shared here."""
        return self._book.offered

    @property
    def place(self) -> str:
        """Where people are called to; empty until somebody said it."""
        return self._preferences.get(_PLACE) or ""

    def may_call(self, rows: Sequence[Row]) -> bool:
        """Whether anybody of these lines waits."""
        return bool(self._waiting(rows))

    # Whom

    def call_rows(self, rows: Sequence[Row], *, elsewhere: bool = False) -> None:
        """Calls who waits of these lines of the day; ``elsewhere``: asks where to."""
        self._call(self._waiting(rows), elsewhere)

    def call_walk_in(self, walk_in: WalkIn | None, *, elsewhere: bool = False) -> None:
        """The same of who came without an RDV."""
        self._call(_of_walk_in(walk_in), elsewhere)

    def no_answer_rows(self, rows: Sequence[Row]) -> None:
        """Who was called of these lines does not come."""
        called = [(self._book.of(who), name) for who, name in self._waiting(rows)]
        self._no_answer([(one, name) for one, name in called if one is not None and one.stands])

    def no_answer_walk_in(self, walk_in: WalkIn | None) -> None:
        """The same of who came without an RDV."""
        called = self._book.of_walk_ins.get(walk_in.id) if walk_in is not None else None
        found = [(called, walk_in.name)] if walk_in is not None and called is not None and called.stands else []
        self._no_answer(found)

    def call_to(self, place: str) -> None:
        """Where to, as somebody has just said it: it is kept, and who was to be called is."""
        said = " ".join(clean(place).split())[:LONGEST_PLACE]
        asked, self._asked = self._asked, ()
        if said:
            self._preferences.set(_PLACE, said)
            self._make(asked, said)

    def leave(self) -> None:
        """Nobody said where to: nobody is called."""
        self._asked = ()

    # How

    def _waiting(self, rows: Sequence[Row]) -> tuple[_Who, ...]:
        now = self._work.clock.now()
        found: dict[str, _Who] = {}
        for row in rows:
            if row.lobby.walk_in is not None:
                found |= {one.key: (one, name) for one, name in _of_walk_in(row.lobby.walk_in)}
            if row.entry is None or row.shown is not Shown.WAITING:
                continue
            rdv = row.entry.rdv
            for one in rdv.participations:
                if one.id in row.participation_ids and (one.waiting_since is not None or len(rdv.participations) == 1):
                    who = Called(organisation_id=rdv.organisation_id, called_at=now, participation_id=one.id)
                    found[who.key] = who, row.name
        return tuple(found.values())

    def _call(self, whom: tuple[_Who, ...], elsewhere: bool) -> None:
        if not self.offered:
            return
        if not whom:
            self._work.notices.info(tr("On appelle qui est en salle d’attente\u00a0: notez d’abord l’arrivée."))
        elif elsewhere or not self.place:
            self._asked = whom
            self.place_wanted.emit(self.place)
        else:
            self._make(whom, self.place)

    def _make(self, whom: Sequence[_Who], place: str) -> None:
        for who, name in whom:
            self._run(partial(self._make_one, who, name, place))

    def _no_answer(self, whom: Sequence[tuple[Called, str]]) -> None:
        if not self.offered:
            return
        if not whom:
            self._work.notices.info(tr("Personne n’a été appelé sur cette ligne."))
        for called, name in whom:
            self._run(partial(self._unanswered, called, name))

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._work.tasks.run("call", self._work.journal.during(work), done=self._done, to_the_end=True)

    def _done(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)

    async def _make_one(self, who: Called, name: str, place: str) -> None:
        before, after = await self._work.desk.lobby.call(who, place, self._caller)
        self._note(tr("Appelé"), name, before, after, labelled(name, after.said))

    async def _unanswered(self, called: Called, name: str) -> None:
        before, after = await self._work.desk.lobby.no_answer(called)
        self._note(after.said, name, before, after, labelled(name, after.said))

    def _note(self, what: str, name: str, before: Called | None, after: Called, said: str) -> None:
        back = partial(self._back, before, after, name)
        self._work.journal.note(Act(what, name, back, here=True), said)

    async def _back(self, before: Called | None, after: Called, name: str, _: Any) -> Answer:
        if not await self._work.desk.lobby.put_back(before, after):
            return CannotBe(tr("L’appel de {} a changé depuis\u00a0: rien n’a été repris.").format(name))
        return TakenBack(labelled(name, tr("appel repris")))

    @property
    def _caller(self) -> str:
        who = self._work.desk.who
        return agent_name(RdvAgent(who.agent_id, who.first_name, who.last_name)) if who is not None else ""


def _of_walk_in(walk_in: WalkIn | None) -> tuple[_Who, ...]:
    if walk_in is None or walk_in.outcome is not WalkInOutcome.WAITING:
        return ()
    who = Called(organisation_id=walk_in.organisation_id, called_at=walk_in.arrived_at, walk_in=walk_in.id)
    return ((who, walk_in.name),)
