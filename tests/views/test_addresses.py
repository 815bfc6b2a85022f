"""One function gives addresses to the system: it asks whether it may, and says when nothing came of it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from kiosk.presenters.frame.addresses import Addresses
from kiosk.presenters.work.notices import Notice, Notices
from kiosk.views.addresses import open_address
from tests.conftest import ROOT
from tests.presenters.fakes import FakeDesk, as_work

PAGE = "https://rdv.example.test/admin/organisations/3/rdvs/12"
_OPENS = re.compile(
    r"openUrl|QDesktopServices|setOpenExternalLinks\(True|\bwebbrowser\b|startfile|xdg-open|startDetached"
    r"|ShellExecute|os\.system|os\.popen|\bkde-open|[\"']gio[\"']"
)


class Opening:
    """What the system was given, and what was said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: list[str] = []
        self.takes = True
        self.said: list[Notice] = []
        notices = Notices()
        notices.noticed.connect(self.said.append)
        desk = FakeDesk()
        assert desk.who is not None
        self.addresses = Addresses(as_work(desk, notices=notices), ("visio.exemple.fr",))
        self.instance = desk.who.instance
        self._notices = notices

        def open_url(url: QUrl) -> bool:
            self.given.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
            return self.takes

        monkeypatch.setattr(QDesktopServices, "openUrl", open_url)


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Opening:
    return Opening(monkeypatch)


def test_nothing_but_one_function_opens_anything() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "kiosk").rglob("*.py"))
        if _OPENS.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["kiosk/views/addresses.py"]


def test_a_page_of_the_instance_is_opened_as_it_was_judged(opening: Opening) -> None:
    page = f"{opening.instance}/admin/organisations/3/creneaux_search?user_ids%5B%5D=12"
    assert open_address(page, opening.addresses)
    assert open_address("https://visio.exemple.fr/salle", opening.addresses)
    assert opening.given == [page, "https://visio.exemple.fr/salle"]
    assert not opening.said


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://visio.autre.fr/salle", "elle mène ailleurs que sur la plateforme (visio.autre.fr)"),
        ("file:///etc/passwd", "ce n’est pas celle d’une page protégée"),
        ("\\\\serveur\\partage", "ce n’est pas celle d’une page protégée"),
    ],
)
def test_what_is_not_opened_is_said(opening: Opening, address: str, words: str) -> None:
    assert not open_address(address, opening.addresses)
    assert not opening.given
    assert [notice.kind for notice in opening.said] == ["warning"]
    assert opening.said[0].text.startswith("Kiosk n’ouvre pas cette adresse\u00a0: ")
    assert words in opening.said[0].text


async def test_where_no_program_takes_it_the_number_is_copied(opening: Opening) -> None:
    opening.takes = False
    assert not open_address("tel:+33639980012", opening.addresses, instead="06 39 98 00 12")
    assert QGuiApplication.clipboard().text() == "06 39 98 00 12"
    assert not open_address("mailto:lea%0A@exemple.fr", opening.addresses, instead="lea%0A@exemple.fr")
    assert len(opening.given) == 1, "an address that is not plain is copied, never given to a program"
    assert not open_address("https://visio.exemple.fr/salle", opening.addresses)
    assert [notice.text for notice in opening.said] == [
        "Copié\u00a0: 06 39 98 00 12",
        "Copié\u00a0: lea%0A@exemple.fr",
        "Aucun programme de ce poste n’a ouvert cette adresse.",
    ]
