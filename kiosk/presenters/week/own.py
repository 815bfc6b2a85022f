"""What one chooses for oneself beside one's week: of what one is told by e-mail, and one's calendar elsewhere."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Final, Literal

from PySide6.QtCore import QObject, Signal

from kiosk.domain.platform.failures import NotFound
from kiosk.domain.platform.own import CalendarAddress, Level
from kiosk.domain.text.language import Words, capital, french, tr
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy
from kiosk.presenters.work.work import Work

LEVELS: Final = Words(
    {
        Level.ALL: "Tout, même ce que je change",
        Level.OTHERS: "Ce que d’autres changent",
        Level.SOON: "Aujourd’hui et demain seulement",
        Level.NONE: "Rien",
    }
)
"""Of which changes of their RDVs they are told, in the order in which it is offered."""
_NO_MORE: Final = french("les agendas qui y sont abonnés ne se mettront plus à jour.")


class OwnChoices(QObject):
    """Read when the page is opened, written at once: nothing of it waits on this desk."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self.state: Literal["loading", "shown", "absent", "failed"] = "loading"
        self.problem = ""
        self.level = Level.OTHER
        self.who_waits: bool | None = None
        """Whether they are told by e-mail that somebody waits; None where the platform cannot."""
        self.subscribed = False
        self.address: CalendarAddress | None = None
        """The one that was just made: the platform tells it once."""
        self.busy = False

    def read(self) -> None:
        """Asks the platform."""
        self._work.tasks.run("own", self._read(), replace=True, done=self._was_read)

    def choose(self, level: Level) -> None:
        """One is told of what ``level`` says from now on."""
        if level != self.level and not self.busy:
            self._do(self._choose(level))

    def tell_who_waits(self, wanted: bool) -> None:
        """One is told by e-mail that somebody waits, or no longer."""
        if wanted is not self.who_waits and not self.busy:
            self._do(self._tell_who_waits(wanted))

    def make_address(self) -> None:
        """An address to subscribe to; asks first where another is in use, since it closes that one."""
        if not self.subscribed:
            self._make()
            return
        self._work.questions.ask(
            Question(
                title=tr("Créer une nouvelle adresse\u202f?"),
                text=tr("Celle d’avant ne répondra plus\u00a0: {}").format(tr(_NO_MORE)),
                lines=(),
                yes=tr("Créer une nouvelle adresse"),
                no=tr("Garder celle d’avant"),
                accept=self._make,
            )
        )

    def close_address(self) -> None:
        """Nobody reads one's calendar any more; asks first."""
        self._work.questions.ask(
            Question(
                title=tr("Fermer l’adresse de votre agenda\u202f?"),
                text=capital(tr(_NO_MORE)),
                lines=(),
                yes=tr("Fermer l’adresse"),
                no=tr("La garder"),
                accept=lambda: self._do(self._close()),
            )
        )

    def _make(self) -> None:
        self._do(self._make_one())

    async def _read(self) -> None:
        own = self._work.desk.own
        told = await own.told()
        self.level, self.who_waits, self.subscribed = told.level, told.who_waits, await own.has_calendar()

    def _was_read(self, outcome: Outcome[None]) -> None:
        match outcome:
            case Ok():
                self.state = "shown"
            case RefusedBy(NotFound()):
                self.state = "absent"
            case RefusedBy(failure):
                self.state, self.problem = "failed", sentence(failure)
            case _:
                return
        self.changed.emit()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self.busy = True
        self._work.tasks.cancel("own")  # what was asked before would be told after
        self.changed.emit()
        self._work.tasks.run("choose", work, done=self._done, to_the_end=True)

    async def _choose(self, level: Level) -> None:
        self.level = await self._work.desk.own.choose_level(level)
        self._work.notices.info(tr("Choix enregistré."))

    async def _tell_who_waits(self, wanted: bool) -> None:
        self.who_waits = (await self._work.desk.own.tell_who_waits(wanted)).who_waits
        self._work.notices.info(tr("Choix enregistré."))

    async def _make_one(self) -> None:
        self.address = await self._work.desk.own.make_calendar()
        self.subscribed = True

    async def _close(self) -> None:
        await self._work.desk.own.close_calendar()
        self.address, self.subscribed = None, False
        self._work.notices.info(tr("L’adresse de votre agenda est fermée."))

    def _done(self, outcome: Outcome[None]) -> None:
        self.busy = False
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        self.changed.emit()
