"""Where a person's own profile is."""

from __future__ import annotations

from pathlib import Path


def usual_profile() -> Path:
    """The folder that is used when none is named."""
    from platformdirs import user_data_path

    return user_data_path("kiosk", appauthor=False)
