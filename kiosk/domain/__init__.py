"""The trade in plain data and rules. No Qt, no I/O, no clock of its own."""
