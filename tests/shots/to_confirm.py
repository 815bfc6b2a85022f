"""Pictures of RDVs noted while the platform cannot be reached: one to be confirmed, one turned down."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.booking.booking import Booking, Guest, booking_of
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.sync.sending import reasons
from tests.end_to_end.morning import LATER
from tests.end_to_end.screen import Key, Screen
from tests.end_to_end.stage import NOW
from tests.shots.scenes import Set, scene
from tests.support.waiting import until

NOTED = "MERLE-LEFÈVRE Katia"
TURNED_DOWN = "BENALI Nadir"


async def _written(at: Set) -> Screen:
    screen = await at.at_the_centre()
    desk = screen.parts.desk
    await desk._session.capabilities()
    await at.goes_away(screen)
    await until(lambda: not screen.frame.cut.isHidden(), "the cut")
    row = next(row for row in screen.frame.presenter.page("agenda").board.model.rows if row.name == LATER)
    assert row.entry is not None
    alike = booking_of(row.entry.rdv)
    ids = []
    for minutes, name in ((25, NOTED), (35, TURNED_DOWN)):
        last_name, first_name = name.split(" ")
        draft = UsagerDraft(first_name=first_name, last_name=last_name)
        usager = await desk.usagers.create(draft, alike.organisation_id, Origin.DESK)
        ids.append(await desk.bookings.book(_at(alike, minutes, usager.id)))
    (record,) = await desk.bookings.written(ids[1])
    refusal = Refusal(reasons.TAKEN, taken=True)
    await desk._session.memory.queue.refuse(record.errand.key, refusal)
    await screen.says(NOTED, "À confirmer")
    await screen.says(TURNED_DOWN, "Non confirmé")
    return screen


def _at(alike: Booking, minutes: int, usager_id: int) -> Booking:
    return Booking(
        organisation_id=alike.organisation_id,
        motif_id=alike.motif_id,
        starts_at=NOW + timedelta(minutes=minutes),
        duration_in_min=alike.duration_in_min,
        lieu_id=alike.lieu_id,
        agent_ids=alike.agent_ids,
        guests=(Guest(usager_id),),
    )


@scene("agenda-a-confirmer", goes_away=True)
async def to_confirm(at: Set) -> None:
    screen = await _written(at)
    await screen.go_to(TURNED_DOWN if at.wide else NOTED)
    await at.shoot(screen)


@scene("agenda-a-confirmer-contraste", scheme="contrast", goes_away=True)
async def to_confirm_in_contrast(at: Set) -> None:
    screen = await _written(at)
    await screen.go_to(NOTED if at.wide else TURNED_DOWN)
    await at.shoot(screen)


@scene("colonnes-a-confirmer", goes_away=True)
async def to_confirm_in_columns(at: Set) -> None:
    screen = await _written(at)
    await screen.press(Key.Key_C)
    await until(lambda: screen.frame.presenter.page("agenda").board.columns is not None, "the columns")
    await at.shoot(screen)
