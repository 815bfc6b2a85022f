from __future__ import annotations

from kiosk.desk import DeskChange
from kiosk.domain.gesture import DeskRdv
from kiosk.presenters.notices import Notice, Notices
from kiosk.presenters.refusals import Refusals
from tests.presenters.fakes import NOW, rdv


def test_a_refusal_is_told_once_and_again_when_it_is_another() -> None:
    notices = Notices()
    told: list[Notice] = []
    notices.noticed.connect(told.append)
    refusals = Refusals(notices, lambda instant: instant)

    def hear(problem: str) -> None:
        refusals.on_desk_change(DeskChange("rdvs", entries=(DeskRdv(rdv(2, NOW), problem=problem),)))

    hear("")
    assert not told
    hear("Ce rendez-vous a été modifié ailleurs.")
    hear("Ce rendez-vous a été modifié ailleurs.")
    assert [(one.kind, one.key) for one in told] == [("error", "refused-2")]
    assert told[0].text == "NOM2 Léa, 10:20\u00a0: Ce rendez-vous a été modifié ailleurs."
    hear("")
    hear("Ce rendez-vous a été modifié ailleurs.")
    assert len(told) == 2
