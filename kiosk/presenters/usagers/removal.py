"""Putting somebody in an organisation, or taking them out: that is weighed first, and RDVs to come stand in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import hour, long_date
from kiosk.domain.day.model import Organisation, Rdv
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import usager_name
from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.taking_back import attached_act
from kiosk.presenters.words.sentences import sentence_of_a_call
from kiosk.presenters.work.journal import Act
from kiosk.presenters.work.questions import Question
from kiosk.presenters.work.work import Work


class UsagerRemoval(QObject):
    """Asks before somebody is taken out; then it is done at the platform, at once."""

    removed = Signal(int)
    """The id of the usager who is no longer in the organisation."""
    attached = Signal()
    """Somebody is of one organisation more."""
    rdv_wanted = Signal(object)
    """The Rdv that stands in the way, to be seen in the agenda."""

    def __init__(
        self,
        work: Work,
        organisations: Callable[[], Sequence[Organisation]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work.apart()
        self._organisations = organisations

    def ask(self, fiche: Fiche, organisation_id: int, zone: tzinfo) -> None:
        """Says what it does to take the usager of ``fiche`` out, and does it after a yes. Hours are in ``zone``."""
        self._work.tasks.run("weigh", self._weigh(fiche, organisation_id, zone), replace=True)

    def attach(self, usager: Usager, organisation_id: int) -> None:
        """Puts ``usager``, and their proches, in an organisation."""

        work = self._work.journal.during(partial(self._attach, usager, organisation_id))
        self._work.tasks.run("attach", work, to_the_end=True, words=sentence_of_a_call)

    async def _attach(self, usager: Usager, organisation_id: int) -> None:
        await self._work.desk.usagers.attach(usager.id, organisation_id)
        name = self._name_of(organisation_id)
        said = tr("{} est maintenant dans {}").format(usager_name(usager), name)
        self._work.journal.note(attached_act(usager, name), said)
        self.attached.emit()

    async def _weigh(self, fiche: Fiche, organisation_id: int, zone: tzinfo) -> None:
        usagers = self._work.desk.usagers
        fiche = await usagers.fiche(fiche.usager.id, organisation_id)  # a colleague may have taken them out elsewhere
        usager = fiche.usager
        proches = await usagers.proches(usager.id, organisation_id)
        held = await usagers.held_by([usager.id, *(one.id for one in proches)], organisation_id)
        if held:
            self._say_held(usager, held, zone)
            return
        self._work.questions.ask(
            Question(
                title=tr("Retirer {} de {}\u202f?").format(usager_name(usager), self._name_of(organisation_id)),
                text=self._consequence(fiche, organisation_id),
                lines=tuple(tr("{}, son proche, aussi").format(usager_name(one)) for one in proches),
                yes=tr("Retirer de l’organisation"),
                no=tr("Ne rien changer"),
                accept=partial(self._remove, usager, organisation_id, zone),
                after=tr("Les rendez-vous passés restent dans les agendas."),
            )
        )

    def _consequence(self, fiche: Fiche, organisation_id: int) -> str:
        others = None
        if fiche.organisation_ids is not None:
            others = [one for one in fiche.organisation_ids if one != organisation_id]
        if not others:
            # The platform names an agent's own organisations at most: whether there are others nobody can tell here.
            seen = (
                tr("Kiosk ne sait pas si cette fiche est aussi dans une autre organisation.")
                if others is None
                else tr("Parmi vos organisations, cette fiche n’est que dans celle-ci.")
            )
            return tr(
                "{} Si aucune autre ne l’a, la plateforme l’anonymise\u00a0: "
                "identité et coordonnées sont effacées, définitivement."
            ).format(seen)
        names = [name for one in others if (name := self._name_of(one))]
        if names:
            return tr("Sa fiche reste dans\u00a0: {}.").format(", ".join(names))
        return tr("Sa fiche reste dans une autre organisation.")

    def _name_of(self, organisation_id: int) -> str:
        return next((one.name for one in self._organisations() if one.id == organisation_id), "")

    def _remove(self, usager: Usager, organisation_id: int, zone: tzinfo) -> None:
        work = self._work.journal.during(partial(self._removed, usager, organisation_id, zone))
        self._work.tasks.run("remove", work, to_the_end=True, words=sentence_of_a_call)

    async def _removed(self, usager: Usager, organisation_id: int, zone: tzinfo) -> None:
        try:
            await self._work.desk.usagers.detach(usager.id, organisation_id)
        except Refused as refused:
            if not refused.rdvs:
                raise
            self._say_held(usager, refused.rdvs, zone)
            return
        name = self._name_of(organisation_id)
        who = usager_name(usager)
        why = tr("Une fiche retirée peut avoir été anonymisée. Cherchez-la, puis rattachez-la si elle existe encore.")
        self._work.journal.note(
            Act(tr("Retiré de {}").format(name), who, why_not=why), tr("{} n’est plus dans {}").format(who, name)
        )
        self.removed.emit(usager.id)

    def _say_held(self, usager: Usager, held: Sequence[Rdv], zone: tzinfo) -> None:
        self._work.questions.ask(
            Question(
                title=tr("{} ne peut pas encore quitter l’organisation").format(usager_name(usager)),
                text=tr("Des rendez-vous sont à venir. Annulez-les d’abord, ou attendez qu’ils soient passés."),
                lines=tuple(_rdv_line(rdv, rdv.starts_at.astimezone(zone)) for rdv in held),
                yes=tr("Voir le premier rendez-vous"),
                no=tr("Fermer"),
                accept=partial(self.rdv_wanted.emit, held[0]),
            )
        )


def _rdv_line(rdv: Rdv, at: datetime) -> str:
    """« mardi 24 novembre 2026 à 9:30, Consultation, DUPONT Léa »."""
    names = (usager_name(p.usager) for p in rdv.participations)
    return ", ".join((tr("{} à {}").format(long_date(at.date()), hour(at)), rdv.name or rdv.motif.name, *names))
