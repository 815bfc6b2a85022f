"""From one page to another: what a page wants done elsewhere, without knowing who does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from kiosk.domain.booking.booking import Booking
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.rows import Row
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.errand import ErrandRecord
from kiosk.presenters.around.pages import Pages
from kiosk.presenters.around.whereabouts import Whereabouts


class _Rdvs(Protocol):
    def bring(self, rdv: Rdv, after: Booking) -> None: ...


class _Agenda(Protocol):
    @property
    def rdvs(self) -> _Rdvs: ...
    def seek(self, day: date, rdv_id: int | None, usager_id: int | None) -> None: ...
    def print_day(self, sheets: str = "whole") -> None: ...

    def print_next(self) -> None: ...


class _Form(Protocol):
    def open_new(self, organisation_id: int, typed: str, *, done: Callable[[Usager], None]) -> None: ...
    def reopen(self, record: ErrandRecord) -> None: ...


class _Usagers(Protocol):
    @property
    def form(self) -> _Form: ...
    def open_id(self, usager_id: int) -> None: ...
    def open_row(self, row: Row | None) -> None: ...
    def seek(self, typed: str) -> None: ...


class _Week(Protocol):
    def show(self, agent_id: int, day: date) -> None: ...


class _Booking(Protocol):
    def begin_change(self, rdv: Rdv, *, slots: bool) -> None: ...
    def begin(self, usager: Usager) -> None: ...


class _WalkIns(Protocol):
    def begin(self, typed: str = "") -> None: ...


class Intents:
    """The one place that knows which page serves what."""

    def __init__(self, pages: Pages, where: Whereabouts) -> None:
        self._pages = pages
        self._where = where

    def book_for(self, usager: Usager) -> None:
        """An RDV is wanted for somebody."""
        self._booking.begin(usager)

    def bring(self, rdv: Rdv, after: Booking) -> None:
        """An RDV is to become ``after``: who is told is asked about first."""
        self._agenda.rdvs.bring(rdv, after)

    def look_for_hours(self, rdv: Rdv) -> None:
        """Another hour is to be found for an RDV."""
        self._booking.begin_change(rdv, slots=True)

    def write_down(self, typed: str, done: Callable[[Usager], None]) -> None:
        """Somebody is not known yet: a fiche first, of what was ``typed``, then ``done``."""
        if self._where.organisation_id is not None:
            self._usagers.form.open_new(self._where.organisation_id, typed, done=done)

    def go_on_writing(self, record: ErrandRecord) -> None:
        """What was typed of somebody and did not come to pass, in its form again."""
        self._usagers.form.reopen(record)

    def show_fiche(self, usager_id: int) -> None:
        """The fiche of somebody."""
        self._usagers.open_id(usager_id)

    def show_fiche_of(self, row: Row | None) -> None:
        """The fiche of who is on a line."""
        self._usagers.open_row(row)

    def show_in_agenda(self, day: date, rdv_id: int | None, usager_id: int | None = None) -> None:
        """A line of the agenda: that of an RDV, else the first of an usager."""
        self._agenda.seek(day, rdv_id, usager_id)
        self._pages.show("agenda")

    def show_week(self, agent_id: int) -> None:
        """The week of an agent, around the day looked at."""
        week: _Week = self._pages.of("week")
        week.show(agent_id, self._where.day)
        self._pages.show("week")

    def show_sendings(self) -> None:
        """All that waits to leave, and all that asks."""
        self._pages.go_to("sendings")

    def show_statistics(self) -> None:
        """What can be counted."""
        self._pages.go_to("statistics")

    def seek_usager(self, typed: str) -> None:
        """Somebody is looked for among all, of whom a name or a number was ``typed``."""
        self._usagers.seek(typed)

    def begin_walk_in(self, typed: str = "") -> None:
        """Somebody without an RDV stands at the counter; ``typed`` is what is known of who it is."""
        self._walk_ins.begin(typed)
        self._pages.show("walk_ins")

    def print_day(self, sheets: str = "whole") -> None:
        """The list of the day looked at: whole, or one for each lieu or agent."""
        self._agenda.print_day(sheets)

    def print_next(self) -> None:
        """The list of the working day after today."""
        self._agenda.print_next()

    @property
    def _agenda(self) -> _Agenda:
        agenda: _Agenda = self._pages.of("agenda")
        return agenda

    @property
    def _usagers(self) -> _Usagers:
        usagers: _Usagers = self._pages.of("usagers")
        return usagers

    @property
    def _booking(self) -> _Booking:
        booking: _Booking = self._pages.of("booking")
        return booking

    @property
    def _walk_ins(self) -> _WalkIns:
        walk_ins: _WalkIns = self._pages.of("walk_ins")
        return walk_ins
