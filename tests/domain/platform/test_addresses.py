"""What is opened: the instance's pages, a site's hosts, calls and letters; nothing that only looks like them."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.domain.platform.addresses import Judged, judged, slots_page
from kiosk.domain.text.pages import is_page

INSTANCE = "https://rdv.anct.gouv.fr"


@pytest.mark.parametrize(
    "address",
    [
        f"{INSTANCE}/admin/organisations/3/rdvs/12",
        f"{INSTANCE}/agents/rdv_plans/4?x=1#haut",
        "https://RDV.ANCT.GOUV.FR/admin",
        "https://rdv.anct.gouv.fr:443/admin",
        "https://visio.exemple.fr/salle/a%20b",
        "https://Visio2.exemple.fr:8443/salle",
        "tel:+33639980012",
        "tel:3646",
        "mailto:lea.dupont+rdv@exemple.fr",
    ],
)
def test_what_is_opened_is_opened_as_it_is(address: str) -> None:
    assert judged(address, INSTANCE, ("visio.exemple.fr", "visio2.Exemple.fr:8443")).text == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "rdv.anct.gouv.fr/admin",
        "//rdv.anct.gouv.fr/admin",
        "https:rdv.anct.gouv.fr",
        "https:///rdv.anct.gouv.fr",
        "https://",
        "http://rdv.anct.gouv.fr/admin",
        "https://rdv.anct.gouv.fr.exemple.com/",
        "https://exemple.com/rdv.anct.gouv.fr",
        "https://xrdv.anct.gouv.fr/",
        "https://rdv.anct.gouv.fr./",
        "https://rdv.anct.gouv.fr:8443/",
        "https://rdv.anct.gouv.fr:0443x/",
        "https://rdv.anct.gouv.fr:99999/",
        "https://agent@rdv.anct.gouv.fr/",
        "https://rdv.anct.gouv.fr@exemple.com/",
        "https://rdv.anct.gouv.fr\\@exemple.com/",
        "https://exemple.com\\.rdv.anct.gouv.fr/",
        "https://rdv.anct.gouv.fr%2eexemple.com/",
        "https://rdv.аnct.gouv.fr/",  # a Cyrillic letter
        "https://xn--rdv-anct-gouv-fr.exemple.com/",
        "https://rdv.anct.gouv.fr/a b",
        "https://rdv.anct.gouv.fr/\n",
        " https://rdv.anct.gouv.fr/",
        "https://rdv.anct.\tgouv.fr/",
        "https://[::1]/",
        "https://[rdv.anct.gouv.fr/",
        "http://127.0.0.1:3000/",
        "http://localhost/",
        "http://visio.exemple.fr/salle",
        "https://visio.exemple.fr:8443/salle",
        "https://sous.visio.exemple.fr/salle",
        "\\\\serveur\\partage\\facture.exe",
        "//serveur/partage",
        "file:///etc/passwd",
        "file://rdv.anct.gouv.fr/partage",
        "smb://rdv.anct.gouv.fr/partage",
        "javascript:alert(1)",
        "data:text/html,bonjour",
        "ms-msdt:/id PCWDiagnostic",
        "ms-word:ofe|u|https://exemple.com/a.docx",
        "vscode://x",
        "C:\\Windows\\System32\\calc.exe",
        "C:/Windows/System32/calc.exe",
        "/usr/bin/true",
        "tel:",
        "tel:*21*0612345678#",
        "tel:+33639980012;ext=1",
        "mailto:",
        "mailto:a@exemple.fr?bcc=b@exemple.fr",
        "mailto:a@exemple.fr,b@exemple.fr",
        "mailto:a%0Abcc:b@exemple.fr",
        f"{INSTANCE}/{'a' * 3000}",
    ],
)
def test_nothing_else_is(address: str) -> None:
    assert not judged(address, INSTANCE, ("visio.exemple.fr",)).text


def test_where_a_page_leads_is_told() -> None:
    assert judged("https://visio.autre.fr/salle", INSTANCE) == Judged("", "visio.autre.fr")
    assert judged("file:///etc/passwd", INSTANCE) == Judged()
    assert judged(f"{INSTANCE}/", "") == Judged("", "rdv.anct.gouv.fr"), "signed out, there is no instance"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "127.0.0.2"])
def test_this_very_machine_has_several_names_for_whoever_works_on_it(name: str) -> None:
    for instance in ("http://127.0.0.1:3000", "http://localhost:3000"):
        assert judged(f"http://{name}:3000/rdv", instance).text
        assert judged(f"http://{name}:3001/rdv", instance).text
        assert not judged(f"https://{name}:3000/rdv", instance).text
    assert not judged(f"http://{name}:3000/rdv", INSTANCE).text


def test_another_port_is_the_instance_s_where_it_is_there() -> None:
    assert judged("https://rdv.ville.fr:8443/rdv", "https://rdv.ville.fr:8443").text
    assert not judged("https://rdv.ville.fr/rdv", "https://rdv.ville.fr:8443").text


def test_the_platform_s_search_has_its_usagers_chosen() -> None:
    address = slots_page("http://127.0.0.1:3000", 7, (12, 15))
    assert address == (
        "http://127.0.0.1:3000/admin/organisations/7/creneaux_search?user_ids%5B%5D=12&user_ids%5B%5D=15"
    )
    assert parse_qsl(urlsplit(address).query) == [("user_ids[]", "12"), ("user_ids[]", "15")]
    assert slots_page(INSTANCE, 7) == f"{INSTANCE}/admin/organisations/7/creneaux_search"
    assert judged(slots_page(INSTANCE, 7, (12,)), INSTANCE).text


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://visio.test/salle?x=1", True),
        ("http://visio.test/salle", False),
        ("https://", False),
        ("https://visio.test@ailleurs.test/", False),
        ("https://visio.test/sa lle", False),
        ("javascript:alert(1)", False),
        ("tel:0612345678", False),
        ("", False),
    ],
)
def test_what_is_written_down_for_others_to_open_is_a_protected_page(address: str, page: bool) -> None:
    assert is_page(address) is page
