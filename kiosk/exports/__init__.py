"""Paper and files: plain documents made from the trade's objects. What prints them is in ``views``."""
