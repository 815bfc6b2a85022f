"""Workshops (RDV collectifs): those to come, and making them."""
