"""The day: previous, next, today, and a calendar."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.dates.times import day_number, long_date
from kiosk.domain.text.language import capital, tr
from kiosk.views import theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, TYPE_TITLE
from kiosk.views.translations import locale
from kiosk.views.widgets.pieces import button, drop, tight

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCalendarWidget


def short_day_text(day: date, today: date) -> str:
    """« Mer. 1er mars »; with its year when it is another."""
    weekday = locale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    month = locale().monthName(day.month, QLocale.FormatType.ShortFormat)
    figure = day_number(day)
    return f"{capital(weekday)} {figure} {month}" + (f" {day.year}" if day.year != today.year else "")


def day_text(day: date) -> str:
    """« Mercredi 1er mars 2025 »."""
    return capital(long_date(day))


class DayPicker(QWidget):
    """Emits what is asked; shows the day it is told."""

    previous_asked = Signal()
    next_asked = Signal()
    today_asked = Signal()
    day_chosen = Signal(object)
    """A date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._today: date | None = None
        self._short = False
        self._words = ("", "")  # the day in full, and short
        self._popup: QFrame | None = None
        self._calendar: QCalendarWidget | None = None
        self.previous = QToolButton(self)
        self.previous.setAccessibleName(tr("Jour précédent"))
        self.previous.clicked.connect(self.previous_asked)
        self.next = QToolButton(self)
        self.next.setAccessibleName(tr("Jour suivant"))
        self.next.clicked.connect(self.next_asked)
        self.day_button = button(self, "title", "", self.open_calendar)
        self.today = button(self, "plain", self._today_words(False), self.today_asked.emit)
        self.today.setAccessibleName(tr("Aujourd’hui"))
        layout = tight(QHBoxLayout(self))  # the buttons have their own room around
        layout.addWidget(self.previous)
        layout.addWidget(self.day_button)
        layout.addWidget(self.next)
        layout.addWidget(self.today)
        for before, after in pairwise((self.previous, self.day_button, self.next, self.today)):
            QWidget.setTabOrder(before, after)
        self._dress()

    def set_hints(self, previous: str, following: str, today: str, calendar: str) -> None:
        """The keys, shown with each button."""
        set_tip(self.previous, f"{self.previous.accessibleName()} ({previous})")
        set_tip(self.next, f"{self.next.accessibleName()} ({following})")
        set_tip(self.today, f"{self.today.accessibleName()} ({today})")
        set_tip(self.day_button, tr("Choisir un jour ({key})").format(key=calendar))

    def name_steps(self, previous: str, following: str) -> None:
        """What the arrows do, where that is not a step of one day. Before ``set_hints``."""
        self.previous.setAccessibleName(previous)
        self.next.setAccessibleName(following)

    def show_day(self, day: date, today: date, words: str = "") -> None:
        """Shows ``day``, or ``words`` that begin with it; the way back to ``today`` is offered when it is another."""
        self._day = day
        self._today = today
        self._words = (words, words) if words else (day_text(day), short_day_text(day, today))
        self.day_button.setText(self._words[self._short])
        self.day_button.setAccessibleName(tr("Jour affiché\u00a0: {day}").format(day=day_text(day)))
        self.today.setVisible(day != today)

    def set_tight(self, tight: bool) -> None:
        """Whether the way back to today is written short, for want of room."""
        self.today.setText(self._today_words(tight))

    @staticmethod
    def _today_words(tight: bool) -> str:
        return tr("Auj.") if tight else tr("Aujourd’hui")

    def set_short(self, short: bool) -> None:
        """Whether the day is written short, for want of room. Assistive technologies always have it in full."""
        if short != self._short:
            self._short = short
            self.day_button.setText(self._words[short])

    def width_when(self, *, short: bool, tight: bool = False) -> int:
        """The width with the day in full, or short, and the way back to today likewise, in px."""
        measures = theme.metrics(TYPE_TITLE, theme.STRONG)
        other = measures.horizontalAdvance(self._words[short]) - measures.horizontalAdvance(self._words[self._short])
        if not self.today.isHidden():
            measures = self.today.fontMetrics()
            other += measures.horizontalAdvance(self._today_words(tight))
            other -= measures.horizontalAdvance(self.today.text())
        return self.sizeHint().width() + other

    def open_calendar(self) -> None:
        """Opens the calendar under the day; it is made at its first use."""
        if self._popup is None:
            self._popup = self._make()
        assert self._calendar is not None
        if self._day is not None:
            self._calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        self._mark_today()
        self._popup.adjustSize()
        drop(self._popup, self.day_button)
        self._calendar.setFocus()

    def _mark_today(self) -> None:
        from PySide6.QtGui import QTextCharFormat  # here: with all that a text can be, which a start has no use for

        assert self._calendar is not None
        self._calendar.setDateTextFormat(QDate(), QTextCharFormat())
        if self._today is not None:
            style = QTextCharFormat()
            style.setFontWeight(theme.BOLD)
            style.setForeground(theme.qcolor(theme.look().colours.accent))
            self._calendar.setDateTextFormat(QDate(self._today.year, self._today.month, self._today.day), style)

    def _make(self) -> QFrame:
        from PySide6.QtWidgets import QCalendarWidget

        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        self._calendar = QCalendarWidget(popup)
        self._calendar.setLocale(locale())
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._calendar.setMinimumSize(theme.px(340), theme.px(280))
        self._calendar.setAccessibleName(tr("Calendrier"))
        self._dress_calendar()
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(S1, S1, S1, S1)
        layout.addWidget(self._calendar)
        return popup

    def _dress_calendar(self) -> None:
        assert self._calendar is not None
        # Qt's own arrows are black, whatever the ground.
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(button, QToolButton):
                theme.set_icon(button, icon, "text")
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            style = self._calendar.weekdayTextFormat(day)
            style.setForeground(theme.qcolor(theme.look().colours.muted))
            self._calendar.setWeekdayTextFormat(day, style)

    def _choose(self, chosen: QDate) -> None:
        if self._popup is not None and self._popup.isVisible():
            self._popup.close()
            self.day_chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))

    def _dress(self) -> None:
        theme.set_icon(self.previous, "chevron-left", "text")
        theme.set_icon(self.next, "chevron-right", "text")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            if self._calendar is not None:
                self._dress_calendar()
        super().changeEvent(event)
