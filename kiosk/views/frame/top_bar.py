"""Where and when: organisation, lieu, day; and who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.views import theme
from kiosk.views.commands import CHECK, DAY_KEYS, HELP, JOURNAL, LEAVE, PANEL, PRINT_DAY, add_to
from kiosk.views.tokens import S2, S4
from kiosk.views.widgets.choice_button import ChoiceButton, DropButton
from kiosk.views.widgets.day_picker import DayPicker
from kiosk.views.widgets.flow_layout import FlowLayout


class TopBar(QFrame):
    """Wraps on narrow windows and with large text."""

    panel_toggled = Signal()
    help_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, presenter: FramePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._presenter = presenter
        self._where = where = presenter.where
        self.organisation = ChoiceButton(tr("Organisation"), self)
        self.organisation.chosen.connect(where.choose_organisation)
        self.lieu = ChoiceButton(tr("Lieu"), self)
        self.lieu.chosen.connect(where.choose_lieu)
        self.day = DayPicker(self)
        self.day.set_hints(*(one.key for one in DAY_KEYS))
        self.day.previous_asked.connect(where.previous_day)
        self.day.next_asked.connect(where.next_day)
        self.day.today_asked.connect(where.go_to_today)
        self.day.day_chosen.connect(where.go_to)
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.panel = QToolButton(self)
        self.panel.setCheckable(True)
        self.panel.setAccessibleName(tr("Volet du rendez-vous"))
        self.panel.setToolTip(PANEL.with_key(self.panel.accessibleName()))
        self.panel.clicked.connect(self.panel_toggled)
        self.who = DropButton(self)
        self.who.set_widest(220)
        self._menu = QMenu(self.who)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.who.opens(self._menu)
        flow = FlowLayout(gap=S2)
        for widget in (self.organisation, self.lieu, self.day, spring, self.panel, self.who):
            flow.addWidget(widget)
        self._spring = spring
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S4, S2, S4, S2)
        layout.addLayout(flow)
        where.places_changed.connect(self._places)
        where.day_changed.connect(self._day)
        self._places()
        self._day()
        self._dress()

    def _places(self) -> None:
        where, who = self._where, self._presenter.who_text
        organisations = [(one.id, one.name) for one in where.organisations]
        self.organisation.show_choices(organisations, where.organisation_id)
        self.organisation.setVisible(bool(organisations))
        self.lieu.show_choices(where.lieux, where.lieu_id)
        self.lieu.setVisible(bool(organisations))
        self.who.setText(who)
        self._fit()
        self.who.setAccessibleName(tr("Session de {}").format(who))

    def _day(self) -> None:
        self.day.show_day(self._where.day, self._where.today)
        self._fit()

    def show_day(self, shown: bool) -> None:
        """Shows the agenda's day and panel, or hides them on a page that has none."""
        self.day.setVisible(shown)
        self.panel.setVisible(shown)

    def _fit(self) -> None:
        """A line of its own for who is signed in costs an RDV: the day is written short first."""
        others = [
            one for one in (self.organisation, self.lieu, self._spring, self.panel, self.who) if not one.isHidden()
        ]
        wanted = self.day.full_width() + sum(one.sizeHint().width() + S2 for one in others) + 2 * S4
        self.day.set_short(wanted > self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill_menu(self) -> None:
        self._menu.clear()
        add_to(self._menu, HELP, self.help_wanted.emit)
        add_to(self._menu, JOURNAL, self._presenter.journal.open)
        add_to(self._menu, PRINT_DAY, self._presenter.intents.print_day)
        add_to(self._menu, CHECK, self.check_wanted.emit)
        self._menu.addSeparator()
        add_to(self._menu, LEAVE, self._presenter.sign_out)

    def _dress(self) -> None:
        theme.set_icon(self.panel, PANEL.icon, "text")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "panel"):
            self._dress()
        super().changeEvent(event)
