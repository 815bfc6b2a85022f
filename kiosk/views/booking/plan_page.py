"""Where the platform keeps its slots to itself: who it is for is chosen here, the rest on the platform's page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.people.names import usager_name
from kiosk.domain.text.language import inside, tr
from kiosk.presenters.booking.page import BookingPresenter
from kiosk.presenters.booking.texts import detail_text, when_text
from kiosk.views.commands import WHO
from kiosk.views.tokens import S2, S4, S6
from kiosk.views.usagers.usager_search import UsagerSearch
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.pieces import button, label, presses, spaced, tight


class PlanPage(QWidget):
    """Says beforehand that the booking ends in the browser, then what became of it."""

    def __init__(self, presenter: BookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._presenter = presenter
        self._plan = presenter.plan
        note = Band("info", "calm", self)
        note.show_text(
            tr(
                "Cette plateforme ne montre pas ses créneaux à Kiosk. Choisissez l’usager ici\u202f; "
                "le rendez-vous se prend ensuite sur la page de la plateforme, dans votre navigateur."
            )
        )
        self._place = label(self, "read")
        self._place.setContentsMargins(S6, S4, S6, 0)
        self.search = UsagerSearch(presenter.usagers, key=WHO.key, parent=self)
        card = QWidget(self)
        self._name = label(card, "large")
        self._detail = label(card, "muted")
        self._state = label(card, "read")
        self.error = Band("problem", "error", card)
        self.go_on = button(card, "primary", "", self._do)
        self.other = button(card, "plain", tr("Un autre usager (Échap)"), self._plan.clear)
        buttons = QHBoxLayout()
        buttons.setSpacing(S2)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        inside = spaced(QVBoxLayout(card), (S6, S6, S6, S6), S4)
        for widget in (self._name, self._detail, self._state, self.error):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        inside.addStretch(1)
        self._card = card
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.search)
        self._stack.addWidget(card)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(note)
        layout.addWidget(self._place)
        layout.addWidget(holder, 1)
        self._plan.changed.connect(self._refresh)
        self._refresh()

    def focus_page(self) -> None:
        """The keyboard goes to the search, or to what comes next."""
        if self._stack.currentWidget() is self.search:
            self.search.focus_field()
        else:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        if self._stack.currentWidget() is self._card:
            self._plan.clear()
            return True
        return False

    def _refresh(self) -> None:
        plan, place = self._plan, self._presenter.place_text
        self._place.setText(tr("{}\u00a0: à choisir de nouveau sur la page de la plateforme.").format(place))
        self._place.setVisible(bool(place))
        shown = self.search if plan.usager is None else self._card
        if shown is not self._stack.currentWidget():
            self._stack.setCurrentWidget(shown)
            if self.isVisible():
                self.focus_page()
        if plan.usager is None:
            return
        self._name.setText(usager_name(plan.usager))
        self._detail.setText(detail_text(plan.usager))
        said, to_do = {
            "open": ("", tr("Continuer sur la plateforme (Entrée)")),
            "sending": (tr("Envoi à la plateforme…"), tr("Continuer sur la plateforme (Entrée)")),
            "waiting": (
                tr("Terminez dans votre navigateur. Dès que le rendez-vous est pris, il s’affiche ici."),
                tr("Ouvrir la page à nouveau (Entrée)"),
            ),
            "booked": (self._booked_text(), tr("Nouveau RDV (Entrée)")),
            "elsewhere": (
                tr("Prenez le rendez-vous dans votre navigateur\u00a0: l’usager y est déjà choisi."),
                tr("Ouvrir la page à nouveau (Entrée)"),
            ),
        }[plan.step]
        self._state.setText(said)
        self._state.setVisible(bool(said) and not plan.problem)
        self.go_on.setText(to_do)
        self.error.show_text(plan.problem)

    def _booked_text(self) -> str:
        rdv = self._plan.rdv
        if rdv is None:
            return tr("Le rendez-vous est pris sur la plateforme.")
        when = when_text(rdv.starts_at.astimezone(self._presenter.search.zone))
        return tr("Rendez-vous pris\u00a0: {}, {}.").format(rdv.motif.name, inside(when))

    def _do(self) -> None:
        if self._plan.step in ("waiting", "elsewhere"):
            self._plan.open_again()
        elif self._plan.step == "booked":
            self._plan.clear()
        else:
            self._plan.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses(event, self):
            super().keyPressEvent(event)
