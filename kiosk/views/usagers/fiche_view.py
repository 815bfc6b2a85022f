"""The fiche of an usager beside the search: who it is, what one can do, the family, the RDVs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.fiche import FichePresenter
from kiosk.presenters.usagers.fiche_texts import Identity, Person
from kiosk.views import theme
from kiosk.views.tokens import S1, S2, S3, S4, S5
from kiosk.views.usagers.fiche_actions import FicheActions
from kiosk.views.usagers.rdv_list import RdvList
from kiosk.views.usagers.sections import Card, Figures
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.pieces import button, label, spaced

SIDE_BY_SIDE = 700
"""From this width on (px at 100 %), the RDVs stand beside the rest."""


class FicheView(QScrollArea):
    """Follows its presenter; decides nothing."""

    copied = Signal(str)
    address_wanted = Signal(str, str)
    """An address to be opened, and what is copied for want of a program that takes it."""
    print_wanted = Signal()
    left = Signal()
    """Escape, where no fiche is behind this one."""

    def __init__(self, presenter: FichePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Fiche de l’usager"))
        content = QWidget(self)
        content.setObjectName("page")
        self._name = label(content, "large")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._birth = label(content, "read")
        self.actions_row = FicheActions(presenter, content)
        self.actions_row.print_asked.connect(self.print_wanted)
        self.actions_row.address_wanted.connect(self.address_wanted)
        self._problem = Band("problem", "error", content)
        self.again = button(content, "plain", tr("Réessayer"), presenter.reload)
        self._age = label(content, "small")
        self._contact = Card(tr("Contact"), self.copied.emit, content)
        self._family = Card(tr("Famille"), self.copied.emit, content)
        self._follow_up = Card(tr("Suivi"), self.copied.emit, content)
        self._private = Card(tr("Autres renseignements"), self.copied.emit, content)
        self._rdvs = QFrame(content)
        self._rdvs.setObjectName("card")
        self.figures = Figures(self._rdvs)
        self._which = label(self._rdvs, "small")
        self.rdv_list = RdvList(self._rdvs)
        self.rdv_list.opened.connect(presenter.rdv_wanted)
        self._body = self._laid_out(content)
        self.setWidget(content)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def _laid_out(self, content: QWidget) -> QBoxLayout:
        layout = spaced(QVBoxLayout(content), (S5, S4, S5, S5), S1)
        layout.addWidget(self._name)
        layout.addWidget(self._birth)
        layout.addWidget(self._age)
        layout.addSpacing(S2)
        layout.addWidget(self.actions_row)
        layout.addSpacing(S2)
        layout.addWidget(self._problem)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        rdvs = QVBoxLayout(self._rdvs)
        # The lines reach further out than the words, which stand under one another all the same.
        rdvs.setContentsMargins(S4 - S2, S3, S4 - S2, S3)
        rdvs.setSpacing(S1)
        head = label(self._rdvs, "section", tr("Rendez-vous", "several"))
        for widget in (head, self.figures, self._which):
            widget.setContentsMargins(S2, 0, S2, 0)
        rdvs.addWidget(head)
        rdvs.addWidget(self.figures)
        rdvs.addWidget(self._which)
        rdvs.addWidget(self.rdv_list)
        column = QVBoxLayout()
        column.setSpacing(S3)
        for card in (self._contact, self._family, self._follow_up, self._private):
            column.addWidget(card)
        column.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._rdvs)
        right.addStretch(1)
        body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(S3)
        body.addLayout(column, 5)
        body.addLayout(right, 7)
        layout.addLayout(body)
        layout.addStretch(1)
        return body

    def focus_fiche(self) -> None:
        """Gives the keyboard to the first thing that one may do."""
        self.actions_row.focus_first()

    # What is shown

    def refresh(self) -> None:
        """Shows what the presenter says."""
        presenter = self._presenter
        identity = presenter.identity
        if identity is None:
            return
        if self._name.text() != identity.name:
            self.verticalScrollBar().setValue(0)
        self._name.setText(identity.name)
        self._birth.setText(self._birth_text(identity))
        self._birth.setVisible(bool(self._birth.text()))
        self._age.setText(presenter.age_text)
        self._age.setVisible(bool(presenter.age_text))
        self.actions_row.show_for(identity)
        self._problem.show_text(presenter.problem)
        self.again.setVisible(bool(presenter.problem))
        self._contact.fill(identity, lambda: self._fill_contact(identity))
        self._show_family()
        follow_up = (presenter.referents, presenter.organisations)
        self._follow_up.setVisible(any(follow_up))
        self._follow_up.fill(follow_up, self._fill_follow_up)
        self._private.setVisible(identity.usager_id > 0)
        self._private.fill((presenter.private, presenter.loading), self._fill_private)
        self._show_rdvs()
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Tab goes as the eye does: what the cards were filled with later is not reached last."""
        last: QWidget = self.actions_row.more
        cards = (self._contact, self._family, self._follow_up, self._private)
        for widget in (*(one for card in cards for one in card.buttons), self.rdv_list):
            QWidget.setTabOrder(last, widget)
            last = widget

    def _birth_text(self, identity: Identity) -> str:
        parts = [identity.birth]
        if identity.birth_name and identity.birth_name not in identity.name.split():
            parts.append(tr("nom de naissance\u00a0: {}").format(identity.birth_name))
        return " · ".join(part for part in parts if part)

    def _fill_contact(self, identity: Identity) -> None:
        card = self._contact
        if identity.phone:
            card.copy(identity.phone, "place-phone", tr("le numéro"))
        if identity.email:
            card.copy(identity.email, "mail", tr("l’adresse e-mail"))
        if identity.notification_email not in ("", identity.email):
            card.copy(identity.notification_email, "bell", tr("l’e-mail pour les notifications"))
        if identity.address:
            card.copy(identity.address, "place-home", tr("l’adresse"))
        if not (identity.phone or identity.email or identity.address):
            card.fact("info", tr("Ni téléphone, ni e-mail, ni adresse"))
        card.fact("bell", identity.notifications)
        if identity.case_number:
            card.fact("note", tr("Dossier {}").format(identity.case_number))

    def _show_family(self) -> None:
        responsible, proches = self._presenter.responsible, self._presenter.proches
        self._family.setVisible(responsible is not None or bool(proches))
        self._family.fill((responsible, proches), lambda: self._fill_family(responsible, proches or ()))

    def _fill_family(self, responsible: Person | None, proches: tuple[Person, ...]) -> None:
        if responsible is not None:
            self._family.note(tr("Responsable"))
            self._person(responsible)
        if proches:
            self._family.note(tr("Proches"))
        for one in proches:
            self._person(one)

    def _person(self, person: Person) -> None:
        organisation_id = self._presenter.organisation_id
        assert organisation_id is not None
        spoken = tr("Ouvrir la fiche de {}").format(person.name)
        self._family.link(
            person.name,
            ", ".join(part for part in (person.age, person.phone) if part),
            "user",
            spoken,
            lambda: self._presenter.open_id(person.id, organisation_id),
        )

    def _fill_follow_up(self) -> None:
        if self._presenter.referents:
            self._follow_up.pair(tr("Agents référents"), self._presenter.referents)
        if self._presenter.organisations:
            self._follow_up.pair(tr("Organisations que vous voyez"), self._presenter.organisations)

    def _fill_private(self) -> None:
        private = self._presenter.private
        if private is None:
            waiting = tr("Lecture sur la plateforme…")
            absent = tr("Ne se lisent que sur la plateforme, quand elle répond.")
            self._private.note(waiting if self._presenter.loading else absent)
            return
        self._private.note(tr("Lus sur la plateforme, non conservés sur ce poste."))
        for what, text in private:
            self._private.pair(what, text)
        if not private:
            self._private.fact("note", tr("Ni remarque, ni autre renseignement"))

    def _show_rdvs(self) -> None:
        presenter = self._presenter
        rdvs = presenter.rdvs
        self.figures.show_figures(tuple((one.label, one.figure) for one in presenter.counts))
        if presenter.rdvs_complete:
            said = tr("Parmi ceux que vous pouvez voir.") if rdvs else tr("Aucun que vous puissiez voir.")
        elif presenter.loading:
            said = tr("Les autres arrivent de la plateforme…")
        else:
            said = tr("Seulement ceux que ce poste connaît.")
        self._which.setText(said)
        self.rdv_list.show_rdvs(rdvs)
        self.rdv_list.setVisible(bool(rdvs))

    # Size and looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.viewport().width() >= theme.px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != direction:
            self._body.setDirection(direction)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_body"):
            self._arrange()
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._presenter.back():
                self.left.emit()
            return
        if self.actions_row.press(event):
            return
        super().keyPressEvent(event)
