"""The organisation and the lieu that the site configured, once the platform has said which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.domain.text.language import tr
from kiosk.presenters.work.tasks import Ok, Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class SitePlaces(QObject):
    """Says, once in a session, which of the two this agent will never see: their numbers are wrong, or another's."""

    def __init__(
        self, work: Work, organisation_id: int | None, lieu_id: int | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._organisation_id = organisation_id
        self._lieu_id = lieu_id
        self._looked: object = None
        if organisation_id is not None or lieu_id is not None:
            work.follow(self._heard)

    def _heard(self, _change: DeskChange) -> None:
        news = self._work.desk.news
        told = (news.organisations_told, news.lieux_told)
        if news.organisations_told and told != self._looked:
            self._looked = told
            self._work.tasks.run("site places", self._unknown(), replace=True, done=self._say)

    async def _unknown(self) -> str:
        """What is to be said; empty where all is well, or not known yet."""
        there = {places.organisation.id: places for places in await self._work.desk.places()}
        told = self._work.desk.news.lieux_told
        if self._organisation_id is not None and self._organisation_id not in there:
            return tr(
                "La configuration de ce poste désigne l’organisation n°\u00a0{}, que la plateforme ne donne pas à "
                "votre compte. Prévenez votre support informatique."
            ).format(self._organisation_id)
        asked = there.keys() if self._organisation_id is None else {self._organisation_id}
        known = {lieu.id for number in asked for lieu in there[number].lieux}
        if self._lieu_id is not None and asked <= told and self._lieu_id not in known:
            return tr(
                "La configuration de ce poste désigne le lieu n°\u00a0{}, qui n’est pas parmi les lieux ouverts que "
                "donne la plateforme. Prévenez votre support informatique."
            ).format(self._lieu_id)
        return ""

    def _say(self, outcome: Outcome[str]) -> None:
        if isinstance(outcome, Ok) and outcome.value:
            self._organisation_id = self._lieu_id = None
            self._work.notices.error(outcome.value)
