"""Pictures of « Envois »: through a cut, with all that may ask; both sides of a conflict; nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kiosk.domain.day.gesture import Before, Gesture, Hold
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.model import Usager
from kiosk.domain.people.told import EMAIL, SMS, Told
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Refusal, Side
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.sending import Becomes
from kiosk.presenters.sendings.lines import SendingLine
from kiosk.sync.sending.reasons import of_another, of_twin
from tests.end_to_end.morning import EARLY, LATE, LATER
from tests.end_to_end.screen import CTRL, Key, Screen
from tests.end_to_end.stage import NOW
from tests.shots.scenes import Set, scene
from tests.support.waiting import until


async def _kept(at: Set, screen: Screen, key: str, name: str, action: Action, minutes: int) -> None:
    """A gesture that somebody made here ``minutes`` ago."""
    row = next(row for row in screen.frame.presenter.page("agenda").board.model.rows if row.name == name)
    assert row.entry is not None
    people = tuple(p.id for p in row.entry.rdv.participations)
    made_at = NOW - timedelta(minutes=minutes)
    gesture = Gesture(key, row.entry.rdv.id, row.entry.rdv.organisation_id, action, people, made_at)
    await screen.parts.desk._session.memory.queue.act([gesture])


async def _day(at: Set) -> Screen:
    """Gestures sent, then a cut; and on its way back, one that somebody else was before and one that is too old."""
    screen = await at.at_the_centre()
    await screen.gesture(EARLY, Key.Key_V)
    await until(lambda: not screen.parts.desk.unsent_count, "the gesture sent")
    await at.goes_away(screen)
    await until(lambda: not screen.frame.cut.isHidden(), "the cut")
    queue = screen.parts.desk._session.memory.queue
    await _kept(at, screen, "theirs", LATE, Action.EXCUSED, 180)
    theirs = Side("Rendez-vous honoré", "Béatrice Martin", NOW - timedelta(minutes=35))
    why = "Noté «\u00a0vu\u00a0» ailleurs entre-temps\u00a0: votre geste n’a pas été envoyé."
    await queue.refuse("theirs", Refusal(why, side=theirs), overtaken=True)
    await _kept(at, screen, "old", LATER, Action.REVOKED, 95)
    told = (Told(LATER, (SMS, EMAIL), "annulation du rendez-vous"),)
    await queue.hold(
        "old", Hold.TOO_OLD, Refusal("Fait il y a plus de 15\u00a0minutes, pendant la coupure.", told=told)
    )
    await screen.gesture("COUTURIER Mélanie" if False else EARLY, Key.Key_R)
    await screen.press(Key.Key_9, CTRL)
    presenter = screen.frame.presenter.page("sendings")
    await until(lambda: presenter.selected is not None and len(presenter.model.lines) > 5, "the list")
    return screen


@scene("envois", goes_away=True)
async def listed(at: Set) -> None:
    await at.shoot(await _day(at))


@scene("envois-ancien", goes_away=True)
async def too_old(at: Set) -> None:
    screen = await _day(at)
    await screen.press(Key.Key_Down)
    await at.shoot(screen)


@scene("envois-sombre", scheme="dark", goes_away=True)
async def in_the_dark(at: Set) -> None:
    await at.shoot(await _day(at))


@scene("envois-contraste", scheme="contrast", goes_away=True)
async def in_contrast(at: Set) -> None:
    await at.shoot(await _day(at))


@scene("envois-texte-150", text_percent=150, goes_away=True)
async def large(at: Set) -> None:
    await at.shoot(await _day(at))


@scene("envois-discret", goes_away=True)
async def discreet(at: Set) -> None:
    screen = await _day(at)
    await screen.press(Key.Key_F9)
    await at.shoot(screen)


@scene("envois-ressemblance", goes_away=True)
async def alike(at: Set) -> None:
    """Somebody was written down at both desks; what is for another is never sent."""
    screen = await _day(at)
    desk = screen.parts.desk
    queue = desk._session.memory.queue
    first = next(one for one in await desk.sendings.all() if isinstance(one.act, Gesture))
    gesture = first.act
    assert isinstance(gesture, Gesture)
    before = (Before(gesture.participation_ids[0], Status.UNKNOWN),)
    await queue.act([another := replace(gesture, key="another", made_at=NOW - timedelta(minutes=50), before=before)])
    await queue.refuse(another.key, of_another())
    draft = UsagerDraft(first_name="Katia", last_name="MERLE", birth_date=date(1985, 4, 3))
    made = await desk.usagers.create(draft, 1, Origin.DESK)
    (written, *_) = await queue.of_usager(made.id)
    twin = Usager(4000, "Katia", "MERLE", birth_date=draft.birth_date)
    await queue.hold(written.errand.key, Hold.ALIKE, of_twin(twin))
    presenter = screen.frame.presenter.page("sendings")

    def place() -> int:
        shown = [isinstance(line, SendingLine) and line.sending.becomes for line in presenter.model.lines]
        return shown.index(Becomes.ALIKE) if Becomes.ALIKE in shown else -1

    await until(lambda: place() >= 0, "the question")
    for _ in range(place()):
        await screen.press(Key.Key_Up)
    await until(lambda: presenter.selected is not None and presenter.selected.becomes is Becomes.ALIKE, "the line")
    await at.shoot(screen)


@scene("envois-vide")
async def nothing(at: Set) -> None:
    screen = await at.at_the_centre()
    await screen.press(Key.Key_9, CTRL)
    page = screen.frame.page("sendings")
    await until(page.empty.isVisible, "nothing to send")
    await at.shoot(screen)
