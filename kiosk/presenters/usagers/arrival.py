"""Who has been found is here: their RDV of today goes to the waiting room, from wherever they were looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import inside, labelled, tr
from kiosk.presenters.day.gestures import Gestures
from kiosk.presenters.usagers.todays_rdvs import TodaysRdvs
from kiosk.presenters.words.row_texts import agents_text, motif_text
from kiosk.presenters.words.usager_texts import today_text
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.work import Work


class Arrivals:
    """Makes the gesture « Salle d’attente » on the RDV of somebody, and of those who came along with them."""

    def __init__(self, work: Work, todays: TodaysRdvs, gestures: Gestures) -> None:
        self._work = work
        self._todays = todays
        self._gestures = gestures

    def arrive(self, usager: Usager) -> str:
        """Makes it, after asking which where several may be meant; else says why not, and nothing is done."""
        may = self._by_rdv(usager)
        own = [
            rdv_id for rdv_id, rows in may.items() if any(usager.id == one.id for row in rows for one in row.usagers)
        ]
        if len(may) == 1 and own:
            self._go(usager, own[0])
        elif may:
            self._ask(usager, may)
        else:
            return self._why_not(usager)
        return ""

    def _by_rdv(self, usager: Usager) -> dict[int, list[Row]]:
        """Their lines and those of their proches on which it can be made, by the id of the RDV."""
        found: dict[int, list[Row]] = {}
        for row in (*self._todays.of(usager.id), *self._todays.of_proches(usager.id)):
            if row.entry is not None and Action.WAITING in row.actions:
                found.setdefault(row.entry.rdv.id, []).append(row)
        return found

    def _go(self, usager: Usager, rdv_id: int) -> None:
        self._gestures.act(Action.WAITING, lambda: self._by_rdv(usager).get(rdv_id, []))

    def _ask(self, usager: Usager, may: dict[int, list[Row]]) -> None:
        self._work.questions.ask(
            Question(
                title=tr("{}\u00a0: quel RDV\u202f?").format(usager_name(usager)),
                text=tr("Il passe en salle d’attente, et l’heure d’arrivée est notée."),
                lines=(),
                yes="",
                no=tr("Ne rien changer"),
                accept=lambda: None,
                choices=tuple((_choice(rows), partial(self._go, usager, rdv_id)) for rdv_id, rows in may.items()),
            )
        )

    def _why_not(self, usager: Usager) -> str:
        rows = self._todays.of(usager.id) or self._todays.of_proches(usager.id)
        if not rows:
            return tr("{}\u00a0: aucun RDV aujourd’hui.").format(usager_name(usager))
        return " ".join(f"{labelled(row.name, inside(today_text(row)))}." for row in rows)


def _choice(rows: Sequence[Row]) -> str:
    """« 9:30, DUPONT Léa – Consultation, Béatrice Martin »."""
    row = rows[0]
    names = ", ".join(row.name for row in rows)
    about = ", ".join(text for text in (motif_text(row), agents_text(row)) if text)
    return " – ".join(text for text in (f"{row.hour}, {names}", about) if text)
