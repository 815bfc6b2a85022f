"""Where and when: organisation, lieu, day; and who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kiosk.presenters.frame.frame import FramePresenter
from kiosk.views import icons, keys, theme
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
        self.organisation = ChoiceButton(self.tr("Organisation"), self)
        self.organisation.chosen.connect(presenter.choose_organisation)
        self.lieu = ChoiceButton(self.tr("Lieu"), self)
        self.lieu.chosen.connect(presenter.choose_lieu)
        self.day = DayPicker(self)
        self.day.set_hints(keys.PREVIOUS_DAY, keys.NEXT_DAY, keys.TODAY, keys.CALENDAR)
        self.day.previous_asked.connect(presenter.previous_day)
        self.day.next_asked.connect(presenter.next_day)
        self.day.today_asked.connect(presenter.go_to_today)
        self.day.day_chosen.connect(presenter.go_to)
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.panel = QToolButton(self)
        self.panel.setCheckable(True)
        self.panel.setAccessibleName(self.tr("Volet du rendez-vous"))
        self.panel.setToolTip(self.tr("Volet du rendez-vous ({key})").format(key=keys.PANEL))
        self.panel.clicked.connect(self.panel_toggled)
        self.who = DropButton(self)
        self.who.set_widest(220)
        self._menu = QMenu(self.who)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.aboutToHide.connect(self._free_keys)
        self.who.opens(self._menu)
        flow = FlowLayout(gap=S2)
        for widget in (self.organisation, self.lieu, self.day, spring, self.panel, self.who):
            flow.addWidget(widget)
        self._spring = spring
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S4, S2, S4, S2)
        layout.addLayout(flow)
        presenter.places_changed.connect(self._places)
        presenter.day_changed.connect(self._day)
        self._places()
        self._day()
        self._dress()

    def _places(self) -> None:
        presenter = self._presenter
        organisations = [(one.id, one.name) for one in presenter.organisations]
        self.organisation.show_choices(organisations, presenter.organisation_id)
        self.organisation.setVisible(bool(organisations))
        self.lieu.show_choices(presenter.lieux, presenter.lieu_id)
        self.lieu.setVisible(bool(organisations))
        self.who.setText(presenter.who_text)
        self._fit()
        self.who.setAccessibleName(self.tr("Session de {}").format(presenter.who_text))

    def _day(self) -> None:
        self.day.show_day(self._presenter.day, self._presenter.today)
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
        ink, side, ratio = theme.look().colours.text, theme.px(16), self.devicePixelRatioF()
        helping = self._menu.addAction(icons.icon("keyboard", side, ink, ratio), self.tr("Touches du clavier"))
        helping.setShortcut(Qt.Key.Key_F1)
        helping.setShortcutVisibleInContextMenu(True)
        helping.triggered.connect(self.help_wanted)
        listing = self._menu.addAction(icons.icon("print", side, ink, ratio), self.tr("Imprimer la liste du jour"))
        listing.setShortcut(keys.PRINT)
        listing.setShortcutVisibleInContextMenu(True)
        listing.triggered.connect(self._presenter.print_day)
        checking = self._menu.addAction(icons.icon("desk", side, ink, ratio), self.tr("Vérifier ce poste"))
        checking.setShortcut(keys.CHECK)
        checking.setShortcutVisibleInContextMenu(True)
        checking.triggered.connect(self.check_wanted)
        self._menu.addSeparator()
        leave = self._menu.addAction(icons.icon("sign-out", side, ink, ratio), self.tr("Se déconnecter"))
        leave.setShortcut(keys.LEAVE)
        leave.setShortcutVisibleInContextMenu(True)
        leave.triggered.connect(self._presenter.sign_out)

    def _free_keys(self) -> None:
        # They are shown here, and bound by the frame: two owners of a key, and Qt gives it to neither.
        for action in self._menu.actions():
            action.setShortcut(QKeySequence())

    def _dress(self) -> None:
        theme.set_icon(self.panel, "panel", "text")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "panel"):
            self._dress()
        super().changeEvent(event)
