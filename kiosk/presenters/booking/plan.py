"""Booking where the platform keeps its slots to itself: the usager is sent, and the RDV is made on its own page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import tzinfo
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.addresses import slots_page
from kiosk.domain.platform.failures import Failure, MemoryFailure, NotFound, SignedOut
from kiosk.domain.text.language import inside, tr
from kiosk.presenters.booking.texts import booked_text, people_text, when_text
from kiosk.presenters.words.sentences import sentence
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.tasks import Outcome, RefusedBy
from kiosk.presenters.work.work import Work

PAUSE: Final = 3.0
"""Seconds between two looks at how far the platform's page is."""
LONGEST: Final = 40 * 60.0
"""Seconds after which nobody is on that page any more."""
_TASK: Final = "plan"

Step: TypeAlias = Literal["open", "sending", "waiting", "booked", "elsewhere"]


class BookingPlan(QObject):
    """One booking on the platform's page at a time."""

    changed = Signal()
    page_wanted = Signal(str)
    """The address of the platform's page, for the browser."""

    def __init__(
        self,
        work: Work,
        zone: Callable[[], tzinfo],
        parent: QObject | None = None,
    ) -> None:
        """``zone`` gives the organisation's."""
        super().__init__(parent)
        self._work = work
        self._zone = zone
        self.organisation_id: int | None = None
        self._begin_with(None)

    def choose(self, usager: Usager) -> None:
        """Books for that usager."""
        self._begin_with(usager)
        self.changed.emit()

    def clear(self) -> None:
        """For somebody else."""
        self._begin_with(None)
        self.changed.emit()

    def _begin_with(self, usager: Usager | None) -> None:
        self._work.tasks.cancel(_TASK)
        self.usager = usager
        self.step: Step = "open"
        self.problem = ""
        self.url = ""
        self.rdv: Rdv | None = None  # once it is booked, where the platform tells it

    def begin(self) -> None:
        """Sends the usager and opens the platform's page."""
        usager, organisation_id = self.usager, self.organisation_id
        if usager is None or organisation_id is None or self.step == "sending":
            return
        if usager.id < 0:
            self.problem = tr("La plateforme n’a pas encore cette fiche\u00a0: réessayez quand elle sera envoyée.")
            self.changed.emit()
            return
        self.step, self.problem = "sending", ""
        self.changed.emit()
        self._work.tasks.run(_TASK, self._carry_out(usager, organisation_id), replace=True, done=self._ended)

    def open_again(self) -> None:
        """Opens the page once more: it was closed, or never came."""
        if self.url:
            self.problem = ""
            self.changed.emit()
            self.page_wanted.emit(self.url)

    def not_opened(self) -> None:
        """The page did not come; why is said elsewhere."""
        self.problem = tr("La page de la plateforme ne s’est pas ouverte.")
        self.changed.emit()

    def _lead_to(self, url: str, step: Step) -> None:
        self.step, self.url = step, url
        self.changed.emit()
        self.page_wanted.emit(url)

    async def _carry_out(self, usager: Usager, organisation_id: int) -> None:
        instance = self._work.desk.who.instance if self._work.desk.who is not None else ""
        try:
            plan = await self._work.desk.bookings.plan(usager.id, instance)
        except NotFound:
            # An older release: the RDV is made on its own page, which does not tell that it was.
            self._lead_to(slots_page(instance, organisation_id, (usager.id,)), "elsewhere")
            return
        self._lead_to(plan.url, "waiting")
        waited = 0.0
        while plan.rdv_id is None and waited < LONGEST:
            await asyncio.sleep(PAUSE)
            waited += PAUSE
            try:
                plan = await self._work.desk.bookings.plan_state(plan.id)
            except (MemoryFailure, SignedOut, NotFound):
                raise
            except Failure:
                continue  # a cut: the page goes on by itself, and so does the waiting
        if plan.rdv_id is None:
            self.step = "open"
            self.changed.emit()
            return
        self.rdv = await self._told(plan.rdv_id, usager, organisation_id)
        self.step = "booked"
        if self.rdv is not None:
            at = self.rdv.starts_at.astimezone(self._zone())
            why = tr("Il a été pris sur la page de la plateforme. Annulez-le depuis l’agenda.")
            what = tr("RDV pris, {}").format(inside(when_text(at)))
            self._work.journal.note(Act(what, people_text((usager,)), why_not=why), booked_text((usager,), at))
        self.changed.emit()

    async def _told(self, rdv_id: int, usager: Usager, organisation_id: int) -> Rdv | None:
        try:
            found = await self._work.desk.usagers.rdvs(usager.id, organisation_id)
        except (MemoryFailure, SignedOut):
            raise
        except Failure:
            return None  # that it is booked is known; its hour is on the platform's page
        return next((rdv for rdv in found if rdv.id == rdv_id), None)

    def _ended(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, RefusedBy):
            self.step, self.problem = "open", sentence(outcome.failure)
            self.changed.emit()
