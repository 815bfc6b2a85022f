"""Pictures of those who come without an RDV."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome, with_outcome
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import NOW
from tests.shots.rest import find_usagers
from tests.shots.scenes import Set, scene
from tests.support.waiting import until

PEOPLE = (
    (True, "Consultation", "renouvellement d’ordonnance", 47, WalkInOutcome.SEEN),
    (False, "", "un formulaire à faire signer", 31, WalkInOutcome.REDIRECTED),
    (True, "", "dépose un dossier", 22, WalkInOutcome.WAITING),
    (False, "", "cherche l’assistante sociale", 6, WalkInOutcome.WAITING),
)


async def noted(screen: Screen) -> None:
    """Four people came in the last hour."""
    presenter = screen.frame.presenter
    organisation_id = presenter.where.organisation_id
    assert organisation_id is not None
    desk = presenter.page("walk_ins")._work.desk
    entries = [
        p.usager for row in presenter.page("agenda").board.model.rows if row.entry for p in row.entry.rdv.participations
    ]
    motifs = (await desk.day(organisation_id, presenter.where.today)).motifs.values()
    for place, (known, motif, reason, ago, outcome) in enumerate(PEOPLE):
        found = next((one.name for one in motifs if motif and one.name.startswith(motif)), "")
        arrived = NOW - timedelta(minutes=ago)
        walk_in = WalkIn(
            id=str(place),
            organisation_id=organisation_id,
            arrived_at=arrived,
            lieu_id=presenter.where.lieu_id,
            usager=entries[place * 3] if known else None,
            motif_name=found,
            reason=reason,
        )
        if outcome is not WalkInOutcome.WAITING:
            walk_in = with_outcome(walk_in, outcome, arrived + timedelta(minutes=9))
        await desk.walk_ins.put_back(walk_in)
    await until(lambda: len(presenter.page("walk_ins").lines) == len(PEOPLE), "the list")


@scene("sans-rdv")
async def walk_ins(at: Set) -> None:
    screen = await at.at_the_centre()
    await noted(screen)
    await screen.press(Key.Key_5, CTRL)
    await at.shoot(screen)


@scene("sans-rdv-vide")
async def nobody(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_5, CTRL)
    await at.shoot(screen)


@scene("sans-rdv-qui")
async def who(at: Set) -> None:
    screen = await at.at_the_centre()
    await noted(screen)
    await screen.press(Key.Key_U, CTRL)
    await find_usagers(screen, screen.frame.presenter.page("walk_ins").search, "garnier")
    await at.shoot(screen)


@scene("sans-rdv-quoi")
async def what(at: Set) -> None:
    await _at_what(at)


@scene("sans-rdv-150", text_percent=150)
async def large(at: Set) -> None:
    await _at_what(at)


@scene("sans-rdv-sombre", scheme="dark")
async def dark(at: Set) -> None:
    await _at_what(at)


@scene("sans-rdv-contraste", scheme="contrast")
async def contrast(at: Set) -> None:
    await _at_what(at)


async def _at_what(at: Set) -> None:
    screen = await at.at_the_centre()
    await noted(screen)
    await screen.press(Key.Key_U, CTRL)
    await find_usagers(screen, screen.frame.presenter.page("walk_ins").search, "garnier")
    await screen.press(Key.Key_Return)
    flow = screen.frame.presenter.page("walk_ins").flow
    await until(lambda: flow.step == "what" and bool(flow.motif_rows("")), "the motifs")
    await screen.write("consultation")
    await screen.press(Key.Key_Return)
    await until(lambda: flow.slot_state in ("found", "none"), "the first créneau")
    await at.shoot(screen)
