"""What ``kiosk print-day`` asks for, and how it is carried out: by a process of its own, or by the Kiosk at work."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, timedelta
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.clock import Clock
from kiosk.desk.desk import Desk
from kiosk.desk.documents import DayOf, day_lists
from kiosk.desk.documents import Sheets as Sheets
from kiosk.desk.types import DayData, OrganisationPlaces
from kiosk.domain.dates.public_holidays import DaysOff
from kiosk.domain.dates.times import hour, long_date, short_date
from kiosk.domain.platform.failures import Failure, MemoryFailure, SignedOut
from kiosk.domain.text.language import counted, labelled, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.desk.documents import Document

TODAY: Final = "today"
TOMORROW: Final = "tomorrow"
NEXT: Final = "next"
"""The next working day."""
_LEARNING: Final = 20.0
"""Seconds for it to say which lieux there are."""
_PATIENCE: Final = 60.0
"""Seconds for the platform to say how the day stands, before what is known is printed."""


class Ended(IntEnum):
    """What the process ends with."""

    PRINTED = 0
    NOT_PRINTED = 1
    WRONG_USE = 2
    OLD = 3  # printed as it was known before: the platform did not answer


class PrintJob(msgspec.Struct, frozen=True, kw_only=True):
    """One list of a day, to a printer or to a file. ``lieu_id`` None: all lieux."""

    day: str = TOMORROW  # or TODAY, NEXT, « 2026-11-24 »
    lieu_id: int | None = None
    organisation_id: int | None = None
    printer: str = ""
    pdf: str = ""
    sheets: Sheets = Sheets.WHOLE


class Outcome(msgspec.Struct, frozen=True):
    """How it ended, and what is said of it."""

    ended: Ended
    text: str


def on_a_line(what: PrintJob | Outcome) -> str:
    """``what`` as JSON on one line, in letters that every socket carries."""
    return "".join(letter if letter.isascii() else _escaped(letter) for letter in msgspec.json.encode(what).decode())


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


def not_allowed() -> Outcome:
    """The site has not said that lists may be printed so."""
    said = tr("Ce site n’a pas permis d’imprimer par une commande\u00a0: [paper] by_command = true le permet.")
    return Outcome(Ended.WRONG_USE, said)


async def carry_out(desk: Desk, clock: Clock, job: PrintJob, *, alone: bool, usual: int | None = None) -> Outcome:
    """Prints what ``job`` asks for. ``alone``: nobody looks at anything of this desk.

    ``usual``: the organisation that the site configured, for who belongs to several.
    """
    try:
        where = await _where(desk, clock, job, usual, alone=alone)
        if isinstance(where, str):
            return Outcome(Ended.WRONG_USE, where)
        place = tr("Tous les lieux")
        if job.lieu_id is not None:
            place = next(lieu.name for lieu in where.lieux if lieu.id == job.lieu_id)
        organisation = where.organisation
        directory = await desk.directory(organisation.id)
        day = _day(job.day, clock.now().astimezone(directory.zone).date(), directory.days_off)
        fresh = await _bring(desk, clock, organisation.id, day, alone=alone)
        data = await desk.day(organisation.id, day)
        if data.synced_at is None:
            return Outcome(Ended.NOT_PRINTED, tr("La plateforme ne répond pas, et ce poste ne connaît pas ce jour."))
        walk_ins = await desk.walk_ins.of_day(organisation.id, day)
        of = DayOf(organisation.name, place, day, clock.now(), job.lieu_id)
        return _printed(day_lists(data, walk_ins, of, job.sheets), job, data, day, place, fresh=fresh)
    except SignedOut:
        said = tr("Personne n’est connecté sur ce poste\u00a0: ouvrez Kiosk et restez connecté, puis recommencez.")
        return Outcome(Ended.NOT_PRINTED, said)
    except MemoryFailure:
        return Outcome(Ended.NOT_PRINTED, tr("La mémoire de ce poste ne peut pas être lue."))
    except Failure:
        return Outcome(Ended.NOT_PRINTED, tr("La plateforme ne répond pas, et ce poste ne connaît pas ce jour."))


async def _where(
    desk: Desk, clock: Clock, job: PrintJob, usual: int | None, *, alone: bool
) -> OrganisationPlaces | str:
    """The organisation that is meant; else what is wrong, in words."""
    places = await desk.places()
    if alone and not places:
        await desk.bring_up_to_date()
        places = await desk.places()
    meant = [one for one in places if job.organisation_id in (None, one.organisation.id)]
    if job.lieu_id is not None:
        if alone:
            meant = await _with_lieux(desk, meant, job.lieu_id, clock.now().date())
        meant = [one for one in meant if _has(one, job.lieu_id)]
        if not meant:
            return tr("Le lieu {} n’est pas connu de ce poste.").format(job.lieu_id)
    if not meant:
        return tr("L’organisation {} n’est pas connue de ce poste.").format(job.organisation_id or "")
    chosen = [one for one in meant if len(meant) == 1 or one.organisation.id == usual]
    if chosen:
        return chosen[0]
    known = ", ".join(f"{one.organisation.id} ({one.organisation.name})" for one in meant)
    return tr("Précisez --organisation\u00a0: {}").format(known)


def _has(places: OrganisationPlaces, lieu_id: int) -> bool:
    return any(lieu.id == lieu_id for lieu in places.lieux)


async def _with_lieux(
    desk: Desk, places: list[OrganisationPlaces], lieu_id: int, today: date
) -> list[OrganisationPlaces]:
    """``places`` once it is known which of them has that lieu: a memory that has just begun has none yet."""
    for one in places:
        if any(_has(known, lieu_id) for known in places):
            break
        wanted = one.organisation.id
        desk.look_at(wanted, today)

        async def learnt(wanted: int = wanted) -> bool:
            return any(known.lieux for known in await desk.places() if known.organisation.id == wanted)

        await _until(desk, learnt, _LEARNING)
        places = [
            known for known in await desk.places() if known.organisation.id in {p.organisation.id for p in places}
        ]
    return places


async def _until(desk: Desk, condition: Callable[[], Awaitable[bool]], seconds: float) -> bool:
    """Waits until ``condition`` holds, looked at whenever the desk tells of something; whether it did in time."""
    heard = asyncio.Event()
    stop = desk.subscribe(lambda _: heard.set())
    try:
        async with asyncio.timeout(seconds):
            while not await condition():
                with suppress(TimeoutError):  # not everything that is kept is told
                    await asyncio.wait_for(heard.wait(), 1.0)
                heard.clear()
    except TimeoutError:
        return False
    finally:
        stop()
    return True


def _day(word: str, today: date, days_off: DaysOff) -> date:
    if word == TODAY:
        return today
    if word == TOMORROW:
        return today + timedelta(days=1)
    return days_off.next_working(today) if word == NEXT else date.fromisoformat(word)


async def _bring(desk: Desk, clock: Clock, organisation_id: int, day: date, *, alone: bool) -> bool:
    """Has the day asked for; whether the platform answered. Beside a screen that shows something else it stays so."""
    if alone:
        desk.look_at(organisation_id, day)
        with suppress(Failure):
            await desk.bring_up_to_date()
            return True
        return False
    asked = clock.now()
    desk.look_beside(organisation_id, day)

    async def told() -> bool:
        known = (await desk.day(organisation_id, day)).synced_at
        return known is not None and known >= asked

    return await _until(desk, told, _PATIENCE)


def _printed(
    documents: Sequence[Document], job: PrintJob, data: DayData, day: date, place: str, *, fresh: bool
) -> Outcome:
    from kiosk.views import printing

    name = tr("Liste du {}").format(day.isoformat())
    if job.pdf:
        sheets, where = printing.to_pdf(documents, Path(job.pdf)), job.pdf
        failed = tr("{}\u00a0: ce fichier ne peut pas être écrit.").format(job.pdf)
    else:
        printer = printing.printer_named(job.printer)
        if not printer:
            known = ", ".join(printing.printer_names()) or tr("aucune")
            said = tr("L’imprimante «\u00a0{}\u00a0» n’est pas installée. Installées\u00a0: {}").format(
                job.printer, known
            )
            return Outcome(Ended.WRONG_USE, said)
        sheets, where = printing.to_printer(documents, printer, name), printer
        failed = tr("{}\u00a0: l’imprimante n’a pas pris le document.").format(printer)
    if not sheets:
        return Outcome(Ended.NOT_PRINTED, failed)
    said = labelled(f"{long_date(day)}, {place}", counted(sheets, "{} feuille", "{} feuilles")) + f" → {where}"
    if fresh:
        return Outcome(Ended.PRINTED, said)
    assert data.synced_at is not None
    at = data.synced_at.astimezone(data.zone)
    old = tr("La plateforme ne répond pas\u00a0: jour tel que connu le {} à {}.").format(
        short_date(at.date()), hour(at)
    )
    return Outcome(Ended.OLD, f"{said}\n{old}")
