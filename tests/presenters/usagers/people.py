"""The people of a counter, and a presenter's work over the real desk that knows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import FoundUsager
from kiosk.presenters.usagers.form import UsagerFormPresenter
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.tasks import Tasks
from tests.presenters.fakes import NOW, TODAY, as_work, until
from tests.support.desk import Counter, counter_data, rdv_row, usager_row

LEA = Usager(
    1,
    "Léa",
    "Dupont",
    birth_date=date(1985, 4, 3),
    phone_number="06 39 98 00 12",
    phone_number_formatted="+33639980012",
    email="lea.dupont@exemple.test",
    address="4 rue de la République, 62000 Arras",
)
PAUL = Usager(2, "Paul", "Dupond", birth_date=date(1990, 1, 31), responsible_id=1, responsible_name="Léa DUPONT")
AWA = Usager(3, "Awa", "Traoré", birth_date=date(1978, 12, 9), phone_number="06 39 98 00 13")
MASKED = FoundUsager(Usager(9, "Léo", "D*****"), masked=True, birth_year=1971)
LEO = 9
"""Léo Duval, of the CCAS alone."""


def row_of_usager(usager: Usager, **more: Any) -> dict[str, Any]:
    """``usager`` in a data file."""
    told = {"email": usager.email, "phone_number": usager.phone_number, "address": usager.address}
    born = usager.birth_date and usager.birth_date.isoformat()
    family = f"u{usager.responsible_id}" if usager.responsible_id else None
    row = usager_row(usager.id, usager.first_name, usager.last_name, birth_date=born, responsible=family)
    return row | told | more


def people_data(*more: dict[str, Any], rdvs: list[dict[str, Any]] | None = None, **of_lea: Any) -> dict[str, Any]:
    """Léa, with an RDV at 15:20, her proche Paul, Awa, and ``more``; ``of_lea`` is what else is known of her."""
    users = [row_of_usager(LEA, **of_lea), row_of_usager(PAUL), row_of_usager(AWA), *more]
    return counter_data(users=users, rdvs=[rdv_row(1, "15:20", LEA.id)] if rdvs is None else rdvs)


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    return NOW.replace(hour=hour, minute=minute) + timedelta(days=days)


class AtUsagers:
    """What a presenter about people works with, over the real desk, and all that was said."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.desk = counter.desk
        self.notices = Notices()
        self.tasks = Tasks(self.notices)
        self.work = as_work(counter.desk, self.tasks, clock=counter.clock, notices=self.notices)
        self.said: list[Notice] = []
        self.notices.noticed.connect(self.said.append)
        self.asked: list[Question] = []
        self.work.questions.asked.connect(self.asked.append)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.said]

    async def arrive(self) -> None:
        """Signs in; the memory then knows the day, the agents, and Léa, Paul and Awa, who were met before."""
        assert await self.desk.resume()
        self.desk.look_at(1, TODAY)
        while not (await self.desk.day(1, TODAY)).agents:
            await self.desk.bring_up_to_date()
        await self.desk.usagers.meet([await self.counter.usager(one.id) for one in (LEA, PAUL, AWA)], 1)

    async def settle(self) -> None:
        """Until nobody waits for anything."""
        await until(lambda: not self.tasks.names)

    async def sent(self) -> None:
        """Until the platform has all that was written."""
        await until(lambda: not self.tasks.names and not self.desk.unsent_count)

    async def there(self, usager_id: int) -> Fiche:
        """Their fiche, as the platform tells a colleague."""
        return await self.counter.colleague.user(usager_id)

    async def rewritten(self, usager_id: int, fields: Mapping[str, object]) -> None:
        """A colleague changes their fiche."""
        await self.counter.colleague.update_user(usager_id, fields, key=str(uuid4()))

    async def is_cut(self) -> None:
        """The platform is out of reach, and the desk knows it."""
        await self.counter.lose()


class AtTheForm:
    """The form where people are written down, at the counter, and all that it said."""

    def __init__(self, usagers: AtUsagers) -> None:
        self.usagers = usagers
        self.desk = usagers.desk
        self.wire = usagers.counter.wire
        self.settle = usagers.settle
        self.presenter = UsagerFormPresenter(usagers.work)
        self.saved: list[Usager] = []
        self.presenter.saved.connect(self.saved.append)
        self.chosen: list[Usager] = []
        self.presenter.chosen.connect(self.chosen.append)
        self.closed: list[None] = []
        self.presenter.closed.connect(lambda: self.closed.append(None))
        self.focused: list[str] = []
        self.presenter.focus_wanted.connect(self.focused.append)

    @property
    def texts(self) -> dict[str, str]:
        return self.presenter.form.texts

    def fills(self, **texts: str) -> None:
        for name, text in texts.items():
            self.presenter.set_text(name, text)
            self.presenter.leave_field(name)

    async def edits(self) -> None:
        """Léa’s fiche is open, and all of it was read."""
        self.presenter.open_edit(Fiche(LEA), 1)
        await self.settle()

    async def save(self) -> None:
        self.presenter.save()
        await self.settle()

    async def there(self) -> Fiche:
        """Léa’s fiche, as the platform has it."""
        return await self.usagers.there(LEA.id)

    def creations(self) -> int:
        """How often the platform was told to create somebody."""
        return self.wire.count("POST /api/v1/users")
