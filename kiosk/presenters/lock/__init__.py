"""A desk that locks, and by what its agent goes on."""
