"""People found by what is typed, while somebody speaks."""
