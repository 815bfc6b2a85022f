"""Whether a desk is new enough for its platform."""

from __future__ import annotations

import pytest

from kiosk.domain.platform.desk_version import DeskAge, desk_age


@pytest.mark.parametrize(
    ("own", "recommended", "minimum", "found"),
    [
        ("1.3.0", "", "", DeskAge.FIT),
        ("1.3.0", "1.3", "1.3.0", DeskAge.FIT),
        ("1.3.0", "1.10.0", "1.2", DeskAge.OLD),
        ("1.3.0", "1.4", "1.3.1", DeskAge.TOO_OLD),
        ("1.3.0.dev4", "1.3.0", "", DeskAge.FIT),
        ("1.3.0", "latest", "v2", DeskAge.FIT),
        ("", "0.1", "", DeskAge.OLD),
    ],
)
def test_what_a_platform_asks_for(own: str, recommended: str, minimum: str, found: DeskAge) -> None:
    assert desk_age(own, recommended, minimum) is found
