"""The slip of an RDV on paper."""

from __future__ import annotations

import base64
import re
from dataclasses import replace

from kiosk.exports.slip_sheet import slip_html
from tests.domain.booking.test_slip import slip


def test_all_that_the_usager_needs_is_on_it() -> None:
    html = slip_html(slip())
    for said in (
        "MDS d’Ormeval",
        "Mardi 1er décembre 2026 à 9:30",
        "Accès aux droits",
        "12 rue de la République, 99000 Ormeval",
        "Pour\u00a0: DUPONT Léa",
        "Avec\u00a0: Béatrice Martin",
        "En cas d’empêchement, appelez le\u00a0: 01 99 00 00 01",
        "Apporter une pièce d’identité.",
    ):
        assert said in html
    found = re.search(r'src="data:image/png;base64,([^"]+)"', html)
    assert found is not None
    assert base64.b64decode(found[1]).startswith(b"\x89PNG")


def test_what_is_not_known_leaves_no_empty_line() -> None:
    html = slip_html(replace(slip(), names=(), agents=(), phone="", instructions="", address=""))
    for label in ("Pour", "Avec", "empêchement", "À savoir"):
        assert label not in html


def test_what_somebody_typed_is_no_markup() -> None:
    assert "<b>Léa</b>" not in slip_html(replace(slip(), names=("<b>Léa</b>",)))
