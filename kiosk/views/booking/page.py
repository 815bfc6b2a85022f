"""« Trouver un RDV »: the question above, what is free below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.booking.availability import LieuBlock, Slot
from kiosk.domain.text.language import tr
from kiosk.presenters.booking.modes import Filling, Sending
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.words.slot_texts import place_text
from kiosk.views import commands, theme
from kiosk.views.booking.search_head import SearchHead
from kiosk.views.booking.side import WIDTH as SIDE_WIDTH
from kiosk.views.booking.side import BookingSide
from kiosk.views.booking.slot_grid import SlotGrid
from kiosk.views.commands import Command
from kiosk.views.page import Page
from kiosk.views.tokens import ROW_HEIGHT
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import tight
from kiosk.views.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from kiosk.views.booking.plan_page import PlanPage

_BOTH = 860
"""From this width on (px at 100 %), what is free and the RDV stand side by side."""


class BookingPage(Page):
    """Composes; decides nothing."""

    def __init__(self, presenter: BookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._presenter = presenter
        self._search = presenter.search
        self._focus_awaited = False
        self.head = SearchHead(presenter.search, self)
        self.computed = Band("cut", "calm", self)
        self.alone = Band("info", "calm", self)
        self.grid = SlotGrid(self._place_name, self)
        self.empty = EmptyState(self)
        self._skeleton = Skeleton(tr("Recherche des créneaux…"), self)
        area = QWidget(self)
        area.setMinimumSize(1, ROW_HEIGHT * 2)
        self._stack = QStackedLayout(area)
        for widget in (self.empty, self._skeleton, self.grid):
            self._stack.addWidget(widget)
        self.side = BookingSide(presenter, self)
        self._free = QWidget(self)
        column = tight(QVBoxLayout(self._free))
        column.addWidget(self.head)
        column.addWidget(self.computed)
        column.addWidget(self.alone)
        column.addWidget(area, 1)
        self._slots = QWidget(self)
        layout = tight(QHBoxLayout(self._slots))
        layout.addWidget(self._free, 1)
        layout.addWidget(self.side)
        self._tight = False
        self.plan: PlanPage | None = None  # made where the platform has no slots
        self._ways = QStackedLayout(self)
        self._ways.addWidget(self._slots)
        presenter.way_changed.connect(self._show_way)

        self.grid.chosen.connect(self._choose)
        self.side.left.connect(self._back_from_side)
        self.side.wanted.connect(self._make_room_for_side)
        presenter.draft.changed.connect(self._show_picked)
        self.head.left.connect(self.focus_slots)
        self.head.motif.chosen.connect(self._motif_chosen)
        self.head.by_hand.connect(self._by_hand)
        presenter.filled.connect(self.focus_page)
        self.grid.further.connect(lambda slot: self._search.go_to(slot.starts_at.date()))
        self.empty.asked.connect(self._go_on)
        presenter.search.changed.connect(self._refresh)
        presenter.search.found_changed.connect(self._show_found)
        presenter.search.first_found.connect(self._go_to_slot)
        search = self._search
        self._does: dict[Command, Callable[[], object]] = {
            commands.MOTIF: self.focus_motif,
            commands.FIRST_SLOT: search.go_to_first,
            commands.WHOLE_DAY: partial(search.set_part, "all"),
            commands.MORNING: partial(search.set_part, "morning"),
            commands.AFTERNOON: partial(search.set_part, "afternoon"),
            commands.WIDEN: lambda: search.set_wide(not search.wide),
            commands.SAME_AGENT: lambda: search.set_same_agent(not search.same_agent),
            commands.MORE_TOGETHER: lambda: search.set_together(search.suits.together + 1),
            commands.FEWER_TOGETHER: lambda: search.set_together(search.suits.together - 1),
            commands.WITHOUT_SLOT: self._by_hand,
            commands.WHO: self.side.focus_usagers,
        }
        self._show_found()
        self._refresh()
        self._show_way()

    def _show_way(self) -> None:
        if self._presenter.way == "plan" and self.plan is None:
            from kiosk.views.booking.plan_page import PlanPage

            self.plan = PlanPage(self._presenter, self)
            self._ways.addWidget(self.plan)
            self._ways.setCurrentWidget(self.plan)
            if self.isVisible():
                self.plan.focus_page()

    def focus_page(self) -> None:
        """The keyboard goes to the RDV that was begun, else to the motif."""
        if self.plan is not None:
            self.plan.focus_page()
            return
        match self._presenter.keyboard:
            case "nowhere":
                self._focus_awaited = False
            case "slots":
                self.focus_slots()
            case "rdv":
                self.side.take_over()
            case "motif":
                self.focus_motif()

    @property
    def keys_of(self) -> str:
        """Those of the slots do nothing where the platform keeps them to itself."""
        return "plan" if self.plan is not None else ""

    def open_calendar(self) -> None:
        """The calendar of the days that are looked at."""
        self.head.day.open_calendar()

    def focus_motif(self) -> None:
        """The keyboard goes to the motif, and its list opens."""
        if self._tight:
            self.side.hide()
            self._free.show()
        self.head.motif.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.motif.open()

    def _motif_chosen(self) -> None:
        """A place of the agenda that waited for its motif is taken; else one looks at what is free."""
        if self._presenter.take_place():
            self.side.take_over()
        else:
            self.focus_slots()

    def _by_hand(self) -> None:
        """« Sans créneau »: the form with its fields free, once the motif is known."""
        if self._presenter.begin_without_slot():
            self.side.fill_in()
        else:
            self.focus_motif()

    def focus_slots(self) -> None:
        """The keyboard goes to what is free, as soon as there is something."""
        self._focus_awaited = self._search.state in ("searching", "no_motif")
        target = self.grid if self._stack.currentWidget() is self.grid else self.empty.button
        if target.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def parts(self) -> Sequence[QWidget]:
        return self.head, self.grid, self.side

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        if self.plan is not None:
            return self.plan.step_back()
        if self.side.step_back():
            return True
        if self._search.suits.active:
            self._search.clear_filter()
            return True
        if not self.head.motif.hasFocus():
            self.head.motif.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.plan is not None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.empty.button.hasFocus():
            self.empty.button.click()
        elif not commands.done_by(self._does, event):
            super().keyPressEvent(event)

    def _choose(self, slot: Slot) -> None:
        self._presenter.draft.take(slot)
        self.side.take_over()

    def _make_room_for_side(self) -> None:
        if self._tight:
            self._free.hide()
            self.side.show()

    def _fit(self) -> None:
        """Side by side where there is room for both; else one at a time, what is free first."""
        tight = self.width() < theme.px(_BOTH)
        if tight != self._tight or (tight and self._free.isVisible() == self.side.isVisible()):
            busy = self._presenter.draft.ready
            self._free.setVisible(not tight or not busy)
            self.side.setVisible(not tight or busy)
        self._tight = tight
        self.side.setFixedWidth(theme.px(SIDE_WIDTH) if not tight else max(1, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_tight"):
            self._fit()

    def _back_from_side(self) -> None:
        if self._tight:
            self.side.hide()
            self._free.show()
        if self._search.motif is None:
            self.focus_motif()
        else:
            self.focus_slots()

    def _show_picked(self) -> None:
        draft = self._presenter.draft
        shown = isinstance(draft.stage, Filling | Sending)
        self.grid.pick(draft.form.starts_at if shown else None, tuple(agent.id for agent in draft.form.agents))

    def _place_name(self, block: LieuBlock) -> str:
        motif = self._search.motif
        return place_text(block, motif.location_type if motif is not None else "", self._search.organisation_id)

    def _show_found(self) -> None:
        self.grid.show_found(self._search.found, self._search.today)
        self.computed.show_text(self._search.computed)

    def _refresh(self) -> None:
        search = self._search
        self.alone.show_text(search.alone)
        had_focus = self._has_keyboard()
        self.grid.set_stale(search.state == "searching")
        shown: QWidget = self.grid
        match search.state:
            case "no_motif":
                self.empty.say("search", tr("Pour quel motif\u202f?"), self._motif_text(), "")
                shown = self.empty
            case "failed":
                self.empty.say(
                    "problem",
                    tr("Les créneaux n’ont pas pu être cherchés"),
                    search.problem,
                    tr("Chercher à nouveau"),
                )
                shown = self.empty
            case "searching":
                if search.found is None:
                    shown = self._skeleton
            case "nothing":
                if not self._lieux_have_next():
                    title, text = search.nothing
                    self.empty.say("calendar", title, text, self._go_on_text())
                    shown = self.empty
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
        if (had_focus or self._focus_awaited) and search.state not in ("searching", "no_motif"):
            self.focus_slots()

    def _motif_text(self) -> str:
        place = self._presenter.place_text
        if place:
            return tr("{}.\nChoisissez le motif du rendez-vous.").format(place)
        return tr("Choisissez le motif du rendez-vous : les créneaux libres s’affichent aussitôt.")

    def _lieux_have_next(self) -> bool:
        """Whether the grid has something to say of these days: when each of several lieux is free next."""
        found = self._search.found
        return found is not None and not found.unsuited and sum(block.next is not None for block in found.blocks) > 1

    def _has_keyboard(self) -> bool:
        focused = self.focusWidget()
        shown = self._stack.currentWidget()
        return focused is not None and shown is not None and (shown is focused or shown.isAncestorOf(focused))

    def _go_on_text(self) -> str:
        if self._search.found is not None and self._search.found.unsuited:
            return tr("Tout afficher (Entrée)")
        if self._next_slot is not None:
            return tr("Aller à la prochaine disponibilité (Entrée)")
        motif = self._search.motif
        return "" if motif is None or motif.collectif else tr("Prendre rendez-vous sans créneau (Entrée)")

    @property
    def _next_slot(self) -> Slot | None:
        """The first slot there is, when these days have none."""
        return self._search.found.next if self._search.found is not None else None

    def _go_on(self) -> None:
        following = self._next_slot
        if self._search.state == "failed":
            self._search.ask()
        elif self._search.found is not None and self._search.found.unsuited:
            self._search.clear_filter()
        elif following is not None:
            self._search.go_to(following.starts_at.date())
        else:
            self._by_hand()

    def _go_to_slot(self, slot: Slot) -> None:
        self.grid.go_to(slot)
        self.focus_slots()
