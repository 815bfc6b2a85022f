"""How a list is kept: as what, where, and where it was put."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from kiosk.domain.text.document import Document
from kiosk.domain.text.language import french, tr
from kiosk.presenters.rdv_list.exporting import ENDINGS, Exporting, Kind
from kiosk.presenters.rdv_list.page import RdvListPresenter
from kiosk.views import addresses, commands
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.choice_button import DropButton

_WORDS = {
    Kind.XLSX: french("Classeur (.xlsx)…"),
    Kind.CSV: french("Texte à points-virgules (.csv)…"),
    Kind.CSV_COMMA: french("Texte à virgules (.csv)…"),
    Kind.ICS: french("Agenda (.ics)…"),
}
_FILTERS = {"xlsx": french("Classeur (*.xlsx)"), "csv": french("Texte (*.csv)"), "ics": french("Agenda (*.ics)")}


class ExportButton(DropButton):
    """Opens what a list can be kept as."""

    def __init__(self, presenter: RdvListPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setText(commands.EXPORT.with_key(tr("Exporter")))
        self.setAccessibleName(commands.EXPORT.text)
        self.menu_shown = menu = QMenu(self)
        for kind, words in _WORDS.items():
            menu.addAction(tr(words)).triggered.connect(partial(self._ask, kind))
        menu.addAction(tr("Imprimer, ou PDF…")).triggered.connect(lambda _=False: presenter.print_list())
        menu.addSeparator()
        exporting = presenter.exporting
        self.by_person = menu.addAction(tr("Une ligne par usager"))
        self.bom = menu.addAction(tr("Textes\u00a0: marque UTF-8 au début"))
        for action, choose in ((self.by_person, exporting.choose_by_person), (self.bom, exporting.choose_bom)):
            action.setCheckable(True)
            action.toggled.connect(choose)
        menu.aboutToShow.connect(self._tick)
        self.opens(menu)
        presenter.paper_made.connect(self._print)

    def _tick(self) -> None:
        self.by_person.setChecked(self._presenter.exporting.by_person)
        self.bom.setChecked(self._presenter.exporting.bom)

    def _ask(self, kind: Kind) -> None:
        from kiosk.views.paper.save_file import ask_where

        ending = ENDINGS[kind]
        name = f"{self._presenter.file_name}.{ending}"
        ask_where(self, tr("Exporter la liste"), name, tr(_FILTERS[ending]), partial(self._presenter.export, kind))

    def _print(self, document: Document) -> None:
        from kiosk.views import printing

        presenter = self._presenter
        printing.offer(
            document, presenter.file_name, self.window(), done=presenter.printed, failed=presenter.not_printed
        )


class ExportBand(Band):
    """How far an export has come; then where it was put, with what opens it."""

    def __init__(self, exporting: Exporting, parent: QWidget) -> None:
        super().__init__("export", "calm", parent)
        self._exporting = exporting
        self.stop = self.offer(tr("Arrêter"), exporting.stop)
        self.open = self.offer(tr("Ouvrir"), self._open)
        self.folder = self.offer(tr("Montrer dans le dossier"), self._show)
        self.close_it = self.offer(tr("Fermer"), exporting.forget)
        exporting.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        working, done = self._exporting.state == "working", self._exporting.state == "done"
        self.stop.setVisible(working)
        for each in (self.open, self.folder, self.close_it):
            each.setVisible(done)
        self.show_text(self._exporting.text)

    def _open(self) -> None:
        if self._exporting.path is not None and not addresses.open_file(self._exporting.path):
            self._show()

    def _show(self) -> None:
        if self._exporting.path is not None:
            addresses.show_folder(self._exporting.path)
