"""« Statistiques »: what is counted, the figures read first, then each table with what is drawn of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.statistics.sections import Tile
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.statistics.page import StatisticsPresenter
from kiosk.views import commands
from kiosk.views.page import Page
from kiosk.views.paper.save_file import ask_where
from kiosk.views.statistics.section_view import SectionView
from kiosk.views.tokens import S2, S3, S4, S6
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import button, label, scrolling, spaced, tight
from kiosk.views.widgets.skeleton import Skeleton


class TileView(QFrame):
    """One figure, large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label(self, "muted")
        self._figure = label(self, "title")
        self._before = label(self, "muted")
        layout = spaced(QVBoxLayout(self), (S3, S2, S3, S2), 0)
        for each in (self._label, self._figure, self._before):
            each.setWordWrap(False)
            layout.addWidget(each)

    def show_tile(self, tile: Tile) -> None:
        """The figure, and in brackets how it was before."""
        self._label.setText(tile.label)
        self._figure.setText(tile.figure)
        self._before.setText(f"({tile.before})" if tile.before else "\u00a0")
        said = labelled(tile.label, tile.figure)
        self.setAccessibleName(tr("{}, période d’avant\u00a0: {}").format(said, tile.before) if tile.before else said)


class StatisticsPage(Page):
    """Composes; decides nothing. What draws is loaded on another thread, and sections are made one in a turn."""

    def __init__(self, presenter: StatisticsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._draws = False
        self.span = ChoiceButton(tr("Période"), self)
        self.lieu = ChoiceButton(tr("Lieu"), self)
        self.service = ChoiceButton(tr("Service"), self)
        self.motif = ChoiceButton(tr("Motif"), self)
        self.agent = ChoiceButton(tr("Agent"), self)
        self.kind = ChoiceButton(tr("Type"), self)
        self.span.chosen.connect(presenter.choose_span)
        self.lieu.chosen.connect(lambda chosen: presenter.choose(lieu_id=chosen))
        self.service.chosen.connect(lambda chosen: presenter.choose(service_id=chosen))
        self.motif.chosen.connect(lambda chosen: presenter.choose(motif_id=chosen))
        self.agent.chosen.connect(lambda chosen: presenter.choose(agent_id=chosen))
        self.kind.chosen.connect(lambda chosen: presenter.choose(kind=chosen))
        self.export = button(self, "plain", commands.EXPORT_FIGURES.with_key(tr("Exporter")), self._export)
        self.print = button(self, "plain", commands.PRINT_FIGURES.with_key(tr("Imprimer")), self._print)
        title = label(self, "title", tr("Statistiques"))
        title.setWordWrap(False)
        narrows = (self.span, self.lieu, self.service, self.motif, self.agent, self.kind)
        head = FlowLayout(gap=S3)
        for each in (title, *narrows, self.export, self.print):
            head.addWidget(each)
        self.said = label(self, "muted")
        self.said.setWordWrap(True)
        above = spaced(QVBoxLayout(), (S4, S3, S4, S3), S2)
        above.addLayout(head)
        above.addWidget(self.said)
        self.reading = Band("cut", "calm", self)
        self._stop = self.reading.offer(tr("Arrêter"), presenter.reading.stop)
        self._go_on = self.reading.offer(tr("Continuer"), presenter.reading.go_on)
        self._content = QWidget(self)
        self._content.setObjectName("page")
        self._tiles: list[TileView] = []
        self._sections: dict[str, SectionView] = {}
        self._tile_flow = FlowLayout(gap=S3)
        self._column = spaced(QVBoxLayout(self._content), (S4, S3, S4, S4), S6)
        self._column.addLayout(self._tile_flow)
        self._column.addStretch(1)
        self.area = scrolling(self, self._content)
        self.empty = EmptyState(self)
        self._skeleton = Skeleton(tr("Les chiffres arrivent…"), self)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        for widget in (self._skeleton, self.area, self.empty):
            self._stack.addWidget(widget)
        layout = tight(QVBoxLayout(self))
        layout.addLayout(above)
        layout.addWidget(self.reading)
        layout.addWidget(middle, 1)
        self._does = {
            commands.EXPORT_FIGURES: self._export,
            commands.PRINT_FIGURES: self._print,
            commands.READ_FIGURES: presenter.reading.read_again,
        }
        self._place = 0  # of the section that is to be shown next
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._show_next)
        presenter.changed.connect(self._refresh)
        presenter.load_apart(_load, self._loaded)
        self._refresh()

    def focus_page(self) -> None:
        """Gives the keyboard to the choice of the period."""
        self.span.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not commands.done_by(self._does, event):
            super().keyPressEvent(event)

    def _loaded(self) -> None:
        self._draws = True
        self._refresh()

    def _refresh(self) -> None:
        page = self._presenter
        wanted = page.wanted
        for choice, choices, current in (
            (self.span, page.spans, page.span),
            (self.lieu, page.lieux, wanted.lieu_id),
            (self.service, page.services, wanted.service_id),
            (self.motif, page.motifs, wanted.motif_id),
            (self.agent, page.agents, wanted.agent_id),
            (self.kind, page.kinds, wanted.kind),
        ):
            choice.show_choices(choices, current)
        self.agent.setVisible(len(page.agents) > 1)
        self.said.setText(page.period_text)
        self.reading.show_text(page.reading_text)
        self._stop.setVisible(page.may_stop)
        self._go_on.setVisible(page.may_go_on)
        for each in (self.export, self.print):
            each.setEnabled(page.state == "shown")
        shown: QWidget = self.area
        if page.state == "loading":
            shown = self._skeleton
        elif page.state == "empty":
            self.empty.say("statistics", tr("Rien à compter sur cette période"), page.reading_text)
            shown = self.empty
        self._stack.setCurrentWidget(shown)
        if page.state == "shown":
            self._show_tiles()
            self._place = 0
            self._drawing.start()

    def _show_tiles(self) -> None:
        tiles = self._presenter.tiles
        while len(self._tiles) < len(tiles):
            made = TileView(self._content)
            self._tiles.append(made)
            self._tile_flow.addWidget(made)
        for place, view in enumerate(self._tiles):
            view.setVisible(place < len(tiles))
            if place < len(tiles):
                view.show_tile(tiles[place])

    def _show_next(self) -> None:
        """The section there, then the next in another turn of the loop: each takes some of it."""
        sections = self._presenter.sections
        if self._place >= len(sections):
            there = {one.key for one in sections}
            for key, view in self._sections.items():
                view.setVisible(key in there)
            return
        section = sections[self._place]
        if section.key not in self._sections:
            self._sections[section.key] = SectionView(self._content)
        view = self._sections[section.key]
        self._column.removeWidget(view)
        self._column.insertWidget(1 + self._place, view)
        view.setVisible(True)
        view.show_section(section, draws=self._draws)
        self._place += 1
        self._drawing.start()

    def _print(self) -> None:
        page = self._presenter
        if page.state == "shown":
            from kiosk.views import printing

            failed = page.say_unwritten
            printing.offer(page.document, page.file_name, self, done=page.printed, failed=failed)

    def _export(self) -> None:
        if self._presenter.state == "shown":
            name, kinds = f"{self._presenter.file_name}.csv", tr("Texte pour tableur (*.csv)")
            ask_where(self, tr("Enregistrer les chiffres"), name, kinds, self._presenter.keep)


def _load() -> None:
    import kiosk.views.statistics.charts  # noqa: F401 - what it needs takes a second
