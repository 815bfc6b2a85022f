"""The page « Usagers »: the search at the left, the fiche of who was chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.page import UsagersPresenter
from kiosk.views import theme
from kiosk.views.commands import SEARCH
from kiosk.views.page import Page
from kiosk.views.usagers.fiche_view import FicheView
from kiosk.views.usagers.usager_search import UsagerSearch
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import tight
from kiosk.views.widgets.skeleton import Skeleton

SEARCH_WIDTH = 380


class UsagersPage(Page):
    """Composes; decides nothing."""

    left = Signal()
    """Escape, with nothing nearer to go back from."""
    copied = Signal(str)
    address_wanted = Signal(str, str)
    """An address to be opened, and what is copied for want of a program that takes it."""
    print_wanted = Signal()

    def __init__(self, presenter: UsagersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._presenter = presenter
        self._awaited = False  # the keyboard goes to the fiche as soon as there is one
        self._aside = QFrame(self)
        self._aside.setObjectName("aside")
        self.search = UsagerSearch(presenter.search, key=SEARCH.key, parent=self._aside)
        inside = QVBoxLayout(self._aside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.search)
        self.fiche = FicheView(presenter.fiche, self)
        self.empty = EmptyState(self)
        self._skeleton = Skeleton(tr("La fiche arrive…"), self)
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        for widget in (self.empty, self._skeleton, self.fiche):
            self._stack.addWidget(widget)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self._aside)
        layout.addWidget(holder, 1)
        self.search.left.connect(self.left)
        self.search.field.textEdited.connect(self._typed)
        self.empty.asked.connect(presenter.fiche.reload)
        self.fiche.left.connect(self.search.focus_field)
        self.fiche.copied.connect(self.copied)
        self.fiche.address_wanted.connect(self.address_wanted)
        self.fiche.print_wanted.connect(self.print_wanted)
        presenter.fiche.changed.connect(self._refresh)
        presenter.search.chosen.connect(self._go_to_fiche)
        self._refresh()

    def parts(self) -> Sequence[QWidget]:
        return self.search, self.fiche

    def focus_page(self) -> None:
        """Gives the keyboard back to what had it on the fiche, else to the field."""
        last = self.focusWidget()
        if last is not None and last.isVisible() and self.fiche.isAncestorOf(last):
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.search.focus_field()

    def go_to_fiche(self) -> None:
        """Gives the keyboard to the fiche."""
        self._go_to_fiche(None)

    def _go_to_fiche(self, _usager: object) -> None:
        self._awaited = self._stack.currentWidget() is not self.fiche
        if not self._awaited:
            self.fiche.focus_fiche()

    def _typed(self) -> None:
        """Who types again is looking for someone else: the keyboard stays with them."""
        self._awaited = False

    def _refresh(self) -> None:
        shown: QWidget = self.fiche
        match self._presenter.fiche.state:
            case "none":
                self.empty.say("usagers", tr("Aucune fiche ouverte"), tr("Cherchez un usager, puis Entrée."))
                shown = self.empty
            case "loading":
                shown = self._skeleton
                if not self._presenter.fiche.loading:
                    self._say_unread()
                    shown = self.empty
            case "gone":
                self.empty.say(
                    "user",
                    tr("Cette fiche n’est plus là"),
                    tr("Elle a été retirée de l’organisation, ou fusionnée avec une autre. Cherchez à nouveau."),
                )
                shown = self.empty
            case "forbidden":
                self.empty.say(
                    "eye-off",
                    tr("Vous n’avez pas accès à cette fiche"),
                    tr("Demandez-le à un administrateur de votre organisation."),
                )
                shown = self.empty
        if self._stack.currentWidget() is not shown:
            had_keyboard = self.fiche.isAncestorOf(self.window().focusWidget())
            self._stack.setCurrentWidget(shown)
            if had_keyboard and shown is self.empty:
                self.search.focus_field()
            if shown is self.fiche and self._awaited:
                self.go_to_fiche()

    def _say_unread(self) -> None:
        problem = self._presenter.fiche.problem
        text = problem or tr("Ce poste ne la connaît pas. Elle s’affichera au retour de la connexion.")
        self.empty.say("cut", tr("La fiche n’a pas pu être lue"), text, tr("Réessayer") if problem else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if SEARCH.pressed(event):
            self.search.focus_field()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._aside.setFixedWidth(min(theme.px(SEARCH_WIDTH), max(SEARCH_WIDTH, round(self.width() * 0.4))))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_aside"):
            self._fit()
