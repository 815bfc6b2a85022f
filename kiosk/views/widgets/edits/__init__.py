"""Lines that are typed into: text, and what a text may mean."""
