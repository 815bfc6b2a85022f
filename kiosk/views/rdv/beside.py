"""Beside the lines of the day: the panel of the RDV chosen, the keys and the menu lines of what is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Action
from kiosk.domain.people.names import usager_name
from kiosk.domain.people.reached import reached
from kiosk.domain.text.language import tr
from kiosk.presenters.agenda.page import AgendaPresenter
from kiosk.views.commands import CALL, RDV_ACTS, Extra, pressed_of
from kiosk.views.page import Host, MenuLines, OfTheDay
from kiosk.views.rdv.rdv_panel import RdvPanel
from kiosk.views.widgets.pieces import on_button

_CALLED_FROM_MENU = 4

if TYPE_CHECKING:
    from kiosk.domain.text.document import Document
    from kiosk.views.day.columns_view import ColumnsView
    from kiosk.views.page import Rows


class Beside(QObject):
    """Ties the presenters of RDVs to whichever page of the day is shown."""

    def __init__(self, agenda: AgendaPresenter, host: Host, first: MenuLines = lambda _: ()) -> None:
        """``first``: what stands before its own lines in the menu of a line of the day."""
        super().__init__(host.widget)
        self._first = first
        self._host = host
        self._agenda = agenda
        self._rdvs = agenda.rdvs
        self.panel = RdvPanel(agenda.panel, self._gestures, self._row, host.widget)
        self.panel.set_acts(self._offered)
        self.panel.acted.connect(self._act)
        self.panel.act_wanted.connect(self._act_on_shown)
        self.panel.fiche_wanted.connect(host.presenter.intents.show_fiche)
        self.panel.copied.connect(host.say_copied)
        self.panel.page_wanted.connect(host.open_address)
        self.panel.call_wanted.connect(host.open_address)
        self.panel.closed.connect(lambda: host.show_panel(False))
        self._rdvs.acts.changed.connect(self.panel.refresh)
        self._rdvs.acts.page_wanted.connect(host.open_address)
        self._rdvs.acts.papers_wanted.connect(self._offer)
        self._rdvs.history.opened.connect(self._show_history)
        host.stand_beside(self.panel, self.menu_lines)
        host.on_key(self._press)

    def menu_lines(self, key: str) -> list[Extra]:
        """The lines of the menu on the line of ``key``."""
        row = self._row(key)
        entry = row.entry if row is not None else None
        if entry is None:
            return []
        acts: list[Extra] = [
            (RDV_ACTS[act], partial(self._rdvs.acts.act, act, entry)) for act in self._rdvs.acts.offered(entry)
        ]
        return [*self._first(key), *self._calls(row), *acts] if row is not None else acts

    def _calls(self, row: Row) -> list[Extra]:
        """Who can be called about a line: each number once, those of a workshop from the panel alone."""
        found: dict[str, Extra] = {}
        for usager in row.usagers if len(row.usagers) <= _CALLED_FROM_MENU else ():
            who = reached(usager, row.usagers)
            if who.uri and who.uri not in found:
                words = tr("Appeler {}, {}").format(on_button(who.name or usager_name(usager)), who.phone)
                call = replace(CALL, words=words)
                found[who.uri] = call, partial(self._call, who.uri, who.phone)
        return list(found.values())

    def _call(self, uri: str, phone: str) -> None:
        self._host.open_address(uri, phone)

    def columns_made(self, columns: ColumnsView) -> None:
        """The agenda shows columns from now on too."""
        columns.set_extras(self.menu_lines)
        columns.move_wanted.connect(self._rdvs.move)
        columns.free_wanted.connect(self._rdvs.book_at)

    @property
    def _rows(self) -> Rows | None:
        shown = self._host.stack.currentWidget()
        return shown.rows if isinstance(shown, OfTheDay) else None

    @property
    def _entry(self) -> DeskRdv | None:
        return self._agenda.panel.entry

    def _row(self, key: str) -> Row | None:
        return self._rows.row(key) if self._rows is not None else None

    def _gestures(self, chosen: Sequence[str]) -> tuple[Action, ...]:
        return self._rows.offered(chosen) if self._rows is not None else ()

    def _act(self, action: Action, chosen: tuple[str, ...]) -> None:
        if self._rows is not None:
            self._rows.act(action, chosen)

    def _offered(self, rdv_id: int) -> tuple[RdvAct, ...]:
        entry = self._entry
        return self._rdvs.acts.offered(entry) if entry is not None and entry.rdv.id == rdv_id else ()

    def _act_on_shown(self, act: RdvAct) -> None:
        if self._entry is not None:
            self._rdvs.acts.act(act, self._entry)

    def _press(self, event: QKeyEvent) -> bool:
        act = pressed_of(RDV_ACTS, event)
        if act is None or event.isAutoRepeat() or self._rows is None or self._entry is None:
            return False
        self._act_on_shown(act)
        return True

    def _offer(self, documents: Sequence[Document], name: str) -> None:
        from kiosk.views import printing

        printer = self._agenda.printer
        printing.offer(documents, name, self._host.widget, done=printer.done, failed=printer.failed)

    def _show_history(self) -> None:
        from kiosk.views.rdv.history import HistoryDialog

        HistoryDialog(self._rdvs.history, self._host.widget).open()
