"""People: found, read, written down, merged."""
