"""The journal, as a sheet over the page."""
