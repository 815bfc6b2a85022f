"""What a platform can do beyond API v1: it decides what the desk offers, and how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a server has beyond API v1 (desk-api.md); all False on one that has nothing more."""

    version: int = 0
    directory: bool = False
    creneaux: bool = False
    rdvs: bool = False
    waiting_room: bool = False
    changes: bool = False
    user_search: bool = False
    user_merge: bool = False
    versions: bool = False
    plage_ouvertures: bool = False
    prescription: bool = False
    overlap: bool = False
    """Whether an RDV may be put over what is in its way, once somebody was asked."""
    walk_ins: bool = False
    """Whether the site's desks share who came without an RDV: by its companion, or the platform. So what follows."""
    calls: bool = False
    check_in: bool = False
    notices: bool = False
    site: bool = False
    """Whether the platform itself is the companion of its organisations."""
    desk_recommended: str = ""
    """The Kiosk that the platform recommends, « 1.4.0 »; empty: it does not say. So what follows."""
    desk_minimum: str = ""
    desk_page: str = ""
    """Where a newer one is to be had."""
    epoch: str = ""
    """Another one once its database was put back from a backup, or made anew; empty where it does not say."""
