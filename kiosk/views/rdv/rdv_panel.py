"""Everything about the RDV selected, beside the agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.day.rdv_act import RdvAct
from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import ACTION_LABELS, SHOWN_LABELS, Shown
from kiosk.domain.text.language import tr
from kiosk.presenters.rdv.details import Details, UsagerDetails
from kiosk.presenters.rdv.panel import PanelPresenter
from kiosk.presenters.rdv.refusals import again_text
from kiosk.views import icons, theme
from kiosk.views.commands import FICHE, GESTURES, RDV_ACTS
from kiosk.views.cut_texts import set_tip
from kiosk.views.day.status_look import pill_of, status_spoken
from kiosk.views.page import Offered
from kiosk.views.tokens import S1, S2, S3, S4, S5, TINTS
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.copy_label import CopyLabel
from kiosk.views.widgets.elided_label import ElidedButton
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import Label, button, has_keyboard, label, spaced
from kiosk.views.widgets.pill import Pill, StatusPill
from kiosk.views.widgets.side_panel import SidePanel

RowOf = Callable[[str], Row | None]


class RdvPanel(SidePanel):
    """Follows the presenter. ``offered`` and the signal ``acted`` go to the page that the selection is on."""

    acted = Signal(object, object)
    """An Action and the keys (tuple of str) it is asked on."""
    copied = Signal(str)
    fiche_wanted = Signal(int)
    """The id of the usager whose fiche is wanted."""
    act_wanted = Signal(object)
    """An RdvAct on the RDV shown."""
    page_wanted = Signal(str)
    """The address of a page about the RDV shown, as the platform named it."""
    call_wanted = Signal(str, str)
    """The address of a call, and the number, as it is read out."""

    def __init__(
        self, presenter: PanelPresenter, offered: Offered, row_of: RowOf, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._title.setText(tr("Rendez-vous"))
        self.setAccessibleName(tr("Volet du rendez-vous"))
        self._presenter = presenter
        self._offered = offered
        self._row_of = row_of
        self._acts: Callable[[int], Sequence[RdvAct]] = lambda _: ()
        self._stale = True
        presenter.changed.connect(self.refresh)

    def set_acts(self, offered: Callable[[int], Sequence[RdvAct]]) -> None:
        """Gives what can be done about an RDV, by its id, besides gestures."""
        self._acts = offered

    def refresh(self) -> None:
        """Shows the presenter's details; nothing is built while the panel is closed."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None and has_keyboard(self) else ""
        scrolled, key = self.scrolled(), self._shown_key
        details = self._presenter.details
        self._shown_key = details.key if details is not None else ""
        content = self._filled(details) if details is not None else self._nothing()
        self.set_content(content)
        if key == self._shown_key:
            content.adjustSize()
            self.scroll_to(scrolled)
        if name:
            for widget in content.findChildren(QPushButton):
                if widget.accessibleName() == name:
                    widget.setFocus()

    _shown_key = ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_presenter"):
            self.refresh()

    # What is built

    def _nothing(self) -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(S4, S4, S4, S4)
        layout.addWidget(label(content, "muted", tr("Choisissez un rendez-vous pour en voir le détail.")))
        layout.addStretch(1)
        return content

    def _filled(self, details: Details) -> QWidget:
        content = QWidget()
        layout = spaced(QVBoxLayout(content), (S4, S1, S4, S5), S2)
        self._head(layout, content, details)
        if details.problem:
            self._problem(layout, content, details)
        self._gestures(layout, content, details)
        self._facts(layout, content, details)
        for place, usager in enumerate(details.usagers):
            self._usager(layout, content, usager, alone=len(details.usagers) == 1, first=place == 0)
        self._text(layout, content, tr("Contexte"), details.context)
        self._text(layout, content, tr("Instructions du motif"), details.instructions)
        self._text(layout, content, tr("Notifications"), details.notifications)
        self._history(layout, content, details)
        self._text(layout, content, tr("Création"), details.created)
        if details.url_for_agents:
            open_page = partial(self.page_wanted.emit, details.url_for_agents)
            link = button(content, "link", tr("Ouvrir sur la plateforme"), open_page)
            layout.addSpacing(S2)
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return content

    def _head(self, layout: QVBoxLayout, parent: QWidget, details: Details) -> None:
        title = self._label(parent, details.title, "title")
        layout.addWidget(title)
        layout.addWidget(self._label(parent, details.hour[:1].upper() + details.hour[1:], "read"))
        line = QHBoxLayout()
        line.setSpacing(S2)
        look = StatusPill(None, parent)
        row = self._row_of(f"rdv-{details.rdv_id}")
        long = status_spoken(row) if row is not None else details.status_long
        look.show_pill((row and pill_of(row, with_minutes=True)) or _pill(details.shown), long)
        line.addWidget(look)
        if details.unsent:
            waiting = Label(parent=parent)
            waiting.setPixmap(
                icons.pixmap("unsent", theme.px(14), theme.look().colours.accent, self.devicePixelRatioF())
            )
            line.addWidget(waiting)
            line.addWidget(self._label(parent, tr("À envoyer"), "small"))
        line.addStretch(1)
        layout.addSpacing(S1)
        layout.addLayout(line)
        if len(details.usagers) == 1 and (more := details.usagers[0].waiting or details.usagers[0].unknown):
            layout.addWidget(self._label(parent, more))

    def _problem(self, layout: QVBoxLayout, parent: QWidget, details: Details) -> None:
        band = Band("problem", "error", parent)
        band.show_text(details.problem)
        layout.addWidget(band)
        holder = QWidget(parent)
        flow = FlowLayout(holder, gap=S2)
        if details.overtaken:
            again = QPushButton(again_text(), holder)
            again.clicked.connect(self._presenter.make_again)
            flow.addWidget(again)
        read = tr("Laisser") if details.overtaken else tr("J’ai lu")
        flow.addWidget(button(holder, "plain", read, self._presenter.dismiss_problem))
        layout.addWidget(holder)

    def _gestures(self, layout: QVBoxLayout, parent: QWidget, details: Details) -> None:
        key = details.key or f"rdv-{details.rdv_id}"
        offered = self._offered((key,))
        acts = self._acts(details.rdv_id)
        if not offered and not acts:
            return
        layout.addSpacing(S1)
        holder = QWidget(parent)
        flow = FlowLayout(holder, gap=S2)
        ink, ratio = theme.look().colours.text, self.devicePixelRatioF()
        for action in offered:
            command = GESTURES[action]
            shown = command.with_key(f"{ACTION_LABELS[action].short} ")
            made = button(holder, "plain", shown, partial(self.acted.emit, action, (key,)))
            made.setIcon(icons.icon(command.icon, theme.px(16), ink, ratio))
            made.setIconSize(QSize(theme.px(16) + S1, theme.px(16)))  # a little wider: the word stands apart
            set_tip(made, command.with_key(ACTION_LABELS[action].long))
            made.setAccessibleName(ACTION_LABELS[action].long)
            flow.addWidget(made)
        if offered:
            layout.addWidget(holder)
        if acts:
            layout.addWidget(self._act_links(parent, acts))

    def _act_links(self, parent: QWidget, acts: Sequence[RdvAct]) -> QWidget:
        """Quieter than the gestures: they are wanted a few times a day, not two hundred."""
        holder = QWidget(parent)
        flow = FlowLayout(holder, gap=S2)
        for act in acts:
            command = RDV_ACTS[act]
            link = self._link(holder, command.icon, command.with_key(), partial(self.act_wanted.emit, act))
            link.setAccessibleName(command.text)
            flow.addWidget(link)
        return holder

    def _link(self, parent: QWidget, icon: str, text: str, do: Callable[[], object]) -> QPushButton:
        made = ElidedButton(text, parent)
        made.setProperty("kind", "link")
        made.clicked.connect(lambda: do())
        ink = theme.look().colours.accent
        picture, room = icons.before_text(icon, theme.px(16), ink, self.devicePixelRatioF())
        made.setIcon(picture)
        made.setIconSize(room)
        return made

    def _facts(self, layout: QVBoxLayout, parent: QWidget, details: Details) -> None:
        layout.addSpacing(S2)
        layout.addWidget(self._rule(parent))
        layout.addSpacing(S1)
        motif = QHBoxLayout()
        motif.setSpacing(S2)
        motif.addSpacing(theme.px(6))
        bar = Label(parent=parent)
        bar.setFixedSize(4, theme.px(16))
        if details.motif_color:
            bar.setPixmap(_plain(4, theme.px(16), details.motif_color, self.devicePixelRatioF()))
        motif.addWidget(bar)
        motif.addSpacing(theme.px(8) - 4)
        motif.addWidget(self._label(parent, " · ".join(filter(None, (details.motif, details.duration)))), 1)
        layout.addLayout(motif)
        if details.agents:
            self._fact(layout, parent, "user", tr("Avec {}").format(details.agents))
        place = f"{details.place}\n{details.address}" if details.address else details.place
        self._fact(layout, parent, "place", place)
        if details.visio_url:
            self._visio(layout, parent, details.visio_url)

    def _visio(self, layout: QVBoxLayout, parent: QWidget, url: str) -> None:
        """Whatever Kiosk may open, an address can be copied to where it can be."""
        join = self._link(parent, "place-video", tr("Rejoindre la visio"), partial(self.page_wanted.emit, url))
        copy = CopyLabel(url, "copy", tr("l’adresse de la visio"), parent, shown=tr("Copier l’adresse de la visio"))
        copy.copied.connect(self.copied)
        layout.addWidget(join, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    def _usager(self, layout: QVBoxLayout, parent: QWidget, usager: UsagerDetails, *, alone: bool, first: bool) -> None:
        if alone or first:
            layout.addSpacing(S1)
            layout.addWidget(self._rule(parent))
            layout.addSpacing(S1)
        if not alone:
            line = QHBoxLayout()
            line.addWidget(self._label(parent, usager.name, "strong"), 1)
            look = StatusPill(None, parent)
            look.show_pill(_pill(usager.shown), SHOWN_LABELS[usager.shown].long)
            line.addWidget(look)
            layout.addSpacing(0 if first else S2)
            layout.addLayout(line)
            if more := usager.waiting or usager.unknown:
                layout.addWidget(self._label(parent, more, "small"))
        if usager.proche_of:
            self._fact(layout, parent, "group", usager.proche_of)
        if usager.adult is not None and usager.adult.phone:
            adult = CopyLabel(usager.adult.phone, "place-phone", tr("le numéro de la personne responsable"), parent)
            adult.copied.connect(self.copied)
            layout.addWidget(adult)
        if usager.birth:
            self._fact(layout, parent, "calendar", usager.birth)
        contacts = QVBoxLayout()
        contacts.setSpacing(0)
        for value, icon, what in (
            (usager.phone, "place-phone", tr("le numéro")),
            (usager.email, "mail", tr("l’adresse e-mail")),
        ):
            if value:
                copy = CopyLabel(value, icon, what, parent)
                copy.copied.connect(self.copied)
                contacts.addWidget(copy)
        if contacts.count():
            layout.addLayout(contacts)
        if usager.called.uri:
            self._call(layout, parent, usager)
        if usager.address:
            self._fact(layout, parent, "place-home", usager.address)
        if usager.told_by:
            self._fact(layout, parent, "bell", usager.told_by)
        opens = tr("Ouvrir la fiche")
        text = FICHE.with_key(opens) if alone or first else opens
        fiche = button(parent, "link", text, partial(self.fiche_wanted.emit, usager.usager_id))
        fiche.setAccessibleName(tr("Ouvrir la fiche de {}").format(usager.name))
        layout.addWidget(fiche, 0, Qt.AlignmentFlag.AlignLeft)

    def _call(self, layout: QVBoxLayout, parent: QWidget, usager: UsagerDetails) -> None:
        called = usager.called
        who = called.name or usager.name
        text = tr("Appeler {}").format(called.name) if called.name else tr("Appeler")
        link = self._link(parent, "place-phone", text, partial(self.call_wanted.emit, called.uri, called.phone))
        link.setAccessibleName(tr("Appeler {}, {}").format(who, called.phone))
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _history(self, layout: QVBoxLayout, parent: QWidget, details: Details) -> None:
        if not details.history:
            return
        self._section(layout, parent, tr("Gestes de ce poste"))
        for one in details.history:
            text = f"{one.when}  {one.text}" + (f" ({one.fate})" if one.fate else "")
            layout.addWidget(self._label(parent, text))

    # Pieces

    def _label(self, parent: QWidget, text: str, kind: str = "") -> Label:
        return label(parent, kind, text.replace("e-mail", "e\N{NON-BREAKING HYPHEN}mail"))

    def _fact(self, layout: QVBoxLayout, parent: QWidget, icon: str, text: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(S2)
        line.setContentsMargins(S1 + 2, 0, 0, 0)
        mark = Label(parent=parent)
        mark.setPixmap(icons.pixmap(icon, theme.px(16), theme.look().colours.muted, self.devicePixelRatioF()))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label(parent, text), 1)
        layout.addLayout(line)

    def _section(self, layout: QVBoxLayout, parent: QWidget, title: str) -> None:
        layout.addSpacing(S3)
        layout.addWidget(self._label(parent, title, "section"))

    def _text(self, layout: QVBoxLayout, parent: QWidget, title: str, text: str) -> None:
        if text:
            self._section(layout, parent, title)
            layout.addWidget(self._label(parent, text))

    def _rule(self, parent: QWidget) -> QFrame:
        rule = QFrame(parent)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        return rule


def _pill(shown: Shown) -> Pill:
    words = SHOWN_LABELS[shown]
    return Pill(words.short, words.icon, TINTS[shown])


def _plain(width: int, height: int, colour: str, ratio: float) -> QPixmap:
    image = QPixmap(round(width * ratio), round(height * ratio))
    image.fill(theme.qcolor(colour))
    image.setDevicePixelRatio(ratio)
    return image
