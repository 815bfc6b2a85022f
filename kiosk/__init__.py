"""Kiosk: the reception desk of RDV Service Public."""

__version__ = "0.1.0"
