"""The platform that is spoken to now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kiosk.api_client.client import ApiClient

    Platform: TypeAlias = ApiClient


@dataclass(slots=True)
class Server:
    """One for each session: what was said in an earlier one is asked again."""

    platform: Platform
