"""The question: which motif, where, with whom, from when; and which of the hours suit."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.booking.availability import PartOfDay
from kiosk.domain.text.language import capital, tr
from kiosk.presenters.booking.choices import IdName
from kiosk.presenters.booking.slot_search import DAYS, SlotSearch
from kiosk.views import commands
from kiosk.views.booking.motif_field import MotifField
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S2, S3, S4
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.day_picker import DayPicker
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import spaced
from kiosk.views.widgets.segments import Segments

_MOST_TOGETHER: Final = 4


class SearchHead(QWidget):
    """Two lines that wrap: the question, then the days and what suits."""

    left = Signal()
    """The person goes on to what is free."""
    by_hand = Signal()
    """« Sans créneau »: the person fills in day, hour and agents."""

    def __init__(self, search: SlotSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self.service = ChoiceButton(tr("Service"), self)
        self.service.chosen.connect(search.set_service)
        self.motif = MotifField(search.motif_rows, self)
        self.motif.chosen.connect(search.set_motif)
        self.motif.left.connect(self.left)
        self.lieux = CheckMenu(tr("Lieux"), self)
        self.lieux.chosen.connect(search.set_lieux)
        self.agents = CheckMenu(tr("Agents"), self)
        self.agents.chosen.connect(search.set_agents)
        self.teams = CheckMenu(tr("Équipes"), self, everything=tr("toutes"))
        self.teams.chosen.connect(search.set_teams)
        question = FlowLayout(gap=S2)
        for widget in (self.service, self.motif, self.lieux, self.agents, self.teams):
            question.addWidget(widget)

        self.day = DayPicker(self)
        self.day.previous_asked.connect(partial(search.go_by, -DAYS))
        self.day.next_asked.connect(partial(search.go_by, DAYS))
        self.day.today_asked.connect(lambda: search.go_to(search.today))
        self.day.day_chosen.connect(search.go_to)
        self.day.name_steps(tr("Sept jours plus tôt"), tr("Sept jours plus tard"))
        self.day.set_hints(*(one.key for one in commands.DAY_KEYS))
        self.wide = self._toggle(
            tr("Élargir la recherche"),
            "place",
            commands.WIDEN.with_key(tr("Chercher aussi dans les autres organisations du territoire")),
        )
        self.wide.clicked.connect(lambda: search.set_wide(self.wide.isChecked()))
        self.first = QPushButton(tr("Premier créneau"), self)
        self.first.setProperty("kind", "plain")
        set_tip(self.first, commands.FIRST_SLOT.with_key())
        self.first.clicked.connect(search.go_to_first)
        self.without = QPushButton(tr("Sans créneau"), self)
        self.without.setProperty("kind", "plain")
        set_tip(self.without, commands.WITHOUT_SLOT.with_key())
        self.without.clicked.connect(self.by_hand)
        self.part = Segments(
            tr("Moment de la journée"),
            [
                (part.value, command.text, command.icon, command.key)
                for part, command in (
                    (PartOfDay.ALL, commands.WHOLE_DAY),
                    (PartOfDay.MORNING, commands.MORNING),
                    (PartOfDay.AFTERNOON, commands.AFTERNOON),
                )
            ],
            self,
        )
        self.part.chosen.connect(search.set_part)
        self.weekdays = CheckMenu(tr("Jours"), self)
        self.weekdays.chosen.connect(search.set_weekdays)
        self.together = ChoiceButton(tr("Agents libres ensemble"), self)
        self.together.chosen.connect(search.set_together)
        self.same_agent = self._toggle(tr("Même agent"), "user", commands.SAME_AGENT.with_key())
        self.same_agent.clicked.connect(lambda: search.set_same_agent(self.same_agent.isChecked()))
        suits = FlowLayout(gap=S2)
        for each in (
            self.day,
            self.wide,
            self.first,
            self.without,
            self.part,
            self.weekdays,
            self.together,
            self.same_agent,
        ):
            suits.addWidget(each)
        suits.break_before(self.first)
        layout = spaced(QVBoxLayout(self), (S4, S3, S4, S2), S2)
        layout.addLayout(question)
        layout.addLayout(suits)
        for command, step in ((commands.DAY_BEFORE, -1), (commands.DAY_AFTER, 1)):
            bound = commands.bind(self, command, partial(search.go_by, step))
            # Anywhere on the page: it is in force while the head is in sight.
            bound.setContext(Qt.ShortcutContext.WindowShortcut)
        search.changed.connect(self.refresh)
        search.directory_changed.connect(self.motif.refresh)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._search.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._search.watch(False)

    def refresh(self) -> None:
        """Shows what the presenter says."""
        search = self._search
        services = search.services
        self.service.show_choices([(None, tr("Tous les services")), *services], search.service_id)
        self.service.setVisible(len(services) > 1)
        self.motif.show_motif(search.motif.name if search.motif is not None else "")
        for menu, found, ticked in (
            (self.lieux, search.lieux, search.lieu_ids),
            (self.agents, search.agents, search.agent_ids),
            (self.teams, search.teams, search.team_ids),
        ):
            menu.show_choices(_uncounted(found), ticked)
            menu.setVisible(not search.wide and (len(found) > 1 or bool(ticked)))
        self.day.show_day(search.first_day, search.today, search.period)
        asks = search.motif is not None
        for widget in (self.day, self.first, self.part, self.weekdays, self.together):
            widget.setVisible(asks)
        self.part.show_choice(search.suits.part.value)
        self.weekdays.show_choices(_uncounted(_weekdays()), search.suits.weekdays)
        self.together.show_choices(self._togethers(), search.suits.together)
        self._show_toggle(self.same_agent, asks and bool(search.first_agents) and not search.wide, search.same_agent)
        self._show_toggle(self.wide, asks and search.may_widen, search.wide)

    def _show_toggle(self, button: QToolButton, shown: bool, on: bool) -> None:
        button.setVisible(shown)
        button.setChecked(on)
        active = "true" if on else "false"
        if button.property("active") != active:
            button.setProperty("active", active)
            button.style().polish(button)

    def _togethers(self) -> list[tuple[int, str]]:
        return [
            (1, tr("Un agent")),
            *((count, tr("{} agents ensemble").format(count)) for count in range(2, _MOST_TOGETHER + 1)),
        ]

    def _toggle(self, text: str, icon: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("kind", "plain")
        button.setProperty("icon-name", icon)
        set_tip(button, hint)
        return button


def _uncounted(found: list[IdName]) -> list[tuple[int, str, int | None]]:
    return [(identity, name, None) for identity, name in found]


def _weekdays() -> list[IdName]:
    from kiosk.views.translations import locale

    return [(day, capital(locale().dayName(day + 1, locale().FormatType.LongFormat))) for day in range(6)]
