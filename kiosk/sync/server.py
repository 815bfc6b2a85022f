"""The platform that is spoken to now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kiosk.api_client.client import ApiClient
    from kiosk.domain.platform.capabilities import Capabilities

    Platform: TypeAlias = ApiClient


@dataclass(slots=True)
class Server:
    """``capabilities``: what it can do; None until it has said so."""

    platform: Platform
    capabilities: Capabilities | None = None
