"""Beside one's own week: of what one is told by e-mail, and the address of one's calendar."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.week.own import LEVELS, OwnChoices
from kiosk.views.lists.beside import Beside
from kiosk.views.tokens import S3, S4, S5
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.copy_label import CopyLabel
from kiosk.views.widgets.pieces import Label, button, label, scrolling, spaced
from kiosk.views.widgets.skeleton import Skeleton
from kiosk.views.widgets.tick_box import TickBox

_SHOWN_LETTERS = 28
_WIDEST = 300


class OwnView(Beside):
    """Shows and asks; the presenter does."""

    copied = Signal(str)

    def __init__(self, presenter: OwnChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent, wide=340, most=0.4)
        self._presenter = presenter
        content = QWidget(self)
        self._layout = spaced(QVBoxLayout(content), (S4, S4, S4, S4), S3)
        self._skeleton = Skeleton(tr("Vos choix arrivent…"), content)
        self.problem = label(content, "muted")
        self.again = button(content, "plain", tr("Lire à nouveau"), presenter.read)
        self._told = self._title(tr("M’avertir par e-mail"), content)
        self.level = ChoiceButton(tr("M’avertir par e-mail"), content)
        self.level.set_widest(_WIDEST)
        self.level.chosen.connect(presenter.choose)
        self.waits = TickBox(tr("Aussi quand quelqu’un m’attend"), content)
        self.waits.toggled.connect(presenter.tell_who_waits)
        self._elsewhere = self._title(tr("Mon agenda dans un autre logiciel"), content)
        self.calendar = label(content, "muted")
        self._address = QVBoxLayout()
        self.address: CopyLabel | None = None
        self.secret = label(
            content,
            "muted",
            tr("Qui a cette adresse lit vos rendez-vous\u00a0: motif, lieu et heure, sans le nom des usagers."),
        )
        self.make = button(content, "plain", "", presenter.make_address)
        self.close_address = button(content, "plain", tr("Fermer l’adresse…"), presenter.close_address)
        for widget in (self._skeleton, self.problem, self.again, self._told, self.level, self.waits):
            self._layout.addWidget(widget)
        self._layout.addSpacing(S5)
        self._layout.addWidget(self._elsewhere)
        self._layout.addWidget(self.calendar)
        self._layout.addLayout(self._address)
        for widget in (self.secret, self.make, self.close_address):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self.hold(scrolling(self, content))
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows what is chosen."""
        own = self._presenter
        shown = own.state == "shown"
        self._skeleton.setVisible(own.state == "loading")
        self.problem.setVisible(own.state in ("absent", "failed"))
        self.again.setVisible(own.state == "failed")
        self.problem.setText(
            own.problem
            if own.state == "failed"
            else tr(
                "Sur cette plateforme, les avertissements par e-mail et l’abonnement à votre agenda se règlent sur son "
                "site, dans «\u00a0Mon compte\u00a0»."
            )
        )
        for widget in (self._told, self.level, self._elsewhere, self.calendar, self.make):
            widget.setVisible(shown)
        self.level.show_choices([(level, LEVELS[level]) for level in LEVELS], own.level)
        self.level.setEnabled(not own.busy)
        self.waits.setVisible(shown and own.who_waits is not None)
        self.waits.setEnabled(not own.busy)
        with QSignalBlocker(self.waits):
            self.waits.setChecked(own.who_waits is True)
        self._show_address()
        self.close_address.setVisible(shown and own.subscribed)
        for each in (self.make, self.close_address):
            each.setEnabled(not own.busy)

    def _show_address(self) -> None:
        own = self._presenter
        url = own.address.webcal_url if own.address is not None else ""
        if self.address is not None and self.address.value() != url:
            self._address.removeWidget(self.address)
            self.address.deleteLater()
            self.address = None
        if url and self.address is None:
            short = url if len(url) <= _SHOWN_LETTERS else f"{url[: _SHOWN_LETTERS - 1]}…"
            self.address = CopyLabel(
                url, "copy", tr("l’adresse de votre agenda"), self, shown=tr("Copier\u00a0: {}").format(short)
            )
            self.address.copied.connect(self.copied)
            self._address.addWidget(self.address)
        self.secret.setVisible(own.state == "shown" and bool(url))
        if url:
            said = tr("À coller dans «\u00a0S’abonner à un calendrier\u00a0» d’Outlook, Google Agenda ou Thunderbird.")
        elif own.subscribed:
            said = tr("Une adresse est en service. Elle n’est montrée qu’à sa création\u00a0: perdue, créez-en une.")
        else:
            said = tr("Outlook, Google Agenda ou Thunderbird peuvent montrer vos rendez-vous et se tenir à jour.")
        self.calendar.setText(said)
        self.make.setText(tr("Créer une nouvelle adresse…") if own.subscribed else tr("Créer l’adresse d’abonnement"))

    def _title(self, text: str, parent: QWidget) -> Label:
        return label(parent, "strong", text)
