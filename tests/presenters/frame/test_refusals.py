from __future__ import annotations

from kiosk.desk import DeskChange
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action
from kiosk.presenters.rdv.refusals import Refusals
from kiosk.presenters.work.notices import Notice, Notices
from tests.presenters.fakes import NOW, rdv
from tests.support.trade import gesture as gesture_on


def test_a_refusal_is_told_once_and_again_when_it_is_another() -> None:
    notices = Notices()
    told: list[Notice] = []
    notices.noticed.connect(told.append)
    refusals = Refusals(notices, lambda instant: instant, lambda entry: None)

    def hear(problem: str) -> None:
        refusals.on_desk_change(DeskChange("rdvs", entries=(DeskRdv(rdv(2, NOW), problem=problem),)))

    hear("")
    assert not told
    hear("Ce rendez-vous a été modifié ailleurs.")
    hear("Ce rendez-vous a été modifié ailleurs.")
    assert [(one.kind, one.key) for one in told] == [("error", "refused")]
    assert told[0].text == "NOM2 Léa, 10:20\u00a0: Ce rendez-vous a été modifié ailleurs."
    hear("")
    hear("Ce rendez-vous a été modifié ailleurs.")
    assert len(told) == 2


def test_several_that_come_together_are_said_in_one_notice_that_leads_to_all_of_them() -> None:
    notices = Notices()
    told: list[Notice] = []
    notices.noticed.connect(told.append)
    shown: list[str] = []
    refusals = Refusals(
        notices, lambda instant: instant, lambda entry: None, show_all=lambda: shown.append("all of them")
    )

    def hear(rdv_id: int, problem: str) -> None:
        refusals.on_desk_change(DeskChange("rdvs", entries=(DeskRdv(rdv(rdv_id, NOW), problem=problem),)))

    for rdv_id in (2, 3, 4):
        hear(rdv_id, "Noté ailleurs.")
    assert [one.text for one in told[1:]] == [
        "2 gestes n’ont pas pu se faire comme prévu.",
        "3 gestes n’ont pas pu se faire comme prévu.",
    ]
    assert {one.key for one in told} == {"refused"}, "each takes the place of the one before"
    assert told[-1].act is not None
    told[-1].act()
    assert shown == ["all of them"]
    for rdv_id in (2, 3, 4):
        hear(rdv_id, "")
    hear(5, "Noté ailleurs.")
    assert told[-1].text.startswith("NOM5 Léa"), "the others have been read"


def test_a_gesture_that_somebody_else_was_before_is_offered_again() -> None:
    notices = Notices()
    told: list[Notice] = []
    notices.noticed.connect(told.append)
    made_again: list[DeskRdv] = []
    refusals = Refusals(notices, lambda instant: instant, made_again.append)
    there = rdv(2, NOW)
    entry = DeskRdv(there, problem="Noté ailleurs.", overtaken=gesture_on(there, Action.SEEN))
    refusals.on_desk_change(DeskChange("rdvs", entries=(entry,)))
    assert told[0].action == "Refaire mon geste"
    assert told[0].act is not None
    assert not made_again
    told[0].act()
    assert made_again == [entry]


def test_what_asks_before_it_leaves_is_said_once_and_leads_to_all_that_waits() -> None:
    notices = Notices()
    told: list[Notice] = []
    notices.noticed.connect(told.append)
    shown: list[bool] = []
    refusals = Refusals(notices, lambda at: at, lambda entry: None, show_all=lambda: shown.append(True))
    entry = DeskRdv(rdv(2, NOW), held="Fait il y a plus de 15 minutes.")
    for _ in range(2):
        refusals.on_desk_change(DeskChange("rdvs", entries=(entry,)))
    (notice,) = told
    assert (notice.text, notice.action) == ("NOM2 Léa, 10:20\u00a0: Fait il y a plus de 15 minutes.", "Voir les envois")
    assert notice.act is not None
    notice.act()
    assert shown == [True]
