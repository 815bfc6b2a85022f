"""What territories, organisations, plages, absences and applications of a data file have beyond their fields."""

from __future__ import annotations

from typing import Any

from kiosk.domain.dates.public_holidays import known_zone as known_holidays
from kiosk.domain.dates.recurrence import UnreadableRecurrence, read_recurrence
from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.model import (
    Absence,
    DataFileFault,
    OauthApplication,
    Organisation,
    PlageOuverture,
    Service,
    Territory,
    known_zone,
)
from kiosk.platform_server.data.data_file.rows import Rows
from kiosk.platform_server.values.redirects import can_be_registered
from kiosk.platform_server.values.secrets import hashed


def territory(_rows: Rows, item: Territory, _row: dict[str, Any], path: str) -> None:
    """Raises DataFileFault where its holidays are not known."""
    if item.holiday_zone is not None and not known_holidays(item.holiday_zone):
        raise DataFileFault(f"{path}.holiday_zone", "no holidays are known of it")


def organisation(rows: Rows, item: Organisation, row: dict[str, Any], path: str) -> None:
    """Its zone, the file's unless it has its own. Raises DataFileFault."""
    if item.timezone is not None and not known_zone(item.timezone):
        raise DataFileFault(f"{path}.timezone", "no such zone")
    row["timezone"] = item.timezone or rows.data.timezone


def service(_rows: Rows, item: Service, row: dict[str, Any], _path: str) -> None:
    """Its short name."""
    row["short_name"] = item.short_name or item.name


def plage(rows: Rows, item: PlageOuverture, row: dict[str, Any], path: str) -> None:
    """Its hours and motifs. Raises DataFileFault."""
    _set_hours(item, row, path)
    rows.link(schema.plage_motifs, {"plage_ouverture_id": row["id"]}, "motif", item.motifs, f"{path}.motifs")


def absence(_rows: Rows, item: Absence, row: dict[str, Any], path: str) -> None:
    """Its hours and last day. Raises DataFileFault."""
    _set_hours(item, row, path)
    row["end_day"] = row["end_day"] or row["first_day"]


def application(rows: Rows, item: OauthApplication, row: dict[str, Any], path: str) -> None:
    """Its secret, hashed. Raises DataFileFault for what could not be used."""
    if any(other["client_id"] == item.client_id for other in rows.of[schema.oauth_applications]):
        raise DataFileFault(f"{path}.client_id", f'"{item.client_id}" comes twice')
    for number, uri in enumerate(item.redirect_uris):
        if not can_be_registered(uri):
            raise DataFileFault(f"{path}.redirect_uris[{number}]", "no address to return to")
    if item.client_secret is not None and not item.confidential:
        raise DataFileFault(f"{path}.client_secret", "a public application has none")
    row["secret_hash"] = hashed(item.client_secret) if item.client_secret else None


def _set_hours(item: PlageOuverture | Absence, row: dict[str, Any], path: str) -> None:
    """« 09:00 » as « 09:00:00 ». Raises DataFileFault where what comes back cannot be read."""
    for name in ("start_time", "end_time"):
        row[name] = row[name] if len(row[name]) == 8 else f"{row[name]}:00"
    if item.recurrence is not None:
        try:
            read_recurrence(item.recurrence)
        except UnreadableRecurrence as fault:
            raise DataFileFault(f"{path}.recurrence", str(fault)) from None
