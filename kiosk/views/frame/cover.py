"""What stands in the place of a page about one person while the screen is discreet."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.frame.discretion import Discretion
from kiosk.views import commands
from kiosk.views.page import Page
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.filter_field import FilterField


class Cover(EmptyState):
    """Covers the page that ``stack`` shows where it may not be read; nothing of the page is lost."""

    def __init__(self, discretion: Discretion, stack: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._discretion = discretion
        self._stack, self._within = stack, parent
        self.asked.connect(discretion.end)
        self.hide()

    def fit(self) -> bool:
        """Covers the page shown, or shows it again. True: it has just been shown again, and wants the keyboard."""
        page = self._stack.currentWidget()
        for field in self._within.findChildren(FilterField):
            field.veil(self._discretion.on)
        covers = self._discretion.on and not (isinstance(page, Page) and page.by_initials)
        if covers == self.isVisibleTo(self._within):
            return False
        if covers:
            self.say(
                commands.DISCREET.icon,
                tr("Écran discret"),
                tr("Cette page parle d’une personne. Ce qui y est saisi est gardé."),
                commands.DISCREET.with_key(tr("Revoir les noms")),
            )
        self._stack.setVisible(not covers)
        self.setVisible(covers)
        if covers:
            self.button.setFocus()
        return not covers
