"""This platform's own OpenAPI document: what it serves, as it serves it."""

from kiosk.platform_server.openapi.document import build, undescribed

__all__ = ["build", "undescribed"]
