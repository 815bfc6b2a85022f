"""Text as such: folded, as it sounds, as an address, in a language."""
