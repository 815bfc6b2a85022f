"""Where and when: organisation, lieu, day; and who is signed in. One line, which may hold the head of the page too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.frame.frame import FramePresenter
from kiosk.views import theme
from kiosk.views.commands import (
    ABOUT,
    CHECK,
    CODE,
    DAY_KEYS,
    DISCREET,
    ERASE_MINE,
    HELP,
    JOURNAL,
    LEAVE,
    LOCK,
    PAIR,
    PANEL,
    PRINT_AGENTS,
    PRINT_DAY,
    PRINT_LABELS,
    PRINT_LIEUX,
    PRINT_NEXT,
    SWITCH,
    TO_STATISTICS,
    add_to,
)
from kiosk.views.cut_texts import set_tip
from kiosk.views.frame.display_menu import add_display
from kiosk.views.tokens import S1, S2, S4
from kiosk.views.widgets.choice_button import ChoiceButton, DropButton
from kiosk.views.widgets.day_picker import DayPicker
from kiosk.views.widgets.pieces import spaced


@dataclass(frozen=True, slots=True)
class Manner:
    """How the line is laid out, from the widest to the narrowest."""

    widest: int  # of the names of places, px at 100 %
    short_day: bool = True
    mark: bool = True  # who is signed in is said in short
    tight: bool = False  # the way back to today is written short
    initials: bool = False  # and who is signed in, shorter still


_MANNERS: Final = (
    Manner(260, short_day=False, mark=False),
    Manner(260, mark=False),
    Manner(260),
    Manner(220),
    *(Manner(widest, tight=True) for widest in (180, 140, 110)),
    *(Manner(widest, tight=True, initials=True) for widest in (110, 90, 70)),
)
_BESIDE_A_HEAD: Final = Manner(180, tight=True, initials=True)


class TopBar(QFrame):
    """Never more than one line: on narrow windows and with large text, words give way."""

    panel_toggled = Signal()
    help_wanted = Signal()
    check_wanted = Signal()
    erase_mine_wanted = Signal()

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
        set_tip(self.panel, PANEL.with_key(self.panel.accessibleName()))
        self.panel.clicked.connect(self.panel_toggled)
        self.who = DropButton(self)
        self.who.set_widest(220)
        self._menu = QMenu(self.who)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.who.opens(self._menu)
        self._line = spaced(QHBoxLayout(self), (S4, S1 // 2, S4, S1 // 2), S2)
        for widget in (self.organisation, self.lieu, self.day, spring, self.panel, self.who):
            self._line.addWidget(widget)
        self._spring = spring
        self._head: QWidget | None = None
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
        self._fit()

    def show_head(self, head: QWidget | None) -> None:
        """Has the head of a page on the line, in place of what is empty; None: none."""
        if head is not self._head:
            self._head = head
            if head is not None:
                self._line.insertWidget(self._line.indexOf(self._spring), head, 1)
                head.show()
            self._spring.setVisible(head is None)
            self._fit()

    def room_for_a_head(self) -> int:
        """How wide the head of a page could be on the line, in px."""
        return self.width() - self._width_of(_BESIDE_A_HEAD) - S2

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def _width_of(self, manner: Manner) -> int:
        widths = [2 * S4 - S2]
        places = [one for one in (self.organisation, self.lieu) if not one.isHidden()]
        widths += [min(one.full_width(), theme.px(manner.widest)) for one in places]
        if not self.day.isHidden():
            widths.append(self.day.width_when(short=manner.short_day, tight=manner.tight))
        if not self.panel.isHidden():
            widths.append(self.panel.sizeHint().width())
        widths.append(self.who.width_with(mark=manner.mark, brief=self._brief(manner)))
        return sum(widths) + S2 * (len(widths) - 1)

    def _fit(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return  # nobody has given it any room yet
        room = self.width()
        manner = next((one for one in _MANNERS if self._width_of(one) <= room), _MANNERS[-1])
        if self._head is not None:
            manner = _BESIDE_A_HEAD
        for place in (self.organisation, self.lieu):
            place.set_widest(manner.widest)
        self.day.set_short(manner.short_day)
        self.day.set_tight(manner.tight)
        self.who.set_brief(self._brief(manner))
        self.who.show_mark("user" if manner.mark else "")

    def _brief(self, manner: Manner) -> str:
        """« Léa D. », or « LD »: whose session it is can always be read."""
        return self._presenter.who_initials if manner.initials else self._presenter.who_brief

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill_menu(self) -> None:
        self._menu.clear()
        add_to(self._menu, HELP, self.help_wanted.emit)
        add_to(self._menu, JOURNAL, self._presenter.journal.open)
        intents = self._presenter.intents
        add_to(self._menu, PRINT_DAY, intents.print_day)
        add_to(self._menu, PRINT_NEXT, intents.print_next)
        add_to(self._menu, PRINT_LIEUX, lambda: intents.print_day("lieu"))
        add_to(self._menu, PRINT_AGENTS, lambda: intents.print_day("agent"))
        add_to(self._menu, PRINT_LABELS, lambda: intents.print_day("labels"))
        add_to(self._menu, TO_STATISTICS, intents.show_statistics)
        add_display(self._menu, self._presenter.display)
        add_to(self._menu, DISCREET, self._presenter.discretion.toggle)
        add_to(self._menu, CHECK, self.check_wanted.emit)
        if self._presenter.companion.offered:
            add_to(self._menu, PAIR, self._pair)
        add_to(self._menu, ABOUT, self._tell_about)
        self._menu.addSeparator()
        add_to(self._menu, CODE, self._presenter.code.open)
        add_to(self._menu, LOCK, self._presenter.lock)
        add_to(self._menu, ERASE_MINE, self.erase_mine_wanted.emit)
        add_to(self._menu, SWITCH, self._presenter.change_agent)
        add_to(self._menu, LEAVE, self._presenter.sign_out)

    def _pair(self) -> None:
        from kiosk.views.frame.pairing_dialog import PairingDialog

        PairingDialog(self._presenter.companion, self.window()).open()

    def _tell_about(self) -> None:
        from kiosk.views.about import About

        About(self.window()).open()

    def _dress(self) -> None:
        theme.set_icon(self.panel, PANEL.icon, "text")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "panel"):
            self._dress()
            self._fit()
        super().changeEvent(event)
