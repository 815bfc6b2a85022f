"""Somebody without an RDV stands here: who, what for, then the first free créneau of today or a line of the list."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from kiosk.domain.booking.booking import Booking, CreneauQuestion, FreeCreneau, Guest
from kiosk.domain.booking.overlap import Shown
from kiosk.domain.dates.times import hour
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.model import Motif, Service
from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import LONGEST_NAME, WalkIn, WalkInOutcome, nameless
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.platform.failures import Failure, MemoryFailure, NotFound, SignedOut
from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.errand import Booked, OnItsWay, Taken, Turned
from kiosk.presenters.around.whereabouts import Whereabouts
from kiosk.presenters.booking.motif_choices import MotifChoice, motif_choices, rows_of
from kiosk.presenters.walk_ins.taking_back import taken_in_act, walk_in_act
from kiosk.presenters.work.tasks import Outcome, RefusedBy
from kiosk.presenters.work.work import Work

Step: TypeAlias = Literal["", "who", "what"]
SlotState: TypeAlias = Literal["", "looking", "found", "none", "silent", "cannot"]


class WalkInFlow(QObject):
    """One person at a time. Nothing typed is lost before the end or an explicit cancellation."""

    changed = Signal()
    ended = Signal()
    """Done, or given up: the list has the keyboard again."""

    def __init__(self, work: Work, where: Whereabouts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._where = where
        self.step: Step = ""
        self.usager: Usager | None = None
        self.said = ""
        """The name that who has no fiche gave."""
        self.motif: Motif | None = None
        self.reason = ""
        self.usual_wait: Callable[[int | None], str] = lambda _: ""
        """How long those who came today for a motif waited, in a sentence; empty where too few did."""
        self.slot: FreeCreneau | None = None
        self._shown_at = work.clock.now()
        self.slot_state: SlotState = ""
        self.busy = False
        self._left: tuple[int | None, Usager | None, str, Motif | None, str] | None = work.typed.hold(
            "walk_in", french("arrivée sans RDV"), self._begun
        )
        self._organisation_id: int | None = None
        self._lieu_id: int | None = None
        self._day = where.today
        self._zone = where.zone
        self._motifs: tuple[Motif, ...] = ()
        where.moved.connect(self._learn_zone)
        self._services: dict[int, Service] = {}

    def begin(self) -> None:
        """Somebody stands here now. Going on where one was when the flow is already under way there."""
        where = self._where
        if where.organisation_id is None:
            return
        self._lieu_id = where.lieu_id
        if not self.step or where.organisation_id != self._organisation_id:
            self._organisation_id, self._day, self._zone = where.organisation_id, where.today, where.zone
            self.usager, self.said, self.motif, self.reason = None, "", None, ""
            self._no_slot()
            self.step = "who"
            if self._left is not None and self._left[0] == where.organisation_id:
                _, self.usager, self.said, self.motif, self.reason = self._left
                self.step = "what"
            self._left = None
            self._work.tasks.run("motifs", self._read_motifs(where.organisation_id), replace=True)
        self.changed.emit()

    def _begun(self) -> tuple[int | None, Usager | None, str, Motif | None, str] | None:
        if self.step != "what":
            return self._left
        return self._organisation_id, self.usager, self.said, self.motif, self.reason

    def _learn_zone(self) -> None:
        """Where one is may become known while somebody stands here."""
        if self._where.organisation_id == self._organisation_id and self._where.zone != self._zone:
            self._zone = self._where.zone
            self.changed.emit()

    def cancel(self) -> None:
        """Gives up: nothing is noted."""
        self._work.tasks.cancel("slot")
        self.step = ""
        self.ended.emit()
        self.changed.emit()

    def step_back(self) -> None:
        """One step towards the beginning; from the first, out."""
        if self.step == "what":
            self.step = "who"
            self.changed.emit()
        else:
            self.cancel()

    def choose_usager(self, usager: Usager | None, said: str = "") -> None:
        """Who it is; None: somebody without a fiche, who can be noted but not booked, by the name they ``said``."""
        self.usager, self.said = usager, " ".join(said.split())[:LONGEST_NAME]
        self.step = "what"
        self._look_for_slot()
        self.changed.emit()

    # What for

    @property
    def usager_text(self) -> str:
        return usager_name(self.usager) if self.usager else nameless(self.said)

    def motif_rows(self, text: str) -> list[MotifChoice]:
        """The motifs that ``text`` leaves, by service."""
        return rows_of(self._motifs, self._services, text)

    def choose_motif(self, motif: Motif | None) -> None:
        """What for; the first free créneau of today is looked for at once."""
        if motif != self.motif:
            self.motif = motif
            self._look_for_slot()
            self.changed.emit()

    def set_reason(self, reason: str) -> None:
        """In a few words, what no motif says."""
        self.reason = reason

    async def _read_motifs(self, organisation_id: int) -> None:
        data = await self._work.desk.day(organisation_id, self._day)
        services = data.services
        self._services = dict(services)
        wanted = [motif for motif in data.motifs.values() if not motif.collectif]
        self._motifs = tuple(motif_choices(wanted, services))
        self.changed.emit()

    # The first créneau of today

    @property
    def slot_text(self) -> str:
        """« 10:40 avec Béatrice Martin », or why there is none to take."""
        match self.slot_state:
            case "looking":
                return tr("Recherche du premier créneau libre aujourd’hui…")
            case "found" if self.slot is not None:
                at = hour(self.slot.starts_at.astimezone(self._zone))
                return tr("{} avec {}").format(at, agent_name(self.slot.agent))
            case "none":
                return tr("Aucun créneau libre aujourd’hui pour ce motif.")
            case "silent":
                return tr("La plateforme ne répond pas\u00a0: notez la personne, vous pourrez réserver ensuite.")
            case "cannot":
                return tr("Cette plateforme ne donne pas ses créneaux\u00a0: notez la personne.")
            case _:
                return ""

    @property
    def wait_text(self) -> str:
        """What can be told of the wait without a créneau; often nothing."""
        return self.usual_wait(self.motif.id) if self.motif is not None else ""

    @property
    def may_book(self) -> bool:
        return self.slot is not None and self.usager is not None and not self.busy

    def _no_slot(self) -> None:
        self._work.tasks.cancel("slot")
        self.slot, self.slot_state = None, ""

    def _look_for_slot(self) -> None:
        self._no_slot()
        if self.motif is not None and self.usager is not None:
            self.slot_state = "looking"
            self._work.tasks.run("slot", self._find_slot(self.motif), replace=True)

    async def _find_slot(self, motif: Motif) -> None:
        state: SlotState = "none"
        found: list[FreeCreneau] = []
        try:
            answer = await self._work.desk.bookings.creneaux(self._question(motif))
            now = self._work.clock.now()
            cut = answer.computed_at is not None
            state = "silent" if cut else "none"
            found = [
                one
                for lieu in answer.lieux
                if not cut  # what is taken meanwhile nobody here can know
                for one in lieu.creneaux
                if one.starts_at >= now and one.starts_at.astimezone(self._zone).date() == self._day
            ]
        except NotFound:
            state = "cannot"
        except (MemoryFailure, SignedOut):
            state = "silent"
            raise
        except Failure:
            state = "silent"
        finally:
            if motif == self.motif:
                self._shown_at = self._work.clock.now()
                self.slot = min(found, key=lambda one: (one.starts_at, one.agent.id), default=None)
                self.slot_state = "found" if self.slot is not None else state
                self.changed.emit()

    def _question(self, motif: Motif) -> CreneauQuestion:
        assert self._organisation_id is not None
        at_counter = motif.location_type == "public_office" and self._lieu_id is not None
        return CreneauQuestion(
            organisation_id=self._organisation_id,
            motif_id=motif.id,
            first_day=self._day,
            days=1,
            lieu_ids=(self._lieu_id,) if at_counter and self._lieu_id is not None else (),
        )

    # How it ends

    def note(self) -> None:
        """Notes the person in the list of the day."""
        if self.step and not self.busy:
            self._run(self._note)

    def book(self) -> None:
        """Takes the créneau; the person is here already, so they wait from now on."""
        if self.may_book:
            self._run(self._book)

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.busy = True
        self.changed.emit()
        self._work.tasks.run("end", self._work.journal.during(work), done=self._done, to_the_end=True)

    def _done(self, outcome: Outcome[None]) -> None:
        self.busy = False
        if isinstance(outcome, RefusedBy):
            self._work.notices.failure(outcome.failure)
        self.changed.emit()

    async def _note(self) -> None:
        noted = await self._noted(WalkInOutcome.WAITING)
        act = walk_in_act(self._work, tr("Noté sans RDV"), None, noted)
        self._work.journal.note(act, tr("{}\u00a0: noté sans RDV").format(noted.name))
        self._end()

    async def _noted(self, outcome: WalkInOutcome) -> WalkIn:
        assert self._organisation_id is not None
        return await self._work.desk.walk_ins.note(
            self._organisation_id, self._lieu_id, self.usager, self.motif, self.reason, said=self.said, outcome=outcome
        )

    def _end(self) -> None:
        self.step = ""
        self.ended.emit()

    async def _book(self) -> None:
        slot, usager, motif = self.slot, self.usager, self.motif
        assert slot is not None
        assert usager is not None
        assert motif is not None
        assert self._organisation_id is not None
        span = int((slot.ends_at - slot.starts_at).total_seconds() // 60)
        booking = Booking(
            organisation_id=self._organisation_id,
            motif_id=motif.id,
            starts_at=slot.starts_at,
            duration_in_min=motif.default_duration_in_min or span,
            lieu_id=slot.lieu_id,
            agent_ids=(slot.agent.id,),
            # They stand at the counter: nobody is to be told of an RDV a few minutes ahead.
            guests=(Guest(usager.id, send_lifecycle_notifications=False, send_reminder_notification=False),),
            context=self.reason.strip() or None,
        )
        bookings = self._work.desk.bookings
        rdv_id = await bookings.book(booking, [usager], Shown(self._shown_at))
        key, at = await bookings.last_key(rdv_id), self._hour(slot.starts_at)
        match await bookings.outcome(rdv_id):
            case Taken() as taken:
                await self._work.desk.dismiss_problem(rdv_id)  # told here, with the next one beside it
                just_now = tr("Le créneau de {} vient d’être pris. Voici le suivant.")
                said = just_now if taken.meanwhile else tr("Le créneau de {} n’est pas libre. Voici le suivant.")
                self._work.notices.warning(said.format(at))
                self._look_for_slot()
            case Turned(reason=reason):
                await self._work.desk.dismiss_problem(rdv_id)
                self._work.notices.error(reason)
            case Booked(rdv_id=booked):
                said = tr("{}\u00a0: RDV pris à {}, en salle d’attente").format(self.usager_text, at)
                await self._taken_in(rdv_id, booked, key, at, said)
            case OnItsWay():
                said = tr("{}\u00a0: RDV de {} à confirmer, la plateforme n’a pas encore répondu").format(
                    self.usager_text, at
                )
                await self._taken_in(rdv_id, rdv_id, key, at, said)

    async def _taken_in(self, rdv_id: int, there: int, key: str, at: str, said: str) -> None:
        """They wait for the RDV, which goes by ``there`` now, and the list of the day says so: one act."""
        entry = await self._work.desk.entry(there)
        if entry is not None:
            everyone = tuple(one.id for one in entry.rdv.participations)
            await self._work.desk.act(Action.WAITING, [Target(entry, everyone)])
        noted = await self._noted(WalkInOutcome.BOOKED)
        act = taken_in_act(self._work, tr("Sans RDV\u00a0: RDV pris à {}").format(at), rdv_id, key, noted)
        self._work.journal.note(act, said)
        self._end()

    def _hour(self, at: datetime) -> str:
        return hour(at.astimezone(self._zone))
